//! Reads the printed list of contents: which items there are, and what they are called.

use super::titles::clean_title;
use crate::analysis::fold;
use crate::protocol::cues::{Lines, Number, Shape};
use crate::protocol::layout::{CELL, join_line};
use crate::protocol::lists::signatures::is_place_to_sign;
use crate::protocol::phrases::case_numbers;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{CONTENTS, Label};
use crate::protocol::words;
use std::ops::Range;

/// An entry of the list of contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ContentsEntry {
    pub rows: Vec<usize>,
    pub number: Option<Number>,
    pub title: String,
    pub reference: Option<String>,
}

/// The list of contents and its rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Contents {
    pub entries: Vec<ContentsEntry>,
    /// The rows of the list, its heading included.
    pub rows: Vec<usize>,
}

/// A list without a heading is recognised if at least this many entries end in dots and a page number. Entries without
/// dots are read only below a heading.
const LED: usize = 2;

/// A list with a heading has at least this many entries. A single entry is enough if it ends in dots and a page number.
const HEADED: usize = 2;

/// The list of contents in `range`, if there is one.
pub(super) fn read(lines: &Lines, range: Range<usize>) -> Contents {
    let mut contents = Contents::default();
    let mut led = 0;
    let mut is_headed = false;
    let mut last_page = 0;
    // Rows that may be the beginning of the next entry.
    let mut open: Vec<usize> = Vec::new();
    let mut missed = 0;
    for index in range {
        let (row, cue) = (&lines.rows[index], &lines.cues[index]);
        if !row.is_read() {
            // Entries have gaps between them, and a gap ends rows that were not an entry. A number still waits for
            // its title.
            if row.is_blank() && !waits(lines, &open) {
                open.clear();
            }
            continue;
        }
        if is_heading(&row.text) {
            is_headed = true;
            contents.rows.push(index);
            open.clear();
            missed = 0;
            continue;
        }
        let entry = cue.entry.filter(|entry| {
            (entry.has_leaders || is_headed && entry.page >= last_page && entry.page <= last_page + FARTHEST)
                && (cue.shape != Shape::Figures || !open.is_empty())
                && !row.text.get(..entry.end).is_some_and(|text| is_place_to_sign(text, lines.tolerance))
        });
        if let Some(entry) = entry {
            led += usize::from(entry.has_leaders);
            last_page = last_page.max(entry.page);
            open.push(index);
            if let Some(entry) = put_together(lines, &open, entry.end) {
                contents.entries.push(entry);
            }
            contents.rows.append(&mut open);
            missed = 0;
        } else {
            // No entry has a decision, so the items have begun.
            if cue.label.is_some_and(|(label, _)| label == Label::Decision) && !contents.entries.is_empty() {
                break;
            }
            if cue.marker.is_some() && !waits(lines, &open) {
                open.clear();
            }
            open.push(index);
            missed += 1;
            // The list is over when this many rows have no page.
            if missed > REACH && (is_headed || !contents.entries.is_empty()) {
                break;
            }
        }
    }
    let is_list = led >= LED && led * 2 >= contents.entries.len()
        || is_headed && (contents.entries.len() >= HEADED || led > 0 && led == contents.entries.len());
    if is_list { contents } else { Contents::default() }
}

/// No item takes more pages than this.
const FARTHEST: u32 = 60;

/// The longest title of a list, with its number and case number, has five lines; running heads may be between them.
const REACH: usize = 8;

/// Whether a row is the heading of the list: "Innehåll", "Innehållsförteckning ┆ Sida", "Ärendelista".
fn is_heading(text: &str) -> bool {
    const PAGES: &[&str] = &["sida", "sid", "sidnr", "sidnummer"];
    let mut words = words::first_words(text, 4);
    words.retain(|word| !PAGES.contains(&word.as_str()));
    words.len() <= 2 && words.last().is_some_and(|word| CONTENTS.contains(&word.as_str()))
}

/// Whether the rows `open` begin an entry that continues after a gap. They do if there are fewer than six and the first
/// has a number, or if the last has a number, perhaps with a case number, and no title.
fn waits(lines: &Lines, open: &[usize]) -> bool {
    // A numbered entry is complete only when its page number is found. A gap before that is a page break.
    let is_numbered = open.first().is_some_and(|&first| lines.cues[first].marker.is_some() && open.len() < 6);
    is_numbered
        || open.last().is_some_and(|&last| {
            lines.cues[last].marker.is_some()
                && (lines.cues[last].shape == Shape::Figures || lines.cues[last].is_reference || {
                    let rest = lines.rest(last);
                    case_numbers::first(rest).is_some_and(|found| found.range.end == rest.len())
                })
        })
}

/// The entry on the rows `open`, the last row only up to `end`.
fn put_together(lines: &Lines, open: &[usize], end: usize) -> Option<ContentsEntry> {
    let mut title = String::new();
    let mut number = None;
    let mut reference = None;
    for (place, &index) in open.iter().enumerate() {
        let text = &lines.rows[index].text;
        let text = if place + 1 == open.len() { text.get(..end).unwrap_or(text) } else { text };
        let text = match (&lines.cues[index].marker, place) {
            (Some(marker), _) if number.is_none() && title.is_empty() && marker.rest <= text.len() => {
                number = Some(marker.number.clone());
                &text[marker.rest..]
            }
            _ => text,
        };
        let found = case_numbers::first(text);
        let text = match &found {
            Some(found) if title.is_empty() && found.range.start < 3 => &text[found.range.end..],
            _ => text,
        };
        reference = reference.or(found.map(|found| found.number));
        join_line(&mut title, &text.replace(CELL, " "));
    }
    let title = clean_title(&title);
    // Front matter has a page too, and is not an item: "Beslutande ... 2", "Innehåll ... 3", "Underskrifter".
    let is_item = title.contains(char::is_alphabetic)
        && title.chars().next().is_some_and(|first| !first.is_lowercase())
        && wording::attendance(&title, lines.tolerance).is_none()
        && !is_heading(&title)
        && !words::first_words(&title, 1)
            .iter()
            .any(|word| matches!(word.as_str(), "underskrifter" | "bilagor" | "bilaga" | "justering"));
    is_item.then(|| ContentsEntry { rows: open.to_vec(), number, title, reference })
}

/// How similar two titles are: the share of their words that both have, in order.
pub(super) fn title_likeness(one: &str, other: &str) -> f32 {
    let key = |text: &str| words::words(&fold(text));
    let (one, other) = (key(one), key(other));
    if one.is_empty() || other.is_empty() {
        return 0.0;
    }
    let mut at = 0;
    let mut same = 0_u16;
    for word in &one {
        if let Some(found) = other[at..].iter().position(|other| other == word) {
            at += found + 1;
            same += 1;
        }
    }
    let longer = u16::try_from(one.len().max(other.len())).unwrap_or(u16::MAX);
    f32::from(same) / f32::from(longer)
}
