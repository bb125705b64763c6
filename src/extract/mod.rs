//! What a file says, as text: lines that each know their page and line number.
//! Knows encodings and formats; knows nothing of meetings.

use serde::{Deserialize, Serialize};

/// Where a line stands in its file. Both count from 1; a file without pages is one page, and
/// `line` counts through the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    pub page: u32,
    pub line: u32,
}

/// A line as printed, without its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub position: Position,
    pub text: String,
}

/// The text of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    pub lines: Vec<Line>,
    /// What a reader should know of how the text was won: "read as Windows-1252".
    pub remarks: Vec<String>,
}
