//! Which items answer, and in what order: BM25 over fields (Robertson, Zaragoza, Taylor 2004,
//! "Simple BM25 extension to multiple weighted fields"), where a word counts by its best tier.
//!
//! What a word is worth is reckoned for the item as a whole, all passages and titles together, and
//! again for the single passage, so that an item is as good as what it is about and the passage shown
//! is the one that says most of it.

#![expect(
    clippy::cast_precision_loss,
    reason = "counts and lengths enter a score, where the seventh digit says nothing"
)]
#![expect(
    clippy::iter_over_hash_type,
    reason = "what is gathered from the maps is summed a key at a time and sorted whole before it leaves"
)]

use super::plan::{Need, Plan, Wanted};
use crate::analysis::Tier;
use crate::index::{self, ItemKey, Kept, PassageId, Snapshot, TextField};
use std::collections::{HashMap, HashSet};

/// An item that answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Ranked {
    pub item: ItemKey,
    /// The item's best passage.
    pub passage: PassageId,
    pub score: f32,
    /// How it has each word of the plan; `None` for those that it lacks.
    pub matches: Vec<Option<Match>>,
}

/// How an item has a word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// The nearest that it has.
    pub tier: Tier,
    /// Of the form that is worth most.
    pub worth: f32,
    pub in_title: bool,
}

/// How soon more of the same word stops to count: Lucene's and tantivy's default.
const K1: f32 = 1.2;
/// How much long texts are held back: Lucene's default.
const B: f32 = 0.75;
/// The share of the best passage in an item's score. Measured on 12,320 interpellations: known items
/// .91 without it, .94 at 0.3, .97 from 0.6 on.
const PASSAGE_SHARE: f32 = 0.6;

/// What a word in the item's title adds, beside one in its text. Measured as the share of the passage, with 112 of
/// the texts damaged: at 0.3 questions in other forms .902, known items .989, compounds for split writing .761; at
/// 0.4 .915, .989 and .751; at 0.5 .919, .989 and .748.
const TITLE_SHARE: f32 = 0.4;

/// How often an item has a word, by form and field.
type Counts = Vec<[f32; TextField::COUNT]>;

struct Candidate {
    /// Of any passage: they share title and meeting.
    sample: PassageId,
    day: u64,
    /// One a word of the plan.
    matches: Vec<Option<Match>>,
    bonus: f32,
    /// What its title has of the question.
    title: f32,
}

/// The best `limit` of the items that answer, best first, and how many answer.
pub fn rank(snapshot: &Snapshot, plan: &Plan, kept: &Kept, limit: usize) -> Result<(usize, Vec<Ranked>), index::Error> {
    let mut candidates: HashMap<ItemKey, Candidate> = HashMap::new();
    let mut passages: HashMap<PassageId, Own> = HashMap::new();
    for (place, wanted) in plan.wanted.iter().enumerate() {
        let found = Found::new(snapshot, wanted)?;
        found.score_passages(snapshot, kept, &mut passages);
        for (item, (sample, counts)) in found.items(snapshot, kept) {
            let candidate = candidates.entry(item).or_insert_with(|| Candidate {
                sample,
                day: snapshot.day(sample),
                matches: vec![None; plan.wanted.len()],
                bonus: 0.0,
                title: 0.0,
            });
            candidate.matches[place] = found.best(snapshot, sample, &counts);
            candidate.title += found.worth_of_title(&counts);
        }
    }
    for wanted in &plan.bonds {
        let found = Found::new(snapshot, wanted)?;
        for (item, (sample, counts)) in found.items(snapshot, kept) {
            if let Some(candidate) = candidates.get_mut(&item) {
                candidate.bonus += found.best(snapshot, sample, &counts).map_or(0.0, |found| found.worth);
            }
        }
    }
    let unwanted = unwanted_items(snapshot, plan)?;
    candidates.retain(|item, candidate| {
        let has_phrases = plan
            .wanted
            .iter()
            .zip(&candidate.matches)
            .all(|(wanted, found)| wanted.need == Need::Word || found.is_some());
        has_phrases && !unwanted.contains(item)
    });
    let best = best_passages(snapshot, &candidates, &passages);
    let total = candidates.len();
    Ok((total, in_order(&candidates, &best, limit)))
}

/// What a passage's own text has of the question.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Own {
    /// The tiers' weights, a word by its best: which passage is nearest to the words as asked.
    nearness: f32,
    /// How much it says of them, by BM25.
    worth: f32,
}

/// The passage to show, its place in the document, and the most that any passage of the item says.
struct Shown {
    passage: PassageId,
    own: Own,
    place: u64,
    most: f32,
}

type Best = HashMap<ItemKey, Shown>;

fn best_passages(
    snapshot: &Snapshot,
    candidates: &HashMap<ItemKey, Candidate>,
    passages: &HashMap<PassageId, Own>,
) -> Best {
    let mut best = Best::new();
    for (&passage, &own) in passages {
        let item = snapshot.item(passage);
        if !candidates.contains_key(&item) {
            continue;
        }
        let place = snapshot.place(passage);
        let held = best.entry(item).or_insert(Shown { passage, own, place, most: 0.0 });
        held.most = held.most.max(own.worth);
        // The words as asked are shown before other forms of them, however much more those say.
        let nearer = own.nearness.total_cmp(&held.own.nearness).then(own.worth.total_cmp(&held.own.worth));
        if nearer.then(held.place.cmp(&place)).is_gt() {
            (held.passage, held.own, held.place) = (passage, own, place);
        }
    }
    best
}

fn in_order(candidates: &HashMap<ItemKey, Candidate>, best: &Best, limit: usize) -> Vec<Ranked> {
    let mut ranked: Vec<(Ranked, u64)> = candidates
        .iter()
        .map(|(item, candidate)| {
            let (passage, most) = best.get(item).map_or((candidate.sample, 0.0), |shown| (shown.passage, shown.most));
            let whole: f32 = candidate.matches.iter().flatten().map(|found| found.worth).sum::<f32>() + candidate.bonus;
            let score = whole * (1.0 - PASSAGE_SHARE) + most * PASSAGE_SHARE + candidate.title * TITLE_SHARE;
            (Ranked { item: *item, passage, score, matches: candidate.matches.clone() }, candidate.day)
        })
        .collect();
    ranked.sort_unstable_by(|(one, one_day), (other, other_day)| {
        let is_lacking = |ranked: &Ranked| ranked.matches.contains(&None);
        (is_lacking(one).cmp(&is_lacking(other)))
            .then(other.score.total_cmp(&one.score))
            .then(other_day.cmp(one_day))
            .then(one.item.cmp(&other.item))
    });
    ranked.truncate(limit);
    ranked.into_iter().map(|(ranked, _)| ranked).collect()
}

fn unwanted_items(snapshot: &Snapshot, plan: &Plan) -> Result<HashSet<ItemKey>, index::Error> {
    let mut items = HashSet::new();
    for wanted in &plan.unwanted {
        let found = Found::new(snapshot, wanted)?;
        items.extend(found.rows.iter().map(|row| snapshot.item(row.passage)));
    }
    Ok(items)
}

/// Where a wanted word or phrase occurs.
struct Found {
    rows: Vec<Row>,
    forms: Vec<FoundForm>,
}

struct Row {
    passage: PassageId,
    field: TextField,
    /// Its place among the forms of the word.
    form: usize,
    count: f32,
}

/// What a match of a form is worth.
struct FoundForm {
    tier: Tier,
    /// How near it is to the word as asked.
    nearness: f32,
    /// That, times the word's weight, times how rare it is.
    worth: f32,
}

impl Found {
    fn new(snapshot: &Snapshot, wanted: &Wanted) -> Result<Self, index::Error> {
        let mut rows = Vec::new();
        for (place, form) in wanted.forms.iter().enumerate() {
            for field in TextField::all() {
                let occurrences = snapshot.occurrences(field, &form.pattern)?;
                let row = |found: index::Occurrence| Row {
                    passage: found.passage,
                    field,
                    form: place,
                    count: found.count as f32,
                };
                rows.extend(occurrences.into_iter().map(row));
            }
        }
        let forms = weighed(snapshot, wanted, &rows);
        Ok(Self { rows, forms })
    }

    /// How often each item has it. Every passage bears its item's titles: they count once.
    fn items(&self, snapshot: &Snapshot, kept: &Kept) -> HashMap<ItemKey, (PassageId, Counts)> {
        let mut items: HashMap<ItemKey, (PassageId, Counts)> = HashMap::new();
        for row in self.rows.iter().filter(|row| kept.has(row.passage)) {
            let none = || (row.passage, vec![[0.0; TextField::COUNT]; self.forms.len()]);
            let (_, counts) = items.entry(snapshot.item(row.passage)).or_insert_with(none);
            let count = &mut counts[row.form][row.field as usize];
            *count = if row.field == TextField::Body { *count + row.count } else { row.count.max(*count) };
        }
        items
    }

    /// How an item with these counts has it.
    fn best(&self, snapshot: &Snapshot, sample: PassageId, counts: &Counts) -> Option<Match> {
        let item_length = snapshot.item_length(sample) as f32 / snapshot.mean_item_length();
        let mut best: Option<Match> = None;
        let mut nearness = 0.0;
        for (form, counts) in self.forms.iter().zip(counts) {
            let mut frequency = 0.0;
            for field in TextField::all() {
                let length = match field {
                    TextField::Body => item_length,
                    _ => snapshot.length(field, sample) as f32 / snapshot.mean_length(field),
                };
                frequency += field.weight() * counts[field as usize] / (1.0 - B + B * length);
            }
            if frequency <= 0.0 {
                continue;
            }
            let in_title = counts[TextField::Title as usize] > 0.0;
            let found = best.get_or_insert(Match { tier: form.tier, worth: 0.0, in_title });
            found.worth = found.worth.max(form.saturated(frequency));
            found.in_title |= in_title;
            if form.nearness > nearness {
                (found.tier, nearness) = (form.tier, form.nearness);
            }
        }
        best
    }

    /// What it is worth that the item's title has it.
    fn worth_of_title(&self, counts: &Counts) -> f32 {
        let in_title = self.forms.iter().zip(counts).filter(|(_, counts)| counts[TextField::Title as usize] > 0.0);
        in_title.map(|(form, _)| form.worth).fold(0.0, f32::max)
    }

    /// Adds what each passage's own text is worth; titles decide nothing between passages of an item.
    fn score_passages(&self, snapshot: &Snapshot, kept: &Kept, passages: &mut HashMap<PassageId, Own>) {
        let mut found: HashMap<PassageId, Own> = HashMap::new();
        for row in self.rows.iter().filter(|row| kept.has(row.passage)) {
            let held = found.entry(row.passage).or_default();
            if row.field == TextField::Body {
                let form = &self.forms[row.form];
                let length =
                    snapshot.length(TextField::Body, row.passage) as f32 / snapshot.mean_length(TextField::Body);
                held.worth = held.worth.max(form.saturated(row.count / (1.0 - B + B * length)));
                held.nearness = held.nearness.max(form.nearness);
            }
        }
        for (passage, own) in found {
            let held = passages.entry(passage).or_default();
            held.worth += own.worth;
            held.nearness += own.nearness;
        }
    }
}

impl FoundForm {
    fn saturated(&self, frequency: f32) -> f32 {
        self.worth * frequency * (K1 + 1.0) / (frequency + K1)
    }
}

/// What the forms of a word are worth. Forms of one tier and the one before share their rarity: a form that
/// happens to be rare says no more than the word. A lower form adds other words, so it counts all that the
/// forms so far reach.
fn weighed(snapshot: &Snapshot, wanted: &Wanted, rows: &[Row]) -> Vec<FoundForm> {
    let all = snapshot.items() as f32;
    let mut reached: HashSet<ItemKey> = HashSet::new();
    let mut forms = Vec::with_capacity(wanted.forms.len());
    for (place, form) in wanted.forms.iter().enumerate() {
        let shares = |row: &&Row| {
            let tier = wanted.forms[row.form].tier;
            row.form == place || (form.tier == Tier::Exact && tier == Tier::Inflected)
        };
        reached.extend(rows.iter().filter(shares).map(|row| snapshot.item(row.passage)));
        let holding = reached.len() as f32;
        let rarity = (1.0 + (all - holding + 0.5) / (holding + 0.5)).ln();
        let nearness = form.tier.weight() * form.share;
        forms.push(FoundForm { tier: form.tier, nearness, worth: nearness * wanted.weight * rarity });
    }
    forms
}
