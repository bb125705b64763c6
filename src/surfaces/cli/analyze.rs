//! `tingsok analyze`: how text becomes search terms.

use super::arguments::{Analyze, ListFormat};
use super::lines::for_each_line;
use super::terminal::{Terminal, machine_output, printable};
use super::{Error, Exit};
use serde::Serialize;
use std::io::Write;
use std::path::Path;
use tingsok::analysis::{Condition, TokenReport, report};

/// A text's line of output.
#[derive(Serialize)]
struct Analysis {
    tokens: Vec<TokenReport>,
}

pub fn run(arguments: &Analyze) -> Result<Exit, Error> {
    let mut out = match arguments.format {
        ListFormat::Text => Terminal::open().out,
        ListFormat::Jsonl => machine_output(),
    };
    let condition = if arguments.ocr { Condition::Damaged } else { Condition::Clean };
    let mut has_tokens = false;
    let mut analyze = |text: &str| {
        let tokens = report(text, condition);
        has_tokens |= !tokens.is_empty();
        match arguments.format {
            ListFormat::Text => table(&mut out, &tokens)?,
            ListFormat::Jsonl => {
                serde_json::to_writer(&mut out, &Analysis { tokens })?;
                writeln!(out)?;
            }
        }
        Ok(out.flush()?)
    };
    match &arguments.text {
        Some(text) => analyze(text)?,
        // A line out for every line in, also for an empty one: programs count on it.
        None => for_each_line(Path::new("-"), &mut analyze)?,
    }
    Ok(if has_tokens { Exit::Found } else { Exit::NothingFound })
}

/// A token a line: the word, its stem, and what else it can be found by.
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
        if let Some(reading) = &token.reading {
            line.extend(["  read as ", reading]);
        }
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(writeln!(out)?)
}
