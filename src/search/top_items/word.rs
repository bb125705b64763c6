//! Walks through the passages that contain a word of the query.

use crate::analysis::Tier;
use crate::index::{self, Arrangement, ItemId, OccurrenceCursor, PassageId, Snapshot, TextField};
use crate::search::plan::{Form, QueryTerm};
use crate::search::rank::TITLE_SHARE;
use crate::search::term_occurrences::{FREQUENT, FormOccurrences, MOST_OF_WORTH, TermOccurrences};
use std::ops::ControlFlow;

/// A way through the passages of a segment that have certain forms of a word in one field.
pub struct Path<'a> {
    pub field: TextField,
    /// The form that each arrangement of the words belongs to.
    pub forms: Vec<usize>,
    /// The nearness of the nearest of these forms.
    pub nearness: f32,
    pub cursor: OccurrenceCursor<'a>,
    /// Whether it looks for several words in an arrangement. In passages that contain the word itself, such a match
    /// adds nothing and is slow to find.
    pub is_pattern: bool,
}

/// A word of the query and its paths.
pub struct Word<'a> {
    pub found: TermOccurrences,
    /// The paths by segment, nearest form first.
    pub paths: Vec<Vec<Path<'a>>>,
}

impl<'a> Word<'a> {
    pub fn new(snapshot: &'a Snapshot, term: &QueryTerm) -> Result<Self, index::Error> {
        let forms: Vec<FormOccurrences> = term.forms.iter().map(FormOccurrences::new).collect();
        let mut word = Self {
            found: TermOccurrences { forms, items: 0, is_common: false },
            paths: (0..snapshot.segments()).map(|_| Vec::new()).collect(),
        };
        // Forms that consist of the same words in different arrangements are looked for together.
        let mut place = 0;
        let mut is_frequent = false;
        for alike in term.forms.chunk_by(|form, next| form.pattern.slots == next.pattern.slots) {
            let own = (place..).zip(alike).filter(|(_, form)| !(is_frequent && form.is_loose()));
            word.add(snapshot, term, &own.collect::<Vec<_>>())?;
            is_frequent = is_frequent || alike[0].is_of_one_word() && word.is_in(snapshot, place, FREQUENT)?;
            place += alike.len();
        }
        word.weigh(snapshot, term.weight)?;
        Ok(word)
    }

    /// Adds the paths of forms that consist of the same words; each form comes with its place among all forms.
    fn add(&mut self, snapshot: &'a Snapshot, term: &QueryTerm, alike: &[(usize, &Form)]) -> Result<(), index::Error> {
        let Some((_, first)) = alike.first() else { return Ok(()) };
        let slots = &first.pattern.slots;
        let arrangements: Vec<Arrangement> = alike.iter().map(|(_, form)| form.pattern.arrangement).collect();
        let forms: Vec<usize> = alike.iter().map(|(place, _)| *place).collect();
        let nearness = forms.iter().map(|form| self.found.forms[*form].nearness).fold(0.0, f32::max);
        for (segment, paths) in self.paths.iter_mut().enumerate() {
            for field in term.fields() {
                if let Some(cursor) = snapshot.occurrence_cursor(segment, field, slots, &arrangements)? {
                    paths.push(Path { field, forms: forms.clone(), nearness, cursor, is_pattern: slots.len() > 1 });
                }
            }
        }
        Ok(())
    }

    /// Whether a form occurs in at least `least` passages.
    fn is_in(&mut self, snapshot: &Snapshot, form: usize, least: usize) -> Result<bool, index::Error> {
        let mut passages = 0;
        self.each(snapshot, form, TextField::Body, &mut |_| {
            passages += 1;
            if passages < least { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })?;
        Ok(passages >= least)
    }

    /// Works out what each form is worth: it is as rare as all items that this form and the nearer ones reach.
    fn weigh(&mut self, snapshot: &Snapshot, weight: f32) -> Result<(), index::Error> {
        let mut reached = Reached::new(snapshot.entries());
        let mut is_counted = vec![false; self.found.forms.len()];
        for place in 0..self.found.forms.len() {
            let tier = self.found.forms[place].tier;
            for (other, is_counted) in is_counted.iter_mut().enumerate() {
                // An exact form that happens to be rare is worth no more than the word in all its inflections.
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

    /// Calls `seen` with each passage that has a form in `field`, until `seen` breaks.
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
                let mut at = path.cursor.seek(snapshot.first_of_segment(segment));
                while let Some(passage) = at {
                    if path.cursor.counts()[own] > 0 && seen(passage).is_break() {
                        break;
                    }
                    at = path.cursor.seek(PassageId::at(passage.row() + 1));
                }
                snapshot.restart(&mut path.cursor)?;
            }
        }
        Ok(())
    }

    /// The most passages of the segment that can have the word.
    pub fn most(&self, segment: usize) -> usize {
        self.paths[segment].iter().map(|path| path.cursor.most()).sum()
    }

    /// The most that the word can add to a score.
    pub fn bound(&self) -> f32 {
        let worth = self.found.forms.iter().map(|form| form.score).fold(0.0, f32::max);
        worth * (MOST_OF_WORTH + TITLE_SHARE)
    }

    /// The first passage from `target` on that has the word, in its own text or in what belongs to its item. With
    /// `end`, any such passage before that row is enough, and the first one found is returned.
    pub fn next(&mut self, segment: usize, target: PassageId, end: Option<usize>) -> Option<PassageId> {
        let mut least: Option<PassageId> = None;
        for path in &mut self.paths[segment] {
            if let Some(passage) = path.cursor.seek(target) {
                least = Some(least.map_or(passage, |least| least.min(passage)));
                if end.is_some_and(|end| passage.row() < end) {
                    break;
                }
            }
        }
        least
    }
}

/// Counts items, each once.
struct Reached {
    /// One bit per row.
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
