//! Finds the person if a document gives only a first name.

use super::link_candidate::LinkCandidate;
use super::place::{Place, likeness};
use super::spellings::GroupSummary;
use super::unite::{ALIKE, GroupMember, PersonGroup, doubt_of, link};
use super::{PersonLink, PersonLinkReason};
use std::collections::BTreeMap;

/// Adds each candidate who has only a first name to the group of the person who is most likely meant, or as a group of
/// their own.
pub(super) fn add_first_names(candidates: &[LinkCandidate<'_>], short: &[usize], groups: &mut Vec<PersonGroup>) {
    let wholes = groups.len();
    let mut by_first: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        for candidate in group.distinct(candidates) {
            for home in candidate.places() {
                let known = by_first.entry((home, candidate.name.first())).or_default();
                if known.last() != Some(&place) {
                    known.push(place);
                }
            }
        }
    }
    let mut found = Vec::new();
    for &place in short {
        let candidate = &candidates[place];
        let known = by_first.get(&(&candidate.home, candidate.name.first())).map_or(&[][..], Vec::as_slice);
        let outline = |group: &usize| GroupSummary::of(candidates, &groups[*group]);
        let may_be: Vec<(usize, GroupSummary<'_>)> = known
            .iter()
            .map(|group| (*group, outline(group)))
            .filter(|(_, outline)| outline.names.iter().any(|name| candidate.name.shortens(name)))
            .collect();
        found.push((place, whose(candidate, &may_be), may_be.iter().map(|(group, _)| *group).collect::<Vec<_>>()));
    }
    for (place, whose, may_be) in found {
        if let Some((group, link)) = whose {
            groups[group].members.push(GroupMember { candidate: place, link });
            continue;
        }
        groups.push(PersonGroup::of(place));
        let own = groups.len() - 1;
        for group in may_be.into_iter().filter(|group| *group < wholes) {
            let name = &candidates[groups[group].members[0].candidate].person.name;
            let evidence = format!("{name} has this first name, but so do others, or the organisation differs");
            doubt_of(groups, group, own, link(PersonLinkReason::FirstName, 0.3, evidence));
        }
    }
}

/// The group in `may_be` that a first name means, if only one fits.
fn whose(candidate: &LinkCandidate<'_>, may_be: &[(usize, GroupSummary<'_>)]) -> Option<(usize, PersonLink)> {
    let same_body = |outline: &GroupSummary<'_>| {
        candidate.governing_body.is_some_and(|own| outline.bodies.iter().any(|body| likeness(own, body) >= ALIKE))
    };
    let only = |fits: &dyn Fn(&GroupSummary<'_>) -> bool| {
        let mut fitting = may_be.iter().filter(|(_, outline)| fits(outline));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.0)
    };
    let name = &candidate.person.name;
    if let Some(employer) = &candidate.employer {
        let comes_from = |outline: &GroupSummary<'_>| outline.places.iter().any(|place| employer.may_be(place));
        // If several come from there, the person who belongs to this governing body.
        let found = only(&comes_from).or_else(|| only(&|outline| comes_from(outline) && same_body(outline)));
        return found.map(|group| {
            (
                group,
                link(
                    PersonLinkReason::FirstName,
                    0.9,
                    format!("the only {name} from {} in {}", candidate.printed(employer), candidate.home_as_printed),
                ),
            )
        });
    }
    let group = only(&same_body)?;
    Some((
        group,
        link(
            PersonLinkReason::FirstName,
            0.8,
            format!("the only {name} in this governing body in {}", candidate.home_as_printed),
        ),
    ))
}
