//! An answer that is one value, written as text, JSON or a table.

use super::arguments::TableFormat;
use super::terminal::{Look, Terminal, machine_output};
use super::{Error, report};
use serde::Serialize;
use std::io::{self, Write};

/// The ways of writing a value that the value does not know itself.
#[derive(Clone, Copy)]
pub struct Ways<'a> {
    pub text: &'a dyn Fn(&mut dyn Write, Look) -> io::Result<()>,
    pub csv: &'a dyn Fn(&mut dyn Write) -> Result<(), Error>,
}

/// Writes a list: of JSON lines, a line each.
pub fn write_list<Value: Serialize>(format: TableFormat, values: &[Value], ways: Ways<'_>) -> Result<(), Error> {
    if format != TableFormat::Jsonl {
        return write(format, &[], &values, ways);
    }
    let mut out = machine_output();
    for value in values {
        serde_json::to_writer(&mut out, value)?;
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

/// Writes `value`; for people, what is to be said of the question goes to standard error.
pub fn write<Value: Serialize>(
    format: TableFormat,
    notes: &[String],
    value: &Value,
    ways: Ways<'_>,
) -> Result<(), Error> {
    match format {
        TableFormat::Text => {
            for note in notes {
                report::note(note);
            }
            let Terminal { mut out, look } = Terminal::open();
            (ways.text)(&mut out, look)?;
            Ok(out.flush()?)
        }
        TableFormat::Jsonl | TableFormat::Json => {
            let mut out = machine_output();
            match format {
                TableFormat::Json => serde_json::to_writer_pretty(&mut out, value)?,
                _ => serde_json::to_writer(&mut out, value)?,
            }
            writeln!(out)?;
            Ok(out.flush()?)
        }
        TableFormat::Csv => (ways.csv)(&mut machine_output()),
    }
}
