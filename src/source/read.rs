//! Reads the bytes of a file and computes their identity, the SHA-256.

use super::{Document, Error, File, list, media_type};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The default limit on the size of a document, in bytes. Chosen by feel: a year of a large county's minutes as text is
/// below 10 MiB; a scanned file is larger, and must fit into memory whole.
pub const FILE_BYTES: u64 = 256 * 1024 * 1024;

/// Reads a listed file whole. Only regular files are read, so that reading never waits for the writer of a pipe.
///
/// # Errors
///
/// If the file is gone, is no longer a regular file, may not be read, is being written, or is larger than `limit`
/// bytes.
pub fn read(file: &File, limit: u64) -> Result<Document, Error> {
    let mut opened = open(&file.path).map_err(error)?;
    // The opened file is examined, not the path: another file may have been put there between the two.
    let before = opened.metadata().map_err(error)?;
    if !before.is_file() {
        return Err(list::special(before.file_type()).unwrap_or(Error::Vanished));
    }
    if before.len() > limit {
        return Err(Error::TooLarge { limit });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    // Reads one byte more than the limit, to notice a file that grows while it is read.
    opened.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(error)?;
    let after = opened.metadata().map_err(error)?;
    if after.len() != bytes.len() as u64 || after.modified().ok() != before.modified().ok() {
        return Err(Error::ChangedWhileRead);
    }
    Ok(Document { file: file.clone(), sha256: sha256(&bytes), bytes, media_type: media_type::of(&file.path) })
}

/// The size of a listed file in bytes; 0 if it cannot be determined.
#[must_use]
pub fn size(file: &File) -> u64 {
    fs::symlink_metadata(&file.path).map_or(0, |metadata| metadata.len())
}

/// Opens the file at `path`, without following a link that has taken its place and without waiting for the writer of a
/// pipe.
#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<fs::File> {
    use std::os::unix::fs::OpenOptionsExt;
    fs::OpenOptions::new().read(true).custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK).open(path)
}

/// Opening never waits on these systems. The opened file is examined afterwards.
#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<fs::File> {
    fs::File::open(path)
}

fn error(source: std::io::Error) -> Error {
    match source.kind() {
        ErrorKind::NotFound => Error::Vanished,
        // A link has taken the file's place.
        _ if is_loop(&source) => Error::Vanished,
        _ => Error::Unreadable { source },
    }
}

/// Whether opening failed because a link leads back to itself, or because links are not to be followed.
#[cfg(unix)]
pub(super) fn is_loop(error: &std::io::Error) -> bool {
    error.raw_os_error() == Some(libc::ELOOP)
}

#[cfg(not(unix))]
pub(super) fn is_loop(error: &std::io::Error) -> bool {
    // ERROR_CANT_RESOLVE_FILENAME of Windows.
    error.raw_os_error() == Some(1921)
}

/// The SHA-256 of `bytes`, in hexadecimal.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::{FILE_BYTES, read};
    use crate::source::{Error, File};

    #[test]
    fn a_document_knows_its_identity() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "abc").unwrap();
        let document = read(&File { name: "a.md".to_owned(), path }, FILE_BYTES).unwrap();
        assert_eq!(document.bytes, b"abc");
        assert_eq!(document.media_type, "text/markdown");
        // FIPS 180-2, appendix B.1.
        assert_eq!(document.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_file_gone_since_listing_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = File { name: "a.txt".to_owned(), path: folder.path().join("a.txt") };
        assert!(matches!(read(&file, FILE_BYTES), Err(Error::Vanished)));
    }

    #[test]
    fn a_file_replaced_by_a_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = File { name: "a".to_owned(), path: folder.path().to_owned() };
        assert!(matches!(read(&file, FILE_BYTES), Err(Error::Vanished)));
    }

    #[test]
    fn a_file_larger_than_allowed_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "abc").unwrap();
        let file = File { name: "a.txt".to_owned(), path };
        assert!(matches!(read(&file, 2), Err(Error::TooLarge { limit: 2 })));
        assert!(read(&file, 3).is_ok());
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_read_through_a_link_or_from_a_pipe() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.txt"), "abc").unwrap();
        std::os::unix::fs::symlink("a.txt", folder.path().join("b.txt")).unwrap();
        assert!(std::process::Command::new("mkfifo").arg(folder.path().join("c.txt")).status().unwrap().success());
        let read = |name: &str| read(&File { name: name.to_owned(), path: folder.path().join(name) }, FILE_BYTES);
        assert!(matches!(read("b.txt"), Err(Error::Vanished)));
        assert!(matches!(read("c.txt"), Err(Error::Special { .. })));
    }
}
