//! How items were voted on: the votes on a query, or those of a year. And how the lists of decisions and votes are
//! narrowed.

use super::super::query_parameters::QueryParameters;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::fragments;
use super::layout::{self, Page};
use super::reply::item_link;
use jiff::civil::Date;
use maud::{Markup, html};
use tingsok::search::{FoundVote, Options};

const PER_PAGE: usize = 20;

pub fn votes(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut parameters = asked_in_a_year(request);
    let options = Options { skip: 0, limit: usize::MAX, ..parameters.options(request.archive, PER_PAGE, usize::MAX) };
    let mut found = request.archive.votes(&parameters.q, parameters.voter.as_deref(), &options)?;
    if parameters.q.is_empty() {
        // All votes come oldest first.
        found.votes.reverse();
    }
    let total = found.votes.len();
    parameters.stay_within(total, PER_PAGE);
    let shown = found.votes.iter().skip((parameters.page - 1) * PER_PAGE).take(PER_PAGE);
    let main = html! {
        h1 { "Omröstningar" @if !parameters.q.is_empty() { " om ”" (parameters.q) "”" } @else if let Some(year) = parameters.year { " " (year) } }
        (narrowing(&parameters, "/omrostningar", request))
        (fragments::notes(&parameters, &found.notes))
        p { (swedish::count(total, "omröstning", "omröstningar")) }
        @if total == 0 { p.hint { "Bara protokoll som redovisar omröstningar med siffror eller namn kan visas här." } }
        (list(shown, request))
        (fragments::pages(&parameters, "/omrostningar", total, PER_PAGE, usize::MAX))
        (fragments::downloads(&parameters, "/api/v1/votes"))
    };
    Ok(layout::framed(request, &Page { title: "Omröstningar", query: &parameters.q, main }))
}

pub fn list<'a>(votes: impl Iterator<Item = &'a FoundVote>, request: &Request<'_>) -> Markup {
    html! {
        @for own in votes {
            article.decided {
                p.where {
                    (fragments::day(own.date, own.date_basis)) " · "
                    (fragments::organ(own.governing_body.as_deref(), own.region.as_deref()))
                }
                h3 { (item_link(&own.source, &own.item, request)) }
                (fragments::vote(&own.vote, &own.parties))
                @if !own.reservations.is_empty() { p { "Reservation: " (fragments::participants(&own.reservations)) } }
            }
        }
    }
}

/// The question of a list. Without a query and a time, it is of the latest year, so that a visit does not read the
/// whole archive.
pub fn asked_in_a_year(request: &Request<'_>) -> QueryParameters {
    let parameters = QueryParameters::of(request.fields);
    let has_time = parameters.year.is_some() || parameters.from.is_some() || parameters.to.is_some();
    let is_open = parameters.q.is_empty() && !has_time && parameters.organ.is_none();
    let latest = request.archive.directory.meetings().find_map(|entry| entry.summary.date).map(Date::year);
    QueryParameters { year: parameters.year.or(latest.filter(|_| is_open)), ..parameters }
}

/// A search field within the list, and its years.
pub fn narrowing(parameters: &QueryParameters, path: &str, request: &Request<'_>) -> Markup {
    let years = request.archive.directory.entries_by_year();
    html! {
        form.within action=(path) method="get" {
            label { "Om vad" input type="search" name="q" value=(parameters.q) maxlength="4000"; }
            label { "Organ" input type="text" name="organ" value=[parameters.organ.as_deref()] maxlength="200"; }
            label { "År" input type="text" inputmode="numeric" name="year" value=[parameters.year.map(|year| year.to_string())] maxlength="4"; }
            @if let Some(voter) = &parameters.voter { input type="hidden" name="voter" value=(voter); }
            button type="submit" { "Visa" }
        }
        @if parameters.q.is_empty() && years.len() > 1 {
            details { summary { "Välj år" } (fragments::years(&years, parameters.year, |year| parameters.with(|parameters| parameters.year = Some(year)).address(path))) }
        }
    }
}
