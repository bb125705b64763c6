//! What is said beside the answer, on standard error: failures, remarks, counts. One line each, and none of
//! them can fail: where nobody listens, nothing is said.

use super::terminal::printable;
use std::io::Write;
use std::path::Path;
use tingsok::engine::BuildReport;
use tingsok::error::in_full;
use tingsok::source::{Standpoint, name};

/// An error with its causes, in one line.
pub fn error(error: &dyn std::error::Error) {
    say("tingsok", &in_full(error));
}

/// Something done that the reader should know.
pub fn note(text: &str) {
    say("note", text);
}

/// What a build met with: files that failed, then remarks.
pub fn build(report: &BuildReport) {
    for failure in &report.failures {
        say("tingsok", &format!("{}: {}", shown(&failure.path), failure.message));
    }
    for remark in &report.remarks {
        say("note", &format!("{}: {}", shown(&remark.path), remark.message));
    }
}

/// A path as people would type it.
fn shown(path: &Path) -> String {
    Standpoint::here().shown(&name(path))
}

/// That people and matters are older than the documents, where they are.
pub fn behind(documents: usize) {
    if documents > 0 {
        note(&format!(
            "people and matters are older than {documents} {}, of which they say nothing; `tingsok index` brings them up to date",
            if documents == 1 { "document" } else { "documents" }
        ));
    }
}

/// A line without anything in front.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", printable(text));
}

fn say(who: &str, text: &str) {
    line(&format!("{who}: {text}"));
}
