//! The first page: search, and what there is to search in.

use super::super::query_parameters::{QueryParameters, grouped};
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::fragments;
use super::layout::{self, Page};
use maud::html;

/// Meetings that are shown as the latest.
const LATEST: usize = 8;
/// Bodies that are shown; the others are on a page of their own.
const BODIES: usize = 12;

const EXAMPLES: &[&str] =
    &["hemsjukvårdsavtal", "vem föredrog elevhälsan", "vad beslutades om budget", "\"nära vård\"", "senaste mötet"];

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn start(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let directory = &request.archive.directory;
    let meetings = directory.meetings().count();
    let years = directory.entries_by_year();
    let mut bodies: Vec<_> = directory.bodies.iter().collect();
    bodies.sort_by_key(|body| std::cmp::Reverse((body.last, body.meetings.len())));
    let main = html! {
        div.hero {
            h1 { (request.site.title) }
            p.lead { "Vad har nämnder, styrelser och fullmäktige talat om och beslutat? Sök i protokollen, eller ställ en fråga." }
            (layout::search_form(""))
            p.examples {
                "Till exempel: "
                @for (place, example) in EXAMPLES.iter().enumerate() {
                    @if place > 0 { ", " }
                    a href=(QueryParameters { q: (*example).to_owned(), ..QueryParameters::default() }.address("/sok")) { (example) }
                }
            }
        }
        section.counts aria-label="Vad som finns" {
            ul {
                li { strong { (grouped(meetings)) } (if meetings == 1 { " möte" } else { " möten" }) }
                li { strong { (grouped(directory.documents)) } " dokument" }
                li { strong { (grouped(directory.items)) } (if directory.items == 1 { " punkt" } else { " punkter" }) }
                li { strong { (grouped(directory.decisions)) } " beslut" }
                li { strong { (grouped(directory.bodies.len())) } " organ" }
            }
        }
        div.pair {
            section {
                h2 { "Senaste mötena" }
                ul.list {
                    @for entry in directory.meetings().take(LATEST) {
                        @let meeting = &entry.summary;
                        li {
                            a href=(entry.address) { (fragments::organ(meeting.governing_body.as_deref(), meeting.region.as_deref())) }
                            p.where {
                                (fragments::day(meeting.date, meeting.date_basis)) " · " (swedish::count(meeting.items, "punkt", "punkter"))
                                @if meeting.decisions > 0 { " · " (grouped(meeting.decisions)) " beslut" }
                            }
                        }
                    }
                }
                @if meetings > LATEST { p { a href="/moten" { "Alla möten" } } }
            }
            section {
                h2 { "Organ" }
                ul.list {
                    @for body in bodies.iter().take(BODIES) {
                        li {
                            a href=(format!("/organ/{}", body.slug)) { (fragments::organ(Some(&body.name), body.region.as_deref())) }
                            p.where { (swedish::count(body.meetings.len(), "möte", "möten")) }
                        }
                    }
                }
                @if bodies.len() > BODIES { p { a href="/organ" { "Alla organ" } } }
            }
        }
        @if years.len() > 1 {
            section {
                h2 { "Möten och handlingar per år" }
                (fragments::years(&years, None, |year| format!("/moten?year={year}")))
            }
        }
    };
    Ok(layout::framed(request, &Page { title: "", query: "", main }))
}
