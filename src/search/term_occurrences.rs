//! Finds where a word or phrase of the query occurs and what each occurrence is worth.
//!
//! The score is BM25 over fields (Robertson, Zaragoza, Taylor 2004, "Simple BM25 extension to multiple weighted
//! fields"), by the best form of the word.

#![expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    reason = "counts and lengths enter a score, where the seventh digit says nothing; fields are few"
)]

use super::plan::{Form, QueryTerm};
use super::query::Scope;
use super::row_map::RowMap;
use crate::analysis::Tier;
use crate::index::{self, Arrangement, Filter, FilteredEntries, ItemId, Occurrence, PassageId, Snapshot, TextField};

/// The number of text fields.
const FIELDS: u32 = TextField::COUNT as u32;

/// BM25's k1: how little further occurrences of a word add. The default of Lucene and tantivy.
const K1: f32 = 1.2;
/// BM25's b: how much the score of long texts is reduced. Lucene's default.
const B: f32 = 0.75;

/// If a word occurs in this many passages, forms with its parts far apart are not searched for. The value is not
/// critical: in the measurements (see `search/mod.rs`), results are the same for any limit from 100 up.
const FREQUENT: usize = 500;

/// A word that is in more than this share of all items does not distinguish items, so an item may lack it. Measured
/// (see `search/mod.rs`): case numbers score .996 without this rule and 1.000 with it. At 0.5, one of the 91 split
/// compounds no longer finds its document, because "åtgärd" distinguishes it.
const COMMON: f32 = 0.8;

/// Where a word or phrase of the query occurs, form by form.
pub struct TermOccurrences {
    pub forms: Vec<FormOccurrences>,
    /// How many items have it in any form.
    pub items: usize,
    /// Whether so many items have it in some inflection that lacking it means little, such as "interpellation" among
    /// interpellations.
    pub is_common: bool,
}

/// Where one form of the word occurs, and what a match is worth.
pub struct FormOccurrences {
    pub tier: Tier,
    /// How near the form is to the word as typed.
    pub nearness: f32,
    /// The nearness times the word's weight times its rarity.
    pub score: f32,
    /// How many passages have it at most, by text field: as many as have the rarest of its words.
    pub most: [usize; TextField::COUNT],
    /// The occurrences by text field.
    pub rows: [Vec<Occurrence>; TextField::COUNT],
}

/// How an item has the word.
#[derive(Debug, Clone, Copy, Default)]
pub struct InItem {
    /// What the form that is worth most adds.
    pub score: f32,
    /// What a match in the title adds.
    pub title: f32,
    /// Whether the item itself has it, not only the data of its meeting.
    pub is_in_own_text: bool,
    /// Whether it is in what all passages of the item share.
    pub is_shared: bool,
    /// The first passage found to have it, in its own text or in what belongs to its item.
    pub sample: Option<PassageId>,
    /// The frequency of the form being looked at.
    frequency: f32,
    count: f32,
    /// The form and field that were counted last.
    counted: u32,
}

/// How a passage's own text has the word.
#[derive(Debug, Clone, Copy, Default)]
pub struct InPassage {
    /// What the nearest form is worth, however often it occurs.
    pub nearness: f32,
    /// What the occurrences are worth.
    pub score: f32,
    /// The words that it has, as a bit set, when several words are added up.
    pub words: u64,
}

impl InPassage {
    /// Adds how the passage has the word at `place` of the plan.
    pub fn add(&mut self, place: usize, own: Self) {
        self.score += own.score;
        self.nearness += own.nearness;
        self.words |= 1 << place;
    }
}

/// A form adds at most this many times its worth to a score.
pub const MOST_OF_WORTH: f32 = K1 + 1.0;

/// The length of a field of an item relative to the mean, because words in long titles and texts count less.
fn length(snapshot: &Snapshot, field: TextField, item: ItemId) -> f32 {
    match field {
        TextField::Body => snapshot.item_length(item),
        _ => snapshot.length(field, item.first()) as f32 / snapshot.mean_length(field),
    }
}

/// What one occurrence in a field of an item counts.
pub fn weighed(snapshot: &Snapshot, field: TextField, item: ItemId) -> f32 {
    field.weight() * held_back(1.0, length(snapshot, field, item))
}

/// A number of occurrences as a float.
pub fn count(count: u32) -> f32 {
    count as f32
}

/// What it is worth that only `holding` of `all` items have something (BM25's inverse document frequency).
pub fn rarity(holding: usize, all: usize) -> f32 {
    (1.0 + (all as f32 - holding as f32 + 0.5) / (holding as f32 + 0.5)).ln()
}

/// Whether a word that `holding` of `all` items have distinguishes none of them.
pub fn is_common(holding: usize, all: usize) -> bool {
    holding as f32 > all as f32 * COMMON
}

/// A count, reduced for long texts.
fn held_back(count: f32, length: f32) -> f32 {
    count / (1.0 - B + B * length)
}

impl TermOccurrences {
    pub fn new(snapshot: &Snapshot, term: &QueryTerm) -> Result<Self, index::Error> {
        let decisions = match term.scope {
            Scope::Decision => Some(snapshot.filtered_entries(&Filter { decisions_only: true, ..Filter::default() })?),
            _ => None,
        };
        let mut forms: Vec<FormOccurrences> = Vec::with_capacity(term.forms.len());
        let mut is_frequent = false;
        // Forms that consist of the same words in different arrangements are looked for together.
        for alike in term.forms.chunk_by(|form, next| form.pattern.slots == next.pattern.slots) {
            let alike: Vec<&Form> = alike.iter().filter(|form| !(is_frequent && form.is_loose())).collect();
            let Some(first) = alike.first() else { continue };
            let arrangements: Vec<Arrangement> = alike.iter().map(|form| form.pattern.arrangement).collect();
            let mut found: Vec<FormOccurrences> = alike.iter().map(|form| FormOccurrences::new(form)).collect();
            let nearest = found.iter().map(|form| form.nearness).fold(0.0, f32::max);
            for field in term.fields() {
                // In passages that contain the word itself, its parts add nothing and are slow to find.
                let nearer = forms.iter().filter(|form: &&FormOccurrences| form.nearness >= nearest);
                let has_word = (!first.is_of_one_word()).then(|| {
                    let mut has_word = RowMap::<()>::new(snapshot.entries());
                    nearer.flat_map(|form| &form.rows[field as usize]).for_each(|row| has_word.put(row.passage.row()));
                    has_word
                });
                let is_passed_over = |passage: PassageId| {
                    has_word.as_ref().is_some_and(|has_word| has_word.get(passage.row()).is_some())
                };
                let (lists, most) =
                    snapshot.occurrences_of(field, &first.pattern.slots, &arrangements, &is_passed_over)?;
                for (form, mut rows) in found.iter_mut().zip(lists) {
                    if let Some(decisions) = &decisions {
                        rows.retain(|found| decisions.has(found.passage));
                    }
                    form.rows[field as usize] = rows;
                    form.most[field as usize] = most;
                }
            }
            is_frequent |= first.is_of_one_word() && found.iter().any(FormOccurrences::is_frequent);
            forms.append(&mut found);
        }
        let mut found = Self { forms, items: 0, is_common: false };
        if found.weigh_all(snapshot, term.weight) {
            let mut having = RowMap::<()>::new(snapshot.entries());
            for form in found.forms.iter().filter(|form| form.tier <= Tier::Inflected) {
                let said = TextField::all().filter(|field| field.answers());
                said.flat_map(|field| &form.rows[field as usize])
                    .for_each(|own| having.put(snapshot.item(own.passage).row()));
            }
            found.is_common = is_common(having.len(), snapshot.items());
        }
        Ok(found)
    }

    /// Gives each form its rarity: a form is as rare as the passages that have it or a nearer form. They are estimated
    /// from how many passages have each word, so no list is read for this. Returns whether the word may be common.
    pub fn weigh_all(&mut self, snapshot: &Snapshot, weight: f32) -> bool {
        let all = snapshot.passage_count();
        let own = |form: &FormOccurrences| {
            let said = TextField::all().filter(|field| field.answers());
            said.map(|field| form.most[field as usize]).max().unwrap_or(0)
        };
        // A rare inflection does not make the word rare.
        let inflected = self.forms.iter().filter(|form| form.tier <= Tier::Inflected).map(own).max().unwrap_or(0);
        let mut reached = 0;
        for form in &mut self.forms {
            reached = match form.tier {
                Tier::Exact | Tier::Inflected => reached.max(inflected),
                // Words without their marks include the words themselves.
                Tier::Folded => reached.max(own(form)),
                _ => reached + own(form),
            };
            form.score = form.nearness * weight * rarity(reached.min(all), all);
        }
        self.items = reached.min(all);
        inflected as f32 > snapshot.items() as f32 * COMMON
    }

    /// How each item has the word, counting only the passages and items that `admits` lets through.
    pub fn in_items(
        &self,
        snapshot: &Snapshot,
        admits: impl Fn(TextField, PassageId, ItemId) -> bool,
        items: &mut RowMap<InItem>,
    ) {
        items.clear();
        let mut touched = Vec::new();
        for (form, place) in self.forms.iter().zip(0_u32..) {
            for (field, code) in TextField::all().zip(place * FIELDS + 1..) {
                for found in &form.rows[field as usize] {
                    let item = snapshot.item(found.passage);
                    if !admits(field, found.passage, item) {
                        continue;
                    }
                    let held = items.entry(item.row());
                    if held.counted != code {
                        (held.counted, held.count) = (code, 0.0);
                        held.sample = held.sample.or(Some(found.passage));
                        held.is_in_own_text |= field.answers();
                        held.is_shared |= !field.is_of_passage();
                        touched.push(item);
                    } else if field != TextField::Body {
                        // Every passage of a decision says that something was decided; count that once.
                        continue;
                    }
                    held.count += found.count as f32;
                }
                for item in touched.drain(..) {
                    let frequency = weighed(snapshot, field, item);
                    let held = items.entry(item.row());
                    held.frequency += frequency * held.count;
                    if field == TextField::Title {
                        held.title = held.title.max(form.score);
                    }
                }
            }
            for (_, held) in items.iter_mut().filter(|(_, held)| held.frequency > 0.0) {
                held.score = held.score.max(form.saturated(held.frequency));
                held.frequency = 0.0;
            }
        }
    }

    /// How each passage's own text has the word. Titles do not matter when passages of one item are compared.
    pub fn in_passages(&self, snapshot: &Snapshot, filtered: &FilteredEntries, passages: &mut RowMap<InPassage>) {
        passages.clear();
        for form in &self.forms {
            for field in TextField::all().filter(|field| field.is_of_passage()) {
                for found in form.rows[field as usize].iter().filter(|found| filtered.has(found.passage)) {
                    let held = passages.entry(found.passage.row());
                    if field == TextField::Body {
                        held.score = held.score.max(form.in_passage(snapshot, *found));
                    }
                    held.nearness = held.nearness.max(form.score);
                }
            }
        }
    }

    /// Calls `has` with each item that has the word, including items that may not answer.
    pub fn mark(&self, snapshot: &Snapshot, mut has: impl FnMut(ItemId)) {
        for found in self.forms.iter().flat_map(|form| form.rows.iter().flatten()) {
            has(snapshot.item(found.passage));
        }
    }
}

impl FormOccurrences {
    /// A form that was not searched for yet.
    pub fn new(form: &Form) -> Self {
        let nearness = form.tier.weight() * form.share;
        Self { tier: form.tier, nearness, score: 0.0, most: Default::default(), rows: Default::default() }
    }

    /// Whether the text of so many passages may have it that its parts far apart need not be searched for.
    pub fn is_frequent(&self) -> bool {
        self.most[TextField::Body as usize] >= FREQUENT
    }

    /// What it is worth to occur this often.
    pub fn saturated(&self, frequency: f32) -> f32 {
        self.score * frequency * (K1 + 1.0) / (frequency + K1)
    }

    /// What an occurrence in a passage's own text is worth.
    pub fn in_passage(&self, snapshot: &Snapshot, found: Occurrence) -> f32 {
        let length = snapshot.length(TextField::Body, found.passage) as f32 / snapshot.mean_length(TextField::Body);
        self.saturated(held_back(found.count as f32, length))
    }
}
