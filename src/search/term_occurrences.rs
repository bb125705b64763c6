//! Finds where a word or phrase of the query occurs and what each occurrence is worth.
//!
//! The score is BM25 over fields (Robertson, Zaragoza, Taylor 2004, "Simple BM25 extension to multiple weighted
//! fields"), by the best form of the word.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts and lengths enter a score, where the seventh digit says nothing"
)]

use super::item_score::Seen;
use super::plan::{Form, QueryTerm};
use super::query::Scope;
use super::row_set::RowSet;
use crate::analysis::Tier;
use crate::index::{self, Arrangement, Filter, ItemId, Occurrence, PassageId, Snapshot, TextField};

/// If a form is in more passages than this, the number of its items is estimated, so that frequent words do not slow a
/// query. The value is not measured.
#[cfg(not(test))]
const COUNTED: f32 = 16_384.0;
/// So few that `engine/estimates.rs` tests both.
#[cfg(test)]
const COUNTED: f32 = 3.0;

/// BM25's k1: how little further occurrences of a word add. The default of Lucene and tantivy.
const K1: f32 = 1.2;
/// BM25's b: how much the score of long texts is reduced. Lucene's default.
const B: f32 = 0.75;

/// If a word occurs in this many passages, forms with its parts far apart are not searched for. The value is not
/// critical: in the measurements (see `search/mod.rs`), results are the same for any limit from 100 up.
const FREQUENT: f32 = 500.0;

/// A word that is in more than this share of all items does not distinguish items, so an item may lack it. Measured
/// (see `search/mod.rs`): case numbers score .996 without this rule and 1.000 with it. At 0.5, one of the 91 split
/// compounds no longer finds its document, because "åtgärd" distinguishes it.
const COMMON: f32 = 0.8;

/// Where a word or phrase of the query occurs, form by form.
pub struct TermOccurrences {
    pub forms: Vec<FormOccurrences>,
    /// About how many items have it in any form.
    pub items: f32,
    /// Whether so many items have it in some inflection that lacking it means little, such as "interpellation" among
    /// interpellations.
    pub is_common: bool,
}

/// Where one form of the word occurs, and what a match is worth.
pub struct FormOccurrences {
    pub tier: Tier,
    /// Whether a single word of a text can match it.
    is_of_one_word: bool,
    /// How near the form is to the word as typed.
    pub nearness: f32,
    /// The nearness times the word's weight times its rarity.
    pub score: f32,
    pub frequency: Frequency,
    /// The occurrences by text field.
    pub rows: [Vec<Occurrence>; TextField::COUNT],
}

/// [`FormOccurrences::saturated`] gives at most this many times the score of the form.
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
    field.weight() * length_adjusted(1.0, length(snapshot, field, item))
}

/// A number of occurrences as a float.
pub fn count(count: u32) -> f32 {
    count as f32
}

/// What it is worth that only `holding` of `all` items have something (BM25's inverse document frequency).
pub fn rarity(holding: f32, all: f32) -> f32 {
    (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln()
}

/// How many of `items` are expected to have one of `passages` that are spread over them at random.
fn expected_items(passages: f32, items: f32) -> f32 {
    items * (1.0 - (-passages / items).exp())
}

/// Estimates of how many passages have a form, made from how many have each of its words.
#[derive(Debug, Clone, Copy, Default)]
pub struct Frequency {
    /// At most: as many as have the rarest word.
    most: f32,
    /// As many as if its words were independent of each other.
    expected: f32,
    /// As many in the field [`TextField::Body`] as if its words were independent of each other.
    in_text: f32,
    /// Whether a field that makes an item a match has its words.
    answers: bool,
}

impl Frequency {
    /// Takes a field into account; `counts` gives, for each slot, how many passages have one of its words there.
    pub fn include(&mut self, snapshot: &Snapshot, field: TextField, counts: &[u32]) {
        let all = snapshot.passage_count() as f32;
        let counts = counts.iter().map(|count| *count as f32);
        let expected = counts.clone().map(|count| (count / all).min(1.0)).product::<f32>() * all;
        let most = counts.fold(f32::INFINITY, f32::min);
        // Words of titles are in the text, too, so the fields are not added up.
        self.most = self.most.max(most);
        self.answers |= field.answers() && most > 0.0;
        self.expected = self.expected.max(expected);
        if field == TextField::Body {
            self.in_text = expected;
        }
    }
}

/// How many items have each form of a word or one before it, and whether nearly all have the word.
pub struct Holding {
    items: Vec<f32>,
    is_common: bool,
}

/// Calls its second argument with each passage that has the form at a place.
pub type VisitForm<'a> = &'a mut dyn FnMut(usize, &mut dyn FnMut(PassageId)) -> Result<(), index::Error>;

/// Works out how many items have each form of `term` or one before it, and whether nearly all have the term.
pub fn holding(
    snapshot: &Snapshot,
    term: &QueryTerm,
    forms: &[FormOccurrences],
    visit: VisitForm<'_>,
) -> Result<Holding, index::Error> {
    let items = items_reached(snapshot, forms, visit)?;
    Ok(Holding { items, is_common: is_common(snapshot, term, forms, visit)? })
}

/// How many items have each form or one before it. Items of frequent forms are not counted but estimated, as if the
/// passages of a form were spread over the items at random.
fn items_reached(
    snapshot: &Snapshot,
    forms: &[FormOccurrences],
    visit: VisitForm<'_>,
) -> Result<Vec<f32>, index::Error> {
    let all = snapshot.items() as f32;
    let mut counted = RowSet::new(snapshot.entries());
    let mut estimated = 0.0_f32;
    let mut is_done = vec![false; forms.len()];
    let mut items = Vec::with_capacity(forms.len());
    for (last, form) in forms.iter().enumerate() {
        for (place, other) in forms.iter().enumerate() {
            // The items of inflected forms count for the exact form too, so that a rare inflection does not make the
            // word rare.
            let belongs = place == last || form.tier == Tier::Exact && other.tier == Tier::Inflected;
            if !belongs || std::mem::replace(&mut is_done[place], true) {
                continue;
            }
            // A pattern may have been looked for only outside the passages of earlier forms. Its number is right only
            // if those were counted and not estimated.
            if other.frequency.most <= COUNTED && (other.is_of_one_word || estimated <= 0.0) {
                visit(place, &mut |passage| counted.add(snapshot.item(passage).row()))?;
                continue;
            }
            estimated = match other.tier {
                // These forms overlap: inflected words include the exact word, and words without marks include both. So the
                // largest estimate is taken and not the sum.
                Tier::Exact | Tier::Inflected | Tier::Folded => estimated.max(other.frequency.expected),
                _ => estimated + other.frequency.expected,
            };
        }
        items.push((counted.len() as f32 + expected_items(estimated, all)).min(all));
    }
    Ok(items)
}

/// Whether nearly all items have the word in some inflection. Only words are judged, not phrases.
fn is_common(
    snapshot: &Snapshot,
    term: &QueryTerm,
    forms: &[FormOccurrences],
    visit: VisitForm<'_>,
) -> Result<bool, index::Error> {
    let Some(word) = term.spelling.as_ref().filter(|_| term.scope == Scope::Anywhere) else { return Ok(false) };
    let least = snapshot.items() as f32 * COMMON;
    let inflected: Vec<usize> = (0..forms.len()).filter(|place| forms[*place].tier <= Tier::Inflected).collect();
    // Most words are too rare for it.
    if inflected.iter().all(|place| forms[*place].frequency.most <= least) {
        return Ok(false);
    }
    snapshot.is_common(word, || {
        let mut having = RowSet::new(snapshot.entries());
        for place in inflected {
            visit(place, &mut |passage| having.add(snapshot.item(passage).row()))?;
        }
        Ok(having.len() as f32 > least)
    })
}

/// A count, reduced for long texts.
fn length_adjusted(count: f32, length: f32) -> f32 {
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
                    let mut has_word = RowSet::new(snapshot.entries());
                    nearer.flat_map(|form| &form.rows[field as usize]).for_each(|row| has_word.add(row.passage.row()));
                    has_word
                });
                let is_passed_over =
                    |passage: PassageId| has_word.as_ref().is_some_and(|has_word| has_word.has(passage.row()));
                let slots = &first.pattern.slots;
                let mut counts = vec![0; slots.len()];
                let lists = snapshot.occurrences_of(field, slots, &arrangements, &is_passed_over, Some(&mut counts))?;
                for (form, mut rows) in found.iter_mut().zip(lists) {
                    if let Some(decisions) = &decisions {
                        rows.retain(|found| decisions.has(found.passage));
                    }
                    form.rows[field as usize] = rows;
                    form.frequency.include(snapshot, field, &counts);
                }
            }
            is_frequent |= first.is_of_one_word() && found.iter().any(FormOccurrences::is_frequent);
            forms.append(&mut found);
        }
        let mut found = Self { forms, items: 0.0, is_common: false };
        let holding = holding(snapshot, term, &found.forms, &mut |place, seen| {
            found.forms[place].rows.iter().flatten().for_each(|own| seen(own.passage));
            Ok(())
        })?;
        found.weigh(snapshot, term.weight, &holding);
        Ok(found)
    }

    /// Whether any of its one-word forms occurs where it makes an item a match. Of a pattern of several words this is not
    /// known without reading its positions.
    pub fn occurs(&self) -> bool {
        self.forms.iter().any(|form| form.is_of_one_word && form.frequency.answers)
    }

    /// How many items have the word.
    pub fn count_items(&self, snapshot: &Snapshot) -> usize {
        let mut having = RowSet::new(snapshot.entries());
        for form in &self.forms {
            let fields = TextField::all().filter(|field| field.answers());
            let own = fields.flat_map(|field| &form.rows[field as usize]);
            own.for_each(|own| having.add(snapshot.item(own.passage).row()));
        }
        having.len()
    }

    /// Sets what each form is worth, from how many items have it.
    pub fn weigh(&mut self, snapshot: &Snapshot, weight: f32, holding: &Holding) {
        let all = snapshot.items() as f32;
        for (form, items) in self.forms.iter_mut().zip(&holding.items) {
            form.score = form.nearness * weight * rarity(*items, all);
        }
        self.items = holding.items.last().copied().unwrap_or(0.0);
        self.is_common = holding.is_common;
    }

    /// What its occurrences in the passage's own text are worth.
    pub fn score_in(&self, snapshot: &Snapshot, passage: PassageId) -> f32 {
        let worth = |form: &FormOccurrences| {
            let rows = &form.rows[TextField::Body as usize];
            let place = rows.binary_search_by_key(&passage, |own| own.passage).ok()?;
            Some(form.in_passage(snapshot, rows[place]))
        };
        self.forms.iter().filter_map(worth).fold(0.0, f32::max)
    }

    /// Its occurrences in `item` that `is_admitted` lets through.
    pub fn seen_in(
        &self,
        snapshot: &Snapshot,
        item: ItemId,
        is_admitted: impl Fn(TextField, PassageId) -> bool,
    ) -> Vec<Seen> {
        let end = snapshot.end_of_item(item);
        let mut seen = Vec::new();
        for (form, own) in self.forms.iter().enumerate() {
            for field in TextField::all() {
                let rows = &own.rows[field as usize];
                let rows = &rows[rows.partition_point(|own| own.passage < item.first())..];
                let rows = rows.iter().take_while(|own| own.passage.row() < end);
                let rows = rows.filter(|own| is_admitted(field, own.passage));
                seen.extend(rows.map(|own| Seen { form, field, occurrence: *own }));
            }
        }
        seen
    }

    /// The items that have the word, including items that may not answer.
    pub fn items_having(&self, snapshot: &Snapshot) -> RowSet {
        let mut having = RowSet::new(snapshot.entries());
        let rows = self.forms.iter().flat_map(|form| form.rows.iter().flatten());
        rows.for_each(|own| having.add(snapshot.item(own.passage).row()));
        having
    }
}

impl FormOccurrences {
    /// A form that was not searched for yet.
    pub fn new(form: &Form) -> Self {
        let nearness = form.tier.weight() * form.share;
        let is_of_one_word = form.is_of_one_word();
        Self {
            tier: form.tier,
            is_of_one_word,
            nearness,
            score: 0.0,
            frequency: Frequency::default(),
            rows: Default::default(),
        }
    }

    /// Whether so many texts may have it that forms whose words are far apart are not searched for.
    pub fn is_frequent(&self) -> bool {
        self.frequency.in_text >= FREQUENT
    }

    /// What it is worth to occur this often.
    pub fn saturated(&self, frequency: f32) -> f32 {
        self.score * frequency * (K1 + 1.0) / (frequency + K1)
    }

    /// What an occurrence in a passage's own text is worth.
    pub fn in_passage(&self, snapshot: &Snapshot, found: Occurrence) -> f32 {
        let length = snapshot.length(TextField::Body, found.passage) as f32 / snapshot.mean_length(TextField::Body);
        self.saturated(length_adjusted(found.count as f32, length))
    }
}
