//! What a document means: text in, a meeting out. Knows Swedish minutes; knows no files.

mod record;

pub use record::{
    AgendaItem, Attendee, Block, DateBasis, Decision, Group, Kind, Note, NoteKind, Officer, OfficerRole, Part, Place,
    Presenter, Proposal, Protocol, Span, TextQuality, Time,
};

use crate::extract::Text;

/// Reads a text as a meeting. Never fails: what could not be read is said in the notes, and every
/// line of the text stands in one of the parts.
#[must_use]
pub fn parse(text: &Text) -> Protocol {
    Protocol {
        parts: vec![Part {
            place: Place::Remainder,
            blocks: vec![Block { lines: text.lines.clone(), is_decision: false }],
        }],
        ..Protocol::default()
    }
}
