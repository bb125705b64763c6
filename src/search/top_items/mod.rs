//! Finds the first items of an answer without ranking all the others.
//!
//! Coverage comes before score. Items with all words are therefore looked up first, by following the rarest word. If
//! enough of them have the words in one place, no other item can be among the first. Otherwise the remaining items are
//! visited by following only the words that are worth enough to bring a new item in (max-score: Turtle and Flood 1995,
//! "Query evaluation: strategies and optimizations"). Of these items, only those are examined whose words could be
//! worth enough where they are.

mod word;

use crate::index::{self, ItemId, Occurrence, PassageId, Snapshot};
use crate::search::answer::{Sort, TotalAccuracy};
use crate::search::coverage::{CommonWords, Coverage};
use crate::search::facets::{CountedItems, CountedSet};
use crate::search::item_score::{Besides, Scorer, Seen};
use crate::search::plan::{ConditionTree, Plan, PlannedClause, QueryTerm, Strictness};
use crate::search::query::{Requirement, Scope};
use crate::search::rank::{Admitted, RankedItem, put_in_order};
use crate::search::row_set::RowSet;
use crate::search::term_occurrences::TermOccurrences;
use std::collections::BTreeSet;
use word::{Paths, Word};

/// Words with more alternatives than this are left to the ranking of all items, which adds up their occurrences in one
/// pass. The value is not measured.
const MOST_TERMS: usize = 8;

/// If more hits than this are wanted, all items are ranked. The value is not measured.
const MOST_HITS: usize = 100;

/// Whether the first `limit` items of `plan` are found faster this way: there are few, and the query has only words and
/// phrases with few alternatives, without fields, brackets or exclusions. With a single word, every item that has it
/// must be scored, and the ranking of all items does that faster.
pub fn is_for(plan: &Plan, limit: usize) -> bool {
    let is_plain = |clause: &PlannedClause| {
        matches!(clause.node, ConditionTree::Term(_)) && clause.requirement != Requirement::Excluded
    };
    let is_simple = |term: &QueryTerm| {
        let mut slots = term.forms.iter().flat_map(|form| &form.pattern.slots);
        term.is_looked_for && term.scope == Scope::Anywhere && slots.all(|slot| slot.len() <= MOST_TERMS)
    };
    (1..=MOST_HITS).contains(&limit)
        && plan.terms.len() > 1
        && plan.clauses.iter().all(is_plain)
        && plan.terms.iter().all(is_simple)
}

/// The first items, in order, and what is known of the total.
pub struct TopItems {
    pub items: Vec<RankedItem>,
    /// How many items match, among those that were examined.
    pub total: usize,
    pub total_is: TotalAccuracy,
    /// How many of them lack no word.
    pub complete: usize,
    /// The items that facets count; `None` if not all of them were examined.
    pub counted: Option<CountedItems>,
    /// One per word of the plan, with its occurrences in these items only.
    pub found: Vec<TermOccurrences>,
}

/// Finds the first `limit` items; `None` if every word is in nearly all items, so that no word is rare enough to
/// follow.
pub fn top_items(
    snapshot: &Snapshot,
    plan: &Plan,
    admitted: &Admitted,
    limit: usize,
) -> Result<Option<TopItems>, index::Error> {
    let mut search = Search::new(snapshot, plan, admitted)?;
    if search.words.iter().all(|word| word.found.is_common) {
        return Ok(None);
    }
    let mut items = search.complete();
    let complete = items.len();
    let whole = items.iter().filter(|ranked| ranked.coverage.is_whole()).count();
    // Items that lack a word are not given.
    let is_all = plan.strictness == Strictness::All;
    let is_exact = if is_all || whole >= limit { is_all } else { search.others(limit - whole, &mut items)? };
    // Facets count the complete items if there are any, and all of those are known.
    let counted = (complete > 0 || is_exact).then(|| CountedItems::of(items.iter().map(RankedItem::counted)));
    let total = items.len();
    put_in_order(snapshot, Sort::Best, limit, &mut items)?;
    search.keep(&items)?;
    let found = search.words.into_iter().map(|word| word.found).collect();
    let total_is = if is_exact { TotalAccuracy::Exact } else { TotalAccuracy::AtLeast };
    Ok(Some(TopItems { items, total, total_is, complete, counted, found }))
}

/// The items that have any word that can bring an item in (see [`CommonWords`]), without their scores; `None` if some
/// words are required.
pub fn matching(snapshot: &Snapshot, plan: &Plan, admitted: &Admitted) -> Result<Option<CountedItems>, index::Error> {
    if plan.clauses.iter().any(|clause| clause.requirement != Requirement::Wanted) {
        return Ok(None);
    }
    let mut search = Search::new(snapshot, plan, admitted)?;
    let common = search.common;
    let mut items = RowSet::new(snapshot.entries());
    let decisive = search.words.iter_mut().enumerate().filter(|(place, _)| common.is_decisive(*place));
    for path in decisive.flat_map(|(_, word)| word.paths.iter_mut().flat_map(Paths::unmoved)) {
        for form in path.forms.clone() {
            let field = path.field;
            path.each(snapshot, form, &mut |passage| {
                let item = snapshot.item(passage);
                if admitted.has(field, passage, item) {
                    items.add(item.row());
                }
            })?;
        }
    }
    Ok(Some(CountedItems { items: items.iter().map(ItemId::at).collect(), counts: CountedSet::All }))
}

struct Search<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    admitted: &'a Admitted,
    words: Vec<Word<'a>>,
    common: CommonWords,
    /// The bonuses: words of the query side by side.
    bonuses: Vec<Word<'a>>,
    scorer: Scorer<'a>,
    segment: usize,
}

impl<'a> Search<'a> {
    fn new(snapshot: &'a Snapshot, plan: &'a Plan, admitted: &'a Admitted) -> Result<Self, index::Error> {
        let word = |wanted| Word::new(snapshot, wanted);
        let words = plan.terms.iter().map(word).collect::<Result<Vec<_>, _>>()?;
        let bonuses = plan.proximity_bonuses.iter().map(|bonus| word(&bonus.term)).collect::<Result<Vec<_>, _>>()?;
        let common = CommonWords::of(plan, words.iter().map(|word| &word.found));
        let scorer = Scorer::new(snapshot, plan, admitted, common);
        Ok(Self { snapshot, plan, admitted, words, common, bonuses, scorer, segment: 0 })
    }

    /// The items that have every word. Words that nearly all items have are not required.
    fn complete(&mut self) -> Vec<RankedItem> {
        let needed: Vec<usize> = (0..self.words.len()).filter(|place| !self.words[*place].found.is_common).collect();
        let mut items: Vec<RankedItem> = Vec::new();
        for segment in 0..self.snapshot.segments() {
            self.segment = segment;
            let Some(rarest) = needed.iter().copied().min_by_key(|place| self.words[*place].most(segment)) else {
                break;
            };
            let mut target = self.snapshot.first_of_segment(segment);
            'items: while let Some(passage) = self.words[rarest].next(segment, target, None) {
                let item = self.snapshot.item(passage);
                let end = self.snapshot.end_of_item(item);
                for other in needed.iter().filter(|other| **other != rarest) {
                    match self.words[*other].next(segment, item.first(), Some(end)) {
                        None => break 'items,
                        Some(next) if next.row() >= end => {
                            target = self.snapshot.item(next).first().max(PassageId::at(end));
                            continue 'items;
                        }
                        Some(_) => {}
                    }
                }
                target = PassageId::at(end);
                // A filter may have left out the passage that had a word.
                items.extend(self.ranked(item, end).filter(|ranked| ranked.coverage != Coverage::LacksWords));
            }
        }
        items
    }

    /// Adds to `items` all that may be among the best `limit` of those that rank behind items with everything in one
    /// place: items that lack a word, or whose words are far apart. Some of the latter are in `items` already. Returns
    /// whether nothing was left out.
    fn others(&mut self, limit: usize, items: &mut Vec<RankedItem>) -> Result<bool, index::Error> {
        let complete: BTreeSet<ItemId> = items.iter().map(|ranked| ranked.item).collect();
        self.restart()?;
        let neighbours = self
            .plan
            .proximity_bonuses
            .iter()
            .zip(&self.bonuses)
            .map(|(bonus, word)| (bonus.words, word.bound()))
            .collect();
        let bounds = Bounds { words: self.words.iter().map(Word::bound).collect(), bonuses: neighbours };
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by(|one, other| bounds.words[*one].total_cmp(&bounds.words[*other]));
        // Words that nearly all items have bring none in.
        order.sort_by_key(|place| self.common.is_decisive(*place));
        let common = order.iter().filter(|place| !self.common.is_decisive(**place)).count();
        let mut best = Best { limit, scores: Vec::new() };
        for ranked in items.iter().filter(|ranked| !ranked.coverage.is_whole()) {
            best.add(ranked.score);
        }
        // The number of least valuable words that can no longer bring an item in: an item with only these words scores
        // too low.
        let passed = |best: &Best| {
            let Some(least) = best.least() else { return common };
            let passed = (1..=order.len()).take_while(|count| bounds.of(bits(&order[..*count])) < least).count();
            passed.max(common)
        };
        let mut passed_over = passed(&best);
        if passed_over == order.len() {
            return Ok(false);
        }
        let mut has_skipped = false;
        for segment in 0..self.snapshot.segments() {
            self.segment = segment;
            let mut target = self.snapshot.first_of_segment(segment);
            loop {
                let mut first: Option<PassageId> = None;
                for place in &order[passed_over..] {
                    let next = self.words[*place].next(segment, target, None);
                    first = first.into_iter().chain(next).min();
                }
                let Some(passage) = first else { break };
                let item = self.snapshot.item(passage);
                let end = self.snapshot.end_of_item(item);
                let mut words = bits(&order[..passed_over]);
                for place in &order[passed_over..] {
                    let has_it =
                        self.words[*place].next(segment, target, Some(end)).is_some_and(|next| next.row() < end);
                    words |= u64::from(has_it) << place;
                }
                target = PassageId::at(end);
                if complete.contains(&item) {
                    continue;
                }
                if let Some(least) = best.least()
                    && (bounds.of(words) < least || self.is_below(least, item, end, words, &order, &bounds))
                {
                    has_skipped = true;
                    continue;
                }
                let Some(ranked) = self.ranked(item, end) else { continue };
                items.push(ranked);
                if best.add(ranked.score) {
                    passed_over = passed(&best);
                }
                if passed_over == order.len() {
                    return Ok(false);
                }
            }
        }
        Ok(passed_over == common && !has_skipped)
    }

    /// Whether `item` is sure to score less than `least`. `words` are those that it may have; they are looked at from
    /// the most valuable one on, until that is sure. `order` has the least valuable word first.
    fn is_below(
        &mut self,
        least: f32,
        item: ItemId,
        end: usize,
        mut words: u64,
        order: &[usize],
        bounds: &Bounds,
    ) -> bool {
        // By how much the bounds of the words looked at so far were too high.
        let mut excess = 0.0;
        for place in order.iter().rev().filter(|place| words & (1 << **place) != 0).copied().collect::<Vec<_>>() {
            match self.words[place].bound_in(self.snapshot, self.segment, item, end) {
                Some(bound) => excess += bounds.words[place] - bound,
                None => words &= !(1 << place),
            }
            if bounds.of(words) - excess < least {
                return true;
            }
        }
        false
    }

    /// Adds the occurrences in these items to what was found.
    fn keep(&mut self, items: &[RankedItem]) -> Result<(), index::Error> {
        self.restart()?;
        let mut in_order: Vec<ItemId> = items.iter().map(|ranked| ranked.item).collect();
        in_order.sort_unstable();
        let segments: Vec<PassageId> =
            (0..self.snapshot.segments()).map(|segment| self.snapshot.first_of_segment(segment)).collect();
        for item in in_order {
            self.segment = segments.partition_point(|first| *first <= item.first()) - 1;
            self.see(item, self.snapshot.end_of_item(item));
            for (word, seen) in self.words.iter_mut().zip(&self.scorer.seen) {
                for Seen { form, field, occurrence } in seen {
                    word.found.forms[*form].rows[*field as usize].push(*occurrence);
                }
            }
        }
        Ok(())
    }

    fn restart(&mut self) -> Result<(), index::Error> {
        let words = self.words.iter_mut().chain(&mut self.bonuses);
        words.flat_map(|word| &mut word.paths).try_for_each(|paths| paths.restart(self.snapshot))
    }

    /// Ranks `item`, which ends before the row `end`; `None` if it does not match.
    fn ranked(&mut self, item: ItemId, end: usize) -> Option<RankedItem> {
        self.see(item, end);
        let (words, bonuses) = (&self.words, &self.bonuses);
        let of = |place: usize| &words.get(place).unwrap_or_else(|| &bonuses[place - words.len()]).found;
        self.scorer.ranked(item, of, Besides::default())
    }

    /// Collects the occurrences of the words in `item`, which ends before the row `end`: those that the filters let
    /// through, without patterns in passages that have a nearer form.
    fn see(&mut self, item: ItemId, end: usize) {
        for (word, seen) in self.words.iter_mut().chain(&mut self.bonuses).zip(&mut self.scorer.seen) {
            seen.clear();
            let paths = &mut word.paths[self.segment];
            for place in 0..paths.len() {
                let mut at = paths.seek(place, item.first());
                while let Some(passage) = at.filter(|passage| passage.row() < end) {
                    let path = paths.path(place);
                    let has_nearer = path.is_pattern
                        && seen.iter().any(|seen: &Seen| {
                            (seen.field, seen.occurrence.passage) == (path.field, passage)
                                && word.found.forms[seen.form].nearness >= path.nearness
                        });
                    if !has_nearer && self.admitted.has(path.field, passage, item) {
                        for (form, count) in
                            path.forms.iter().zip(path.cursor.counts()).filter(|(_, count)| **count > 0)
                        {
                            let occurrence = Occurrence { passage, count: *count };
                            seen.push(Seen { form: *form, field: path.field, occurrence });
                        }
                    }
                    at = paths.seek(place, PassageId::at(passage.row() + 1));
                }
            }
        }
    }
}

/// The most that each word and bonus can add to a score.
struct Bounds {
    words: Vec<f32>,
    /// Each bonus with the words that it consists of, as a bit set.
    bonuses: Vec<(u64, f32)>,
}

impl Bounds {
    /// The most that an item with these words can score. It can only have bonuses of words that it has.
    fn of(&self, words: u64) -> f32 {
        let own = self.words.iter().enumerate().filter(|(place, _)| words & (1 << place) != 0).map(|(_, bound)| bound);
        let bonuses = self.bonuses.iter().filter(|(bonus, _)| bonus & words == *bonus).map(|(_, bound)| bound);
        own.chain(bonuses).sum()
    }
}

/// The bit set of these places.
fn bits(places: &[usize]) -> u64 {
    places.iter().fold(0, |bits, place| bits | 1 << place)
}

/// The best scores so far, highest first.
struct Best {
    limit: usize,
    scores: Vec<f32>,
}

impl Best {
    /// Adds a score; returns whether it is among the best.
    fn add(&mut self, score: f32) -> bool {
        let place = self.scores.partition_point(|held| *held >= score);
        if place == self.limit {
            return false;
        }
        self.scores.insert(place, score);
        self.scores.truncate(self.limit);
        true
    }

    /// The score that an item must reach to enter; `None` while there is still room.
    fn least(&self) -> Option<f32> {
        self.scores.last().copied().filter(|_| self.scores.len() == self.limit)
    }
}
