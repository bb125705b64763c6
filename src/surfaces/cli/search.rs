//! `tingsok search`: one question or many, answered for people or programs.

use super::arguments::{AnswerFormat, Search};
use super::lines::for_each_line;
use super::render::{self, Detail};
use super::terminal::{Terminal, machine_output, shortened};
use super::{Error, Exit, report};
use std::io::Write;
use std::path::Path;
use tingsok::engine::Engine;
use tingsok::search::{Answer, Options};

pub fn run(arguments: &Search) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let options = Options {
        filter: arguments.selection.filter(),
        ..Options::new(usize::try_from(arguments.limit).unwrap_or(usize::MAX))
    };
    let exit = match &arguments.questions {
        Some(path) => batch(&engine, path, &options, arguments)?,
        // The words may have come without quotes around them.
        None => single(&engine, &arguments.question.join(" "), &options, arguments)?,
    };
    // "Nothing found" would be a wrong answer about files that could not be looked at.
    Ok(if exit == Exit::NothingFound && !absent.is_empty() { Exit::Failed } else { exit })
}

fn detail(arguments: &Search) -> Detail {
    if arguments.explain { Detail::Explained } else { Detail::Plain }
}

fn single(engine: &Engine, question: &str, options: &Options, arguments: &Search) -> Result<Exit, Error> {
    let answer = engine.search(question, options)?;
    match arguments.format {
        AnswerFormat::Text => {
            answer.notes.iter().for_each(|note| report::note(note));
            let Terminal { mut out, look } = Terminal::open();
            render::hits(&mut out, look, detail(arguments), &answer.hits)?;
            out.flush()?;
            report::line(&closing(&answer, arguments));
        }
        AnswerFormat::Jsonl => json_line(&mut machine_output(), &answer)?,
        AnswerFormat::Json => {
            let mut out = machine_output();
            serde_json::to_writer_pretty(&mut out, &answer)?;
            writeln!(out)?;
            out.flush()?;
        }
    }
    Ok(if answer.hits.is_empty() { Exit::NothingFound } else { Exit::Found })
}

/// The last line, after the hits: how many there are, or what to try.
fn closing(answer: &Answer, arguments: &Search) -> String {
    let shown = answer.hits.len();
    if shown > 0 && shown < answer.total {
        return format!("{shown} of {} matching items; --limit shows more", answer.total);
    }
    if shown > 0 {
        return format!("{} matching {}", answer.total, if answer.total == 1 { "item" } else { "items" });
    }
    let filters = arguments.selection.filter_names();
    let advice = if filters.is_empty() {
        format!("`tingsok meetings --index {}` lists what is in the index", arguments.selection.index().display())
    } else {
        format!("try without {filters}")
    };
    format!("nothing found for \"{}\"; {advice}", shortened(&answer.query, LONGEST_QUESTION))
}

/// Of a question in a message, in characters. By feel: one line.
const LONGEST_QUESTION: usize = 60;

/// Answers each line of the file at `path`, each as soon as it is read, so that a program can ask one by one.
fn batch(engine: &Engine, path: &Path, options: &Options, arguments: &Search) -> Result<Exit, Error> {
    let format = arguments.format;
    let mut has_found = false;
    let mut answered = 0usize;
    let Terminal { mut out, look } = match format {
        AnswerFormat::Text => Terminal::open(),
        AnswerFormat::Jsonl | AnswerFormat::Json => Terminal { out: machine_output(), ..Terminal::open() },
    };
    for_each_line(path, &mut |line| {
        let question = line.trim();
        if question.is_empty() {
            return Ok(());
        }
        let answer = engine.search(question, options)?;
        has_found |= !answer.hits.is_empty();
        match format {
            AnswerFormat::Text => {
                render::question(&mut out, look, detail(arguments), answered, &answer)?;
                out.flush()?;
            }
            AnswerFormat::Jsonl => json_line(&mut out, &answer)?,
            AnswerFormat::Json => {
                write!(out, "{}", if answered == 0 { "[\n" } else { ",\n" })?;
                serde_json::to_writer_pretty(&mut out, &answer)?;
            }
        }
        answered += 1;
        Ok(())
    })?;
    if format == AnswerFormat::Json {
        writeln!(out, "{}", if answered == 0 { "[]" } else { "\n]" })?;
    }
    out.flush()?;
    Ok(if has_found { Exit::Found } else { Exit::NothingFound })
}

fn json_line(out: &mut dyn Write, answer: &Answer) -> Result<(), Error> {
    serde_json::to_writer(&mut *out, answer)?;
    writeln!(out)?;
    Ok(out.flush()?)
}
