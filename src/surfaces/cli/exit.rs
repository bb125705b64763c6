//! How a command ends, as `grep` ends: a script can tell "no" from "could not look".

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
