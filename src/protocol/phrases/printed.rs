//! Holds a text as words, both printed and folded, for rules that look at words and return printed text.

use crate::analysis::fold;
use crate::protocol::phrases::names::{Token, tokens};
use crate::protocol::words::{Tolerance, same_word};
use std::ops::Range;

/// The words of a text.
pub(in crate::protocol) struct PrintedWords<'a> {
    text: &'a str,
    pub tokens: Vec<Token<'a>>,
    folded: Vec<String>,
    pub tolerance: Tolerance,
}

impl<'a> PrintedWords<'a> {
    pub fn new(text: &'a str, tolerance: Tolerance) -> Self {
        let tokens = tokens(text);
        let folded = tokens.iter().map(|token| fold(token.word)).collect();
        Self { text, tokens, folded, tolerance }
    }

    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The word at `at`, folded; empty beyond the end.
    pub fn word(&self, at: usize) -> &str {
        self.folded.get(at).map_or("", String::as_str)
    }

    /// Whether the word at `at` is one of `words`, as damage allows.
    pub fn is(&self, at: usize, words: &[&str]) -> bool {
        let word = self.word(at);
        words.iter().any(|known| same_word(word, known, self.tolerance))
    }

    /// The printed text from the first to the last word of `range`. It includes a bracket or quotation mark that
    /// closes one opened inside, and the full stop of an abbreviation.
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        let (Some(first), Some(last)) = (self.tokens.get(range.start), range.end.checked_sub(1)) else { return "" };
        let Some(last) = self.tokens.get(last).filter(|last| last.end >= first.end) else { return "" };
        let inside = &self.text[first.start..last.end];
        let opened = |open: char, close: char| inside.matches(open).count() > inside.matches(close).count();
        let closes = match last.after.chars().next() {
            Some(')') => opened('(', ')'),
            Some('”') => opened('“', '”') || inside.matches('”').count() % 2 == 1,
            Some('"') => inside.matches('"').count() % 2 == 1,
            // "Kim Holm m.fl."
            Some('.') => last.word.contains('.') && !last.word.contains(|character: char| character.is_ascii_digit()),
            _ => false,
        };
        let close = if closes { last.after.chars().next().map_or(0, char::len_utf8) } else { 0 };
        &self.text[first.start..last.end + close]
    }
}
