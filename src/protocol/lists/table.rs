//! Reads a list of those present that is a table with the times when each person came and left: "Plats ┆ Ledamot ┆
//! Ersättare ┆ Parti ┆ Ankom ┆ Utgick". In text that has lost the table, each cell is a line of its own.

use super::attendance::ListedAttendance;
use crate::analysis::fold;
use crate::protocol::layout::{Row, cells};
use crate::protocol::phrases::description::{describe, is_party};
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::record::{Attendee, AttendeeGroup};
use crate::protocol::swedish::{ROLL_COLUMNS, ROLL_TIMES};
use std::collections::HashSet;
use std::ops::Range;

/// A table ends after this many consecutive cells that are not part of it. Unrecognised page heads have fewer. Not
/// measured.
const STRAY: usize = 6;

/// The people present by the first such table among the rows of `range`, and the rows of the table.
pub(super) fn read(rows: &[Row], range: Range<usize>) -> Option<(Vec<Attendee>, Vec<usize>)> {
    let all: Vec<(usize, &str)> = range
        .filter(|&index| rows[index].is_read())
        .flat_map(|index| cells(&rows[index].text).map(move |cell| (index, cell.trim())))
        .collect();
    let heads = |cell: &str| ROLL_COLUMNS.contains(&fold(cell).as_str());
    let start = (0..all.len()).find(|&at| {
        let own = all[at..].iter().take_while(|(_, cell)| heads(cell));
        own.clone().count() > 2 && own.clone().any(|(_, cell)| ROLL_TIMES.contains(&fold(cell).as_str()))
    })?;
    let mut table = Table::default();
    let mut stray = 0;
    let mut last = start;
    for (at, (_, cell)) in all.iter().enumerate().skip(start) {
        if heads(cell) || table.take(cell) {
            last = at;
            stray = 0;
        } else {
            stray += 1;
            if stray > STRAY {
                break;
            }
        }
    }
    table.close();
    let mut taken: Vec<usize> = all[start..=last].iter().map(|(index, _)| *index).collect();
    taken.dedup();
    (!table.found.is_empty()).then_some((table.found, taken))
}

/// Reads a table with the parts of the names in columns of their own: "Förnamn ┆ Efternamn ┆ Parti ┆ Närvaro".
pub(super) fn read_columns(rows: &[Row], range: Range<usize>) -> Option<ListedAttendance> {
    let read: Vec<usize> = range.filter(|&index| rows[index].is_read()).collect();
    let folded = |index: usize| cells(&rows[index].text).map(|cell| fold(cell.trim())).collect::<Vec<_>>();
    let place = |heads: &[String], name: &str| heads.iter().position(|head| head == name);
    let (at, first, last) = read.iter().enumerate().find_map(|(at, &index)| {
        let heads = folded(index);
        Some((at, place(&heads, "fornamn")?, place(&heads, "efternamn")?))
    })?;
    let mut found = ListedAttendance { rows: vec![read[at]], ..ListedAttendance::default() };
    for &index in &read[at + 1..] {
        let own: Vec<&str> = cells(&rows[index].text).map(str::trim).collect();
        let (Some(given), Some(family)) = (own.get(first), own.get(last)) else { break };
        let said: Vec<&str> =
            own.iter().enumerate().filter(|(place, _)| ![first, last].contains(place)).map(|(_, cell)| *cell).collect();
        let Person { role, organisation, remote, is_absent, .. } = describe(&said.join(", "));
        let attendee =
            Attendee { name: format!("{given} {family}"), organisation, role, group: AttendeeGroup::Member, remote };
        let is_away = is_absent || said.iter().any(|cell| describe(cell).is_absent);
        if is_away {
            found.absent.push(attendee);
        } else {
            found.attendees.push(attendee);
        }
        found.rows.push(index);
    }
    (found.rows.len() > 1).then_some(found)
}

/// The entries read so far, and the current entry.
#[derive(Default)]
struct Table {
    found: Vec<Attendee>,
    known: HashSet<String>,
    /// The member, and the substitute who took the seat.
    names: Vec<String>,
    /// The first line of a name that continues on the next.
    begun: Option<String>,
    party: Option<String>,
    has_time: bool,
}

impl Table {
    /// Reads a cell; returns whether it belongs to such a table.
    fn take(&mut self, cell: &str) -> bool {
        let is_seat = cell.len() <= 3 && cell.bytes().all(|byte| byte.is_ascii_digit());
        if is_seat {
            self.close();
        } else if is_time(cell) {
            self.has_time = true;
        } else if is_party(cell) {
            self.party = Some(cell.to_owned());
        } else {
            let whole = self.begun.take().map_or_else(|| cell.to_owned(), |begun| format!("{begun} {cell}"));
            if let Some(name) = name(&whole) {
                if self.has_time {
                    self.close();
                }
                self.names.push(name);
            } else if whole == cell && cell.starts_with(char::is_uppercase) && !cell.contains(char::is_whitespace) {
                self.begun = Some(whole);
            } else {
                return false;
            }
        }
        true
    }

    /// Ends the entry. If it has two names, the second, a substitute, was present at these times.
    fn close(&mut self) {
        let (name, party) = (self.names.pop(), self.party.take());
        let was_there = std::mem::take(&mut self.has_time);
        self.names.clear();
        self.begun = None;
        if let Some(name) = name.filter(|_| was_there)
            && self.known.insert(name.clone())
        {
            self.found.push(Attendee {
                name,
                organisation: party,
                group: AttendeeGroup::Member,
                ..Attendee::default()
            });
        }
    }
}

/// Whether a cell is a time: "16:01", "9.30".
fn is_time(cell: &str) -> bool {
    let Some((hour, minute)) = cell.split_once([':', '.']) else { return false };
    let is_number = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(hour) && minute.len() == 2 && is_number(minute)
}

/// The name in a cell: "Holm, Kim" or "Kim Holm".
pub(super) fn name(cell: &str) -> Option<String> {
    let cell = match cell.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{first} {last}"),
        _ => cell.to_owned(),
    };
    let people = names::people(&cell, Style::List);
    let [person] = people.as_slice() else { return None };
    (person.name == cell).then(|| cell.clone())
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::extract::Text;
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let text = Text::plain(lines);
        let rows = layout::rows(layout::fragments(&text), &SIGNS, Tolerance::Exact);
        let found = read(&rows, 0..rows.len()).map(|(found, _)| found).unwrap_or_default();
        let found: Vec<String> = found
            .into_iter()
            .map(|attendee| format!("{} {}", attendee.name, attendee.organisation.unwrap_or_default()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn whoever_sat_in_a_seat_was_there() {
        check(
            "Plats\n\nLedamot\n\nErsättare\n\nParti\n\nAnkom\n\nUtgick\n\n1\n\nAlm, Kim\n\nBerg, Lo\n\nS\n\n16:01\n\n18:08\n\n1\n\nAlm, Kim\n\nS\n\n18:09\n\n21:47\n\n\
             22\n\nEk\nHammarstrand, Bo\n\nV\n\n15:54\n\n21:47\n\n3\n\nCeder, Mio\n\nDahl, Eva\n\nM\n\n15:54\n\n21:47\n",
            &["Lo Berg S", "Kim Alm S", "Bo Ek Hammarstrand V", "Eva Dahl M"],
        );
        check(
            "Namn      Parti   Ankom   Utgick\nKim Alm   S       16.00   17.30\nLo Berg   M       16.00   17.30\n",
            &["Kim Alm S", "Lo Berg M"],
        );
        check("Plats\nLedamot\nErsättare\nKim Alm\n", &[]);
        // A time above the first name is nobody's.
        check("Ledamot\n\nErsättare\n\nAnkom\n\n16:00\n\nAlm, Kim\n\nBerg, Lo\n\nS\n\n16:01\n", &["Lo Berg S"]);
    }
}
