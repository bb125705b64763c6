//! What else to ask where little is found: words spelled nearly alike, and the compounds that begin with the word.

use super::plan::{Plan, forgiven};
use super::rank::Ranking;
use crate::analysis::{Condition, Tier, analyse, is_known};
use crate::index::{self, Snapshot, Wildcard};
use serde::Serialize;

/// Other words to ask for in the place of one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// As asked.
    pub word: String,
    pub kind: SuggestionKind,
    /// Those in most passages first.
    pub words: Vec<Counted>,
    /// How many there are, given or not.
    pub total: usize,
}

/// What the suggested words are to the word asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SuggestionKind {
    /// Spelled nearly alike.
    Spelling,
    /// Longer words that begin with it.
    Compounds,
}

/// A word of the index and in how many passages it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Counted {
    pub word: String,
    pub passages: u64,
}

/// Fewer items are little. By feel.
const FEW: usize = 3;
/// Of a sort of suggestion, so many words. By feel: a line.
const MOST: usize = 5;
/// Shorter words have too many neighbours, and too many words begin with them. By feel.
const SHORTEST: usize = 5;
/// Words that are looked at; each costs a walk through the words of the index.
const MOST_WORDS: usize = 4;

/// What else to ask, where little answers.
pub fn suggestions(snapshot: &Snapshot, plan: &Plan, ranking: &Ranking) -> Result<Vec<Suggestion>, index::Error> {
    if ranking.total >= FEW {
        return Ok(Vec::new());
    }
    let asked = plan.wanted.iter().zip(&ranking.found).filter(|(wanted, found)| {
        let is_long = wanted.spelling.as_ref().is_some_and(|word| word.chars().count() >= SHORTEST);
        is_long && wanted.is_looked_for && found.items < FEW
    });
    let mut suggestions = Vec::new();
    for (wanted, found) in asked.take(MOST_WORDS) {
        let own_items = found.items;
        let Some(exact) = &wanted.spelling else { continue };
        if exact.contains(|character: char| !character.is_alphabetic()) {
            continue;
        }
        // What is searched for already needs no suggestion; nor does another form of the same word.
        let is_corrected = wanted.forms.iter().any(|form| form.tier == Tier::Fuzzy);
        let own = stem(exact);
        let is_other = |word: &str| stem(word) != own;
        // A word of the language that is there is no slip.
        if !is_corrected && (own_items == 0 || !is_known(exact)) {
            let mut found = snapshot.similar(exact, forgiven(exact))?;
            found.retain(|(word, passages)| {
                // A slip that a document makes once is none to lead the asker to.
                let is_more = *passages > own_items as u64 && (*passages > 1 || is_known(word));
                is_more && word != exact && is_other(word)
            });
            suggestions.extend(suggestion(&wanted.label, SuggestionKind::Spelling, found));
        }
        // "hemsjukvård" and "hemsjukvårds" begin the same compounds.
        let mut longer = snapshot.like(&Wildcard::prefix(exact), Tier::Exact, usize::MAX)?.words;
        longer.retain(|(word, _)| word.chars().count() > exact.chars().count() + 2 && is_other(word));
        suggestions.extend(suggestion(&wanted.label, SuggestionKind::Compounds, longer));
    }
    Ok(suggestions)
}

fn stem(word: &str) -> Option<String> {
    analyse(word, Condition::Clean).pop().map(|token| token.word.stem.clone())
}

fn suggestion(word: &str, kind: SuggestionKind, mut found: Vec<(String, u64)>) -> Option<Suggestion> {
    let total = found.len();
    found.truncate(MOST);
    let words = found.into_iter().map(|(word, passages)| Counted { word, passages }).collect();
    (total > 0).then(|| Suggestion { word: word.to_owned(), kind, words, total })
}
