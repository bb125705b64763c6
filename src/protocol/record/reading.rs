//! Explains how a document was read: the outlines that were proposed with their evidence, and what each line was
//! taken for.

use crate::extract::Position;
use serde::Serialize;

/// Why a document was read as it was.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reading {
    /// The outlines that the ways of setting an agenda proposed, with their worth. The outline with the highest worth
    /// was taken.
    pub outlines: Vec<ProposedOutline>,
    /// By line, and within a line by the start of the row.
    pub reasons: Vec<Reason>,
}

/// An outline that one way of setting an agenda proposed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProposedOutline {
    /// "§ signs", "numbers", "titles without numbers".
    pub by: &'static str,
    pub worth: f32,
    pub is_chosen: bool,
    pub headings: Vec<ProposedHeading>,
}

/// A line that may be the heading of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ProposedHeading {
    #[serde(flatten)]
    pub position: Position,
    pub number: Option<String>,
    pub text: String,
    /// The sum of the evidence.
    pub worth: f32,
    pub evidence: Vec<Evidence>,
}

/// Something that speaks for or against a line being a heading.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    pub clue: &'static str,
    pub worth: f32,
}

/// What a row was taken for, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    pub position: Position,
    /// The byte of the printed line at which the row begins.
    pub start: usize,
    pub why: Vec<String>,
}
