//! Where documents come from: files and folders in, documents out. Knows nothing of what they say.

#![expect(clippy::disallowed_methods, reason = "finding and reading files is what this stage is for")]

mod error;
mod list;
mod media_type;
mod name;
mod read;

pub use error::Error;
pub use list::{Links, is_walked, list};
pub use media_type::{MEDIA_TYPES, MediaType};
pub use name::{
    Standpoint, absolute, exists, file_of, is_there, is_under, is_whole, name, named, part, path, unresolved,
};
pub use read::{FILE_BYTES, read, sha256, size};

use std::path::PathBuf;

/// A file that may hold a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// By which the index knows it: see [`name`].
    pub name: String,
    /// Where it is opened.
    pub path: PathBuf,
}

impl File {
    /// The ending of the name in lower case, without the dot; empty if it has none.
    #[must_use]
    pub fn ending(&self) -> String {
        media_type::ending(&self.path)
    }
}

/// A file's bytes and what is known of them without reading them as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub file: File,
    pub bytes: Vec<u8>,
    /// Of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// By the ending of the file's name: "text/plain".
    pub media_type: &'static str,
}

/// What was found at some paths.
#[derive(Debug, Default)]
pub struct Listing {
    /// By name, each once.
    pub files: Vec<File>,
    /// Hidden files and folders, README and LICENSE files met in a folder: they describe the folder.
    pub skipped: usize,
    /// Where files were looked for: at the path with links resolved, then where followed links lead to.
    pub places: Vec<PathBuf>,
    /// Links met in a folder and not followed, by path.
    pub links: Vec<PathBuf>,
    /// What could not be listed, by path.
    pub failures: Vec<Failure>,
}

/// A place that could not be read, and why.
#[derive(Debug)]
pub struct Failure {
    pub path: PathBuf,
    pub error: Error,
}
