//! Finds the person whom a first name means among the people that the document names in full.

use crate::analysis::fold;
use crate::protocol::phrases::description;
use crate::protocol::phrases::names::{self, Person};
use crate::protocol::record::OfficerRole;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The people of the document, with what is known of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Roster {
    people: Vec<Person>,
    /// By folded whole name.
    whole: HashMap<String, usize>,
    /// People of whom the document has only a first name, by that name, folded.
    alone: HashMap<String, usize>,
    /// By folded first name.
    first: HashMap<String, Vec<usize>>,
    /// By folded first name and the initial of another word of the name.
    initial: HashMap<(String, char), Vec<usize>>,
    /// By the letters that the document gives for the name; `None` if it gives them for several.
    letters: HashMap<String, Option<usize>>,
    /// The names as printed.
    printed: HashSet<String>,
    /// The numbers of words that the names have.
    lengths: BTreeSet<usize>,
    /// The people who hold an office.
    holders: Vec<(OfficerRole, String)>,
}

impl Roster {
    /// Adds a person named in full. The first mention with an organisation sets it.
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

    /// Adds a person whom a list of those present names by the first name only, as those of school councils do.
    pub fn add_alone(&mut self, person: &Person) {
        self.alone.insert(fold(&person.name), self.people.len());
        self.people.push(person.clone());
    }

    /// Records the letters by which the document calls a person of the roster.
    pub fn add_initials(&mut self, initials: &str, name: &str) {
        let Some(&known) = self.whole.get(&fold(name)) else { return };
        let own = self.letters.entry(initials.to_owned()).or_insert(Some(known));
        *own = own.filter(|own| *own == known);
    }

    /// The people of whom a text has only the initials: "KH", "KH och BE". Empty if it says anything else.
    pub fn by_initials(&self, text: &str) -> Vec<&Person> {
        let words = text.split([' ', ',', '/']).filter(|word| !matches!(*word, "" | "och" | "samt" | "&"));
        let of = |word: &str| self.letters.get(word).copied().flatten().map(|known| &self.people[known]);
        words.map(of).collect::<Option<Vec<&Person>>>().unwrap_or_default()
    }

    /// Records that a person holds an office.
    pub fn hold(&mut self, role: OfficerRole, name: &str) {
        self.holders.push((role, name.to_owned()));
    }

    /// The holder of an office, if only one person holds it.
    pub fn holder(&self, role: OfficerRole) -> Option<&str> {
        let mut held = self.holders.iter().filter(|(own, _)| *own == role);
        held.next().filter(|_| held.next().is_none()).map(|(_, name)| name.as_str())
    }

    /// The only person with this role, a single folded word: "vd", "förbundschef".
    pub fn by_role(&self, role: &str) -> Option<&str> {
        let has = |person: &&Person| person.role.as_deref().is_some_and(|own| fold(own) == role);
        let mut found = self.people.iter().filter(has);
        found.next().filter(|_| found.next().is_none()).map(|person| person.name.as_str())
    }

    /// The only person with this surname, and with this party if one is given: "Smedh (C)".
    pub fn by_surname(&self, surname: &str, party: Option<&str>) -> Option<&Person> {
        let surname = fold(surname);
        let bears = |person: &&Person| fold(&person.name).rsplit(' ').next() == Some(surname.as_str());
        let is_of = |person: &&Person| party.is_none_or(|party| person.organisation.as_deref() == Some(party));
        let mut found = self.people.iter().filter(bears).filter(is_of);
        match (found.next(), found.next()) {
            (Some(one), None) => Some(one),
            _ => None,
        }
    }

    /// The only person with this surname who has this title, or of whom no other title and no party is known: "Kamrer Holm".
    pub fn by_title(&self, title: &str, surname: &str) -> Option<&Person> {
        let (title, surname) = (fold(title), fold(surname));
        let bears = |person: &&Person| fold(&person.name).rsplit(' ').next() == Some(surname.as_str());
        let has_title = |person: &&Person| {
            let mut words = person.role.iter().flat_map(|role| role.split([' ', ','])).map(fold);
            // "Samordnare Holm" of "Kim Holm, vattensamordnare"
            words.any(|word| {
                !word.is_empty() && (title.starts_with(&word) || word.starts_with(&title) || word.ends_with(&title))
            })
        };
        let is_plain = |person: &&Person| {
            person.role.is_none() && !person.organisation.as_deref().is_some_and(description::is_party)
        };
        let only = |fits: &dyn Fn(&&Person) -> bool| {
            let mut found = self.people.iter().filter(bears).filter(fits);
            found.next().filter(|_| found.next().is_none())
        };
        only(&has_title).or_else(|| only(&|_| true).filter(is_plain))
    }

    /// The byte at which the names at the end of `text` begin, joined by commas, "och" or nothing. They are the
    /// presenters after a title.
    pub fn names_at_end(&self, text: &str) -> Option<usize> {
        let tokens = names::tokens(text);
        let mut end = tokens.len();
        let mut start = None;
        'names: while end > 0 {
            let joint = matches!(tokens[end - 1].word, "och" | "samt");
            let end_of_name = if joint && start.is_some() { end - 1 } else { end };
            for length in self.lengths.iter().rev() {
                let Some(first) = end_of_name.checked_sub(*length) else { continue };
                let name = &text[tokens[first].start..tokens[end_of_name - 1].end];
                if self.whole.contains_key(&fold(name)) {
                    start = Some(tokens[first].start);
                    end = first;
                    continue 'names;
                }
            }
            break;
        }
        start.filter(|start| *start > 0)
    }

    /// The byte at which a name of the roster appears first in `text`.
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

    /// The person whom `name` means: by the whole name, or by a first name that only one person has ("Magnus",
    /// "Anneli L.").
    pub fn find(&self, name: &str) -> Option<&Person> {
        let folded = fold(name);
        if let Some(&whole) = self.whole.get(&folded) {
            return Some(&self.people[whole]);
        }
        let (first, initial) = match folded.split_once(' ') {
            Some((first, rest)) if rest.len() <= 2 => (first, rest.chars().next()),
            // "Ann Christin" of "Ann Christin Jonell"
            Some(_) => {
                let mut found =
                    self.people.iter().filter(|person| fold(&person.name).starts_with(&format!("{folded} ")));
                return found.next().filter(|_| found.next().is_none());
            }
            None => (folded.as_str(), None),
        };
        let matching = match initial {
            Some(initial) => self.initial.get(&(first.to_owned(), initial)),
            None => self.first.get(first),
        };
        if matching.is_none() {
            return self.alone.get(&folded).map(|alone| &self.people[*alone]);
        }
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
