//! Answers as tables: CSV for other programs, Markdown for documents.
//!
//! CSV follows RFC 4180, but rows end in a line feed. No cell is a formula to a spreadsheet, and none has control
//! characters.

mod ballots;
mod hits;
mod people;
mod records;

pub use ballots::votes;
pub use hits::hits;
pub use people::{appearances, people, who};
pub use records::{inspection, items, joined_items, meetings, stats, tokens};

use super::Error;
use super::citing::Citing;
use super::markdown;
use super::safe_cell::as_plain_text;
use serde::Serialize;
use std::io::Write;
use tingsok::matters::Matter;
use tingsok::protocol::DateBasis;
use tingsok::search::{Decisions, Timeline};

/// Where a table goes, and how it is written.
pub struct TableOutput<'a> {
    pub out: &'a mut dyn Write,
    pub form: TableFormat,
    pub header: Header,
    pub citing: Citing,
    /// Whether something is above a table in Markdown, which then needs an empty line.
    pub is_below: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableFormat {
    Csv,
    Markdown,
}

/// The names of the columns are written once, above the first row, even if there are no rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    Before,
    Written,
}

/// The columns of a table.
struct Columns {
    /// In the order of the fields of a row.
    all: &'static [&'static str],
    /// Those of Markdown: a page has no room for all. With `--cite`, "cite" is another.
    page: &'static [&'static str],
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

/// One row per year and governing body.
pub fn timeline(table_output: TableOutput<'_>, timeline: &Timeline) -> Result<(), Error> {
    let rows = timeline.years.iter().flat_map(|year| {
        year.organs.iter().map(|organ| YearRow {
            topic: &timeline.topic,
            year: year.year,
            governing_body: organ.governing_body.as_deref(),
            region: organ.region.as_deref(),
            meetings: organ.counts.documents,
            items: organ.counts.items,
            passages: organ.counts.passages,
        })
    });
    table(table_output, &YEAR_COLUMNS, rows)
}

const YEAR_COLUMNS: Columns = Columns {
    all: &["topic", "year", "governing_body", "region", "meetings", "items", "passages"],
    page: &["year", "governing_body", "region", "meetings", "items", "passages"],
};

/// A decision, with a task that it gives.
#[derive(Serialize)]
struct DecisionRow<'a> {
    query: &'a str,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    item_number: Option<&'a str>,
    item_title: &'a str,
    reference: Option<&'a str>,
    presenters: String,
    decision: &'a str,
    assignee: Option<&'a str>,
    task: Option<&'a str>,
    due: Option<&'a str>,
    due_on: Option<String>,
    source: &'a str,
    page: u32,
    line: u32,
    cite: &'a str,
}

const DECISION_COLUMNS: Columns = Columns {
    all: &[
        "query",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "item_number",
        "item_title",
        "reference",
        "presenters",
        "decision",
        "assignee",
        "task",
        "due",
        "due_on",
        "source",
        "page",
        "line",
        "cite",
    ],
    page: &[
        "date",
        "governing_body",
        "item_number",
        "item_title",
        "decision",
        "assignee",
        "task",
        "due",
        "source",
        "page",
        "line",
    ],
};

/// One row per decision; a decision that gives several tasks has one row per task.
pub fn decisions(table_output: TableOutput<'_>, found: &Decisions) -> Result<(), Error> {
    let rows = found.decisions.iter().flat_map(|decided| {
        let none = decided.tasks.is_empty().then_some(None);
        none.into_iter().chain(decided.tasks.iter().map(Some)).map(move |task| DecisionRow {
            query: &found.query,
            date: decided.date.map(|date| date.to_string()),
            date_basis: decided.date_basis,
            governing_body: decided.governing_body.as_deref(),
            region: decided.region.as_deref(),
            item_number: decided.item.number.as_deref(),
            item_title: &decided.item.title,
            reference: decided.reference.as_deref(),
            presenters: decided.presenters.join("; "),
            decision: &decided.text,
            assignee: task.map(|task| task.assignee.as_str()),
            task: task.map(|task| task.text.as_str()),
            due: task.and_then(|task| task.due.as_deref()),
            due_on: task.and_then(|task| task.due_on).map(|day| day.to_string()),
            source: &decided.source,
            page: decided.page,
            line: decided.line,
            cite: &decided.cite,
        })
    });
    table(table_output, &DECISION_COLUMNS, rows)
}

/// A matter at a meeting.
#[derive(Serialize)]
struct StepRow<'a> {
    id: &'a str,
    matter: &'a str,
    reference: Option<&'a str>,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    item_number: Option<&'a str>,
    item_title: &'a str,
    presenters: String,
    decisions: String,
    source: &'a str,
    page: u32,
    line: u32,
    why: tingsok::matters::MatterLinkReason,
    confidence: f32,
    evidence: &'a str,
    cite: &'a str,
}

const STEP_COLUMNS: Columns = Columns {
    all: &[
        "id",
        "matter",
        "reference",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "item_number",
        "item_title",
        "presenters",
        "decisions",
        "source",
        "page",
        "line",
        "why",
        "confidence",
        "evidence",
        "cite",
    ],
    page: &[
        "matter",
        "reference",
        "date",
        "governing_body",
        "item_number",
        "item_title",
        "decisions",
        "source",
        "page",
        "line",
    ],
};

/// One row per step of each matter.
pub fn matters(table_output: TableOutput<'_>, matters: &[Matter]) -> Result<(), Error> {
    let rows = matters.iter().flat_map(|matter| {
        matter.steps.iter().map(move |step| StepRow {
            id: &matter.id,
            matter: &matter.title,
            reference: step.reference.as_deref().or(matter.reference.as_deref()),
            date: step.date.map(|date| date.to_string()),
            date_basis: step.date_basis,
            governing_body: step.governing_body.as_deref(),
            region: step.region.as_deref(),
            item_number: step.number.as_deref(),
            item_title: &step.title,
            presenters: step.presenters.join("; "),
            decisions: step.decisions.join("; "),
            source: &step.source,
            page: step.page,
            line: step.line,
            why: step.link.why,
            confidence: step.link.confidence,
            evidence: &step.link.evidence,
            cite: &step.cite,
        })
    });
    table(table_output, &STEP_COLUMNS, rows)
}

fn table<Row: Serialize>(
    table_output: TableOutput<'_>,
    columns: &Columns,
    rows: impl Iterator<Item = Row>,
) -> Result<(), Error> {
    match table_output.form {
        TableFormat::Csv => csv(table_output, columns, rows),
        TableFormat::Markdown => page(table_output, columns, rows),
    }
}

fn csv<Row: Serialize>(
    table_output: TableOutput<'_>,
    columns: &Columns,
    rows: impl Iterator<Item = Row>,
) -> Result<(), Error> {
    let mut table = csv::WriterBuilder::new().has_headers(false).from_writer(table_output.out);
    if table_output.header == Header::Before {
        table.write_record(columns.all)?;
    }
    for row in rows {
        table.write_record(cells(row)?.iter().map(|cell| as_plain_text(cell).into_owned()))?;
    }
    Ok(table.flush()?)
}

fn page<Row: Serialize>(
    table_output: TableOutput<'_>,
    columns: &Columns,
    rows: impl Iterator<Item = Row>,
) -> Result<(), Error> {
    let TableOutput { out, citing, is_below, .. } = table_output;
    let is_shown = |name: &&str| columns.page.contains(name) || *name == "cite" && citing.is_asked();
    let shown: Vec<usize> = (0..columns.all.len()).filter(|place| is_shown(&columns.all[*place])).collect();
    let names: Vec<String> = shown.iter().map(|place| columns.all[*place].replace('_', " ")).collect();
    if is_below {
        writeln!(out)?;
    }
    markdown::row(out, names.iter().map(String::as_str))?;
    writeln!(out, "|{}", "---|".repeat(names.len()))?;
    for row in rows {
        let cells = cells(row)?;
        markdown::row(out, shown.iter().map(|place| cells.get(*place).unwrap_or_default()))?;
    }
    Ok(())
}

/// The cells of a row. Only its serialisation knows them, so it is written and read back.
fn cells<Row: Serialize>(row: Row) -> Result<csv::StringRecord, Error> {
    let mut plain = csv::WriterBuilder::new().has_headers(false).from_writer(Vec::new());
    plain.serialize(row)?;
    plain.flush()?;
    let mut cells = csv::StringRecord::new();
    csv::ReaderBuilder::new().has_headers(false).from_reader(plain.get_ref().as_slice()).read_record(&mut cells)?;
    Ok(cells)
}
