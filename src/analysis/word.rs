//! A word by itself: the terms by which it can be found, and the words that it is put together from.

use super::segment::{is_hyphen, is_invisible};
use super::{acronyms, compound, fold, lexicon::Lexicon, stem, surnames, word_cache};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are compared by their beginning: no word has so many letters, encoded attachments have.
const LONGEST_TERM: usize = 120;

/// Parts of parts are looked for so deep: "hem|sjuk|vårds|avtals|grupp" is four joints deep.
const DEEPEST: usize = 5;

/// What is to be known of a word, wherever it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Lower case, composed, without hyphens; the normal form of a case number.
    pub exact: String,
    pub stem: String,
    /// The stem without its marks, and the word without its marks where that is another: endings of a word that has
    /// lost its marks tell nothing.
    pub folded: Vec<String>,
    /// What it is put together from, each before its own constituents; empty when it is simple.
    pub constituents: Vec<Constituent>,
}

/// A part of a word that is a word itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constituent {
    /// Bytes of the word as printed.
    pub range: Range<usize>,
    /// 1 for a constituent of the word, 2 for one of such a constituent, and so on.
    pub depth: usize,
    pub stem: String,
}

impl Word {
    /// A word of the language, as printed.
    pub(super) fn read(printed: &str) -> Self {
        let exact = normal(printed);
        if is_name(printed, &exact) {
            // Endings are nouns'; all that names have is the genitive.
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

    /// A word whose constituents are told by hyphens; `parts` are their bytes in it.
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

    /// A word with an ending set off by a colon ("AU:s"): found by its base, the first `length` bytes.
    pub(super) fn suffixed(printed: &str, length: usize) -> Self {
        Self { exact: normal(printed), ..Self::read(&printed[..length]) }
    }

    /// A form that is written in one way only: its terms are the same in every tier.
    pub(super) fn fixed(exact: String, constituents: Vec<Constituent>) -> Self {
        Self::new(exact.clone(), exact, constituents)
    }

    fn new(exact: String, stem: String, constituents: Vec<Constituent>) -> Self {
        // A mark that stands for a letter folds to nothing.
        let fold = |word: &str| Some(fold(word)).filter(|folded| !folded.is_empty()).unwrap_or_else(|| word.to_owned());
        let mut folded = vec![fold(&stem), fold(&exact)];
        folded.dedup();
        Self { exact, stem, folded, constituents }
    }

    /// Whether this is the number of a case: it names one thing and nothing else.
    #[must_use]
    pub fn is_case_number(&self) -> bool {
        // No other normal form has a stroke.
        self.exact.contains('/')
    }

    /// Whether it begins with a letter: of case numbers, whether it has the letters of its register.
    #[must_use]
    pub fn has_letters(&self) -> bool {
        self.exact.starts_with(char::is_alphabetic)
    }

    /// The constituents that are none of a longer one.
    pub fn parts(&self) -> impl Iterator<Item = &Constituent> {
        self.constituents.iter().filter(|constituent| constituent.depth == 1)
    }
}

/// A word with one capital that is no word known, nor clearly put together from such: "Johannes", "Berglund".
fn is_name(printed: &str, exact: &str) -> bool {
    let mut letters = printed.chars();
    let has_capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
    let is_unknown = || Lexicon::built_in().entry(exact).is_none_or(|entry| !entry.is_word());
    has_capital && is_unknown() && (surnames::is_likely(exact) || !compound::is_clear(Lexicon::built_in(), exact))
}

/// "AUs", "IKB": capitals, a small ending aside, that are no word. They are not inflected as words are.
fn acronym(printed: &str) -> Option<&str> {
    // More capitals are a heading.
    const LONGEST: usize = 6;
    let capitals = printed.find(|character: char| !character.is_uppercase()).unwrap_or(printed.len());
    let (base, ending) = printed.split_at(capitals);
    let count = base.chars().count();
    let is_word = || Lexicon::built_in().entry(&base.to_lowercase()).is_some();
    ((2..=LONGEST).contains(&count) && acronyms::is_ending(ending) && (!ending.is_empty() || !is_word()))
        .then_some(base)
}

/// Adds the constituents of a compound in lower case, which begins at `offset` of the whole.
fn add_constituents(word: &str, offset: usize, depth: usize, constituents: &mut Vec<Constituent>) {
    let Some(cut) = (depth <= DEEPEST).then(|| word_cache::cut(word)).flatten() else { return };
    let last_start = compound::last_start(Lexicon::built_in(), word, cut);
    let (first, last) = (&word[..cut], &word[last_start..]);
    for (part, start, stem) in [(first, 0, stem::first_part(first)), (last, last_start, stem::stem(last))] {
        let start = offset + start;
        constituents.push(Constituent { range: start..start + part.len(), depth, stem });
        add_constituents(part, start, depth + 1, constituents);
    }
}

/// Lower case, composed (NFKC: ligatures of typesetters are letters), without hyphens and without
/// what cannot be seen.
pub(super) fn normal(printed: &str) -> String {
    printed
        .nfkc()
        .filter(|character| !is_invisible(*character) && !is_hyphen(*character))
        .flat_map(char::to_lowercase)
        .take(LONGEST_TERM)
        .collect()
}

/// The bytes of `printed` in which the bytes `range` of its normal form are printed.
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

    /// The constituents as printed.
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
