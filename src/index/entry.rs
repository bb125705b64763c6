//! Defines what the index stores: one record per document, and each passage with the data that an answer shows with it.

use super::context_texts::section_term;
use crate::passage::{LineStart, ParagraphStart, Passage};
use crate::protocol::{DateBasis, Kind, Protocol, TextQuality};
use crate::source;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// The document that a record was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The path of the file. It is relative to the directory in which the process was when the index was opened, or
    /// absolute if that is shorter.
    pub path: String,
    /// The number of the meeting in the file, from 1; `None` if the file has only one document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// The SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The media type that the bytes of the file show, such as "application/pdf".
    pub media_type: String,
    /// Number of pages of the file; 1 if the format has no pages.
    pub pages: u32,
}

impl Source {
    /// The name of the document: the path of its file, with "/2" added for the second meeting in a file, and so on
    /// ("2024.pdf/2"). Answers name documents in this way, and [`Engine::record`](crate::Engine::record) takes such a
    /// name.
    #[must_use]
    pub fn name(&self) -> String {
        match self.part {
            Some(part) if part > 1 => source::meeting_name(&self.path, part),
            _ => self.path.clone(),
        }
    }
}

/// What was read from a document, and the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The document.
    pub source: Source,
    /// What was read from it.
    #[serde(flatten)]
    pub protocol: Protocol,
}

/// A passage with the data that an answer shows with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPassage {
    /// The name of the document.
    pub source: String,
    /// The text as printed.
    pub text: String,
    /// The positions of the lines of the text in the file.
    pub line_starts: Vec<LineStart>,
    /// The beginnings of the paragraphs of the text, with their kinds.
    pub paragraph_starts: Vec<ParagraphStart>,
    /// Whether the passage is part of a decision.
    pub is_decision: bool,
    /// The meeting.
    pub meeting: MeetingHead,
    /// The agenda item; `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// The headings above it, highest first, in a document that has chapters instead of an agenda.
    pub headings: Vec<String>,
    /// The item's place: positions from the top of the agenda down; empty outside the agenda.
    pub path: Vec<usize>,
    /// The presenters of the item, or of the nearest item above it that has any.
    pub presenters: Vec<String>,
    /// The first decision under the item, shortened.
    pub outcome: Option<String>,
}

/// What an answer says about a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHead {
    /// The title of the document, as printed; `None` if it has none.
    pub title: Option<String>,
    /// The day of the meeting; `None` if it is not known.
    pub date: Option<Date>,
    /// How the date is known; `None` without a date.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met; `None` if it is not known.
    pub governing_body: Option<String>,
    /// Its county or municipality; `None` if it is not known.
    pub region: Option<String>,
    /// The kind of document.
    pub kind: Kind,
    /// The state of the text.
    pub text_quality: TextQuality,
}

/// What an answer says about an agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemHead {
    /// The number as printed, without a sign: "4", "10.1"; `None` if none is printed.
    pub number: Option<String>,
    /// The sign printed with the number: '§'; `None` if no sign is printed.
    pub sign: Option<char>,
    /// The title.
    pub title: String,
    /// The titles of the items above it and its own, from the top of the agenda down. Methods that take a `path` take
    /// positions instead; [`Engine::record`](crate::Engine::record) gives these with
    /// [`Protocol::items_by_path`](crate::protocol::Protocol::items_by_path).
    pub path: Vec<String>,
}

impl ItemHead {
    /// The number, if the item is found by it as a section: the 4 of "§ 4".
    pub(crate) fn section(&self) -> Option<&str> {
        let number = self.number.as_deref()?;
        section_term(Some(number), self.sign, self.path.len() <= 1).map(|_| number)
    }
}

/// A passage as stored on disk: its own data, and for the first passage of an item also the data that all of its
/// passages share.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedPassage {
    /// The text, which has a field of its own.
    #[serde(skip)]
    pub text: String,
    /// The starts of the lines, each as the distance from the one before it.
    line_steps: Vec<LineStep>,
    paragraph_starts: Vec<ParagraphStart>,
    is_decision: bool,
    headings: Vec<String>,
    pub shared: Option<SharedItemData>,
}

/// The bytes, pages and lines from the start of one line to the next.
#[derive(Debug, Serialize, Deserialize)]
struct LineStep(u32, i32, i32);

/// What the passages of an item have in common.
#[derive(Debug, Serialize, Deserialize)]
pub struct SharedItemData {
    source: String,
    meeting: MeetingHead,
    item: Option<ItemHead>,
    path: Vec<usize>,
    presenters: Vec<String>,
    outcome: Option<String>,
}

/// The most bytes of an outcome that are kept. Nine in ten decisions of a city council are shorter, and the beginning
/// tells what was decided.
const LONGEST_OUTCOME: usize = 400;

impl SharedItemData {
    /// The shared data of the item at `path`.
    pub(super) fn of(record: &Record, path: &[usize]) -> Self {
        let protocol = &record.protocol;
        let line = protocol.ancestors_and_self(path);
        let presenters = line.iter().rev().map(|item| &item.presenters).find(|presenters| !presenters.is_empty());
        Self {
            source: record.source.name(),
            meeting: MeetingHead {
                title: protocol.title.clone(),
                date: protocol.date,
                date_basis: protocol.date_basis,
                governing_body: protocol.governing_body.clone(),
                region: protocol.region.clone(),
                kind: protocol.kind,
                text_quality: protocol.text_quality,
            },
            item: line.last().map(|item| ItemHead {
                number: item.number.clone(),
                sign: item.sign,
                title: item.title.clone(),
                path: line.iter().map(|item| item.title.clone()).collect(),
            }),
            path: path.to_vec(),
            presenters: presenters.into_iter().flatten().map(|presenter| presenter.name.clone()).collect(),
            outcome: line.last().and_then(|item| item.decisions.first()).map(|decision| shortened(&decision.text)),
        }
    }
}

/// The beginning of a long text, in whole words.
fn shortened(text: &str) -> String {
    let text = text.trim();
    if text.len() <= LONGEST_OUTCOME {
        return text.to_owned();
    }
    let head = &text[..text.floor_char_boundary(LONGEST_OUTCOME)];
    let end = head.rfind(char::is_whitespace).unwrap_or(head.len());
    format!("{} …", head[..end].trim_end())
}

impl PackedPassage {
    pub(super) fn new(passage: Passage, shared: Option<SharedItemData>) -> Self {
        let Passage { text, line_starts, paragraph_starts, is_decision, headings, .. } = passage;
        let mut last = LineStart::default();
        let steps = line_starts.into_iter().map(|start| {
            let step = LineStep(
                start.offset.wrapping_sub(last.offset),
                start.position.page.wrapping_sub(last.position.page).cast_signed(),
                start.position.line.wrapping_sub(last.position.line).cast_signed(),
            );
            last = start;
            step
        });
        Self { text, line_steps: steps.collect(), paragraph_starts, is_decision, headings, shared }
    }

    /// The passage combined with what all passages of its item share.
    pub(super) fn unpacked(self, shared: SharedItemData) -> StoredPassage {
        let SharedItemData { source, meeting, item, path, presenters, outcome } = shared;
        let mut start = LineStart::default();
        let line_starts = self.line_steps.into_iter().map(|LineStep(offset, page, line)| {
            start.offset = start.offset.wrapping_add(offset);
            start.position.page = start.position.page.wrapping_add_signed(page);
            start.position.line = start.position.line.wrapping_add_signed(line);
            start
        });
        let (text, line_starts, paragraph_starts) = (self.text, line_starts.collect(), self.paragraph_starts);
        let (is_decision, headings) = (self.is_decision, self.headings);
        StoredPassage {
            source,
            text,
            line_starts,
            paragraph_starts,
            is_decision,
            meeting,
            item,
            headings,
            path,
            presenters,
            outcome,
        }
    }
}
