//! Finds the items that are about a topic, by how many of its words each has. Questions are answered only from such
//! items: an item about another matter is no answer, however often it contains one of the words.

use super::hits::HitMaker;
use super::matter;
use super::plan::{self, ConditionTree, Plan};
use super::query::{Query, Requirement};
use super::rank::{RankedItem, Ranking, rank_wanted};
use super::term_occurrences::{TermOccurrences, count, rarity};
use super::{Hit, Options, Strictness, filtered_entries};
use crate::index::{self, Filter, FilteredEntries, ItemId, Recorded, Snapshot};
use crate::protocol::Kind;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A topic that has been searched for.
pub struct Topic<'a> {
    snapshot: &'a Snapshot,
    plan: Plan,
    ranking: Ranking,
    /// The items that are about the topic, best first.
    pub items: Vec<Candidate>,
    /// The passages that may answer the question, because they are from the body that it names. Documents whose
    /// governing body is not known are searched for the topic, but cannot answer such a question.
    within: FilteredEntries,
    /// The bit of the rarest word.
    rarest: Option<u64>,
    is_by_day: bool,
}

/// An item, by document and place.
#[derive(Debug, Clone)]
pub struct Item {
    pub source: String,
    pub path: Vec<usize>,
    /// The words of the topic that it has, as a bit set.
    words: u64,
}

/// An item that may be about the topic.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    pub ranked: RankedItem,
    /// The words of the topic that it has, as a bit set. For an item found only through the matter of a report, the words
    /// that the report has.
    words: u64,
    /// How much of the topic its title has, weighted by the rarity of the words; from 0 to 1.
    pub titled: f32,
    value: f32,
}

/// An order by date.
#[derive(Debug, Clone, Copy)]
pub enum Order {
    NewestFirst,
    /// Items without a date come last.
    OldestFirst,
}

/// How much of the topic an item must have to be about it, weighted by the rarity of the words. Not measured: two of
/// five equally rare words.
const LEAST: f32 = 0.4;
/// An item that is worth less than this share of the best is about another matter. Not measured.
pub const OTHER: f32 = 0.3;
/// An item that is worth at least this share of the best is about the same matter. Among these, the newest comes first.
/// Not measured.
const SAME: f32 = 0.85;
/// An item whose title has this much of the topic is about it, and does not only mention it. Not measured.
const ABOUT: f32 = 0.5;
/// How many items are checked for what the question asks. Not measured.
const LOOKED_AT: usize = 200;
/// How many of the best items are followed to their matters, if they are reports. Not measured.
const FOLLOWED: usize = 5;
/// The value of an item that was found only through the matter of a report, as a share of the value of the report. It is
/// below 1, so that items that name the topic well come first. Not measured.
const BY_MATTER: f32 = 0.6;

impl<'a> Topic<'a> {
    /// Finds the items about the topic `words` among those that pass `filter`. `is_sure` says that the text is surely a
    /// question; then words that no text has need not be answered. What a body decided or did is then looked for among
    /// those that also pass `within`.
    pub fn new(
        snapshot: &'a Snapshot,
        words: &str,
        is_sure: bool,
        (filter, within): (&Filter, &Filter),
        options: &Options,
    ) -> Result<Self, index::Error> {
        let mut plan =
            plan::plan(&Query::words(words), Strictness::Lenient, &options.limits, &options.synonyms, snapshot)?;
        // A compound is not counted where its parts are far apart.
        plan.drop_loose_forms();
        let filtered = filtered_entries(snapshot, &plan, filter)?;
        let weights = OnceCell::new();
        let weighed = |found: &[TermOccurrences]| weights.get_or_init(|| Weights::of(snapshot, &plan, found, is_sure));
        // An item of the right year has the year, even if it does not say so.
        let has_enough = |words: u64, found: &[TermOccurrences]| {
            let weights = weighed(found);
            weights.share(words | weights.years()) >= LEAST
        };
        let ranking = rank_wanted(snapshot, &plan, &filtered, has_enough)?;
        let weights = weighed(&ranking.found);
        let share = |words: u64| weights.share(words);
        let candidate = |ranked: &RankedItem| {
            let words = weights.words.iter().fold(ranked.words, |words, word| word.of_year(words, ranked));
            let (own, titled) = (share(words), share(ranked.titled));
            let value = ranked.score * own * own * (1.0 + titled);
            (own >= LEAST).then_some(Candidate { ranked: *ranked, words: ranked.words, titled, value })
        };
        let mut items: Vec<Candidate> = ranking.items.iter().filter_map(candidate).collect();
        // The sort is stable, so equal items stay in the order of the ranking.
        items.sort_by(|one, other| other.value.total_cmp(&one.value));
        let rarest = weights.words.iter().max_by(|one, other| one.rarity.total_cmp(&other.rarity)).map(|word| word.bit);
        let within = snapshot.filtered_entries(within)?;
        let mut topic = Self { snapshot, plan, ranking, items, within, rarest, is_by_day: false };
        topic.follow_matters()?;
        Ok(topic)
    }

    /// Adds the items of the matters that the best reports belong to. A report says most about a topic, but what was
    /// decided is in the minutes, often in other words.
    fn follow_matters(&mut self) -> Result<(), index::Error> {
        let best = self.items.first().map_or(0.0, |candidate| candidate.value);
        let rarest = self.rarest.unwrap_or_default();
        let is_about = |own: &&Candidate| own.value >= best * OTHER && own.words & rarest == rarest;
        let followed = self.items.iter().take(FOLLOWED).filter(is_about);
        let mut found: BTreeMap<ItemId, Candidate> = BTreeMap::new();
        for candidate in followed {
            let passage = self.snapshot.passage(candidate.ranked.passage)?;
            if passage.meeting.kind != Kind::Handling {
                continue;
            }
            for (source, path) in matter::items_of_matters(self.snapshot, &passage.source, &passage.path)? {
                let Some(&passage) = self.snapshot.passages_at(&source, &path)?.first() else { continue };
                let item = self.snapshot.item(passage);
                let ranked = RankedItem::without_words(item, passage, self.snapshot.day(passage));
                let value = candidate.value * BY_MATTER;
                found.entry(item).or_insert(Candidate { ranked, value, ..*candidate });
            }
        }
        for held in &mut self.items {
            if let Some(followed) = found.remove(&held.ranked.item) {
                held.value = held.value.max(followed.value);
            }
        }
        self.items.extend(found.into_values());
        self.items.sort_by(|one, other| other.value.total_cmp(&one.value));
        Ok(())
    }

    /// Sorts by date and keeps only items about the same matter as the best one; preferably items with the topic in
    /// their title.
    pub fn by_day(&mut self, order: Order) {
        let rarest = self.rarest.unwrap_or_default();
        self.retain_if_any(|candidate| candidate.words & rarest != 0);
        self.retain_if_any(|candidate| candidate.titled >= ABOUT);
        let best = self.items.first().map_or(0.0, |candidate| candidate.value);
        self.items.retain(|candidate| candidate.value >= best * OTHER);
        match order {
            Order::NewestFirst => self.items.sort_by_key(|candidate| Reverse(candidate.ranked.day)),
            Order::OldestFirst => self.items.sort_by_key(|candidate| (candidate.ranked.day == 0, candidate.ranked.day)),
        }
        self.is_by_day = true;
    }

    /// The items of the requested body.
    fn own(&self) -> impl Iterator<Item = &Candidate> {
        self.items.iter().filter(|candidate| self.within.has(candidate.ranked.passage))
    }

    /// Keeps the items that `fits` accepts, if there are any.
    fn retain_if_any(&mut self, fits: impl Fn(&Candidate) -> bool) {
        if self.items.iter().any(&fits) {
            self.items.retain(fits);
        }
    }

    /// The items whose minutes record any of `asked` among the best items of the topic from the requested body, the
    /// newest of the best first; no items if the best of them is worth less than the share `least` of the best item of
    /// all.
    pub fn recording(&self, asked: Recorded, least: f32) -> Result<Vec<Item>, index::Error> {
        let has = |candidate: &&Candidate| self.snapshot.recorded(candidate.ranked.item).has_any(asked);
        let mut found: Vec<&Candidate> = self.own().take(LOOKED_AT).filter(has).collect();
        if !self.is_by_day {
            let best = found.first().map_or(0.0, |candidate| candidate.value);
            if best < self.items.first().map_or(0.0, |candidate| candidate.value) * least {
                return Ok(Vec::new());
            }
            found.retain(|candidate| candidate.value >= best * OTHER);
            let same = found.partition_point(|candidate| candidate.value >= best * SAME);
            found[..same].sort_by_key(|candidate| Reverse(candidate.ranked.day));
        }
        let item = |candidate: &Candidate| {
            let passage = self.snapshot.passage(candidate.ranked.passage)?;
            Ok(Item { source: passage.source, path: passage.path, words: candidate.words })
        };
        found.into_iter().map(item).collect()
    }

    /// The rarest word of the topic, if `item` lacks it. The item may then be about another topic.
    pub fn lacks(&self, item: &Item) -> Option<&str> {
        let rarest = self.rarest.filter(|rarest| item.words & rarest == 0)?;
        let place = usize::try_from(rarest.trailing_zeros()).ok()?;
        self.plan.terms.get(place).map(|word| word.label.as_str())
    }

    /// The first `most` items as hits; none if the best of them lacks the rarest word.
    pub fn about(&self, most: usize) -> Result<Vec<Hit>, index::Error> {
        let has_rarest = |first: &Candidate| self.rarest.is_none_or(|rarest| first.words & rarest != 0);
        if self.own().next().is_some_and(has_rarest) { self.hits(most) } else { Ok(Vec::new()) }
    }

    /// The first `most` items as hits.
    pub fn hits(&self, most: usize) -> Result<Vec<Hit>, index::Error> {
        let first: Vec<RankedItem> = self.own().take(most).map(|candidate| candidate.ranked).collect();
        HitMaker::new(self.snapshot, &self.plan, &self.ranking).hits(&first, 1)
    }
}

struct TopicWord {
    bit: u64,
    /// How rare the word is.
    rarity: f32,
    /// How much of the topic the word is.
    weight: f32,
    /// The year, if the word is one.
    year: Option<u64>,
    /// Whether no text has the word.
    is_unknown: bool,
}

impl TopicWord {
    /// Corrects `words` for a word that is a year: it counts only if the meeting is from that year or the title has it,
    /// because nearly every text contains some year.
    fn of_year(&self, words: u64, ranked: &RankedItem) -> u64 {
        match self.year {
            Some(year) if ranked.day / 10_000 == year || ranked.titled & self.bit != 0 => words | self.bit,
            Some(_) => words & !self.bit,
            None => words,
        }
    }
}

/// How much each word of a topic weighs.
struct Weights {
    words: Vec<TopicWord>,
}

impl Weights {
    /// The weights of the words of `plan`; `found` says where each of them occurs.
    fn of(snapshot: &Snapshot, plan: &Plan, found: &[TermOccurrences], is_sure: bool) -> Self {
        let wanted = plan.clauses.iter().filter(|clause| clause.requirement != Requirement::Excluded);
        let places = wanted.filter_map(|clause| match clause.node {
            ConditionTree::Term(place) => Some(place),
            _ => None,
        });
        let word = |place: usize| {
            let found = &found[place];
            let rarity = if found.is_common {
                0.0
            } else {
                rarity(found.items, count(u32::try_from(snapshot.items()).unwrap_or(u32::MAX)))
            };
            let label = &plan.terms[place].label;
            let year = label.parse().ok().filter(|year| YEARS.contains(year));
            TopicWord { bit: 1 << place, rarity, weight: rarity, year, is_unknown: found.items <= 0.0 }
        };
        let mut words: Vec<TopicWord> = places.map(word).collect();
        let others: Vec<f32> =
            words.iter().filter(|word| word.year.is_none() && !word.is_unknown).map(|word| word.rarity).collect();
        if let Some(mean) = mean(&others) {
            for word in &mut words {
                word.weight = match word.year {
                    // A year occurs in many texts, so its rarity is low. But someone who types a year means it.
                    Some(_) => word.rarity.max(mean),
                    // A word that no text has may be another word for what several other words say.
                    None if word.is_unknown && is_sure && others.len() > 1 => mean,
                    None => word.rarity,
                };
            }
        }
        Self { words }
    }

    /// How much of the topic these words are, from 0 to 1.
    fn share(&self, words: u64) -> f32 {
        let all: f32 = self.words.iter().map(|word| word.weight).sum();
        let own: f32 = self.words.iter().filter(|word| words & word.bit != 0).map(|word| word.weight).sum();
        if all > 0.0 { own / all } else { 1.0 }
    }

    /// The words that are years, as a bit set.
    fn years(&self) -> u64 {
        self.words.iter().filter(|word| word.year.is_some()).fold(0, |bits, word| bits | word.bit)
    }
}

fn mean(values: &[f32]) -> Option<f32> {
    let all = u32::try_from(values.len()).ok().filter(|all| *all > 0)?;
    Some(values.iter().sum::<f32>() / count(all))
}

/// Numbers that are taken for years.
const YEARS: std::ops::RangeInclusive<u64> = 1800..=2199;
