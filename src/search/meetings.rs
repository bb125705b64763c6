//! The meetings of the index, each with its documents.

use super::items;
use crate::index::{self, Filter, Record, Snapshot};
use crate::matters::meeting::{self, Meeting, Paper};
use crate::people::Document;
use crate::protocol::{DateBasis, Kind};
use jiff::civil::Date;
use serde::Serialize;

/// A line of the list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingSummary {
    pub source: String,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub kind: Kind,
    pub title: Option<String>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    /// Agenda items, children included.
    pub items: usize,
    pub decisions: usize,
    /// All documents of the meeting: the one above first, then notes, notices and papers.
    pub documents: Vec<Paper>,
    /// The meeting, as a citation names it: "Kommunfullmäktige 2024-10-10".
    pub cite: String,
}

/// The meetings that `records`, by source, are of, by date, then source.
pub fn list(records: &[Record]) -> Vec<MeetingSummary> {
    let names = names(records);
    let documents = documents(&names, records);
    let mut meetings: Vec<MeetingSummary> = Vec::new();
    for group in meeting::gather(&documents) {
        let papers = group.iter().map(|place| meeting::paper(&documents[*place])).collect();
        meetings.extend(group.first().map(|first| summary(&records[*first], papers)));
    }
    // The sort is stable: records come by source.
    meetings.sort_by_key(|meeting| meeting.date);
    meetings
}

/// The meetings of the newest `most` documents that pass `filter`, newest first. A case file is a meeting only where there is
/// nothing else.
pub(super) fn newest(snapshot: &Snapshot, filter: &Filter, most: usize) -> Result<Vec<MeetingSummary>, index::Error> {
    let kept = snapshot.kept(filter)?;
    let papers = snapshot.kept(&Filter { kind: Some(Kind::Handling), ..Filter::default() })?;
    let mut sources = snapshot.newest_sources(&kept.clone().without(&papers))?;
    if sources.is_empty() {
        sources = snapshot.newest_sources(&kept)?;
    }
    let mut records = Vec::new();
    for source in sources.iter().take(most) {
        records.extend(snapshot.record(source)?);
    }
    let mut meetings = list(&records);
    meetings.reverse();
    Ok(meetings)
}

/// The meeting among `records` that the document `name` is of.
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

/// The records as those look at them who put people, matters and meetings together; `names` are theirs.
pub fn documents<'a>(names: &'a [String], records: &'a [Record]) -> Vec<Document<'a>> {
    let mut documents = Vec::with_capacity(records.len());
    for (source, record) in names.iter().zip(records) {
        documents.push(Document { source, file: &record.source.path, protocol: &record.protocol });
    }
    documents
}

fn summary(record: &Record, documents: Vec<Paper>) -> MeetingSummary {
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
