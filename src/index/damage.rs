//! Damage to an index: which file, and how.

use std::path::{Path, PathBuf};

/// A file of an index that is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {what}", path.display())]
pub struct Damage {
    pub path: PathBuf,
    pub what: What,
}

impl Damage {
    /// The folder of the index.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}

/// In what way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum What {
    #[error("is missing")]
    Missing,
    #[error("has changed since it was written")]
    Changed,
}
