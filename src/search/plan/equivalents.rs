//! Finds words that stand for other words: acronyms that documents explain, and synonyms.

use super::analyse;
use super::forms::{Form, by_itself};
use crate::analysis::{Synonym, SynonymOrigin, Synonyms, Tier, Token};
use crate::index::{Acronyms, Pattern, Slot};
use std::ops::Range;

/// What an acronym or its long form is worth, relative to the word as typed. It is less than 1, because an acronym may
/// stand for other things too. Not measured.
const EXPLAINED_SHARE: f32 = 0.9;
/// The most words in what an acronym stands for: lagen om stöd och service till vissa funktionshindrade has eight.
const LONGEST_EXPLANATION: usize = 10;

/// The acronyms and synonyms to look words up in.
#[derive(Debug, Clone, Copy)]
pub struct Equivalents<'a> {
    /// The acronyms that the documents explain.
    pub acronyms: &'a Acronyms,
    /// The synonyms of the language.
    pub synonyms: &'a Synonyms,
}

impl Equivalents<'_> {
    /// The long forms of the word at `place` if it is an acronym, and the acronyms of long forms that it is part of.
    /// SIP also searches for "samordnad individuell plan", and each word of "samordnad individuell plan" also searches
    /// for SIP.
    pub fn acronyms(&self, tokens: &[Token], place: usize) -> Vec<Form> {
        let form = |pattern| Form { share: EXPLAINED_SHARE, ..Form::new(Tier::Inflected, pattern) };
        let word = &tokens[place].word;
        // The stem covers forms such as "AU:s", a form of AU.
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

    /// The synonyms of the word at `place`, by itself or together with the words around it: each word of "särskilt
    /// boende" also searches for äldreboende, and each word of "sop taxa" for what soptaxa also searches for.
    pub fn synonyms(&self, tokens: &[Token], place: usize) -> Vec<Form> {
        let stems = stems(tokens);
        let form = |other: &Synonym| Form::new(Tier::Synonym, row(&other.stems));
        let around = around(place, self.synonyms.longest(), stems.len());
        let mut forms: Vec<Form> = around.flat_map(|range| self.others(&stems[range])).map(form).collect();
        forms.extend(self.in_compound(&tokens[place]));
        for pair in (place.saturating_sub(1)..=place).filter_map(|first| tokens.get(first..first + 2)) {
            let joined: String = pair.iter().map(|token| token.word.exact.as_str()).collect();
            if let [joined] = &analyse(&joined)[..] {
                forms.extend(self.others(&[&joined.word.stem]).map(form));
                forms.extend(self.in_compound(joined));
            }
        }
        forms
    }

    /// The same compound with synonyms of its parts: avfallssortering for sopsortering. A synonym that contains the part
    /// would say something twice: the stadsfullmäktige of "kommunfullmäktige".
    fn in_compound(&self, token: &Token) -> Vec<Form> {
        let parts: Vec<&str> = token.word.parts().map(|part| part.stem.as_str()).collect();
        let inside = |stem: &str| vec![(Tier::Compound, stem.to_owned())];
        let replaced = (0..parts.len()).flat_map(|place| {
            let part = parts[place];
            let fits = move |other: &&Synonym| matches!(&other.stems[..], [stem] if !stem.contains(part));
            let others = self.others(&parts[place..=place]).filter(fits);
            others.map(move |other| (place, other.stems[0].clone())).collect::<Vec<_>>()
        });
        let form = |(place, stem): (usize, String)| {
            let mut slots: Vec<Slot> = parts.iter().map(|part| inside(part)).collect();
            slots[place] = inside(&stem);
            Form::new(Tier::Synonym, Pattern::within(0, slots))
        };
        replaced.map(form).collect()
    }

    /// The same phrase with synonyms for some of its words: "nytt särskilt boende" for "nytt äldreboende".
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
            Form::new(Tier::Synonym, Pattern::adjacent(slots))
        };
        replaced.map(form).collect()
    }

    /// The synonyms of words with these stems, except where the documents explain an acronym in another way.
    fn others<'a>(&'a self, stems: &'a [&str]) -> impl Iterator<Item = &'a Synonym> {
        let all = self.synonyms.of(stems);
        let own: Vec<String> = stems.iter().map(|stem| (*stem).to_owned()).collect();
        // If documents explain "AU" as allmänna utskottet, the synonym arbetsutskott is left out. A set of synonyms may
        // have several long forms, and one that agrees with the documents is enough.
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
    Pattern::adjacent(stems.iter().map(|stem| by_itself(stem)).collect())
}

/// The ranges of at most `longest` words, out of `all`, that contain `place`.
fn around(place: usize, longest: usize, all: usize) -> impl Iterator<Item = Range<usize>> {
    (place.saturating_sub(longest)..=place).flat_map(move |start| from(start, place, longest, all))
}

/// The ranges that begin at `start` and contain `place`.
fn from(start: usize, place: usize, longest: usize, all: usize) -> impl Iterator<Item = Range<usize>> {
    (place + 1..=(start + longest).min(all)).map(move |end| start..end)
}
