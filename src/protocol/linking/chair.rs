//! Adds the chair to those present if only other lines name the chair: "Ordförande: Kim Holm (S)" above the list.

use crate::protocol::findings::officers::same;
use crate::protocol::record::{Attendee, AttendeeGroup, OfficerRole, Protocol};

/// Adds the chair as first of those present. A document without a list gets none.
pub(in crate::protocol) fn add(protocol: &mut Protocol) {
    let Protocol { attendance, officers, people, .. } = protocol;
    if attendance.is_empty() {
        return;
    }
    let is_new = |name: &str| name.contains(' ') && !attendance.iter().any(|own| same(&own.name, name));
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
