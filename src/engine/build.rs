//! Files into the index, so that it holds what the folders hold; and out of it again.

use super::{Settings, links};
use crate::error::Error;
use crate::extract::extract;
use crate::index::{Opening, Reader, Record, Source, Under, Writer};
use crate::passage::cut;
use crate::protocol::parse;
use crate::source::{self, Document, File, Links, Listing, is_under};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// What is to be built, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Files and folders; with none, all that the index was built from before, and the roots of the settings.
    pub paths: Vec<PathBuf>,
    pub links: Links,
    pub opening: Opening,
    /// Leaves not a byte of older versions of changed files on the disk. Of files that are gone none is left in any case.
    pub compact: bool,
}

/// What a build did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct BuildReport {
    pub added: usize,
    pub replaced: usize,
    /// Files that had not changed since they were indexed.
    pub unchanged: usize,
    /// Documents that were gone from the folders and so from the index.
    pub dropped: usize,
    /// Passed over by rule (README files, hidden files).
    pub skipped: usize,
    /// The build was told to stop. What was done before is on disk.
    pub is_stopped: bool,
    /// Files that were not looked at then.
    pub left: usize,
    /// Files that could not be read; one line each: file, place, repair.
    pub failures: Vec<Failure>,
    /// Files that were read, with a remark ("read as Windows-1252"), and links that were not followed.
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

/// What a removal did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RemovalReport {
    /// The documents that were taken out, as they were shown.
    pub removed: Vec<String>,
    /// What was asked for and means no document, or more than one that it need not mean.
    pub unknown: Vec<String>,
    /// Those of `removed` whose files still lie under a root of the index: the next build reads them again.
    pub still_there: Vec<String>,
}

pub fn build(
    directory: &Path,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> Result<BuildReport, Error> {
    let settings = Settings::read(directory)?;
    let mut writer = Writer::open(directory, options.opening)?;
    let mut report = BuildReport::default();
    report.remarks.extend(writer.left().iter().map(|name| Failure {
        path: directory.join(name),
        message: "looks like a part of an index that was here before; left, since no list names it".to_owned(),
    }));
    let paths = paths(&writer, &settings, options)?;
    // The writer's lock is held: nobody changes what is known until it is finished.
    let known: BTreeMap<String, String> = Reader::open(directory)?.snapshot().documents()?.into_iter().collect();
    let Listing { files, skipped, links, failures } = source::list(&paths, options.links, &[directory.to_path_buf()]);
    report.skipped = skipped;
    report.remarks.extend(
        links
            .into_iter()
            .map(|path| Failure { path, message: "a link, not followed; --follow reads what it leads to".to_owned() }),
    );
    let given: Vec<String> = paths.iter().filter_map(|path| absolute(path)).collect();
    writer.set_roots(roots(writer.roots(), &given))?;
    let total = files.len();
    for (index, file) in files.iter().enumerate() {
        put(&mut writer, file, &known, &settings, &mut report)?;
        writer.commit_if_due()?;
        if progress(Progress { done: index + 1, total, current: &file.path }).is_break() {
            (report.is_stopped, report.left) = (true, total - index - 1);
            break;
        }
    }
    if !report.is_stopped {
        let listed: BTreeSet<&str> = files.iter().map(|file| file.name.as_str()).collect();
        // What could not be looked into may still be there.
        let unlisted: Vec<String> = failures.iter().filter_map(|failure| absolute(&failure.path)).collect();
        let lies_under = |name: &str, folders: &[String]| folders.iter().any(|folder| is_under(name, folder));
        let is_gone = |name: &&String| {
            !listed.contains(name.as_str()) && lies_under(name, &given) && !lies_under(name, &unlisted)
        };
        report.dropped = drop_all(&mut writer, known.keys().filter(is_gone))?;
    }
    for failure in failures {
        let mut message = in_full(&failure.error);
        let held =
            absolute(&failure.path).map_or(0, |folder| known.keys().filter(|name| is_under(name, &folder)).count());
        if held > 0 && matches!(failure.error, source::Error::Missing) {
            message.push_str("; the index keeps what it has of it, `tingsok remove` takes that out");
        }
        report.failures.push(Failure { message, path: failure.path });
    }
    if options.compact {
        writer.sweep()?;
    }
    if !report.is_stopped {
        relink(&mut writer, directory)?;
    }
    writer.finish()?;
    Ok(report)
}

/// Takes out the documents that `names` mean: paths in any spelling, folders, file names, beginnings of hashes.
pub fn remove(directory: &Path, names: &[String]) -> Result<RemovalReport, Error> {
    // Opened first: a reader says that there is none, a writer would make one.
    let reader = Reader::open(directory)?;
    let mut writer = Writer::open(directory, Opening::Update)?;
    reader.reload()?;
    let snapshot = reader.snapshot();
    let (mut report, mut gone, mut folders) = (RemovalReport::default(), BTreeSet::new(), Vec::new());
    for typed in names {
        let meant = super::meant(&snapshot, typed)?;
        if meant.is_empty() {
            report.unknown.push(typed.clone());
        }
        if let Under::Name(folder) = snapshot.under(typed)? {
            folders.push(folder);
        }
        gone.extend(meant);
    }
    if gone.is_empty() {
        return Ok(report);
    }
    let roots: Vec<String> =
        writer.roots().iter().filter(|root| !folders.iter().any(|folder| is_under(root, folder))).cloned().collect();
    writer.set_roots(roots)?;
    drop_all(&mut writer, gone.iter())?;
    relink(&mut writer, directory)?;
    let is_read_again =
        |name: &&String| writer.roots().iter().any(|root| is_under(name, root)) && source::exists(&source::path(name));
    let shown = |name: &String| snapshot.standpoint().shown(name);
    report.still_there = gone.iter().filter(is_read_again).map(shown).collect();
    report.removed = gone.iter().map(shown).collect();
    writer.finish()?;
    Ok(report)
}

/// Where to look: what was named, or all that is known to belong to the index.
fn paths(writer: &Writer, settings: &Settings, options: &BuildOptions) -> Result<Vec<PathBuf>, Error> {
    let mut paths = options.paths.clone();
    if paths.is_empty() || options.opening == Opening::Rebuild {
        paths.extend(writer.roots().iter().map(|root| source::path(root)));
        paths.extend(settings.roots.iter().cloned());
    }
    if paths.is_empty() { Err(Error::NoRoots) } else { Ok(paths) }
}

/// The name of what lies at `path`, or would.
fn absolute(path: &Path) -> Option<String> {
    source::absolute(path).ok().map(|path| source::name(&path))
}

/// The roots of an index that is now built from `given`, too; none under another.
fn roots(before: &[String], given: &[String]) -> Vec<String> {
    let all: BTreeSet<&String> = before.iter().chain(given).collect();
    let is_own = |root: &&&String| !all.iter().any(|other| other != *root && is_under(root, other));
    all.iter().filter(is_own).map(|root| (*root).clone()).collect()
}

/// Takes documents out, to the last byte when the writer is done. How many.
fn drop_all<'a>(writer: &mut Writer, names: impl Iterator<Item = &'a String>) -> Result<usize, Error> {
    let mut dropped = 0;
    for name in names {
        if dropped == 0 {
            writer.sweep()?;
        }
        writer.remove(name);
        dropped += 1;
    }
    Ok(dropped)
}

/// Puts people and matters together anew, where they are older than the documents.
fn relink(writer: &mut Writer, directory: &Path) -> Result<(), Error> {
    if writer.has_pending() {
        writer.commit()?;
    }
    let snapshot = Reader::open(directory)?.snapshot();
    if !snapshot.is_linked()? {
        links::link(writer, &snapshot)?;
    }
    Ok(())
}

/// Brings one file into the index. A file that cannot be read leaves what was known of it.
fn put(
    writer: &mut Writer,
    file: &File,
    known: &BTreeMap<String, String>,
    settings: &Settings,
    report: &mut BuildReport,
) -> Result<(), Error> {
    let said = |message: String| Failure { path: file.path.clone(), message };
    let document = match source::read(file, settings.limits.document.file_bytes) {
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
    let text = match extract(&document, &settings.limits.document.text) {
        Ok(text) => text,
        Err(error) => {
            report.failures.push(said(in_full(&error)));
            return Ok(());
        }
    };
    let Document { file: File { name, .. }, sha256, media_type, bytes } = document;
    drop(bytes);
    let pages = text.lines.last().map_or(1, |line| line.position.page);
    let mut protocol = parse(&text);
    report.remarks.extend(text.remarks.iter().cloned().map(said));
    // Each step leaves behind what it was made of: a large file is held once, not once a step.
    drop(text);
    let passages = cut(&protocol);
    protocol.parts = Vec::new();
    let source = Source { path: name, sha256, media_type: media_type.to_owned(), pages };
    writer.put(Record { source, protocol }, passages)?;
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

#[cfg(test)]
mod tests {
    use super::roots;

    #[test]
    fn no_root_lies_under_another() {
        #[track_caller]
        fn check(before: &[&str], given: &[&str], expected: &[&str]) {
            let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            assert_eq!(roots(&owned(before), &owned(given)), expected);
        }
        check(&["/srv/a", "/srv/b"], &["/srv"], &["/srv"]);
        check(&["/srv"], &["/srv/a", "/home/a"], &["/home/a", "/srv"]);
        check(&["/srv/a"], &["/srv/a", "/srv/ab"], &["/srv/a", "/srv/ab"]);
    }
}
