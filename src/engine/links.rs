//! People and matters, put together anew whenever documents have come, changed or gone.

use crate::error::Error;
use crate::index::{Record, Snapshot, Writer};
use crate::matters;
use crate::people::{self, Name};
use crate::protocol::{Note, NoteKind};
use crate::search::{Filter, meetings};

/// A phrase that so many items say is a topic, and not looked at where it is said. By feel.
const MOST: usize = 200;

/// Puts the people and matters of all that was committed, which `snapshot` shows, into the index.
pub fn link(writer: &mut Writer, snapshot: &Snapshot) -> Result<(), Error> {
    let records = snapshot.named_records(&snapshot.kept(&Filter::default())?)?;
    let names = meetings::names(&records);
    let documents = meetings::documents(&names, &records);
    let persons = people::resolve(&documents);
    let matters = matters::follow(&documents, &mut |phrase| snapshot.said(phrase, MOST))?;
    Ok(writer.put_links(&persons, &matters, snapshot)?)
}

/// Names those presenters in full whom the document calls by their first names and other documents know; a note says so.
pub fn name_in_full(snapshot: &Snapshot, record: &mut Record) -> Result<(), Error> {
    let Record { source, protocol } = record;
    let mut short: Vec<(Vec<usize>, String)> = Vec::new();
    for (path, item) in protocol.items_by_path() {
        let presenters = item.presenters.iter().filter(|presenter| !Name::new(&presenter.name).is_whole());
        short.extend(presenters.map(|presenter| (path.clone(), presenter.name.clone())));
    }
    for (path, name) in short {
        let Some(person) = snapshot.whom(&source.name(), &path, &name)? else { continue };
        let Some(item) = protocol.item_mut(&path) else { continue };
        let own = person.appearances.iter().find(|appearance| appearance.source == source.name());
        let evidence = own.map_or("", |appearance| &appearance.link.evidence);
        let employer = person.appearances.iter().rev().find_map(|appearance| appearance.organisation.clone());
        let text = format!("presenter \"{name}\" is {}: {evidence}", person.name);
        for presenter in item.presenters.iter_mut().filter(|presenter| presenter.name == name) {
            presenter.name.clone_from(&person.name);
            presenter.organisation = presenter.organisation.take().or_else(|| employer.clone());
        }
        let span = item.span;
        let name = Some(name);
        // A note of its own said that only a first name is known.
        protocol.notes.retain(|note| !(note.kind == NoteKind::Name && note.span == span && note.name == name));
        protocol.notes.push(Note { kind: NoteKind::Name, span, name, text });
    }
    Ok(())
}
