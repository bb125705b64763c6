//! Reads items without numbers that have their times before them, above the numbered ones: "09.35-10.00 Budget".

use super::Heading;
use super::titles::{FoundTitle, clean_title};
use crate::analysis::fold;
use crate::protocol::cues::{Lines, Shape};
use crate::protocol::layout::{CELL, join_line};
use crate::protocol::phrases::clock;
use crate::protocol::swedish::{BREAKS, Label, wording};

/// The fewest items with times that are taken as items. A single time is more likely that of the meeting. Not measured.
const LEAST: usize = 2;

/// Adds the items with times above the first of `headings`, if there are several and at least one has a presenter.
pub(super) fn add(lines: &Lines, headings: &mut Vec<Heading>) {
    let Some(first) = headings.first().filter(|first| first.number.is_some()) else { return };
    let mut found: Vec<Heading> = Vec::new();
    for at in 0..first.rows.start {
        if found.last().is_none_or(|last| at >= last.rows.end)
            && let Some(title) = titled(lines, at, first.rows.start)
        {
            found.push(Heading::new(at, None, title));
        }
    }
    // The programme of a day has times, too, but no label for presenters.
    let presents = |row: usize| lines.cues[row].label.is_some_and(|(label, _)| label == Label::Presenters);
    let start = found.first().map_or(0, |first| first.rows.start);
    if found.len() >= LEAST && (start..first.rows.start).any(presents) {
        headings.splice(0..0, found);
    }
}

/// The title after the time with which the row `at` begins, or below it.
fn titled(lines: &Lines, at: usize, end: usize) -> Option<FoundTitle> {
    let text = lines.rows.get(at).filter(|row| row.is_read()).map(|row| format!("{} ", row.text))?;
    let behind = clock::end_of_leading_time(&text);
    (behind > 0).then_some(())?;
    let (mut title, mut last) = (text[behind..].trim().to_owned(), at);
    if title.is_empty() {
        last = at + 1;
        title.clone_from(&lines.rows.get(last).filter(|row| row.is_read() && last < end)?.text);
        (lines.cues[last].shape == Shape::Title && lines.cues[last].label.is_none()).then_some(())?;
    }
    let mut title = title.split(CELL).next().unwrap_or("").trim().to_owned();
    let is_title = title.starts_with(char::is_uppercase)
        && wording::label(&title, lines.tolerance).is_none()
        && !BREAKS.contains(&fold(&title).as_str());
    is_title.then_some(())?;
    let goes_on = |row: usize| row < end && lines.rows[row].text.starts_with(char::is_lowercase);
    while goes_on(last + 1) {
        last += 1;
        join_line(&mut title, &lines.rows[last].text);
    }
    Some(FoundTitle { text: clean_title(&title), reference: None, end: last + 1, cut: None })
}
