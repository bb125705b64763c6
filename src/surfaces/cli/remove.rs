//! `tingsok remove`: removes documents from the index, to the last byte.

use super::arguments::Remove;
use super::output::counted;
use super::terminal::{machine_output, printable};
use super::{Error, Exit, report};
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use tingsok::engine::Engine;

pub fn run(arguments: &Remove) -> Result<Exit, Error> {
    let names: Vec<String> = arguments.names.iter().map(|name| typed(name)).collect();
    let removal = Engine::remove(&arguments.folder.index, &names)?;
    let mut out = machine_output();
    for name in &removal.removed {
        writeln!(out, "{}", printable(name))?;
    }
    out.flush()?;
    for name in &removal.remaining_files {
        report::note(&format!(
            "{name} was removed from the index, but its file is in an indexed folder; move the file, or `tingsok index` adds it again"
        ));
    }
    for name in &removal.unknown {
        let (name, index) = (name.clone(), arguments.folder.index.clone());
        report::error(&Error::NoSuchRecord { name, index });
    }
    for (name, count) in &removal.ambiguous {
        report::error(&Error::SeveralRecords { name: name.clone(), count: *count });
    }
    let documents = counted(removal.removed.len(), ["document", "documents"]);
    let forgotten = if removal.removed_roots.is_empty() {
        String::new()
    } else {
        format!("; `tingsok index` no longer updates {}", removal.removed_roots.join(", "))
    };
    report::line(&format!("{documents} removed{forgotten}"));
    Ok(if removal.unknown.is_empty() && removal.ambiguous.is_empty() { Exit::Found } else { Exit::Failed })
}

/// A name as typed. Bytes that are not UTF-8 are written as in the names of documents.
pub fn typed(name: &OsStr) -> String {
    name.to_str().map_or_else(|| tingsok::source::name(Path::new(name)), str::to_owned)
}
