//! What is served: an index, kept up with what is committed to it, and how it is shown.

use super::directory::{Directory, Entry};
use super::hidden::Hidden;
use super::pages::Line;
use super::reply::Reply;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use tingsok::engine::{Engine, Record, WebSettings};
use tingsok::matters::Matter;
use tingsok::matters::meeting::{Meeting, join};
use tingsok::people::{Document, Person};
use tingsok::search::{Answer, Decisions, Filter, Options, Reply as Answered, Votes, WhoAnswer};

/// A served index.
pub struct Site {
    /// The name of the site, in the head of every page.
    pub title: String,
    /// Whether the files that the index was made from are given out.
    pub has_originals: bool,
    index: PathBuf,
    /// Looks for new commits. It answers nothing, so that one archive has one state of the index as long as it is used.
    watcher: Engine,
    archive: RwLock<Arc<Archive>>,
}

/// The index at one commit.
pub struct Archive {
    pub engine: Engine,
    pub commit: String,
    pub directory: Directory,
    pub web: WebSettings,
    hidden: Hidden,
    people: OnceLock<Vec<Line>>,
    answers: Mutex<LruCache<String, Reply>>,
}

/// Answers that are kept, and the largest that is, in bytes: together at most 64 MB.
const KEPT: NonZeroUsize = NonZeroUsize::new(1024).unwrap();
const LARGEST_KEPT: usize = 64 * 1024;

impl Archive {
    fn open(index: &Path) -> Result<Self, tingsok::Error> {
        let engine = Engine::open(index)?;
        let commit = engine.commit();
        let web = engine.settings().web.clone();
        let directory = Directory::of(&engine, &web)?;
        // What facets need of all documents is worked out here, so that no reader waits for it.
        engine.search("beslut", &Options { facets: true, ..engine.options(1) })?;
        let hidden = Hidden::of(&engine, &web)?;
        Ok(Self {
            engine,
            commit,
            directory,
            web,
            hidden,
            people: OnceLock::new(),
            answers: Mutex::new(LruCache::new(KEPT)),
        })
    }

    /// The answer to an address that was given before. When many follow one link, its page is made once.
    pub fn kept(&self, address: &str) -> Option<Reply> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
    }

    pub fn keep(&self, address: String, reply: &Reply) {
        // Original files may change on the disk without a commit.
        let is_made =
            ["text/html", "application/json", "text/csv"].iter().any(|own| reply.content_type.starts_with(own));
        if reply.status == 200 && is_made && reply.body.len() <= LARGEST_KEPT {
            self.answers.lock().unwrap_or_else(PoisonError::into_inner).put(address, reply.clone());
        }
    }

    /// What may be shown of the index.
    pub fn filter(&self) -> Filter {
        shown(&self.web)
    }

    /// Everybody by name. Made when it is first asked for, since it reads all people.
    pub fn people(&self) -> Result<&[Line], tingsok::Error> {
        if let Some(people) = self.people.get() {
            return Ok(people);
        }
        let mut people = self.engine.people(&self.filter())?;
        people.retain(|person| !self.hidden.has_id(&person.id));
        Ok(self.people.get_or_init(|| people.iter().map(Line::of).collect()))
    }

    /// The meetings and documents that pass `filter`, newest first.
    pub fn entries(&self, filter: &Filter) -> Result<Vec<&Entry>, tingsok::Error> {
        if *filter == self.filter() {
            return Ok(self.directory.entries.iter().collect());
        }
        let meetings = self.engine.meetings(filter)?;
        Ok(meetings.iter().rev().filter_map(|meeting| self.directory.entry(&meeting.source)).collect())
    }

    /// Those among `people` who are not hidden, and of those who may be the same, the ones who have a page.
    pub fn shown_people(&self, mut people: Vec<Person>) -> Result<Vec<Person>, tingsok::Error> {
        people.retain(|person| !self.hidden.has_id(&person.id));
        if self.web != WebSettings::default() {
            for person in &mut people {
                // Only as documents write it that are shown.
                let shown: Vec<&String> = person.appearances.iter().map(|own| &own.name).collect();
                person.other_names.retain(|name| shown.contains(&name));
            }
            for person in people.iter_mut().filter(|person| !person.perhaps.is_empty()) {
                let known = self.people()?;
                person.perhaps.retain(|other| known.iter().any(|line| line.id == other.id));
            }
        }
        Ok(people)
    }

    /// The person with this id.
    pub fn person(&self, id: &str) -> Result<Option<Person>, tingsok::Error> {
        let found = self.shown_people(self.engine.person(id, &self.filter())?)?;
        Ok(found.into_iter().find(|person| person.id == id))
    }

    /// The answer to a query, without what the settings hide.
    pub fn search(&self, query: &str, options: &Options) -> Result<Answer, tingsok::Error> {
        let mut answer = self.engine.search(query, options)?;
        if !self.web.hide_documents.is_empty() {
            // Words are suggested from all documents.
            answer.suggestions.clear();
        }
        if let Some(Answered::Persons(found)) = &mut answer.answer {
            found.persons = self.shown_people(std::mem::take(&mut found.persons))?;
        }
        self.hidden.leave_answer(&mut answer);
        Ok(answer)
    }

    pub fn who(&self, topic: &str, options: &Options) -> Result<WhoAnswer, tingsok::Error> {
        let mut answer = self.engine.who(topic, options)?;
        self.hidden.leave_who(&mut answer);
        Ok(answer)
    }

    pub fn decisions(&self, query: &str, options: &Options) -> Result<Decisions, tingsok::Error> {
        let mut found = self.engine.decisions(query, options)?;
        self.hidden.leave_decisions(&mut found.decisions);
        Ok(found)
    }

    pub fn votes(&self, query: &str, voter: Option<&str>, options: &Options) -> Result<Votes, tingsok::Error> {
        let mut found = self.engine.votes(query, voter, options)?;
        self.hidden.leave_votes(&mut found.votes);
        Ok(found)
    }

    /// The record of the document with this name.
    pub fn record(&self, source: &str) -> Result<Option<Record>, tingsok::Error> {
        let mut record = self.engine.record(source)?;
        if let Some(record) = &mut record {
            self.hidden.leave_record(record);
        }
        Ok(record)
    }

    /// A meeting, joined from those of its documents that are shown.
    pub fn meeting(&self, entry: &Entry) -> Result<Meeting, tingsok::Error> {
        let mut records = Vec::new();
        for paper in &entry.summary.documents {
            records.extend(self.record(&paper.source)?.map(|record| (paper.source.as_str(), record)));
        }
        let documents: Vec<Document<'_>> = records
            .iter()
            .map(|(source, record)| Document { source, file: &record.source.path, protocol: &record.protocol })
            .collect();
        Ok(join(&documents))
    }

    /// A matter at the meetings that are shown, called as the latest of these calls it; `None` where there are none.
    pub fn shown_matter(&self, mut matter: Matter) -> Option<Matter> {
        let count = matter.steps.len();
        matter.steps.retain(|step| self.directory.document(&step.source).is_some());
        self.hidden.leave_matter(&mut matter);
        let last = matter.steps.last()?;
        if matter.steps.len() < count {
            matter.title.clone_from(&last.title);
            matter.reference = matter.steps.iter().rev().find_map(|step| step.reference.clone());
        }
        Some(matter)
    }
}

/// Everything but the documents that are hidden.
pub fn shown(web: &WebSettings) -> Filter {
    Filter { without: web.hide_documents.clone(), ..Filter::default() }
}

impl Site {
    pub fn open(index: PathBuf, title: String, has_originals: bool) -> Result<Self, tingsok::Error> {
        let (watcher, archive) = (Engine::open(&index)?, Archive::open(&index)?);
        Ok(Self { title, has_originals, index, watcher, archive: RwLock::new(Arc::new(archive)) })
    }

    /// The index as it was last seen.
    pub fn archive(&self) -> Arc<Archive> {
        // The lock is held only to copy a pointer, so no thread can leave it broken.
        Arc::clone(&self.archive.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What marks an answer: the same address has the same one until the index, the program, or the way in which it shows
    /// the index changes.
    pub fn tag(&self, archive: &Archive) -> String {
        let shown = format!("{}\n{}\n{:?}", self.title, self.has_originals, archive.engine.settings());
        format!("\"{}-{}-{:08x}\"", archive.commit, env!("CARGO_PKG_VERSION"), crc32fast::hash(shown.as_bytes()))
    }

    /// Looks for a new commit. While an index is being rebuilt it cannot be opened, and the old state answers.
    pub fn refresh(&self) -> Result<(), tingsok::Error> {
        self.watcher.reload()?;
        if self.watcher.commit() == self.archive().commit {
            return Ok(());
        }
        let new = Arc::new(Archive::open(&self.index)?);
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }
}
