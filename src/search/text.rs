//! The text of a document or of one agenda item, whole, in reading order, with the words of a query marked.

use super::answer::{Highlight, Options};
use super::cite::{Cited, cite};
use super::plan::{self, Wanted};
use super::query::Query;
use super::snippet::{Printed, Whole};
use crate::extract::Position;
use crate::index::{self, ItemHead, ItemId, Snapshot, StoredPassage};
use crate::passage;
use crate::protocol::ParagraphKind;
use serde::{Serialize, Serializer};

/// The text of a document, or of one of its agenda items, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct DocumentText {
    /// The document's name.
    pub source: String,
    /// Each holds the text of one agenda item, or text outside the agenda: before the first item, between items, behind the last.
    pub sections: Vec<TextSection>,
}

/// Text that belongs to one agenda item, or to none.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextSection {
    /// Positions from the top of the agenda down, as [`Protocol::item`](crate::protocol::Protocol::item) takes them; empty outside the
    /// agenda.
    pub path: Vec<usize>,
    /// `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// How the section is cited: "Kommunfullmäktige 2024-10-10 § 386".
    pub cite: String,
    /// Names of those who presented the item, or the nearest item above that anybody presented.
    pub presenters: Vec<String>,
    pub passages: Vec<TextPassage>,
}

/// A passage whole: what a hit shows a part of. Passages do not overlap, and together they have every line of the section.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextPassage {
    /// The headings above it, from the highest down, in a document with chapters instead of an agenda.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// It says what the meeting decided.
    pub is_decision: bool,
    /// A paragraph of more than 1,400 bytes goes on in the next passage.
    pub paragraphs: Vec<TextParagraph>,
}

/// A paragraph of a passage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct TextParagraph {
    /// Its first line in the file, both from 1.
    pub page: u32,
    pub line: u32,
    /// What it is to its item. [`ParagraphKind::Heading`] is the number and the title of the item, or of the chapter, as printed: leave
    /// such paragraphs out where the title is shown already.
    #[serde(serialize_with = "in_lower_case")]
    pub kind: ParagraphKind,
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
    /// Its paragraphs, a line each.
    #[must_use]
    pub fn text(&self) -> String {
        let paragraphs: Vec<&str> = self.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        paragraphs.join("\n")
    }
}

/// What of a query is marked: its words in all their forms.
pub fn marks(snapshot: &Snapshot, question: &str, options: &Options) -> Result<Vec<Wanted>, index::Error> {
    let (query, _) = Query::parse_within(question, &options.limits, snapshot.newest_day());
    Ok(plan::plan(&query, options.strictness, &options.limits, &options.synonyms, snapshot)?.wanted)
}

/// The text of the document `source`: all of it, or that of the item at `path` and of the items below it; with an empty path, what
/// stands outside the agenda. `None` if there is no such text.
pub fn text(
    snapshot: &Snapshot,
    source: &str,
    path: Option<&[usize]>,
    wanted: &[Wanted],
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
    let mut text = DocumentText { source: first.source.clone(), sections: Vec::new() };
    for passage in &passages {
        let is_same = text.sections.last().is_some_and(|section| section.path == passage.path);
        if !is_same {
            text.sections.push(section(snapshot, passage)?);
        }
        if let Some(section) = text.sections.last_mut() {
            section.passages.push(whole(passage, wanted));
        }
    }
    Ok(Some(text))
}

/// What stands outside the agenda where it was printed: the index has it together.
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
    passage::position(&passage.marks, offset).unwrap_or(Position { page: 1, line: 1 })
}

fn section(snapshot: &Snapshot, passage: &StoredPassage) -> Result<TextSection, index::Error> {
    let cite = cite(&Cited {
        kind: passage.meeting.kind,
        governing_body: passage.meeting.governing_body.as_deref(),
        date: passage.meeting.date,
        item: passage.item.as_ref(),
        headings: &[],
        source: &passage.source,
    });
    let presenters = snapshot.presenters(passage)?;
    let (path, item) = (passage.path.clone(), passage.item.clone());
    Ok(TextSection { path, item, cite, presenters, passages: Vec::new() })
}

fn whole(passage: &StoredPassage, wanted: &[Wanted]) -> TextPassage {
    let title = passage.item.as_ref().map(|item| &item.title).or(passage.headings.last());
    let printed = Printed {
        text: &passage.text,
        starts: &passage.starts,
        condition: passage.meeting.text_quality.condition(),
        title: title.map(String::as_str),
    };
    let whole = Whole::of(printed, wanted);
    let paragraphs = whole.paragraphs.into_iter().map(|own| {
        let Position { page, line } = position(passage, own.range.start);
        TextParagraph { page, line, kind: own.kind, text: own.text, highlights: own.highlights }
    });
    let (headings, is_decision) = (passage.headings.clone(), passage.is_decision);
    TextPassage { headings, is_decision, paragraphs: paragraphs.collect() }
}
