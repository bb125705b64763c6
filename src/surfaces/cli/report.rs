//! What is said beside the answer, on standard error: failures, remarks, counts. One line each, and none of
//! them can fail: where nobody listens, nothing is said.

use super::terminal::printable;
use std::io::Write;
use tingsok::engine::BuildReport;
use tingsok::source::name;

/// An error with its causes, in one line.
pub fn error(error: &dyn std::error::Error) {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(source) = cause {
        line.push_str(": ");
        line.push_str(&source.to_string());
        cause = source.source();
    }
    say("tingsok", &line);
}

/// Something done that the reader should know.
pub fn note(text: &str) {
    say("note", text);
}

/// What a build met with: files that failed, then remarks.
pub fn build(report: &BuildReport) {
    for failure in &report.failures {
        say("tingsok", &format!("{}: {}", name(&failure.path), failure.message));
    }
    for remark in &report.remarks {
        say("note", &format!("{}: {}", name(&remark.path), remark.message));
    }
}

/// A line without anything in front.
pub fn line(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", printable(text));
}

fn say(who: &str, text: &str) {
    line(&format!("{who}: {text}"));
}
