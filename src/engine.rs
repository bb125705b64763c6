//! Wires the stages together: builds, opens and searches an index. No other module does this.

mod build;
mod condition;
mod in_order;
mod inspection;
mod links;
mod overview;
mod reading;
mod roots;
mod settings;

pub use crate::extract::{Reader as FileReader, ReaderLimits, TextLimits};
pub use crate::index::{Opening, Record, Source};
pub use crate::source::Links;
pub use build::{BuildOptions, BuildReport, Failure, Progress, RemovalReport};
pub use condition::{Condition, Staleness, Stats};
pub use inspection::{InspectedLine, InspectedPage, InspectedRow, Inspection};
pub use settings::{DocumentLimits, Limits, Settings, WebSettings};

use crate::error::Error;
use crate::exchange::{self, OParl, Popolo};
use crate::index::{Reader, Snapshot, Under};
use crate::matters::Matter;
use crate::matters::meeting::Meeting;
use crate::people::Person;
use crate::search::{
    self, Answer, Decisions, Filter, Matters, MeetingSummary, Options, Query, Synonyms, Timeline, Votes, WhoAnswer,
    meetings,
};
use crate::source;
use jiff::civil::Date;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// An open index.
///
/// Opening is cheap, and works while another process writes. It changes nothing in the index, except for a list of
/// files that were found undamaged, so that they need not be read again when the index is next opened.
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
    /// If there is no index, if it was built with another format or analysis, or if it cannot be read.
    pub fn open(directory: impl AsRef<Path>) -> Result<Self, Error> {
        let directory = directory.as_ref();
        let (reader, settings) = (Reader::open(directory)?, Settings::read(directory)?);
        Ok(Self { reader, synonyms: settings.synonyms(), settings, file_reader: None })
    }

    /// Uses `reader` to start processes that read PDF, Word and HTML files, whenever this engine has to read such
    /// files.
    #[must_use]
    pub fn with_reader(self, reader: FileReader) -> Self {
        Self { file_reader: Some(reader), ..self }
    }

    /// The settings of the index.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Search options for at most `limit` items, with the limits and synonyms of the index's settings.
    #[must_use]
    pub fn options(&self, limit: usize) -> Options {
        let limits = self.settings.limits.question.clone();
        Options { limits, synonyms: self.synonyms.clone(), ..Options::new(limit) }
    }

    /// Brings the index in `directory` up to date with the files and folders `paths`.
    ///
    /// New files are added, changed files replaced, and files that are gone removed. A file that cannot be read is
    /// reported, and the build continues. The index is created if it does not exist. Whatever is reported as done is on
    /// disk.
    ///
    /// # Errors
    /// If another process is writing to the index, if it cannot be written, or if `directory` holds something that
    /// cannot be read or is not an index.
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

    /// Builds like [`Engine::build`], with options: whether to follow links, whether to replace an index that cannot be
    /// read, and when to stop. If `progress` breaks, what was done so far is kept, and the next build continues from
    /// there.
    ///
    /// # Errors
    /// As for [`Engine::build`]; also if no paths are given and the index does not know any.
    pub fn build_with(
        directory: impl AsRef<Path>,
        options: &BuildOptions,
        progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    ) -> Result<BuildReport, Error> {
        build::build(directory.as_ref(), options, progress)
    }

    /// Reads one file and explains how it is read, line by line. No index is used or changed.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn inspect(
        path: impl AsRef<Path>,
        settings: &Settings,
        reader: Option<&FileReader>,
    ) -> Result<Inspection, Error> {
        inspection::inspect(path.as_ref(), settings, reader)
    }

    /// Removes documents from the index in `directory`. A name is a path in any spelling, a folder, a file name, or the
    /// beginning of a SHA-256. When this returns, no byte of the documents is left in the index. The files themselves
    /// stay where they are.
    ///
    /// # Errors
    /// If there is no index, if another process is writing to it, or if it cannot be written.
    pub fn remove(directory: impl AsRef<Path>, names: &[String]) -> Result<RemovalReport, Error> {
        build::remove(directory.as_ref(), names)
    }

    /// Checks the whole index: each of its files, each entry and what it refers to, and the files from which it was
    /// built.
    ///
    /// # Errors
    /// If the index cannot be read. Damage is not an error; it is part of the result.
    pub fn check(&self) -> Result<Condition, Error> {
        condition::check(&self.reader, &self.settings, self.file_reader.as_ref())
    }

    /// Counts what is in the index.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn stats(&self) -> Result<Stats, Error> {
        condition::stats(&self.reader, &self.settings)
    }

    /// How many documents are new, changed or gone since people and matters were linked. 0 if these are up to date.
    /// They are behind while a build runs, and after a build that was stopped; until the next build they are answered
    /// from the other documents.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn behind(&self) -> Result<usize, Error> {
        Ok(self.reader.snapshot().behind()?)
    }

    /// Answers a query. Any text is a valid query; notes in the answer say what could not be understood.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn search(&self, question: &str, options: &Options) -> Result<Answer, Error> {
        Ok(search::search(&self.reader.snapshot(), question, options)?)
    }

    /// Answers a query that a program has composed.
    ///
    /// ```
    /// use tingsok::{Engine, Filter, Options, Query, Text};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Nära vård\n\nHemsjukvårdsavtalet behöver ses över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let query = Query::words("avtal").without(Text::phrase("nära skola"));
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

    /// Follows a topic through the years, in the meetings that match `filter`.
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
    /// assert_eq!((timeline.years[0].year, timeline.extent.items), (Some(2024), 1));
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

    /// Finds who presented a topic, which is written as a query. People who spoke, chaired or are only named come after
    /// the presenters.
    ///
    /// ```
    /// use tingsok::{Engine, Involvement, Options};
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let (minutes, index) = (folder.path().join("minutes.txt"), folder.path().join("index"));
    /// # std::fs::write(&minutes, "Mötesanteckningar\n\n1. Mötets öppnande\n\n2. Nära vård\n\nFöredragande: Kim Holm, samordnare\n\nAvtalet ses över.\n")?;
    /// # Engine::build(&index, &[minutes], &mut |_| {})?;
    /// let engine = Engine::open(&index)?;
    /// let answer = engine.who("avtal", &Options::new(10))?;
    /// let first = &answer.people[0];
    /// assert_eq!((first.name.as_str(), first.appearances[0].involvement), ("Kim Holm", Involvement::Presents));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn who(&self, topic: &str, options: &Options) -> Result<WhoAnswer, Error> {
        Ok(search::who(&self.reader.snapshot(), topic, options)?)
    }

    /// The people that `name` may mean, best first. `name` is a name, a part of one, a spelling close to one, or an id.
    /// Only appearances that match `filter` are included.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person(&self, name: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        let snapshot = self.reader.snapshot();
        Ok(search::cited(&snapshot, search::person(&snapshot, name, filter)?)?)
    }

    /// The people that `name` may mean, as [`Engine::person`], limited to what they have to do with items that contain
    /// all words of `topic`.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn person_about(&self, name: &str, topic: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        let snapshot = self.reader.snapshot();
        Ok(search::cited(&snapshot, search::person_about(&snapshot, name, topic, filter)?)?)
    }

    /// `persons` with citations of the meetings and items where they appear, as [`Engine::person`] gives them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn cited(&self, persons: Vec<Person>) -> Result<Vec<Person>, Error> {
        Ok(search::cited(&self.reader.snapshot(), persons)?)
    }

    /// Everybody who appears in a document that matches `filter`, sorted by name.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn people(&self, filter: &Filter) -> Result<Vec<Person>, Error> {
        Ok(search::people(&self.reader.snapshot(), filter)?)
    }

    /// The decisions that match the query `question`, best first. An empty query gives all decisions, oldest first.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn decisions(&self, question: &str, options: &Options) -> Result<Decisions, Error> {
        Ok(search::decisions(&self.reader.snapshot(), question, options)?)
    }

    /// The votes on items that match the query `question`, best first. An empty query gives all votes, oldest first. With
    /// a `voter`, a name or part of one, only the votes in which that person voted, and of each only that person's vote.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn votes(&self, question: &str, voter: Option<&str>, options: &Options) -> Result<Votes, Error> {
        Ok(search::votes(&self.reader.snapshot(), question, voter, options)?)
    }

    /// The matters that `asked` (a case number or words) means, followed through their meetings. An empty `asked` gives
    /// all matters that more than one meeting dealt with.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters(&self, asked: &str, options: &Options) -> Result<Matters, Error> {
        Ok(search::matters(&self.reader.snapshot(), asked, options)?)
    }

    /// The matter with this id, if several meetings dealt with it.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matter(&self, id: &str) -> Result<Option<Matter>, Error> {
        Ok(self.reader.snapshot().matters()?.into_iter().find(|matter| matter.id == id))
    }

    /// The matters that the item at `path` of the document `source` belongs to; those that its text only mentions come last.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matters_at(&self, source: &str, path: &[usize]) -> Result<Vec<Matter>, Error> {
        Ok(search::matters_at(&self.reader.snapshot(), source, path)?)
    }

    /// The day of the newest document, from which "i fjol" is counted; `None` if no document has a date.
    #[must_use]
    pub fn newest_day(&self) -> Option<Date> {
        self.reader.snapshot().newest_day()
    }

    /// The meetings that match `filter`, by date, then source. The documents of one body and day are one meeting; its
    /// minutes are described, or the document that takes their place.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn meetings(&self, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> {
        Ok(meetings::list(&self.records(filter)?))
    }

    /// The record of one document. `name` is its path in any spelling, its file name with any number of folders above
    /// it, or the beginning of its SHA-256 (8 characters or more). `None` if nothing or several documents match.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn record(&self, name: &str) -> Result<Option<Record>, Error> {
        let snapshot = self.reader.snapshot();
        // The whole name is looked up; anything else is compared with the names of all documents.
        if let Some(record) = snapshot.record(name)? {
            return in_full(&snapshot, record).map(Some);
        }
        let meant = meant(&snapshot, &snapshot.documents()?, name).unwrap_or_default();
        let Some((name, others)) = meant.split_first() else { return Ok(None) };
        // Further meetings of the same file are allowed; several different documents are not.
        if others.iter().any(|other| source::file_of(other, |file| file == name) != name) {
            return Ok(None);
        }
        snapshot.record(name)?.map(|record| in_full(&snapshot, record)).transpose()
    }

    /// How many documents `name` matches, which [`record`](Self::record) does not say. The documents of a folder all match the
    /// folder's path.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn matching(&self, name: &str) -> Result<usize, Error> {
        let snapshot = self.reader.snapshot();
        Ok(meant(&snapshot, &snapshot.documents()?, name).map_or_else(|count| count, |names| names.len()))
    }

    /// The meeting of the document `name` (see [`Engine::record`]): all its documents, with what each says of each
    /// item. `None` if nothing or several documents match.
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

    /// All records that match `filter`, by source.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn records(&self, filter: &Filter) -> Result<Vec<Record>, Error> {
        records(&self.reader.snapshot(), filter)
    }

    /// Exports persons, organisations and meetings of the documents that match `filter` to Popolo.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn popolo(&self, filter: &Filter) -> Result<Popolo, Error> {
        let snapshot = self.reader.portable()?;
        Ok(exchange::popolo(&records(&snapshot, filter)?, &search::people(&snapshot, filter)?))
    }

    /// Exports bodies, organisations, persons, meetings and cases of the documents that match `filter` to OParl.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn oparl(&self, filter: &Filter) -> Result<OParl, Error> {
        let snapshot = self.reader.portable()?;
        Ok(exchange::oparl(&records(&snapshot, filter)?, &search::people(&snapshot, filter)?))
    }

    /// A short identifier of the state of the index that is open, such as "3f09a1c27be4d815". It changes when [`Engine::reload`] sees
    /// another commit, and only then. A server that reloads in one thread and answers in another asks for it before the answer that it
    /// marks: an answer may then be newer than its mark, never older.
    #[must_use]
    pub fn commit(&self) -> String {
        self.reader.snapshot().commit().to_owned()
    }

    /// Sees what was committed since opening. Where nothing was, this takes a fraction of a millisecond. An index that was built anew in
    /// the same folder is seen, too. The settings stay those of opening.
    ///
    /// # Errors
    /// When the index cannot be read. While it is built anew and holds nothing yet, [`index::Error::Missing`](crate::index::Error);
    /// what was open stays open and answers, and a later call sees what was built. Where it was built by another version of the
    /// program, [`index::Error::Format`](crate::index::Error) or `Analysis`.
    pub fn reload(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }
}

/// The names of the documents that `typed` means: those at or under it as a path, else the document whose name ends
/// with it, else the document whose SHA-256 begins with it. If there is no such document, or if there are several where only
/// one can be meant, the error is their number.
fn meant(snapshot: &Snapshot, documents: &[(String, String)], typed: &str) -> Result<Vec<String>, usize> {
    let under = snapshot.under(typed, documents);
    let names = |is_meant: &dyn Fn(&(String, String)) -> bool| -> Vec<String> {
        documents.iter().filter(|document| is_meant(document)).map(|(name, _)| name.clone()).collect()
    };
    let found = names(&|(name, _)| under.has(name));
    match (&under, found.len()) {
        (Under::Folders(_), 1..) | (_, 1) => return Ok(found),
        (_, 2..) => {
            // The further meetings of a file belong to it.
            let first = &found[0];
            let is_one = found.iter().all(|name| source::file_of(name, |file| file == first) == first);
            return if is_one { Ok(found) } else { Err(found.len()) };
        }
        (_, 0) => {}
    }
    let hash = typed.to_ascii_lowercase();
    let found = names(&|(_, sha256)| hash.len() >= SHORTEST_HASH && sha256.starts_with(&hash));
    if found.len() == 1 { Ok(found) } else { Err(found.len()) }
}

fn records(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Record>, Error> {
    let records = snapshot.records(&snapshot.kept(filter)?)?;
    records.into_iter().map(|record| in_full(snapshot, record)).collect()
}

fn in_full(snapshot: &Snapshot, mut record: Record) -> Result<Record, Error> {
    links::name_in_full(snapshot, &mut record)?;
    Ok(record)
}
