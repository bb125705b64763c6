//! The only place where the stages are wired together.

use crate::error::Error;
use crate::protocol::{AgendaItem, DateBasis, Kind, Protocol};
use crate::search::{Answer, Filter, Options};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// An open index. Opening is read-only and cheap, and works while another process writes.
#[derive(Debug)]
pub struct Engine {}

/// Where a record came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The path as indexed.
    pub path: String,
    /// Of the file's bytes, in hexadecimal.
    pub sha256: String,
    pub media_type: String,
    pub pages: u32,
}

/// A meeting and the document it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub source: Source,
    #[serde(flatten)]
    pub protocol: Protocol,
}

/// A line of the list of meetings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeetingSummary {
    pub source: String,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub kind: Kind,
    pub title: Option<String>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    /// Agenda items, children included.
    pub items: usize,
    pub decisions: usize,
}

/// What a build did.
#[derive(Debug, Default)]
pub struct BuildReport {
    pub added: usize,
    pub replaced: usize,
    /// Files that had not changed since they were indexed.
    pub unchanged: usize,
    /// Documents that were gone from the folders and so from the index.
    pub dropped: usize,
    /// Passed over by rule (README files, hidden files).
    pub skipped: usize,
    /// Files that could not be read; one line each: file, place, repair.
    pub failures: Vec<Failure>,
    /// Files that were read, with a remark ("read as Windows-1252").
    pub remarks: Vec<Failure>,
}

/// A file and what is to be said of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub path: PathBuf,
    pub message: String,
}

/// How far a build has come, told after every file.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    pub done: usize,
    pub total: usize,
    pub current: &'a Path,
}

impl Engine {
    /// Opens the index in `directory`.
    pub fn open(directory: impl AsRef<Path>) -> Result<Self, Error> { todo!() }

    /// Brings the index in `directory` up to date with the files and folders `paths`: new files are
    /// added, changed ones replaced, vanished ones dropped; a bad one is reported and the rest goes
    /// on. Makes the index when there is none. What is reported as done is on disk.
    pub fn build(
        directory: impl AsRef<Path>,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<BuildReport, Error> { todo!() }

    /// Answers a question. Any text is a question; what could not be understood is said in the notes.
    pub fn search(&self, question: &str, options: &Options) -> Result<Answer, Error> { todo!() }

    /// The meetings that pass `filter`, by date, then source.
    pub fn meetings(&self, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> { todo!() }

    /// The record of one document: its path as indexed, its file name, or the beginning of its
    /// SHA-256 (8 characters or more). `None` if nothing or more than one thing fits.
    pub fn record(&self, name: &str) -> Result<Option<Record>, Error> { todo!() }

    /// All records that pass `filter`, by source.
    pub fn records(&self, filter: &Filter) -> Result<Vec<Record>, Error> { todo!() }

    /// Sees what was committed since opening.
    pub fn reload(&self) -> Result<(), Error> { todo!() }
}
