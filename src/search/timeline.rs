//! Follows a topic over the years: which bodies dealt with it, how often, since when, and what was decided.

use super::answer::{Hit, MatchCounts};
use super::group::parted;
use super::hits::HitMaker;
use super::notes::Note;
use super::rank::{RankedItem, rank};
use super::{Error, Grouping, Options, Query, Sort, Strictness, filtered_entries, plan};
use crate::index::{self, Snapshot};
use serde::Serialize;

/// A topic over the years.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Timeline {
    /// The topic as typed.
    pub topic: String,
    /// What the user should know about how the topic was read and searched for.
    pub notes: Vec<Note>,
    /// How many documents the topic came up in, and how many of their agenda items and passages.
    #[serde(flatten)]
    pub counts: MatchCounts,
    /// The years, oldest first; items without a date are last.
    pub years: Vec<TimelineYear>,
    /// The first item in a meeting whose date is known; `None` if there is none.
    pub first: Option<Hit>,
    /// The last item in a meeting whose date is known; `None` if there is none.
    pub last: Option<Hit>,
    /// The passages with decisions that contain a word of the topic, and all decisions of items with such a word in
    /// their title; oldest first. None is left out.
    pub decisions: Vec<Hit>,
}

/// A topic in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TimelineYear {
    /// The year; `None` for meetings whose date is not known.
    pub year: Option<i16>,
    /// How many documents, items and passages the topic has in the year.
    #[serde(flatten)]
    pub counts: MatchCounts,
    /// The governing bodies that dealt with it, those with most documents first.
    pub organs: Vec<OrganYear>,
}

/// A topic in one governing body in one year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrganYear {
    /// The governing body; `None` if the documents do not say.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// How many documents, items and passages the topic has in the body in that year.
    #[serde(flatten)]
    pub counts: MatchCounts,
}

/// Follows a topic, written as a query, through the years. An item counts if it has every word of the topic in one
/// place. A compound does not count where its parts are far apart.
///
/// # Errors
/// If the index cannot be read.
pub fn timeline(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Timeline, Error> {
    let (query, notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    let error = |source| Error::Index { question: question.to_owned(), source };
    let mut timeline = follow(snapshot, &query, options).map_err(error)?;
    timeline.notes.splice(0..0, notes);
    Ok(Timeline { topic: question.to_owned(), ..timeline })
}

/// Follows a topic that is already read as a query.
pub(super) fn follow(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<Timeline, index::Error> {
    let mut plan = plan::plan(query, Strictness::All, &options.limits, &options.synonyms, snapshot)?;
    plan.drop_loose_forms();
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let mut ranking = rank(snapshot, &plan, &filtered, Sort::Oldest, usize::MAX)?;
    // Words that are far apart are about different things.
    ranking.items.retain(|ranked| ranked.coverage.is_whole());
    // By date alone, however complete or high in score an item is.
    ranking.items.sort_by_key(|ranked| (ranked.day == 0, ranked.day));
    let maker = HitMaker::new(snapshot, &plan, &ranking);
    let mut years = Vec::new();
    for year in parted(snapshot, Grouping::Year, Sort::Oldest, &ranking.items)? {
        let mut organs = Vec::new();
        for organ in parted(snapshot, Grouping::Organ, Sort::Oldest, &year.items)? {
            let Some(first) = organ.items.first() else { continue };
            let meeting = snapshot.passage(first.passage)?.meeting;
            let (governing_body, region) = (meeting.governing_body, meeting.region);
            organs.push(OrganYear { governing_body, region, counts: organ.counts });
        }
        organs.sort_by_key(|organ| std::cmp::Reverse((organ.counts.documents, organ.counts.items)));
        let day = year.items.first().map_or(0, |first| first.day);
        let number = i16::try_from(day / 10_000).ok().filter(|year| *year > 0);
        years.push(TimelineYear { year: number, counts: year.counts, organs });
    }
    let dated: Vec<RankedItem> = ranking.items.iter().copied().filter(|ranked| ranked.day > 0).collect();
    let one = |ranked: Option<&RankedItem>| -> Result<Option<Hit>, index::Error> {
        Ok(maker.hits(ranked.map_or(&[], std::slice::from_ref), 1)?.pop())
    };
    let (first, last) = (one(dated.first())?, one(dated.last())?);
    let mut decided = Vec::new();
    for ranked in &ranking.items {
        let passages = snapshot.passages_of(ranked.item);
        // Decisions under an item that only mentions the topic may be about other things.
        let is_about = |passage| ranked.is_titled() || ranking.says_any(snapshot, passage);
        let decisions = passages.filter(|passage| snapshot.is_decision(*passage) && is_about(*passage));
        decided.extend(decisions.map(|passage| RankedItem { passage, ..*ranked }));
    }
    let decisions = maker.hits(&decided, 1)?;
    let counts = MatchCounts {
        documents: years.iter().map(|year| year.counts.documents).sum(),
        items: ranking.items.len(),
        passages: years.iter().map(|year| year.counts.passages).sum(),
    };
    Ok(Timeline { topic: String::new(), notes: plan.notes.into_vec(), counts, years, first, last, decisions })
}
