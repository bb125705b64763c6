//! Defines the text of a document: pages of lines as printed, with what the page or the markup shows of each. Nothing
//! is left out here, so that later stages can cite every line and byte.

use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The text of one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The pages, in order; a file without pages is one page.
    pub pages: Vec<Page>,
    /// What a line break in this text means.
    pub line_breaks: LineBreaks,
    /// Remarks on how the text was extracted, such as "read as Windows-1252".
    pub remarks: Vec<String>,
}

/// What the end of a line means.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LineBreaks {
    /// The printed line is full; the paragraph may go on in the next. So in PDF and text files.
    #[default]
    Printed,
    /// A paragraph ended. Lines are as long as paragraphs, as in Word and HTML files.
    Paragraphs,
}

/// A page and its lines.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The number of the page, from 1.
    pub number: u32,
    /// The size of the page, if the format has paper sizes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    /// The lines of the page.
    pub lines: Vec<Line>,
}

/// The size of a page in points, a 72nd of an inch.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// A line as printed, without its line break.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// Where the line is in its file.
    pub position: Position,
    /// The text of the line.
    pub printed: String,
    /// What the markup says of parts of the line, in the order in which the parts begin.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// Where on the page the words are, from left to right; empty if the format has no places on a page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub runs: Vec<Run>,
}

/// The position of a line in its file.
///
/// A file without pages is one page. Lines of text files are counted through the whole file, as in an editor; lines of
/// a PDF from the top of each page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    /// The page, from 1.
    pub page: u32,
    /// The line, from 1.
    pub line: u32,
}

/// What the markup says of a part of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// The range of bytes in the printed line.
    pub bytes: Range<usize>,
    /// What the markup says.
    pub kind: MarkKind,
}

/// The kinds of marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MarkKind {
    /// A heading; level 1 is the highest.
    Heading { level: u8 },
    /// An entry of a list whose bullet is not part of the text.
    Bullet,
    /// Emphasised text, such as bold.
    Emphasis,
    /// A cell of a table; table, row and column are counted from 0.
    Cell { table: u32, row: u32, column: u32 },
    /// A sign of the markup itself ("##", "**"), which is not part of the document's words.
    Sign,
    /// A sign of the markup that breaks the line inside a cell of a table.
    Break,
    /// Text at the head or foot of pages, or around the document. It is given once, not on every page.
    #[serde(rename = "furniture")]
    Artifact,
    /// Text in another direction than the rest of the page.
    Turned,
}

/// Words set in one go: with the same size and weight, and without gaps wider than those between words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The range of bytes in the printed line.
    pub bytes: Range<usize>,
    /// The left end, in points from the left edge of the page.
    pub x0: f32,
    /// The right end, in points from the left edge of the page.
    pub x1: f32,
    /// The base line, in points from the top of the page.
    pub y: f32,
    /// The size of the letters, in points.
    pub size: f32,
    /// Whether the letters are bold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bold: bool,
    /// Whether the text is not drawn: text recognition (OCR) put it behind a scanned page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl Text {
    /// A plain text, with lines and pages as an editor shows them.
    #[must_use]
    pub fn plain(text: &str) -> Self {
        Self { pages: super::lines::cut(text), ..Self::default() }
    }

    /// The line at `position`; `None` if there is no such line.
    #[must_use]
    pub fn line(&self, position: Position) -> Option<&Line> {
        let page = self.pages.binary_search_by_key(&position.page, |page| page.number).ok()?;
        let lines = &self.pages[page].lines;
        let near = usize::try_from(position.line).ok()?.checked_sub(1)?;
        // Line numbers of a text page are consecutive; those of other pages may have gaps.
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
    /// A line without marks and runs.
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

    /// The marks of the kinds for which `is_kind` is true.
    pub fn marked(&self, is_kind: impl Fn(MarkKind) -> bool) -> impl Iterator<Item = &Mark> {
        self.marks.iter().filter(move |mark| is_kind(mark.kind))
    }
}
