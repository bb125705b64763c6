//! Where a pattern occurs in a segment of the index.

use super::fields::{Fields, TextField};
use super::pattern::{Arrangement, Slot};
use super::unmarked::Unmarked;
use crate::analysis::Tier;
use std::collections::BTreeSet;
use tantivy::postings::{Postings, SegmentPostings, TermInfo};
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, InvertedIndexReader, SegmentReader, TERMINATED};

/// The documents of the segment in which words for all `slots` stand in `text` in one of the `arrangements`: which of
/// these, the document, and how often. Documents that `is_passed_over` are not looked into.
pub fn in_segment(
    reader: &SegmentReader,
    fields: &Fields,
    text: TextField,
    slots: &[Slot],
    arrangements: &[Arrangement],
    is_passed_over: &dyn Fn(u32) -> bool,
    found: &mut dyn FnMut(usize, u32, u32),
) -> tantivy::Result<()> {
    if let [slot] = slots
        && stands_apart(slot)
    {
        let lists = lists(reader, fields, text, slot, IndexRecordOption::WithFreqs)?;
        any_of(reader, lists, &mut |document, count| found(0, document, count));
        return Ok(());
    }
    let mut words = Vec::with_capacity(slots.len());
    for slot in slots {
        let lists = lists(reader, fields, text, slot, IndexRecordOption::WithFreqsAndPositions)?;
        if lists.is_empty() {
            return Ok(());
        }
        words.push(Word { lists });
    }
    let mut positions = vec![Vec::new(); words.len()];
    let mut counts = vec![0; arrangements.len()];
    while let Some(document) = next_shared(&mut words) {
        if !reader.is_deleted(document) && !is_passed_over(document) {
            for (word, positions) in words.iter_mut().zip(&mut positions) {
                word.positions(document, positions);
            }
            arranged(arrangements, &positions, &mut counts);
            for (place, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                found(place, document, *count);
            }
        }
        if let Some(first) = words.first_mut() {
            first.seek(document + 1);
        }
    }
    Ok(())
}

/// Words of a slot from which on it is not worth asking whether two of them stand at one place: that is rare, and
/// counts it as two. By feel.
const MANY: usize = 16;

/// Whether no two of the slot's terms stand at one place of a text, so that their counts add up. A place has one exact term,
/// and a stem stands in one list.
fn stands_apart(slot: &Slot) -> bool {
    let Some((tier, _)) = slot.first() else { return false };
    let is_alike = slot.iter().all(|(other, _)| other == tier);
    is_alike && (*tier == Tier::Exact || slot.len() > MANY || slot.len() == 1 && *tier != Tier::Folded)
}

/// The lists of all that a slot asks for, each once.
fn lists(
    reader: &SegmentReader,
    fields: &Fields,
    text: TextField,
    slot: &Slot,
    option: IndexRecordOption,
) -> tantivy::Result<Vec<SegmentPostings>> {
    // A stem that is a word itself stands in the list of exact words only, and no list is without marks.
    const OF_STEMS: [Tier; 2] = [Tier::Exact, Tier::Inflected];
    let mut taken: BTreeSet<(Field, Vec<u8>)> = BTreeSet::new();
    let mut lists = Vec::with_capacity(slot.len());
    for (tier, term) in slot {
        let is_folded = *tier == Tier::Folded;
        let tiers = if is_folded || *tier == Tier::Inflected { &OF_STEMS[..] } else { std::slice::from_ref(tier) };
        for field in tiers.iter().filter_map(|tier| fields.list(text, *tier)) {
            let inverted = reader.inverted_index(field)?;
            if is_folded {
                let mut found = inverted.terms().search(Unmarked::whole(term)).into_stream()?;
                while found.advance() {
                    if taken.insert((field, found.key().to_vec())) {
                        lists.push(inverted.read_postings_from_terminfo(found.value(), option)?);
                    }
                }
            } else if taken.insert((field, term.as_bytes().to_vec())) {
                lists.extend(inverted.read_postings(&Term::from_field_text(field, term), option)?);
            }
        }
    }
    Ok(lists)
}

/// More lists than this are added up document by document in a table, which costs a walk over all. By feel.
const FEW_LISTS: usize = 8;

/// Where any of `lists` has a document, and how often all of them together.
fn any_of(reader: &SegmentReader, mut lists: Vec<SegmentPostings>, found: &mut dyn FnMut(u32, u32)) {
    let is_alive = |document| !reader.is_deleted(document);
    if lists.len() <= FEW_LISTS {
        while let Some(document) = lists.iter().map(DocSet::doc).min().filter(|document| *document != TERMINATED) {
            let mut count = 0;
            for list in lists.iter_mut().filter(|list| list.doc() == document) {
                count += list.term_freq();
                list.advance();
            }
            if is_alive(document) {
                found(document, count);
            }
        }
        return;
    }
    let mut counts = vec![0; reader.max_doc() as usize];
    for mut list in lists {
        while list.doc() != TERMINATED {
            counts[list.doc() as usize] += list.term_freq();
            list.advance();
        }
    }
    for (document, count) in (0..).zip(counts).filter(|(document, count)| *count > 0 && is_alive(*document)) {
        found(document, count);
    }
}

/// In how many documents of the segment that are still there the term of `info` occurs.
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
    lists: Vec<SegmentPostings>,
}

impl Word {
    fn document(&self) -> u32 {
        self.lists.iter().map(DocSet::doc).min().unwrap_or(TERMINATED)
    }

    /// The first document from `target` on.
    fn seek(&mut self, target: u32) -> u32 {
        for list in &mut self.lists {
            if list.doc() < target {
                list.seek(target);
            }
        }
        self.document()
    }

    /// Where the word stands in `document`, sorted.
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

/// The next document that all words are in, from where the first stands.
fn next_shared(words: &mut [Word]) -> Option<u32> {
    let mut target = words.first()?.document();
    'target: while target != TERMINATED {
        for word in &mut *words {
            let reached = word.seek(target);
            if reached != target {
                target = reached;
                continue 'target;
            }
        }
        return Some(target);
    }
    None
}

/// At how many places of the first word the others are where each of the arrangements has them.
fn arranged(arrangements: &[Arrangement], positions: &[Vec<u32>], counts: &mut [u32]) {
    counts.fill(0);
    let Some((first, others)) = positions.split_first() else { return };
    let has_reach = arrangements.iter().any(|arrangement| matches!(arrangement, Arrangement::Within(_)));
    for start in first {
        // How far the farthest of the others is, each at its nearest.
        let reach = if has_reach { others.iter().map(|other| distance(other, *start)).max().unwrap_or(0) } else { 0 };
        for (arrangement, count) in arrangements.iter().zip(&mut *counts) {
            let fits = match arrangement {
                Arrangement::Row => {
                    (1_u32..).zip(others).all(|(distance, other)| other.binary_search(&(start + distance)).is_ok())
                }
                Arrangement::Within(farthest) => reach <= *farthest,
            };
            *count += u32::from(fits);
        }
    }
}

/// How far the nearest of `positions`, which are sorted, is from `start`.
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
        check(Arrangement::Row, &[&[1, 5, 9], &[2, 7, 10]], 2);
        check(Arrangement::Row, &[&[4]], 1);
    }

    #[test]
    fn nearness_goes_both_ways() {
        check(Arrangement::Within(2), &[&[5, 20], &[3, 30]], 1);
        check(Arrangement::Within(0), &[&[5, 6], &[6]], 1);
        check(Arrangement::Within(2), &[&[0], &[3]], 0);
    }
}
