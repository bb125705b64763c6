//! Answers as tables for other programs, after RFC 4180, but with a line feed at the end of a row.

use super::Error;
use serde::Serialize;
use std::io::Write;
use tingsok::search::{Answer, Timeline};

/// A hit as a row. Lists stand in one cell, "; " between.
#[derive(Serialize)]
struct HitRow<'a> {
    query: &'a str,
    rank: usize,
    score: f32,
    date: Option<String>,
    date_basis: Option<tingsok::protocol::DateBasis>,
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
    /// Of a grouped answer.
    group: &'a str,
}

/// A governing body in a year.
#[derive(Serialize)]
struct YearRow<'a> {
    topic: &'a str,
    year: Option<i16>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    meetings: usize,
    items: usize,
    passages: usize,
}

/// The names of the columns stand before the first row of the output, also where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    Before,
    Written,
}

/// The hits of `answer`, a row each.
pub fn hits(out: &mut dyn Write, header: Header, answer: &Answer) -> Result<(), Error> {
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
        group,
    });
    table(out, header, HIT_COLUMNS, rows)
}

const HIT_COLUMNS: &[&str] = &[
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
    "group",
];

/// A row a year and governing body.
pub fn timeline(out: &mut dyn Write, timeline: &Timeline) -> Result<(), Error> {
    let rows = timeline.years.iter().flat_map(|year| {
        year.organs.iter().map(|organ| YearRow {
            topic: &timeline.topic,
            year: year.year,
            governing_body: organ.governing_body.as_deref(),
            region: organ.region.as_deref(),
            meetings: organ.extent.meetings,
            items: organ.extent.items,
            passages: organ.extent.passages,
        })
    });
    table(out, Header::Before, YEAR_COLUMNS, rows)
}

const YEAR_COLUMNS: &[&str] = &["topic", "year", "governing_body", "region", "meetings", "items", "passages"];

fn table<Row: Serialize>(
    out: &mut dyn Write,
    header: Header,
    columns: &[&str],
    rows: impl Iterator<Item = Row>,
) -> Result<(), Error> {
    let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(out);
    if header == Header::Before {
        table.write_record(columns)?;
    }
    for row in rows {
        table.serialize(row)?;
    }
    Ok(table.flush()?)
}
