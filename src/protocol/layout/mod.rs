//! Prepares a page for reading: puts its lines in reading order, separates columns and cells, and recognises running
//! heads. It knows no Swedish; its caller supplies the tests of words.
//!
//! The steps are order (fragments of lines in reading order) → row (each as text) → page artifacts.

mod cells;
mod columns;
mod fragment;
mod headings;
mod joining;
mod order;
mod page_artifacts;
mod page_heads;
mod placed;
mod quality;
mod row;

pub(super) use cells::{PlacedCell, middles, placed_cells};
pub(super) use fragment::{Fragment, FragmentKind};
pub(super) use headings::heading;
pub use joining::join_line;
pub(super) use page_artifacts::ArtifactTests;
pub use page_artifacts::PageArtifact;
pub(super) use page_heads::page_heads;
pub(super) use quality::judge;
pub(super) use row::{Bullet, CELL, Row, cells, split};

use super::words::Tolerance;
use crate::extract::{Position, Text};
use std::ops::Range;

/// A row after layout, for inspection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LaidRow {
    pub position: Position,
    /// Its range in the printed line.
    pub bytes: Range<usize>,
    /// Its text as it is read; tabs separate cells.
    pub text: String,
    /// The level of a heading, by markup or by type; 0 for other rows.
    pub level: usize,
    pub is_bullet: bool,
    pub artifact: Option<PageArtifact>,
}

impl From<Row> for LaidRow {
    fn from(row: Row) -> Self {
        let level = row.heading_level();
        let Row { position, bytes, text, bullet, artifact, .. } = row;
        Self { position, bytes, text, level, is_bullet: bullet == Bullet::Yes, artifact }
    }
}

/// The fragments of a text's lines, in reading order.
pub(super) fn fragments(text: &Text) -> impl Iterator<Item = Fragment<'_>> {
    let has_printed_hyphens = text.lines().any(|line| row::has_soft_hyphen_in_number(&line.printed));
    text.pages.iter().flat_map(move |page| order::page(page, text.line_breaks)).map(move |mut fragment| {
        fragment.has_printed_hyphens |= has_printed_hyphens;
        fragment
    })
}

/// The fragments as rows, with page artifacts and headings marked.
pub(super) fn rows<'a>(
    fragments: impl Iterator<Item = Fragment<'a>>,
    signs: &ArtifactTests,
    tolerance: Tolerance,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for fragment in fragments {
        if fragment.is_apart && rows.last().is_some_and(|last| !last.is_blank()) {
            rows.push(Row::blank(fragment.line.position));
        }
        rows.push(row::read(&fragment, tolerance));
    }
    page_artifacts::mark(&mut rows, signs);
    headings::mark(&mut rows);
    rows
}
