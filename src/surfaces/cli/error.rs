//! The errors of the command.

use super::output::counted;
use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Engine(#[from] tingsok::error::Error),

    #[cfg(feature = "web")]
    #[error(transparent)]
    Serve(#[from] crate::surfaces::web::Error),

    #[error("{}: cannot be read; name a text file with one query per line, or - for standard input", path.display())]
    Input { path: PathBuf, source: io::Error },

    #[error("the output cannot be written; check the free disk space, or the program that reads it")]
    Output(#[from] io::Error),

    #[error("the output cannot be written as JSON; check the free disk space, or the program that reads it")]
    Json(#[from] serde_json::Error),

    #[error("the output cannot be written as CSV; check the free disk space, or the program that reads it")]
    Csv(#[from] csv::Error),

    #[error(
        "stopped with {} left to read; people and matters are not up to date; run the same command again to continue",
        counted(*left, ["file", "files"])
    )]
    Stopped { left: usize },

    #[error("{name}: matches no document in the index; `tingsok meetings --index {}` lists the documents", index.display())]
    NoSuchRecord { name: String, index: PathBuf },

    #[error("{name}: is in the index, but not among the documents of --in; leave out --in to show it")]
    NotAmong { name: String },

    #[error("{name}: matches {count} documents in the index; name one of them by its path")]
    SeveralRecords { name: String, count: usize },
}

impl Error {
    /// Whether the reader of the output has closed it.
    pub fn is_closed_pipe(&self) -> bool {
        let kind = match self {
            Self::Output(source) => Some(source.kind()),
            Self::Json(source) => source.io_error_kind(),
            Self::Csv(source) => match source.kind() {
                csv::ErrorKind::Io(source) => Some(source.kind()),
                _ => None,
            },
            _ => None,
        };
        kind == Some(io::ErrorKind::BrokenPipe)
    }
}
