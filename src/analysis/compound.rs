//! Splits compounds into their parts: hem|sjukvårds|avtal.
//!
//! A word is split where its parts cost fewer bits than its letters do. The lexicon holds the cost of each part; a part
//! that it does not know costs its letters. Words that are known to be simple stay whole.

use super::lexicon::{Entry, Lexicon};

/// The cost in bits of a letter that is not in a known part. Measured as the share of a list of compounds that is
/// split: .79 at 2.9, the value with which the costs of the lexicon's parts were calculated, and .95 at 4.4. Simple
/// words are split as seldom at both values.
pub const LETTER: f32 = 4.4;
/// The cost in bits of an unknown first part, in addition to its letters. Measured: with 6, more words are split, and
/// more of them wrongly.
const STRANGE: f32 = 9.0;
/// The number of saved bits from which a split is beyond doubt. Chosen by reading: splits of names save less.
const CLEAR: f32 = 14.0;
/// Letters of the shortest compound: two parts of three letters.
const SHORTEST: usize = 6;
const SHORTEST_PART: usize = 2;
/// Letters of the shortest unknown first part. Fewer letters show nothing.
const SHORTEST_STRANGE: usize = 4;
/// The highest cost in bits of a last part behind an unknown first part: it must be the last part of many compounds.
const TELLING: f32 = 12.0;
/// The fewest letters of such a last part. Fewer letters may be an ending.
const SHORTEST_TELLING: usize = 5;
/// Endings that look like parts of compounds when they follow these letters: "arvodering" is not arvode|ring, and
/// "kvoteringen" is not kvoterin|gen.
const ENDINGS: [(&str, &str); 2] = [("e", "ring"), ("in", "gen")];
/// Endings that follow many words in the texts, as in "samarbet|ena" and "orolig|heter".
const NO_PARTS: [&str; 6] = ["ena", "terna", "heten", "heter", "heterna", "ligen"];
/// Letters of the longest part. Longer parts are compounds themselves; this limits the work per word.
const LONGEST_PART: usize = 24;
/// Bytes of the longest compound. This limits the work for text that is no word.
const LONGEST: usize = 100;

/// Where `word` (lower case) is joined: the byte offset between its two constituents, which may be compounds
/// themselves. `None` if the word is simple.
#[must_use]
pub fn cut(lexicon: &Lexicon, word: &str) -> Option<usize> {
    let letters = word.chars().count();
    if letters < SHORTEST || word.len() > LONGEST || is_simple(lexicon, word) {
        return None;
    }
    let (cuts, _) = cuts(lexicon, word, letters)?;
    let [first, .., last] = cuts.as_slice() else { return cuts.first().copied() };
    // Of several joints, choose the outermost: the one whose two sides are both frequent words (hem|sjukvård, not
    // hemsjuk|vård).
    let count = |part: &str| lexicon.entry(part).map_or(0.0, Entry::count);
    let frequency = |part: &str| part.strip_suffix('s').map_or(0.0, count).max(count(part));
    let rarer = |cut: usize| frequency(&word[..cut]).min(frequency(&word[cut..]));
    let best = cuts.iter().copied().max_by(|one, other| rarer(*one).total_cmp(&rarer(*other)))?;
    if rarer(best) > 0.0 {
        return Some(best);
    }
    // The linking -s- of herrgård|s|miljö follows a first part that is a compound itself.
    let links = |cut: &&usize| *cut > first && word[..**cut].ends_with('s');
    cuts.iter().rev().find(links).or(Some(last)).copied()
}

/// Whether `word` (lower case) is beyond doubt a compound. Names are not: they split only into short and rare words.
#[must_use]
pub fn is_clear(lexicon: &Lexicon, word: &str) -> bool {
    word.len() <= LONGEST && cuts(lexicon, word, word.chars().count()).is_some_and(|(_, saved)| saved >= CLEAR)
}

/// The cheapest split of `word`, if it costs less than its letters, and the number of bits that it saves.
fn cuts(lexicon: &Lexicon, word: &str, letters: usize) -> Option<(Vec<usize>, f32)> {
    let price = |count: usize| f32::from(u16::try_from(count).unwrap_or(u16::MAX)) * LETTER;
    let ends: Vec<usize> = word.char_indices().map(|(place, _)| place).chain([word.len()]).collect();
    // For each place: the lowest cost of splitting the text before it into first parts, and where the last of them
    // begins.
    let mut best: Vec<Option<(f32, usize)>> = vec![None; ends.len()];
    best[0] = Some((0.0, 0));
    let mut whole: Option<(f32, usize)> = None;
    for start in 0..ends.len() {
        let Some((before, _)) = best[start] else { continue };
        // Walks the lexicon as long as some word in it begins with these letters.
        let mut place = lexicon.root();
        for (end, letter) in (start + 1..).zip(word[ends[start]..].chars()).take(LONGEST_PART) {
            place = place.and_then(|place| lexicon.child(place, letter));
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
    // A word with an unknown beginning may still end in a part that ends many words: "mindfulness|träning".
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

/// The cost of `part` as the last part behind `first`.
fn last_cost(lexicon: &Lexicon, first: &str, part: &str) -> Option<f32> {
    let is_ending = ENDINGS.iter().any(|(before, ending)| first.ends_with(before) && part.starts_with(ending))
        || NO_PARTS.contains(&part);
    let cost = |part: &str| lexicon.entry(part).and_then(Entry::last);
    let whole = shared_letter(first).and_then(|letter| cost(&format!("{letter}{part}")));
    let costs = [cost(part).filter(|_| !is_ending), whole];
    costs.into_iter().flatten().min_by(f32::total_cmp)
}

/// Where the last constituent of `word`, cut at `cut`, begins. Swedish never writes a letter three times, so in
/// "remissvar" the s of svar is also the last letter of remiss.
#[must_use]
pub fn last_start(lexicon: &Lexicon, word: &str, cut: usize) -> usize {
    let (first, part) = word.split_at(cut);
    let cost = |part: &str| lexicon.entry(part).and_then(Entry::last).unwrap_or(f32::MAX);
    match shared_letter(first) {
        Some(letter) if cost(&format!("{letter}{part}")) < cost(part) => cut - letter.len_utf8(),
        _ => cut,
    }
}

/// The consonant with which `first` ends twice.
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
