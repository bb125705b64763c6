//! What a whole question is answered by, before what its words find; each as its own command writes it.

use super::citing::Citing;
use super::render::{self, Detail};
use super::terminal::Look;
use super::{Error, decisions, meetings, person, timeline, votes, who};
use std::io::{self, Write};
use tingsok::search::{Answer, Contested, Reading, Reply};

/// So many are shown before what the words find; the command of its own shows more. By feel.
const SHOWN: usize = 3;

/// How the question was understood, and how to have it otherwise.
pub fn said(reading: &Reading) -> String {
    format!("read as: {reading}; --words searches the words as they stand")
}

/// The reply, and a line between it and the hits.
pub fn write(out: &mut dyn Write, look: Look, detail: Detail, answer: &Answer) -> Result<(), Error> {
    let Some(reply) = &answer.answer else { return Ok(()) };
    match reply {
        Reply::People(found) => who::people(out, look, detail.citing, first(&found.people))?,
        Reply::Decisions(found) => decisions::text(out, look, detail.citing, first(&found.decisions))?,
        Reply::Votes(found) => votes::text(out, look, detail.citing, first(&found.votes), false)?,
        Reply::Contests(found) => contests(out, look, detail.citing, first(&found.contests))?,
        Reply::Persons(found) => person::full(out, look, &found.persons)?,
        Reply::Timeline(found) => {
            let mut few = found.as_ref().clone();
            few.decisions.truncate(SHOWN);
            timeline::text(out, look, detail, &few, found.decisions.len())?;
        }
        Reply::Meetings(found) => meetings::table(out, look.width, &found.meetings)?,
        Reply::Items(found) => render::hits(out, look, detail, first(&found.items))?,
        _ => {}
    }
    if !answer.hits.is_empty() {
        writeln!(out, "\nwhat the words find:\n")?;
    }
    Ok(())
}

fn first<T>(all: &[T]) -> &[T] {
    &all[..all.len().min(SHOWN)]
}

fn contests(out: &mut dyn Write, look: Look, citing: Citing, contests: &[Contested]) -> io::Result<()> {
    for (place, contested) in contests.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let meeting = (
            render::day(contested.date, contested.date_basis),
            render::organ(contested.governing_body.as_deref(), contested.region.as_deref()),
        );
        let item = render::item(Some(&contested.item), &[]);
        render::matter(out, look, meeting, item, contested.reference.as_deref())?;
        for motion in &contested.motions {
            let movers: Vec<&str> = motion.movers.iter().map(|one| one.name.as_str()).collect();
            for line in render::lines(&format!("{}: {}", movers.join(", "), motion.text), look.width - 3, look) {
                writeln!(out, "   {line}")?;
            }
        }
        if !contested.reservations.is_empty() {
            let names: Vec<&str> = contested.reservations.iter().map(|one| one.name.as_str()).collect();
            for line in render::lines(&format!("reservation: {}", names.join(", ")), look.width - 3, look) {
                writeln!(out, "   {line}")?;
            }
        }
        writeln!(out, "   {}", render::place(look, &contested.source, contested.page, contested.line))?;
        if let Some(line) = citing.line(&contested.cite, (&contested.source, contested.page, contested.line)) {
            writeln!(out, "   {line}")?;
        }
    }
    Ok(())
}
