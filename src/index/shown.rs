//! Documents are known by whole names and shown by those that people would type: every entry that names documents comes
//! out of the index through here.

use super::entry::{Record, StoredPassage};
use crate::matters::{Matter, Said};
use crate::people::Person;
use crate::source::Standpoint;

/// What names documents.
pub trait Shown {
    /// Puts the names that are shown in the place of those that the index knows.
    fn show(&mut self, from: &Standpoint);
}

impl Shown for StoredPassage {
    fn show(&mut self, from: &Standpoint) {
        self.source = from.shown(&self.source);
    }
}

impl Shown for Record {
    fn show(&mut self, from: &Standpoint) {
        self.source.path = from.shown(&self.source.path);
    }
}

impl Shown for Person {
    fn show(&mut self, from: &Standpoint) {
        for appearance in &mut self.appearances {
            appearance.source = from.shown(&appearance.source);
        }
    }
}

impl Shown for Matter {
    fn show(&mut self, from: &Standpoint) {
        for step in &mut self.steps {
            step.source = from.shown(&step.source);
        }
    }
}

impl Shown for Said {
    fn show(&mut self, from: &Standpoint) {
        self.source = from.shown(&self.source);
    }
}
