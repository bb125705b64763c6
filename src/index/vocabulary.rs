//! Looks up words of the index: which words are like a given one, and how many passages have each.

use super::edit_distance::EditDistanceAutomaton;
use super::fields::TextField;
use super::unmarked::Unmarked;
use super::wildcard::Wildcard;
use super::{Error, Snapshot, occurrences};
use crate::analysis::{Tier, fold};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use tantivy::SegmentReader;
use tantivy::schema::Term;

/// Words of the index, with the number of passages that have them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vocabulary {
    /// Terms of one tier; those in most passages first.
    pub words: Vec<(String, u64)>,
    /// How many words there are, including those that are not given.
    pub total: usize,
}

/// The fields whose words come from the documents' own text.
const SAID: [TextField; 2] = [TextField::Body, TextField::Title];

/// A function that receives a term and the number of passages that have it.
type Seen<'a> = &'a mut dyn FnMut(&str, u64);

impl Snapshot {
    /// The terms of `tier` that `wildcard` stands for, at most `most` of them.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn like(&self, wildcard: &Wildcard, tier: Tier, most: usize) -> Result<Vocabulary, Error> {
        let mut looks = usize::MAX;
        let found = self.like_each(std::slice::from_ref(wildcard), tier, most, &mut looks)?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// The terms of `tier` that each of `wildcards` stands for, at most `most` for each.
    ///
    /// Terms are compared in alphabetical order, at most `looks` of them; on return, `looks` is what is left. Wildcards
    /// with the same beginning, or without one, share a walk.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn like_each(
        &self,
        wildcards: &[Wildcard],
        tier: Tier,
        most: usize,
        looks: &mut usize,
    ) -> Result<Vec<Vocabulary>, Error> {
        let mut found: Vec<Frequent> = wildcards.iter().map(|_| Frequent { most, ..Frequent::default() }).collect();
        let mut walks: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (place, wildcard) in wildcards.iter().enumerate() {
            walks.entry(&wildcard.start).or_default().push(place);
        }
        for (start, places) in walks {
            let mut seen = |term: &str, passages| {
                for place in places.iter().filter(|place| wildcards[**place].fits(term)) {
                    found[*place].add(term, passages);
                }
            };
            match tier {
                Tier::Folded => self.look_through_unmarked(start, looks, &mut seen)?,
                _ => self.look_through(tier, start, looks, &mut seen)?,
            }
        }
        found.into_iter().map(|found| self.alive_among(tier, found)).collect()
    }

    /// Calls `seen` with the terms of `tier` that begin with `start`, each once and in alphabetical order. The number
    /// of passages includes deleted ones that are still on disk.
    fn look_through(&self, tier: Tier, start: &str, looks: &mut usize, seen: Seen<'_>) -> Result<(), Error> {
        let mut lists = Vec::new();
        for (place, field) in SAID.into_iter().enumerate() {
            let Some(field) = self.fields().list(field, tier) else { continue };
            for reader in self.segment_readers() {
                lists.push((place, reader.inverted_index(field).map_err(|source| self.unreadable(source))?));
            }
        }
        let mut streams = Vec::with_capacity(lists.len());
        for (place, terms) in &lists {
            let range = terms.terms().range().ge(start.as_bytes());
            let mut stream = range.into_stream().map_err(|source| self.unreadable(source.into()))?;
            if stream.advance() {
                streams.push((head(stream.key()), *place, stream));
            }
        }
        let mut term = Vec::new();
        while let Some((least, first)) = streams.iter().map(|(head, _, stream)| (*head, stream.key())).min() {
            if *looks == 0 || !first.starts_with(start.as_bytes()) {
                break;
            }
            term.clear();
            term.extend_from_slice(first);
            let mut passages = [0; SAID.len()];
            streams.retain_mut(|(head, place, stream)| {
                if *head != least || stream.key() != term.as_slice() {
                    return true;
                }
                *looks = looks.saturating_sub(1);
                passages[*place] += u64::from(stream.value().doc_freq);
                let has_next = stream.advance();
                *head = self::head(stream.key());
                has_next
            });
            if let Ok(term) = std::str::from_utf8(&term) {
                seen(term, most(passages));
            }
        }
        Ok(())
    }

    /// Does the same for words without their marks. If several words become the same, their passages are added up.
    fn look_through_unmarked(&self, start: &str, looks: &mut usize, seen: Seen<'_>) -> Result<(), Error> {
        let mut words: BTreeMap<String, [u64; SAID.len()]> = BTreeMap::new();
        for (place, field) in SAID.into_iter().enumerate() {
            for reader in self.segment_readers() {
                let terms = reader.inverted_index(self.fields().exact(field));
                let terms = terms.map_err(|source| self.unreadable(source))?;
                let range = terms.terms().search(Unmarked::beginning(start));
                let mut stream = range.into_stream().map_err(|source| self.unreadable(source.into()))?;
                while *looks > 0 && stream.advance() {
                    *looks -= 1;
                    let alive = occurrences::alive(reader, &terms, stream.value());
                    let alive = alive.map_err(|source| self.unreadable(source))?;
                    if let Ok(term) = std::str::from_utf8(stream.key())
                        && alive > 0
                    {
                        words.entry(fold(term)).or_default()[place] += u64::from(alive);
                    }
                }
            }
        }
        for (word, passages) in words {
            seen(&word, most(passages));
        }
        Ok(())
    }

    /// Those of the found words that occur in a passage that is not deleted, with the number of such passages.
    fn alive_among(&self, tier: Tier, found: Frequent) -> Result<Vocabulary, Error> {
        let Frequent { words, mut total, .. } = found;
        let mut alive = Vec::with_capacity(words.len());
        // For words without marks, deleted passages were not counted in the first place.
        let has_deletes = tier != Tier::Folded && self.segment_readers().any(SegmentReader::has_deletes);
        for Reverse((passages, Reverse(word))) in words {
            let passages = if has_deletes { self.passages_with(tier, &word)? } else { passages };
            if passages > 0 {
                alive.push((word, passages));
            } else {
                total -= 1;
            }
        }
        alive.sort_by(|(word, passages), (other, others)| others.cmp(passages).then_with(|| word.cmp(other)));
        Ok(Vocabulary { words: alive, total })
    }

    /// The number of passages that have `word`.
    fn passages_with(&self, tier: Tier, word: &str) -> Result<u64, Error> {
        let mut passages = [0; SAID.len()];
        for (place, field) in SAID.into_iter().enumerate() {
            let Some(field) = self.fields().list(field, tier) else { continue };
            for reader in self.segment_readers() {
                let terms = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
                let term = Term::from_field_text(field, word);
                let Some(info) = terms.get_term_info(&term).map_err(|source| self.unreadable(source.into()))? else {
                    continue;
                };
                let alive = occurrences::alive(reader, &terms, &info).map_err(|source| self.unreadable(source))?;
                passages[place] += u64::from(alive);
            }
        }
        Ok(most(passages))
    }

    /// The exact words that differ from `word` by at most `edits` letters, with the number of passages that have them:
    /// nearest first, then those in most passages.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn similar(&self, word: &str, edits: usize) -> Result<Vec<(String, u64)>, Error> {
        let automaton = EditDistanceAutomaton::new(word, edits);
        let mut found: BTreeMap<String, (u8, [u64; SAID.len()])> = BTreeMap::new();
        for (place, field) in SAID.into_iter().enumerate() {
            let field = self.fields().exact(field);
            for reader in self.segment_readers() {
                let terms = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
                let range = terms.terms().search(&automaton);
                let mut stream = range.into_stream().map_err(|source| self.unreadable(source.into()))?;
                while stream.advance() {
                    let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                    let Some(distance) = automaton.distance(term) else { continue };
                    let holding = occurrences::alive(reader, &terms, stream.value());
                    let holding = holding.map_err(|source| self.unreadable(source))?;
                    if holding > 0 {
                        let (_, passages) = found.entry(term.to_owned()).or_insert((distance, [0; SAID.len()]));
                        passages[place] += u64::from(holding);
                    }
                }
            }
        }
        let mut found: Vec<(String, u8, u64)> =
            found.into_iter().map(|(term, (distance, passages))| (term, distance, most(passages))).collect();
        found.sort_by_key(|(_, distance, passages)| (*distance, Reverse(*passages)));
        Ok(found.into_iter().map(|(term, _, passages)| (term, passages)).collect())
    }
}

/// The first letters of a term as a number, in the same order. Most terms differ in it, and numbers are compared faster
/// than letters.
fn head(term: &[u8]) -> u64 {
    let mut bytes = [0; size_of::<u64>()];
    let length = term.len().min(bytes.len());
    bytes[..length].copy_from_slice(&term[..length]);
    u64::from_be_bytes(bytes)
}

/// The larger of the two numbers, because the passages under a title may have the word too.
fn most([said, titled]: [u64; SAID.len()]) -> u64 {
    said.max(titled)
}

/// The most frequent of the words that were added; of equally frequent words, the first.
#[derive(Default)]
struct Frequent {
    most: usize,
    /// The words, the least frequent on top.
    words: BinaryHeap<Reverse<(u64, Reverse<String>)>>,
    /// How many words were added.
    total: usize,
}

impl Frequent {
    /// Adds a word; words must come in alphabetical order.
    fn add(&mut self, word: &str, passages: u64) {
        self.total += 1;
        if self.words.len() >= self.most {
            if self.words.peek().is_none_or(|Reverse((least, _))| *least >= passages) {
                return;
            }
            self.words.pop();
        }
        self.words.push(Reverse((passages, Reverse(word.to_owned()))));
    }
}

#[cfg(test)]
mod tests {
    use super::Frequent;
    use std::cmp::Reverse;

    #[test]
    fn the_most_frequent_words_are_kept_and_all_are_counted() {
        let mut frequent = Frequent { most: 2, ..Frequent::default() };
        for (word, passages) in [("a", 1), ("b", 3), ("c", 1), ("d", 2), ("e", 2)] {
            frequent.add(word, passages);
        }
        let kept = frequent.words.into_sorted_vec();
        let kept: Vec<(&str, u64)> =
            kept.iter().map(|Reverse((passages, Reverse(word)))| (word.as_str(), *passages)).collect();
        assert_eq!((kept, frequent.total), (vec![("b", 3), ("d", 2)], 5));
    }
}
