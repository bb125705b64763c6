//! Which of those whom documents name are one person: by name and place first, then names that are written differently,
//! then first names. What stays doubtful stays apart, and is said.

use super::bearer::Bearer;
use super::common;
use super::name::{Difference, Name};
use super::place::{Place, likeness};
use super::{Link, Why};
use std::collections::{BTreeMap, BTreeSet};

/// Those who are one person.
#[derive(Debug, Default)]
pub struct Group {
    /// In the order of the documents.
    pub members: Vec<Member>,
    /// Groups that may be the same person, the likeliest first.
    pub perhaps: Vec<(usize, Link)>,
}

#[derive(Debug)]
pub struct Member {
    /// Its place in the list of bearers.
    pub bearer: usize,
    pub link: Link,
}

/// From here on, two are taken to be one. By feel: what stands below is more likely wrong than right once names are
/// common.
const SURE: f32 = 0.7;

/// Governing bodies whose names share so much are one, or one's successor. Measured on the seeds: the two leading groups
/// of one county have .86 in common, with other groups below .3.
const ALIKE: f32 = 0.6;

/// Of those who may be the same, so many are told. By feel: more is a list of a common name.
const MOST_DOUBTS: usize = 5;

/// Puts the bearers into groups. Who comes first in the list is who a group begins with.
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

fn link(why: Why, confidence: f32, evidence: String) -> Link {
    Link { why, confidence, evidence }
}

/// Adds the groups of those who bear one name.
fn unite_namesakes(bearers: &[Bearer<'_>], namesakes: &[usize], groups: &mut Vec<Group>) {
    let first = groups.len();
    for &place in namesakes {
        let ties = groups[first..].iter().enumerate().map(|(group, known)| (group, tie(bearers, &[place], known)));
        let best = ties
            .filter_map(|(group, tie)| tie.map(|tie| (group, tie)))
            .reduce(|best, next| if next.1.confidence > best.1.confidence { next } else { best });
        match best.filter(|(_, tie)| tie.confidence >= SURE) {
            Some((group, tie)) => groups[first + group].members.push(Member { bearer: place, link: tie }),
            None => {
                groups.push(Group { members: vec![Member { bearer: place, link: Link::first() }], ..Group::default() })
            }
        }
    }
    // Someone who is known from both places ties two groups together.
    while let Some((kept, gone, tie)) = pairs(first, groups.len()).find_map(|(one, other)| {
        let members: Vec<usize> = groups[other].members.iter().map(|member| member.bearer).collect();
        let tie = tie(bearers, &members, &groups[one]).filter(|tie| tie.confidence >= SURE)?;
        Some((one, other, tie))
    }) {
        absorb(groups, kept, gone, &tie);
    }
    for (one, other) in pairs(first, groups.len()).collect::<Vec<_>>() {
        let members: Vec<usize> = groups[other].members.iter().map(|member| member.bearer).collect();
        let doubt = tie(bearers, &members, &groups[one]).unwrap_or_else(|| {
            link(
                Why::SameName,
                0.2,
                format!("same name in {} and {}", said(bearers, &groups[one]), said(bearers, &groups[other])),
            )
        });
        doubt_of(groups, one, other, doubt);
    }
}

fn pairs(from: usize, to: usize) -> impl Iterator<Item = (usize, usize)> {
    (from..to).flat_map(move |one| (one + 1..to).map(move |other| (one, other)))
}

fn doubt_of(groups: &mut [Group], one: usize, other: usize, doubt: Link) {
    groups[one].perhaps.push((other, doubt.clone()));
    groups[other].perhaps.push((one, doubt));
}

/// Moves the members of `gone`, which ends, into `kept`.
fn absorb(groups: &mut Vec<Group>, kept: usize, gone: usize, tie: &Link) {
    let absorbed = groups.remove(gone);
    groups[kept].members.extend(absorbed.members.into_iter().map(|member| Member {
        link: if member.link.why == Why::First { tie.clone() } else { member.link },
        ..member
    }));
}

/// Why bearers of the group's name belong to it, by the pair of them that tells most. `None` if nothing speaks for it or
/// a party against it.
fn tie(bearers: &[Bearer<'_>], places: &[usize], group: &Group) -> Option<Link> {
    let members = || group.members.iter().map(|member| &bearers[member.bearer]);
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

/// Nothing ties two of one name together more surely than their home.
const SUREST: f32 = 0.97;

fn contradicts(one: &Bearer<'_>, other: &Bearer<'_>) -> bool {
    one.party.zip(other.party).is_some_and(|(one, other)| one != other)
}

fn tie_of_two(one: &Bearer<'_>, other: &Bearer<'_>) -> Option<Link> {
    let common = common::is_common(one.name.last());
    let why = if one.name == other.name { Why::SameName } else { Why::WordOrder };
    let employers = one.employer.as_ref().zip(other.employer.as_ref());
    let same_employer = employers.is_some_and(|(one, other)| one.may_be(other));
    let other_employer = employers.is_some_and(|(one, other)| !one.may_be(other));
    let same_party = one.party.is_some() && one.party == other.party;
    let same_body = || match (one.governing_body, other.governing_body) {
        (Some(one), Some(other)) => likeness(one, other) >= ALIKE,
        (one, other) => one == other,
    };
    if one.home == other.home && !matches!(one.home, Place::Folder(_)) {
        let home = one.home.name();
        return Some(match (other_employer, common) {
            (false, _) => link(why, SUREST, format!("same name, {home}")),
            (true, false) => link(Why::OtherOrganisation, 0.85, format!("same name, {home}; another organisation")),
            (true, true) => link(
                Why::OtherOrganisation,
                0.4,
                format!("same name, {home}; another organisation, and many bear the name"),
            ),
        });
    }
    if let Some(shared) =
        one.places().find(|place| !matches!(place, Place::Folder(_)) && other.places().any(|own| own == *place))
    {
        let confidence = if common { 0.5 } else { 0.85 };
        return Some(link(Why::SharedOrganisation, confidence, format!("same name, both of {}", shared.name())));
    }
    if one.home == other.home {
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
            format!("same name in documents of one folder, {}", one.home.name()),
        ));
    }
    None
}

/// What a group is told from its namesakes by.
fn said(bearers: &[Bearer<'_>], group: &Group) -> String {
    let bearer = group.members.first().map(|member| &bearers[member.bearer]);
    bearer.map_or_else(String::new, |bearer| match bearer.party {
        Some(party) => format!("{} ({})", bearer.home.name(), party.to_uppercase()),
        None => bearer.home.name().to_owned(),
    })
}

/// What is known of a group when its name is compared with others'.
struct Outline<'a> {
    names: Vec<&'a Name>,
    places: BTreeSet<&'a Place>,
    employers: BTreeSet<&'a Place>,
    parties: BTreeSet<&'static str>,
    bodies: BTreeSet<&'a str>,
    /// Documents on whose lists someone of the group stands.
    listed_in: BTreeSet<usize>,
    is_damaged: bool,
}

impl<'a> Outline<'a> {
    fn of(bearers: &'a [Bearer<'a>], group: &Group) -> Self {
        let members = || group.members.iter().map(|member| &bearers[member.bearer]);
        let mut names: Vec<&Name> = Vec::new();
        for bearer in members() {
            if !names.contains(&&bearer.name) {
                names.push(&bearer.name);
            }
        }
        Self {
            names,
            places: members().flat_map(Bearer::places).collect(),
            employers: members().filter_map(|bearer| bearer.employer.as_ref()).collect(),
            parties: members().filter_map(|bearer| bearer.party).collect(),
            bodies: members().filter_map(|bearer| bearer.governing_body).collect(),
            listed_in: members().filter(|bearer| bearer.is_listed).map(|bearer| bearer.document).collect(),
            is_damaged: members().any(|bearer| bearer.is_damaged),
        }
    }

    fn contradicts(&self, other: &Self) -> bool {
        let parties = !self.parties.is_empty() && !other.parties.is_empty() && self.parties.is_disjoint(&other.parties);
        // Two entries of one list are two people, however alike.
        parties || !self.listed_in.is_disjoint(&other.listed_in)
    }

    fn shares_employer(&self, other: &Self) -> bool {
        self.employers.iter().any(|one| other.employers.iter().any(|two| one.may_be(two)))
    }

    fn shares_body(&self, other: &Self) -> bool {
        self.bodies.iter().any(|one| other.bodies.iter().any(|two| likeness(one, two) >= ALIKE))
    }

    /// How the names differ, if they are alike, and how sure it is that they are one's.
    fn tie(&self, other: &Self) -> Option<(Difference, Link)> {
        let is_damaged = self.is_damaged || other.is_damaged;
        let (difference, one, two) = self.names.iter().find_map(|one| {
            other.names.iter().find_map(|two| one.difference(two, is_damaged).map(|difference| (difference, one, two)))
        })?;
        if self.contradicts(other) {
            return None;
        }
        let agrees = self.shares_employer(other) || !self.parties.is_disjoint(&other.parties);
        let says_nothing = |outline: &Self| outline.employers.is_empty() && outline.parties.is_empty();
        let is_rare = !common::is_common(one.last()) && !common::is_common(two.last());
        let near = says_nothing(self) || says_nothing(other);
        let may = near && is_rare && self.shares_body(other) && difference < Difference::Slip;
        let (why, sure) = match difference {
            Difference::Order => (Why::WordOrder, 0.95),
            Difference::Spelling => (Why::Spelling, 0.9),
            Difference::Part => (Why::PartOfName, 0.85),
            Difference::Slip | Difference::Misreading => (Why::Slip, 0.8),
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
        } else if may {
            "same governing body"
        } else {
            "same county or municipality"
        };
        Some((difference, link(why, confidence, format!("{} and {}: {by}", one.written(), two.written()))))
    }
}

/// Unites groups whose names are written differently.
fn unite_spellings(bearers: &[Bearer<'_>], groups: Vec<Group>) -> Vec<Group> {
    let outlines: Vec<Outline<'_>> = groups.iter().map(|group| Outline::of(bearers, group)).collect();
    let mut blocks: BTreeMap<(&Place, String), Vec<usize>> = BTreeMap::new();
    for (place, outline) in outlines.iter().enumerate() {
        let sounds: BTreeSet<String> = outline.names.iter().map(|name| name.first_sound()).collect();
        for home in &outline.places {
            for sound in &sounds {
                blocks.entry((home, sound.clone())).or_default().push(place);
            }
        }
    }
    let mut seen = BTreeSet::new();
    let mut ties: Vec<(usize, usize, Difference, Link)> = Vec::new();
    for block in blocks.values() {
        for (one, other) in pairs(0, block.len()).map(|(one, other)| (block[one], block[other])) {
            if seen.insert((one, other))
                && let Some((difference, link)) = outlines[one].tie(&outlines[other])
            {
                ties.push((one, other, difference, link));
            }
        }
    }
    // "Lena Olander" may be Lena Lind Olander or Lena Berg Olander: then she is neither.
    let wholes = |place: usize| {
        let longer =
            |one: usize, other: usize| outlines[one].names[0].key().len() < outlines[other].names[0].key().len();
        let of = |tie: &&(usize, usize, Difference, Link)| {
            tie.2 == Difference::Part
                && tie.3.confidence >= SURE
                && (tie.0 == place && longer(tie.0, tie.1) || tie.1 == place && longer(tie.1, tie.0))
        };
        ties.iter().filter(of).map(|tie| if tie.0 == place { tie.1 } else { tie.0 }).collect::<Vec<_>>()
    };
    let ambiguous: BTreeSet<usize> = (0..groups.len())
        .filter(|place| {
            let wholes = wholes(*place);
            wholes.len() > 1
                && !pairs(0, wholes.len()).all(|(one, other)| {
                    outlines[wholes[one]].tie(&outlines[wholes[other]]).is_some_and(|(_, link)| link.confidence >= SURE)
                })
        })
        .collect();
    ties.sort_by(|one, other| {
        other.3.confidence.total_cmp(&one.3.confidence).then((one.0, one.1).cmp(&(other.0, other.1)))
    });
    let mut united = United::new(groups.len());
    let mut doubts = Vec::new();
    let mut links: BTreeMap<usize, Link> = BTreeMap::new();
    for (one, other, difference, link) in ties {
        let is_open = difference == Difference::Part && (ambiguous.contains(&one) || ambiguous.contains(&other));
        let clashes = || {
            let (left, right) = (united.members(one), united.members(other));
            left.iter().any(|left| right.iter().any(|right| outlines[*left].contradicts(&outlines[*right])))
        };
        if united.root(one) == united.root(other) {
            continue;
        }
        if link.confidence < SURE || is_open || clashes() {
            doubts.push((one, other, Link { confidence: link.confidence.min(0.5), ..link }));
        } else {
            links.insert(united.unite(one, other), link);
        }
    }
    united.gather(groups, &links, doubts)
}

/// Which groups have become one, each under the first of them.
struct United {
    roots: Vec<usize>,
}

impl United {
    fn new(count: usize) -> Self {
        Self { roots: (0..count).collect() }
    }

    fn root(&self, place: usize) -> usize {
        let mut root = place;
        while self.roots[root] != root {
            root = self.roots[root];
        }
        root
    }

    fn members(&self, place: usize) -> Vec<usize> {
        let root = self.root(place);
        (0..self.roots.len()).filter(|other| self.root(*other) == root).collect()
    }

    /// Puts both under the first; returns the root that is one no more.
    fn unite(&mut self, one: usize, other: usize) -> usize {
        let (one, other) = (self.root(one), self.root(other));
        let (kept, gone) = (one.min(other), one.max(other));
        self.roots[gone] = kept;
        gone
    }

    /// The groups that are left, with the members of those that went into them.
    fn gather(
        &self,
        groups: Vec<Group>,
        links: &BTreeMap<usize, Link>,
        doubts: Vec<(usize, usize, Link)>,
    ) -> Vec<Group> {
        let mut places = BTreeMap::new();
        let mut left: Vec<Group> = Vec::new();
        for (place, group) in groups.into_iter().enumerate() {
            let root = self.root(place);
            let new = *places.entry(root).or_insert(left.len());
            if new == left.len() {
                left.push(Group::default());
            }
            let tie = links.get(&place);
            left[new].members.extend(group.members.into_iter().map(|member| Member {
                link: tie.filter(|_| member.link.why == Why::First).cloned().unwrap_or(member.link),
                ..member
            }));
            left[new].perhaps.extend(group.perhaps);
        }
        let of = |place: usize| places.get(&self.root(place)).copied().unwrap_or(0);
        for (place, group) in left.iter_mut().enumerate() {
            for (other, _) in &mut group.perhaps {
                *other = of(*other);
            }
            group.perhaps.retain(|(other, _)| *other != place);
        }
        for (one, other, doubt) in doubts {
            if of(one) != of(other) {
                doubt_of(&mut left, of(one), of(other), doubt);
            }
        }
        for group in &mut left {
            let mut seen = BTreeSet::new();
            group.perhaps.retain(|(other, _)| seen.insert(*other));
        }
        left
    }
}

/// Gives those of whom a document says the first name only to whom they most likely are.
fn add_first_names(bearers: &[Bearer<'_>], short: &[usize], groups: &mut Vec<Group>) {
    let wholes = groups.len();
    let mut by_first: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        for member in &group.members {
            let bearer = &bearers[member.bearer];
            for home in bearer.places() {
                let known = by_first.entry((home, bearer.name.first())).or_default();
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
    }
    let mut found = Vec::new();
    for &place in short {
        let bearer = &bearers[place];
        let known = by_first.get(&(&bearer.home, bearer.name.first())).map_or(&[][..], Vec::as_slice);
        let outline = |group: &usize| Outline::of(bearers, &groups[*group]);
        let may_be: Vec<(usize, Outline<'_>)> = known
            .iter()
            .map(|group| (*group, outline(group)))
            .filter(|(_, outline)| outline.names.iter().any(|name| bearer.name.shortens(name)))
            .collect();
        found.push((place, whose(bearer, &may_be), may_be.iter().map(|(group, _)| *group).collect::<Vec<_>>()));
    }
    for (place, whose, may_be) in found {
        match whose {
            Some((group, link)) => groups[group].members.push(Member { bearer: place, link }),
            None => {
                groups.push(Group { members: vec![Member { bearer: place, link: Link::first() }], ..Group::default() });
                let own = groups.len() - 1;
                for group in may_be.into_iter().filter(|group| *group < wholes) {
                    let evidence = format!(
                        "{} bears the first name, and is not the only one or of another organisation",
                        bearers[groups[group].members[0].bearer].person.name
                    );
                    doubt_of(groups, group, own, link(Why::FirstName, 0.3, evidence));
                }
            }
        }
    }
}

/// The one of `may_be` whom a first name means.
fn whose(bearer: &Bearer<'_>, may_be: &[(usize, Outline<'_>)]) -> Option<(usize, Link)> {
    let same_body = |outline: &Outline<'_>| {
        bearer.governing_body.is_some_and(|own| outline.bodies.iter().any(|body| likeness(own, body) >= ALIKE))
    };
    let only = |fits: &dyn Fn(&Outline<'_>) -> bool| {
        let mut fitting = may_be.iter().filter(|(_, outline)| fits(outline));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.0)
    };
    let name = &bearer.person.name;
    if let Some(employer) = &bearer.employer {
        let comes_from = |outline: &Outline<'_>| outline.places.iter().any(|place| employer.may_be(place));
        // Of several from there, the one of this governing body.
        let found = only(&comes_from).or_else(|| only(&|outline| comes_from(outline) && same_body(outline)));
        return found.map(|group| {
            (
                group,
                link(Why::FirstName, 0.9, format!("the only {name} of {} in {}", employer.name(), bearer.home.name())),
            )
        });
    }
    let group = only(&same_body)?;
    Some((
        group,
        link(Why::FirstName, 0.8, format!("the only {name} of this governing body in {}", bearer.home.name())),
    ))
}
