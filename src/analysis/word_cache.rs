//! Caches what is known of words. Texts repeat the same words, and to analyse a word costs a thousand times as much as
//! to look it up. The cache affects nothing but speed.

use super::lexicon::Lexicon;
use super::{Reading, Word, compound};
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// How many words are kept since the last purge. Twice this number of words takes a few dozen megabytes.
const MOST: usize = 40_000;
/// Bytes of the longest key that is kept. Anything longer is no word, and does not occur again.
const LONGEST: usize = 120;

/// A cache of a value for each word, by its spelling. For one thread.
#[derive(Debug)]
pub struct WordCache<T> {
    known: RefCell<Known<T>>,
}

/// Two generations of entries: when there are too many, those that were not used since the last time are dropped.
#[derive(Debug)]
struct Known<T> {
    lately: HashMap<Box<str>, T>,
    before: HashMap<Box<str>, T>,
}

impl<T> Default for WordCache<T> {
    fn default() -> Self {
        Self { known: RefCell::new(Known { lately: HashMap::default(), before: HashMap::default() }) }
    }
}

impl<T: Clone> WordCache<T> {
    /// Returns the value that `work_out` gives for `word`, calling it only if the value is not in the cache.
    pub fn of(&self, word: &str, work_out: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.known.borrow().lately.get(word) {
            return known.clone();
        }
        // The computation may ask for other words.
        let before = self.known.borrow_mut().before.remove(word);
        let made = before.unwrap_or_else(|| work_out(word));
        if word.len() <= LONGEST {
            let mut known = self.known.borrow_mut();
            if known.lately.len() >= MOST {
                known.before = std::mem::take(&mut known.lately);
            }
            known.lately.insert(word.into(), made.clone());
        }
        made
    }
}

thread_local! {
    static WORDS: WordCache<Arc<Word>> = WordCache::default();
    static READINGS: WordCache<Arc<[Reading]>> = WordCache::default();
    static CUTS: WordCache<Option<usize>> = WordCache::default();
}

/// The word `printed`, analysed. Each spelling must always be read in the same way.
pub(super) fn word(printed: &str, read: impl FnOnce(&str) -> Word) -> Arc<Word> {
    WORDS.with(|words| words.of(printed, |printed| Arc::new(read(printed))))
}

/// The readings of the damaged word `printed`.
pub(super) fn readings(printed: &str, read: impl FnOnce(&str) -> Arc<[Reading]>) -> Arc<[Reading]> {
    READINGS.with(|readings| readings.of(printed, read))
}

/// Where `word` (lower case) is joined. Cached because many words share parts.
pub(super) fn compound_joint(word: &str) -> Option<usize> {
    CUTS.with(|cuts| cuts.of(word, |word| compound::cut(Lexicon::built_in(), word)))
}
