//! Gives the lines of a page their places: which words belong together, and how far apart lines are.

use super::fragment::{Fragment, FragmentKind, LayoutFeatures};
use super::row::is_number;
use crate::extract::{Line, Page, Run};
use std::ops::Range;

/// Words of a line with no column gap between them.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub bytes: Range<usize>,
    pub x0: f32,
    pub x1: f32,
}

impl Cell {
    pub fn edges(&self) -> (f32, f32) {
        (self.x0, self.x1)
    }
}

/// A line with its place and its cells.
#[derive(Debug, Clone)]
pub(super) struct PlacedLine<'a> {
    pub line: &'a Line,
    pub cells: Vec<Cell>,
    /// The height of the base line, from the top of the page.
    pub y: f32,
    /// The size of its largest letters.
    pub size: f32,
    /// The height of the page.
    height: f32,
}

/// The gap that separates columns, in sizes of the letters. Justified lines have gaps of up to one size; the
/// narrowest gap met between unaligned columns has two. Chosen between these, not measured.
const COLUMN_GAP: f32 = 1.6;

/// The gap that separates columns in recognised text. Its gaps are uneven, and words may begin at the same place by
/// chance.
const HIDDEN_GAP: f32 = 2.0;

/// A narrower gap that separates columns if nearby lines begin a column at the same place.
const ALIGNED_GAP: f32 = 0.6;

/// The widest gap between a number and the text it numbers. Two tabs of the usual width, half an inch; not measured.
pub(super) const NUMBER_GAP: f32 = 6.0;

/// The most points by which two beginnings at the same place differ.
pub(super) const ALIGNED: f32 = 1.5;

/// The least indent of a hanging line, in sizes of the letters; less is uneven printing. Not measured.
pub(super) const HANGING: f32 = 0.5;

/// How many lines above and below are searched for columns that begin at the same place.
const NEIGHBOURS: usize = 4;

/// The lines of a page that have places, each with its cells.
pub(super) fn place(page: &Page) -> Vec<PlacedLine<'_>> {
    let mut placed: Vec<PlacedLine<'_>> =
        page.lines.iter().filter(|line| !line.runs.is_empty()).map(|line| PlacedLine::new(line, page)).collect();
    let starts: Vec<Vec<f32>> = placed.iter().map(|placed| starts(&placed.line.runs)).collect();
    for (index, own) in placed.iter_mut().enumerate() {
        let around = index.saturating_sub(NEIGHBOURS)..(index + NEIGHBOURS + 1).min(starts.len());
        own.cells = cells(&own.line.runs, &starts[around]);
        // A line's number is not a column of its own, unless a wide gap follows it.
        if own.cells.len() > 1 && is_number(own.text(0)) && own.cells[1].x0 - own.cells[0].x1 < NUMBER_GAP * own.size {
            let number = own.cells.remove(0);
            (own.cells[0].bytes.start, own.cells[0].x0) = (number.bytes.start, number.x0);
        }
    }
    placed
}

impl<'a> PlacedLine<'a> {
    fn new(line: &'a Line, page: &Page) -> Self {
        let size = line.runs.iter().map(|run| run.size).fold(0.0, f32::max);
        let y = line.runs.first().map_or(0.0, |run| run.y);
        Self { line, cells: Vec::new(), y, size, height: page.size.map_or(0.0, |size| size.height) }
    }

    /// The text of the cell at `index`.
    pub fn text(&self, index: usize) -> &'a str {
        self.cells.get(index).and_then(|cell| self.line.printed.get(cell.bytes.clone())).unwrap_or("")
    }

    pub fn is_bold(&self, index: usize) -> bool {
        self.cells.get(index).is_some_and(|cell| self.runs(cell).all(|run| run.bold))
    }

    /// The column of this line in which a text that begins at `x` is.
    pub fn column_of(&self, x: f32) -> Option<usize> {
        let at = self.cells.partition_point(|cell| cell.x0 < x - ALIGNED);
        self.cells.get(at).filter(|cell| (cell.x0 - x).abs() <= ALIGNED).map(|_| at)
    }

    /// The cells of this line that are in column `column` of the line whose cells are `first`.
    pub fn column(&self, first: &[Cell], column: usize) -> &[Cell] {
        let from = first[column].x0 - ALIGNED;
        let to = first.get(column + 1).map_or(f32::MAX, |next| next.x0 - ALIGNED);
        let start = self.cells.partition_point(|cell| cell.x0 < from);
        let end = self.cells.partition_point(|cell| cell.x0 < to);
        &self.cells[start..end.max(start)]
    }

    /// The runs of a cell.
    pub fn runs(&self, cell: &Cell) -> impl Iterator<Item = &'a Run> {
        self.line.runs_in(&cell.bytes).iter()
    }

    /// Splits the cell that the runs from `x` on begin in.
    pub fn split_cell_at(&mut self, x: f32) {
        let parted = self.cells.iter().flat_map(|cell| {
            let right = self.runs(cell).find(|run| run.x0 + ALIGNED >= x);
            let left = self.runs(cell).take_while(|run| run.x0 + ALIGNED < x).last();
            match (left, right) {
                (Some(left), Some(right)) => vec![
                    Cell { bytes: cell.bytes.start..left.bytes.end, x0: cell.x0, x1: left.x1 },
                    Cell { bytes: right.bytes.start..cell.bytes.end, x0: right.x0, x1: cell.x1 },
                ],
                _ => vec![cell.clone()],
            }
        });
        self.cells = parted.collect();
    }

    /// The fragment that some neighbouring cells make.
    pub fn fragment(&self, cells: &[Cell], is_apart: bool) -> Fragment<'a> {
        let start = cells.first().map_or(0, |cell| cell.bytes.start);
        let end = cells.last().map_or(0, |cell| cell.bytes.end);
        let own = || self.line.runs_in(&(start..end)).iter();
        let depth = if self.height > 0.0 { self.y / self.height } else { 0.5 };
        let size = own().map(|run| run.size).fold(0.0, f32::max);
        let is_bold = own().all(|run| run.bold);
        let is_hidden = own().all(|run| run.hidden);
        let place =
            LayoutFeatures { distance_from_top: depth, size, is_bold, is_hidden, is_full: false, continues_row: false };
        Fragment {
            line: self.line,
            bytes: start..end,
            sign: "",
            cells: cells.iter().skip(1).map(|cell| cell.bytes.start).collect(),
            is_apart,
            kind: FragmentKind::Plain,
            // A drawn hyphen is a printed hyphen.
            has_printed_hyphens: true,
            features: Some(place),
        }
    }
}

/// Where a line begins, and where its runs begin after a gap wide enough to separate columns.
fn starts(runs: &[Run]) -> Vec<f32> {
    // No table has more columns than this. The bound matters because each run of the lines around is compared with
    // them.
    const MOST: usize = 64;
    let wide = runs.windows(2).filter(|pair| gap(pair) >= COLUMN_GAP).map(|pair| pair[1].x0);
    runs.first().map(|run| run.x0).into_iter().chain(wide).take(MOST).collect()
}

/// The gap between two runs, in sizes of their letters.
pub(super) fn gap(pair: &[Run]) -> f32 {
    (pair[1].x0 - pair[0].x1) / pair[0].size.max(pair[1].size).max(1.0)
}

fn cells(runs: &[Run], starts: &[Vec<f32>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let is_parted = index.checked_sub(1).is_some_and(|before| {
            let gap = gap(&runs[before..=index]);
            if run.hidden {
                return gap >= HIDDEN_GAP;
            }
            let is_aligned = || starts.iter().flatten().any(|start| (start - run.x0).abs() <= ALIGNED);
            gap >= COLUMN_GAP || gap >= ALIGNED_GAP && is_aligned()
        });
        match cells.last_mut().filter(|_| !is_parted) {
            Some(cell) => (cell.bytes.end, cell.x1) = (run.bytes.end, run.x1),
            None => cells.push(Cell { bytes: run.bytes.clone(), x0: run.x0, x1: run.x1 }),
        }
    }
    cells
}

/// The distance between lines inside a paragraph, in sizes of the letters: the lower quartile of the page's steps.
/// Most pages have more lines that go on than lines set apart, and some have few.
pub(super) fn leading(placed: &[PlacedLine<'_>]) -> f32 {
    // The default of word processors, and the widest running text met.
    const USUAL: f32 = 1.2;
    const WIDEST: f32 = 1.7;
    let mut steps: Vec<f32> = placed
        .windows(2)
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
        // A line that is closer is beside the other, not below it.
        .filter(|step| *step > 0.9 && *step < 3.0)
        .collect();
    steps.sort_unstable_by(f32::total_cmp);
    steps.get(steps.len() / 4).map_or(USUAL, |step| step.min(WIDEST))
}

/// Whether there is more than the usual space between a line and the line before it. A quarter more is enough: Word
/// separates paragraphs by half a line or more.
pub(super) fn is_gap(before: f32, own: &PlacedLine<'_>, leading: f32) -> bool {
    const MORE: f32 = 1.25;
    own.y - before > MORE * leading * own.size || own.y < before
}
