//! Adds the chair to those present if only other lines name the chair: "Ordförande: Kim Holm (S)" above the list.

use crate::protocol::record::{Attendee, AttendeeGroup, OfficerRole, Protocol};
use crate::protocol::words;

/// Adds the chair as first of those present. A document without a list gets none.
pub(in crate::protocol) fn add(protocol: &mut Protocol) {
    let Protocol { attendance, officers, people, .. } = protocol;
    if attendance.is_empty() {
        return;
    }
    let is_new = |name: &str| name.contains(' ') && !attendance.iter().any(|own| may_be(&own.name, name));
    let chairs = officers.iter().filter(|officer| officer.role == OfficerRole::Chair && is_new(&officer.name));
    let present = |name: &str| Attendee {
        name: name.to_owned(),
        organisation: people.iter().find(|known| known.name == name).and_then(|known| known.organisation.clone()),
        role: Some(OfficerRole::Chair.name().to_owned()),
        group: AttendeeGroup::Member,
        remote: false,
    };
    let new: Vec<Attendee> = chairs.map(|chair| present(&chair.name)).collect();
    attendance.splice(0..0, new);
}

/// Whether two names may be of one person: the lists have "K. Holm", "Kim" or "Kim Berg-Holm" for "Kim Holm".
fn may_be(one: &str, other: &str) -> bool {
    let (one, other) = (words::words(&one.replace('-', " ")), words::words(&other.replace('-', " ")));
    let (Some(first), Some(second)) = (one.first(), other.first()) else { return false };
    // "Kristina" is also written "Christina".
    let initial = |name: &str| name.chars().next().map(|letter| if letter == 'c' { 'k' } else { letter });
    let shares = one[1..].iter().any(|word| other[1..].contains(word));
    let is_lone = one.len() == 1 || other.len() == 1;
    initial(first) == initial(second) && (shares || is_lone && first == second)
}
