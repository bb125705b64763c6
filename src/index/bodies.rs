//! Which governing bodies the index knows: what a question may mean by a name or by letters.

use super::column_names::all_names;
use super::fields::column;
use super::filter::squeezed;
use super::{Error, Named, Snapshot};
use crate::analysis::{fold, is_function_word};
use crate::protocol::body_names;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// The names of the governing bodies, each once; worked out when they are first asked for.
#[derive(Debug, Default)]
pub struct Bodies {
    /// As filters compare them.
    compared: OnceLock<BTreeSet<String>>,
    /// As documents print them.
    printed: OnceLock<BTreeSet<String>>,
}

impl Snapshot {
    /// The names of all governing bodies, as filters compare them, each once.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn bodies(&self) -> Result<&BTreeSet<String>, Error> {
        let known = &self.known_bodies().compared;
        if known.get().is_none() {
            let mut names = BTreeSet::new();
            for segment in self.segment_readers() {
                names.extend(all_names(segment, column::ORGAN).map_err(|source| self.unreadable(source))?);
            }
            // Another thread may have been faster: what it found is the same.
            let _ = known.set(names);
        }
        Ok(known.get_or_init(BTreeSet::new))
    }

    /// Whether a governing body may be called `asked`: by its letters, its name or a part of it.
    ///
    /// # Errors
    /// When the index cannot be read.
    pub fn has_body(&self, asked: &str) -> Result<bool, Error> {
        let called: Vec<String> = body_names(asked).iter().map(|name| squeezed(name)).collect();
        Ok(self.bodies()?.iter().any(|name| called.iter().any(|called| name.contains(called.as_str()))))
    }

    /// The name, as filters compare it, of the governing body for which documents explain these letters: "LGL".
    ///
    /// # Errors
    /// When the index cannot be read.
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
        // "LGL", where no document explains it: the words of "Läns gemensam ledning i samverkan" begin so.
        let letters = letters.to_lowercase();
        let begins_with = |name: &&String| letters.chars().count() > 2 && initials(name).starts_with(&letters);
        let known = &self.known_bodies().printed;
        if known.get().is_none() {
            let _ = known.set(self.printed_bodies()?);
        }
        Ok(known.get_or_init(BTreeSet::new).iter().find(begins_with).cloned())
    }

    /// The names of all governing bodies as documents print them, each once.
    fn printed_bodies(&self) -> Result<BTreeSet<String>, Error> {
        let mut seen = BTreeSet::new();
        let mut names = BTreeSet::new();
        for passage in self.passages().filter(|passage| self.item(*passage).first() == *passage) {
            if let Some(rank) = self.name_rank(Named::Organ, passage)?
                && seen.insert(rank)
            {
                names.extend(self.passage(passage)?.meeting.governing_body);
            }
        }
        Ok(names)
    }
}

/// The first letters of the words of a name, but for those that only hold it together.
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
