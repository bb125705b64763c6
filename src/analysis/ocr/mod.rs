//! Finds out which texts OCR has damaged, and what each damaged word most likely was.
//!
//! The method is a noisy channel: of all words that a damaged word may have been, the likeliest is frequent and needs
//! few and common misreadings. Frequencies come from the lexicon given as argument, misreadings from a table
//! (`confusions.rs`). Words that are not in the lexicon are read part by part (`compound.rs`). A word that is likelier
//! as printed stays as printed.
//!
//! The work per word is limited: only words in the lexicon are tried, two misreadings in a row must pay for themselves,
//! and no part of a word takes more than [`STEPS`] steps. Readings beyond that are not found.

mod compound;
mod confusions;
mod cost;
mod damage;
mod decode;
mod names;

pub use damage::is_damaged;

use super::lexicon::Lexicon;
use super::segment::{is_hyphen, is_invisible};
use confusions::MARK_LOST;
use cost::{Cost, tenths};
use decode::{DecodedWord, Letters, Limits};
use unicode_normalization::UnicodeNormalization;

/// A word that a damaged word may have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoredReading {
    /// The word, with capitals as in the printed word.
    pub word: String,
    /// The improbability in tenths of a bit. It is comparable only with other readings of the same word.
    pub cost: Cost,
}

/// The most comparisons of places in the lexicon with places in one word, over all searches. Words do not reach this
/// limit: 62,000 different words, damaged and clean, are read the same with a fifth of it. Meaningless letters may
/// reach it.
const STEPS: u32 = 20_000;

/// Longer words are left alone. In statutes, interpellations and protocols, the longest word that occurs three times
/// has 32 letters ("bötesverkställighetsförordningen").
const LONGEST: usize = 50;

/// Only losses of marks, as many as a word has.
const MARKS: Limits = Limits { change: MARK_LOST, changes: 200 };

/// Any misreading: the most expensive of the table once, or three of the common ones.
const ANY: Limits = Limits { change: 100, changes: 120 };

/// A reading with at most this cost, that of a word that occurs once in 30,000, ends the search. With a more expensive
/// misreading, only one of the few hundred most frequent words could be better.
const ENOUGH: Cost = 150;

/// A word that has a reading with at most this cost is not read part by part. Compounds seldom cost less, and with 18
/// bits instead of 24 fewer words are restored.
const NO_COMPOUND: Cost = 240;

/// The cost of an unknown word as printed: a start, and a cost per letter. The values are a little above those of
/// theory (a twentieth of words are unknown: 4 bits; a letter after another has 3.5 bits). Of two pairs tried, this
/// pair restores most words of damaged texts and changes few of clean texts.
const UNKNOWN: (Cost, Cost) = (60, 40);

/// The same for a word with a capital, which in half of all cases is a name that is in no lexicon.
const UNKNOWN_NAME: (Cost, Cost) = (60, 35);

/// The cost of a place name without a capital: eight bits, not measured.
const SMALL_NAME: Cost = 80;

/// The cost of a character that is in no Swedish word: a figure, "&", or a letter other than a to ö and é.
const STRANGE: Cost = 100;

/// Readings that cost this much more than the best are left out: they are a hundred times less likely.
const FAR: Cost = 66;

/// A word with more hyphens is not a word, but a row of signs. Not measured.
const MOST_HYPHENS: usize = 8;

/// The most readings that are returned.
const MOST: usize = 4;

/// The words that `word`, taken from a damaged text, most likely was, the likeliest first. Never empty: a word that is
/// likeliest as printed, or of which nothing is known, is its own reading, letter by letter.
///
/// Acronyms, case numbers and figures are left alone. In words with hyphens each part is read by itself.
#[must_use]
pub fn readings(word: &str, lexicon: &Lexicon) -> Vec<ScoredReading> {
    if word.chars().filter(|character| is_hyphen(*character)).count() > MOST_HYPHENS {
        return vec![ScoredReading { word: word.to_owned(), cost: 0 }];
    }
    let mut whole = vec![ScoredReading { word: String::new(), cost: 0 }];
    for part in word.split_inclusive(is_hyphen) {
        let bare = part.trim_end_matches(is_hyphen);
        let hyphen = &part[bare.len()..];
        whole = combined(&whole, &part_readings(bare, lexicon), hyphen);
    }
    whole
}

/// Each beginning combined with each reading of the next part; the best of these.
fn combined(beginnings: &[ScoredReading], parts: &[ScoredReading], hyphen: &str) -> Vec<ScoredReading> {
    let mut all: Vec<ScoredReading> = beginnings
        .iter()
        .flat_map(|beginning| {
            parts.iter().map(|part| ScoredReading {
                word: format!("{}{}{hyphen}", beginning.word, part.word),
                cost: beginning.cost + part.cost,
            })
        })
        .collect();
    keep_best(&mut all);
    all
}

fn keep_best(readings: &mut Vec<ScoredReading>) {
    readings.sort_by(|one, other| (one.cost, &one.word).cmp(&(other.cost, &other.word)));
    let mut seen: Vec<String> = Vec::new();
    let farthest = readings.first().map_or(0, |best| best.cost + FAR);
    readings.retain(|reading| {
        let is_new = reading.cost <= farthest && seen.len() < MOST && !seen.contains(&reading.word);
        if is_new {
            seen.push(reading.word.clone());
        }
        is_new
    });
}

fn part_readings(printed: &str, lexicon: &Lexicon) -> Vec<ScoredReading> {
    let composed: Vec<char> = printed.nfc().filter(|character| !is_invisible(*character)).collect();
    let as_printed = |cost| ScoredReading { word: printed.to_owned(), cost };
    if !is_readable(&composed) {
        return vec![as_printed(0)];
    }
    let has_capital = composed.first().is_some_and(|letter| letter.is_uppercase());
    // Letters whose lower case is two characters are not Swedish; the first of the two stands for them.
    let small: Vec<char> = composed.iter().filter_map(|letter| letter.to_lowercase().next()).collect();
    let mut letters = Letters::new(&small, STEPS);

    let (start, each) = if has_capital { UNKNOWN_NAME } else { UNKNOWN };
    let length = Cost::try_from(small.len()).unwrap_or(Cost::MAX / 1024);
    let strange = small.iter().filter(|letter| !matches!(letter, 'a'..='z' | 'å' | 'ä' | 'ö' | 'é')).count();
    let strange = STRANGE * Cost::try_from(strange).unwrap_or(1);
    let mut unknown: Vec<(String, Cost)> = vec![(small.iter().collect(), start + each * length + strange)];
    if has_capital {
        unknown.extend(names::surname(&small).map(|(name, letters, cost)| (name, start + each * letters + cost)));
    }
    let mut known: Vec<(String, Cost)> = Vec::new();
    for name in letters.words(names::known(), 0, ANY) {
        let rest = letters.from(name.end);
        if let Some(ending) = names::ending(rest)
            && let Some(alone) = name.entry.alone()
        {
            let small_name = if has_capital { 0 } else { SMALL_NAME };
            let cost = tenths(alone) + name.changes + ending + small_name;
            known.push((name.word.chars().chain(rest.iter().copied()).collect(), cost));
        }
    }
    let whole_words = |words: Vec<DecodedWord>| {
        words.into_iter().filter(|word| word.end == small.len()).filter_map(|word| {
            let cost = tenths(word.entry.alone()?) + word.changes;
            Some((word.word, cost))
        })
    };
    known.extend(whole_words(letters.words(lexicon, 0, MARKS)));
    if cheapest(&known) > ENOUGH {
        known.extend(whole_words(letters.words(lexicon, 0, ANY)));
    }
    if cheapest(&known) > NO_COMPOUND {
        known.extend(compound::read(&mut letters, lexicon));
    }
    let mut readings: Vec<ScoredReading> = known
        .into_iter()
        .chain(unknown)
        .map(|(word, cost)| {
            if word.chars().eq(small.iter().copied()) {
                as_printed(cost)
            } else {
                ScoredReading { word: in_case_of(&composed, &word), cost }
            }
        })
        .collect();
    keep_best(&mut readings);
    readings
}

fn cheapest(known: &[(String, Cost)]) -> Cost {
    known.iter().map(|(_, cost)| *cost).min().unwrap_or(Cost::MAX)
}

/// Whether these characters may be a damaged word: letters, with no more figures than misreadings explain.
fn is_readable(characters: &[char]) -> bool {
    let count = |is: fn(char) -> bool| characters.iter().filter(|character| is(**character)).count();
    let letters = count(char::is_alphabetic);
    let figures = count(|character| character.is_ascii_digit());
    let signs = count(|character| character == '&');
    if letters == 0 || letters + figures + signs != characters.len() || characters.len() > LONGEST {
        return false;
    }
    // "f6r" and "1an" have one figure among three characters; "6e" and "7a" are numbers. "p&" has one sign.
    if figures * 3 > characters.len() || signs * 2 > characters.len() || characters.len() < 2 {
        return false;
    }
    // "RGK", "AUs", "HT24", "McDonald": capitals after the first letter mean an acronym or a name, unless the whole
    // word is in capitals and longer than acronyms are.
    let after_first = characters.iter().skip(1).filter(|character| character.is_uppercase()).count();
    after_first == 0 || (letters > 5 && count(char::is_lowercase) == 0)
}

/// `word` with capitals where the printed word has them: at its beginning, or everywhere.
fn in_case_of(printed: &[char], word: &str) -> String {
    let mut capitals = printed.iter().filter(|letter| letter.is_alphabetic()).map(|letter| letter.is_uppercase());
    if printed.len() > 1 && capitals.all(|is_capital| is_capital) {
        return word.to_uppercase();
    }
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if printed.first().is_some_and(|letter| letter.is_uppercase()) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests;
