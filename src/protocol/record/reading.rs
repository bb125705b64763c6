//! Defines how a document was read: the outlines that were proposed, with their evidence, and how each line was
//! understood.

use crate::extract::Position;
use serde::Serialize;

/// Why a document was read the way it was.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Explanation {
    /// The proposed outlines, with their scores. There is at most one for each style of agenda, such as § signs or
    /// numbers. The chosen outline is first; usually it has the highest score.
    pub outlines: Vec<ProposedOutline>,
    /// The reasons, by line, and within a line by the start of the row.
    pub reasons: Vec<Reason>,
}

/// The outline of a document, read by one style of agenda.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProposedOutline {
    /// The style of the agenda: "§ signs", "numbers", "titles without numbers".
    pub by: &'static str,
    /// How well the outline fits. The value has no unit; compare it only within one document. It is 0 for a table with
    /// a column of presenters, which is chosen without a comparison.
    #[serde(rename = "worth")]
    pub score: f32,
    /// Whether the document was read with this outline.
    pub is_chosen: bool,
    /// The lines that may be headings in this outline.
    pub headings: Vec<ProposedHeading>,
}

/// A line that may be the heading of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProposedHeading {
    /// The page and line.
    #[serde(flatten)]
    pub position: Position,
    /// The number of the item; `None` if it has none.
    pub number: Option<String>,
    /// The text of the line.
    pub text: String,
    /// The sum of the evidence. It has no unit; a negative value speaks against a heading.
    #[serde(rename = "worth")]
    pub score: f32,
    /// What speaks for or against a heading.
    pub evidence: Vec<Evidence>,
}

/// Something that speaks for or against a line being a heading.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    /// The clue, in words.
    pub clue: &'static str,
    /// What the clue adds to the score of the heading; a negative value speaks against it.
    #[serde(rename = "worth")]
    pub score: f32,
}

/// How a row was understood, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The page and line.
    #[serde(flatten)]
    pub position: Position,
    /// The byte of the printed line at which the row begins.
    pub start: usize,
    /// The reasons, in words.
    pub why: Vec<String>,
}
