//! Records and passages in a tantivy index on disk, and back. The only stage that names tantivy: it
//! says which passages hold which terms and how often; what that is worth, the search decides.

#![expect(clippy::disallowed_methods, reason = "the index lies on disk")]

mod acronyms;
mod entry;
mod fields;
mod filter;
mod links;
mod manifest;
mod occurrences;
mod pattern;
mod reader;
mod slips;
mod snapshot;
mod texts;
mod vocabulary;
mod wildcard;
mod writer;

pub use acronyms::Acronyms;
pub use entry::{ItemHead, MeetingHead, Record, Source, StoredPassage};
pub use fields::TextField;
pub use filter::{Filter, Kept, is_under};
pub use pattern::{Arrangement, Pattern, Slot};
pub use reader::Reader;
pub use snapshot::{ItemId, Named, Occurrence, PassageId, Snapshot};
pub use vocabulary::Vocabulary;
pub use wildcard::Wildcard;
pub use writer::{Found, Writer};

use std::path::PathBuf;
use thiserror::Error as ThisError;

/// Why an index cannot be read or written.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum Error {
    #[error("no index in {}; make one with `tingsok index PATH`", directory.display())]
    Missing { directory: PathBuf },
    #[error("index in {} was built by format {found}, this program reads {expected}; build it again", directory.display())]
    Format { directory: PathBuf, found: String, expected: String },
    #[error("index in {} was built with analysis {found}, this program has {expected}; build it again", directory.display())]
    Analysis { directory: PathBuf, found: String, expected: String },
    #[error("{} cannot be understood; build the index again", path.display())]
    Manifest { path: PathBuf, source: serde_json::Error },
    #[error("{} cannot be read or written; check its rights and the space left", path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error("another process is writing to the index in {}; try again when it is done", directory.display())]
    Busy { directory: PathBuf },
    #[error("index in {} cannot be read; build it again if this stays", directory.display())]
    Read { directory: PathBuf, source: tantivy::TantivyError },
    #[error("index in {} cannot be written; check its rights and the space left", directory.display())]
    Write { directory: PathBuf, source: tantivy::TantivyError },
    #[error("an entry of the index in {} cannot be understood; build it again", directory.display())]
    Entry { directory: PathBuf, source: serde_json::Error },
}
