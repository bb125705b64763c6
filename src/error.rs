//! Defines the error of the engine. The index and the search have errors of their own, which this error wraps.

use std::path::PathBuf;
use thiserror::Error as ThisError;

/// Why the engine could not do something.
///
/// `Display` describes only the outermost error. [`in_full`] adds the causes. A document that cannot be read during a
/// build is not an error: [`BuildReport::failures`](crate::BuildReport::failures) lists it.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// The index cannot be opened, read or written.
    #[error(transparent)]
    Index(#[from] crate::index::Error),
    /// The index cannot be searched.
    #[error(transparent)]
    Search(#[from] crate::search::Error),
    /// The settings file of the index is not valid. `path` is the file; `source` says where in it and why.
    #[error("{} is not a valid settings file; correct or remove it", path.display())]
    Settings { path: PathBuf, source: Box<toml::de::Error> },
    /// `path` is not a file that can be inspected.
    #[error("{}: not a file; name a file, not a folder", path.display())]
    NoFile { path: PathBuf },
    /// The file `path` cannot be read or has no text. `source` says why.
    #[error("{}", path.display())]
    Unreadable { path: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
    /// The system cannot start a thread for reading files. `source` says why.
    #[error("no thread could be started to read files; try again with a lower --threads")]
    Threads { source: std::io::Error },
    /// No paths were given, and neither the index nor its settings name any root.
    #[error("the index has no record of what it is built from; name the files and folders to index")]
    NoRoots,
    /// The root `path` does not exist, so a rebuild would lose its documents. Only [`Opening::Rebuild`](crate::Opening)
    /// gives this error.
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
