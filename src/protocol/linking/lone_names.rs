//! Completes the names of officers, presenters and attendees who are printed with only their first name, if the text
//! elsewhere has the full name: "Stefan valdes till sekreterare", and two pages later "Stefan Holm". A presenter may be
//! printed with only the surname: "Ekonom Holm".

use crate::analysis::fold;
use crate::protocol::record::{AgendaItem, NamedPerson, Protocol};
use std::collections::HashSet;

/// Completes each first name in `protocol` that only one of its people has.
pub(in crate::protocol) fn complete(protocol: &mut Protocol) {
    let Protocol { officers, agenda, attendance, absent, people, .. } = protocol;
    // "Kim Holm (KH) … Ordf: Kim" lists one person twice.
    let listed: HashSet<String> = attendance.iter().map(|attendee| attendee.name.clone()).collect();
    attendance.retain_mut(|attendee| {
        let is_whole = attendee.name.contains(' ');
        complete_name(&mut attendee.name, people);
        is_whole || !attendee.name.contains(' ') || !listed.contains(&attendee.name)
    });
    for attendee in absent {
        complete_name(&mut attendee.name, people);
    }
    for officer in officers {
        complete_name(&mut officer.name, people);
    }
    for item in agenda {
        of_item(item, people);
    }
}

fn of_item(item: &mut AgendaItem, people: &[NamedPerson]) {
    for presenter in &mut item.presenters {
        complete_name(&mut presenter.name, people);
        complete_with(&mut presenter.name, people, |name| name.rsplit_once(' ').map(|(_, last)| last));
    }
    for child in &mut item.children {
        of_item(child, people);
    }
}

fn complete_name(name: &mut String, people: &[NamedPerson]) {
    complete_with(name, people, |name| name.split_once(' ').map(|(first, _)| first));
}

/// Completes a name of one word if only one of `people` has it as the `part` of the name.
fn complete_with(name: &mut String, people: &[NamedPerson], part: fn(&str) -> Option<&str>) {
    if name.contains(' ') {
        return;
    }
    let own = fold(name);
    let mut namesakes = people.iter().filter(|person| part(&fold(&person.name)) == Some(own.as_str()));
    if let (Some(namesake), None) = (namesakes.next(), namesakes.next()) {
        name.clone_from(&namesake.name);
    }
}
