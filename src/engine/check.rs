//! Checks whether an index is whole and up to date, and counts what is in it.

use super::build::FileMessage;
use super::{Settings, roots};
use crate::error::Error;
use crate::extract::{Reader as FileReader, extract};
use crate::index::{Damage, Reader, Record};
use crate::passage::position;
use crate::search::Filter;
use crate::source::{self, File, is_under};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The result of checking a whole index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CheckReport {
    /// How many files of the index were read and compared with their checksums.
    pub files: usize,
    /// How many documents the index holds.
    pub documents: usize,
    /// How many passages the index holds.
    pub passages: usize,
    /// Files of the index that differ from what was written. If there are any, nothing else is checked.
    pub damaged: Vec<Damage>,
    /// Contradictions between entries of the index, one line each. They are caused only by a bug in the program.
    pub faults: Vec<String>,
    /// Files that have changed since the index was built, by path, and how they have changed.
    pub stale: Vec<(String, Staleness)>,
    /// Paths at or under the roots that are missing or cannot be searched, each with the reason. Pipes, devices, and
    /// links that lead nowhere or back to themselves are included. Documents that were read there before are still in
    /// the index.
    pub failures: Vec<FileMessage>,
    /// How many files under the roots cannot be read and are not in the index. Every build reports them.
    pub unreadable_files: usize,
    /// How many documents are new, changed or gone since people and matters were linked; see
    /// [`Engine::unlinked_documents`](crate::Engine::unlinked_documents).
    pub unlinked_documents: usize,
}

impl CheckReport {
    /// Whether the index is undamaged and consistent. Changes to the indexed files do not count.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.damaged.is_empty() && self.faults.is_empty()
    }
}

/// How a file has changed since it was indexed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Staleness {
    /// It appeared after the index was built.
    New,
    /// Its content changed.
    Changed,
    /// It no longer exists.
    Gone,
    /// It exists but cannot be read.
    Unreadable,
}

/// Counts of what is in an index.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Stats {
    /// Documents. A file with the minutes of several meetings has several.
    pub documents: usize,
    /// Passages.
    pub passages: usize,
    /// Agenda items, including items under other items.
    pub items: usize,
    /// Decisions in all items.
    pub decisions: usize,
    /// People.
    pub people: usize,
    /// Matters that more than one meeting dealt with, or that a report was written for.
    pub matters: usize,
    /// Documents of each kind, by the name of the kind.
    pub kinds: BTreeMap<String, usize>,
    /// Documents of each year; those without a known date are under "".
    pub years: BTreeMap<String, usize>,
    /// Different names of governing bodies, as written.
    pub governing_bodies: usize,
    /// Documents by the quality of their text: clean, ocr-damaged or flattened.
    pub text_quality: BTreeMap<String, usize>,
    /// Notes on things that the reading was unsure of, by their kind.
    pub notes: BTreeMap<String, usize>,
    /// The size of the index on disk, in bytes.
    pub bytes: u64,
    /// Deleted entries that still take space on disk.
    pub deleted: u64,
    /// The roots of the index: the files and folders that it is built from.
    pub roots: Vec<String>,
    /// Documents that are new, changed or gone since people and matters were linked; see
    /// [`Engine::unlinked_documents`](crate::Engine::unlinked_documents).
    #[serde(rename = "behind")]
    pub unlinked_documents: usize,
}

/// Checks the index and the files that it was built from.
pub fn check(reader: &Reader, settings: &Settings, child: Option<&FileReader>) -> Result<CheckReport, Error> {
    let (files, damaged) = reader.verify()?;
    let mut report = CheckReport { files, damaged, ..CheckReport::default() };
    if !report.damaged.is_empty() {
        return Ok(report);
    }
    let snapshot = reader.snapshot();
    let records = snapshot.records(&snapshot.filtered_entries(&Filter::default())?)?;
    let by_name: BTreeMap<String, &Record> = records.iter().map(|record| (record.source.name(), record)).collect();
    report.documents = records.len();
    report.unlinked_documents = snapshot.unlinked_documents()?;
    if by_name.len() < records.len() {
        report.faults.push(match records.len() - by_name.len() {
            1 => "1 document has the same name as another document".to_owned(),
            several => format!("{several} documents have the same name as another document"),
        });
    }
    for passage in snapshot.passages() {
        report.passages += 1;
        let stored = snapshot.passage(passage)?;
        let place = format!("{}: passage of item {:?}", stored.source, stored.path);
        match by_name.get(stored.source.as_str()) {
            None => report.faults.push(format!("{place} belongs to no document")),
            Some(record) if record.protocol.ancestors_and_self(&stored.path).len() < stored.path.len() => {
                report.faults.push(format!("{place} belongs to no item of its document"));
            }
            Some(_) if !stored.text.is_empty() && position(&stored.line_starts, 0).is_none() => {
                report.faults.push(format!("{place} has no line number"));
            }
            Some(_) => {}
        }
        // Checked once per item, at its first passage.
        let first = snapshot.item(passage).first();
        if first == passage && !snapshot.passages_at(&stored.source, &stored.path)?.contains(&first) {
            report.faults.push(format!("{place} is indexed under another item"));
        }
    }
    let has = |source: &str, item: &[usize]| {
        by_name.get(source).is_some_and(|record| record.protocol.ancestors_and_self(item).len() == item.len())
    };
    let persons = snapshot.persons()?;
    let ids: BTreeSet<&str> = persons.iter().map(|person| person.id.as_str()).collect();
    for person in &persons {
        for own in &person.appearances {
            if !has(&own.source, &[]) || own.items.iter().any(|part| !has(&own.source, &part.item)) {
                report.faults.push(format!("person {} appears in {}, which has no such item", person.id, own.source));
            }
        }
        for other in person.possible_matches.iter().filter(|_| report.unlinked_documents == 0) {
            if !ids.contains(other.id.as_str()) {
                report
                    .faults
                    .push(format!("person {} may be the same as {}, who is not in the index", person.id, other.id));
            }
        }
    }
    for matter in snapshot.matters()? {
        for step in matter.steps.iter().filter(|step| !has(&step.source, &step.item)) {
            report.faults.push(format!("matter {} leads to {}, which has no such item", matter.id, step.source));
        }
    }
    let wanted = roots::known(snapshot.naming().roots(), settings);
    let found = roots::find(&wanted, reader.folder());
    let own = snapshot.naming().roots();
    let failures = found.failures.iter();
    report.failures = failures
        .map(|failure| FileMessage {
            path: failure.path.clone(),
            message: roots::failure_message(failure, own, settings, reader.folder()),
        })
        .collect();
    let is_missing = |name: &str| !source::is_there(&source::path(name));
    let missing = own.iter().filter(|root| is_missing(&root.name)).flat_map(|root| root.places.clone());
    let set = settings.roots.iter().filter(|root| !source::is_there(root)).map(|root| source::named(root));
    let missing: Vec<String> = missing.chain(set).collect();
    let limits = &settings.limits.document;
    let mut names = BTreeSet::new();
    for record in &records {
        let name = snapshot.naming().base_directory().name_of(&record.source.path);
        // The meetings of a file have its path in common.
        if names.contains(&name) {
            continue;
        }
        // One message about a missing root is enough.
        let how = staleness(record, source::path(&name), limits.file_bytes)
            .filter(|how| *how != Staleness::Gone || !missing.iter().any(|root| is_under(&name, root)));
        report.stale.extend(how.map(|how| (record.source.path.clone(), how)));
        names.insert(name);
    }
    // A file that cannot be read does not count as new; every build reports it as a failure.
    let reading = limits.extract_options(child);
    let is_readable =
        |file: &File| source::read(file, limits.file_bytes).is_ok_and(|document| extract(&document, &reading).is_ok());
    let (new, unreadable): (Vec<File>, Vec<File>) =
        found.files.into_values().filter(|file| !names.contains(&file.name)).partition(is_readable);
    report.unreadable_files = unreadable.len();
    let new = new.into_iter();
    report.stale.extend(new.map(|file| (snapshot.naming().base_directory().shown(&file.name), Staleness::New)));
    Ok(report)
}

fn staleness(record: &Record, path: PathBuf, file_bytes: u64) -> Option<Staleness> {
    match source::read(&File { name: String::new(), path }, file_bytes) {
        Ok(document) if document.sha256 == record.source.sha256 => None,
        Ok(_) => Some(Staleness::Changed),
        Err(source::Error::Vanished) => Some(Staleness::Gone),
        Err(_) => Some(Staleness::Unreadable),
    }
}

/// Counts what is in the index.
pub fn stats(reader: &Reader, settings: &Settings) -> Result<Stats, Error> {
    let snapshot = reader.snapshot();
    let mut stats = Stats {
        passages: snapshot.passages().count(),
        people: snapshot.persons()?.len(),
        matters: snapshot.matters()?.len(),
        bytes: reader.bytes()?,
        deleted: snapshot.deleted(),
        roots: roots::known(snapshot.naming().roots(), settings)
            .iter()
            .map(|wanted| snapshot.naming().base_directory().shown(&source::unresolved(&wanted.path)))
            .collect(),
        unlinked_documents: snapshot.unlinked_documents()?,
        ..Stats::default()
    };
    let mut organs = BTreeSet::new();
    for Record { protocol, .. } in snapshot.records(&snapshot.filtered_entries(&Filter::default())?)? {
        stats.documents += 1;
        let items = protocol.items();
        stats.items += items.len();
        stats.decisions += items.iter().map(|item| item.decisions.len()).sum::<usize>();
        *stats.kinds.entry(protocol.kind.name().to_owned()).or_default() += 1;
        let year = protocol.date.map_or_else(String::new, |date| date.year().to_string());
        *stats.years.entry(year).or_default() += 1;
        *stats.text_quality.entry(named(&protocol.text_quality)).or_default() += 1;
        for note in &protocol.notes {
            *stats.notes.entry(named(&note.kind)).or_default() += 1;
        }
        organs.extend(protocol.governing_body);
    }
    stats.governing_bodies = organs.len();
    Ok(stats)
}

/// The word for a value in JSON.
fn named<Value: Serialize>(value: &Value) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
