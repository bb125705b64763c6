//! Explains how a file is read, line by line, without an index.

use super::Settings;
use super::build::file_name;
use crate::error::Error;
use crate::extract::{Line, LineBreaks, Position, Reader, Size, extract, media_type};
use crate::protocol::{
    self, Explanation, Kind, LaidRow, Note, PageArtifact, Place, ProposedOutline, Protocol, explain,
};
use crate::source::{self, File};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

/// How a file is read, page by page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    /// The path of the file, as given.
    pub source: String,
    /// The media type that the bytes show.
    pub media_type: String,
    /// The SHA-256 of the file, in lower-case hexadecimal.
    pub sha256: String,
    /// The kind of the first document in the file.
    pub kind: Kind,
    /// Whether a line break in the text ends a paragraph or only a printed line.
    pub line_breaks: LineBreaks,
    /// The pages, in order.
    pub pages: Vec<InspectedPage>,
    /// The outlines that were proposed for the document; the chosen outline is first.
    pub outlines: Vec<ProposedOutline>,
    /// How the text was extracted, and what the reading of the meeting was unsure of.
    pub notes: Vec<Note>,
}

/// A page and its lines.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedPage {
    /// The number of the page, from 1.
    pub number: u32,
    /// The size of the page, if the format has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    /// The printed lines, in the order of the file.
    pub lines: Vec<InspectedLine>,
}

/// A printed line with its marks and places, and the rows that are read from it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedLine {
    /// The line as printed.
    #[serde(flatten)]
    pub line: Line,
    /// The rows in the line, in the order in which they begin; empty for a blank line.
    pub rows: Vec<InspectedRow>,
}

/// A line, or a part of it, as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedRow {
    /// The range of bytes of the printed line that the row comes from.
    pub bytes: Range<usize>,
    /// The text; tabs separate the cells of a row.
    pub text: String,
    /// The number of the row in reading order, counted from 1 over the whole document.
    pub order: usize,
    /// The level of the heading, 1 for the highest; `None` if markup and type size do not make it a heading.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<usize>,
    /// Whether the row is an entry of a list.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bullet: bool,
    /// Whether the text is not drawn: text recognition (OCR) put it behind the image of the page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    /// Why the row is left out of the text, if it is: a running head, a page number, a stamp or text around the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[serde(rename = "furniture")]
    pub artifact: Option<PageArtifact>,
    /// The place in the meeting. In a decision, ", decision" is added: "§ 4, decision".
    /// - "head", "attendance", "chapter" (in a report), "remainder" (text of no item)
    /// - "§ 4": the agenda item with number 4, or an item below it that has no number
    /// - "item 2.1": neither the item nor any item above it has a number; its positions, counted from 1
    /// - "repeated": a row in no section, such as a running head that was printed before
    pub place: String,
    /// Why the row was read this way: what it looks like by itself, and the labels and lists above it.
    pub why: Vec<String>,
}

/// Reads the file at `path` and explains how it is read.
pub fn inspect(path: &Path, settings: &Settings, reader: Option<&Reader>) -> Result<Inspection, Error> {
    let limits = &settings.limits.document;
    // A link that is named directly is followed.
    let target = source::absolute(path).unwrap_or_else(|_| path.to_owned());
    let file = File { name: source::named(path), path: target };
    let document = source::read(&file, limits.file_bytes).map_err(|error| {
        let path = path.to_owned();
        match error {
            // The path was given by the caller and not listed before, so it has not vanished since.
            source::Error::Vanished if source::is_there(&path) => Error::NoFile { path },
            source::Error::Vanished => Error::Unreadable { path, source: Box::new(source::Error::Missing) },
            error => Error::Unreadable { path, source: Box::new(error) },
        }
    })?;
    let text = extract(&document, &limits.extract_options(reader))
        .map_err(|source| Error::Unreadable { path: path.to_owned(), source: Box::new(source) })?;
    let meetings = explain(&text, &file_name(path));
    let kind = meetings.first().map_or(Kind::Unknown, |(protocol, _)| protocol.kind);
    let (mut places, mut notes, mut outlines) = (BTreeMap::new(), Vec::new(), Vec::new());
    let mut reasons: BTreeMap<(Position, usize), Vec<String>> = BTreeMap::new();
    for (protocol, Explanation { outlines: own, reasons: told }) in meetings {
        places.extend(self::places(&protocol));
        outlines.extend(own);
        reasons.extend(told.into_iter().map(|reason| ((reason.position, reason.start), reason.why)));
        notes.extend(protocol.notes);
    }
    let hidden = text.lines().filter(|line| !line.runs.is_empty() && line.runs.iter().all(|run| run.hidden));
    let hidden: BTreeSet<Position> = hidden.map(|line| line.position).collect();
    let mut rows: BTreeMap<Position, Vec<InspectedRow>> = BTreeMap::new();
    for (row, order) in protocol::lay_out(&text).into_iter().zip(1..) {
        let is_hidden = hidden.contains(&row.position);
        let place = places.get(&(row.position, row.bytes.start)).cloned().unwrap_or_else(|| "repeated".to_owned());
        let why = reasons.remove(&(row.position, row.bytes.start)).unwrap_or_default();
        rows.entry(row.position).or_default().push(inspected(row, order, is_hidden, place, why));
    }
    let pages = text.pages.into_iter().map(|page| InspectedPage {
        number: page.number,
        size: page.size,
        lines: page
            .lines
            .into_iter()
            .map(|line| {
                let mut rows = rows.remove(&line.position).unwrap_or_default();
                rows.sort_by_key(|row| row.bytes.start);
                InspectedLine { line, rows }
            })
            .collect(),
    });
    Ok(Inspection {
        source: path.display().to_string(),
        media_type: media_type(&document).to_owned(),
        sha256: document.sha256,
        kind,
        line_breaks: text.line_breaks,
        pages: pages.collect(),
        outlines,
        notes,
    })
}

fn inspected(row: LaidRow, order: usize, hidden: bool, place: String, why: Vec<String>) -> InspectedRow {
    let LaidRow { bytes, text, level, is_bullet, artifact, .. } = row;
    let heading = (level > 0).then_some(level);
    InspectedRow { bytes, text, order, heading, bullet: is_bullet, hidden, artifact, place, why }
}

/// The place in the meeting of each row, by the position at which the row begins.
fn places(protocol: &Protocol) -> BTreeMap<(Position, usize), String> {
    let mut places = BTreeMap::new();
    for section in &protocol.sections {
        let name = match &section.place {
            Place::Header => "head".to_owned(),
            Place::Attendance => "attendance".to_owned(),
            Place::Remainder => "remainder".to_owned(),
            Place::Chapter(_) => "chapter".to_owned(),
            Place::Item(path) => {
                let numbers = protocol.ancestors_and_self(path).into_iter().map(|item| item.number.as_deref());
                match numbers.flatten().last() {
                    Some(number) => format!("§ {number}"),
                    None => {
                        format!("item {}", path.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join("."))
                    }
                }
            }
        };
        for paragraph in &section.paragraphs {
            for line in &paragraph.lines {
                let place = if paragraph.is_decision { format!("{name}, decision") } else { name.clone() };
                places.insert((line.position, line.bytes.start), place);
            }
        }
    }
    places
}
