//! Finds words that are the same without the marks of å, ä, ö and accents. The index has no list of words without
//! marks, so an automaton walks the lists of words with marks.

use crate::analysis::fold;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use tantivy::InvertedIndexReader;
use tantivy::postings::TermInfo;
use tantivy::schema::Field;
use tantivy_fst::Automaton;

/// A word of a list, and where its postings are.
pub type ListedWord = (Vec<u8>, TermInfo);

/// The words of the lists of one state of the index, by what they are without their marks, as far as they were looked
/// for. An answer looks for each of its words several times, and the walk takes longer than to read a short list.
#[derive(Debug, Default)]
pub struct UnmarkedWords {
    known: Mutex<BTreeMap<Asked, Arc<[ListedWord]>>>,
}

/// A list, by the number of its segment and its field, and the letters that are looked for in it.
type Asked = (usize, Field, String);

/// How many look-ups are kept: up to ten for a word in each segment. They take a few megabytes.
const MOST: usize = 20_000;

impl UnmarkedWords {
    /// The words that are `letters` without their marks in the list of `field` in the segment with this number, which
    /// `inverted` reads.
    pub fn of(
        &self,
        (segment, field): (usize, Field),
        inverted: &InvertedIndexReader,
        letters: &str,
    ) -> tantivy::Result<Arc<[ListedWord]>> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (segment, field, letters.to_owned());
        if let Some(found) = known().get(&key) {
            return Ok(Arc::clone(found));
        }
        let mut words = Vec::new();
        let mut found = inverted.terms().search(Unmarked::whole(letters)).into_stream()?;
        while found.advance() {
            words.push((found.key().to_vec(), found.value().clone()));
        }
        let words: Arc<[ListedWord]> = words.into();
        let mut known = known();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, Arc::clone(&words));
        Ok(words)
    }
}

/// The words that are, or begin with, `letters` once their marks are removed.
#[derive(Debug)]
pub struct Unmarked {
    letters: String,
    reach: Reach,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reach {
    Whole,
    Beginning,
}

/// How much of the letters was read, and the first bytes of a letter that has several.
#[derive(Debug, Clone, Copy, Default)]
pub struct State {
    read: Option<usize>,
    begun: [u8; 4],
    count: usize,
}

impl Unmarked {
    /// The words that are `letters` without their marks; `letters` itself has no marks.
    pub fn whole(letters: &str) -> Self {
        Self { letters: letters.to_owned(), reach: Reach::Whole }
    }

    /// The words that begin with `letters` without their marks.
    pub fn beginning(letters: &str) -> Self {
        Self { letters: letters.to_owned(), reach: Reach::Beginning }
    }

    /// How much of the letters is read after a letter of one byte, if it fits. Such a letter is folded to its lower case.
    /// Nearly all letters are of this kind, and this is asked of every branch of the lists.
    fn after_ascii(&self, read: usize, byte: u8) -> Option<usize> {
        match self.letters.as_bytes().get(read) {
            None => (self.reach == Reach::Beginning).then_some(read),
            Some(letter) => (*letter == byte.to_ascii_lowercase()).then_some(read + 1),
        }
    }

    /// How much of the letters is read after `letter`, if it fits.
    fn after(&self, read: usize, letter: &str) -> Option<usize> {
        let rest = &self.letters[read..];
        if rest.is_empty() && self.reach == Reach::Beginning {
            return Some(read);
        }
        let folded = fold(letter);
        rest.starts_with(&folded).then_some(read + folded.len())
    }
}

impl Automaton for Unmarked {
    type State = State;

    fn start(&self) -> State {
        State { read: Some(0), ..State::default() }
    }

    fn is_match(&self, state: &State) -> bool {
        state.read == Some(self.letters.len()) && state.count == 0
    }

    fn can_match(&self, state: &State) -> bool {
        state.read.is_some()
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let Some(read) = state.read else { return *state };
        if state.count == 0 && byte.is_ascii() {
            return State { read: self.after_ascii(read, byte), ..State::default() };
        }
        let mut next = *state;
        let Some(place) = next.begun.get_mut(next.count) else { return State::default() };
        *place = byte;
        next.count += 1;
        match std::str::from_utf8(&next.begun[..next.count]) {
            Ok(letter) => State { read: self.after(read, letter), ..State::default() },
            // The letter has further bytes.
            Err(error) if error.error_len().is_none() => next,
            Err(_) => State::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unmarked;
    use tantivy_fst::Automaton;

    #[track_caller]
    fn check(automaton: &Unmarked, word: &str, expected: bool) {
        let end = word.bytes().fold(automaton.start(), |state, byte| automaton.accept(&state, byte));
        assert_eq!(automaton.is_match(&end), expected, "{word}");
    }

    #[test]
    fn marks_make_no_difference_and_letters_do() {
        let whole = Unmarked::whole("mote");
        for (word, expected) in
            [("möte", true), ("mote", true), ("móté", true), ("möten", false), ("möt", false), ("mute", false)]
        {
            check(&whole, word, expected);
        }
        check(&Unmarked::whole("mote"), "mo\u{308}te", true);
        let beginning = Unmarked::beginning("mo");
        for (word, expected) in [("mö", true), ("möten", true), ("mat", false), ("mo≈", true)] {
            check(&beginning, word, expected);
        }
    }
}
