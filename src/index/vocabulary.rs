//! The words of the index themselves: which there are like a given one, and how many passages have each.

use super::fields::TextField;
use super::slips::Alike;
use super::wildcard::Wildcard;
use super::{Error, Snapshot, occurrences};
use crate::analysis::Tier;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy_fst::Automaton;
use tantivy_fst::automaton::AlwaysMatch;

/// Words of the index and in how many passages they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Terms of one tier; those in most passages first.
    pub words: Vec<(String, u64)>,
    /// How many there are, given or not.
    pub total: usize,
}

/// The fields whose words are what documents say.
const SAID: [TextField; 2] = [TextField::Body, TextField::Title];

impl Snapshot {
    /// The terms of `tier` that `wildcard` stands for, at most `limit` of them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn like(&self, wildcard: &Wildcard, tier: Tier, limit: usize) -> Result<Vocabulary, Error> {
        let fits = |term: &str| wildcard.fits(term).then_some(());
        let found = self.gather(tier, &AlwaysMatch, &wildcard.start, &fits)?;
        let total = found.len();
        let mut words: Vec<(String, u64)> = found.into_iter().map(|(term, ((), passages))| (term, passages)).collect();
        words.sort_by_key(|(_, passages)| Reverse(*passages));
        words.truncate(limit);
        Ok(Vocabulary { words, total })
    }

    /// The words that are spelled like `word` but for at most `slips` letters, in their exact form, and in how many
    /// passages they stand: nearest first, then those in most passages.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(&self, word: &str, slips: usize) -> Result<Vec<(String, u64)>, Error> {
        let alike = Alike::to(word, slips);
        let found = self.gather(Tier::Exact, &alike, "", &|term| alike.slips(term))?;
        let mut found: Vec<(String, (u8, u64))> = found.into_iter().collect();
        found.sort_by_key(|(_, (distance, passages))| (*distance, Reverse(*passages)));
        Ok(found.into_iter().map(|(term, (_, passages))| (term, passages)).collect())
    }

    /// The terms of `tier` that `automaton` matches, that begin with `start` and that `judge` lets through with a
    /// judgement.
    fn gather<T, A: Automaton>(
        &self,
        tier: Tier,
        automaton: &A,
        start: &str,
        judge: &dyn Fn(&str) -> Option<T>,
    ) -> Result<BTreeMap<String, (T, u64)>, Error>
    where
        A::State: Clone,
    {
        let mut found: BTreeMap<String, (T, [u64; SAID.len()])> = BTreeMap::new();
        for (place, field) in SAID.into_iter().enumerate() {
            let field = self.fields().text(field, tier);
            for reader in self.segment_readers() {
                let terms = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
                let range = terms.terms().search(automaton).ge(start.as_bytes());
                let mut stream = range.into_stream().map_err(|source| self.unreadable(source.into()))?;
                while stream.advance() {
                    let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                    if !term.starts_with(start) {
                        break;
                    }
                    let Some(judgement) = judge(term) else { continue };
                    let alive = occurrences::alive(reader, &terms, stream.value());
                    let alive = alive.map_err(|source| self.unreadable(source))?;
                    if alive > 0 {
                        let (_, passages) = found.entry(term.to_owned()).or_insert((judgement, [0; SAID.len()]));
                        passages[place] += u64::from(alive);
                    }
                }
            }
        }
        // A word in a title stands in every passage under it, which may have it too.
        let most = |[said, titled]: [u64; SAID.len()]| said.max(titled);
        Ok(found.into_iter().map(|(term, (judgement, passages))| (term, (judgement, most(passages)))).collect())
    }
}
