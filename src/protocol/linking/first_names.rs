//! Completes the names of officers, presenters and attendees who are printed with only their first name, if the text
//! elsewhere has the full name: "Stefan valdes till sekreterare", and two pages later "Stefan Holm".

use crate::analysis::fold;
use crate::protocol::record::{AgendaItem, NamedPerson, Protocol};

/// Completes each first name in `protocol` that only one of its people has.
pub(in crate::protocol) fn complete(protocol: &mut Protocol) {
    let Protocol { officers, agenda, attendance, absent, people, .. } = protocol;
    for attendee in attendance.iter_mut().chain(absent) {
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
    }
    for child in &mut item.children {
        of_item(child, people);
    }
}

fn complete_name(name: &mut String, people: &[NamedPerson]) {
    if name.contains(' ') {
        return;
    }
    let first = fold(name);
    let mut namesakes =
        people.iter().filter(|person| fold(&person.name).split_once(' ').is_some_and(|(own, _)| own == first));
    if let (Some(namesake), None) = (namesakes.next(), namesakes.next()) {
        name.clone_from(&namesake.name);
    }
}
