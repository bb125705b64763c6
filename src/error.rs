//! Defines the error of the engine. The index and the search have errors of their own, which this error wraps.

use std::path::PathBuf;
use thiserror::Error as ThisError;

/// Why the engine could not do something.
///
/// `Display` describes only the outermost error. [`with_causes`] adds the causes. A document that cannot be read during
/// a build is not an error: [`BuildReport::failures`](crate::BuildReport::failures) lists it.
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
    #[error("{}, line {line}: {reason}; correct the line, or remove the file", path.display())]
    Settings { path: PathBuf, line: usize, reason: String },
    /// The path is not a file.
    #[error("{}: this is a folder; name a file in it", path.display())]
    NoFile { path: PathBuf },
    /// The file `path` cannot be read or has no text. `source` says why.
    #[error("{}", path.display())]
    Unreadable { path: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
    /// The system cannot start a thread for reading files.
    #[error("no thread could be started to read files; run `tingsok index` with a lower --threads")]
    Threads { source: std::io::Error },
    /// No paths are given, and the index does not know any, because all that it was built from was removed from it.
    #[error("the index in {} has no files or folders to update from; name those to index: `tingsok index PATH --index {}`", directory.display(), directory.display())]
    NoRoots { directory: PathBuf },
    /// The path that a rebuild was given does not exist. Only [`ExistingIndex::Rebuild`](crate::ExistingIndex) gives
    /// this error and those below.
    #[error("{}: no such file or folder, so the index was not rebuilt; check the path", path.display())]
    NoSuchPath { path: PathBuf },
    /// The root `path` does not exist, so a rebuild would lose its documents.
    #[error(
        "{} is missing, so the index was not rebuilt; restore the file or folder, or remove its documents with `tingsok remove {} \
         --index {}`",
        path.display(),
        path.display(),
        directory.display()
    )]
    RootMissing { path: PathBuf, directory: PathBuf },
    /// The root `path` of the settings does not exist, so a rebuild would lose its documents.
    #[error(
        "{} is missing, so the index was not rebuilt; restore the file or folder, or take it out of the roots in {}",
        path.display(),
        directory.join(crate::index::SETTINGS).display()
    )]
    SetRootMissing { path: PathBuf, directory: PathBuf },
    /// The root `path` does not exist, and the index in `directory`, which may have its documents, cannot be read. It
    /// is of another version, or the disk refuses to give it.
    #[error(
        "{} is missing, so the index was not rebuilt; restore the file or folder, or, if you do not need its documents \
         any more, delete the index in {} and build a new one",
        path.display(),
        directory.display()
    )]
    LostRootMissing { path: PathBuf, directory: PathBuf },
    /// The root `path` does not exist, and the index in `directory` is damaged, so that it has lost its documents.
    #[error(
        "{} is missing, so the index was not rebuilt; restore the file or folder, or build without it by naming what to build \
         from: `tingsok index --rebuild PATH --index {}`",
        path.display(),
        directory.display()
    )]
    DamagedRootMissing { path: PathBuf, directory: PathBuf },
    /// A file or folder at `path` could not be listed. A rebuild would lose the documents there. `source` says why.
    #[error("{} could not be searched for documents, so the index was not rebuilt", path.display())]
    Unlisted { path: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
}

/// An error and its causes, in one line. The cause comes before the advice: "ix cannot be read (permission denied);
/// check its permissions".
#[must_use]
pub fn with_causes(error: &(dyn std::error::Error + 'static)) -> String {
    let line = error.to_string();
    let Some(cause) = error.source().map(with_causes) else { return line };
    // A path by itself has no advice, but the name of a file may have a semicolon.
    let is_path = matches!(error.downcast_ref(), Some(Error::Unreadable { .. }));
    match line.rsplit_once("; ").filter(|_| !is_path) {
        Some((what, advice)) => format!("{what} ({cause}); {advice}"),
        None => format!("{line}: {cause}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{Error, with_causes};
    use std::io;

    #[test]
    fn the_cause_comes_before_the_advice() {
        let refused = || io::Error::other("refused");
        let said = with_causes(&Error::Threads { source: refused() });
        let expected = "no thread could be started to read files (refused); run `tingsok index` with a lower --threads";
        assert_eq!(said, expected);
        let said = with_causes(&Error::Unreadable { path: "a.pdf".into(), source: Box::new(refused()) });
        assert_eq!(said, "a.pdf: refused");
        let said = with_causes(&Error::Unreadable { path: "a; b.pdf".into(), source: Box::new(refused()) });
        assert_eq!(said, "a; b.pdf: refused");
    }
}
