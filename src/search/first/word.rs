//! A word of the question and the ways through the passages that have it.

use crate::analysis::Tier;
use crate::index::{self, Arrangement, ItemId, PassageId, Snapshot, TextField, Walk};
use crate::search::found::{FREQUENT, Found, FoundForm, MOST_OF_WORTH};
use crate::search::plan::{Form, Wanted};
use crate::search::rank::TITLE_SHARE;
use std::ops::ControlFlow;

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
    /// By segment, nearest first.
    pub paths: Vec<Vec<Path<'a>>>,
}

impl<'a> Word<'a> {
    pub fn new(snapshot: &'a Snapshot, wanted: &Wanted) -> Result<Self, index::Error> {
        let forms: Vec<FoundForm> = wanted.forms.iter().map(FoundForm::new).collect();
        let mut word = Self {
            found: Found { forms, items: 0, is_common: false },
            paths: (0..snapshot.segments()).map(|_| Vec::new()).collect(),
        };
        // Forms that are the same words in other arrangements are looked for together.
        let mut place = 0;
        let mut is_frequent = false;
        for alike in wanted.forms.chunk_by(|form, next| form.pattern.slots == next.pattern.slots) {
            let own = (place..).zip(alike).filter(|(_, form)| !(is_frequent && form.is_loose()));
            word.add(snapshot, wanted, &own.collect::<Vec<_>>())?;
            is_frequent = is_frequent || alike[0].is_of_one_word() && word.is_in(snapshot, place, FREQUENT)?;
            place += alike.len();
        }
        word.weigh(snapshot, wanted.weight)?;
        Ok(word)
    }

    /// Adds the paths of forms that are the same words, each with its place among all.
    fn add(&mut self, snapshot: &'a Snapshot, wanted: &Wanted, alike: &[(usize, &Form)]) -> Result<(), index::Error> {
        let Some((_, first)) = alike.first() else { return Ok(()) };
        let slots = &first.pattern.slots;
        let arrangements: Vec<Arrangement> = alike.iter().map(|(_, form)| form.pattern.arrangement).collect();
        let forms: Vec<usize> = alike.iter().map(|(place, _)| *place).collect();
        let nearness = forms.iter().map(|form| self.found.forms[*form].nearness).fold(0.0, f32::max);
        for (segment, paths) in self.paths.iter_mut().enumerate() {
            for field in wanted.fields() {
                if let Some(walk) = snapshot.walk(segment, field, slots, &arrangements)? {
                    paths.push(Path { field, forms: forms.clone(), nearness, walk, is_pattern: slots.len() > 1 });
                }
            }
        }
        Ok(())
    }

    /// Whether a form stands in so many passages.
    fn is_in(&mut self, snapshot: &Snapshot, form: usize, least: usize) -> Result<bool, index::Error> {
        let mut passages = 0;
        self.each(snapshot, form, TextField::Body, &mut |_| {
            passages += 1;
            if passages < least { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(passages >= least)
    }

    /// What the forms are worth: as rare as all items are that the forms so far reach.
    fn weigh(&mut self, snapshot: &Snapshot, weight: f32) -> Result<(), index::Error> {
        let mut reached = Reached::new(snapshot.entries());
        let mut is_counted = vec![false; self.found.forms.len()];
        for place in 0..self.found.forms.len() {
            let tier = self.found.forms[place].tier;
            for (other, is_counted) in is_counted.iter_mut().enumerate() {
                // A form that happens to be rare says no more than the word in all its inflections.
                let belongs = other == place || tier == Tier::Exact && self.found.forms[other].tier == Tier::Inflected;
                if belongs && !std::mem::replace(is_counted, true) {
                    for field in TextField::all().filter(|field| field.answers()) {
                        self.each(snapshot, other, field, &mut |passage| {
                            reached.put(snapshot.item(passage));
                            ControlFlow::Continue(())
                        })?;
                    }
                }
            }
            self.found.weigh(place, reached.count, snapshot.items(), weight);
        }
        self.found.items = reached.count;
        Ok(())
    }

    /// Shows `seen` each passage in whose `field` a form stands, until it breaks off.
    fn each(
        &mut self,
        snapshot: &Snapshot,
        form: usize,
        field: TextField,
        seen: &mut dyn FnMut(PassageId) -> ControlFlow<()>,
    ) -> Result<(), index::Error> {
        for (segment, paths) in self.paths.iter_mut().enumerate() {
            for path in paths.iter_mut().filter(|path| path.field == field) {
                let Some(own) = path.forms.iter().position(|own| *own == form) else { continue };
                let mut at = path.walk.go_to(snapshot.first_of_segment(segment));
                while let Some(passage) = at {
                    if path.walk.counts()[own] > 0 && seen(passage).is_break() {
                        break;
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
