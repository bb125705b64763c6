//! Wires the stages together: builds, opens and searches an index. No other module does this.

mod build;
mod check;
#[cfg(test)]
mod estimates;
mod in_order;
mod inspection;
mod links;
mod overview;
mod people;
mod reading;
mod roots;
mod settings;

pub use crate::extract::{Reader as FileReader, ReaderLimits, TextLimits};
pub use crate::index::{ExistingIndex, Record, Source};
pub use crate::source::Links;
pub use build::{BuildOptions, BuildReport, FileMessage, Progress, RemovalReport};
pub use check::{CheckReport, Staleness, Stats};
pub use inspection::{InspectedLine, InspectedPage, InspectedRow, Inspection};
pub use settings::{DocumentLimits, Limits, Settings, WebSettings};

use crate::error::Error;
use crate::exchange::{self, OParl, Popolo};
use crate::index::{PathMatcher, Reader, Snapshot};
use crate::matters::meeting::Meeting;
use crate::search::{
    self, Answer, Decisions, Filter, MeetingSummary, Options, Query, Synonyms, Timeline, Votes, meetings,
};
use crate::source;
use jiff::civil::Date;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// An open index.
///
/// An engine answers from the state that the index had when it was opened, until [`Engine::reload`] switches to a newer
/// state. Threads can share an engine: all methods that answer take `&self`.
///
/// Opening is cheap, and works while another process writes. It also works in a folder that is read-only. Where it can
/// write, it saves which files of the index are undamaged, so that they need not be checked again when the index is
/// next opened. Nothing else is changed.
///
/// ```
/// use tingsok::{Engine, Options};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
/// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Nära vård\n\nHemsjukvårdsavtalet behöver ses över.\n")?;
/// Engine::build(&index, &[minutes], &mut |progress| println!("{}/{}", progress.done, progress.total))?;
/// let engine = Engine::open(&index)?;
/// let answer = engine.search("hemsjukvårdsavtal", &Options::new(10))?;
/// assert_eq!(answer.total, 1);
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct Engine {
    reader: Reader,
    settings: Settings,
    synonyms: Synonyms,
    file_reader: Option<FileReader>,
}

/// The fewest characters of a SHA-256 that identify a document.
const SHORTEST_HASH: usize = 8;

impl Engine {
    /// Opens the index in `directory`.
    ///
    /// # Errors
    /// - [`index::Error::Missing`](crate::index::Error): there is no index in `directory`.
    /// - [`index::Error::Format`](crate::index::Error) or `Analysis`: another version of the program built the index.
    ///   Build it again with [`ExistingIndex::Rebuild`].
    /// - [`index::Error::Damaged`](crate::index::Error), `File` or `Read`: the index cannot be read.
    /// - [`Error::Settings`]: its settings file is not valid.
    pub fn open(directory: impl AsRef<Path>) -> Result<Self, Error> {
        let directory = directory.as_ref();
        let (reader, settings) = (Reader::open(directory)?, Settings::read(directory)?);
        Ok(Self { reader, synonyms: settings.synonyms(), settings, file_reader: None })
    }

    /// Uses `reader` when [`Engine::check`] has to read PDF, Word and HTML files, so that each is read in a process of
    /// its own. A build uses [`BuildOptions::reader`] instead.
    #[must_use]
    pub fn with_reader(self, reader: FileReader) -> Self {
        Self { file_reader: Some(reader), ..self }
    }

    /// The settings of the index.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Search options for at most `limit` hits, with the limits and synonyms of the index's settings. [`Options::new`]
    /// does not read the settings.
    #[must_use]
    pub fn options(&self, limit: usize) -> Options {
        let limits = self.settings.limits.question.clone();
        Options { limits, synonyms: self.synonyms.clone(), ..Options::new(limit) }
    }

    /// Brings the index in `directory` up to date with the files and folders `paths`.
    ///
    /// New files are added, changed files are replaced, and documents whose files are gone from `paths` are removed.
    /// Documents from other paths stay in the index. If `paths` is empty, the index is brought up to date with its
    /// roots: the files and folders that were named in earlier builds, and those that its settings name. The index is
    /// created if it does not exist.
    ///
    /// A file that cannot be read is listed in the report, and the build continues. `progress` is called after every
    /// file.
    ///
    /// When this returns, everything counted in the report is on disk. A process that is killed may lose the files
    /// since the last commit, which is at most about 20 seconds or 64 MB of text ago; the next build reads them again.
    ///
    /// # Errors
    /// - [`index::Error::Busy`](crate::index::Error): another process is writing to the index.
    /// - [`index::Error::Foreign`](crate::index::Error): `directory` holds something else than an index.
    /// - [`index::Error::Format`](crate::index::Error), `Analysis` or `Damaged`: there is an index that cannot be
    ///   updated. Use [`Engine::build_with`] and [`ExistingIndex::Rebuild`].
    /// - [`index::Error::File`](crate::index::Error), `Read` or `Write`: the index cannot be read or written.
    /// - [`Error::Settings`]: its settings file is not valid.
    /// - [`Error::NoRoots`]: `paths` is empty and the index has no roots. If there is no index either, it is
    ///   [`index::Error::Missing`](crate::index::Error).
    /// - [`Error::Unreadable`]: there is no index yet, and none of `paths` exists.
    /// - [`Error::Threads`]: the system cannot start a thread.
    pub fn build(
        directory: impl AsRef<Path>,
        paths: &[PathBuf],
        progress: &mut dyn FnMut(Progress<'_>),
    ) -> Result<BuildReport, Error> {
        let options = BuildOptions { paths: paths.to_vec(), ..BuildOptions::default() };
        let mut told = |step: Progress<'_>| {
            progress(step);
            ControlFlow::Continue(())
        };
        build::build(directory.as_ref(), &options, &mut told)
    }

    /// Builds like [`Engine::build`], with options: whether to follow symbolic links, whether to replace an index that
    /// cannot be read, which program reads the files. If `progress` returns `Break`, the build stops. The files done so
    /// far are kept, and the next build continues from there.
    ///
    /// # Errors
    /// As for [`Engine::build`]. A rebuild is refused, and the old index is kept, with
    /// - [`Error::NoSuchPath`]: one of the paths of `options` does not exist.
    /// - [`Error::RootMissing`] or [`Error::SetRootMissing`]: a root of the index or of its settings does not exist.
    /// - [`Error::LostRootMissing`]: a root does not exist, and the index cannot be read, for example because another
    ///   version of the program built it.
    /// - [`Error::DamagedRootMissing`]: a root does not exist, the index is damaged, and `options` has no paths. With
    ///   paths, the index is built without this root, which the report lists among its failures.
    /// - [`Error::Unlisted`]: a folder cannot be listed, and documents of the index may be there.
    pub fn build_with(
        directory: impl AsRef<Path>,
        options: &BuildOptions,
        progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    ) -> Result<BuildReport, Error> {
        build::build(directory.as_ref(), options, progress)
    }

    /// Reads one file and explains how it is read, line by line. No index is used or changed. Of `settings`, only the
    /// limits on documents matter. With a `reader`, a PDF, Word or HTML file is read in a separate process.
    ///
    /// # Errors
    /// [`Error::NoFile`] if `path` is not a file, [`Error::Unreadable`] if it cannot be read or has no text.
    pub fn inspect(
        path: impl AsRef<Path>,
        settings: &Settings,
        reader: Option<&FileReader>,
    ) -> Result<Inspection, Error> {
        inspection::inspect(path.as_ref(), settings, reader)
    }

    /// Removes documents from the index in `directory`.
    ///
    /// A name is a path (relative, absolute or through symbolic links), a folder, a file name, or at least the first 8
    /// characters of a SHA-256. A file or folder that is a root and is removed is no longer a root. When this returns,
    /// no byte of the documents is left in the index. The files themselves stay where they are.
    ///
    /// # Errors
    /// [`index::Error`](crate::index::Error): `Missing` if there is no index, `Busy` if another process is writing to
    /// it, another variant if it cannot be read or written. [`Error::Settings`] if its settings file is not valid.
    pub fn remove(directory: impl AsRef<Path>, names: &[String]) -> Result<RemovalReport, Error> {
        build::remove(directory.as_ref(), names)
    }

    /// Checks the whole index: each of its files, each entry and what it refers to, and the files from which it was
    /// built.
    ///
    /// # Errors
    /// If the index cannot be read. Damage is not an error; it is part of the result.
    pub fn check(&self) -> Result<CheckReport, Error> {
        check::check(&self.reader, &self.settings, self.file_reader.as_ref())
    }

    /// Counts what is in the index.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn stats(&self) -> Result<Stats, Error> {
        check::stats(&self.reader, &self.settings)
    }

    /// How many documents are new, changed or gone since people and matters were linked; 0 if people and matters are up
    /// to date. They are behind while a build runs, and after a build that was stopped. Answers about people and
    /// matters then lack these documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn unlinked_documents(&self) -> Result<usize, Error> {
        Ok(self.reader.snapshot().unlinked_documents()?)
    }

    /// Answers a query as a user types it. Any text is a valid query; notes in the answer say what could not be
    /// understood. [`Query::parse`] lists the signs and fields of a query.
    ///
    /// A question in plain words, such as "när beslutade KF om budget 2024", also gets a direct answer in
    /// [`Answer::answer`], unless `options` ask for words only, for groups, or for a later page.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn search(&self, question: &str, options: &Options) -> Result<Answer, Error> {
        Ok(search::search(&self.reader.snapshot(), question, options)?)
    }

    /// Answers a query that a program has composed. `options.plain_language` is not used: a composed query is never
    /// read as a question.
    ///
    /// ```
    /// use tingsok::{Engine, Options, Query, TextCriterion};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Nära vård\n\nHemsjukvårdsavtalet behöver ses över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let query = Query::words("avtal").excluded(TextCriterion::phrase("nära skola"));
    /// let answer = engine.find(&query, &Options::new(10))?;
    /// assert_eq!((answer.total, answer.hits[0].matches[0].tier.name()), (1, "compound"));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn find(&self, query: &Query, options: &Options) -> Result<Answer, Error> {
        Ok(search::find(&self.reader.snapshot(), query, options)?)
    }

    /// Follows a topic through the years, in the meetings that match `filter`. Only items with all words of the topic
    /// count. All years and all decisions are given, whatever their number.
    ///
    /// ```
    /// use tingsok::{Engine, Filter};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar 2024-05-17\n\n1. Nära vård\n\nAvtalet behöver ses över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let timeline = engine.timeline("avtal", &Filter::default())?;
    /// assert_eq!((timeline.years[0].year, timeline.counts.items), (Some(2024), 1));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn timeline(&self, topic: &str, filter: &Filter) -> Result<Timeline, Error> {
        let options = Options { filter: filter.clone(), ..self.options(usize::MAX) };
        Ok(search::timeline(&self.reader.snapshot(), topic, &options)?)
    }

    /// Of the items that match the query `question`: the decisions in passages with a word of the query, and all decisions
    /// of items with such a word in the title. The items are in the order of `options.sort`. An empty query gives all
    /// decisions that pass the filter, oldest first.
    ///
    /// Of `options`, `filter`, `limit` and `skip` are used; with a query also `sort`, `strictness`, `limits` and
    /// `synonyms`. [`Options::new`] has no filter.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn decisions(&self, question: &str, options: &Options) -> Result<Decisions, Error> {
        Ok(search::decisions(&self.reader.snapshot(), question, options)?)
    }

    /// The votes on items that match the query `question`, in the order of `options.sort`. An empty query gives all
    /// votes that pass the filter, oldest first.
    ///
    /// With a `voter` (a name or part of one), only votes in which that person voted are given.
    /// [`Vote::by_name`](crate::protocol::Vote::by_name) then has only that person's ballot; the figures and
    /// [`FoundVote::parties`](crate::search::FoundVote::parties) still count everybody. The same `options` are used as
    /// in [`Engine::decisions`].
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn votes(&self, question: &str, voter: Option<&str>, options: &Options) -> Result<Votes, Error> {
        Ok(search::votes(&self.reader.snapshot(), question, voter, options)?)
    }

    /// The day of the newest document; `None` if no document has a date. Relative dates in a query are counted from
    /// this day: "i fjol" (last year) is the year before it.
    #[must_use]
    pub fn newest_day(&self) -> Option<Date> {
        self.reader.snapshot().newest_day()
    }

    /// The meetings that match `filter`, by date, then by the name of their main document. The documents of one body
    /// and day are one meeting. Its main document is the minutes, or if there are none, the first of: notes, a document
    /// of unknown kind, the notice, a report.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn meetings(&self, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> {
        Ok(meetings::list(&self.records(filter)?))
    }

    /// Whether any document matches `filter`. This reads no records, unlike [`Engine::meetings`].
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn has_documents(&self, filter: &Filter) -> Result<bool, Error> {
        let snapshot = self.reader.snapshot();
        Ok(!snapshot.sources(&snapshot.filtered_entries(filter)?)?.is_empty())
    }

    /// The record of one document; `None` if no document or several documents match `name`. `name` is the document's
    /// name, its path (relative, absolute or through symbolic links), its file name with any number of folders above
    /// it, or the beginning of its SHA-256 (8 characters or more). Of a file with several meetings, the path and the
    /// SHA-256 mean the first.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn record(&self, name: &str) -> Result<Option<Record>, Error> {
        let snapshot = self.reader.snapshot();
        // The whole name is looked up; anything else is compared with the names of all documents.
        if let Some(record) = snapshot.record(name)? {
            return in_full(&snapshot, record).map(Some);
        }
        let Some(name) = one_meant(&snapshot, name)? else { return Ok(None) };
        snapshot.record(&name)?.map(|record| in_full(&snapshot, record)).transpose()
    }

    /// How many documents `name` matches, which [`record`](Self::record) does not say. The documents of a folder all
    /// match the folder's path.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn count_matching(&self, name: &str) -> Result<usize, Error> {
        let snapshot = self.reader.snapshot();
        Ok(meant(&snapshot, &snapshot.documents()?, name).map_or_else(|count| count, |names| names.len()))
    }

    /// The meeting of the document `name`: all documents of the meeting, and for each agenda item what each document
    /// says of it. `None` if no document or several documents match `name`, which is given as for [`Engine::record`].
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn meeting(&self, name: &str) -> Result<Option<Meeting>, Error> {
        let Some(record) = self.record(name)? else { return Ok(None) };
        let own = record.source.name();
        let records = match record.protocol.date {
            day @ Some(_) => self.records(&Filter { from: day, to: day, ..Filter::default() })?,
            None => vec![record],
        };
        Ok(meetings::of(&records, &own))
    }

    /// All records that match `filter`, sorted by the name of the document.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn records(&self, filter: &Filter) -> Result<Vec<Record>, Error> {
        records(&self.reader.snapshot(), filter)
    }

    /// Exports persons, organisations and meetings of the documents that match `filter` to Popolo. The result
    /// serialises to the JSON of the standard.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn popolo(&self, filter: &Filter) -> Result<Popolo, Error> {
        let snapshot = self.reader.portable()?;
        Ok(exchange::popolo(&records(&snapshot, filter)?, &search::people(&snapshot, filter)?))
    }

    /// Exports counties and municipalities (OParl's bodies), organisations, persons, meetings, cases and reports of the
    /// documents that match `filter` to OParl. The result serialises to the JSON of the standard.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn oparl(&self, filter: &Filter) -> Result<OParl, Error> {
        let snapshot = self.reader.portable()?;
        Ok(exchange::oparl(&records(&snapshot, filter)?, &search::people(&snapshot, filter)?))
    }

    /// A short identifier of the open state of the index, such as "3f09a1c27be4d815". It changes only when
    /// [`Engine::reload`] switches to another commit.
    ///
    /// To note beside an answer which state it came from, call this before the query: if another thread reloads in
    /// between, the answer is newer than the noted id, never older.
    #[must_use]
    pub fn commit_id(&self) -> String {
        self.reader.snapshot().commit_id().to_owned()
    }

    /// Switches to the newest commit. If that is already open, this takes a fraction of a millisecond. An index that
    /// was rebuilt in the same folder is opened too. The settings stay as they were when the engine was opened.
    ///
    /// # Errors
    /// - [`index::Error::Missing`](crate::index::Error): the index was just deleted for a rebuild.
    /// - [`index::Error::Format`](crate::index::Error) or `Analysis`: another version of the program rebuilt the index.
    /// - Other variants: the index cannot be read.
    ///
    /// After an error the engine keeps answering from the old state, and a later call can succeed.
    pub fn reload(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }
}

/// The names of the documents that `typed` means: those at or under it as a path, else the document whose name ends
/// with it, else the document whose SHA-256 begins with it. If there is no such document, or if there are several where
/// only one can be meant, the error is their number.
fn meant(snapshot: &Snapshot, documents: &[(String, String)], typed: &str) -> Result<Vec<String>, usize> {
    let under = snapshot.path_matcher(typed, documents);
    let names = |is_meant: &dyn Fn(&(String, String)) -> bool| -> Vec<String> {
        documents.iter().filter(|document| is_meant(document)).map(|(name, _)| name.clone()).collect()
    };
    let found = names(&|(name, _)| under.has(name));
    if matches!(under, PathMatcher::Folders(_)) && !found.is_empty() || file_in_common(&found).is_some() {
        return Ok(found);
    }
    if !found.is_empty() {
        return Err(found.len());
    }
    let hash = typed.to_ascii_lowercase();
    let found = names(&|(_, sha256)| hash.len() >= SHORTEST_HASH && sha256.starts_with(&hash));
    if file_in_common(&found).is_some() { Ok(found) } else { Err(found.len()) }
}

/// The file that all of the documents `names` come from, which is the name of its first meeting; `None` if they come
/// from several files, or there are none.
fn file_in_common(names: &[String]) -> Option<&String> {
    let first = names.first()?;
    names.iter().all(|name| source::file_of(name, |file| file == first) == first).then_some(first)
}

/// The one document that `typed` means; of a file with several meetings, the first.
fn one_meant(snapshot: &Snapshot, typed: &str) -> Result<Option<String>, Error> {
    let meant = meant(snapshot, &snapshot.documents()?, typed).unwrap_or_default();
    Ok(file_in_common(&meant).cloned())
}

fn records(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Record>, Error> {
    let records = snapshot.records(&snapshot.filtered_entries(filter)?)?;
    records.into_iter().map(|record| in_full(snapshot, record)).collect()
}

fn in_full(snapshot: &Snapshot, mut record: Record) -> Result<Record, Error> {
    links::name_in_full(snapshot, &mut record)?;
    Ok(record)
}
