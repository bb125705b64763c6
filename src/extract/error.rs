//! Why a file gives no text. The messages do not name the file: whoever asked for it says its path in
//! front.

use super::format;
use serde::{Deserialize, Serialize};

/// A child that reads a file answers with one of these, so that it is plain data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Error {
    #[error("{what} cannot be read; supported endings: {}", format::supported_endings())]
    NoReader { what: String },

    #[error("not a text file, although its name suggests one; leave it out")]
    NotText,

    #[error("not {what}, or incomplete; download it again")]
    Broken { what: String },

    #[error("a part of it unpacks to far more data than documents contain; save it again as a Word document")]
    Bomb,

    #[error("protected by a password; save it without one")]
    Locked,

    #[error("encrypted in a way that is not supported; print it to a new file")]
    Protected,

    #[error("no text, only scanned pages ({pages}); run OCR on it first")]
    Pictures { pages: usize },

    #[error("the file is empty; leave it out")]
    Empty,

    #[error("it contains no text; leave it out")]
    NoText,

    #[error("more than {bytes} bytes of text; split it, or raise `text-bytes` in tingsok.toml")]
    TooLong { bytes: usize },

    #[error("more than {lines} lines; split it, or raise `lines` in tingsok.toml")]
    TooManyLines { lines: usize },

    #[error(
        "reading it took more than {seconds} seconds; print it to a new file, or raise `reader-seconds` in tingsok.toml"
    )]
    TooSlow { seconds: u64 },

    #[error(
        "reading it took more than {bytes} bytes of memory; print it to a new file, or raise `reader-bytes` in tingsok.toml"
    )]
    TooMuchMemory { bytes: u64 },

    #[error("reading it failed ({why}); open it, and save or print it to a new file")]
    Fallen { why: String },

    #[error(
        "the process that reads such files did not start ({why}); check that the program was not moved while it ran"
    )]
    NotStarted { why: String },
}
