//! Ranks the items that match a query.
//!
//! A word is scored twice: once for the item as a whole, with all its passages and titles, and once for the best single
//! passage; the title adds to both. An item thus ranks by what it is about as a whole. The passage shown is the one
//! whose words are nearest to those of the query.

use super::answer::{Sort, TotalAccuracy};
use super::coverage::{CommonWords, Coverage, FoundWords, coverage, holds};
use super::facets::CountedItems;
use super::plan::{ConditionTree, Plan};
use super::query::Requirement;
use super::row_map::RowMap;
use super::term_occurrences::{InItem, InPassage, TermOccurrences};
use super::top_items::{self, TopItems};
use crate::analysis::Tier;
use crate::index::{self, FilteredEntries, ItemId, NameColumn, PassageId, Snapshot, TextField};
use std::cell::Cell;
use std::cmp::{Ordering, Reverse};

/// The items that match, in order, and where the words were found.
pub struct Ranking {
    pub items: Vec<RankedItem>,
    /// How many items match, including those that are not in `items`.
    pub total: usize,
    pub total_is: TotalAccuracy,
    /// How many of them lack no word.
    pub complete: usize,
    /// The items that facets count; `None` if not all of them were examined.
    pub counted: Option<CountedItems>,
    /// One per word of the plan.
    pub found: Vec<TermOccurrences>,
    /// How each passage has the words; empty if not all items were examined.
    passages: RowMap<InPassage>,
    admitted: Admitted,
}

/// Which matches count. In a passage's own text, that passage must pass the filter. In fields shared by all passages of
/// an item, some passage of the item must pass it.
pub struct Admitted {
    passages: FilteredEntries,
    items: FilteredEntries,
}

impl Admitted {
    fn new(snapshot: &Snapshot, filtered: &FilteredEntries) -> Self {
        Self { passages: filtered.clone(), items: filtered.clone().by_item(snapshot) }
    }

    pub fn has(&self, field: TextField, passage: PassageId, item: ItemId) -> bool {
        if field.is_of_passage() { self.passages.has(passage) } else { self.items.has(item.first()) }
    }

    /// `passage` if it may be shown, or else the first passage of its item that may.
    pub fn shown(&self, snapshot: &Snapshot, passage: PassageId) -> PassageId {
        if self.passages.has(passage) {
            return passage;
        }
        let mut others = snapshot.passages_of(snapshot.item(passage));
        others.find(|other| self.passages.has(*other)).unwrap_or(passage)
    }
}

/// An item that matches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedItem {
    pub item: ItemId,
    /// The passage to show.
    pub passage: PassageId,
    /// The passage that says most, which counts in the score.
    pub best_scoring: PassageId,
    /// How many of its passages contain any of the words.
    pub passages: u32,
    pub score: f32,
    /// How completely it has what is wanted.
    pub coverage: Coverage,
    /// The date as a number (year, month, day: 20240412); 0 if it is not known.
    pub day: u64,
    /// The words of the plan that it has, as a bit set.
    pub words: u64,
    /// Those of them in its title, as a bit set.
    pub titled: u64,
}

impl RankedItem {
    /// An item that has none of the words, and is found in another way.
    pub fn without_words(item: ItemId, passage: PassageId, day: u64) -> Self {
        ShownPassages::default().ranked(item, passage, Coverage::LacksWords, day, (0, 0), (0.0, 0.0))
    }

    /// The item, and whether it lacks nothing.
    pub fn counted(&self) -> (ItemId, bool) {
        (self.item, self.coverage != Coverage::LacksWords)
    }

    /// Whether its title has any of the words.
    pub fn is_titled(&self) -> bool {
        self.titled != 0
    }
}

/// How an item matches one word.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TermMatch {
    /// The nearest kind of match in the item.
    pub tier: Tier,
    /// What it adds to the score.
    pub score: f32,
    /// The fields that match, as a bit set.
    pub fields: u8,
}

/// The share of the best passage in an item's score. Measured (see `search/mod.rs`): known items score .91 without it,
/// .94 at 0.3, and .97 from 0.6 on.
pub const PASSAGE_SHARE: f32 = 0.6;

/// What a word in the item's title adds, relative to one in its text. Measured (see `search/mod.rs`), with 112 of the
/// texts damaged: at 0.3, other forms score .902, known items .989 and split compounds .761; at 0.4, .915, .989 and
/// .751; at 0.5, .919, .989 and .748.
pub const TITLE_SHARE: f32 = 0.4;

#[derive(Debug, Clone, Copy, Default)]
struct Candidate {
    words: u64,
    /// The words that the item itself has.
    own_text: u64,
    /// The words in its title.
    titled: u64,
    /// The words in what all its passages share: titles and the data of its meeting.
    shared: u64,
    whole: f32,
    title: f32,
    /// Whether it may answer without any of the words.
    is_listed: bool,
    sample: Option<PassageId>,
    shown: ShownPassages,
}

impl Candidate {
    fn answers(&self) -> bool {
        self.own_text != 0 || self.is_listed
    }
}

/// The passage of an item to show, and the passage that says most.
#[derive(Debug, Clone, Copy, Default)]
pub struct ShownPassages {
    passage: Option<PassageId>,
    own: InPassage,
    fullest: Option<PassageId>,
    most: f32,
    passages: u32,
}

/// Ranks the items that match; gives the first `limit` of them.
pub fn rank(
    snapshot: &Snapshot,
    plan: &Plan,
    filtered: &FilteredEntries,
    sort: Sort,
    limit: usize,
) -> Result<Ranking, index::Error> {
    let admitted = Admitted::new(snapshot, filtered);
    if sort == Sort::Best
        && top_items::is_for(plan, limit)
        && let Some(TopItems { items, total, total_is, complete, counted, found }) =
            top_items::top_items(snapshot, plan, &admitted, limit)?
    {
        let passages = RowMap::new(snapshot.entries());
        return Ok(Ranking { items, total, total_is, complete, counted, found, passages, admitted });
    }
    let found = plan.terms.iter().map(|term| TermOccurrences::new(snapshot, term)).collect::<Result<Vec<_>, _>>()?;
    let (mut items, passages) = candidates(snapshot, plan, &admitted, &found)?;
    for (place, found) in found.iter().enumerate().filter(|(place, _)| !plan.terms[*place].is_looked_for) {
        found.mark(snapshot, |item| {
            // Words to exclude do not make an item a match.
            if let Some(candidate) = items.get_mut(item.row()).filter(|candidate| candidate.answers()) {
                candidate.words |= 1 << place;
                candidate.own_text |= 1 << place;
            }
        });
    }
    let common = CommonWords::of(plan, found.iter());
    let mut ranked = Vec::with_capacity(items.len());
    for (_, candidate) in items.iter().filter(|(_, candidate)| candidate.answers()) {
        let Some(sample) = candidate.sample.map(|sample| admitted.shown(snapshot, sample)) else { continue };
        let item = snapshot.item(sample);
        let own = snapshot.passages_of(item).filter_map(|passage| passages.get(passage.row()));
        let words = own.map(|own| own.words);
        let has = FoundWords {
            words: candidate.words,
            own_text: candidate.own_text,
            title: candidate.titled,
            shared: candidate.shared,
        };
        let Some(coverage) = coverage(plan, common, item, has, words) else { continue };
        let worth = (candidate.whole, candidate.title);
        let words = (candidate.words, candidate.titled);
        ranked.push(candidate.shown.ranked(item, sample, coverage, snapshot.day(sample), words, worth));
    }
    let total = ranked.len();
    let complete = ranked.iter().filter(|ranked: &&RankedItem| ranked.coverage != Coverage::LacksWords).count();
    let counted = Some(CountedItems::of(ranked.iter().map(RankedItem::counted)));
    put_in_order(snapshot, sort, limit, &mut ranked)?;
    Ok(Ranking { items: ranked, total, total_is: TotalAccuracy::Exact, complete, counted, found, passages, admitted })
}

/// All items that match. Facets need it when [`rank`] examined only some and none of them has all words.
pub fn matching(snapshot: &Snapshot, plan: &Plan, filtered: &FilteredEntries) -> Result<CountedItems, index::Error> {
    if let Some(items) = top_items::matching(snapshot, plan, &Admitted::new(snapshot, filtered))? {
        return Ok(items);
    }
    Ok(rank(snapshot, plan, filtered, Sort::Best, usize::MAX)?.counted.unwrap_or_default())
}

/// How each item and each passage has the words of the query.
fn candidates(
    snapshot: &Snapshot,
    plan: &Plan,
    admitted: &Admitted,
    found: &[TermOccurrences],
) -> Result<(RowMap<Candidate>, RowMap<InPassage>), index::Error> {
    let rows = snapshot.entries();
    let mut items = RowMap::<Candidate>::new(rows);
    let mut passages = RowMap::<InPassage>::new(rows);
    let mut in_items = RowMap::<InItem>::new(rows);
    let mut in_passages = RowMap::<InPassage>::new(rows);
    let looked_for = plan.terms.iter().zip(found).enumerate().filter(|(_, (term, _))| term.is_looked_for);
    for (place, (_, found)) in looked_for {
        found.in_items(snapshot, |field, passage, item| admitted.has(field, passage, item), &mut in_items);
        for (row, own) in in_items.iter() {
            let candidate = items.entry(row);
            candidate.words |= 1 << place;
            candidate.whole += own.score;
            candidate.title += own.title;
            candidate.own_text |= u64::from(own.is_in_own_text) << place;
            candidate.titled |= u64::from(own.title > 0.0) << place;
            candidate.shared |= u64::from(own.is_shared) << place;
            candidate.sample = candidate.sample.or(own.sample);
        }
        found.in_passages(snapshot, &admitted.passages, &mut in_passages);
        for (row, own) in in_passages.iter() {
            let held = passages.entry(row);
            held.add(place, *own);
        }
    }
    for bonus in &plan.proximity_bonuses {
        let found = TermOccurrences::new(snapshot, &bonus.term)?;
        let has_words =
            |field, passage, item: ItemId| items.get(item.row()).is_some() && admitted.has(field, passage, item);
        found.in_items(snapshot, has_words, &mut in_items);
        for (row, own) in in_items.iter() {
            if let Some(candidate) = items.get_mut(row) {
                candidate.whole += own.score;
            }
        }
    }
    list(snapshot, plan, &admitted.passages, &mut items);
    for (passage, own) in passages.iter() {
        let passage = PassageId::at(passage);
        if let Some(candidate) = items.get_mut(snapshot.item(passage).row()) {
            candidate.shown.consider(passage, *own);
        }
    }
    Ok((items, passages))
}

/// Adds the items that match without any of the words: if the query has only filters, or a filter as an alternative to
/// a word ("organ:regionstyrelsen ELLER skola").
fn list(snapshot: &Snapshot, plan: &Plan, filtered: &FilteredEntries, items: &mut RowMap<Candidate>) {
    let has_words = plan.terms.iter().any(|term| term.is_looked_for);
    let asks = !plan.filters.is_empty() || !plan.clauses.is_empty();
    let alternatives: Vec<&ConditionTree> = plan
        .clauses
        .iter()
        .filter(|clause| {
            clause.requirement != Requirement::Excluded
                && clause.node.has_words()
                && clause.node.may_hold_without_words()
        })
        .map(|clause| &clause.node)
        .collect();
    if !asks || (has_words && alternatives.is_empty()) {
        return;
    }
    for passage in snapshot.passages().filter(|passage| filtered.has(*passage)) {
        let item = snapshot.item(passage);
        if !has_words || alternatives.iter().any(|node| holds(node, 0, &plan.filter_results, item)) {
            let candidate = items.entry(item.row());
            candidate.is_listed = true;
            candidate.sample = candidate.sample.or(Some(passage));
        }
    }
}

impl ShownPassages {
    /// The ranked item; `sample` is one of its passages, and `words` and `titled` are what it and its title have.
    pub fn ranked(
        &self,
        item: ItemId,
        sample: PassageId,
        coverage: Coverage,
        day: u64,
        (words, titled): (u64, u64),
        (whole, title): (f32, f32),
    ) -> RankedItem {
        RankedItem {
            item,
            passage: self.passage.unwrap_or(sample),
            best_scoring: self.fullest.unwrap_or(sample),
            passages: self.passages,
            score: whole * (1.0 - PASSAGE_SHARE) + self.most * PASSAGE_SHARE + title * TITLE_SHARE,
            coverage,
            day,
            words,
            titled,
        }
    }

    pub fn consider(&mut self, passage: PassageId, own: InPassage) {
        self.passages += u32::from(own.score > 0.0);
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

/// Sorts by coverage, then as `sort` says, and keeps the first `limit`. Ties are broken by score, date, source and
/// place.
pub fn put_in_order(
    snapshot: &Snapshot,
    sort: Sort,
    limit: usize,
    ranked: &mut Vec<RankedItem>,
) -> Result<(), index::Error> {
    let has_tie = Cell::new(None);
    let source = |ranked: &RankedItem| {
        has_tie.set(Some(ranked.item));
        snapshot.name_rank(NameColumn::Source, ranked.item.first()).ok().flatten()
    };
    let order = |one: &RankedItem, other: &RankedItem| {
        let by_date = match sort {
            Sort::Best => Ordering::Equal,
            Sort::Newest => other.day.cmp(&one.day),
            // Items without a date come last.
            Sort::Oldest => (one.day == 0).cmp(&(other.day == 0)).then(one.day.cmp(&other.day)),
        };
        (one.coverage.place().cmp(&other.coverage.place()))
            .then(by_date)
            .then(other.score.total_cmp(&one.score))
            .then(other.day.cmp(&one.day))
            .then_with(|| if one.item == other.item { Ordering::Equal } else { source(one).cmp(&source(other)) })
            .then(one.item.cmp(&other.item))
    };
    if limit < ranked.len() {
        if limit > 0 {
            ranked.select_nth_unstable_by(limit - 1, order);
        }
        ranked.truncate(limit);
    }
    ranked.sort_unstable_by(order);
    // A comparison cannot return an error. If sources were compared, one is read again to return the error it ignored.
    has_tie.get().map_or(Ok(()), |item| snapshot.name_rank(NameColumn::Source, item.first()).map(|_| ()))
}

impl Ranking {
    /// Whether the passage itself has any of the words.
    pub fn says_any(&self, passage: PassageId) -> bool {
        self.passages.get(passage.row()).is_some_and(|own| own.score > 0.0)
    }

    /// The passages of an item that contain any of the words, those that say most first, at most `limit`.
    pub fn passages_of(&self, snapshot: &Snapshot, ranked: &RankedItem, limit: usize) -> Vec<RankedItem> {
        let own = snapshot.passages_of(ranked.item).filter_map(|passage| {
            let own = self.passages.get(passage.row()).filter(|own| own.score > 0.0)?;
            Some((RankedItem { passage, ..*ranked }, own.score))
        });
        let mut found: Vec<(RankedItem, f32)> = own.collect();
        if found.is_empty() {
            found.push((*ranked, 0.0));
        }
        found.sort_by(|(_, worth), (_, other)| other.total_cmp(worth));
        found.into_iter().take(limit).map(|(ranked, _)| ranked).collect()
    }

    /// The other passages of an item that may be shown, each with how many of the words its text has. Those with most
    /// words come first, then decisions, then reading order.
    pub fn others_of(&self, snapshot: &Snapshot, ranked: &RankedItem) -> Vec<(PassageId, usize)> {
        let has = |found: &&TermOccurrences, passage: PassageId| {
            let mut rows = found.forms.iter().map(|form| &form.rows[TextField::Body as usize]);
            rows.any(|rows| rows.binary_search_by_key(&passage, |own| own.passage).is_ok())
        };
        let others = snapshot.passages_of(ranked.item);
        let others = others.filter(|other| *other != ranked.passage && self.admitted.passages.has(*other));
        let count = |other| (other, self.found.iter().filter(|found| has(found, other)).count());
        let mut found: Vec<(PassageId, usize)> = others.map(count).collect();
        found.sort_by_key(|(other, words)| (Reverse(*words), !snapshot.is_decision(*other), *other));
        found
    }

    /// How each of `shown` matches each word of the plan. Several of them may be passages of one item.
    pub fn matches(&self, snapshot: &Snapshot, shown: &[RankedItem]) -> Vec<Vec<Option<TermMatch>>> {
        let mut places = RowMap::<usize>::new(snapshot.entries());
        let mut items: Vec<RankedItem> = Vec::new();
        let mut of = Vec::with_capacity(shown.len());
        for ranked in shown {
            of.push(places.get(ranked.item.row()).copied().unwrap_or(items.len()));
            if places.get(ranked.item.row()).is_none() {
                *places.entry(ranked.item.row()) = items.len();
                items.push(*ranked);
            }
        }
        let mut matches = vec![vec![None; self.found.len()]; items.len()];
        let mut in_items = RowMap::<InItem>::new(snapshot.entries());
        for (word, found) in self.found.iter().enumerate() {
            let is_hit = |field, passage, item: ItemId| {
                places.get(item.row()).is_some() && self.admitted.has(field, passage, item)
            };
            found.in_items(snapshot, is_hit, &mut in_items);
            let mut nearest = vec![0.0_f32; items.len()];
            let mut in_fullest = vec![0.0_f32; items.len()];
            for form in &found.forms {
                for field in TextField::all() {
                    for occurrence in &form.rows[field as usize] {
                        let item = snapshot.item(occurrence.passage);
                        let Some(&place) = places.get(item.row()) else { continue };
                        if !self.admitted.has(field, occurrence.passage, item) {
                            continue;
                        }
                        let held: &mut Option<TermMatch> = &mut matches[place][word];
                        let held = held.get_or_insert(TermMatch { tier: form.tier, score: 0.0, fields: 0 });
                        held.fields |= 1 << field as u8;
                        if form.nearness > nearest[place] {
                            (held.tier, nearest[place]) = (form.tier, form.nearness);
                        }
                        if field == TextField::Body && occurrence.passage == items[place].best_scoring {
                            in_fullest[place] = in_fullest[place].max(form.in_passage(snapshot, *occurrence));
                        }
                    }
                }
            }
            for (place, ranked) in items.iter().enumerate() {
                let Some(held) = &mut matches[place][word] else { continue };
                let own = in_items.get(ranked.item.row()).copied().unwrap_or_default();
                held.score =
                    own.score * (1.0 - PASSAGE_SHARE) + in_fullest[place] * PASSAGE_SHARE + own.title * TITLE_SHARE;
            }
        }
        of.into_iter().map(|place| matches[place].clone()).collect()
    }
}
