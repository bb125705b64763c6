//! The answer as data: what a surface prints and an embedder reads.

use super::facets::Facets;
use super::limits::QuestionLimits;
use super::plan::Strictness;
use super::reading::Reading;
use super::reply::Reply;
use super::suggest::Suggestion;
use crate::analysis::{Synonyms, Tier};
use crate::index::{Filter, ItemHead, MeetingHead, TextField};
use serde::{Serialize, Serializer};

/// How a question is answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    pub filter: Filter,
    /// At most this many hits; of a grouped answer, groups.
    pub limit: usize,
    /// Leaves out this many of the first hits, groups, people, decisions, votes or matters: with a `limit` of 20, the second page
    /// skips 20. Ranks go on from page to page. A reading of the question and what answers it come with the first page only.
    pub skip: usize,
    pub sort: Sort,
    pub counting: Counting,
    /// Count the items of the answer by year, body, kind and presenter.
    pub facets: bool,
    /// Put hits together by what they share. Years go by time, other groups by their first hit.
    pub by: Option<Grouping>,
    pub strictness: Strictness,
    pub understanding: Understanding,
    /// What the question may cost.
    pub limits: QuestionLimits,
    /// The words that others stand for.
    pub synonyms: Synonyms,
}

impl Options {
    /// All meetings, at most `limit` hits, best first.
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

/// What a question as typed may be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Understanding {
    /// A whole question, such as "när beslutade KF om budget 2024": it is answered by what it asks for, before what its words find.
    #[default]
    Questions,
    /// Words and signs only.
    Words,
}

/// Whether all items that match are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counting {
    /// Items that lack words are counted as far as they had to be looked at.
    #[default]
    Quick,
    /// All, which takes longer.
    Exact,
}

/// What a total is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalIs {
    #[default]
    Exact,
    /// There may be more.
    AtLeast,
}

/// In what order hits come. Items that have all words come before the others in any order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Best,
    Newest,
    Oldest,
}

/// What the hits of a group share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Grouping {
    Year,
    Meeting,
    /// The governing body and its region.
    Organ,
    /// The agenda item: a hit a passage.
    Item,
}

/// The answer to one question.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answer {
    /// The question as asked.
    pub query: String,
    /// What it was understood to ask, where it is a whole question.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<Reading>,
    /// What answers that; the hits are what the words alone find.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Reply>,
    /// What was done with the question that the asker should know.
    pub notes: Vec<String>,
    /// Other words to ask for, where little was found.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// How many agenda items match, shown or not.
    pub total: usize,
    pub total_is: TotalIs,
    /// How many of them lack no word.
    pub complete: usize,
    /// In the order asked for; ties by score, date (latest first), source, then place in the document. Empty when they
    /// are grouped.
    pub hits: Vec<Hit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouped: Option<Grouped>,
    /// Where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub facets: Option<Facets>,
}

impl Answer {
    /// All hits, those of groups too, in order.
    pub fn all_hits(&self) -> impl Iterator<Item = &Hit> {
        let groups = self.grouped.iter().flat_map(|grouped| &grouped.groups);
        self.hits.iter().chain(groups.flat_map(|group| &group.hits))
    }
}

/// Hits put together by what they share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Grouped {
    pub by: Grouping,
    /// How many groups there are, shown or not.
    pub total: usize,
    pub groups: Vec<Group>,
}

/// Hits that share something.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What they share: "2024", "2024-04-12 Regionstyrelsen · Kalmar län"; "–" where that is not known.
    pub name: String,
    /// How much there is, shown or not.
    #[serde(flatten)]
    pub extent: Extent,
    /// The best of them.
    pub hits: Vec<Hit>,
}

/// How much there is of something.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Extent {
    /// Documents: minutes and the notice of one meeting are two.
    pub meetings: usize,
    /// Agenda items that match.
    pub items: usize,
    /// Those of their passages that have any of the words; none where only properties are asked for.
    pub passages: usize,
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
    /// Place of the first match shown, or of what is shown, both from 1.
    pub page: u32,
    pub line: u32,
    /// To be copied into a text: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
    pub meeting: MeetingHead,
    /// `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// The headings over the passage, from the highest down, in a document that has chapters instead of an agenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// Names, in the order of the document.
    pub presenters: Vec<String>,
    pub is_decision: bool,
    /// What was decided first under the item, shortened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Up to three stretches of the passage, " … " between them.
    pub snippet: String,
    pub highlights: Vec<Highlight>,
    /// How the item has each word of the question.
    pub matches: Vec<WordMatch>,
    /// What it adds to the score that words of the question stand side by side.
    #[serde(skip_serializing_if = "is_nothing")]
    pub together: f32,
    /// Words of the question that neither the item's passages nor its titles have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_nothing(score: &f32) -> bool {
    *score <= 0.0
}

/// How an item has a word of the question: why it is a hit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WordMatch {
    /// As asked.
    pub word: String,
    /// The nearest sort of match that it has.
    pub tier: Tier,
    /// What the word adds to the hit's score; with `together`, they are the score.
    pub score: f32,
    /// Where the item has it.
    pub places: Vec<MatchPlace>,
    /// The words of the passage shown and of the title that match, as printed, each once.
    pub found: Vec<String>,
}

/// Where an item has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchPlace {
    /// In the item's text.
    Text,
    /// In its title.
    Title,
    /// In a title above it.
    Above,
    /// It was decided: "beslut" asks for that.
    Decision,
    /// In what is known of the meeting: who met, when, who presented.
    Meeting,
}

impl MatchPlace {
    /// Of the fields that are set in `fields`, a bit each.
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
