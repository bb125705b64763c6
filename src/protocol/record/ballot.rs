//! How an item was contested: motions, votes, and people who stood aside. Modelled on Popolo's `Motion` and
//! `VoteEvent`.

use super::Span;
use serde::{Deserialize, Serialize};

/// A person or a whole party that moves, objects or stands aside.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participant {
    /// As printed: "Kim Holm", "Kristdemokraterna", "SD".
    pub name: String,
    /// The party's letters, if they are known: "KD".
    pub party: Option<String>,
    /// The name is the party's: "Ledamöterna från SD".
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
    pub movers: Vec<Participant>,
    /// As printed, from the verb on: "yrkar bifall till …".
    pub text: String,
    pub span: Option<Span>,
}

/// A vote (omröstning).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// What yes and no meant, as printed.
    pub question: Option<String>,
    #[serde(flatten)]
    pub counts: Counts,
    /// The annex with the names, as the text calls it: "bilaga 4".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annex: Option<String>,
    /// How each person voted, if that is printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_name: Vec<Ballot>,
    /// How parties voted, if only that is printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_party: Vec<PartyVote>,
    pub span: Option<Span>,
}

/// The figures of a vote.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    #[serde(rename = "for")]
    pub in_favour: Option<u32>,
    pub against: Option<u32>,
    pub abstain: Option<u32>,
    pub absent: Option<u32>,
}

/// How one person voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    pub name: String,
    pub party: Option<String>,
    pub option: VoteOption,
}

/// How a party voted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartyVote {
    /// As printed: "SD", "Vänsterpartiet".
    pub party: String,
    pub option: VoteOption,
}

/// What a person or party voted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VoteOption {
    #[serde(rename = "ja")]
    Yes,
    #[serde(rename = "nej")]
    No,
    #[serde(rename = "avstår")]
    Abstains,
    #[serde(rename = "frånvarande")]
    Absent,
    /// Does not vote, by agreement with someone of the other side.
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

impl Counts {
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
