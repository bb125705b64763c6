//! Puts documents into the index and takes them out. What was committed is on disk.

use super::entry::{Record, StoredPassage};
use super::fields::{Fields, MATTER, PASSAGE, PERSON, RECORD, TextField};
use super::filter::{day_number, squeezed};
use super::texts::Surroundings;
use super::{Error, acronyms, links, manifest};
use crate::analysis::{Condition, Tier, Token, analyse, fold};
use crate::matters::{Matter, normal_number};
use crate::passage::Passage;
use crate::people::Person;
use crate::protocol::AgendaItem;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::indexer::UserOperation;
use tantivy::schema::{TantivyDocument, Term};
use tantivy::tokenizer::{PreTokenizedString, Token as IndexToken};
use tantivy::{Index, IndexWriter, TantivyError};

/// Memory that terms may fill before they are put on disk: by feel; tantivy asks for 15 MB at least.
const BUFFER: usize = 64 << 20;

/// Said with a commit after which people and matters are those of the documents.
const LINKED: &str = "linked";

/// The one process that may write to an index.
pub struct Writer {
    directory: PathBuf,
    inner: IndexWriter,
    fields: Fields,
}

/// What was found where an index was to be written.
#[derive(Debug)]
pub enum Found {
    /// This program's own index, or nothing.
    Usable,
    /// An index that this program cannot read, for this reason. It was thrown away.
    Unusable(Error),
}

impl Writer {
    /// Opens the index in `directory` for writing; makes it when there is none, and makes it anew when
    /// it was built by another format or analysis.
    ///
    /// # Errors
    /// When another process is writing, or the directory cannot be written.
    pub fn open(directory: &Path) -> Result<(Self, Found), Error> {
        fs::create_dir_all(directory).map_err(|source| Error::File { path: directory.to_path_buf(), source })?;
        let found = match manifest::check(directory) {
            Err(error @ (Error::Format { .. } | Error::Analysis { .. } | Error::Manifest { .. })) => {
                manifest::clear(directory)?;
                Found::Unusable(error)
            }
            Err(Error::Missing { .. }) => {
                // without its manifest it cannot be told what an index was built by
                if directory.join("meta.json").exists() {
                    manifest::clear(directory)?;
                }
                Found::Usable
            }
            Err(error) => return Err(error),
            Ok(()) => Found::Usable,
        };
        let failed = |source| match source {
            TantivyError::LockFailure(LockError::LockBusy, _) => Error::Busy { directory: directory.to_path_buf() },
            source => Error::Write { directory: directory.to_path_buf(), source },
        };
        let (schema, fields) = Fields::schema();
        let index = if directory.join("meta.json").exists() {
            Index::open_in_dir(directory).map_err(failed)?
        } else {
            manifest::write(directory)?;
            Index::create_in_dir(directory, schema).map_err(failed)?
        };
        // One thread: the same files make the same index.
        let inner = index.writer_with_num_threads(1, BUFFER).map_err(failed)?;
        Ok((Self { directory: directory.to_path_buf(), inner, fields }, found))
    }

    /// Puts a document in, in the place of what had its path before.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn put(&mut self, record: &Record, passages: &[Passage]) -> Result<(), Error> {
        let condition = record.protocol.text_quality.condition();
        let tokens: Vec<Vec<Token>> = passages.iter().map(|passage| analyse(&passage.text, condition)).collect();
        let mut lengths: BTreeMap<&[usize], u64> = BTreeMap::new();
        for (passage, tokens) in passages.iter().zip(&tokens) {
            *lengths.entry(&passage.item).or_default() += tokens.len() as u64;
        }
        let mut operations = vec![UserOperation::Delete(self.key(&record.source.path))];
        let mut heads: BTreeMap<&[usize], u64> = BTreeMap::new();
        for (place, (passage, tokens)) in (0_u64..).zip(passages.iter().zip(&tokens)) {
            let head = *heads.entry(&passage.item).or_insert(place);
            let item_length = lengths.get(passage.item.as_slice()).copied().unwrap_or(0);
            let mut document = self.passage(record, passage, tokens)?;
            document.add_u64(self.fields.head, place - head);
            document.add_u64(self.fields.item_length, item_length);
            operations.push(UserOperation::Add(document));
        }
        let mut document = self.entry(RECORD, record, record)?;
        document.add_u64(self.fields.head, 0);
        document.add_u64(self.fields.item_length, 0);
        document.add_text(self.fields.sha256, &record.source.sha256);
        let explained: BTreeSet<String> =
            passages.iter().flat_map(|passage| acronyms::terms(&passage.text, condition)).collect();
        for term in explained {
            document.add_text(self.fields.acronym, term);
        }
        let agenda = record.protocol.items();
        document.add_u64(self.fields.decision, u64::from(agenda.iter().any(|item| !item.decisions.is_empty())));
        self.add_names(&mut document, &agenda);
        operations.push(UserOperation::Add(document));
        // Together: the entries of one document stand side by side, none from another between.
        let done = self.inner.run(operations);
        done.map(|_| ()).map_err(|source| self.unwritten(source))
    }

    fn passage(&self, record: &Record, passage: &Passage, tokens: &[Token]) -> Result<TantivyDocument, Error> {
        let stored = StoredPassage::new(&record.source, &record.protocol, passage);
        let mut document = self.entry(PASSAGE, record, &stored)?;
        document.add_u64(self.fields.decision, u64::from(passage.is_decision));
        document.add_text(self.fields.place, links::place(&record.source.path, &passage.item));
        self.add_names(&mut document, &record.protocol.line_of_descent(&passage.item));
        self.add_terms(&mut document, TextField::Body, tokens);
        // Titles and names are read through damage in the record.
        let Surroundings { title, context, outcome, meeting } = Surroundings::of(&record.protocol, passage);
        let around = [
            (TextField::Title, title.as_str()),
            (TextField::Context, &context),
            (TextField::Outcome, outcome),
            (TextField::Meeting, &meeting),
        ];
        for (field, text) in around {
            self.add_terms(&mut document, field, &analyse(text, Condition::Clean));
        }
        Ok(document)
    }

    /// Who presented one of these items, and their numbers.
    fn add_names(&self, document: &mut TantivyDocument, items: &[&AgendaItem]) {
        for item in items {
            for presenter in &item.presenters {
                document.add_text(self.fields.presenter, squeezed(&presenter.name));
            }
            if let Some(number) = &item.number {
                document.add_text(self.fields.number, squeezed(number));
            }
        }
    }

    /// Takes the document at `path` out.
    pub fn remove(&mut self, path: &str) {
        self.inner.delete_term(self.key(path));
    }

    fn key(&self, path: &str) -> Term {
        Term::from_field_text(self.fields.source, path)
    }

    /// Puts these people and matters in the place of all that were there.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn put_links(&mut self, persons: &[Person], matters: &[Matter]) -> Result<(), Error> {
        self.forget_links();
        let mut operations: Vec<UserOperation> = Vec::new();
        for person in persons {
            let mut document = self.linked(PERSON, person, links::places_of(person))?;
            document.add_text(self.fields.name, &person.id);
            for name in std::iter::once(&person.name).chain(&person.other_names) {
                document.add_text(self.fields.name, fold(name));
            }
            operations.push(UserOperation::Add(document));
        }
        for matter in matters {
            let places = matter.steps.iter().map(|step| links::place(&step.source, &step.item)).collect();
            let mut document = self.linked(MATTER, matter, places)?;
            for number in matter.reference.iter().filter_map(|reference| normal_number(reference)) {
                document.add_text(self.fields.name, number);
            }
            operations.push(UserOperation::Add(document));
        }
        self.inner.run(operations).map(|_| ()).map_err(|source| self.unwritten(source))
    }

    fn linked<T: Serialize>(&self, sort: u64, stored: &T, places: BTreeSet<String>) -> Result<TantivyDocument, Error> {
        let stored =
            serde_json::to_vec(stored).map_err(|source| Error::Entry { directory: self.directory.clone(), source })?;
        let mut document = TantivyDocument::new();
        document.add_u64(self.fields.entry, sort);
        for place in places {
            document.add_text(self.fields.place, place);
        }
        document.add_bytes(self.fields.stored, &stored);
        Ok(document)
    }

    /// What was put together from documents that have changed or are gone must not outlive them.
    fn forget_links(&mut self) {
        for sort in [PERSON, MATTER] {
            self.inner.delete_term(Term::from_field_u64(self.fields.entry, sort));
        }
    }

    /// Makes all that was done last: when this returns, it is on disk. Until people and matters are put together anew there
    /// are none.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.forget_links();
        self.inner.commit().map(|_| ()).map_err(|source| self.unwritten(source))
    }

    /// Whether people and matters are those of the documents, as far as anything was committed.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn is_linked(&self) -> Result<bool, Error> {
        let metas = self.inner.index().load_metas().map_err(|source| self.unwritten(source))?;
        Ok(metas.payload.as_deref() == Some(LINKED))
    }

    /// Commits, people and matters being up to date, and waits until the index is in order.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn finish(mut self) -> Result<(), Error> {
        let mut prepared =
            self.inner.prepare_commit().map_err(|source| Error::Write { directory: self.directory.clone(), source })?;
        prepared.set_payload(LINKED);
        prepared.commit().map_err(|source| Error::Write { directory: self.directory.clone(), source })?;
        let Self { directory, inner, .. } = self;
        inner.wait_merging_threads().map_err(|source| Error::Write { directory, source })
    }

    /// An entry with the columns that passages and records share.
    fn entry<T: Serialize>(&self, sort: u64, record: &Record, stored: &T) -> Result<TantivyDocument, Error> {
        let stored =
            serde_json::to_vec(stored).map_err(|source| Error::Entry { directory: self.directory.clone(), source })?;
        let protocol = &record.protocol;
        let mut document = TantivyDocument::new();
        document.add_u64(self.fields.entry, sort);
        document.add_text(self.fields.source, &record.source.path);
        document.add_u64(self.fields.date, day_number(protocol.date));
        document.add_text(self.fields.kind, protocol.kind.name());
        for (field, name) in [(self.fields.organ, &protocol.governing_body), (self.fields.region, &protocol.region)] {
            if let Some(name) = name {
                document.add_text(field, squeezed(name));
            }
        }
        document.add_bytes(self.fields.stored, &stored);
        Ok(document)
    }

    fn unwritten(&self, source: TantivyError) -> Error {
        Error::Write { directory: self.directory.clone(), source }
    }

    fn add_terms(&self, document: &mut TantivyDocument, field: TextField, tokens: &[Token]) {
        for tier in Tier::all() {
            let terms = tokens.iter().enumerate().flat_map(|(position, token)| {
                token.terms(tier).into_iter().map(move |term| IndexToken {
                    offset_from: token.start,
                    offset_to: token.end,
                    position,
                    text: term.to_owned(),
                    position_length: 1,
                })
            });
            let tokens: Vec<IndexToken> = terms.collect();
            if !tokens.is_empty() {
                // The text itself is stored once, in the entry.
                document.add_pre_tokenized_text(
                    self.fields.text(field, tier),
                    PreTokenizedString { text: String::new(), tokens },
                );
            }
        }
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writer").field("directory", &self.directory).finish_non_exhaustive()
    }
}
