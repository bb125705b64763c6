//! Puts documents into the index and takes them out. What was committed is on disk.

use super::entry::{Record, StoredPassage};
use super::fields::{Fields, PASSAGE, RECORD, TextField};
use super::filter::{day_number, squeezed};
use super::{Error, acronyms, manifest};
use crate::analysis::{Condition, Tier, Token, analyse};
use crate::passage::Passage;
use crate::protocol::{AgendaItem, Protocol};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tantivy::directory::error::LockError;
use tantivy::schema::{TantivyDocument, Term};
use tantivy::tokenizer::{PreTokenizedString, Token as IndexToken};
use tantivy::{Index, IndexWriter, TantivyError};

/// Memory that terms may fill before they are put on disk: by feel; tantivy asks for 15 MB at least.
const BUFFER: usize = 64 << 20;

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
        self.remove(&record.source.path);
        let items = numbered(&record.protocol.agenda);
        let condition = record.protocol.text_quality.condition();
        let tokens: Vec<Vec<Token>> = passages.iter().map(|passage| analyse(&passage.text, condition)).collect();
        let mut lengths: BTreeMap<&[usize], u64> = BTreeMap::new();
        for (passage, tokens) in passages.iter().zip(&tokens) {
            *lengths.entry(&passage.item).or_default() += tokens.len() as u64;
        }
        for (place, (passage, tokens)) in (0_u64..).zip(passages.iter().zip(&tokens)) {
            let item_length = lengths.get(passage.item.as_slice()).copied().unwrap_or(0);
            let item = items.iter().position(|path| *path == passage.item).map_or(0, |index| index as u64 + 1);
            let mut document =
                self.entry(PASSAGE, record, &StoredPassage::new(&record.source, &record.protocol, passage))?;
            document.add_u64(self.fields.item, item);
            document.add_u64(self.fields.place, place);
            document.add_u64(self.fields.item_length, item_length);
            document.add_u64(self.fields.decision, u64::from(passage.is_decision));
            let line = (1..=passage.item.len()).filter_map(|depth| record.protocol.item(&passage.item[..depth]));
            for presenter in line.flat_map(|item| &item.presenters) {
                document.add_text(self.fields.presenter, squeezed(&presenter.name));
            }
            // Titles are read through damage in the record.
            let (title, context) = titles(&record.protocol, &passage.item);
            self.add_terms(&mut document, TextField::Body, tokens);
            self.add_terms(&mut document, TextField::Title, &analyse(&title, Condition::Clean));
            self.add_terms(&mut document, TextField::Context, &analyse(&context, Condition::Clean));
            self.add(document)?;
        }
        let mut document = self.entry(RECORD, record, record)?;
        document.add_text(self.fields.sha256, &record.source.sha256);
        let explained: BTreeSet<String> =
            passages.iter().flat_map(|passage| acronyms::terms(&passage.text, condition)).collect();
        for term in explained {
            document.add_text(self.fields.acronym, term);
        }
        let agenda: Vec<&AgendaItem> = items.iter().filter_map(|path| record.protocol.item(path)).collect();
        document.add_u64(self.fields.decision, u64::from(agenda.iter().any(|item| !item.decisions.is_empty())));
        for presenter in agenda.iter().flat_map(|item| &item.presenters) {
            document.add_text(self.fields.presenter, squeezed(&presenter.name));
        }
        self.add(document)
    }

    /// Takes the document at `path` out.
    pub fn remove(&mut self, path: &str) {
        self.inner.delete_term(Term::from_field_text(self.fields.source, path));
    }

    /// Makes all that was done last: when this returns, it is on disk.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.inner.commit().map(|_| ()).map_err(|source| Error::Write { directory: self.directory.clone(), source })
    }

    /// Commits, and waits until the index is in order.
    ///
    /// # Errors
    /// When the disk does not take it.
    pub fn finish(mut self) -> Result<(), Error> {
        self.commit()?;
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

    fn add(&self, document: TantivyDocument) -> Result<(), Error> {
        let added = self.inner.add_document(document);
        added.map(|_| ()).map_err(|source| Error::Write { directory: self.directory.clone(), source })
    }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writer").field("directory", &self.directory).finish_non_exhaustive()
    }
}

/// The paths of all items, in reading order.
fn numbered(agenda: &[AgendaItem]) -> Vec<Vec<usize>> {
    let mut paths = Vec::new();
    let mut open: Vec<(Vec<usize>, &AgendaItem)> =
        agenda.iter().enumerate().rev().map(|(index, item)| (vec![index], item)).collect();
    while let Some((path, item)) = open.pop() {
        open.extend(
            item.children.iter().enumerate().rev().map(|(index, child)| ([path.as_slice(), &[index]].concat(), child)),
        );
        paths.push(path);
    }
    paths
}

/// Title and context of what stands at `path`. A document without an agenda is its own item.
fn titles(protocol: &Protocol, path: &[usize]) -> (String, String) {
    let document = protocol.title.clone().unwrap_or_default();
    if protocol.agenda.is_empty() {
        return (document, String::new());
    }
    let line: Vec<&AgendaItem> = (1..=path.len()).filter_map(|depth| protocol.item(&path[..depth])).collect();
    match line.split_last() {
        Some((item, above)) => {
            let above: Vec<&str> = above.iter().map(|item| item.title.as_str()).collect();
            (item.title.clone(), above.join("\n"))
        }
        None => (String::new(), document),
    }
}
