//! Finds files in folders and reads them as documents: paths in, bytes out. Does not interpret their content.

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
    BaseDirectory, absolute, exists, file_of, is_there, is_under, is_whole, meeting_name, name, named, path, unresolved,
};
pub use read::{FILE_BYTES, read, sha256, size};

use std::path::PathBuf;

/// A file that may hold a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct File {
    /// The name by which the index knows the file: see [`name`].
    pub name: String,
    /// The path to open.
    pub path: PathBuf,
}

impl File {
    /// The ending of the file name in lower case, without the dot; empty if it has none.
    #[must_use]
    pub fn ending(&self) -> String {
        media_type::ending(&self.path)
    }
}

/// The bytes of a file, and what is known of them without reading them as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The file that was read.
    pub file: File,
    /// The whole content of the file.
    pub bytes: Vec<u8>,
    /// The SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The media type by the ending of the file name, such as "text/plain".
    pub media_type: &'static str,
}

/// The files that were found at and under a path.
#[derive(Debug, Default)]
pub struct Listing {
    /// The files, each once, in the order of their names.
    pub files: Vec<File>,
    /// How many entries of folders were passed over: hidden files and folders, README and LICENSE files, and folders
    /// that the caller left out.
    pub skipped: usize,
    /// The places that were searched: the given path with links resolved, then the targets of followed links.
    pub places: Vec<PathBuf>,
    /// Symbolic links inside folders that were not followed, by path.
    pub links: Vec<PathBuf>,
    /// Places that could not be listed, by path.
    pub failures: Vec<Failure>,
}

/// A path that could not be listed, and why.
#[derive(Debug)]
pub struct Failure {
    /// The path that failed.
    pub path: PathBuf,
    /// Why it failed.
    pub error: Error,
}
