//! A question in, an answer out: ranked passages, each with its meeting and its agenda item.
//!
//! parse → plan → rank → snippet. A question never fails; reading the index can.

mod answer;
mod decisions;
mod first;
mod found;
mod group;
mod hits;
mod items;
mod limits;
mod markup;
mod matter;
mod notes;
mod period;
mod person;
mod plan;
mod query;
mod question;
mod rank;
mod snippet;
mod suggest;
mod table;
mod timeline;
mod votes;
mod who;

pub use crate::analysis::Tier;
pub use crate::index::{Filter, ItemHead, MeetingHead};
pub use answer::{
    Answer, Counting, Extent, Group, Grouped, Grouping, Highlight, Hit, MatchPlace, Options, Sort, TotalIs, WordMatch,
};
pub use decisions::{Decided, Decisions, decisions};
pub use limits::QuestionLimits;
pub use markup::Markup;
pub use matter::{Matters, matters};
pub use period::Period;
pub use person::{people, person, person_about};
pub use plan::Strictness;
pub use query::{Clause, Need, Query, Scope, Text, What, Wording};
pub use suggest::{Counted, Suggestion, SuggestionKind};
pub use timeline::{OrganYear, Timeline, TimelineYear, timeline};
pub use votes::{PartyCounts, Voted, Votes, votes};
pub use who::{Involvement, TopicAppearance, TopicPerson, WhoAnswer, who};

use crate::index::{self, Kept, Snapshot};
use hits::HitMaker;
use plan::Plan;
use thiserror::Error as ThisError;

/// Why a question could not be answered: never for what it says.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error("question {question:?} could not be answered")]
    Index { question: String, source: index::Error },
}

/// Answers a question as typed, from one state of the index.
///
/// # Errors
/// When the index cannot be read.
pub fn search(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Answer, Error> {
    let (query, mut notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    let mut answer = find(snapshot, &query, options)?;
    notes.append(&mut answer.notes);
    Ok(Answer { query: question.to_owned(), notes, ..answer })
}

/// Answers a question that a program has put together.
///
/// # Errors
/// When the index cannot be read.
pub fn find(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<Answer, Error> {
    let error = |source| Error::Index { question: query.to_string(), source };
    let answer = answer(snapshot, query, options).map_err(error)?;
    Ok(Answer { query: query.to_string(), ..answer })
}

fn answer(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<Answer, index::Error> {
    let mut plan = plan::plan(query, options.strictness, &options.limits, snapshot)?;
    let kept = kept(snapshot, &plan, &options.filter)?;
    let most = options.limit.min(options.limits.hits);
    // Groups count all that match.
    let counts_all = options.by.is_some() || options.counting == Counting::Exact;
    let limit = if counts_all { usize::MAX } else { most };
    let ranking = rank::rank(snapshot, &plan, &kept, options.sort, limit)?;
    let suggestions = suggest::suggestions(snapshot, &plan, &ranking)?;
    let maker = HitMaker { snapshot, plan: &plan, ranking: &ranking };
    let (hits, grouped) = match options.by {
        None => (maker.hits(&ranking.items[..most.min(ranking.items.len())], 1)?, None),
        Some(by) => (Vec::new(), Some(group::grouped(&maker, by, options.sort, most)?)),
    };
    let (total, total_is, complete) = (ranking.total, ranking.total_is, ranking.complete);
    let all = grouped.as_ref().map_or(total, |grouped| grouped.total);
    if most < options.limit.min(all) {
        plan.notes.add(&format!("only the first {most} of what was found are given"));
    }
    Ok(Answer {
        query: String::new(),
        notes: plan.notes.into_lines(),
        suggestions,
        total,
        total_is,
        complete,
        hits,
        grouped,
    })
}

/// What may answer at all: by `filter`, and by what the question says of meetings and items.
fn kept(snapshot: &Snapshot, plan: &Plan, filter: &Filter) -> Result<Kept, index::Error> {
    let mut kept = snapshot.kept(filter)?;
    for filter in &plan.filters {
        kept = kept.and(snapshot.kept(filter)?);
    }
    Ok(kept)
}
