//! Visits agenda items together with their records: all that pass a filter, or those that match a query, in order.

use super::answer::Options;
use super::cite::{Cited, cite};
use super::filtered_entries;
use super::notes::Note;
use super::plan;
use super::query::Query;
use super::rank::rank;
use crate::index::{self, Filter, ItemHead, Record, Snapshot};
use crate::protocol::AgendaItem;
use std::collections::{BTreeMap, BTreeSet};

/// The function called with each item.
pub type Visit<'a> = &'a mut dyn FnMut(&Record, &[usize], &AgendaItem) -> Result<(), index::Error>;

/// Visits all items that pass `filter`, document by document.
pub fn all(snapshot: &Snapshot, filter: &Filter, visit: Visit<'_>) -> Result<(), index::Error> {
    // Presenter and number are properties of the item; the rest of the filter is about the meeting.
    let filtered = snapshot.filtered_entries(filter)?;
    let asks_items = filter.presenter.is_some() || filter.number.is_some();
    for record in &snapshot.records(&filtered)? {
        for (path, item) in record.protocol.items_by_path() {
            let passages = if asks_items { snapshot.passages_at(&record.source.name(), &path)? } else { Vec::new() };
            if !asks_items || passages.into_iter().any(|passage| filtered.has(passage)) {
                visit(record, &path, item)?;
            }
        }
    }
    Ok(())
}

/// Visits the items that match `query`, best first. Returns the notes about how the query was answered.
pub fn answering(
    snapshot: &Snapshot,
    query: &Query,
    options: &Options,
    visit: Visit<'_>,
) -> Result<Vec<Note>, index::Error> {
    let plan = plan::plan(query, options.strictness, &options.limits, &options.synonyms, snapshot)?;
    let filtered = filtered_entries(snapshot, &plan, &options.filter)?;
    let ranking = rank(snapshot, &plan, &filtered, options.sort, usize::MAX)?;
    let mut records = Records::new(snapshot);
    let mut seen: BTreeSet<(String, Vec<usize>)> = BTreeSet::new();
    for ranked in &ranking.items {
        let passage = snapshot.passage(ranked.passage)?;
        let Some(record) = records.get(&passage.source)? else { continue };
        if let Some(item) = record.protocol.item(&passage.path)
            && seen.insert((passage.source.clone(), passage.path.clone()))
        {
            visit(record, &passage.path, item)?;
        }
    }
    Ok(plan.notes.into_vec())
}

/// Records read from the index, each kept for the next time.
pub struct Records<'a> {
    snapshot: &'a Snapshot,
    known: BTreeMap<String, Option<Record>>,
}

impl<'a> Records<'a> {
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Self { snapshot, known: BTreeMap::new() }
    }

    /// The record of the document with this name.
    pub fn get(&mut self, source: &str) -> Result<Option<&Record>, index::Error> {
        if !self.known.contains_key(source) {
            self.known.insert(source.to_owned(), self.snapshot.record(source)?);
        }
        Ok(self.known.get(source).and_then(Option::as_ref))
    }
}

/// The item at `path`, as answers give it.
pub fn head(record: &Record, path: &[usize]) -> ItemHead {
    let line = record.protocol.ancestors_and_self(path);
    let item = line.last();
    ItemHead {
        number: item.and_then(|item| item.number.clone()),
        sign: item.and_then(|item| item.sign),
        title: item.map_or_else(String::new, |item| item.title.clone()),
        path: line.iter().map(|item| item.title.clone()).collect(),
    }
}

/// How an item of a record is cited.
pub fn cited(record: &Record, head: &ItemHead) -> String {
    cited_at(record, Some(head))
}

/// How the meeting of a record is cited.
pub fn meeting_cited(record: &Record) -> String {
    cited_at(record, None)
}

fn cited_at(record: &Record, head: Option<&ItemHead>) -> String {
    let protocol = &record.protocol;
    cite(&Cited {
        kind: protocol.kind,
        governing_body: protocol.governing_body.as_deref(),
        date: protocol.date,
        item: head,
        headings: &[],
        source: &record.source.name(),
    })
}
