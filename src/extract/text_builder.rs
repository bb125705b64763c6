//! Turns paragraphs and tables into lines, for formats that have no lines of their own.
//!
//! A row of a table with at most one paragraph per cell becomes one line. In a row with longer cells each paragraph
//! becomes a line, cell after cell. In both cases marks say which cell it is.

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

    /// Appends text, with a mark on it if `kind` is given and the text is not blank.
    pub fn push(&mut self, text: &str, kind: Option<MarkKind>) {
        let start = self.text.len();
        self.text.push_str(text);
        if let Some(kind) = kind.filter(|_| !text.trim().is_empty()) {
            self.marks.push(Mark { bytes: start..self.text.len(), kind });
        }
    }

    /// Marks the whole paragraph.
    pub fn mark(&mut self, kind: MarkKind) {
        self.marks.push(Mark { bytes: 0..self.text.len(), kind });
    }
}

/// The lines that have been made so far.
#[derive(Debug, Default)]
pub(super) struct TextBuilder {
    lines: Vec<Paragraph>,
    bytes: usize,
    tables: u32,
}

impl TextBuilder {
    pub fn paragraph(&mut self, paragraph: Paragraph) {
        if !paragraph.is_blank() {
            self.bytes += paragraph.text.len() + 1;
            self.lines.push(paragraph);
        }
    }

    /// Begins a table and returns its number.
    pub fn table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// Returns an error if the lines exceed `limits`. Called while lines are made, so that memory stays limited.
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

/// The lines that a row of a table makes.
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
            // A table inside a cell has marked its own cells.
            if !paragraph.marks.iter().any(|mark| matches!(mark.kind, MarkKind::Cell { .. })) {
                paragraph.mark(MarkKind::Cell { table, row, column });
            }
            lines.push(paragraph);
        }
    }
    lines
}
