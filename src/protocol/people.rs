//! Who a first name means: the people the document names in full.

use super::names::Person;
use crate::analysis::fold;

/// The people of the document, with what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Roster {
    people: Vec<Person>,
}

impl Roster {
    /// Adds someone named in full. The first mention of a name keeps its organisation.
    pub fn add(&mut self, person: &Person) {
        let known = self.people.iter_mut().find(|known| fold(&known.name) == fold(&person.name));
        match known {
            Some(known) => {
                if known.organisation.is_none() {
                    known.organisation.clone_from(&person.organisation);
                }
            }
            None if person.name.contains(' ') => self.people.push(person.clone()),
            None => {}
        }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.people.iter().map(|person| person.name.as_str())
    }

    /// Whom `name` means: the whole name, or a first name ("Magnus", "Anneli L.") that only one has.
    pub fn find(&self, name: &str) -> Option<&Person> {
        let folded = fold(name);
        if let Some(whole) = self.people.iter().find(|person| fold(&person.name) == folded) {
            return Some(whole);
        }
        let (first, initial) = match folded.split_once(' ') {
            Some((first, rest)) if rest.len() <= 2 => (first, rest.chars().next()),
            Some(_) => return None,
            None => (folded.as_str(), None),
        };
        let mut matching = self.people.iter().filter(|person| {
            let folded = fold(&person.name);
            let mut words = folded.split(' ');
            words.next() == Some(first) && initial.is_none_or(|initial| words.any(|word| word.starts_with(initial)))
        });
        let found = matching.next()?;
        matching.next().is_none().then_some(found)
    }
}
