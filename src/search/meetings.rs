//! Lists the meetings of the index, each with its documents.

use super::items;
use crate::index::{self, Filter, Record, Snapshot};
use crate::matters::meeting::{self, Meeting};
use crate::people::Document;
use crate::protocol::{DateBasis, Kind};
use jiff::civil::Date;
use serde::Serialize;

/// One meeting in a list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingSummary {
    /// The name of its main document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The date of the meeting.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The kind of the main document.
    pub kind: Kind,
    /// The title of the main document.
    pub title: Option<String>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// Number of agenda items of the main document, including items below other items.
    pub items: usize,
    /// Number of decisions in the main document.
    pub decisions: usize,
    /// The documents of the meeting that pass the filter, the main document first: minutes, notes, documents of unknown
    /// kind, notices, reports. A direct answer uses only the newest documents that pass the filter, as many as `limit`,
    /// so that a meeting may lack some; it uses reports only if there is nothing else.
    pub documents: Vec<MeetingDocument>,
    /// The meeting, as a citation names it: "Kommunfullmäktige 2024-10-10".
    pub cite: String,
}

/// A document of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingDocument {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The kind of document.
    pub kind: Kind,
    /// The heading of the document, as printed.
    pub title: Option<String>,
    /// The SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// Which meeting of the file it is, from 1, if the file has the minutes of several meetings.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
}

/// The meetings of `records`, by date and then source. `records` must be sorted by source.
#[must_use]
pub fn list(records: &[Record]) -> Vec<MeetingSummary> {
    let names = names(records);
    let documents = documents(&names, records);
    let mut meetings: Vec<MeetingSummary> = Vec::new();
    for group in meeting::gather(&documents) {
        let papers = group.iter().map(|place| document(&records[*place])).collect();
        meetings.extend(group.first().map(|first| summary(&records[*first], papers)));
    }
    // The sort is stable, so meetings of one date stay sorted by source.
    meetings.sort_by_key(|meeting| meeting.date);
    meetings
}

/// The meetings of the newest `most` documents that pass `filter`, newest first. Reports (handling) count only if there
/// is nothing else.
pub(super) fn newest(snapshot: &Snapshot, filter: &Filter, most: usize) -> Result<Vec<MeetingSummary>, index::Error> {
    let filtered = snapshot.filtered_entries(filter)?;
    let papers = snapshot.filtered_entries(&Filter { kind: Some(Kind::Handling), ..Filter::default() })?;
    let mut sources = snapshot.newest_sources(&filtered.clone().without(&papers), most)?;
    if sources.is_empty() {
        sources = snapshot.newest_sources(&filtered, most)?;
    }
    let mut records = Vec::new();
    for source in &sources {
        records.extend(snapshot.record(source)?);
    }
    let mut meetings = list(&records);
    meetings.reverse();
    Ok(meetings)
}

/// The meeting that the document `name` belongs to, among `records`.
pub fn of(records: &[Record], name: &str) -> Option<Meeting> {
    let names = names(records);
    let documents = documents(&names, records);
    let groups = meeting::gather(&documents);
    let group = groups.iter().find(|group| group.iter().any(|place| documents[*place].source == name))?;
    let own: Vec<Document<'_>> = group.iter().map(|place| documents[*place]).collect();
    Some(meeting::join(&own))
}

pub fn names(records: &[Record]) -> Vec<String> {
    records.iter().map(|record| record.source.name()).collect()
}

/// The records in the form that people, matters and meetings are worked out from; `names` are their names.
pub fn documents<'a>(names: &'a [String], records: &'a [Record]) -> Vec<Document<'a>> {
    let mut documents = Vec::with_capacity(records.len());
    for (source, record) in names.iter().zip(records) {
        documents.push(Document { source, file: &record.source.path, protocol: &record.protocol });
    }
    documents
}

fn document(record: &Record) -> MeetingDocument {
    let Record { source, protocol } = record;
    let (kind, title) = (protocol.kind, protocol.title.clone());
    MeetingDocument { source: source.name(), kind, title, sha256: source.sha256.clone(), part: source.part }
}

fn summary(record: &Record, documents: Vec<MeetingDocument>) -> MeetingSummary {
    let agenda = record.protocol.items();
    let cite = items::meeting_cited(record);
    let Record { source, protocol } = record;
    MeetingSummary {
        source: source.name(),
        date: protocol.date,
        date_basis: protocol.date_basis,
        kind: protocol.kind,
        title: protocol.title.clone(),
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        decisions: agenda.iter().map(|item| item.decisions.len()).sum(),
        items: agenda.len(),
        documents,
        cite,
    }
}
