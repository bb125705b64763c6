//! Reads damaged compounds that are not in the lexicon, part by part: "elevhalsochefsnatverket" is elev, hälso, chefs,
//! nätverket.
//!
//! The lexicon knows the cost of each part, so damaged words are split as undamaged words are. For each place in the
//! letters only the best way to it is kept, so that the work grows with the number of letters, not with the number of
//! possible splits.

use super::super::is_function_word;
use super::super::lexicon::Lexicon;
use super::cost::{Cost, tenths};
use super::decode::{DecodedWord, Letters, Limits};
use super::names;

/// Parts fit into many names. So only common misreadings are tried, and of consonants only d.
const LIMITS: Limits = Limits { change: 60, changes: 110 };

/// The cost of being a compound or form that is not in the lexicon, and the cost of each joint in it. Of ten pairs
/// tried on damaged interpellations and protocols, this pair restores most and changes little.
const COMPOUND: Cost = 60;
const JOINT: Cost = 20;

/// The additional cost of a word as a part, compared with the word alone, if the lexicon knows no compound with it:
/// three bits. Not measured; one and six do nearly the same. Without such parts, one damaged word in a thousand less
/// is restored.
const NEW_PART: Cost = 30;

/// Letters of the shortest such part. Shorter words occur by chance.
const SHORTEST_NEW_PART: usize = 4;

/// Letters of the shortest part that may be misread. Shorter parts occur by chance: "utl|ån|ös|insatser".
const SHORTEST_DAMAGED: usize = 3;

/// The cost of an unknown beginning ("Kubabesok"): a start, the best of 20, 50, 70 and 90, and the cost per letter (as
/// `LETTER` in `src/analysis/compound.rs`: 4.4 bits).
const STRANGE: (Cost, Cost) = (50, 44);

/// Letters of the shortest unknown beginning. Fewer letters show nothing.
const SHORTEST_STRANGE: usize = 4;

/// Endings that a known word may have in a form that is not in the lexicon. Sorted.
const ENDINGS: &[&str] = &[
    "a", "ade", "an", "ande", "ar", "are", "aren", "arens", "arna", "arnas", "at", "bar", "bara", "bart", "d", "de",
    "en", "ens", "er", "erna", "ernas", "et", "ets", "het", "heten", "heter", "lig", "liga", "ligt", "n", "na", "ning",
    "ningar", "ningarna", "ningen", "ningens", "ns", "or", "orna", "r", "re", "s", "sam", "samma", "samt", "t", "ts",
    "vis",
];

/// Letters of the longest ending.
const LONGEST_ENDING: usize = 8;

/// The cost of such an ending: five bits, close to that of a choice among the endings; three and eight restore less.
const ENDING: Cost = 50;

/// The best way to a place in the letters.
#[derive(Debug, Clone)]
struct Way {
    cost: Cost,
    word: String,
}

/// The compound, or form of a known word, that the damaged letters most likely were, and its cost.
pub fn read(letters: &mut Letters<'_>, lexicon: &Lexicon) -> Option<(String, Cost)> {
    let mut ways = beginnings(letters);
    let mut best: Option<Way> = None;
    for place in 0..letters.len() {
        let Some(way) = ways[place].clone() else { continue };
        let mut parts = letters.words(lexicon, place, LIMITS);
        if place == 0 {
            // "Gotalandsregionen"
            parts.extend(letters.words(names::known(), place, LIMITS));
        }
        let joint = if place > 0 { JOINT } else { 0 };
        for found in parts.iter().filter(|found| found.end > place && is_likely(found)) {
            let last = if place > 0 { last(found) } else { found.entry.alone().map(tenths) };
            let rest = letters.from(found.end);
            if let Some(kept) = ways.get_mut(found.end) {
                relax(kept, first(found).map(|cost| way.on(found, cost + joint, "")));
                let rest: String = rest.iter().take(LONGEST_ENDING + 1).collect();
                if ENDINGS.binary_search(&rest.as_str()).is_ok() {
                    relax(&mut best, last.map(|cost| way.on(found, cost + joint + ENDING, &rest)));
                }
            } else if place > 0 {
                relax(&mut best, last.map(|cost| way.on(found, cost + joint, "")));
            }
        }
    }
    best.map(|way| (way.word, way.cost))
}

/// The ways to each place before anything is read: the way to the first place, and for places after an unknown
/// beginning the cost of leaving it unread.
fn beginnings(letters: &Letters<'_>) -> Vec<Option<Way>> {
    let (start, each) = STRANGE;
    let mut way = Way { cost: COMPOUND, word: String::new() };
    let mut unread = COMPOUND + start;
    let mut ways = Vec::new();
    for (place, letter) in letters.from(0).iter().enumerate() {
        ways.push((place == 0 || place >= SHORTEST_STRANGE).then(|| way.clone()));
        way.word.push(*letter);
        unread += each;
        way.cost = unread;
    }
    ways
}

fn is_likely(found: &DecodedWord) -> bool {
    found.changes == 0 || found.word.chars().count() >= SHORTEST_DAMAGED
}

/// The cost of `found` as a first part.
fn first(found: &DecodedWord) -> Option<Cost> {
    found.entry.first().map(tenths).or_else(|| new_part(found))
}

/// The cost of `found` as the last part.
fn last(found: &DecodedWord) -> Option<Cost> {
    let new_part = || new_part(found).filter(|_| !is_function_word(&found.word));
    found.entry.last().map(tenths).or_else(new_part)
}

fn new_part(found: &DecodedWord) -> Option<Cost> {
    let alone = found.entry.alone().filter(|_| found.word.chars().count() >= SHORTEST_NEW_PART)?;
    Some(tenths(alone) + NEW_PART)
}

impl Way {
    fn on(&self, found: &DecodedWord, cost: Cost, ending: &str) -> Self {
        Self { cost: self.cost + found.changes + cost, word: format!("{}{}{ending}", self.word, found.word) }
    }
}

/// Keeps the cheaper way; of two with the same cost, the first in alphabetical order.
fn relax(kept: &mut Option<Way>, way: Option<Way>) {
    let Some(way) = way else { return };
    if kept.as_ref().is_none_or(|kept| (way.cost, &way.word) < (kept.cost, &kept.word)) {
        *kept = Some(way);
    }
}

#[cfg(test)]
mod tests {
    use super::{ENDINGS, read};
    use crate::analysis::ocr::decode::Letters;
    use crate::analysis::ocr::tests::lexicon;

    #[track_caller]
    fn check(damaged: &str, expected: Option<&str>) {
        let letters: Vec<char> = damaged.chars().collect();
        let read = read(&mut Letters::new(&letters, 20_000), lexicon());
        assert_eq!(read.as_ref().map(|(word, _)| word.as_str()), expected);
    }

    #[test]
    fn compounds_are_read_part_by_part() {
        check("elevhalsochefsnatverket", Some("elevhälsochefsnätverket"));
        check("lansgemensamma", Some("länsgemensamma"));
        check("lagradets", Some("lagrådets"));
        check("natverkets", Some("nätverkets"));
    }

    #[test]
    fn what_stands_before_a_known_part_may_be_unknown() {
        check("kubanatverket", Some("kubanätverket"));
        check("kubnatverket", None);
    }

    #[test]
    fn what_has_no_parts_is_not_read() {
        check("forkell", None);
        check("o", None);
        check("", None);
        check("länx", None);
    }

    #[test]
    fn the_endings_are_sorted() {
        assert!(ENDINGS.is_sorted());
    }
}
