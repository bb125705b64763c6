//! Reads lists of people: who was present, who signs, and whom a first name means. The agenda ends where such lists
//! begin.

pub(super) mod attendance;
pub(super) mod ballots;
pub(super) mod roster;
pub(super) mod signatures;

mod first_names;
mod headings;
mod offices_in_line;
mod presence_marks;
mod table;

use super::layout::Row;
use super::phrases::names::Person;
use super::record::{Attendee, TextQuality};
use super::words::{self, Tolerance};
use roster::Roster;
use signatures::Claim;
use std::collections::HashSet;
use std::ops::Range;

/// The people whom the lists of a document name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListedPeople {
    pub present: Vec<Attendee>,
    pub absent: Vec<Attendee>,
    /// Those whom a notice calls.
    pub called: Vec<Person>,
    /// Initials that stand for those present, with their names.
    pub initials: Vec<(String, String)>,
    /// The rows of the lists of those present.
    pub rows: Vec<usize>,
    /// Offices next to names.
    pub labelled: Vec<Claim>,
    /// Names under "Justeras".
    pub approving: Vec<String>,
}

/// Reads the lists before and after the rows of the `agenda`.
pub(super) fn read(rows: &[Row], agenda: Range<usize>, quality: TextQuality, tolerance: Tolerance) -> ListedPeople {
    let annexes = annexes(rows, agenda.end);
    let (head, closing) = (0..agenda.start.min(rows.len()), agenda.end..annexes);
    let mut listed = ListedPeople::default();
    listed.add(attendance::read(rows, head.clone(), quality, tolerance));
    // After the agenda, flattened lines are already split.
    listed.add(attendance::read(rows, closing.clone(), TextQuality::Clean, tolerance));
    if let Some(found) = table::read_columns(rows, head.clone()) {
        listed.add(found);
    }
    for range in [head.clone(), annexes..rows.len()] {
        if let Some((attendees, rows)) = table::read(rows, range) {
            listed.add(attendance::ListedAttendance { attendees, rows, ..attendance::ListedAttendance::default() });
        }
    }
    listed.labelled = signatures::labelled(rows, head, tolerance);
    listed.labelled.extend(signatures::labelled(rows, closing.clone(), tolerance));
    if listed.labelled.is_empty() {
        listed.labelled = signatures::pairs(rows, tolerance);
    }
    listed.approving = signatures::under_approval(rows, closing);
    listed
}

/// The first row of the annexes from `from` on, or the end of the document. An annex begins with "Bilaga 2" on a line
/// of its own and has text below it; several such lines close together are a list of annexes.
pub(super) fn annexes(rows: &[Row], from: usize) -> usize {
    const TEXT: usize = 6;
    let is_head = |index: usize| {
        let words = words::first_words(&rows[index].text, 3);
        let is_number = |word: &String| word.len() <= 2 && word.chars().all(char::is_alphanumeric);
        words.len() == 2 && words[0] == "bilaga" && is_number(&words[1]) && !rows[index].text.ends_with(':')
    };
    let is_annex = |&index: &usize| {
        let is_apart = index == 0 || !rows[index - 1].is_read();
        let mut under = (index + 1..rows.len()).filter(|&index| rows[index].is_read()).take(TEXT);
        let mut over = (from..index).rev().filter(|&index| rows[index].is_read()).take(TEXT);
        rows[index].is_read()
            && is_apart
            && is_head(index)
            && under.clone().count() == TEXT
            && !under.any(is_head)
            && !over.any(is_head)
    };
    (from..rows.len()).find(is_annex).unwrap_or(rows.len())
}

impl ListedPeople {
    fn add(&mut self, found: attendance::ListedAttendance) {
        let known: HashSet<&str> = self.present.iter().map(|known| known.name.as_str()).collect();
        let new: Vec<Attendee> =
            found.attendees.into_iter().filter(|attendee| !known.contains(attendee.name.as_str())).collect();
        self.present.extend(new);
        self.absent.extend(found.absent);
        self.called.extend(found.called);
        self.initials.extend(found.initials);
        self.rows.extend(found.rows);
    }

    /// The people of the lists.
    pub fn roster(&self) -> Roster {
        let mut roster = Roster::default();
        for attendee in &self.present {
            let person = Person {
                name: attendee.name.clone(),
                organisation: attendee.organisation.clone(),
                role: attendee.role.clone(),
                ..Person::default()
            };
            if person.name.contains(' ') { roster.add(&person) } else { roster.add_alone(&person) }
        }
        for person in &self.called {
            roster.add(person);
        }
        for (initials, name) in &self.initials {
            roster.add_initials(initials, name);
        }
        for claim in &self.labelled {
            roster.add(&Person { name: claim.name.clone(), ..Person::default() });
        }
        roster
    }
}
