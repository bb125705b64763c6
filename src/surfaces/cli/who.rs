//! `tingsok who`: who presented a topic.

use super::arguments::{TableFormat, Who};
use super::citing::Citing;
use super::lines::for_each_line;
use super::render;
use super::search::question;
use super::tables::{self, Header};
use super::terminal::{Look, machine_output, printable, shortened};
use super::{Error, Exit, listing, report};
use std::io::{self, Write};
use std::path::Path;
use tingsok::Engine;
use tingsok::search::{Involvement, Options, TopicAppearance, TopicPerson};

/// Of a person's appearances, so many are shown. By feel: the JSON formats have all.
const SHOWN: usize = 3;

/// Of a topic in a message, in characters. By feel: one line.
const LONGEST_TOPIC: usize = 60;

pub fn run(arguments: &Who) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open_linked()?;
    let options = Options {
        filter: arguments.selection.filter(&engine),
        ..engine.options(usize::try_from(arguments.limit).unwrap_or(usize::MAX))
    };
    let has_found = match &arguments.questions {
        Some(path) => batch(&engine, path, &options, arguments)?,
        None => single(&engine, &question(&arguments.topic), &options, arguments)?,
    };
    Ok(Exit::of(has_found, &absent))
}

fn single(engine: &Engine, topic: &str, options: &Options, arguments: &Who) -> Result<bool, Error> {
    let Who { format, citing, .. } = *arguments;
    let answer = engine.who(topic, options)?;
    listing::write(
        format,
        &answer.notes,
        &answer,
        listing::Ways {
            text: &|out, look| people(out, look, citing, &answer.people),
            csv: &|out| tables::who(out, Header::Before, &answer),
        },
    )?;
    let shown = answer.people.len();
    if answer.total == 0 {
        report::line(&format!("nobody found for \"{}\"", shortened(topic, LONGEST_TOPIC)));
    } else if format == TableFormat::Text && shown < answer.total {
        report::line(&format!("{shown} of {} people; --limit shows more", answer.total));
    }
    Ok(answer.total > 0)
}

/// Answers each line of the file at `path`, each as soon as it is read.
fn batch(engine: &Engine, path: &Path, options: &Options, arguments: &Who) -> Result<bool, Error> {
    let Who { format, citing, .. } = *arguments;
    let (mut has_found, mut written) = (false, 0_usize);
    for_each_line(path, &mut |line| {
        let topic = line.trim();
        if topic.is_empty() {
            return Ok(());
        }
        let answer = engine.who(topic, options)?;
        has_found |= answer.total > 0;
        let before = written;
        let header = if before == 0 { Header::Before } else { Header::Written };
        written += 1;
        if format == TableFormat::Json {
            write!(machine_output(), "{}", if before == 0 { "[\n" } else { ",\n" })?;
        }
        listing::write(
            format,
            &[],
            &answer,
            listing::Ways {
                text: &|out, look| {
                    let gap = if before == 0 { "" } else { "\n" };
                    writeln!(out, "{gap}? {}\n", look.styled(render::MATCH, &printable(topic)))?;
                    people(out, look, citing, &answer.people)
                },
                csv: &|out| tables::who(out, header, &answer),
            },
        )
    })?;
    if format == TableFormat::Json {
        writeln!(machine_output(), "{}", if written == 0 { "[]" } else { "]" })?;
    }
    Ok(has_found)
}

/// Each with what they had to do with the topic.
pub fn people(out: &mut dyn Write, look: Look, citing: Citing, people: &[TopicPerson]) -> io::Result<()> {
    let width = people.len().to_string().len();
    for (place, person) in people.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        self::person(out, look, citing, &format!("{:>width$}", place + 1), person)?;
    }
    Ok(())
}

fn person(out: &mut dyn Write, look: Look, citing: Citing, label: &str, person: &TopicPerson) -> io::Result<()> {
    let indent = " ".repeat(label.chars().count() + 2);
    let further = person.role.iter().chain(&person.organisation).map(|said| format!(", {said}"));
    let further: String = further.collect();
    writeln!(out, "{label}  {}{}", look.styled(render::MATCH, &printable(&person.name)), printable(&further))?;
    for appearance in person.appearances.iter().take(SHOWN) {
        self::appearance(out, look, citing, &indent, appearance)?;
    }
    let left = person.appearances.len().saturating_sub(SHOWN);
    if left > 0 { writeln!(out, "{indent}and {left} more") } else { Ok(()) }
}

fn appearance(out: &mut dyn Write, look: Look, citing: Citing, indent: &str, own: &TopicAppearance) -> io::Result<()> {
    let date = render::day(own.date, own.date_basis);
    let involvement = match own.involvement {
        Involvement::Presents => String::new(),
        other => format!("{}: ", other.name()),
    };
    let item = match own.involvement {
        // Of the meeting as a whole.
        Involvement::Chairs | Involvement::Attends if own.item.is_none() => String::new(),
        _ => render::heading(own.item.as_ref()),
    };
    writeln!(
        out,
        "{indent}{}",
        format!("{}  {involvement}{item}", look.styled(render::DATE, &date)).trim_end_matches([':', ' '])
    )?;
    let organ = render::organ(own.governing_body.as_deref(), own.region.as_deref());
    writeln!(out, "{indent}   {organ}  {}", render::place(look, &own.source, own.page, own.line))?;
    if let Some(line) = citing.line(&own.cite, (&own.source, own.page, own.line)) {
        writeln!(out, "{indent}   {line}")?;
    }
    Ok(())
}
