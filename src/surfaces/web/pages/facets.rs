//! What an answer can be narrowed by, with how much of each there is.

use super::super::address;
use super::super::query_parameters::{QueryParameters, grouped};
use super::super::swedish;
use super::fragments;
use maud::{Markup, html};
use tingsok::protocol::Kind;
use tingsok::search::{Answer, Facets};

/// Values that are shown of each facet, and values that are shown after a click. A large index has hundreds of bodies.
const SHOWN: usize = 6;
const SHOWN_IN_ALL: usize = 50;

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
        @let organs: Vec<_> = facets.organs.iter().filter(|organ| organ.governing_body.is_some() || organ.region.is_some()).collect();
        (list("Organ", parameters.organ.is_some(), &organs, |organ| {
            let (body, region) = (organ.governing_body.as_deref(), organ.region.as_deref());
            let narrowed = parameters.with(|parameters| {
                (parameters.organ, parameters.region) = (Some(address::whole(body)), Some(address::whole(region)));
            });
            (fragments::organ(body, region), narrowed, organ.items)
        }))
        @let kinds: Vec<_> = facets.kinds.iter().filter_map(|kind| Some((Kind::named(&kind.value)?, kind.items))).collect();
        (list("Slag", parameters.kind.is_some(), &kinds, |(kind, items)| {
            (html! { (swedish::kind(*kind)) }, parameters.with(|parameters| parameters.kind = Some(*kind)), *items)
        }))
        (list("Föredragande", parameters.presenter.is_some(), &facets.presenters, |name| {
            let own = address::whole(Some(&name.value));
            (html! { (name.value) }, parameters.with(|parameters| parameters.presenter = Some(own)), name.items)
        }))
    }
}

/// One facet; nothing where it is chosen already, or where there is nothing to choose. `choice` gives the name of a
/// value, what is asked for when it is chosen, and how many items have it.
fn list<T>(
    title: &str,
    is_chosen: bool,
    values: &[T],
    choice: impl Fn(&T) -> (Markup, QueryParameters, usize),
) -> Markup {
    let line = |value: &T| {
        let (name, parameters, count) = choice(value);
        html! { li { a href=(parameters.address("/sok")) { (name) } " " span.count { (grouped(count)) } } }
    };
    html! {
        @if !is_chosen && values.len() > 1 {
            h2 { (title) }
            ul { @for value in values.iter().take(SHOWN) { (line(value)) } }
            @if values.len() > SHOWN {
                details {
                    summary { "Visa fler" }
                    ul { @for value in values.iter().take(SHOWN_IN_ALL).skip(SHOWN) { (line(value)) } }
                    @if values.len() > SHOWN_IN_ALL { p.hint { "De " (SHOWN_IN_ALL) " vanligaste av " (grouped(values.len())) "." } }
                }
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
