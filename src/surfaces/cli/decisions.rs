//! `tingsok decisions`: decisions, and the tasks that they give.

use super::arguments::Decisions as Arguments;
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::render;
use super::search::{self, query};
use super::terminal::TextStyle;
use super::unmatched::Unmatched;
use super::{Error, Exit, record, report, tables};
use std::io::{self, Write};
use tingsok::search::{FoundDecision, Options};

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open()?;
    let format = arguments.output.format;
    let options = Options {
        filter: arguments.items.within(arguments.selection.filter(&engine)),
        strictness: search::strictness(arguments.all),
        ..engine.options(arguments.limit.of(format))
    };
    let asked = query(&arguments.query);
    let mut found = engine.decisions(
        &asked,
        &Options { limit: if arguments.tasks { usize::MAX } else { options.limit }, ..options.clone() },
    )?;
    if arguments.tasks {
        found.decisions.retain(|decided| !decided.tasks.is_empty());
        found.total = found.decisions.len();
        found.decisions.truncate(options.limit);
    }
    let forms = OutputForms {
        heading: Some(&asked),
        notes: &report::notes_in_words(&found.notes),
        is_empty: found.total == 0,
        text: &|out, text_style| Ok(text(out, text_style, arguments.citing, &found.decisions)?),
        table: &|table_output| tables::decisions(table_output, &found),
    };
    output::write(format, arguments.citing, &found, &forms)?;
    let shown = found.decisions.len();
    if found.total == 0 {
        let Arguments { selection, items, .. } = arguments;
        let mut filters = [selection.names(), items.names()].concat();
        filters.extend(arguments.tasks.then_some("--tasks"));
        let (index, filters) = (selection.place.index(), filters.as_slice());
        let unmatched = Unmatched { engine: &engine, index, what: "no decision", query: &asked, filters };
        report::line(&unmatched.message_for(&options, |all| Ok(engine.decisions(&asked, all)?.total))?);
    } else {
        report::line(&output::count(shown, found.total, ["decision", "decisions"]));
    }
    Ok(Exit::of(found.total > 0, &absent))
}

/// Each with its meeting, item, tasks and place.
pub fn text(out: &mut dyn Write, text_style: TextStyle, citing: Citing, decisions: &[FoundDecision]) -> io::Result<()> {
    let mut before: Option<&FoundDecision> = None;
    for decided in decisions {
        // The decisions of one item are listed under one heading.
        let is_next_point = before.is_some_and(|before| before.source == decided.source && before.item == decided.item);
        if !is_next_point {
            if before.is_some() {
                writeln!(out)?;
            }
            let meeting = (
                render::day(decided.date, decided.date_basis),
                render::organ(decided.governing_body.as_deref(), decided.region.as_deref()),
            );
            let item = render::item(Some(&decided.item), &decided.presenters);
            render::matter(out, text_style, meeting, item, decided.reference.as_deref())?;
        }
        before = Some(decided);
        for line in render::lines(&decided.text, text_style.width.saturating_sub(3), text_style) {
            writeln!(out, "   {line}")?;
        }
        for task in &decided.tasks {
            for line in render::lines(
                &format!("uppdrag: {}", record::task(task)),
                text_style.width.saturating_sub(5),
                text_style,
            ) {
                writeln!(out, "     {line}")?;
            }
        }
        writeln!(out, "   {}", render::place(text_style, &decided.source, decided.page, decided.line))?;
        if let Some(line) = citing.line(&decided.cite, (&decided.source, decided.page, decided.line)) {
            writeln!(out, "   {line}")?;
        }
    }
    Ok(())
}
