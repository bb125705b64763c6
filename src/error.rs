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
    #[error("{} is not a valid settings file; correct or remove it", path.display())]
    Settings { path: PathBuf, source: Box<toml::de::Error> },
    #[error("{}: not a file; name a file, not a folder", path.display())]
    NoFile { path: PathBuf },
    #[error("{}", path.display())]
    Unreadable { path: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
    #[error("no thread could be started to read files; try again with a lower --threads")]
    Threads { source: std::io::Error },
    #[error("the index has no record of what it is built from; name the files and folders to index")]
    NoRoots,
    #[error(
        "{} is missing, so the index was not rebuilt; restore it, or name what to build from: `tingsok index --rebuild PATH`",
        path.display()
    )]
    RootMissing { path: PathBuf },
}

/// An error and its causes in one line.
#[must_use]
pub fn in_full(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line
}
