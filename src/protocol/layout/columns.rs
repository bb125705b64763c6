//! Finds independent columns on a page: columns of running text, lists of names, an address beside a letterhead. Such
//! columns are read one after the other.

use super::placed::{ALIGNED, Cell, HANGING, PlacedLine, gap};
use crate::extract::Line;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// Consecutive lines that have the same gutter between two columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    pub lines: usize,
    /// The x coordinate at which the right column begins.
    pub right: f32,
}

/// The fewest lines that two columns of running text have. A shorter strip between words may be chance.
const FEWEST: usize = 8;

/// The most lines that are searched for columns: with more it is not a page, and the search would cost more than the
/// text is worth. The fullest page met, two columns of small type, has 130.
const LONGEST: usize = 500;

/// The width of the empty strip between two columns of running text, in sizes of the letters.
const STRIP: f32 = 0.8;

/// The columns of running text on a page, each with the index of its first line, from the top. They are found by the
/// empty strip between them, whether or not their lines are at the same height.
pub(super) fn of_text(placed: &[PlacedLine<'_>]) -> Vec<(usize, Columns)> {
    if placed.len() > LONGEST {
        return Vec::new();
    }
    let left = placed.iter().filter_map(|own| own.line.runs.first()).map(|run| run.x0).fold(f32::MAX, f32::min);
    // The places where many lines begin, or continue after a gap.
    let mut starts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for own in placed {
        let runs = &own.line.runs;
        let after_gap = runs.windows(2).filter(|pair| gap(pair) >= STRIP).map(|pair| &pair[1]);
        for run in runs.first().into_iter().chain(after_gap).filter(|run| run.x0 > left + 2.0 * run.size) {
            #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
            let (count, x) = starts.entry(run.x0.round() as i32).or_insert((0, run.x0));
            *count += 1;
            *x = x.min(run.x0);
        }
    }
    let candidates = starts.into_values().filter(|(count, _)| *count >= FEWEST);
    let mut paragraphs: Vec<(usize, Columns)> = candidates.flat_map(|(_, right)| strips(placed, right)).collect();
    // The longest first: of two that overlap, the shorter is a part of the longer, or an indented paragraph.
    paragraphs.sort_by(|(first, one), (other, two)| {
        two.lines.cmp(&one.lines).then(one.right.total_cmp(&two.right)).then(first.cmp(other))
    });
    let mut found: Vec<(usize, Columns)> = Vec::new();
    for (first, columns) in paragraphs {
        let overlaps =
            |(other, taken): &(usize, Columns)| first < other + taken.lines && *other < first + columns.lines;
        if !found.iter().any(overlaps) && columns.are_text(&placed[first..]) {
            found.push((first, columns));
        }
    }
    found.sort_by_key(|(first, _)| *first);
    found
}

/// The stretches of lines that leave the strip before `right` empty.
fn strips(placed: &[PlacedLine<'_>], right: f32) -> Vec<(usize, Columns)> {
    let crosses = |own: &PlacedLine<'_>| {
        own.line.runs.iter().any(|run| run.x0 < right - ALIGNED && run.x1 > right - STRIP * run.size.min(own.size))
    };
    let mut found = Vec::new();
    let mut first = 0;
    for index in 0..=placed.len() {
        if placed.get(index).is_none_or(crosses) {
            if index > first {
                found.push((first, Columns { lines: index - first, right }));
            }
            first = index + 1;
        }
    }
    found
}

impl Columns {
    /// Whether both columns are long and are running text.
    fn are_text(&self, placed: &[PlacedLine<'_>]) -> bool {
        let mut own: Vec<PlacedLine<'_>> = placed[..self.lines].to_vec();
        for line in &mut own {
            line.split_cell_at(self.right);
        }
        [Side::Left, Side::Right].into_iter().all(|side| {
            let column = Column::new(self, &own, side);
            column.fills.len() >= FEWEST && column.is_running_text()
        })
    }

    /// The independent columns that begin at the first of `placed`, if there are any.
    pub fn side_by_side(placed: &[PlacedLine<'_>], leading: f32) -> Option<Self> {
        Self::at(placed, leading).filter(|columns| columns.are_read_down(placed))
    }

    /// The columns that begin at the first of `placed`, if there are any, independent or not.
    fn at(placed: &[PlacedLine<'_>], leading: f32) -> Option<Self> {
        let [first, second, ..] = placed.first()?.cells.as_slice() else { return None };
        let (mut left_end, mut right) = (first.x1, second.x0);
        let mut columns = Self { lines: 0, right };
        let (mut lines, mut both, mut left_only) = (0, 0, 0);
        let mut before = placed.first()?.y;
        for own in placed.iter().take(LONGEST) {
            let is_apart = own.y - before > 1.4 * leading * own.size;
            // Lists and paragraphs may have gaps of one line; text further down belongs to something else.
            if own.y - before > 2.5 * leading * own.size || own.y < before {
                break;
            }
            let (mut own_left, mut own_right) = (left_end, right);
            let (mut has_left, mut has_right) = (false, false);
            for cell in &own.cells {
                if cell.x0 + ALIGNED >= right || cell.x0 > f32::midpoint(left_end, right) {
                    own_right = own_right.min(cell.x0);
                    has_right = true;
                } else {
                    own_left = own_left.max(cell.x1);
                    has_left = true;
                }
            }
            if own_left + ALIGNED >= own_right {
                break;
            }
            // The left column may be longer than the right, as long as its lines have no gap.
            left_only = if has_right { 0 } else { left_only + 1 };
            if left_only > 0 && is_apart {
                break;
            }
            (left_end, right) = (own_left, own_right);
            lines += 1;
            both += usize::from(has_left && has_right);
            columns = Self { lines, right };
            before = own.y;
        }
        (both >= 2 && columns.lines >= 3).then_some(columns)
    }

    /// The cells of one line that are in the column on this side.
    pub fn cells<'b>(&self, placed: &'b PlacedLine<'_>, side: Side) -> &'b [Cell] {
        let at = placed.cells.partition_point(|cell| cell.x0 + ALIGNED < self.right);
        match side {
            Side::Left => &placed.cells[..at],
            Side::Right => &placed.cells[at..],
        }
    }

    /// Whether the columns are independent: both are running text, both are lists of the same kind, or the right one
    /// is set much smaller, as an address is.
    fn are_read_down(&self, placed: &[PlacedLine<'_>]) -> bool {
        let column = |side| Column::new(self, &placed[..self.lines], side);
        let (left, right) = (column(Side::Left), column(Side::Right));
        left.is_running_text() && right.is_running_text()
            || left.is_list() && right.is_list()
            || right.texts.len() >= ADDRESS && right.size < SMALLER * left.size
    }
}

/// The fewest lines that an address has.
const ADDRESS: usize = 4;

/// The largest size of an address relative to the text beside it: 7 points to 10 in the letterheads met. 9 to 11 is a
/// table's cell.
const SMALLER: f32 = 0.8;

/// The text of one column, line by line.
#[derive(Debug)]
struct Column<'a> {
    texts: Vec<&'a str>,
    /// The part of the column's width that each line takes.
    fills: Vec<f32>,
    /// The number of lines with more than one cell.
    parted: usize,
    /// The median size of its runs, in points.
    size: f32,
}

impl<'a> Column<'a> {
    fn new(columns: &Columns, placed: &[PlacedLine<'a>], side: Side) -> Self {
        let mut sizes: Vec<f32> = placed
            .iter()
            .flat_map(|placed| columns.cells(placed, side).iter().flat_map(|cell| placed.runs(cell)))
            .map(|run| run.size)
            .collect();
        sizes.sort_unstable_by(f32::total_cmp);
        let usual_size = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
        let own: Vec<(&'a Line, &[Cell])> = placed
            .iter()
            .map(|placed| (placed.line, columns.cells(placed, side)))
            .filter(|(_, cells)| !cells.is_empty())
            .collect();
        let ends = |cells: &[Cell]| (cells[0].x0, cells[cells.len() - 1].x1);
        let x0 = own.iter().map(|(_, cells)| ends(cells).0).fold(f32::MAX, f32::min);
        let x1 = own.iter().map(|(_, cells)| ends(cells).1).fold(f32::MIN, f32::max);
        // A line that is indented further than most continues the line above.
        let left = usual(own.iter().map(|(_, cells)| ends(cells).0));
        let hanging = |line: &Line| HANGING * line.runs.first().map_or(0.0, |run| run.size);
        let begins = |(line, cells): &&(&'a Line, &[Cell])| ends(cells).0 - left <= hanging(line);
        let fills = own.iter().map(|(_, cells)| (ends(cells).1 - ends(cells).0) / (x1 - x0).max(1.0)).collect();
        let texts = own
            .iter()
            .filter(begins)
            .filter_map(|(line, cells)| line.printed.get(cells[0].bytes.start..cells[cells.len() - 1].bytes.end))
            .collect();
        Self { texts, fills, parted: own.iter().filter(|(_, cells)| cells.len() > 1).count(), size: usual_size }
    }

    /// Whether most lines are full and have enough words for sentences.
    fn is_running_text(&self) -> bool {
        let most = |count: usize| count * 3 >= self.texts.len() * 2;
        self.texts.len() >= 4
            && most(self.fills.iter().filter(|fill| **fill >= 0.75).count())
            && most(self.texts.iter().filter(|text| text.split_whitespace().count() >= 4).count())
    }

    /// Whether the column is a list of names: most lines begin with two or more capitalised words, and these differ
    /// from line to line. The right side of a table repeats itself (places, parties) or is in small letters (roles).
    fn is_list(&self) -> bool {
        let names: Vec<&str> = self.texts.iter().filter_map(|text| leading_capitals(text)).collect();
        let mut different = names.clone();
        different.sort_unstable();
        different.dedup();
        self.parted == 0
            && self.texts.len() >= 2
            && names.len() * 4 >= self.texts.len() * 3
            && different.len() * 10 >= names.len() * 9
    }
}

/// The left edge that most lines of a column have, within a point.
fn usual(places: impl Iterator<Item = f32>) -> f32 {
    let mut counts: BTreeMap<i32, (usize, f32)> = BTreeMap::new();
    for place in places {
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        let (count, _) = counts.entry(place.round() as i32).or_insert((0, place));
        *count += 1;
    }
    // Of several equally frequent edges, the leftmost.
    counts.into_values().rev().max_by_key(|(count, _)| *count).map_or(0.0, |(_, place)| place)
}

/// The name at the head of a line: "Kim Holm (M), ordförande" begins with "Kim Holm". A name has two to four words; a
/// text that goes on in small letters is not one.
fn leading_capitals(text: &str) -> Option<&str> {
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() > 1;
    let end = text.find([',', '(', '–']).unwrap_or(text.len());
    let name = text[..end].trim();
    let words = name.split_whitespace();
    let count = words.clone().count();
    ((2..=4).contains(&count)
        && words.clone().next_back().is_some_and(is_capital)
        && words.clone().next().is_some_and(is_capital))
    .then_some(name)
}
