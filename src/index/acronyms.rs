//! Gathers what acronyms stand for, from the documents that explain them.

use super::fields::Fields;
use super::occurrences;
use crate::analysis::{Condition, acronyms, analyse, restored};
use std::collections::BTreeMap;
use tantivy::SegmentReader;

/// Acronyms and their long forms, in both directions.
#[derive(Debug, Clone, Default)]
pub struct Acronyms {
    /// The stems of each long form, by the acronym's exact form.
    longs: BTreeMap<String, Vec<Vec<String>>>,
    /// The exact forms of the acronyms, by the stems of the long form, separated by spaces.
    shorts: BTreeMap<String, Vec<String>>,
}

/// The separator between an acronym and its long form in a term of the index.
const EXPLAINED_BY: char = '\t';

/// The most long forms of an acronym. If bodies use it for many things, those in most documents are kept. Not measured.
const MOST_LONGS: usize = 3;

impl Acronyms {
    /// The long forms of an acronym, each as a list of stems; those in most documents come first.
    pub fn longs(&self, short: &str) -> &[Vec<String>] {
        self.longs.get(short).map_or(&[], Vec::as_slice)
    }

    /// The acronyms of a long form, which is given as a list of stems.
    pub fn shorts(&self, stems: &[&str]) -> &[String] {
        self.shorts.get(&stems.join(" ")).map_or(&[], Vec::as_slice)
    }

    /// Gathers the acronyms that the documents of all segments explain.
    pub(super) fn gather<'a>(
        readers: impl Iterator<Item = &'a SegmentReader>,
        fields: &Fields,
    ) -> tantivy::Result<Self> {
        let mut documents: BTreeMap<String, u32> = BTreeMap::new();
        for reader in readers {
            let inverted = reader.inverted_index(fields.acronym)?;
            let mut terms = inverted.terms().stream()?;
            while terms.advance() {
                let alive = occurrences::alive(reader, &inverted, terms.value())?;
                if alive > 0 {
                    *documents.entry(String::from_utf8_lossy(terms.key()).into_owned()).or_default() += alive;
                }
            }
        }
        let mut all: Vec<(String, u32)> = documents.into_iter().collect();
        all.sort_by(|(one, one_count), (other, other_count)| other_count.cmp(one_count).then(one.cmp(other)));
        let mut acronyms = Self::default();
        for (term, _) in all {
            let Some((short, long)) = term.split_once(EXPLAINED_BY) else { continue };
            let longs = acronyms.longs.entry(short.to_owned()).or_default();
            if longs.len() < MOST_LONGS {
                longs.push(long.split(' ').map(str::to_owned).collect());
                acronyms.shorts.entry(long.to_owned()).or_default().push(short.to_owned());
            }
        }
        Ok(acronyms)
    }
}

/// The acronyms that `text` explains, as terms of the index.
pub(super) fn terms(text: &str, condition: Condition) -> Vec<String> {
    let stems = |text: &str| -> Vec<String> {
        analyse(text, Condition::Clean).into_iter().map(|token| token.word.stem.clone()).collect()
    };
    let term = |short: &str, long: &str| {
        let short = analyse(short, Condition::Clean);
        let [short] = short.as_slice() else { return None };
        Some(format!("{}{EXPLAINED_BY}{}", short.word.exact, stems(long).join(" ")))
    };
    // A long form in a damaged text is stored as it was meant, because that is what people search for.
    let meant = |long: &str| if condition == Condition::Damaged { restored(long) } else { long.to_owned() };
    acronyms(text).iter().filter_map(|acronym| term(&acronym.short, &meant(&acronym.long))).collect()
}
