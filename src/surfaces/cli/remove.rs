//! `tingsok remove`: documents out of the index, to the last byte.

use super::arguments::Remove;
use super::terminal::{machine_output, printable};
use super::{Error, Exit, report};
use std::io::Write;
use tingsok::engine::Engine;

pub fn run(arguments: &Remove) -> Result<Exit, Error> {
    let removal = Engine::remove(&arguments.index, &arguments.names)?;
    let mut out = machine_output();
    for name in &removal.removed {
        writeln!(out, "{}", printable(name))?;
    }
    out.flush()?;
    for name in &removal.still_there {
        report::note(&format!(
            "{name} still lies where the index was built from; move it, or `tingsok index` reads it again"
        ));
    }
    for name in &removal.unknown {
        report::line(&format!(
            "{name}: means no document, or more than one; `tingsok meetings --index {}` lists what is there",
            arguments.index.display()
        ));
    }
    let count = removal.removed.len();
    report::line(&format!("{count} {} removed", if count == 1 { "document" } else { "documents" }));
    Ok(if removal.unknown.is_empty() { Exit::Found } else { Exit::Failed })
}
