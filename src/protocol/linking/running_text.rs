//! The paragraphs of a document as running text, with the position of each line.

use crate::extract::Position;
use crate::protocol::layout::join_line;
use crate::protocol::record::{Paragraph, Place, Protocol, Section};

/// A paragraph of the document as running text.
pub(super) struct Text<'a> {
    pub whole: String,
    /// The byte at which each line begins, ascending, with its position.
    lines: Vec<(usize, Position)>,
    pub item: &'a [usize],
    /// It says what the item, or the document, is about.
    pub is_heading: bool,
    /// It is a list of those present, which the record already has.
    pub is_list: bool,
}

impl Text<'_> {
    pub fn position(&self, offset: usize) -> Position {
        let after = self.lines.partition_point(|(start, _)| *start <= offset);
        self.lines.get(after.saturating_sub(1)).map_or(Position { page: 1, line: 1 }, |(_, position)| *position)
    }
}

/// The paragraphs of all sections, in reading order. They are made one at a time, because the text of a whole document
/// would be in memory twice.
pub(super) fn texts(protocol: &Protocol) -> impl Iterator<Item = Text<'_>> {
    protocol.sections.iter().flat_map(|section| {
        section.paragraphs.iter().enumerate().map(|(index, paragraph)| text(section, index, paragraph))
    })
}

fn text<'a>(section: &'a Section, index: usize, paragraph: &Paragraph) -> Text<'a> {
    let (item, is_heading) = match &section.place {
        Place::Item(path) => (path.as_slice(), index == 0),
        Place::Header => (&[][..], true),
        Place::Chapter(_) => (&[][..], index == 0),
        Place::Attendance | Place::Remainder => (&[][..], false),
    };
    let mut whole = String::new();
    let mut lines = Vec::with_capacity(paragraph.lines.len());
    for line in &paragraph.lines {
        // A list has one name per line; in running text a name may continue on the next line.
        let start = if item.is_empty() {
            if !whole.is_empty() {
                whole.push('\n');
            }
            whole.push_str(&line.text);
            whole.len() - line.text.len()
        } else {
            join_line(&mut whole, &line.text)
        };
        lines.push((start, line.position));
    }
    Text { whole, lines, item, is_heading, is_list: section.place == Place::Attendance }
}
