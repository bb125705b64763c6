//! Lists of people: who was there, who signs, and whom a first name means. An outline ends where they begin.

pub(super) mod roll;
pub(super) mod roster;
pub(super) mod signatures;

use super::layout::Row;
use super::phrases::names::Person;
use super::record::{Attendee, TextQuality};
use super::words::Tolerance;
use roster::Roster;
use signatures::Claim;
use std::collections::HashSet;
use std::ops::Range;

/// Whom the lists of a document name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Listed {
    pub present: Vec<Attendee>,
    pub absent: Vec<Attendee>,
    /// The rows that the lists of those present take up.
    pub rows: Vec<usize>,
    /// Offices beside names.
    pub labelled: Vec<Claim>,
    /// Names under "Justeras".
    pub approving: Vec<String>,
}

/// The lists before and behind the rows of the `agenda`.
pub(super) fn read(rows: &[Row], agenda: Range<usize>, quality: TextQuality, tolerance: Tolerance) -> Listed {
    let (head, closing) = (0..agenda.start.min(rows.len()), agenda.end..rows.len());
    let roll::Found { attendees: mut present, mut absent, rows: mut taken } =
        roll::read(rows, head.clone(), quality, tolerance);
    // Behind the agenda nothing is flattened: it was parted from its lines.
    let at_end = roll::read(rows, closing.clone(), TextQuality::Clean, tolerance);
    let known: HashSet<String> = present.iter().map(|known| known.name.clone()).collect();
    present.extend(at_end.attendees.into_iter().filter(|attendee| !known.contains(&attendee.name)));
    absent.extend(at_end.absent);
    taken.extend(at_end.rows);
    let mut labelled = signatures::labelled(rows, head, tolerance);
    labelled.extend(signatures::labelled(rows, closing.clone(), tolerance));
    if labelled.is_empty() {
        labelled = signatures::pairs(rows, tolerance);
    }
    Listed { present, absent, rows: taken, labelled, approving: signatures::under_approval(rows, closing) }
}

impl Listed {
    /// The people of the lists.
    pub fn roster(&self) -> Roster {
        let mut roster = Roster::default();
        for attendee in &self.present {
            roster.add(&Person {
                name: attendee.name.clone(),
                organisation: attendee.organisation.clone(),
                ..Person::default()
            });
        }
        for claim in &self.labelled {
            roster.add(&Person { name: claim.name.clone(), ..Person::default() });
        }
        roster
    }
}
