//! Converts motions and votes to Popolo's classes.

use super::organisations::MeetingContext;
use super::person_lookup::PersonLookup;
use super::popolo::Link;
use crate::index::Record;
use crate::people::party;
use crate::protocol::{AgendaItem, Ballot, Participant, Span, Vote, VoteOption};
use jiff::civil::Date;
use serde::Serialize;

/// A motion (yrkande).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Motion {
    /// The path of the document, the place of the item in the agenda, and the number of the motion there:
    /// "a.txt/0.3/motion/1".
    pub id: String,
    /// The id of the governing body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The id of the person who moved it; `None` if several people, a party or an unknown person did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub creator_id: Option<String>,
    /// Everyone who moved it, as printed.
    #[serde(rename = "tingsok:movers")]
    pub movers: Vec<Mover>,
    /// What was moved, as printed.
    pub text: String,
    /// The day of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The title of the agenda item.
    #[serde(rename = "tingsok:agenda_item")]
    pub item: String,
    /// The place in the document.
    pub sources: Vec<Link>,
}

/// Someone who moved a motion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mover {
    /// The id of the person, if the document names a known person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The name as printed.
    pub name: String,
}

/// A vote (omröstning).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VoteEvent {
    /// The path of the document, the place of the item in the agenda, and the number of the vote there:
    /// "a.txt/0.3/vote/1".
    pub id: String,
    /// The id of the governing body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The day of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// The number of votes for each option.
    pub counts: Vec<Count>,
    /// The votes of individuals, if the document lists them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub votes: Vec<PersonVote>,
    /// What a yes and a no meant.
    #[serde(rename = "tingsok:question", skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// The title of the agenda item.
    #[serde(rename = "tingsok:agenda_item")]
    pub item: String,
    /// The place in the document.
    pub sources: Vec<Link>,
}

/// The number of votes for one option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The option: "yes", "no", "abstain" or "absent".
    pub option: &'static str,
    /// How many voted this way.
    pub value: u32,
}

/// The vote of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonVote {
    /// The id of the person; `None` if the person is not known and only the name is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voter_id: Option<String>,
    /// The name as printed.
    #[serde(rename = "tingsok:name")]
    pub name: String,
    /// The id of the person's party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_id: Option<String>,
    /// The option: "yes", "no", "abstain", "absent" or "paired".
    pub option: &'static str,
}

/// The motions of a meeting, in the order of its agenda.
pub fn motions(record: &Record, lookup: &PersonLookup<'_>) -> Vec<Motion> {
    let mut found = Vec::new();
    for (path, item) in record.protocol.items_by_path() {
        for (place, motion) in item.motions.iter().enumerate() {
            let mover = |one: &Participant| Mover {
                id: person(record, lookup, &one.name).filter(|_| !one.is_party),
                name: one.name.clone(),
            };
            let movers: Vec<Mover> = motion.movers.iter().map(mover).collect();
            found.push(Motion {
                id: id(record, &path, "motion", place),
                organization_id: organisation(record),
                creator_id: if let [mover] = movers.as_slice() { mover.id.clone() } else { None },
                movers,
                text: motion.text.clone(),
                date: record.protocol.date,
                item: item.title.clone(),
                sources: sources(record, motion.span.or(item.span)),
            });
        }
    }
    found
}

/// The votes of a meeting, in the order of its agenda.
pub fn vote_events(record: &Record, lookup: &PersonLookup<'_>) -> Vec<VoteEvent> {
    let mut found = Vec::new();
    for (path, item) in record.protocol.items_by_path() {
        for (place, vote) in item.votes.iter().enumerate() {
            found.push(vote_event(record, lookup, item, vote, id(record, &path, "vote", place)));
        }
    }
    found
}

fn vote_event(record: &Record, lookup: &PersonLookup<'_>, item: &AgendaItem, vote: &Vote, id: String) -> VoteEvent {
    let counts = vote.counts;
    let counts =
        [("yes", counts.in_favour), ("no", counts.against), ("abstain", counts.abstain), ("absent", counts.absent)];
    let cast = |ballot: &Ballot| {
        let voter_id = person(record, lookup, &ballot.name);
        // Only parties of known persons are among the exported organisations.
        let party = ballot.party.as_deref().and_then(party).filter(|_| voter_id.is_some());
        PersonVote {
            voter_id,
            name: ballot.name.clone(),
            group_id: party.map(|party| format!("party-{party}")),
            option: option(ballot.option),
        }
    };
    VoteEvent {
        id,
        organization_id: organisation(record),
        start_date: record.protocol.date,
        counts: counts.into_iter().filter_map(|(option, value)| Some(Count { option, value: value? })).collect(),
        votes: vote.by_name.iter().map(cast).collect(),
        question: vote.question.clone(),
        item: item.title.clone(),
        sources: sources(record, vote.span.or(item.span)),
    }
}

/// The word that Popolo uses for an option.
fn option(option: VoteOption) -> &'static str {
    match option {
        VoteOption::Yes => "yes",
        VoteOption::No => "no",
        VoteOption::Abstains => "abstain",
        VoteOption::Absent => "absent",
        VoteOption::Paired => "paired",
    }
}

/// An id made of the path of the document, the place of the item in the agenda, and the number of the motion or vote in
/// the item: "a.txt/0.3/vote/1".
fn id(record: &Record, path: &[usize], kind: &str, place: usize) -> String {
    let steps: Vec<String> = path.iter().map(usize::to_string).collect();
    format!("{}/{}/{kind}/{}", record.source.name(), steps.join("."), place + 1)
}

fn person(record: &Record, lookup: &PersonLookup<'_>, name: &str) -> Option<String> {
    lookup.person(&record.source.name(), name).map(|person| person.id.clone())
}

fn organisation(record: &Record) -> Option<String> {
    MeetingContext::from(record).governing_body().map(|body| body.id)
}

fn sources(record: &Record, span: Option<Span>) -> Vec<Link> {
    let note = span.map(|span| format!("page {}, line {}", span.start.page, span.start.line));
    vec![Link { url: record.source.path.clone(), note }]
}
