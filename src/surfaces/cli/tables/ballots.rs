//! Votes as rows, one per ballot.

use super::{Columns, Error, TableOutput, table};
use serde::Serialize;
use tingsok::protocol::{DateBasis, VoteOption};
use tingsok::search::Votes;

/// How someone voted.
#[derive(Serialize)]
struct BallotRow<'a> {
    query: &'a str,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    item_number: Option<&'a str>,
    item_title: &'a str,
    reference: Option<&'a str>,
    vote: usize,
    question: Option<&'a str>,
    r#for: Option<u32>,
    against: Option<u32>,
    abstain: Option<u32>,
    absent: Option<u32>,
    name: Option<&'a str>,
    party: Option<&'a str>,
    option: Option<&'a str>,
    source: &'a str,
    page: u32,
    line: u32,
    cite: &'a str,
}

const BALLOT_COLUMNS: Columns = Columns {
    all: &[
        "query",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "item_number",
        "item_title",
        "reference",
        "vote",
        "question",
        "for",
        "against",
        "abstain",
        "absent",
        "name",
        "party",
        "option",
        "source",
        "page",
        "line",
        "cite",
    ],
    page: &[
        "date",
        "governing_body",
        "item_number",
        "item_title",
        "vote",
        "for",
        "against",
        "name",
        "party",
        "option",
        "source",
        "page",
        "line",
    ],
};

/// One row per ballot, by name or by party; one row for a vote whose names and parties are not printed.
pub fn votes(table_output: TableOutput<'_>, found: &Votes) -> Result<(), Error> {
    let rows = found.votes.iter().flat_map(|voted| {
        let vote = &voted.vote;
        let names = vote.by_name.iter().map(|own| (Some(own.name.as_str()), own.party.as_deref(), Some(own.option)));
        let parties = vote.by_party.iter().map(|own| (None, Some(own.party.as_str()), Some(own.option)));
        let none = (vote.by_name.is_empty() && vote.by_party.is_empty()).then_some((None, None, None));
        names.chain(parties).chain(none).map(move |(name, party, option)| BallotRow {
            query: &found.query,
            date: voted.date.map(|date| date.to_string()),
            date_basis: voted.date_basis,
            governing_body: voted.governing_body.as_deref(),
            region: voted.region.as_deref(),
            item_number: voted.item.number.as_deref(),
            item_title: &voted.item.title,
            reference: voted.reference.as_deref(),
            vote: voted.number,
            question: vote.question.as_deref(),
            r#for: vote.counts.in_favour,
            against: vote.counts.against,
            abstain: vote.counts.abstain,
            absent: vote.counts.absent,
            name,
            party,
            option: option.map(VoteOption::name),
            source: &voted.source,
            page: voted.page,
            line: voted.line,
            cite: &voted.cite,
        })
    });
    table(table_output, &BALLOT_COLUMNS, rows)
}
