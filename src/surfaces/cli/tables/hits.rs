//! Hits as rows, one per hit.

use super::{Columns, TableOutput, table};
use crate::surfaces::cli::Error;
use serde::Serialize;
use tingsok::protocol::DateBasis;
use tingsok::search::Answer;

/// A hit as a row. Lists are in one cell, separated by "; ".
#[derive(Serialize)]
struct HitRow<'a> {
    query: &'a str,
    rank: usize,
    score: f32,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    kind: &'a str,
    item_number: Option<&'a str>,
    item_title: Option<&'a str>,
    presenters: String,
    is_decision: bool,
    snippet: &'a str,
    missing: String,
    source: &'a str,
    page: u32,
    line: u32,
    outcome: Option<&'a str>,
    cite: &'a str,
    /// The name of the group, in a grouped answer.
    group: &'a str,
}

pub fn hits(table_output: TableOutput<'_>, answer: &Answer) -> Result<(), Error> {
    let groups = answer.grouped.iter().flat_map(|grouped| &grouped.groups);
    let grouped = groups.flat_map(|group| group.hits.iter().map(|hit| (group.name.as_str(), hit)));
    let plain = answer.hits.iter().map(|hit| ("", hit));
    let rows = plain.chain(grouped).map(|(group, hit)| HitRow {
        query: &answer.query,
        rank: hit.rank,
        score: hit.score,
        date: hit.meeting.date.map(|date| date.to_string()),
        date_basis: hit.meeting.date_basis,
        governing_body: hit.meeting.governing_body.as_deref(),
        region: hit.meeting.region.as_deref(),
        kind: hit.meeting.kind.name(),
        item_number: hit.item.as_ref().and_then(|item| item.number.as_deref()),
        item_title: hit.item.as_ref().map(|item| item.title.as_str()),
        presenters: hit.presenters.join("; "),
        is_decision: hit.is_decision,
        snippet: &hit.snippet,
        missing: hit.missing.join("; "),
        source: &hit.source,
        page: hit.page,
        line: hit.line,
        outcome: hit.outcome.as_deref(),
        cite: &hit.cite,
        group,
    });
    table(table_output, &HIT_COLUMNS, rows)
}

const HIT_COLUMNS: Columns = Columns {
    all: &[
        "query",
        "rank",
        "score",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "kind",
        "item_number",
        "item_title",
        "presenters",
        "is_decision",
        "snippet",
        "missing",
        "source",
        "page",
        "line",
        "outcome",
        "cite",
        "group",
    ],
    page: &["rank", "date", "governing_body", "item_number", "item_title", "snippet", "source", "page", "line"],
};
