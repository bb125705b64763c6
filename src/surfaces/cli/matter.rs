//! `tingsok matter`: a matter through its meetings.

use super::arguments::Matter as Arguments;
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::render;
use super::search::query;
use super::terminal::{TextStyle, printable, shortened};
use super::unmatched::Unmatched;
use super::{Error, Exit, report, tables};
use std::io::{self, Write};
use tingsok::matters::{Matter, MatterLinkReason, Step};
use tingsok::search::{Options, Strictness};

/// Of a decision, in characters. By feel: its beginning is enough here, and the place leads to the rest.
const LONGEST_DECISION: usize = 300;

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open_linked()?;
    let options = Options {
        filter: arguments.selection.filter(&engine),
        strictness: Strictness::Lenient,
        ..engine.options(arguments.limit.of(arguments.output.format))
    };
    let asked = query(&arguments.query);
    let found = engine.matters(&asked, &options)?;
    let forms = OutputForms {
        heading: Some(&asked),
        notes: &report::notes_in_words(&found.notes),
        is_empty: found.total == 0,
        text: &|out, text_style| Ok(text(out, text_style, arguments.citing, &found.matters)?),
        table: &|table_output| tables::matters(table_output, &found.matters),
    };
    output::write(arguments.output.format, arguments.citing, &found, &forms)?;
    let shown = found.matters.len();
    if found.total == 0 {
        let selection = &arguments.selection;
        let (index, filters) = (selection.place.index(), selection.names());
        let unmatched = Unmatched { engine: &engine, index, what: "no matter", query: &asked, filters: &filters };
        report::line(&unmatched.message_for(&options, |all| Ok(engine.matters(&asked, all)?.total))?);
    } else {
        report::line(&output::count(shown, found.total, ["matter", "matters"]));
    }
    Ok(Exit::of(found.total > 0, &absent))
}

fn text(out: &mut dyn Write, text_style: TextStyle, citing: Citing, matters: &[Matter]) -> io::Result<()> {
    for (place, matter) in matters.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let number = matter.reference.as_ref().map_or(String::new(), |number| format!("{number}  "));
        let region = matter.region.as_ref().map_or(String::new(), |region| format!("  · {region}"));
        let title = format!("{number}{}", matter.title);
        for (place, line) in render::lines(&title, text_style.width, text_style).into_iter().enumerate() {
            let region = if place == 0 && line.len() >= title.len() { printable(&region) } else { "".into() };
            writeln!(out, "{}{region}", text_style.styled(render::MATCH, &line))?;
        }
        for step in &matter.steps {
            self::step(out, text_style, citing, matter, step)?;
        }
    }
    Ok(())
}

fn step(out: &mut dyn Write, text_style: TextStyle, citing: Citing, matter: &Matter, step: &Step) -> io::Result<()> {
    let organ = render::organ(step.governing_body.as_deref(), step.region.as_deref());
    let day = render::day(step.date, step.date_basis);
    writeln!(
        out,
        "   {}  {organ}  {}",
        text_style.styled(render::DATE, &day),
        render::place(text_style, &step.source, step.page, step.line)
    )?;
    let is_mention = step.is_mention();
    let is_headed = step.title == matter.title && !is_mention;
    let mut line = match &step.number {
        Some(number) if is_headed => format!("item {number}"),
        None if is_headed => String::new(),
        number => number.iter().cloned().chain([step.title.clone()]).collect::<Vec<_>>().join(" "),
    };
    if !step.presenters.is_empty() && !is_mention {
        line.push_str("  — ");
        line.push_str(&step.presenters.join(", "));
    }
    for line in render::lines(line.trim(), text_style.width.saturating_sub(6), text_style) {
        writeln!(out, "      {line}")?;
    }
    for decision in &step.decisions {
        for line in render::lines(
            &format!("beslut: {}", shortened(decision, LONGEST_DECISION)),
            text_style.width.saturating_sub(6),
            text_style,
        ) {
            writeln!(out, "      {line}")?;
        }
    }
    if step.link.why != MatterLinkReason::First {
        writeln!(out, "      link: {} ({:.2})", printable(&step.link.evidence), step.link.confidence)?;
    }
    if let Some(line) = citing.line(&step.cite, (&step.source, step.page, step.line)) {
        writeln!(out, "      {line}")?;
    }
    Ok(())
}
