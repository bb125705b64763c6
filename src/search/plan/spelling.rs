//! Slips in the question: what is no word, and is found nowhere, is looked for in other spellings, and the asker is
//! told.

use super::forms::{Form, Wanted};
use super::{Plan, analyse};
use crate::analysis::{Tier, is_known};
use crate::index::{self, Pattern, Snapshot};
use crate::search::limits::QuestionLimits;

/// Letters of a word from which on one letter may be wrong, and two. Shorter words have too many neighbours. By feel.
const ONE_SLIP: usize = 6;
const TWO_SLIPS: usize = 10;

/// More spellings than this are no correction. By feel.
const MOST_SPELLINGS: usize = 3;

/// How many letters of a word may be wrong, where slips are to be forgiven.
pub fn forgiven(word: &str) -> usize {
    if word.chars().count() < TWO_SLIPS { 1 } else { 2 }
}

/// Whether nobody meant `word` to be one: looking for others like it would take long.
pub fn is_too_long(word: &str, limits: &QuestionLimits) -> bool {
    word.chars().nth(limits.misspelled).is_some()
}

/// These spellings in the place of a word, each in all its inflections.
pub fn form(spellings: Vec<(String, u64)>) -> Option<Form> {
    let stem = |word: &str| analyse(word).pop().map(|token| (Tier::Inflected, token.word.stem.clone()));
    let mut slot: Vec<(Tier, String)> = spellings.iter().filter_map(|(word, _)| stem(word)).collect();
    slot.extend(spellings.into_iter().map(|(word, _)| (Tier::Exact, word)));
    (!slot.is_empty()).then(|| Form::new(Tier::Fuzzy, Pattern::word(slot)))
}

/// Gives the words of `plan` that occur nowhere the spellings that do.
pub fn correct(snapshot: &Snapshot, limits: &QuestionLimits, plan: &mut Plan) -> Result<(), index::Error> {
    let mut corrected = 0;
    for wanted in plan.wanted.iter_mut().filter(|wanted| wanted.is_looked_for) {
        let Some(exact) = wanted.spelling.clone() else { continue };
        let is_long = exact.chars().count() >= ONE_SLIP;
        if !is_long
            || is_too_long(&exact, limits)
            || exact.contains(|character: char| !character.is_alphabetic())
            || is_known(&exact)
        {
            continue;
        }
        if occurs(snapshot, wanted)? {
            continue;
        }
        corrected += 1;
        if corrected > limits.corrections {
            let most = limits.corrections;
            plan.notes
                .add(&format!("too many unknown words; only the first {most} are searched for in other spellings"));
            break;
        }
        let mut spellings = snapshot.similar(&exact, forgiven(&exact))?;
        spellings.truncate(MOST_SPELLINGS);
        if !spellings.is_empty() {
            let names = spellings.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            plan.notes.add(&format!("\"{}\" was not found; searching for {names} as well", wanted.label));
            wanted.forms.extend(form(spellings));
        }
    }
    Ok(())
}

fn occurs(snapshot: &Snapshot, wanted: &Wanted) -> Result<bool, index::Error> {
    for form in &wanted.forms {
        for field in wanted.fields() {
            if !snapshot.occurrences(field, &form.pattern)?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
