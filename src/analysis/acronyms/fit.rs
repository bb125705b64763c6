//! Computes how well the letters of an acronym fit a stretch of words. A letter should begin a word or a part of a
//! compound; each looser fit has a cost.

use super::short::{Letter, ShortForm};
use super::stretch::Join;
use super::{JOINT, LONGEST_WORD, MORE_WORDS, TIMES_WORDS, lower};

/// The most letters of a name in capitals that may give all its letters, as AB does in GHAB.
const SHORT_NAME: usize = 4;
/// Letters of the shortest last part of a compound: "lag", "råd".
const SHORTEST_PART: usize = 3;

/// Suffixes that derive words from words. No part of a compound begins with them.
const SUFFIXES: [&str; 5] = ["ning", "het", "lig", "tion", "sion"];

/// Words that may be left out of an acronym: function words of Swedish and English names.
const FUNCTION_WORDS: [&str; 36] = [
    "och", "eller", "samt", "i", "för", "av", "om", "på", "till", "med", "mot", "från", "inom", "under", "vid", "över",
    "mellan", "hos", "utan", "den", "det", "de", "en", "ett", "vissa", "som", "att", "m", "of", "the", "and", "for",
    "in", "on", "to", "with",
];

/// Bytes of the longest function word, in any case of its letters.
const LONGEST_FUNCTION_WORD: usize = 6;

/// Groups of consonants with which a Swedish syllable may begin.
const ONSETS: [&str; 48] = [
    "bj", "bl", "br", "ch", "dj", "dr", "dv", "fj", "fl", "fn", "fr", "gj", "gl", "gn", "gr", "hj", "hv", "kl", "kn",
    "kr", "kv", "lj", "mj", "nj", "ph", "pj", "pl", "pr", "ps", "sch", "sf", "sj", "sk", "skj", "skr", "skv", "sl",
    "sm", "sn", "sp", "spl", "spr", "st", "str", "sv", "tj", "tr", "tv",
];

// The costs of looser fits. All estimated, then adjusted on the pairs of some hundred case files and
// interpellations.

/// A capital that is the letter of a function word.
const FUNCTION_LETTER: u32 = 1;
/// A capital for the letter that follows a letter already found ("socialtjänstlagen (SOL)").
const NEXT_LETTER: u32 = 2;
/// A word that gives no letter, and such a word after the last word that gives one ("… till vissa funktionshindrade").
const SKIPPED: u32 = 3;
const SKIPPED_LAST: u32 = 2;
/// A word that gives a letter from inside, but not its first letter.
const UNBEGUN: u32 = 2;

/// The cost of finding the letters of an acronym in a stretch of words, to which words are added at the front.
pub struct Costs<'a> {
    short: &'a ShortForm,
    /// The cost of the letters from each letter on; the last entry is for no letters.
    rest: Row,
    /// The cost of all letters if the first letter begins the first word.
    pub begun: u32,
    words: usize,
    matter_words: usize,
    is_empty: bool,
}

/// One entry more than an acronym can have letters.
type Row = [u32; 9];

/// More than any limit, and small enough that costs can be added to it.
const NEVER: u32 = u32::MAX / 8;

impl<'a> Costs<'a> {
    pub fn new(short: &'a ShortForm) -> Self {
        let mut rest = [NEVER; 9];
        if let Some(none) = rest.get_mut(short.letters.len()) {
            *none = 0;
        }
        Self { short, rest, begun: NEVER, words: 0, matter_words: 0, is_empty: true }
    }

    /// Adds `word` at the front of the stretch; `join` is how it is joined to the word before it. Returns false if the
    /// stretch becomes too long.
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

    /// The cost of the letters from each letter on, if the first of them begins `word`, and if it is inside `word`.
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

    /// The cost of the letters from each letter on, if the first of them is `character` and the letters after it cost
    /// `after`.
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

/// Whether every letter of `word` may be a letter of an acronym, as those of AB are in GHAB.
pub fn is_short_name(word: &str) -> bool {
    word.chars().count() <= SHORT_NAME && word.chars().all(char::is_uppercase)
}

fn least(row: &Row, letter: usize) -> u32 {
    row.get(letter).copied().unwrap_or(NEVER)
}

/// Whether a part of a compound may begin between the two: there must be a syllable on both sides.
fn is_joint(before: &[char], from: &[char]) -> bool {
    let onset: String = from.iter().take_while(|letter| !is_vowel(**letter)).copied().map(lower).collect();
    let has_syllable = |letters: &[char]| letters.len() >= 2 && letters.iter().copied().any(is_vowel);
    let part: String = from.iter().copied().map(lower).collect();
    // "Pos|ten", "mas|ter": no part of three letters ends in these.
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

/// Whether `word` is a function word, which only holds other words together.
pub fn may_be_left_out(word: &str) -> bool {
    word.len() <= LONGEST_FUNCTION_WORD && FUNCTION_WORDS.contains(&word.to_lowercase().as_str())
}
