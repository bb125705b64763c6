//! Stores records and passages in a tantivy index on disk, and reads them back.
//!
//! This is the only module that uses tantivy. It tells which passages contain which terms and how often; the search
//! computes scores from that.

#![expect(clippy::disallowed_methods, reason = "the index lies on disk")]

mod acronyms;
mod bodies;
mod checksums;
mod column_names;
mod context_texts;
mod damage;
mod directory;
mod edit_distance;
mod entry;
mod facts;
mod fields;
mod filter;
mod folder;
mod link_freshness;
mod links;
mod lookup;
mod manifest;
mod naming;
mod occurrences;
mod pattern;
mod places;
mod prepare;
mod reader;
mod recorded;
mod root;
mod sealed;
mod shown;
mod snapshot;
mod stored;
mod terms;
mod unmarked;
mod vocabulary;
mod wildcard;
mod writer;

pub use acronyms::Acronyms;
pub use column_names::NameColumn;
pub use damage::{Damage, DamageKind};
pub use entry::{ItemHead, MeetingHead, Record, Source, StoredPassage};
pub use facts::{Facts, Organ};
pub use fields::TextField;
pub use filter::{Filter, FilteredEntries, PathMatcher};
pub use folder::{SETTINGS, has_index, roots, settings};
pub use naming::Naming;
pub use occurrences::OccurrenceCursor;
pub use pattern::{Arrangement, Pattern, Slot};
pub use places::{ItemId, PassageId};
pub use prepare::PreparedDocument;
pub use reader::Reader;
pub use recorded::Recorded;
pub use root::Root;
pub use snapshot::{Occurrence, Snapshot};
pub use vocabulary::Vocabulary;
pub use wildcard::Wildcard;
pub use writer::{ExistingIndex, Writer};

use directory::CheckedDirectory;
use std::io;
use std::path::{Path, PathBuf};
use tantivy::TantivyError;
use tantivy::directory::error::OpenReadError;
use thiserror::Error as ThisError;

/// Why an index cannot be read or written.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    /// There is no index in the folder `directory`.
    #[error("no index in {}; create one with `tingsok index PATH --index {}`", directory.display(), directory.display())]
    Missing { directory: PathBuf },
    /// The folder `directory` holds something else than an index; `name` is one of the files there.
    #[error(
        "{} contains {name} but no index; name the folder of an index, or make a new index in an empty folder, or in one that does not \
         exist yet",
        directory.display()
    )]
    Foreign { directory: PathBuf, name: String },
    /// The index in `directory` has the format `found`, but this version reads only `expected`.
    #[error(
        "the index in {} was built by another version of tingsok (format {found}, needed {expected}); rebuild it with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Format { directory: PathBuf, found: String, expected: String },
    /// The index in `directory` was built by version `found` of the word analysis; this program has version `expected`.
    #[error(
        "the index in {} was built by another version of tingsok (analysis {found}, needed {expected}); rebuild it with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Analysis { directory: PathBuf, found: String, expected: String },
    /// A file of the index is missing or is not what was written.
    #[error("the index is damaged: {damage}; rebuild it with `tingsok index --rebuild --index {}`", damage.folder().display())]
    Damaged { damage: Damage },
    /// The file `path` could not be read or written.
    #[error("{}{}", path.display(), refusal(source.kind()))]
    File { path: PathBuf, source: io::Error },
    /// Another process is writing to the index in `directory`.
    #[error("another process is writing to the index in {}; try again when it is done", directory.display())]
    Busy { directory: PathBuf },
    /// tantivy could not read the index in `directory`.
    #[error(
        "the index in {} cannot be read; run the command again, and if it fails again, rebuild the index with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Read { directory: PathBuf, source: TantivyError },
    /// tantivy could not write the index in `directory`.
    #[error("the index in {} cannot be written; check its permissions and the free disk space", directory.display())]
    Write { directory: PathBuf, source: TantivyError },
    /// An entry of the index in `directory` could not be decoded.
    #[error(
        "the index in {} is damaged; rebuild it with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Entry { directory: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
}

/// What is wrong with a file that cannot be read or written, and what to do.
fn refusal(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::NotADirectory => ": this is a file; name a folder",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            " cannot be read or written; check its permissions"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => " cannot be written; free some disk space",
        _ => " cannot be read or written; check its permissions and the free disk space",
    }
}

impl Error {
    /// The reason why tantivy could not read the index in `folder`.
    fn reading(folder: &Path, directory: &CheckedDirectory, source: TantivyError) -> Self {
        match (directory.damage(), source) {
            (Some(damage), _) => damage.into(),
            (None, TantivyError::OpenReadError(OpenReadError::IoError { io_error, filepath }))
                if io_error.kind() == io::ErrorKind::PermissionDenied =>
            {
                Self::File { path: folder.join(filepath), source: io_error.kind().into() }
            }
            (None, source) => Self::Read { directory: folder.to_path_buf(), source },
        }
    }

    /// The reason why tantivy could not write the index in `folder`.
    fn writing(folder: &Path, directory: &CheckedDirectory, source: TantivyError) -> Self {
        match directory.damage() {
            Some(damage) => damage.into(),
            None => Self::Write { directory: folder.to_path_buf(), source },
        }
    }

    /// Whether building the index again repairs this error.
    #[must_use]
    pub fn is_mended_by_rebuilding(&self) -> bool {
        matches!(self, Self::Format { .. } | Self::Analysis { .. } | Self::Damaged { .. })
    }
}

impl From<Damage> for Error {
    fn from(damage: Damage) -> Self {
        match damage {
            Damage { path, kind: DamageKind::Unreadable(kind) } => Self::File { path, source: kind.into() },
            damage => Self::Damaged { damage },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Damage, DamageKind, Error};
    use std::io::ErrorKind;

    #[test]
    fn a_file_that_may_not_be_read_is_not_said_to_be_damaged() {
        let said = |kind| Error::from(Damage { path: "ix/a.store".into(), kind }).to_string();
        let unreadable = said(DamageKind::Unreadable(ErrorKind::PermissionDenied));
        assert_eq!(unreadable, "ix/a.store cannot be read or written; check its permissions");
        assert!(said(DamageKind::Changed).starts_with("the index is damaged: ix/a.store has changed"));
    }
}
