//! `tingsok search`: one query or many, answered for people or programs.

use super::arguments::{By, Order, Search};
use super::lines::for_each_line;
use super::output::{Answers, Count, Format, OutputForms, counted};
use super::render::{self, Detail, WordExplanations};
use super::tables::{self, TableFormat};
use super::unmatched::Unmatched;
use super::{Error, Exit, direct_answer, markdown, report};
use std::path::Path;
use tingsok::engine::Engine;
use tingsok::search::{Answer, Counting, Grouping, Options, PlainLanguage, Sort, Strictness, TotalAccuracy};

pub fn run(arguments: &Search) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open()?;
    let options = options(&engine, arguments);
    let has_found = match &arguments.queries {
        Some(path) => batch(&engine, path, &options, arguments)?,
        None => single(&engine, &query(&arguments.query), &options, arguments)?,
    };
    Ok(Exit::of(has_found, &absent))
}

fn options(engine: &Engine, arguments: &Search) -> Options {
    Options {
        filter: arguments.passages.within(arguments.items.within(arguments.selection.filter(engine))),
        sort: match arguments.sort {
            Order::Best => Sort::Best,
            Order::Newest => Sort::Newest,
            Order::Oldest => Sort::Oldest,
        },
        by: arguments.by.map(|by| match by {
            By::Year => Grouping::Year,
            By::Meeting => Grouping::Meeting,
            By::Organ => Grouping::Organ,
            By::Item => Grouping::Item,
        }),
        counting: if arguments.count { Counting::Exact } else { Counting::Quick },
        // CSV and Markdown have columns and places for hits only.
        plain_language: match arguments.output.format {
            Format::Csv | Format::Md => PlainLanguage::Words,
            _ if arguments.words => PlainLanguage::Words,
            _ => PlainLanguage::Questions,
        },
        strictness: strictness(arguments.all),
        ..engine.options(arguments.limit.ranked())
    }
}

/// What `--all-words` asks for.
pub fn strictness(all: bool) -> Strictness {
    if all { Strictness::All } else { Strictness::Lenient }
}

fn detail(arguments: &Search) -> Detail {
    let words = if arguments.explain { WordExplanations::Explained } else { WordExplanations::Left };
    Detail { words, citing: arguments.citing, limit: arguments.limit.asked() }
}

/// The query that the arguments make. The shell has removed the quotation marks: if there are several arguments, one
/// with spaces was a phrase, or the value of a field.
pub fn query(arguments: &[String]) -> String {
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

fn single(engine: &Engine, query: &str, options: &Options, arguments: &Search) -> Result<bool, Error> {
    let answer = engine.search(query, options)?;
    let is_text = arguments.output.format == Format::Text;
    let mut answers = Answers::new(arguments.output.format, arguments.citing, Count::One);
    write(&mut answers, Count::One, arguments, &answer)?;
    answers.end()?;
    if is_text {
        if answer.total > 0 {
            report::line(&closing(&answer));
        } else if answer.answer.is_none() {
            report::line(&nothing(engine, &answer, options, arguments)?);
        }
        for line in render::suggestions(&answer) {
            report::line(&line);
        }
    }
    Ok(has_found(&answer))
}

fn has_found(answer: &Answer) -> bool {
    answer.total > 0 || answer.answer.is_some()
}

fn write(answers: &mut Answers, count: Count, arguments: &Search, answer: &Answer) -> Result<(), Error> {
    let detail = detail(arguments);
    let notes: Vec<String> = answer
        .reading
        .iter()
        .map(direct_answer::understanding_in_words)
        .chain(report::notes_in_words(&answer.notes))
        .collect();
    let forms = OutputForms {
        heading: Some(&answer.query),
        notes: &notes,
        is_empty: !has_found(answer),
        text: &|out, text_style| match count {
            Count::One => render::answer(out, text_style, detail, answer),
            Count::Many => render::among_many(out, text_style, detail, answer),
        },
        table: &|table_output| match table_output.form {
            TableFormat::Csv => tables::hits(table_output, answer),
            TableFormat::Markdown => Ok(markdown::hits(table_output.out, table_output.citing, answer)?),
        },
    };
    answers.write(answer, &forms)
}

/// The last line, after the hits: how many there are.
fn closing(answer: &Answer) -> String {
    let shown = answer.hits.len();
    let complete = match answer.complete {
        complete if complete == answer.total && answer.total_is == TotalAccuracy::Exact => String::new(),
        0 => ", none with all words".to_owned(),
        complete => format!(", {complete} with all words"),
    };
    let items = match answer.total_is {
        // Counting has stopped at the items with all words.
        TotalAccuracy::AtLeast if answer.complete == answer.total => {
            format!(
                "{} with all words; those with only some were not counted",
                counted(answer.total, ["item", "items"])
            )
        }
        TotalAccuracy::AtLeast => format!("{} or more matching items{complete}", answer.total),
        TotalAccuracy::Exact => {
            format!("{}{complete}", counted(answer.total, ["matching item", "matching items"]))
        }
    };
    if let Some(grouped) = answer.grouped.as_ref().filter(|_| answer.total > 0) {
        let more = if grouped.groups.len() < grouped.total { "; --limit shows more" } else { "" };
        let groups = counted(grouped.total, ["group", "groups"]);
        return format!("{items}, {} of {groups}{more}", grouped.groups.len());
    }
    if shown > 0 && shown < answer.total {
        return format!("{shown} of {items}; --limit shows more");
    }
    items
}

/// The last line if nothing was found.
fn nothing(engine: &Engine, answer: &Answer, options: &Options, arguments: &Search) -> Result<String, Error> {
    let Search { selection, items, passages, .. } = arguments;
    let filters = [selection.names(), items.names(), passages.names()].concat();
    let (index, query) = (selection.place.index(), answer.query.as_str());
    Unmatched { engine, index, what: "nothing", query, filters: &filters }
        .message_for(options, |all| Ok(usize::from(has_found(&engine.search(query, all)?))))
}

/// Answers each line of the file at `path` as soon as it is read, so that a program can ask one query at a time.
fn batch(engine: &Engine, path: &Path, options: &Options, arguments: &Search) -> Result<bool, Error> {
    let mut answers = Answers::new(arguments.output.format, arguments.citing, Count::Many);
    let mut has_any = false;
    for_each_line(path, &mut |line| {
        let query = line.trim();
        if query.is_empty() {
            return Ok(());
        }
        let answer = engine.search(query, options)?;
        has_any |= has_found(&answer);
        write(&mut answers, Count::Many, arguments, &answer)
    })?;
    answers.end()?;
    Ok(has_any)
}

#[cfg(test)]
mod tests {
    use super::query;

    #[track_caller]
    fn check(arguments: &[&str], expected: &str) {
        let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        assert_eq!(query(&arguments), expected);
    }

    #[test]
    fn quotation_marks_that_the_shell_removed_are_put_back() {
        check(&["avtal", "om", "vård"], "avtal om vård");
        check(&["avtal om vård"], "avtal om vård");
        check(&["nära vård", "avtal"], "\"nära vård\" avtal");
        check(&["organ:läns gemensam", "-nära vård"], "organ:\"läns gemensam\" -\"nära vård\"");
        check(&["(a ELLER b)", "c"], "(a ELLER b) c");
    }
}
