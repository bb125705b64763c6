//! A file with the minutes of several meetings, one after the other: where each begins.

use super::phrases::dates;
use super::record::Protocol;
use super::swedish::MINUTES;
use super::swedish::wording;
use super::words::{self, Tolerance};
use crate::extract::{Line, Page, Position, Text};
use jiff::civil::Date;

/// So many lines with text under the word that heads minutes their day stands at most. The longest front page met has 45 lines.
const HEAD: usize = 45;

/// So many lines of letterhead stand over it at most: who met, whose it is, a logotype's words.
const LETTERHEAD: usize = 6;

/// A heading has so many letters at most: "Sammanträdesprotokoll för kommunstyrelsens arbetsutskott 2024-05-08".
const LONGEST: usize = 90;

/// The text of each meeting, if there are several; else nothing. `read` reads one: a part that is no meeting of its own day, with an
/// agenda and people, is none.
pub(super) fn meetings(text: &Text, read: impl Fn(&Text) -> Protocol) -> Vec<(Text, Protocol)> {
    let starts = starts(text);
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|start| Some(*start)).chain([None]);
    let mut from = None;
    let mut found = Vec::new();
    for end in ends {
        let part = between(text, from, end);
        let protocol = read(&part);
        found.push((part, protocol));
        from = end;
    }
    let dates: Vec<Date> = found.iter().filter_map(|(_, protocol)| protocol.date).collect();
    let are_apart = dates.windows(2).all(|pair| pair[0] != pair[1]) && dates.len() == found.len();
    if are_apart && found.iter().all(|(_, protocol)| is_meeting(protocol)) { found } else { Vec::new() }
}

fn is_meeting(protocol: &Protocol) -> bool {
    !protocol.agenda.is_empty() && (!protocol.attendance.is_empty() || !protocol.officers.is_empty())
}

/// Where minutes begin: under a word that heads them stands another day than under the one before.
fn starts(text: &Text) -> Vec<Position> {
    let lines: Vec<&Line> = text.lines().collect();
    let mut found: Vec<Position> = Vec::new();
    let mut last: Option<Date> = None;
    for (index, line) in lines.iter().enumerate() {
        if !heads_minutes(&line.printed) {
            continue;
        }
        let Some(day) = day_under(&lines, index) else { continue };
        if last != Some(day) {
            found.push(lines[letterhead(&lines, index)].position);
            last = Some(day);
        }
    }
    found
}

/// "PROTOKOLL", "Protokoll styrelsemöte 2024-03-04": the word that heads minutes begins a short line, or ends it.
fn heads_minutes(printed: &str) -> bool {
    let text = printed.trim();
    if text.len() > LONGEST || !text.starts_with(|first: char| first.is_uppercase() || first == '#') {
        return false;
    }
    let words = words::words(text);
    let is_word = |word: Option<&String>| word.is_some_and(|word| MINUTES.contains(&word.as_str()));
    is_word(words.first()) || is_word(words.last())
}

/// The first day on the line or under it, if people or matters are under it, too.
fn day_under(lines: &[&Line], index: usize) -> Option<Date> {
    let under = || lines[index..].iter().filter(|line| !line.printed.trim().is_empty()).take(HEAD);
    let is_head = under().any(|line| {
        let text = line.printed.trim();
        wording::attendance(text, Tolerance::Exact).is_some() || text.starts_with('§')
    });
    let day = under().find_map(|line| dates::find(&line.printed, Tolerance::Exact).first().map(|found| found.date));
    day.filter(|_| is_head)
}

/// The first line of the letterhead that stands over the line `index`, without a gap, on the same page.
fn letterhead(lines: &[&Line], index: usize) -> usize {
    let page = lines[index].position.page;
    let over = (index.saturating_sub(LETTERHEAD)..index).rev();
    over.take_while(|&above| lines[above].position.page == page && !lines[above].printed.trim().is_empty())
        .last()
        .unwrap_or(index)
}

/// The lines from `from` on up to `end`.
fn between(text: &Text, from: Option<Position>, end: Option<Position>) -> Text {
    let is_own =
        |line: &&Line| from.is_none_or(|from| line.position >= from) && end.is_none_or(|end| line.position < end);
    let page = |page: &Page| Page { lines: page.lines.iter().filter(is_own).cloned().collect(), ..page.clone() };
    let pages = text.pages.iter().filter(|page| page.lines.iter().any(|line| is_own(&line))).map(page);
    Text { pages: pages.collect(), ..text.clone() }
}
