//! Why a command could not do what it was asked for.

use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Engine(#[from] tingsok::error::Error),

    #[cfg(feature = "web")]
    #[error(transparent)]
    Serve(#[from] crate::surfaces::web::Error),

    #[error("{}: cannot be read; name a file with a text a line, or - for standard input", path.display())]
    Input { path: PathBuf, source: io::Error },

    #[error("the output cannot be written")]
    Output(#[from] io::Error),

    #[error("the output cannot be written as JSON")]
    Json(#[from] serde_json::Error),

    #[error("the output cannot be written as CSV")]
    Csv(#[from] csv::Error),

    #[error(
        "stopped, with {left} files left to look at and people and matters not put together; what was read is kept, and the same \
         command goes on from there"
    )]
    Stopped { left: usize },

    #[error("{name}: not in the index, or not the only one of that name; `tingsok meetings` lists what is there")]
    NoSuchRecord { name: String },
}

impl Error {
    /// Whether whoever reads the output has closed it.
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
