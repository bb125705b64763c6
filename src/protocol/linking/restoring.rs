//! Restores the titles and names of a damaged document to their most likely reading. Decisions and proposals are
//! quotations and stay as printed.

use crate::analysis::restored;
use crate::protocol::record::{AgendaItem, Attendee, NamedPerson, Presenter, Protocol};

/// Restores the titles and names of `protocol`.
pub(in crate::protocol) fn restore(protocol: &mut Protocol) {
    let Protocol { title, governing_body, region, place, officers, agenda, attendance, absent, people, .. } = protocol;
    [title, governing_body, region, place].into_iter().for_each(optional);
    for officer in officers {
        text(&mut officer.name);
    }
    agenda.iter_mut().for_each(item);
    for Attendee { name, organisation, role, .. } in attendance.iter_mut().chain(absent) {
        text(name);
        [organisation, role].into_iter().for_each(optional);
    }
    for NamedPerson { name, organisation, role, .. } in people {
        text(name);
        [organisation, role].into_iter().for_each(optional);
    }
}

/// Restores an item and the items under it. The recursion is not deep, since items are nested no deeper than headings.
fn item(AgendaItem { title, presenters, children, .. }: &mut AgendaItem) {
    text(title);
    for Presenter { name, role, organisation } in presenters {
        text(name);
        [role, organisation].into_iter().for_each(optional);
    }
    children.iter_mut().for_each(item);
}

fn optional(printed: &mut Option<String>) {
    if let Some(printed) = printed {
        text(printed);
    }
}

fn text(printed: &mut String) {
    *printed = restored(printed);
}
