//! Reads the marks beside names that say who came: a cross, a letter, "Ja".

use super::attendance::ListedAttendance;
use crate::analysis::fold;
use crate::protocol::layout::{CELL, Row};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::description;
use crate::protocol::phrases::names::Person;
use crate::protocol::record::Attendee;
use std::sync::LazyLock;

/// The person of whom a line says whether they are present, and the answer: "Kassör: Kim Holm – närvarande: Ja på länk".
pub(super) fn answer(text: &str) -> Option<(Person, bool)> {
    static ANSWERED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(r"^(?:([\p{L} -]+):\s*)?(\p{Lu}.+?)\s*[–-]\s*(?i:närvarande:?)\s*((?i:ja|nej))\b(.*)$")
    });
    let captures = ANSWERED.captures(text)?;
    let remote = description::describe(&captures[4]).remote || captures[4].contains("länk");
    let person = Person {
        name: captures[2].trim().to_owned(),
        role: captures.get(1).map(|role| role.as_str().to_owned()),
        remote,
        ..Person::default()
    };
    Some((person, fold(&captures[3]) == "ja"))
}

/// Moves to the absent those who did not come, if a letter behind each person says who came: "Kim Holm PRO N", "Bo Ek SPF
/// F", "Eva Alm RPG Frånvaro anmäld".
pub(super) fn part_by_letters(found: &mut ListedAttendance) {
    const LEAST: usize = 2;
    // "Hus N" and "Hus F" are places: the letter is behind the letters of an organisation.
    let marked = |own: &Attendee| {
        let (organisation, mark) = own.organisation.as_deref()?.split_once(' ')?;
        let is_letters = organisation.chars().all(char::is_uppercase);
        is_letters.then(|| (organisation.to_owned(), mark.to_owned()))
    };
    let came = found.attendees.iter().filter(|own| marked(own).is_some_and(|(_, mark)| mark == "N")).count();
    if came < LEAST {
        return;
    }
    let is_absent = |mark: &str| mark == "F" || description::describe(mark).is_absent;
    let absent = found.attendees.extract_if(.., |own| {
        let Some((organisation, mark)) = marked(own).filter(|(_, mark)| mark == "N" || is_absent(mark)) else {
            return false;
        };
        own.organisation = Some(organisation);
        mark != "N"
    });
    found.absent.extend(absent);
}

/// Whether a cell of the rows says that somebody abstained from a vote.
pub(super) fn lists_votes(rows: &[Row]) -> bool {
    let abstains = |cell: &str| matches!(cell.trim(), "Avst" | "Avstår" | "AVST" | "avstår");
    rows.iter().any(|row| row.text.split(CELL).skip(1).any(abstains))
}

/// Whether a row has the mark of those who came: "Kim Holm X", "Kim Holm ┆ S ┆ X", "Kim Holm ┆ Ja". In a list of votes,
/// "Ja" is a vote.
pub(super) fn is_crossed(text: &str, is_of_votes: bool) -> bool {
    let is_mark = |cell: &str| matches!(cell, "X" | "x") || !is_of_votes && matches!(cell, "Ja" | "ja" | "JA");
    let in_cells = text.contains(CELL) && text.split(CELL).any(|cell| is_mark(cell.trim()));
    in_cells || text.ends_with(" X") || text.contains(" X,") || text.contains(" X ")
}

/// Whether a sign before each name says who came: "x Holm Kim - Ek Bo x Alm Eva".
pub(super) fn marks_presence(text: &str) -> bool {
    static CAME: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"(?:^|\s)[xX]\s+\p{Lu}"));
    const LEAST: usize = 3;
    CAME.find_iter(text).count() >= LEAST
}

pub(super) fn is_marked_off(text: &str, name: &str) -> bool {
    text.find(name).is_some_and(|at| text[..at].trim_end().ends_with(['-', '–']))
}
