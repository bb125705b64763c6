//! How items were contested: what was moved, by whom, and who objected.

use super::items;
use crate::index::{ItemHead, Record};
use crate::protocol::{AgendaItem, DateBasis, Motion, Participant, party};
use jiff::civil::Date;
use serde::Serialize;

/// Items on which something was moved or objected to.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Contests {
    /// How many there are, given or not.
    pub total: usize,
    pub contests: Vec<Contested>,
}

/// What was moved and objected to under an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contested {
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub item: ItemHead,
    pub reference: Option<String>,
    pub motions: Vec<Motion>,
    pub reservations: Vec<Participant>,
    /// The path as indexed, and where in the file the first of it stands.
    pub source: String,
    pub page: u32,
    pub line: u32,
    /// As people cite it: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
}

/// What was moved and objected to under an item, of it what the party of these letters did, if one is asked for; `None` if
/// nothing was.
pub fn contested(record: &Record, path: &[usize], item: &AgendaItem, letters: Option<&str>) -> Option<Contested> {
    let is_theirs = |one: &Participant| {
        letters.is_none_or(|letters| one.party.as_deref().and_then(party).as_deref() == Some(letters))
    };
    let motions: Vec<Motion> = item
        .motions
        .iter()
        .filter(|motion| letters.is_none() || motion.movers.iter().any(is_theirs))
        .cloned()
        .collect();
    let reservations: Vec<Participant> = item.reservations.iter().filter(|one| is_theirs(one)).cloned().collect();
    if motions.is_empty() && reservations.is_empty() {
        return None;
    }
    let protocol = &record.protocol;
    let spans = motions.iter().map(|motion| motion.span).chain([item.span]);
    let start = spans.flatten().map(|span| span.start).next();
    let head = items::head(record, path);
    let source = record.source.name();
    let cite = items::cited(record, &head);
    Some(Contested {
        date: protocol.date,
        date_basis: protocol.date_basis,
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        item: head,
        reference: item.reference.clone(),
        motions,
        reservations,
        source,
        cite,
        page: start.map_or(1, |start| start.page),
        line: start.map_or(1, |start| start.line),
    })
}
