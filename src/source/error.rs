//! The reasons why a file or folder cannot be listed or read. The messages leave out the path: the caller prints it in
//! front, or keeps it beside the error ([`Failure`](super::Failure)).

use std::io;
use std::path::PathBuf;

/// Why a file or folder cannot be listed or read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("no such file or folder; check the path")]
    /// Nothing exists at the path.
    Missing,

    #[error("a link to {}, which does not exist; repair or remove the link", target.display())]
    /// The path is a link whose target does not exist.
    DanglingLink { target: PathBuf },

    #[error("a link to {}, which leads back to the link itself; remove the link", target.display())]
    /// The path is a link that leads back to itself.
    LinkLoop { target: PathBuf },

    #[error("{what}, not a file; only ordinary files are read")]
    /// The path is neither file nor folder but, for example, a pipe or a device.
    Special { what: &'static str },

    #[error("cannot be opened; check its permissions")]
    /// The system refuses to open the path, for example for lack of permission.
    Unreadable { source: io::Error },

    #[error("gone or replaced since its folder was listed; run the command again")]
    /// The file was deleted or replaced after its folder was listed.
    Vanished,

    #[error("changed while it was being read; run the command again when it is no longer being written")]
    /// The file changed while it was being read.
    ChangedWhileRead,

    /// The file has more than `limit` bytes.
    #[error(
        "larger than {limit} bytes, the limit for one file; split it, or raise limits.document.file-bytes in tingsok.toml, in \
         the folder of the index"
    )]
    TooLarge { limit: u64 },
}
