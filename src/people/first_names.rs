//! Finds the person if a document gives only a first name.

use super::bearer::Bearer;
use super::place::{Place, likeness};
use super::spellings::Outline;
use super::unite::{ALIKE, Group, Member, doubt_of, link};
use super::{Link, Why};
use std::collections::BTreeMap;

/// Adds each bearer who has only a first name to the group of the person who is most likely meant, or as a group of
/// their own.
pub(super) fn add_first_names(bearers: &[Bearer<'_>], short: &[usize], groups: &mut Vec<Group>) {
    let wholes = groups.len();
    let mut by_first: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (place, group) in groups.iter().enumerate() {
        for bearer in group.sorts(bearers) {
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
        if let Some((group, link)) = whose {
            groups[group].members.push(Member { bearer: place, link });
            continue;
        }
        groups.push(Group::of(place));
        let own = groups.len() - 1;
        for group in may_be.into_iter().filter(|group| *group < wholes) {
            let name = &bearers[groups[group].members[0].bearer].person.name;
            let evidence = format!("{name} has this first name, but so do others, or the organisation differs");
            doubt_of(groups, group, own, link(Why::FirstName, 0.3, evidence));
        }
    }
}

/// The group in `may_be` that a first name means, if only one fits.
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
        // If several come from there, the person who belongs to this governing body.
        let found = only(&comes_from).or_else(|| only(&|outline| comes_from(outline) && same_body(outline)));
        return found.map(|group| {
            (
                group,
                link(
                    Why::FirstName,
                    0.9,
                    format!("the only {name} from {} in {}", bearer.printed(employer), bearer.whose),
                ),
            )
        });
    }
    let group = only(&same_body)?;
    Some((group, link(Why::FirstName, 0.8, format!("the only {name} in this governing body in {}", bearer.whose))))
}
