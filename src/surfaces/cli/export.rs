//! `tingsok export`: the meeting records for other programs.

use super::arguments::Export;
use super::terminal::machine_output;
use super::{Error, Exit};
use std::io::Write;

pub fn run(arguments: &Export) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let records = engine.records(&arguments.selection.filter())?;
    let mut out = machine_output();
    for record in &records {
        serde_json::to_writer(&mut out, record)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(Exit::of(!records.is_empty(), &absent))
}
