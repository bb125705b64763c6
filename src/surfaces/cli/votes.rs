//! `tingsok votes`: how items were voted on, by party and by name.

use super::arguments::Votes as Arguments;
use super::render;
use super::search::question;
use super::terminal::{Look, printable, shortened};
use super::{Error, Exit, listing, record, report, tables};
use std::io::{self, Write};
use tingsok::protocol::{Ballot, PartyVote, VoteOption};
use tingsok::search::{Options, PartyCounts, Strictness, Voted};

pub fn run(arguments: &Arguments) -> Result<Exit, Error> {
    let (engine, absent) = arguments.selection.open()?;
    let options = Options {
        filter: arguments.selection.filter(),
        strictness: if arguments.all { Strictness::All } else { Strictness::Lenient },
        ..engine.options(listing::limit(arguments.limit, arguments.format))
    };
    let asked = question(&arguments.question);
    let found = engine.votes(&asked, arguments.voter.as_deref(), &options)?;
    let by_name = arguments.names || arguments.voter.is_some();
    listing::write(
        arguments.format,
        &found.notes,
        &found,
        listing::Ways {
            text: &|out, look| text(out, look, &found.votes, by_name),
            csv: &|out| tables::votes(out, &found),
        },
    )?;
    if found.total == 0 {
        report::line(&format!("no vote found for \"{}\"", shortened(&asked, 60)));
    } else {
        report::line(&listing::count(found.votes.len(), found.total, ["vote", "votes"]));
    }
    Ok(Exit::of(found.total > 0, &absent))
}

fn text(out: &mut dyn Write, look: Look, votes: &[Voted], by_name: bool) -> io::Result<()> {
    for (place, voted) in votes.iter().enumerate() {
        if place > 0 {
            writeln!(out)?;
        }
        let organ = render::organ(voted.governing_body.as_deref(), voted.region.as_deref());
        writeln!(out, "{}  {organ}", look.styled(render::DATE, &render::day(voted.date, voted.date_basis)))?;
        if let Some(line) = render::item(Some(&voted.item), &[]) {
            let number = voted.reference.as_ref().map_or(String::new(), |number| format!("  [{}]", printable(number)));
            writeln!(out, "   {line}{number}")?;
        }
        let mut lines = vec![record::counts(&voted.vote.counts)];
        lines.extend(voted.vote.question.clone());
        if by_name {
            lines.extend(names(&voted.vote.by_name));
        } else {
            lines.extend(parties(&voted.parties));
        }
        lines.extend(printed_parties(&voted.vote.by_party));
        for line in lines.iter().flat_map(|line| render::lines(line, look.width.saturating_sub(3), look)) {
            writeln!(out, "   {line}")?;
        }
        writeln!(out, "   {}", render::place(look, &voted.source, voted.page, voted.line))?;
    }
    Ok(())
}

const OPTIONS: [VoteOption; 5] =
    [VoteOption::Yes, VoteOption::No, VoteOption::Abstains, VoteOption::Absent, VoteOption::Paired];

/// "ja: S 20, V 15", a line for each side.
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

/// "ja: Kim Holm (S), Bo Ek (M)", a line for each side.
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

/// The same of parties of which nobody is named.
fn printed_parties(parties: &[PartyVote]) -> Vec<String> {
    let side = |option: VoteOption| {
        let own: Vec<&str> =
            parties.iter().filter(|party| party.option == option).map(|party| party.party.as_str()).collect();
        (!own.is_empty()).then(|| format!("{}: {}", option.name(), own.join(", ")))
    };
    OPTIONS.into_iter().filter_map(side).collect()
}
