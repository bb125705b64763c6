//! `tingsok votes`: votes, by party and by name.

use super::arguments::Votes as Arguments;
use super::citing::Citing;
use super::output::{self, OutputForms};
use super::render;
use super::search::{self, query};
use super::terminal::TextStyle;
use super::unmatched::Unmatched;
use super::{Error, Exit, record, report, tables};
use std::io::{self, Write};
use tingsok::protocol::{Ballot, PartyVote, VoteOption};
use tingsok::search::{FoundVote, Options, PartyCounts};

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.place.open()?;
    let format = arguments.output.format;
    let options = Options {
        filter: arguments.items.within(arguments.selection.filter(&engine)),
        strictness: search::strictness(arguments.all),
        ..engine.options(arguments.limit.of(format))
    };
    let asked = query(&arguments.query);
    let found = engine.votes(&asked, arguments.voter.as_deref(), &options)?;
    let by_name = arguments.names || arguments.voter.is_some();
    let forms = OutputForms {
        heading: Some(&asked),
        notes: &report::notes_in_words(&found.notes),
        is_empty: found.total == 0,
        text: &|out, text_style| Ok(text(out, text_style, arguments.citing, &found.votes, by_name)?),
        table: &|table_output| tables::votes(table_output, &found),
    };
    output::write(format, arguments.citing, &found, &forms)?;
    if found.total == 0 {
        let Arguments { selection, items, .. } = arguments;
        let mut filters = [selection.names(), items.names()].concat();
        filters.extend(arguments.voter.as_ref().map(|_| "--voter"));
        let (index, filters) = (selection.place.index(), filters.as_slice());
        let unmatched = Unmatched { engine: &engine, index, what: "no vote", query: &asked, filters };
        report::line(&unmatched.message_for(&options, |all| Ok(engine.votes(&asked, None, all)?.total))?);
    } else {
        report::line(&output::count(found.votes.len(), found.total, ["vote", "votes"]));
    }
    Ok(Exit::of(found.total > 0, &absent))
}

/// Each with its meeting, item, figures and place.
pub fn text(
    out: &mut dyn Write,
    text_style: TextStyle,
    citing: Citing,
    votes: &[FoundVote],
    by_name: bool,
) -> io::Result<()> {
    for (place, voted) in votes.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let meeting = (
            render::day(voted.date, voted.date_basis),
            render::organ(voted.governing_body.as_deref(), voted.region.as_deref()),
        );
        render::matter(out, text_style, meeting, render::item(Some(&voted.item), &[]), voted.reference.as_deref())?;
        let mut lines = vec![record::counts(&voted.vote.counts)];
        lines.extend(voted.vote.question.clone());
        if by_name {
            lines.extend(names(&voted.vote.by_name));
        } else {
            lines.extend(parties(&voted.parties));
        }
        lines.extend(printed_parties(&voted.vote.by_party));
        for line in lines.iter().flat_map(|line| render::lines(line, text_style.width.saturating_sub(3), text_style)) {
            writeln!(out, "   {line}")?;
        }
        writeln!(out, "   {}", render::place(text_style, &voted.source, voted.page, voted.line))?;
        if let Some(line) = citing.line(&voted.cite, (&voted.source, voted.page, voted.line)) {
            writeln!(out, "   {line}")?;
        }
    }
    Ok(())
}

const OPTIONS: [VoteOption; 5] =
    [VoteOption::Yes, VoteOption::No, VoteOption::Abstains, VoteOption::Absent, VoteOption::Paired];

/// "ja: S 20, V 15", one line per side.
fn parties(parties: &[PartyCounts]) -> Vec<String> {
    let side = |name: &str, count: fn(&PartyCounts) -> usize| {
        let own: Vec<String> = parties
            .iter()
            .filter(|party| count(party) > 0)
            .map(|party| format!("{} {}", if party.party.is_empty() { "–" } else { &party.party }, count(party)))
            .collect();
        (!own.is_empty()).then(|| format!("{name}: {}", own.join(", ")))
    };
    let sides = [
        side("ja", |party| party.in_favour),
        side("nej", |party| party.against),
        side("avstår", |party| party.abstain),
        side("frånvarande", |party| party.absent),
    ];
    sides.into_iter().flatten().collect()
}

/// "ja: Kim Holm (S), Bo Ek (M)", one line per side.
fn names(ballots: &[Ballot]) -> Vec<String> {
    let side = |option: VoteOption| {
        let own: Vec<String> = ballots
            .iter()
            .filter(|ballot| ballot.option == option)
            .map(|ballot| record::with_party(&ballot.name, ballot.party.as_deref()))
            .collect();
        (!own.is_empty()).then(|| format!("{}: {}", option.name(), own.join(", ")))
    };
    OPTIONS.into_iter().filter_map(side).collect()
}

/// The same for parties whose members are not listed.
fn printed_parties(parties: &[PartyVote]) -> Vec<String> {
    let side = |option: VoteOption| {
        let own: Vec<&str> =
            parties.iter().filter(|party| party.option == option).map(|party| party.party.as_str()).collect();
        (!own.is_empty()).then(|| format!("{}: {}", option.name(), own.join(", ")))
    };
    OPTIONS.into_iter().filter_map(side).collect()
}
