//! Finds people by a name as typed: part of it, in any order, or with a spelling close to it.

use super::Error;
use super::answer::Options;
use super::items::{self, Records};
use super::plan::Strictness;
use super::query::Query;
use crate::analysis::fold;
use crate::index::{self, Filter, Snapshot};
use crate::people::{Name, Person};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The people that `name` may mean, best first. People who fit equally well are sorted by the number of documents that
/// name them. Their appearances are restricted to those that pass `filter`.
///
/// # Errors
/// If the index cannot be read.
pub fn person(snapshot: &Snapshot, name: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
    let error = |source| Error::Index { question: name.to_owned(), source };
    named(snapshot, name, filter).map_err(error)
}

/// The people that `name` may mean, with only their part in items that have all words of `topic`.
///
/// # Errors
/// If the index cannot be read.
pub fn person_about(snapshot: &Snapshot, name: &str, topic: &str, filter: &Filter) -> Result<Vec<Person>, Error> {
    let error = |source| Error::Index { question: topic.to_owned(), source };
    acting(snapshot, name, topic, filter).map_err(error)
}

/// The people with this name, with only their part in items that have all words of `topic`.
pub(super) fn acting(
    snapshot: &Snapshot,
    name: &str,
    topic: &str,
    filter: &Filter,
) -> Result<Vec<Person>, index::Error> {
    let options = Options { filter: filter.clone(), strictness: Strictness::All, ..Options::new(usize::MAX) };
    let (query, _) = Query::parse_within(topic, &options.limits, snapshot.newest_day());
    let mut about: BTreeSet<(String, Vec<usize>)> = BTreeSet::new();
    items::answering(snapshot, &query, &options, &mut |record, path, _| {
        about.insert((record.source.name(), path.to_vec()));
        Ok(())
    })?;
    let mut persons = named(snapshot, name, filter)?;
    for person in &mut persons {
        person.restrict_to(|source, path| about.contains(&(source.to_owned(), path.to_vec())));
    }
    persons.retain(|person| !person.appearances.is_empty());
    Ok(persons)
}

/// Fills in the citations of the appearances of `persons` and of their items, which are made from the records.
///
/// # Errors
/// If the index cannot be read.
pub(super) fn cite(snapshot: &Snapshot, persons: &mut [Person]) -> Result<(), index::Error> {
    let mut records = Records::new(snapshot);
    for own in persons.iter_mut().flat_map(|person| &mut person.appearances) {
        let Some(record) = records.get(&own.source)? else { continue };
        own.cite = items::meeting_cited(record);
        for part in &mut own.items {
            part.cite = items::cited(record, &items::head(record, &part.item));
        }
    }
    Ok(())
}

/// `persons` with their citations filled in, for a program.
///
/// # Errors
/// If the index cannot be read.
pub fn with_citations(snapshot: &Snapshot, mut persons: Vec<Person>) -> Result<Vec<Person>, Error> {
    let error = |source| Error::Index { question: String::new(), source };
    cite(snapshot, &mut persons).map_err(error)?;
    Ok(persons)
}

/// The people who have exactly this name, as their whole name or as some of its words.
pub(super) fn called(snapshot: &Snapshot, name: &str, filter: &Filter) -> Result<Vec<Person>, index::Error> {
    fitting(snapshot, name, filter, Fit::Words)
}

/// All people who appear in a document that passes `filter`, by name.
///
/// # Errors
/// If the index cannot be read.
pub fn people(snapshot: &Snapshot, filter: &Filter) -> Result<Vec<Person>, Error> {
    let error = |source| Error::Index { question: String::new(), source };
    let found = snapshot.persons().and_then(|persons| appearing(snapshot, persons, filter));
    found.map_err(error)
}

fn named(snapshot: &Snapshot, asked: &str, filter: &Filter) -> Result<Vec<Person>, index::Error> {
    let id = asked.to_lowercase();
    let mut by_id = snapshot.persons_of_term(&id)?;
    // A name in lower case is a term of the index too, so only ids are kept.
    by_id.retain(|person| person.id == id);
    if by_id.is_empty() { fitting(snapshot, asked, filter, Fit::Typo) } else { appearing(snapshot, by_id, filter) }
}

/// The people with a name that fits `asked` as `worst` or better, best first.
fn fitting(snapshot: &Snapshot, asked: &str, filter: &Filter, worst: Fit) -> Result<Vec<Person>, index::Error> {
    let wanted = Name::new(asked);
    let mut found: Vec<(Fit, Person)> = Vec::new();
    // If a name must have all words, one that lacks the letters of a word is ruled out at once. Names are many, and
    // comparing them costs much more.
    let may_fit = |name: &str| worst > Fit::Words || wanted.key().iter().all(|word| name.contains(word.as_str()));
    let fits = |name: &str| Fit::of(&wanted, &Name::new(name)).filter(|fit| *fit <= worst);
    for person in snapshot.persons_named(&mut |name| may_fit(name) && fits(name).is_some())? {
        let names = std::iter::once(&person.name).chain(&person.other_names);
        if let Some(fit) = names.filter_map(|name| fits(&fold(name))).min() {
            found.push((fit, person));
        }
    }
    // A close spelling counts only if nobody fits better.
    let best = found.iter().map(|(fit, _)| *fit).min();
    found.retain(|(fit, _)| *fit < Fit::Typo || best == Some(*fit));
    found.sort_by_key(|(fit, person)| (*fit, Reverse(person.appearances.len())));
    appearing(snapshot, found.into_iter().map(|(_, person)| person).collect(), filter)
}

/// The people among `persons` who appear in a document that passes `filter`, with only these appearances.
fn appearing(snapshot: &Snapshot, mut persons: Vec<Person>, filter: &Filter) -> Result<Vec<Person>, index::Error> {
    if *filter == Filter::default() {
        return Ok(persons);
    }
    let sources: BTreeSet<String> = snapshot.sources(&snapshot.filtered_entries(filter)?)?;
    for person in &mut persons {
        person.restrict(|appearance| sources.contains(&appearance.source));
    }
    persons.retain(|person| !person.appearances.is_empty());
    Ok(persons)
}

/// How a name fits the name searched for, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// Both have the same words, in any order.
    Whole,
    /// All words searched for are words of the name.
    Words,
    /// All words searched for begin words of the name.
    Beginnings,
    /// All words searched for sound like words of the name.
    Sounds,
    /// Some word differs in a letter.
    Typo,
}

impl Fit {
    pub fn of(wanted: &Name, name: &Name) -> Option<Self> {
        if wanted.key().is_empty() {
            return None;
        }
        if wanted.key() == name.key() {
            return Some(Self::Whole);
        }
        let all = |fits: &dyn Fn(&str, &str) -> bool| {
            wanted.key().iter().all(|word| name.key().iter().any(|own| fits(word, own)))
        };
        if all(&|word, own| word == own) {
            Some(Self::Words)
        } else if all(&|word, own| own.starts_with(word)) {
            Some(Self::Beginnings)
        } else if all(&|word, own| Name::sounds_as(word, own)) {
            Some(Self::Sounds)
        } else {
            all(&|word, own| Name::sounds_as(word, own) || Name::differs_by_one_typo(word, own)).then_some(Self::Typo)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Fit, Name};

    #[track_caller]
    fn check(asked: &str, name: &str, expected: Option<Fit>) {
        assert_eq!(Fit::of(&Name::new(asked), &Name::new(name)), expected, "{asked}: {name}");
    }

    #[test]
    fn names_are_found_by_their_words_beginnings_sound_and_with_a_typing_error() {
        check("holm kim", "Kim Holm", Some(Fit::Whole));
        check("Holm", "Kim Holm", Some(Fit::Words));
        check("ki hol", "Kim Holm", Some(Fit::Beginnings));
        check("Kim Carlsson", "Kim Karlson", Some(Fit::Sounds));
        check("Kim Hlomberg", "Kim Holmberg", Some(Fit::Typo));
        check("Kim Holmbrg", "Kim Holmberg", Some(Fit::Typo));
        check("Bo Holm", "Kim Holm", None);
        check("", "Kim Holm", None);
    }
}
