//! Finds words with a spelling close to a given word, as an automaton with which the word lists of the index are walked
//! (Schulz and Mihov 2002, "Fast string correction with Levenshtein automata").
//!
//! An edit is a letter that is changed, removed, added, or swapped with its neighbour.

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use std::sync::LazyLock;
use tantivy_fst::Automaton;

/// The most edits that are allowed.
const MOST: usize = 2;

/// The part of the automaton that is the same for all words, by the number of edits.
static BUILDERS: LazyLock<[LevenshteinAutomatonBuilder; MOST]> =
    LazyLock::new(|| [1, 2].map(|edits| LevenshteinAutomatonBuilder::new(edits, true)));

/// The words that differ from a given word by at most a number of edits.
pub struct EditDistanceAutomaton(DFA);

impl EditDistanceAutomaton {
    /// The words that differ from `word` by at most `edits` edits, one or two.
    pub fn new(word: &str, edits: usize) -> Self {
        Self(BUILDERS[edits.clamp(1, MOST) - 1].build_dfa(word))
    }

    /// How many edits `other` differs by; `None` if it is too many.
    pub fn distance(&self, other: &str) -> Option<u8> {
        match self.0.eval(other) {
            Distance::Exact(edits) => Some(edits),
            Distance::AtLeast(_) => None,
        }
    }
}

impl Automaton for EditDistanceAutomaton {
    type State = u32;

    fn start(&self) -> u32 {
        self.0.initial_state()
    }

    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }

    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }

    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}

#[cfg(test)]
mod tests {
    use super::EditDistanceAutomaton;

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<u8>) {
        assert_eq!(EditDistanceAutomaton::new(one, 2).distance(other), expected);
        assert_eq!(EditDistanceAutomaton::new(other, 2).distance(one), expected);
    }

    #[test]
    fn a_slip_is_a_letter_whatever_its_bytes() {
        check("vård", "vård", Some(0));
        check("vård", "vard", Some(1));
        check("vård", "våd", Some(1));
        check("vård", "vråd", Some(1));
        check("hemsjukvrdavtal", "hemsjukvårdsavtal", Some(2));
        check("vård", "skola", None);
    }
}
