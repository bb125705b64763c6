//! Reads stored data back: passages, records, other data kept as JSON, and the names in columns.

use super::column_names::{name_at, names};
use super::entry::{PackedPassage, Record, SharedItemData, StoredPassage};
use super::fields::{RECORD, column};
use super::shown::Shown;
use super::{Error, FilteredEntries, PassageId, Snapshot};
use serde::de::DeserializeOwned;
use tantivy::schema::{TantivyDocument, Value};

impl Snapshot {
    /// The passage as stored.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn passage(&self, passage: PassageId) -> Result<StoredPassage, Error> {
        let mut stored = self.named_passage(passage)?;
        stored.show(&|name| self.naming().shown(name));
        Ok(stored)
    }

    /// The passage as stored, with the absolute name of its document.
    pub(super) fn named_passage(&self, passage: PassageId) -> Result<StoredPassage, Error> {
        let mut packed = self.packed(passage)?;
        let shared: Option<SharedItemData> = match packed.shared.take() {
            Some(shared) => Some(shared),
            None => self.packed(self.first_of_item(passage))?.shared,
        };
        let shared = shared.ok_or_else(|| self.misunderstood("the first passage of its item is missing".into()))?;
        Ok(packed.unpacked(shared))
    }

    fn packed(&self, passage: PassageId) -> Result<PackedPassage, Error> {
        let document = self.document(passage)?;
        let bytes = document.get_first(self.fields().packed).and_then(|value| value.as_bytes()).unwrap_or_default();
        let mut packed: PackedPassage =
            postcard::from_bytes(bytes).map_err(|source| self.misunderstood(source.into()))?;
        self.content(&document).clone_into(&mut packed.text);
        Ok(packed)
    }

    /// The records of the documents that `filtered` lets through, sorted by source.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn records(&self, filtered: &FilteredEntries) -> Result<Vec<Record>, Error> {
        let mut records = self.named_records(self.record_entries().filter(|entry| filtered.has(*entry)))?;
        records.sort_by_cached_key(|record| record.source.name());
        for record in &mut records {
            record.show(&|name| self.naming().shown(name));
        }
        Ok(records)
    }

    /// The records at `entries`, in this order, with the absolute names of the documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn named_records(&self, entries: impl IntoIterator<Item = PassageId>) -> Result<Vec<Record>, Error> {
        entries.into_iter().map(|entry| self.named_record(entry)).collect()
    }

    pub(super) fn named_record(&self, entry: PassageId) -> Result<Record, Error> {
        let (source, protocol) = self.entry_of(entry)?;
        Ok(Record { source, protocol })
    }

    /// The name and SHA-256 of every document, sorted by name.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn documents(&self) -> Result<Vec<(String, String)>, Error> {
        let (names, hashes) = (self.names_of(RECORD, column::SOURCE)?, self.names_of(RECORD, column::SHA256)?);
        let mut documents: Vec<(String, String)> = names.into_iter().zip(hashes).collect();
        documents.sort_unstable();
        Ok(documents)
    }

    /// The absolute name of the document of an entry.
    pub(super) fn source_of(&self, entry: PassageId) -> Result<String, Error> {
        let (segment, document) = self.place(entry);
        let name = name_at(self.segment_reader(segment), column::SOURCE, document);
        name.map_err(|source| self.unreadable(source))
    }

    /// The name in `column` of each entry of one kind that is not deleted, in the order of [`Snapshot::alive`].
    pub(super) fn names_of(&self, sort: u64, column: &str) -> Result<Vec<String>, Error> {
        let mut found = Vec::new();
        for (segment, reader) in self.segment_readers().enumerate() {
            let rows: Vec<u32> = self.alive_in(segment, sort).collect();
            found.extend(names(reader, column, &rows).map_err(|source| self.unreadable(source))?);
        }
        Ok(found)
    }

    /// The stored data of `entry`, read from JSON.
    pub(super) fn entry_of<T: DeserializeOwned>(&self, entry: PassageId) -> Result<T, Error> {
        let document = self.document(entry)?;
        serde_json::from_str(self.content(&document)).map_err(|source| self.misunderstood(source.into()))
    }

    /// The text or JSON of `document`.
    fn content<'a>(&self, document: &'a TantivyDocument) -> &'a str {
        document.get_first(self.fields().content).and_then(|value| value.as_str()).unwrap_or_default()
    }

    fn misunderstood(&self, source: Box<dyn std::error::Error + Send + Sync>) -> Error {
        Error::Entry { directory: self.directory().to_path_buf(), source }
    }
}
