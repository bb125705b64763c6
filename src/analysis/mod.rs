//! Turns Swedish text into tokens and terms. It knows words, but not meetings, files or queries.
//!
//! Texts and queries are analysed in the same way, so that words that are written alike always match:
//!
//! - "Läns-gemensam" is one token. Hyphens are left out of its terms, so that it matches "länsgemensam". It has its
//!   parts as terms too, so that "gemensam" finds it.
//! - "hemsjukvårdsavtalet" is one token, with the parts hemsjukvård and avtal, and sjukvård, hem, sjuk and vård.
//! - "in- och utskrivning" is the three tokens in, och, utskrivning. The first also stands for inskrivning.
//! - "f6redragande" in a damaged text is one token as printed, with the reading föredragande.
//! - "KS 2023/46", "KS-2023-00046", "KS.2023.0046", "2023/KS 0046" and "KS 23/46" are one token each, with the same
//!   normal form: the letters, the year, a slash and the number without leading zeros, "ks2023/46". A document in the
//!   case has its number after a colon: "ks2023/46:3" for "KS 2023/46-3". Parts are "ks" and "2023/46", and for a
//!   document its case. "2023/46", "2023 nr 46" and "2004/05:516" have no letters ("2023/46", "2004/5:516"); their
//!   parts are their figures. "0773/22" and "773/2022" are the same, "773/2022", with the part "2022/773".
//! - "nr123" is the tokens nr and 123; "m²" is "m2".
//! - "2022-11-25" is one token, with the year as a part. "10-15" is two numbers.
//! - "§ 12" and "paragraf 12" are one token each, "§12", with the figure as a part. "§§ 12–14" is also one token, with
//!   the parts "§12", "§13" and "§14".
//! - "AU:s" and "AUs" are one token each, with the stem of "AU".
//! - Soft hyphens and zero-width joiners are removed from the terms, ligatures and decomposed letters are normalised.
//!   Offsets are those of the text as given.

pub mod lexicon;

mod acronyms;
mod case_figures;
mod case_number;
mod compound;
mod definite;
mod derived;
mod ellipsis;
mod fold;
mod function_words;
mod given_names;
mod ocr;
mod particle_verbs;
mod report;
mod section;
mod segment;
mod stem;
mod surnames;
mod synonyms;
mod tier;
mod typed_number;
mod word;
mod word_cache;

pub use acronyms::{Acronym, acronyms};
pub use fold::{capitalised, composed, fold, fold_char, slug};
pub use function_words::is_function_word;
pub use given_names::is_given_name;
pub use ocr::is_damaged;
pub use particle_verbs::joined as joined_particle_verb;
pub use report::{TokenReport, report};
pub use surnames::ends_as_surname;
pub use synonyms::{Origin as SynonymOrigin, Synonym, Synonyms};
pub use tier::Tier;
pub use typed_number::{TypedNumber, first_number, typed_number};
pub use word::{Constituent, Signs, Word};
pub use word_cache::WordCache;

use lexicon::Lexicon;
use section::Span;
use segment::{Segment, Shape};
use std::iter;
use std::ops::Range;
use std::sync::Arc;

/// The version of the rules by which text becomes terms. It must be changed whenever the rules change.
const RULES: &str = "sv-5";

/// Identifies the rules and the lexicon by which text becomes terms. An index made with one fingerprint cannot be
/// searched with another.
#[must_use]
pub fn fingerprint() -> String {
    format!("{RULES}.{:08x}", Lexicon::built_in().checksum())
}

/// A word of a text, with the terms by which it can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// The byte offset in the text at which the word begins.
    pub start: usize,
    /// The byte offset at which the word ends; this byte is not included.
    pub end: usize,
    /// The terms of the word.
    pub word: Arc<Word>,
    /// The complete compounds for which the word stands if a part of it is left out ("in-" before "och utskrivning"),
    /// the likeliest first.
    pub wholes: Vec<Arc<Word>>,
    /// The readings of a damaged word; `None` in clean text.
    readings: Option<Arc<[Reading]>>,
}

/// A word that a damaged word may have been.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The word, with capitals as printed.
    pub text: String,
    /// The terms of the word.
    pub word: Arc<Word>,
}

impl Token {
    /// The words that this token may have been before OCR damaged it, the likeliest first; empty in clean text.
    #[must_use]
    pub fn readings(&self) -> &[Reading] {
        self.readings.as_deref().unwrap_or_default()
    }

    /// The signs of all terms that this token has in any tier.
    #[must_use]
    pub fn signs(&self) -> Signs {
        let others = self.wholes.iter().chain(self.readings().iter().map(|reading| &reading.word));
        others.fold(self.word.signs(), |signs, word| signs.or(word.signs()))
    }

    /// The terms that this token has in `tier`. Exact and inflected have one term each, folded has one or more, and the
    /// other tiers may have several or none.
    #[must_use]
    pub fn terms(&self, tier: Tier) -> Vec<&str> {
        let mut terms = Vec::new();
        self.each_term(tier, |term| terms.push(term));
        terms
    }

    /// Calls `seen` with each term that [`Token::terms`] returns.
    pub fn each_term<'a>(&'a self, tier: Tier, mut seen: impl FnMut(&'a str)) {
        match tier {
            Tier::Exact => seen(&self.word.exact),
            Tier::Inflected => seen(&self.word.stem),
            Tier::Folded => self.word.folded.iter().for_each(|folded| seen(folded)),
            Tier::Ellipsis => self.wholes.iter().for_each(|whole| seen(&whole.stem)),
            Tier::Reading => self.readings().iter().for_each(|reading| seen(&reading.word.stem)),
            // Synonyms are looked up among the stems, words with a close spelling among the exact terms.
            Tier::Synonym | Tier::Fuzzy => {}
            Tier::Compound => {
                // A damaged word has the parts of its readings, not of what is printed: there is no "lag" in "forslag".
                let printed = iter::once(&self.word).filter(|_| self.readings().is_empty());
                let words = printed.chain(self.readings().iter().map(|reading| &reading.word));
                words.flat_map(|word| &word.constituents).for_each(|part| seen(&part.stem));
            }
        }
    }
}

/// Whether `word` (lower case) is in the lexicon. Names are not.
#[must_use]
pub fn is_word(word: &str) -> bool {
    Lexicon::built_in().entry(word).is_some()
}

/// Whether `word` (lower case) is beyond doubt made of words of the lexicon. Names that are compounds are not.
#[must_use]
pub fn is_compound(word: &str) -> bool {
    compound::is_clear(Lexicon::built_in(), word)
}

/// The condition of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// The text is as it was written.
    Clean,
    /// The text was damaged by OCR: letters lost their marks or were taken for others.
    Damaged,
}

/// The number of words in `text`, which is the number of tokens that [`analyse`] returns.
#[must_use]
pub fn count(text: &str, condition: Condition) -> usize {
    segments(text, condition).len()
}

fn segments(text: &str, condition: Condition) -> Vec<Segment> {
    match condition {
        Condition::Clean => segment::segment(text),
        Condition::Damaged => segment::segment_damaged(text),
    }
}

/// The tokens of `text`, in order.
#[must_use]
pub fn analyse(text: &str, condition: Condition) -> Vec<Token> {
    let mut tokens: Vec<Token> =
        segments(text, condition).into_iter().map(|segment| token(text, segment, condition)).collect();
    if text.contains(segment::is_hyphen) {
        complete(text, &mut tokens);
    }
    tokens
}

/// Finds the complete words for words with an open hyphen.
fn complete(text: &str, tokens: &mut [Token]) {
    let is_open = |token: &Token| {
        text[token.end..].starts_with(segment::is_hyphen) || text[..token.start].ends_with(segment::is_hyphen)
    };
    let open: Vec<usize> = (0..tokens.len()).filter(|place| is_open(&tokens[*place])).collect();
    if open.is_empty() {
        return;
    }
    let word = |token: &Token| Arc::clone(token.readings().first().map_or(&token.word, |reading| &reading.word));
    let words: Vec<Arc<Word>> = tokens.iter().map(word).collect();
    let members: Vec<ellipsis::Member<'_>> = tokens
        .iter()
        .zip(&words)
        .map(|(token, word)| ellipsis::Member { start: token.start, end: token.end, exact: &word.exact })
        .collect();
    for place in open {
        let wholes = ellipsis::wholes(text, &members, place);
        tokens[place].wholes = wholes.iter().map(|whole| word_cache::word(whole, Word::read)).collect();
    }
}

fn token(text: &str, Segment { range, shape }: Segment, condition: Condition) -> Token {
    let printed = &text[range.clone()];
    let is_language = matches!(shape, Shape::Word | Shape::Hyphenated(_));
    let inside = |part: &Range<usize>| part.start - range.start..part.end - range.start;
    let word = match shape {
        Shape::Word => word_cache::word(printed, Word::read),
        Shape::Suffixed(base) => word_cache::word(printed, |printed| Word::suffixed(printed, base.len())),
        Shape::Hyphenated(parts) => word_cache::word(printed, |printed| {
            Word::hyphenated(printed, &parts.iter().map(inside).collect::<Vec<_>>())
        }),
        Shape::CaseNumber { letters, figures } => Arc::new(case_number::word(
            printed,
            letters.as_ref().map(inside),
            &figures.iter().map(inside).collect::<Vec<_>>(),
        )),
        Shape::Date(year) => {
            let year = inside(&year);
            let stem = printed[year.clone()].to_owned();
            Arc::new(Word::fixed(printed.to_owned(), vec![Constituent { range: year, depth: 1, stem }]))
        }
        Shape::Sections { word, spans } => {
            let inside_span = |span: &Span| Span { first: inside(&span.first), last: inside(&span.last) };
            let spans: Vec<Span> = spans.iter().map(inside_span).collect();
            Arc::new(section::word(printed, word.as_ref().map(inside).as_ref(), &spans))
        }
    };
    let readings = match condition {
        Condition::Damaged if is_language => Some(read(printed)),
        _ => None,
    };
    Token { start: range.start, end: range.end, word, wholes: Vec::new(), readings }
}

/// The words that a damaged word may have been.
fn read(printed: &str) -> Arc<[Reading]> {
    word_cache::readings(printed, |printed| {
        let word = |text: &str| token(text, whole(text), Condition::Clean).word;
        let readings = ocr::readings(printed, Lexicon::built_in()).into_iter();
        readings.map(|found| Reading { word: word(&found.word), text: found.word }).collect()
    })
}

/// Whether `word` (lower case) is in the lexicon, or is beyond doubt a compound of words in it.
#[must_use]
pub fn is_known(word: &str) -> bool {
    let lexicon = Lexicon::built_in();
    lexicon.entry(word).is_some_and(lexicon::Entry::is_word) || compound::is_clear(lexicon, word)
}

/// A damaged `text` as it most likely was: each word in its likeliest reading, everything else as printed.
#[must_use]
pub fn restored(text: &str) -> String {
    let mut restored = String::with_capacity(text.len());
    let mut end = 0;
    for token in analyse(text, Condition::Damaged) {
        restored.push_str(&text[end..token.start]);
        let printed = &text[token.start..token.end];
        restored.push_str(token.readings().first().map_or(printed, |reading| reading.text.as_str()));
        end = token.end;
    }
    restored.push_str(&text[end..]);
    restored
}

/// A reading as one segment, whatever signs it contains.
fn whole(reading: &str) -> Segment {
    let range = 0..reading.len();
    match segment::segment(reading).pop() {
        Some(segment) if segment.range == range => segment,
        _ => Segment { range, shape: Shape::Word },
    }
}

#[cfg(test)]
mod tests {
    use super::{Condition, Signs, Tier, analyse, report, restored};
    use proptest::prelude::*;

    #[track_caller]
    fn meet(tier: Tier, question: &str, text: &str) {
        let terms = |text: &str| -> Vec<String> {
            let tokens = analyse(text, Condition::Clean);
            tokens.iter().flat_map(|token| token.terms(tier)).map(str::to_owned).collect()
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
        meet(Tier::Exact, "KS 23/46", "2023/KS 0046");
        meet(Tier::Exact, "§12", "§ 12");
        meet(Tier::Exact, "m2", "m²");
        meet(Tier::Exact, "2025", "２０２５");
        meet(Tier::Exact, "nr 123", "nr123");
        meet(Tier::Exact, "0773/2022", "773/22");
        meet(Tier::Exact, "paragraf 12", "§ 12");
        meet(Tier::Exact, "o\u{308}verenskommelse", "över\u{ad}enskommelse");
        meet(Tier::Inflected, "AU:s", "AU");
        meet(Tier::Inflected, "IT-attacken", "IT-attacker");
        meet(Tier::Folded, "öl", "ol");
    }

    #[test]
    fn parts_are_found_in_what_they_are_part_of() {
        let token = &analyse("RS 2022/195", Condition::Clean)[0];
        assert_eq!(token.terms(Tier::Compound), ["rs", "2022/195"]);
        let token = &analyse("IT-attacken", Condition::Clean)[0];
        assert_eq!(token.terms(Tier::Compound), ["it", "attack"]);
    }

    /// Checks that the stem of the query is among the terms that the text has in `tier`.
    #[track_caller]
    fn finds(question: &str, tier: Tier, text: &str) {
        let stem = &analyse(question, Condition::Clean)[0].word.stem;
        let condition = if tier == Tier::Reading { Condition::Damaged } else { Condition::Clean };
        let tokens = analyse(text, condition);
        assert!(tokens.iter().any(|token| token.terms(tier).contains(&stem.as_str())), "{stem} in {tokens:?}");
    }

    #[test]
    fn the_signs_of_a_token_include_those_of_its_terms() {
        let text = "Hemsjukvårdsavtalet, in- och utskrivning f6r AU:s IT-attacken, RS 2022/195 § 12 2022-11-25";
        for token in analyse(text, Condition::Damaged) {
            let terms = || Tier::all().flat_map(|tier| token.terms(tier));
            assert!(terms().all(|term| token.signs().meet(Signs::of(term))), "{token:?}");
        }
        assert!(!analyse("avtalet", Condition::Clean)[0].signs().meet(Signs::of("skola")));
    }

    #[test]
    fn every_tier_has_its_terms() {
        finds("ledamöter", Tier::Inflected, "ledamoten");
        finds("hemsjukvårdsavtal", Tier::Inflected, "Hemsjukvårdsavtalets");
        finds("socialchef", Tier::Ellipsis, "social- och omsorgschefer");
        finds("inskrivning", Tier::Ellipsis, "in- och utskrivning");
        finds("barnutbildning", Tier::Ellipsis, "barnomsorg och -utbildning");
        finds("hälsovård", Tier::Ellipsis, "hälso-och sjukvård");
        finds("sjukvård", Tier::Compound, "hemsjukvårdsavtalet");
        finds("avtal", Tier::Compound, "hemsjukvårdsavtalet");
        finds("skola", Tier::Compound, "skolchefer");
        finds("svar", Tier::Compound, "remissvaret");
        finds("föredragande", Tier::Reading, "f6redragande");
        finds("på", Tier::Reading, "p&");
    }

    #[test]
    fn a_number_without_letters_is_part_of_one_with_letters_and_no_other() {
        for spelling in ["KS 2023/46", "KS.2023.0046", "2023/KS0046", "KS 23/46", "KS 2023/46-3"] {
            finds("2023/46", Tier::Compound, spelling);
        }
        finds("23/46", Tier::Compound, "KS 23/46");
        finds("KS 2023/46", Tier::Compound, "KS-2023-00046-3");
        finds("2023/226", Tier::Compound, "2023-00226:3");
        let exact = |text: &str| analyse(text, Condition::Clean)[0].word.exact.clone();
        assert_ne!(exact("KS 2023/46"), exact("2023 nr 46"));
        assert_ne!(exact("KS 2023/46"), exact("RS 2023/46"));
    }

    #[test]
    fn a_section_is_found_in_what_it_is_among() {
        for section in ["§ 12", "§ 13", "paragraf 14"] {
            finds(section, Tier::Compound, "KF §§ 12–14");
        }
        finds("§ 7", Tier::Compound, "Denna bolagsordnings §§ 3, 7 och 9");
    }

    #[test]
    fn letters_of_their_own_survive() {
        for letter in ['å', 'ä', 'ö', 'Å', 'Ä', 'Ö', 'é'] {
            let word = format!("x{letter}x");
            assert_eq!(analyse(&word, Condition::Clean)[0].word.exact, word.to_lowercase());
        }
    }

    proptest! {
        #[test]
        fn offsets_lie_on_characters_and_never_go_back(text in r"(\PC|[åäöÅÄÖa-z0-9 §/:.&\-\u{ad}\u{30a}]){0,60}") {
            for condition in [Condition::Clean, Condition::Damaged] {
                let mut last = 0;
                for token in analyse(&text, condition) {
                    prop_assert!(last <= token.start && token.start < token.end);
                    prop_assert!(text.is_char_boundary(token.start) && text.is_char_boundary(token.end));
                    let printed = &text[token.start..token.end];
                    for part in &token.word.constituents {
                        prop_assert!(printed.get(part.range.clone()).is_some_and(|part| !part.is_empty()));
                    }
                    for tier in Tier::all() {
                        prop_assert!(token.terms(tier).iter().all(|term| !term.is_empty()), "{tier:?}");
                    }
                    last = token.end;
                }
            }
        }

        #[test]
        fn texts_of_real_words_hold_to_it_too(
            words in prop::collection::vec(
                "(social|omsorgs|hemsjukvårds|in|Läns|barn|avtalet|chefer|utskrivning|remissvar|vård)(-| |- och |s-|\u{ad})?",
                0..12,
            ),
        ) {
            let text = words.concat();
            for condition in [Condition::Clean, Condition::Damaged] {
                for token in analyse(&text, condition) {
                    let printed = &text[token.start..token.end];
                    for part in &token.word.constituents {
                        prop_assert!(printed.get(part.range.clone()).is_some_and(|part| !part.is_empty()));
                    }
                }
            }
            prop_assert_eq!(report(&text, Condition::Clean).len(), analyse(&text, Condition::Clean).len());
        }

        #[test]
        fn a_number_alone_is_the_number_it_was(
            pieces in prop::collection::vec(
                r"(KS|ks|Dnr|DNR|VT|paragraf(erna)? |§{1,2} ?|[ /:.,–\-]|-- | nr | och |, |20\d\d|[0-9]{1,5}|[åa]){1,2}",
                0..12,
            ),
        ) {
            let text = pieces.concat();
            let mut last = 0;
            for token in analyse(&text, Condition::Clean) {
                prop_assert!(last <= token.start && token.start < token.end);
                last = token.end;
                let printed = &text[token.start..token.end];
                for part in &token.word.constituents {
                    prop_assert!(printed.get(part.range.clone()).is_some_and(|part| !part.is_empty()));
                }
                let again = analyse(printed, Condition::Clean);
                prop_assert_eq!(again.len(), 1, "{}", text);
                prop_assert_eq!(&again[0].word, &token.word, "{}", text);
            }
        }

        #[test]
        fn undamaged_words_are_read_as_they_are(word in "(samverkan|protokoll|möte|överenskommelse|RGK|2024|hälso- och sjukvård)") {
            prop_assert_eq!(restored(&word), word);
        }

        #[test]
        fn a_token_alone_is_the_token_it_was(text in r"[åäöÅÄÖa-zA-Z0-9 §/:\-]{0,40}") {
            for token in analyse(&text, Condition::Clean) {
                let again = analyse(&text[token.start..token.end], Condition::Clean);
                prop_assert_eq!(again.len(), 1);
                prop_assert_eq!(&again[0].word.exact, &token.word.exact);
                prop_assert_eq!(&again[0].word.folded, &token.word.folded);
            }
        }
    }
}
