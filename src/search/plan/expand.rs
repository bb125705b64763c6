//! Words of which only some letters are given, and words that may be misspelled: the words of the index that they stand
//! for.

use super::forms::{self, Wanted};
use super::{analyse, spelling};
use crate::analysis::{Tier, fold};
use crate::index::{self, Slot, Snapshot, Wildcard};
use crate::search::notes::Notes;

/// So many words of the index, those in most passages first, are searched for in the place of one. More take longer
/// than one waits for; by feel.
pub const MOST_EXPANDED: usize = 1_000;

/// Spellings searched for in the place of a word. By feel.
const MOST_SPELLINGS: usize = 20;

/// The words that `letters` stand for: as they are, in other forms where the end is given ("*avtal" is the end of
/// "hemsjukvårdsavtalet", too), read into damaged ones, and without marks if there are no others.
pub fn wildcard(snapshot: &Snapshot, letters: &str, notes: &mut Notes) -> Result<Vec<Wanted>, index::Error> {
    let pieces: Vec<String> = letters.split('*').map(spelled).collect();
    let mut forms = Vec::new();
    let mut most = 0;
    for tier in [Tier::Exact, Tier::Inflected, Tier::Reading, Tier::Folded] {
        let is_needless = match tier {
            Tier::Inflected => letters.ends_with('*'),
            Tier::Folded => !forms.is_empty(),
            _ => false,
        };
        if is_needless {
            continue;
        }
        let pieces: Vec<String> =
            if tier == Tier::Folded { pieces.iter().map(|piece| fold(piece)).collect() } else { pieces.clone() };
        let found = snapshot.like(&of_pieces(&pieces), tier, MOST_EXPANDED)?;
        most = most.max(found.total);
        let slot: Slot = found.words.into_iter().map(|(word, _)| (tier, word)).collect();
        if !slot.is_empty() {
            forms.extend(forms::several(letters, tier, slot).forms);
        }
    }
    if most > MOST_EXPANDED {
        notes.add(&format!("{letters} stands for {most} words; the {MOST_EXPANDED} most frequent were searched for"));
    }
    if forms.is_empty() {
        notes.add(&format!("no word of the index is like {letters}"));
    }
    Ok(vec![Wanted { forms, ..forms::several(letters, Tier::Exact, Slot::new()) }])
}

/// Letters as the index spells them.
fn spelled(letters: &str) -> String {
    analyse(letters).iter().map(|token| token.word.exact.as_str()).collect()
}

fn of_pieces(pieces: &[String]) -> Wildcard {
    match pieces {
        [start, between @ .., end] => {
            let between = between.iter().filter(|piece| !piece.is_empty()).cloned().collect();
            Wildcard { start: start.clone(), between, end: end.clone() }
        }
        _ => Wildcard::default(),
    }
}

/// `word` in all its forms, and the words of the index that are spelled nearly alike.
pub fn similar(
    snapshot: &Snapshot,
    word: &str,
    slips: Option<u8>,
    notes: &mut Notes,
) -> Result<Vec<Wanted>, index::Error> {
    let tokens = analyse(word);
    let acronyms = snapshot.acronyms()?;
    let mut all = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let exact = &token.word.exact;
        let slips = slips.map_or_else(|| spelling::forgiven(exact), usize::from);
        let mut spellings = snapshot.similar(exact, slips)?;
        spellings.retain(|(spelling, _)| spelling != exact);
        if spellings.len() > MOST_SPELLINGS {
            let count = spellings.len();
            notes.add(&format!("{word}~ stands for {count} words; the nearest {MOST_SPELLINGS} were searched for"));
        }
        spellings.truncate(MOST_SPELLINGS);
        let mut wanted = forms::word_among(word, &tokens, place, acronyms);
        wanted.spelling = None;
        wanted.label = format!("{word}~");
        wanted.forms.extend(spelling::form(spellings));
        all.push(wanted);
    }
    Ok(all)
}
