//! Meetings: all of them by year, and one with its agenda, its people and its documents.

use super::super::address;
use super::super::directory::Entry;
use super::super::query_parameters::{QueryParameters, grouped};
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::fragments;
use super::layout::{self, Page};
use maud::{Markup, html};
use tingsok::matters::meeting::{JoinedItem, Meeting};
use tingsok::protocol::{Attendee, Officer, Protocol, TextQuality};
use tingsok::search::{MeetingSummary, file_name};

const PER_PAGE: usize = 50;

pub fn meetings(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut parameters = QueryParameters::of(request.fields);
    let directory = &request.archive.directory;
    let filter = parameters.filter(request.archive);
    let found = request.archive.entries(&filter)?;
    parameters.stay_within(found.len(), PER_PAGE);
    let years = directory.entries_by_year();
    let main = html! {
        h1 { "Möten och handlingar" @if let Some(year) = parameters.year { " " (year) } }
        form.within action="/moten" method="get" {
            label { "Organ" input type="text" name="organ" value=[parameters.organ.as_deref()] maxlength="200"; }
            label { "År" input type="text" inputmode="numeric" name="year" value=[parameters.year.map(|year| year.to_string())] maxlength="4"; }
            label { "Slag"
                select name="kind" {
                    option value="" { "alla" }
                    @for kind in directory.kinds.keys() { option value=(kind.name()) selected[parameters.kind == Some(*kind)] { (swedish::kind(*kind)) } }
                }
            }
            button type="submit" { "Visa" }
        }
        @if years.len() > 1 { (fragments::years(&years, parameters.year, |year| parameters.with(|parameters| parameters.year = Some(year)).address("/moten"))) }
        (fragments::notes(&parameters, &[]))
        p { (grouped(found.len())) " i listan" }
        ul.list {
            @for entry in found.iter().skip((parameters.page - 1) * PER_PAGE).take(PER_PAGE) { (line(&entry.summary, request)) }
        }
        (fragments::pages(&parameters, "/moten", found.len(), PER_PAGE, usize::MAX))
        (fragments::downloads(&parameters, "/api/v1/meetings"))
    };
    Ok(layout::framed(request, &Page { title: "Möten", query: "", main }))
}

/// A meeting in a list.
pub fn line(meeting: &MeetingSummary, request: &Request<'_>) -> Markup {
    let Some(entry) = request.archive.directory.entry(&meeting.source) else { return html! {} };
    let name = match (entry.is_meeting(), &meeting.title) {
        (false, Some(title)) => html! { (title) },
        (false, None) => html! { (file_name(&meeting.source)) },
        (true, _) => fragments::organ(meeting.governing_body.as_deref(), meeting.region.as_deref()),
    };
    html! {
        li {
            a href=(entry.address) { (name) }
            p.where {
                (fragments::day(meeting.date, meeting.date_basis)) " · " (swedish::kind(meeting.kind))
                @if meeting.items > 0 { " · " (swedish::count(meeting.items, "punkt", "punkter")) }
                @if meeting.decisions > 0 { " · " (grouped(meeting.decisions)) " beslut" }
            }
        }
    }
}

pub fn meeting(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let found = request.archive.directory.at(request.path);
    match found.as_slice() {
        [] => Err(RequestError::NotFound),
        [entry] => one(entry, request),
        several => Ok(choice(several, request)),
    }
}

/// A body that met more than once on a day: which meeting is meant, the reader says.
fn choice(several: &[&Entry], request: &Request<'_>) -> RouteResponse {
    let main = html! {
        h1 { "Flera möten samma dag" }
        ul.list { @for entry in several { (line(&entry.summary, request)) } }
    };
    layout::framed(request, &Page { title: "Flera möten samma dag", query: "", main })
}

fn one(entry: &Entry, request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let source = &entry.summary.source;
    let meeting = request.archive.meeting(entry)?;
    let record = request.archive.record(source)?.ok_or(RequestError::NotFound)?;
    let protocol = &record.protocol;
    let organ = fragments::organ(meeting.governing_body.as_deref(), meeting.region.as_deref());
    let title = format!(
        "{} {}",
        meeting.governing_body.as_deref().unwrap_or("Möte"),
        meeting.date.map(swedish::day).unwrap_or_default()
    );
    let body = address::body(meeting.governing_body.as_deref(), meeting.region.as_deref());
    let people = html! {
        (attendance("Närvarande", &protocol.attendance))
        (attendance("Frånvarande", &protocol.absent))
    };
    let main = html! {
        nav.crumbs aria-label="Var du är" {
            a href="/moten" { "Möten" } " › "
            @if let Some(body) = &body { a href=(format!("/organ/{body}")) { (organ) } }
        }
        h1 { (meeting.governing_body.as_deref().unwrap_or("Möte")) " " (fragments::day(meeting.date, meeting.date_basis)) }
        (facts(protocol))
        div.pair.main-first {
            div {
                section {
                    h2 { "Dagordning" }
                    @if meeting.items.is_empty() { p.hint { "Ingen dagordning hittades. Hela texten finns i dokumentet." } }
                    ol.agenda { @for item in &meeting.items { (agenda_line(item, request)) } }
                }
                (documents(&meeting, request))
                (unsure(protocol))
            }
            @if !people.0.is_empty() { div { (people) } }
        }
    };
    Ok(layout::framed(request, &Page { title: title.trim(), query: "", main }))
}

/// What the head of the minutes says: time, place, officers, case number.
pub fn facts(protocol: &Protocol) -> Markup {
    let officers = |officer: &Officer| html! { div { dt { (capital(officer.role.name())) } dd { (officer.name) } } };
    html! {
        dl.facts {
            @if let Some(time) = &protocol.time {
                div { dt { "Tid" } dd { (time.start) @if let Some(end) = &time.end { "–" (end) } } }
            }
            @if let Some(place) = &protocol.place { div { dt { "Plats" } dd { (place) } } }
            @for officer in &protocol.officers { (officers(officer)) }
            @if let Some(reference) = &protocol.reference { div { dt { "Diarienummer" } dd { (reference) } } }
            @if let Some(day) = protocol.approved_on { div { dt { "Justerat" } dd { (swedish::day(day)) } } }
            @if let Some(day) = protocol.posted_on { div { dt { "Anslaget" } dd { (swedish::day(day)) } } }
            @if protocol.text_quality == TextQuality::OcrDamaged { div { dt { "Text" } dd { "OCR-tolkad, med fel" } } }
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn agenda_line(item: &JoinedItem, request: &Request<'_>) -> Markup {
    let link = item
        .parts
        .first()
        .and_then(|part| request.archive.directory.item(&part.source, part.item.number.as_deref(), &part.item.title));
    let parts = || item.parts.iter().map(|part| &part.item);
    let sign = parts().find_map(|own| own.sign);
    let decisions: usize = parts().map(|own| own.decisions.len()).sum();
    let votes: usize = parts().map(|own| own.votes.len()).sum();
    let presenters = parts().next().into_iter().flat_map(|own| &own.presenters).map(|own| own.name.as_str());
    let presenters: Vec<&str> = presenters.collect();
    html! {
        li {
            a href=[link] {
                @let number = fragments::number(item.number.as_deref(), sign);
                @if !number.is_empty() { span.number { (number) } " " }
                (if item.title.is_empty() { "Utan rubrik" } else { &item.title })
            }
            @if decisions > 0 { " " span.tag.decision { (swedish::count(decisions, "beslut", "beslut")) } }
            @if votes > 0 { " " span.tag { (swedish::count(votes, "omröstning", "omröstningar")) } }
            @if !presenters.is_empty() { p.where { "Föredragande " (presenters.join(", ")) } }
        }
    }
}

fn documents(meeting: &Meeting, request: &Request<'_>) -> Markup {
    html! {
        section {
            h2 { "Dokument" }
            ul.list {
                @for paper in &meeting.documents {
                    @if let Some(address) = request.archive.directory.document(&paper.source) {
                        li {
                            a href=(address) { (paper.title.clone().unwrap_or_else(|| file_name(&paper.source))) }
                            p.where { (swedish::kind(paper.kind)) " · " (file_name(&paper.source)) (original_link(&paper.source, None, request)) }
                        }
                    }
                }
            }
        }
    }
}

/// The file as it was published, at its page, where the site gives files out.
pub fn original_link(source: &str, page: Option<u32>, request: &Request<'_>) -> Markup {
    let document = request.archive.directory.document(source).filter(|_| request.site.has_originals);
    let hash = document.and_then(|address| address.rsplit('/').next());
    html! {
        @if let Some(hash) = hash {
            " · " a href=(match page { Some(page) => format!("/original/{hash}#page={page}"), None => format!("/original/{hash}") }) { "Originalfilen" }
        }
    }
}

/// What the reading was unsure of, each kind once.
pub fn unsure(protocol: &Protocol) -> Markup {
    let mut kinds: Vec<_> = protocol.notes.iter().map(|note| note.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    html! {
        @if !kinds.is_empty() {
            details.unsure {
                summary { "Vad som är osäkert i läsningen" }
                ul { @for kind in kinds { li { (swedish::reading_note(kind)) } } }
            }
        }
    }
}

fn attendance(title: &str, people: &[Attendee]) -> Markup {
    html! {
        @if !people.is_empty() {
            section {
                h2 { (title) }
                ul.plain {
                    @for one in people {
                        li {
                            a href=(format!("/personer?q={}", address::value(&one.name))) { (one.name) }
                            @for more in [&one.role, &one.organisation].into_iter().flatten() { ", " (more) }
                            @if one.remote { " " span.hint { "(på distans)" } }
                        }
                    }
                }
            }
        }
    }
}
