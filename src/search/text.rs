//! Gives the whole text of a document or of one agenda item, in reading order, with the words of a query marked.

use super::answer::{Highlight, Options};
use super::cite::{Cited, cite};
use super::plan::{self, QueryTerm};
use super::query::Query;
use super::snippet::{Finder, Printed, Whole};
use crate::extract::Position;
use crate::index::{self, ItemHead, ItemId, Snapshot, StoredPassage};
use crate::passage;
use crate::protocol::ParagraphKind;
use serde::{Serialize, Serializer};

/// The text of a document, or of one of its agenda items, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DocumentText {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The sections in reading order. Each has the text of one agenda item, or text outside the agenda: before the
    /// first item, between items, or after the last.
    pub sections: Vec<TextSection>,
}

/// Text that belongs to one agenda item, or to none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextSection {
    /// The positions of the item from the top of the agenda down, from 0, as
    /// [`Protocol::item`](crate::protocol::Protocol::item) takes them; empty outside the agenda.
    pub path: Vec<usize>,
    /// The agenda item; `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// How the section is cited: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
    /// The names of those who present the item, or the nearest item above it that has presenters.
    pub presenters: Vec<String>,
    /// The passages of the section, in reading order. They do not overlap, and together they have every line of the
    /// section.
    pub passages: Vec<TextPassage>,
}

/// A complete passage; a hit shows only excerpts of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextPassage {
    /// The headings above the passage, the highest first, in a document that has chapters instead of an agenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// Whether the passage is part of a decision.
    pub is_decision: bool,
    /// The paragraphs. A paragraph of more than 1,400 bytes continues in the next passage.
    pub paragraphs: Vec<TextParagraph>,
}

/// A paragraph of a passage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextParagraph {
    /// The page on which the paragraph begins, from 1.
    pub page: u32,
    /// The line on that page, from 1.
    pub line: u32,
    /// The role of the paragraph. [`ParagraphKind::Heading`] is the printed number and title of the item or chapter.
    /// Leave out such a paragraph if you show the title already.
    #[serde(serialize_with = "in_lower_case")]
    pub kind: ParagraphKind,
    /// The text, on one line.
    pub text: String,
    /// The words of the query in `text`.
    pub highlights: Vec<Highlight>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn in_lower_case<S: Serializer>(kind: &ParagraphKind, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match kind {
        ParagraphKind::Text => "text",
        ParagraphKind::Heading => "heading",
        ParagraphKind::Label => "label",
        ParagraphKind::Caption => "caption",
        ParagraphKind::Lead => "lead",
        ParagraphKind::Point => "point",
        ParagraphKind::Aside => "aside",
    })
}

impl TextPassage {
    /// The paragraphs, one per line.
    #[must_use]
    pub fn text(&self) -> String {
        let paragraphs: Vec<&str> = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        paragraphs.join("\n")
    }
}

/// The words of a query that are to be marked, in all their forms.
pub fn highlight_terms(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Vec<QueryTerm>, index::Error> {
    let (query, _) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    Ok(plan::plan(&query, options.strictness, &options.limits, &options.synonyms, snapshot)?.terms)
}

/// The text of the document `source`. With a `path`, only the text of the item at that path and of the items below it;
/// with an empty path, the text outside the agenda. `None` if there is no such text.
pub fn text(
    snapshot: &Snapshot,
    source: &str,
    path: Option<&[usize]>,
    terms: &[QueryTerm],
) -> Result<Option<DocumentText>, index::Error> {
    let is_asked = |own: &[usize]| match path {
        None => true,
        Some([]) => own.is_empty(),
        Some(path) => own.starts_with(path),
    };
    let (mut outside, mut agenda) = (Vec::new(), Vec::new());
    let mut last: Option<(ItemId, bool)> = None;
    for passage in snapshot.passages_in(source)? {
        let item = snapshot.item(passage);
        if last == Some((item, false)) {
            continue;
        }
        let stored = snapshot.passage(passage)?;
        let is_asked = is_asked(&stored.path);
        last = Some((item, is_asked));
        if is_asked {
            (if stored.path.is_empty() { &mut outside } else { &mut agenda }).push(stored);
        }
    }
    let passages = in_order(outside, agenda);
    let Some(first) = passages.first() else { return Ok(None) };
    let finder = Finder::new(terms);
    let mut text = DocumentText { source: first.source.clone(), sections: Vec::new() };
    for passage in &passages {
        let is_same = text.sections.last().is_some_and(|section| section.path == passage.path);
        if !is_same {
            text.sections.push(section(snapshot, passage)?);
        }
        if let Some(section) = text.sections.last_mut() {
            section.passages.push(whole(passage, &finder));
        }
    }
    Ok(Some(text))
}

/// Puts the passages outside the agenda back where they were printed. The index keeps them together, apart from the
/// items.
fn in_order(outside: Vec<StoredPassage>, agenda: Vec<StoredPassage>) -> Vec<StoredPassage> {
    let mut passages = Vec::with_capacity(outside.len() + agenda.len());
    let mut outside = outside.into_iter().peekable();
    for passage in agenda {
        let place = position(&passage, 0);
        while let Some(before) = outside.next_if(|other| position(other, 0) < place) {
            passages.push(before);
        }
        passages.push(passage);
    }
    passages.extend(outside);
    passages
}

fn position(passage: &StoredPassage, offset: usize) -> Position {
    passage::position(&passage.line_starts, offset).unwrap_or(Position { page: 1, line: 1 })
}

fn section(snapshot: &Snapshot, passage: &StoredPassage) -> Result<TextSection, index::Error> {
    // A section may have several chapters.
    let cite = cite(&Cited { headings: &[], ..Cited::of(passage) });
    let presenters = snapshot.presenters(passage)?;
    let (path, item) = (passage.path.clone(), passage.item.clone());
    Ok(TextSection { path, item, cite, presenters, passages: Vec::new() })
}

fn whole(passage: &StoredPassage, finder: &Finder<'_>) -> TextPassage {
    let whole = Whole::of(Printed::of(passage), finder);
    let paragraphs = whole.paragraphs.into_iter().map(|own| {
        let Position { page, line } = position(passage, own.range.start);
        TextParagraph { page, line, kind: own.kind, text: own.text, highlights: own.highlights }
    });
    let (headings, is_decision) = (passage.headings.clone(), passage.is_decision);
    TextPassage { headings, is_decision, paragraphs: paragraphs.collect() }
}
