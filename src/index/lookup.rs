//! Looks up where patterns of words occur.

use super::fields::TextField;
use super::occurrences::{OccurrenceCursor, PatternLists};
use super::pattern::{Arrangement, Pattern, Slot};
use super::places::PassageId;
use super::{Error, Occurrence, Snapshot};

impl Snapshot {
    /// The passages in whose `field` the pattern occurs, in order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn occurrences(&self, field: TextField, pattern: &Pattern) -> Result<Vec<Occurrence>, Error> {
        let found = self.occurrences_of(field, &pattern.slots, &[pattern.arrangement], &|_| false, None)?;
        Ok(found.into_iter().next().unwrap_or_default())
    }

    /// The passages for several patterns of the same words: one list for each arrangement, without the passages that
    /// `is_passed_over` accepts. If `counts` is given, the number of passages with one of its words is added for each
    /// slot. A passage that has several of these words is counted several times.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn occurrences_of(
        &self,
        field: TextField,
        slots: &[Slot],
        arrangements: &[Arrangement],
        is_passed_over: &dyn Fn(PassageId) -> bool,
        mut counts: Option<&mut [u32]>,
    ) -> Result<Vec<Vec<Occurrence>>, Error> {
        let mut found = vec![Vec::new(); arrangements.len()];
        for segment in 0..self.segments() {
            let base = self.first_of_segment(segment).0;
            let mut keep = |place: usize, document, count| {
                let passage = PassageId(base + document);
                found[place].push(Occurrence { passage, count });
            };
            let is_passed_over = |document| is_passed_over(PassageId(base + document));
            if let Some(cursor) = self.occurrence_cursor(segment, field, slots, arrangements, counts.as_deref_mut())? {
                cursor.whole(&is_passed_over, &mut keep);
            }
        }
        Ok(found)
    }

    /// A cursor over the passages of one segment in which the words occur in one of `arrangements`; `None` if one of
    /// the words occurs nowhere. It adds to `counts` as [`occurrences_of`](Self::occurrences_of) does.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn occurrence_cursor(
        &self,
        segment: usize,
        field: TextField,
        slots: &[Slot],
        arrangements: &[Arrangement],
        counts: Option<&mut [u32]>,
    ) -> Result<Option<OccurrenceCursor<'_>>, Error> {
        let lists = PatternLists::new(&self.searched(segment), field, slots);
        let cursor = lists.and_then(|lists| {
            if let Some(counts) = counts {
                lists.add_counts(counts)?;
            }
            lists.cursor(arrangements)
        });
        cursor.map_err(|source| self.unreadable(source))
    }

    /// Calls `seen` with each passage in which the arrangement at `place` occurs. A passage with several words of a
    /// slot may come several times, and passages come in no particular order. The cursor must be at its beginning, and
    /// is there again afterwards.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn each_passage(
        &self,
        cursor: &mut OccurrenceCursor<'_>,
        place: usize,
        seen: &mut dyn FnMut(PassageId),
    ) -> Result<(), Error> {
        cursor.each_passage(place, seen).map_err(|source| self.unreadable(source))
    }

    /// Moves a cursor back to its beginning.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn restart(&self, cursor: &mut OccurrenceCursor<'_>) -> Result<(), Error> {
        cursor.restart().map_err(|source| self.unreadable(source))
    }
}
