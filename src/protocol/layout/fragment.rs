//! A part of a printed line that is read as one row, and its place on the page.

use crate::extract::Line;
use std::ops::Range;

/// A printed line or a part of one, to be read as one row.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct Fragment<'a> {
    pub line: &'a Line,
    /// Its range in the printed line.
    pub bytes: Range<usize>,
    /// Text that is read before it though it is not printed: the § that a flattened heading lacks.
    pub sign: &'static str,
    /// The bytes of the printed line at which its second and further cells begin.
    pub cells: Vec<usize>,
    /// There is a gap before it.
    pub is_apart: bool,
    pub kind: FragmentKind,
    /// U+00AD means a hyphen that is printed, not one that a line break may show.
    pub has_printed_hyphens: bool,
    pub features: Option<LayoutFeatures>,
}

/// What a fragment of a flattened line was divided from the rest of the line for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum FragmentKind {
    /// Nothing that is known.
    Plain,
    /// It is the head that all pages begin with.
    PageHead,
    /// It begins with a number inside the line that counts the items.
    Item,
}

/// Where a fragment is on its page, and how it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the type or of the margins, and none follows from others"
)]
pub(in crate::protocol) struct LayoutFeatures {
    /// Its distance from the top, as a fraction of the page's height.
    pub distance_from_top: f32,
    /// The size of its largest letters, in points.
    pub size: f32,
    /// All of it is bold.
    pub is_bold: bool,
    /// None of it is drawn: text recognition put it behind the image of the page.
    pub is_hidden: bool,
    /// It ends because the line was full: the first word of the next row of its column did not fit on it.
    pub is_full: bool,
    /// It continues the row before it: it is the next line of a table's first cell, or it is indented directly below
    /// an entry of a list.
    pub continues_row: bool,
}

impl<'a> Fragment<'a> {
    pub fn whole(line: &'a Line) -> Self {
        Self {
            line,
            bytes: 0..line.printed.len(),
            sign: "",
            cells: Vec::new(),
            is_apart: false,
            kind: FragmentKind::Plain,
            has_printed_hyphens: false,
            features: None,
        }
    }

    pub(in crate::protocol) fn printed(&self) -> &'a str {
        &self.line.printed[self.bytes.clone()]
    }

    /// Its left and right edge, from the left edge of the page.
    pub(super) fn edges(&self) -> (f32, f32) {
        let own = self.line.runs_in(&self.bytes);
        (own.first().map_or(0.0, |run| run.x0), own.last().map_or(0.0, |run| run.x1))
    }

    /// The places where its words begin after gaps, from the left edge of the page.
    pub(super) fn starts(&self) -> Vec<f32> {
        self.line.runs_in(&self.bytes).iter().map(|run| run.x0).collect()
    }
}

/// The number of letters in a text.
pub(super) fn letters(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
}
