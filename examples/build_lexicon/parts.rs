//! Estimates how likely each sequence of letters is as the first part of a compound, and how likely as the last part.
//!
//! Every word of the texts is either simple, or one first part and one last part. Expectation and maximisation estimate
//! both which it is and how often each part occurs. They count types, not tokens, so that a suffix of a few frequent
//! words is not a part. A simple word costs its letters: the principle of minimum description length, as in Creutz and
//! Lagus 2002, "Unsupervised discovery of morphemes".

use super::lemmas::Lemmas;
use super::paradigm::is_vowel;
use std::collections::{BTreeMap, BTreeSet};

/// Bits that a letter of a simple word costs. Measured on compounds and simple words that were checked by hand.
pub const LETTER: f64 = 2.9;
/// Of words with two letters, only listed nouns are parts ("år", "by").
const SHORTEST: usize = 3;
const ROUNDS: usize = 6;
/// A word that occurs more seldom may be a misspelling, and is not a part by itself.
const FEWEST: u64 = 5;

/// Endings and suffixes that look like words.
const NO_LAST: [&str; 108] = [
    "var", "ett", "and", "en", "et", "er", "ar", "or", "na", "an", "ens", "ets", "as", "ers", "het", "lig", "ning",
    "else", "are", "skap", "dom", "isk", "ation", "erna", "arna", "orna", "heten", "lighet", "ningen", "ande", "ende",
    "aste", "ast", "sam", "bar", "iska", "ligt", "liga", "elsen", "ing", "ingen", "ner", "nen", "tion", "era", "erar",
    "erad", "erat", "eras", "aren", "arens", "iv", "ism", "ist", "ent", "ant", "ans", "ell", "ella", "elt", "nad",
    "sel", "eri", "ier", "ien", "ium", "tet", "ter", "ten", "ler", "len", "ren", "ser", "sen", "der", "den", "rar",
    "rna", "nas", "rer", "des", "dde", "tts", "lat", "las", "nat", "nar", "tat", "tar", "tas", "rat", "ras", "kas",
    "kat", "sas", "sat", "dat", "dar", "das", "gat", "gas", "vas", "vat", "hets", "skaps", "ningar", "ion", "ska",
];

/// Prefixes. A word that begins with one is not split ("förslag", "anslag", "bidrag").
const NO_FIRST: [&str; 38] = [
    "för", "före", "fram", "från", "till", "und", "under", "upp", "över", "ut", "ute", "vid", "åter", "mot", "med",
    "mis", "pro", "pre", "kon", "kom", "dis", "des", "ent", "inter", "intro", "trans", "sub", "per", "par", "rea",
    "ana", "bort", "genom", "kring", "igen", "ihop", "samman", "veder",
];

/// Costs in bits. Sequences that are not parts are absent.
#[derive(Debug, Default)]
pub struct Parts {
    pub first: BTreeMap<String, f64>,
    pub last: BTreeMap<String, f64>,
}

/// What is known of the words before their parts are estimated.
pub struct Known<'a> {
    pub counts: &'a BTreeMap<String, u64>,
    pub lemmas: &'a Lemmas,
    /// Forms of listed words. They are simple, and can be parts however rare they are.
    pub listed: &'a BTreeSet<String>,
    /// Forms of listed nouns.
    pub nouns: &'a BTreeSet<String>,
    /// Words that are neither nouns, verbs nor adjectives.
    pub small: &'a BTreeSet<String>,
    /// Base forms of listed words.
    pub basic: &'a BTreeSet<String>,
    /// First parts that are not words by themselves ("skol", "hälso").
    pub combining: &'a BTreeSet<String>,
}

impl Known<'_> {
    fn lemma<'b>(&'b self, word: &'b str) -> &'b str {
        self.lemmas.get(word).map_or(word, String::as_str)
    }

    fn has_shape(&self, part: &str) -> bool {
        let letters = part.chars().count();
        part.contains(is_vowel) && (letters >= SHORTEST || (letters > 1 && self.nouns.contains(part)))
    }

    fn is_word(&self, word: &str) -> bool {
        self.listed.contains(word) || self.counts.get(word).is_some_and(|count| *count >= FEWEST)
    }

    fn is_last(&self, part: &str) -> bool {
        self.has_shape(part) && !NO_LAST.contains(&part) && !self.small.contains(part) && self.is_word(part)
    }

    fn is_first(&self, part: &str) -> bool {
        let unlinked = part.strip_suffix('s').unwrap_or(part);
        if !self.has_shape(part)
            || NO_FIRST.contains(&part)
            || NO_FIRST.contains(&unlinked)
            || NO_LAST.contains(&part)
            || NO_LAST.contains(&unlinked)
        {
            return false;
        }
        self.combining.contains(part) || self.is_word(part) || self.link(part).is_some()
    }

    /// Whether this is the regular form of a word, listed or not, as the first part of a compound.
    fn is_basic(&self, part: &str) -> bool {
        (self.basic.contains(part) && !self.small.contains(part))
            || self.combining.contains(part)
            || !self.listed.contains(part)
            || self.link(part).is_some_and(|word| self.basic.contains(&word))
    }

    /// The lemma of the word whose form as a first part is `part`.
    pub fn linked(&self, part: &str) -> Option<String> {
        self.link(part).map(|word| self.lemma(&word).to_owned())
    }

    /// The word whose form as a first part is `part`: with -s-, without its last vowel, or with another vowel
    /// ("arbets", "skol", "hälso").
    fn link(&self, part: &str) -> Option<String> {
        if let Some(word) = part.strip_suffix('s').filter(|word| word.chars().count() > SHORTEST && self.is_word(word))
        {
            return Some(word.to_owned());
        }
        let last = part.chars().last()?;
        if !is_vowel(last) {
            return ["a", "e"].iter().map(|vowel| format!("{part}{vowel}")).find(|word| self.is_word(word));
        }
        let stem = part.strip_suffix(['o', 'u', 'e'])?;
        [format!("{stem}a"), stem.to_owned()]
            .into_iter()
            .find(|word| stem.chars().count() >= SHORTEST && self.is_word(word))
    }
}

struct Cut<'a> {
    first: &'a str,
    last: &'a str,
}

/// The estimated number of words that have each part.
#[derive(Default)]
struct Tally<'a> {
    firsts: BTreeMap<&'a str, f64>,
    /// By lemma.
    lasts: BTreeMap<&'a str, f64>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, cut: &Cut<'a>, last: &'a str, weight: f64) {
        *self.firsts.entry(cut.first).or_default() += weight;
        *self.lasts.entry(last).or_default() += weight;
    }
}

/// Estimates the costs of all parts.
pub fn learn(known: &Known<'_>) -> Parts {
    let words = known.counts.keys().map(String::as_str).filter(|word| !known.listed.contains(*word));
    let cuts: Vec<(usize, Vec<Cut<'_>>)> = words.map(|word| (word.chars().count(), cuts(word, known))).collect();
    // At first, every split of a word is equally likely.
    let mut tally = Tally::default();
    for cut in cuts.iter().flat_map(|(_, cuts)| cuts.iter().map(|cut| (cut, 1.0 / count(cuts.len())))) {
        tally.add(cut.0, known.lemma(cut.0.last), cut.1);
    }
    for _ in 0..ROUNDS {
        let (all_firsts, all_lasts) = (sum(&tally.firsts), sum(&tally.lasts));
        let mut next = Tally::default();
        for (letters, cuts) in &cuts {
            let chance =
                |cut: &Cut<'_>| tally.firsts[cut.first] / all_firsts * tally.lasts[known.lemma(cut.last)] / all_lasts;
            let simple = (-LETTER * count(*letters)).exp2();
            let all = cuts.iter().map(chance).sum::<f64>() + simple;
            for cut in cuts {
                next.add(cut, known.lemma(cut.last), chance(cut) / all);
            }
        }
        tally = next;
    }
    costs(known, &tally)
}

fn sum(tally: &BTreeMap<&str, f64>) -> f64 {
    tally.values().sum()
}

#[expect(clippy::cast_precision_loss, reason = "words have few letters and few cuts")]
fn count(count: usize) -> f64 {
    count as f64
}

/// A word that is never a part in the texts can still be one. It counts as a part this many times.
const UNSEEN: f64 = 0.1;
/// The same for a listed word. Its compounds may be everyday words, which are rare in parliamentary texts.
const LISTED: f64 = 1.0;
/// Additional bits for a part of two letters, because many arise by chance.
const SHORT: f64 = 3.0;
/// Function words ("mellan") and forms that are not base forms count as first parts only if, by estimate, they are the
/// first part of at least this many words of the texts.
const SHOWN: f64 = 1.0;

fn costs(known: &Known<'_>, tally: &Tally<'_>) -> Parts {
    let (firsts, lasts) = (&tally.firsts, &tally.lasts);
    let (all_firsts, all_lasts) = (sum(firsts), sum(lasts));
    let cost = |part: &str, count: Option<&f64>, all: f64| {
        let unseen = if known.listed.contains(part) || known.combining.contains(part) { LISTED } else { UNSEEN };
        let short = if part.chars().count() < SHORTEST { SHORT } else { 0.0 };
        short - ((count.copied().unwrap_or(0.0) + unseen) / all).log2()
    };
    let mut parts = Parts::default();
    let candidates = known.counts.keys().chain(known.listed).chain(known.combining).map(String::as_str);
    for part in candidates.chain(firsts.keys().copied()) {
        // The first part is the base form of a word. Another form counts only if the texts show it ("äldre").
        let is_shown = firsts.get(part).is_some_and(|count| *count >= SHOWN);
        if known.is_first(part) && (is_shown || known.is_basic(part)) {
            parts.first.insert(part.to_owned(), cost(part, firsts.get(part), all_firsts));
        }
        if known.is_last(part) {
            parts.last.insert(part.to_owned(), cost(part, lasts.get(known.lemma(part)), all_lasts));
        }
    }
    parts
}

fn cuts<'a>(word: &'a str, known: &Known<'_>) -> Vec<Cut<'a>> {
    let mut cuts = Vec::new();
    for (place, _) in word.char_indices().skip(SHORTEST - 1) {
        let (first, last) = word.split_at(place);
        if known.is_last(last) && known.is_first(first) {
            cuts.push(Cut { first, last });
        }
    }
    cuts
}
