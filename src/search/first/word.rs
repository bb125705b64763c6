//! A word of the question and the ways through the passages that have it.

use crate::analysis::Tier;
use crate::index::{self, Arrangement, ItemId, PassageId, Snapshot, TextField, Walk};
use crate::search::found::{FREQUENT, Found, FoundForm, MOST_OF_WORTH};
use crate::search::plan::{Form, Wanted};
use crate::search::rank::TITLE_SHARE;
use std::collections::BTreeSet;

/// A way through the passages of a segment that have forms of a word in a field.
pub struct Path<'a> {
    pub field: TextField,
    /// Which form each arrangement of the words is.
    pub forms: Vec<usize>,
    /// Of the nearest of them.
    pub nearness: f32,
    pub walk: Walk<'a>,
    /// It looks for words side by side; where the word itself stands that says nothing more, and is slow to look for.
    pub is_pattern: bool,
}

/// A word of the question.
pub struct Word<'a> {
    pub found: Found,
    /// By segment: those of the word itself first.
    pub paths: Vec<Vec<Path<'a>>>,
    pub weight: f32,
}

impl<'a> Word<'a> {
    pub fn new(snapshot: &'a Snapshot, wanted: &Wanted) -> Result<Self, index::Error> {
        let forms: Vec<FoundForm> = wanted.forms.iter().map(FoundForm::new).collect();
        let mut word = Self {
            found: Found { forms, items: 0, is_common: false },
            paths: (0..snapshot.segments()).map(|_| Vec::new()).collect(),
            weight: wanted.weight,
        };
        // In how many passages each form stands.
        let mut passages = vec![0; wanted.forms.len()];
        let mut place = 0;
        let mut patterns: Vec<(usize, &[Form])> = Vec::new();
        // Forms that are the same words in other arrangements are looked for together.
        for alike in wanted.forms.chunk_by(|form, next| form.pattern.slots == next.pattern.slots) {
            if alike[0].pattern.slots.len() > 1 {
                patterns.push((place, alike));
            } else {
                passages[place] = word.add(snapshot, wanted, &[(place, &alike[0])])?;
            }
            place += alike.len();
        }
        for (place, alike) in patterns {
            let is_frequent = passages[..place].iter().any(|passages| *passages >= FREQUENT);
            let alike: Vec<(usize, &Form)> =
                (place..).zip(alike).filter(|(_, form)| !(is_frequent && form.is_loose())).collect();
            if !alike.is_empty() {
                word.add(snapshot, wanted, &alike)?;
            }
        }
        Ok(word)
    }

    /// Adds the paths of forms that are the same words, each with its place among all; in how many passages texts have them at
    /// most.
    fn add(
        &mut self,
        snapshot: &'a Snapshot,
        wanted: &Wanted,
        alike: &[(usize, &Form)],
    ) -> Result<usize, index::Error> {
        let slots = &alike[0].1.pattern.slots;
        let arrangements: Vec<Arrangement> = alike.iter().map(|(_, form)| form.pattern.arrangement).collect();
        let forms: Vec<usize> = alike.iter().map(|(place, _)| *place).collect();
        let nearness = forms.iter().map(|form| self.found.forms[*form].nearness).fold(0.0, f32::max);
        let mut passages = 0;
        for (segment, paths) in self.paths.iter_mut().enumerate() {
            for field in wanted.fields() {
                let Some(walk) = snapshot.walk(segment, field, slots, &arrangements)? else { continue };
                if field == TextField::Body {
                    passages += walk.most();
                }
                paths.push(Path { field, forms: forms.clone(), nearness, walk, is_pattern: slots.len() > 1 });
            }
        }
        Ok(passages)
    }

    /// What the forms are worth: as rare as all items are that the forms so far reach. Words side by side that may stand in
    /// more passages than are `countable` are as rare as the word itself.
    pub fn weigh(&mut self, snapshot: &Snapshot, countable: usize) -> Result<(), index::Error> {
        let mut reached = Reached::new(snapshot.entries());
        let mut is_counted = vec![false; self.found.forms.len()];
        let long = self.paths.iter().flatten().filter(|path| !path.is_within(countable));
        let long: BTreeSet<usize> = long.flat_map(|path| path.forms.iter().copied()).collect();
        let (last, first): (Vec<usize>, Vec<usize>) =
            (0..self.found.forms.len()).partition(|place| long.contains(place));
        for place in first.into_iter().chain(last) {
            let tier = self.found.forms[place].tier;
            for (other, is_counted) in is_counted.iter_mut().enumerate() {
                // A form that happens to be rare says no more than the word in all its inflections.
                let belongs = other == place || tier == Tier::Exact && self.found.forms[other].tier == Tier::Inflected;
                if belongs && !std::mem::replace(is_counted, true) {
                    self.count(snapshot, other, countable, &mut reached)?;
                }
            }
            self.found.weigh(place, reached.count, snapshot.items(), self.weight);
        }
        self.found.items = reached.count;
        Ok(())
    }

    fn count(
        &mut self,
        snapshot: &Snapshot,
        form: usize,
        countable: usize,
        reached: &mut Reached,
    ) -> Result<(), index::Error> {
        for (segment, paths) in self.paths.iter_mut().enumerate() {
            for path in paths.iter_mut().filter(|path| path.is_within(countable) && path.field.answers()) {
                let Some(own) = path.forms.iter().position(|own| *own == form) else { continue };
                let mut at = path.walk.go_to(snapshot.first_of_segment(segment));
                while let Some(passage) = at {
                    if path.walk.counts()[own] > 0 {
                        reached.put(snapshot.item(passage));
                    }
                    at = path.walk.go_to(PassageId::at(passage.row() + 1));
                }
                snapshot.restart(&mut path.walk)?;
            }
        }
        Ok(())
    }

    /// In how many passages of the segment it stands at most.
    pub fn most(&self, segment: usize) -> usize {
        self.paths[segment].iter().map(|path| path.walk.most()).sum()
    }

    /// It adds no more than this to a score.
    pub fn bound(&self) -> f32 {
        let worth = self.found.forms.iter().map(|form| form.worth).fold(0.0, f32::max);
        worth * (MOST_OF_WORTH + TITLE_SHARE)
    }

    /// The first passage from `target` on that has it, in its own text or its item's. Where any before the row `end` will do, the
    /// first that is found.
    pub fn next(&mut self, segment: usize, target: PassageId, end: Option<usize>) -> Option<PassageId> {
        let mut least: Option<PassageId> = None;
        for path in &mut self.paths[segment] {
            if let Some(passage) = path.walk.go_to(target) {
                least = Some(least.map_or(passage, |least| least.min(passage)));
                if end.is_some_and(|end| passage.row() < end) {
                    break;
                }
            }
        }
        least
    }
}

impl Path<'_> {
    /// Whether its items are to be counted, where words side by side are in so many passages.
    fn is_within(&self, countable: usize) -> bool {
        !self.is_pattern || self.walk.most() <= countable
    }
}

/// The items that were reached, each counted once.
struct Reached {
    /// A bit a row.
    rows: Vec<u64>,
    count: usize,
}

impl Reached {
    fn new(rows: usize) -> Self {
        Self { rows: vec![0; rows / 64 + 1], count: 0 }
    }

    fn put(&mut self, item: ItemId) {
        let (place, bit) = (item.row() / 64, 1 << (item.row() % 64));
        self.count += usize::from(self.rows[place] & bit == 0);
        self.rows[place] |= bit;
    }
}
