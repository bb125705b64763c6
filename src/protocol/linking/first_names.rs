//! Officers, presenters and those present of whom only the first name is printed where they are found, named in full where the text does elsewhere:
//! "Stefan valdes till sekreterare", and two pages on "Stefan Holm".

use crate::analysis::fold;
use crate::protocol::record::{AgendaItem, NamedPerson, Protocol};

/// Gives those of `protocol` who are named by first name alone the name that only one of its people may mean by it.
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
    let mut bearers =
        people.iter().filter(|person| fold(&person.name).split_once(' ').is_some_and(|(own, _)| own == first));
    if let (Some(bearer), None) = (bearers.next(), bearers.next()) {
        name.clone_from(&bearer.name);
    }
}
