//! The answer as plain data, for surfaces to print and programs to read.

use super::facets::Facets;
use super::limits::QuestionLimits;
use super::notes::Note;
use super::plan::Strictness;
use super::reading::Reading;
use super::reply::Reply;
use super::suggest::Suggestion;
use crate::analysis::{Synonyms, Tier};
use crate::index::{Filter, ItemHead, MeetingHead, TextField};
use serde::{Serialize, Serializer};

/// How a query is answered: filter, order, limits and synonyms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which meetings and items may answer.
    pub filter: Filter,
    /// The largest number of hits to give, or of groups if hits are grouped.
    pub limit: usize,
    /// The order of the hits.
    /// Leaves out this many of the first hits, groups, people, decisions, votes or matters: with a `limit` of 20, the second page
    /// skips 20. Ranks go on from page to page. A reading of the question and what answers it come with the first page only.
    pub skip: usize,
    pub sort: Sort,
    /// Whether all matching items are counted.
    pub counting: Counting,
    /// Count the items of the answer by year, body, kind and presenter.
    pub facets: bool,
    /// What to group hits by, if anything. Years are in order of time; other groups are in the order of their first
    /// hit.
    pub by: Option<Grouping>,
    /// Whether items that lack some words of the query are given.
    pub strictness: Strictness,
    /// Whether a question in plain words is also answered directly.
    pub understanding: Understanding,
    /// What one query may cost.
    pub limits: QuestionLimits,
    /// The synonyms to search for.
    pub synonyms: Synonyms,
}

impl Options {
    /// Options for all meetings, with at most `limit` hits, best first.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Keeps the page of `found` that is asked for.
    pub(super) fn cut<T>(&self, found: &mut Vec<T>) {
        found.truncate(self.skip.saturating_add(self.limit));
        found.drain(..self.skip.min(found.len()));
    }
}

/// How a query as typed is understood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Understanding {
    /// A question in plain words, such as "när beslutade KF om budget 2024", is answered directly, in addition to the
    /// hits for its words.
    #[default]
    Questions,
    /// Only the words and operators count; nothing is read as a question.
    Words,
}

/// Whether all matching items are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counting {
    /// Items that lack some words are counted only as far as they had to be looked at.
    #[default]
    Quick,
    /// All matching items are counted, which takes longer.
    Exact,
}

/// How exact a total is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalIs {
    /// The total is the exact number.
    #[default]
    Exact,
    /// There may be more.
    AtLeast,
}

/// The order of hits. In every order, items with all words come before those that lack some.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Highest score first.
    #[default]
    Best,
    /// Latest meeting first.
    Newest,
    /// Earliest meeting first; hits without a date come last.
    Oldest,
}

/// What the hits of a group share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    /// The year of the meeting.
    Year,
    /// The meeting's document.
    Meeting,
    /// The governing body and its region.
    Organ,
    /// The agenda item. The hits of such a group are passages of the item.
    Item,
}

/// The answer to one query.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The query as typed.
    pub query: String,
    /// What a question in plain words was understood to ask; `None` if the query is not such a question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// The direct answer to that question; the hits are what the words alone find.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
    /// What the user should know about how the query was read and answered.
    pub notes: Vec<Note>,
    /// Other words to search for, if little was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// How many agenda items match, shown or not.
    pub total: usize,
    /// Whether `total` is exact.
    pub total_is: TotalIs,
    /// How many of them lack none of the words.
    pub complete: usize,
    /// The hits in the requested order. Ties are broken by score, date (latest first), source, then place in the
    /// document. Empty if hits are grouped.
    pub hits: Vec<Hit>,
    /// The groups, if hits are grouped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouped: Option<Grouped>,
    /// Where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}

impl Answer {
    /// All hits in order, including those in groups.
    pub fn all_hits(&self) -> impl Iterator<Item = &Hit> {
        let groups = self.grouped.iter().flat_map(|grouped| &grouped.groups);
        self.hits.iter().chain(groups.flat_map(|group| &group.hits))
    }
}

/// Hits grouped by what they share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grouped {
    /// What they are grouped by.
    pub by: Grouping,
    /// How many groups there are, shown or not.
    pub total: usize,
    /// The groups shown.
    pub groups: Vec<Group>,
}

/// Hits that share a year, meeting, governing body or item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What the hits share, such as "2024" or "2024-04-12 Regionstyrelsen · Kalmar län"; "–" if that is not known.
    pub name: String,
    /// How many meetings, items and passages the group has, shown or not.
    #[serde(flatten)]
    pub extent: Extent,
    /// The first hits of the group, at most three.
    pub hits: Vec<Hit>,
}

/// How many meetings, items and passages there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Extent {
    /// Number of documents. The minutes and the notice of one meeting count as two.
    pub meetings: usize,
    /// Number of agenda items that match.
    pub items: usize,
    /// Number of passages in those items that contain any of the words; 0 if the query has only filters.
    pub passages: usize,
}

/// One agenda item, or text outside the agenda of a document, shown by its best passage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Hit {
    /// Place among the hits, from 1.
    pub rank: usize,
    /// The score. Compare scores only within one answer, and only among hits that lack no word or among hits that do.
    pub score: f32,
    /// The path as indexed.
    pub source: String,
    /// The page, from 1, of the first match shown, or of the shown text if nothing in it matches.
    pub page: u32,
    /// The line on that page, from 1.
    pub line: u32,
    /// How to cite the hit in a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
    /// The meeting of the document.
    pub meeting: MeetingHead,
    /// The agenda item; `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// The headings above the passage, highest first, in a document that has chapters instead of an agenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// The names of the presenters, in the order of the document.
    pub presenters: Vec<String>,
    /// Whether the passage shown is part of a decision.
    pub is_decision: bool,
    /// The first decision under the item, shortened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Up to three excerpts of the passage, separated by " … ".
    pub snippet: String,
    /// The matched words in the snippet.
    pub highlights: Vec<Highlight>,
    /// How the item contains each word of the query.
    pub matches: Vec<WordMatch>,
    /// The part of the score that comes from words of the query being side by side.
    #[serde(skip_serializing_if = "is_nothing")]
    pub together: f32,
    /// The words of the query that neither the item's passages nor its titles contain.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_nothing(score: &f32) -> bool {
    *score <= 0.0
}

/// How an item contains one word of the query, and what that adds to the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordMatch {
    /// The word as typed.
    pub word: String,
    /// The nearest kind of match in the item.
    pub tier: Tier,
    /// What the word adds to the hit's score. The scores of all words plus `together` make up the hit's score.
    pub score: f32,
    /// Where the item contains it.
    pub places: Vec<MatchPlace>,
    /// The matching words in the shown passage and in the title, as printed, each once.
    pub found: Vec<String>,
}

/// The part of an item in which a word is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchPlace {
    /// The item's text.
    Text,
    /// The item's title.
    Title,
    /// A title above the item.
    Above,
    /// A decision was made: the word "beslut" matches that.
    Decision,
    /// The data of the meeting: who met, when, and who presented.
    Meeting,
}

impl MatchPlace {
    /// The places for the fields whose bits are set in `fields`.
    pub(super) fn of(fields: u8) -> Vec<Self> {
        let place = |field: TextField| match field {
            TextField::Body => Self::Text,
            TextField::Title => Self::Title,
            TextField::Context => Self::Above,
            TextField::Outcome => Self::Decision,
            TextField::Meeting => Self::Meeting,
        };
        TextField::all().filter(|field| fields & (1 << *field as u8) != 0).map(place).collect()
    }
}

/// A match in the snippet: start and end in Unicode scalar values (`char`s), end exclusive.
///
/// Serialised as `[start, end, tier]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Highlight {
    /// The first character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The kind of match.
    pub tier: Tier,
}

impl Serialize for Highlight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end, self.tier).serialize(serializer)
    }
}
