//! Documents are known by whole names and shown by those that people would type: every entry that names documents comes
//! out of the index through here.

use super::entry::{Record, StoredPassage};
use crate::matters::Matter;
use crate::people::Person;

/// What names documents.
pub trait Shown {
    /// Puts what `shown` gives in the place of the names that the index knows.
    fn show(&mut self, shown: &dyn Fn(&str) -> String);
}

impl Shown for StoredPassage {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        self.source = shown(&self.source);
    }
}

impl Shown for Record {
    fn show(&mut self, shown: &dyn Fn(&str) -> String) {
        // What is shown of the file is shown of each meeting in it.
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
