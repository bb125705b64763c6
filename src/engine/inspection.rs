//! What a file is read as, line by line, without an index.

use super::Settings;
use super::build::file_name;
use crate::error::Error;
use crate::extract::{Line, LineBreaks, Position, Reader, Size, extract, media_type};
use crate::protocol::{self, Furniture, Kind, LaidRow, Note, Place, ProposedOutline, Protocol, Reading, explain};
use crate::source::{self, File};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::Path;

/// A file, page by page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Inspection {
    pub source: String,
    /// By what the bytes are.
    pub media_type: String,
    pub sha256: String,
    pub kind: Kind,
    pub line_breaks: LineBreaks,
    pub pages: Vec<InspectedPage>,
    /// The outlines that were proposed for the document, the one that was taken first.
    pub outlines: Vec<ProposedOutline>,
    /// How the text was won, and what the reading of the meeting was unsure of.
    pub notes: Vec<Note>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedPage {
    pub number: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    pub lines: Vec<InspectedLine>,
}

/// A printed line, with its marks and its places, and what is read of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct InspectedLine {
    #[serde(flatten)]
    pub line: Line,
    /// In the order of their beginnings; none for a blank line.
    pub rows: Vec<InspectedRow>,
}

/// A line or a part of it, as it is read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InspectedRow {
    /// Of the printed line.
    pub bytes: Range<usize>,
    /// Cells of a row are parted by tabs.
    pub text: String,
    /// When it is read: its number among the rows of the document, from 1.
    pub order: usize,
    /// The level of a heading that markup or type shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub heading: Option<usize>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub bullet: bool,
    /// The text was not drawn: a recogniser laid it behind the page.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub furniture: Option<Furniture>,
    /// Where in the meeting: "head", "attendance", "§ 4", "§ 4, decision", "remainder"; "repeated" where a running head repeats
    /// itself.
    pub place: String,
    /// What it was taken for by itself, and by the labels and lists that it stands under.
    pub why: Vec<String>,
}

/// Reads the file at `path` and tells how.
pub fn inspect(path: &Path, settings: &Settings, reader: Option<&Reader>) -> Result<Inspection, Error> {
    let limits = &settings.limits.document;
    let file = File { name: source::named(path), path: path.to_owned() };
    let document = source::read(&file, limits.file_bytes).map_err(|error| {
        let path = path.to_owned();
        // No list named it, so that it cannot have gone since.
        if matches!(error, source::Error::Vanished) {
            return Error::NoFile { path };
        }
        Error::Unreadable { path, source: Box::new(error) }
    })?;
    let text = extract(&document, &limits.reading(reader))
        .map_err(|source| Error::Unreadable { path: path.to_owned(), source: Box::new(source) })?;
    let meetings = explain(&text, &file_name(path));
    let kind = meetings.first().map_or(Kind::Unknown, |(protocol, _)| protocol.kind);
    let (mut places, mut notes, mut outlines) = (BTreeMap::new(), Vec::new(), Vec::new());
    let mut reasons: BTreeMap<(Position, usize), Vec<String>> = BTreeMap::new();
    for (protocol, Reading { outlines: own, reasons: told }) in meetings {
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
    let LaidRow { bytes, text, level, is_bullet, furniture, .. } = row;
    let heading = (level > 0).then_some(level);
    InspectedRow { bytes, text, order, heading, bullet: is_bullet, hidden, furniture, place, why }
}

/// Where in the meeting each row stands, by where it begins.
fn places(protocol: &Protocol) -> BTreeMap<(Position, usize), String> {
    let mut places = BTreeMap::new();
    for section in &protocol.sections {
        let name = match &section.place {
            Place::Header => "head".to_owned(),
            Place::Attendance => "attendance".to_owned(),
            Place::Remainder => "remainder".to_owned(),
            Place::Chapter(_) => "chapter".to_owned(),
            Place::Item(path) => {
                let numbers = protocol.line_of_descent(path).into_iter().map(|item| item.number.as_deref());
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
