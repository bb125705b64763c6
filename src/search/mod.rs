//! Answers a query with ranked hits, each with its meeting and its agenda item. [`Engine`](crate::Engine) is the way to
//! call it.
//!
//! The steps are parse → plan → rank → snippet. No query text is an error; only reading the index can fail.

// How the values in this module were measured
//
// "Measured (see `search/mod.rs`)" means: nDCG@10 over 12,320 interpellations of the Swedish parliament, from 0 (no
// right document among the first ten hits) to 1 (the right documents first). The documents and queries are not in this
// repository. The kinds of query are:
//
// - known items: 99 queries with words from the title of a document
// - other forms: 99 queries with nouns from a title in other inflections
// - split compounds: 91 queries such as "avtal om hemsjukvård" for a document that has only "hemsjukvårdsavtal"
// - joined compounds: 35 queries such as "hemsjukvårdsavtal" for a document that has only "avtal om hemsjukvård"
// - case numbers: 100 queries with a case number in another spelling
//
// "Not measured" means that the value was chosen without a measurement.

mod all_items;
mod answer;
mod cite;
mod contests;
mod coverage;
mod decisions;
mod direct_answer;
mod facets;
mod group;
mod hits;
mod item_score;
mod items;
mod limits;
mod markup;
mod matter;
pub(crate) mod meetings;
mod notes;
mod offices;
mod overview;
mod period;
mod person;
mod plain_language;
mod plan;
mod query;
mod question;
mod rank;
mod row_set;
mod snippet;
mod suggest;
mod term_occurrences;
mod text;
mod timeline;
mod top_items;
mod topic;
mod votes;
mod who;

pub use crate::analysis::{Synonyms, Tier};
pub use crate::index::{Filter, ItemHead, MeetingHead};
pub use answer::{
    Answer, Counting, FoundWord, Group, Grouped, Grouping, Highlight, Hit, MatchCounts, MatchPlace, Options,
    PlainLanguage, Sort, TotalAccuracy, WordMatch,
};
pub use cite::{Cited, cite, file_name};
pub use contests::{ContestedItem, Contests};
pub use decisions::{Decisions, FoundDecision, decisions};
pub use direct_answer::{DirectAnswer, Items, Meetings, Persons};
pub use facets::{CountedSet, FacetValue, Facets, OrganFacet};
pub use limits::QuestionLimits;
pub use markup::Markup;
pub use matter::{Matters, matters, matters_at};
pub use meetings::{MeetingDocument, MeetingSummary, list as meetings_of};
pub use notes::{Limited, Note, Sought};
pub use overview::{Overview, OverviewBody, OverviewKind, OverviewYear, latest, overview};
pub use period::Period;
pub use person::{people, person, person_about, with_citations};
pub use plain_language::{Actor, QuestionFilters, QuestionKind, UnderstoodQuestion};
pub use plan::Strictness;
pub use query::{Clause, Criterion, Query, Requirement, Scope, TextCriterion, Wording};
pub use suggest::{Suggestion, SuggestionKind, WordCount};
pub use text::{DocumentText, TextParagraph, TextPassage, TextSection};
pub(crate) use text::{highlight_terms, text};
pub use timeline::{OrganYear, Timeline, TimelineYear, timeline};
pub use votes::{FoundVote, PartyCounts, Votes, votes};
pub use who::{Involvement, TopicAppearance, TopicPerson, WhoAnswer, who};

use crate::index::{self, FilteredEntries, Snapshot};
use hits::HitMaker;
use jiff::civil::Date;
use plan::{ConditionTree, Plan};
use rank::Ranking;
use thiserror::Error as ThisError;

/// Why a search failed: the index could not be read. No query text causes an error.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The index could not be read while the query `question` was being answered. `source` says why.
    #[error("no answer to \"{question}\", because the index failed")]
    Index { question: String, source: index::Error },
}

/// Answers a query as typed, from one state of the index.
///
/// A question in plain words, such as "när beslutade KF om budget 2024", also gets a direct answer
/// ([`Answer::answer`]), unless `options` ask for words only, for groups, or for a later page.
///
/// # Errors
/// If the index cannot be read.
pub fn search(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Answer, Error> {
    let error = |source| Error::Index { question: question.to_owned(), source };
    let (query, mut notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    let (mut answer, lacking) = hits_of(snapshot, &query, options).map_err(error)?;
    notes.append(&mut answer.notes);
    let read = match options.plain_language {
        // Only hits are grouped, so a grouped answer has no direct answer.
        PlainLanguage::Questions if options.by.is_none() && options.skip == 0 => {
            plain_language::read(question, &query, &Known { snapshot })
        }
        _ => None,
    };
    let read = read.map(|read| direct_answer::without_own_filters(read, &options.filter));
    let replied =
        read.as_ref().map(|read| direct_answer::reply(snapshot, read, options)).transpose().map_err(error)?.flatten();
    match (read, replied) {
        (Some(read), Some((found, said))) => {
            notes.extend(said);
            (answer.reading, answer.answer) = (Some(read), Some(found));
        }
        (read, _) => {
            if let Some(read) = read.filter(|read| !read.is_guess) {
                notes.push(Note::NoAnswer { reading: Box::new(read) });
            }
            notes.extend(lacking);
        }
    }
    Ok(Answer { query: question.to_owned(), notes, ..answer })
}

/// The names and dates in the index, which are needed to read a question in plain words.
struct Known<'a> {
    snapshot: &'a Snapshot,
}

impl plain_language::IndexNames for Known<'_> {
    // If the index cannot be read, the question is read without this knowledge. Answering it then reports the error.
    fn has_body(&self, name: &str) -> bool {
        self.snapshot.has_body(name).unwrap_or(false)
    }

    fn body_of_letters(&self, letters: &str) -> Option<String> {
        self.snapshot.body_of_letters(letters).ok().flatten()
    }

    fn body_misspelt(&self, name: &str) -> Option<String> {
        self.snapshot.body_misspelt(name).ok().flatten()
    }

    fn has_region(&self, name: &str) -> bool {
        self.snapshot.has_region(name).unwrap_or(false)
    }

    fn newest(&self) -> Option<Date> {
        self.snapshot.newest_day()
    }
}

/// Answers a query that a program has built.
///
/// # Errors
/// If the index cannot be read.
pub fn find(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<Answer, Error> {
    let error = |source| Error::Index { question: query.to_string(), source };
    let (mut answer, lacking) = hits_of(snapshot, query, options).map_err(error)?;
    answer.notes.extend(lacking);
    Ok(Answer { query: query.to_string(), ..answer })
}

/// The hits that the words and filters of `query` find, and the rarest word if the first hit lacks it, as a note.
fn hits_of(snapshot: &Snapshot, query: &Query, options: &Options) -> Result<(Answer, Option<Note>), index::Error> {
    let mut plan = plan::plan(query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let asked = options.skip.saturating_add(options.limit);
    let end = asked.min(options.limits.hits);
    // Groups count everything that matches, so all items are ranked.
    let counts_all = options.by.is_some() || options.counting == Counting::Exact;
    let limit = if counts_all { usize::MAX } else { end };
    let ranking = rank::rank(snapshot, &plan, &filtered, options.sort, limit)?;
    let suggestions = suggest::suggestions(snapshot, &plan, &ranking)?;
    let lacking = lacking(&plan, &ranking).map(|word| Note::HitLacks { word: word.to_owned() });
    let maker = HitMaker::new(snapshot, &plan, &ranking);
    let (hits, grouped) = match options.by {
        None => {
            let page = ranking.items.get(options.skip..end.min(ranking.items.len())).unwrap_or_default();
            (maker.hits(page, options.skip.saturating_add(1))?, None)
        }
        Some(by) => (Vec::new(), Some(group::grouped(&maker, by, options.sort, options.skip..end)?)),
    };
    let facets = match &ranking.counted {
        _ if !options.facets => None,
        Some(counted) => Some(facets::facets(snapshot, counted)?),
        None => Some(facets::facets(snapshot, &rank::matching(snapshot, &plan, &filtered)?)?),
    };
    let (total, total_is, complete) = (ranking.total, ranking.total_is, ranking.complete);
    let all = grouped.as_ref().map_or(total, |grouped| grouped.total);
    if end < asked.min(all) {
        plan.notes.add(Note::OnlyFirst { count: end, of: Limited::Results });
    }
    let answer = Answer {
        query: String::new(),
        reading: None,
        answer: None,
        notes: plan.notes.into_vec(),
        suggestions,
        total,
        total_is,
        complete,
        hits,
        grouped,
        facets,
    };
    Ok((answer, lacking))
}

/// The rarest of several words, if the first item lacks it. That item may then be about something else.
fn lacking<'a>(plan: &'a Plan, ranking: &Ranking) -> Option<&'a str> {
    let first = ranking.items.first().filter(|_| plan.terms.len() > 1)?;
    let worth = |place: &usize| ranking.found[*place].forms.iter().map(|form| form.score).fold(0.0, f32::max);
    let words = plan.clauses.iter().filter_map(|clause| match clause.node {
        ConditionTree::Term(place) if clause.requirement == Requirement::Wanted => Some(place),
        _ => None,
    });
    let rarest = words.max_by(|one, other| worth(one).total_cmp(&worth(other)))?;
    (first.words & (1 << rarest) == 0).then(|| plan.terms[rarest].label.as_str())
}

/// The passages that may answer: those that pass `filter` and the filters in the query.
fn filtered_entries(snapshot: &Snapshot, plan: &Plan, filter: &Filter) -> Result<FilteredEntries, index::Error> {
    let mut filtered = snapshot.filtered_entries(filter)?;
    for filter in &plan.filters {
        filtered = filtered.and(snapshot.filtered_entries(filter)?);
    }
    Ok(filtered)
}
