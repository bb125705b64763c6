//! An answer that is one value, written as text, JSON or a table.

use super::arguments::TableFormat;
use super::selection::Selection;
use super::terminal::{Look, Terminal, machine_output};
use super::{Error, report};
use serde::Serialize;
use std::io::{self, Write};
use tingsok::engine::Engine;
use tingsok::search::{Options, Strictness};

/// So many are shown to people who did not say how many. By feel: a screen or two.
const SHOWN: usize = 10;

/// How many are given: so many as were asked for; else a few to people, and all to programs, to which a part would look like
/// the whole.
pub fn limit(asked: Option<u32>, format: TableFormat) -> usize {
    match (asked, format) {
        (Some(asked), _) => usize::try_from(asked).unwrap_or(usize::MAX),
        (None, TableFormat::Text) => SHOWN,
        (None, TableFormat::Jsonl | TableFormat::Json | TableFormat::Csv) => usize::MAX,
    }
}

/// What is asked of items: with `all` those that have all words, and so many as [`limit`] says.
pub fn options(engine: &Engine, selection: &Selection, all: bool, asked: Option<u32>, format: TableFormat) -> Options {
    Options {
        filter: selection.filter(engine),
        strictness: if all { Strictness::All } else { Strictness::Lenient },
        ..engine.options(limit(asked, format))
    }
}

/// "3 decisions", or "10 of 2261 decisions; --limit shows more".
pub fn count(shown: usize, total: usize, [one, many]: [&str; 2]) -> String {
    let name = if total == 1 { one } else { many };
    if shown < total { format!("{shown} of {total} {name}; --limit shows more") } else { format!("{total} {name}") }
}

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

#[cfg(test)]
mod tests {
    use super::{TableFormat, count, limit};

    #[test]
    fn people_are_shown_some_and_programs_all() {
        assert_eq!(limit(None, TableFormat::Text), 10);
        assert_eq!(limit(None, TableFormat::Csv), usize::MAX);
        assert_eq!([TableFormat::Text, TableFormat::Json].map(|format| limit(Some(3), format)), [3, 3]);
    }

    #[test]
    fn a_part_says_of_how_many_it_is_one() {
        assert_eq!(count(10, 2261, ["decision", "decisions"]), "10 of 2261 decisions; --limit shows more");
        assert_eq!(count(1, 1, ["decision", "decisions"]), "1 decision");
    }
}
