//! Defines how an item was contested: motions, votes, objections and recusals. Modelled on Popolo's `Motion` and
//! `VoteEvent`.

use super::Span;
use serde::{Deserialize, Serialize};

/// A person or a whole party that makes a motion, objects, or does not take part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// The name, as printed: "Kim Holm", "Kristdemokraterna", "SD".
    pub name: String,
    /// The letters of the party: "KD"; `None` if they are not known.
    pub party: Option<String>,
    /// Whether `name` is a party and not a person: "Ledamöterna från SD".
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_party: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
fn is_false(value: &bool) -> bool {
    !value
}

/// A motion (yrkande).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Motion {
    /// The people and parties that make the motion.
    pub movers: Vec<Participant>,
    /// The motion, as printed, from the verb on: "yrkar bifall till …".
    pub text: String,
    /// The lines of the motion; `None` if its place is not known.
    pub span: Option<Span>,
}

/// A vote (omröstning).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// What yes and no meant, as printed; `None` if it is not stated.
    pub question: Option<String>,
    /// The figures, as the text gives them, or else counted from the list of names.
    #[serde(flatten)]
    pub counts: VoteCounts,
    /// The annex with the names, as the text calls it: "bilaga 4".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// How each person voted, if that is printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_name: Vec<Ballot>,
    /// How parties voted, if only that is printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_party: Vec<PartyVote>,
    /// The lines of the vote; `None` if its place is not known.
    pub span: Option<Span>,
}

/// The figures of a vote, in numbers of people. `None` means that the document gives no figure; 0 means that there were
/// no such votes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoteCounts {
    /// Votes for (ja).
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    /// Votes against (nej).
    pub against: Option<u32>,
    /// Abstentions (avstår).
    pub abstain: Option<u32>,
    /// Members who were absent (frånvarande).
    pub absent: Option<u32>,
}

/// How one person voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// The name of the person.
    pub name: String,
    /// The party, as printed; `None` if it is not printed.
    pub party: Option<String>,
    /// What the person voted.
    pub option: VoteOption,
}

/// How a party voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyVote {
    /// The party, as printed: "SD", "Vänsterpartiet".
    pub party: String,
    /// What the party voted.
    pub option: VoteOption,
}

/// What a person or party voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VoteOption {
    /// Votes for (ja).
    #[serde(rename = "ja")]
    Yes,
    /// Votes against (nej).
    #[serde(rename = "nej")]
    No,
    /// Abstains (avstår).
    #[serde(rename = "avstår")]
    Abstains,
    /// Is absent (frånvarande).
    #[serde(rename = "frånvarande")]
    Absent,
    /// Does not vote, by agreement with someone who would vote the other way (kvittad).
    #[serde(rename = "kvittad")]
    Paired,
}

impl VoteOption {
    /// The Swedish name, as in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nej",
            Self::Abstains => "avstår",
            Self::Absent => "frånvarande",
            Self::Paired => "kvittad",
        }
    }
}

impl VoteCounts {
    /// Whether both sides have a figure.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.in_favour.is_some() && self.against.is_some()
    }

    /// The figures that the `ballots` add up to.
    #[must_use]
    pub fn of(ballots: &[Ballot]) -> Self {
        let count =
            |option: VoteOption| u32::try_from(ballots.iter().filter(|ballot| ballot.option == option).count()).ok();
        Self {
            in_favour: count(VoteOption::Yes),
            against: count(VoteOption::No),
            abstain: count(VoteOption::Abstains),
            // Most lists leave out those who were absent.
            absent: count(VoteOption::Absent).filter(|absent| *absent > 0),
        }
    }

    /// Whether both have the same figures for and against, and the same number of abstentions if both give it.
    #[must_use]
    pub fn agrees(&self, other: &Self) -> bool {
        let same = |one: Option<u32>, two: Option<u32>| one.is_none() || two.is_none() || one == two;
        self.in_favour == other.in_favour && self.against == other.against && same(self.abstain, other.abstain)
    }
}
