//! What is stored: a record a document, and each passage with what an answer shows beside it.

use crate::passage::{Mark, Passage};
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

/// A passage as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredPassage {
    /// The path as indexed.
    pub source: String,
    pub text: String,
    pub marks: Vec<Mark>,
    pub is_decision: bool,
    pub meeting: MeetingHead,
    /// `None` outside the agenda.
    pub item: Option<ItemHead>,
    /// The headings over it, from the highest down, in a document that has chapters instead of an agenda.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
    /// Where that stands: positions from the top of the agenda down; empty outside the agenda.
    pub path: Vec<usize>,
    /// Of the item, or of the nearest item above that has any.
    pub presenters: Vec<String>,
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
    pub title: String,
    /// Titles from the top of the agenda down to this item, this one included.
    pub path: Vec<String>,
}

impl StoredPassage {
    pub(super) fn new(source: &Source, protocol: &Protocol, passage: &Passage) -> Self {
        let line = protocol.line_of_descent(&passage.item);
        let presenters = line.iter().rev().map(|item| &item.presenters).find(|presenters| !presenters.is_empty());
        Self {
            source: source.name(),
            text: passage.text.clone(),
            marks: passage.marks.clone(),
            is_decision: passage.is_decision,
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
                title: item.title.clone(),
                path: line.iter().map(|item| item.title.clone()).collect(),
            }),
            headings: passage.headings.clone(),
            path: passage.item.clone(),
            presenters: presenters.into_iter().flatten().map(|presenter| presenter.name.clone()).collect(),
        }
    }
}
