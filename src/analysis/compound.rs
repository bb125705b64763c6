//! What a compound is put together from: hem|sjukvårds|avtal.
//!
//! A word is parted where its parts cost fewer bits than its letters do (the lexicon holds what each part
//! costs; a part that it does not know costs its letters). Words that are known to be simple stay whole.

use super::lexicon::{Entry, Lexicon};

/// Bits that a letter costs which is no part of anything known; the lexicon was built with the same price.
const LETTER: f32 = 4.4;
/// What parting a word must save at least, in bits.
const GAIN: f32 = 0.0;
/// What a first part that is not known costs beside its letters.
const STRANGE: f32 = 9.0;
/// No compound is shorter: two parts of three letters.
const SHORTEST: usize = 6;
const SHORTEST_PART: usize = 2;
/// Fewer letters that are no part of anything known say nothing.
const SHORTEST_STRANGE: usize = 4;
/// No known part is longer; a bound on the work for a word.
const LONGEST_PART: usize = 24;
/// No compound is longer in bytes: a bound on the work for what is no word.
const LONGEST: usize = 100;

/// Where `word` (lower case) is put together: the byte offset between its two constituents, which may be
/// compounds themselves. `None` when it is simple.
#[must_use]
pub fn cut(lexicon: &Lexicon, word: &str) -> Option<usize> {
    let letters = word.chars().count();
    if letters < SHORTEST || word.len() > LONGEST || is_simple(lexicon, word) {
        return None;
    }
    let cuts = cuts(lexicon, word, letters)?;
    let [first, .., last] = cuts.as_slice() else { return cuts.first().copied() };
    // Two words make it: the joint at which the rarer of them is most frequent (hem|sjukvård, not hemsjuk|vård).
    let count = |part: &str| lexicon.entry(part).map_or(0.0, Entry::count);
    let frequency = |part: &str| part.strip_suffix('s').map_or(0.0, count).max(count(part));
    let rarer = |cut: usize| frequency(&word[..cut]).min(frequency(&word[cut..]));
    let best = cuts.iter().copied().max_by(|one, other| rarer(*one).total_cmp(&rarer(*other)))?;
    if rarer(best) > 0.0 {
        return Some(best);
    }
    // The -s- of herrgård|s|miljö stands behind a first part that is a compound itself.
    let links = |cut: &&usize| *cut > first && word[..**cut].ends_with('s');
    cuts.iter().rev().find(links).or(Some(last)).copied()
}

/// The cheapest way to part `word`, when it is cheaper than its letters.
fn cuts(lexicon: &Lexicon, word: &str, letters: usize) -> Option<Vec<usize>> {
    let price = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * LETTER;
    let ends: Vec<usize> = word.char_indices().map(|(place, _)| place).chain([word.len()]).collect();
    // For each place: the cheapest way to part what is before it into first parts, and where its last one begins.
    let mut best: Vec<Option<(f32, usize)>> = vec![None; ends.len()];
    best[0] = Some((0.0, 0));
    let mut whole: Option<(f32, usize)> = None;
    for start in 0..ends.len() {
        let Some((before, _)) = best[start] else { continue };
        for end in start + SHORTEST_PART..ends.len().min(start + LONGEST_PART + 1) {
            let entry = lexicon.entry(&word[ends[start]..ends[end]]);
            if end < ends.len() - 1 {
                if let Some(first) = entry.and_then(Entry::first) {
                    keep(&mut best[end], before + first, start);
                }
                if start == 0 && end >= SHORTEST_STRANGE {
                    keep(&mut best[end], price(end) + STRANGE, 0);
                }
            } else if let Some(last) = entry.and_then(Entry::last)
                && start > 0
            {
                keep(&mut whole, before + last, start);
            }
        }
    }
    let (_, mut place) = whole.filter(|(cost, _)| cost + GAIN < price(letters))?;
    let mut cuts = Vec::new();
    while place > 0 {
        cuts.push(ends[place]);
        place = best[place].map_or(0, |(_, start)| start);
    }
    cuts.reverse();
    Some(cuts)
}

fn keep(held: &mut Option<(f32, usize)>, cost: f32, start: usize) {
    if held.is_none_or(|(cheapest, _)| cost < cheapest) {
        *held = Some((cost, start));
    }
}

fn is_simple(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.entry(word).is_some_and(Entry::is_simple)
}
