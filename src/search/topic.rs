//! The items that a topic may mean, by how much of it each has: where a whole question is answered, an item of another matter is
//! no answer, however often it says one of the words.

use super::found::rarity;
use super::hits::HitMaker;
use super::items::Records;
use super::plan::{self, Node, Plan};
use super::query::{Need, Query};
use super::rank::{Ranked, Ranking, rank};
use super::{Hit, Options, Sort, Strictness, kept};
use crate::index::{self, Filter, Snapshot};
use crate::protocol::AgendaItem;

/// A topic looked for.
pub struct Topic<'a> {
    snapshot: &'a Snapshot,
    plan: Plan,
    ranking: Ranking,
    /// Those that are of the topic, best first.
    pub items: Vec<Candidate>,
    /// The bit of the rarest word.
    rarest: Option<u64>,
    is_by_day: bool,
}

/// An item, by where it stands.
#[derive(Debug, Clone)]
pub struct Item {
    pub source: String,
    pub path: Vec<usize>,
}

/// An item that may be of the topic.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub ranked: Ranked,
    /// How much of the topic its title has, by how rare the words are; from 0 to 1.
    pub titled: f32,
    value: f32,
}

/// So much of the topic an item must have to be of it, by how rare the words are. By feel: of five words alike in rarity two.
const LEAST: f32 = 0.4;
/// What is worth so much less than the best is of another matter. By feel.
const OTHER: f32 = 0.3;
/// What is worth nearly as much as the best is of the same matter: what was said of it last comes first. By feel.
const SAME: f32 = 0.85;
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
        let candidate = |ranked: &Ranked| {
            let (own, titled) = (share(ranked.words), share(ranked.titled));
            let value = ranked.score * own * own * (1.0 + titled);
            (own >= LEAST).then_some(Candidate { ranked: *ranked, titled, value })
        };
        let mut items: Vec<Candidate> = ranking.items.iter().filter_map(candidate).collect();
        // The sort is stable: equals stay in the order of the ranking.
        items.sort_by(|one, other| other.value.total_cmp(&one.value));
        let rarest = weights.iter().max_by(|(_, one), (_, other)| one.total_cmp(other)).map(|(bits, _)| *bits);
        Ok(Self { snapshot, plan, ranking, items, rarest, is_by_day: false })
    }

    /// Puts the newest first, of those that are about the topic if any are.
    pub fn newest_first(&mut self) {
        if self.items.iter().any(|candidate| candidate.titled >= ABOUT) {
            self.items.retain(|candidate| candidate.titled >= ABOUT);
        }
        self.items.sort_by_key(|candidate| std::cmp::Reverse(candidate.ranked.day));
        self.is_by_day = true;
    }

    /// The items of the topic that `has` what is asked of them, at most `most`: the newest of the best first. None, where others
    /// are much more of the topic.
    pub fn having(&self, most: usize, has: impl Fn(&AgendaItem) -> bool) -> Result<Vec<Item>, index::Error> {
        let mut records = Records::new(self.snapshot);
        let mut found: Vec<(Candidate, Item)> = Vec::new();
        for candidate in self.items.iter().take(LOOKED_AT) {
            let passage = self.snapshot.passage(candidate.ranked.passage)?;
            let Some(record) = records.get(&passage.source)? else { continue };
            if record.protocol.item(&passage.path).is_some_and(&has) {
                found.push((*candidate, Item { source: passage.source, path: passage.path }));
            }
        }
        if !self.is_by_day {
            let value = |place: Option<&Candidate>| place.map_or(0.0, |candidate| candidate.value);
            let best = value(found.first().map(|(candidate, _)| candidate));
            if best < value(self.items.first()) * OTHER {
                return Ok(Vec::new());
            }
            found.retain(|(candidate, _)| candidate.value >= best * OTHER);
            let same = found.partition_point(|(candidate, _)| candidate.value >= best * SAME);
            found[..same].sort_by_key(|(candidate, _)| std::cmp::Reverse(candidate.ranked.day));
        }
        found.truncate(most);
        Ok(found.into_iter().map(|(_, item)| item).collect())
    }

    /// The rarest word of the topic, if the best of its items lacks it: it may be of another.
    pub fn lacks(&self) -> Option<&str> {
        let (first, rarest) = (self.items.first()?, self.rarest?);
        let place = usize::try_from(rarest.trailing_zeros()).ok()?;
        (first.ranked.words & rarest == 0).then(|| self.plan.wanted.get(place)).flatten().map(|word| word.label.as_str())
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
