//! Full-text search over the records of Swedish regional and local government.
//!
//! Tingsök reads minutes (*protokoll*), meeting notes, notices and reports in the formats in which they are published:
//! PDF, Word, HTML and text. It reads each file as the record of a meeting: who met, when, which items were on the
//! agenda, who presented them and what was decided. It answers queries with ranked passages. Each hit names its
//! meeting, its agenda item and the file, page and line to cite.
//!
//! ```
//! use tingsok::Engine;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let index = folder.path();
//! // Creates the index, or brings it up to date if it exists.
//! let report = Engine::build(index, &["seeds".into()], &mut |_progress| {})?;
//! assert_eq!(report.added, 5);
//!
//! let engine = Engine::open(index)?;
//! let answer = engine.search("avtal om hemsjukvård", &engine.options(3))?;
//! for hit in &answer.hits {
//!     let title = hit.item.as_ref().map_or("", |item| item.title.as_str());
//!     println!("{title}  {}:{}", hit.source, hit.line);
//! }
//! assert_eq!(answer.hits[0].item.as_ref().unwrap().title, "Nära vård – Målbild och strategi");
//! # Ok(())
//! # }
//! ```
//!
//! # Pipeline
//!
//! Each stage is a module. A stage takes the result of earlier stages and hands one named type to the next.
//!
//! ```text
//! source    paths      → Document   lists and reads files
//! extract   Document   → Text       turns bytes into pages of lines, as printed
//! protocol  Text       → Protocol   finds the meeting: who met, when, agenda items, decisions
//! people    Protocol   → Person     decides which names in different documents are one person
//! matters   Protocol   → Matter     follows one matter (ärende) through several meetings
//! passage   Protocol   → Passage    cuts the text into passages, each within one agenda item
//! analysis  text       → Token      splits text into words and finds their forms; knows Swedish
//! index     Passage    → disk       stores passages, records, people and matters
//! search    query      → Answer     ranks items and shows the best passage of each
//! exchange  records    → Popolo     exports to other standards: Popolo and OParl
//! engine    connects the stages: build, open, search
//! ```
//!
//! # Terms
//!
//! - A *file* holds one or more *documents*. A document is one set of minutes, notes or notice, or a *report*
//!   (handling). A *record* is the data that Tingsök read from it.
//! - A *meeting* is all documents of one governing body and day. In some places each document counts as a meeting
//!   of its own: in groups by [`Grouping::Meeting`]; in the JSON field `meetings` of counts; where people who chaired or
//!   attended are sorted by how often; and in [`OParl`] and [`Popolo`], which leave out reports. If a body has only
//!   reports for a day, [`Engine::meetings`] lists them as a meeting, but [`Overview::meetings`] does not count it.
//! - An agenda *item* is a numbered or titled point of the agenda. Items can have items below them.
//! - A *passage* is a part of the text of one item, or of text outside the agenda. A *hit* is an item in an answer, or
//!   text outside the agenda, shown by its best passage. With [`Grouping::Item`], a hit is a passage.
//! - A *matter* (ärende) is one case that several meetings dealt with, or that a report was written for.
//! - A *root* is a file or folder that an index is built from.
//! - A *note* tells the user something about an answer or about how a document was read. The first is a
//!   [`search::Note`], an enum with the data of each kind of note; it prints as a sentence. The second is a
//!   [`protocol::Note`], a struct with the kind, the place and the sentence. Meeting notes are something else: a kind
//!   of document.
//!
//! # Features
//!
//! Two features, both on by default, build the `tingsok` command. A program that embeds the library needs neither: use
//! `default-features = false`.
//!
//! - `cli` builds the command.
//! - `web` (includes `cli`) adds `tingsok serve`: web pages and an API.
//!
//! # Where to find things
//!
//! ## Search and answers
//!
//! [`Engine::search`] takes a query as a user types it. [`Engine::find`] takes a [`Query`] that a program has built.
//!
//! - Queries: [`Query`], [`Clause`], [`Requirement`], [`Criterion`], [`TextCriterion`], [`Wording`], [`Scope`]
//! - Options: [`Options`], [`Filter`], [`Period`], [`Sort`], [`Strictness`], [`Counting`], [`Grouping`], [`Synonyms`]
//! - Answers: [`Answer`], [`TotalAccuracy`], [`Hit`], [`MeetingHead`], [`ItemHead`], [`Grouped`], [`Group`],
//!   [`Suggestion`], [`SuggestionKind`], [`WordCount`]
//! - Why a hit matches: [`WordMatch`], [`FoundWord`], [`MatchPlace`], [`Tier`], [`Highlight`], [`Markup`]
//! - Plain-language questions ("när beslutade KF om budget 2024"): [`PlainLanguage`], [`UnderstoodQuestion`],
//!   [`DirectAnswer`], [`search::QuestionKind`], [`search::QuestionFilters`]
//! - Numbers of items by year, body, kind and presenter: [`Options::facets`], [`Facets`], [`FacetValue`],
//!   [`OrganFacet`], [`CountedSet`]
//! - Decisions and votes: [`Engine::decisions`], [`Decisions`], [`FoundDecision`], [`Engine::votes`],
//!   [`search::Votes`], [`search::FoundVote`]
//! - A topic over the years: [`Engine::timeline`], [`Timeline`], [`TimelineYear`], [`OrganYear`], [`MatchCounts`]
//!
//! ## Building an index
//!
//! [`Engine::build`] and [`Engine::build_with`] create an index or bring it up to date.
//!
//! - Building and removing: [`BuildOptions`], [`BuildReport`], [`Progress`], [`FileMessage`], [`ExistingIndex`],
//!   [`Links`], [`Engine::remove`], [`RemovalReport`]
//! - Reading PDF, Word and HTML in separate processes with limited time and memory: [`FileReader`]. Without it these
//!   files are read in the process of the caller, without these limits.
//! - Checking an index: [`Engine::check`], [`CheckReport`], [`Staleness`], [`Engine::stats`], [`Stats`],
//!   [`Engine::unlinked_documents`]
//! - What the index holds: [`Engine::overview`], [`Overview`], [`OverviewYear`], [`OverviewBody`], [`OverviewKind`]
//! - Following an index that another process builds: [`Engine::reload`], [`Engine::commit_id`]
//!
//! ## The meeting record
//!
//! [`Engine::record`] and [`Engine::records`] return what was read from each document.
//!
//! - Records: [`Record`], [`Source`], [`protocol::Protocol`], [`protocol::AgendaItem`]
//! - Meetings, with all documents of each: [`Engine::meetings`], [`Engine::latest`], [`MeetingSummary`],
//!   [`Engine::meeting`], [`matters::meeting::Meeting`]
//! - The whole text of a document or item: [`Engine::text`], [`Engine::marked_text`], [`DocumentText`],
//!   [`TextSection`], [`TextPassage`], [`TextParagraph`]
//! - How a file is read, line by line, without an index: [`Engine::inspect`], [`Inspection`], [`InspectedPage`],
//!   [`InspectedLine`], [`InspectedRow`]
//!
//! ## People and matters
//!
//! - People across documents: [`Engine::person`], [`Engine::person_about`], [`Engine::people`],
//!   [`Engine::with_citations`], [`Person`]
//! - Who presented a topic: [`Engine::who`], [`WhoAnswer`], [`TopicPerson`], [`TopicAppearance`], [`Involvement`]
//! - Matters across meetings: [`Engine::matters`], [`Engine::matter`], [`Engine::matters_at`], [`Matters`], [`Matter`]
//!
//! ## Exchange
//!
//! [`Engine::popolo`] returns [`Popolo`], [`Engine::oparl`] returns [`OParl`]. Serialise them with serde to get the
//! JSON of the standard. The module [`exchange`] lists which field becomes which.
//!
//! ## Settings and limits
//!
//! An index reads [`Settings`] from the file `tingsok.toml` in its folder.
//!
//! - [`Settings`], [`Limits`], [`DocumentLimits`], [`TextLimits`], [`ReaderLimits`], [`QuestionLimits`]
//!
//! ## Errors
//!
//! [`Error`] says what failed: the index, a search, the settings, or a file to read. It prints only the outermost
//! error; [`error::with_causes`] adds the causes. A query never fails because of its text: whatever is not understood
//! is searched for as words or ignored, and [`Answer::notes`] says which. A file that cannot be read does not stop a build:
//! [`BuildReport::failures`] lists it.

pub mod analysis;
pub mod engine;
pub mod error;
pub mod exchange;
pub mod extract;
pub mod index;
pub mod matters;
pub mod passage;
pub mod people;
pub mod protocol;
pub mod search;
pub mod source;

pub use analysis::Tier;
pub use engine::{
    BuildOptions, BuildReport, CheckReport, DocumentLimits, Engine, ExistingIndex, FileMessage, FileReader,
    InspectedLine, InspectedPage, InspectedRow, Inspection, Limits, Links, Progress, ReaderLimits, RemovalReport,
    Settings, Staleness, Stats, TextLimits,
};
pub use error::Error;
pub use exchange::{OParl, Popolo};
pub use index::{Record, Source};
pub use matters::Matter;
pub use people::Person;
pub use search::{
    Answer, Clause, CountedSet, Counting, Criterion, Decisions, DirectAnswer, DocumentText, FacetValue, Facets, Filter,
    FoundDecision, FoundWord, Group, Grouped, Grouping, Highlight, Hit, Involvement, ItemHead, Markup, MatchCounts,
    MatchPlace, Matters, MeetingHead, MeetingSummary, Note, Options, OrganFacet, OrganYear, Overview, OverviewBody,
    OverviewKind, OverviewYear, Period, PlainLanguage, Query, QuestionLimits, Requirement, Scope, Sort, Strictness,
    Suggestion, SuggestionKind, Synonyms, TextCriterion, TextParagraph, TextPassage, TextSection, Timeline,
    TimelineYear, TopicAppearance, TopicPerson, TotalAccuracy, UnderstoodQuestion, WhoAnswer, WordCount, WordMatch,
    Wording,
};
