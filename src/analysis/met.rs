//! Words met so far. Texts say the same words again and again, and taking one apart costs a thousand times what looking
//! it up does. What is kept changes nothing but the time.

use super::lexicon::Lexicon;
use super::{Reading, Word, compound};
use foldhash::HashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// Twice as many as this are a few dozen megabytes.
const MOST: usize = 40_000;
/// Bytes of the longest that is kept: what is longer is no word, and not met again.
const LONGEST: usize = 120;

/// What is known of words, by how they are printed. When there are too many, those that were not met since the last time go.
#[derive(Debug)]
struct Met<T> {
    lately: HashMap<Box<str>, T>,
    before: HashMap<Box<str>, T>,
}

impl<T> Default for Met<T> {
    fn default() -> Self {
        Self { lately: HashMap::default(), before: HashMap::default() }
    }
}

thread_local! {
    static WORDS: RefCell<Met<Arc<Word>>> = RefCell::default();
    static READINGS: RefCell<Met<Arc<[Reading]>>> = RefCell::default();
    static CUTS: RefCell<Met<Option<usize>>> = RefCell::default();
}

/// The word `printed`, taken apart once. One way of reading goes with one way of printing.
pub fn word(printed: &str, read: impl FnOnce(&str) -> Word) -> Arc<Word> {
    WORDS.with(|met| recall(met, printed, |printed| Arc::new(read(printed))))
}

/// What the damaged word `printed` may have stood for, worked out once.
pub fn readings(printed: &str, read: impl FnOnce(&str) -> Arc<[Reading]>) -> Arc<[Reading]> {
    READINGS.with(|met| recall(met, printed, read))
}

/// Where `word`, in lower case, is put together, worked out once: words have their parts in common.
pub fn cut(word: &str) -> Option<usize> {
    CUTS.with(|met| recall(met, word, |word| compound::cut(Lexicon::built_in(), word)))
}

fn recall<T: Clone>(met: &RefCell<Met<T>>, printed: &str, read: impl FnOnce(&str) -> T) -> T {
    if let Some(known) = met.borrow().lately.get(printed) {
        return known.clone();
    }
    let before = met.borrow_mut().before.remove(printed);
    let read = before.unwrap_or_else(|| read(printed));
    if printed.len() <= LONGEST {
        let mut met = met.borrow_mut();
        if met.lately.len() >= MOST {
            met.before = std::mem::take(&mut met.lately);
        }
        met.lately.insert(printed.into(), read.clone());
    }
    read
}
