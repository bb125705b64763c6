//! What is stored: a record a document, and each passage with what an answer shows beside it.

use crate::passage::{Mark, Passage, Start};
use crate::protocol::{DateBasis, Kind, Protocol, TextQuality};
use crate::source;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Where a record came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The path as indexed.
    pub path: String,
    /// Of a file with the minutes of several meetings, which of them, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<u32>,
    /// Of the file's bytes, in hexadecimal.
    pub sha256: String,
    pub media_type: String,
    pub pages: u32,
}

impl Source {
    /// The name of the document: the path, and behind it which meeting of a file it is, but for the first: "2024.pdf/2".
    #[must_use]
    pub fn name(&self) -> String {
        match self.part {
            Some(part) if part > 1 => source::part(&self.path, part),
            _ => self.path.clone(),
        }
    }
}

/// A meeting and the document it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub source: Source,
    #[serde(flatten)]
    pub protocol: Protocol,
}

/// A passage with what an answer shows beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredPassage {
    /// The path as indexed.
    pub source: String,
    pub text: String,
    pub marks: Vec<Mark>,
    pub starts: Vec<Start>,
    pub is_decision: bool,
    pub meeting: MeetingHead,
    /// `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// The headings over it, from the highest down, in a document that has chapters instead of an agenda.
    pub headings: Vec<String>,
    /// Where that stands: positions from the top of the agenda down; empty outside the agenda.
    pub path: Vec<usize>,
    /// Of the item, or of the nearest item above that has any.
    pub presenters: Vec<String>,
    /// What was decided first under the item, shortened.
    pub outcome: Option<String>,
}

/// What an answer says of the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingHead {
    pub title: Option<String>,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub kind: Kind,
    pub text_quality: TextQuality,
}

/// What an answer says of the item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemHead {
    pub number: Option<String>,
    /// § where the number is printed with it.
    pub sign: Option<char>,
    pub title: String,
    /// Titles from the top of the agenda down to this item, this one included.
    pub path: Vec<String>,
}

/// A passage on the disk: what is its own, and with the first passage of an item what all of them share.
#[derive(Debug, Serialize, Deserialize)]
pub struct PackedPassage {
    text: String,
    /// Each mark by how far it is from the one before it.
    marks: Vec<Step>,
    starts: Vec<Start>,
    is_decision: bool,
    headings: Vec<String>,
    pub shared: Option<Shared>,
}

/// Bytes, pages and lines from one mark to the next.
#[derive(Debug, Serialize, Deserialize)]
struct Step(u32, i32, i32);

/// What the passages of an item have in common.
#[derive(Debug, Serialize, Deserialize)]
pub struct Shared {
    source: String,
    meeting: MeetingHead,
    item: Option<ItemHead>,
    path: Vec<usize>,
    presenters: Vec<String>,
    outcome: Option<String>,
}

/// Of an outcome, so many bytes are kept: nine in ten decisions of a city council are shorter, and the beginning tells what
/// was decided.
const LONGEST_OUTCOME: usize = 400;

impl Shared {
    /// Of the item at `path`.
    pub(super) fn of(record: &Record, path: &[usize]) -> Self {
        let protocol = &record.protocol;
        let line = protocol.line_of_descent(path);
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
    pub(super) fn new(passage: Passage, shared: Option<Shared>) -> Self {
        let Passage { text, marks, starts, is_decision, headings, .. } = passage;
        let mut last = Mark::default();
        let steps = marks.into_iter().map(|mark| {
            let step = Step(
                mark.offset.wrapping_sub(last.offset),
                mark.position.page.wrapping_sub(last.position.page).cast_signed(),
                mark.position.line.wrapping_sub(last.position.line).cast_signed(),
            );
            last = mark;
            step
        });
        Self { text, marks: steps.collect(), starts, is_decision, headings, shared }
    }

    /// The passage with what it has in common with the others of its item.
    pub(super) fn unpacked(self, shared: Shared) -> StoredPassage {
        let Shared { source, meeting, item, path, presenters, outcome } = shared;
        let mut mark = Mark::default();
        let marks = self.marks.into_iter().map(|Step(offset, page, line)| {
            mark.offset = mark.offset.wrapping_add(offset);
            mark.position.page = mark.position.page.wrapping_add_signed(page);
            mark.position.line = mark.position.line.wrapping_add_signed(line);
            mark
        });
        let (text, marks, starts) = (self.text, marks.collect(), self.starts);
        let (is_decision, headings) = (self.is_decision, self.headings);
        StoredPassage { source, text, marks, starts, is_decision, meeting, item, headings, path, presenters, outcome }
    }
}
