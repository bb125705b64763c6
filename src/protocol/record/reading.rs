//! How a document was understood, for whoever wants to know why: which outlines were proposed and what spoke for each, and what each
//! line was read as.

use crate::extract::Position;
use serde::Serialize;

/// Why a document was read as it was.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Reading {
    /// The ways in which the agenda may be set, each with what it is worth; the one that is worth most was taken.
    pub outlines: Vec<ProposedOutline>,
    /// By line, and in it by where the row begins.
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

/// A line that may head a matter.
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

/// Something that speaks for a line being a heading, or against it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Evidence {
    pub clue: &'static str,
    pub worth: f32,
}

/// What a row was taken for, and by what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    #[serde(flatten)]
    pub position: Position,
    /// Where in the printed line the row begins.
    pub start: usize,
    pub why: Vec<String>,
}
