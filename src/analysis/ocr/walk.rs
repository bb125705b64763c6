//! The words of a lexicon that damaged letters may stand for, found by walking the lexicon and the letters together.

use super::super::lexicon::{Entry, Lexicon, Place};
use super::confusions::{self, LOST_FIRST};
use super::cost::Cost;

/// A word that letters from some place on may stand for.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where the letters that it explains end.
    pub end: usize,
    /// What its misreadings cost.
    pub changes: Cost,
    /// What the lexicon knows of it.
    pub entry: Entry,
    pub word: String,
}

/// How far a search goes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// What one misreading may cost.
    pub change: Cost,
    /// What all misreadings of a word may cost.
    pub changes: Cost,
}

/// Damaged letters in lower case, and what one search of them may still do.
#[derive(Debug)]
pub struct Letters<'a> {
    printed: &'a [char],
    /// What the loss of a mark costs more here.
    surcharge: Cost,
    /// Steps that are left. Each is one place of the lexicon against one place of the letters.
    steps: u32,
}

impl<'a> Letters<'a> {
    /// `steps` bounds the work of all searches together.
    pub fn new(printed: &'a [char], steps: u32) -> Self {
        // A reader that gave one å, ä or ö of a word gave the others too, or nearly: six bits, by feel.
        let is_marked = printed.iter().any(|letter| matches!(letter, 'å' | 'ä' | 'ö'));
        Self { printed, surcharge: if is_marked { 60 } else { 0 }, steps }
    }

    pub fn len(&self) -> usize {
        self.printed.len()
    }

    pub fn from(&self, place: usize) -> &'a [char] {
        self.printed.get(place..).unwrap_or_default()
    }

    /// The words and parts of `lexicon` that begin at `from`; wherever they end.
    pub fn words(&mut self, lexicon: &Lexicon, from: usize, limits: Limits) -> Vec<Found> {
        let Some(root) = lexicon.root() else { return Vec::new() };
        let mut walk = Walk { letters: self, lexicon, limits, path: String::new(), found: Vec::new() };
        walk.go_on(from, root, 0);
        let (lost, cost) = LOST_FIRST;
        if from == 0
            && cost <= limits.change
            && let Some(place) = lexicon.step(root, lost)
        {
            walk.path.push(lost);
            walk.go_on(0, place, cost);
        }
        walk.found
    }
}

struct Walk<'w, 'a> {
    letters: &'w mut Letters<'a>,
    lexicon: &'w Lexicon,
    limits: Limits,
    /// The letters from the root to the place.
    path: String,
    found: Vec<Found>,
}

impl Walk<'_, '_> {
    /// Everything that can follow `place`. Goes as deep as there are letters.
    fn go_on(&mut self, at: usize, place: Place, changes: Cost) {
        let Some(steps) = self.letters.steps.checked_sub(1) else { return };
        self.letters.steps = steps;
        if let Some(entry) = self.lexicon.entry_at(place) {
            self.found.push(Found { end: at, changes, entry, word: self.path.clone() });
        }
        let rest = self.letters.from(at);
        let Some(&printed) = rest.first() else { return };
        if let Some(next) = self.lexicon.step(place, printed) {
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
            let meant = confusion.meant.chars().try_fold(place, |place, letter| self.lexicon.step(place, letter));
            if let Some(next) = meant {
                let length = self.path.len();
                self.path.push_str(confusion.meant);
                self.go_on(at + confusion.printed.chars().count(), next, cost);
                self.path.truncate(length);
            }
        }
    }
}
