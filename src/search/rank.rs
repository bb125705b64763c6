//! Ranks the items that match a query: all of them, or only the first if there is a faster way to find those.

use super::all_items::all_items;
use super::answer::{Sort, TotalAccuracy};
use super::coverage::Coverage;
use super::facets::CountedItems;
use super::item_score::{Seen, combined, whole};
use super::plan::Plan;
use super::term_occurrences::TermOccurrences;
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
    /// The words of the plan that were looked for, and not only excluded, as a bit set.
    looked_for: u64,
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
        Self {
            item,
            passage,
            best_scoring: passage,
            passages: 0,
            score: 0.0,
            coverage: Coverage::LacksWords,
            day,
            words: 0,
            titled: 0,
        }
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
        let looked_for = looked_for(plan);
        return Ok(Ranking { items, total, total_is, complete, counted, found, looked_for, admitted });
    }
    ranked(snapshot, plan, admitted, (sort, limit), |_, _| true)
}

/// Ranks those of the items that match whose words `is_wanted` accepts. It gets the words as a bit set, and where all
/// words occur. Whoever needs only such items should say so, because ranking an item costs far more than finding it.
pub fn rank_wanted(
    snapshot: &Snapshot,
    plan: &Plan,
    filtered: &FilteredEntries,
    is_wanted: impl Fn(u64, &[TermOccurrences]) -> bool,
) -> Result<Ranking, index::Error> {
    let admitted = Admitted::new(snapshot, filtered);
    ranked(snapshot, plan, admitted, (Sort::Best, usize::MAX), is_wanted)
}

/// The words of the plan that are looked for, and not only excluded, as a bit set.
fn looked_for(plan: &Plan) -> u64 {
    let words = plan.terms.iter().enumerate().filter(|(_, term)| term.is_looked_for);
    words.fold(0, |bits, (place, _)| bits | 1 << place)
}

fn ranked(
    snapshot: &Snapshot,
    plan: &Plan,
    admitted: Admitted,
    (sort, limit): (Sort, usize),
    is_wanted: impl Fn(u64, &[TermOccurrences]) -> bool,
) -> Result<Ranking, index::Error> {
    let (mut items, found) = all_items(snapshot, plan, &admitted, is_wanted)?;
    let total = items.len();
    let complete = items.iter().filter(|ranked| ranked.coverage != Coverage::LacksWords).count();
    let counted = Some(CountedItems::of(items.iter().map(RankedItem::counted)));
    put_in_order(snapshot, sort, limit, &mut items)?;
    let (total_is, looked_for) = (TotalAccuracy::Exact, looked_for(plan));
    Ok(Ranking { items, total, total_is, complete, counted, found, looked_for, admitted })
}

/// All items that match. Facets need it when [`rank`] examined only some and none of them has all words.
pub fn matching(snapshot: &Snapshot, plan: &Plan, filtered: &FilteredEntries) -> Result<CountedItems, index::Error> {
    if let Some(items) = top_items::matching(snapshot, plan, &Admitted::new(snapshot, filtered))? {
        return Ok(items);
    }
    Ok(rank(snapshot, plan, filtered, Sort::Best, usize::MAX)?.counted.unwrap_or_default())
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
    pub fn says_any(&self, snapshot: &Snapshot, passage: PassageId) -> bool {
        self.score_of(snapshot, passage) > 0.0
    }

    /// What the words in the passage's own text are worth.
    fn score_of(&self, snapshot: &Snapshot, passage: PassageId) -> f32 {
        if !self.admitted.passages.has(passage) {
            return 0.0;
        }
        let words = self.found.iter().enumerate().filter(|(place, _)| self.looked_for & (1 << place) != 0);
        words.map(|(_, found)| found.score_in(snapshot, passage)).sum()
    }

    /// The passages of an item that contain any of the words, those that say most first, at most `limit`.
    pub fn passages_of(&self, snapshot: &Snapshot, ranked: &RankedItem, limit: usize) -> Vec<RankedItem> {
        let scored = snapshot.passages_of(ranked.item).map(|passage| (passage, self.score_of(snapshot, passage)));
        let own = scored.filter(|(_, score)| *score > 0.0);
        let mut found: Vec<(RankedItem, f32)> =
            own.map(|(passage, score)| (RankedItem { passage, ..*ranked }, score)).collect();
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

    /// How each of `shown` matches each word of the plan.
    pub fn matches(&self, snapshot: &Snapshot, shown: &[RankedItem]) -> Vec<Vec<Option<TermMatch>>> {
        let of = |ranked| self.found.iter().map(|found| self.term_match(snapshot, ranked, found)).collect();
        shown.iter().map(of).collect()
    }

    fn term_match(&self, snapshot: &Snapshot, ranked: &RankedItem, found: &TermOccurrences) -> Option<TermMatch> {
        let seen =
            found.seen_in(snapshot, ranked.item, |field, passage| self.admitted.has(field, passage, ranked.item));
        let first = seen.first()?;
        let mut nearest = &found.forms[first.form];
        let (mut fields, mut in_fullest, mut title) = (0, 0.0_f32, 0.0_f32);
        for Seen { form, field, occurrence } in &seen {
            let form = &found.forms[*form];
            fields |= 1 << *field as u8;
            if form.nearness > nearest.nearness {
                nearest = form;
            }
            match field {
                TextField::Body if occurrence.passage == ranked.best_scoring => {
                    in_fullest = in_fullest.max(form.in_passage(snapshot, *occurrence));
                }
                TextField::Title => title = title.max(form.score),
                _ => {}
            }
        }
        let whole = whole(snapshot, (&found.forms, &seen), ranked.item, &mut Vec::new());
        Some(TermMatch { tier: nearest.tier, score: combined(whole, in_fullest, title), fields })
    }
}
