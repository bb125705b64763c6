//! The unit of an answer: a stretch of text inside one agenda item, small enough to read at a glance.

use crate::extract::Position;
use crate::protocol::{Place, Protocol};

/// A stretch of text inside one agenda item, or outside the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Position of the item in the agenda, from the top down; empty outside the agenda.
    pub item: Vec<usize>,
    /// The words as printed, source lines joined by a space, blocks by a line break.
    pub text: String,
    /// Where each source line begins in `text`, in bytes, with its place in the file; ascending.
    pub marks: Vec<Mark>,
    pub is_decision: bool,
}

/// From byte `offset` of a passage on, the text stands at `position` in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mark {
    pub offset: u32,
    pub position: Position,
}

impl Passage {
    /// The place in the file of the byte at `offset` of the text.
    #[must_use]
    pub fn position(&self, offset: usize) -> Option<Position> {
        let after = self.marks.partition_point(|mark| mark.offset as usize <= offset);
        self.marks.get(after.saturating_sub(1)).map(|mark| mark.position)
    }
}

/// Cuts a meeting into passages, in reading order. Every line of the document's parts stands in
/// exactly one passage, and no passage reaches over the border of an item.
#[must_use]
pub fn cut(protocol: &Protocol) -> Vec<Passage> {
    let mut passages = Vec::new();
    for part in &protocol.parts {
        let item = if let Place::Item(path) = &part.place { path.clone() } else { Vec::new() };
        for block in &part.blocks {
            let mut passage = Passage { item: item.clone(), text: String::new(), marks: Vec::new(), is_decision: block.is_decision };
            for line in &block.lines {
                passage.marks.push(Mark { offset: u32::try_from(passage.text.len()).unwrap_or(u32::MAX), position: line.position });
                passage.text.push_str(&line.text);
                passage.text.push(' ');
            }
            passages.push(passage);
        }
    }
    passages
}
