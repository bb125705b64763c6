//! Links people and matters across documents, whenever documents have been added, changed or removed.

use super::in_order::in_order;
use crate::error::Error;
use crate::index::{PassageId, Record, Snapshot, Writer};
use crate::matters;
use crate::people::{self, Name};
use crate::protocol::{Note, NoteKind};
use crate::search::meetings;
use std::num::NonZeroUsize;
use std::ops::ControlFlow;
use std::panic::resume_unwind;
use std::thread;

/// A phrase that more items than this contain is a topic, and its mentions are not followed. Not measured.
const MOST: usize = 200;

/// How many records a thread reads at a time. Not measured: reading them takes far longer than handing them over.
const AT_A_TIME: usize = 256;

/// Links the people and matters of all committed documents, which `snapshot` shows, and puts them into the index.
pub fn link(writer: &mut Writer, snapshot: &Snapshot, threads: NonZeroUsize) -> Result<(), Error> {
    let records = records(snapshot, threads)?;
    let names = meetings::names(&records);
    let documents = meetings::documents(&names, &records);
    let resolve = || people::resolve(&documents);
    let follow = || matters::follow(&documents, &mut |phrase| snapshot.find_phrase(phrase, MOST));
    let (persons, matters) = if threads.get() > 1 { both(resolve, follow) } else { (resolve(), follow()) };
    Ok(writer.put_links(&persons, &matters?, snapshot)?)
}

/// All records, sorted by document.
fn records(snapshot: &Snapshot, threads: NonZeroUsize) -> Result<Vec<Record>, Error> {
    let entries: Vec<PassageId> = snapshot.record_entries().collect();
    let parts: Vec<&[PassageId]> = entries.chunks(AT_A_TIME).collect();
    let mut records: Vec<Record> = Vec::with_capacity(entries.len());
    let read = |part: &&[PassageId]| snapshot.named_records(part.iter().copied());
    let flow = in_order(
        &parts,
        threads,
        |_| 0,
        read,
        |_, read| match read {
            Ok(mut own) => {
                records.append(&mut own);
                ControlFlow::Continue(())
            }
            Err(error) => ControlFlow::Break(error),
        },
    )
    .map_err(|source| Error::Threads { source })?;
    if let ControlFlow::Break(error) = flow {
        return Err(error.into());
    }
    records.sort_by_cached_key(|record| record.source.name());
    Ok(records)
}

/// Runs two functions at the same time.
fn both<A: Send, B>(one: impl FnOnce() -> A + Send, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let one = scope.spawn(one);
        let other = other();
        (one.join().unwrap_or_else(|panic| resume_unwind(panic)), other)
    })
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
