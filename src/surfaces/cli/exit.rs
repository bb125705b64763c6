//! How a command ends, as `grep` ends: a script can tell "no" from "could not look".

use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done, and there was something to show.
    Found,
    /// Done, and there was nothing.
    NothingFound,
    /// Not done, or not wholly.
    Failed,
}

impl Exit {
    /// "Nothing found" would be a wrong answer about files that could not be looked at.
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
            // Also what clap ends with on a wrong argument.
            Exit::Failed => 2,
        })
    }
}
