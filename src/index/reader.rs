//! Opens an index for reading. A reader sees one state of the index until it is told to reload.

use super::damage::{Damage, DamageKind};
use super::directory::{Access, CheckedDirectory, SEGMENTS};
use super::folder::{self, FolderContent};
use super::naming::Naming;
use super::{Error, Snapshot};
use crate::source::{self, BaseDirectory};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::index::SegmentMeta;
use tantivy::{Index, IndexReader, ReloadPolicy};

/// An index opened for reading. Other processes may write to it meanwhile.
pub struct Reader {
    folder: PathBuf,
    directory: CheckedDirectory,
    commits: IndexReader,
    base_directory: BaseDirectory,
    snapshot: RwLock<Arc<Snapshot>>,
}

/// How often opening is tried. In a folder where a reader cannot take the lock, a writer may remove files while they
/// are being opened. Not measured.
const TRIES: usize = 5;

impl Reader {
    /// How many decompressed blocks of stored texts are kept for each segment. A block has 16 KB, or one entry if that is
    /// longer: the record of a long document may take a megabyte. Different queries often show the same passages, and to
    /// decompress a block takes as long as to rank a rare word.
    pub const STORED_BLOCKS: usize = 1_024;

    /// Opens the index in `folder`. Documents are named relative to the current directory of the process.
    ///
    /// # Errors
    /// If there is no index, or it was built by another format or analysis, is damaged, or cannot be read.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let mut before = last_commit(folder);
        for _ in 1..TRIES {
            match Self::try_open(folder) {
                // A missing file may have been removed after a newer commit.
                Err(Error::Damaged { .. }) if last_commit(folder) != before => before = last_commit(folder),
                opened => return opened,
            }
        }
        Self::try_open(folder)
    }

    fn try_open(folder: &Path) -> Result<Self, Error> {
        check(folder)?;
        let before = last_commit(folder);
        let directory = CheckedDirectory::open(folder, Access::Reader)
            .map_err(|error| Error::Read { directory: folder.to_path_buf(), source: error.into() })?;
        let failed = |source| Error::reading(folder, &directory, source);
        let index = Index::open(directory.clone()).map_err(failed)?;
        let commits = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        let commits: IndexReader =
            commits.doc_store_cache_num_blocks(Self::STORED_BLOCKS).try_into().map_err(failed)?;
        let commit = if last_commit(folder) == before { before } else { look(folder, &directory, &commits)? };
        directory.save_checked_files();
        let base_directory = BaseDirectory::current();
        let snapshot = RwLock::new(Arc::new(Snapshot::new(
            folder,
            &commits,
            Naming::from_here(base_directory.clone(), folder::roots(folder)),
            commit.unwrap_or_default(),
        )?));
        Ok(Self { folder: folder.to_path_buf(), directory, commits, base_directory, snapshot })
    }

    /// The folder of the index.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The state seen at opening or at the last reload.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Switches to the newest commit. If that is already open, only two small files are read. If this fails, the old
    /// state stays open.
    ///
    /// # Errors
    /// If the index cannot be read, was just deleted for a rebuild, or was rebuilt in another format.
    pub fn reload(&self) -> Result<(), Error> {
        check(&self.folder)?;
        if last_commit(&self.folder).is_some_and(|commit| commit == self.snapshot().commit_id()) {
            return Ok(());
        }
        let commit = look(&self.folder, &self.directory, &self.commits)?;
        self.directory.save_checked_files();
        let snapshot = Arc::new(self.look_as(commit.unwrap_or_default(), |naming| naming)?);
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        Ok(())
    }

    fn look_as(&self, commit: String, named: impl FnOnce(Naming) -> Naming) -> Result<Snapshot, Error> {
        let naming = Naming::from_here(self.base_directory.clone(), folder::roots(&self.folder));
        Snapshot::new(&self.folder, &self.commits, named(naming), commit)
    }

    /// The same state, with documents named relative to the folders that contain their roots, so that names do not
    /// depend on the current directory.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn portable(&self) -> Result<Snapshot, Error> {
        self.look_as(self.snapshot().commit_id().to_owned(), Naming::by_root)
    }

    /// The number of bytes of the index on disk.
    ///
    /// # Errors
    /// If the list of its files cannot be read.
    pub fn bytes(&self) -> Result<u64, Error> {
        Ok(self.directory.bytes(&self.files()?))
    }

    /// The files that hold the current content of the index.
    fn files(&self) -> Result<BTreeSet<String>, Error> {
        let unreadable = |source| Error::reading(&self.folder, &self.directory, source);
        let segments = self.commits.searcher().index().searchable_segment_metas().map_err(unreadable)?;
        let of = |segment: &SegmentMeta, name: &str| {
            let Some(part) = name.strip_prefix(&segment.id().uuid_string()) else { return false };
            // There may be several lists of deleted entries, such as ".1234.del"; only the last counts.
            let is_list = part.matches('.').count() > 1;
            !is_list || segment.delete_opstamp().is_some_and(|last| part == format!(".{last}.del"))
        };
        let is_own = |name: &String| segments.iter().any(|segment| of(segment, name));
        Ok(self.directory.names().into_iter().filter(is_own).collect())
    }

    /// Reads every file of the index completely, even if it was checked before. Returns how many there are, and those
    /// whose content is not what was written.
    ///
    /// # Errors
    /// If the list of the files, or one of them, cannot be read.
    pub fn verify(&self) -> Result<(usize, Vec<Damage>), Error> {
        let (count, damaged) = self.directory.verify(&self.files()?);
        match damaged.iter().find(|damage| matches!(damage.kind, DamageKind::Unreadable(_))) {
            Some(unreadable) => Err(unreadable.clone().into()),
            None => Ok((count, damaged)),
        }
    }
}

/// A short identifier of the last commit in `folder`; `None` if there is none. It is a hash of the list of segments,
/// which changes with every commit, and when a merge of segments ends.
fn last_commit(folder: &Path) -> Option<String> {
    let segments = fs::read(folder.join(SEGMENTS)).ok()?;
    let mut identifier = source::sha256(&segments);
    identifier.truncate(COMMIT_LENGTH);
    Some(identifier)
}

/// Hexadecimal digits of a commit's identifier: as many as tell any number of commits of one index apart.
const COMMIT_LENGTH: usize = 16;

/// Opens the last commit and identifies it. If another process commits at the same time, the identifier may be that of
/// an earlier commit than the one opened, but never of a later one. The next look then finds a change.
fn look(folder: &Path, directory: &CheckedDirectory, commits: &IndexReader) -> Result<Option<String>, Error> {
    let mut before = last_commit(folder);
    for try_number in 1..=TRIES {
        commits.reload().map_err(|source| Error::reading(folder, directory, source))?;
        let after = last_commit(folder);
        if after == before || try_number == TRIES {
            break;
        }
        before = after;
    }
    Ok(before)
}

/// Checks that this program can read the index in `folder`, according to its manifest.
fn check(folder: &Path) -> Result<(), Error> {
    match folder::look(folder)? {
        FolderContent::Index(_) => Ok(()),
        FolderContent::NoIndex(_) => Err(Error::Missing { directory: folder.to_path_buf() }),
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Reader").field("folder", &self.folder).finish_non_exhaustive()
    }
}
