//! Reads an agenda that is a table with a column of items and a column of presenters. Flattened to text, the
//! presenters' names follow the item's text, and a page break may separate them from its end.

use super::DraftItem;
use super::unnumbered::is_bare_heading;
use crate::analysis::fold;
use crate::protocol::layout::{Bullet, CELL, Row, join_line};
use crate::protocol::lists::roster::Roster;
use crate::protocol::paragraphs::{self, Paragraph};
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::phrases::sentences;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{BREAKS, Label};
use crate::protocol::words::{self, Tolerance};
use std::ops::Range;

/// Where the table's first row begins: after the column heads "Ärende" and "Föredragande".
pub(in crate::protocol) fn start(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Option<usize> {
    // A row of more than two words is not one of the column heads.
    const WORDS: usize = 3;
    let read = range.filter(|&index| rows[index].is_read());
    let read: Vec<(usize, Vec<String>)> =
        read.map(|index| (index, words::first_words(&rows[index].text, WORDS))).collect();
    read.windows(2).find_map(|pair| {
        let [(at, first), (below, second)] = pair else { return None };
        let is = |words: &[String], head: &str| words.len() == 1 && words::same_word(&words[0], head, tolerance);
        let one_row = first.len() == 2 && is(&first[..1], "arende") && is(&first[1..], "foredragande");
        if one_row {
            return Some(at + 1);
        }
        (is(first, "arende") && (is(second, "foredragande") || is(second, "foredragare"))).then_some(below + 1)
    })
}

/// The rows of the table as items, and the row where the first item begins.
pub(in crate::protocol) fn read(
    rows: &[Row],
    range: Range<usize>,
    roster: &Roster,
    tolerance: Tolerance,
) -> (usize, Vec<DraftItem>) {
    // "Ordförande Roger Johansson och Magnus Frithiof" above the first item (seed 003) is not an item.
    let first = range
        .clone()
        .find(|&index| rows[index].is_read() && wording::office(&words::words(&rows[index].text), tolerance).is_none());
    let start = first.unwrap_or(range.end);
    let paragraphs = paragraphs::group(rows, start..range.end, tolerance);
    let width = line_width(rows);
    let mut drafts: Vec<DraftItem> = Vec::new();
    // What came last decides whether a title may follow.
    let mut open = TextState::Closed;
    for paragraph in paragraphs {
        if let Some(draft) = drafts.last_mut()
            && is_cell(&paragraph.text, roster)
        {
            let cell = draft.cell.get_or_insert_default();
            cell.push('\n');
            cell.push_str(&paragraph.text);
            draft.paragraphs.push(paragraph);
            open = if open == TextState::Promised { TextState::Promised } else { TextState::Closed };
            continue;
        }
        // A presenter in the next column makes a title, whatever came before.
        if (open == TextState::Closed || paragraph.text.contains(CELL))
            && let Some((title, cell)) = title_of(&paragraph, roster, tolerance)
        {
            drafts.push(DraftItem { title, cell, heading: paragraph.rows, ..DraftItem::default() });
            open = TextState::Unfinished;
            continue;
        }
        // The number had a line of its own above its title.
        if let Some(draft) = drafts.last_mut().filter(|draft| !draft.title.contains(char::is_alphabetic))
            && is_bare_heading(&paragraph, tolerance)
        {
            draft.title.clone_from(&paragraph.text);
            draft.heading.extend(paragraph.rows);
            open = TextState::Unfinished;
            continue;
        }
        open = after(&paragraph, open, tolerance);
        if let Some(draft) = drafts.last_mut() {
            draft.paragraphs.push(paragraph);
        }
    }
    for draft in &mut drafts {
        split_bullets(draft, rows, width, tolerance);
    }
    (start, drafts)
}

/// Whether the text so far is complete, so that the next paragraph may be a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum TextState {
    /// A sentence or a presenter's cell has ended: a title may follow.
    Closed,
    /// A colon announced more text. It may come on the next page, after the presenter's cell.
    Promised,
    /// The text has not ended: it is a title, or a paragraph without a full stop, such as a point of a list.
    Unfinished,
}

fn after(paragraph: &Paragraph, open: TextState, tolerance: Tolerance) -> TextState {
    let text = paragraph.text.trim_end();
    if !text.chars().any(char::is_alphabetic) {
        open
    } else if BREAKS.contains(&fold(text).as_str()) {
        TextState::Closed
    } else if text.ends_with(':') || wording::label(text, tolerance).is_some_and(|(_, rest)| rest.is_empty()) {
        TextState::Promised
    } else if sentences::ends_sentence(text) {
        TextState::Closed
    } else {
        TextState::Unfinished
    }
}

/// Whether the paragraph is a presenter's cell: names of people that the meeting knows, and nothing else.
fn is_cell(text: &str, roster: &Roster) -> bool {
    // "Torbjörn Forkby, Linnéuniversitetet" has three words, and so has "Magnus och Roger"; a sentence has more.
    const WORDS: usize = 7;
    let people = names::people(text, Style::Presenters);
    let words = names::tokens(text);
    let named = people.first().is_some_and(|person| text.starts_with(person.name.split(' ').next().unwrap_or("")));
    named
        && words.len() <= WORDS
        && !sentences::ends_sentence(text.trim_end_matches("L."))
        && people.iter().all(|person| person.role.is_none() && roster.find(&person.name).is_some())
}

/// The title in a paragraph, with the presenter if the cell ran into its line.
fn title_of(paragraph: &Paragraph, roster: &Roster, tolerance: Tolerance) -> Option<(String, Option<String>)> {
    let text = &paragraph.text;
    if paragraph.bullet == Bullet::Yes
        || sentences::ends_sentence(text)
        || wording::office(&words::words(text), tolerance).is_some()
    {
        return None;
    }
    if let Some((title, cell)) = text.split_once(CELL)
        && is_cell(cell, roster)
    {
        return Some((title.trim().trim_end_matches(':').to_owned(), Some(cell.trim().to_owned())));
    }
    // "Infopunkt utanför protokollet: Ewa"
    if let Some((title, cell)) = text.split_once(": ")
        && wording::label(text, tolerance).is_none()
        && is_cell(cell, roster)
    {
        return Some((title.to_owned(), Some(cell.to_owned())));
    }
    // "Rapport och dialog Torbjörn Forkby, Linnéuniversitetet"
    if let Some(at) = roster.first_named(text)
        && at > 0
        && is_cell(&text[at..], roster)
    {
        return Some((text[..at].trim().to_owned(), Some(text[at..].to_owned())));
    }
    is_bare_heading(paragraph, tolerance).then(|| (text.trim_end_matches('.').to_owned(), None))
}

/// The usual length of a full line: nine lines in ten are no longer.
fn line_width(rows: &[Row]) -> usize {
    let mut lengths: Vec<usize> = rows.iter().filter(|row| row.is_read()).map(|row| row.text.chars().count()).collect();
    lengths.sort_unstable();
    lengths.get(lengths.len() * 9 / 10).copied().unwrap_or(80)
}

/// Turns bullets into children if each has its own decision: "e Statsbidrag Psykisk hälsa … Beslut: …" (seed 003).
fn split_bullets(draft: &mut DraftItem, rows: &[Row], width: usize, tolerance: Tolerance) {
    let bullets: Vec<usize> =
        (0..draft.paragraphs.len()).filter(|&index| draft.paragraphs[index].bullet == Bullet::Yes).collect();
    let ends: Vec<usize> = bullets.iter().skip(1).copied().chain([draft.paragraphs.len()]).collect();
    let labelled = |from: usize, to: usize| {
        draft.paragraphs[from + 1..to]
            .iter()
            .any(|paragraph| matches!(wording::label(&paragraph.text, tolerance), Some((Label::Decision, _))))
    };
    if bullets.is_empty() || !bullets.iter().zip(&ends).all(|(&from, &to)| labelled(from, to)) {
        return;
    }
    let mut rest = draft.paragraphs.split_off(bullets[0]);
    let cell_at =
        rest.iter().rposition(|paragraph| draft.cell.as_deref().map(str::trim) == Some(paragraph.text.as_str()));
    let cell = cell_at.map(|at| rest.remove(at));
    let mut children = Vec::new();
    for &start in bullets.iter().rev() {
        let mut own = rest.split_off(start - bullets[0]);
        let bullet = own.remove(0);
        let (heading, text) = split_early(&bullet.rows, rows, width);
        let title = joined(&heading, rows);
        if !text.is_empty() {
            own.insert(
                0,
                Paragraph { text: joined(&text, rows), rows: text, bullet: Bullet::No, level: 0, is_apart: false },
            );
        }
        children.push(DraftItem { title, heading, paragraphs: own, ..DraftItem::default() });
    }
    children.reverse();
    draft.children = children;
    draft.paragraphs.extend(cell);
}

fn joined(indices: &[usize], rows: &[Row]) -> String {
    let mut text = String::new();
    for &index in indices {
        join_line(&mut text, &rows[index].text);
    }
    text
}

/// The rows of the title, and the rest. The title ends with a line that ends early on purpose: the next word would
/// have fitted.
fn split_early(indices: &[usize], rows: &[Row], width: usize) -> (Vec<usize>, Vec<usize>) {
    let early = indices.windows(2).position(|pair| {
        let next = rows[pair[1]].text.split_whitespace().next().map_or(0, |word| word.chars().count());
        // A quarter of the line is left for ragged edges. Not measured.
        (rows[pair[0]].text.chars().count() + 1 + next) * 4 < width * 3
    });
    let cut = early.map_or(indices.len(), |at| at + 1);
    (indices[..cut].to_vec(), indices[cut..].to_vec())
}
