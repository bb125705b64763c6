//! What a compound is put together from: hem|sjukvårds|avtal.
//!
//! A word is parted where its parts cost fewer bits than its letters do (the lexicon holds what each part
//! costs; a part that it does not know costs its letters). Words that are known to be simple stay whole.

use super::lexicon::{Entry, Lexicon};

/// Bits that a letter costs which is no part of anything known. Measured on compounds and simple words: at 2.9, by
/// which the lexicon's parts were counted, .79 of compounds were parted, at 4.4 .95, and simple words as seldom.
pub const LETTER: f32 = 4.4;
/// What a first part that is not known costs beside its letters. Measured: 6 parts more words, and more wrongly.
const STRANGE: f32 = 9.0;
/// Bits saved beyond doubt: by reading what splits of names saved less.
const CLEAR: f32 = 14.0;
/// No compound is shorter: two parts of three letters.
const SHORTEST: usize = 6;
const SHORTEST_PART: usize = 2;
/// Fewer letters that are no part of anything known say nothing.
const SHORTEST_STRANGE: usize = 4;
/// A last part behind such letters must be one of many words, and longer than endings are.
const TELLING: f32 = 12.0;
const SHORTEST_TELLING: usize = 5;
/// What a word ends in that looks like a part behind these letters: "arvodering" is of arvodera, there is no ring in it, nor
/// gener in "kvoteringen".
const ENDINGS: [(&str, &str); 2] = [("e", "ring"), ("in", "gen")];
/// Endings that the texts have behind many words: "samarbet|ena", "orolig|heter".
const NO_PARTS: [&str; 6] = ["ena", "terna", "heten", "heter", "heterna", "ligen"];
/// Longer parts are compounds themselves; a bound on the work for a word.
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
    let (cuts, _) = cuts(lexicon, word, letters)?;
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

/// Whether `word` (lower case) is put together from words beyond doubt: names are made of short and rare ones.
#[must_use]
pub fn is_clear(lexicon: &Lexicon, word: &str) -> bool {
    word.len() <= LONGEST && cuts(lexicon, word, word.chars().count()).is_some_and(|(_, saved)| saved >= CLEAR)
}

/// The cheapest way to part `word`, when it is cheaper than its letters, and the bits that it saves.
fn cuts(lexicon: &Lexicon, word: &str, letters: usize) -> Option<(Vec<usize>, f32)> {
    let price = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * LETTER;
    let ends: Vec<usize> = word.char_indices().map(|(place, _)| place).chain([word.len()]).collect();
    // For each place: the cheapest way to part what is before it into first parts, and where its last one begins.
    let mut best: Vec<Option<(f32, usize)>> = vec![None; ends.len()];
    best[0] = Some((0.0, 0));
    let mut whole: Option<(f32, usize)> = None;
    for start in 0..ends.len() {
        let Some((before, _)) = best[start] else { continue };
        // The lexicon is walked as far as any word of it begins so.
        let mut place = lexicon.root();
        for (end, letter) in (start + 1..).zip(word[ends[start]..].chars()).take(LONGEST_PART) {
            place = place.and_then(|place| lexicon.step(place, letter));
            let Some(place) = place.filter(|_| end < ends.len() - 1) else { break };
            if end >= start + SHORTEST_PART
                && let Some(first) = lexicon.entry_at(place).and_then(Entry::first)
            {
                keep(&mut best[end], before + first, start);
            }
        }
        let (first, part) = word.split_at(ends[start]);
        if start > 0
            && (SHORTEST_PART..=LONGEST_PART).contains(&(ends.len() - 1 - start))
            && let Some(last) = last_cost(lexicon, first, part)
        {
            keep(&mut whole, before + last, start);
        }
    }
    // What begins like nothing known may still end in what ends many words: "mindfulness|träning".
    for start in SHORTEST_STRANGE..ends.len().saturating_sub(SHORTEST_TELLING - 1) {
        let (first, part) = word.split_at(ends[start]);
        if best[start].is_none()
            && let Some(last) = last_cost(lexicon, first, part).filter(|last| *last <= TELLING)
        {
            let cost = price(start) + STRANGE;
            if whole.is_none_or(|(cheapest, _)| cost + last < cheapest) {
                best[start] = Some((cost, 0));
                whole = Some((cost + last, start));
            }
        }
    }
    let (cost, mut place) = whole.filter(|(cost, _)| *cost < price(letters))?;
    let mut cuts = Vec::new();
    while place > 0 {
        cuts.push(ends[place]);
        place = best[place].map_or(0, |(_, start)| start);
    }
    cuts.reverse();
    Some((cuts, price(letters) - cost))
}

/// What `part` costs as the last part behind `first`.
fn last_cost(lexicon: &Lexicon, first: &str, part: &str) -> Option<f32> {
    let is_ending = ENDINGS.iter().any(|(before, ending)| first.ends_with(before) && part.starts_with(ending))
        || NO_PARTS.contains(&part);
    let cost = |part: &str| lexicon.entry(part).and_then(Entry::last);
    let whole = shared_letter(first).and_then(|letter| cost(&format!("{letter}{part}")));
    let costs = [cost(part).filter(|_| !is_ending), whole];
    costs.into_iter().flatten().min_by(f32::total_cmp)
}

/// Where the last constituent of `word`, cut at `cut`, begins. Swedish writes no letter three times: the s of svar is
/// the last one of remiss in "remissvar".
#[must_use]
pub fn last_start(lexicon: &Lexicon, word: &str, cut: usize) -> usize {
    let (first, part) = word.split_at(cut);
    let cost = |part: &str| lexicon.entry(part).and_then(Entry::last).unwrap_or(f32::MAX);
    match shared_letter(first) {
        Some(letter) if cost(&format!("{letter}{part}")) < cost(part) => cut - letter.len_utf8(),
        _ => cut,
    }
}

/// The consonant that `first` ends with twice.
fn shared_letter(first: &str) -> Option<char> {
    let mut letters = first.chars().rev();
    let last = letters.next()?;
    (letters.next() == Some(last) && !"aeiouyåäö".contains(last)).then_some(last)
}

fn keep(held: &mut Option<(f32, usize)>, cost: f32, start: usize) {
    if held.is_none_or(|(cheapest, _)| cost < cheapest) {
        *held = Some((cost, start));
    }
}

fn is_simple(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.entry(word).is_some_and(Entry::is_simple)
}
