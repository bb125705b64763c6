//! Describes damage to an index: which file, and how.

use std::io;
use std::path::{Path, PathBuf};

/// A file of an index whose content is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} {kind}", path.display())]
pub struct Damage {
    /// The file.
    pub path: PathBuf,
    /// How it is damaged.
    pub kind: DamageKind,
}

impl Damage {
    /// The folder of the index.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }
}

/// How a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DamageKind {
    /// The file does not exist.
    #[error("is missing")]
    Missing,
    /// The file has other content than was written.
    #[error("has changed since it was written")]
    Changed,
    /// The file cannot be read, for example for lack of permission, so whether it has changed is not known.
    #[error("cannot be read")]
    Unreadable(io::ErrorKind),
}
