//! `tingsok search`: one question or many, answered for people or programs.

use super::answers::{Answers, Count};
use super::arguments::{AnswerFormat, By, Order, Search};
use super::lines::for_each_line;
use super::render::{self, Detail, Words};
use super::terminal::shortened;
use super::{Error, Exit, reply, report};
use std::path::Path;
use tingsok::engine::Engine;
use tingsok::search::{Answer, Counting, Grouping, Options, Sort, Strictness, TotalIs, Understanding};

pub fn run(arguments: &Search) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let options = options(&engine, arguments);
    let exit = match &arguments.questions {
        Some(path) => batch(&engine, path, &options, arguments)?,
        None => single(&engine, &question(&arguments.question), &options, arguments)?,
    };
    // "Nothing found" would be a wrong answer about files that could not be looked at.
    Ok(if exit == Exit::NothingFound && !absent.is_empty() { Exit::Failed } else { exit })
}

fn options(engine: &Engine, arguments: &Search) -> Options {
    Options {
        filter: arguments.selection.filter(engine),
        sort: match arguments.sort {
            Order::Best => Sort::Best,
            Order::Date => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        by: arguments.by.map(|by| match by {
            By::Year => Grouping::Year,
            By::Meeting => Grouping::Meeting,
            By::Organ => Grouping::Organ,
            By::Item => Grouping::Item,
        }),
        counting: if arguments.count { Counting::Exact } else { Counting::Quick },
        // Tables and texts with sources are of hits.
        understanding: match arguments.format {
            AnswerFormat::Csv | AnswerFormat::Md => Understanding::Words,
            _ if arguments.words => Understanding::Words,
            _ => Understanding::Questions,
        },
        strictness: if arguments.all { Strictness::All } else { Strictness::Lenient },
        ..engine.options(usize::try_from(arguments.limit.unwrap_or(LIMIT)).unwrap_or(usize::MAX))
    }
}

fn detail(arguments: &Search) -> Detail {
    let words = if arguments.explain { Words::Explained } else { Words::Left };
    let limit = arguments.limit.and_then(|limit| usize::try_from(limit).ok());
    Detail { words, citing: arguments.citing, limit }
}

/// The question that the arguments are. The shell has taken off the quotation marks: of several arguments, one with
/// spaces in it was a phrase, or the value of a field.
pub fn question(arguments: &[String]) -> String {
    let [_, _, ..] = arguments else { return arguments.concat() };
    let phrased = |argument: &String| {
        let has_signs = argument.contains(['"', '(', ')', '”', '*', '~', '|']);
        if has_signs || !argument.trim().contains(char::is_whitespace) {
            return argument.clone();
        }
        match argument.split_once(':') {
            Some((field, value)) if !field.contains(char::is_whitespace) && !value.starts_with(char::is_whitespace) => {
                format!("{field}:\"{value}\"")
            }
            _ => match argument.strip_prefix(['-', '+']) {
                Some(rest) => format!("{}\"{rest}\"", &argument[..1]),
                None => format!("\"{argument}\""),
            },
        }
    };
    arguments.iter().map(phrased).collect::<Vec<_>>().join(" ")
}

fn single(engine: &Engine, question: &str, options: &Options, arguments: &Search) -> Result<Exit, Error> {
    let answer = engine.search(question, options)?;
    if arguments.format == AnswerFormat::Text {
        answer.reading.iter().for_each(|reading| report::note(&reply::said(reading)));
        answer.notes.iter().for_each(|note| report::note(note));
    }
    let mut answers = Answers::new(arguments.format, detail(arguments), Count::One);
    answers.write(&answer)?;
    answers.end()?;
    if arguments.format == AnswerFormat::Text {
        if answer.total > 0 || answer.answer.is_none() {
            report::line(&closing(&answer, arguments));
        }
        for line in render::suggestions(&answer) {
            report::line(&line);
        }
    }
    Ok(if has_found(&answer) { Exit::Found } else { Exit::NothingFound })
}

fn has_found(answer: &Answer) -> bool {
    answer.total > 0 || answer.answer.is_some()
}

/// The last line, after the hits: how many there are, or what to try.
fn closing(answer: &Answer, arguments: &Search) -> String {
    let shown = answer.hits.len();
    let name = if answer.total == 1 { "item" } else { "items" };
    let complete = match answer.complete {
        complete if complete == answer.total && answer.total_is == TotalIs::Exact => String::new(),
        0 => ", none with all words".to_owned(),
        complete => format!(", {complete} with all words"),
    };
    let more = if answer.total_is == TotalIs::AtLeast { " or more" } else { "" };
    let items = format!("{}{more} matching {name}{complete}", answer.total);
    if let Some(grouped) = answer.grouped.as_ref().filter(|_| answer.total > 0) {
        let more = if grouped.groups.len() < grouped.total { "; --limit shows more" } else { "" };
        let groups = if grouped.total == 1 { "group" } else { "groups" };
        return format!("{items}, {} of {} {groups}{more}", grouped.groups.len(), grouped.total);
    }
    if shown > 0 && shown < answer.total {
        return format!("{shown} of {items}; --limit shows more");
    }
    if shown > 0 {
        return items;
    }
    let filters = arguments.selection.filter_names();
    let advice = if filters.is_empty() {
        format!("`tingsok meetings --index {}` lists what is in the index", arguments.selection.index().display())
    } else {
        format!("try without {filters}")
    };
    format!("nothing found for \"{}\"; {advice}", shortened(&answer.query, LONGEST_QUESTION))
}

/// Hits where no number is asked for.
const LIMIT: u32 = 10;

/// Of a question in a message, in characters. By feel: one line.
const LONGEST_QUESTION: usize = 60;

/// Answers each line of the file at `path`, each as soon as it is read, so that a program can ask one by one.
fn batch(engine: &Engine, path: &Path, options: &Options, arguments: &Search) -> Result<Exit, Error> {
    let mut answers = Answers::new(arguments.format, detail(arguments), Count::Many);
    let mut has_any = false;
    for_each_line(path, &mut |line| {
        let question = line.trim();
        if question.is_empty() {
            return Ok(());
        }
        let answer = engine.search(question, options)?;
        has_any |= has_found(&answer);
        answers.write(&answer)
    })?;
    answers.end()?;
    Ok(if has_any { Exit::Found } else { Exit::NothingFound })
}

#[cfg(test)]
mod tests {
    use super::question;

    #[track_caller]
    fn check(arguments: &[&str], expected: &str) {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        assert_eq!(question(&arguments), expected);
    }

    #[test]
    fn quotation_marks_that_the_shell_took_are_put_back() {
        check(&["avtal", "om", "vård"], "avtal om vård");
        check(&["avtal om vård"], "avtal om vård");
        check(&["nära vård", "avtal"], "\"nära vård\" avtal");
        check(&["organ:läns gemensam", "-nära vård"], "organ:\"läns gemensam\" -\"nära vård\"");
        check(&["(a ELLER b)", "c"], "(a ELLER b) c");
    }
}
