//! Lists votes one by one, with the motions, by party and by name.

use super::answer::Options;
use super::notes::Note;
use super::person::Fit;
use super::query::Query;
use super::{Error, items};
use crate::analysis::fold;
use crate::index::{self, ItemHead, Record, Snapshot};
use crate::people::Name;
use crate::protocol::{self, AgendaItem, Ballot, DateBasis, Motion, Participant, Vote, VoteOption};
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The votes on items that match a query, or all votes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Votes {
    /// The query as typed; empty if all votes were requested. In a direct answer, the topic of the question.
    pub query: String,
    /// What the user should know about how the query was read and answered. Empty in a direct answer, whose notes are
    /// in [`Answer::notes`](super::Answer::notes).
    pub notes: Vec<Note>,
    /// How many votes there are, including those beyond `limit`.
    pub total: usize,
    /// The votes, at most `limit`: in the requested order, or oldest first without a query. In a direct answer, the
    /// votes on the items that fit the topic best come first, and among these the newest first. Without a topic, all are
    /// newest first.
    pub votes: Vec<FoundVote>,
}

/// One vote at one meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundVote {
    /// The date of the meeting.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// Its region.
    pub region: Option<String>,
    /// The item that was voted on.
    pub item: ItemHead,
    /// The item's case number, as printed; `None` if it has none.
    pub reference: Option<String>,
    /// The motions under the item.
    pub motions: Vec<Motion>,
    /// Which of the item's votes it is, from 1.
    pub number: usize,
    /// The vote: the figures, and who voted how.
    #[serde(flatten)]
    pub vote: Vote,
    /// The ballots counted by party, the largest party first.
    pub parties: Vec<PartyCounts>,
    /// Who objected to the decision.
    pub reservations: Vec<Participant>,
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page where the vote begins, from 1. If that is not known, the page of the item; if neither is known, 1.
    pub page: u32,
    /// The line on that page, from 1; 1 if it is not known.
    pub line: u32,
    /// How to cite the item in a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
}

/// How the members of one party voted, in numbers of ballots.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PartyCounts {
    /// The letters of the party, as printed; empty for members whose party is not printed.
    pub party: String,
    /// Votes for.
    #[serde(rename = "for")]
    pub in_favour: usize,
    /// Votes against.
    pub against: usize,
    /// Abstentions.
    pub abstain: usize,
    /// Members who did not vote: absent or paired.
    pub absent: usize,
}

impl PartyCounts {
    /// Counts ballots by party, the largest party first.
    #[must_use]
    pub fn of(ballots: &[Ballot]) -> Vec<Self> {
        let mut found: BTreeMap<String, Self> = BTreeMap::new();
        for ballot in ballots {
            let party = ballot.party.clone().unwrap_or_default();
            let own = found.entry(fold(&party)).or_insert_with(|| Self { party, ..Self::default() });
            let count = match ballot.option {
                VoteOption::Yes => &mut own.in_favour,
                VoteOption::No => &mut own.against,
                VoteOption::Abstains => &mut own.abstain,
                VoteOption::Absent | VoteOption::Paired => &mut own.absent,
            };
            *count += 1;
        }
        let mut parties: Vec<Self> = found.into_values().collect();
        parties.sort_by_key(|own| Reverse(own.in_favour + own.against + own.abstain + own.absent));
        parties
    }
}

/// The votes on the items that match `question`; if it is empty, all that pass the filter. With a `voter`, only votes
/// in which someone of that name voted, each with only that person's ballot.
///
/// # Errors
/// If the index cannot be read.
pub fn votes(snapshot: &Snapshot, question: &str, voter: Option<&str>, options: &Options) -> Result<Votes, Error> {
    let error = |source| Error::Index { question: question.to_owned(), source };
    let voter = voter.map(Name::new);
    let mut found: Vec<FoundVote> = Vec::new();
    let mut add = |record: &Record, path: &[usize], item: &AgendaItem| {
        found.extend(voted(record, path, item).filter_map(|voted| cast_by(voted, voter.as_ref(), None)));
        Ok::<(), index::Error>(())
    };
    let notes = if question.trim().is_empty() {
        items::all(snapshot, &options.filter, &mut add).map_err(error)?;
        found.sort_by(|one, other| order(one).cmp(&order(other)));
        Vec::new()
    } else {
        let (query, mut notes) = Query::parse_within(question, &options.limits, snapshot.newest_day());
        notes.extend(items::answering(snapshot, &query, options, &mut add).map_err(error)?);
        notes
    };
    let total = found.len();
    options.keep_page(&mut found);
    Ok(Votes { query: question.to_owned(), notes, total, votes: found })
}

fn order(voted: &FoundVote) -> (bool, Option<Date>, &str, u32, u32) {
    (voted.date.is_none(), voted.date, &voted.source, voted.page, voted.line)
}

/// The votes of an item.
pub(super) fn voted<'a>(
    record: &'a Record,
    path: &'a [usize],
    item: &'a AgendaItem,
) -> impl Iterator<Item = FoundVote> + 'a {
    let protocol = &record.protocol;
    item.votes.iter().enumerate().map(move |(place, vote)| {
        let start = vote.span.or(item.span).map(|span| span.start);
        let (head, source) = (items::head(record, path), record.source.name());
        FoundVote {
            cite: items::cited(record, &head),
            date: protocol.date,
            date_basis: protocol.date_basis,
            governing_body: protocol.governing_body.clone(),
            region: protocol.region.clone(),
            item: head,
            reference: item.reference.clone(),
            motions: item.motions.clone(),
            number: place + 1,
            vote: vote.clone(),
            parties: PartyCounts::of(&vote.by_name),
            reservations: item.reservations.clone(),
            source,
            page: start.map_or(1, |start| start.page),
            line: start.map_or(1, |start| start.line),
        }
    })
}

/// The vote with only the ballots of people named `wanted`, if that is given; `None` if there are none. With `parties`,
/// by their letters, only the ballots of their members, as far as the list of names tells.
pub(super) fn cast_by(mut voted: FoundVote, wanted: Option<&Name>, parties: Option<&[String]>) -> Option<FoundVote> {
    if let Some(parties) = parties {
        let is_theirs = |own: &str| protocol::party(own).is_some_and(|own| parties.contains(&own));
        voted.vote.by_name.retain(|ballot| ballot.party.as_deref().is_some_and(is_theirs));
        voted.vote.by_party.retain(|own| is_theirs(&own.party));
        voted.parties.retain(|own| is_theirs(&own.party));
    }
    if let Some(wanted) = wanted {
        // A name that only has a close spelling may be someone else's.
        let is_theirs = |ballot: &Ballot| Fit::of(wanted, &Name::new(&ballot.name)).is_some_and(|fit| fit < Fit::Typo);
        voted.vote.by_name.retain(is_theirs);
        if voted.vote.by_name.is_empty() {
            return None;
        }
    }
    Some(voted)
}
