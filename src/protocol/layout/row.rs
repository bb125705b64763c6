//! Turns a fragment of a printed line into readable text. Only this module repairs markup signs, odd spaces and
//! hyphens, ligatures and letterspacing. A row knows its range in the printed line, so that the print can be cited.

use super::fragment::{Fragment, FragmentKind, LayoutFeatures};
use super::page_artifacts::PageArtifact;
use crate::analysis::composed;
use crate::extract::{Line, MarkKind, Position};
use crate::protocol::pattern::Pattern;
use crate::protocol::words::Tolerance;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The separator between the cells of a row, whatever separates them on the page: a wide gap, spaces, a table's rule.
pub(in crate::protocol) const CELL: char = '\t';

/// The number of spaces that separate columns. Two may also follow a number or a full stop.
const COLUMN: &str = "   ";

/// A line, or a part of one, ready to be read.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::protocol) struct Row {
    pub position: Position,
    /// Its range in the printed line.
    pub bytes: Range<usize>,
    /// Its text without markup and surrounding spaces, with [`CELL`] between columns.
    pub text: String,
    /// The level of a heading by markup; 0 for other lines.
    pub level: usize,
    /// The level of a heading by its type; 0 for other lines.
    pub type_level: usize,
    pub bullet: Bullet,
    pub artifact: Option<PageArtifact>,
    /// Its place on the page, if the format knows it.
    pub features: Option<LayoutFeatures>,
    /// Its indent in letters, as far as the format tells.
    pub indent: u16,
    /// It begins with a number that was found inside a printed line and counts items.
    pub begins_item: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Bullet {
    No,
    Yes,
}

impl Row {
    /// A blank row, for a gap before the line at `position`.
    pub fn blank(position: Position) -> Self {
        let (text, artifact, place) = (String::new(), None, None);
        Self {
            position,
            bytes: 0..0,
            text,
            level: 0,
            type_level: 0,
            bullet: Bullet::No,
            artifact,
            features: place,
            indent: 0,
            begins_item: false,
        }
    }

    /// The level of a heading, by markup or by type; 0 for other rows.
    pub fn heading_level(&self) -> usize {
        if self.level > 0 { self.level } else { self.type_level }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    pub fn is_artifact(&self) -> bool {
        self.artifact.is_some()
    }

    pub fn is_read(&self) -> bool {
        !self.is_blank() && !self.is_artifact()
    }
}

/// The cells of a row's text; most rows have one.
pub(in crate::protocol) fn cells(text: &str) -> impl Iterator<Item = &str> {
    text.split(CELL).map(str::trim).filter(|cell| !cell.is_empty())
}

/// The marks of a bullet. In damaged text the round ones are read as letters ("e Statsbidrag", "¢ Nuläge").
static BULLET: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:[-–•●▪◦·*○■□➢►✓→⇒➔➜]\s+(\S.*)|[-•●○]([^\s\d].*))$"));
static DAMAGED_BULLET: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^[eo¢«»°]\s+(\p{Lu}.*)$"));

/// The fragment as a row.
pub(super) fn read(fragment: &Fragment<'_>, tolerance: Tolerance) -> Row {
    let line = fragment.line;
    let mut level = 0;
    let mut bullet = Bullet::No;
    let mut artifact = (fragment.kind == FragmentKind::PageHead).then_some(PageArtifact::RunningHead);
    for mark in &line.marks {
        match mark.kind {
            MarkKind::Heading { level: marked } => level = usize::from(marked),
            MarkKind::Bullet if mark.bytes.start >= fragment.bytes.start => bullet = Bullet::Yes,
            MarkKind::Artifact => artifact = Some(PageArtifact::OutsideBody),
            MarkKind::Turned => artifact = Some(PageArtifact::Stamp),
            _ => {}
        }
    }
    let mut text = shown(fragment);
    // "- - - -" is a line to cut along.
    if text.contains(char::is_alphanumeric)
        && let Some(captures) = BULLET.captures(&text).or_else(|| damaged_bullet(&text, tolerance))
    {
        text = captures.iter().skip(1).flatten().next().map_or_else(String::new, |rest| rest.as_str().to_owned());
        bullet = Bullet::Yes;
    }
    // A star that lost its partner in conversion, or that refers to a note: "*Föredragare: Kim Holm" (seed 000).
    if text.starts_with('*') || text.ends_with('*') {
        text = String::from(text.trim_matches(|letter: char| letter == '*' || letter.is_whitespace()));
    }
    Row {
        position: line.position,
        bytes: fragment.bytes.clone(),
        text,
        level,
        type_level: 0,
        bullet,
        artifact,
        features: fragment.features,
        indent: indent(fragment),
        begins_item: fragment.kind == FragmentKind::Item,
    }
}

/// The width of a letter of ten points, by which an indent on a page is converted to letters.
const LETTER: f32 = 5.0;

fn indent(fragment: &Fragment<'_>) -> u16 {
    if fragment.features.is_some() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a page is some hundred letters wide"
        )]
        let letters = (fragment.edges().0.max(0.0) / LETTER).round() as u16;
        return letters;
    }
    let before = fragment.line.printed[..fragment.bytes.end].len() - fragment.printed().trim_start().len();
    let blank = fragment.line.printed[..before].trim().is_empty();
    if blank { u16::try_from(fragment.line.printed[..before].chars().count()).unwrap_or(u16::MAX) } else { 0 }
}

/// Splits a row at the byte `at` of its text. `printed` is the printed line that the row is from.
///
/// Signs and spaces are read differently from how they are printed, but letters and figures are not. So the printed
/// line is split after as many letters and figures as the text has before `at`.
pub(in crate::protocol) fn split(row: &Row, at: usize, printed: &str) -> (Row, Row) {
    let count = |text: &str| text.nfkc().filter(|letter| letter.is_alphanumeric()).count();
    let before = count(&row.text[..at]);
    let mut seen = 0;
    let own = printed.get(row.bytes.clone()).unwrap_or("");
    let from = own
        .char_indices()
        .find(|(_, letter)| {
            let letters = count(letter.encode_utf8(&mut [0; 4]));
            seen += letters;
            letters > 0 && seen > before
        })
        .map_or(row.bytes.end, |(from, _)| row.bytes.start + from);
    let (text, rest) = (row.text[..at].trim().to_owned(), row.text[at..].trim().to_owned());
    let second = Row {
        bytes: from..row.bytes.end,
        text: rest,
        level: 0,
        type_level: 0,
        bullet: Bullet::No,
        begins_item: false,
        ..row.clone()
    };
    (Row { bytes: row.bytes.start..from, text, ..row.clone() }, second)
}

fn damaged_bullet(text: &str, tolerance: Tolerance) -> Option<regex::Captures<'_>> {
    if tolerance == Tolerance::Damaged { DAMAGED_BULLET.captures(text) } else { None }
}

/// The visible text of the fragment, as one line.
fn shown(fragment: &Fragment<'_>) -> String {
    let visible = visible(fragment.line, fragment.bytes.clone());
    let mut text = String::with_capacity(fragment.bytes.len());
    text.push_str(fragment.sign);
    let mut cells = fragment.cells.iter().peekable();
    for part in visible {
        for (at, letter) in fragment.line.printed[part.clone()].char_indices() {
            // A cell may begin with a sign of the markup, which is not visible.
            while cells.next_if(|cell| **cell <= part.start + at).is_some() {
                text.push(CELL);
            }
            put(&mut text, letter, fragment);
        }
    }
    let text = composed(&text);
    // A word broken at the line's end shows its hyphen there.
    let is_broken = fragment.printed().trim_end().ends_with('\u{ad}') && !text.ends_with('-');
    let text = if is_broken { text + "-" } else { text };
    part_columns(&closed_up(text.trim()), fragment.features.is_none())
}

/// The ranges of `bytes` that are not signs of the markup.
fn visible(line: &Line, bytes: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = bytes.start;
    for sign in line.marked(|kind| kind == MarkKind::Sign) {
        if sign.bytes.start > from {
            found.push(from..sign.bytes.start.min(bytes.end));
        }
        from = from.max(sign.bytes.end);
        if from >= bytes.end {
            break;
        }
    }
    if from < bytes.end {
        found.push(from..bytes.end);
    }
    found.retain(|range| range.start < range.end);
    found
}

fn put(text: &mut String, letter: char, fragment: &Fragment<'_>) {
    match letter {
        '\u{200b}' | '\u{feff}' => {}
        '\u{ad}' => {
            if fragment.has_printed_hyphens {
                text.push('-');
            }
        }
        '\u{2010}' | '\u{2011}' => text.push('-'),
        '\u{a0}' | '\u{2007}' | '\u{202f}' => text.push(' '),
        '\t' => text.push_str(COLUMN),
        // Ligatures: ff, fi, fl, ffi, ffl, st, st.
        '\u{fb00}'..='\u{fb06}' => text.extend(letter.nfkc()),
        // Bullets of the fonts Symbol and Wingdings, in the private use area.
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' | '\u{f076}' | '\u{f0fc}' => text.push('•'),
        letter => text.push(letter),
    }
}

/// The numbers and bullets of a line: "4.", "12", "§ 12", "a)". They are never a column of their own, however wide
/// the gap after them. A year may be a column, and so may a letter.
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^§+ ?\d{1,4}[.:)]?$|^\d{1,3}(?:\.\d{1,3})*[.:)]?$|^(?:[a-zåäöA-ZÅÄÖ]|[IVX]{1,5})[.):]$|^\d{1,4} ?§$|^[•▪●◦–-]$",
    )
});

/// Whether a text is a line's number or bullet.
pub(super) fn is_number(text: &str) -> bool {
    // "§ 1234.12.3)" is the longest form.
    text.len() <= 12 && NUMBER.is_match(text)
}

/// Whether a number contains a soft hyphen: "2013\u{ad}10\u{ad}09". No word breaks there, so the file uses U+00AD for
/// every hyphen.
pub(super) fn has_soft_hyphen_in_number(text: &str) -> bool {
    text.match_indices('\u{ad}').any(|(at, sign)| {
        text[..at].ends_with(|letter: char| letter.is_ascii_digit())
            && text[at + sign.len()..].starts_with(|letter: char| letter.is_ascii_digit())
    })
}

/// Replaces the spaces that separate columns by [`CELL`].
///
/// If the places on the page are known, layout has already decided which numbers are columns of their own.
fn part_columns(text: &str, joins_numbers: bool) -> String {
    if !text.contains(COLUMN) && !text.contains(CELL) {
        return text.to_owned();
    }
    let mut parted = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find([' ', CELL]) {
        let after = rest[at..].trim_start_matches([' ', CELL]);
        let gap = &rest[at..rest.len() - after.len()];
        parted.push_str(&rest[..at]);
        if joins_numbers && !gap.contains(CELL) && is_number(&parted) {
            parted.push(' ');
        } else if matches!(parted.trim_start_matches(['-', '–', '•', ' ']), "att" | "Att" | "dels") {
            // A point of a decision and its clause, however wide the gap.
            parted.push(' ');
        } else if gap.contains(CELL) || gap.contains(COLUMN) {
            parted.push(CELL);
        } else {
            parted.push_str(gap);
        }
        rest = after;
    }
    parted.push_str(rest);
    parted
}

/// Closes up letterspaced words: "P R O T O K O L L". It takes four letters or more at the beginning of a row, six
/// elsewhere ("Partier: S M C V" are four parties), and two directly after a closed-up word. A wider gap separates
/// two words.
fn closed_up(text: &str) -> Cow<'_, str> {
    const AT_START: usize = 4;
    const ELSEWHERE: usize = 6;
    let is_single = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    // An empty word stands for a wider gap.
    let words: Vec<&str> = text.split(' ').collect();
    if words.iter().filter(|word| is_single(word)).count() < AT_START {
        return text.into();
    }
    let mut shown: Vec<Cow<'_, str>> = Vec::with_capacity(words.len());
    let mut index = 0;
    let mut is_after_one = false;
    while index < words.len() {
        let letters = words[index..].iter().take_while(|word| is_single(word)).count();
        let least = if index == 0 {
            AT_START
        } else if is_after_one {
            2
        } else {
            ELSEWHERE
        };
        if letters >= least {
            shown.push(words[index..index + letters].concat().into());
            is_after_one = true;
            index += letters;
        } else {
            // A gap does not end the letterspaced stretch.
            is_after_one &= words[index].is_empty();
            shown.push(words[index].into());
            index += 1;
        }
    }
    shown.join(" ").into()
}

#[cfg(test)]
mod tests {
    use super::{Bullet, read};
    use crate::extract::{Line, Position};
    use crate::protocol::layout::fragment::Fragment;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(printed: &str, text: &str, bullet: Bullet) {
        let line = Line::plain(Position { page: 1, line: 1 }, printed);
        let row = read(&Fragment::whole(&line), Tolerance::Exact);
        assert_eq!((row.text.as_str(), row.bullet), (text, bullet));
    }

    #[test]
    fn what_is_read_is_what_a_reader_sees() {
        check("  Plats och tid      Stadshuset\u{a0}kl 13 ", "Plats och tid\tStadshuset kl 13", Bullet::No);
        check("4.      Nära vård", "4. Nära vård", Bullet::No);
        check("*Föredragare: Kim Holm", "Föredragare: Kim Holm", Bullet::No);
        check("§ 4  Budget", "§ 4  Budget", Bullet::No);
        check("a\u{30a}rsmo\u{308}te", "årsmöte", Bullet::No);
        check("per\u{ad}sonal", "personal", Bullet::No);
        check("con\u{fb01}g e\u{fb00}ekt", "config effekt", Bullet::No);
        check("P R O T O K O L L", "PROTOKOLL", Bullet::No);
        check("S T Y R E L S E N S  M Ö T E", "STYRELSENS  MÖTE", Bullet::No);
        check("P R O T O K O L L 2024-05-17", "PROTOKOLL 2024-05-17", Bullet::No);
        check("den 2024\u{ad}05\u{ad}17", "den 20240517", Bullet::No);
        check("hemsjuk\u{ad}", "hemsjuk-", Bullet::No);
        check("A B och C", "A B och C", Bullet::No);
        check("Partier: S M C V", "Partier: S M C V", Bullet::No);
        check("2023   100", "2023\t100", Bullet::No);
    }

    #[test]
    fn a_bullet_is_told_and_taken_off() {
        check("• Alla skriver", "Alla skriver", Bullet::Yes);
        check("\u{f0b7} Alla skriver", "Alla skriver", Bullet::Yes);
        check("- 12 grader", "12 grader", Bullet::Yes);
        check("–12 grader", "–12 grader", Bullet::No);
        check("-12 345 tkr", "-12 345 tkr", Bullet::No);
    }
}
