//! The only place where the stages are wired together.

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
pub use settings::{DocumentLimits, Limits, Settings};

use crate::error::Error;
use crate::exchange::{self, OParl, Popolo};
use crate::index::{Reader, Snapshot, Under};
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

/// An open index. Opening is cheap and works while another process writes. It changes nothing but a list of the files that
/// were found whole, so that the next to open them need not read them again.
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

/// What is enough of a SHA-256 to name a document by it.
const SHORTEST_HASH: usize = 8;

impl Engine {
    /// Opens the index in `directory`.
    ///
    /// # Errors
    /// When there is no index, when it was built by another format or analysis, or cannot be read.
    pub fn open(directory: impl AsRef<Path>) -> Result<Self, Error> {
        let directory = directory.as_ref();
        let (reader, settings) = (Reader::open(directory)?, Settings::read(directory)?);
        Ok(Self { reader, synonyms: settings.synonyms(), settings, file_reader: None })
    }

    /// Reads PDF, Word and HTML files, where it has to look at them, in processes that `reader` starts.
    #[must_use]
    pub fn with_reader(self, reader: FileReader) -> Self {
        Self { file_reader: Some(reader), ..self }
    }

    /// How to ask for at most `limit` items, as the settings of the index have it.
    #[must_use]
    pub fn options(&self, limit: usize) -> Options {
        let limits = self.settings.limits.question.clone();
        Options { limits, synonyms: self.synonyms.clone(), ..Options::new(limit) }
    }

    /// Brings the index in `directory` up to date with the files and folders `paths`: new files are
    /// added, changed ones replaced, vanished ones dropped; a bad one is reported and the rest goes
    /// on. Makes the index when there is none. What is reported as done is on disk.
    ///
    /// # Errors
    /// When another process is writing to the index, it cannot be written, or what lies there cannot be read or is no index.
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

    /// The same with a choice: whether links are followed, whether an index that cannot be read is thrown away, and when to
    /// stop. Where `progress` breaks, what was done until then is kept, and the next build carries on.
    ///
    /// # Errors
    /// As [`Engine::build`]; and when no paths are given and the index does not know any.
    pub fn build_with(
        directory: impl AsRef<Path>,
        options: &BuildOptions,
        progress: &mut dyn FnMut(Progress<'_>) -> ControlFlow<()>,
    ) -> Result<BuildReport, Error> {
        build::build(directory.as_ref(), options, progress)
    }

    /// Reads one file and tells how, line by line; no index is asked or changed.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn inspect(
        path: impl AsRef<Path>,
        settings: &Settings,
        reader: Option<&FileReader>,
    ) -> Result<Inspection, Error> {
        inspection::inspect(path.as_ref(), settings, reader)
    }

    /// Takes documents out of the index in `directory`: paths in any spelling, folders, file names, or beginnings of
    /// SHA-256. When this returns, not a byte of them is left in its folder. The files themselves stay where they are.
    ///
    /// # Errors
    /// When there is no index, another process is writing to it, or it cannot be written.
    pub fn remove(directory: impl AsRef<Path>, names: &[String]) -> Result<RemovalReport, Error> {
        build::remove(directory.as_ref(), names)
    }

    /// Looks at all of the index: each of its files, each entry and what it leads to, and the files that it was made from.
    ///
    /// # Errors
    /// When the index cannot be read. Damage is none: it is what is looked for.
    pub fn check(&self) -> Result<Condition, Error> {
        condition::check(&self.reader, &self.settings, self.file_reader.as_ref())
    }

    /// How much there is in the index.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn stats(&self) -> Result<Stats, Error> {
        condition::stats(&self.reader, &self.settings)
    }

    /// How many documents are new, changed or gone since people and matters were put together: while an index is brought up
    /// to date, and after that was stopped. None, when they are up to date. Until then they tell what they know of the others.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn behind(&self) -> Result<usize, Error> {
        Ok(self.reader.snapshot().behind()?)
    }

    /// Answers a question. Any text is a question; what could not be understood is said in the notes.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn search(&self, question: &str, options: &Options) -> Result<Answer, Error> {
        Ok(search::search(&self.reader.snapshot(), question, options)?)
    }

    /// Answers a question that a program has put together.
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
    /// When the index cannot be read.
    pub fn find(&self, query: &Query, options: &Options) -> Result<Answer, Error> {
        Ok(search::find(&self.reader.snapshot(), query, options)?)
    }

    /// Follows a topic through the years, in the meetings that pass `filter`.
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
    /// When the index cannot be read.
    pub fn timeline(&self, topic: &str, filter: &Filter) -> Result<Timeline, Error> {
        let options = Options { filter: filter.clone(), ..self.options(usize::MAX) };
        Ok(search::timeline(&self.reader.snapshot(), topic, &options)?)
    }

    /// Finds who presented a topic, asked as with search; those who spoke, chaired or are only named come after.
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
    /// When the index cannot be read.
    pub fn who(&self, topic: &str, options: &Options) -> Result<WhoAnswer, Error> {
        Ok(search::who(&self.reader.snapshot(), topic, options)?)
    }

    /// The people whom `name` may mean, best first: a name, part of one, nearly so spelled, or an id. Their appearances
    /// are those that pass `filter`.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn person(&self, name: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        Ok(search::person(&self.reader.snapshot(), name, filter)?)
    }

    /// The same with what they have to do with items that have all words of `topic`, and nothing else.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn person_about(&self, name: &str, topic: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
        Ok(search::person_about(&self.reader.snapshot(), name, topic, filter)?)
    }

    /// Everybody who appears in a document that passes `filter`, by name.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn people(&self, filter: &Filter) -> Result<Vec<Person>, Error> {
        Ok(search::people(&self.reader.snapshot(), filter)?)
    }

    /// The decisions that answer `question`, best first; with an empty question all, oldest first.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn decisions(&self, question: &str, options: &Options) -> Result<Decisions, Error> {
        Ok(search::decisions(&self.reader.snapshot(), question, options)?)
    }

    /// How the items that answer `question` were voted on, best first; with an empty question all votes, oldest first. With a
    /// `voter`, a name or part of one, those in which they voted, with their vote alone.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn votes(&self, question: &str, voter: Option<&str>, options: &Options) -> Result<Votes, Error> {
        Ok(search::votes(&self.reader.snapshot(), question, voter, options)?)
    }

    /// The matters that `asked` means, a case number or words, followed through their meetings; with nothing asked, all
    /// that more than one meeting dealt with.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn matters(&self, asked: &str, options: &Options) -> Result<Matters, Error> {
        Ok(search::matters(&self.reader.snapshot(), asked, options)?)
    }

    /// The day of the newest document, from which "i fjol" is counted; `None` when none has a date.
    #[must_use]
    pub fn newest_day(&self) -> Option<Date> {
        self.reader.snapshot().newest_day()
    }

    /// The meetings that pass `filter`, by date, then source: the documents of one body and day are one meeting, of which the
    /// minutes are told, or what there is in their place.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn meetings(&self, filter: &Filter) -> Result<Vec<MeetingSummary>, Error> {
        Ok(meetings::list(&self.records(filter)?))
    }

    /// The record of one document: its path in any spelling, its file name with any of the folders above, or the beginning
    /// of its SHA-256 (8 characters or more). `None` if nothing or more than one thing fits.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn record(&self, name: &str) -> Result<Option<Record>, Error> {
        let snapshot = self.reader.snapshot();
        // The whole name is looked up; anything else is compared with the names of all documents.
        if let Some(record) = snapshot.record(name)? {
            return in_full(&snapshot, record).map(Some);
        }
        let meant = meant(&snapshot, &snapshot.documents()?, name);
        let Some((name, others)) = meant.split_first() else { return Ok(None) };
        // The further meetings of a file lie in it; of several documents none is meant.
        if others.iter().any(|other| source::file_of(other, |file| file == name) != name) {
            return Ok(None);
        }
        snapshot.record(name)?.map(|record| in_full(&snapshot, record)).transpose()
    }

    /// The meeting that the document `name`, as [`Engine::record`] takes it, is of: all its documents, and what each says under one
    /// item. `None` if nothing or more than one thing fits.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn meeting(&self, name: &str) -> Result<Option<Meeting>, Error> {
        let Some(record) = self.record(name)? else { return Ok(None) };
        let own = record.source.name();
        let records = match record.protocol.date {
            day @ Some(_) => self.records(&Filter { from: day, to: day, ..Filter::default() })?,
            None => vec![record],
        };
        Ok(meetings::of(&records, &own))
    }

    /// All records that pass `filter`, by source.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn records(&self, filter: &Filter) -> Result<Vec<Record>, Error> {
        records(&self.reader.snapshot(), filter)
    }

    /// Persons, organisations and meetings of the documents that pass `filter`, as Popolo has them.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn popolo(&self, filter: &Filter) -> Result<Popolo, Error> {
        let snapshot = self.reader.portable()?;
        Ok(exchange::popolo(&records(&snapshot, filter)?, &search::people(&snapshot, filter)?))
    }

    /// Bodies, organisations, persons, meetings and cases of the documents that pass `filter`, as OParl has them.
    ///
    /// # Errors
    /// When the index cannot be read.
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

/// The names of those of `documents` that `typed` means: those at or under it as a path, else the one whose name ends so,
/// else the one whose SHA-256 begins so.
fn meant(snapshot: &Snapshot, documents: &[(String, String)], typed: &str) -> Vec<String> {
    let under = snapshot.under(typed, documents);
    let names = |is_meant: &dyn Fn(&(String, String)) -> bool| -> Vec<String> {
        documents.iter().filter(|document| is_meant(document)).map(|(name, _)| name.clone()).collect()
    };
    let found = names(&|(name, _)| under.has(name));
    match (&under, found.len()) {
        (Under::Folders(_), 1..) | (_, 1) => return found,
        (_, 2..) => {
            // The further meetings of a file are meant with it.
            let first = &found[0];
            let is_one = found.iter().all(|name| source::file_of(name, |file| file == first) == first);
            return if is_one { found } else { Vec::new() };
        }
        (_, 0) => {}
    }
    let hash = typed.to_ascii_lowercase();
    let found = names(&|(_, sha256)| hash.len() >= SHORTEST_HASH && sha256.starts_with(&hash));
    if found.len() == 1 { found } else { Vec::new() }
}

fn records(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Record>, Error> {
    let records = snapshot.records(&snapshot.kept(filter)?)?;
    records.into_iter().map(|record| in_full(snapshot, record)).collect()
}

fn in_full(snapshot: &Snapshot, mut record: Record) -> Result<Record, Error> {
    links::name_in_full(snapshot, &mut record)?;
    Ok(record)
}
