//! What was worked out for words, kept: texts say the same words again and again, and taking one apart or going through a
//! table of endings costs a thousand times what looking it up does. What is kept changes nothing but the time.

use super::lexicon::Lexicon;
use super::{Reading, Word, compound};
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// Of whole words, twice as many as this are a few dozen megabytes.
const MOST: usize = 40_000;
/// Bytes of the longest that is kept: what is longer is no word, and not met again.
const LONGEST: usize = 120;

/// Something that is known of each word, by how it is written. For one thread.
#[derive(Debug)]
pub struct WordCache<T> {
    known: RefCell<Known<T>>,
}

/// When there are too many, those that were not met since the last time go.
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
    /// What `work_out` returns for `word`, worked out once.
    pub fn of(&self, word: &str, work_out: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.known.borrow().lately.get(word) {
            return known.clone();
        }
        // Working it out may ask for other words.
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

/// The word `printed`, taken apart. One way of reading goes with one way of printing.
pub(super) fn word(printed: &str, read: impl FnOnce(&str) -> Word) -> Arc<Word> {
    WORDS.with(|words| words.of(printed, |printed| Arc::new(read(printed))))
}

/// What the damaged word `printed` may have stood for.
pub(super) fn readings(printed: &str, read: impl FnOnce(&str) -> Arc<[Reading]>) -> Arc<[Reading]> {
    READINGS.with(|readings| readings.of(printed, read))
}

/// Where `word`, in lower case, is put together: words have their parts in common.
pub(super) fn cut(word: &str) -> Option<usize> {
    CUTS.with(|cuts| cuts.of(word, |word| compound::cut(Lexicon::built_in(), word)))
}
