//! Counts the items of an answer by year, governing body, kind and presenter.

use crate::index::{self, ItemId, Snapshot};
use crate::protocol::Kind;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The number of items of an answer per year, governing body, kind of document and presenter. Only items that pass the
/// filters are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Facets {
    /// Which items of the answer are counted.
    pub counts: CountedSet,
    /// The number of items that are counted.
    pub items: usize,
    /// The number of these items that have a decision: those that [`Filter::decisions_only`](crate::Filter) lets
    /// through.
    pub decisions: usize,
    /// The years, oldest first. Items of meetings without a known date are left out.
    pub years: Vec<FacetValue>,
    /// The governing bodies, most items first, then by name.
    pub organs: Vec<OrganFacet>,
    /// The kinds of documents, most items first, then by name.
    pub kinds: Vec<FacetValue>,
    /// At most 20 presenters, most items first, then by name. The presenter of an item also counts for the items below
    /// it. Names are as printed, so a person with two spellings counts as two.
    pub presenters: Vec<FacetValue>,
}

/// Which items are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CountedSet {
    /// The items that have all words of the query.
    #[default]
    Complete,
    /// All items that match, because none has all words.
    All,
}

/// The number of items with one value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FacetValue {
    /// The value, as the filter takes it: "2024", "protokoll", "Kim Holm".
    pub value: String,
    /// The number of items.
    pub items: usize,
}

/// The number of items of one governing body in one region.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OrganFacet {
    /// The governing body; `None` if the documents do not say.
    pub governing_body: Option<String>,
    /// Its county or municipality; `None` if the documents do not say.
    pub region: Option<String>,
    /// The number of items.
    pub items: usize,
}

/// How many presenters are given. Not measured: a list that can be read at a glance.
const PRESENTERS: usize = 20;

/// The items that facets are counted from.
#[derive(Debug, Clone, Default)]
pub struct CountedItems {
    pub items: Vec<ItemId>,
    pub counts: CountedSet,
}

impl CountedItems {
    /// Given each item and whether it has all words of the query: the items that have all, or every item if none has.
    pub fn of(items: impl Iterator<Item = (ItemId, bool)> + Clone) -> Self {
        let complete: Vec<ItemId> = items.clone().filter(|(_, complete)| *complete).map(|(item, _)| item).collect();
        if complete.is_empty() {
            return Self { items: items.map(|(item, _)| item).collect(), counts: CountedSet::All };
        }
        Self { items: complete, counts: CountedSet::Complete }
    }
}

pub fn facets(snapshot: &Snapshot, counted: &CountedItems) -> Result<Facets, index::Error> {
    let facts = snapshot.facts()?;
    let mut years: Vec<usize> = Vec::new();
    let mut organs = vec![0; facts.organs().len()];
    let mut presenters = vec![0; facts.presenters()];
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    let mut decisions = 0;
    for item in &counted.items {
        let first = item.first();
        let year = usize::try_from(snapshot.day(first) / 10_000).unwrap_or(0);
        if years.len() <= year {
            years.resize(year + 1, 0);
        }
        years[year] += 1;
        organs[facts.organ(first)] += 1;
        *kinds.entry(facts.kind(first)).or_default() += 1;
        for presenter in facts.presenters_of(*item) {
            presenters[*presenter as usize] += 1;
        }
        decisions += usize::from(facts.is_decided(*item));
    }
    let years = years.into_iter().enumerate().skip(1).filter(|(_, items)| *items > 0);
    let value = |value: String, items: usize| FacetValue { value, items };
    let organs = organs.into_iter().zip(facts.organs()).filter(|(items, _)| *items > 0);
    let mut organs: Vec<OrganFacet> = organs
        .map(|(items, organ)| OrganFacet {
            governing_body: organ.governing_body.clone(),
            region: organ.region.clone(),
            items,
        })
        .collect();
    organs.sort_by(|one, other| {
        let by_name = (&one.governing_body, &one.region).cmp(&(&other.governing_body, &other.region));
        other.items.cmp(&one.items).then(by_name)
    });
    let mut kinds: Vec<FacetValue> =
        kinds.into_iter().map(|(kind, items)| value(kind.name().to_owned(), items)).collect();
    most_first(&mut kinds);
    Ok(Facets {
        counts: counted.counts,
        items: counted.items.len(),
        decisions,
        years: years.map(|(year, items)| value(year.to_string(), items)).collect(),
        organs,
        kinds,
        presenters: busiest(snapshot, presenters)?,
    })
}

fn most_first(values: &mut [FacetValue]) {
    values.sort_by(|one, other| other.items.cmp(&one.items).then_with(|| one.value.cmp(&other.value)));
}

/// The presenters with most items. Only the names that are given are read from the index.
fn busiest(snapshot: &Snapshot, items: Vec<usize>) -> Result<Vec<FacetValue>, index::Error> {
    let mut found: Vec<(usize, usize)> = items.into_iter().enumerate().filter(|(_, items)| *items > 0).collect();
    if found.len() > PRESENTERS {
        let (_, (_, least), _) = found.select_nth_unstable_by_key(PRESENTERS - 1, |(_, items)| Reverse(*items));
        let least = *least;
        found.retain(|(_, items)| *items >= least);
    }
    let facts = snapshot.facts()?;
    found.sort_unstable_by_key(|(presenter, items)| (Reverse(*items), facts.presenter_name(*presenter)));
    let named = found.into_iter().take(PRESENTERS);
    let mut values = named
        .map(|(presenter, items)| Ok(FacetValue { value: snapshot.presenter(presenter)?, items }))
        .collect::<Result<Vec<_>, index::Error>>()?;
    most_first(&mut values);
    Ok(values)
}
