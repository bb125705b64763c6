//! Lists decisions one by one: all of them by date, or those that match a query.

use super::answer::Options;
use super::items::{self, Records};
use super::notes::Note;
use super::plan;
use super::query::Query;
use super::rank::rank;
use super::{Error, filtered_entries};
use crate::index::{self, Filter, ItemHead, Record, Snapshot, StoredPassage};
use crate::people::Name;
use crate::protocol::{DateBasis, Decision, Span, Task};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::BTreeSet;

/// The decisions that match a query, or all decisions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Decisions {
    /// The query as typed; empty if all decisions were requested. In a direct answer, the topic of the question.
    pub query: String,
    /// What the user should know about how the query was read and answered. Empty in a direct answer, whose notes are
    /// in [`Answer::notes`](super::Answer::notes).
    pub notes: Vec<Note>,
    /// How many decisions there are, including those beyond `limit`.
    pub total: usize,
    /// The decisions, at most `limit`: in the requested order, or oldest first without a query. In a direct answer,
    /// the decisions of the items that fit the topic best come first, and among these the newest first. Without a topic,
    /// and for [`QuestionKind::LatestDecision`](super::QuestionKind::LatestDecision), all are newest first.
    pub decisions: Vec<FoundDecision>,
}

/// One decision of one meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundDecision {
    /// The date of the meeting.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// The agenda item of the decision.
    pub item: ItemHead,
    /// The item's case number, as printed; `None` if it has none.
    pub reference: Option<String>,
    /// The names of the item's presenters, or of the nearest item above it that has any.
    pub presenters: Vec<String>,
    /// The decision in the document's words.
    pub text: String,
    /// The tasks that the decision gives, to whom and with which deadline.
    pub tasks: Vec<Task>,
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page where the decision begins, from 1; 1 if it is not known.
    pub page: u32,
    /// The line on that page, from 1; 1 if it is not known.
    pub line: u32,
    /// How to cite the decision in a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
}

/// The decisions that match `question`; if it is empty, all that pass the filter.
///
/// # Errors
/// If the index cannot be read.
pub fn decisions(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Decisions, Error> {
    let error = |source| Error::Index { question: question.to_owned(), source };
    let (query, mut notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    let mut decisions = if question.trim().is_empty() {
        all(snapshot, &options.filter).map_err(error)?
    } else {
        let (found, said) = answering(snapshot, &query, options).map_err(error)?;
        notes.extend(said);
        found
    };
    let total = decisions.len();
    options.keep_page(&mut decisions);
    Ok(Decisions { query: question.to_owned(), notes, total, decisions })
}

pub(super) fn all(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<FoundDecision>, index::Error> {
    let mut found = Vec::new();
    items::all(snapshot, filter, &mut |record, path, item| {
        for decision in &item.decisions {
            found.push(decided(snapshot, record, path, decision)?);
        }
        Ok(())
    })?;
    found.sort_by(|one, other| order(one).cmp(&order(other)));
    Ok(found)
}

fn order(decided: &FoundDecision) -> (bool, Option<Date>, &str, u32, u32) {
    (decided.date.is_none(), decided.date, &decided.source, decided.page, decided.line)
}

/// The decisions of the matching items, in the order of the items. Within an item, decisions whose text contains any of
/// the words come first.
fn answering(
    snapshot: &Snapshot,
    query: &Query,
    options: &Options,
) -> Result<(Vec<FoundDecision>, Vec<Note>), index::Error> {
    let plan = plan::plan(query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filter = Filter { decisions_only: true, ..options.filter.clone() };
    let filtered = filtered_entries(snapshot, &plan, &filter)?;
    let ranking = rank(snapshot, &plan, &filtered, options.sort, usize::MAX)?;
    let mut records = Records::new(snapshot);
    let mut found = Vec::new();
    for ranked in &ranking.items {
        let mut seen: BTreeSet<(String, Vec<usize>, usize)> = BTreeSet::new();
        let passages = snapshot.passages_of(ranked.item).filter(|passage| snapshot.is_decision(*passage));
        // Decisions under an item that only mentions the topic may be about other things.
        let (says, others): (Vec<_>, Vec<_>) = passages.partition(|passage| ranking.says_any(snapshot, *passage));
        let about = if ranked.is_titled() { others } else { Vec::new() };
        for passage in says.into_iter().chain(about) {
            let passage = snapshot.passage(passage)?;
            let Some(record) = records.get(&passage.source)? else { continue };
            let Some(item) = record.protocol.item(&passage.path) else { continue };
            for (place, decision) in item.decisions.iter().enumerate() {
                let is_new = || (passage.source.clone(), passage.path.clone(), place);
                if stands_in(decision.span, &passage) && seen.insert(is_new()) {
                    found.push(decided(snapshot, record, &passage.path, decision)?);
                }
            }
        }
    }
    Ok((found, plan.notes.into_vec()))
}

/// Whether a decision has a line in the passage.
fn stands_in(span: Option<Span>, passage: &StoredPassage) -> bool {
    span.is_some_and(|span| {
        passage.line_starts.iter().any(|mark| span.start <= mark.position && mark.position <= span.end)
    })
}

/// One decision of the item at `path`, as it is given in answers.
pub(super) fn decided(
    snapshot: &Snapshot,
    record: &Record,
    path: &[usize],
    decision: &Decision,
) -> Result<FoundDecision, index::Error> {
    let protocol = &record.protocol;
    let line = protocol.ancestors_and_self(path);
    let item = line.last();
    let start = decision.span.map(|span| span.start);
    // The presenters of the item, or of the nearest item above that has any, as for a passage.
    let presenting = line.iter().rev().map(|item| &item.presenters).find(|presenters| !presenters.is_empty());
    let mut presenters: Vec<String> =
        presenting.into_iter().flatten().map(|presenter| presenter.name.clone()).collect();
    for name in presenters.iter_mut().filter(|name| !Name::new(name).is_whole()) {
        if let Some(person) = snapshot.person_called(&record.source.name(), path, name)? {
            *name = person.name;
        }
    }
    let (head, source) = (items::head(record, path), record.source.name());
    Ok(FoundDecision {
        cite: items::cited(record, &head),
        date: protocol.date,
        date_basis: protocol.date_basis,
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        item: head,
        reference: item.and_then(|item| item.reference.clone()),
        presenters,
        text: decision.text.clone(),
        tasks: decision.tasks.clone(),
        source,
        page: start.map_or(1, |start| start.page),
        line: start.map_or(1, |start| start.line),
    })
}
