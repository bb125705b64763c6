//! What is served: an index, kept up with what is committed to it, and how it is shown.

use super::directory::{Directory, Entry};
use super::pages::Line;
use super::reply::Reply;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use tingsok::engine::{Engine, WebSettings};
use tingsok::matters::Matter;
use tingsok::matters::meeting::{Meeting, join};
use tingsok::people::{Document, Person};
use tingsok::search::{Filter, Options};

/// A served index.
pub struct Site {
    /// The name of the site, in the head of every page.
    pub title: String,
    /// Whether the files that the index was made from are given out.
    pub has_originals: bool,
    index: PathBuf,
    archive: RwLock<Arc<Archive>>,
}

/// The index at one commit.
pub struct Archive {
    pub engine: Arc<Engine>,
    pub commit: String,
    pub directory: Directory,
    pub web: WebSettings,
    people: OnceLock<Vec<Line>>,
    answers: Mutex<LruCache<String, Reply>>,
}

/// Answers that are kept, and the largest that is, in bytes: together at most 64 MB.
const KEPT: NonZeroUsize = NonZeroUsize::new(256).unwrap();
const LARGEST_KEPT: usize = 256 * 1024;

impl Archive {
    fn open(engine: Arc<Engine>) -> Result<Self, tingsok::Error> {
        let commit = engine.commit();
        let web = engine.settings().web.clone();
        let directory = Directory::of(&engine, &web)?;
        // What facets need of all documents is worked out here, so that no reader waits for it.
        engine.search("beslut", &Options { facets: true, ..engine.options(1) })?;
        Ok(Self { engine, commit, directory, web, people: OnceLock::new(), answers: Mutex::new(LruCache::new(KEPT)) })
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
        people.retain(|person| !self.hides(person));
        Ok(self.people.get_or_init(|| people.iter().map(Line::of).collect()))
    }

    /// Whether a person is hidden, under any name.
    pub fn hides(&self, person: &Person) -> bool {
        std::iter::once(&person.name).chain(&person.other_names).any(|name| self.web.hides_person(name))
    }

    /// Those among `people` who are not hidden, and of those who may be the same, the ones who have a page.
    pub fn shown_people(&self, mut people: Vec<Person>) -> Result<Vec<Person>, tingsok::Error> {
        people.retain(|person| !self.hides(person));
        if self.web != WebSettings::default() {
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

    /// A meeting, joined from those of its documents that are shown.
    pub fn meeting(&self, entry: &Entry) -> Result<Meeting, tingsok::Error> {
        let mut records = Vec::new();
        for paper in &entry.summary.documents {
            records.extend(self.engine.record(&paper.source)?.map(|record| (paper.source.as_str(), record)));
        }
        let documents: Vec<Document<'_>> = records
            .iter()
            .map(|(source, record)| Document { source, file: &record.source.path, protocol: &record.protocol })
            .collect();
        Ok(join(&documents))
    }

    /// A matter at the meetings that are shown; `None` where there are none.
    pub fn shown_matter(&self, mut matter: Matter) -> Option<Matter> {
        matter.steps.retain(|step| !self.web.hides_document(&step.source));
        (!matter.steps.is_empty()).then_some(matter)
    }
}

/// Everything but the documents that are hidden.
pub fn shown(web: &WebSettings) -> Filter {
    Filter { without: web.hide_documents.clone(), ..Filter::default() }
}

impl Site {
    pub fn open(index: PathBuf, title: String, has_originals: bool) -> Result<Self, tingsok::Error> {
        let archive = Archive::open(Arc::new(Engine::open(&index)?))?;
        Ok(Self { title, has_originals, index, archive: RwLock::new(Arc::new(archive)) })
    }

    /// The index as it was last seen.
    pub fn archive(&self) -> Arc<Archive> {
        // The lock is held only to copy a pointer, so no thread can leave it broken.
        Arc::clone(&self.archive.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What marks an answer: the same address has the same one until the index, the program, or the way in which it shows
    /// the index changes.
    pub fn tag(&self, archive: &Archive) -> String {
        let WebSettings { hide_people, hide_documents, .. } = &archive.web;
        let shown = format!("{}\n{}\n{hide_people:?}\n{hide_documents:?}", self.title, self.has_originals);
        format!("\"{}-{}-{:08x}\"", archive.commit, env!("CARGO_PKG_VERSION"), crc32fast::hash(shown.as_bytes()))
    }

    /// Looks for a new commit. An index that was built anew is opened again; one that cannot be opened at the moment is
    /// looked for the next time, and until then the old one answers.
    pub fn refresh(&self) -> Result<(), tingsok::Error> {
        let old = self.archive();
        let engine = match old.engine.reload() {
            Ok(()) if old.engine.commit() == old.commit => return Ok(()),
            Ok(()) => Arc::clone(&old.engine),
            Err(_) => Arc::new(Engine::open(&self.index)?),
        };
        let new = Arc::new(Archive::open(engine)?);
        *self.archive.write().unwrap_or_else(PoisonError::into_inner) = new;
        Ok(())
    }
}
