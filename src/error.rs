//! What can go wrong in the engine, a variant a stage. Used by the engine, by nothing below it.

use std::path::PathBuf;
use thiserror::Error as ThisError;

/// A failure of the engine. A bad document is none: it is told in the build's report.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error(transparent)]
    Index(#[from] crate::index::Error),
    #[error(transparent)]
    Search(#[from] crate::search::Error),
    #[error("{} cannot be understood; mend it or take it away", path.display())]
    Settings { path: PathBuf, source: Box<toml::de::Error> },
    #[error("the index does not say what it is built from; name the files and folders")]
    NoRoots,
}
