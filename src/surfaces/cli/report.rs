//! Messages beside the answer, on standard error: errors, notes, totals. Each is one line. A message that cannot be
//! written is dropped.

use super::output::counted;
use super::terminal::printable;
use std::io::Write;
use std::path::Path;
use tingsok::Note;
use tingsok::engine::{BuildReport, FileMessage};
use tingsok::error::with_causes;
use tingsok::source::{BaseDirectory, name};

/// An error and its causes.
pub fn error(error: &(dyn std::error::Error + 'static)) {
    say("tingsok", &with_causes(error));
}

/// A failure that is not an [`Error`](std::error::Error).
pub fn failure(text: &str) {
    say("tingsok", text);
}

/// Something that the user should know about the answer.
pub fn note(text: &str) {
    say("note", text);
}

/// Notes on an answer, as text.
pub fn notes_in_words(notes: &[Note]) -> Vec<String> {
    notes.iter().map(ToString::to_string).collect()
}

/// The files that failed in a build, then the remarks on others.
pub fn build(report: &BuildReport) {
    for failure in &report.failures {
        say("tingsok", &failed(failure));
    }
    for remark in &report.remarks {
        say("note", &format!("{}: {}", shown(&remark.path), remark.message));
    }
}

/// A file or folder, and what is the matter with it.
pub fn failed(failure: &FileMessage) -> String {
    format!("{}: {}", shown(&failure.path), failure.message)
}

/// A path as people would type it.
fn shown(path: &Path) -> String {
    BaseDirectory::current().shown(&name(path))
}

/// A note if people and matters are older than the documents.
pub fn behind(documents: usize, index: &Path) {
    if documents > 0 {
        note(&format!(
            "people and matters are out of date for {}; update them with `tingsok index --index {}`",
            counted(documents, ["document", "documents"]),
            index.display()
        ));
    }
}

/// A line without a prefix.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", printable(text));
}

fn say(who: &str, text: &str) {
    line(&format!("{who}: {text}"));
}
