//! What a file says, page by page and line by line: the letters as they are printed, and beside them what the page or
//! the markup shows of each. Nothing is left out here, so that whatever is read later can be cited by line and bytes.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The text of one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    pub pages: Vec<Page>,
    pub line_breaks: LineBreaks,
    /// What a reader should know of how the text was won: "read as Windows-1252".
    pub remarks: Vec<String>,
}

/// What the end of a line means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineBreaks {
    /// The line was full: lines are those of a page or of a text file.
    #[default]
    Printed,
    /// A paragraph ended: lines are as long as what they say, as in Word and HTML files.
    Paragraphs,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// From 1.
    pub number: u32,
    /// Where the format knows paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    pub lines: Vec<Line>,
}

/// In points, a 72nd of an inch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// A line as printed, without its line break.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    pub position: Position,
    pub printed: String,
    /// What markup says of the line. In the order of their beginnings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Where on the page its words stand. From left to right; empty where the format knows no places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
}

/// Where a line stands in its file. Both count from 1. A file without pages is one page. Lines of text files are
/// counted through the whole file, as an editor does; lines of a PDF from the top of each page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    pub page: u32,
    pub line: u32,
}

/// Something that markup says of a part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Of the printed line.
    pub bytes: Range<usize>,
    pub kind: MarkKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A heading; 1 is the highest.
    Heading {
        level: u8,
    },
    /// A point of a list whose sign is no part of the text.
    Bullet,
    Emphasis,
    /// A cell of a table; all three count from 0.
    Cell {
        table: u32,
        row: u32,
        column: u32,
    },
    /// Signs of the markup itself ("##", "**"): no words of the document.
    Sign,
    /// A sign of the markup that breaks the line inside a cell of a table.
    Break,
    /// Printed at the head or foot of the pages, and so told once.
    Furniture,
    /// Printed in another direction than the rest of the page.
    Turned,
}

/// Words set in one go: the same size and weight, no gap wider than between words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// Of the printed line.
    pub bytes: Range<usize>,
    /// In points from the left edge of the page.
    pub x0: f32,
    pub x1: f32,
    /// The base line, in points from the top of the page.
    pub y: f32,
    /// Of the letters, in points.
    pub size: f32,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Not drawn: the text that a recogniser laid behind a scanned page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl Text {
    /// A plain text as one reads it in an editor.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { pages: super::lines::cut(text), ..Self::default() }
    }

    /// The line at `position`.
    #[must_use]
    pub fn line(&self, position: Position) -> Option<&Line> {
        let page = self.pages.binary_search_by_key(&position.page, |page| page.number).ok()?;
        let lines = &self.pages[page].lines;
        let near = usize::try_from(position.line).ok()?.checked_sub(1)?;
        // Lines of a page that is text are numbered from its first; those of others may leave numbers out.
        lines
            .get(near)
            .filter(|line| line.position == position)
            .or_else(|| lines.iter().find(|line| line.position == position))
    }

    /// All lines, page after page.
    #[must_use]
    pub fn lines(&self) -> impl DoubleEndedIterator<Item = &Line> {
        self.pages.iter().flat_map(|page| &page.lines)
    }
}

impl Line {
    #[must_use]
    pub fn plain(position: Position, printed: &str) -> Self {
        Self { position, printed: printed.to_owned(), marks: Vec::new(), runs: Vec::new() }
    }

    /// The runs inside `bytes`.
    #[must_use]
    pub fn runs_in(&self, bytes: &Range<usize>) -> &[Run] {
        let start = self.runs.partition_point(|run| run.bytes.start < bytes.start);
        let end = self.runs.partition_point(|run| run.bytes.end <= bytes.end);
        self.runs.get(start..end).unwrap_or_default()
    }

    /// The marks of one kind.
    pub fn marked(&self, is_kind: impl Fn(MarkKind) -> bool) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| is_kind(mark.kind))
    }
}
