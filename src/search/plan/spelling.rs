//! Corrects misspelled words: a word that is in neither the lexicon nor the index is searched for in other spellings,
//! with a note.

use super::forms::{Form, QueryTerm};
use super::{Plan, analyse};
use crate::analysis::{Tier, is_known};
use crate::index::{self, Pattern, Snapshot};
use crate::search::limits::QuestionLimits;
use crate::search::notes::{Limited, Note};

/// From this many letters on, one letter of a word may be wrong (two from `TWO_SLIPS`). Shorter words have too many
/// neighbours. Not measured.
const ONE_SLIP: usize = 6;
const TWO_SLIPS: usize = 10;

/// How many spellings are searched for in place of a word. Not measured.
const MOST_SPELLINGS: usize = 3;

/// How many letters of `word` may be wrong.
pub fn allowed_edits(word: &str) -> usize {
    if word.chars().count() < TWO_SLIPS { 1 } else { 2 }
}

/// Whether `word` is too long to be a misspelled word. Searching for words with a similar spelling would take long.
pub fn is_too_long(word: &str, limits: &QuestionLimits) -> bool {
    word.chars().nth(limits.misspelled).is_some()
}

/// A form that matches any of these spellings, in all their inflections.
pub fn form(spellings: Vec<(String, u64)>) -> Option<Form> {
    let stem = |word: &str| analyse(word).pop().map(|token| (Tier::Inflected, token.word.stem.clone()));
    let mut slot: Vec<(Tier, String)> = spellings.iter().filter_map(|(word, _)| stem(word)).collect();
    slot.extend(spellings.into_iter().map(|(word, _)| (Tier::Exact, word)));
    (!slot.is_empty()).then(|| Form::new(Tier::Fuzzy, Pattern::word(slot)))
}

/// Adds other spellings to the words of `plan` that occur nowhere.
pub fn correct(snapshot: &Snapshot, limits: &QuestionLimits, plan: &mut Plan) -> Result<(), index::Error> {
    let mut corrected = 0;
    for term in plan.terms.iter_mut().filter(|term| term.is_looked_for) {
        let Some(exact) = term.spelling.clone() else { continue };
        let is_long = exact.chars().count() >= ONE_SLIP;
        if !is_long
            || is_too_long(&exact, limits)
            || exact.contains(|character: char| !character.is_alphabetic())
            || is_known(&exact)
        {
            continue;
        }
        if occurs(snapshot, term)? {
            continue;
        }
        corrected += 1;
        if corrected > limits.corrections {
            plan.notes.add(Note::OnlyFirst { count: limits.corrections, of: Limited::Corrections });
            break;
        }
        let mut spellings = snapshot.similar(&exact, allowed_edits(&exact))?;
        spellings.truncate(MOST_SPELLINGS);
        if !spellings.is_empty() {
            let words = spellings.iter().map(|(word, _)| word.clone()).collect();
            plan.notes.add(Note::Corrected { word: term.label.clone(), spellings: words });
            term.forms.extend(form(spellings));
        }
    }
    Ok(())
}

fn occurs(snapshot: &Snapshot, term: &QueryTerm) -> Result<bool, index::Error> {
    for form in &term.forms {
        for field in term.fields() {
            let Pattern { slots, arrangement } = &form.pattern;
            for segment in 0..snapshot.segments() {
                let cursor = snapshot.occurrence_cursor(segment, field, slots, &[*arrangement], None)?;
                let first = snapshot.first_of_segment(segment);
                if cursor.is_some_and(|mut cursor| cursor.seek(first).is_some()) {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}
