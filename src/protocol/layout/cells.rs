//! Finds where the cells of a row are on the page, for tables whose columns give a mark its meaning.

use super::row::{Row, cells};
use crate::extract::{Line, MarkKind};
use std::ops::Range;

/// The middle of each cell of a row; `line` is the row's printed line. The unit is the column number if the markup
/// numbers the columns, otherwise points from the left edge of the page if the places are known, otherwise letters.
pub(in crate::protocol) fn middles(row: &Row, line: &Line) -> Vec<f32> {
    let printed = printed_cells(row, line).into_iter();
    printed.map(|own| f32::midpoint(place(line, own.start), place(line, own.end))).collect()
}

/// A cell as a row of its own, and its left edge in letters.
pub(in crate::protocol) struct PlacedCell {
    pub left: f32,
    pub row: Row,
}

/// So that left edges are always in letters: how wide a column counts that the markup numbers, and a letter on a page.
const LETTERS_OF_COLUMN: f32 = 20.0;
const POINTS_OF_LETTER: f32 = 5.0;

/// The cells of a row, each as a row; `line` is the row's printed line.
pub(in crate::protocol) fn placed_cells(row: &Row, line: &Line) -> Vec<PlacedCell> {
    let is_numbered = line.marked(|kind| matches!(kind, MarkKind::Cell { .. })).next().is_some();
    let unit = match (is_numbered, line.runs.is_empty()) {
        (true, _) => LETTERS_OF_COLUMN,
        (false, false) => 1.0 / POINTS_OF_LETTER,
        (false, true) => 1.0,
    };
    let printed = printed_cells(row, line).into_iter().zip(cells(&row.text));
    let placed = printed.map(|(bytes, text)| PlacedCell {
        left: place(line, bytes.start) * unit,
        row: Row { text: text.to_owned(), bytes, ..row.clone() },
    });
    placed.collect()
}

/// The bytes of the printed line that each cell of a row takes.
fn printed_cells(row: &Row, line: &Line) -> Vec<Range<usize>> {
    let mut from = row.bytes.start.min(line.printed.len());
    let mut found = Vec::new();
    for cell in cells(&row.text) {
        // Signs and spaces are read differently from how they are printed, so the first and the last word are looked
        // up.
        let at = |word: Option<&str>, from: usize| {
            let word = word?;
            let start = from + line.printed.get(from..)?.find(word)?;
            Some((start, start + word.len()))
        };
        let first = at(cell.split_whitespace().next(), from);
        let (start, end) = first.unwrap_or((from, from));
        let last = at(cell.split_whitespace().next_back(), start).map_or(end, |(_, end)| end);
        found.push(start..last);
        from = last;
    }
    found
}

/// The place of a byte of the line: its column if the markup numbers the columns.
fn place(line: &Line, byte: usize) -> f32 {
    let column = line.marks.iter().find_map(|mark| match mark.kind {
        MarkKind::Cell { column, .. } if mark.bytes.start <= byte && byte <= mark.bytes.end => Some(column),
        _ => None,
    });
    if let Some(column) = column.and_then(|column| u16::try_from(column).ok()) {
        return f32::from(column);
    }
    let own = line.runs.iter().find(|run| run.bytes.contains(&byte) || run.bytes.end == byte);
    match own {
        Some(run) if run.bytes.end == byte => run.x1,
        Some(run) => run.x0,
        None => super::fragment::letters(&line.printed[..byte]),
    }
}

#[cfg(test)]
mod tests {
    use super::middles;
    use crate::extract::Text;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    #[test]
    fn a_mark_stands_under_its_column() {
        let text = Text::plain("Ledamot          Ja     Nej\nKim Holm (S)            X\n");
        let rows = layout::rows(layout::fragments(&text), &crate::protocol::cues::page_words::SIGNS, Tolerance::Exact);
        let found: Vec<Vec<f32>> = text.lines().zip(&rows).map(|(line, row)| middles(row, line)).collect();
        let (head, own) = (&found[0], &found[1]);
        assert!((own[1] - head[2]).abs() < (own[1] - head[1]).abs(), "{found:?}");
    }
}
