//! Paragraphs and tables into lines, for formats that have no lines of their own.
//!
//! A row of a table whose cells are a paragraph each is one line; of a row with longer cells each paragraph is a line, cell
//! after cell. Either way the marks say which cell it is.

use super::page::{Line, LineBreaks, Mark, MarkKind, Page, Position, Text};
use super::{Error, TextLimits};

/// A stretch of text without a line break.
#[derive(Debug, Clone, Default)]
pub(super) struct Paragraph {
    pub text: String,
    pub marks: Vec<Mark>,
}

impl Paragraph {
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// Appends text, with a mark on it if there is one to make.
    pub fn push(&mut self, text: &str, kind: Option<MarkKind>) {
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(kind) = kind.filter(|_| !text.trim().is_empty()) {
            self.marks.push(Mark { bytes: start..self.text.len(), kind });
        }
    }

    /// Marks all of it.
    pub fn mark(&mut self, kind: MarkKind) {
        self.marks.push(Mark { bytes: 0..self.text.len(), kind });
    }
}

/// The lines as they are made.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    lines: Vec<Paragraph>,
    bytes: usize,
    tables: u32,
}

impl Sheet {
    pub fn paragraph(&mut self, paragraph: Paragraph) {
        if !paragraph.is_blank() {
            self.bytes += paragraph.text.len() + 1;
            self.lines.push(paragraph);
        }
    }

    /// The number of a table that begins here.
    pub fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// More than `limits` allow; asked while lines are made, so that nothing grows without bound.
    pub fn check(&self, limits: &TextLimits) -> Result<(), Error> {
        if self.bytes > limits.bytes {
            return Err(Error::TooLong { bytes: limits.bytes });
        }
        if self.lines.len() > limits.lines {
            return Err(Error::TooManyLines { lines: limits.lines });
        }
        Ok(())
    }

    pub fn finish(self) -> Text {
        let line = |(paragraph, number): (Paragraph, u32)| {
            let mut marks = paragraph.marks;
            marks.sort_by_key(|mark| (mark.bytes.start, mark.bytes.end));
            Line { marks, ..Line::plain(Position { page: 1, line: number }, &paragraph.text) }
        };
        let lines = self.lines.into_iter().zip(1..).map(line).collect();
        let pages = vec![Page { number: 1, size: None, lines }];
        Text { pages, line_breaks: LineBreaks::Paragraphs, remarks: Vec::new() }
    }
}

/// A row of a table as the lines that it makes.
pub(super) fn row(cells: Vec<Vec<Paragraph>>, table: u32, row: u32) -> Vec<Paragraph> {
    let is_heading = |mark: &Mark| matches!(mark.kind, MarkKind::Heading { .. } | MarkKind::Bullet);
    let is_plain =
        |cell: &Vec<Paragraph>| cell.len() <= 1 && cell.iter().all(|paragraph| !paragraph.marks.iter().any(is_heading));
    let numbered = cells.iter().filter(|cell| !cell.is_empty()).count();
    if numbered > 1 && cells.iter().all(is_plain) {
        let mut line = Paragraph::default();
        for (cell, column) in cells.into_iter().zip(0..) {
            for paragraph in cell {
                if !line.text.is_empty() {
                    line.text.push(' ');
                }
                let start = line.text.len();
                line.text.push_str(&paragraph.text);
                let moved = |mark: Mark| Mark { bytes: mark.bytes.start + start..mark.bytes.end + start, ..mark };
                line.marks.extend(paragraph.marks.into_iter().map(moved));
                line.marks.push(Mark { bytes: start..line.text.len(), kind: MarkKind::Cell { table, row, column } });
            }
        }
        return vec![line];
    }
    let mut lines = Vec::new();
    for (cell, column) in cells.into_iter().zip(0..) {
        for mut paragraph in cell {
            // A table in a cell has told its own.
            if !paragraph.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Cell { .. })) {
                paragraph.mark(MarkKind::Cell { table, row, column });
            }
            lines.push(paragraph);
        }
    }
    lines
}
