//! One state of the index: where terms occur, how long texts are, and the entries themselves.

#![expect(clippy::cast_precision_loss, reason = "mean lengths are rounded anyway")]

use super::acronyms::Acronyms;
use super::entry::{Record, StoredPassage};
use super::fields::{Fields, PASSAGE, RECORD, TextField, column};
use super::pattern::Pattern;
use super::{Error, Kept, occurrences};
use crate::analysis::{Tier, distance};
use serde::de::DeserializeOwned;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tantivy::columnar::ColumnValues;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::{IndexRecordOption, TantivyDocument, Term, Value};
use tantivy::{DocAddress, DocSet, IndexReader, Searcher, SegmentReader, TERMINATED};

/// A passage of a snapshot. Says nothing of its place in the document and does not outlive the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId {
    pub(super) segment: u32,
    pub(super) document: u32,
}

/// An agenda item, or what stands outside the agenda of one document. Ordered by source, then by
/// place in the document; does not outlive the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemKey {
    source: u32,
    item: u32,
}

/// How often a pattern occurs in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    pub passage: PassageId,
    pub count: u32,
}

/// One state of the index.
pub struct Snapshot {
    directory: PathBuf,
    searcher: Searcher,
    fields: Fields,
    segments: Vec<Columns>,
    items: usize,
    /// Words of an average passage, by text field.
    mean_lengths: [f32; TextField::COUNT],
    mean_item_length: f32,
    acronyms: Acronyms,
}

/// The columns that ranking reads for every match.
struct Columns {
    entry: Arc<dyn ColumnValues<u64>>,
    item: Arc<dyn ColumnValues<u64>>,
    place: Arc<dyn ColumnValues<u64>>,
    item_length: Arc<dyn ColumnValues<u64>>,
    date: Arc<dyn ColumnValues<u64>>,
    source: Arc<dyn ColumnValues<u64>>,
    /// Place of each of the segment's paths among those of all segments, sorted.
    ranks: Vec<u32>,
    lengths: Vec<FieldNormReader>,
}

impl Snapshot {
    pub(super) fn new(directory: &Path, reader: &IndexReader) -> Result<Self, Error> {
        let unreadable = |source| Error::Read { directory: directory.to_path_buf(), source };
        let searcher = reader.searcher();
        let (_, fields) = Fields::schema();
        let segments = columns(&searcher, &fields).map_err(unreadable)?;
        let acronyms = Acronyms::gather(searcher.segment_readers().iter(), &fields).map_err(unreadable)?;
        let mut snapshot = Self {
            directory: directory.to_path_buf(),
            searcher,
            fields,
            segments,
            items: 0,
            mean_lengths: [1.0; TextField::COUNT],
            mean_item_length: 1.0,
            acronyms,
        };
        snapshot.measure();
        Ok(snapshot)
    }

    /// Counts what is alive: entries that were replaced but not yet swept out must not sway ranking.
    fn measure(&mut self) {
        let mut totals = [0_u64; TextField::COUNT];
        let mut items = Vec::new();
        for passage in self.entries(PASSAGE) {
            for field in TextField::all() {
                totals[field as usize] += u64::from(self.length(field, passage));
            }
            items.push(self.item(passage));
        }
        let passages = items.len();
        items.sort_unstable();
        items.dedup();
        self.items = items.len();
        let mean = |total: u64, count: usize| if total == 0 { 1.0 } else { total as f32 / count as f32 };
        self.mean_lengths = totals.map(|total| mean(total, passages));
        self.mean_item_length = mean(totals[TextField::Body as usize], self.items);
    }

    /// The passages in whose `field` `pattern` occurs.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn occurrences(&self, field: TextField, pattern: &Pattern) -> Result<Vec<Occurrence>, Error> {
        let mut found = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let mut keep = |document, count| {
                found.push(Occurrence { passage: PassageId { segment, document }, count });
            };
            occurrences::in_segment(reader, &self.fields, field, pattern, &mut keep)
                .map_err(|source| self.unreadable(source))?;
        }
        Ok(found)
    }

    /// What acronyms stand for in the indexed documents.
    #[must_use]
    pub fn acronyms(&self) -> &Acronyms {
        &self.acronyms
    }

    /// The words of the passages that are spelled like `word` but for at most `limit` letters, in their exact form;
    /// nearest first, then those in most passages.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn similar(&self, word: &str, limit: usize) -> Result<Vec<String>, Error> {
        let field = self.fields.text(TextField::Body, Tier::Exact);
        let mut found: BTreeMap<String, (usize, u64)> = BTreeMap::new();
        for reader in self.segment_readers() {
            let terms = reader.inverted_index(field).map_err(|source| self.unreadable(source))?;
            let mut stream = terms.terms().stream().map_err(|source| self.unreadable(source.into()))?;
            while stream.advance() {
                let Ok(term) = std::str::from_utf8(stream.key()) else { continue };
                let Some(distance) = distance(word, term, limit) else { continue };
                let alive = occurrences::alive(reader, &terms, stream.value());
                let alive = alive.map_err(|source| self.unreadable(source))?;
                if alive > 0 {
                    found.entry(term.to_owned()).or_insert((distance, 0)).1 += u64::from(alive);
                }
            }
        }
        let mut found: Vec<(String, (usize, u64))> = found.into_iter().collect();
        found.sort_by_key(|(term, (distance, passages))| (*distance, Reverse(*passages), term.clone()));
        Ok(found.into_iter().map(|(term, _)| term).collect())
    }

    /// How many agenda items (or stretches outside one) there are.
    #[must_use]
    pub fn items(&self) -> usize {
        self.items
    }

    /// The item that the passage stands in.
    #[must_use]
    pub fn item(&self, passage: PassageId) -> ItemKey {
        let columns = &self.segments[passage.segment as usize];
        let source = columns.source.get_val(passage.document);
        let rank = usize::try_from(source).ok().and_then(|ordinal| columns.ranks.get(ordinal));
        ItemKey {
            source: rank.copied().unwrap_or(u32::MAX),
            item: u32::try_from(columns.item.get_val(passage.document)).unwrap_or(u32::MAX),
        }
    }

    /// The passage's number within its document.
    #[must_use]
    pub fn place(&self, passage: PassageId) -> u64 {
        self.segments[passage.segment as usize].place.get_val(passage.document)
    }

    /// The day of the passage's meeting as a number that orders; 0 when it is not known.
    #[must_use]
    pub fn day(&self, passage: PassageId) -> u64 {
        self.segments[passage.segment as usize].date.get_val(passage.document)
    }

    /// How many words the passage's text, title or context has (roughly, above forty).
    #[must_use]
    pub fn length(&self, field: TextField, passage: PassageId) -> u32 {
        let lengths = &self.segments[passage.segment as usize].lengths;
        lengths.get(field as usize).map_or(0, |lengths| lengths.fieldnorm(passage.document))
    }

    /// Words of an average passage's text, title or context.
    #[must_use]
    pub fn mean_length(&self, field: TextField) -> f32 {
        self.mean_lengths[field as usize]
    }

    /// How many words the passages of the passage's item have together.
    #[must_use]
    pub fn item_length(&self, passage: PassageId) -> u64 {
        self.segments[passage.segment as usize].item_length.get_val(passage.document)
    }

    /// Words of an average item.
    #[must_use]
    pub fn mean_item_length(&self) -> f32 {
        self.mean_item_length
    }

    /// The passage as stored.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn passage(&self, passage: PassageId) -> Result<StoredPassage, Error> {
        self.stored(passage)
    }

    /// The records of the documents that `kept` lets through, by source.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn records(&self, kept: &Kept) -> Result<Vec<Record>, Error> {
        let mut entries: Vec<PassageId> = self.entries(RECORD).filter(|entry| kept.has(*entry)).collect();
        entries.sort_by_key(|entry| self.item(*entry));
        entries.into_iter().map(|entry| self.stored(entry)).collect()
    }

    /// The record of the document at `path`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn record(&self, path: &str) -> Result<Option<Record>, Error> {
        let term = Term::from_field_text(self.fields.source, path);
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let inverted = reader.inverted_index(self.fields.source).map_err(|source| self.unreadable(source))?;
            let postings = inverted.read_postings(&term, IndexRecordOption::Basic);
            let Some(mut postings) = postings.map_err(|source| self.unreadable(source.into()))? else { continue };
            while postings.doc() != TERMINATED {
                let document = postings.doc();
                let is_record = self.segments[segment as usize].entry.get_val(document) == RECORD;
                if is_record && !reader.is_deleted(document) {
                    return self.stored(PassageId { segment, document }).map(Some);
                }
                postings.advance();
            }
        }
        Ok(None)
    }

    /// Path and SHA-256 of every document, by path.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn documents(&self) -> Result<Vec<(String, String)>, Error> {
        let mut documents = Vec::new();
        for (segment, reader) in (0..).zip(self.searcher.segment_readers()) {
            let rows = self.entries(RECORD).filter(|entry| entry.segment == segment);
            let rows: Vec<u32> = rows.map(|entry| entry.document).collect();
            let paths = names(reader, column::SOURCE, &rows).map_err(|source| self.unreadable(source))?;
            let hashes = names(reader, column::SHA256, &rows).map_err(|source| self.unreadable(source))?;
            documents.extend(paths.into_iter().zip(hashes));
        }
        documents.sort_unstable();
        Ok(documents)
    }

    pub(super) fn segment_readers(&self) -> impl Iterator<Item = &SegmentReader> {
        self.searcher.segment_readers().iter()
    }

    pub(super) fn unreadable(&self, source: tantivy::TantivyError) -> Error {
        Error::Read { directory: self.directory.clone(), source }
    }

    /// The entries of one sort that are alive.
    fn entries(&self, sort: u64) -> impl Iterator<Item = PassageId> + '_ {
        (0..).zip(self.searcher.segment_readers()).flat_map(move |(segment, reader)| {
            let columns = &self.segments[segment as usize];
            let alive = reader.doc_ids_alive().filter(move |document| columns.entry.get_val(*document) == sort);
            alive.map(move |document| PassageId { segment, document })
        })
    }

    fn stored<T: DeserializeOwned>(&self, entry: PassageId) -> Result<T, Error> {
        let address = DocAddress::new(entry.segment, entry.document);
        let document: TantivyDocument = self.searcher.doc(address).map_err(|source| self.unreadable(source))?;
        let bytes = document.get_first(self.fields.stored).and_then(|value| value.as_bytes()).unwrap_or_default();
        serde_json::from_slice(bytes).map_err(|source| Error::Entry { directory: self.directory.clone(), source })
    }
}

impl std::fmt::Debug for Snapshot {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Snapshot").field("directory", &self.directory).finish_non_exhaustive()
    }
}

fn columns(searcher: &Searcher, fields: &Fields) -> tantivy::Result<Vec<Columns>> {
    let mut paths = Vec::new();
    for reader in searcher.segment_readers() {
        paths.push(all_names(reader, column::SOURCE)?);
    }
    let mut sorted: Vec<&String> = paths.iter().flatten().collect();
    sorted.sort_unstable();
    sorted.dedup();
    let rank = |path: &String| sorted.binary_search(&path).ok().and_then(|rank| u32::try_from(rank).ok());
    let mut segments = Vec::new();
    for (reader, paths) in searcher.segment_readers().iter().zip(&paths) {
        let number = |name: &str| reader.fast_fields().column_first_or_default::<u64>(name);
        let mut lengths = Vec::new();
        for field in TextField::all() {
            lengths.push(reader.get_fieldnorms_reader(fields.text(field, Tier::Exact))?);
        }
        let source = reader.fast_fields().str(column::SOURCE)?;
        segments.push(Columns {
            entry: number(column::ENTRY)?,
            item: number(column::ITEM)?,
            place: number(column::PLACE)?,
            item_length: number(column::ITEM_LENGTH)?,
            date: number(column::DATE)?,
            source: match source {
                Some(names) => names.ords().clone().first_or_default_col(0),
                None => number(column::ENTRY)?,
            },
            ranks: paths.iter().map(|path| rank(path).unwrap_or(u32::MAX)).collect(),
            lengths,
        });
    }
    Ok(segments)
}

/// The names of a column in their order within the segment.
fn all_names(reader: &SegmentReader, column: &str) -> tantivy::Result<Vec<String>> {
    let mut names = Vec::new();
    if let Some(column) = reader.fast_fields().str(column)? {
        let mut stream = column.dictionary().stream()?;
        while stream.advance() {
            names.push(String::from_utf8_lossy(stream.key()).into_owned());
        }
    }
    Ok(names)
}

/// The name that each of `rows` bears.
fn names(reader: &SegmentReader, column: &str, rows: &[u32]) -> tantivy::Result<Vec<String>> {
    let all = all_names(reader, column)?;
    let Some(column) = reader.fast_fields().str(column)? else { return Ok(vec![String::new(); rows.len()]) };
    let name = |row: &u32| {
        let ordinal = column.term_ords(*row).next().and_then(|ordinal| usize::try_from(ordinal).ok());
        ordinal.and_then(|ordinal| all.get(ordinal)).cloned().unwrap_or_default()
    };
    Ok(rows.iter().map(name).collect())
}
