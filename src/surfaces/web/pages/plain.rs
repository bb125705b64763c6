//! Pages that say little: why something was refused, and what search engines may list.

use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::layout;
use maud::html;

pub fn refused(error: &RequestError) -> RouteResponse {
    let (title, text) = match error {
        RequestError::NotFound => (
            "Sidan finns inte",
            "Adressen leder ingenstans. Handlingen kan ha tagits bort, eller så är adressen felskriven.",
        ),
        RequestError::Bad(text) => ("Det gick inte att svara", text.as_str()),
        RequestError::Garbled => ("Det gick inte att svara", "Adressen har tecken som inte går att läsa."),
        RequestError::Long => ("Det gick inte att svara", "Adressen är för lång."),
        RequestError::Method => ("Det gick inte att svara", "Här går det bara att läsa."),
        RequestError::Busy | RequestError::TooLong => {
            ("För mycket att göra just nu", "Servern hinner inte med. Försök igen om en liten stund.")
        }
        RequestError::Engine(_)
        | RequestError::File(_)
        | RequestError::Json(_)
        | RequestError::Table(_)
        | RequestError::Broken => (
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
    RouteResponse { status: error.status(), ..RouteResponse::page(layout::document(title, &body)) }
}

/// Search engines should not list answers, because there are endlessly many. Pages about people are not disallowed here:
/// they send `noindex` themselves, and a search engine sees that only if it may fetch them.
#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn robots(_: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let text = "User-agent: *\nDisallow: /sok\nDisallow: /api/\n";
    Ok(RouteResponse::new("text/plain; charset=utf-8", text))
}
