//! Finds words that are the same without the marks of å, ä, ö and accents. The index has no list of words without
//! marks, so an automaton walks the lists of words with marks.

use crate::analysis::fold;
use tantivy_fst::Automaton;

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

    /// How much of the letters is read after `letter`, if it fits.
    fn after(&self, read: usize, letter: &str) -> Option<usize> {
        let rest = &self.letters[read..];
        if rest.is_empty() && self.reach == Reach::Beginning {
            return Some(read);
        }
        // Nearly all letters are these, and they are what they are folded to. This is asked of every branch of the lists.
        if let [byte @ (b'a'..=b'z' | b'0'..=b'9')] = letter.as_bytes() {
            return (rest.as_bytes().first() == Some(byte)).then_some(read + 1);
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
