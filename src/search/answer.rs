//! Defines options and answers as plain data.

use super::direct_answer::DirectAnswer;
use super::facets::Facets;
use super::limits::QuestionLimits;
use super::notes::Note;
use super::plain_language::UnderstoodQuestion;
use super::plan::Strictness;
use super::suggest::Suggestion;
use crate::analysis::{Synonyms, Tier};
use crate::index::{Filter, ItemHead, MeetingHead, TextField};
use serde::{Serialize, Serializer};

/// How a query is answered: filter, order, limits and synonyms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// Which meetings, documents and items may be in an answer.
    pub filter: Filter,
    /// How many results to give at most: hits, groups if hits are grouped, people, decisions, votes or matters. The
    /// default is 0, which gives only the totals.
    pub limit: usize,
    /// How many of the first results to leave out. With a `limit` of 20, the second page skips 20; ranks continue
    /// across pages. Only the first page (`skip` 0) has [`Answer::reading`] and [`Answer::answer`].
    pub skip: usize,
    /// The order of the hits.
    pub sort: Sort,
    /// Whether all matching items are counted.
    pub counting: Counting,
    /// Whether to count the items of the answer by year, governing body, kind of document and presenter.
    pub facets: bool,
    /// What to group hits by; `None` for a plain list of hits. Groups by year are ordered by year, the latest first
    /// unless `sort` is [`Sort::Oldest`]; other groups are in the order of their first hit.
    pub by: Option<Grouping>,
    /// Whether items that lack some words of the query are given.
    pub strictness: Strictness,
    /// Whether a question in plain words is also answered directly.
    pub plain_language: PlainLanguage,
    /// What one query may cost.
    pub limits: QuestionLimits,
    /// The synonyms to search for.
    pub synonyms: Synonyms,
}

impl Options {
    /// Options for all meetings, with at most `limit` hits, best first. The settings of the index are not used;
    /// [`Engine::options`](crate::Engine::options) uses them.
    #[must_use]
    pub fn new(limit: usize) -> Self {
        Self { limit, ..Self::default() }
    }

    /// Keeps the requested page of `found`.
    pub(super) fn keep_page<T>(&self, found: &mut Vec<T>) {
        found.truncate(self.skip.saturating_add(self.limit));
        found.drain(..self.skip.min(found.len()));
    }
}

/// Whether a query as typed may be read as a question in plain words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PlainLanguage {
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
    /// Items that lack some words are counted only if they had to be examined to find the first hits. The total may
    /// then be [`TotalAccuracy::AtLeast`].
    #[default]
    Quick,
    /// All matching items are counted, which takes longer.
    Exact,
}

/// How exact a total is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalAccuracy {
    /// The total is the exact number.
    #[default]
    Exact,
    /// There may be more.
    AtLeast,
}

/// The order of hits within each of four groups. The groups come in this order: items with all words (two or more) in
/// the title; items with all words in one passage and the titles above it; items whose other words are in the data of
/// the meeting; all others, which lack words or have them in several passages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// Highest score first.
    #[default]
    Best,
    /// Latest meeting first; hits without a date come last.
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
    /// The document. Minutes and notice of one meeting are two groups.
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
    /// What a question in plain words was understood to ask, if `answer` answers it. If nothing answers a question that
    /// was clearly understood, `notes` says so with [`Note::NoAnswer`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reading: Option<UnderstoodQuestion>,
    /// The direct answer to the question in `reading`; `None` if there is none. `hits` are found by the words of the
    /// query, whether or not there is a direct answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<DirectAnswer>,
    /// What the user should know about how the query was read and answered, one sentence each.
    pub notes: Vec<Note>,
    /// Other words to search for, if fewer than three items match.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub suggestions: Vec<Suggestion>,
    /// How many items match, including those beyond `limit`. Text outside the agenda of a document counts as one item.
    pub total: usize,
    /// Whether `total` is exact.
    pub total_is: TotalAccuracy,
    /// How many of the `total` items have all words of the query.
    pub complete: usize,
    /// The hits in the requested order. Ties are broken by score, date (latest first), source, then place in the
    /// document. Empty if hits are grouped.
    pub hits: Vec<Hit>,
    /// The groups, if hits are grouped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub grouped: Option<Grouped>,
    /// The counts by year, governing body, kind and presenter, if [`Options::facets`] is set.
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
    /// The property that the hits of a group share.
    pub by: Grouping,
    /// How many groups there are, including those beyond `limit`.
    pub total: usize,
    /// The groups, at most `limit`.
    pub groups: Vec<Group>,
}

/// Hits that share a year, meeting, governing body or item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// What the hits share, such as "2024" or "2024-04-12 Regionstyrelsen · Kalmar län"; "–" if that is not known.
    pub name: String,
    /// How many documents, items and passages the group has, including those that are not among its `hits`.
    #[serde(flatten)]
    pub counts: MatchCounts,
    /// The first hits of the group, at most three.
    pub hits: Vec<Hit>,
}

/// How many documents, items and passages match.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct MatchCounts {
    /// Number of documents, not of meetings: the minutes and the notice of one meeting count as two.
    #[serde(rename = "meetings")]
    pub documents: usize,
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
    /// The score. Compare scores only within one answer, and never a hit with all words with one that lacks some.
    pub score: f32,
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page, from 1, of the first match in the snippet, or of the beginning of the snippet if it contains no match.
    /// 1 if the page is not known.
    pub page: u32,
    /// The line on that page, from 1; 1 if it is not known.
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
    /// The names of those who present the item, or the nearest item above it that has presenters, in the order of the
    /// document.
    pub presenters: Vec<String>,
    /// Whether the passage shown is part of a decision.
    pub is_decision: bool,
    /// The first decision of the item, cut at a word after at most 400 bytes; `None` if it has no decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// Up to three excerpts of the passage, about 240 characters together, separated by " … ".
    pub snippet: String,
    /// The matched words in the snippet.
    pub highlights: Vec<Highlight>,
    /// How the item contains the words of the query; words that it lacks are in `missing`.
    pub matches: Vec<WordMatch>,
    /// The part of the score that comes from words of the query being side by side; 0 if none are.
    #[serde(rename = "together", skip_serializing_if = "is_nothing")]
    pub proximity_score: f32,
    /// The words of the query that the item lacks: neither its passages nor its titles contain them, nor the data of
    /// its meeting. Words that nearly all items contain are left out.
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
    /// How the word was found in the item; of several kinds of match, the nearest.
    pub tier: Tier,
    /// What the word adds to the hit's score. The scores of all words plus [`Hit::proximity_score`] make up the hit's
    /// score.
    pub score: f32,
    /// The parts of the item in which the word was found.
    pub places: Vec<MatchPlace>,
    /// The matching words in the shown passage and in the title, as printed; a compound is given whole. A word is given
    /// once for each of these places. Matches in other parts of the item are not listed; `places` has their places.
    pub found: Vec<FoundWord>,
}

/// A matching word, as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundWord {
    /// The word.
    pub text: String,
    /// How this word matches.
    pub tier: Tier,
    /// Where it is printed: [`MatchPlace::Text`] or [`MatchPlace::Title`].
    pub place: MatchPlace,
}

/// The part of an item in which a word is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum MatchPlace {
    /// The item's text.
    Text,
    /// The item's title.
    Title,
    /// The title of an item above it.
    Above,
    /// No text: the word "beslut" matches every item that has a decision.
    Decision,
    /// The data of the meeting: the body, the region, the date and the presenters.
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

/// A match in a text: start and end in Unicode scalar values (`char`s), end exclusive.
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
