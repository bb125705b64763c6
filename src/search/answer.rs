//! The answer as data: what a surface prints and an embedder reads.

use crate::analysis::Tier;
use crate::index::{Filter, ItemHead, MeetingHead};
use serde::{Serialize, Serializer};

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

/// One agenda item (or what stands outside the agenda of a document), with its best passage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// From 1.
    pub rank: usize,
    /// Comparable within one answer, among hits that miss nothing and among those that do.
    pub score: f32,
    /// The path as indexed.
    pub source: String,
    /// Place of the first match, both from 1.
    pub page: u32,
    pub line: u32,
    pub meeting: MeetingHead,
    /// `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// Names, in the order of the document.
    pub presenters: Vec<String>,
    pub is_decision: bool,
    pub snippet: String,
    pub highlights: Vec<Highlight>,
    /// How the item has each word of the question.
    pub matches: Vec<WordMatch>,
    /// Words of the question that neither the item's passages nor its titles have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

/// How an item has a word of the question: why it is a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordMatch {
    /// As asked.
    pub word: String,
    /// The nearest sort of match that it has.
    pub tier: Tier,
    /// What the word adds to the score, by its best sort of match, before the item's parts are weighed together:
    /// comparable within the hit.
    pub score: f32,
    /// The item's title has it too.
    pub in_title: bool,
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
        (self.start, self.end, self.tier).serialize(serializer)
    }
}
