//! Governing bodies, and the meetings of each.

use super::super::address;
use super::super::query_parameters::grouped;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::layout::{self, Page};
use super::{fragments, meetings};
use maud::html;
use std::collections::BTreeMap;

/// Meetings of a body on a page, where no year is chosen.
const LATEST: usize = 40;

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn bodies(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let directory = &request.archive.directory;
    let mut by_region: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for body in &directory.bodies {
        by_region.entry(body.region.as_deref().unwrap_or("Utan känd region")).or_default().push(body);
    }
    let main = html! {
        h1 { "Organ" }
        p { "Nämnder, styrelser, fullmäktige och andra som har möten i handlingarna." }
        @for (region, bodies) in &by_region {
            section {
                h2 { (region) }
                ul.list.columns {
                    @for body in bodies {
                        li {
                            a href=(format!("/organ/{}", body.slug)) { (body.name) }
                            p.where {
                                (swedish::count(body.meetings.len(), "möte", "möten"))
                                @if let (Some(first), Some(last)) = (body.first, body.last) { " · " (first.year()) @if first.year() != last.year() { "–" (last.year()) } }
                            }
                        }
                    }
                }
            }
        }
    };
    Ok(layout::framed(request, &Page { title: "Organ", query: "", main }))
}

pub fn body(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let directory = &request.archive.directory;
    let body = directory.body(request.part(0)).ok_or(RequestError::NotFound)?;
    let chosen: Option<i16> = request.fields.get("year").and_then(|year| year.parse().ok());
    let entries: Vec<_> = body.meetings.iter().filter_map(|place| directory.entries.get(*place)).collect();
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for date in entries.iter().filter_map(|entry| entry.summary.date) {
        *years.entry(date.year()).or_default() += 1;
    }
    let years: Vec<(i16, usize)> = years.into_iter().collect();
    let shown: Vec<_> = entries
        .iter()
        .filter(|entry| chosen.is_none_or(|year| entry.summary.date.is_some_and(|date| date.year() == year)))
        .take(if chosen.is_some() || years.len() < 2 { usize::MAX } else { LATEST })
        .collect();
    let main = html! {
        nav.crumbs aria-label="Var du är" { a href="/organ" { "Organ" } }
        h1 { (fragments::organ(Some(&body.name), body.region.as_deref())) }
        p { (swedish::count(entries.len(), "möte", "möten")) @if chosen.is_none() && shown.len() < entries.len() { ", här de " (grouped(shown.len())) " senaste" } }
        form.within role="search" action="/sok" method="get" {
            label { "Sök hos detta organ" input type="search" name="q" maxlength="4000"; }
            input type="hidden" name="organ" value=(address::whole(Some(&body.name)));
            input type="hidden" name="region" value=(address::whole(body.region.as_deref()));
            button type="submit" { "Sök" }
        }
        @if years.len() > 1 { (fragments::years(&years, chosen, |year| format!("{}?year={year}", request.path))) }
        ul.list { @for entry in shown { (meetings::line(&entry.summary, request)) } }
    };
    Ok(layout::framed(request, &Page { title: &body.name, query: "", main }))
}
