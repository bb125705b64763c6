//! The answer as data: what a surface prints and an embedder reads.

use crate::protocol::{DateBasis, Kind};
use jiff::civil::Date;
use serde::{Serialize, Serializer};

/// Which meetings and passages may answer. Empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only documents at or under one of these paths.
    pub under: Vec<String>,
    /// Meetings on this day or later.
    pub from: Option<Date>,
    /// Meetings on this day or earlier.
    pub to: Option<Date>,
    pub year: Option<i16>,
    /// Part of the governing body's name, compared without case, accents and spaces.
    pub organ: Option<String>,
    /// Part of the region's name, compared likewise.
    pub region: Option<String>,
    /// Part of a presenter's name, compared likewise.
    pub presenter: Option<String>,
    pub kind: Option<Kind>,
    pub decisions_only: bool,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    pub filter: Filter,
    /// At most this many hits.
    pub limit: usize,
}

impl Options {
    /// All meetings, at most `limit` hits.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { filter: Filter::default(), limit }
    }
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The question as asked.
    pub query: String,
    /// What was done with the question that the asker should know.
    pub notes: Vec<String>,
    /// How many agenda items match, shown or not.
    pub total: usize,
    /// Best first; ties by date (latest first), then source, then place in the document.
    pub hits: Vec<Hit>,
}

/// One agenda item (or a stretch outside the agenda), with its best passage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// From 1.
    pub rank: usize,
    pub score: f32,
    /// The path as indexed.
    pub source: String,
    /// Place of the first match, both from 1.
    pub page: u32,
    pub line: u32,
    pub meeting: HitMeeting,
    /// `None` outside the agenda.
    pub item: Option<HitItem>,
    /// Names, in the order of the document.
    pub presenters: Vec<String>,
    pub is_decision: bool,
    pub snippet: String,
    pub highlights: Vec<Highlight>,
    /// Words of the question that neither the passage nor its title has.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitMeeting {
    pub title: Option<String>,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HitItem {
    pub number: Option<String>,
    pub title: String,
    /// Titles from the top of the agenda down to this item, this one included.
    pub path: Vec<String>,
}

/// A matched stretch of the snippet, in Unicode scalar values, end excluded.
/// Serialised as `[start, end, tier]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    pub start: usize,
    pub end: usize,
    pub tier: Tier,
}

impl Serialize for Highlight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end, self.tier.name()).serialize(serializer)
    }
}

/// How near a matched word is to the word asked for, nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The same letters, but for case.
    Exact,
    /// Another form of the word.
    Inflected,
    /// The same once å, ä, ö and accents are taken off.
    Folded,
}

impl Tier {
    /// The name in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Inflected => "inflected",
            Self::Folded => "folded",
        }
    }
}
