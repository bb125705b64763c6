//! Finds the words of a lexicon that damaged letters may stand for, by walking the lexicon and the letters together.

use super::super::lexicon::{Entry, Lexicon, TrieNode};
use super::confusions::{self, LOST_FIRST};
use super::cost::Cost;

/// A word that the letters from some place on may stand for.
#[derive(Debug, Clone)]
pub struct DecodedWord {
    /// Where the letters that it explains end.
    pub end: usize,
    /// The cost of its misreadings.
    pub changes: Cost,
    /// What the lexicon knows of the word.
    pub entry: Entry,
    pub word: String,
}

/// Limits of a search.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The highest cost of one misreading.
    pub change: Cost,
    /// The highest cost of all misreadings of a word together.
    pub changes: Cost,
}

/// Damaged letters in lower case, with the steps that are left to search them.
#[derive(Debug)]
pub struct Letters<'a> {
    printed: &'a [char],
    /// The additional cost of each misreading of the table in these letters.
    surcharge: Cost,
    /// The steps that are left. Each compares one place of the lexicon with one place of the letters.
    steps: u32,
}

impl<'a> Letters<'a> {
    /// Prepares letters for searching; `steps` limits the work of all searches together.
    pub fn new(printed: &'a [char], steps: u32) -> Self {
        // A recogniser that prints one å, ä or ö of a word nearly always prints the others too: six bits, not
        // measured.
        let is_marked = printed.iter().any(|letter| matches!(letter, 'å' | 'ä' | 'ö'));
        Self { printed, surcharge: if is_marked { 60 } else { 0 }, steps }
    }

    pub fn len(&self) -> usize {
        self.printed.len()
    }

    pub fn from(&self, place: usize) -> &'a [char] {
        self.printed.get(place..).unwrap_or_default()
    }

    /// The words and parts of `lexicon` that begin at `from`, wherever they end.
    pub fn words(&mut self, lexicon: &Lexicon, from: usize, limits: Limits) -> Vec<DecodedWord> {
        let Some(root) = lexicon.root() else { return Vec::new() };
        let mut decoder = Decoder { letters: self, lexicon, limits, path: String::new(), found: Vec::new() };
        decoder.go_on(from, root, 0);
        let (lost, cost) = LOST_FIRST;
        if from == 0
            && cost <= limits.change
            && let Some(place) = lexicon.child(root, lost)
        {
            decoder.path.push(lost);
            decoder.go_on(0, place, cost);
        }
        decoder.found
    }
}

struct Decoder<'w, 'a> {
    letters: &'w mut Letters<'a>,
    lexicon: &'w Lexicon,
    limits: Limits,
    /// The letters from the root to the place.
    path: String,
    found: Vec<DecodedWord>,
}

impl Decoder<'_, '_> {
    /// Collects everything that can follow `place`. Recursion is as deep as there are letters.
    fn go_on(&mut self, at: usize, place: TrieNode, changes: Cost) {
        let Some(steps) = self.letters.steps.checked_sub(1) else { return };
        self.letters.steps = steps;
        if let Some(entry) = self.lexicon.entry_at(place) {
            self.found.push(DecodedWord { end: at, changes, entry, word: self.path.clone() });
        }
        let rest = self.letters.from(at);
        let Some(&printed) = rest.first() else { return };
        if let Some(next) = self.lexicon.child(place, printed) {
            let length = self.path.len();
            self.path.push(printed);
            self.go_on(at + 1, next, changes);
            self.path.truncate(length);
        }
        for confusion in confusions::at(rest) {
            let cost = changes + confusion.cost + self.letters.surcharge;
            if confusion.cost > self.limits.change || cost > self.limits.changes {
                continue;
            }
            let meant = confusion.meant.chars().try_fold(place, |place, letter| self.lexicon.child(place, letter));
            if let Some(next) = meant {
                let length = self.path.len();
                self.path.push_str(confusion.meant);
                self.go_on(at + confusion.printed.chars().count(), next, cost);
                self.path.truncate(length);
            }
        }
    }
}
