//! Decides which bearers are one person: first by name and place, then names that are written differently, then first
//! names. Doubtful cases are kept apart and noted.

use super::bearer::Bearer;
use super::common;
use super::first_names::add_first_names;
use super::place::{Place, likeness};
use super::spellings::unite_spellings;
use super::{Link, Why};
use std::collections::BTreeMap;

/// The bearers that are one person.
#[derive(Debug, Default)]
pub struct Group {
    /// The members, in the order of the documents.
    pub members: Vec<Member>,
    /// One member of each sort, so that a hundred meetings of one board are compared only once; see [`Group::sorts`].
    sorts: Vec<usize>,
    /// Groups that may be the same person, the likeliest first.
    pub perhaps: Vec<(usize, Link)>,
}

impl Group {
    /// A group with one bearer.
    pub fn of(bearer: usize) -> Self {
        Self { members: vec![Member { bearer, link: Link::first() }], sorts: vec![bearer], perhaps: Vec::new() }
    }

    /// The members that differ from each other in something by which bearers are compared.
    pub fn sorts<'a>(&self, bearers: &'a [Bearer<'a>]) -> impl Iterator<Item = &'a Bearer<'a>> {
        self.sorts.iter().map(|place| &bearers[*place])
    }

    pub fn add(&mut self, bearers: &[Bearer<'_>], member: Member) {
        if !self.sorts.iter().any(|place| bearers[*place].sort == bearers[member.bearer].sort) {
            self.sorts.push(member.bearer);
        }
        self.members.push(member);
    }
}

/// A bearer in a group, and why they belong to it.
#[derive(Debug)]
pub struct Member {
    /// The place in the list of bearers.
    pub bearer: usize,
    pub link: Link,
}

/// The confidence from which two mentions are taken to be one person. Not measured: with common names, a link below
/// this is more likely wrong than right.
pub(super) const SURE: f32 = 0.7;

/// The likeness from which two names of governing bodies are taken to be one body, or a body and its successor.
/// Measured on the seeds: the two leading groups of one county have .86 in common, with other groups below .3.
pub(super) const ALIKE: f32 = 0.6;

/// How many others who may be the same person are reported. Not measured: a longer list would only be of people with a
/// common name.
const MOST_DOUBTS: usize = 5;

/// Puts the bearers into groups. A group begins with the bearer that comes first in the list.
pub fn unite(bearers: &[Bearer<'_>]) -> Vec<Group> {
    let mut by_name: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    let (whole, short): (Vec<usize>, Vec<usize>) =
        (0..bearers.len()).partition(|place| bearers[*place].name.is_whole());
    for place in whole {
        by_name.entry(bearers[place].name.key()).or_default().push(place);
    }
    let mut groups = Vec::new();
    for namesakes in by_name.values() {
        unite_namesakes(bearers, namesakes, &mut groups);
    }
    let mut groups = unite_spellings(bearers, groups);
    add_first_names(bearers, &short, &mut groups);
    for group in &mut groups {
        group.members.sort_by_key(|member| member.bearer);
        group.perhaps.sort_by(|(one, link), (other, other_link)| {
            other_link.confidence.total_cmp(&link.confidence).then(one.cmp(other))
        });
        group.perhaps.truncate(MOST_DOUBTS);
    }
    groups
}

pub(super) fn link(why: Why, confidence: f32, evidence: String) -> Link {
    Link { why, confidence, evidence }
}

/// Adds the groups of bearers with one name. First come bearers whose documents name their region; then each other
/// bearer joins a group of these if only one fits.
fn unite_namesakes(bearers: &[Bearer<'_>], namesakes: &[usize], groups: &mut Vec<Group>) {
    let first = groups.len();
    let (placed, unplaced): (Vec<usize>, Vec<usize>) =
        namesakes.iter().copied().partition(|place| bearers[*place].is_placed());
    for place in placed {
        let surest = || {
            let mut sure = sure_ties(bearers, place, &groups[first..]);
            sure.sort_by(|one, other| other.1.confidence.total_cmp(&one.1.confidence).then(one.0.cmp(&other.0)));
            // A bearer who fits two groups equally well is added to neither at this point.
            let is_open = sure.get(1).is_some_and(|second| second.1.confidence >= sure[0].1.confidence);
            sure.into_iter().next().filter(|_| !is_open)
        };
        let best = alike(bearers, place, &groups[first..]).or_else(surest);
        add(bearers, groups, first, place, best);
    }
    // Someone who is known from two places ties two groups together.
    while let Some((kept, gone, tie)) = pairs(first, groups.len()).find_map(|(one, other)| {
        let tie = tie(bearers, &groups[other].sorts, &groups[one]).filter(|tie| tie.confidence >= SURE)?;
        (!is_open(bearers, &groups[first..], one - first, other - first)).then_some((one, other, tie))
    }) {
        absorb(bearers, groups, kept, gone, &tie);
    }
    for place in unplaced {
        let only = || {
            let mut sure = sure_ties(bearers, place, &groups[first..]).into_iter();
            sure.next().filter(|_| sure.next().is_none())
        };
        let best = alike(bearers, place, &groups[first..]).or_else(only);
        add(bearers, groups, first, place, best);
    }
    // With a hundred namesakes, each group notes only a few of the others.
    for (one, other) in near(first, groups.len()).collect::<Vec<_>>() {
        let doubt = tie(bearers, &groups[other].sorts, &groups[one]).unwrap_or_else(|| {
            let evidence =
                format!("same name in {} and {}", said(bearers, &groups[one]), said(bearers, &groups[other]));
            link(Why::SameName, 0.2, evidence)
        });
        doubt_of(groups, one, other, Link { confidence: doubt.confidence.min(0.5), ..doubt });
    }
}

/// Whether one of two groups that may be one could as well belong to a third group that contradicts the other: Kim Holm
/// without a party, beside one of S and one of M.
fn is_open(bearers: &[Bearer<'_>], groups: &[Group], one: usize, other: usize) -> bool {
    let against = |left: usize, right: usize| {
        let pairs = groups[left].sorts.iter().flat_map(|own| groups[right].sorts.iter().map(move |its| (*own, *its)));
        pairs.into_iter().any(|(own, its)| contradicts(&bearers[own], &bearers[its]))
    };
    let may_be = |left: usize, right: usize| {
        tie(bearers, &groups[left].sorts, &groups[right]).is_some_and(|tie| tie.confidence >= SURE)
    };
    (0..groups.len())
        .filter(|third| *third != one && *third != other)
        .any(|third| against(third, other) && may_be(one, third) || against(third, one) && may_be(other, third))
}

/// The group of a bearer who equals this bearer in everything that is compared. If such a bearer fits two groups, they
/// have a group of their own, and all equal bearers join that group.
fn alike(bearers: &[Bearer<'_>], place: usize, groups: &[Group]) -> Option<(usize, Link)> {
    let is_alike = |own: &&usize| bearers[**own].sort == bearers[place].sort;
    let (group, own) =
        groups.iter().enumerate().find_map(|(at, group)| Some((at, *group.sorts.iter().find(is_alike)?)))?;
    let tie = tie_of_two(&bearers[place], &bearers[own])?;
    (tie.confidence >= SURE).then_some((group, tie))
}

/// The groups to which a bearer surely belongs, each with the reason.
fn sure_ties(bearers: &[Bearer<'_>], place: usize, groups: &[Group]) -> Vec<(usize, Link)> {
    let ties = groups.iter().enumerate().filter_map(|(group, known)| Some((group, tie(bearers, &[place], known)?)));
    ties.filter(|(_, tie)| tie.confidence >= SURE).collect()
}

/// Adds a bearer to a group, counted from `first`, or to a new group.
fn add(bearers: &[Bearer<'_>], groups: &mut Vec<Group>, first: usize, place: usize, tie: Option<(usize, Link)>) {
    let (group, link) = tie.map_or((groups.len(), Link::first()), |(group, tie)| (first + group, tie));
    if group == groups.len() {
        groups.push(Group::default());
    }
    groups[group].add(bearers, Member { bearer: place, link });
}

fn near(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    (from..to).flat_map(move |one| (one + 1..to.min(one + 1 + MOST_DOUBTS)).map(move |other| (one, other)))
}

pub(super) fn pairs(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    (from..to).flat_map(move |one| (one + 1..to).map(move |other| (one, other)))
}

pub(super) fn doubt_of(groups: &mut [Group], one: usize, other: usize, doubt: Link) {
    groups[one].perhaps.push((other, doubt.clone()));
    groups[other].perhaps.push((one, doubt));
}

/// Moves the members of `gone` into `kept` and removes `gone`.
fn absorb(bearers: &[Bearer<'_>], groups: &mut Vec<Group>, kept: usize, gone: usize, tie: &Link) {
    for member in groups.remove(gone).members {
        let link = if member.link.why == Why::First { tie.clone() } else { member.link };
        groups[kept].add(bearers, Member { link, ..member });
    }
}

/// Why bearers of the group's name belong to it: the surest link between any of them and any member. `None` if there is
/// no link, or if the parties contradict it.
fn tie(bearers: &[Bearer<'_>], places: &[usize], group: &Group) -> Option<Link> {
    let members = || group.sorts.iter().map(|place| &bearers[*place]);
    let is_against = |bearer: &Bearer<'_>| members().any(|member| contradicts(bearer, member));
    if places.iter().any(|place| is_against(&bearers[*place])) {
        return None;
    }
    let mut best: Option<Link> = None;
    for tie in places.iter().flat_map(|place| members().filter_map(|member| tie_of_two(&bearers[*place], member))) {
        if best.as_ref().is_none_or(|best| tie.confidence > best.confidence) {
            best = Some(tie);
        }
        if best.as_ref().is_some_and(|best| best.confidence >= SUREST) {
            break;
        }
    }
    best
}

/// The highest confidence for two bearers of one name: that of the same name in the same region.
pub(super) const SUREST: f32 = 0.97;

fn contradicts(one: &Bearer<'_>, other: &Bearer<'_>) -> bool {
    one.party.zip(other.party).is_some_and(|(one, other)| one != other)
}

fn tie_of_two(one: &Bearer<'_>, other: &Bearer<'_>) -> Option<Link> {
    let common = common::is_common(one.name.last());
    let why = if one.name.words() == other.name.words() { Why::SameName } else { Why::WordOrder };
    let employers = one.employer.as_ref().zip(other.employer.as_ref());
    let same_employer = employers.is_some_and(|(one, other)| one.may_be(other));
    let other_employer = employers.is_some_and(|(one, other)| !one.may_be(other));
    let same_party = one.party.is_some() && one.party == other.party;
    let same_body = || match (one.governing_body, other.governing_body) {
        (Some(one), Some(other)) => likeness(one, other) >= ALIKE,
        (one, other) => one == other,
    };
    if one.home == other.home && one.is_placed() {
        let home = one.whose;
        let agrees = || same_party || same_employer || same_body();
        return Some(match (other_employer, common) {
            (false, false) => link(why, SUREST, format!("same name, {home}")),
            (false, true) if agrees() => link(why, 0.9, format!("same name, {home}")),
            (false, true) => link(why, 0.75, format!("same name, {home}; a common name")),
            (true, false) => link(Why::OtherOrganisation, 0.85, format!("same name, {home}; another organisation")),
            (true, true) => {
                link(Why::OtherOrganisation, 0.4, format!("same name, {home}; another organisation, and a common name"))
            }
        });
    }
    if let Some(shared) =
        one.places().find(|place| !matches!(place, Place::Folder(_)) && other.places().any(|own| own == *place))
    {
        let confidence = if common { 0.5 } else { 0.85 };
        return Some(link(
            Why::SharedOrganisation,
            confidence,
            format!("same name, both from {}", one.printed(shared)),
        ));
    }
    if one.folder == other.folder && !(one.is_placed() && other.is_placed()) {
        let confidence = if same_party || same_employer {
            0.8
        } else if !common && !other_employer && same_body() {
            0.7
        } else {
            0.4
        };
        return Some(link(
            Why::SameFolder,
            confidence,
            format!("same name in documents in the folder {}", one.folder.rsplit('/').next().unwrap_or_default()),
        ));
    }
    None
}

/// The words that distinguish a group from others of the same name.
fn said(bearers: &[Bearer<'_>], group: &Group) -> String {
    let bearer = group.members.first().map(|member| &bearers[member.bearer]);
    bearer.map_or_else(String::new, |bearer| match bearer.party {
        Some(party) => format!("{} ({})", bearer.whose, party.to_uppercase()),
        None => bearer.whose.to_owned(),
    })
}
