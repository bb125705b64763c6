//! Groups hits by what they share.

use super::answer::{Group, Grouped, Grouping, Hit, MatchCounts, Sort};
use super::hits::HitMaker;
use super::rank::RankedItem;
use crate::index::{self, NameColumn, Snapshot};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The number of hits shown per group. Not measured: enough to see what it is about.
const EACH: usize = 3;

/// The items of a group, in order, and how many there are.
#[derive(Debug, Clone, Default)]
pub struct Members {
    pub items: Vec<RankedItem>,
    pub counts: MatchCounts,
}

/// Groups what `maker` has ranked, each group with its first hits: the groups in `page`.
pub fn grouped(maker: &HitMaker<'_>, by: Grouping, sort: Sort, page: Range<usize>) -> Result<Grouped, index::Error> {
    let mut groups = parted(maker.snapshot, by, sort, &maker.ranking.items)?;
    let total = groups.len();
    groups.truncate(page.end);
    let of_group = |members: &Members| match (by, members.items.first()) {
        (Grouping::Item, Some(ranked)) => maker.ranking.passages_of(maker.snapshot, ranked, EACH),
        _ => members.items.iter().take(EACH).copied().collect(),
    };
    let mut shown: Vec<Vec<RankedItem>> = groups.iter().map(of_group).collect();
    let skipped = page.start.min(groups.len());
    let before: usize = shown.drain(..skipped).map(|shown| shown.len()).sum();
    // All hits are made in one call, so that the occurrences of the query are walked through once.
    let mut hits = maker.hits(&shown.concat(), before + 1)?.into_iter();
    let named = groups.into_iter().skip(skipped).zip(shown).map(|(Members { counts, .. }, shown)| {
        let hits: Vec<Hit> = hits.by_ref().take(shown.len()).collect();
        Group { name: name(by, hits.first()), counts, hits }
    });
    let groups = named.collect();
    Ok(Grouped { by, total, groups })
}

/// The name of a group, taken from its first hit.
fn name(by: Grouping, hit: Option<&Hit>) -> String {
    let nameless = || "–".to_owned();
    let Some(Hit { meeting, item, .. }) = hit else { return nameless() };
    let date = meeting.date.map(|date| date.to_string());
    let organ = || meeting.governing_body.clone().or_else(|| meeting.title.clone());
    let joined = |parts: [Option<String>; 2], between: &str| {
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { nameless() } else { parts.join(between) }
    };
    match by {
        Grouping::Year => meeting.date.map_or_else(nameless, |date| date.year().to_string()),
        Grouping::Organ => joined([meeting.governing_body.clone(), meeting.region.clone()], " · "),
        Grouping::Meeting => joined([date, Some(joined([organ(), meeting.region.clone()], " · "))], "  "),
        Grouping::Item => {
            let number = item.as_ref().and_then(|item| item.number.clone());
            let title = item.as_ref().map(|item| item.title.clone()).or_else(organ);
            joined([date, Some(joined([number, title], " "))], "  ")
        }
    }
}

/// Divides `ranked` into groups, in the order of their first item; years are in order of time.
pub fn parted(
    snapshot: &Snapshot,
    by: Grouping,
    sort: Sort,
    ranked: &[RankedItem],
) -> Result<Vec<Members>, index::Error> {
    let mut places: BTreeMap<(u64, u64), usize> = BTreeMap::new();
    let mut groups: Vec<Members> = Vec::new();
    let mut sources: Vec<BTreeSet<Option<u32>>> = Vec::new();
    for &ranked in ranked {
        let first = ranked.item.first();
        let name = |named: NameColumn| snapshot.name_rank(named, first).map(|rank| rank.map_or(u64::MAX, u64::from));
        let source = snapshot.name_rank(NameColumn::Source, first)?;
        let key = match by {
            Grouping::Year => (year(&ranked), 0),
            Grouping::Meeting => (name(NameColumn::Source)?, 0),
            Grouping::Organ => (name(NameColumn::Organ)?, name(NameColumn::Region)?),
            Grouping::Item => (ranked.item.row() as u64, 0),
        };
        let place = *places.entry(key).or_insert_with(|| {
            groups.push(Members::default());
            sources.push(BTreeSet::new());
            groups.len() - 1
        });
        let group = &mut groups[place];
        group.counts.items += 1;
        group.counts.passages += ranked.passages as usize;
        group.items.push(ranked);
        sources[place].insert(source);
    }
    for (group, sources) in groups.iter_mut().zip(sources) {
        group.counts.documents = sources.len();
    }
    if by == Grouping::Year {
        let year_of = |group: &Members| group.items.first().map_or(0, year);
        groups.sort_by_key(year_of);
        if sort == Sort::Oldest {
            // Groups without a date come last in both orders.
            let undated = groups.iter().take_while(|group| year_of(group) == 0).count();
            groups.rotate_left(undated);
        } else {
            groups.reverse();
        }
    }
    Ok(groups)
}

fn year(ranked: &RankedItem) -> u64 {
    ranked.day / 10_000
}
