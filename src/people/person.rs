//! Makes a person from a group of candidates: the name to show, the posts held, and the appearances by date.

use super::link_candidate::LinkCandidate;
use super::name::Name;
use super::unite::{GroupMember, PersonGroup};
use super::{Act, Appearance, Document, ItemInvolvement, Participation, Person, PossibleMatch, Post};
use crate::analysis::{fold, slug};
use crate::protocol::{AgendaItem, Appointment, Attendee, MentionKind, OfficerRole, Participant, Protocol};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The persons that the groups are, sorted by name, then id.
pub fn persons(documents: &[Document<'_>], candidates: &[LinkCandidate<'_>], groups: &[PersonGroup]) -> Vec<Person> {
    let lists_by_document: Vec<DocumentLists<'_>> =
        documents.iter().map(|document| DocumentLists::of(document.protocol)).collect();
    let mut persons: Vec<Person> =
        groups.iter().map(|group| person(documents, &lists_by_document, candidates, group)).collect();
    number(&mut persons);
    let doubts: Vec<Vec<PossibleMatch>> = groups
        .iter()
        .map(|group| {
            let possible = group.possible_matches.iter().map(|(other, link)| {
                let Person { id, name, .. } = &persons[*other];
                PossibleMatch { id: id.clone(), name: name.clone(), link: link.clone() }
            });
            possible.collect()
        })
        .collect();
    for (person, possible) in persons.iter_mut().zip(doubts) {
        person.possible_matches = possible;
    }
    persons.sort_by(|one, other| (fold(&one.name), &one.id).cmp(&(fold(&other.name), &other.id)));
    persons
}

/// An act in an item, with the path of the item.
type Done<'a> = (Vec<usize>, &'a AgendaItem, Act);

/// What the lists of a document say, by the key of the name.
#[derive(Default)]
struct DocumentLists<'a> {
    attendees: BTreeMap<Vec<String>, &'a Attendee>,
    offices: BTreeMap<Vec<String>, Vec<OfficerRole>>,
    presented: BTreeMap<Vec<String>, Vec<(Vec<usize>, &'a AgendaItem)>>,
    acted: BTreeMap<Vec<String>, Vec<Done<'a>>>,
    appointed: BTreeMap<Vec<String>, Vec<&'a Appointment>>,
}

impl<'a> DocumentLists<'a> {
    fn of(protocol: &'a Protocol) -> Self {
        let mut lists = Self::default();
        for attendee in &protocol.attendance {
            lists.attendees.entry(Name::key_of(&attendee.name)).or_insert(attendee);
        }
        for officer in &protocol.officers {
            lists.offices.entry(Name::key_of(&officer.name)).or_default().push(officer.role);
        }
        for (path, item) in protocol.items_by_path() {
            for presenter in &item.presenters {
                lists.presented.entry(Name::key_of(&presenter.name)).or_default().push((path.clone(), item));
            }
            for appointment in &item.appointments {
                lists.appointed.entry(Name::key_of(&appointment.name)).or_default().push(appointment);
            }
            for (name, act) in acts(item) {
                lists.acted.entry(Name::key_of(name)).or_default().push((path.clone(), item, act));
            }
        }
        lists
    }
}

/// What people did on the way to the decision of an item. Acts of a party are left out, because it is not known which
/// members did them.
fn acts(item: &AgendaItem) -> impl Iterator<Item = (&str, Act)> {
    let moved = item.motions.iter().flat_map(|motion| people(&motion.movers, Act::Moves));
    let ballots = item.votes.iter().flat_map(|vote| &vote.by_name);
    let voted = ballots.map(|ballot| (ballot.name.as_str(), Act::Votes { option: ballot.option }));
    moved
        .chain(voted)
        .chain(people(&item.reservations, Act::Reserves))
        .chain(people(&item.recusals, Act::Recuses))
        .chain(people(&item.not_participating, Act::Declines))
}

fn people(participants: &[Participant], act: Act) -> impl Iterator<Item = (&str, Act)> {
    participants.iter().filter(|one| !one.is_party).map(move |one| (one.name.as_str(), act))
}

/// Makes ids unique that are equal in name and region, by appending a count in the order of the persons' first
/// documents.
fn number(persons: &mut [Person]) {
    let mut order: Vec<usize> = (0..persons.len()).collect();
    let first = |person: &Person| {
        person.appearances.first().map(|own| (own.date.is_none(), own.date, own.source.clone(), own.page, own.line))
    };
    order.sort_by_cached_key(|place| first(&persons[*place]));
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for place in order {
        let count = taken.entry(persons[place].id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            persons[place].id = format!("{}-{count}", persons[place].id);
        }
    }
}

fn person(
    documents: &[Document<'_>],
    lists_by_document: &[DocumentLists<'_>],
    candidates: &[LinkCandidate<'_>],
    group: &PersonGroup,
) -> Person {
    let members = || group.members.iter().map(|member| &candidates[member.candidate]);
    let (name, other_names) = names(members());
    let mut appearances: Vec<Appearance> = Vec::new();
    for own in group.members.iter().map(|member| appearance(documents, lists_by_document, candidates, member)) {
        // Members are in the order of the documents. A document may name a person in two ways.
        match appearances.last_mut().filter(|known| known.source == own.source) {
            Some(known) => include(known, own),
            None => appearances.push(own),
        }
    }
    let regions = appearances.iter().filter_map(|appearance| appearance.region.as_deref());
    let region = most_frequent(regions).map(str::to_owned);
    let home = region.clone().unwrap_or_default();
    let dates = || appearances.iter().filter_map(|appearance| appearance.date);
    Person {
        id: slug(&format!("{name} {home}")),
        region,
        posts: posts(&appearances),
        first: dates().min(),
        last: dates().max(),
        name,
        other_names,
        appearances,
        possible_matches: Vec::new(),
    }
}

/// The name to show, and the other names. Full names come first, then undamaged, then more frequent, then longer names.
fn names<'a>(members: impl Iterator<Item = &'a LinkCandidate<'a>>) -> (String, Vec<String>) {
    let mut counts: BTreeMap<&str, (bool, bool, usize)> = BTreeMap::new();
    for candidate in members {
        let (_, _, count) = counts.entry(candidate.person.name.as_str()).or_insert((
            candidate.name.is_whole() && candidate.name.is_spelled_out(),
            !candidate.is_damaged,
            0,
        ));
        *count += 1;
    }
    let mut names: Vec<(&str, (bool, bool, usize))> = counts.into_iter().collect();
    names.sort_by_key(|(name, (is_whole, is_clean, count))| {
        Reverse((*is_whole, *is_clean, *count, name.chars().count()))
    });
    let mut names = names.into_iter().map(|(name, _)| name.to_owned());
    (names.next().unwrap_or_default(), names.collect())
}

fn most_frequent<'a>(values: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values {
        *counts.entry(value).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(value, count)| (*count, Reverse(*value))).map(|(value, _)| value)
}

fn appearance(
    documents: &[Document<'_>],
    lists_by_document: &[DocumentLists<'_>],
    candidates: &[LinkCandidate<'_>],
    member: &GroupMember,
) -> Appearance {
    let candidate = &candidates[member.candidate];
    let Document { source, protocol, .. } = documents[candidate.document];
    let first = candidate.person.mentions.first().map(|mention| mention.position);
    let lists = &lists_by_document[candidate.document];
    let attendee = lists.attendees.get(candidate.name.key());
    let outside =
        candidate.person.mentions.iter().filter(|mention| mention.item.is_empty()).map(|mention| mention.manner.into());
    Appearance {
        source: source.to_owned(),
        page: first.map_or(1, |position| position.page),
        line: first.map_or(1, |position| position.line),
        date: protocol.date,
        date_basis: protocol.date_basis,
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        kind: protocol.kind,
        name: candidate.person.name.clone(),
        role: candidate.person.role.clone(),
        organisation: candidate.person.organisation.clone(),
        offices: lists.offices.get(candidate.name.key()).cloned().unwrap_or_default(),
        appointments: lists.appointed.get(candidate.name.key()).into_iter().flatten().copied().cloned().collect(),
        attended: attendee.map(|attendee| attendee.group),
        remote: attendee.is_some_and(|attendee| attendee.remote),
        items: items(protocol, lists, candidate),
        part: outside.min().filter(|_| protocol.agenda.is_empty()),
        link: member.link.clone(),
        cite: String::new(),
    }
}

/// Adds what the same document says of the person under another name.
fn include(known: &mut Appearance, other: Appearance) {
    (known.page, known.line) = (known.page, known.line).min((other.page, other.line));
    let completeness = |name: &str| (Name::new(name).is_spelled_out(), name.chars().count());
    if completeness(&other.name) > completeness(&known.name) {
        known.name = other.name;
    }
    known.role = known.role.take().or(other.role);
    known.organisation = known.organisation.take().or(other.organisation);
    let offices = other.offices.into_iter().filter(|office| !known.offices.contains(office)).collect::<Vec<_>>();
    known.offices.extend(offices);
    known.appointments.extend(other.appointments);
    known.attended = known.attended.or(other.attended);
    known.remote |= other.remote;
    known.part = known.part.into_iter().chain(other.part).min();
    for item in other.items {
        match known.items.iter_mut().find(|own| own.item == item.item) {
            Some(own) => {
                own.part = own.part.min(item.part);
                own.acts.extend(item.acts);
            }
            None => known.items.push(item),
        }
    }
    known.items.sort_by(|one, two| one.item.cmp(&two.item));
}

impl From<MentionKind> for Participation {
    fn from(manner: MentionKind) -> Self {
        match manner {
            MentionKind::Raises => Self::Raises,
            MentionKind::Speaks => Self::Speaks,
            MentionKind::Named => Self::Named,
        }
    }
}

/// The items that name or are presented by the candidate, each with the candidate's closest part in it.
fn items(protocol: &Protocol, lists: &DocumentLists<'_>, candidate: &LinkCandidate<'_>) -> Vec<ItemInvolvement> {
    let mut parts: BTreeMap<Vec<usize>, ItemInvolvement> = BTreeMap::new();
    let mut add = |path: &[usize], item: &AgendaItem, part: Participation, page: u32, line: u32| {
        let known = parts.entry(path.to_vec()).or_insert_with(|| ItemInvolvement {
            item: path.to_vec(),
            number: item.number.clone(),
            title: item.title.clone(),
            part,
            acts: Vec::new(),
            page,
            line,
            cite: String::new(),
        });
        known.part = known.part.min(part);
    };
    for mention in &candidate.person.mentions {
        if let Some(item) = protocol.item(&mention.item) {
            add(&mention.item, item, mention.manner.into(), mention.position.page, mention.position.line);
        }
    }
    for (path, item) in lists.presented.get(candidate.name.key()).into_iter().flatten() {
        let start = item.span.map(|span| span.start);
        add(
            path,
            item,
            Participation::Presents,
            start.map_or(1, |start| start.page),
            start.map_or(1, |start| start.line),
        );
    }
    for (path, item, act) in lists.acted.get(candidate.name.key()).into_iter().flatten() {
        let start = item.span.map(|span| span.start);
        let own = parts.entry(path.clone()).or_insert_with(|| ItemInvolvement {
            item: path.clone(),
            number: item.number.clone(),
            title: item.title.clone(),
            part: Participation::Named,
            acts: Vec::new(),
            page: start.map_or(1, |start| start.page),
            line: start.map_or(1, |start| start.line),
            cite: String::new(),
        });
        // Someone who moves two things is listed once as having moved.
        if !(own.acts.last() == Some(act) && *act == Act::Moves) {
            own.acts.push(*act);
        }
    }
    parts.into_values().collect()
}

impl Person {
    /// Keeps only the items for which `is_about` is true, and the appearances that have such items.
    pub fn restrict_to(&mut self, is_about: impl Fn(&str, &[usize]) -> bool) {
        for appearance in &mut self.appearances {
            appearance.items.retain(|part| is_about(&appearance.source, &part.item));
        }
        self.restrict(|appearance| !appearance.items.is_empty());
    }

    /// Keeps only the appearances for which `is_kept` is true, and computes posts and days from them.
    pub fn restrict(&mut self, is_kept: impl Fn(&Appearance) -> bool) {
        self.appearances.retain(is_kept);
        self.posts = posts(&self.appearances);
        let dates = || self.appearances.iter().filter_map(|appearance| appearance.date);
        (self.first, self.last) = (dates().min(), dates().max());
    }
}

/// The posts that the documents give, each once; those of the latest meeting first.
fn posts(appearances: &[Appearance]) -> Vec<Post> {
    let mut posts: BTreeMap<(String, String, String), Post> = BTreeMap::new();
    let key = |value: Option<&String>| value.map(|value| fold(value)).unwrap_or_default();
    let add =
        |posts: &mut BTreeMap<_, Post>, role: Option<String>, organisation: Option<String>, date: Option<Date>| {
            let own = (key(role.as_ref()), key(organisation.as_ref()), String::new());
            let post = posts.entry(own).or_insert_with(|| Post { role, organisation, ..Post::default() });
            post.from = post.from.into_iter().chain(date).min();
            post.to = post.to.into_iter().chain(date).max();
            post.documents += 1;
        };
    for appearance in appearances {
        for office in &appearance.offices {
            // To approve one set of minutes is not an office.
            if *office != OfficerRole::Approver {
                add(&mut posts, Some(office.name().to_owned()), appearance.governing_body.clone(), appearance.date);
            }
        }
        for own in &appearance.appointments {
            let has_term = own.from.or(own.to).is_some();
            let post = posts
                .entry((key(Some(&own.role)), key(own.governing_body.as_ref()), key(own.term.as_ref())))
                .or_insert_with(|| Post {
                    role: Some(own.role.clone()),
                    organisation: own.governing_body.clone(),
                    term: own.term.clone(),
                    ..Post::default()
                });
            // Days that a decision gives take precedence over those of documents.
            let (from, to) = if has_term { (own.from, own.to) } else { (appearance.date, appearance.date) };
            post.from = post.from.into_iter().chain(from).min();
            post.to = post.to.into_iter().chain(to).max();
            post.documents += 1;
        }
        let is_office =
            |role: &String| appearance.offices.iter().any(|office| fold(role).ends_with(&fold(office.name())));
        let role = appearance.role.clone().filter(|role| !is_office(role));
        if role.is_some() || appearance.organisation.is_some() {
            add(&mut posts, role, appearance.organisation.clone(), appearance.date);
        }
    }
    let mut posts: Vec<Post> = posts.into_values().collect();
    posts.sort_by_key(|post| Reverse((post.to, post.documents)));
    posts
}
