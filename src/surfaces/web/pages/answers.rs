//! Answers to a query: what it was understood to ask, what answers that, and what its words find.

use super::super::query_parameters::{Order, QueryParameters, grouped};
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::layout::{self, Page};
use super::{facets, fragments, reply};
use maud::{Markup, html};
use tingsok::search::{Answer, Options, SuggestionKind, TotalAccuracy};

pub const PER_PAGE: usize = 20;
/// So many hits are paged through; whoever wants more has the API. By feel.
const MOST: usize = 1000;

pub fn answers(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut parameters = QueryParameters::of(request.fields);
    if parameters.q.is_empty() && !parameters.is_filtered() {
        return Ok(RouteResponse::see("/".to_owned()));
    }
    let options = Options { facets: true, ..parameters.options(request.archive, PER_PAGE, MOST) };
    let answer = request.archive.search(&parameters.q, &options)?;
    let title = format!("{} – svar", if parameters.q.is_empty() { "Urval" } else { &parameters.q });
    let main = html! {
        div.answer-page {
            div.answers {
                h1.hidden { @if parameters.q.is_empty() { "Urval" } @else { "Svar på ”" (parameters.q) "”" } }
                (understood(&answer, &parameters))
                (notes(&answer, &parameters))
                @if let (Some(found), Some(reading)) = (&answer.answer, &answer.reading) { section.reply aria-label="Svar på frågan" { (reply::reply(found, reading, &parameters, request)) } }
                (found(&answer, &parameters, request))
                (fragments::pages(&parameters, "/sok", answer.total, PER_PAGE, MOST))
                (fragments::downloads(&parameters, "/api/v1/search"))
            }
            (facets::facets(&answer, &parameters))
        }
    };
    Ok(layout::framed(request, &Page { title: &title, query: &parameters.q, main }))
}

/// The reading of a plain-language question, and how to undo it.
fn understood(answer: &Answer, parameters: &QueryParameters) -> Markup {
    html! {
        @if let Some(reading) = &answer.reading {
            p.reading {
                "Tolkat som: " strong { (swedish::reading(reading)) } ". "
                a href=(parameters.with(|parameters| parameters.words = true).address("/sok")) { "Sök på orden i stället" }
            }
        } @else if parameters.words {
            p.reading { "Orden söks som de står. " a href=(parameters.with(|parameters| parameters.words = false).address("/sok")) { "Tolka som en fråga" } }
        }
    }
}

fn notes(answer: &Answer, parameters: &QueryParameters) -> Markup {
    html! {
        @if !answer.notes.is_empty() || !parameters.notes.is_empty() || !answer.suggestions.is_empty() {
            div.notes role="note" {
                @for note in &parameters.notes { p { (note) } }
                @for note in &answer.notes { p { (swedish::note(note)) } }
                @for suggestion in &answer.suggestions {
                    p {
                        @match suggestion.kind {
                            SuggestionKind::Spelling => "Menade du ",
                            SuggestionKind::Compounds => "Ord som börjar så: ",
                        }
                        @for (place, word) in suggestion.words.iter().enumerate() {
                            @if place > 0 { ", " }
                            a href=(parameters.with(|parameters| parameters.q = parameters.q.replace(&suggestion.word, &word.word)).address("/sok")) { (word.word) }
                        }
                        @if suggestion.kind == SuggestionKind::Spelling { "?" }
                    }
                }
            }
        }
    }
}

fn found(answer: &Answer, parameters: &QueryParameters, request: &Request<'_>) -> Markup {
    let total = swedish::count(answer.total, "punkt", "punkter");
    let more = answer.total_is == TotalAccuracy::AtLeast;
    html! {
        section aria-labelledby="traffar" {
            div.found-head {
                h2 #traffar {
                    @if answer.total == 0 { "Inga träffar" }
                    @else if answer.answer.is_some() { "Träffar på orden i frågan: " @if more { "minst " } (total) }
                    @else { @if more { "Minst " } (total) }
                }
                @if answer.total > 1 { (order(parameters)) }
            }
            @if answer.complete > 0 && answer.complete < answer.total {
                p.hint { (grouped(answer.complete)) " har alla orden och kommer först." }
            }
            @if answer.total == 0 { (nothing(parameters)) }
            @for hit in &answer.hits { (fragments::hit(hit, parameters, request)) }
        }
    }
}

fn order(parameters: &QueryParameters) -> Markup {
    let name = |order: Order| match order {
        Order::Best => "Bäst först",
        Order::Newest => "Nyast först",
        Order::Oldest => "Äldst först",
    };
    html! {
        ul.order aria-label="Ordning" {
            @for order in Order::ALL {
                li {
                    @let is_own = order == parameters.sort;
                    a href=(parameters.with(|parameters| parameters.sort = order).address("/sok")) aria-current=[is_own.then_some("true")] { (name(order)) }
                }
            }
        }
    }
}

fn nothing(parameters: &QueryParameters) -> Markup {
    html! {
        ul {
            li { "Pröva färre ord, eller andra ord för samma sak." }
            @if parameters.is_filtered() { li { a href=(QueryParameters { q: parameters.q.clone(), ..QueryParameters::default() }.address("/sok")) { "Sök utan avgränsningar" } } }
            li { a href="/hjalp" { "Så frågar du" } }
        }
    }
}
