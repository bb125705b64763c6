//! What is served: an index, kept up with what is committed to it, and how it is shown.

use super::archive::Archive;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use tingsok::engine::Engine;

/// A served index.
pub struct Site {
    /// The name of the site, in the head of every page.
    pub title: String,
    /// Whether the files that the index was made from are given out.
    pub has_originals: bool,
    index: PathBuf,
    /// Looks for new commits. It answers nothing, so that one archive has one state of the index as long as it is used.
    watcher: Engine,
    archive: RwLock<Arc<Archive>>,
}

impl Site {
    pub fn open(index: PathBuf, title: String, has_originals: bool) -> Result<Self, tingsok::Error> {
        let (watcher, archive) = (Engine::open(&index)?, Archive::open(&index)?);
        Ok(Self { title, has_originals, index, watcher, archive: RwLock::new(Arc::new(archive)) })
    }

    /// The index as it was last seen.
    pub fn archive(&self) -> Arc<Archive> {
        // The lock is held only to copy a pointer, so no thread can leave it broken.
        Arc::clone(&self.archive.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What marks an answer: the same address has the same one until the index, the program, or the way in which it
    /// shows the index changes.
    pub fn tag(&self, archive: &Archive) -> String {
        let shown = format!("{}\n{}\n{:?}", self.title, self.has_originals, archive.settings());
        format!("\"{}-{}-{:08x}\"", archive.commit, env!("CARGO_PKG_VERSION"), crc32fast::hash(shown.as_bytes()))
    }

    /// Looks for a new commit. While an index is being rebuilt it cannot be opened, and the old state answers.
    pub fn refresh(&self) -> Result<(), tingsok::Error> {
        self.watcher.reload()?;
        if self.watcher.commit_id() == self.archive().commit {
            return Ok(());
        }
        let new = Arc::new(Archive::open(&self.index)?);
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }
}
