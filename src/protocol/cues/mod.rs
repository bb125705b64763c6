//! Recognises what each line is by itself: its number, its label, whether it is a title or a sentence. What a line
//! means in its place is decided by code that reads the whole document.

pub(in crate::protocol) mod behind;
mod extract;
mod marker;
pub(in crate::protocol) mod page_words;
mod scanned;

pub(in crate::protocol) use marker::{Marker, MarkerStyle, Number, marker};

use super::layout::{Bullet, CELL, Row, cells};
use super::pattern::Pattern;
use super::phrases::case_numbers;
use super::phrases::sentences::ends_sentence;
use super::swedish::wording;
use super::swedish::{Column, FORMAL_HEADINGS, FORMAL_WORDS, FURTHER_COLUMNS, Label, MATTER_COLUMNS};
use super::words::{self, Phrases, Tolerance};
use crate::analysis::fold;
use std::sync::LazyLock;

/// What a line is by itself.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::protocol) struct Cue {
    pub marker: Option<Marker>,
    /// The label that the line is or begins with, and the byte at which the text after it begins.
    pub label: Option<(Label, usize)>,
    /// The shape of the text after the marker.
    pub shape: Shape,
    /// It is a heading that opens or closes any meeting.
    pub is_formal: bool,
    /// It only refers to something: a case number, another body's §.
    pub is_reference: bool,
    /// The end of the line if it is an entry of a list of contents: dots or a page number.
    pub entry: Option<ContentsLineEnd>,
}

/// How a line reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Shape {
    /// It has no letters.
    Figures,
    /// It begins and ends as a title does.
    Title,
    Sentence,
    /// It continues the line before it.
    Tail,
}

/// The end of an entry of a list of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) struct ContentsLineEnd {
    /// The byte at which the title ends.
    pub end: usize,
    pub page: u32,
    /// Dots lead to the page number.
    pub has_leaders: bool,
}

/// The rows of a document, each with its cue.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct Lines {
    pub rows: Vec<Row>,
    pub cues: Vec<Cue>,
    /// The items are a table: next to each is its presenter, its time, or its case number.
    pub has_columns: bool,
    pub tolerance: Tolerance,
}

impl Lines {
    pub fn new(rows: Vec<Row>, tolerance: Tolerance) -> Self {
        let mut cues: Vec<Cue> = rows.iter().map(|row| cue(row, tolerance)).collect();
        for (index, marker) in scanned::numbers(&rows) {
            cues[index].marker = Some(marker);
        }
        for (index, marker) in behind::numbers(&rows, &cues) {
            cues[index].marker = Some(marker);
        }
        if let Some((index, marker)) = extract::number(&rows, &cues, tolerance) {
            cues[index].marker = Some(marker);
        }
        let has_columns = rows.iter().any(|row| row.is_read() && heads_columns(&row.text));
        Self { rows, cues, has_columns, tolerance }
    }

    /// The text of a line after its marker.
    pub fn rest(&self, index: usize) -> &str {
        let rest = self.cues[index].marker.as_ref().map_or(0, |marker| marker.rest);
        &self.rows[index].text[rest..]
    }

    /// Splits the line `index` at the byte `at` of its text.
    pub fn split_row(&mut self, index: usize, at: usize, printed: &str) {
        let (first, second) = super::layout::split(&self.rows[index], at, printed);
        self.cues[index] = cue(&first, self.tolerance);
        self.cues.insert(index + 1, cue(&second, self.tolerance));
        self.rows[index] = first;
        self.rows.insert(index + 1, second);
    }

    /// The next line from `index` on that is read.
    pub fn next_read(&self, index: usize) -> Option<usize> {
        (index..self.rows.len()).find(|&index| self.rows[index].is_read())
    }

    /// The last line before `index` that is read.
    pub fn last_read(&self, index: usize) -> Option<usize> {
        (0..index).rev().find(|&index| self.rows[index].is_read())
    }

    /// Whether the line comes after a gap, at the edge of a page, or first.
    pub fn is_apart(&self, index: usize) -> bool {
        index == 0 || !self.rows[index - 1].is_read()
    }
}

/// Whether a line heads the columns of a table of items: "Nr ┆ Ärende ┆ Föredragande ┆ Tid".
pub(in crate::protocol) fn heads_columns(text: &str) -> bool {
    const LONGEST: usize = 80;
    if text.len() > LONGEST || !text.contains(CELL) {
        return false;
    }
    let mut heads = cells(text);
    let is_matter = |head: &str| head_words(head).iter().any(|word| MATTER_COLUMNS.contains(&word.as_str()));
    heads.any(is_matter) && heads.any(|head| column(head).is_some())
}

/// What a column beside the items holds, by its head: "Föredragande", "Beslut / åtgärd", "Handläggare/föredragande".
pub(in crate::protocol) fn column(head: &str) -> Option<Column> {
    let words = head_words(head);
    let found = FURTHER_COLUMNS.iter().filter(|(name, _)| words.iter().any(|word| word == name));
    found.map(|(_, column)| *column).min_by_key(|column| *column == Column::Detail)
}

/// The first words of the head of a column: "Nr Ärende", "Handläggare/föredragande", "Föredr."
fn head_words(head: &str) -> Vec<String> {
    let head = fold(head);
    let words = head.split([' ', '/']).map(|word| word.trim_end_matches('.'));
    words.filter(|word| !word.is_empty()).take(2).map(str::to_owned).collect()
}

fn cue(row: &Row, tolerance: Tolerance) -> Cue {
    let text = row.text.as_str();
    if !row.is_read() {
        return Cue {
            marker: None,
            label: None,
            shape: Shape::Figures,
            is_formal: false,
            is_reference: false,
            entry: None,
        };
    }
    let marker = marker(text);
    let rest = marker.as_ref().map_or(text, |marker| &text[marker.rest..]);
    let entry = entry(text);
    let label = wording::label(rest, tolerance).map(|(label, after)| (label, text.len() - after.len()));
    let titled = entry.map_or(rest, |entry| text.get(text.len() - rest.len()..entry.end).unwrap_or(rest));
    Cue {
        shape: shape(titled),
        is_formal: is_formal(titled, tolerance),
        is_reference: row.bullet == Bullet::No && is_reference(text),
        marker,
        label,
        entry,
    }
}

/// The most letters of a title; the longest met has 200 (council minutes).
const LONGEST: usize = 220;

/// The most words of a title with a full stop. "Diskussion och beslut." is a title; a sentence has a verb or is long.
/// Not measured.
const LONG: usize = 12;

fn shape(text: &str) -> Shape {
    let Some(first) = text.chars().find(|letter| letter.is_alphanumeric()) else { return Shape::Figures };
    if !text.contains(char::is_alphabetic) {
        return Shape::Figures;
    }
    if first.is_lowercase() {
        return Shape::Tail;
    }
    // "Medlemsärenden: Ett antal nya medlemmar har inkommit.": a title with its text on the same line.
    if is_headed(text) {
        return Shape::Title;
    }
    let is_long = text.chars().nth(LONGEST).is_some();
    let ends = ends_sentence(text);
    let words = words::first_words(text, LONG + 1);
    if is_long || ends && (words.len() > LONG || words.len() > 2 && words.iter().any(|word| wording::is_finite(word))) {
        Shape::Sentence
    } else {
        Shape::Title
    }
}

/// Whether a text is a few words without a verb, a colon, and a sentence.
fn is_headed(text: &str) -> bool {
    const WORDS: usize = 5;
    text.split_once(": ").is_some_and(|(head, rest)| {
        let words = words::first_words(head, WORDS + 1);
        words.len() <= WORDS
            && !words.iter().any(|word| wording::is_finite(word))
            && rest.starts_with(char::is_uppercase)
    })
}

/// Whether a text is a heading that opens or closes any meeting: "Mötets öppnande", "Fastställande av dagordningen".
pub(in crate::protocol) fn is_formal(text: &str, tolerance: Tolerance) -> bool {
    // No formal heading of the tables is longer, even with a time or a number after it.
    const LONGEST: usize = 9;
    let words = words::first_words(text, LONGEST + 1);
    if words.is_empty() || words.len() > LONGEST {
        return false;
    }
    formal_headings().at_head(&words, tolerance).any(|(.., taken)| taken == words.len())
        || FORMAL_WORDS.iter().any(|(first, second)| {
            let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
            has(first) && has(second)
        })
}

/// Whether a text begins with a heading that opens or closes any meeting ("Mötets öppnande", "Övriga frågor"),
/// whatever text follows on the line.
#[must_use]
pub fn opens_formally(text: &str) -> bool {
    let words = words::first_words(text, words::PHRASE);
    formal_headings().at_head(&words, Tolerance::Exact).next().is_some()
}

fn formal_headings() -> &'static Phrases<()> {
    static HEADINGS: LazyLock<Phrases<()>> =
        LazyLock::new(|| Phrases::new(FORMAL_HEADINGS.iter().map(|heading| (*heading, ()))));
    &HEADINGS
}

static LEADERS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\s*(?:\.{3,}|…{1,}|(?:\s\.){4,}|_{4,}|(?:\.\s){4,})[.\s…_]*(\d{1,4})?\s*$"));
static PAGE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"[\t ]\s*(?:(?i:s|sid|sida)\.?\s)?(\d{1,3})$"));

/// The end of an entry of a list of contents: "Verksamhetsplan 2025 ........ 12", "Verksamhetsplan 2025  12".
fn entry(text: &str) -> Option<ContentsLineEnd> {
    if !text.ends_with(|last: char| last.is_ascii_digit() || matches!(last, '.' | '…' | '_' | ' ')) {
        return None;
    }
    if let Some(captures) = LEADERS.captures(text) {
        let (whole, page) = (captures.get(0)?, captures.get(1));
        let page = page.and_then(|page| page.as_str().parse().ok());
        // "Vi undrar ..." ends in dots and has no page number. "Ordförande Kim Holm ______" is a line to sign on.
        let is_long = whole.as_str().trim().chars().filter(|letter| matches!(letter, '.' | '…')).count() > 3;
        // Dots on a line of their own belong to the line before.
        if page.is_some() || is_long && whole.start() > 0 {
            return Some(ContentsLineEnd { end: whole.start(), page: page.unwrap_or(0), has_leaders: true });
        }
        return None;
    }
    let captures = PAGE.captures(text)?;
    let (whole, page) = (captures.get(0)?, captures.get(1)?.as_str().parse().ok()?);
    (whole.start() > 0).then_some(ContentsLineEnd { end: whole.start(), page, has_leaders: false })
}

/// Whether a line between an item's number and its title only refers: a case number, another body's §.
fn is_reference(text: &str) -> bool {
    // The most letters of a line that only numbers a paper: "Motion 17/2023 om gratis bussar" is a title.
    const BESIDE: usize = 15;
    static OTHER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"^\(?(?:\p{L}{2,6}\s)?§+\s?\d+[^\p{L}]*$|^(?:Utlåtande|Motion|Handling|Ärende|Bilaga)\s+(?:nr\s+)?\d[\d:/]*(?:\s.*)?$",
        )
    });
    // Case numbers have digits, and few other words on the line.
    if text.len() > 120 || !text.contains(|letter: char| letter.is_ascii_digit()) {
        return false;
    }
    let numbers = case_numbers::find(text);
    let taken: usize = numbers
        .iter()
        .map(|found| text[found.range.clone()].chars().filter(|letter| letter.is_alphabetic()).count())
        .sum();
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    !numbers.is_empty() && letters - taken <= 3 || letters <= BESIDE && OTHER.is_match(text)
}
