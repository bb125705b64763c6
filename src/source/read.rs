//! A file's bytes, with their identity.

use super::{Document, Error, File, list, media_type};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::io::{ErrorKind, Read};

/// The most that is read as one document, in bytes. By feel: a year of a large county's minutes as text
/// is below 10 MiB, and some times this much must fit into memory at once.
pub const SIZE_LIMIT: u64 = 256 * 1024 * 1024;

/// Reads a listed file whole.
///
/// # Errors
///
/// The file is gone, is no file any more, may not be read, or is larger than [`SIZE_LIMIT`].
pub fn read(file: &File) -> Result<Document, Error> {
    // Looked at before it is opened: opening a named pipe would wait for its writer.
    let metadata = fs::metadata(&file.path).map_err(error)?;
    if !metadata.is_file() {
        return Err(list::special(metadata.file_type()).unwrap_or(Error::Vanished));
    }
    if metadata.len() > SIZE_LIMIT {
        return Err(Error::TooLarge { limit: SIZE_LIMIT });
    }
    let mut bytes = Vec::new();
    let opened = fs::File::open(&file.path).map_err(error)?;
    // One byte more than allowed, for a file that grows while it is read.
    opened.take(SIZE_LIMIT + 1).read_to_end(&mut bytes).map_err(error)?;
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(Error::TooLarge { limit: SIZE_LIMIT });
    }
    let sha256 = hexadecimal(&Sha256::digest(&bytes));
    Ok(Document { file: file.clone(), bytes, sha256, media_type: media_type::of(&file.path) })
}

fn error(source: std::io::Error) -> Error {
    match source.kind() {
        ErrorKind::NotFound => Error::Vanished,
        _ => Error::Unreadable { source },
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::source::{Error, File};

    #[test]
    fn a_document_knows_its_identity() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, "abc").unwrap();
        let document = read(&File { name: "a.md".to_owned(), path }).unwrap();
        assert_eq!(document.bytes, b"abc");
        assert_eq!(document.media_type, "text/markdown");
        // FIPS 180-2, appendix B.1.
        assert_eq!(document.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_file_gone_since_listing_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = File { name: "a.txt".to_owned(), path: folder.path().join("a.txt") };
        assert!(matches!(read(&file), Err(Error::Vanished)));
    }

    #[test]
    fn a_file_replaced_by_a_folder_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        let file = File { name: "a".to_owned(), path: folder.path().to_owned() };
        assert!(matches!(read(&file), Err(Error::Vanished)));
    }
}
