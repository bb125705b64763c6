//! How items were voted on: each vote by itself, with what was moved, by party and by name.

use super::answer::Options;
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

/// Votes on items that answer a question, or all.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Votes {
    /// As asked; empty where all were asked for.
    pub query: String,
    /// What was done with the question that the asker should know.
    pub notes: Vec<String>,
    /// How many there are, given or not.
    pub total: usize,
    /// Best first, or oldest first where no question was asked.
    pub votes: Vec<Voted>,
}

/// A vote at one meeting.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Voted {
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub item: ItemHead,
    pub reference: Option<String>,
    /// What was moved under the item.
    pub motions: Vec<Motion>,
    /// Which of the item's votes it is, from 1.
    pub number: usize,
    #[serde(flatten)]
    pub vote: Vote,
    /// The names of the vote put together, the largest party first.
    pub parties: Vec<PartyCounts>,
    pub reservations: Vec<Participant>,
    /// The path as indexed, and where in the file it stands.
    pub source: String,
    pub page: u32,
    pub line: u32,
    /// To be copied into a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
}

/// How many of a party voted how.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct PartyCounts {
    /// By its letters; empty for those whose party is not printed.
    pub party: String,
    #[serde(rename = "for")]
    pub in_favour: usize,
    pub against: usize,
    pub abstain: usize,
    pub absent: usize,
}

/// The votes on the items that answer `question`; all that pass the filter when it is empty. With a `voter`, those in which someone
/// of that name voted, with their vote alone.
///
/// # Errors
/// When the index cannot be read.
pub fn votes(snapshot: &Snapshot, question: &str, voter: Option<&str>, options: &Options) -> Result<Votes, Error> {
    let error = |source| Error::Index { question: question.to_owned(), source };
    let voter = voter.map(Name::new);
    let mut found: Vec<Voted> = Vec::new();
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
    options.cut(&mut found);
    Ok(Votes { query: question.to_owned(), notes, total, votes: found })
}

fn order(voted: &Voted) -> (bool, Option<Date>, &str, u32, u32) {
    (voted.date.is_none(), voted.date, &voted.source, voted.page, voted.line)
}

/// The votes of an item.
pub(super) fn voted<'a>(
    record: &'a Record,
    path: &'a [usize],
    item: &'a AgendaItem,
) -> impl Iterator<Item = Voted> + 'a {
    let protocol = &record.protocol;
    item.votes.iter().enumerate().map(move |(place, vote)| {
        let start = vote.span.or(item.span).map(|span| span.start);
        let (head, source) = (items::head(record, path), record.source.name());
        Voted {
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
            parties: parties(&vote.by_name),
            reservations: item.reservations.clone(),
            source,
            page: start.map_or(1, |start| start.page),
            line: start.map_or(1, |start| start.line),
        }
    })
}

/// The vote with what somebody of the name `wanted` cast; all of it where none is asked for, nothing where they cast none. Of a
/// `party`, by its letters, what its members cast, as far as the list of names tells.
pub(super) fn cast_by(mut voted: Voted, wanted: Option<&Name>, party: Option<&str>) -> Option<Voted> {
    if let Some(letters) = party {
        let is_theirs = |own: &str| protocol::party(own).as_deref() == Some(letters);
        voted.vote.by_name.retain(|ballot| ballot.party.as_deref().is_some_and(is_theirs));
        voted.vote.by_party.retain(|own| is_theirs(&own.party));
        voted.parties.retain(|own| is_theirs(&own.party));
    }
    if let Some(wanted) = wanted {
        // What is nearly so spelled may be another's.
        let is_theirs = |ballot: &Ballot| Fit::of(wanted, &Name::new(&ballot.name)).is_some_and(|fit| fit < Fit::Slip);
        voted.vote.by_name.retain(is_theirs);
        if voted.vote.by_name.is_empty() {
            return None;
        }
    }
    Some(voted)
}

/// The ballots by party.
fn parties(ballots: &[Ballot]) -> Vec<PartyCounts> {
    let mut found: BTreeMap<String, PartyCounts> = BTreeMap::new();
    for ballot in ballots {
        let party = ballot.party.clone().unwrap_or_default();
        let own = found.entry(fold(&party)).or_insert_with(|| PartyCounts { party, ..PartyCounts::default() });
        let count = match ballot.option {
            VoteOption::Yes => &mut own.in_favour,
            VoteOption::No => &mut own.against,
            VoteOption::Abstains => &mut own.abstain,
            VoteOption::Absent | VoteOption::Paired => &mut own.absent,
        };
        *count += 1;
    }
    let mut parties: Vec<PartyCounts> = found.into_values().collect();
    parties.sort_by_key(|own| Reverse(own.in_favour + own.against + own.abstain + own.absent));
    parties
}
