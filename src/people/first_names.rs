//! Finds the person if a document gives only a first name, or a first name and an initial.

use super::link_candidate::LinkCandidate;
use super::place::{Place, body_likeness};
use super::spellings::GroupSummary;
use super::unite::{ALIKE, GroupMember, PersonGroup, doubt_of, link};
use super::{PersonLink, PersonLinkReason};
use std::collections::BTreeMap;

/// Adds each candidate whose name is not whole to the group of the person who is most likely meant, or as a group of
/// their own.
pub(super) fn add_first_names(candidates: &[LinkCandidate<'_>], short: &[usize], groups: &mut Vec<PersonGroup>) {
    let mut by_first: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (index, group) in groups.iter().enumerate() {
        for candidate in group.distinct(candidates) {
            for home in candidate.places() {
                let known = by_first.entry((home, candidate.name.first())).or_default();
                if known.last() != Some(&index) {
                    known.push(index);
                }
            }
        }
    }
    let mut found = Vec::new();
    for &index in short {
        let candidate = &candidates[index];
        let known = by_first.get(&(&candidate.home, candidate.name.first())).map_or(&[][..], Vec::as_slice);
        let summary = |group: &usize| GroupSummary::of(candidates, &groups[*group]);
        let may_be: Vec<(usize, GroupSummary<'_>)> = known
            .iter()
            .map(|group| (*group, summary(group)))
            .filter(|(_, summary)| summary.names.iter().any(|name| candidate.name.shortens(name)))
            .collect();
        found.push((index, whose(candidate, &may_be), may_be.iter().map(|(group, _)| *group).collect::<Vec<_>>()));
    }
    for (index, whose, may_be) in found {
        if let Some((group, link)) = whose {
            groups[group].members.push(GroupMember { candidate: index, link });
            continue;
        }
        groups.push(PersonGroup::of(index));
        let own = groups.len() - 1;
        for group in may_be {
            let name = &candidates[groups[group].members[0].candidate].person.name;
            let evidence = format!("{name} has this first name, but so do others, or the organisation differs");
            doubt_of(groups, group, own, link(PersonLinkReason::FirstName, 0.3, evidence));
        }
    }
}

/// The group in `may_be` that a first name means, if only one fits.
fn whose(candidate: &LinkCandidate<'_>, may_be: &[(usize, GroupSummary<'_>)]) -> Option<(usize, PersonLink)> {
    let same_body = |summary: &GroupSummary<'_>| {
        candidate.governing_body.is_some_and(|own| summary.bodies.iter().any(|body| body_likeness(own, body) >= ALIKE))
    };
    let only = |fits: &dyn Fn(&GroupSummary<'_>) -> bool| {
        let mut fitting = may_be.iter().filter(|(_, summary)| fits(summary));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first.0)
    };
    let name = &candidate.person.name;
    if let Some(employer) = &candidate.employer {
        let comes_from = |summary: &GroupSummary<'_>| summary.places.iter().any(|place| employer.may_be(place));
        // If several come from there, the person who belongs to this governing body.
        let found = only(&comes_from).or_else(|| only(&|summary| comes_from(summary) && same_body(summary)));
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
