//! Adds documents to the index and removes them. A commit is on disk when it returns.

use super::directory::{Access, CheckedDirectory};
use super::fields::{CURRENT, Fields, LINKED, MATTER, PERSON};
use super::folder::{self, FolderContent};
use super::manifest::{Manifest, Stage, Sweep};
use super::prepare::{PreparedDocument, PreparedEntry, StoredData};
use super::root::Root;
use super::terms::{PACKED, Packed};
use super::{Error, Snapshot, links};
use crate::analysis::fold;
use crate::matters::{Matter, normal_number};
use crate::people::Person;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tantivy::index::{SegmentId, SegmentMeta};
use tantivy::indexer::{LogMergePolicy, MergePolicy, NoMergePolicy, UserOperation};
use tantivy::schema::Term;
use tantivy::store::{Compressor, ZstdCompressor};
use tantivy::{FutureResult, Index, IndexSettings, IndexWriter, TantivyError};

/// How much memory terms may take, in bytes, before they are written to disk. Not measured; tantivy needs at least 15
/// MB.
const BUFFER: usize = 64 << 20;

/// How much work a kill may lose before a commit is due: bytes of text, or time. More often would cost more time for
/// commits. Not measured.
const STEP_BYTES: usize = 64 << 20;
const STEP_TIME: Duration = Duration::from_secs(20);

/// If at least one in this many entries is new, all segments are merged into one at the end, because a query searches
/// each segment separately. With fewer new entries, merging would cost more than it saves. Not measured.
const NEW_SHARE: u64 = 4;

/// At most one in this many entries of a segment may be a deleted one. Not measured: deleted entries take space and
/// time, and writing the segment again takes time.
const DELETED_SHARE: u32 = 5;

/// The one process that may write to an index.
pub struct Writer {
    folder: PathBuf,
    directory: CheckedDirectory,
    inner: IndexWriter<PreparedEntry>,
    fields: Fields,
    manifest: Manifest,
    /// Files that look like parts of an index, but that no list names.
    left: Vec<String>,
    merges: Vec<(Vec<SegmentId>, FutureResult<Option<SegmentMeta>>)>,
    step: UncommittedWork,
    /// Number of entries that were added since opening.
    new: u64,
    /// Whether there is anything to commit.
    is_pending: bool,
    /// Whether people and matters are older than the documents.
    is_outdated: bool,
    /// The lock, held until the writer is dropped.
    _lock: File,
}

/// The work done since the last commit.
struct UncommittedWork {
    documents: usize,
    bytes: usize,
    since: Instant,
}

impl UncommittedWork {
    fn new() -> Self {
        Self { documents: 0, bytes: 0, since: Instant::now() }
    }

    fn is_due(&self) -> bool {
        self.documents > 0 && (self.bytes >= STEP_BYTES || self.since.elapsed() >= STEP_TIME)
    }
}

/// What to do with an index that is there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ExistingIndex {
    /// Update it. If it cannot be read, the build fails.
    #[default]
    Update,
    /// Discard it, whatever its state, and build it again. Its roots are kept, and so is `tingsok.toml`.
    Rebuild,
}

impl Writer {
    /// Opens the index in `folder` for writing, and creates it if there is none.
    ///
    /// # Errors
    /// If another process is writing, if the folder cannot be written or holds something else, or if the index there
    /// cannot be read and is not to be discarded.
    pub fn open(folder: &Path, opening: ExistingIndex) -> Result<Self, Error> {
        // Check before anything is written there.
        refuse(folder::look(folder), opening)?;
        fs::create_dir_all(folder).map_err(|source| Error::File { path: folder.to_path_buf(), source })?;
        let lock = folder::lock(folder)?;
        // Check again: another process may have written there before the lock was taken.
        let found = refuse(folder::look(folder), opening)?;
        let (manifest, left) = match (found, opening) {
            (Some(FolderContent::Index(manifest)), ExistingIndex::Update) => (manifest, Vec::new()),
            (Some(FolderContent::NoIndex(roots)), ExistingIndex::Update) => begin(folder, roots)?,
            (_, ExistingIndex::Rebuild) | (None, _) => begin(folder, folder::roots(folder))?,
        };
        let directory = CheckedDirectory::open(folder, Access::Writer)
            .map_err(|error| Error::Write { directory: folder.to_path_buf(), source: error.into() })?;
        directory.set_roots(manifest.roots.clone());
        let (schema, fields) = Fields::schema().clone();
        let failed = |source| Error::reading(folder, &directory, source);
        let index = match manifest.stage {
            Stage::Begun => Index::create(directory.clone(), schema, settings()).map_err(failed)?,
            Stage::Built => Index::open(directory.clone()).map_err(failed)?,
        };
        index.tokenizers().register(PACKED, Packed::default());
        // What tantivy read at opening may be older than the manifest.
        directory.set_roots(manifest.roots.clone());
        // One thread, so that the same files make the same index.
        let inner: IndexWriter<PreparedEntry> = index.writer_with_num_threads(1, BUFFER).map_err(failed)?;
        // Merges are started here instead, so that the writer can wait for them.
        inner.set_merge_policy(Box::new(NoMergePolicy));
        let mut writer = Self {
            folder: folder.to_path_buf(),
            directory,
            inner,
            fields,
            manifest,
            left,
            merges: Vec::new(),
            step: UncommittedWork::new(),
            new: 0,
            is_pending: false,
            is_outdated: false,
            _lock: lock,
        };
        // Files left by a killed writer would be in the way: a list of deleted entries is named after its segment and the
        // number of operations so far, so this writer may come to the same name, and a file of a segment is never
        // overwritten.
        writer.collect_garbage()?;
        if writer.manifest.stage == Stage::Begun {
            writer.manifest = Manifest::current(Stage::Built, writer.manifest.roots);
            writer.manifest.write(folder)?;
        }
        Ok(writer)
    }

    /// The files and folders that the index is built from.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        &self.manifest.roots
    }

    /// Files in the folder that look like parts of an index but are in no list; they were kept.
    #[must_use]
    pub fn unlisted_files(&self) -> &[String] {
        &self.left
    }

    /// Replaces the roots that the index is built from.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub fn set_roots(&mut self, roots: Vec<Root>) -> Result<(), Error> {
        if self.manifest.roots == roots {
            return Ok(());
        }
        // A commit writes the roots too.
        self.is_pending = true;
        self.directory.set_roots(roots.clone());
        self.manifest.roots = roots;
        self.manifest.write(&self.folder)
    }

    /// Adds a document, in place of any document with the same name.
    ///
    /// # Errors
    /// If the index cannot be written.
    pub fn put(&mut self, ready: PreparedDocument) -> Result<(), Error> {
        self.step.documents += 1;
        self.step.bytes += ready.bytes;
        self.new += ready.stretches.iter().map(|stretch| stretch.len() as u64).sum::<u64>();
        self.outdate();
        let mut operations = vec![UserOperation::Delete(self.key(&ready.name))];
        for stretch in ready.stretches {
            operations.extend(stretch.into_iter().map(UserOperation::Add));
            // One call, so that the entries of a stretch are next to each other, with none of another document between.
            self.inner.run(std::mem::take(&mut operations)).map_err(|source| self.unwritten(source))?;
        }
        operations.push(UserOperation::Add(ready.record));
        self.inner.run(operations).map(|_| ()).map_err(|source| self.unwritten(source))
    }

    /// Removes the document with this name.
    pub fn remove(&mut self, name: &str) {
        self.outdate();
        self.inner.delete_term(self.key(name));
        self.step.documents += 1;
    }

    fn key(&self, name: &str) -> Term {
        Term::from_field_text(self.fields.source, name)
    }

    /// Marks people and matters as older than the documents, from the next commit on.
    fn outdate(&mut self) {
        self.is_pending = true;
        if !self.is_outdated {
            self.is_outdated = true;
            self.forget(&[CURRENT]);
        }
    }

    fn forget(&mut self, sorts: &[u64]) {
        for sort in sorts {
            self.inner.delete_term(Term::from_field_u64(self.fields.entry, *sort));
        }
    }

    /// Replaces people and matters; those that are unchanged stay. `snapshot` must show the last commit, from which
    /// they were worked out, and nothing may have changed since.
    ///
    /// # Errors
    /// If the index cannot be read or written.
    pub fn put_links(&mut self, persons: &[Person], matters: &[Matter], snapshot: &Snapshot) -> Result<(), Error> {
        let documents: BTreeMap<String, String> = snapshot.documents()?.into_iter().collect();
        let mut gone = snapshot.link_hashes()?;
        let mut if_new = |stored: StoredData| (!gone.remove(stored.sha256())).then_some(stored);
        let mut operations: Vec<UserOperation<PreparedEntry>> = Vec::new();
        for person in persons {
            let Some(stored) = if_new(StoredData::of(person)) else { continue };
            let mut entry = self.linked(PERSON, links::places_of(person), stored);
            entry.name(self.fields.name, person.id.as_str());
            for name in std::iter::once(&person.name).chain(&person.other_names) {
                entry.name(self.fields.name, fold(name));
            }
            operations.push(UserOperation::Add(entry));
        }
        for matter in matters {
            let Some(stored) = if_new(StoredData::of(matter)) else { continue };
            let mut entry = self.linked(MATTER, links::places_of_matter(matter), stored);
            for number in matter.reference.iter().filter_map(|reference| normal_number(reference)) {
                entry.name(self.fields.name, number);
            }
            operations.push(UserOperation::Add(entry));
        }
        for hash in gone {
            self.inner.delete_term(Term::from_field_text(self.fields.sha256, &hash));
        }
        self.forget(&[LINKED, CURRENT]);
        operations.push(UserOperation::Add(self.linked(LINKED, BTreeSet::new(), StoredData::of(&documents))));
        operations.push(UserOperation::Add(self.linked(CURRENT, BTreeSet::new(), StoredData::default())));
        self.inner.run(operations).map_err(|source| self.unwritten(source))?;
        (self.is_pending, self.is_outdated) = (true, false);
        Ok(())
    }

    fn linked(&self, sort: u64, places: BTreeSet<String>, stored: StoredData) -> PreparedEntry {
        let mut entry = PreparedEntry::default();
        entry.stored(&self.fields, stored);
        entry.number(self.fields.entry, sort);
        // A column with a number in every entry is read many times faster.
        let Fields { head, item_length, date, decision, .. } = self.fields;
        for column in [head, item_length, date, decision] {
            entry.number(column, 0);
        }
        for place in places {
            entry.name(self.fields.place, place);
        }
        entry
    }

    /// Whether there is anything to commit.
    #[must_use]
    pub fn has_pending(&self) -> bool {
        self.is_pending
    }

    /// Commits all work so far; it is on disk when this returns. If documents have changed since people and matters
    /// were worked out, [`Snapshot::is_linked`] is false until that is done again and committed.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub fn commit(&mut self) -> Result<(), Error> {
        self.inner.commit().map_err(|source| self.unwritten(source))?;
        (self.step, self.is_pending) = (UncommittedWork::new(), false);
        self.merge()
    }

    /// Commits if enough was done since the last commit.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub fn commit_if_due(&mut self) -> Result<(), Error> {
        if self.step.is_due() { self.commit() } else { Ok(()) }
    }

    /// Starts the merges that are worthwhile, among segments that are not being merged.
    fn merge(&mut self) -> Result<(), Error> {
        let busy: BTreeSet<SegmentId> = self.merges.iter().flat_map(|(ids, _)| ids.iter().copied()).collect();
        let mut segments = self.segments()?;
        segments.retain(|segment| !busy.contains(&segment.id()));
        for candidate in LogMergePolicy::default().compute_merge_candidates(&segments) {
            let merge = self.inner.merge(&candidate.0);
            self.merges.push((candidate.0, merge));
        }
        Ok(())
    }

    fn segments(&self) -> Result<Vec<SegmentMeta>, Error> {
        self.inner.index().searchable_segment_metas().map_err(|source| self.unwritten(source))
    }

    /// Waits until all merges are done, including those that follow from them.
    fn settle(&mut self) -> Result<(), Error> {
        loop {
            for (_, merge) in std::mem::take(&mut self.merges) {
                merge.wait().map_err(|source| self.unwritten(source))?;
            }
            self.merge()?;
            if self.merges.is_empty() {
                return Ok(());
            }
        }
    }

    /// Makes sure that not a byte of what is removed, or was removed before, is left on disk when a writer finishes:
    /// this writer, or the next one if this one is stopped before.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub fn sweep(&mut self) -> Result<(), Error> {
        self.manifest.sweep = Sweep::All;
        self.manifest.write(&self.folder)
    }

    /// Commits, waits for all merges, and deletes from the disk what no longer belongs to the index.
    ///
    /// # Errors
    /// If the disk cannot be written.
    pub fn finish(mut self) -> Result<(), Error> {
        if self.is_pending {
            self.commit()?;
        }
        self.settle()?;
        self.put_together()?;
        let sweep = self.manifest.sweep;
        let is_swept = |segment: &SegmentMeta| {
            let deleted = segment.num_deleted_docs();
            deleted > 0 && (sweep == Sweep::All || deleted.saturating_mul(DELETED_SHARE) >= segment.max_doc())
        };
        for segment in self.segments()?.into_iter().filter(is_swept) {
            // Merging writes even a single segment again without its deleted entries.
            let merge = self.inner.merge(&[segment.id()]);
            self.merges.push((vec![segment.id()], merge));
        }
        self.settle()?;
        self.collect_garbage()?;
        self.directory.save_checked_files();
        if sweep == Sweep::All {
            self.manifest.sweep = Sweep::WhenMany;
            self.manifest.write(&self.folder)?;
        }
        let Self { folder, directory, inner, .. } = self;
        inner.wait_merging_threads().map_err(|source| Error::writing(&folder, &directory, source))
    }

    /// Merges all segments into one if that is worthwhile.
    fn put_together(&mut self) -> Result<(), Error> {
        let segments = self.segments()?;
        let entries: u64 = segments.iter().map(|segment| u64::from(segment.num_docs())).sum();
        let all: Vec<SegmentId> = segments.iter().map(SegmentMeta::id).collect();
        // Files are removed only when nothing refers to their segment any more.
        drop(segments);
        if all.len() > 1 && self.new * NEW_SHARE >= entries {
            let merge = self.inner.merge(&all);
            self.merges.push((all, merge));
            self.settle()?;
        }
        Ok(())
    }

    /// Removes files that belong to no commit.
    fn collect_garbage(&self) -> Result<(), Error> {
        folder::remove_drafts(&self.folder)?;
        self.inner.garbage_collect_files().wait().map(|_| ()).map_err(|source| self.unwritten(source))
    }

    fn unwritten(&self, source: TantivyError) -> Error {
        Error::writing(&self.folder, &self.directory, source)
    }
}

/// Passes on what was found, or the error if the folder must not be touched. A rebuild goes on only after an error that
/// rebuilding repairs: another version, or damage.
fn refuse(found: Result<FolderContent, Error>, opening: ExistingIndex) -> Result<Option<FolderContent>, Error> {
    match found {
        Err(error) if opening == ExistingIndex::Update || !error.is_mended_by_rebuilding() => Err(error),
        found => Ok(found.ok()),
    }
}

/// Makes room for an index. From here on, what is in the folder does not count.
fn begin(folder: &Path, roots: Vec<Root>) -> Result<(Manifest, Vec<String>), Error> {
    let manifest = Manifest::current(Stage::Begun, roots);
    manifest.write(folder)?;
    let left = folder::clear(folder)?;
    Ok((manifest, left))
}

/// Whatever a program that embeds the library enables in tantivy, the stored texts are compressed in the same way.
fn settings() -> IndexSettings {
    let docstore_compression = Compressor::Zstd(ZstdCompressor::default());
    IndexSettings { docstore_compression, ..IndexSettings::default() }
}

impl std::fmt::Debug for Writer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Writer").field("folder", &self.folder).finish_non_exhaustive()
    }
}
