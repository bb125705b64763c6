//! Finds matters by a case number or by words: the matters that the matching items belong to.

use super::answer::Options;
use super::items::{self, Records};
use super::notes::Note;
use super::plan;
use super::query::{Clause, Criterion, Query, Requirement, Scope, TextCriterion, Wording};
use super::rank::rank;
use super::{Error, Sort, filtered_entries};
use crate::analysis::{Word, first_number};
use crate::index::{self, Filter, Snapshot};
use crate::matters::{self, Matter, Step, normal_number};
use crate::people::Document;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The matters that match a query, or all matters.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Matters {
    /// The query as typed; empty if all matters were requested.
    pub query: String,
    /// What the user should know about how the query was read and answered.
    pub notes: Vec<Note>,
    /// How many matters there are, including those beyond `limit`. For a query of words, only the matters of the 50
    /// best items are counted.
    pub total: usize,
    /// The matters, best first. Without a query, they are sorted by the weakest link of their steps, in the order
    /// of [`MatterLinkReason`](crate::matters::MatterLinkReason); within each kind, those with most documents come first.
    pub matters: Vec<Matter>,
}

/// How many items are examined for matters. Not measured.
const ITEMS: usize = 50;

/// The matters that `asked` stands for, a case number or words. If it is empty, all matters that more than one meeting
/// dealt with, or that a report was written for.
///
/// # Errors
/// If the index cannot be read.
pub fn matters(snapshot: &Snapshot, asked: &str, options: &Options) -> Result<Matters, Error> {
    let error = |source| Error::Index { question: asked.to_owned(), source };
    let (mut found, notes) = if asked.trim().is_empty() {
        (all(snapshot, &options.filter).map_err(error)?, Vec::new())
    } else {
        let numbered = numbered(snapshot, asked, options).map_err(error)?;
        if numbered.is_empty() { answering(snapshot, asked, options).map_err(error)? } else { (numbered, Vec::new()) }
    };
    let total = found.len();
    options.keep_page(&mut found);
    cite(snapshot, &mut found).map_err(error)?;
    Ok(Matters { query: asked.to_owned(), notes, total, matters: found })
}

/// The matters that the item at `path` of `source` belongs to, then those that it only mentions.
///
/// # Errors
/// If the index cannot be read.
pub fn matters_at(snapshot: &Snapshot, source: &str, path: &[usize]) -> Result<Vec<Matter>, Error> {
    at(snapshot, source, path).map_err(|error| Error::Index { question: String::new(), source: error })
}

/// The agenda items of the matters that this item or report belongs to, by document and path.
pub fn items_of_matters(
    snapshot: &Snapshot,
    source: &str,
    path: &[usize],
) -> Result<BTreeSet<(String, Vec<usize>)>, index::Error> {
    let is_at = |step: &&Step| step.source == source && step.item == path;
    let own = snapshot.matters_at(source, path)?.into_iter();
    let own = own.filter(|matter| matter.steps.iter().find(is_at).is_some_and(|step| !step.is_mention()));
    let steps = own.flat_map(|matter| matter.steps).filter(|step| step.is_item() || step.is_cited());
    Ok(steps.map(|step| (step.source, step.item)).collect())
}

fn at(snapshot: &Snapshot, source: &str, path: &[usize]) -> Result<Vec<Matter>, index::Error> {
    let mut own = snapshot.matters_at(source, path)?;
    own.sort_by_key(|matter| {
        let step = matter.steps.iter().find(|step| step.source == source && step.item == path);
        step.is_none_or(Step::is_mention)
    });
    Ok(own)
}

/// Fills in the citations of the steps, which are made from the records.
fn cite(snapshot: &Snapshot, matters: &mut [Matter]) -> Result<(), index::Error> {
    let mut records = Records::new(snapshot);
    for step in matters.iter_mut().flat_map(|matter| &mut matter.steps) {
        if let Some(record) = records.get(&step.source)? {
            step.cite = if step.item.is_empty() {
                items::meeting_cited(record)
            } else {
                items::cited(record, &items::head(record, &step.item))
            };
        }
    }
    Ok(())
}

fn all(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Matter>, index::Error> {
    let mut found = passing(snapshot, snapshot.matters()?, filter)?;
    found.sort_by_cached_key(|matter| {
        let own = || matter.steps.iter().filter(|step| !step.is_cited());
        let meetings: BTreeSet<&str> = own().map(|step| step.source.as_str()).collect();
        let doubtful = own().map(|step| step.link.why).max();
        (doubtful, Reverse(meetings.len()), matter.id.clone())
    });
    Ok(found)
}

/// The matters with a step at a meeting that passes `filter`.
fn passing(snapshot: &Snapshot, mut matters: Vec<Matter>, filter: &Filter) -> Result<Vec<Matter>, index::Error> {
    if *filter != Filter::default() {
        let sources = snapshot.sources(&snapshot.filtered_entries(filter)?)?;
        matters.retain(|matter| matter.steps.iter().any(|step| !step.is_cited() && sources.contains(&step.source)));
    }
    Ok(matters)
}

/// The matters with this case number or with the number of a document in its case, such as "RS 2022/195-3" for "RS
/// 2022/195". Matters that several meetings dealt with come before those of one meeting.
fn numbered(snapshot: &Snapshot, asked: &str, options: &Options) -> Result<Vec<Matter>, index::Error> {
    let Some(wanted) = first_number(asked) else { return Ok(Vec::new()) };
    let asked = Asked::of(&wanted);
    let threads = snapshot.matters_numbered(&mut |number| asked.fits(number))?;
    let mut found = passing(snapshot, threads, &options.filter)?;
    let own = at_one_meeting(snapshot, &asked, &found, options)?;
    found.extend(own);
    if found.iter().any(|matter| asked.names(matter)) {
        found.retain(|matter| asked.names(matter));
    }
    Ok(found)
}

/// A case number as typed.
struct Asked<'a> {
    word: &'a Word,
    /// The ways to write it without the letters of its register.
    bare: Vec<&'a str>,
}

impl<'a> Asked<'a> {
    fn of(word: &'a Word) -> Self {
        let parts = word.parts().map(|part| part.stem.as_str()).filter(|part| part.contains('/'));
        let whole = Some(word.exact.as_str()).filter(|_| !word.has_letters());
        Self { word, bare: whole.into_iter().chain(parts).collect() }
    }

    /// Whether it can stand for `number`. "2022/195" fits "RS 2022/195", and "RS 2022/195" fits "2022/195", but never
    /// "KS 2022/195".
    fn fits(&self, number: &str) -> bool {
        let bare = number.trim_start_matches(char::is_alphabetic);
        let is_open = bare.len() == number.len() || !self.word.has_letters();
        is_of(number, &self.word.exact) || is_open && self.bare.iter().any(|own| is_of(bare, own))
    }

    /// Whether the matter has the number exactly as typed. If the number is typed without letters, any number counts as
    /// exact, because nothing in it could differ.
    fn names(&self, matter: &Matter) -> bool {
        let number = matter.reference.as_deref().and_then(normal_number);
        number.is_some_and(|number| !self.word.has_letters() || is_of(&number, &self.word.exact))
    }
}

/// Whether `number` is `case`, or a document in it.
fn is_of(number: &str, case: &str) -> bool {
    number.strip_prefix(case).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
}

/// Items with the number typed that are no step of a matter in `known`. The items of one meeting with the same number
/// are one matter, however many documents that meeting has.
fn at_one_meeting(
    snapshot: &Snapshot,
    asked: &Asked<'_>,
    known: &[Matter],
    options: &Options,
) -> Result<Vec<Matter>, index::Error> {
    let text = TextCriterion { wording: Wording::Word(asked.word.exact.clone()), scope: Scope::Reference };
    let query =
        Query { clauses: vec![Clause { requirement: Requirement::Required, criterion: Criterion::Text(text) }] };
    let plan = plan::plan(&query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let mut found: Vec<Matter> = Vec::new();
    for ranked in &rank(snapshot, &plan, &filtered, Sort::Best, ITEMS)?.items {
        let passage = snapshot.passage(ranked.passage)?;
        let is_step = |step: &Step| step.source == passage.source && step.item == passage.path;
        if passage.path.is_empty() || known.iter().flat_map(|matter| &matter.steps).any(is_step) {
            continue;
        }
        let Some(record) = snapshot.record(&passage.source)? else { continue };
        let (file, protocol) = (&record.source.path, &record.protocol);
        let alone = matters::matter_of_one_item(Document { source: &passage.source, file, protocol }, &passage.path);
        let number = |matter: &Matter| matter.reference.as_deref().and_then(normal_number);
        let Some(alone) = alone.filter(|matter| number(matter).is_some_and(|number| asked.fits(&number))) else {
            continue;
        };
        let is_same = |other: &&mut Matter| other.region == alone.region && number(other) == number(&alone);
        match found.iter_mut().find(is_same) {
            Some(held) => held.steps.extend(alone.steps),
            None => found.push(alone),
        }
    }
    for matter in &mut found {
        matter
            .steps
            .sort_by(|one, other| (&one.source, one.page, one.line).cmp(&(&other.source, other.page, other.line)));
    }
    Ok(found)
}

/// The matters of the matching items, in their order. An item that belongs to no matter is a matter of one meeting.
fn answering(snapshot: &Snapshot, asked: &str, options: &Options) -> Result<(Vec<Matter>, Vec<Note>), index::Error> {
    let (query, mut notes) = Query::parse_within(asked, &options.limits, snapshot.newest_day());
    let plan = plan::plan(&query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let ranking = rank(snapshot, &plan, &filtered, Sort::Best, ITEMS)?;
    let mut found: Vec<Matter> = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for ranked in &ranking.items {
        let passage = snapshot.passage(ranked.passage)?;
        let mut own = at(snapshot, &passage.source, &passage.path)?;
        if own.is_empty()
            && !passage.path.is_empty()
            && let Some(record) = snapshot.record(&passage.source)?
        {
            let (file, protocol) = (&record.source.path, &record.protocol);
            own.extend(matters::matter_of_one_item(
                Document { source: &passage.source, file, protocol },
                &passage.path,
            ));
        }
        found.extend(own.into_iter().filter(|matter| seen.insert(key(matter))));
    }
    notes.extend(plan.notes.into_vec());
    Ok((found, notes))
}

/// Distinguishes matters by id and first step, because single items with the same title have the same id.
fn key(matter: &Matter) -> String {
    let first = matter.steps.first();
    format!("{}\t{}\t{:?}", matter.id, first.map_or("", |step| &step.source), first.map(|step| &step.item))
}
