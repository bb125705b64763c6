//! Swedish text into terms. A leaf: knows words, knows nothing of meetings, files or questions.
//!
//! Texts and questions go through the same door, so that what is written alike always meets:
//!
//! - "Läns-gemensam" is one token; hyphens are no part of its terms, so it meets "länsgemensam", and
//!   it carries its parts, so that "gemensam" finds it.
//! - "in- och utskrivning" is the three tokens in, och, utskrivning.
//! - "RS 2022/195", "RS2022/195" and "RS 2022-195" are one token with one normal form, with "RS" and
//!   "2022/195" as parts. "2022-11-25" is one token, its year a part. "§ 12" is one token, its
//!   figure a part. "10-15" is two numbers.
//! - "AU:s" is one token; its stem is that of "AU".
//! - Soft hyphens, zero-width joiners, ligatures and decomposed letters are gone from the terms;
//!   offsets are those of the text as given.

mod definite;
mod fold;
mod function_words;
mod ocr;
mod report;
mod segment;
mod stem;
mod tier;

pub use fold::{fold, fold_char};
pub use function_words::is_function_word;
pub use ocr::{Frequency, Reading, is_damaged, readings};
pub use report::{TokenReport, report};
pub use tier::Tier;

use segment::{Segment, Shape};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Names the rules by which text becomes terms. To be changed whenever they change: an index holds
/// the terms of one set of rules and cannot be asked by another.
pub const FINGERPRINT: &str = "sv-1";

/// Longer words are compared by their beginning: no word has so many letters, encoded attachments have.
const LONGEST_TERM: usize = 120;

/// A word of a text and the terms by which it can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Byte offsets in the text, end excluded.
    pub start: usize,
    pub end: usize,
    /// Lower case, composed, without hyphens; the normal form of a case number.
    pub exact: String,
    pub stem: String,
    /// The stem of the word without its marks.
    pub folded: String,
    /// The words that this word is put together from, in order; empty when it is simple.
    pub parts: Vec<Token>,
}

impl Token {
    /// Whether this is the number of a case: it names one thing and nothing else.
    #[must_use]
    pub fn is_case_number(&self) -> bool {
        // No other normal form has a stroke.
        self.exact.contains('/')
    }

    /// The terms that this token has in `tier`. None but [`Tier::Part`] has more than one.
    pub fn terms(&self, tier: Tier) -> impl Iterator<Item = &str> {
        let whole = match tier {
            Tier::Exact => Some(&self.exact),
            Tier::Inflected => Some(&self.stem),
            Tier::Folded => Some(&self.folded),
            Tier::Part => None,
        };
        let parts = if tier == Tier::Part { self.parts.as_slice() } else { &[] };
        whole.map(String::as_str).into_iter().chain(parts.iter().map(|part| part.stem.as_str()))
    }
}

/// The words of `text`, in order.
#[must_use]
pub fn analyse(text: &str) -> Vec<Token> {
    segment::segment(text).into_iter().map(|segment| token(text, segment)).collect()
}

/// The words of a damaged `text`, in order: as [`analyse`] gives them, but "p&" and "l&nets" are one word each.
#[must_use]
pub fn analyse_damaged(text: &str) -> Vec<Token> {
    segment::segment_damaged(text).into_iter().map(|segment| token(text, segment)).collect()
}

fn token(text: &str, Segment { range, shape }: Segment) -> Token {
    match shape {
        Shape::Word => word(text, range),
        Shape::Suffixed(base) => {
            let exact = normal(&text[range.clone()]);
            Token { exact, ..word(text, base).spanning(range) }
        }
        Shape::Hyphenated(parts) => {
            let parts: Vec<Token> = parts.into_iter().map(|part| word(text, part)).collect();
            Token { parts, ..word(text, range) }
        }
        Shape::CaseNumber { letters, figures } => case_number(text, range, letters, &figures),
        Shape::Date(year) => {
            let parts = vec![word(text, year)];
            Token { parts, ..fixed(text[range.clone()].to_owned(), range) }
        }
        Shape::Section(figure) => {
            let exact = format!("§{}", &text[figure.clone()]);
            Token { parts: vec![word(text, figure)], ..fixed(exact, range) }
        }
    }
}

/// "RS 2022/195" → "rs2022/195", with the parts "rs" and "2022/195"; "2022/195" with its figures.
/// Leading noughts are dropped ("2023-00226" is "2023/226").
fn case_number(text: &str, range: Range<usize>, letters: Option<Range<usize>>, figures: &[Range<usize>]) -> Token {
    let mut number = String::new();
    for (place, figure) in figures.iter().enumerate() {
        number.push_str(["", "/", ":"].get(place).copied().unwrap_or(":"));
        let figure = &text[figure.clone()];
        let short = figure.trim_start_matches('0');
        number.push_str(if short.is_empty() { "0" } else { short });
    }
    let Some(letters) = letters else {
        let parts = figures.iter().map(|figure| word(text, figure.clone())).collect();
        return Token { parts, ..fixed(number, range) };
    };
    let first = figures.first().map_or(range.end, |figure| figure.start);
    let letters = word(text, letters);
    let exact = format!("{}{number}", letters.exact);
    let number = fixed(number, first..range.end);
    Token { parts: vec![letters, number], ..fixed(exact, range) }
}

/// A token whose terms are the same in every tier.
fn fixed(exact: String, range: Range<usize>) -> Token {
    let (stem, folded) = (exact.clone(), fold(&exact));
    Token { start: range.start, end: range.end, exact, stem, folded, parts: Vec::new() }
}

fn word(text: &str, range: Range<usize>) -> Token {
    let exact = normal(&text[range.clone()]);
    let stem = stem::stem(&exact);
    let folded = stem::stem(&fold(&exact));
    Token { start: range.start, end: range.end, exact, stem, folded, parts: Vec::new() }
}

impl Token {
    fn spanning(self, range: Range<usize>) -> Self {
        Self { start: range.start, end: range.end, ..self }
    }
}

/// Lower case, composed (NFKC: ligatures of typesetters are letters), without hyphens and without
/// what cannot be seen.
fn normal(printed: &str) -> String {
    printed
        .nfkc()
        .filter(|character| !segment::is_invisible(*character) && !segment::is_hyphen(*character))
        .flat_map(char::to_lowercase)
        .take(LONGEST_TERM)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Tier, analyse};
    use proptest::prelude::*;

    #[track_caller]
    fn meet(tier: Tier, question: &str, text: &str) {
        let terms = |text: &str| -> Vec<String> {
            analyse(text).iter().flat_map(|token| token.terms(tier).map(str::to_owned).collect::<Vec<_>>()).collect()
        };
        assert_eq!(terms(question), terms(text));
    }

    #[test]
    fn spellings_of_one_word_meet() {
        meet(Tier::Exact, "RS 2022/195", "RS2022/195");
        meet(Tier::Exact, "RS 2022-195", "RS\u{a0}2022/195");
        meet(Tier::Exact, "2023-00226:3", "2023/226:3");
        meet(Tier::Exact, "2004/05:516", "2004/05 nr 516");
        meet(Tier::Exact, "Läns-gemensam", "länsgemensam");
        meet(Tier::Exact, "§12", "§ 12");
        meet(Tier::Exact, "o\u{308}verenskommelse", "över\u{ad}enskommelse");
        meet(Tier::Inflected, "AU:s", "AU");
        meet(Tier::Inflected, "IT-attacken", "IT-attacker");
        meet(Tier::Folded, "överenskommelsen", "Overenskommelsen");
        meet(Tier::Folded, "mötena", "motena");
    }

    #[test]
    fn parts_are_found_in_what_they_are_part_of() {
        let token = &analyse("RS 2022/195")[0];
        assert_eq!(token.terms(Tier::Part).collect::<Vec<_>>(), ["rs", "2022/195"]);
        let token = &analyse("IT-attacken")[0];
        assert_eq!(token.terms(Tier::Part).collect::<Vec<_>>(), ["it", "attack"]);
    }

    #[test]
    fn letters_of_their_own_survive() {
        for letter in ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', 'é'] {
            let word = format!("x{letter}x");
            assert_eq!(analyse(&word)[0].exact, word.to_lowercase());
        }
    }

    proptest! {
        #[test]
        fn offsets_lie_on_characters_and_never_go_back(text in r"(\PC|[åäöÅÄÖa-z0-9 §/:.\-\u{ad}\u{30a}]){0,60}") {
            let mut last = 0;
            for token in analyse(&text) {
                prop_assert!(last <= token.start && token.start < token.end);
                prop_assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
                prop_assert!(!token.exact.is_empty() && !token.stem.is_empty() && !token.folded.is_empty());
                for part in &token.parts {
                    prop_assert!(token.start <= part.start && part.end <= token.end);
                }
                last = token.end;
            }
        }

        #[test]
        fn a_token_alone_is_the_token_it_was(text in r"[åäöÅÄÖa-zA-Z0-9 §/:\-]{0,40}") {
            for token in analyse(&text) {
                let again = analyse(&text[token.start..token.end]);
                prop_assert_eq!(again.len(), 1);
                prop_assert_eq!(&again[0].exact, &token.exact);
                prop_assert_eq!(&again[0].folded, &token.folded);
            }
        }
    }
}
