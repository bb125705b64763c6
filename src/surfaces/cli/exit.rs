//! Exit statuses, like those of `grep`: a script can distinguish "nothing found" from "could not search".

use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// The command succeeded and has a result.
    Found,
    /// The command succeeded and has no result.
    NothingFound,
    /// The command failed, at least in part.
    Failed,
}

impl Exit {
    /// "Nothing found" would be wrong about files that could not be read.
    pub fn of(has_found: bool, absent: &[PathBuf]) -> Self {
        match (has_found, absent.is_empty()) {
            (true, _) => Self::Found,
            (false, true) => Self::NothingFound,
            (false, false) => Self::Failed,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Found => 0,
            Exit::NothingFound => 1,
            // clap exits with 2 on a wrong argument, too.
            Exit::Failed => 2,
        })
    }
}
