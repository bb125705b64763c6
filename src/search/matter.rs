//! Matters by a number or by words: the threads that the items belong to which answer.

use super::answer::Options;
use super::plan;
use super::query::Query;
use super::rank::rank;
use super::{Error, Sort, kept};
use crate::index::{self, Filter, Snapshot};
use crate::matters::{self, Matter, Why, normal_number};
use crate::people::Document;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Matters that answer a question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matters {
    /// As asked; empty where all were asked for.
    pub query: String,
    /// What was done with the question that the asker should know.
    pub notes: Vec<String>,
    /// How many there are, given or not.
    pub total: usize,
    /// Best first; where all were asked for, those sure first, and of them those of most meetings.
    pub matters: Vec<Matter>,
}

/// So many items are looked at for matters. By feel.
const ITEMS: usize = 50;

/// The matters that `asked` means, a case number or words; all that more than one meeting dealt with when it is empty.
///
/// # Errors
/// When the index cannot be read.
pub fn matters(snapshot: &Snapshot, asked: &str, options: &Options) -> Result<Matters, Error> {
    let error = |source| Error::Index { question: asked.to_owned(), source };
    let (mut found, notes) = if asked.trim().is_empty() {
        (all(snapshot, &options.filter).map_err(error)?, Vec::new())
    } else {
        let numbered = numbered(snapshot, asked, &options.filter).map_err(error)?;
        if numbered.is_empty() { answering(snapshot, asked, options).map_err(error)? } else { (numbered, Vec::new()) }
    };
    let total = found.len();
    found.truncate(options.limit);
    Ok(Matters { query: asked.to_owned(), notes, total, matters: found })
}

fn all(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Matter>, index::Error> {
    let mut found = passing(snapshot, snapshot.matters()?, filter)?;
    found.sort_by_cached_key(|matter| {
        let meetings: BTreeSet<&str> = matter.steps.iter().map(|step| step.source.as_str()).collect();
        let doubtful = matter.steps.iter().map(|step| step.link.why).max();
        (doubtful, Reverse(meetings.len()), matter.id.clone())
    });
    Ok(found)
}

/// Those with a step at a meeting that passes `filter`.
fn passing(snapshot: &Snapshot, mut matters: Vec<Matter>, filter: &Filter) -> Result<Vec<Matter>, index::Error> {
    if *filter != Filter::default() {
        let sources = snapshot.sources(&snapshot.kept(filter)?)?;
        matters.retain(|matter| matter.steps.iter().any(|step| sources.contains(&step.source)));
    }
    Ok(matters)
}

/// The matter of this case number, and those of documents in its case: "RS 2022/195" and "RS 2022/195-3".
fn numbered(snapshot: &Snapshot, asked: &str, filter: &Filter) -> Result<Vec<Matter>, index::Error> {
    let Some(wanted) = normal_number(asked) else { return Ok(Vec::new()) };
    let is_of =
        |number: &str| number.strip_prefix(&wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'));
    passing(snapshot, snapshot.matters_numbered(&mut |number| is_of(number))?, filter)
}

/// The matters of the items that answer, in their order; an item of no thread is a matter of one meeting.
fn answering(snapshot: &Snapshot, asked: &str, options: &Options) -> Result<(Vec<Matter>, Vec<String>), index::Error> {
    let (query, mut notes) = Query::parse_within(asked, &options.limits);
    let plan = plan::plan(&query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let kept = kept(snapshot, &plan, &options.filter)?;
    let ranking = rank(snapshot, &plan, &kept, Sort::Best, ITEMS)?;
    let mut found: Vec<Matter> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for ranked in &ranking.items {
        let passage = snapshot.passage(ranked.passage)?;
        let mut own = snapshot.matters_at(&passage.source, &passage.path)?;
        // An item's own thread before those that it only mentions.
        own.sort_by_key(|matter| {
            let step = matter.steps.iter().find(|step| step.source == passage.source && step.item == passage.path);
            step.is_none_or(|step| step.link.why == Why::Mention)
        });
        if own.is_empty()
            && !passage.path.is_empty()
            && let Some(record) = snapshot.record(&passage.source)?
        {
            let (file, protocol) = (&record.source.path, &record.protocol);
            own.extend(matters::alone(Document { source: &passage.source, file, protocol }, &passage.path));
        }
        found.extend(own.into_iter().filter(|matter| seen.insert(key(matter))));
    }
    notes.extend(plan.notes.into_lines());
    Ok((found, notes))
}

/// Single items of one title and several meetings have one id.
fn key(matter: &Matter) -> String {
    let first = matter.steps.first();
    format!("{}\t{}\t{:?}", matter.id, first.map_or("", |step| &step.source), first.map(|step| &step.item))
}
