//! Pages that say little: why something was refused, and what search engines may list.

use super::super::refused::Refused;
use super::super::reply::Reply;
use super::super::routes::Request;
use super::layout;
use maud::html;

pub fn refused(refusal: &Refused) -> Reply {
    let (title, text) = match refusal {
        Refused::NotFound => (
            "Sidan finns inte",
            "Adressen leder ingenstans. Handlingen kan ha tagits bort, eller så är adressen felskriven.",
        ),
        Refused::Bad(text) => ("Det gick inte att svara", text.as_str()),
        Refused::Garbled => ("Det gick inte att svara", "Adressen har tecken som inte går att läsa."),
        Refused::Long => ("Det gick inte att svara", "Adressen är för lång."),
        Refused::Method => ("Det gick inte att svara", "Här går det bara att läsa."),
        Refused::Busy | Refused::TooLong => {
            ("För mycket att göra just nu", "Servern hinner inte med. Försök igen om en liten stund.")
        }
        Refused::Engine(_) | Refused::File(_) | Refused::Json(_) | Refused::Table(_) | Refused::Broken => (
            "Något gick fel",
            "Svaret gick inte att ta fram. Försök igen om en stund; hjälper inte det, hör av dig till den som sköter sidan.",
        ),
    };
    let body = html! {
        main #innehall tabindex="-1" {
            h1 { (title) }
            p { (text) }
            (layout::search_form(""))
            p { a href="/" { "Till startsidan" } }
        }
    };
    Reply { status: refusal.status(), ..Reply::page(layout::document(title, &body)) }
}

/// Answers are not for search engines: there is no end of them. Pages of people say so themselves, which a search engine sees only
/// where it may look.
#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn robots(_: &Request<'_>) -> Result<Reply, Refused> {
    let text = "User-agent: *\nDisallow: /sok\nDisallow: /api/\n";
    Ok(Reply::new("text/plain; charset=utf-8", text))
}
