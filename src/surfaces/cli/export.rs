//! `tingsok export`: all that the documents say, for other programs.

use super::arguments::{Export, ExportFormat, What};
use super::terminal::machine_output;
use super::{Error, Exit, tables};
use serde::Serialize;
use std::io::Write;
use tingsok::people::{Appearance, Person};
use tingsok::search::{Filter, Options};

/// Someone in a document, by themselves.
#[derive(Serialize)]
struct OwnAppearance<'a> {
    id: &'a str,
    person: &'a str,
    #[serde(flatten)]
    appearance: &'a Appearance,
}

pub fn run(arguments: &Export) -> Result<Exit, Error> {
    let (what, format) = arguments.choice().unwrap_or_else(|error| error.exit());
    let (engine, absent) = match what {
        What::Records | What::Decisions | What::Votes => arguments.selection.open()?,
        What::People | What::Appearances | What::Matters | What::Popolo | What::OParl => {
            arguments.selection.open_linked()?
        }
    };
    // Here --decisions says what is written.
    let filter = Filter { decisions_only: false, ..arguments.selection.filter(&engine) };
    let options = Options { filter: filter.clone(), ..engine.options(usize::MAX) };
    let mut out = machine_output();
    let out = &mut *out;
    let has_some = match what {
        What::Records => list(out, format, &engine.records(&filter)?)?,
        What::People => {
            let persons = engine.people(&filter)?;
            list_or_table(out, format, &persons, &|out| tables::people(out, &persons))?
        }
        What::Appearances => {
            let persons = engine.people(&filter)?;
            list_or_table(out, format, &appearances(&persons), &|out| tables::appearances(out, &persons))?
        }
        What::Decisions => {
            let found = engine.decisions("", &options)?;
            list_or_table(out, format, &found.decisions, &|out| tables::decisions(out, &found))?
        }
        What::Votes => {
            let found = engine.votes("", None, &options)?;
            list_or_table(out, format, &found.votes, &|out| tables::votes(out, &found))?
        }
        What::Matters => {
            let matters = engine.matters("", &options)?.matters;
            list_or_table(out, format, &matters, &|out| tables::matters(out, &matters))?
        }
        What::Popolo => {
            let popolo = engine.popolo(&filter)?;
            document(out, &popolo)?;
            !popolo.events.is_empty() || !popolo.persons.is_empty()
        }
        What::OParl => {
            let oparl = engine.oparl(&filter)?;
            document(out, &oparl)?;
            !oparl.meeting.is_empty() || !oparl.paper.is_empty()
        }
    };
    out.flush()?;
    Ok(Exit::of(has_some, &absent))
}

fn appearances(persons: &[Person]) -> Vec<OwnAppearance<'_>> {
    let mut appearances = Vec::new();
    for Person { id, name: person, appearances: own, .. } in persons {
        appearances.extend(own.iter().map(|appearance| OwnAppearance { id, person, appearance }));
    }
    appearances
}

type Table<'a> = &'a dyn Fn(&mut dyn Write) -> Result<(), Error>;

/// Writes `values` in any format. Whether there are any.
fn list_or_table<Value: Serialize>(
    out: &mut dyn Write,
    format: ExportFormat,
    values: &[Value],
    table: Table<'_>,
) -> Result<bool, Error> {
    if format == ExportFormat::Csv {
        table(out)?;
        return Ok(!values.is_empty());
    }
    list(out, format, values)
}

/// Writes `values` a line each, or as one list. Whether there are any.
fn list<Value: Serialize>(out: &mut dyn Write, format: ExportFormat, values: &[Value]) -> Result<bool, Error> {
    if format == ExportFormat::Json {
        document(out, &values)?;
    } else {
        for value in values {
            serde_json::to_writer(&mut *out, value)?;
            writeln!(out)?;
        }
    }
    Ok(!values.is_empty())
}

fn document<Value: Serialize>(out: &mut dyn Write, value: &Value) -> Result<(), Error> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    Ok(writeln!(out)?)
}
