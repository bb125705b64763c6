//! Finds people and matters in the index by item and by name.

use super::fields::{CURRENT, MATTER, PASSAGE, PERSON, RECORD, TextField, column};
use super::filter::FilteredEntries;
use super::pattern::Pattern;
use super::places::PassageId;
use super::shown::Shown;
use super::{Error, NameColumn, Record, Snapshot, StoredPassage};
use crate::analysis::{Condition, Tier, analyse, fold};
use crate::matters::{Matter, PhraseOccurrence};
use crate::passage;
use crate::people::{Act, ItemInvolvement, Name, Participation, Person};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use tantivy::schema::{Field, IndexRecordOption, Term};
use tantivy::{DocSet, TERMINATED};

/// The separator between the document's name and the item in a term. If a name itself contains a tab,
/// the last tab is the separator, because an item is written with digits and full stops only.
const BETWEEN: char = '\t';

/// The term for the item at `path` of the document `source`: "/srv/seeds/a.txt", a tab, "0.3". An empty path stands for
/// the document outside its agenda.
pub(super) fn item_key(source: &str, path: &[usize]) -> String {
    let steps: Vec<String> = path.iter().map(usize::to_string).collect();
    format!("{source}{BETWEEN}{}", steps.join("."))
}

/// Whether a term names the text outside the agenda of a document.
pub(super) fn is_outside(term: &str) -> bool {
    term.ends_with(BETWEEN)
}

/// The places of a person: the documents, and the items that name the person.
pub(super) fn places_of(person: &Person) -> BTreeSet<String> {
    let documents = person.appearances.iter().map(|appearance| item_key(&appearance.source, &[]));
    let items = person
        .appearances
        .iter()
        .flat_map(|appearance| appearance.items.iter().map(|part| item_key(&appearance.source, &part.item)));
    documents.chain(items).collect()
}

/// The places of a matter: the items that dealt with it or mentioned it. An item that it only cites has its own matter.
pub(super) fn places_of_matter(matter: &Matter) -> BTreeSet<String> {
    let own = matter.steps.iter().filter(|step| !step.is_cited());
    own.map(|step| item_key(&step.source, &step.item)).collect()
}

impl Snapshot {
    /// All people, sorted by name and id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn persons(&self) -> Result<Vec<Person>, Error> {
        self.persons_of(self.alive(PERSON))
    }

    /// The people that the item at `path` of `source` names, including its presenters, sorted by name and id. With an
    /// empty path, the people that the document names.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn persons_at(&self, source: &str, path: &[usize]) -> Result<Vec<Person>, Error> {
        self.persons_of(self.person_entries_at(source, path)?.into_iter())
    }

    /// The entries of the people that [`Snapshot::persons_at`] gives, for callers that ask repeatedly and read each
    /// person once.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person_entries_at(&self, source: &str, path: &[usize]) -> Result<Vec<PassageId>, Error> {
        self.linked_at(source, path, PERSON)
    }

    /// The person of an entry from [`Snapshot::person_entries_at`].
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person(&self, entry: PassageId) -> Result<Person, Error> {
        let mut person: Person = self.entry_of(entry)?;
        let freshness = self.link_freshness()?;
        if !freshness.is_current() {
            person.restrict(|appearance| freshness.is_unchanged(&appearance.source));
        }
        person.show(&|name| self.naming().shown(name));
        Ok(person)
    }

    /// The people with a folded name or an id that `fits` accepts, sorted by name and id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn persons_named(&self, fits: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Person>, Error> {
        self.persons_of(self.named(PERSON, fits)?.into_iter())
    }

    /// The people with exactly this folded name or id, sorted by name and id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn persons_of_term(&self, term: &str) -> Result<Vec<Person>, Error> {
        self.persons_of(self.having(self.fields().name, term, PERSON)?.into_iter())
    }

    /// All matters that more than one meeting dealt with, or that a report was written for, sorted by id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters(&self) -> Result<Vec<Matter>, Error> {
        self.matters_of(self.alive(MATTER))
    }

    /// The matters that the item at `path` of `source` belongs to, sorted by id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters_at(&self, source: &str, path: &[usize]) -> Result<Vec<Matter>, Error> {
        self.matters_of(self.linked_at(source, path, MATTER)?.into_iter())
    }

    /// The matters with a case number, in normal form, that `fits` accepts, sorted by id.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters_numbered(&self, fits: &mut dyn FnMut(&str) -> bool) -> Result<Vec<Matter>, Error> {
        self.matters_of(self.named(MATTER, fits)?.into_iter())
    }

    /// How many documents are new, changed or gone since people and matters were worked out; 0 if these are up to date.
    /// People and matters say nothing of documents that have changed.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn unlinked_documents(&self) -> Result<usize, Error> {
        Ok(self.link_freshness()?.unlinked_documents())
    }

    /// Whether people and matters were worked out from all documents in the index.
    #[must_use]
    pub fn is_linked(&self) -> bool {
        self.alive(CURRENT).next().is_some()
    }

    /// The hashes of the stored people and matters, by which they are compared with new ones.
    pub(super) fn link_hashes(&self) -> Result<BTreeSet<String>, Error> {
        let mut hashes = self.names_of(PERSON, column::SHA256)?;
        hashes.extend(self.names_of(MATTER, column::SHA256)?);
        Ok(hashes.into_iter().collect())
    }

    /// The entries of people or matters that belong to an item.
    fn linked_at(&self, source: &str, path: &[usize], sort: u64) -> Result<Vec<PassageId>, Error> {
        let name = self.naming().name_of(source);
        if !self.link_freshness()?.is_unchanged(&name) {
            return Ok(Vec::new());
        }
        self.having(self.fields().place, &item_key(&name, path), sort)
    }

    fn persons_of(&self, entries: impl Iterator<Item = PassageId>) -> Result<Vec<Person>, Error> {
        let mut persons = entries.map(|entry| self.person(entry)).collect::<Result<Vec<Person>, _>>()?;
        persons.retain(|person| !person.appearances.is_empty());
        persons.sort_by_cached_key(order);
        Ok(persons)
    }

    fn matters_of(&self, entries: impl Iterator<Item = PassageId>) -> Result<Vec<Matter>, Error> {
        let mut matters = entries.map(|entry| self.entry_of(entry)).collect::<Result<Vec<Matter>, _>>()?;
        let freshness = self.link_freshness()?;
        for matter in &mut matters {
            matter.steps.retain(|step| freshness.is_unchanged(&step.source));
            matter.show(&|name| self.naming().shown(name));
        }
        matters.retain(|matter| !matter.steps.is_empty());
        matters.sort_by_cached_key(|matter| matter.id.clone());
        Ok(matters)
    }

    /// The presenters of a passage. If the document gives only a first name, the full name is given if it is known from
    /// other documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn presenters(&self, passage: &StoredPassage) -> Result<Vec<String>, Error> {
        let mut names = passage.presenters.clone();
        for name in names.iter_mut().filter(|name| !Name::new(name).is_whole()) {
            if let Some(person) = self.person_called(&passage.source, &passage.path, name)? {
                *name = person.name;
            }
        }
        Ok(names)
    }

    /// The person whom `name` means in the item at `path` of `source`, or in the nearest item above it that names the
    /// person, if the person is known by another name.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person_called(&self, source: &str, path: &[usize], name: &str) -> Result<Option<Person>, Error> {
        let is_meant = |person: &Person| {
            person.name != name
                && person.appearances.iter().any(|appearance| appearance.source == source && appearance.name == name)
        };
        for depth in (1..=path.len()).rev() {
            let found = self.persons_at(source, &path[..depth])?.into_iter().find(is_meant);
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// The passages of items presented by a person with a name that `fits`, if the document gives that person another
    /// name. With `acting`, the passages of all items that such a person presented or raised, or in which the person
    /// spoke, made a motion or objected, whatever name the document gives.
    pub(super) fn presented_by(&self, fits: &dyn Fn(&str) -> bool, acting: bool) -> Result<Vec<PassageId>, Error> {
        let acts = |part: &ItemInvolvement| {
            matches!(part.part, Participation::Presents | Participation::Raises | Participation::Speaks)
                || part.acts.iter().any(|act| matches!(act, Act::Moves | Act::Reserves))
        };
        let mut passages = Vec::new();
        for person in self.persons_named(&mut |name| fits(name))? {
            // The terms also contain ids, so the names are compared again.
            let mut names = std::iter::once(&person.name).chain(&person.other_names);
            if !names.any(|name| fits(name)) {
                continue;
            }
            for appearance in &person.appearances {
                // A presenter with this name in the item itself is found by the column.
                let is_told = fits(&appearance.name);
                let is_meant =
                    |part: &&ItemInvolvement| acting && acts(part) || !is_told && part.part == Participation::Presents;
                for part in appearance.items.iter().filter(is_meant) {
                    passages.extend(self.passages_at(&appearance.source, &part.item)?);
                }
            }
        }
        Ok(passages)
    }

    /// Where texts contain `phrase`, in any inflection: the first place in each item. Empty if more than `most` items
    /// contain it.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn find_phrase(&self, phrase: &str, most: usize) -> Result<Vec<PhraseOccurrence>, Error> {
        let slots = analyse(phrase, Condition::Clean).into_iter().map(|token| {
            let stem = token.word.stem.clone();
            vec![(Tier::Inflected, stem.clone()), (Tier::Reading, stem)]
        });
        let slots: Vec<_> = slots.collect();
        if slots.is_empty() {
            return Ok(Vec::new());
        }
        let found = self.occurrences(TextField::Body, &Pattern::adjacent(slots.clone()))?;
        let mut seen = BTreeSet::new();
        let firsts: Vec<PassageId> =
            found.into_iter().map(|found| found.passage).filter(|passage| seen.insert(self.item(*passage))).collect();
        if firsts.len() > most {
            return Ok(Vec::new());
        }
        let mut said = Vec::new();
        for passage in firsts {
            // The result is stored in the index again, so it keeps the names that the index uses.
            let StoredPassage { source, path, text, line_starts, .. } = self.named_passage(passage)?;
            let stems: Vec<&str> =
                slots.iter().filter_map(|slot| slot.first()).map(|(_, stem)| stem.as_str()).collect();
            let tokens = analyse(&text, Condition::Clean);
            let row = tokens
                .windows(stems.len())
                .find(|row| row.iter().zip(&stems).all(|(token, stem)| token.word.stem == *stem));
            // In a damaged text the words are printed as misread and are not found here; the place of the passage is
            // then used.
            let at = row.and_then(|row| row.first()).map_or(0, |token| token.start);
            let position = passage::position(&line_starts, at);
            let (page, line) = position.map_or((1, 1), |position| (position.page, position.line));
            said.push(PhraseOccurrence { source, item: path, page, line });
        }
        said.sort_unstable();
        Ok(said)
    }

    /// The passages of the item at `path` of `source`, in reading order.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn passages_at(&self, source: &str, path: &[usize]) -> Result<Vec<PassageId>, Error> {
        self.having(self.fields().place, &item_key(&self.naming().name_of(source), path), PASSAGE)
    }

    /// The names of the documents whose records `filtered` lets through.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn sources(&self, filtered: &FilteredEntries) -> Result<BTreeSet<String>, Error> {
        let names = self.alive(RECORD).zip(self.names_of(RECORD, column::SOURCE)?);
        Ok(names.filter(|(entry, _)| filtered.has(*entry)).map(|(_, name)| self.naming().shown(&name)).collect())
    }

    /// The names of the newest `most` documents whose records `filtered` lets through, newest first; those of the same
    /// date are sorted by name.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn newest_sources(&self, filtered: &FilteredEntries, most: usize) -> Result<Vec<String>, Error> {
        let entries = self.alive(RECORD).filter(|entry| filtered.has(*entry));
        let ranked = entries
            .map(|entry| Ok((Reverse(self.day(entry)), self.name_rank(NameColumn::Source, entry)?, entry)))
            .collect::<Result<Vec<_>, Error>>();
        let mut found = ranked?;
        found.sort_unstable();
        found.truncate(most);
        found.into_iter().map(|(_, _, entry)| Ok(self.naming().shown(&self.source_of(entry)?))).collect()
    }

    /// The record of the document with this name, whether absolute or as shown.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn record(&self, name: &str) -> Result<Option<Record>, Error> {
        let found = self.having(self.fields().source, &self.naming().name_of(name), RECORD)?;
        let mut record = found.first().map(|entry| self.named_record(*entry)).transpose()?;
        if let Some(record) = &mut record {
            record.show(&|name| self.naming().shown(name));
        }
        Ok(record)
    }

    /// The passages of the document with this name, which may be absolute or as shown: item by item, with all text
    /// outside the agenda together.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn passages_in(&self, name: &str) -> Result<Vec<PassageId>, Error> {
        self.having(self.fields().source, &self.naming().name_of(name), PASSAGE)
    }

    /// The entries of a kind that have `term` in `field`, in order.
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

    /// The entries of a kind with a name that `fits` accepts, in order.
    fn named(&self, sort: u64, fits: &mut dyn FnMut(&str) -> bool) -> Result<BTreeSet<PassageId>, Error> {
        self.fitting(self.fields().name, sort, fits)
    }

    /// The passages with a term in the field of places that `fits` accepts, in order.
    pub(super) fn passages_with_key(&self, fits: &mut dyn FnMut(&str) -> bool) -> Result<BTreeSet<PassageId>, Error> {
        self.fitting(self.fields().place, PASSAGE, fits)
    }

    /// The entries of a kind with a term in `field` that `fits` accepts, in order.
    fn fitting(
        &self,
        field: Field,
        sort: u64,
        fits: &mut dyn FnMut(&str) -> bool,
    ) -> Result<BTreeSet<PassageId>, Error> {
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

fn order(person: &Person) -> (String, String) {
    (fold(&person.name), person.id.clone())
}
