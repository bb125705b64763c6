//! The command line: arguments in; text, JSON or tables out. One file per command.

mod analyze;
mod arguments;
mod check;
pub(in crate::surfaces) mod citing;
mod columns;
mod completions;
mod decisions;
mod direct_answer;
mod error;
mod examples;
mod exit;
mod explain;
mod export;
mod index;
mod inspect;
mod interruption;
mod lines;
mod maintenance;
mod man;
mod markdown;
mod matter;
mod meetings;
mod numbers;
mod output;
mod person;
mod read_file;
mod record;
mod remove;
mod render;
pub(in crate::surfaces) mod report;
mod safe_cell;
mod search;
mod selection;
#[cfg(feature = "web")]
mod serve;
mod show;
pub(in crate::surfaces) mod tables;
mod terminal;
mod timeline;
mod unmatched;
mod votes;
mod who;

use arguments::{Arguments, Command};
pub(in crate::surfaces) use error::Error;
use exit::Exit;
use std::process::ExitCode;

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let done = match Arguments::of_process().command {
        Command::Search(arguments) => search::run(&arguments),
        Command::Who(arguments) => who::run(&arguments),
        Command::Person(arguments) => person::run(&arguments),
        Command::People(arguments) => person::list(&arguments),
        Command::Decisions(arguments) => decisions::run(&arguments),
        Command::Votes(arguments) => votes::run(&arguments),
        Command::Matter(arguments) => matter::run(&arguments),
        Command::Timeline(arguments) => timeline::run(&arguments),
        #[cfg(feature = "web")]
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Index(arguments) => index::run(&arguments),
        Command::Remove(arguments) => remove::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Stats(arguments) => check::stats(&arguments),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::ReadFile => read_file::run(),
        Command::Meetings(arguments) => meetings::run(&arguments),
        Command::Show(arguments) => show::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Completions(arguments) => completions::run(&arguments),
        Command::Man(arguments) => man::run(&arguments),
    };
    match done {
        Ok(exit) => exit.into(),
        // The reader has seen enough: `tingsok export | head`.
        Err(error) if error.is_closed_pipe() => Exit::Found.into(),
        Err(error) => {
            report::error(&error);
            Exit::Failed.into()
        }
    }
}
