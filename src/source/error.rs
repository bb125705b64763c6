//! Why a file or folder cannot be had. The messages do not name it: whoever asked for it says its path
//! in front, and a list of failures carries the path beside.

use std::io;
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such file or folder; check the path")]
    Missing,

    #[error("a link to {}, which does not exist; repair or remove the link", target.display())]
    Dangling { target: PathBuf },

    #[error("a link to {}, which leads back to the link itself; remove the link", target.display())]
    Loop { target: PathBuf },

    #[error("{what}, not a file; leave it out")]
    Special { what: &'static str },

    #[error("cannot be opened; check its permissions")]
    Unreadable { source: io::Error },

    #[error("gone or replaced since its folder was listed; run the command again")]
    Vanished,

    #[error("changed while it was being read; run the command again when it is no longer being written")]
    Unsteady,

    #[error("larger than {limit} bytes, the limit for one file; split it, or raise `file-bytes` in tingsok.toml")]
    TooLarge { limit: u64 },
}
