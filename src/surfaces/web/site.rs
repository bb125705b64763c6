//! What is served: an index, kept up with what is committed to it, and how it is shown.

use super::directory::Directory;
use super::pages::Line;
use super::reply::Reply;
use lru::LruCache;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use tingsok::engine::{Engine, WebSettings};
use tingsok::search::Filter;

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
        Ok(Self { engine, commit, directory, web, people: OnceLock::new(), answers: Mutex::new(LruCache::new(KEPT)) })
    }

    /// The answer to an address that was given before. When many follow one link, its page is made once.
    pub fn kept(&self, address: &str) -> Option<Reply> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(address).cloned()
    }

    pub fn keep(&self, address: String, reply: &Reply) {
        if reply.status == 200 && reply.body.len() <= LARGEST_KEPT {
            self.answers.lock().unwrap_or_else(PoisonError::into_inner).put(address, reply.clone());
        }
    }

    /// Everybody by name. Made when it is first asked for, since it reads all people.
    pub fn people(&self) -> Result<&[Line], tingsok::Error> {
        if let Some(people) = self.people.get() {
            return Ok(people);
        }
        let people = self.engine.people(&Filter::default())?.iter().map(Line::of).collect();
        Ok(self.people.get_or_init(|| people))
    }
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
