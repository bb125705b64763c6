//! Collects papers: cases (ärenden), each with the meetings that dealt with it, and reports (handlingar).
//!
//! OParl has no class for a case. Its paper fits: it has a number and is consulted at meetings. Only items that print
//! their case number are included. Which other items belong to the same matter is an inference, which `tingsok matter`
//! gives with its reasons.

use super::meeting::{case, consultation_id, file, item_id};
use super::objects::{Consultation, Paper, schema};
use crate::exchange::identifier::uri;
use crate::exchange::meetings;
use crate::exchange::organisations::MeetingContext;
use crate::index::Record;
use crate::protocol::{AgendaItem, Kind};
use std::collections::BTreeMap;

/// An item that prints its case number: its document, and its position from the top level of the agenda down.
type Numbered<'a> = (&'a Record, Vec<usize>, &'a AgendaItem);

/// The papers of `records`: cases by owner and number, then reports in the order of `records`.
pub fn papers(records: &[Record]) -> Vec<Paper> {
    let mut cases: BTreeMap<(String, String), Vec<Numbered<'_>>> = BTreeMap::new();
    let mut by_date: Vec<&Record> = records.iter().filter(|record| meetings::is_meeting(record)).collect();
    // The sort is stable: records of the same day keep their order.
    by_date.sort_by_key(|record| (record.protocol.date.is_none(), record.protocol.date));
    for record in by_date {
        for (path, item) in record.protocol.items_by_path() {
            if let Some(case) = case(record, item) {
                cases.entry(case).or_default().push((record, path, item));
            }
        }
    }
    let cases = cases.iter().filter_map(|((owner, number), items)| case_paper(owner, number, items));
    let files = records.iter().filter(|record| record.protocol.kind == Kind::Handling).map(case_file);
    cases.chain(files).collect()
}

/// A case as a paper. Its name is that of the latest dated meeting.
fn case_paper(owner: &str, number: &str, items: &[Numbered<'_>]) -> Option<Paper> {
    let dated = items.iter().rfind(|(record, ..)| record.protocol.date.is_some());
    let (record, _, item) = dated.or(items.last())?;
    Some(Paper {
        id: uri("paper", &format!("{owner}/{number}")),
        schema: schema("Paper"),
        body: body(record),
        name: item.title.clone(),
        reference: item.reference.clone(),
        date: None,
        paper_type: "ärende".to_owned(),
        main_file: None,
        consultation: items.iter().map(|(record, path, item)| consultation(record, path, item)).collect(),
        date_basis: None,
    })
}

fn consultation(record: &Record, path: &[usize], item: &AgendaItem) -> Consultation {
    let organization = MeetingContext::from(record).governing_body().map(|body| uri("organization", &body.id));
    Consultation {
        id: consultation_id(record, path),
        schema: schema("Consultation"),
        agenda_item: item_id(record, path),
        meeting: uri("meeting", &record.source.name()),
        organization: organization.into_iter().collect(),
        authoritative: (!item.decisions.is_empty()).then_some(true),
    }
}

fn case_file(record: &Record) -> Paper {
    let protocol = &record.protocol;
    Paper {
        id: uri("paper", &record.source.path),
        schema: schema("Paper"),
        body: body(record),
        name: meetings::name(record),
        reference: protocol.reference.clone(),
        date: protocol.date,
        paper_type: "handling".to_owned(),
        main_file: Some(file(record)),
        consultation: Vec::new(),
        date_basis: protocol.date_basis,
    }
}

fn body(record: &Record) -> Option<String> {
    MeetingContext::from(record).region().map(|region| uri("body", &region.id))
}
