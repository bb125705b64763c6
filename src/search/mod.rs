//! A question in, an answer out: ranked passages, each with its meeting and its agenda item.
//!
//! parse → plan → correct → rank → snippet. A question never fails; reading the index can.

mod answer;
mod period;
mod plan;
mod question;
mod rank;
mod snippet;
mod spelling;

pub use crate::analysis::Tier;
pub use crate::index::{Filter, ItemHead, MeetingHead};
pub use answer::{Answer, Highlight, Hit, Options, WordMatch};
pub use period::Period;

use crate::extract::Position;
use crate::index::{self, Snapshot, StoredPassage};
use crate::passage;
use plan::{Plan, Wanted};
use rank::Ranked;
use thiserror::Error as ThisError;

/// Why a question could not be answered: never for what it says.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error("question {question:?} could not be answered")]
    Index { question: String, source: index::Error },
}

/// Answers `question` from one state of the index.
///
/// # Errors
/// When the index cannot be read.
pub fn search(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Answer, Error> {
    let mut plan = plan::plan(question::parse(question), snapshot.acronyms());
    let answered = spelling::correct(snapshot, &mut plan).and_then(|()| answer(snapshot, &plan, options));
    let (total, hits) = answered.map_err(|source| Error::Index { question: question.to_owned(), source })?;
    Ok(Answer { query: question.to_owned(), notes: plan.notes, total, hits })
}

fn answer(snapshot: &Snapshot, plan: &Plan, options: &Options) -> Result<(usize, Vec<Hit>), index::Error> {
    let kept = snapshot.kept(&options.filter)?;
    let (total, ranked) = rank::rank(snapshot, plan, &kept, options.limit)?;
    let mut hits = Vec::with_capacity(ranked.len());
    for (place, ranked) in ranked.into_iter().enumerate() {
        let passage = snapshot.passage(ranked.passage)?;
        hits.push(hit(place + 1, &ranked, passage, &plan.wanted));
    }
    Ok((total, hits))
}

fn hit(rank: usize, ranked: &Ranked, passage: StoredPassage, wanted: &[Wanted]) -> Hit {
    let title = passage.item.as_ref().map(|item| item.title.as_str());
    let snippet = snippet::snippet(&passage.text, passage.meeting.text_quality.condition(), title, wanted);
    let start = Position { page: 1, line: 1 };
    let position = passage::position(&passage.marks, snippet.first_match).unwrap_or(start);
    let words = || wanted.iter().zip(ranked.matches.iter().copied());
    Hit {
        rank,
        score: ranked.score,
        source: passage.source,
        page: position.page,
        line: position.line,
        meeting: passage.meeting,
        item: passage.item,
        presenters: passage.presenters,
        is_decision: passage.is_decision,
        snippet: snippet.text,
        highlights: snippet.highlights,
        matches: words().filter_map(|(word, found)| found.map(|found| matched(word, found))).collect(),
        missing: words().filter(|(_, found)| found.is_none()).map(|(word, _)| word.label.clone()).collect(),
    }
}

fn matched(word: &Wanted, found: rank::Match) -> WordMatch {
    WordMatch { word: word.label.clone(), tier: found.tier, score: found.worth, in_title: found.in_title }
}
