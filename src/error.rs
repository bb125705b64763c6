//! The errors of the engine, with a variant for each stage that can fail. Only the engine uses them; no stage does.

use std::path::PathBuf;
use thiserror::Error as ThisError;

/// Why the engine could not do something. A document that cannot be read is not an error: it is listed in the report of
/// the build.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The index cannot be opened, read or written.
    #[error(transparent)]
    Index(#[from] crate::index::Error),
    /// The index cannot be searched.
    #[error(transparent)]
    Search(#[from] crate::search::Error),
    /// The settings file of the index is not valid.
    #[error("{} is not a valid settings file; correct or remove it", path.display())]
    Settings { path: PathBuf, source: Box<toml::de::Error> },
    /// The path is not a file.
    #[error("{}: not a file; name a file, not a folder", path.display())]
    NoFile { path: PathBuf },
    /// The file cannot be read or has no text.
    #[error("{}", path.display())]
    Unreadable { path: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
    /// The system cannot start a thread for reading files.
    #[error("no thread could be started to read files; try again with a lower --threads")]
    Threads { source: std::io::Error },
    /// No paths are given, and the index does not know any.
    #[error("the index has no record of what it is built from; name the files and folders to index")]
    NoRoots,
    /// A root of the index does not exist, so that a rebuild would lose its documents.
    #[error(
        "{} is missing, so the index was not rebuilt; restore it, or name what to build from: `tingsok index --rebuild PATH`",
        path.display()
    )]
    RootMissing { path: PathBuf },
}

/// An error and its causes, in one line.
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
