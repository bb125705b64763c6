//! Answers, one after the other, in the format that was asked for.

use super::arguments::AnswerFormat;
use super::render::{self, Detail};
use super::tables::{self, Header};
use super::terminal::{Look, Terminal, machine_output};
use super::{Error, markdown};
use std::io::Write;
use tingsok::search::Answer;

/// Whether there is one question or a list of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    One,
    Many,
}

/// Where answers are written to.
pub struct Answers {
    out: Box<dyn Write>,
    look: Look,
    format: AnswerFormat,
    detail: Detail,
    count: Count,
    written: usize,
}

impl Answers {
    pub fn new(format: AnswerFormat, detail: Detail, count: Count) -> Self {
        let Terminal { out, look } = match format {
            AnswerFormat::Text => Terminal::open(),
            _ => Terminal { out: machine_output(), ..Terminal::open() },
        };
        Self { out, look, format, detail, count, written: 0 }
    }

    /// Writes an answer, and sends it off: a program may wait for it.
    pub fn write(&mut self, answer: &Answer) -> Result<(), Error> {
        let Self { out, look, detail, written, .. } = self;
        match (self.format, self.count) {
            (AnswerFormat::Text, Count::One) => render::answer(out, *look, *detail, answer)?,
            (AnswerFormat::Text, Count::Many) => render::question(out, *look, *detail, *written, answer)?,
            (AnswerFormat::Md, _) => markdown::answer(out, detail.citing, *written, answer)?,
            (AnswerFormat::Csv, _) => {
                tables::hits(out, if *written == 0 { Header::Before } else { Header::Written }, answer)?;
            }
            (AnswerFormat::Jsonl, _) => {
                serde_json::to_writer(&mut *out, answer)?;
                writeln!(out)?;
            }
            (AnswerFormat::Json, Count::One) => {
                serde_json::to_writer_pretty(&mut *out, answer)?;
                writeln!(out)?;
            }
            (AnswerFormat::Json, Count::Many) => {
                write!(out, "{}", if *written == 0 { "[\n" } else { ",\n" })?;
                serde_json::to_writer_pretty(&mut *out, answer)?;
            }
        }
        *written += 1;
        Ok(out.flush()?)
    }

    /// What stands after the last.
    pub fn end(mut self) -> Result<(), Error> {
        if self.format == AnswerFormat::Json && self.count == Count::Many {
            writeln!(self.out, "{}", if self.written == 0 { "[]" } else { "\n]" })?;
        }
        Ok(self.out.flush()?)
    }
}
