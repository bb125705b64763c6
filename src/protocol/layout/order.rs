//! In which order the lines of a page are read, and what in them stands in columns.
//!
//! Most pages are read line by line, the cells of a line one after the other: label and text, name and role, matter and
//! presenter. What stands in columns that have nothing to do with each other (running text, two lists side by side) is read
//! a column at a time. Where the format knows no places, lines come as they are, and spaces part columns.

use super::columns::{Columns, Side, of_text};
use super::piece::{Piece, Place, letters};
use super::placed::{ALIGNED, Cell, HANGING, NUMBER_GAP, Placed, is_gap, leading, place};
use crate::extract::{Line, LineBreaks, MarkKind, Page};
use std::collections::BTreeMap;

/// The pieces of a page as they are read.
pub(super) fn page(page: &Page, line_breaks: LineBreaks) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let placed = place(page);
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

fn by_place<'a>(page: &'a Page, mut placed: Vec<Placed<'a>>) -> Vec<Piece<'a>> {
    let text = of_text(&placed);
    for (first, columns) in &text {
        placed[*first..first + columns.lines].iter_mut().for_each(|own| own.part_at(columns.right));
    }
    let leading = leading(&placed);
    let mut pieces: Vec<Flowing<'a>> = Vec::new();
    let mut column = 0;
    let mut index = 0;
    let mut last_y: Option<f32> = None;
    // Where the next column of a table begins, as long as no line passes it.
    let mut gutter: Option<f32> = None;
    while index < placed.len() {
        let is_text = |(first, _): &&(usize, Columns)| *first == index;
        let columns = text.iter().find(is_text).map(|(_, columns)| *columns);
        // What stands before columns of text may look like columns together with them.
        let end = text.iter().map(|(first, _)| *first).find(|first| *first > index).unwrap_or(placed.len());
        if let Some(columns) = columns.or_else(|| Columns::side_by_side(&placed[index..end], leading)) {
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
        let lines = wrapped(&placed[index..end], leading);
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
    // A label that fills its column is none of a text that goes on.
    const WORDS: usize = 4;
    let Some(first) = placed.first().filter(|first| first.cells.len() > 1) else { return 1 };
    let mut lines = 1;
    let mut last = first.text(0);
    while let Some(next) = placed.get(lines) {
        let begins = next.cells.first().is_some_and(|cell| (cell.x0 - first.cells[0].x0).abs() <= ALIGNED);
        let is_aligned = next.cells.iter().all(|cell| first.column_of(cell.x0).is_some());
        let text = next.text(0);
        let goes_on = text.starts_with(char::is_lowercase)
            || last.ends_with(['-', '\u{ad}', '\u{2010}'])
            || (next.cells.len() == 1 || last.split_whitespace().count() >= WORDS)
                && is_full(&placed[lines - 1].cells[0], last, text, first.cells[1].x0)
            || next.cells.len() == 1 && placed[lines - 1].is_bold(0) && next.is_bold(0);
        if is_gap(placed[lines - 1].y, next, leading) || !begins || !is_aligned || !goes_on {
            break;
        }
        last = text;
        lines += 1;
    }
    lines
}
