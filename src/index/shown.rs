//! Replaces the absolute names of documents with the names that are shown. Every entry that names documents leaves the
//! index through here.

use super::entry::{Record, StoredPassage};
use crate::matters::Matter;
use crate::people::Person;

/// Data that names documents.
pub trait Shown {
    /// Replaces each absolute name with what `shown` gives for it.
    fn show(&mut self, shown: &dyn Fn(&str) -> String);
}

impl Shown for StoredPassage {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        self.source = shown(&self.source);
    }
}

impl Shown for Record {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        // The name of a meeting in the file follows from the path of the file.
        self.source.path = shown(&self.source.path);
    }
}

impl Shown for Person {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        for appearance in &mut self.appearances {
            appearance.source = shown(&appearance.source);
        }
    }
}

impl Shown for Matter {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        for step in &mut self.steps {
            step.source = shown(&step.source);
        }
    }
}
