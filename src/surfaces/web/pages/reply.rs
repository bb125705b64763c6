//! What answers a plain-language question, above the hits of its words.

use super::super::address;
use super::super::query_parameters::QueryParameters;
use super::super::routes::Request;
use super::super::swedish;
use super::{decisions, fragments, meetings, people, votes};
use maud::{Markup, html};
use tingsok::search::{Actor, ContestedItem, DirectAnswer, Period, QuestionFilters, Timeline, UnderstoodQuestion};

/// So much is shown above the hits; what there is more is a link away. By feel.
const SHOWN: usize = 5;
/// Of people who were at a meeting, and of meetings.
const SHOWN_IN_LISTS: usize = 12;

pub fn reply(
    found: &DirectAnswer,
    reading: &UnderstoodQuestion,
    parameters: &QueryParameters,
    request: &Request<'_>,
) -> Markup {
    let more = |total: usize, shown: usize, path: &str, what: &str| {
        html! {
            @if total > shown {
                @match whole(reading, parameters) {
                    Some(all) => p { a href=(all.address(path)) { "Alla " (total) " " (what) } },
                    None => p.hint { "De " (shown) " första av " (total) "." },
                }
            }
        }
    };
    match found {
        DirectAnswer::Decisions(found) => html! {
            (decisions::list(found.decisions.iter().take(SHOWN), request))
            (more(found.total, SHOWN, "/beslut", "beslut"))
        },
        DirectAnswer::Votes(found) => html! {
            (votes::list(found.votes.iter().take(SHOWN), request))
            (more(found.total, SHOWN, "/omrostningar", "omröstningar"))
        },
        DirectAnswer::People(found) => html! {
            (people::of_topic(found.people.iter().take(SHOWN_IN_LISTS), request))
            @if found.total > SHOWN_IN_LISTS { p.hint { "De " (SHOWN_IN_LISTS) " första av " (found.total) "." } }
        },
        DirectAnswer::Persons(found) => html! {
            ul.list {
                @for person in found.persons.iter().take(SHOWN_IN_LISTS) {
                    (people::line(&people::Line::of(person)))
                }
            }
        },
        DirectAnswer::Contests(found) => html! {
            @for contested in found.contests.iter().take(SHOWN) { (contest(contested, request)) }
            @if found.total > SHOWN { p.hint { "De " (SHOWN) " första av " (found.total) "." } }
        },
        DirectAnswer::Timeline(found) => timeline(found, parameters, request),
        DirectAnswer::Meetings(found) => html! {
            ul.list { @for meeting in found.meetings.iter().take(SHOWN_IN_LISTS) { (meetings::line(meeting, request)) } }
        },
        DirectAnswer::Items(found) => html! {
            @for hit in found.items.iter().take(SHOWN) { (fragments::hit(hit, parameters, request)) }
        },
        // A way to answer that this page does not know of yet: the hits are below.
        _ => html! {},
    }
}

/// The question as parameters of the page that lists all results; `None` if that page cannot express the question (a
/// number, a party or a person).
fn whole(reading: &UnderstoodQuestion, parameters: &QueryParameters) -> Option<QueryParameters> {
    let QuestionFilters { organ, region, period, number, who } = &reading.filters;
    if number.is_some() || matches!(who, Some(Actor::Parties(_) | Actor::Person(_))) {
        return None;
    }
    Some(parameters.with(|parameters| {
        parameters.q.clone_from(&reading.topic);
        parameters.organ = organ.clone().or_else(|| parameters.organ.take());
        parameters.region = region.clone().or_else(|| parameters.region.take());
        if let Some(Period { from, to }) = period {
            (parameters.from, parameters.to) = (from.map(|day| day.to_string()), to.map(|day| day.to_string()));
        }
    }))
}

fn contest(contested: &ContestedItem, request: &Request<'_>) -> Markup {
    let item = &contested.item;
    html! {
        article.decided {
            p.where {
                (fragments::day(contested.date, contested.date_basis)) " · "
                (fragments::organ(contested.governing_body.as_deref(), contested.region.as_deref()))
            }
            h3 { (item_link(&contested.source, item, request)) }
            (fragments::motions(&contested.motions))
            @if !contested.reservations.is_empty() { p { "Reservation: " (fragments::participants(&contested.reservations)) } }
        }
    }
}

/// An item by number and title, as a link to its page.
pub fn item_link(source: &str, item: &tingsok::search::ItemHead, request: &Request<'_>) -> Markup {
    let number = fragments::number(item.number.as_deref(), item.sign);
    let text = html! { @if !number.is_empty() { span.number { (number) } " " } (item.title) };
    match request.archive.directory.item(source, item.number.as_deref(), &item.title) {
        Some(address) => html! { a href=(address) { (text) } },
        None => text,
    }
}

/// How often a topic came up, by year.
pub fn timeline(found: &Timeline, parameters: &QueryParameters, request: &Request<'_>) -> Markup {
    let years: Vec<(i16, usize)> =
        found.years.iter().filter_map(|year| Some((year.year?, year.counts.items))).collect();
    let topic = QueryParameters { q: found.topic.clone(), ..parameters.with(|_| {}) };
    html! {
        p {
            (swedish::count(found.counts.items, "punkt", "punkter")) " i "
            (swedish::count(found.counts.documents, "möte", "möten")) "."
        }
        (fragments::years(&years, None, |year| topic.with(|parameters| parameters.year = Some(year)).address("/sok")))
        @for (name, hit) in [("Första gången", &found.first), ("Senaste gången", &found.last)] {
            @if let Some(hit) = hit {
                @let link = fragments::address_of(hit, request).map(|base| address::of_hit(&base, hit, &found.topic));
                p {
                    (name) ": " (fragments::day(hit.meeting.date, hit.meeting.date_basis)) ", "
                    a href=[link] { (hit.item.as_ref().map_or("punkt", |item| item.title.as_str())) }
                }
            }
        }
    }
}
