//! Analyses a single word: the terms by which it can be found, and the words of which it is made.

use super::segment::{is_hyphen, is_invisible};
use super::{acronyms, compound, fold, lexicon::Lexicon, stem, surnames, word_cache};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of the longest term. Longer words are cut: no word has so many letters, but encoded attachments have.
const LONGEST_TERM: usize = 120;

/// How deep parts of parts are searched for: "hem|sjuk|vårds|avtals|grupp" is four joints deep.
const DEEPEST: usize = 5;

/// The terms and parts of a word, which do not depend on where it occurs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word in lower case, composed, without hyphens; for a case number its normal form.
    pub exact: String,
    /// The stem that all forms of the word share.
    pub stem: String,
    /// The stem without its marks, and the word without its marks if that differs. Both are kept, because the endings
    /// of a word that lost its marks are unreliable.
    pub folded: Vec<String>,
    /// The words of which it is made, each before its own constituents; empty if the word is simple.
    pub constituents: Vec<Constituent>,
    /// The signs of all these terms. Only this file sets them, so that none is missing.
    signs: Signs,
}

/// A set of terms as 64 bits, which tells of most terms that they are not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Signs(u64);

impl Signs {
    /// One bit, chosen by the beginning and the length of the term.
    #[must_use]
    pub fn of(term: &str) -> Self {
        let byte = |place: usize| term.as_bytes().get(place).copied().unwrap_or(0);
        let letters = byte(0).wrapping_mul(7) ^ byte(1).wrapping_mul(3) ^ byte(2).wrapping_mul(5);
        Self(1 << ((u64::from(letters) + term.len() as u64) % 64))
    }

    /// The terms of either set.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether a term may be in both sets.
    #[must_use]
    pub fn meet(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A part of a word that is itself a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constituent {
    /// The bytes of the printed word in which the part is.
    pub range: Range<usize>,
    /// How deep the part is: 1 for a constituent of the word, 2 for a constituent of that, and so on.
    pub depth: usize,
    /// The stem of the part.
    pub stem: String,
}

impl Word {
    /// A printed word of the language.
    pub(super) fn read(printed: &str) -> Self {
        let exact = normal(printed);
        if is_name(printed, &exact) {
            // Names do not have the endings of nouns; all that they have is the genitive.
            let stem = exact.strip_suffix('s').unwrap_or(&exact).to_owned();
            return Self::new(exact, stem, Vec::new());
        }
        let stem = acronym(printed).map_or_else(|| stem::stem(&exact), normal);
        let mut constituents = Vec::new();
        add_constituents(&exact, 0, 1, &mut constituents);
        if exact.len() != printed.len() {
            for constituent in &mut constituents {
                constituent.range = printed_range(printed, &constituent.range);
            }
        }
        Self::new(exact, stem, constituents)
    }

    /// A word whose constituents are separated by hyphens; `parts` are their bytes in it.
    pub(super) fn hyphenated(printed: &str, parts: &[Range<usize>]) -> Self {
        let exact = normal(printed);
        let mut constituents = Vec::new();
        let mut stem = exact.clone();
        for part in parts {
            let word = Self::read(&printed[part.clone()]);
            // The last part is inflected: IT-attacken is a form of IT-attack.
            stem = exact.strip_suffix(&word.exact).map_or(stem, |before| format!("{before}{}", word.stem));
            constituents.push(Constituent { range: part.clone(), depth: 1, stem: word.stem });
            constituents.extend(word.constituents.into_iter().map(|inner| Constituent {
                range: part.start + inner.range.start..part.start + inner.range.end,
                depth: inner.depth + 1,
                stem: inner.stem,
            }));
        }
        Self::new(exact, stem, constituents)
    }

    /// A word with an ending after a colon ("AU:s"). It is found by its base, the first `length` bytes.
    pub(super) fn suffixed(printed: &str, length: usize) -> Self {
        let (exact, base) = (normal(printed), Self::read(&printed[..length]));
        Self { signs: base.signs.or(Signs::of(&exact)), exact, ..base }
    }

    /// A form that is written in one way only; its terms are the same in every tier.
    pub(super) fn fixed(exact: String, constituents: Vec<Constituent>) -> Self {
        Self::new(exact.clone(), exact, constituents)
    }

    fn new(exact: String, stem: String, constituents: Vec<Constituent>) -> Self {
        // If a word consists only of marks, folding removes all of it. The word itself is then its folded form.
        let fold = |word: &str| Some(fold(word)).filter(|folded| !folded.is_empty()).unwrap_or_else(|| word.to_owned());
        let mut folded = vec![fold(&stem), fold(&exact)];
        folded.dedup();
        let terms = [&exact, &stem].into_iter().chain(&folded).chain(constituents.iter().map(|part| &part.stem));
        let signs = terms.map(|term| Signs::of(term)).fold(Signs::default(), Signs::or);
        Self { exact, stem, folded, constituents, signs }
    }

    /// The signs of all terms of the word.
    #[must_use]
    pub fn signs(&self) -> Signs {
        self.signs
    }

    /// Whether this is a case number.
    #[must_use]
    pub fn is_case_number(&self) -> bool {
        // No other normal form has a slash.
        self.exact.contains('/')
    }

    /// Whether the word begins with a letter; a case number that does has the letters of its register.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.exact.starts_with(char::is_alphabetic)
    }

    /// The constituents of the word itself, without constituents of constituents.
    pub fn parts(&self) -> impl Iterator<Item = &Constituent> {
        self.constituents.iter().filter(|constituent| constituent.depth == 1)
    }
}

/// Whether a printed word is a name: it has one capital, and is neither in the lexicon nor clearly a compound
/// ("Johannes", "Berglund").
fn is_name(printed: &str, exact: &str) -> bool {
    let mut letters = printed.chars();
    let has_capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let is_unknown = || Lexicon::built_in().entry(exact).is_none_or(|entry| !entry.is_word());
    has_capital && is_unknown() && (surnames::is_likely(exact) || !compound::is_clear(Lexicon::built_in(), exact))
}

/// The letters of an acronym without its ending: "AU" for "AUs", "IKB" for "IKB". `None` if `printed` is not an
/// acronym. The ending is cut off here, because the rules for the inflection of words do not fit acronyms.
fn acronym(printed: &str) -> Option<&str> {
    // Longer words in capitals are headings.
    const LONGEST: usize = 6;
    let capitals = printed.find(|character: char| !character.is_uppercase()).unwrap_or(printed.len());
    let (base, ending) = printed.split_at(capitals);
    let count = base.chars().count();
    let is_word = || Lexicon::built_in().entry(&base.to_lowercase()).is_some();
    ((2..=LONGEST).contains(&count) && acronyms::is_ending(ending) && (!ending.is_empty() || !is_word()))
        .then_some(base)
}

/// Adds the constituents of a compound in lower case that begins at `offset` of the whole word.
fn add_constituents(word: &str, offset: usize, depth: usize, constituents: &mut Vec<Constituent>) {
    let Some(cut) = (depth <= DEEPEST).then(|| word_cache::compound_joint(word)).flatten() else { return };
    let last_start = compound::last_start(Lexicon::built_in(), word, cut);
    let (first, last) = (&word[..cut], &word[last_start..]);
    for (part, start, stem) in [(first, 0, stem::first_part(first)), (last, last_start, stem::stem(last))] {
        let start = offset + start;
        constituents.push(Constituent { range: start..start + part.len(), depth, stem });
        add_constituents(part, start, depth + 1, constituents);
    }
}

/// The normal form of a word: lower case, composed (NFKC, which turns ligatures into letters), without hyphens and
/// invisible characters.
pub(super) fn normal(printed: &str) -> String {
    printed
        .nfkc()
        .filter(|character| !is_invisible(*character) && !is_hyphen(*character))
        .flat_map(char::to_lowercase)
        .take(LONGEST_TERM)
        .collect()
}

/// The bytes of `printed` that correspond to the bytes `range` of its normal form.
fn printed_range(printed: &str, range: &Range<usize>) -> Range<usize> {
    let mut normal_end = 0;
    let mut start = None;
    let mut clusters = printed.char_indices().peekable();
    while let Some((place, _)) = clusters.next() {
        // A letter and the marks that follow it are composed together.
        while clusters.next_if(|(_, next)| is_combining_mark(*next)).is_some() {}
        let end = clusters.peek().map_or(printed.len(), |(next, _)| *next);
        let length = normal(&printed[place..end]).len();
        if length > 0 && normal_end >= range.start {
            start.get_or_insert(place);
        }
        normal_end += length;
        if normal_end >= range.end {
            return start.unwrap_or(place)..end;
        }
    }
    start.unwrap_or(0)..printed.len()
}

#[cfg(test)]
mod tests {
    use super::Word;

    /// Checks the constituents as printed.
    #[track_caller]
    fn check(printed: &str, expected: &[&str]) {
        let word = Word::read(printed);
        let found: Vec<&str> = word.constituents.iter().map(|part| &printed[part.range.clone()]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn constituents_are_found_at_every_depth() {
        check("hemsjukvårdsavtalet", &["hemsjukvårds", "hem", "sjukvårds", "sjuk", "vårds", "avtalet"]);
        check("Kommunstyrelsen", &["Kommun", "styrelsen"]);
        check("förslag", &[]);
    }

    #[test]
    fn constituents_are_where_they_are_printed() {
        check("hemsjuk\u{ad}va\u{30a}rden", &["hem", "sjuk\u{ad}va\u{30a}rden", "sjuk", "va\u{30a}rden"]);
    }

    #[test]
    fn acronyms_are_not_inflected_as_words_are() {
        for (printed, stem) in [("AUs", "au"), ("SIP", "sip"), ("RGK", "rgk"), ("VÅRDEN", "vård"), ("IKBs", "ikb")] {
            assert_eq!(Word::read(printed).stem, stem);
        }
    }
}
