//! One item of a meeting: what was decided, how, its whole text, and the same matter earlier and later.

use super::super::address;
use super::super::directory::Entry;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::layout::{self, Page};
use super::{document, fragments, meetings};
use maud::{Markup, html};
use tingsok::engine::Record;
use tingsok::protocol::{AgendaItem, Protocol};
use tingsok::search::{PartyCounts, cite, file_name};

/// Where an item is: its document, and its place in that document's agenda.
struct Found<'a> {
    record: &'a Record,
    path: Vec<usize>,
    item: &'a AgendaItem,
}

pub fn item(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let Some((base, _)) = request.path.rsplit_once('/') else { return Err(RequestError::NotFound) };
    let found = request.archive.directory.at(base);
    let wanted = request.part(2);
    match found.as_slice() {
        [] => Err(RequestError::NotFound),
        [entry] => of_entry(entry, wanted, request),
        several => {
            // Two meetings on one day: the item is at the only one that has it, or the reader chooses the meeting.
            let mut pages = Vec::new();
            for entry in several {
                match of_entry(entry, wanted, request) {
                    Err(RequestError::NotFound) => {}
                    page => pages.push(page?),
                }
            }
            match (pages.pop(), pages.is_empty()) {
                (Some(page), true) => Ok(page),
                (Some(_), false) => Ok(RouteResponse::see(base.to_owned())),
                (None, _) => Err(RequestError::NotFound),
            }
        }
    }
}

fn of_entry(entry: &Entry, wanted: &str, request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut records = Vec::new();
    for paper in &entry.summary.documents {
        records.extend(request.archive.record(&paper.source)?);
    }
    page(&records, &entry.address, wanted, request)
}

/// The item called `wanted` in `records`, the minutes first. What others of them say of it is shown below.
pub fn page(
    records: &[Record],
    base: &str,
    wanted: &str,
    request: &Request<'_>,
) -> Result<RouteResponse, RequestError> {
    let named: Vec<Found<'_>> = records.iter().flat_map(|record| called(record, wanted)).collect();
    let nth = request.fields.get("nr").and_then(|nth| nth.parse::<usize>().ok()).unwrap_or(1).max(1);
    let first_source = named.first().ok_or(RequestError::NotFound)?.record.source.name();
    // The same number twice in one document, or the same item in another document of the meeting.
    let (own, others): (Vec<_>, Vec<_>) = named.into_iter().partition(|one| one.record.source.name() == first_source);
    let nth = place_of(&own, request).unwrap_or(nth);
    let found = own.get(nth - 1).ok_or(RequestError::NotFound)?;
    let Found { record, item, .. } = found;
    let protocol = &record.protocol;
    let query = request.fields.get("q").unwrap_or_default();
    let text = document::text(&first_source, Some(&found.path), query, request)?;
    let number = fragments::number(item.number.as_deref(), item.sign);
    let title = if item.title.is_empty() { "Utan rubrik" } else { item.title.as_str() };
    let head = tingsok::search::ItemHead {
        number: item.number.clone(),
        sign: item.sign,
        title: item.title.clone(),
        path: Vec::new(),
    };
    let citation = cite(&tingsok::search::Cited {
        kind: protocol.kind,
        governing_body: protocol.governing_body.as_deref(),
        date: protocol.date,
        item: Some(&head),
        headings: &[],
        source: &first_source,
    });
    let page = item.span.map(|span| span.start.page);
    let main = html! {
        (crumbs(protocol, base))
        h1 { @if !number.is_empty() { span.number { (number) } " " } (title) }
        p.where {
            (fragments::day(protocol.date, protocol.date_basis)) " · "
            (fragments::organ(protocol.governing_body.as_deref(), protocol.region.as_deref()))
            @if let Some(reference) = &item.reference { " · Diarienummer " a href=(format!("/arenden?q={}", address::value(reference))) { (reference) } }
        }
        @if own.len() > 1 { (twins(&own, nth, request)) }
        (fragments::presenters(&item.presenters.iter().map(|one| one.name.clone()).collect::<Vec<_>>()))
        (outcome(item))
        (fragments::citation(&citation))
        section {
            h2 { "Texten" }
            (text)
            p.hint {
                "Källa: " (file_name(&first_source)) @if let Some(page) = page { ", sida " (page) }
                (meetings::original_link(&first_source, page, request))
            }
        }
        @if !item.documents.is_empty() {
            section { h2 { "Underlag" } ul.plain { @for name in &item.documents { li { (name) } } } }
        }
        (in_other_documents(&others, request))
        (thread(found, request)?)
        (neighbours(found, base, request))
    };
    let title = format!("{number} {title}");
    Ok(layout::framed(request, &Page { title: title.trim(), query, main }))
}

/// Which of the items has the line that the reader comes for, from 1. An agenda may repeat a number with its title.
fn place_of(own: &[Found<'_>], request: &Request<'_>) -> Option<usize> {
    let place = request.fields.get("plats").and_then(address::place)?;
    let begins = |one: &Found<'_>| one.item.span.map(|span| (span.start.page, span.start.line));
    own.iter().rposition(|one| begins(one).is_some_and(|first| first <= place)).map(|place| place + 1)
}

fn called<'a>(record: &'a Record, wanted: &'a str) -> impl Iterator<Item = Found<'a>> {
    address::items_called(&record.protocol, wanted).map(move |(path, item)| Found { record, path, item })
}

fn crumbs(protocol: &Protocol, base: &str) -> Markup {
    let name = protocol.governing_body.as_deref().or(protocol.title.as_deref()).unwrap_or("Dokumentet");
    html! {
        nav.crumbs aria-label="Var du är" {
            a href="/moten" { "Möten" } " › "
            a href=(base) { (name) @if let Some(date) = protocol.date { " " (swedish::day(date)) } }
        }
    }
}

fn twins(own: &[Found<'_>], nth: usize, request: &Request<'_>) -> Markup {
    html! {
        p.hint {
            "Dokumentet har flera punkter som heter så: "
            @for (place, twin) in own.iter().enumerate() {
                @if place > 0 { ", " }
                @if place + 1 == nth { strong { (twin.item.title) } } @else { a href=(format!("{}?nr={}", request.path, place + 1)) { (twin.item.title) } }
            }
        }
    }
}

/// What came of the item: decisions, votes, motions, objections.
fn outcome(item: &AgendaItem) -> Markup {
    let groups = [
        ("Reservation", &item.reservations),
        ("Jäv", &item.recusals),
        ("Deltog inte i beslutet", &item.not_participating),
    ];
    html! {
        @if !item.decisions.is_empty() {
            section.box.decision-box {
                h2 { "Beslut" }
                @for decision in &item.decisions { p { (decision.text) } (fragments::tasks(&decision.tasks)) }
            }
        } @else if !item.proposals.is_empty() {
            section.box {
                h2 { "Förslag till beslut" }
                @for proposal in &item.proposals { p { (proposal.text) } }
            }
        }
        @if !item.appointments.is_empty() {
            section { h2 { "Valda" } ul.plain { @for own in &item.appointments { li { (own.name) @if let Some(party) = &own.party { " (" (party) ")" } ", " (own.role) @if let Some(body) = &own.governing_body { " i " (body) } @if let Some(term) = &own.term { ", " (term) } } } } }
        }
        @if !item.votes.is_empty() {
            section {
                h2 { "Omröstning" }
                @for vote in &item.votes { (fragments::vote(vote, &PartyCounts::of(&vote.by_name))) }
            }
        }
        @if !item.motions.is_empty() { section { h2 { "Yrkanden" } (fragments::motions(&item.motions)) } }
        @for (title, people) in groups {
            @if !people.is_empty() { p { span.label { (title) ": " } (fragments::participants(people)) } }
        }
    }
}

fn in_other_documents(others: &[Found<'_>], request: &Request<'_>) -> Markup {
    html! {
        @if !others.is_empty() {
            section {
                h2 { "Samma punkt i andra dokument från mötet" }
                ul.list {
                    @for other in others {
                        @let source = other.record.source.name();
                        li {
                            @let directory = &request.archive.directory;
                            @let link = directory.document(&source).map(|base| directory.item_under(base, &source, other.item.number.as_deref(), &other.item.title));
                            a href=[link] { (swedish::kind(other.record.protocol.kind)) ": " (other.item.title) }
                            @for proposal in &other.item.proposals { p { span.label { "Förslag: " } (proposal.text) } }
                        }
                    }
                }
            }
        }
    }
}

/// The matter that the item belongs to, at its other meetings.
fn thread(found: &Found<'_>, request: &Request<'_>) -> Result<Markup, RequestError> {
    let source = found.record.source.name();
    let matters = request.archive.matters_at(&source, &found.path)?;
    let Some(matter) = matters.into_iter().find(|matter| matter.steps.len() > 1) else { return Ok(html! {}) };
    Ok(html! {
        section {
            h2 { "Ärendet tidigare och senare" }
            (super::matters::steps(&matter, request))
            p { a href=(address::matter(&matter.id)) { "Hela ärendet" } }
        }
    })
}

/// The items before and after.
fn neighbours(found: &Found<'_>, base: &str, request: &Request<'_>) -> Markup {
    let items = found.record.protocol.items_by_path();
    let place = items.iter().position(|(own, _)| *own == found.path).unwrap_or(0);
    let source = found.record.source.name();
    let link = |place: Option<usize>| {
        let (_, item) = items.get(place?)?;
        let directory = &request.archive.directory;
        Some((directory.item_under(base, &source, item.number.as_deref(), &item.title), *item))
    };
    html! {
        nav.pages aria-label="Punkter" {
            @if let Some((address, item)) = link(place.checked_sub(1)) { a rel="prev" href=(address) { "← " (fragments::number(item.number.as_deref(), item.sign)) " " (item.title) } }
            @if let Some((address, item)) = link(place.checked_add(1)) { a rel="next" href=(address) { (fragments::number(item.number.as_deref(), item.sign)) " " (item.title) " →" } }
        }
    }
}
