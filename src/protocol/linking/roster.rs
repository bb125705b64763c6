//! Who a first name means: the people the document names in full.

use crate::analysis::fold;
use crate::protocol::phrases::names::{self, Person};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The people of the document, with what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Roster {
    people: Vec<Person>,
    /// By folded whole name.
    whole: HashMap<String, usize>,
    /// By folded first name.
    first: HashMap<String, Vec<usize>>,
    /// By folded first name and a letter that another word of the name begins with.
    initial: HashMap<(String, char), Vec<usize>>,
    /// The names as printed, and of how many words they are.
    printed: HashSet<String>,
    lengths: BTreeSet<usize>,
}

impl Roster {
    /// Adds someone named in full. The first mention of a name keeps its organisation.
    pub fn add(&mut self, person: &Person) {
        let folded = fold(&person.name);
        let Some((first, _)) = folded.split_once(' ') else { return };
        if let Some(&known) = self.whole.get(&folded) {
            let known = &mut self.people[known];
            if known.organisation.is_none() {
                known.organisation.clone_from(&person.organisation);
            }
            return;
        }
        self.first.entry(first.to_owned()).or_default().push(self.people.len());
        let initials: BTreeSet<char> = folded.split(' ').skip(1).filter_map(|word| word.chars().next()).collect();
        for initial in initials {
            self.initial.entry((first.to_owned(), initial)).or_default().push(self.people.len());
        }
        self.lengths.insert(person.name.split(' ').count());
        self.printed.insert(person.name.clone());
        self.whole.insert(folded, self.people.len());
        self.people.push(person.clone());
    }

    /// Where the first name of them stands in `text`.
    pub fn first_named(&self, text: &str) -> Option<usize> {
        let tokens = names::tokens(text);
        let stands = |at: usize| {
            self.lengths.iter().filter_map(|length| tokens.get(at + length - 1)).any(|last| {
                let name = &text[tokens[at].start..last.end];
                self.printed.contains(name) || last.after.starts_with('.') && self.printed.contains(&format!("{name}."))
            })
        };
        (0..tokens.len()).find(|&at| stands(at)).map(|at| tokens[at].start)
    }

    /// Whom `name` means: the whole name, or a first name ("Magnus", "Anneli L.") that only one has.
    pub fn find(&self, name: &str) -> Option<&Person> {
        let folded = fold(name);
        if let Some(&whole) = self.whole.get(&folded) {
            return Some(&self.people[whole]);
        }
        let (first, initial) = match folded.split_once(' ') {
            Some((first, rest)) if rest.len() <= 2 => (first, rest.chars().next()),
            Some(_) => return None,
            None => (folded.as_str(), None),
        };
        let matching = match initial {
            Some(initial) => self.initial.get(&(first.to_owned(), initial)),
            None => self.first.get(first),
        };
        let [found] = matching?.as_slice() else { return None };
        Some(&self.people[*found])
    }
}

#[cfg(test)]
mod tests {
    use super::{Person, Roster};

    #[test]
    fn a_first_name_means_someone_only_if_one_alone_has_it() {
        let mut roster = Roster::default();
        for name in ["Kim Holm", "Bo Ek", "Bo Alm", "Madonna"] {
            roster.add(&Person { name: name.to_owned(), ..Person::default() });
        }
        let found = |name: &str| roster.find(name).map(|person| person.name.clone());
        assert_eq!(found("Kim").as_deref(), Some("Kim Holm"));
        assert_eq!(found("Bo"), None);
        assert_eq!(found("Bo E.").as_deref(), Some("Bo Ek"));
        assert_eq!(found("Madonna"), None);
    }
}
