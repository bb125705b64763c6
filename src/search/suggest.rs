//! Suggests other words if little is found: words with a close spelling, and compounds that begin with the word.

use super::plan::{Plan, QueryTerm, allowed_edits};
use super::rank::Ranking;
use super::term_occurrences::TermOccurrences;
use crate::analysis::{Condition, Tier, analyse, is_known};
use crate::index::{self, Snapshot, Wildcard};
use serde::Serialize;

/// Other words to search for in place of one word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// The word as typed.
    pub word: String,
    /// How the suggested words are related to it.
    pub kind: SuggestionKind,
    /// The suggested words, at most five.
    pub words: Vec<WordCount>,
    /// How many such words there are, including those that are not given.
    pub total: usize,
}

/// How suggested words are related to the word typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    /// They have a spelling close to it.
    Spelling,
    /// They are longer words that begin with it.
    Compounds,
}

/// A word of the index, with how many passages it is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WordCount {
    /// The word as the index spells it.
    pub word: String,
    /// Number of passages that contain it.
    pub passages: u64,
}

/// Fewer items than this count as little. Not measured.
const FEW: usize = 3;
/// The most words of one kind of suggestion. Not measured: a line.
const MOST: usize = 5;
/// The shortest word that suggestions are made for. Shorter words have too many neighbours, and too many words begin
/// with them. Not measured.
const SHORTEST: usize = 5;
/// How many words of a query get suggestions; each costs a walk through the words of the index.
const MOST_WORDS: usize = 4;

/// The suggestions for a query, if it finds little.
pub fn suggestions(snapshot: &Snapshot, plan: &Plan, ranking: &Ranking) -> Result<Vec<Suggestion>, index::Error> {
    if ranking.total >= FEW {
        return Ok(Vec::new());
    }
    let is_long = |term: &&QueryTerm| term.spelling.as_ref().is_some_and(|word| word.chars().count() >= SHORTEST);
    let mut suggestions = Vec::new();
    for term in plan.terms.iter().filter(|term| term.is_looked_for).filter(is_long).take(MOST_WORDS) {
        let Some(exact) = &term.spelling else { continue };
        let own_items = TermOccurrences::new(snapshot, term)?.count_items(snapshot);
        if own_items >= FEW {
            continue;
        }
        if exact.contains(|character: char| !character.is_alphabetic()) {
            continue;
        }
        // No suggestion is needed for spellings already searched for, or for other forms of the same word.
        let is_corrected = term.forms.iter().any(|form| form.tier == Tier::Fuzzy);
        let own = stem(exact);
        let is_other = |word: &str| stem(word) != own;
        // A word that is both in the lexicon and in the index is not misspelled.
        if !is_corrected && (own_items == 0 || !is_known(exact)) {
            let mut found = snapshot.similar(exact, allowed_edits(exact))?;
            found.retain(|(word, passages)| {
                // A spelling that occurs once and is not a known word is probably a misspelling itself.
                let is_more = *passages > own_items as u64 && (*passages > 1 || is_known(word));
                is_more && word != exact && is_other(word)
            });
            suggestions.extend(suggestion(&term.label, SuggestionKind::Spelling, found));
        }
        // Words with the same stem are left out: "hemsjukvård" and "hemsjukvårds" begin the same compounds.
        let mut longer = snapshot.like(&Wildcard::prefix(exact), Tier::Exact, usize::MAX)?.words;
        longer.retain(|(word, _)| word.chars().count() > exact.chars().count() + 2 && is_other(word));
        suggestions.extend(suggestion(&term.label, SuggestionKind::Compounds, longer));
    }
    Ok(suggestions)
}

fn stem(word: &str) -> Option<String> {
    analyse(word, Condition::Clean).pop().map(|token| token.word.stem.clone())
}

fn suggestion(word: &str, kind: SuggestionKind, mut found: Vec<(String, u64)>) -> Option<Suggestion> {
    let total = found.len();
    found.truncate(MOST);
    let words = found.into_iter().map(|(word, passages)| WordCount { word, passages }).collect();
    (total > 0).then(|| Suggestion { word: word.to_owned(), kind, words, total })
}
