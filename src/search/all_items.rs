//! Ranks all items that match.
//!
//! The occurrences of all words are walked through together, in the order of the index, so that each item is ranked
//! once, with everything it has.

use super::coverage::{CommonWords, holds};
use super::item_score::{Besides, Scorer, Seen};
use super::plan::{ConditionTree, Plan};
use super::query::Requirement;
use super::rank::{Admitted, RankedItem};
use super::row_set::RowSet;
use super::term_occurrences::TermOccurrences;
use crate::index::{self, ItemId, Occurrence, PassageId, Snapshot, TextField};

/// Returns the matching items in the order of the index, and the occurrences of each word of the plan. An item is skipped if
/// `is_wanted` refuses it; that function gets the item's words as a bit set, and the occurrences of all words.
pub fn all_items(
    snapshot: &Snapshot,
    plan: &Plan,
    admitted: &Admitted,
    is_wanted: impl Fn(u64, &[TermOccurrences]) -> bool,
) -> Result<(Vec<RankedItem>, Vec<TermOccurrences>), index::Error> {
    let found = plan.terms.iter().map(|term| TermOccurrences::new(snapshot, term)).collect::<Result<Vec<_>, _>>()?;
    let bonuses = plan.proximity_bonuses.iter().map(|bonus| TermOccurrences::new(snapshot, &bonus.term));
    let bonuses = bonuses.collect::<Result<Vec<_>, _>>()?;
    let mut scorer = Scorer::new(snapshot, plan, admitted, CommonWords::of(plan, found.iter()));
    let (mut words, mut extras) = (Lists::default(), Lists::default());
    let mut excluded: Vec<(usize, RowSet)> = Vec::new();
    for (place, (found, term)) in found.iter().zip(&plan.terms).enumerate() {
        if term.is_looked_for {
            words.add(place, found);
        } else {
            excluded.push((place, found.items_having(snapshot)));
        }
    }
    for (place, bonus) in (found.len()..).zip(&bonuses) {
        extras.add(place, bonus);
    }
    let mut listed = listed(snapshot, plan, admitted).into_iter().peekable();
    let mut items = Vec::new();
    loop {
        let with_words = words.first().map(|passage| snapshot.item(passage));
        let Some(item) = with_words.into_iter().chain(listed.peek().map(|(item, _)| *item)).min() else { break };
        let end = snapshot.end_of_item(item);
        scorer.seen.iter_mut().for_each(Vec::clear);
        let is_admitted = |field, passage| admitted.has(field, passage, item);
        words.take(item, end, is_admitted, &mut scorer.seen);
        extras.take(item, end, is_admitted, &mut scorer.seen);
        let besides = Besides {
            excluded: excluded
                .iter()
                .filter(|(_, items)| items.has(item.row()))
                .fold(0, |bits, (at, _)| bits | 1 << at),
            listed: listed.next_if(|(listed, _)| *listed == item).map(|(_, passage)| passage),
        };
        let seen = scorer.seen[..found.len()].iter().enumerate().filter(|(_, seen)| !seen.is_empty());
        if !is_wanted(seen.fold(0, |bits, (place, _)| bits | 1 << place), &found) {
            continue;
        }
        let of = |place: usize| found.get(place).unwrap_or_else(|| &bonuses[place - found.len()]);
        items.extend(scorer.ranked(item, of, besides));
    }
    Ok((items, found))
}

/// The items that can match without any word of the query, each with its first admitted passage. There are such items only
/// if the query consists of filters, or if a filter is an alternative to a word ("organ:regionstyrelsen ELLER skola").
fn listed(snapshot: &Snapshot, plan: &Plan, admitted: &Admitted) -> Vec<(ItemId, PassageId)> {
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
        return Vec::new();
    }
    let matches =
        |item: ItemId| !has_words || alternatives.iter().any(|node| holds(node, 0, &plan.filter_results, item));
    let passages =
        snapshot.passages().filter(|passage| admitted.has(TextField::Body, *passage, snapshot.item(*passage)));
    let mut listed: Vec<(ItemId, PassageId)> = passages.map(|passage| (snapshot.item(passage), passage)).collect();
    listed.dedup_by_key(|(item, _)| *item);
    listed.retain(|(item, _)| matches(*item));
    listed
}

/// Lists of occurrences that are walked through together.
#[derive(Default)]
struct Lists<'a> {
    lists: Vec<List<'a>>,
    /// The row of the next occurrence of each list; beyond all rows at its end. They are apart from the lists because
    /// most lists have nothing in most items.
    next: Vec<usize>,
}

/// The occurrences of one form of a word in one field that have not been visited yet.
struct List<'a> {
    /// The place of the word, as [`Scorer`] counts them.
    word: usize,
    form: usize,
    field: TextField,
    rest: &'a [Occurrence],
}

const END: usize = usize::MAX;

impl<'a> Lists<'a> {
    fn add(&mut self, word: usize, found: &'a TermOccurrences) {
        for (form, own) in found.forms.iter().enumerate() {
            for field in TextField::all() {
                let rest = own.rows[field as usize].as_slice();
                if let Some(first) = rest.first() {
                    self.next.push(first.passage.row());
                    self.lists.push(List { word, form, field, rest });
                }
            }
        }
    }

    /// The first passage that any of the lists has next.
    fn first(&self) -> Option<PassageId> {
        self.next.iter().copied().min().filter(|row| *row != END).map(PassageId::at)
    }

    /// Moves all lists beyond `item`, which ends before the row `end`, and adds what they have of it to `seen`.
    fn take(
        &mut self,
        item: ItemId,
        end: usize,
        is_admitted: impl Fn(TextField, PassageId) -> bool,
        seen: &mut [Vec<Seen>],
    ) {
        for (next, list) in self.next.iter_mut().zip(&mut self.lists).filter(|(next, _)| **next < end) {
            let (before, rest) = list.rest.split_at(list.rest.iter().take_while(|own| own.passage.row() < end).count());
            let own = before.iter().filter(|own| own.passage >= item.first() && is_admitted(list.field, own.passage));
            seen[list.word].extend(own.map(|own| Seen { form: list.form, field: list.field, occurrence: *own }));
            list.rest = rest;
            *next = rest.first().map_or(END, |own| own.passage.row());
        }
    }
}
