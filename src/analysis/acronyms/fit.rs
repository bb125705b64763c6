//! How well the letters of an acronym fit a stretch of words: a letter stands at the beginning of a word or of a part
//! of a compound, and each looser fit costs something.

use super::short::{Letter, Short};
use super::stretch::Join;
use super::{JOINT, LONGEST_WORD, MORE_WORDS, TIMES_WORDS, lower};

/// Letters of a name in capitals that give all their letters: the AB of GHAB.
const SHORT_NAME: usize = 4;
/// Letters of the last part of a compound: "lag", "råd".
const SHORTEST_PART: usize = 3;

/// What a part of a compound does not begin with: endings that make words out of words.
const SUFFIXES: [&str; 5] = ["ning", "het", "lig", "tion", "sion"];

/// Words that may be left out of an acronym: those that hold a Swedish or English name together.
const FUNCTION_WORDS: [&str; 36] = [
    "och", "eller", "samt", "i", "för", "av", "om", "på", "till", "med", "mot", "från", "inom", "under", "vid", "över",
    "mellan", "hos", "utan", "den", "det", "de", "en", "ett", "vissa", "som", "att", "m", "of", "the", "and", "for",
    "in", "on", "to", "with",
];

/// Bytes of the longest of them, in any case of its letters.
const LONGEST_FUNCTION_WORD: usize = 6;

/// What a syllable of Swedish may begin with when it begins with more than one consonant.
const ONSETS: [&str; 48] = [
    "bj", "bl", "br", "ch", "dj", "dr", "dv", "fj", "fl", "fn", "fr", "gj", "gl", "gn", "gr", "hj", "hv", "kl", "kn",
    "kr", "kv", "lj", "mj", "nj", "ph", "pj", "pl", "pr", "ps", "sch", "sf", "sj", "sk", "skj", "skr", "skv", "sl",
    "sm", "sn", "sp", "spl", "spr", "st", "str", "sv", "tj", "tr", "tv",
];

// What a looser fit costs. All by feel, then mended on the pairs of some hundred case files and interpellations.

/// A capital that is the letter of a function word.
const FUNCTION_LETTER: u32 = 1;
/// A capital for the letter after one that has been found ("socialtjänstlagen (SOL)").
const NEXT_LETTER: u32 = 2;
/// A word that gives no letter, and one after the last that gives one ("… till vissa funktionshindrade").
const SKIPPED: u32 = 3;
const SKIPPED_LAST: u32 = 2;
/// A word that gives a letter from within, but not its first.
const UNBEGUN: u32 = 2;

/// What it costs to find the letters of an acronym in a stretch of words, which grows at its beginning.
pub struct Costs<'a> {
    short: &'a Short,
    /// What the letters from each one on cost; the last entry is for no letter.
    rest: Row,
    /// What all letters cost when the first begins the first word.
    pub begun: u32,
    words: usize,
    matter_words: usize,
    is_empty: bool,
}

/// As many as an acronym can have letters, and one.
type Row = [u32; 9];

/// More than any limit, and small enough to be added to.
const NEVER: u32 = u32::MAX / 8;

impl<'a> Costs<'a> {
    pub fn new(short: &'a Short) -> Self {
        let mut rest = [NEVER; 9];
        if let Some(none) = rest.get_mut(short.letters.len()) {
            *none = 0;
        }
        Self { short, rest, begun: NEVER, words: 0, matter_words: 0, is_empty: true }
    }

    /// Puts `word`, which is joined so to the word before it, in front of the stretch; false when that gets too long.
    pub fn prepend(&mut self, word: &str, join: Option<Join>) -> bool {
        let is_part = join == Some(Join::Hyphen);
        let is_function = may_be_left_out(word);
        if !is_part {
            self.words += 1;
            self.matter_words += usize::from(!is_function);
        }
        let length = self.short.letters.len();
        if is_function && self.is_empty {
            return false;
        }
        self.is_empty = false;
        if self.words > length + MORE_WORDS || self.matter_words > TIMES_WORDS * length {
            return false;
        }
        let (begun, within) = self.inside(word, is_function);
        let unbegun = if is_part { 0 } else { UNBEGUN };
        self.begun = if is_part || is_function { NEVER } else { begun.first().copied().unwrap_or(NEVER) };
        for (letter, (rest, (begun, within))) in self.rest.iter_mut().zip(begun.into_iter().zip(within)).enumerate() {
            let skipped = match letter {
                _ if is_part || is_function => 0,
                _ if letter == length => SKIPPED_LAST,
                _ => SKIPPED,
            };
            *rest = begun.min(within + unbegun).min(*rest + skipped).min(NEVER);
        }
        true
    }

    /// What the letters from each one on cost when the first of them begins `word`, and when it stands within.
    fn inside(&self, word: &str, is_function: bool) -> (Row, Row) {
        let characters: Vec<char> =
            word.chars().take(LONGEST_WORD).filter(|character| character.is_alphanumeric()).collect();
        let is_short_name = is_short_name(word);
        let mut within = [NEVER; 9];
        let mut beside = [NEVER; 9];
        for (place, character) in characters.iter().enumerate().rev() {
            let after: Row = std::array::from_fn(|letter| {
                least(&self.rest, letter).min(least(&within, letter)).min(least(&beside, letter))
            });
            let (before, from) = characters.split_at(place);
            let is_begin =
                is_short_name || before.last().is_none_or(|last| last.is_lowercase() && character.is_uppercase());
            let found = |price: &dyn Fn(&Letter) -> u32| self.found(*character, &after, price);
            let here = if is_begin {
                found(&|letter| if is_function && letter.is_capital { FUNCTION_LETTER } else { 0 })
            } else if is_joint(before, from) {
                found(&|_| JOINT)
            } else {
                [NEVER; 9]
            };
            if place == 0 {
                return (here, within);
            }
            within = std::array::from_fn(|letter| least(&within, letter).min(least(&here, letter)));
            beside = found(&|letter| if letter.is_capital { NEXT_LETTER } else { 0 });
        }
        ([NEVER; 9], within)
    }

    /// What the letters from each one on cost when it is this `character`, and those after it cost `after`.
    fn found(&self, character: char, after: &Row, price: &dyn Fn(&Letter) -> u32) -> Row {
        let mut row = [NEVER; 9];
        for ((cost, letter), rest) in row.iter_mut().zip(&self.short.letters).zip(after.iter().skip(1)) {
            if letter.character == lower(character) {
                *cost = rest + price(letter);
            }
        }
        row
    }
}

/// Whether every letter of `word` may be one of an acronym: the AB of GHAB.
pub fn is_short_name(word: &str) -> bool {
    word.chars().count() <= SHORT_NAME && word.chars().all(char::is_uppercase)
}

fn least(row: &Row, letter: usize) -> u32 {
    row.get(letter).copied().unwrap_or(NEVER)
}

/// Whether a part of a compound may begin between the two: there is a syllable on both sides.
fn is_joint(before: &[char], from: &[char]) -> bool {
    let onset: String = from.iter().take_while(|letter| !is_vowel(**letter)).copied().map(lower).collect();
    let has_syllable = |letters: &[char]| letters.len() >= 2 && letters.iter().copied().any(is_vowel);
    let part: String = from.iter().copied().map(lower).collect();
    // "Pos|ten", "mas|ter": no word of three letters ends so.
    let is_ending =
        || from.len() == SHORTEST_PART && part.get(1..).is_some_and(|end| matches!(end, "en" | "er" | "et" | "es"));
    has_syllable(before)
        && !is_ending()
        && !SUFFIXES.iter().any(|suffix| part.starts_with(suffix))
        && has_syllable(from)
        && from.len() >= SHORTEST_PART
        && (onset.chars().count() <= 1 || ONSETS.contains(&onset.as_str()))
}

fn is_vowel(letter: char) -> bool {
    matches!(lower(letter), 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'å' | 'ä' | 'ö' | 'é')
}

/// Whether `word` only holds others together.
pub fn may_be_left_out(word: &str) -> bool {
    word.len() <= LONGEST_FUNCTION_WORD && FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}
