//! Finds the words of the index that a word with * or ~ stands for.

use super::equivalents::Equivalents;
use super::forms::{self, Form, QueryTerm};
use super::{analyse, spelling};
use crate::analysis::{Tier, fold};
use crate::index::{self, Slot, Snapshot, Wildcard};
use crate::search::limits::QuestionLimits;
use crate::search::notes::{Note, Notes};
use std::collections::{BTreeMap, BTreeSet};

/// What each of `wildcards` stands for.
///
/// It stands for words exactly as printed; for inflected words, if the end is given ("*avtal" also matches
/// "hemsjukvårdsavtalet"); for the readings of damaged words; and, if there are none of these, for words without their
/// marks.
pub fn wildcards(
    snapshot: &Snapshot,
    wildcards: &BTreeSet<&str>,
    limits: &QuestionLimits,
    notes: &mut Notes,
) -> Result<BTreeMap<String, QueryTerm>, index::Error> {
    let mut found: Vec<Expanded<'_>> = wildcards.iter().map(|letters| Expanded::new(letters)).collect();
    let each = limits.wildcard_words.min(limits.all_wildcard_words / found.len().max(1));
    let mut looks = limits.looks;
    for tier in [Tier::Exact, Tier::Inflected, Tier::Reading, Tier::Folded] {
        let mut asked: Vec<&mut Expanded<'_>> = found.iter_mut().filter(|expanded| expanded.asks(tier)).collect();
        let wildcards: Vec<Wildcard> = asked.iter().map(|expanded| expanded.wildcard(tier)).collect();
        let like = snapshot.like_each(&wildcards, tier, each, &mut looks)?;
        for (expanded, own) in asked.iter_mut().zip(like) {
            expanded.total = expanded.total.max(own.total);
            let slot: Slot = own.words.into_iter().map(|(word, _)| (tier, word)).collect();
            if !slot.is_empty() {
                expanded.forms.extend(forms::several(expanded.letters, tier, slot).forms);
            }
        }
    }
    if looks == 0 {
        notes.add(Note::CostlyWildcard);
    }
    let mut wanted = BTreeMap::new();
    for Expanded { letters, forms, total, .. } in found {
        if total > each {
            notes.add(Note::WildcardMatchesMany { wildcard: letters.to_owned(), total, searched: each });
        }
        if forms.is_empty() {
            notes.add(Note::WildcardMatchesNothing { wildcard: letters.to_owned() });
        }
        wanted.insert(letters.to_owned(), QueryTerm { forms, ..forms::several(letters, Tier::Exact, Slot::new()) });
    }
    Ok(wanted)
}

/// A word with * and the words found for it.
struct Expanded<'a> {
    letters: &'a str,
    /// The letters between the *, spelled as in the index.
    pieces: Vec<String>,
    forms: Vec<Form>,
    total: usize,
}

impl<'a> Expanded<'a> {
    fn new(letters: &'a str) -> Self {
        Self { letters, pieces: letters.split('*').map(spelled).collect(), forms: Vec::new(), total: 0 }
    }

    fn asks(&self, tier: Tier) -> bool {
        match tier {
            Tier::Inflected => !self.letters.ends_with('*'),
            Tier::Folded => self.forms.is_empty(),
            _ => true,
        }
    }

    fn wildcard(&self, tier: Tier) -> Wildcard {
        if tier == Tier::Folded {
            of_pieces(&self.pieces.iter().map(|piece| fold(piece)).collect::<Vec<String>>())
        } else {
            of_pieces(&self.pieces)
        }
    }
}

/// Letters spelled as in the index.
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

/// `word` in all its forms, and the words of the index with a spelling close to it.
pub fn similar(
    snapshot: &Snapshot,
    word: &str,
    edits: Option<u8>,
    (limits, equivalents): (&QuestionLimits, &Equivalents<'_>),
    notes: &mut Notes,
) -> Result<Vec<QueryTerm>, index::Error> {
    let tokens = analyse(word);
    let mut all = Vec::with_capacity(tokens.len());
    for (place, token) in tokens.iter().enumerate() {
        let exact = &token.word.exact;
        let edits = edits.map_or_else(|| spelling::allowed_edits(exact), usize::from);
        let mut spellings = if spelling::is_too_long(exact, limits) {
            notes.add(Note::LongWord { longest: limits.misspelled });
            Vec::new()
        } else {
            snapshot.similar(exact, edits)?
        };
        spellings.retain(|(spelling, _)| spelling != exact);
        let most = limits.similar_words;
        if spellings.len() > most {
            let total = spellings.len();
            notes.add(Note::SimilarMatchesMany { word: word.to_owned(), total, searched: most });
        }
        spellings.truncate(most);
        let mut term = forms::word_among(word, &tokens, place, equivalents);
        term.spelling = None;
        term.label = format!("{word}~");
        term.forms.extend(spelling::form(spellings));
        all.push(term);
    }
    Ok(all)
}
