//! Tingsök: full-text search over the records of Swedish regional and local government.
//!
//! ```text
//! source    paths          → documents: which files there are, what each holds
//! extract   bytes          → text: pages of lines as printed, with marks and places
//! protocol  text           → the meeting: who met, when, which items, what was decided
//! people    the meetings   → persons: who is who across documents
//! matters   the meetings   → matters followed through their meetings
//! exchange  the meetings   → what other programs ask for: Popolo, OParl
//! passage   the meeting    → passages, each inside one agenda item
//! analysis  words          → terms: knows Swedish, knows nothing of meetings
//! index     passages       → a tantivy index on disk, and back
//! search    a question     → an answer of ranked passages, with notes
//! engine    all of it, wired: open, build, search
//! ```

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
    BuildOptions, BuildReport, Condition, DocumentLimits, Engine, Failure, FileReader, InspectedLine, InspectedPage,
    InspectedRow, Inspection, Limits, Links, Opening, Progress, ReaderLimits, RemovalReport, Settings, Staleness,
    Stats, TextLimits,
};
pub use error::Error;
pub use exchange::{OParl, Popolo};
pub use index::{Record, Source};
pub use matters::Matter;
pub use people::Person;
pub use search::{
    Answer, Clause, Counted, Counting, Counts, Decided, Decisions, DocumentText, Extent, FacetValue, Facets, Filter,
    Group, Grouped, Grouping, Highlight, Hit, Involvement, ItemHead, Markup, MatchPlace, Matters, MeetingHead,
    MeetingSummary, Need, Options, OrganFacet, OrganYear, Overview, OverviewBody, OverviewKind, OverviewYear, Period,
    Query, QuestionLimits, Scope, Sort, Strictness, Suggestion, SuggestionKind, Synonyms, Text, TextParagraph,
    TextPassage, TextSection, Timeline, TimelineYear, TopicAppearance, TopicPerson, TotalIs, What, WhoAnswer,
    WordMatch, Wording,
};
