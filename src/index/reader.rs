//! An index opened for reading: at any time one state of it, until told to look again.

use super::{Error, Snapshot, manifest};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use tantivy::{Index, IndexReader, ReloadPolicy};

/// An index opened for reading. Others may write meanwhile.
pub struct Reader {
    directory: PathBuf,
    commits: IndexReader,
    snapshot: RwLock<Arc<Snapshot>>,
}

impl Reader {
    /// Opens the index in `directory`.
    ///
    /// # Errors
    /// When there is none, when it was built by another format or analysis, or cannot be read.
    pub fn open(directory: &Path) -> Result<Self, Error> {
        manifest::check(directory)?;
        let unreadable = |source| Error::Read { directory: directory.to_path_buf(), source };
        let index = Index::open_in_dir(directory).map_err(unreadable)?;
        let commits = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(unreadable)?;
        let snapshot = Snapshot::new(directory, &commits)?;
        Ok(Self { directory: directory.to_path_buf(), commits, snapshot: RwLock::new(Arc::new(snapshot)) })
    }

    /// The state seen at opening or at the last reload.
    #[must_use]
    pub fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&self.snapshot.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Sees what was committed since.
    ///
    /// # Errors
    /// When the index cannot be read, or was replaced by one of another format.
    pub fn reload(&self) -> Result<(), Error> {
        manifest::check(&self.directory)?;
        self.commits.reload().map_err(|source| Error::Read { directory: self.directory.clone(), source })?;
        let snapshot = Arc::new(Snapshot::new(&self.directory, &self.commits)?);
        *self.snapshot.write().unwrap_or_else(PoisonError::into_inner) = snapshot;
        Ok(())
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Reader").field("directory", &self.directory).finish_non_exhaustive()
    }
}
