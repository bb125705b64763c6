//! Splits a text into words and the gaps between them, which tell where a long form may continue and where it ends.

use std::ops::Range;

/// Bytes of the longest gap between two words of a long form: a line end and an indent, or the number of a statute.
/// Not measured.
const LONGEST_GAP: usize = 120;
/// This many spaces separate two columns. Not measured.
const COLUMN: usize = 4;
/// A stretch of letters and figures. A colon or an ampersand between two of them belongs to it ("SIP:en", "1993:387",
/// "M&A").
pub type Word = Range<usize>;

/// The words of `text`, without figures in brackets: "lagen (1993:387) om stöd".
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut start = None;
    let mut figures_end = 0;
    let mut characters = text.char_indices().peekable();
    while let Some((place, character)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let is_joining = || matches!(character, ':' | '&') && next.is_some_and(char::is_alphanumeric);
        if place < figures_end {
            // Inside a bracket of figures.
        } else if is_letter(character) || (start.is_some() && is_joining()) {
            start.get_or_insert(place);
        } else {
            words.extend(start.take().map(|start| start..place));
            figures_end = place + bracketed_figures(slice(text, &(place..text.len())));
        }
    }
    words.extend(start.map(|start| start..text.len()));
    words
}

/// Whether `character` is a letter, a figure, a mark of a decomposed letter or a soft hyphen; the last two do not
/// separate words.
pub fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// The length in bytes of a bracket at the beginning of `text` that contains only figures, perhaps those of a statute:
/// "(1993:387)", "(SFS 1993:387)", "(2)". 0 if there is none.
pub fn bracketed_figures(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('(') else { return 0 };
    let inside = inside.strip_prefix("SFS ").unwrap_or(inside);
    let figures =
        inside.trim_start_matches(|character: char| character.is_ascii_digit() || matches!(character, ':' | ' '));
    if figures.len() < inside.len() && figures.starts_with(')') { text.len() - figures.len() + 1 } else { 0 }
}

/// What separates two words of one long form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Join {
    Space,
    Comma,
    /// The second word continues the first: "IT-avdelning", or "Hög-" at the end of a line before "sta".
    Hyphen,
}

impl Join {
    /// Reads a gap; `None` if no long form continues there: at the end of a sentence, a dash, a bracket, a bullet, an
    /// empty line or a column.
    pub fn of(gap: &str, next: &str) -> Option<Self> {
        let gap = without_figures(gap)?;
        let (mut spaces, mut lines, mut hyphens, mut commas) = (0, 0, 0, 0);
        for character in gap.chars() {
            match character {
                '\n' => (lines, spaces) = (lines + 1, 0),
                '-' | '\u{2010}' | '\u{2011}' | '–' => {
                    // " - " separates clauses, and so does "-" at the beginning of a line; the hyphen of "hälso- och"
                    // does not.
                    if spaces > 0 && !gap.ends_with(character) || lines > 0 {
                        return None;
                    }
                    hyphens += 1;
                }
                ',' => commas += 1,
                '/' | '&' => {}
                ' ' | '\u{a0}' | '\r' => {
                    spaces += 1;
                    // Before the end of a line there may be many spaces.
                    if spaces >= COLUMN && lines == 0 && !gap.contains('\n') {
                        return None;
                    }
                }
                _ if is_quote(character) => {}
                _ => return None,
            }
        }
        if lines > 1 || hyphens > 1 || commas > 1 {
            return None;
        }
        let is_row = || ["och", "eller", "samt", "respektive", "resp", "and"].contains(&next);
        Some(match (hyphens, commas) {
            (_, 1) => Self::Comma,
            (1, _) if !is_row() => Self::Hyphen,
            _ => Self::Space,
        })
    }
}

pub fn is_quote(character: char) -> bool {
    matches!(character, '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«')
}

/// `gap` without figures in brackets; `None` if the gap is too long.
pub fn without_figures(gap: &str) -> Option<String> {
    if gap.len() > LONGEST_GAP {
        return None;
    }
    let mut kept = String::new();
    let mut rest = gap;
    while let Some(character) = rest.chars().next() {
        let figures = bracketed_figures(rest);
        if figures == 0 {
            kept.push(character);
        }
        rest = rest.get(figures.max(character.len_utf8())..).unwrap_or_default();
    }
    Some(kept)
}

/// A stretch of words on one line, without figures in brackets.
pub fn printed(text: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let mut long = String::new();
    let mut end = first.start;
    for word in words {
        long.push_str(&without_figures(slice(text, &(end..word.start))).unwrap_or_default());
        long.push_str(slice(text, word));
        end = word.end;
    }
    debug_assert_eq!(end, last.end);
    long.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text between the word at `place` and the word before it.
pub fn gap<'a>(text: &'a str, words: &[Word], place: usize) -> &'a str {
    let start = place.checked_sub(1).and_then(|before| words.get(before)).map_or(0, |word| word.end);
    let end = words.get(place).map_or(text.len(), |word| word.start);
    slice(text, &(start..end))
}

pub fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or_default()
}
