//! `tingsok who`: who presented a topic.

use super::arguments::Who;
use super::citing::Citing;
use super::lines::for_each_line;
use super::output::{Answers, Count, Format, OutputForms};
use super::render;
use super::search::query;
use super::tables;
use super::terminal::{TextStyle, printable};
use super::unmatched::Unmatched;
use super::{Error, Exit, report};
use std::io::{self, Write};
use tingsok::search::{Involvement, Options, TopicAppearance, TopicPerson, WhoAnswer};

/// The appearances of a person that text shows. By feel: the other formats have all.
const SHOWN: usize = 3;

pub fn run(arguments: &Who) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open_linked()?;
    let filter = arguments.items.within(arguments.selection.filter(&engine));
    let options = Options { filter, ..engine.options(arguments.limit.ranked()) };
    let (format, citing) = (arguments.output.format, arguments.citing);
    let Some(path) = &arguments.queries else {
        let answer = engine.who(&query(&arguments.topic), &options)?;
        let mut answers = Answers::new(format, citing, Count::One);
        write(&mut answers, citing, &answer)?;
        answers.end()?;
        let shown = answer.people.len();
        if answer.total == 0 {
            let Who { selection, items, .. } = arguments;
            let filters = [selection.names(), items.names()].concat();
            let (index, query) = (selection.place.index(), answer.topic.as_str());
            let unmatched = Unmatched { engine: &engine, index, what: "nobody", query, filters: &filters };
            report::line(&unmatched.message_for(&options, |all| Ok(engine.who(query, all)?.total))?);
        } else if format == Format::Text && shown < answer.total {
            report::line(&format!("{shown} of {} people; --limit shows more", answer.total));
        }
        return Ok(Exit::of(answer.total > 0, &absent));
    };
    let mut answers = Answers::new(format, citing, Count::Many);
    let mut has_found = false;
    for_each_line(path, &mut |line| {
        let topic = line.trim();
        if topic.is_empty() {
            return Ok(());
        }
        let answer = engine.who(topic, &options)?;
        has_found |= answer.total > 0;
        write(&mut answers, citing, &answer)
    })?;
    answers.end()?;
    Ok(Exit::of(has_found, &absent))
}

fn write(answers: &mut Answers, citing: Citing, answer: &WhoAnswer) -> Result<(), Error> {
    let forms = OutputForms {
        heading: Some(&answer.topic),
        notes: &report::notes_in_words(&answer.notes),
        is_empty: answer.total == 0,
        text: &|out, text_style| Ok(people(out, text_style, citing, &answer.people)?),
        table: &|table_output| tables::who(table_output, answer),
    };
    answers.write(answer, &forms)
}

/// Each person with their appearances.
pub fn people(out: &mut dyn Write, text_style: TextStyle, citing: Citing, people: &[TopicPerson]) -> io::Result<()> {
    let width = people.len().to_string().len();
    for (place, person) in people.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        self::person(out, text_style, citing, &format!("{:>width$}", place + 1), person)?;
    }
    Ok(())
}

fn person(
    out: &mut dyn Write,
    text_style: TextStyle,
    citing: Citing,
    label: &str,
    person: &TopicPerson,
) -> io::Result<()> {
    let indent = " ".repeat(label.chars().count() + 2);
    let further = person.role.iter().chain(&person.organisation).map(|said| format!(", {said}"));
    let further: String = further.collect();
    writeln!(out, "{label}  {}{}", text_style.styled(render::MATCH, &printable(&person.name)), printable(&further))?;
    for appearance in person.appearances.iter().take(SHOWN) {
        self::appearance(out, text_style, citing, &indent, appearance)?;
    }
    let left = person.appearances.len().saturating_sub(SHOWN);
    if left > 0 { writeln!(out, "{indent}and {left} more") } else { Ok(()) }
}

fn appearance(
    out: &mut dyn Write,
    text_style: TextStyle,
    citing: Citing,
    indent: &str,
    own: &TopicAppearance,
) -> io::Result<()> {
    let date = render::day(own.date, own.date_basis);
    let involvement = match own.involvement {
        Involvement::Presents => String::new(),
        other => format!("{}: ", other.name()),
    };
    let item = match own.involvement {
        // They chaired or attended the meeting as a whole.
        Involvement::Chairs | Involvement::Serves | Involvement::Attends if own.item.is_none() => String::new(),
        _ => render::heading(own.item.as_ref()),
    };
    writeln!(
        out,
        "{indent}{}",
        format!("{}  {involvement}{item}", text_style.styled(render::DATE, &date)).trim_end_matches([':', ' '])
    )?;
    let organ = render::organ(own.governing_body.as_deref(), own.region.as_deref());
    writeln!(out, "{indent}   {organ}  {}", render::place(text_style, &own.source, own.page, own.line))?;
    if let Some(line) = citing.line(&own.cite, (&own.source, own.page, own.line)) {
        writeln!(out, "{indent}   {line}")?;
    }
    Ok(())
}
