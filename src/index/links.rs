//! People and matters in the index: which have to do with an item, and which bear a name.

use super::Snapshot;
use super::fields::{MATTER, PASSAGE, PERSON, RECORD};
use super::snapshot::PassageId;
use super::{Error, Record};
use crate::matters::Matter;
use crate::people::Person;
use std::collections::BTreeSet;
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, TERMINATED};

/// Between the source and the item in a term; no path holds one.
const BETWEEN: char = '\t';

/// The item at `path` of the document `source`, as a term: "seeds/a.txt", a tab, "0.3". An empty path is the document
/// outside its agenda.
pub(super) fn place(source: &str, path: &[usize]) -> String {
    let steps: Vec<String> = path.iter().map(usize::to_string).collect();
    format!("{source}{BETWEEN}{}", steps.join("."))
}

/// Where a person has to do with something: the documents, and the items that name them.
pub(super) fn places_of(person: &Person) -> BTreeSet<String> {
    let documents = person.appearances.iter().map(|appearance| place(&appearance.source, &[]));
    let items = person
        .appearances
        .iter()
        .flat_map(|appearance| appearance.items.iter().map(|part| place(&appearance.source, &part.item)));
    documents.chain(items).collect()
}

impl Snapshot {
    /// All people, by name, then id.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn persons(&self) -> Result<Vec<Person>, Error> {
        let mut persons = self.alive(PERSON).map(|entry| self.stored(entry)).collect::<Result<Vec<Person>, _>>()?;
        persons.sort_by(|one, other| order(one).cmp(&order(other)));
        Ok(persons)
    }

    /// The people whom the item at `path` of `source` names or who present it; with an empty path, whom the document
    /// names.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn persons_at(&self, source: &str, path: &[usize]) -> Result<Vec<Person>, Error> {
        let entries = self.having(self.fields().place, &place(source, path), PERSON)?;
        let mut persons = entries.into_iter().map(|entry| self.stored(entry)).collect::<Result<Vec<Person>, _>>()?;
        persons.sort_by(|one, other| order(one).cmp(&order(other)));
        Ok(persons)
    }

    /// The people of whose names, folded, `fits` says that one does.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn persons_named(&self, fits: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Person>, Error> {
        let mut persons = self
            .named(PERSON, fits)?
            .into_iter()
            .map(|entry| self.stored(entry))
            .collect::<Result<Vec<Person>, _>>()?;
        persons.sort_by(|one, other| order(one).cmp(&order(other)));
        Ok(persons)
    }

    /// All matters that more than one meeting dealt with, by id.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn matters(&self) -> Result<Vec<Matter>, Error> {
        self.sorted(self.alive(MATTER))
    }

    /// The matters that the item at `path` of `source` belongs to.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn matters_at(&self, source: &str, path: &[usize]) -> Result<Vec<Matter>, Error> {
        self.sorted(self.having(self.fields().place, &place(source, path), MATTER)?.into_iter())
    }

    /// The matters of whose case numbers, in normal form, `fits` says that one does.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn matters_numbered(&self, fits: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Matter>, Error> {
        self.sorted(self.named(MATTER, fits)?.into_iter())
    }

    fn sorted(&self, entries: impl Iterator<Item = PassageId>) -> Result<Vec<Matter>, Error> {
        let mut matters = entries.map(|entry| self.stored(entry)).collect::<Result<Vec<Matter>, _>>()?;
        matters.sort_by(|one, other| one.id.cmp(&other.id));
        Ok(matters)
    }

    /// The passages of the item at `path` of `source`, in reading order.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn passages_at(&self, source: &str, path: &[usize]) -> Result<Vec<PassageId>, Error> {
        self.having(self.fields().place, &place(source, path), PASSAGE)
    }

    /// The record of the document at `path`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn record(&self, path: &str) -> Result<Option<Record>, Error> {
        let found = self.having(self.fields().source, path, RECORD)?;
        found.first().map(|entry| self.stored(*entry)).transpose()
    }

    /// The entries of a sort that have `term` in `field`, in order.
    fn having(&self, field: Field, term: &str, sort: u64) -> Result<Vec<PassageId>, Error> {
        let term = Term::from_field_text(field, term);
        let mut found = Vec::new();
        for (segment, reader) in self.segment_readers().enumerate() {
            let inverted = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
            if let Some(mut postings) = postings.map_err(|source| self.unreadable(source.into()))? {
                self.collect(segment, &mut postings, sort, &mut found);
            }
        }
        Ok(found)
    }

    /// The entries of a sort of whose names `fits` says that one does, in order.
    fn named(&self, sort: u64, fits: &mut dyn FnMut(&str) -> bool) -> Result<BTreeSet<PassageId>, Error> {
        let field = self.fields().name;
        let mut found = Vec::new();
        for (segment, reader) in self.segment_readers().enumerate() {
            let inverted = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
            let mut terms = inverted.terms().stream().map_err(|source| self.unreadable(source.into()))?;
            while terms.advance() {
                if !std::str::from_utf8(terms.key()).is_ok_and(&mut *fits) {
                    continue;
                }
                let postings = inverted.read_postings_from_terminfo(terms.value(), IndexRecordOption::Basic);
                let mut postings = postings.map_err(|source| self.unreadable(source.into()))?;
                self.collect(segment, &mut postings, sort, &mut found);
            }
        }
        Ok(found.into_iter().collect())
    }

    fn collect(&self, segment: usize, postings: &mut dyn DocSet, sort: u64, found: &mut Vec<PassageId>) {
        while postings.doc() != TERMINATED {
            found.extend(self.alive_at(segment, postings.doc(), sort));
            postings.advance();
        }
    }
}

fn order(person: &Person) -> (String, &str) {
    (crate::analysis::fold(&person.name), &person.id)
}
