//! Records and passages in a tantivy index on disk, and back. The only stage that names tantivy: it
//! says which passages hold which terms and how often; what that is worth, the search decides.

#![expect(clippy::disallowed_methods, reason = "the index lies on disk")]

mod acronyms;
mod bodies;
mod column_names;
mod currency;
mod damage;
mod directory;
mod entry;
mod fields;
mod filter;
mod folder;
mod incoming;
mod ledger;
mod links;
mod manifest;
mod naming;
mod occurrences;
mod pattern;
mod places;
mod reader;
mod root;
mod sealed;
mod shown;
mod slips;
mod snapshot;
mod stored;
mod terms;
mod texts;
mod unmarked;
mod vocabulary;
mod wildcard;
mod writer;

pub use acronyms::Acronyms;
pub use damage::{Damage, What};
pub use entry::{ItemHead, MeetingHead, Record, Source, StoredPassage};
pub use fields::TextField;
pub use filter::{Filter, Kept, Under};
pub use folder::{SETTINGS, has_index, roots, settings};
pub use incoming::Ready;
pub use naming::Naming;
pub use occurrences::Walk;
pub use pattern::{Arrangement, Pattern, Slot};
pub use places::{ItemId, PassageId};
pub use reader::Reader;
pub use root::Root;
pub use snapshot::{Named, Occurrence, Snapshot};
pub use vocabulary::Vocabulary;
pub use wildcard::Wildcard;
pub use writer::{Opening, Writer};

use directory::CheckedDirectory;
use std::path::{Path, PathBuf};
use tantivy::TantivyError;
use thiserror::Error as ThisError;

/// Why an index cannot be read or written.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error("no index in {}; create one with `tingsok index PATH --index {}`", directory.display(), directory.display())]
    Missing { directory: PathBuf },
    #[error(
        "{} contains {name} but no index; choose an empty folder, or one that does not exist yet",
        directory.display()
    )]
    Foreign { directory: PathBuf, name: String },
    #[error(
        "the index in {} has format {found}, but this program reads {expected}; build it again with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Format { directory: PathBuf, found: String, expected: String },
    #[error(
        "the index in {} was built with analysis {found}, but this program has {expected}; build it again with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Analysis { directory: PathBuf, found: String, expected: String },
    #[error("the index is damaged: {damage}; build it again with `tingsok index --rebuild --index {}`", damage.folder().display())]
    Damaged { damage: Damage },
    #[error("{} cannot be read or written; check its permissions and the free disk space", path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error("another process is writing to the index in {}; try again when it is done", directory.display())]
    Busy { directory: PathBuf },
    #[error(
        "the index in {} cannot be read; if this happens again, build it again with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Read { directory: PathBuf, source: TantivyError },
    #[error("the index in {} cannot be written; check its permissions and the free disk space", directory.display())]
    Write { directory: PathBuf, source: TantivyError },
    #[error(
        "an entry of the index in {} cannot be read; build it again with `tingsok index --rebuild --index {}`",
        directory.display(),
        directory.display()
    )]
    Entry { directory: PathBuf, source: Box<dyn std::error::Error + Send + Sync> },
}

impl Error {
    /// Why tantivy could not read the index in `folder`.
    fn reading(folder: &Path, directory: &CheckedDirectory, source: TantivyError) -> Self {
        match directory.damage() {
            Some(damage) => damage.into(),
            None => Self::Read { directory: folder.to_path_buf(), source },
        }
    }

    /// Why tantivy could not write it.
    fn writing(folder: &Path, directory: &CheckedDirectory, source: TantivyError) -> Self {
        match directory.damage() {
            Some(damage) => damage.into(),
            None => Self::Write { directory: folder.to_path_buf(), source },
        }
    }

    /// Whether an index is there that is of no more use as it is.
    #[must_use]
    pub fn is_mended_by_rebuilding(&self) -> bool {
        matches!(self, Self::Format { .. } | Self::Analysis { .. } | Self::Damaged { .. })
    }
}

impl From<Damage> for Error {
    fn from(damage: Damage) -> Self {
        Self::Damaged { damage }
    }
}
