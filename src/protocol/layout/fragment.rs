//! A part of a printed line that is read as one row, and where on the page it stands.

use crate::extract::Line;
use std::ops::Range;

/// A printed line or a part of one, to be read as one row.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct Fragment<'a> {
    pub line: &'a Line,
    /// Of the printed line.
    pub bytes: Range<usize>,
    /// What is read before it and not printed: the § that a flattened heading lacks.
    pub sign: &'static str,
    /// Where in the printed line further cells begin.
    pub cells: Vec<usize>,
    /// A gap stands before it.
    pub is_apart: bool,
    /// It stands at the head of all pages.
    pub is_page_head: bool,
    /// U+00AD stands for a hyphen that is printed, not for one that may be.
    pub has_printed_hyphens: bool,
    pub place: Option<Place>,
}

/// Where a fragment stands on its page, and how it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the type or of the margins, and none follows from others"
)]
pub(in crate::protocol) struct Place {
    /// From the top, as a part of the page's height.
    pub depth: f32,
    /// Of the largest letters, in points.
    pub size: f32,
    /// All of it is bold.
    pub is_bold: bool,
    /// None of it is drawn: a recogniser laid it behind the page.
    pub is_hidden: bool,
    /// The first word of the next row of its column had no room on it: it did not end of itself.
    pub is_full: bool,
    /// It goes on with the row before it: the next line of a table's first cell, or further in and directly under an entry of
    /// a list.
    pub hangs: bool,
}

impl<'a> Fragment<'a> {
    pub fn whole(line: &'a Line) -> Self {
        Self {
            line,
            bytes: 0..line.printed.len(),
            sign: "",
            cells: Vec::new(),
            is_apart: false,
            is_page_head: false,
            has_printed_hyphens: false,
            place: None,
        }
    }

    pub(in crate::protocol) fn printed(&self) -> &'a str {
        &self.line.printed[self.bytes.clone()]
    }

    /// Where it begins and ends, from the left edge of the page.
    pub(super) fn edges(&self) -> (f32, f32) {
        let own = self.line.runs_in(&self.bytes);
        (own.first().map_or(0.0, |run| run.x0), own.last().map_or(0.0, |run| run.x1))
    }

    /// Where its words begin after gaps, from the left edge of the page.
    pub(super) fn starts(&self) -> Vec<f32> {
        self.line.runs_in(&self.bytes).iter().map(|run| run.x0).collect()
    }
}

/// How many letters a text has.
pub(super) fn letters(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
}
