//! `tingsok show`: the record of one document or meeting, or one item of it.

use super::arguments::Show;
use super::output::{self, OutputForms};
use super::remove::typed;
use super::{Error, Exit, record, report, tables};
use tingsok::engine::{Engine, Record};
use tingsok::protocol::AgendaItem;

pub fn run(arguments: &Show) -> Result<Exit, Error> {
    let (engine, _) = arguments.place.open()?;
    let name = typed(&arguments.name);
    let record = engine.record(&name)?;
    if record.is_none()
        && let count @ 2.. = engine.count_matching(&name)?
    {
        return Err(Error::SeveralRecords { name, count });
    }
    let Some(record) = record else {
        return Err(Error::NoSuchRecord { name, index: arguments.place.index().to_owned() });
    };
    if !is_among(&engine, arguments, &record) {
        return Err(Error::NotAmong { name });
    }
    let (format, citing) = (arguments.output.format, arguments.citing);
    if arguments.meeting {
        let Some(meeting) = engine.meeting(&record.source.name())? else {
            return Err(Error::NoSuchRecord { name, index: arguments.place.index().to_owned() });
        };
        let forms = OutputForms {
            heading: None,
            notes: &[],
            is_empty: false,
            text: &|out, text_style| Ok(record::meeting(out, text_style, citing, &meeting)?),
            table: &|table_output| tables::joined_items(table_output, &meeting),
        };
        output::write(format, citing, &meeting, &forms)?;
        return Ok(Exit::Found);
    }
    let Some(number) = &arguments.item else {
        let forms = OutputForms {
            heading: None,
            notes: &[],
            is_empty: false,
            text: &|out, text_style| Ok(record::record(out, text_style, citing, &record)?),
            table: &|table_output| tables::items(table_output, std::slice::from_ref(&record), None),
        };
        output::write(format, citing, &record, &forms)?;
        return Ok(Exit::Found);
    };
    let items = items(&record.protocol.agenda, number);
    if items.is_empty() {
        let (source, numbers) = (&record.source.path, numbers(&record));
        report::note(&format!("{source} has no item {number}; {numbers}"));
        return Ok(Exit::NothingFound);
    }
    let forms = OutputForms {
        heading: None,
        notes: &[],
        is_empty: false,
        text: &|out, text_style| {
            items.iter().try_for_each(|item| Ok(record::item(out, text_style, (citing, &record), item, 0)?))
        },
        table: &|table_output| tables::items(table_output, std::slice::from_ref(&record), Some(&items)),
    };
    // Documents number two items alike only by mistake, so one item is the usual answer, and a list the exception.
    match items.as_slice() {
        [item] => output::write(format, citing, item, &forms)?,
        items => output::write_list(format, citing, items, &forms)?,
    }
    Ok(Exit::Found)
}

/// Whether `--in`, if it is given, has the record.
fn is_among(engine: &Engine, arguments: &Show, record: &Record) -> bool {
    let own = record.source.name();
    !arguments.place.is_limited()
        || engine.records(&arguments.place.filter()).is_ok_and(|all| all.iter().any(|other| other.source.name() == own))
}

/// The items with this number, at any depth. "§ 12" and "12." mean 12.
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
    let items = record.protocol.items();
    let numbers: Vec<&str> = items.iter().filter_map(|item| item.number.as_deref()).collect();
    let others = match items.len() - numbers.len() {
        0 => String::new(),
        1 => "; 1 more item has no number".to_owned(),
        count => format!("; {count} more items have no number"),
    };
    if numbers.is_empty() {
        "its items have no numbers".to_owned()
    } else {
        format!("its items with a number are {}{others}", numbers.join(", "))
    }
}
