//! Files into the index, so that it holds what the folders hold.

use super::links;
use crate::error::Error;
use crate::extract::extract;
use crate::index::{self, Found, Reader, Record, Source, Writer};
use crate::passage::cut;
use crate::protocol::parse;
use crate::source::{self, Document, File, Listing};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

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

/// Documents between two commits: what a kill may cost, against the time a commit takes. By feel.
const BATCH: usize = 500;

pub fn build(
    directory: &Path,
    paths: &[PathBuf],
    progress: &mut dyn FnMut(Progress<'_>),
) -> Result<BuildReport, Error> {
    let (mut writer, found) = Writer::open(directory)?;
    let mut report = BuildReport::default();
    if let Found::Unusable(reason) = found {
        let message = format!("{reason}: made anew, with what was given this time");
        report.remarks.push(Failure { path: directory.to_path_buf(), message });
    }
    // The writer's lock is held: nobody changes what is known until it is finished.
    let known: BTreeMap<String, String> = Reader::open(directory)?.snapshot().documents()?.into_iter().collect();
    let Listing { files, skipped, failures } = source::list_except(paths, directory);
    report.skipped = skipped;
    let total = files.len();
    for (index, file) in files.iter().enumerate() {
        put(&mut writer, file, &known, &mut report)?;
        if (index + 1) % BATCH == 0 {
            writer.commit()?;
        }
        progress(Progress { done: index + 1, total, current: &file.path });
    }
    let listed: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
    let unlisted: Vec<String> = failures.iter().map(|failure| source::name(&failure.path)).collect();
    let given: Vec<String> = paths.iter().map(|path| source::name(path)).collect();
    for path in known.keys().filter(|path| !listed.contains(path.as_str())) {
        // What could not be looked into may still be there.
        let lies_under = |folders: &[String]| folders.iter().any(|folder| index::is_under(path, folder));
        if lies_under(&given) && !lies_under(&unlisted) {
            writer.remove(path);
            report.dropped += 1;
        }
    }
    report
        .failures
        .extend(failures.into_iter().map(|failure| Failure { message: in_full(&failure.error), path: failure.path }));
    let has_changed = report.added + report.replaced + report.dropped > 0;
    if has_changed || !writer.is_linked()? {
        writer.commit()?;
        links::link(&mut writer, directory)?;
    }
    writer.finish()?;
    Ok(report)
}

/// Brings one file into the index. A file that cannot be read leaves what was known of it.
fn put(
    writer: &mut Writer,
    file: &File,
    known: &BTreeMap<String, String>,
    report: &mut BuildReport,
) -> Result<(), Error> {
    let said = |message: String| Failure { path: file.path.clone(), message };
    let document = match source::read(file) {
        Ok(document) => document,
        Err(error) => {
            report.failures.push(said(in_full(&error)));
            return Ok(());
        }
    };
    let before = known.get(&file.name);
    if before == Some(&document.sha256) {
        report.unchanged += 1;
        return Ok(());
    }
    let text = match extract(&document) {
        Ok(text) => text,
        Err(error) => {
            report.failures.push(said(in_full(&error)));
            return Ok(());
        }
    };
    let pages = text.lines.last().map_or(1, |line| line.position.page);
    let protocol = parse(&text);
    let passages = cut(&protocol);
    let Document { file: File { name, .. }, sha256, media_type, .. } = document;
    let source = Source { path: name, sha256, media_type: media_type.to_owned(), pages };
    writer.put(&Record { source, protocol }, &passages)?;
    report.remarks.extend(text.remarks.into_iter().map(said));
    *(if before.is_some() { &mut report.replaced } else { &mut report.added }) += 1;
    Ok(())
}

/// An error and its causes in one line.
fn in_full(error: &dyn std::error::Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line
}
