//! Links people and matters across documents, whenever documents have been added, changed or removed.

use crate::error::Error;
use crate::index::{Record, Snapshot, Writer};
use crate::matters;
use crate::people::{self, Name};
use crate::protocol::{Note, NoteKind};
use crate::search::{Filter, meetings};

/// A phrase that more items than this contain is a topic, and its mentions are not followed. Not measured.
const MOST: usize = 200;

/// Links the people and matters of all committed documents, which `snapshot` shows, and puts them into the index.
pub fn link(writer: &mut Writer, snapshot: &Snapshot) -> Result<(), Error> {
    let records = snapshot.named_records(&snapshot.filtered_entries(&Filter::default())?)?;
    let names = meetings::names(&records);
    let documents = meetings::documents(&names, &records);
    let persons = people::resolve(&documents);
    let matters = matters::follow(&documents, &mut |phrase| snapshot.find_phrase(phrase, MOST))?;
    Ok(writer.put_links(&persons, &matters, snapshot)?)
}

/// Replaces the first name of a presenter by the full name, if other documents tell who it is. A note says so.
pub fn name_in_full(snapshot: &Snapshot, record: &mut Record) -> Result<(), Error> {
    let Record { source, protocol } = record;
    let mut short: Vec<(Vec<usize>, String)> = Vec::new();
    for (path, item) in protocol.items_by_path() {
        let presenters = item.presenters.iter().filter(|presenter| !Name::new(&presenter.name).is_whole());
        short.extend(presenters.map(|presenter| (path.clone(), presenter.name.clone())));
    }
    for (path, name) in short {
        let Some(person) = snapshot.person_called(&source.name(), &path, &name)? else { continue };
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
        // The reading left a note that only a first name is known. The new note replaces it.
        protocol.notes.retain(|note| !(note.kind == NoteKind::Name && note.span == span && note.name == name));
        protocol.notes.push(Note { kind: NoteKind::Name, span, name, text });
    }
    Ok(())
}
