//! People: a list to look someone up in, and a page for each.

use super::super::address;
use super::super::query_parameters::Fields;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::fragments;
use super::layout::{self, Page};
use jiff::civil::Date;
use maud::{Markup, html};
use std::collections::BTreeMap;
use tingsok::people::{Appearance, Participation, Person, Post};
use tingsok::search::{TopicPerson, file_name};

const PER_PAGE: usize = 100;
/// Appearances on the page of a person.
const APPEARANCES: usize = 100;

/// A person in a list.
#[derive(Debug, Clone)]
pub struct Line {
    pub id: String,
    pub name: String,
    pub post: String,
    pub first: Option<Date>,
    pub last: Option<Date>,
    pub documents: usize,
}

impl Line {
    pub fn of(person: &Person) -> Self {
        Self {
            id: person.id.clone(),
            name: person.name.clone(),
            post: person.posts.first().map(post).unwrap_or_default(),
            first: person.first,
            last: person.last,
            documents: person.appearances.len(),
        }
    }
}

/// "samordnare, Region Kalmar län".
fn post(post: &Post) -> String {
    [&post.role, &post.organisation].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ")
}

/// "2022–2024".
fn years(first: Option<Date>, last: Option<Date>) -> String {
    match (first.map(Date::year), last.map(Date::year)) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (Some(year), _) | (None, Some(year)) => year.to_string(),
        (None, None) => String::new(),
    }
}

pub fn line(line: &Line) -> Markup {
    html! {
        li {
            a href=(address::person(&line.id)) { (line.name) }
            p.where {
                @if !line.post.is_empty() { (line.post) " · " }
                (swedish::count(line.documents, "dokument", "dokument"))
                @let years = years(line.first, line.last);
                @if !years.is_empty() { " · " (years) }
            }
        }
    }
}

pub fn people(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let query = request.fields.get("q").unwrap_or_default();
    let page = page_of(request.fields);
    let lines: Vec<Line> = if query.is_empty() {
        request.archive.people()?.to_vec()
    } else {
        request.archive.persons(query, &request.archive.filter())?.iter().map(Line::of).collect()
    };
    if let ([only], false) = (lines.as_slice(), query.is_empty()) {
        return Ok(RouteResponse::see(address::person(&only.id)).private());
    }
    let last = lines.len().div_ceil(PER_PAGE).max(1);
    let page = page.min(last);
    let at = |page: usize| format!("/personer?page={page}&q={}", address::value(query));
    let main = html! {
        h1 { "Personer" }
        form.within action="/personer" method="get" {
            label { "Namn, eller en del av det" input type="search" name="q" value=(query) maxlength="200"; }
            button type="submit" { "Visa" }
        }
        p { (swedish::count(lines.len(), "person", "personer")) }
        ul.list.columns { @for own in lines.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) { (line(own)) } }
        (fragments::pager("Sidor", page, last, at))
    };
    Ok(layout::framed(request, &Page { title: "Personer", query: "", main }).private())
}

fn page_of(fields: &Fields) -> usize {
    fields.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).max(1)
}

pub fn person(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let person = request.archive.person(request.part(0))?.ok_or(RequestError::NotFound)?;
    let by_year = person.appearances.iter().filter_map(|own| own.date).fold(BTreeMap::new(), |mut years, date| {
        *years.entry(date.year()).or_insert(0_usize) += 1;
        years
    });
    let chosen: Option<i16> = request.fields.get("year").and_then(|year| year.parse().ok());
    let by_year: Vec<(i16, usize)> = by_year.into_iter().collect();
    let shown: Vec<&Appearance> = person
        .appearances
        .iter()
        .rev()
        .filter(|own| chosen.is_none_or(|year| own.date.is_some_and(|date| date.year() == year)))
        .collect();
    let last = shown.len().div_ceil(APPEARANCES).max(1);
    let page = page_of(request.fields).min(last);
    let at = |page: usize| match chosen {
        Some(year) => format!("{}?year={year}&page={page}", request.path),
        None => format!("{}?page={page}", request.path),
    };
    let main = html! {
        nav.crumbs aria-label="Var du är" { a href="/personer" { "Personer" } }
        h1 { (person.name) }
        p.where {
            @if let Some(region) = &person.region { (region) " · " }
            (swedish::count(person.appearances.len(), "dokument", "dokument")) " " (years(person.first, person.last))
        }
        @if !person.other_names.is_empty() { p.hint { "Skrivs även: " (person.other_names.join(", ")) } }
        @if !person.posts.is_empty() {
            section {
                h2 { "Uppdrag och roller" }
                ul.plain {
                    @for own in &person.posts {
                        li { (post(own)) @let years = years(own.from, own.to); @if !years.is_empty() { " " span.hint { (years) } } @if let Some(term) = &own.term { " " span.hint { (term) } } }
                    }
                }
            }
        }
        @if by_year.len() > 1 {
            section { h2 { "År för år" } (fragments::years(&by_year, chosen, |year| format!("{}?year={year}", request.path))) }
        }
        section {
            h2 { "I handlingarna" @if let Some(year) = chosen { " " (year) } }
            ul.list { @for own in shown.iter().skip((page - 1) * APPEARANCES).take(APPEARANCES) { (appearance(own, request)) } }
            (fragments::pager("Sidor", page, last, at))
        }
        @if !person.possible_matches.is_empty() {
            section {
                h2 { "Kan vara samma person" }
                p.hint { "Det är inte säkert; därför hålls de isär." }
                ul.plain { @for other in &person.possible_matches { li { a href=(address::person(&other.id)) { (other.name) } ": " (swedish::same_person(other.link.why)) } } }
            }
        }
    };
    Ok(layout::framed(request, &Page { title: &person.name, query: "", main }).private())
}

fn appearance(own: &Appearance, request: &Request<'_>) -> Markup {
    let directory = &request.archive.directory;
    let entry = directory.entry(&own.source);
    let offices: Vec<&str> = own.offices.iter().map(|office| office.name()).collect();
    html! {
        li {
            @if let Some(entry) = entry {
                a href=(entry.address) { (entry.summary.governing_body.clone().or_else(|| entry.summary.title.clone()).unwrap_or_else(|| file_name(&own.source))) }
            }
            p.where {
                (fragments::day(own.date, own.date_basis))
                @if !offices.is_empty() { " · " (offices.join(", ")) } @else if own.attended.is_some() { " · deltog" }
            }
            @if own.link.confidence < SURE { p.hint { "Osäker koppling: " (swedish::same_person(own.link.why)) ", skrivet ”" (own.name) "”" } }
            ul.plain {
                @for item in &own.items {
                    li {
                        (part(item.part)) " "
                        @let title = if item.title.is_empty() { "utan rubrik" } else { item.title.as_str() };
                        @match directory.item(&own.source, item.number.as_deref(), &item.title) {
                            Some(address) => a href=(address) { (title) },
                            None => (title)
                        }
                        @for act in &item.acts { ", " (swedish::act(*act)) }
                    }
                }
            }
        }
    }
}

/// What is linked with less confidence is said to be unsure. By feel: a little above 0.7, below which the library keeps
/// people apart.
const SURE: f32 = 0.8;

fn part(part: Participation) -> &'static str {
    match part {
        Participation::Presents => "Föredrog",
        Participation::Raises => "Väckte",
        Participation::Speaks => "Talade om",
        Participation::Named => "Nämns i",
    }
}

/// The people of a topic, with what each had to do with it.
pub fn of_topic<'a>(people: impl Iterator<Item = &'a TopicPerson>, request: &Request<'_>) -> Markup {
    html! {
        ul.list {
            @for person in people {
                li {
                    a href=(address::person(&person.id)) { (person.name) }
                    @for more in [&person.role, &person.organisation].into_iter().flatten() { ", " (more) }
                    ul.plain {
                        @for own in person.appearances.iter().take(3) {
                            li.where {
                                (swedish::involvement(own.involvement)) " "
                                @if let Some(item) = &own.item { (super::reply::item_link(&own.source, item, request)) " · " }
                                (fragments::day(own.date, own.date_basis)) " · " (fragments::organ(own.governing_body.as_deref(), own.region.as_deref()))
                            }
                        }
                    }
                }
            }
        }
    }
}
