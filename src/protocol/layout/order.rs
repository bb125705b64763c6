//! In which order the lines of a page are read, and what in them stands in columns.
//!
//! Most pages are read line by line, the cells of a line one after the other: label and text, name and role, matter and
//! presenter. What stands in columns that have nothing to do with each other (running text, two lists side by side) is read
//! a column at a time. Where the format knows no places, lines come as they are, and spaces part columns.

use super::row::is_number;
use crate::extract::{Line, LineBreaks, MarkKind, Page, Run};
use std::collections::BTreeMap;
use std::ops::Range;

/// A printed line or a part of one, to be read as one row.
#[derive(Debug, Clone)]
pub(in crate::protocol) struct Piece<'a> {
    pub line: &'a Line,
    /// Of the printed line.
    pub bytes: Range<usize>,
    /// What is read before it and not printed: the § that a flattened heading lacks.
    pub sign: &'static str,
    /// Where in the printed line further cells begin.
    pub cells: Vec<usize>,
    /// A gap stands before it.
    pub is_apart: bool,
    pub place: Option<Place>,
}

/// Where a piece stands on its page, and how it is set.
#[derive(Debug, Clone, Copy, PartialEq)]
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
    /// It stands further in than the row before it in its column, and directly under it: an entry of a list that goes on.
    pub hangs: bool,
}

impl<'a> Piece<'a> {
    pub fn whole(line: &'a Line) -> Self {
        Self { line, bytes: 0..line.printed.len(), sign: "", cells: Vec::new(), is_apart: false, place: None }
    }

    fn printed(&self) -> &'a str {
        &self.line.printed[self.bytes.clone()]
    }

    /// Where it begins and ends, from the left edge of the page.
    fn edges(&self) -> (f32, f32) {
        let inside = |run: &&Run| run.bytes.start >= self.bytes.start && run.bytes.end <= self.bytes.end;
        let mut own = self.line.runs.iter().filter(inside);
        let first = own.next();
        let last = own.next_back().or(first);
        (first.map_or(0.0, |run| run.x0), last.map_or(0.0, |run| run.x1))
    }

    /// Where its words begin after gaps, from the left edge of the page.
    fn starts(&self) -> Vec<f32> {
        let inside = |run: &&Run| run.bytes.start >= self.bytes.start && run.bytes.end <= self.bytes.end;
        self.line.runs.iter().filter(inside).map(|run| run.x0).collect()
    }

    /// The width of its usual letter.
    fn letter(&self) -> f32 {
        let (x0, x1) = self.edges();
        (x1 - x0) / letters(self.printed()).max(1.0)
    }
}

/// The pieces of a page as they are read.
pub(super) fn page(page: &Page, line_breaks: LineBreaks) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let placed: Vec<Placed<'_>> =
        page.lines.iter().filter(|line| !line.runs.is_empty()).map(|line| Placed::new(line, page)).collect();
    if placed.is_empty() {
        for (index, line) in page.lines.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &page.lines[before]);
            let is_apart = line_breaks == LineBreaks::Paragraphs && !is_same_list(before, line);
            pieces.push(Piece { cells: marked_cells(line), is_apart, ..Piece::whole(line) });
        }
        return pieces;
    }
    by_place(page, placed)
}

/// Where the second and further cells of a line of a table begin.
fn marked_cells(line: &Line) -> Vec<usize> {
    let cells = line.marked(|kind| matches!(kind, MarkKind::Cell { .. }));
    cells.skip(1).map(|mark| mark.bytes.start).collect()
}

/// Both are points of a list.
fn is_same_list(before: Option<&Line>, line: &Line) -> bool {
    let is_point = |line: &Line| line.marked(|kind| kind == MarkKind::Bullet).next().is_some();
    before.is_some_and(is_point) && is_point(line)
}

/// Words of a line that no column parts.
#[derive(Debug, Clone)]
struct Cell {
    bytes: Range<usize>,
    x0: f32,
    x1: f32,
}

/// A line with its place and its cells.
#[derive(Debug)]
struct Placed<'a> {
    line: &'a Line,
    cells: Vec<Cell>,
    y: f32,
    size: f32,
    height: f32,
}

/// A gap of so many times the size of the letters parts columns. Justified lines have gaps of up to once; the narrowest
/// column gap met between unaligned words has twice. By feel between them.
const COLUMN_GAP: f32 = 1.6;

/// A narrower gap parts columns too, if the next lines begin a column at the same place.
const ALIGNED_GAP: f32 = 0.6;

/// The widest gap between a number and what it numbers. Tabs of half an inch are the usual ones; by feel two of them.
const NUMBER_GAP: f32 = 6.0;

/// Beginnings at the same place differ by no more than this many points.
const ALIGNED: f32 = 1.5;

/// So many lines above and below are looked at for columns that begin at the same place.
const NEIGHBOURS: usize = 4;

impl<'a> Placed<'a> {
    fn new(line: &'a Line, page: &Page) -> Self {
        let size = line.runs.iter().map(|run| run.size).fold(0.0, f32::max);
        let y = line.runs.first().map_or(0.0, |run| run.y);
        Self { line, cells: Vec::new(), y, size, height: page.size.map_or(0.0, |size| size.height) }
    }

    /// What the cell at `index` says.
    fn text(&self, index: usize) -> &'a str {
        self.cells.get(index).and_then(|cell| self.line.printed.get(cell.bytes.clone())).unwrap_or("")
    }

    fn is_bold(&self, index: usize) -> bool {
        let Some(cell) = self.cells.get(index) else { return false };
        let inside = |run: &&Run| run.bytes.start >= cell.bytes.start && run.bytes.end <= cell.bytes.end;
        self.line.runs.iter().filter(inside).all(|run| run.bold)
    }

    /// The column of this line that what begins at `x` stands in.
    fn column_of(&self, x: f32) -> Option<usize> {
        self.cells.iter().position(|cell| (cell.x0 - x).abs() <= ALIGNED)
    }

    /// The cells in a column of the line `first`.
    fn column(&self, first: &[Cell], column: usize) -> &[Cell] {
        let from = first[column].x0 - ALIGNED;
        let to = first.get(column + 1).map_or(f32::MAX, |next| next.x0 - ALIGNED);
        let start = self.cells.partition_point(|cell| cell.x0 < from);
        let end = self.cells.partition_point(|cell| cell.x0 < to);
        &self.cells[start..end.max(start)]
    }

    /// The piece of some neighbouring cells.
    fn piece(&self, cells: &[Cell], is_apart: bool) -> Piece<'a> {
        let start = cells.first().map_or(0, |cell| cell.bytes.start);
        let end = cells.last().map_or(0, |cell| cell.bytes.end);
        let own = || self.line.runs.iter().filter(|run| run.bytes.start >= start && run.bytes.end <= end);
        let depth = if self.height > 0.0 { self.y / self.height } else { 0.5 };
        let size = own().map(|run| run.size).fold(0.0, f32::max);
        let is_bold = own().all(|run| run.bold);
        let is_hidden = own().all(|run| run.hidden);
        let place = Place { depth, size, is_bold, is_hidden, is_full: false, hangs: false };
        Piece {
            line: self.line,
            bytes: start..end,
            sign: "",
            cells: cells.iter().skip(1).map(|cell| cell.bytes.start).collect(),
            is_apart,
            place: Some(place),
        }
    }
}

/// Where a line begins, and where its runs begin after a gap that is wide enough to part columns.
fn starts(runs: &[Run]) -> Vec<f32> {
    let wide = runs.windows(2).filter(|pair| gap(pair) >= COLUMN_GAP).map(|pair| pair[1].x0);
    runs.first().map(|run| run.x0).into_iter().chain(wide).collect()
}

/// Between two runs, in sizes of their letters.
fn gap(pair: &[Run]) -> f32 {
    (pair[1].x0 - pair[0].x1) / pair[0].size.max(pair[1].size).max(1.0)
}

fn cells(runs: &[Run], starts: &[Vec<f32>]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (index, run) in runs.iter().enumerate() {
        let is_parted = index.checked_sub(1).is_some_and(|before| {
            let gap = gap(&runs[before..=index]);
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

fn by_place<'a>(page: &'a Page, mut placed: Vec<Placed<'a>>) -> Vec<Piece<'a>> {
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
    let leading = leading(&placed);
    let mut pieces: Vec<Flowing<'a>> = Vec::new();
    let mut column = 0;
    let mut index = 0;
    let mut last_y: Option<f32> = None;
    // Where the next column of a table begins, as long as no line passes it.
    let mut gutter: Option<f32> = None;
    while index < placed.len() {
        if let Some(columns) = Columns::at(&placed[index..], leading)
            && columns.are_read_down(&placed[index..])
        {
            let end = index + columns.lines;
            for side in [Side::Left, Side::Right] {
                column += 1;
                let mut before: Option<f32> = None;
                for own in &placed[index..end] {
                    let cells = columns.cells(own, side);
                    if cells.is_empty() {
                        continue;
                    }
                    let is_apart = before.is_none_or(|before| is_gap(before, own, leading));
                    pieces.push(Flowing { piece: own.piece(cells, is_apart), column, gutter: None });
                    before = Some(own.y);
                }
            }
            last_y = None;
            index = end;
            continue;
        }
        let own = &placed[index];
        let is_apart = last_y.is_none_or(|before| is_gap(before, own, leading)) && index > 0;
        let lines = wrapped(&placed[index..], leading);
        let columns = if lines > 1 { own.cells.len() } else { 0 };
        for cell in 0..columns {
            column += 1;
            for (line, wrapped) in placed[index..index + lines].iter().enumerate() {
                let cells = wrapped.column(&own.cells, cell);
                if !cells.is_empty() {
                    let is_apart = line == 0 && (cell > 0 || is_apart);
                    pieces.push(Flowing { piece: wrapped.piece(cells, is_apart), column, gutter: None });
                }
            }
        }
        if lines == 1 {
            let piece = own.piece(&own.cells, is_apart);
            gutter = gutter.filter(|gutter| piece.edges().1 < *gutter);
            pieces.push(Flowing { piece, column: 0, gutter });
        }
        gutter = own.cells.get(1).map(|cell| cell.x0).or(gutter);
        index += lines;
        last_y = Some(placed[index - 1].y);
    }
    let mut pieces = with_margins(pieces);
    // Lines without places are none of a page that has them; kept, so that nothing is lost.
    pieces.extend(page.lines.iter().filter(|line| line.runs.is_empty()).map(Piece::whole));
    pieces
}

/// A piece, and what bounds it.
struct Flowing<'a> {
    piece: Piece<'a>,
    /// In which it follows the one before; 0 is the page.
    column: usize,
    /// Where what stands to its right begins.
    gutter: Option<f32>,
}

/// The pieces, knowing what the margins of their columns say of them.
fn with_margins(pieces: Vec<Flowing<'_>>) -> Vec<Piece<'_>> {
    // Shorter rows may be a page number or a date, which stand where they like.
    const WORDS: usize = 5;
    let mut margins: BTreeMap<usize, f32> = BTreeMap::new();
    for own in pieces.iter().filter(|own| own.column > 0 || own.piece.printed().split_whitespace().count() >= WORDS) {
        let margin = margins.entry(own.column).or_default();
        *margin = margin.max(own.piece.edges().1);
    }
    let mut found: Vec<Piece<'_>> = Vec::with_capacity(pieces.len());
    let mut before: Option<(usize, Option<f32>)> = None;
    // Where the words of the last row begin that goes on with none.
    let mut starts: Vec<f32> = Vec::new();
    for Flowing { mut piece, column, gutter } in pieces {
        let (x0, _) = piece.edges();
        let is_same = before.is_some_and(|(before, _)| before == column);
        // What ends in another column has an end of its own.
        if let Some(last) = found.last_mut().filter(|last| is_same && last.cells.is_empty()) {
            let next = piece.printed().split_whitespace().next().unwrap_or("");
            let end = last.edges().1 + last.letter() * (letters(next) + 1.0);
            let margin = before.and_then(|(_, gutter)| gutter).or_else(|| margins.get(&column).copied());
            let is_full = end > margin.unwrap_or(f32::MAX);
            last.place = last.place.map(|place| Place { is_full, ..place });
        }
        if let Some(place) = &mut piece.place {
            let over = starts.iter().rev().find(|start| **start <= x0 + ALIGNED);
            let indent = over.map_or(0.0, |start| (x0 - start) / place.size.max(1.0));
            place.hangs = is_same && !piece.is_apart && indent > HANGING && indent < NUMBER_GAP;
        }
        if piece.place.is_none_or(|place| !place.hangs) {
            starts = piece.starts();
        }
        before = Some((column, gutter));
        found.push(piece);
    }
    found
}

/// Further in than this part of the size of the letters: less is uneven printing. By feel.
const HANGING: f32 = 0.5;

fn letters(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
}

/// The first word of `next` had no room after `text` before what stands at `end`.
fn is_full(cell: &Cell, text: &str, next: &str, end: f32) -> bool {
    let width = (cell.x1 - cell.x0) / letters(text).max(1.0);
    let word = next.split_whitespace().next().unwrap_or("");
    // A space before it, and one that parts the columns.
    cell.x1 + width * (letters(word) + 2.0) > end
}

/// How many lines the row of a table takes that begins at the first of `placed`: more than one where its first cell goes on in
/// small letters, breaks a word, was full, or is bold throughout.
fn wrapped(placed: &[Placed<'_>], leading: f32) -> usize {
    let Some(first) = placed.first().filter(|first| first.cells.len() > 1) else { return 1 };
    let mut lines = 1;
    let mut last = first.text(0);
    while let Some(next) = placed.get(lines) {
        let begins = next.cells.first().is_some_and(|cell| (cell.x0 - first.cells[0].x0).abs() <= ALIGNED);
        let is_aligned = next.cells.iter().all(|cell| first.column_of(cell.x0).is_some());
        let text = next.text(0);
        let goes_on = text.starts_with(char::is_lowercase)
            || last.ends_with(['-', '\u{ad}', '\u{2010}'])
            || next.cells.len() == 1 && is_full(&placed[lines - 1].cells[0], last, text, first.cells[1].x0)
            || next.cells.len() == 1 && placed[lines - 1].is_bold(0) && next.is_bold(0);
        if is_gap(placed[lines - 1].y, next, leading) || !begins || !is_aligned || !goes_on {
            break;
        }
        last = text;
        lines += 1;
    }
    lines
}

/// From line to line inside a paragraph, in sizes of the letters: a quarter of the steps of a page are no wider, for most pages
/// have more lines that go on than lines set apart, and some have few.
fn leading(placed: &[Placed<'_>]) -> f32 {
    // What a word processor sets by itself, and the widest of running text met.
    const USUAL: f32 = 1.2;
    const WIDEST: f32 = 1.7;
    let mut steps: Vec<f32> = placed
        .windows(2)
        .map(|pair| (pair[1].y - pair[0].y) / pair[1].size.max(1.0))
        .filter(|step| *step > 0.5 && *step < 3.0)
        .collect();
    steps.sort_unstable_by(f32::total_cmp);
    steps.get(steps.len() / 4).map_or(USUAL, |step| step.min(WIDEST))
}

/// Whether more than the usual space stands between a line and the one before it. A quarter more: Word sets paragraphs
/// apart by half a line and more.
fn is_gap(before: f32, own: &Placed<'_>, leading: f32) -> bool {
    const MORE: f32 = 1.25;
    own.y - before > MORE * leading * own.size || own.y < before
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Lines that one gutter parts.
#[derive(Debug)]
struct Columns {
    lines: usize,
    /// Where the right column begins.
    right: f32,
}

impl Columns {
    /// The columns that begin at the first of `placed`, if there are any.
    fn at(placed: &[Placed<'_>], leading: f32) -> Option<Self> {
        let [first, second, ..] = placed.first()?.cells.as_slice() else { return None };
        let (mut left_end, mut right) = (first.x1, second.x0);
        let mut columns = Self { lines: 0, right };
        let (mut lines, mut both, mut left_only) = (0, 0, 0);
        let mut before = placed.first()?.y;
        for own in placed {
            let is_apart = own.y - before > 1.4 * leading * own.size;
            // Lists and paragraphs may have gaps of a line; what stands further down is another thing.
            if own.y - before > 2.5 * leading * own.size || own.y < before {
                break;
            }
            let (mut own_left, mut own_right) = (left_end, right);
            let (mut has_left, mut has_right) = (false, false);
            for cell in &own.cells {
                if cell.x0 + ALIGNED >= right || cell.x0 > (left_end + right) / 2.0 {
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
            // The left column may be the longer one, as long as nothing parts its lines.
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

    fn cells<'b>(&self, placed: &'b Placed<'_>, side: Side) -> &'b [Cell] {
        let at = placed.cells.partition_point(|cell| cell.x0 + ALIGNED < self.right);
        match side {
            Side::Left => &placed.cells[..at],
            Side::Right => &placed.cells[at..],
        }
    }

    /// Whether the columns have nothing to do with each other: both are running text, or both are lists of the same kind.
    fn are_read_down(&self, placed: &[Placed<'_>]) -> bool {
        let column = |side| Column::new(self, &placed[..self.lines], side);
        let (left, right) = (column(Side::Left), column(Side::Right));
        left.is_running_text() && right.is_running_text() || left.is_list() && right.is_list()
    }
}

/// What one column says, line by line.
#[derive(Debug)]
struct Column<'a> {
    texts: Vec<&'a str>,
    /// How much of the column's width each line takes.
    fills: Vec<f32>,
    /// Lines of more than one cell.
    parted: usize,
}

impl<'a> Column<'a> {
    fn new(columns: &Columns, placed: &[Placed<'a>], side: Side) -> Self {
        let own: Vec<(&'a Line, &[Cell])> = placed
            .iter()
            .map(|placed| (placed.line, columns.cells(placed, side)))
            .filter(|(_, cells)| !cells.is_empty())
            .collect();
        let ends = |cells: &[Cell]| (cells[0].x0, cells[cells.len() - 1].x1);
        let x0 = own.iter().map(|(_, cells)| ends(cells).0).fold(f32::MAX, f32::min);
        let x1 = own.iter().map(|(_, cells)| ends(cells).1).fold(f32::MIN, f32::max);
        // What stands further in goes on with the line above.
        let hanging = |line: &Line| HANGING * line.runs.first().map_or(0.0, |run| run.size);
        let begins = |(line, cells): &&(&'a Line, &[Cell])| ends(cells).0 - x0 <= hanging(line);
        let fills = own.iter().map(|(_, cells)| (ends(cells).1 - ends(cells).0) / (x1 - x0).max(1.0)).collect();
        let texts = own
            .iter()
            .filter(begins)
            .filter_map(|(line, cells)| line.printed.get(cells[0].bytes.start..cells[cells.len() - 1].bytes.end))
            .collect();
        Self { texts, fills, parted: own.iter().filter(|(_, cells)| cells.len() > 1).count() }
    }

    /// Most lines are full, and have words enough for sentences.
    fn is_running_text(&self) -> bool {
        let most = |count: usize| count * 3 >= self.texts.len() * 2;
        self.texts.len() >= 4
            && most(self.fills.iter().filter(|fill| **fill >= 0.75).count())
            && most(self.texts.iter().filter(|text| text.split_whitespace().count() >= 4).count())
    }

    /// Most lines begin with two words or more in capitals, which are not those of another line: names. The right side of a
    /// table repeats itself (places, parties) or says something in small letters (roles).
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

/// "Kim Holm (M), ordförande" begins with "Kim Holm". Two or three words; what goes on in small letters is no name.
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
