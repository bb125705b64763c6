//! The reasons why a file gives no text. The messages leave out the name of the file: the caller prints its path in
//! front.

use super::format;
use serde::{Deserialize, Serialize};

/// Why a file gives no text. Plain data, since a child process that reads a file sends it to its parent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Error {
    /// No reader exists for this kind of file.
    #[error("{what} cannot be read; save the document in one of these formats: {}", format::names())]
    NoReader { what: String },

    /// The bytes are not text.
    #[error("not readable as text; if it is a document, save it in one of these formats: {}", format::names())]
    NotText,

    /// The file is damaged, or is not of its kind.
    #[error("damaged, or not {what}; download it again, or give it the right ending")]
    Broken { what: String },

    /// A compressed part of the file is suspiciously large.
    #[error(
        "too large when unpacked, which may be an attack; if you trust the file, open it and save it as a new .docx file"
    )]
    CompressionBomb,

    /// The file needs a password.
    #[error("protected by a password; save it without one")]
    PasswordRequired,

    /// The file is encrypted in an unknown way.
    #[error("encrypted in a way that is not supported; open it and print it to a new PDF")]
    UnknownEncryption,

    /// All pages are pictures without text.
    #[error("{}; run OCR on the file first", scanned(*pages))]
    OnlyPictures { pages: usize },

    /// The file has no bytes.
    #[error("empty; copy the file here again if it should have text")]
    Empty,

    /// The file has no text.
    #[error("contains no text; check that it is the right file")]
    NoText,

    /// The text has more than `bytes` bytes.
    #[error(
        "contains more than {bytes} bytes of text; split it, or raise limits.document.text-bytes in tingsok.toml, in the \
         folder of the index"
    )]
    TooLong { bytes: usize },

    /// The text has more than `lines` lines.
    #[error(
        "contains more than {lines} lines; split it, or raise limits.document.lines in tingsok.toml, in the folder of the index"
    )]
    TooManyLines { lines: usize },

    /// Reading takes more than `seconds` seconds.
    #[error(
        "reading the file took more than {seconds} seconds; open it and print it to a new PDF, or raise \
         limits.document.reader-seconds in tingsok.toml, in the folder of the index"
    )]
    TooSlow { seconds: u64 },

    /// Reading takes more than `bytes` bytes of memory.
    #[error(
        "reading the file took more than {} of memory; open it and print it to a new PDF, or raise \
         limits.document.reader-bytes ({bytes}) in tingsok.toml, in the folder of the index",
        readable(*bytes)
    )]
    TooMuchMemory { bytes: u64 },

    /// The reader crashed, or its process was ended.
    #[error("reading the file failed ({why}); open it and print it to a new PDF")]
    ReaderCrashed { why: String },

    /// The process that reads the file could not be started.
    #[error(
        "tingsok could not start itself in a second process to read the file ({why}); check that the tingsok program was not \
         moved or replaced, and run the command again"
    )]
    NotStarted { why: String },
}

fn scanned(pages: usize) -> String {
    if pages == 1 {
        "the only page is scanned, without text".to_owned()
    } else {
        format!("all {pages} pages are scanned, without text")
    }
}

/// "1 GB", "1.5 MB", "200 bytes", with 1024 of a unit in the next.
fn readable(bytes: u64) -> String {
    let units = [(30, "GB"), (20, "MB"), (10, "kB")];
    let Some((shift, name)) = units.into_iter().find(|(shift, _)| bytes >> shift > 0) else {
        return format!("{bytes} bytes");
    };
    let tenths = (u128::from(bytes) * 10) >> shift;
    if tenths % 10 == 0 { format!("{} {name}", tenths / 10) } else { format!("{}.{} {name}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn sizes_are_readable() {
        let sizes = [200, 1 << 30, 3 << 19, 268_435_456].map(readable);
        assert_eq!(sizes, ["200 bytes", "1 GB", "1.5 MB", "256 MB"]);
    }
}
