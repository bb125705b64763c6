//! `tingsok check` and `tingsok stats`: whether an index is intact and up to date, and how much it contains.

use super::arguments::{Check, Stats};
use super::citing::Citing;
use super::output::{self, Format, OutputForms};
use super::terminal::{machine_output, printable};
use super::{Error, Exit, report, tables};
use serde::Serialize;
use std::collections::BTreeMap;
use std::io::{self, Write};
use tingsok::engine::{self, CheckReport, Engine, Staleness};

/// The faults, or outdated documents, that are listed. By feel.
const TOLD: usize = 20;

pub fn run(arguments: &Check) -> Result<Exit, Error> {
    let engine = Engine::open(&arguments.folder.index)?;
    let condition = match super::index::file_reader() {
        Some(reader) => engine.with_reader(reader).check()?,
        None => engine.check()?,
    };
    let faults = condition.damaged.iter().map(ToString::to_string).chain(condition.faults.iter().cloned());
    let faults: Vec<String> = faults.collect();
    let is_current = condition.stale.is_empty() && condition.failures.is_empty() && condition.unlinked_documents == 0;
    let exit = match (condition.is_whole(), is_current) {
        (false, _) => Exit::Failed,
        (true, false) => Exit::NothingFound,
        (true, true) => Exit::Found,
    };
    if arguments.format == Format::Json {
        json(&condition, &faults)?;
        return Ok(exit);
    }
    told(&faults, ["fault", "faults"], &mut |fault| report::failure(fault));
    let index = arguments.folder.index.display();
    if !condition.is_whole() {
        report::failure(&format!("the index is damaged; rebuild it with `tingsok index --rebuild --index {index}`"));
        return Ok(exit);
    }
    let stale: Vec<String> = condition
        .stale
        .iter()
        .map(|(name, how)| match how {
            Staleness::New => format!("{name}: is new, and not in the index"),
            Staleness::Changed => format!("{name}: has changed since it was indexed"),
            Staleness::Gone => format!("{name}: is gone, but still in the index"),
            Staleness::Unreadable => format!("{name}: can no longer be read"),
        })
        .collect();
    let failures: Vec<String> = condition.failures.iter().map(report::failed).collect();
    told(&failures, ["file or folder", "files and folders"], &mut |line| report::failure(line));
    told(&stale, ["document", "documents"], &mut |line| report::note(line));
    report::behind(condition.unlinked_documents, &arguments.folder.index);
    if condition.unreadable_files > 0 {
        let files = output::counted(condition.unreadable_files, ["file", "files"]);
        report::note(&format!("{files} cannot be read; `tingsok index --index {index}` says why"));
    }
    let mut parts = vec![format!(
        "the index is intact: {}, {} and {}",
        output::counted(condition.files, ["index file", "index files"]),
        output::counted(condition.documents, ["document", "documents"]),
        output::counted(condition.passages, ["passage", "passages"])
    )];
    if !condition.failures.is_empty() {
        let files = output::counted(condition.failures.len(), ["indexed path", "indexed paths"]);
        parts.push(format!("{files} could not be compared with it"));
    }
    if !stale.is_empty() {
        parts.push(format!("update the index with `tingsok index --index {index}`"));
    }
    let mut out = machine_output();
    writeln!(out, "{}", parts.join("; "))?;
    out.flush()?;
    Ok(exit)
}

fn told(lines: &[String], [one, many]: [&str; 2], tell: &mut dyn FnMut(&str)) {
    lines.iter().take(TOLD).for_each(|line| tell(line));
    if lines.len() > TOLD {
        let left = lines.len() - TOLD;
        report::line(&format!("and {left} more {}", if left == 1 { one } else { many }));
    }
}

/// The condition of an index as JSON.
#[derive(Serialize)]
struct Report<'a> {
    intact: bool,
    files: usize,
    documents: usize,
    passages: usize,
    /// What is damaged, one sentence each.
    faults: &'a [String],
    /// The indexed files and folders that are missing or could not be looked into, one sentence each.
    failures: Vec<String>,
    /// The documents that differ from their files.
    outdated: Vec<Outdated<'a>>,
    /// How many files under the indexed paths cannot be read and are not in the index.
    unreadable_files: usize,
    /// How many documents have changed since people and matters were linked.
    behind: usize,
}

#[derive(Serialize)]
struct Outdated<'a> {
    source: &'a str,
    change: &'static str,
}

fn json(condition: &CheckReport, faults: &[String]) -> Result<(), Error> {
    let report = Report {
        intact: condition.is_whole(),
        files: condition.files,
        documents: condition.documents,
        passages: condition.passages,
        faults,
        failures: condition.failures.iter().map(report::failed).collect(),
        outdated: condition.stale.iter().map(|(source, how)| Outdated { source, change: change(*how) }).collect(),
        unreadable_files: condition.unreadable_files,
        behind: condition.unlinked_documents,
    };
    let forms = OutputForms { heading: None, notes: &[], is_empty: false, text: &|_, _| Ok(()), table: &|_| Ok(()) };
    output::write(Format::Json, Citing::default(), &report, &forms)
}

fn change(how: Staleness) -> &'static str {
    match how {
        Staleness::New => "new",
        Staleness::Changed => "changed",
        Staleness::Gone => "gone",
        Staleness::Unreadable => "unreadable",
    }
}

pub fn stats(arguments: &Stats) -> Result<Exit, Error> {
    let stats = Engine::open(&arguments.folder.index)?.stats()?;
    let forms = OutputForms {
        heading: None,
        notes: &[],
        is_empty: false,
        text: &|out, _| Ok(text(out, &stats)?),
        table: &|table_output| tables::stats(table_output, &stats),
    };
    output::write(arguments.output.format, Citing::default(), &stats, &forms)?;
    report::behind(stats.unlinked_documents, &arguments.folder.index);
    Ok(if stats.documents > 0 { Exit::Found } else { Exit::NothingFound })
}

fn text(out: &mut dyn Write, stats: &engine::Stats) -> io::Result<()> {
    let mut row =
        |name: &str, value: String| writeln!(out, "{}", format!("{name:<18}{}", printable(&value)).trim_end());
    row("documents", format!("{}{}", stats.documents, said(&stats.kinds, "")))?;
    row("years", said(&stats.years, "no date").trim_matches([' ', '(', ')']).to_owned())?;
    row("governing bodies", stats.governing_bodies.to_string())?;
    row("items", stats.items.to_string())?;
    row("decisions", stats.decisions.to_string())?;
    row("people", stats.people.to_string())?;
    row("matters", stats.matters.to_string())?;
    row("passages", stats.passages.to_string())?;
    row("text", said(&stats.text_quality, "").trim_matches([' ', '(', ')']).to_owned())?;
    row("reading notes", said(&stats.notes, "").trim_matches([' ', '(', ')']).to_owned())?;
    let deleted = match stats.deleted {
        0 => String::new(),
        deleted => {
            let deleted = usize::try_from(deleted).unwrap_or(usize::MAX);
            format!(", with {}", output::counted(deleted, ["deleted entry", "deleted entries"]))
        }
    };
    row("size", format!("{} kB{deleted}", stats.bytes.div_ceil(1000)))?;
    row("built from", stats.roots.join(", "))
}

/// " (protokoll 3, kallelse 1)"; `nameless` is written for an empty name.
fn said(counts: &BTreeMap<String, usize>, nameless: &str) -> String {
    if counts.is_empty() {
        return String::new();
    }
    let parts: Vec<String> = counts
        .iter()
        .map(|(name, count)| format!("{} {count}", if name.is_empty() { nameless } else { name }))
        .collect();
    format!(" ({})", parts.join(", "))
}
