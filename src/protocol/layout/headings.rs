//! Recognises headings by their type (larger than the text around them, or bold where the text is not), by a line of
//! signs below them, or by their shape.

use super::{Bullet, CELL, Row, join_line};
use std::collections::BTreeMap;

/// The factor by which a heading is larger than the text: 12 points over 10.5 is the smallest step of Word's own
/// styles.
const LARGER: f32 = 1.13;

/// The most words of a heading; a longer line is text, whatever its type. Not measured.
const WORDS: usize = 20;

/// If more than one part in this many of the text is bold, bold does not mark headings.
const BOLD_TEXT: usize = 3;

/// Gives rows set as headings their level: 1 is the largest size; rows that are only bold come last.
pub(super) fn mark(rows: &mut [Row]) {
    mark_underlined(rows);
    mark_titles_without_gaps(rows);
    let Some((body, is_body_bold)) = body(rows) else { return };
    let mut sizes: Vec<i32> = rows.iter().filter(|row| is_set_apart(row, body, is_body_bold)).map(size).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes.reverse();
    for row in rows.iter_mut().filter(|row| is_set_apart(row, body, is_body_bold)) {
        let own = size(row);
        row.type_level = 1 + sizes.iter().position(|other| *other == own).unwrap_or(0);
    }
}

/// Makes a heading of a line that is underlined by a line of signs about as long, as in letters and plain text:
/// "Övrigt / ------". The line of signs itself is cleared.
fn mark_underlined(rows: &mut [Row]) {
    for index in 1..rows.len() {
        let (above, below) = (&rows[index - 1], &rows[index]);
        let length = |row: &Row| row.text.chars().count();
        let level = match below.text.chars().next() {
            Some('=') => 1,
            Some('-') => 2,
            _ => continue,
        };
        let is_line = length(below) >= SHORTEST_LINE && below.text.chars().all(|sign| below.text.starts_with(sign));
        let is_title =
            above.is_read() && above.level == 0 && !above.text.contains(CELL) && !above.text.ends_with(['.', ',', ':']);
        if is_line && is_title && length(above).abs_diff(length(below)) <= UNEVEN {
            rows[index - 1].level = level;
            rows[index].text.clear();
        }
    }
}

/// The fewest signs of an underline; fewer separate texts: "---".
const SHORTEST_LINE: usize = 4;

/// The most letters by which a hand-drawn underline is longer or shorter than its words. Not measured.
const UNEVEN: usize = 3;

/// Makes headings of the short lines between paragraphs where the text has lost its blank lines, as copied pages have:
/// "… sägs upp. / Läget på programmet / Kim Holm berättade om söktrycket."
fn mark_titles_without_gaps(rows: &mut [Row]) {
    /// The fewest such lines: one alone is as likely the end of a paragraph.
    const FEWEST: usize = 3;
    let has_gaps = rows.windows(3).any(|three| three[0].is_read() && three[1].is_blank() && three[2].is_read());
    if has_gaps || rows.iter().any(|row| row.features.is_some() || row.level > 0) {
        return;
    }
    let is_heading = |index: &usize| {
        let after_sentence = rows[index - 1].text.ends_with(['.', '!', '?']);
        // The parts of a line that was one on the page are no lines.
        let is_line = |row: &Row| row.bytes.start == 0;
        let (own, next) = (&rows[*index], &rows[index + 1]);
        after_sentence && is_line(own) && is_line(next) && is_short_title(own) && is_told(&next.text)
    };
    let found: Vec<usize> = (1..rows.len().saturating_sub(1)).filter(is_heading).collect();
    if found.len() >= FEWEST {
        for index in found {
            rows[index].level = 2;
        }
    }
}

/// Whether a line is as short as a title and ends like one.
fn is_short_title(row: &Row) -> bool {
    const WORDS: usize = 6;
    const LETTERS: usize = 60;
    let text = &row.text;
    text.starts_with(char::is_uppercase)
        && text.chars().count() <= LETTERS
        && text.split_whitespace().count() <= WORDS
        && !text.ends_with(['.', ',', ':', ';', '-', '–', '!'])
        && !text.contains([CELL, ':'])
        && row.bullet == Bullet::No
}

/// Whether a line is a sentence or more.
fn is_told(text: &str) -> bool {
    const WORDS: usize = 4;
    text.starts_with(char::is_uppercase) && text.split_whitespace().count() >= WORDS && text.contains(['.', '!', '?'])
}

/// The size in half points; sizes that differ by less count as equal.
#[expect(clippy::cast_possible_truncation, reason = "no type is larger than a page")]
fn size(row: &Row) -> i32 {
    row.features.map_or(0, |features| (features.size * 2.0).round() as i32)
}

/// The heading that begins at the row `first`, and the row after its end. A heading by type includes the next rows of
/// the same level.
pub(in crate::protocol) fn heading(rows: &[Row], first: usize) -> (String, usize) {
    let row = &rows[first];
    let mut text = row.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let goes_on = |next: &&Row| row.type_level > 0 && next.type_level == row.type_level && next.is_read();
    let more = rows[first + 1..].iter().take_while(goes_on);
    let end = first + 1 + more.clone().count();
    for next in more {
        join_line(&mut text, &next.text);
    }
    (text, end)
}

/// The size of most letters, and whether much of the text is bold.
fn body(rows: &[Row]) -> Option<(i32, bool)> {
    let mut letters: BTreeMap<i32, usize> = BTreeMap::new();
    let (mut bold, mut all) = (0, 0);
    // The sizes of the text behind a scanned page are guesses of the recogniser.
    let drawn = |row: &&Row| row.is_read() && row.features.is_some_and(|features| !features.is_hidden);
    for row in rows.iter().filter(drawn) {
        let Some(features) = row.features else { continue };
        *letters.entry(size(row)).or_default() += row.text.len();
        bold += if features.is_bold { row.text.len() } else { 0 };
        all += row.text.len();
    }
    let (body, _) = letters.into_iter().max_by_key(|(size, letters)| (*letters, *size))?;
    Some((body, bold * BOLD_TEXT > all))
}

fn is_set_apart(row: &Row, body: i32, is_body_bold: bool) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "no type is larger than a page")]
    let (own, body) = (size(row) as f32, body as f32);
    let is_bold = row.features.is_some_and(|features| features.is_bold) && !is_body_bold;
    row.is_read()
        && row.features.is_some_and(|features| !features.is_hidden)
        && row.text.contains(char::is_alphabetic)
        && !row.text.contains(CELL)
        && row.text.split_whitespace().count() <= WORDS
        && (own > LARGER * body || is_bold && own >= body)
}
