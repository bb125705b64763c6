//! What was decided: the decisions on a query, or those of a year.

use super::super::query_parameters::grouped;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::layout::{self, Page};
use super::reply::item_link;
use super::{fragments, votes};
use maud::{Markup, html};
use tingsok::search::{FoundDecision, Options};

const PER_PAGE: usize = 25;

pub fn decisions(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let mut parameters = votes::asked_in_a_year(request);
    let options = Options { skip: 0, limit: usize::MAX, ..parameters.options(request.archive, PER_PAGE, usize::MAX) };
    let mut found = request.archive.decisions(&parameters.q, &options)?;
    if parameters.q.is_empty() {
        // All decisions come oldest first.
        found.decisions.reverse();
    }
    let total = found.decisions.len();
    parameters.stay_within(total, PER_PAGE);
    let shown = found.decisions.iter().skip((parameters.page - 1) * PER_PAGE).take(PER_PAGE);
    let main = html! {
        h1 { "Beslut" @if !parameters.q.is_empty() { " om ”" (parameters.q) "”" } @else if let Some(year) = parameters.year { " " (year) } }
        (votes::narrowing(&parameters, "/beslut", request))
        (fragments::notes(&parameters, &found.notes))
        p { (grouped(total)) " beslut" }
        (list(shown, request))
        (fragments::pages(&parameters, "/beslut", total, PER_PAGE, usize::MAX))
        (fragments::downloads(&parameters, "/api/v1/decisions"))
    };
    Ok(layout::framed(request, &Page { title: "Beslut", query: &parameters.q, main }))
}

pub fn list<'a>(decisions: impl Iterator<Item = &'a FoundDecision>, request: &Request<'_>) -> Markup {
    html! {
        @for own in decisions {
            article.decided {
                p.where {
                    (fragments::day(own.date, own.date_basis)) " · "
                    (fragments::organ(own.governing_body.as_deref(), own.region.as_deref()))
                }
                h3 { (item_link(&own.source, &own.item, request)) }
                p.decision-text { span.tag.decision { "Beslut" } " " (own.text) }
                (fragments::tasks(&own.tasks))
                (fragments::presenters(&own.presenters))
            }
        }
    }
}
