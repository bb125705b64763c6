//! Decides which candidates are one person: first by name and place, then names that are written differently, then
//! first names. Doubtful cases are kept apart and noted.

use super::common_surnames;
use super::first_names::add_first_names;
use super::link_candidate::LinkCandidate;
use super::place::{Place, body_likeness};
use super::spellings::unite_spellings;
use super::{PersonLink, PersonLinkReason};
use std::collections::BTreeMap;

/// The candidates that are one person.
#[derive(Debug, Default)]
pub struct PersonGroup {
    /// The members, in the order of the documents.
    pub members: Vec<GroupMember>,
    /// The members that [`PersonGroup::distinct`] gives. A hundred meetings of one board are compared only once.
    distinct: Vec<usize>,
    /// Groups that may be the same person, the likeliest first.
    pub possible_matches: Vec<(usize, PersonLink)>,
}

impl PersonGroup {
    /// A group with one candidate.
    pub fn of(candidate: usize) -> Self {
        Self {
            members: vec![GroupMember { candidate, link: PersonLink::first() }],
            distinct: vec![candidate],
            possible_matches: Vec::new(),
        }
    }

    /// One member of each equivalence class.
    pub fn distinct<'a>(&self, candidates: &'a [LinkCandidate<'a>]) -> impl Iterator<Item = &'a LinkCandidate<'a>> {
        self.distinct.iter().map(|index| &candidates[*index])
    }

    pub fn add(&mut self, candidates: &[LinkCandidate<'_>], member: GroupMember) {
        if !self
            .distinct
            .iter()
            .any(|index| candidates[*index].equivalence_class == candidates[member.candidate].equivalence_class)
        {
            self.distinct.push(member.candidate);
        }
        self.members.push(member);
    }
}

/// A candidate in a group, and why they belong to it.
#[derive(Debug)]
pub struct GroupMember {
    /// The index in the list of candidates.
    pub candidate: usize,
    pub link: PersonLink,
}

/// The confidence from which two mentions are taken to be one person. Not measured: with common names, a link below
/// this is more likely wrong than right.
pub(super) const SURE: f32 = 0.7;

/// The likeness from which two names of governing bodies are taken to be one body, or a body and its successor.
/// Measured on the sample documents in `seeds/`: the two leading groups of one county have .86 in common, with other
/// groups below .3.
pub(super) const ALIKE: f32 = 0.6;

/// How many others who may be the same person are reported. Not measured: a longer list would only be of people with a
/// common name.
const MOST_DOUBTS: usize = 5;

/// Puts the candidates into groups. A group begins with the candidate that comes first in the list.
pub fn unite(candidates: &[LinkCandidate<'_>]) -> Vec<PersonGroup> {
    let mut by_name: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    let (whole, short): (Vec<usize>, Vec<usize>) =
        (0..candidates.len()).partition(|index| candidates[*index].name.is_whole());
    for index in whole {
        by_name.entry(candidates[index].name.key()).or_default().push(index);
    }
    let mut groups = Vec::new();
    for namesakes in by_name.values() {
        unite_namesakes(candidates, namesakes, &mut groups);
    }
    let mut groups = unite_spellings(candidates, groups);
    add_first_names(candidates, &short, &mut groups);
    for group in &mut groups {
        group.members.sort_by_key(|member| member.candidate);
        group.possible_matches.sort_by(|(one, link), (other, other_link)| {
            other_link.confidence.total_cmp(&link.confidence).then(one.cmp(other))
        });
        group.possible_matches.truncate(MOST_DOUBTS);
    }
    groups
}

pub(super) fn link(why: PersonLinkReason, confidence: f32, evidence: String) -> PersonLink {
    PersonLink { why, confidence, evidence }
}

/// Adds the groups of candidates with one name. Candidates whose documents name their region are grouped first. Each
/// other candidate then joins one of the groups, if only one fits.
fn unite_namesakes(candidates: &[LinkCandidate<'_>], namesakes: &[usize], groups: &mut Vec<PersonGroup>) {
    let first = groups.len();
    let (placed, unplaced): (Vec<usize>, Vec<usize>) =
        namesakes.iter().copied().partition(|index| candidates[*index].is_placed());
    for index in placed {
        let surest = || {
            let mut sure = sure_ties(candidates, index, &groups[first..]);
            sure.sort_by(|one, other| other.1.confidence.total_cmp(&one.1.confidence).then(one.0.cmp(&other.0)));
            // A candidate who fits two groups equally well is added to neither at this point.
            let is_open = sure.get(1).is_some_and(|second| second.1.confidence >= sure[0].1.confidence);
            sure.into_iter().next().filter(|_| !is_open)
        };
        let best = alike(candidates, index, &groups[first..]).or_else(surest);
        add(candidates, groups, first, index, best);
    }
    // Someone who is known from two places ties two groups together.
    while let Some((kept, gone, tie)) = pairs(first, groups.len()).find_map(|(one, other)| {
        let tie = tie(candidates, &groups[other].distinct, &groups[one]).filter(|tie| tie.confidence >= SURE)?;
        (!is_open(candidates, &groups[first..], one - first, other - first)).then_some((one, other, tie))
    }) {
        absorb(candidates, groups, kept, gone, &tie);
    }
    for index in unplaced {
        let only = || {
            let mut sure = sure_ties(candidates, index, &groups[first..]).into_iter();
            sure.next().filter(|_| sure.next().is_none())
        };
        let best = alike(candidates, index, &groups[first..]).or_else(only);
        add(candidates, groups, first, index, best);
    }
    // With a hundred namesakes, each group notes only a few of the others.
    for (one, other) in near(first, groups.len()).collect::<Vec<_>>() {
        let doubt = tie(candidates, &groups[other].distinct, &groups[one]).unwrap_or_else(|| {
            let evidence =
                format!("same name in {} and {}", said(candidates, &groups[one]), said(candidates, &groups[other]));
            link(PersonLinkReason::SameName, 0.2, evidence)
        });
        doubt_of(groups, one, other, PersonLink { confidence: doubt.confidence.min(0.5), ..doubt });
    }
}

/// Whether one of two groups that may be one could as well belong to a third group that contradicts the other: Kim Holm
/// without a party, beside one of S and one of M.
fn is_open(candidates: &[LinkCandidate<'_>], groups: &[PersonGroup], one: usize, other: usize) -> bool {
    let against = |left: usize, right: usize| {
        let pairs =
            groups[left].distinct.iter().flat_map(|own| groups[right].distinct.iter().map(move |its| (*own, *its)));
        pairs.into_iter().any(|(own, its)| contradicts(&candidates[own], &candidates[its]))
    };
    let may_be = |left: usize, right: usize| {
        tie(candidates, &groups[left].distinct, &groups[right]).is_some_and(|tie| tie.confidence >= SURE)
    };
    (0..groups.len())
        .filter(|third| *third != one && *third != other)
        .any(|third| against(third, other) && may_be(one, third) || against(third, one) && may_be(other, third))
}

/// The group of a candidate who equals this candidate in everything that is compared. If such a candidate fits two
/// groups, they have a group of their own, and all equal candidates join that group.
fn alike(candidates: &[LinkCandidate<'_>], index: usize, groups: &[PersonGroup]) -> Option<(usize, PersonLink)> {
    let is_alike = |own: &&usize| candidates[**own].equivalence_class == candidates[index].equivalence_class;
    let (group, own) =
        groups.iter().enumerate().find_map(|(at, group)| Some((at, *group.distinct.iter().find(is_alike)?)))?;
    let tie = tie_of_two(&candidates[index], &candidates[own])?;
    (tie.confidence >= SURE).then_some((group, tie))
}

/// The groups to which a candidate surely belongs, each with the reason.
fn sure_ties(candidates: &[LinkCandidate<'_>], index: usize, groups: &[PersonGroup]) -> Vec<(usize, PersonLink)> {
    let ties = groups.iter().enumerate().filter_map(|(group, known)| Some((group, tie(candidates, &[index], known)?)));
    ties.filter(|(_, tie)| tie.confidence >= SURE).collect()
}

/// Adds a candidate to a group, counted from `first`, or to a new group.
fn add(
    candidates: &[LinkCandidate<'_>],
    groups: &mut Vec<PersonGroup>,
    first: usize,
    index: usize,
    tie: Option<(usize, PersonLink)>,
) {
    let (group, link) = tie.map_or((groups.len(), PersonLink::first()), |(group, tie)| (first + group, tie));
    if group == groups.len() {
        groups.push(PersonGroup::default());
    }
    groups[group].add(candidates, GroupMember { candidate: index, link });
}

fn near(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    (from..to).flat_map(move |one| (one + 1..to.min(one + 1 + MOST_DOUBTS)).map(move |other| (one, other)))
}

pub(super) fn pairs(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    (from..to).flat_map(move |one| (one + 1..to).map(move |other| (one, other)))
}

pub(super) fn doubt_of(groups: &mut [PersonGroup], one: usize, other: usize, doubt: PersonLink) {
    groups[one].possible_matches.push((other, doubt.clone()));
    groups[other].possible_matches.push((one, doubt));
}

/// Moves the members of `gone` into `kept` and removes `gone`.
fn absorb(candidates: &[LinkCandidate<'_>], groups: &mut Vec<PersonGroup>, kept: usize, gone: usize, tie: &PersonLink) {
    for member in groups.remove(gone).members {
        let link = if member.link.why == PersonLinkReason::First { tie.clone() } else { member.link };
        groups[kept].add(candidates, GroupMember { link, ..member });
    }
}

/// The surest link between one of `indexes` (candidates with the group's name) and a member; `None` if there is none,
/// or if parties differ.
fn tie(candidates: &[LinkCandidate<'_>], indexes: &[usize], group: &PersonGroup) -> Option<PersonLink> {
    let members = || group.distinct.iter().map(|index| &candidates[*index]);
    let is_against = |candidate: &LinkCandidate<'_>| members().any(|member| contradicts(candidate, member));
    if indexes.iter().any(|index| is_against(&candidates[*index])) {
        return None;
    }
    let mut best: Option<PersonLink> = None;
    for tie in indexes.iter().flat_map(|index| members().filter_map(|member| tie_of_two(&candidates[*index], member))) {
        if best.as_ref().is_none_or(|best| tie.confidence > best.confidence) {
            best = Some(tie);
        }
        if best.as_ref().is_some_and(|best| best.confidence >= SUREST) {
            break;
        }
    }
    best
}

/// The highest confidence for two candidates of one name: that of the same name in the same region.
pub(super) const SUREST: f32 = 0.97;

fn contradicts(one: &LinkCandidate<'_>, other: &LinkCandidate<'_>) -> bool {
    one.party.zip(other.party).is_some_and(|(one, other)| one != other)
}

fn tie_of_two(one: &LinkCandidate<'_>, other: &LinkCandidate<'_>) -> Option<PersonLink> {
    let common = common_surnames::is_common(one.name.last());
    let why =
        if one.name.words() == other.name.words() { PersonLinkReason::SameName } else { PersonLinkReason::WordOrder };
    let employers = one.employer.as_ref().zip(other.employer.as_ref());
    let same_employer = employers.is_some_and(|(one, other)| one.may_be(other));
    let other_employer = employers.is_some_and(|(one, other)| !one.may_be(other));
    let same_party = one.party.is_some() && one.party == other.party;
    let same_body = || match (one.governing_body, other.governing_body) {
        (Some(one), Some(other)) => body_likeness(one, other) >= ALIKE,
        (one, other) => one == other,
    };
    if one.home == other.home && one.is_placed() {
        let home = one.home_as_printed;
        let agrees = || same_party || same_employer || same_body();
        return Some(match (other_employer, common) {
            (false, false) => link(why, SUREST, format!("same name, {home}")),
            (false, true) if agrees() => link(why, 0.9, format!("same name, {home}")),
            (false, true) => link(why, 0.75, format!("same name, {home}; a common name")),
            (true, false) => {
                link(PersonLinkReason::OtherOrganisation, 0.85, format!("same name, {home}; another organisation"))
            }
            (true, true) => link(
                PersonLinkReason::OtherOrganisation,
                0.4,
                format!("same name, {home}; another organisation, and a common name"),
            ),
        });
    }
    if let Some(shared) =
        one.places().find(|place| !matches!(place, Place::Folder(_)) && other.places().any(|own| own == *place))
    {
        let confidence = if common { 0.5 } else { 0.85 };
        return Some(link(
            PersonLinkReason::SharedOrganisation,
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
            PersonLinkReason::SameFolder,
            confidence,
            format!("same name in documents in the folder {}", one.folder.rsplit('/').next().unwrap_or_default()),
        ));
    }
    None
}

/// The words that distinguish a group from others of the same name.
fn said(candidates: &[LinkCandidate<'_>], group: &PersonGroup) -> String {
    let candidate = group.members.first().map(|member| &candidates[member.candidate]);
    candidate.map_or_else(String::new, |candidate| match candidate.party {
        Some(party) => format!("{} ({})", candidate.home_as_printed, party.to_uppercase()),
        None => candidate.home_as_printed.to_owned(),
    })
}
