//! Lists the governing bodies in the index, so that a name or letters in a query can be recognised as one of them.

use super::column_names::all_names;
use super::fields::column;
use super::filter::squeezed;
use super::{Error, NameColumn, Snapshot};
use crate::analysis::{fold, is_function_word};
use crate::protocol::body_names;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The names of the governing bodies, each once; worked out when they are first needed.
#[derive(Debug, Default)]
pub struct Bodies {
    /// In the form in which filters compare names.
    compared: OnceLock<BTreeSet<String>>,
    /// As printed in documents.
    printed: OnceLock<BTreeSet<String>>,
}

impl Snapshot {
    /// The names of all governing bodies, in the form in which filters compare them, each once.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn bodies(&self) -> Result<&BTreeSet<String>, Error> {
        let known = &self.known_bodies().compared;
        if known.get().is_none() {
            let mut names = BTreeSet::new();
            for segment in self.segment_readers() {
                names.extend(all_names(segment, column::ORGAN).map_err(|source| self.unreadable(source))?);
            }
            // Another thread may have set it meanwhile, to the same names.
            let _ = known.set(names);
        }
        Ok(known.get_or_init(BTreeSet::new))
    }

    /// Whether a governing body may be called `asked`: by its letters, its name or a part of its name.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn has_body(&self, asked: &str) -> Result<bool, Error> {
        let called: Vec<String> = body_names(asked).iter().map(|name| squeezed(name)).collect();
        Ok(self.bodies()?.iter().any(|name| called.iter().any(|called| name.contains(called.as_str()))))
    }

    /// The governing body that these letters, such as "LGL", stand for: in the form in which filters compare names
    /// if a document explains the letters, and as printed if it is found by its initials.
    ///
    /// # Errors
    /// If the index cannot be read.
    pub fn body_of_letters(&self, letters: &str) -> Result<Option<String>, Error> {
        let longs = self.acronyms()?.longs(&letters.to_lowercase());
        let begins_so = |name: &str, stems: &[String]| {
            let mut rest = name;
            stems.iter().all(|stem| {
                let found = rest.find(&squeezed(stem));
                rest = found.map_or("", |at| &rest[at..]);
                found.is_some()
            })
        };
        let mut bodies = self.bodies()?.iter();
        if let Some(name) = bodies.find(|name| longs.iter().any(|stems| begins_so(name, stems))) {
            return Ok(Some(name.clone()));
        }
        // If no document explains "LGL", match the initials: the words of "Läns gemensam ledning i samverkan" begin
        // with it.
        let letters = letters.to_lowercase();
        let begins_with = |name: &&String| letters.chars().count() > 2 && initials(name).starts_with(&letters);
        let known = &self.known_bodies().printed;
        if known.get().is_none() {
            let _ = known.set(self.printed_bodies()?);
        }
        Ok(known.get_or_init(BTreeSet::new).iter().find(begins_with).cloned())
    }

    /// The names of all governing bodies as printed in documents, each once.
    fn printed_bodies(&self) -> Result<BTreeSet<String>, Error> {
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        for passage in self.passages().filter(|passage| self.item(*passage).first() == *passage) {
            if let Some(rank) = self.name_rank(NameColumn::Organ, passage)?
                && seen.insert(rank)
            {
                names.extend(self.passage(passage)?.meeting.governing_body);
            }
        }
        Ok(names)
    }
}

/// The first letters of the words of a name, without function words.
fn initials(name: &str) -> String {
    let words = name.split([' ', '-']).filter(|word| !is_function_word(&word.to_lowercase()));
    words.filter_map(|word| fold(word).chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_are_those_of_words_that_say_something() {
        assert_eq!(initials("Läns gemensam ledning i samverkan"), "lgls");
        assert_eq!(initials("Barn- och utbildningsnämnden"), "bu");
    }
}
