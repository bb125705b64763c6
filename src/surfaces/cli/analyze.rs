//! `tingsok analyze`: the search terms of a text.

use super::arguments::Analyze;
use super::citing::Citing;
use super::lines::for_each_line;
use super::output::{Answers, Count, OutputForms};
use super::terminal::printable;
use super::{Error, Exit, tables};
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use tingsok::analysis::{Condition, TokenReport, report};

/// The terms of one text.
#[derive(Serialize)]
struct Analysis {
    tokens: Vec<TokenReport>,
}

pub fn run(arguments: &Analyze) -> Result<Exit, Error> {
    let count = if arguments.text.is_some() { Count::One } else { Count::Many };
    let mut answers = Answers::new(arguments.output.format, Citing::default(), count);
    let condition = if arguments.ocr { Condition::Damaged } else { Condition::Clean };
    let mut has_tokens = false;
    let mut analyze = |text: &str| {
        let analysis = Analysis { tokens: report(text, condition) };
        let tokens = &analysis.tokens;
        has_tokens |= !tokens.is_empty();
        let forms = OutputForms {
            heading: None,
            notes: &[],
            is_empty: tokens.is_empty(),
            text: &|out, _| table(out, tokens),
            table: &|table_output| tables::tokens(table_output, tokens),
        };
        answers.write(&analysis, &forms)
    };
    match &arguments.text {
        Some(text) => analyze(text)?,
        // Programs count on one line of JSON for every line of input, even for an empty one.
        None => for_each_line(Path::new("-"), &mut analyze)?,
    }
    answers.end()?;
    Ok(if has_tokens { Exit::Found } else { Exit::NothingFound })
}

/// One line per word: the word, its stem, and what else it can be found by.
fn table(out: &mut dyn Write, tokens: &[TokenReport]) -> Result<(), Error> {
    let width = tokens.iter().map(|token| token.text.chars().count()).max().unwrap_or(0);
    for token in tokens {
        let mut line = format!("{:<width$}  {}", printable(&token.text), token.stem);
        if !token.parts.is_empty() {
            line.extend(["  = ", &token.parts.join(" + ")]);
        }
        if !token.wholes.is_empty() {
            line.extend(["  for ", &token.wholes.join(", ")]);
        }
        if !token.readings.is_empty() {
            line.extend(["  read as ", &token.readings.join(", ")]);
        }
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(writeln!(out)?)
}
