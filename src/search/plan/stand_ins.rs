//! Words that stand for others: what documents say that an acronym means, and what means the same in the language.

use super::forms::{Form, by_itself};
use crate::analysis::{Synonym, SynonymOrigin, Synonyms, Tier, Token};
use crate::index::{Acronyms, Pattern, Slot};
use std::ops::Range;

/// An acronym may stand for other things too. By feel.
const EXPLAINED_SHARE: f32 = 0.9;
/// Words of the longest that an acronym stands for: lagen om stöd och service till vissa funktionshindrade has eight.
const LONGEST_EXPLANATION: usize = 10;

/// What is known of words that stand for others.
#[derive(Debug, Clone, Copy)]
pub struct StandIns<'a> {
    /// What the documents say.
    pub acronyms: &'a Acronyms,
    /// What the language says.
    pub synonyms: &'a Synonyms,
}

impl StandIns<'_> {
    /// What the word at `place` of a row stands for if it is an acronym, and the acronyms of the words around it: SIP asks for
    /// "samordnad individuell plan" too, and each of "samordnad individuell plan" for SIP.
    pub fn acronyms(&self, tokens: &[Token], place: usize) -> Vec<Form> {
        let form = |pattern| Form { share: EXPLAINED_SHARE, ..Form::new(Tier::Inflected, pattern) };
        let word = &tokens[place].word;
        // "AU:s" is a form of AU.
        let longs = [&word.exact, &word.stem].map(|short| self.acronyms.longs(short));
        let longs = longs.into_iter().find(|longs| !longs.is_empty()).unwrap_or_default();
        let mut forms: Vec<Form> = longs.iter().map(|long| form(row(long))).collect();
        let stems = stems(tokens);
        for range in around(place, LONGEST_EXPLANATION, stems.len()) {
            let shorts = self.acronyms.shorts(&stems[range]).iter();
            forms.extend(shorts.map(|short| form(Pattern::word(by_itself(short)))));
        }
        forms
    }

    /// What else the word at `place` of a row is called, by itself or with the words around it: each of "särskilt boende"
    /// asks for äldreboende too.
    pub fn synonyms(&self, tokens: &[Token], place: usize) -> Vec<Form> {
        let stems = stems(tokens);
        let around = around(place, self.synonyms.longest(), stems.len());
        let others = around.flat_map(|range| self.others(&stems[range]));
        others.map(|other| Form::new(Tier::Synonym, row(&other.stems))).collect()
    }

    /// Words side by side with another word for some of them: "nytt särskilt boende" for "nytt äldreboende".
    pub fn in_phrase(&self, tokens: &[Token]) -> Vec<Form> {
        let stems = stems(tokens);
        let slots = |stems: &[&str]| stems.iter().map(|stem| by_itself(stem)).collect::<Vec<Slot>>();
        let ranges = (0..stems.len()).flat_map(|start| from(start, start, self.synonyms.longest(), stems.len()));
        let replaced = ranges.flat_map(|range| {
            self.others(&stems[range.clone()]).map(move |other| (range.clone(), other)).collect::<Vec<_>>()
        });
        let form = |(range, other): (Range<usize>, &Synonym)| {
            let own = other.stems.iter().map(|stem| by_itself(stem)).collect();
            let slots = [slots(&stems[..range.start]), own, slots(&stems[range.end..])].concat();
            Form::new(Tier::Synonym, Pattern::row(slots))
        };
        replaced.map(form).collect()
    }

    /// What else words with these stems are called, but for what the documents say otherwise.
    fn others<'a>(&'a self, stems: &'a [&str]) -> impl Iterator<Item = &'a Synonym> {
        let all = self.synonyms.of(stems);
        let own: Vec<String> = stems.iter().map(|stem| (*stem).to_owned()).collect();
        // Where "AU" is said to be allmänna utskottet, it is no arbetsutskott. One set may have several long forms.
        let is_contradicted = move |short: &[String]| {
            let [short] = short else { return false };
            let longs = self.acronyms.longs(short);
            let is_meant = |long: &Vec<String>| *long == own || all.iter().any(|other| other.stems == *long);
            !longs.is_empty() && !longs.iter().any(is_meant)
        };
        let is_of_other_meaning = is_contradicted(&stems.iter().map(|stem| (*stem).to_owned()).collect::<Vec<_>>());
        all.iter().filter(move |other| {
            other.origin == SynonymOrigin::Given || !is_of_other_meaning && !is_contradicted(&other.stems)
        })
    }
}

fn stems(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|token| token.word.stem.as_str()).collect()
}

fn row(stems: &[String]) -> Pattern {
    Pattern::row(stems.iter().map(|stem| by_itself(stem)).collect())
}

/// The stretches of at most `longest` of `all` words that the word at `place` is in.
fn around(place: usize, longest: usize, all: usize) -> impl Iterator<Item = Range<usize>> {
    (place.saturating_sub(longest)..=place).flat_map(move |start| from(start, place, longest, all))
}

/// Those that begin at `start` and go beyond `place`.
fn from(start: usize, place: usize, longest: usize, all: usize) -> impl Iterator<Item = Range<usize>> {
    (place + 1..=(start + longest).min(all)).map(move |end| start..end)
}
