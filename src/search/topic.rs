//! The items that a topic may mean, by how much of it each has: where a whole question is answered, an item of another matter is
//! no answer, however often it says one of the words.

use super::found::rarity;
use super::hits::HitMaker;
use super::items::Records;
use super::plan::{self, Node, Plan};
use super::query::{Need, Query};
use super::rank::{Ranked, Ranking, rank};
use super::{Hit, Options, Sort, Strictness, kept};
use crate::index::{self, Filter, Record, Snapshot};
use crate::protocol::AgendaItem;

/// A topic looked for.
pub struct Topic<'a> {
    snapshot: &'a Snapshot,
    plan: Plan,
    ranking: Ranking,
    /// Those that are of the topic, best first.
    pub items: Vec<Candidate>,
}

/// An item that may be of the topic.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub ranked: Ranked,
    /// How much of the topic its title has, by how rare the words are; from 0 to 1.
    pub titled: f32,
    value: f32,
}

/// So much of the topic an item must have to be of it, by how rare the words are. By feel: of three words alike in rarity two.
const LEAST: f32 = 0.6;
/// An item that has so much less of the topic than the best one is of another. By feel.
const BEHIND: f32 = 0.25;
/// Whose title has so much of the topic is about it, and does not only mention it. By feel.
const ABOUT: f32 = 0.5;
/// So many items are looked at for what is asked of them. By feel.
const LOOKED_AT: usize = 200;

impl<'a> Topic<'a> {
    /// Looks for the items of the topic that `words` are, among those that pass `filter`.
    pub fn new(snapshot: &'a Snapshot, words: &str, filter: &Filter, options: &Options) -> Result<Self, index::Error> {
        let plan = plan::plan(&Query::words(words), Strictness::Lenient, &options.limits, snapshot)?;
        let kept = kept(snapshot, &plan, filter)?;
        let ranking = rank(snapshot, &plan, &kept, Sort::Best, usize::MAX)?;
        let weights: Vec<(u64, f32)> = weights(snapshot, &plan, &ranking);
        let all: f32 = weights.iter().map(|(_, weight)| weight).sum();
        let share = |words: u64| {
            let own: f32 = weights.iter().filter(|(bits, _)| words & bits != 0).map(|(_, weight)| weight).sum();
            if all > 0.0 { own / all } else { 1.0 }
        };
        let best = ranking.items.iter().map(|ranked| share(ranked.words)).fold(0.0, f32::max);
        let least = LEAST.max(best - BEHIND);
        let of_topic = ranking.items.iter().filter(|ranked| share(ranked.words) >= least);
        let candidate = |ranked: &Ranked| {
            let (own, titled) = (share(ranked.words), share(ranked.titled));
            Candidate { ranked: *ranked, titled, value: ranked.score * own * own * (1.0 + titled) }
        };
        let mut items: Vec<Candidate> = of_topic.map(candidate).collect();
        // The sort is stable: equals stay in the order of the ranking.
        items.sort_by(|one, other| other.value.total_cmp(&one.value));
        Ok(Self { snapshot, plan, ranking, items })
    }

    /// Puts the newest first, of those that are about the topic if any are.
    pub fn newest_first(&mut self) {
        if self.items.iter().any(|candidate| candidate.titled >= ABOUT) {
            self.items.retain(|candidate| candidate.titled >= ABOUT);
        }
        self.items.sort_by_key(|candidate| std::cmp::Reverse(candidate.ranked.day));
    }

    /// Goes through the items that `has` what is asked of them, in order, until `most` were visited.
    pub fn visit(
        &self,
        most: usize,
        has: impl Fn(&AgendaItem) -> bool,
        visit: &mut dyn FnMut(&Record, &[usize], &AgendaItem) -> Result<(), index::Error>,
    ) -> Result<usize, index::Error> {
        let mut records = Records::new(self.snapshot);
        let mut visited = 0;
        for candidate in self.items.iter().take(LOOKED_AT) {
            let passage = self.snapshot.passage(candidate.ranked.passage)?;
            let Some(record) = records.get(&passage.source)? else { continue };
            let Some(item) = record.protocol.item(&passage.path).filter(|item| has(item)) else { continue };
            visit(record, &passage.path, item)?;
            visited += 1;
            if visited == most {
                break;
            }
        }
        Ok(visited)
    }

    /// The first `most` as hits.
    pub fn hits(&self, most: usize) -> Result<Vec<Hit>, index::Error> {
        let first: Vec<Ranked> = self.items.iter().take(most).map(|candidate| candidate.ranked).collect();
        HitMaker { snapshot: self.snapshot, plan: &self.plan, ranking: &self.ranking }.hits(&first, 1)
    }
}

/// What each word of the topic weighs: as much as it is rare.
fn weights(snapshot: &Snapshot, plan: &Plan, ranking: &Ranking) -> Vec<(u64, f32)> {
    let places = plan.demands.iter().filter(|demand| demand.need != Need::Excluded).filter_map(|demand| {
        let Node::Wanted(place) = demand.node else { return None };
        Some(place)
    });
    let weight = |place: usize| {
        let found = &ranking.found[place];
        if found.is_common { 0.0 } else { rarity(found.items, snapshot.items()) }
    };
    places.map(|place| (1 << place, weight(place))).collect()
}
