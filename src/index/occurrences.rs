//! Goes through the passages of a segment in which a pattern occurs, one by one, or by jumping ahead to a given
//! passage.

use super::fields::{Fields, TextField};
use super::pattern::{Arrangement, Slot};
use super::places::PassageId;
use super::unmarked::UnmarkedWords;
use crate::analysis::Tier;
use std::collections::BTreeSet;
use std::sync::Arc;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// A cursor over the documents of a segment in which words for all slots occur in a text, in one of several
/// arrangements.
pub struct OccurrenceCursor<'a> {
    reader: &'a SegmentReader,
    /// Number of entries in the segments before this one.
    base: u32,
    has_deletes: bool,
    words: Vec<Word>,
    arrangements: Vec<Arrangement>,
    positions: Vec<Vec<u32>>,
    /// How often each arrangement occurs in the current document.
    counts: Vec<u32>,
    /// The current document; `None` before the first move.
    document: Option<u32>,
    /// Everything found, kept after the first walk through all passages, so that positions are compared only once. Only
    /// for cursors with several words.
    listed: Option<Listed>,
}

/// Documents in order, each with how often every arrangement occurs in it.
struct Listed {
    documents: Vec<u32>,
    counts: Vec<u32>,
    /// The place of the current document.
    at: usize,
}

impl std::fmt::Debug for OccurrenceCursor<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OccurrenceCursor").field("document", &self.document).finish_non_exhaustive()
    }
}

/// A segment in which words are looked up.
#[derive(Debug)]
pub struct Searched<'a> {
    pub segment: usize,
    pub reader: &'a SegmentReader,
    /// Number of entries in the segments before this one.
    pub base: u32,
    pub fields: &'a Fields,
    pub unmarked: &'a UnmarkedWords,
}

/// The lists of postings of the words of a pattern, in one field of one segment.
pub struct PatternLists<'a> {
    reader: &'a SegmentReader,
    base: u32,
    /// The lists of each slot.
    slots: Vec<Vec<PostingList>>,
}

impl std::fmt::Debug for PatternLists<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("PatternLists").field("slots", &self.slots.len()).finish_non_exhaustive()
    }
}

impl<'a> PatternLists<'a> {
    pub(super) fn new(searched: &Searched<'a>, text: TextField, slots: &[Slot]) -> tantivy::Result<Self> {
        let slots = slots.iter().map(|slot| sources(searched, text, slot)).collect::<tantivy::Result<_>>()?;
        Ok(Self { reader: searched.reader, base: searched.base, slots })
    }

    /// Adds, for each slot, the number of documents in its lists. A document in several lists of a slot counts several
    /// times.
    pub(super) fn add_counts(&self, counts: &mut [u32]) -> tantivy::Result<()> {
        for (sources, count) in self.slots.iter().zip(counts) {
            for (inverted, info) in sources {
                *count = count.saturating_add(alive(self.reader, inverted, info)?);
            }
        }
        Ok(())
    }

    /// A cursor that has not begun; `None` if one of the words occurs nowhere.
    pub(super) fn cursor(self, arrangements: &[Arrangement]) -> tantivy::Result<Option<OccurrenceCursor<'a>>> {
        if self.slots.iter().any(Vec::is_empty) {
            return Ok(None);
        }
        // One slot needs no positions: its lists hold different words of the text, so their frequencies add up. A few
        // words that the index stores under two terms are counted twice.
        let adds_up = self.slots.len() == 1;
        let option = if adds_up { IndexRecordOption::WithFreqs } else { IndexRecordOption::WithFreqsAndPositions };
        let words = self.slots.into_iter().map(|sources| Word::new(sources, option));
        let words = words.collect::<tantivy::Result<Vec<_>>>()?;
        let positions = if adds_up { Vec::new() } else { vec![Vec::new(); words.len()] };
        Ok(Some(OccurrenceCursor {
            reader: self.reader,
            base: self.base,
            has_deletes: self.reader.has_deletes(),
            words,
            arrangements: arrangements.to_vec(),
            positions,
            counts: vec![0; arrangements.len()],
            document: None,
            listed: None,
        }))
    }
}

impl OccurrenceCursor<'_> {
    /// Goes back to the beginning.
    pub(super) fn restart(&mut self) -> tantivy::Result<()> {
        self.document = None;
        match &mut self.listed {
            Some(listed) => listed.at = 0,
            None => self.words.iter_mut().try_for_each(Word::restart)?,
        }
        Ok(())
    }

    /// How often each arrangement occurs in the current passage.
    #[must_use]
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The most passages that the cursor can find.
    #[must_use]
    pub fn most(&self) -> usize {
        self.words.iter().map(Word::most).min().unwrap_or(0) as usize
    }

    /// Moves to the first passage from `target` on, which must be in the cursor's segment, and returns the passage
    /// reached.
    pub fn seek(&mut self, target: PassageId) -> Option<PassageId> {
        let target = u32::try_from(target.row()).unwrap_or(u32::MAX).saturating_sub(self.base);
        let document = match self.document {
            Some(document) if document >= target => document,
            _ => self.seek_document(target, &|_| false),
        };
        (document != TERMINATED).then(|| PassageId::at(self.base as usize + document as usize))
    }

    /// Moves to the first document from `target` on that `is_passed_over` does not exclude.
    fn seek_document(&mut self, mut target: u32, is_passed_over: &dyn Fn(u32) -> bool) -> u32 {
        if let Some(listed) = &mut self.listed {
            let found = loop {
                match listed.seek(target) {
                    Some(document) if is_passed_over(document) => target = document + 1,
                    found => break found,
                }
            };
            if found.is_some() {
                let number = self.counts.len();
                self.counts.copy_from_slice(listed.counts(number));
            }
            let found = found.unwrap_or(TERMINATED);
            self.document = Some(found);
            return found;
        }
        let found = loop {
            let document = next_shared(&mut self.words, target);
            if document == TERMINATED {
                break TERMINATED;
            }
            let is_gone = self.has_deletes && self.reader.is_deleted(document);
            if !is_gone && !is_passed_over(document) {
                self.count(document);
                if self.counts.iter().any(|count| *count > 0) {
                    break document;
                }
            }
            target = document + 1;
        };
        self.document = Some(found);
        found
    }

    fn count(&mut self, document: u32) {
        if self.positions.is_empty() {
            self.counts.fill(self.words.iter().map(|word| word.count(document)).sum());
            return;
        }
        for (word, positions) in self.words.iter_mut().zip(&mut self.positions) {
            word.positions(document, positions);
        }
        arranged(&self.arrangements, &self.positions, &mut self.counts);
    }

    /// Calls `seen` with each passage in which the arrangement at `place` occurs. A passage with several words of a
    /// slot may come several times, and passages come in no particular order. The cursor must be at its beginning, and
    /// is there again afterwards.
    pub(super) fn each_passage(&mut self, place: usize, seen: &mut dyn FnMut(PassageId)) -> tantivy::Result<()> {
        let base = self.base as usize;
        let mut see = |document: u32| seen(PassageId::at(base + document as usize));
        if let [word] = self.words.as_slice() {
            // Lists without frequencies are faster to read.
            for (inverted, info) in &word.sources {
                let mut list = inverted.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
                while list.doc() != TERMINATED {
                    if !(self.has_deletes && self.reader.is_deleted(list.doc())) {
                        see(list.doc());
                    }
                    list.advance();
                }
            }
            return Ok(());
        }
        if self.listed.is_none() {
            self.listed = Some(self.list());
        }
        if let Some(Listed { documents, counts, .. }) = &self.listed {
            let has_it = |counts: &[u32]| counts[place] > 0;
            let all = documents.iter().zip(counts.chunks_exact(self.counts.len()));
            all.filter(|(_, counts)| has_it(counts)).for_each(|(document, _)| see(*document));
        }
        Ok(())
    }

    /// Goes through all documents. The cursor is at its beginning again afterwards.
    fn list(&mut self) -> Listed {
        let mut listed = Listed { documents: Vec::new(), counts: Vec::new(), at: 0 };
        let mut document = self.seek_document(0, &|_| false);
        while document != TERMINATED {
            listed.documents.push(document);
            listed.counts.extend_from_slice(&self.counts);
            document = self.seek_document(document + 1, &|_| false);
        }
        self.document = None;
        listed
    }

    /// Calls `found` for all documents that are not passed over, with the arrangement, the document, and how often it
    /// occurs there.
    pub(super) fn whole(mut self, is_passed_over: &dyn Fn(u32) -> bool, found: &mut dyn FnMut(usize, u32, u32)) {
        if let [word] = self.words.as_mut_slice() {
            let counts = if word.lists.len() > FEW_LISTS {
                (0..).zip(word.table(self.reader.max_doc())).filter(|(_, count)| *count > 0).collect()
            } else {
                word.merged()
            };
            let is_alive = |document| !(self.has_deletes && self.reader.is_deleted(document));
            let is_wanted = |document| is_alive(document) && !is_passed_over(document);
            for (document, count) in counts.into_iter().filter(|(document, _)| is_wanted(*document)) {
                (0..self.arrangements.len()).for_each(|place| found(place, document, count));
            }
            return;
        }
        let mut document = self.seek_document(0, is_passed_over);
        while document != TERMINATED {
            for (place, count) in self.counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                found(place, document, *count);
            }
            document = self.seek_document(document + 1, is_passed_over);
        }
    }
}

impl Listed {
    /// Moves to the first document from `target` on, which must not lie before the current one.
    fn seek(&mut self, target: u32) -> Option<u32> {
        // The target is mostly near: the distance doubles until it is passed.
        let rest = &self.documents[self.at..];
        let mut reach = 1;
        while rest.get(reach).is_some_and(|document| *document < target) {
            reach *= 2;
        }
        let near = &rest[..rest.len().min(reach + 1)];
        self.at += near.partition_point(|document| *document < target);
        self.documents.get(self.at).copied()
    }

    /// How often each of the `number` arrangements occurs in the current document.
    fn counts(&self, number: usize) -> &[u32] {
        self.counts.get(self.at * number..(self.at + 1) * number).unwrap_or_default()
    }
}

/// If there are more lists than this, they are added up in a table by document instead of merged one after the
/// other. Not measured.
const FEW_LISTS: usize = 8;

/// A list of postings: its index reader and its term.
type PostingList = (Arc<InvertedIndexReader>, TermInfo);

/// The lists of all terms of a slot, each once.
fn sources(searched: &Searched<'_>, text: TextField, slot: &Slot) -> tantivy::Result<Vec<PostingList>> {
    // Where inflected and folded words are looked for. A stem that is equal to its word is only in the list of exact
    // words. Words without their marks have no list; they are found by comparing the words of both lists.
    const OF_STEMS: [Tier; 2] = [Tier::Exact, Tier::Inflected];
    let mut taken: BTreeSet<(Field, Vec<u8>)> = BTreeSet::new();
    let mut sources = Vec::with_capacity(slot.len());
    for (tier, term) in slot {
        let is_folded = *tier == Tier::Folded;
        let tiers = if is_folded || *tier == Tier::Inflected { &OF_STEMS[..] } else { std::slice::from_ref(tier) };
        for field in tiers.iter().filter_map(|tier| searched.fields.list(text, *tier)) {
            let inverted = searched.reader.inverted_index(field)?;
            if is_folded {
                for (word, info) in searched.unmarked.of((searched.segment, field), &inverted, term)?.iter() {
                    if taken.insert((field, word.clone())) {
                        sources.push((Arc::clone(&inverted), info.clone()));
                    }
                }
            } else if taken.insert((field, term.as_bytes().to_vec())) {
                let info = inverted.get_term_info(&Term::from_field_text(field, term))?;
                sources.extend(info.map(|info| (Arc::clone(&inverted), info)));
            }
        }
    }
    Ok(sources)
}

/// The number of documents of the segment, not counting deleted ones, that contain the term of `info`.
pub fn alive(reader: &SegmentReader, terms: &InvertedIndexReader, info: &TermInfo) -> tantivy::Result<u32> {
    if !reader.has_deletes() {
        return Ok(info.doc_freq);
    }
    let mut postings = terms.read_postings_from_terminfo(info, IndexRecordOption::Basic)?;
    let mut alive = 0;
    while postings.doc() != TERMINATED {
        alive += u32::from(!reader.is_deleted(postings.doc()));
        postings.advance();
    }
    Ok(alive)
}

/// The lists of the terms that one word may be.
struct Word {
    sources: Vec<PostingList>,
    option: IndexRecordOption,
    lists: Vec<SegmentPostings>,
    /// The first document that any of the lists is at.
    document: u32,
}

impl Word {
    fn new(sources: Vec<PostingList>, option: IndexRecordOption) -> tantivy::Result<Self> {
        let mut word = Self { sources, option, lists: Vec::new(), document: TERMINATED };
        word.restart()?;
        Ok(word)
    }

    fn restart(&mut self) -> tantivy::Result<()> {
        self.lists.clear();
        for (inverted, info) in &self.sources {
            self.lists.push(inverted.read_postings_from_terminfo(info, self.option)?);
        }
        self.document = self.lists.iter().map(DocSet::doc).min().unwrap_or(TERMINATED);
        Ok(())
    }

    fn most(&self) -> u32 {
        self.sources.iter().map(|(_, info)| info.doc_freq).fold(0, u32::saturating_add)
    }

    /// How often the word occurs in `document`, to which it must have been moved.
    fn count(&self, document: u32) -> u32 {
        self.lists.iter().filter(|list| list.doc() == document).map(Postings::term_freq).sum()
    }

    /// The documents that contain the word, in order, and how often.
    fn merged(&mut self) -> Vec<(u32, u32)> {
        let mut merged: Vec<(u32, u32)> = Vec::new();
        for list in &mut self.lists {
            let mut before = std::mem::take(&mut merged).into_iter().peekable();
            while list.doc() != TERMINATED {
                while let Some(other) = before.next_if(|(document, _)| *document < list.doc()) {
                    merged.push(other);
                }
                let other = before.next_if(|(document, _)| *document == list.doc());
                merged.push((list.doc(), list.term_freq() + other.map_or(0, |(_, count)| count)));
                list.advance();
            }
            merged.extend(before);
        }
        merged
    }

    /// How often the word occurs in each document.
    fn table(&mut self, documents: u32) -> Vec<u32> {
        let mut counts = vec![0; documents as usize];
        for list in &mut self.lists {
            while list.doc() != TERMINATED {
                counts[list.doc() as usize] += list.term_freq();
                list.advance();
            }
        }
        counts
    }

    /// Moves to the first document from `target` on.
    fn seek(&mut self, target: u32) -> u32 {
        if self.document < target {
            self.document = TERMINATED;
            for list in &mut self.lists {
                let document = if list.doc() < target { list.seek(target) } else { list.doc() };
                self.document = self.document.min(document);
            }
        }
        self.document
    }

    /// The positions of the word in `document`, sorted.
    fn positions(&mut self, document: u32, positions: &mut Vec<u32>) {
        positions.clear();
        let mut own = Vec::new();
        for list in self.lists.iter_mut().filter(|list| list.doc() == document) {
            list.positions(&mut own);
            positions.extend_from_slice(&own);
        }
        positions.sort_unstable();
        positions.dedup();
    }
}

/// The first document from `target` on that contains all words.
fn next_shared(words: &mut [Word], mut target: u32) -> u32 {
    if let [word] = words {
        return word.seek(target);
    }
    'target: while target < TERMINATED {
        for word in &mut *words {
            let reached = word.seek(target);
            if reached != target {
                target = reached;
                continue 'target;
            }
        }
        return target;
    }
    TERMINATED
}

/// Counts, for each arrangement, the positions of the first word at which the other words are where the arrangement
/// wants them.
fn arranged(arrangements: &[Arrangement], positions: &[Vec<u32>], counts: &mut [u32]) {
    counts.fill(0);
    let Some((first, others)) = positions.split_first() else { return };
    let has_reach = arrangements.iter().any(|arrangement| matches!(arrangement, Arrangement::Within(_)));
    for start in first {
        // The distance to the other word that is farthest away, each at its nearest position.
        let reach = if has_reach { others.iter().map(|other| distance(other, *start)).max().unwrap_or(0) } else { 0 };
        for (arrangement, count) in arrangements.iter().zip(&mut *counts) {
            let fits = match arrangement {
                Arrangement::Adjacent => {
                    (1_u32..).zip(others).all(|(distance, other)| other.binary_search(&(start + distance)).is_ok())
                }
                Arrangement::Within(farthest) => reach <= *farthest,
            };
            *count += u32::from(fits);
        }
    }
}

/// The distance from `start` to the nearest of `positions`, which are sorted.
fn distance(positions: &[u32], start: u32) -> u32 {
    let after = positions.partition_point(|position| *position < start);
    let right = positions.get(after).map_or(u32::MAX, |position| position - start);
    let left =
        after.checked_sub(1).and_then(|before| positions.get(before)).map_or(u32::MAX, |position| start - position);
    left.min(right)
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, arranged};

    #[track_caller]
    fn check(arrangement: Arrangement, positions: &[&[u32]], expected: u32) {
        let positions: Vec<Vec<u32>> = positions.iter().map(|list| list.to_vec()).collect();
        let mut counts = [0];
        arranged(&[arrangement], &positions, &mut counts);
        assert_eq!(counts, [expected]);
    }

    #[test]
    fn a_row_has_no_word_between() {
        check(Arrangement::Adjacent, &[&[1, 5, 9], &[2, 7, 10]], 2);
        check(Arrangement::Adjacent, &[&[4]], 1);
    }

    #[test]
    fn nearness_goes_both_ways() {
        check(Arrangement::Within(2), &[&[5, 20], &[3, 30]], 1);
        check(Arrangement::Within(0), &[&[5, 6], &[6]], 1);
        check(Arrangement::Within(2), &[&[0], &[3]], 0);
    }
}
