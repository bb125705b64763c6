//! Finds where each meeting begins in a file with the minutes of several meetings.

use super::phrases::dates;
use super::phrases::sentences::sentences;
use super::record::Protocol;
use super::swedish::MINUTES;
use super::swedish::wording;
use super::words::{self, Tolerance};
use crate::extract::{Line, Page, Position, Text};
use jiff::civil::Date;

/// How many lines with text, from the word that heads minutes on, are searched for the meeting's day. The longest
/// front page met has 45.
const HEAD: usize = 45;

/// The most lines of letterhead above that word: the body, its municipality, the words of a logotype.
const LETTERHEAD: usize = 6;

/// The most bytes of a heading: "Sammanträdesprotokoll för kommunstyrelsens arbetsutskott 2024-05-08".
const LONGEST: usize = 90;

/// The text and record of each meeting, if the file has several; otherwise none. `read` reads one part. Each part
/// must be a meeting with a day of its own, an agenda and people.
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

/// Where minutes begin: at a word that heads minutes, if the day below it differs from the previous one.
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

/// Whether a line heads minutes: a short line that begins or ends with a word for them. "PROTOKOLL", "Protokoll
/// styrelsemöte 2024-03-04".
fn heads_minutes(printed: &str) -> bool {
    let text = printed.trim();
    if text.len() > LONGEST || !text.starts_with(|first: char| first.is_uppercase() || first == '#') {
        return false;
    }
    let words = words::words(text);
    // "Protokoll 3 från mötet den 20 april gicks igenom. Kim Holm" is about minutes, but "Protokoll från mötet som hölls
    // den 20 april" heads them.
    let tells = words.iter().any(|word| wording::is_finite(word)) && !words.iter().any(|word| word == "som");
    if sentences(text).len() > 1 || tells {
        return false;
    }
    let is_word = |word: Option<&String>| word.is_some_and(|word| MINUTES.contains(&word.as_str()));
    is_word(words.first()) || is_word(words.last())
}

/// The first day on the line or below it, if a list of those present or an item is below it, too.
fn day_under(lines: &[&Line], index: usize) -> Option<Date> {
    let under = || lines[index..].iter().filter(|line| !line.printed.trim().is_empty()).take(HEAD);
    let is_head = under().any(|line| {
        let text = line.printed.trim();
        wording::attendance(text, Tolerance::Exact).is_some() || text.starts_with('§')
    });
    let day = under().find_map(|line| dates::find(&line.printed, Tolerance::Exact).first().map(|found| found.date));
    day.filter(|_| is_head)
}

/// The first line of the letterhead directly above the line `index`, without a gap, on the same page.
fn letterhead(lines: &[&Line], index: usize) -> usize {
    let page = lines[index].position.page;
    let over = (index.saturating_sub(LETTERHEAD)..index).rev();
    over.take_while(|&above| lines[above].position.page == page && !lines[above].printed.trim().is_empty())
        .last()
        .unwrap_or(index)
}

/// The part of a text from `from` up to `end`, exclusive.
fn between(text: &Text, from: Option<Position>, end: Option<Position>) -> Text {
    let is_own =
        |line: &&Line| from.is_none_or(|from| line.position >= from) && end.is_none_or(|end| line.position < end);
    let page = |page: &Page| Page { lines: page.lines.iter().filter(is_own).cloned().collect(), ..page.clone() };
    let pages = text.pages.iter().filter(|page| page.lines.iter().any(|line| is_own(&line))).map(page);
    Text { pages: pages.collect(), ..text.clone() }
}
