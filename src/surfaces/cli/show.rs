//! `tingsok show`: the record of one document, or one item of it.

use super::arguments::{RecordFormat, Show};
use super::remove::typed;
use super::terminal::{Terminal, machine_output};
use super::{Error, Exit, record, report};
use serde::Serialize;
use std::io::Write;
use tingsok::engine::{Engine, Record};
use tingsok::protocol::AgendaItem;

pub fn run(arguments: &Show) -> Result<Exit, Error> {
    let engine = Engine::open(&arguments.index)?;
    let name = typed(&arguments.name);
    if arguments.meeting {
        let Some(meeting) = engine.meeting(&name)? else {
            return Err(Error::NoSuchRecord { name });
        };
        match arguments.format {
            RecordFormat::Text => {
                let Terminal { mut out, look } = Terminal::open();
                record::meeting(&mut out, look, &meeting)?;
                out.flush()?;
            }
            RecordFormat::Json => json(&meeting)?,
        }
        return Ok(Exit::Found);
    }
    let Some(record) = engine.record(&name)? else {
        return Err(Error::NoSuchRecord { name });
    };
    let Some(number) = &arguments.item else {
        match arguments.format {
            RecordFormat::Text => {
                let Terminal { mut out, look } = Terminal::open();
                record::record(&mut out, look, &record)?;
                out.flush()?;
            }
            RecordFormat::Json => json(&record)?,
        }
        return Ok(Exit::Found);
    };
    let items = items(&record.protocol.agenda, number);
    match arguments.format {
        RecordFormat::Text => {
            let Terminal { mut out, look } = Terminal::open();
            for item in &items {
                record::item(&mut out, look, item, 0)?;
            }
            out.flush()?;
        }
        // A number is an item's own but for slips of the pen, so more than one is as rare as it is telling.
        RecordFormat::Json => {
            for item in &items {
                json(item)?;
            }
        }
    }
    if items.is_empty() {
        report::note(&format!("{} has no item {number}; its items are {}", record.source.path, numbers(&record)));
        return Ok(Exit::NothingFound);
    }
    Ok(Exit::Found)
}

/// The items of this number, at any depth. "§ 12" and "12." are 12.
fn items<'record>(agenda: &'record [AgendaItem], number: &str) -> Vec<&'record AgendaItem> {
    let number = number.trim_start_matches('§').trim().trim_end_matches('.');
    let mut found = Vec::new();
    for item in agenda {
        if item.number.as_deref() == Some(number) {
            found.push(item);
        }
        found.extend(items(&item.children, number));
    }
    found
}

fn numbers(record: &Record) -> String {
    let numbers: Vec<&str> = record.protocol.agenda.iter().filter_map(|item| item.number.as_deref()).collect();
    if numbers.is_empty() { "without numbers".to_owned() } else { numbers.join(", ") }
}

fn json<Value: Serialize>(value: &Value) -> Result<(), Error> {
    let mut out = machine_output();
    serde_json::to_writer_pretty(&mut out, value)?;
    writeln!(out)?;
    Ok(out.flush()?)
}
