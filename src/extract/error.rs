//! Why a file gives no text. The messages do not name the file: whoever asked for it says its path in
//! front.

use super::format;
use serde::{Deserialize, Serialize};

/// A child that reads a file answers with one of these, so that it is plain data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
pub enum Error {
    #[error("no reader for {what} yet; supported: {}", format::supported_endings())]
    NoReader { what: String },

    #[error("not a text file, whatever its name says; leave it out")]
    NotText,

    #[error("not {what}, or not all of it: it may have been cut short; fetch it again")]
    Broken { what: String },

    #[error("one of its parts unpacks to far more than documents hold; save it anew as a Word document")]
    Bomb,

    #[error("locked with a password; save it without one")]
    Locked,

    #[error("protected in a way that this program does not know; print it to a new file")]
    Protected,

    #[error("no text, only pictures of its pages ({pages}): it waits for a recogniser")]
    Pictures { pages: usize },

    #[error("the file is empty; leave it out")]
    Empty,

    #[error("no text in it; leave it out")]
    NoText,

    #[error("more than {bytes} bytes of text; split it, or raise `text-bytes` in tingsok.toml")]
    TooLong { bytes: usize },

    #[error("more than {lines} lines; split it, or raise `lines` in tingsok.toml")]
    TooManyLines { lines: usize },

    #[error(
        "reading it takes more than {seconds} seconds; print it to a new file, or raise `reader-seconds` in tingsok.toml"
    )]
    TooSlow { seconds: u64 },

    #[error(
        "reading it takes more than {bytes} bytes of memory; print it to a new file, or raise `reader-bytes` in tingsok.toml"
    )]
    TooMuchMemory { bytes: u64 },

    #[error("reading it broke off ({why}); open it and save or print it to a new file")]
    Fallen { why: String },

    #[error("the process that reads such files did not start ({why}); is the program still where it was started from?")]
    NotStarted { why: String },
}
