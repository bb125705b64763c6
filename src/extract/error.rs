//! The reasons why a file gives no text. The messages leave out the name of the file: the caller prints its path in
//! front.

use super::format;
use serde::{Deserialize, Serialize};

/// Why a file gives no text. Plain data, since a child process that reads a file sends it to its parent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Error {
    /// No reader exists for this kind of file.
    #[error("{what} cannot be read; supported endings: {}", format::supported_endings())]
    NoReader { what: String },

    /// The bytes are not text.
    #[error("not a text file, although its name suggests one; leave it out")]
    NotText,

    /// The file is damaged, or is not of its kind.
    #[error("not {what}, or incomplete; download it again")]
    Broken { what: String },

    /// A compressed part of the file is suspiciously large.
    #[error("a part of it unpacks to far more data than documents contain; save it again as a Word document")]
    Bomb,

    /// The file needs a password.
    #[error("protected by a password; save it without one")]
    Locked,

    /// The file is encrypted in an unknown way.
    #[error("encrypted in a way that is not supported; print it to a new file")]
    Protected,

    /// All pages are pictures without text.
    #[error("no text, only scanned pages ({pages}); run OCR on it first")]
    Pictures { pages: usize },

    /// The file has no bytes.
    #[error("the file is empty; leave it out")]
    Empty,

    /// The file has no text.
    #[error("it contains no text; leave it out")]
    NoText,

    /// The text has more than `bytes` bytes.
    #[error("more than {bytes} bytes of text; split it, or raise `text-bytes` in tingsok.toml")]
    TooLong { bytes: usize },

    /// The text has more than `lines` lines.
    #[error("more than {lines} lines; split it, or raise `lines` in tingsok.toml")]
    TooManyLines { lines: usize },

    /// Reading takes more than `seconds` seconds.
    #[error(
        "reading it took more than {seconds} seconds; print it to a new file, or raise `reader-seconds` in tingsok.toml"
    )]
    TooSlow { seconds: u64 },

    /// Reading takes more than `bytes` bytes of memory.
    #[error(
        "reading it took more than {bytes} bytes of memory; print it to a new file, or raise `reader-bytes` in tingsok.toml"
    )]
    TooMuchMemory { bytes: u64 },

    /// The reader crashed, or its process was ended.
    #[error("reading it failed ({why}); open it, and save or print it to a new file")]
    Fallen { why: String },

    /// The process that reads the file could not be started.
    #[error(
        "the process that reads such files did not start ({why}); check that the program was not moved while it ran"
    )]
    NotStarted { why: String },
}
