//! Splits a text into words as printed, with the signs around each, for the reading of names.

use crate::protocol::layout::CELL;

/// A word of a text, separate from the punctuation around it.
#[derive(Debug, Clone, Copy)]
pub(in crate::protocol) struct Token<'a> {
    pub word: &'a str,
    pub start: usize,
    pub end: usize,
    /// Punctuation before and after the word.
    pub before: &'a str,
    pub after: &'a str,
    /// Whether a new entry begins with it: it is the first word, or a line end, a column gap or a slash is before it.
    pub opens: bool,
}

impl Token<'_> {
    /// Whether nothing but a space is before it.
    pub fn follows_directly(&self) -> bool {
        !self.opens && self.before.is_empty()
    }

    /// Whether it is alone in brackets: "(S)".
    pub fn is_bracketed(&self) -> bool {
        self.before.starts_with('(') && self.after.contains(')')
    }

    pub fn ends_sentence(&self) -> bool {
        self.after.contains(['.', '?', '!', ':'])
    }

    /// Whether a name cannot continue after this word.
    pub fn closes(&self) -> bool {
        !(self.after.is_empty() || self.after == "." && self.word.chars().count() == 1)
    }
}

/// The words of `text`. A cell mark, a line end or a slash before a word opens a new entry.
pub(in crate::protocol) fn tokens(text: &str) -> Vec<Token<'_>> {
    first_tokens(text, usize::MAX)
}

/// The first `count` words of `text`.
pub(in crate::protocol) fn first_tokens(text: &str, count: usize) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut previous_end;
    // The gap before the next word: spaces, and signs that are alone ("&", "–").
    let mut gap_start = 0;
    let bytes = text.as_bytes();
    while start < text.len() && found.len() < count {
        let rest = &text[start..];
        let Some(offset) = rest.find(|character: char| !character.is_whitespace() && character != '/') else { break };
        let begin = start + offset;
        let length = text[begin..]
            .char_indices()
            .find(|&(index, character)| {
                character.is_whitespace()
                    || (character == '/' && splits_at(&text[begin..], index))
                    // "Hedlund,(s), nämnden"
                    || (character == '(' && text[begin..begin + index].ends_with(','))
            })
            .map_or(text.len() - begin, |(index, _)| index);
        let raw = &text[begin..begin + length];
        let gap = &text[gap_start..begin];
        let trimmed_start = raw.trim_start_matches(|character: char| !character.is_alphanumeric());
        let before = &raw[..raw.len() - trimmed_start.len()];
        let word = trimmed_start.trim_end_matches(|character: char| !character.is_alphanumeric());
        let after = &trimmed_start[word.len()..];
        if !word.is_empty() {
            let word_start = begin + before.len();
            let opens = found.is_empty() || gap.contains('\n') || gap.contains(CELL) || gap.contains('/');
            let before = if before.is_empty() { text[gap_start..begin].trim_start_matches('/').trim() } else { before };
            found.push(Token { word, start: word_start, end: word_start + word.len(), before, after, opens });
            gap_start = begin + length;
        }
        previous_end = begin + length;
        start = previous_end + usize::from(bytes.get(previous_end) == Some(&b'/'));
    }
    found
}

/// Whether a slash separates two words: it does in "Ulrika/Magnus", but not in "hab/rehab" and "MAS/MAR".
fn splits_at(text: &str, slash: usize) -> bool {
    let before = text[..slash].chars().next_back();
    let mut after = text[slash + 1..].chars();
    before.is_some_and(|character| character.is_lowercase() || character == '.' || character == ' ')
        && after.next().is_some_and(|character| character.is_uppercase() || character == ' ')
}
