//! Finds the person that a record means by a name.

use crate::people::{Appearance, Name, Person};
use std::collections::BTreeMap;

/// The persons whom each document names, in the order given.
#[derive(Debug)]
pub struct PersonLookup<'a> {
    by_source: BTreeMap<&'a str, Vec<(&'a Person, &'a Appearance)>>,
}

impl<'a> PersonLookup<'a> {
    pub fn new(persons: &'a [Person]) -> Self {
        let mut by_source: BTreeMap<&str, Vec<_>> = BTreeMap::new();
        for person in persons {
            for own in &person.appearances {
                by_source.entry(own.source.as_str()).or_default().push((person, own));
            }
        }
        Self { by_source }
    }

    /// The people whom the document `source` lists as present.
    pub fn attendees(&self, source: &str) -> Vec<&'a Person> {
        let present = self.named(source).iter().filter(|(_, own)| own.attended.is_some());
        let mut persons: Vec<&Person> = present.map(|(person, _)| *person).collect();
        persons.dedup_by_key(|person| &person.id);
        persons
    }

    /// The person whom the document `source` means by `name`; `None` if several or no known persons fit.
    pub fn person(&self, source: &str, name: &str) -> Option<&'a Person> {
        let wanted = Name::new(name);
        let is_meant = |person: &Person, own: &Appearance| {
            person.name == name || own.name == name || Name::new(&own.name).key() == wanted.key()
        };
        let meant = self.named(source).iter().filter(|(person, own)| is_meant(person, own));
        // A person whom a document names in two ways occurs twice.
        let mut meant: Vec<&Person> = meant.map(|(person, _)| *person).collect();
        meant.dedup_by_key(|person| &person.id);
        if let [person] = meant[..] { Some(person) } else { None }
    }

    fn named(&self, source: &str) -> &[(&'a Person, &'a Appearance)] {
        self.by_source.get(source).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::PersonLookup;
    use crate::people::{Appearance, Person};
    use crate::protocol::AttendeeGroup;

    #[track_caller]
    fn check(names: &[(&str, &[&str])], asked: &str, expected: Option<&str>) {
        let appearance = |name: &&str| Appearance {
            source: "a.txt".to_owned(),
            name: (*name).to_owned(),
            attended: Some(AttendeeGroup::Member),
            ..Appearance::default()
        };
        let persons: Vec<Person> = names
            .iter()
            .map(|(id, names)| Person {
                id: (*id).to_owned(),
                name: names[0].to_owned(),
                appearances: names.iter().map(appearance).collect(),
                ..Person::default()
            })
            .collect();
        let lookup = PersonLookup::new(&persons);
        assert_eq!(lookup.person("a.txt", asked).map(|person| person.id.as_str()), expected);
        assert_eq!(lookup.person("b.txt", asked), None);
        assert_eq!(lookup.attendees("a.txt").len(), names.len());
    }

    #[test]
    fn a_name_means_one_or_nobody() {
        check(&[("kim", &["Kim Holm", "Kim H"]), ("bo", &["Bo Holm"])], "Kim Holm", Some("kim"));
        check(&[("kim", &["Kim Holm", "Kim H"]), ("bo", &["Bo Holm"])], "Holm, Bo", Some("bo"));
        check(&[("kim-1", &["Kim Holm"]), ("kim-2", &["Kim Holm"])], "Kim Holm", None);
        check(&[("kim", &["Kim Holm"])], "Ada Lind", None);
    }
}
