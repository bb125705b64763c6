//! `tingsok export`: everything that the documents say, for other programs.

use super::arguments::{Export, ExportContent};
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::unmatched::Unmatched;
use super::{Error, Exit, report, tables};
use serde::Serialize;
use tingsok::engine::Engine;
use tingsok::people::{Appearance, Person};
use tingsok::search::{Filter, Options};

/// A person in a document, as an entry of its own.
#[derive(Serialize)]
struct OwnAppearance<'a> {
    id: &'a str,
    person: &'a str,
    #[serde(flatten)]
    appearance: &'a Appearance,
}

pub fn run(arguments: &Export) -> Result<Exit, Error> {
    let (what, format) = arguments.choice().unwrap_or_else(|error| error.exit());
    let place = &arguments.selection.place;
    let (engine, absent) = match what {
        ExportContent::Records | ExportContent::Decisions | ExportContent::Votes => place.open()?,
        ExportContent::People
        | ExportContent::Appearances
        | ExportContent::Matters
        | ExportContent::Popolo
        | ExportContent::OParl => place.open_linked()?,
    };
    let filter = arguments.items.within(arguments.selection.filter(&engine));
    let options = Options { filter: filter.clone(), ..engine.options(usize::MAX) };
    let has_some = match what {
        ExportContent::Records => {
            let records = engine.records(&filter)?;
            list(format, &records, &|table_output| tables::items(table_output, &records, None))?
        }
        ExportContent::People => {
            let persons = engine.people(&filter)?;
            list(format, &persons, &|table_output| tables::people(table_output, &persons))?
        }
        ExportContent::Appearances => {
            let persons = engine.with_citations(engine.people(&filter)?)?;
            list(format, &appearances(&persons), &|table_output| tables::appearances(table_output, &persons))?
        }
        ExportContent::Decisions => {
            let found = engine.decisions("", &options)?;
            list(format, &found.decisions, &|table_output| tables::decisions(table_output, &found))?
        }
        ExportContent::Votes => {
            let found = engine.votes("", None, &options)?;
            list(format, &found.votes, &|table_output| tables::votes(table_output, &found))?
        }
        ExportContent::Matters => {
            let matters = engine.matters("", &options)?.matters;
            list(format, &matters, &|table_output| tables::matters(table_output, &matters))?
        }
        ExportContent::Popolo => {
            let popolo = engine.popolo(&filter)?;
            output::write(format, Citing::default(), &popolo, &standard())?;
            !popolo.events.is_empty() || !popolo.persons.is_empty()
        }
        ExportContent::OParl => {
            let oparl = engine.oparl(&filter)?;
            output::write(format, Citing::default(), &oparl, &standard())?;
            !oparl.meeting.is_empty() || !oparl.paper.is_empty()
        }
    };
    if !has_some {
        let has_others = || has_any(&engine, what);
        let filters = [arguments.selection.names(), arguments.items.names()].concat();
        let unmatched =
            Unmatched { engine: &engine, index: place.index(), what: "nothing", query: "", filters: &filters };
        report::line(&unmatched.message(has_others)?);
    }
    Ok(Exit::of(has_some, &absent))
}

/// Whether there is anything of the kind without filters.
fn has_any(engine: &Engine, what: ExportContent) -> Result<bool, Error> {
    let (all, one) = (Filter::default(), engine.options(1));
    Ok(match what {
        ExportContent::Records | ExportContent::Popolo | ExportContent::OParl => engine.has_documents(&all)?,
        ExportContent::People | ExportContent::Appearances => !engine.people(&all)?.is_empty(),
        ExportContent::Decisions => engine.decisions("", &one)?.total > 0,
        ExportContent::Votes => engine.votes("", None, &one)?.total > 0,
        ExportContent::Matters => engine.matters("", &one)?.total > 0,
    })
}

fn appearances(persons: &[Person]) -> Vec<OwnAppearance<'_>> {
    let mut appearances = Vec::new();
    for Person { id, name: person, appearances: own, .. } in persons {
        appearances.extend(own.iter().map(|appearance| OwnAppearance { id, person, appearance }));
    }
    appearances
}

type Table<'a> = &'a dyn Fn(tables::TableOutput<'_>) -> Result<(), Error>;

/// Writes `values`, and returns whether there are any.
fn list<Value: Serialize>(format: output::Format, values: &[Value], table: Table<'_>) -> Result<bool, Error> {
    let text: &dyn Fn(&mut dyn std::io::Write, super::terminal::TextStyle) -> Result<(), Error> = &|_, _| Ok(());
    let forms = OutputForms { heading: None, notes: &[], is_empty: values.is_empty(), text, table };
    output::write_list(format, Citing::default(), values, &forms)?;
    Ok(!values.is_empty())
}

/// A standard is written as JSON only, which needs nothing but the value.
fn standard() -> OutputForms<'static> {
    OutputForms { heading: None, notes: &[], is_empty: false, text: &|_, _| Ok(()), table: &|_| Ok(()) }
}
