//! Splits a question into words, each as typed and folded for the patterns.

use super::patterns::FILLERS;
use crate::analysis::fold;
use crate::search::query::{Criterion, Query, Requirement, Scope, TextCriterion, Wording};

/// A word of a question.
#[derive(Debug, Clone)]
pub struct Word<'a> {
    pub typed: &'a str,
    /// The word in lower case, without marks and without punctuation at its ends.
    pub folded: String,
}

impl Word<'_> {
    /// Whether it is one of the words around a question that ask nothing.
    pub fn is_filler(&self) -> bool {
        FILLERS.contains(&self.folded.as_str())
    }
}

/// The most words in a question. Longer texts are pasted, not typed as questions. Not measured.
const LONGEST: usize = 32;

/// The words of `question`, of which `query` was read; `None` if the query uses operators or fields, because it then
/// already says what it asks for.
pub fn words<'a>(question: &'a str, query: &Query) -> Option<Vec<Word<'a>>> {
    let is_plain = |what: &Criterion| {
        matches!(what, Criterion::Text(TextCriterion { wording: Wording::Word(_), scope: Scope::Anywhere }))
    };
    if !query.clauses.iter().all(|clause| clause.requirement == Requirement::Wanted && is_plain(&clause.criterion)) {
        return None;
    }
    let words: Vec<Word<'_>> = question.split_whitespace().filter_map(word).take(LONGEST + 1).collect();
    (!words.is_empty() && words.len() <= LONGEST).then_some(words)
}

fn word(printed: &str) -> Option<Word<'_>> {
    let typed = printed.trim_end_matches(['?', '!', ',', ';', ':', '.']).trim_start_matches(['¿', ',']);
    let says = |character: char| character.is_alphanumeric() || character == '§';
    typed.contains(says).then(|| Word { typed, folded: fold(typed) })
}
