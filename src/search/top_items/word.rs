//! Walks through the passages that contain a word of the query.

use crate::index::{self, Arrangement, ItemId, OccurrenceCursor, PassageId, Snapshot, TextField};
use crate::search::item_score::{TITLE_SHARE, combined};
use crate::search::plan::{Form, QueryTerm};
use crate::search::term_occurrences::{
    FormOccurrences, MOST_OF_WORTH, TermOccurrences, count as count_as_float, holding, weighed,
};

/// A way through the passages of a segment that have certain forms of a word in one field.
pub struct Path<'a> {
    pub field: TextField,
    /// The form that each arrangement of the words belongs to.
    pub forms: Vec<usize>,
    /// The nearness of the nearest of these forms.
    pub nearness: f32,
    /// What the form that is worth most is worth.
    score: f32,
    pub cursor: OccurrenceCursor<'a>,
    /// Whether it looks for several words in an arrangement. In passages that contain the word itself, such a match
    /// adds nothing and is slow to find.
    pub is_pattern: bool,
}

impl Path<'_> {
    /// Calls `seen` with each passage that has `form`.
    pub fn each(
        &mut self,
        snapshot: &Snapshot,
        form: usize,
        seen: &mut dyn FnMut(PassageId),
    ) -> Result<(), index::Error> {
        match self.forms.iter().position(|own| *own == form) {
            Some(own) => snapshot.each_passage(&mut self.cursor, own, seen),
            None => Ok(()),
        }
    }
}

/// A word of the query and its paths.
pub struct Word<'a> {
    pub found: TermOccurrences,
    /// The paths by segment.
    pub paths: Vec<Paths<'a>>,
}

/// The paths of a word in one segment, nearest form first.
#[derive(Default)]
pub struct Paths<'a> {
    paths: Vec<Path<'a>>,
    /// For each path one more than the row that it has reached; 0 before its first move, and beyond all rows at its end.
    /// In most items, most paths have nothing. Then this list tells so, without a look at their large cursors.
    reached: Vec<usize>,
}

const END: usize = usize::MAX;

impl<'a> Paths<'a> {
    fn add(&mut self, path: Path<'a>) {
        self.paths.push(path);
        self.reached.push(0);
    }

    pub fn len(&self) -> usize {
        self.paths.len()
    }

    /// The path at `place`, with the counts of the passage that it has reached.
    pub fn path(&self, place: usize) -> &Path<'a> {
        &self.paths[place]
    }

    /// The paths, which have not moved yet.
    pub fn unmoved(&mut self) -> &mut [Path<'a>] {
        &mut self.paths
    }

    /// Moves the path at `place` to the first passage from `target` on, and returns that.
    pub fn seek(&mut self, place: usize, target: PassageId) -> Option<PassageId> {
        let reached = &mut self.reached[place];
        if *reached <= target.row() {
            *reached = self.paths[place].cursor.seek(target).map_or(END, |passage| passage.row() + 1);
        }
        (*reached != END).then(|| PassageId::at(*reached - 1))
    }

    pub fn restart(&mut self, snapshot: &Snapshot) -> Result<(), index::Error> {
        self.reached.fill(0);
        self.paths.iter_mut().try_for_each(|path| snapshot.restart(&mut path.cursor))
    }
}

impl<'a> Word<'a> {
    pub fn new(snapshot: &'a Snapshot, term: &QueryTerm) -> Result<Self, index::Error> {
        let forms: Vec<FormOccurrences> = term.forms.iter().map(FormOccurrences::new).collect();
        let mut word = Self {
            found: TermOccurrences { forms, items: 0.0, is_common: false },
            paths: (0..snapshot.segments()).map(|_| Paths::default()).collect(),
        };
        // Forms that consist of the same words in different arrangements are looked for together.
        let mut place = 0;
        let mut is_frequent = false;
        for alike in term.forms.chunk_by(|form, next| form.pattern.slots == next.pattern.slots) {
            let own = (place..).zip(alike).filter(|(_, form)| !(is_frequent && form.is_loose()));
            word.add(snapshot, term, &own.collect::<Vec<_>>())?;
            is_frequent = is_frequent || alike[0].is_of_one_word() && word.found.forms[place].is_frequent();
            place += alike.len();
        }
        word.weigh(snapshot, term)?;
        Ok(word)
    }

    /// Adds the paths of forms that consist of the same words; each form comes with its place among all forms.
    fn add(&mut self, snapshot: &'a Snapshot, term: &QueryTerm, alike: &[(usize, &Form)]) -> Result<(), index::Error> {
        let Some((_, first)) = alike.first() else { return Ok(()) };
        let slots = &first.pattern.slots;
        let arrangements: Vec<Arrangement> = alike.iter().map(|(_, form)| form.pattern.arrangement).collect();
        let forms: Vec<usize> = alike.iter().map(|(place, _)| *place).collect();
        let nearness = forms.iter().map(|form| self.found.forms[*form].nearness).fold(0.0, f32::max);
        for field in term.fields() {
            let mut counts = vec![0; slots.len()];
            for (segment, paths) in self.paths.iter_mut().enumerate() {
                let cursor = snapshot.occurrence_cursor(segment, field, slots, &arrangements, Some(&mut counts))?;
                if let Some(cursor) = cursor {
                    let (forms, is_pattern) = (forms.clone(), slots.len() > 1);
                    paths.add(Path { field, forms, nearness, score: 0.0, cursor, is_pattern });
                }
            }
            for form in &forms {
                self.found.forms[*form].frequency.include(snapshot, field, &counts);
            }
        }
        Ok(())
    }

    /// Works out what each form is worth.
    fn weigh(&mut self, snapshot: &Snapshot, term: &QueryTerm) -> Result<(), index::Error> {
        let holding = holding(snapshot, term, &self.found.forms, &mut |form, seen| {
            self.paths.iter_mut().flat_map(Paths::unmoved).try_for_each(|path| path.each(snapshot, form, seen))
        })?;
        self.found.weigh(snapshot, term.weight, &holding);
        for path in self.paths.iter_mut().flat_map(Paths::unmoved) {
            path.score = path.forms.iter().map(|form| self.found.forms[*form].score).fold(0.0, f32::max);
        }
        Ok(())
    }

    /// The most passages of the segment that can have the word.
    pub fn most(&self, segment: usize) -> usize {
        self.paths[segment].paths.iter().map(|path| path.cursor.most()).sum()
    }

    /// The most that the word can add to a score.
    pub fn bound(&self) -> f32 {
        let worth = self.found.forms.iter().map(|form| form.score).fold(0.0, f32::max);
        worth * (MOST_OF_WORTH + TITLE_SHARE)
    }

    /// An upper bound of what the word can add to the score of `item`, which ends before the row `end`. It depends on
    /// which forms of the word the item has, and in which fields. The highest frequency is assumed, except in the data
    /// of the meeting, where occurrences are counted. `None` if the item lacks the word.
    pub fn bound_in(&mut self, snapshot: &Snapshot, segment: usize, item: ItemId, end: usize) -> Option<f32> {
        let mut has_it = false;
        let (mut text, mut title, mut own, mut meeting) = (0.0_f32, 0.0_f32, 0.0_f32, 0.0_f32);
        let paths = &mut self.paths[segment];
        for place in 0..paths.len() {
            if paths.seek(place, item.first()).is_none_or(|passage| passage.row() >= end) {
                continue;
            }
            let path = paths.path(place);
            has_it = true;
            if path.field == TextField::Meeting {
                let frequency = weighed(snapshot, path.field, item);
                for (form, count) in path.forms.iter().zip(path.cursor.counts()) {
                    meeting = meeting.max(self.found.forms[*form].saturated(frequency * count_as_float(*count)));
                }
                continue;
            }
            own = own.max(path.score);
            match path.field {
                TextField::Body => text = text.max(path.score),
                TextField::Title => title = title.max(path.score),
                _ => {}
            }
        }
        let whole = (own * MOST_OF_WORTH).max(meeting);
        has_it.then(|| combined(whole, text * MOST_OF_WORTH, title))
    }

    /// The first passage from `target` on that has the word, in its own text or in what belongs to its item. With
    /// `end`, any such passage before that row is enough, and the first one found is returned.
    pub fn next(&mut self, segment: usize, target: PassageId, end: Option<usize>) -> Option<PassageId> {
        let mut least: Option<PassageId> = None;
        let paths = &mut self.paths[segment];
        for place in 0..paths.len() {
            if let Some(passage) = paths.seek(place, target) {
                least = Some(least.map_or(passage, |least| least.min(passage)));
                if end.is_some_and(|end| passage.row() < end) {
                    break;
                }
            }
        }
        least
    }
}
