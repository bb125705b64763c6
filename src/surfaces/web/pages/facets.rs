//! What an answer can be narrowed by, with how much of each there is.

use super::super::address;
use super::super::query_parameters::{QueryParameters, grouped};
use super::super::swedish;
use super::fragments;
use maud::{Markup, html};
use tingsok::protocol::Kind;
use tingsok::search::{Answer, Facets};

/// Values that are shown of each facet; the others are behind a click.
const SHOWN: usize = 6;

pub fn facets(answer: &Answer, parameters: &QueryParameters) -> Markup {
    html! {
        aside.facets aria-label="Avgränsa" {
            @let narrowings = parameters.active_filters();
            @if !narrowings.is_empty() {
                h2 { "Avgränsat till" }
                ul.chosen {
                    @for (text, without) in &narrowings {
                        li { a href=(without.address("/sok")) { (text) span.hidden { " – ta bort" } span aria-hidden="true" { " ×" } } }
                    }
                }
            }
            @if let Some(facets) = &answer.facets { (narrower(facets, parameters)) }
            (period_form(parameters))
        }
    }
}

fn narrower(facets: &Facets, parameters: &QueryParameters) -> Markup {
    let years: Vec<(i16, usize)> =
        facets.years.iter().filter_map(|year| Some((year.value.parse().ok()?, year.items))).collect();
    html! {
        @if years.len() > 1 {
            h2 { "År" }
            (fragments::years(&years, parameters.year, |year| parameters.with(|parameters| parameters.year = Some(year)).address("/sok")))
        }
        @if facets.decisions > 0 && !parameters.decisions {
            h2 { "Beslut" }
            ul { li { a href=(parameters.with(|parameters| parameters.decisions = true).address("/sok")) { "Bara det som beslutades" } " " span.count { (grouped(facets.decisions)) } } }
        }
        (list("Organ", parameters.organ.is_some(), &facets.organs.iter().map(|organ| {
            let (body, region) = (organ.governing_body.clone(), organ.region.clone());
            let name = html! { (fragments::organ(body.as_deref(), region.as_deref())) };
            let narrowed = parameters.with(|parameters| {
                (parameters.organ, parameters.region) = (Some(address::whole(body.as_deref())), Some(address::whole(region.as_deref())));
            });
            (name, narrowed, organ.items, body.is_some() || region.is_some())
        }).filter(|(_, _, _, is_known)| *is_known).map(|(name, parameters, count, _)| (name, parameters, count)).collect::<Vec<_>>()))
        (list("Slag", parameters.kind.is_some(), &facets.kinds.iter().filter_map(|kind| {
            let own = Kind::named(&kind.value)?;
            Some((html! { (swedish::kind(own)) }, parameters.with(|parameters| parameters.kind = Some(own)), kind.items))
        }).collect::<Vec<_>>()))
        (list("Föredragande", parameters.presenter.is_some(), &facets.presenters.iter().map(|name| {
            let own = name.value.clone();
            (html! { (own) }, parameters.with(|parameters| parameters.presenter = Some(address::whole(Some(&own)))), name.items)
        }).collect::<Vec<_>>()))
    }
}

/// One facet; nothing where it is chosen already, or where there is nothing to choose.
fn list(title: &str, is_chosen: bool, values: &[(Markup, QueryParameters, usize)]) -> Markup {
    let line = |(name, parameters, count): &(Markup, QueryParameters, usize)| {
        html! { li { a href=(parameters.address("/sok")) { (name) } " " span.count { (grouped(*count)) } } }
    };
    html! {
        @if !is_chosen && values.len() > 1 {
            h2 { (title) }
            ul { @for value in values.iter().take(SHOWN) { (line(value)) } }
            @if values.len() > SHOWN {
                details { summary { "Visa fler" } ul { @for value in values.iter().skip(SHOWN) { (line(value)) } } }
            }
        }
    }
}

/// From and to, in any way people write days; all other fields are kept.
fn period_form(parameters: &QueryParameters) -> Markup {
    html! {
        details.period open[parameters.from.is_some() || parameters.to.is_some()] {
            summary { "Mellan två dagar" }
            form action="/sok" method="get" {
                @for (name, value) in parameters.with(|parameters| (parameters.from, parameters.to) = (None, None)).fields() {
                    input type="hidden" name=(name) value=(value);
                }
                label { "Från" input type="text" name="from" value=[parameters.from.as_deref()] placeholder="våren 2024" maxlength="40"; }
                label { "Till" input type="text" name="to" value=[parameters.to.as_deref()] placeholder="2024-06-30" maxlength="40"; }
                button type="submit" { "Avgränsa" }
            }
        }
    }
}
