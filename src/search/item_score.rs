//! Scores an item for the words of the query that were seen in it.
//!
//! A word is scored twice: once for the item as a whole, with all its passages and titles, and once for the best single
//! passage; the title adds to both. An item thus ranks by what it is about as a whole. The passage shown is the one
//! whose words are nearest to those of the query.

use super::coverage::{CommonWords, FoundWords, coverage};
use super::plan::Plan;
use super::rank::{Admitted, RankedItem};
use super::term_occurrences::{self, FormOccurrences, TermOccurrences, weighed};
use crate::index::{ItemId, Occurrence, PassageId, Snapshot, TextField};

/// The share of the best passage in an item's score. Measured (see `search/mod.rs`): known items score .91 without it,
/// .94 at 0.3, and .97 from 0.6 on.
pub const PASSAGE_SHARE: f32 = 0.6;

/// What a word in the item's title adds, relative to one in its text. Measured (see `search/mod.rs`), with 112 of the
/// texts damaged: at 0.3, other forms score .902, known items .989 and split compounds .761; at 0.4, .915, .989 and
/// .751; at 0.5, .919, .989 and .748.
pub const TITLE_SHARE: f32 = 0.4;

/// The score of an item or of a word in it, from what its text as a whole, its best passage and its title are worth.
pub fn combined(whole: f32, passage: f32, title: f32) -> f32 {
    whole * (1.0 - PASSAGE_SHARE) + passage * PASSAGE_SHARE + title * TITLE_SHARE
}

/// An occurrence of one form of a word in one field.
#[derive(Debug)]
pub struct Seen {
    /// The place of the form among the forms of the word.
    pub form: usize,
    pub field: TextField,
    pub occurrence: Occurrence,
}

/// Ranks items one by one. What is kept from one item to the next is scratch space.
pub struct Scorer<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    admitted: &'a Admitted,
    common: CommonWords,
    /// What was seen in the current item, per word of the plan and then per bonus.
    pub seen: Vec<Vec<Seen>>,
    /// How the passages of the item have the words.
    passages: Passages,
    /// How they have one word.
    own: Passages,
    counts: Vec<[u32; TextField::COUNT]>,
}

/// What an item has besides the words seen in it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Besides {
    /// The words that are only there to be excluded, as a bit set.
    pub excluded: u64,
    /// A passage that matches without any of the words.
    pub listed: Option<PassageId>,
}

/// How a passage's own text has the words. Titles do not matter when passages of one item are compared.
#[derive(Debug, Clone, Copy, Default)]
struct InPassage {
    /// What the nearest forms are worth, however often they occur.
    nearness: f32,
    /// What the occurrences are worth.
    score: f32,
    /// The words that it has, as a bit set.
    words: u64,
}

impl InPassage {
    /// Adds how the passage has the word at `place` of the plan.
    fn add(&mut self, place: usize, own: Self) {
        self.score += own.score;
        self.nearness += own.nearness;
        self.words |= 1 << place;
    }
}

/// Passages that have any of the words, in order. Most items have few, also those of hundreds of passages.
#[derive(Default)]
struct Passages(Vec<(PassageId, InPassage)>);

impl Passages {
    fn entry(&mut self, passage: PassageId) -> &mut InPassage {
        // Each list of occurrences is in order, so that most passages come at the end.
        let place = match self.0.last() {
            Some((last, _)) if *last >= passage => self.0.partition_point(|(held, _)| *held < passage),
            _ => self.0.len(),
        };
        if self.0.get(place).is_none_or(|(held, _)| *held != passage) {
            self.0.insert(place, (passage, InPassage::default()));
        }
        &mut self.0[place].1
    }
}

/// The passage of an item to show, and the passage that says most.
#[derive(Debug, Default)]
struct ShownPassages {
    passage: Option<PassageId>,
    own: InPassage,
    fullest: Option<PassageId>,
    most: f32,
    /// How many passages have any of the words.
    count: u32,
}

impl ShownPassages {
    fn consider(&mut self, passage: PassageId, own: InPassage) {
        self.count += u32::from(own.score > 0.0);
        let is_fuller = own.score.total_cmp(&self.most).then(self.fullest.cmp(&Some(passage)));
        if self.fullest.is_none() || is_fuller.is_gt() {
            (self.fullest, self.most) = (Some(passage), own.score);
        }
        // Words as typed are shown before their other forms, even if a passage with the latter is worth more.
        let nearer = own.nearness.total_cmp(&self.own.nearness).then(own.score.total_cmp(&self.own.score));
        if self.passage.is_none() || nearer.then(self.passage.cmp(&Some(passage))).is_gt() {
            (self.passage, self.own) = (Some(passage), own);
        }
    }
}

impl<'a> Scorer<'a> {
    pub fn new(snapshot: &'a Snapshot, plan: &'a Plan, admitted: &'a Admitted, common: CommonWords) -> Self {
        let seen = (0..plan.terms.len() + plan.proximity_bonuses.len()).map(|_| Vec::new()).collect();
        let (passages, own, counts) = (Passages::default(), Passages::default(), Vec::new());
        Self { snapshot, plan, admitted, common, seen, passages, own, counts }
    }

    /// Ranks `item` by what was seen in it; `None` if it does not match. `found` gives each word of the plan by its
    /// place, and then each bonus.
    pub fn ranked<'f>(
        &mut self,
        item: ItemId,
        found: impl Fn(usize) -> &'f TermOccurrences,
        besides: Besides,
    ) -> Option<RankedItem> {
        let snapshot = self.snapshot;
        let mut has = FoundWords::default();
        let (mut whole, mut title, mut sample) = (0.0_f32, 0.0_f32, None::<PassageId>);
        self.passages.0.clear();
        let words = self.plan.terms.len();
        for (place, seen) in self.seen[..words].iter().enumerate().filter(|(_, seen)| !seen.is_empty()) {
            let bit = 1 << place;
            has.words |= bit;
            let forms = &found(place).forms;
            self.own.0.clear();
            let mut in_title = 0.0_f32;
            for Seen { form, field, occurrence } in seen {
                if field.answers() {
                    has.own_text |= bit;
                }
                sample = Some(sample.map_or(occurrence.passage, |sample| sample.min(occurrence.passage)));
                let form = &forms[*form];
                if *field == TextField::Title {
                    in_title = in_title.max(form.score);
                }
                if !field.is_of_passage() {
                    has.shared |= bit;
                    continue;
                }
                let held = self.own.entry(occurrence.passage);
                held.nearness = held.nearness.max(form.score);
                if *field == TextField::Body {
                    held.score = held.score.max(form.in_passage(snapshot, *occurrence));
                }
            }
            title += in_title;
            if in_title > 0.0 {
                has.title |= bit;
            }
            whole += self::whole(snapshot, (forms, seen), item, &mut self.counts);
            for (passage, own) in &self.own.0 {
                self.passages.entry(*passage).add(place, *own);
            }
        }
        // Words to exclude do not make an item a match.
        if has.own_text == 0 && besides.listed.is_none() {
            return None;
        }
        has.words |= besides.excluded;
        has.own_text |= besides.excluded;
        let in_passages = self.passages.0.iter().map(|(_, own)| own.words);
        let coverage = coverage(self.plan, self.common, item, has, in_passages)?;
        for (bonus, seen) in (words..).zip(&self.seen[words..]).filter(|(_, seen)| !seen.is_empty()) {
            whole += self::whole(snapshot, (&found(bonus).forms, seen), item, &mut self.counts);
        }
        let mut shown = ShownPassages::default();
        for (passage, own) in &self.passages.0 {
            shown.consider(*passage, *own);
        }
        let sample = self.admitted.shown(snapshot, sample.or(besides.listed).unwrap_or(item.first()));
        Some(RankedItem {
            item,
            passage: shown.passage.unwrap_or(sample),
            best_scoring: shown.fullest.unwrap_or(sample),
            passages: shown.count,
            score: combined(whole, shown.most, title),
            coverage,
            day: snapshot.day(sample),
            words: has.words,
            titled: has.title,
        })
    }
}

/// What an item as a whole is worth for what was seen of a word, by the form that is worth most. `counts` is scratch
/// space.
pub fn whole(
    snapshot: &Snapshot,
    (forms, seen): (&[FormOccurrences], &[Seen]),
    item: ItemId,
    counts: &mut Vec<[u32; TextField::COUNT]>,
) -> f32 {
    let frequency = |field, count| weighed(snapshot, field, item) * term_occurrences::count(count);
    // In most items, most words are in one place only.
    if let [Seen { form, field, occurrence }] = seen {
        return forms[*form].saturated(frequency(*field, occurrence.count));
    }
    counts.clear();
    counts.resize(forms.len(), [0; TextField::COUNT]);
    for Seen { form, field, occurrence } in seen {
        let held = &mut counts[*form][*field as usize];
        // Every passage of a decision repeats the words of Outcome; only the text counts each occurrence.
        if *field == TextField::Body || *held == 0 {
            *held += occurrence.count;
        }
    }
    let worth = |(form, counts): (&FormOccurrences, &[u32; TextField::COUNT])| {
        let own = TextField::all().filter(|field| counts[*field as usize] > 0);
        form.saturated(own.map(|field| frequency(field, counts[field as usize])).sum())
    };
    forms.iter().zip(counts.iter()).map(worth).fold(0.0, f32::max)
}
