//! The lines of a page with their places: which of their words stand together, and how far the lines are from each other.

use super::fragment::{Fragment, Place};
use super::row::is_number;
use crate::extract::{Line, Page, Run};
use std::ops::Range;

/// Words of a line that no column parts.
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
pub(super) struct Placed<'a> {
    pub line: &'a Line,
    pub cells: Vec<Cell>,
    /// The base line, from the top of the page.
    pub y: f32,
    /// Of its largest letters.
    pub size: f32,
    /// Of the page.
    height: f32,
}

/// A gap of so many times the size of the letters parts columns. Justified lines have gaps of up to once; the narrowest
/// column gap met between unaligned words has twice. By feel between them.
const COLUMN_GAP: f32 = 1.6;

/// What a recogniser read has uneven gaps, and words that begin at one place by chance: only a wider gap parts its columns.
const HIDDEN_GAP: f32 = 2.0;

/// A narrower gap parts columns too, if the next lines begin a column at the same place.
const ALIGNED_GAP: f32 = 0.6;

/// The widest gap between a number and what it numbers. Tabs of half an inch are the usual ones; by feel two of them.
pub(super) const NUMBER_GAP: f32 = 6.0;

/// Beginnings at the same place differ by no more than this many points.
pub(super) const ALIGNED: f32 = 1.5;

/// Further in than this part of the size of the letters: less is uneven printing. By feel.
pub(super) const HANGING: f32 = 0.5;

/// So many lines above and below are looked at for columns that begin at the same place.
const NEIGHBOURS: usize = 4;

/// The lines of a page that have places, each with its cells.
pub(super) fn place(page: &Page) -> Vec<Placed<'_>> {
    let mut placed: Vec<Placed<'_>> =
        page.lines.iter().filter(|line| !line.runs.is_empty()).map(|line| Placed::new(line, page)).collect();
    let starts: Vec<Vec<f32>> = placed.iter().map(|placed| starts(&placed.line.runs)).collect();
    for (index, own) in placed.iter_mut().enumerate() {
        let around = index.saturating_sub(NEIGHBOURS)..(index + NEIGHBOURS + 1).min(starts.len());
        own.cells = cells(&own.line.runs, &starts[around]);
        // What numbers a line is no column of its own, but where it stands alone in a wide one.
        if own.cells.len() > 1 && is_number(own.text(0)) && own.cells[1].x0 - own.cells[0].x1 < NUMBER_GAP * own.size {
            let number = own.cells.remove(0);
            (own.cells[0].bytes.start, own.cells[0].x0) = (number.bytes.start, number.x0);
        }
    }
    placed
}

impl<'a> Placed<'a> {
    fn new(line: &'a Line, page: &Page) -> Self {
        let size = line.runs.iter().map(|run| run.size).fold(0.0, f32::max);
        let y = line.runs.first().map_or(0.0, |run| run.y);
        Self { line, cells: Vec::new(), y, size, height: page.size.map_or(0.0, |size| size.height) }
    }

    /// What the cell at `index` says.
    pub fn text(&self, index: usize) -> &'a str {
        self.cells.get(index).and_then(|cell| self.line.printed.get(cell.bytes.clone())).unwrap_or("")
    }

    pub fn is_bold(&self, index: usize) -> bool {
        self.cells.get(index).is_some_and(|cell| self.runs(cell).all(|run| run.bold))
    }

    /// The column of this line that what begins at `x` stands in.
    pub fn column_of(&self, x: f32) -> Option<usize> {
        let at = self.cells.partition_point(|cell| cell.x0 < x - ALIGNED);
        self.cells.get(at).filter(|cell| (cell.x0 - x).abs() <= ALIGNED).map(|_| at)
    }

    /// The cells in a column of the line `first`.
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

    /// Begins a cell where the runs from `x` on begin.
    pub fn part_at(&mut self, x: f32) {
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

    /// The fragment of some neighbouring cells.
    pub fn fragment(&self, cells: &[Cell], is_apart: bool) -> Fragment<'a> {
        let start = cells.first().map_or(0, |cell| cell.bytes.start);
        let end = cells.last().map_or(0, |cell| cell.bytes.end);
        let own = || self.line.runs_in(&(start..end)).iter();
        let depth = if self.height > 0.0 { self.y / self.height } else { 0.5 };
        let size = own().map(|run| run.size).fold(0.0, f32::max);
        let is_bold = own().all(|run| run.bold);
        let is_hidden = own().all(|run| run.hidden);
        let place = Place { depth, size, is_bold, is_hidden, is_full: false, hangs: false };
        Fragment {
            line: self.line,
            bytes: start..end,
            sign: "",
            cells: cells.iter().skip(1).map(|cell| cell.bytes.start).collect(),
            is_apart,
            is_page_head: false,
            // What is drawn is there.
            has_printed_hyphens: true,
            place: Some(place),
        }
    }
}

/// Where a line begins, and where its runs begin after a gap that is wide enough to part columns.
fn starts(runs: &[Run]) -> Vec<f32> {
    // No table has more columns; each run of the lines around is held against them.
    const MOST: usize = 64;
    let wide = runs.windows(2).filter(|pair| gap(pair) >= COLUMN_GAP).map(|pair| pair[1].x0);
    runs.first().map(|run| run.x0).into_iter().chain(wide).take(MOST).collect()
}

/// Between two runs, in sizes of their letters.
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

/// From line to line inside a paragraph, in sizes of the letters: a quarter of the steps of a page are no wider, for most pages
/// have more lines that go on than lines set apart, and some have few.
pub(super) fn leading(placed: &[Placed<'_>]) -> f32 {
    // What a word processor sets by itself, and the widest of running text met.
    const USUAL: f32 = 1.2;
    const WIDEST: f32 = 1.7;
    let mut steps: Vec<f32> = placed
        .windows(2)
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
        // What stands closer is beside, not under.
        .filter(|step| *step > 0.9 && *step < 3.0)
        .collect();
    steps.sort_unstable_by(f32::total_cmp);
    steps.get(steps.len() / 4).map_or(USUAL, |step| step.min(WIDEST))
}

/// Whether more than the usual space stands between a line and the one before it. A quarter more: Word sets paragraphs
/// apart by half a line and more.
pub(super) fn is_gap(before: f32, own: &Placed<'_>, leading: f32) -> bool {
    const MORE: f32 = 1.25;
    own.y - before > MORE * leading * own.size || own.y < before
}
