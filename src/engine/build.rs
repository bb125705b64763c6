//! Brings the index up to date with its files, and removes documents from it.

use super::in_order::in_order;
use super::{Settings, links, roots};
use crate::error::{Error, with_causes};
use crate::extract::{self, ExtractOptions, Reader as FileReader, extract, guarded, media_type};
use crate::index::{ExistingIndex, PreparedDocument, Reader, Record, Root, Source, Writer};
use crate::passage::cut;
use crate::protocol::parse_all;
use crate::source::{self, Document, File, Links, is_under};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;

/// The files to build an index from, and how to build it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Files and folders to index. They become roots of the index. If empty, the known roots are used: files and
    /// folders of earlier builds, and the roots of the settings.
    pub paths: Vec<PathBuf>,
    /// Whether symbolic links inside folders are followed.
    pub links: Links,
    /// What to do with an index that exists already.
    pub existing_index: ExistingIndex,
    /// Whether to remove the text of earlier versions of changed files from the disk completely. Documents that are
    /// gone are always removed completely.
    pub compact: bool,
    /// The program that reads PDF, Word and HTML files, in one process per file. It must call
    /// [`extract::serve`](crate::extract::serve), as `tingsok read-file` does. With `None`, these files are read in
    /// this process. A panic of a reader is then reported as a failure of its file, but a file that makes its reader hang,
    /// abort or overflow the stack stops or ends this process.
    pub reader: Option<FileReader>,
    /// How many files are read at the same time. `None` means as many as the computer has processors. The resulting
    /// index does not depend on it.
    pub threads: Option<NonZeroUsize>,
}

/// What a build did.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct BuildReport {
    /// Files that were not in the index before.
    pub added: usize,
    /// Files that had changed since they were indexed.
    pub replaced: usize,
    /// Files that had not changed since they were indexed.
    pub unchanged: usize,
    /// Documents that were removed from the index because their files no longer exist.
    pub dropped: usize,
    /// Files and folders that were passed over when folders were searched, such as README files and hidden files. They
    /// are indexed only if they are named directly.
    pub skipped: usize,
    /// Whether `progress` stopped the build. The files done before are on disk.
    pub is_stopped: bool,
    /// Files that were not read because the build stopped.
    pub not_read: usize,
    /// Files that could not be read. Each message says what happened and how to repair it.
    pub failures: Vec<FileMessage>,
    /// Notes on files that were read ("read as Windows-1252"), and symbolic links that were not followed.
    pub remarks: Vec<FileMessage>,
}

/// A file and a message about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileMessage {
    /// The file, or a folder or symbolic link.
    pub path: PathBuf,
    /// The message, without the path.
    pub message: String,
}

/// How far a build has come. Reported after every file, and once more before people and matters are linked.
#[derive(Debug, Clone, Copy)]
pub struct Progress<'a> {
    /// Files that are done.
    pub done: usize,
    /// Files in all.
    pub total: usize,
    /// The file that is done; in the last report the folder of the index.
    pub current: &'a Path,
}

/// What a removal did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RemovalReport {
    /// The names of the removed documents.
    pub removed: Vec<String>,
    /// Typed names that match no document.
    pub unknown: Vec<String>,
    /// Names, other than of folders, that match several documents, with how many. None of these was removed.
    pub ambiguous: Vec<(String, usize)>,
    /// The roots (files and folders) that the index is no longer built from.
    pub removed_roots: Vec<String>,
    /// The files of removed documents that still exist under a root of the index. The next build reads them again.
    pub remaining_files: Vec<String>,
}

/// Brings the index in `directory` up to date.
pub fn build(
    directory: &Path,
    options: &BuildOptions,
    progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
) -> Result<BuildReport, Error> {
    let settings = Settings::read(directory)?;
    let discarded = (options.existing_index == ExistingIndex::Rebuild).then(|| roots::DiscardedIndex::open(directory));
    let discarded = discarded.as_ref();
    // What is missing or cannot be listed is found before anything is created or deleted.
    let wanted = roots::wanted(directory, &settings, options, discarded)?;
    let mut found = roots::find(&wanted, directory);
    if let Some(discarded) = discarded {
        found.refuse_unlisted(options, discarded)?;
    }
    let mut writer = Writer::open(directory, options.existing_index)?;
    // The writer holds the lock: no other process changes these documents until it is finished.
    let known: BTreeMap<String, String> = Reader::open(directory)?.snapshot().documents()?.into_iter().collect();
    let before = writer.roots().to_vec();
    writer.set_roots(found.roots_until_done(&before))?;
    let mut report = BuildReport { skipped: found.skipped, ..BuildReport::default() };
    let remark = |path: PathBuf, message: &str| FileMessage { path, message: message.to_owned() };
    let left = writer.unlisted_files().iter().map(|name| {
        remark(
            directory.join(name),
            "looks like part of an earlier index; left in place, because the index does not list it",
        )
    });
    report.remarks.extend(left);
    let links = found.links.iter().cloned();
    report.remarks.extend(links.map(|path| remark(path, "a link, not followed; use --follow to read its target")));
    let total = found.files.len();
    let reading = settings.limits.document.extract_options(options.reader.as_ref());
    let files: Vec<&File> = found.files.values().collect();
    let threads = options.threads.unwrap_or_else(available_threads);
    let limit = settings.limits.document.file_bytes;
    // A file larger than the limit is read only up to the limit.
    let weigh = |file: &&File| source::size(file).min(limit);
    let work = |file: &&File| read(file, &known, limit, &reading);
    let mut done = 0;
    let flow = in_order(&files, threads, weigh, work, |file, outcome| {
        done += 1;
        let put = put(&mut writer, file, outcome, (&known, discarded), &mut report)
            .and_then(|()| Ok(writer.commit_if_due()?));
        if put.is_err() {
            return ControlFlow::Break(put);
        }
        progress(Progress { done, total, current: &file.path }).map_break(Ok)
    })
    .map_err(|source| Error::Threads { source })?;
    if let ControlFlow::Break(why) = flow {
        why?;
        (report.is_stopped, report.not_read) = (true, total - done);
    }
    let of_file = |name: &'_ String| source::file_of(name, |file| known.contains_key(file)).to_owned();
    if !report.is_stopped {
        report.dropped = drop_all(&mut writer, known.keys().filter(|name| found.has_lost(&of_file(name), &before)))?;
        // A rebuild starts without documents, so what is dropped is counted from those of the old index.
        let old = discarded.into_iter().flat_map(roots::DiscardedIndex::files);
        report.dropped += old.filter(|file| !found.files.contains_key(*file)).count();
        writer.set_roots(found.roots(&before))?;
    }
    let is_held = |path: &Path| {
        let folders = [source::named(path), source::unresolved(path)];
        let places = before.iter().filter(|root| folders.contains(&root.name)).flat_map(|root| &root.places);
        let folders: Vec<&String> = folders.iter().chain(places).collect();
        known.keys().any(|name| folders.iter().any(|folder| is_under(name, folder)))
    };
    for failure in found.failures {
        let is_missing = matches!(failure.error, source::Error::Missing | source::Error::DanglingLink { .. });
        let is_root = before.iter().any(|root| root.name == source::unresolved(&failure.path));
        let mut message = roots::failure_message(&failure, &before, &settings, directory);
        message.push_str(match (is_missing, discarded.is_some()) {
            (true, false) if is_root && is_held(&failure.path) => {
                "; until you run that command, the documents from it stay in the index"
            }
            (true, false) if is_held(&failure.path) => {
                "; the index keeps its documents until `tingsok remove` removes them"
            }
            (true, true) if is_root => "; its documents are no longer in the index",
            _ => "",
        });
        report.failures.push(FileMessage { message, path: failure.path });
    }
    if options.compact {
        writer.sweep()?;
    }
    // Linking people and matters may take long too, so the caller may stop before it.
    report.is_stopped |= progress(Progress { done: total - report.not_read, total, current: directory }).is_break();
    if !report.is_stopped {
        relink(&mut writer, directory, threads)?;
    }
    writer.finish()?;
    Ok(report)
}

/// Removes the documents that `names` mean, and the roots among them. A name is a path in any spelling, a folder, a
/// file name or the beginning of a SHA-256.
pub fn remove(directory: &Path, names: &[String]) -> Result<RemovalReport, Error> {
    let settings = Settings::read(directory)?;
    // The reader is opened first: it fails if there is no index, while a writer would create one.
    let reader = Reader::open(directory)?;
    let mut writer = Writer::open(directory, ExistingIndex::Update)?;
    reader.reload()?;
    let snapshot = reader.snapshot();
    let documents = snapshot.documents()?;
    let (mut report, mut gone) = (RemovalReport::default(), BTreeSet::new());
    let (mut roots, before) = (writer.roots().to_vec(), writer.roots().to_vec());
    for typed in names {
        let meant = super::meant(&snapshot, &documents, typed);
        let folders = snapshot.naming().base_directory().readings(typed);
        let count = roots.len();
        roots.retain(|root| !folders.iter().any(|folder| is_under(&root.name, folder)));
        match meant {
            Ok(names) => gone.extend(names),
            Err(_) if roots.len() < count => {}
            Err(0) => report.unknown.push(typed.clone()),
            Err(several) => report.ambiguous.push((typed.clone(), several)),
        }
    }
    // A file that was named directly is a root too.
    roots.retain(|root| !gone.contains(&root.name) && !root.places.iter().all(|place| gone.contains(place)));
    let shown = |name: &str| snapshot.naming().base_directory().shown(name);
    let is_removed = |root: &&Root| !roots.iter().any(|own| own.name == root.name);
    report.removed_roots = before.iter().filter(is_removed).map(|root| shown(&root.name)).collect();
    writer.set_roots(roots)?;
    drop_all(&mut writer, gone.iter())?;
    // This runs even if the names match no document, to finish a removal that was interrupted.
    relink(&mut writer, directory, available_threads())?;
    let set = settings.roots.iter().map(|root| source::named(root));
    let read_again: Vec<String> = writer.roots().iter().flat_map(|root| root.places.clone()).chain(set).collect();
    // The further meetings of a file are in the same file.
    let files: BTreeSet<&str> = gone.iter().map(|name| source::file_of(name, |file| gone.contains(file))).collect();
    // Folders pass over some files, such as READMEs; these are read only if they are named.
    let visits = |place: &String, name: &str| {
        let inside = || name[place.trim_end_matches('/').len()..].trim_start_matches('/');
        is_under(name, place) && (inside().is_empty() || source::is_walked(inside()))
    };
    let is_read_again =
        |name: &&&str| read_again.iter().any(|place| visits(place, name)) && source::exists(&source::path(name));
    report.remaining_files = files.iter().filter(is_read_again).map(|name| shown(name)).collect();
    report.removed = gone.iter().map(|name| shown(name)).collect();
    writer.finish()?;
    Ok(report)
}

/// Removes documents from the index and returns their number. When the writer is done, no byte of them is left on disk.
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

fn available_threads() -> NonZeroUsize {
    thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Links people and matters again if the documents have changed since they were linked.
fn relink(writer: &mut Writer, directory: &Path, threads: NonZeroUsize) -> Result<(), Error> {
    if writer.has_pending() {
        writer.commit()?;
    }
    let snapshot = Reader::open(directory)?.snapshot();
    if !snapshot.is_linked() {
        links::link(writer, &snapshot, threads)?;
    }
    Ok(())
}

/// Why a file brings nothing new to the index.
enum NothingToAdd {
    /// The file has not changed since it was indexed.
    Unchanged,
    /// The file could not be read; the message says why.
    Failed(String),
}

/// What a file brings to the index.
struct FileToAdd {
    /// The meetings in the file, ready for the index.
    meetings: Vec<PreparedDocument>,
    remarks: Vec<String>,
}

/// Reads a file and parses its meetings. A document of a kind never seen before may crash the parser; the crash is
/// reported as a failure, and the other files are still read.
fn read(
    file: &File,
    known: &BTreeMap<String, String>,
    limit: u64,
    reading: &ExtractOptions,
) -> Result<FileToAdd, NothingToAdd> {
    let document = source::read(file, limit).map_err(|error| NothingToAdd::Failed(with_causes(&error)))?;
    if known.get(&file.name) == Some(&document.sha256) {
        return Err(NothingToAdd::Unchanged);
    }
    let failed = |error: extract::Error| NothingToAdd::Failed(with_causes(&error));
    let text = extract(&document, reading).map_err(failed)?;
    let media_type = media_type(&document);
    let Document { file: File { name, path }, sha256, bytes, .. } = document;
    // Each step frees its input, so that a large file is in memory once, not once per step.
    drop(bytes);
    guarded(|| {
        let pages = text.pages.last().map_or(1, |page| page.number);
        let protocols = parse_all(&text, &file_name(&path));
        let remarks = text.remarks.clone();
        drop(text);
        let several = protocols.len() > 1;
        let meetings = (1..).zip(protocols).map(|(number, mut protocol)| {
            let passages = cut(&protocol);
            protocol.sections = Vec::new();
            let part = several.then_some(number);
            let (path, sha256) = (name.clone(), sha256.clone());
            let source = Source { path, part, sha256, media_type: media_type.to_owned(), pages };
            PreparedDocument::new(&Record { source, protocol }, passages)
        });
        FileToAdd { meetings: meetings.collect(), remarks }
    })
    .map_err(failed)
}

/// Puts one file into the index. If it could not be read, its older version stays in the index, unless the index is
/// being rebuilt.
fn put(
    writer: &mut Writer,
    file: &File,
    outcome: Result<FileToAdd, NothingToAdd>,
    (known, discarded): (&BTreeMap<String, String>, Option<&roots::DiscardedIndex>),
    report: &mut BuildReport,
) -> Result<(), Error> {
    let said = |message: String| FileMessage { path: file.path.clone(), message };
    let brought = match outcome {
        Ok(brought) => brought,
        Err(NothingToAdd::Unchanged) => {
            report.unchanged += 1;
            return Ok(());
        }
        Err(NothingToAdd::Failed(mut message)) => {
            if discarded.is_some_and(|old| old.has(&file.name)) {
                message.push_str("; its earlier version is no longer in the index");
            }
            report.failures.push(said(message));
            return Ok(());
        }
    };
    report.remarks.extend(brought.remarks.into_iter().map(said));
    let count = u32::try_from(brought.meetings.len()).unwrap_or(u32::MAX);
    for ready in brought.meetings {
        writer.put(ready)?;
    }
    // Meetings that an older version of the file had beyond these.
    for number in count + 1.. {
        let part = source::meeting_name(&file.name, number);
        if !known.contains_key(&part) {
            break;
        }
        writer.remove(&part);
    }
    let is_new = !known.contains_key(&file.name);
    *(if is_new { &mut report.added } else { &mut report.replaced }) += 1;
    Ok(())
}

/// The name of a file without its folders; bytes that are not UTF-8 are replaced.
pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
