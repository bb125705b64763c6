//! Lines made ready for reading: markup off, odd spaces and hyphens gone, page furniture set apart.

use super::vocabulary::{Label, MEDIA};
use super::wording::{self, Tolerance};
use crate::analysis::fold;
use crate::extract::{Line, Position};
use regex::Regex;
use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::{Arc, LazyLock};
use unicode_normalization::UnicodeNormalization;

/// A line of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub position: Position,
    /// Without markup and surrounding spaces; runs of spaces inside are kept, they part columns.
    pub text: String,
    /// How many `#` stood before it; 0 for a line that is no Markdown heading.
    pub level: usize,
    pub bullet: Bullet,
    /// Running heads, page numbers, signing stamps: not part of what is read.
    pub is_furniture: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bullet {
    No,
    Yes,
}

impl Row {
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    pub fn is_read(&self) -> bool {
        !self.is_blank() && !self.is_furniture
    }

    pub fn line(&self) -> Line {
        Line { position: self.position, text: self.text.clone() }
    }
}

static LINK: LazyLock<Regex> = LazyLock::new(|| wording::pattern(r"\[([^\]\[]*)\]\([^()]*\)"));
static EMPHASIS: LazyLock<Regex> = LazyLock::new(|| wording::pattern(r"\*\*?([^*]+?)\*?\*"));
static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    // "3 (68)", "Sida 2 av 4", "Sida 1(33)", "2 (13)" at the end of a running head, a lone number.
    wording::pattern(
        r"(?i)^(?:sida\s*)?\d{1,4}\s*(?:\(\d{1,4}\)|av\s+\d{1,4})$|\s\d{1,4}\s?\(\d{1,4}\)$|^(?:sida|sid\.?)\s+\d{1,4}$|^-?\s?\d{1,3}\s?-?$",
    )
});
static SIGNING: LazyLock<Regex> = LazyLock::new(|| {
    // "Transaktionsidentitet: 6F8F…", "Det här dokumentet är digitalt signerat"
    wording::pattern(r"(?i)^transaktionsidentitet|^det här dokumentet är digitalt signerat|^signerat av\b")
});
/// The marks of a bullet. In damaged text the round ones are read as letters ("e Statsbidrag", "¢ Nuläge").
static BULLET: LazyLock<Regex> = LazyLock::new(|| wording::pattern(r"^(?:[-–•●▪◦·*]\s+|[-•●])(\S.*)$"));
static DAMAGED_BULLET: LazyLock<Regex> = LazyLock::new(|| wording::pattern(r"^[eo¢«»°]\s+(\p{Lu}.*)$"));

/// A running head with its page number is shorter than this; a sentence does not end in "2 (13)". By feel.
const HEAD_LENGTH: usize = 100;

/// How many lines around a page number may be running head or foot. Six covers the fullest head met
/// in the council protocols at hand (number, body, protocol number, date, with gaps).
const HEAD_REACH: usize = 6;

/// Makes a text ready for reading.
pub(super) fn prepare<'a>(lines: impl Iterator<Item = Cow<'a, Line>>, tolerance: Tolerance) -> Vec<Row> {
    let mut rows: Vec<Row> = lines.map(|line| row(&line, tolerance)).collect();
    mark_furniture(&mut rows);
    rows
}

fn row(line: &Line, tolerance: Tolerance) -> Row {
    let text: String = line
        .text
        .nfc()
        .filter(|character| !matches!(character, '\u{ad}' | '\u{200b}' | '\u{feff}'))
        .map(|character| if matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}' | '\t') { ' ' } else { character })
        .collect();
    let text = LINK.replace_all(text.trim(), "$1");
    let level = text.chars().take_while(|character| *character == '#').count();
    let text = text[level..].trim();
    let (text, bullet) = match BULLET.captures(text).or_else(|| damaged_bullet(text, tolerance)) {
        Some(captures) => (captures.get(1).map_or("", |rest| rest.as_str()), Bullet::Yes),
        None => (text, Bullet::No),
    };
    let text =
        EMPHASIS.replace_all(text, "$1").trim_matches(|character| character == '*' || character == ' ').to_owned();
    Row { position: line.position, text, level, bullet, is_furniture: false }
}

fn damaged_bullet(text: &str, tolerance: Tolerance) -> Option<regex::Captures<'_>> {
    if tolerance == Tolerance::Damaged { DAMAGED_BULLET.captures(text) } else { None }
}

/// A line as running heads repeat it: digits are alike, spaces collapse.
fn shape(text: &str) -> String {
    let folded: String =
        fold(text).chars().map(|character| if character.is_ascii_digit() { '#' } else { character }).collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn mark_furniture(rows: &mut [Row]) {
    let read: Vec<usize> = (0..rows.len()).filter(|&index| !rows[index].is_blank()).collect();
    // Of lines that repeat, one shape is kept.
    let mut known: HashSet<Arc<str>> = HashSet::new();
    let mut keep = |shape: String| {
        if let Some(known) = known.get(shape.as_str()) {
            return Arc::clone(known);
        }
        let shape: Arc<str> = shape.into();
        known.insert(Arc::clone(&shape));
        shape
    };
    let shapes: Vec<Arc<str>> = read.iter().map(|&index| keep(shape(&rows[index].text))).collect();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for shape in &shapes {
        *count.entry(shape).or_default() += 1;
    }
    let pages: Vec<usize> = (0..read.len()).filter(|&place| PAGE_NUMBER.is_match(&rows[read[place]].text)).collect();
    let mut furniture: HashSet<&str> = near_page_numbers(&read, &shapes, &pages);
    furniture.extend(letterhead(rows, &read, &shapes, &count));
    let numbered = pages.len() >= 2;
    let marks: Vec<bool> = (0..read.len())
        .map(|place| {
            let text = &rows[read[place]].text;
            (furniture.contains(&*shapes[place]) && rows[read[place]].bullet == Bullet::No)
                || SIGNING.is_match(text)
                || (numbered && PAGE_NUMBER.is_match(text) && text.len() < HEAD_LENGTH)
        })
        .collect();
    for (place, mark) in marks.into_iter().enumerate() {
        rows[read[place]].is_furniture = mark;
    }
}

/// Lines that stand near most page numbers: "Kommunfullmäktige / Protokoll nr 9" under "3 (68)".
fn near_page_numbers<'a>(read: &[usize], shapes: &'a [Arc<str>], pages: &[usize]) -> HashSet<&'a str> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for &page in pages {
        let from = page.saturating_sub(HEAD_REACH);
        let to = (page + HEAD_REACH).min(read.len() - 1);
        let around: BTreeSet<&str> = (from..=to).map(|place| &*shapes[place]).collect();
        for shape in around {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let stays = |shape: &str| {
        shape.starts_with('§')
            || super::pieces::leads(shape)
            || wording::label(shape, Tolerance::Exact)
                .is_some_and(|(label, _)| label != Label::Other || !shape.contains("datum"))
    };
    seen.into_iter()
        .filter(|&(shape, times)| times >= 3.max(pages.len().div_ceil(3)) && !stays(shape))
        .map(|(shape, _)| shape)
        // A whole sentence may recur: "Informationen antecknas till protokollet".
        .filter(|shape| !wording::is_outcome(shape))
        .collect()
}

/// As many words as a member organisation's name has: "Kommunförbundet i Kalmar län" has four.
const MEMBER: usize = 6;

/// A letterhead: lists of member organisations ("Borgholms kommun | Emmaboda kommun | …") and the
/// lines that recur directly over them.
fn letterhead<'a>(
    rows: &[Row],
    read: &[usize],
    shapes: &'a [Arc<str>],
    count: &HashMap<&str, usize>,
) -> HashSet<&'a str> {
    let mut found = HashSet::new();
    for place in 0..read.len() {
        let text = &rows[read[place]].text;
        // A sentence with a link ("Statistik | Region Kalmar Län") is no list: what stands between bars there is long.
        let members = text.split(" | ").all(|member| member.split_whitespace().count() <= MEMBER);
        // One bar alone may be anything; the last line of a list has its fellows beside it.
        let has_bar = |place: usize| read.get(place).is_some_and(|&index| rows[index].text.contains(" | "));
        let listed = text.matches(" | ").count() > 1 || has_bar(place + 1) || place.checked_sub(1).is_some_and(has_bar);
        if text.starts_with('|') || !text.contains(" | ") || !members || !listed {
            continue;
        }
        found.insert(&*shapes[place]);
        for above in (place.saturating_sub(2)..place).rev() {
            if count.get(&*shapes[above]).is_some_and(|&times| times >= 2) && !rows[read[above]].text.ends_with('.') {
                found.insert(&*shapes[above]);
            } else if !found.contains(&*shapes[above]) {
                break;
            }
        }
    }
    found
}

/// The line is a page number: "Sida 1 av 4", "3 (68)".
pub(super) fn is_page_number(text: &str) -> bool {
    // A running head may end with one and is more.
    PAGE_NUMBER.find(text).is_some_and(|found| found.start() == 0)
}

/// The line says only that there are slides or a link.
pub(super) fn is_media(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_matches(|character: char| !character.is_alphanumeric());
    MEDIA.contains(&folded)
}
