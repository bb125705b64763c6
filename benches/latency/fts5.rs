//! Runs `SQLite` FTS5 on the same passages and queries in a Python process, so that nothing has to be built for it.

use crate::bare::Passage;
use crate::building::{Cost, row, size};
use crate::questions::{Kind, Question};
use serde_json::json;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::{Command, Stdio};

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/latency/fts5.py");

/// The script's exit status if Python's `SQLite` has no FTS5.
const NO_FTS5: i32 = 3;

/// The times of FTS5 for the queries of one kind, in milliseconds.
pub struct Times {
    pub middle: f64,
    pub late: f64,
    /// How many queries found nothing.
    pub nothing: u64,
}

/// Builds an index in `folder`, prints what that cost, and runs the queries. Returns the times by kind; `None` if there
/// is no Python with FTS5.
pub fn ask(
    folder: &Path,
    passages: &[Passage],
    documents: Option<&Path>,
    asked: &[(&Kind, Vec<Question>)],
    [times, hits]: [usize; 2],
) -> Option<Vec<(String, Times)>> {
    let started = Command::new("python3").arg(SCRIPT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut python = started.ok()?;
    let mut input = BufWriter::new(python.stdin.take().expect("piped"));
    // A Python without FTS5 has ended already and does not read this.
    let _ = send(&mut input, folder, passages, asked, [times, hits]);
    drop(input);
    let output = python.wait_with_output().expect("waited for");
    if output.status.code() == Some(NO_FTS5) {
        return None;
    }
    assert!(output.status.success(), "{SCRIPT}: {}", output.status);
    let mut lines = output.stdout.split(|byte| *byte == b'\n');
    let [processor, wall, bytes]: [f64; 3] = serde_json::from_slice(lines.next()?).expect("what building took");
    if let Some(documents) = documents {
        let cost = Cost { processor, wall, memory: 0.0 };
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
        row("SQLite FTS5", cost, size(documents), bytes as u64);
    }
    let kinds = lines.filter(|line| !line.is_empty()).map(|line| {
        let (kind, middle, late, nothing) = serde_json::from_slice(line).expect("the times of a kind");
        (kind, Times { middle, late, nothing })
    });
    Some(kinds.collect())
}

fn send(
    input: &mut impl Write,
    folder: &Path,
    passages: &[Passage],
    asked: &[(&Kind, Vec<Question>)],
    [times, hits]: [usize; 2],
) -> std::io::Result<()> {
    writeln!(input, "{}", json!([folder, times, hits]))?;
    for passage in passages {
        writeln!(input, "{}", json!({ "text": passage.text, "year": passage.year }))?;
    }
    writeln!(input)?;
    for (kind, questions) in asked {
        for Question { sort, words, year, .. } in questions {
            writeln!(input, "{}", json!({ "kind": kind.name, "sort": sort, "words": words, "year": year }))?;
        }
    }
    Ok(())
}
