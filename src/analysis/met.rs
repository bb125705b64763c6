//! Words met so far. Texts say the same words again and again, and taking one apart costs a thousand times what looking
//! it up does. What is kept changes nothing but the time.

use super::{Reading, Word};
use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

/// As many as this are a few dozen megabytes.
const MOST: usize = 100_000;
/// Bytes of the longest that is kept: what is longer is no word, and not met again.
const LONGEST: usize = 120;

/// By how they are printed.
type Met<T> = RefCell<HashMap<Box<str>, Arc<T>>>;

thread_local! {
    static WORDS: Met<Word> = RefCell::default();
    static READINGS: Met<[Reading]> = RefCell::default();
}

/// The word `printed`, taken apart once. One way of reading goes with one way of printing.
pub fn word(printed: &str, read: impl FnOnce(&str) -> Word) -> Arc<Word> {
    WORDS.with(|met| recall(met, printed, |printed| Arc::new(read(printed))))
}

/// What the damaged word `printed` may have stood for, worked out once.
pub fn readings(printed: &str, read: impl FnOnce(&str) -> Arc<[Reading]>) -> Arc<[Reading]> {
    READINGS.with(|met| recall(met, printed, read))
}

fn recall<T: ?Sized>(met: &Met<T>, printed: &str, read: impl FnOnce(&str) -> Arc<T>) -> Arc<T> {
    if let Some(known) = met.borrow().get(printed) {
        return Arc::clone(known);
    }
    let read = read(printed);
    if printed.len() <= LONGEST {
        let mut met = met.borrow_mut();
        if met.len() >= MOST {
            met.clear();
        }
        met.insert(printed.into(), Arc::clone(&read));
    }
    read
}
