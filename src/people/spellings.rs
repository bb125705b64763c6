//! Unites groups whose names are written differently, if other facts show that they are one person.

use super::common_surnames;
use super::link_candidate::LinkCandidate;
use super::name::{Difference, Name};
use super::place::{Place, body_likeness};
use super::unite::{ALIKE, GroupMember, PersonGroup, SURE, doubt_of, link, pairs};
use super::{PersonLink, PersonLinkReason};
use std::collections::{BTreeMap, BTreeSet};

/// What is known of a group when its name is compared with others.
pub(super) struct GroupSummary<'a> {
    pub names: Vec<&'a Name>,
    pub places: BTreeSet<&'a Place>,
    employers: BTreeSet<&'a Place>,
    parties: BTreeSet<&'static str>,
    pub bodies: BTreeSet<&'a str>,
    /// The documents in which someone of the group occurs.
    documents: BTreeSet<usize>,
    /// The documents that list someone of the group as present.
    listed_in: BTreeSet<usize>,
    is_damaged: bool,
}

impl<'a> GroupSummary<'a> {
    pub fn of(candidates: &'a [LinkCandidate<'a>], group: &PersonGroup) -> Self {
        let members = || group.members.iter().map(|member| &candidates[member.candidate]);
        let distinct = || group.distinct(candidates);
        let mut names: Vec<&Name> = Vec::new();
        for candidate in distinct() {
            if !names.contains(&&candidate.name) {
                names.push(&candidate.name);
            }
        }
        Self {
            names,
            places: distinct().flat_map(LinkCandidate::places).collect(),
            employers: distinct().filter_map(|candidate| candidate.employer.as_ref()).collect(),
            parties: distinct().filter_map(|candidate| candidate.party).collect(),
            bodies: distinct().filter_map(|candidate| candidate.governing_body).collect(),
            documents: members().map(|candidate| candidate.document).collect(),
            listed_in: members().filter(|candidate| candidate.is_listed).map(|candidate| candidate.document).collect(),
            is_damaged: members().any(|candidate| candidate.is_damaged),
        }
    }

    fn contradicts(&self, other: &Self) -> bool {
        let parties = !self.parties.is_empty() && !other.parties.is_empty() && self.parties.is_disjoint(&other.parties);
        // Two entries of one list are two people, however alike their names.
        parties || !self.listed_in.is_disjoint(&other.listed_in)
    }

    fn shares_employer(&self, other: &Self) -> bool {
        self.employers.iter().any(|one| other.employers.iter().any(|two| one.may_be(two)))
    }

    fn shares_body(&self, other: &Self) -> bool {
        self.bodies.iter().any(|one| other.bodies.iter().any(|two| body_likeness(one, two) >= ALIKE))
    }

    /// How the names of two groups differ, if they are alike, and how sure it is that they are one person.
    fn tie(&self, other: &Self) -> Option<(Difference, PersonLink)> {
        let is_damaged = self.is_damaged || other.is_damaged;
        let (difference, one, two) = self.names.iter().find_map(|one| {
            other.names.iter().find_map(|two| one.difference(two, is_damaged).map(|difference| (difference, one, two)))
        })?;
        if self.contradicts(other) {
            return None;
        }
        let agrees = self.shares_employer(other) || !self.parties.is_disjoint(&other.parties);
        let says_nothing = |summary: &Self| summary.employers.is_empty() && summary.parties.is_empty();
        let is_rare = !common_surnames::is_common(one.last()) && !common_surnames::is_common(two.last());
        let one_says_nothing = says_nothing(self) || says_nothing(other);
        // Documents that do not name their region do not show that a body of the same name is the same body.
        let placed = self.places.iter().any(|place| !matches!(place, Place::Folder(_)) && other.places.contains(place));
        // One document means one person by "L. Olander" and "Lena Olander".
        let is_beside = difference == Difference::Initial && !self.documents.is_disjoint(&other.documents);
        let shares = placed && self.shares_body(other) || is_beside;
        let may = one_says_nothing && is_rare && shares && difference < Difference::Typo;
        let (why, sure) = match difference {
            Difference::Order => (PersonLinkReason::WordOrder, 0.95),
            Difference::Spelling => (PersonLinkReason::Spelling, 0.9),
            Difference::Part => (PersonLinkReason::PartOfName, 0.85),
            Difference::Initial => (PersonLinkReason::Initial, 0.85),
            Difference::Typo | Difference::Misreading => (PersonLinkReason::Typo, 0.8),
        };
        let confidence = if agrees {
            sure
        } else if may {
            sure - 0.1
        } else {
            0.4
        };
        let by = if agrees {
            "same organisation or party"
        } else if may && is_beside {
            "same document"
        } else if may {
            "same governing body"
        } else {
            "in the same place, with no other evidence"
        };
        Some((difference, link(why, confidence, format!("{} and {}: {by}", one.written(), two.written()))))
    }
}

/// Two groups, by their indexes, that may be one person.
struct Tie {
    one: usize,
    other: usize,
    difference: Difference,
    link: PersonLink,
}

/// Unites groups whose names are written differently.
pub(super) fn unite_spellings(candidates: &[LinkCandidate<'_>], groups: Vec<PersonGroup>) -> Vec<PersonGroup> {
    let summaries: Vec<GroupSummary<'_>> = groups.iter().map(|group| GroupSummary::of(candidates, group)).collect();
    // Names that are alike share a trait. To compare all names with the same given name and home would take quadratic
    // time.
    let mut traits: Vec<(&Place, u64, usize)> = Vec::new();
    let mut sounds: Vec<BTreeSet<String>> = Vec::new();
    for (index, summary) in summaries.iter().enumerate() {
        sounds.push(summary.names.iter().map(|name| name.first_sound()).collect());
        let own: BTreeSet<u64> = summary.names.iter().flat_map(|name| name.traits()).collect();
        for home in &summary.places {
            traits.extend(own.iter().map(|own| (*home, *own, index)));
        }
    }
    traits.sort_unstable_by_key(|(home, own, index)| (*own, *home, *index));
    let mut beside: Vec<(usize, usize)> = Vec::new();
    for block in traits.chunk_by(|one, other| (one.1, one.0) == (other.1, other.0)) {
        let pairs = pairs(0, block.len()).map(|(one, other)| (block[one].2, block[other].2));
        beside.extend(pairs.filter(|(one, other)| !sounds[*one].is_disjoint(&sounds[*other])));
    }
    beside.extend(by_initial(&summaries));
    beside.sort_unstable();
    beside.dedup();
    let tie = |(one, other): (usize, usize)| {
        summaries[one].tie(&summaries[other]).map(|(difference, link)| Tie { one, other, difference, link })
    };
    let mut ties: Vec<Tie> = beside.into_iter().filter_map(tie).collect();
    let ambiguous = ambiguous(&summaries, &ties);
    ties.sort_by(|one, other| {
        let by_index = (one.one, one.other).cmp(&(other.one, other.other));
        other.link.confidence.total_cmp(&one.link.confidence).then(by_index)
    });
    let mut united = DisjointGroups::new(groups.len());
    let mut doubts = Vec::new();
    let mut links: BTreeMap<usize, PersonLink> = BTreeMap::new();
    for Tie { one, other, difference, link } in ties {
        let is_short = matches!(difference, Difference::Part | Difference::Initial);
        let is_open = is_short && (ambiguous.contains(&one) || ambiguous.contains(&other));
        let clashes = || {
            let (left, right) = (united.members(one), united.members(other));
            left.iter().any(|left| right.iter().any(|right| summaries[*left].contradicts(&summaries[*right])))
        };
        if united.root(one) == united.root(other) {
            continue;
        }
        if link.confidence < SURE || is_open || clashes() {
            doubts.push((one, other, PersonLink { confidence: link.confidence.min(0.5), ..link }));
        } else {
            links.insert(united.unite(one, other), link);
        }
    }
    united.gather(candidates, groups, &links, doubts)
}

/// The pairs of groups of one place of which one has only the initial of the first name: "L. Olander" and "Lena
/// Olander".
fn by_initial(summaries: &[GroupSummary<'_>]) -> Vec<(usize, usize)> {
    // Each group, and whether its name has only the initial.
    type Alike = Vec<(usize, bool)>;
    let mut known: BTreeMap<(&Place, (char, String)), Alike> = BTreeMap::new();
    for (index, summary) in summaries.iter().enumerate() {
        for (initial, is_alone) in summary.names.iter().filter_map(|name| name.initial()) {
            for home in &summary.places {
                known.entry((home, initial.clone())).or_default().push((index, is_alone));
            }
        }
    }
    let of = |alike: &Alike| -> Vec<(usize, usize)> {
        let ordered = |(one, other): (usize, usize)| {
            let ((one, is_initial), (other, is_other_initial)) = (alike[one], alike[other]);
            (one != other && is_initial != is_other_initial).then_some((one.min(other), one.max(other)))
        };
        // Most initials stand in whole names only.
        let has_initial = alike.iter().any(|(_, is_alone)| *is_alone);
        if has_initial { pairs(0, alike.len()).filter_map(ordered).collect() } else { Vec::new() }
    };
    known.values().flat_map(of).collect()
}

/// Groups whose name is a part of several other names that are not one person: "Lena Olander" may be Lena Lind Olander
/// or Lena Berg Olander, so she is united with neither. The same goes for "L. Olander".
fn ambiguous(summaries: &[GroupSummary<'_>], ties: &[Tie]) -> BTreeSet<usize> {
    let mut wholes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for Tie { one, other, difference, link } in ties {
        if matches!(difference, Difference::Part | Difference::Initial) && link.confidence >= SURE {
            // The length of the whole name and not its number of words, because "L. Olander" has as many words as "Lena
            // Olander".
            let length = |index: usize| summaries[index].names.first().map_or(0, |name| name.written().len());
            let (short, whole) = if length(*one) < length(*other) { (*one, *other) } else { (*other, *one) };
            wholes.entry(short).or_default().push(whole);
        }
    }
    let are_one = |one: usize, other: usize| {
        summaries[one].tie(&summaries[other]).is_some_and(|(_, link)| link.confidence >= SURE)
    };
    let differ = |wholes: &Vec<usize>| pairs(0, wholes.len()).any(|(one, other)| !are_one(wholes[one], wholes[other]));
    wholes.into_iter().filter(|(_, wholes)| differ(wholes)).map(|(short, _)| short).collect()
}

/// Which groups have been united, each under the first of them.
struct DisjointGroups {
    roots: Vec<usize>,
    /// The united groups, by root.
    members: Vec<Vec<usize>>,
}

impl DisjointGroups {
    fn new(count: usize) -> Self {
        Self { roots: (0..count).collect(), members: (0..count).map(|index| vec![index]).collect() }
    }

    fn root(&self, index: usize) -> usize {
        let mut root = index;
        while self.roots[root] != root {
            root = self.roots[root];
        }
        root
    }

    fn members(&self, index: usize) -> &[usize] {
        &self.members[self.root(index)]
    }

    /// Unites two groups under the first of them; returns the root that is a root no more.
    fn unite(&mut self, one: usize, other: usize) -> usize {
        let (one, other) = (self.root(one), self.root(other));
        let (kept, gone) = (one.min(other), one.max(other));
        self.roots[gone] = kept;
        let moved = std::mem::take(&mut self.members[gone]);
        self.members[kept].extend(moved);
        gone
    }

    /// The groups that remain, each with the members of the groups united with it.
    fn gather(
        &self,
        candidates: &[LinkCandidate<'_>],
        groups: Vec<PersonGroup>,
        links: &BTreeMap<usize, PersonLink>,
        doubts: Vec<(usize, usize, PersonLink)>,
    ) -> Vec<PersonGroup> {
        let mut indexes = BTreeMap::new();
        let mut left: Vec<PersonGroup> = Vec::new();
        for (index, group) in groups.into_iter().enumerate() {
            let root = self.root(index);
            let new = *indexes.entry(root).or_insert(left.len());
            if new == left.len() {
                left.push(PersonGroup::default());
            }
            let tie = links.get(&index);
            for member in group.members {
                let link = tie.filter(|_| member.link.why == PersonLinkReason::First).cloned().unwrap_or(member.link);
                left[new].add(candidates, GroupMember { link, ..member });
            }
            left[new].possible_matches.extend(group.possible_matches);
        }
        let of = |index: usize| indexes.get(&self.root(index)).copied().unwrap_or(0);
        for (index, group) in left.iter_mut().enumerate() {
            for (other, _) in &mut group.possible_matches {
                *other = of(*other);
            }
            group.possible_matches.retain(|(other, _)| *other != index);
        }
        for (one, other, doubt) in doubts {
            if of(one) != of(other) {
                doubt_of(&mut left, of(one), of(other), doubt);
            }
        }
        for group in &mut left {
            let mut seen = BTreeSet::new();
            group.possible_matches.retain(|(other, _)| seen.insert(*other));
        }
        left
    }
}
