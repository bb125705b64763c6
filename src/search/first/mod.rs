//! The first items of an answer without all the others. Coverage goes before score: items that have all words are looked
//! for first, by the rarest of them; where these are enough, nothing else can enter. Else the others are gone through
//! by the words that are worth enough to bring one in (Turtle and Flood 1995, "Query evaluation: strategies and
//! optimizations", max-score).

mod word;

use crate::index::{self, ItemId, Occurrence, PassageId, Snapshot, TextField};
use crate::search::answer::{Sort, TotalIs};
use crate::search::found::{self, FoundForm, InPassage, MOST_OF_WORTH, rarity, weighed};
use crate::search::plan::{Demand, Node, Plan, Wanted};
use crate::search::query::{Need, Scope};
use crate::search::rank::{Admitted, Coverage, PASSAGE_SHARE, Ranked, Ranking, Showing, put_in_order};
use crate::search::table::Table;
use std::collections::BTreeSet;
use word::Word;

/// More terms of a word than this are added up in a table sooner. By feel.
const MOST_TERMS: usize = 8;

/// Where words may stand side by side in so many passages, it is looked for before it is known that it matters. By feel.
const COUNTABLE: usize = 500;

/// More hits than this are better looked for among all. By feel.
const MOST_HITS: usize = 100;

/// Whether the first `limit` items of `plan` can be looked for so: words that are wanted, and nothing else.
pub fn is_for(plan: &Plan, limit: usize) -> bool {
    let is_plain = |demand: &Demand| matches!(demand.node, Node::Wanted(_)) && demand.need != Need::Excluded;
    let is_simple = |wanted: &Wanted| {
        let mut slots = wanted.forms.iter().flat_map(|form| &form.pattern.slots);
        // How rare a phrase is, is told by looking at all that have it.
        let is_word = wanted.forms.iter().any(|form| form.pattern.slots.len() == 1);
        is_word && wanted.is_looked_for && wanted.scope == Scope::Anywhere && slots.all(|slot| slot.len() <= MOST_TERMS)
    };
    (1..=MOST_HITS).contains(&limit)
        && !plan.demands.is_empty()
        && plan.demands.iter().all(is_plain)
        && plan.wanted.iter().all(is_simple)
}

/// The first `limit` items, with how they have the words; `None` where they cannot be told without all.
pub fn rank(
    snapshot: &Snapshot,
    plan: &Plan,
    admitted: Admitted,
    limit: usize,
) -> Result<Result<Ranking, Admitted>, index::Error> {
    let mut search = Search::new(snapshot, plan, &admitted)?;
    // What nearly all items have is looked for by nothing; how rare words are that stand nowhere but side by side with others is
    // told by looking at all.
    let is_apart = |word: &Word<'_>| word.found.items == 0 && word.paths.iter().flatten().any(|path| path.is_pattern);
    if search.words.iter().all(|word| word.found.is_common) || search.words.iter().any(is_apart) {
        return Ok(Err(admitted));
    }
    let mut items = search.complete();
    let complete = items.len();
    let is_exact = if complete >= limit {
        // With one word, there are no others.
        plan.wanted.len() == 1
    } else {
        search.others(limit - complete, &mut items)?
    };
    let total = items.len();
    put_in_order(snapshot, Sort::Best, limit, &mut items)?;
    search.keep(&items)?;
    let found = search.words.into_iter().map(|word| word.found).collect();
    let passages = Table::new(snapshot.entries());
    let total_is = if is_exact { TotalIs::Exact } else { TotalIs::AtLeast };
    Ok(Ok(Ranking { items, total, total_is, complete, found, passages, admitted }))
}

/// An occurrence of a form of a word in a field.
struct Seen {
    form: usize,
    field: TextField,
    occurrence: Occurrence,
}

/// What an item is worth for what was seen in it.
#[derive(Default)]
struct Sum {
    /// A bit a word.
    words: u64,
    said: u64,
    whole: f32,
    title: f32,
    sample: Option<PassageId>,
    shown: Showing,
}

struct Search<'a> {
    snapshot: &'a Snapshot,
    plan: &'a Plan,
    admitted: &'a Admitted,
    words: Vec<Word<'a>>,
    /// Words side by side.
    bonds: Vec<Word<'a>>,
    /// What was seen in an item: the words', then the bonds'.
    seen: Vec<Vec<Seen>>,
    /// How the passages of an item have the words.
    passages: Vec<Option<InPassage>>,
    /// How they have one word; room to reckon in.
    own: Vec<Option<InPassage>>,
    frequencies: Vec<f32>,
    segment: usize,
}

impl<'a> Search<'a> {
    fn new(snapshot: &'a Snapshot, plan: &'a Plan, admitted: &'a Admitted) -> Result<Self, index::Error> {
        let word = |wanted| Word::new(snapshot, wanted);
        let mut words = plan.wanted.iter().map(word).collect::<Result<Vec<_>, _>>()?;
        // All that a single word has is looked at in any case.
        let countable = if words.len() == 1 { usize::MAX } else { COUNTABLE };
        words.iter_mut().try_for_each(|word| word.weigh(snapshot, countable))?;
        let bonds = plan.bonds.iter().map(word).collect::<Result<Vec<_>, _>>()?;
        let seen = (0..words.len() + bonds.len()).map(|_| Vec::new()).collect();
        let (passages, own, frequencies) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Self { snapshot, plan, admitted, words, bonds, seen, passages, own, frequencies, segment: 0 })
    }

    /// The items that have every word, but for those that nearly all have.
    fn complete(&mut self) -> Vec<Ranked> {
        let needed: Vec<usize> = (0..self.words.len()).filter(|place| !self.words[*place].found.is_common).collect();
        let mut items: Vec<Ranked> = Vec::new();
        // What each item has of each bond, before it is known how rare that is.
        let mut bound: Vec<f32> = Vec::new();
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
                self.see(item, end);
                let sum = self.sum(item);
                let Some(coverage) = self.coverage(&sum).filter(|coverage| *coverage != Coverage::Lacking) else {
                    continue;
                };
                for bond in 0..self.bonds.len() {
                    bound.push(self.bond(bond, item));
                }
                items.push(self.ranked(item, &sum, coverage));
            }
        }
        // Whatever has a bond of two words has the words.
        let all = self.snapshot.items();
        for (place, bond) in self.bonds.iter().enumerate() {
            let own = || bound.iter().skip(place).step_by(self.bonds.len());
            let rarity = rarity(own().filter(|own| **own > 0.0).count(), all);
            for (ranked, own) in items.iter_mut().zip(own()) {
                ranked.score += own * bond.weight * rarity * (1.0 - PASSAGE_SHARE);
            }
        }
        items
    }

    /// The best `limit` of the items that lack a word, behind those that lack none. Whether no other was left out.
    fn others(&mut self, limit: usize, items: &mut Vec<Ranked>) -> Result<bool, index::Error> {
        let complete: BTreeSet<ItemId> = items.iter().map(|ranked| ranked.item).collect();
        self.restart()?;
        let all = self.snapshot.items();
        // A bond is as rare as the rarer of its words, at least.
        let rarest = self.words.iter().map(|word| word.found.items).min().unwrap_or(0);
        let bonds: Vec<f32> = self.bonds.iter().map(|bond| bond.weight * rarity(rarest, all)).collect();
        let bonds_bound = bonds.iter().sum::<f32>() * MOST_OF_WORTH * (1.0 - PASSAGE_SHARE);
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        let most: Vec<f32> = self.words.iter().map(Word::bound).collect();
        order.sort_by(|one, other| most[*one].total_cmp(&most[*other]));
        let mut best: Vec<f32> = Vec::new();
        // Items with none but the first so many words cannot enter any more.
        let mut passed_over = 0;
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
                target = PassageId::at(end);
                if complete.contains(&item) {
                    continue;
                }
                self.see(item, end);
                let sum = self.sum(item);
                let Some(coverage) = self.coverage(&sum) else { continue };
                let mut ranked = self.ranked(item, &sum, coverage);
                for (place, worth) in bonds.iter().enumerate() {
                    ranked.score += self.bond(place, item) * worth * (1.0 - PASSAGE_SHARE);
                }
                let place = best.partition_point(|score| *score >= ranked.score);
                best.insert(place, ranked.score);
                best.truncate(limit);
                items.push(ranked);
                if let (Some(least), true) = (best.last(), best.len() == limit) {
                    let mut bound = bonds_bound;
                    passed_over = 0;
                    for word in &order {
                        bound += most[*word];
                        if bound >= *least {
                            break;
                        }
                        passed_over += 1;
                    }
                }
                if passed_over == order.len() {
                    return Ok(false);
                }
            }
        }
        Ok(passed_over == 0)
    }

    /// Keeps the occurrences in these items with what was found.
    fn keep(&mut self, items: &[Ranked]) -> Result<(), index::Error> {
        self.restart()?;
        let mut in_order: Vec<ItemId> = items.iter().map(|ranked| ranked.item).collect();
        in_order.sort_unstable();
        let segments: Vec<PassageId> =
            (0..self.snapshot.segments()).map(|segment| self.snapshot.first_of_segment(segment)).collect();
        for item in in_order {
            self.segment = segments.partition_point(|first| *first <= item.first()) - 1;
            self.see(item, self.snapshot.end_of_item(item));
            for (word, seen) in self.words.iter_mut().zip(&self.seen) {
                for Seen { form, field, occurrence } in seen {
                    word.found.forms[*form].rows[*field as usize].push(*occurrence);
                }
            }
        }
        Ok(())
    }

    fn restart(&mut self) -> Result<(), index::Error> {
        let paths = self.words.iter_mut().chain(&mut self.bonds).flat_map(|word| word.paths.iter_mut().flatten());
        paths.into_iter().try_for_each(|path| self.snapshot.restart(&mut path.walk))
    }

    /// Looks at all that `item`, which ends before the row `end`, has of the words.
    fn see(&mut self, item: ItemId, end: usize) {
        for (word, seen) in self.words.iter_mut().chain(&mut self.bonds).zip(&mut self.seen) {
            seen.clear();
            for path in &mut word.paths[self.segment] {
                let mut at = path.walk.go_to(item.first());
                while let Some(passage) = at.filter(|passage| passage.row() < end) {
                    let has_nearer = path.is_pattern
                        && seen.iter().any(|seen: &Seen| {
                            (seen.field, seen.occurrence.passage) == (path.field, passage)
                                && word.found.forms[seen.form].nearness >= path.nearness
                        });
                    if !has_nearer && self.admitted.has(path.field, passage, item) {
                        for (form, count) in path.forms.iter().zip(path.walk.counts()).filter(|(_, count)| **count > 0)
                        {
                            let occurrence = Occurrence { passage, count: *count };
                            seen.push(Seen { form: *form, field: path.field, occurrence });
                        }
                    }
                    at = path.walk.go_to(PassageId::at(passage.row() + 1));
                }
            }
        }
    }

    /// What `item` is worth for what was seen, bonds left out.
    fn sum(&mut self, item: ItemId) -> Sum {
        let mut sum = Sum::default();
        self.passages.clear();
        let first = item.first().row();
        let own = &mut self.own;
        for (place, (word, seen)) in self.words.iter().zip(&self.seen).enumerate() {
            if seen.is_empty() {
                continue;
            }
            sum.words |= 1 << place;
            own.clear();
            let mut title = 0.0_f32;
            for Seen { form, field, occurrence } in seen {
                sum.said |= u64::from(field.answers()) << place;
                sum.sample = Some(sum.sample.map_or(occurrence.passage, |sample| sample.min(occurrence.passage)));
                let form = &word.found.forms[*form];
                if *field == TextField::Title {
                    title = title.max(form.worth);
                }
                if field.is_of_passage() {
                    let at = occurrence.passage.row() - first;
                    own.resize(own.len().max(at + 1), None);
                    let held = own[at].get_or_insert_default();
                    held.nearness = held.nearness.max(form.worth);
                    if *field == TextField::Body {
                        held.worth = held.worth.max(form.in_passage(self.snapshot, *occurrence));
                    }
                }
            }
            sum.title += title;
            let frequencies = &mut self.frequencies;
            sum.whole += saturated(self.snapshot, (&word.found.forms, seen), item, frequencies, |form| form.worth);
            self.passages.resize(self.passages.len().max(own.len()), None);
            for (held, own) in self.passages.iter_mut().zip(own.iter()) {
                if let Some(own) = own {
                    let held = held.get_or_insert_default();
                    held.worth += own.worth;
                    held.nearness += own.nearness;
                }
            }
        }
        for (at, own) in self.passages.iter().enumerate() {
            if let Some(own) = own {
                sum.shown.consider(PassageId::at(first + at), *own);
            }
        }
        sum
    }

    /// What `item` has of a bond, if that were as rare as nothing else.
    fn bond(&mut self, place: usize, item: ItemId) -> f32 {
        let seen = (self.bonds[place].found.forms.as_slice(), self.seen[self.words.len() + place].as_slice());
        saturated(self.snapshot, seen, item, &mut self.frequencies, |form| form.nearness)
    }

    fn coverage(&self, sum: &Sum) -> Option<Coverage> {
        if sum.said == 0 {
            return None;
        }
        let has = |demand: &Demand, words: u64| match demand.node {
            Node::Wanted(place) => words & (1 << place) != 0,
            _ => false,
        };
        let is_needless = |demand: &Demand| match demand.node {
            Node::Wanted(place) => self.words[place].found.is_common,
            _ => false,
        };
        let mut required = self.plan.demands.iter().filter(|demand| demand.need == Need::Required);
        if !required.all(|demand| has(demand, sum.said)) {
            return None;
        }
        let covers = |words: u64| {
            let mut wanted = self.plan.demands.iter().filter(|demand| demand.need == Need::Wanted);
            wanted.all(|demand| has(demand, words) || is_needless(demand))
        };
        Some(match (covers(sum.said), covers(sum.words)) {
            (true, _) => Coverage::Said,
            (false, true) => Coverage::Known,
            (false, false) => Coverage::Lacking,
        })
    }

    fn ranked(&self, item: ItemId, sum: &Sum, coverage: Coverage) -> Ranked {
        let sample = self.admitted.shown(self.snapshot, sum.sample.unwrap_or(item.first()));
        sum.shown.ranked(item, sample, coverage, self.snapshot.day(sample), sum.words, (sum.whole, sum.title))
    }
}

/// What an item is worth for what was seen of a word, by the form that is worth most. `worth` tells what a form is worth,
/// `frequencies` is room to reckon in.
fn saturated(
    snapshot: &Snapshot,
    (forms, seen): (&[FoundForm], &[Seen]),
    item: ItemId,
    frequencies: &mut Vec<f32>,
    worth: impl Fn(&FoundForm) -> f32,
) -> f32 {
    frequencies.clear();
    frequencies.resize(forms.len(), 0.0);
    let mut last = None;
    for Seen { form, field, occurrence } in seen {
        // That it was decided says every passage that says what.
        if *field == TextField::Outcome && last == Some((*form, *field)) {
            continue;
        }
        last = Some((*form, *field));
        frequencies[*form] += weighed(snapshot, *field, item, occurrence.count);
    }
    let own = forms.iter().zip(frequencies).filter(|(_, frequency)| **frequency > 0.0);
    own.map(|(form, frequency)| found::saturated(worth(form), *frequency)).fold(0.0, f32::max)
}
