//! Defines a query as data: the words to look for, and the conditions on items.
//!
//! A program can build a query. [`Query::parse`] reads what people type. A query that was parsed prints as text that
//! parses to the same query. One that a program built prints as text with the same meaning, except that several paths and
//! excluded documents of a filter are lost.

use super::limits::QuestionLimits;
use super::notes::Note;
use super::period::Period;
use super::question::{self, literal};
use crate::index::Filter;
use jiff::civil::Date;
use std::fmt::{self, Display, Formatter};

/// A query: parts that are wanted, required or excluded.
///
/// ```
/// use tingsok::{Filter, Query, TextCriterion};
///
/// let query = Query::words("avtal om hemsjukvård")
///     .required(TextCriterion::phrase("nära vård"))
///     .excluded(TextCriterion::word("skola"))
///     .filtered(Filter { organ: Some("regionstyrelsen".to_owned()), ..Filter::default() });
/// assert_eq!(query.to_string(), r#"avtal om hemsjukvård +"nära vård" -skola organ:regionstyrelsen"#);
/// let (read, notes) = Query::parse(&query.to_string());
/// assert_eq!(read, query);
/// assert!(notes.is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The parts, in the order typed.
    pub clauses: Vec<Clause>,
}

/// One part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Whether items must have it.
    pub requirement: Requirement,
    /// The words or the condition.
    pub criterion: Criterion,
}

/// Whether an item must have a part of the query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Requirement {
    /// Items that have a wanted word come first; items without it are given too. Phrases, exact words, NÄRA, filters
    /// and words of one field ("titel:skola") are always required, even if they are marked as wanted.
    Wanted,
    /// Only items that have it are given.
    Required,
    /// Only items that do not have it are given.
    Excluded,
}

/// What one part of a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// Words in an item.
    Text(TextCriterion),
    /// Meetings and items with certain properties, such as a governing body or a year.
    Filter(Filter),
    /// At least one of these parts ("SIP ELLER IKB").
    Any(Vec<Criterion>),
    /// The parts of a query in brackets.
    Group(Query),
}

/// Words, and the part of the item in which they must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextCriterion {
    /// The words, and how they must match.
    pub wording: Wording,
    /// The part of the item that must contain them.
    pub scope: Scope,
}

/// How words are to match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wording {
    /// A word in all its forms, and as a part of compounds: "avtal" also matches "hemsjukvårdsavtalet".
    Word(String),
    /// Words side by side, in any inflection. "*" has no meaning in them.
    Phrase(String),
    /// Words side by side, exactly as typed.
    Exact(String),
    /// A word in which each "*" stands for any number of letters, also none: "vård*" matches "vård" and "vårdavtal".
    Wildcard(String),
    /// A word and all words with a spelling close to it. `edits` is how many letters may be wrong, 1 or 2; with `None`,
    /// the length of the word decides.
    Similar { word: String, edits: Option<u8> },
    /// Words in any order, each within `distance` words of the first. In a typed query `distance` is from 1 to 100, and
    /// 8 if it is not given.
    Near { words: Vec<String>, distance: u32 },
}

/// The part of an item in which words must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scope {
    /// Anywhere in the item: its text, its titles, or the data of its meeting.
    #[default]
    Anywhere,
    /// In the title of the item.
    Title,
    /// In the text of a decision.
    Decision,
    /// As a case number (diarienummer, dnr) of the item or document.
    Reference,
}

impl Query {
    /// Reads a query as typed.
    ///
    /// Any text is a query. The second value lists notes on what was not understood; these parts are read as words
    /// or ignored.
    /// Relative dates ("datum:i fjol", last year) are counted from the newest document of an index, so here they are
    /// read as words. [`Engine::search`](crate::Engine::search) understands them.
    ///
    /// | query | meaning |
    /// |---|---|
    /// | `avtal om hemsjukvård` | words in any form; items that have all of them in one place come first |
    /// | `+avtal` | required |
    /// | `-skola`, `INTE skola`, `NOT skola` | excluded |
    /// | `a OCH b`, `a AND b` | both are required |
    /// | `a ELLER b`, `a OR b`, `a \| b` | items with either of them |
    /// | `(…)` | groups words |
    /// | `"nära vården"` | words side by side, in any inflection |
    /// | `"=nära vården"` | words side by side, exactly as typed |
    /// | `vård*`, `*avtal` | words with this beginning or end |
    /// | `hemsjukvrdsavtal~`, `~1`, `~2` | also words with a similar spelling |
    /// | `barn NÄRA/2 unga` | words within two words of the first, on either side of it; `NÄRA` alone means 8 |
    /// | `titel:plan` | words in the title of the item |
    /// | `beslut:förstudie` | words in a decision |
    /// | `föredragande:namn` | the presenter |
    /// | `person:namn` | the presenter, or someone who raises the item, speaks, makes a motion or objects |
    /// | `organ:regionstyrelsen`, `region:kalmar` | the governing body, the county or municipality |
    /// | `datum:2022..2024`, `år:2024` | the period of the meeting |
    /// | `typ:protokoll` | the kind of document |
    /// | `punkt:4`, `dnr:RS2022-195` | the number of the item, the case number |
    /// | `fil:arkiv/2024` | the file or folder |
    ///
    /// A backslash makes a sign or an operator an ordinary word: `\ELLER`.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Note>) {
        Self::parse_within(text, &QuestionLimits::default(), None)
    }

    /// Reads a query as typed, within `limits`. `newest` is the date of the newest document.
    pub(super) fn parse_within(text: &str, limits: &QuestionLimits, newest: Option<Date>) -> (Self, Vec<Note>) {
        question::parse(text, limits, newest)
    }

    /// A query in which each word of `text` is wanted, not required. Operators in the text have no effect.
    #[must_use]
    pub fn words(text: &str) -> Self {
        let clause =
            |word: &str| Clause { requirement: Requirement::Wanted, criterion: TextCriterion::word(word).into() };
        Self { clauses: text.split_whitespace().map(clause).collect() }
    }

    /// Adds `criterion` as wanted: items that have it come first. See [`Requirement::Wanted`] for parts that are
    /// required nevertheless.
    #[must_use]
    pub fn wanted(self, criterion: impl Into<Criterion>) -> Self {
        self.with(Requirement::Wanted, criterion.into())
    }

    /// Adds `criterion` as required: only items that have it are given.
    #[must_use]
    pub fn required(self, criterion: impl Into<Criterion>) -> Self {
        self.with(Requirement::Required, criterion.into())
    }

    /// Adds `criterion` as excluded: only items that do not have it are given.
    #[must_use]
    pub fn excluded(self, criterion: impl Into<Criterion>) -> Self {
        self.with(Requirement::Excluded, criterion.into())
    }

    /// Adds a filter: only meetings and items with these properties are given.
    #[must_use]
    pub fn filtered(self, filter: Filter) -> Self {
        self.with(Requirement::Required, Criterion::Filter(filter))
    }

    fn with(mut self, requirement: Requirement, criterion: Criterion) -> Self {
        self.clauses.push(Clause { requirement, criterion });
        self
    }
}

impl TextCriterion {
    /// A word in all its forms.
    #[must_use]
    pub fn word(word: &str) -> Self {
        Wording::Word(word.to_owned()).into()
    }

    /// Words side by side, in any inflection.
    #[must_use]
    pub fn phrase(words: &str) -> Self {
        Wording::Phrase(words.to_owned()).into()
    }

    /// The same text, restricted to a part of the item such as its title.
    #[must_use]
    pub fn within(self, scope: Scope) -> Self {
        Self { scope, ..self }
    }
}

impl From<Wording> for TextCriterion {
    fn from(wording: Wording) -> Self {
        Self { wording, scope: Scope::Anywhere }
    }
}

impl From<TextCriterion> for Criterion {
    fn from(text: TextCriterion) -> Self {
        Self::Text(text)
    }
}

impl From<Query> for Criterion {
    fn from(query: Query) -> Self {
        Self::Group(query)
    }
}

impl Display for Query {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let printed = self.printed(" ELLER ");
        // In a query all in capitals, ELLER may be read as a word.
        let is_safe = printed.chars().any(char::is_lowercase) || !printed.contains("ELLER");
        formatter.write_str(&if is_safe { printed } else { self.printed(" | ") })
    }
}

impl Query {
    fn printed(&self, or: &str) -> String {
        let clauses: Vec<String> = self.clauses.iter().map(|clause| clause.printed(or)).collect();
        clauses.join(" ")
    }
}

impl Clause {
    fn printed(&self, or: &str) -> String {
        let sign = match (self.requirement, &self.criterion) {
            (Requirement::Wanted, _) => "",
            (Requirement::Excluded, _) => "-",
            (Requirement::Required, criterion) if criterion.is_condition() => "",
            (Requirement::Required, _) => "+",
        };
        let printed = self.criterion.printed(or);
        let is_loose = match &self.criterion {
            Criterion::Any(_) => true,
            Criterion::Text(text) => matches!(text.wording, Wording::Near { .. }) && text.scope == Scope::Anywhere,
            Criterion::Filter(_) => printed.contains(' ') && self.requirement == Requirement::Excluded,
            Criterion::Group(_) => false,
        };
        if is_loose && self.requirement != Requirement::Wanted {
            format!("{sign}({printed})")
        } else {
            format!("{sign}{printed}")
        }
    }
}

impl Criterion {
    /// Whether every hit must meet it even without "+". Filters and words of one field ("titel:skola") are such
    /// conditions.
    pub(super) fn is_condition(&self) -> bool {
        match self {
            Self::Filter(_) => true,
            Self::Text(text) => text.scope != Scope::Anywhere,
            Self::Any(all) => all.iter().any(Self::is_condition),
            Self::Group(query) => query.clauses.iter().all(|clause| clause.criterion.is_condition()),
        }
    }

    fn printed(&self, or: &str) -> String {
        match self {
            Self::Text(text) => text.to_string(),
            Self::Filter(filter) => conditions(filter).join(" "),
            Self::Any(alternatives) => {
                let one = |what: &Self| match what {
                    Self::Any(_) | Self::Text(TextCriterion { wording: Wording::Near { .. }, .. }) => {
                        format!("({})", what.printed(or))
                    }
                    _ => what.printed(or),
                };
                alternatives.iter().map(one).collect::<Vec<_>>().join(or)
            }
            Self::Group(query) => format!("({})", query.printed(or)),
        }
    }
}

impl Display for Criterion {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.printed(" ELLER "))
    }
}

impl Display for TextCriterion {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let field = match self.scope {
            Scope::Anywhere => "",
            Scope::Title => "titel:",
            Scope::Decision => "beslut:",
            Scope::Reference => "dnr:",
        };
        match &self.wording {
            Wording::Near { .. } if !field.is_empty() => write!(formatter, "{field}({})", self.wording),
            Wording::Word(number) if self.scope == Scope::Reference => write!(formatter, "{field}{}", numbered(number)),
            wording => write!(formatter, "{field}{wording}"),
        }
    }
}

impl Display for Wording {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => formatter.write_str(&literal(word)),
            Self::Phrase(words) => write!(formatter, "\"{}\"", unquoted(words)),
            Self::Exact(words) => write!(formatter, "\"={}\"", unquoted(words)),
            Self::Wildcard(letters) => formatter.write_str(letters),
            Self::Similar { word, edits: None } => write!(formatter, "{word}~"),
            Self::Similar { word, edits: Some(edits) } => write!(formatter, "{word}~{edits}"),
            Self::Near { words, distance } => {
                let words: Vec<String> = words.iter().map(|word| literal(word)).collect();
                formatter.write_str(&words.join(&format!(" NÄRA/{distance} ")))
            }
        }
    }
}

impl Wording {
    /// The words as given, without their operators.
    pub(super) fn words(&self) -> Vec<&str> {
        match self {
            Self::Word(words) | Self::Phrase(words) | Self::Exact(words) | Self::Wildcard(words) => vec![words],
            Self::Similar { word, .. } => vec![word],
            Self::Near { words, .. } => words.iter().map(String::as_str).collect(),
        }
    }

    /// Whether these words are required even if they are only marked as wanted, as phrases are.
    pub(super) fn is_strict(&self) -> bool {
        matches!(self, Self::Phrase(_) | Self::Exact(_) | Self::Near { .. })
    }
}

fn unquoted(words: &str) -> String {
    words.replace(question::is_quote, " ")
}

/// A value, in quotation marks if it could be read differently without them.
fn value(value: &str) -> String {
    if question::is_plain_value(value) { value.to_owned() } else { format!("\"{}\"", unquoted(value)) }
}

/// A value for the fields dnr: and punkt:, which also take the next word if it is a number ("dnr:RS 2022/195", "punkt:§
/// 4"). A value without a number is put in quotation marks, so that the next word is not taken.
fn numbered(text: &str) -> String {
    let has_number = text.contains(|character: char| character.is_ascii_digit());
    if has_number { value(text) } else { format!("\"{}\"", unquoted(text)) }
}

/// The conditions of `filter`, as people type them.
fn conditions(filter: &Filter) -> Vec<String> {
    // No field takes documents away, so `excluded_documents` is not printed.
    let Filter {
        paths,
        excluded_documents: _,
        from,
        to,
        year,
        organ,
        region,
        presenter,
        any_role,
        kind,
        number,
        decisions_only,
    } = filter;
    let presents = if *any_role { "person" } else { "föredragande" };
    let named = |name: &str, text: &str| format!("{name}:{}", value(text));
    let mut conditions = Vec::new();
    conditions.extend(organ.iter().map(|name| named("organ", name)));
    conditions.extend(region.iter().map(|name| named("region", name)));
    conditions.extend(presenter.iter().map(|name| named(presents, name)));
    conditions.extend(kind.iter().map(|kind| named("typ", kind.name())));
    conditions.extend(number.iter().map(|number| format!("punkt:{}", numbered(number))));
    conditions.extend(paths.iter().map(|path| named("fil", path)));
    conditions.extend(year.iter().map(|year| format!("år:{year}")));
    if from.is_some() || to.is_some() {
        conditions.push(format!("datum:{}", Period { from: *from, to: *to }));
    }
    if *decisions_only {
        conditions.push("beslut:*".to_owned());
    }
    conditions
}
