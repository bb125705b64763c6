//! Matters: what more than one meeting dealt with, each as a thread in time.

use super::super::address;
use super::super::query_parameters::QueryParameters;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::fragments;
use super::layout::{self, Page};
use maud::{Markup, html};
use tingsok::matters::{Matter, Step};
use tingsok::search::Matters;

const PER_PAGE: usize = 50;
/// Matters that are paged through; whoever wants more has the API.
const MOST: usize = 10_000;

pub fn matters(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut parameters = QueryParameters::of(request.fields);
    let options = parameters.options(request.archive, PER_PAGE, MOST);
    let Matters { notes, total, matters: shown, .. } = request.archive.matters(&parameters.q, &options)?;
    let main = html! {
        h1 { "Ärenden" @if !parameters.q.is_empty() { " om ”" (parameters.q) "”" } }
        p { "Ett ärende följs från möte till möte med hjälp av diarienumret eller rubriken." }
        form.within action="/arenden" method="get" {
            label { "Diarienummer eller ord" input type="search" name="q" value=(parameters.q) maxlength="4000"; }
            label { "Organ" input type="text" name="organ" value=[parameters.organ.as_deref()] maxlength="200"; }
            button type="submit" { "Visa" }
        }
        (fragments::notes(&parameters, &notes))
        p { (swedish::count(total, "ärende", "ärenden")) }
        ul.list {
            @for matter in &shown {
                @let own = || matter.steps.iter().filter(|step| !step.is_cited());
                li {
                    a href=[link(matter, request)] { (if matter.title.is_empty() { "Utan rubrik" } else { &matter.title }) }
                    p.where {
                        @if let Some(reference) = &matter.reference { (reference) " · " }
                        (swedish::count(own().count(), "gång", "gånger"))
                        @if let (Some(first), Some(last)) = (own().find_map(|step| step.date), own().rev().find_map(|step| step.date)) {
                            " · " (swedish::day(first)) @if first != last { " – " (swedish::day(last)) }
                        }
                    }
                }
            }
        }
        (fragments::pages(&parameters, "/arenden", total, PER_PAGE, MOST))
        (fragments::downloads(&parameters, "/api/v1/matters"))
    };
    Ok(layout::framed(request, &Page { title: "Ärenden", query: "", main }))
}

/// Where a matter in a list is. One that came up at a single meeting has no page of its own, but its item has.
fn link(matter: &Matter, request: &Request<'_>) -> Option<String> {
    let meeting = |step: &Step| request.archive.directory.entry(&step.source).map(|entry| entry.address.clone());
    let (first, others) = matter.steps.split_first()?;
    if others.iter().all(|step| meeting(step) == meeting(first)) {
        address_of(first, request)
    } else {
        Some(address::matter(&matter.id))
    }
}

fn address_of(step: &Step, request: &Request<'_>) -> Option<String> {
    let directory = &request.archive.directory;
    let own = directory.item(&step.source, step.number.as_deref(), &step.title).filter(|_| !step.item.is_empty());
    own.or_else(|| directory.document(&step.source).map(str::to_owned))
}

pub fn matter(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let matter = request.archive.matter(request.part(0))?.ok_or(RequestError::NotFound)?;
    let main = html! {
        nav.crumbs aria-label="Var du är" { a href="/arenden" { "Ärenden" } }
        h1 { (matter.title) }
        p.where {
            @if let Some(reference) = &matter.reference { "Diarienummer " (reference) " · " }
            @if let Some(region) = &matter.region { (region) }
        }
        (steps(&matter, request))
    };
    Ok(layout::framed(request, &Page { title: &matter.title, query: "", main }))
}

pub fn steps(matter: &Matter, request: &Request<'_>) -> Markup {
    html! { ol.thread { @for step in &matter.steps { (one(step, request)) } } }
}

fn one(step: &Step, request: &Request<'_>) -> Markup {
    let link = address_of(step, request);
    html! {
        li {
            p.where {
                (fragments::day(step.date, step.date_basis)) " · "
                (fragments::organ(step.governing_body.as_deref(), step.region.as_deref())) " · " (swedish::kind(step.kind))
            }
            a href=[link] { @if let Some(number) = &step.number { span.number { (number) } " " } (if step.title.is_empty() { "Utan rubrik" } else { &step.title }) }
            " " span.hint { "(" (swedish::same_matter(step.link.why)) ")" }
            @for decision in &step.decisions { p { span.tag.decision { "Beslut" } " " (decision) } }
        }
    }
}
