//! Slips in the question: what is no word, and is found nowhere, is looked for in other spellings, and the asker is
//! told.

use super::plan::{Form, Need, Plan, Wanted};
use crate::analysis::{Tier, is_known};
use crate::index::{self, Pattern, Snapshot, TextField};

/// Letters of a word from which on one letter may be wrong, and two. Shorter words have too many neighbours. By feel.
const ONE_SLIP: usize = 6;
const TWO_SLIPS: usize = 10;

/// More spellings than this are no correction. By feel.
const MOST_SPELLINGS: usize = 3;
/// Each walks through all words of the index; who misspells more has pasted something.
const MOST_CORRECTED: usize = 3;

/// Gives the words of `plan` that occur nowhere the spellings that do.
pub fn correct(snapshot: &Snapshot, plan: &mut Plan) -> Result<(), index::Error> {
    let mut corrected = 0;
    for wanted in plan.wanted.iter_mut().filter(|wanted| wanted.need == Need::Word) {
        let Some(exact) = exact(wanted) else { continue };
        let limit = match exact.chars().count() {
            ..ONE_SLIP => continue,
            ONE_SLIP..TWO_SLIPS => 1,
            _ => 2,
        };
        if exact.contains(|character: char| !character.is_alphabetic()) || is_known(&exact) || occurs(snapshot, wanted)?
        {
            continue;
        }
        corrected += 1;
        if corrected > MOST_CORRECTED {
            break;
        }
        let mut spellings = snapshot.similar(&exact, limit)?;
        spellings.truncate(MOST_SPELLINGS);
        if !spellings.is_empty() {
            let names = spellings.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ");
            plan.notes.push(format!("nothing has \"{}\": did you mean {names}? That is searched for", wanted.label));
            let slot = spellings.into_iter().map(|word| (Tier::Exact, word)).collect();
            wanted.forms.push(Form::new(Tier::Fuzzy, Pattern::word(slot)));
        }
    }
    Ok(())
}

/// The word as asked.
fn exact(wanted: &Wanted) -> Option<String> {
    let form = wanted.forms.iter().find(|form| form.tier == Tier::Exact)?;
    form.pattern.slots.first()?.first().map(|(_, term)| term.clone())
}

fn occurs(snapshot: &Snapshot, wanted: &Wanted) -> Result<bool, index::Error> {
    for form in &wanted.forms {
        for field in TextField::all() {
            if !snapshot.occurrences(field, &form.pattern)?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}
