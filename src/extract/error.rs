//! Why a file gives no text. The messages do not name the file: whoever asked for it says its path in
//! front.

use super::format;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no reader for .{ending} files yet; supported: {}", format::supported_endings())]
    NoReader { ending: String },

    #[error("{found} by its first bytes, not text; give it the right ending")]
    Disguised { found: &'static str },

    #[error("not a text file, whatever its name says; leave it out")]
    NotText,

    #[error("the file is empty; leave it out")]
    Empty,

    #[error("more than {bytes} bytes of text; split it, or raise `text-bytes` in tingsok.toml")]
    TooLong { bytes: usize },

    #[error("more than {lines} lines; split it, or raise `lines` in tingsok.toml")]
    TooManyLines { lines: usize },
}
