//! A question in, an answer out: ranked passages, each with its meeting and its agenda item.
//!
//! parse → plan → rank → snippet. A question never fails; reading the index can.

mod answer;
mod cite;
mod contests;
mod coverage;
mod decisions;
mod first;
mod found;
mod group;
mod hits;
mod items;
mod limits;
mod markup;
mod matter;
pub(crate) mod meetings;
mod notes;
mod offices;
mod period;
mod person;
mod plan;
mod query;
mod question;
mod rank;
mod reading;
mod reply;
mod snippet;
mod suggest;
mod table;
mod timeline;
mod topic;
mod votes;
mod who;

pub use crate::analysis::{Synonyms, Tier};
pub use crate::index::{Filter, ItemHead, MeetingHead};
pub use answer::{
    Answer, Counting, Extent, Group, Grouped, Grouping, Highlight, Hit, MatchPlace, Options, Sort, TotalIs,
    Understanding, WordMatch,
};
pub use cite::{Cited, cite};
pub use contests::{Contested, Contests};
pub use decisions::{Decided, Decisions, decisions};
pub use limits::QuestionLimits;
pub use markup::Markup;
pub use matter::{Matters, matters};
pub use meetings::MeetingSummary;
pub use period::Period;
pub use person::{cited, people, person, person_about};
pub use plan::Strictness;
pub use query::{Clause, Need, Query, Scope, Text, What, Wording};
pub use reading::{Asks, Named, Reading, Who};
pub use reply::{Items, Meetings, Persons, Reply};
pub use suggest::{Counted, Suggestion, SuggestionKind};
pub use timeline::{OrganYear, Timeline, TimelineYear, timeline};
pub use votes::{PartyCounts, Voted, Votes, votes};
pub use who::{Involvement, TopicAppearance, TopicPerson, WhoAnswer, who};

use crate::index::{self, Kept, Snapshot};
use hits::HitMaker;
use jiff::civil::Date;
use plan::{Node, Plan};
use rank::Ranking;
use thiserror::Error as ThisError;

/// Why a question could not be answered: never for what it says.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error("the query {question:?} cannot be answered")]
    Index { question: String, source: index::Error },
}

/// Answers a question as typed, from one state of the index. A whole question is answered by what it asks for, too.
///
/// # Errors
/// When the index cannot be read.
pub fn search(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Answer, Error> {
    let error = |source| Error::Index { question: question.to_owned(), source };
    let (query, mut notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    let (mut answer, lacking) = hits_of(snapshot, &query, options).map_err(error)?;
    notes.append(&mut answer.notes);
    let read = match options.understanding {
        // Groups are of hits only.
        Understanding::Questions if options.by.is_none() => reading::read(question, &query, &Known { snapshot }),
        _ => None,
    };
    let read = read.map(|read| reply::beside(read, &options.filter));
    let replied = read.as_ref().map(|read| reply::reply(snapshot, read, options)).transpose().map_err(error)?.flatten();
    match (read, replied) {
        (Some(read), Some((found, said))) => {
            notes.extend(said);
            (answer.reading, answer.answer) = (Some(read), Some(found));
        }
        (read, _) => {
            if let Some(read) = read.filter(|read| !read.is_guess) {
                notes.push(format!("no answer found for \"{read}\"; these are the hits for its words"));
            }
            notes.extend(lacking);
        }
    }
    Ok(Answer { query: question.to_owned(), notes, ..answer })
}

/// The archive as far as questions are read by it.
struct Known<'a> {
    snapshot: &'a Snapshot,
}

impl reading::Archive for Known<'_> {
    // A question is read without what cannot be had of the index; whoever answers it says what is wrong with that.
    fn has_body(&self, name: &str) -> bool {
        self.snapshot.has_body(name).unwrap_or(false)
    }

    fn body_of_letters(&self, letters: &str) -> Option<String> {
        self.snapshot.body_of_letters(letters).ok().flatten()
    }

    fn newest(&self) -> Option<Date> {
        self.snapshot.newest_day()
    }
}

/// Answers a question that a program has put together.
///
/// # Errors
/// When the index cannot be read.
pub fn find(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<Answer, Error> {
    let error = |source| Error::Index { question: query.to_string(), source };
    let (mut answer, lacking) = hits_of(snapshot, query, options).map_err(error)?;
    answer.notes.extend(lacking);
    Ok(Answer { query: query.to_string(), ..answer })
}

/// What the words and filters of `query` find, and a note where that lacks the rarest word.
fn hits_of(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<(Answer, Option<String>), index::Error> {
    let mut plan = plan::plan(query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let kept = kept(snapshot, &plan, &options.filter)?;
    let most = options.limit.min(options.limits.hits);
    // Groups count all that match.
    let counts_all = options.by.is_some() || options.counting == Counting::Exact;
    let limit = if counts_all { usize::MAX } else { most };
    let ranking = rank::rank(snapshot, &plan, &kept, options.sort, limit)?;
    let suggestions = suggest::suggestions(snapshot, &plan, &ranking)?;
    let lacking =
        lacking(&plan, &ranking).map(|word| format!("the best hit lacks \"{word}\", the rarest word of the query"));
    let maker = HitMaker { snapshot, plan: &plan, ranking: &ranking };
    let (hits, grouped) = match options.by {
        None => (maker.hits(&ranking.items[..most.min(ranking.items.len())], 1)?, None),
        Some(by) => (Vec::new(), Some(group::grouped(&maker, by, options.sort, most)?)),
    };
    let (total, total_is, complete) = (ranking.total, ranking.total_is, ranking.complete);
    let all = grouped.as_ref().map_or(total, |grouped| grouped.total);
    if most < options.limit.min(all) {
        plan.notes.add(&format!("only the first {most} results are given; raise `hits` in tingsok.toml for more"));
    }
    let answer = Answer {
        query: String::new(),
        reading: None,
        answer: None,
        notes: plan.notes.into_lines(),
        suggestions,
        total,
        total_is,
        complete,
        hits,
        grouped,
    };
    Ok((answer, lacking))
}

/// The rarest of several words, if the first item lacks it: it may be of another matter.
fn lacking<'a>(plan: &'a Plan, ranking: &Ranking) -> Option<&'a str> {
    let first = ranking.items.first().filter(|_| plan.wanted.len() > 1)?;
    let worth = |place: &usize| ranking.found[*place].forms.iter().map(|form| form.worth).fold(0.0, f32::max);
    let words = plan.demands.iter().filter_map(|demand| match demand.node {
        Node::Wanted(place) if demand.need == Need::Wanted => Some(place),
        _ => None,
    });
    let rarest = words.max_by(|one, other| worth(one).total_cmp(&worth(other)))?;
    (first.words & (1 << rarest) == 0).then(|| plan.wanted[rarest].label.as_str())
}

/// What may answer at all: by `filter`, and by what the question says of meetings and items.
fn kept(snapshot: &Snapshot, plan: &Plan, filter: &Filter) -> Result<Kept, index::Error> {
    let mut kept = snapshot.kept(filter)?;
    for filter in &plan.filters {
        kept = kept.and(snapshot.kept(filter)?);
    }
    Ok(kept)
}
