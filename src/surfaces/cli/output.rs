//! How answers are written: the options that every command shares, and the one place that follows them.

use super::citing::Citing;
use super::tables::{Header, TableFormat, TableOutput};
use super::terminal::{Terminal, TextStyle, machine_output, printable};
use super::{Error, markdown, numbers, render, report};
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::Write;

/// The section of the help that lists these options.
pub const HEADING: &str = "Output";

/// The results that text shows unless `--limit` says otherwise. By feel: a screen or two.
const SHOWN: usize = 10;

#[derive(Debug, Clone, Copy, Args)]
pub struct Output {
    /// Output format
    #[arg(long, value_enum, default_value_t = Format::Text, help_heading = HEADING)]
    pub format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Plain text for people
    Text,
    /// One indented JSON document
    Json,
    /// JSON with each whole answer on one line. The commands person, people, meetings and export write one line for each
    /// person, meeting or other thing that they list
    Jsonl,
    /// Comma-separated table in UTF-8 with a header row. A cell that a spreadsheet would read as a formula starts with
    /// an apostrophe
    Csv,
    /// Markdown to paste into a document
    Md,
}

#[derive(Debug, Clone, Copy, Args)]
pub struct Limit {
    /// Show at most N results [default: 10 as text, all in the other formats]
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = numbers::count, help_heading = HEADING)]
    pub limit: Option<u32>,
}

impl Limit {
    /// The number asked for.
    pub fn asked(self) -> Option<usize> {
        self.limit.map(|limit| usize::try_from(limit).unwrap_or(usize::MAX))
    }

    /// How many results are given in `format`. Programs get all: a part would look like the whole.
    pub fn of(self, format: Format) -> usize {
        self.asked().unwrap_or(if format == Format::Text { SHOWN } else { usize::MAX })
    }

    /// How many ranked results are given. Even programs get a few: the tail of a ranking is long, and matches the query
    /// less and less.
    pub fn ranked(self) -> usize {
        self.asked().unwrap_or(SHOWN)
    }
}

/// "3 decisions", or "10 of 2261 decisions; --limit shows more".
pub fn count(shown: usize, total: usize, names: [&str; 2]) -> String {
    let all = counted(total, names);
    if shown < total { format!("{shown} of {all}; --limit shows more") } else { all }
}

/// "1 decision", "3 decisions".
pub fn counted(count: usize, [one, many]: [&str; 2]) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Whether a command answers one query or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    One,
    Many,
}

/// What the formats need of an answer beyond the value itself.
pub struct OutputForms<'a> {
    /// The query, as the heading of an answer. `None` for lists that no query asked for.
    pub heading: Option<&'a str>,
    pub notes: &'a [String],
    pub is_empty: bool,
    pub text: &'a dyn Fn(&mut dyn Write, TextStyle) -> Result<(), Error>,
    pub table: &'a dyn Fn(TableOutput<'_>) -> Result<(), Error>,
}

/// Answers in the requested format, one after another.
pub struct Answers {
    out: Box<dyn Write>,
    text_style: TextStyle,
    format: Format,
    citing: Citing,
    count: Count,
    written: usize,
}

impl Answers {
    pub fn new(format: Format, citing: Citing, count: Count) -> Self {
        let Terminal { out, text_style } = match format {
            Format::Text => Terminal::open(),
            _ => Terminal { out: machine_output(), ..Terminal::open() },
        };
        Self { out, text_style, format, citing, count, written: 0 }
    }

    /// Writes and flushes an answer: a program may be waiting for it before it asks on.
    pub fn write<Value: Serialize>(&mut self, value: &Value, forms: &OutputForms<'_>) -> Result<(), Error> {
        match self.format {
            Format::Text => self.text(forms)?,
            Format::Jsonl => self.line(value)?,
            Format::Json => self.json(value)?,
            Format::Csv => self.table(forms, TableFormat::Csv)?,
            Format::Md => {
                if let Some(heading) = forms.heading {
                    markdown::head(&mut self.out, self.written, heading, forms.notes)?;
                }
                if forms.is_empty {
                    writeln!(self.out, "\nnothing found")?;
                } else {
                    self.table(forms, TableFormat::Markdown)?;
                }
            }
        }
        self.written += 1;
        Ok(self.out.flush()?)
    }

    /// Writes a list, which has a line per entry as JSON lines.
    pub fn write_list<Value: Serialize>(&mut self, values: &[Value], forms: &OutputForms<'_>) -> Result<(), Error> {
        if self.format != Format::Jsonl {
            return self.write(&values, forms);
        }
        for value in values {
            self.line(value)?;
        }
        Ok(self.out.flush()?)
    }

    /// Closes the list that several answers are in JSON.
    pub fn end(mut self) -> Result<(), Error> {
        if self.format == Format::Json && self.count == Count::Many {
            writeln!(self.out, "{}", if self.written == 0 { "[]" } else { "]" })?;
        }
        Ok(self.out.flush()?)
    }

    /// Notes on a single answer go to standard error; among several answers, each has its own with it.
    fn text(&mut self, forms: &OutputForms<'_>) -> Result<(), Error> {
        match forms.heading {
            Some(heading) if self.count == Count::Many => {
                let gap = if self.written == 0 { "" } else { "\n" };
                writeln!(self.out, "{gap}? {}", self.text_style.styled(render::MATCH, &printable(heading)))?;
                for note in forms.notes {
                    writeln!(self.out, "note: {}", printable(note))?;
                }
                writeln!(self.out, "{}", if forms.is_empty { "nothing found" } else { "" })?;
            }
            _ => forms.notes.iter().for_each(|note| report::note(note)),
        }
        (forms.text)(&mut *self.out, self.text_style)
    }

    fn line<Value: Serialize>(&mut self, value: &Value) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, value)?;
        Ok(writeln!(self.out)?)
    }

    fn json<Value: Serialize>(&mut self, value: &Value) -> Result<(), Error> {
        if self.count == Count::Many {
            write!(self.out, "{}", if self.written == 0 { "[\n" } else { ",\n" })?;
        }
        serde_json::to_writer_pretty(&mut *self.out, value)?;
        Ok(writeln!(self.out)?)
    }

    fn table(&mut self, forms: &OutputForms<'_>, form: TableFormat) -> Result<(), Error> {
        let header = if self.written == 0 || form == TableFormat::Markdown { Header::Before } else { Header::Written };
        let is_below = forms.heading.is_some() || self.written > 0;
        (forms.table)(TableOutput { out: &mut *self.out, form, header, citing: self.citing, is_below })
    }
}

/// Writes a single answer.
pub fn write<Value: Serialize>(
    format: Format,
    citing: Citing,
    value: &Value,
    forms: &OutputForms<'_>,
) -> Result<(), Error> {
    let mut answers = Answers::new(format, citing, Count::One);
    answers.write(value, forms)?;
    answers.end()
}

/// Writes a single list.
pub fn write_list<Value: Serialize>(
    format: Format,
    citing: Citing,
    values: &[Value],
    forms: &OutputForms<'_>,
) -> Result<(), Error> {
    let mut answers = Answers::new(format, citing, Count::One);
    answers.write_list(values, forms)?;
    answers.end()
}

#[cfg(test)]
mod tests {
    use super::{Format, Limit, count};

    #[test]
    fn people_are_shown_some_and_programs_all() {
        let of = |limit: Option<u32>, format: Format| Limit { limit }.of(format);
        assert_eq!(of(None, Format::Text), 10);
        assert_eq!(of(None, Format::Csv), usize::MAX);
        assert_eq!([Format::Text, Format::Json].map(|format| of(Some(3), format)), [3, 3]);
        assert_eq!(Limit { limit: None }.ranked(), 10);
    }

    #[test]
    fn a_part_says_of_how_many_it_is_one() {
        assert_eq!(count(10, 2261, ["decision", "decisions"]), "10 of 2261 decisions; --limit shows more");
        assert_eq!(count(1, 1, ["decision", "decisions"]), "1 decision");
    }
}
