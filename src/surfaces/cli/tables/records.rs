//! Meetings, records, and what commands show of files, texts and the index, as rows.

use super::{Columns, Error, TableOutput, table};
use serde::Serialize;
use std::collections::BTreeMap;
use tingsok::analysis::TokenReport;
use tingsok::engine::{Inspection, Record, Stats};
use tingsok::matters::meeting::Meeting;
use tingsok::protocol::{AgendaItem, DateBasis, Kind};
use tingsok::search::{Cited, ItemHead, MeetingSummary, cite};

#[derive(Serialize)]
struct MeetingRow<'a> {
    date: Option<String>,
    date_basis: Option<DateBasis>,
    kind: &'a str,
    title: Option<&'a str>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    items: usize,
    decisions: usize,
    source: &'a str,
    documents: String,
    cite: &'a str,
}

const MEETING_COLUMNS: Columns = Columns {
    all: &[
        "date",
        "date_basis",
        "kind",
        "title",
        "governing_body",
        "region",
        "items",
        "decisions",
        "source",
        "documents",
        "cite",
    ],
    page: &["date", "kind", "governing_body", "region", "items", "decisions", "source"],
};

/// One row per meeting.
pub fn meetings(table_output: TableOutput<'_>, meetings: &[MeetingSummary]) -> Result<(), Error> {
    let rows = meetings.iter().map(|meeting| MeetingRow {
        date: meeting.date.map(|date| date.to_string()),
        date_basis: meeting.date_basis,
        kind: meeting.kind.name(),
        title: meeting.title.as_deref(),
        governing_body: meeting.governing_body.as_deref(),
        region: meeting.region.as_deref(),
        items: meeting.items,
        decisions: meeting.decisions,
        source: &meeting.source,
        documents: meeting.documents.iter().map(|paper| paper.source.as_str()).collect::<Vec<_>>().join("; "),
        cite: &meeting.cite,
    });
    table(table_output, &MEETING_COLUMNS, rows)
}

/// An agenda item of a document. Lists are in one cell, separated by "; ".
#[derive(Serialize)]
struct ItemRow<'a> {
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    kind: &'a str,
    item_number: Option<&'a str>,
    item_title: &'a str,
    path: String,
    reference: Option<&'a str>,
    presenters: String,
    decisions: String,
    proposals: String,
    source: String,
    page: Option<u32>,
    line: Option<u32>,
    cite: String,
}

const ITEM_COLUMNS: Columns = Columns {
    all: &[
        "date",
        "date_basis",
        "governing_body",
        "region",
        "kind",
        "item_number",
        "item_title",
        "path",
        "reference",
        "presenters",
        "decisions",
        "proposals",
        "source",
        "page",
        "line",
        "cite",
    ],
    page: &["date", "governing_body", "item_number", "item_title", "presenters", "decisions", "source", "page", "line"],
};

/// One row per agenda item of the records, or per item that is one of `only`.
pub fn items(table_output: TableOutput<'_>, records: &[Record], only: Option<&[&AgendaItem]>) -> Result<(), Error> {
    let rows = records.iter().flat_map(|record| {
        let all = record.protocol.items_by_path().into_iter();
        let shown = all.filter(|(_, item)| only.is_none_or(|only| only.iter().any(|own| std::ptr::eq(*own, *item))));
        shown.map(move |(path, item)| {
            let line = record.protocol.ancestors_and_self(&path);
            let path = line.iter().map(|item| item.title.clone()).collect();
            row(&Home::of(record), item, path)
        })
    });
    table(table_output, &ITEM_COLUMNS, rows)
}

/// One row per agenda item and document of a meeting.
pub fn joined_items(table_output: TableOutput<'_>, meeting: &Meeting) -> Result<(), Error> {
    let rows = meeting.items.iter().flat_map(|joined| &joined.parts).map(|part| {
        let home = Home {
            date: meeting.date,
            date_basis: meeting.date_basis,
            governing_body: meeting.governing_body.as_deref(),
            region: meeting.region.as_deref(),
            kind: part.kind,
            source: part.source.clone(),
        };
        row(&home, &part.item, vec![part.item.title.clone()])
    });
    table(table_output, &ITEM_COLUMNS, rows)
}

/// The document that an item is in.
struct Home<'a> {
    date: Option<jiff::civil::Date>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    kind: Kind,
    source: String,
}

impl<'a> Home<'a> {
    fn of(record: &'a Record) -> Self {
        let protocol = &record.protocol;
        Self {
            date: protocol.date,
            date_basis: protocol.date_basis,
            governing_body: protocol.governing_body.as_deref(),
            region: protocol.region.as_deref(),
            kind: protocol.kind,
            source: record.source.name(),
        }
    }
}

fn row<'a>(home: &Home<'a>, item: &'a AgendaItem, path: Vec<String>) -> ItemRow<'a> {
    let start = item.span.map(|span| span.start);
    let joined = |texts: Vec<&str>| texts.join("; ");
    let shown = path.join(" › ");
    let head = ItemHead { number: item.number.clone(), sign: item.sign, title: item.title.clone(), path };
    ItemRow {
        date: home.date.map(|date| date.to_string()),
        date_basis: home.date_basis,
        governing_body: home.governing_body,
        region: home.region,
        kind: home.kind.name(),
        item_number: item.number.as_deref(),
        item_title: &item.title,
        path: shown,
        reference: item.reference.as_deref(),
        presenters: joined(item.presenters.iter().map(|presenter| presenter.name.as_str()).collect()),
        decisions: joined(item.decisions.iter().map(|decision| decision.text.as_str()).collect()),
        proposals: joined(item.proposals.iter().map(|proposal| proposal.text.as_str()).collect()),
        page: start.map(|start| start.page),
        line: start.map(|start| start.line),
        cite: cite(&Cited {
            kind: home.kind,
            governing_body: home.governing_body,
            date: home.date,
            item: Some(&head),
            headings: &[],
            source: &home.source,
        }),
        source: home.source.clone(),
    }
}

/// A number of the index: how many documents of a year, and the like.
#[derive(Serialize)]
struct StatRow<'a> {
    measure: &'a str,
    name: &'a str,
    count: String,
}

const STAT_COLUMNS: Columns = Columns { all: &["measure", "name", "count"], page: &["measure", "name", "count"] };

/// One row per number; what is counted by kind, year or quality has one row for each.
pub fn stats(table_output: TableOutput<'_>, stats: &Stats) -> Result<(), Error> {
    let plain = [
        ("documents", stats.documents.to_string()),
        ("governing_bodies", stats.governing_bodies.to_string()),
        ("items", stats.items.to_string()),
        ("decisions", stats.decisions.to_string()),
        ("people", stats.people.to_string()),
        ("matters", stats.matters.to_string()),
        ("passages", stats.passages.to_string()),
        ("bytes", stats.bytes.to_string()),
        ("deleted", stats.deleted.to_string()),
        ("behind", stats.unlinked_documents.to_string()),
    ];
    let plain = plain.into_iter().map(|(measure, count)| StatRow { measure, name: "", count });
    let named: [(&str, &BTreeMap<String, usize>); 4] = [
        ("kinds", &stats.kinds),
        ("years", &stats.years),
        ("text_quality", &stats.text_quality),
        ("notes", &stats.notes),
    ];
    let named = named.into_iter().flat_map(|(measure, counts)| {
        counts.iter().map(move |(name, count)| StatRow { measure, name, count: count.to_string() })
    });
    table(table_output, &STAT_COLUMNS, plain.chain(named))
}

/// A line of a file, or a part of it, as it is read.
#[derive(Serialize)]
struct ReadRow<'a> {
    source: &'a str,
    page: u32,
    line: u32,
    order: usize,
    place: &'a str,
    text: String,
    why: String,
}

const READ_COLUMNS: Columns = Columns {
    all: &["source", "page", "line", "order", "place", "text", "why"],
    page: &["page", "line", "place", "text"],
};

/// One row per line or part of a line, in the order of the file.
pub fn inspection(table_output: TableOutput<'_>, inspection: &Inspection) -> Result<(), Error> {
    let lines = inspection.pages.iter().flat_map(|page| &page.lines);
    let rows = lines.flat_map(|line| {
        line.rows.iter().map(|row| ReadRow {
            source: &inspection.source,
            page: line.line.position.page,
            line: line.line.position.line,
            order: row.order,
            place: &row.place,
            text: row.text.split('\t').map(str::trim).collect::<Vec<_>>().join(" ┆ "),
            why: row.why.join("; "),
        })
    });
    table(table_output, &READ_COLUMNS, rows)
}

/// A word of a text, and the terms that it is found by.
#[derive(Serialize)]
struct TokenRow<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    stem: &'a str,
    parts: String,
    wholes: String,
    readings: String,
}

const TOKEN_COLUMNS: Columns = Columns {
    all: &["text", "start", "end", "stem", "parts", "wholes", "readings"],
    page: &["text", "stem", "parts", "wholes", "readings"],
};

/// One row per word.
pub fn tokens(table_output: TableOutput<'_>, tokens: &[TokenReport]) -> Result<(), Error> {
    let rows = tokens.iter().map(|token| TokenRow {
        text: &token.text,
        start: token.start,
        end: token.end,
        stem: &token.stem,
        parts: token.parts.join("; "),
        wholes: token.wholes.join("; "),
        readings: token.readings.join("; "),
    });
    table(table_output, &TOKEN_COLUMNS, rows)
}
