//! Reads lists of people side by side, each under its own heading: "Ledamöter ┆ Ersättare", "Ej närvarande ┆
//! Tjänstepersoner".

use super::column_at;
use crate::analysis::fold;
use crate::extract::{Line, Text};
use crate::protocol::cues::marker;
use crate::protocol::layout::{CELL, Row, cells, placed_cells};
use crate::protocol::phrases::names;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::{CLOSING, FRONT_PAGE, wording};
use crate::protocol::words::{self, Tolerance};

/// The most rows of such lists. Not measured: the 101 members of the largest council in two columns, and headings.
const LONGEST: usize = 80;

/// How far to the right of its heading a name may begin, in letters. Not measured.
const RIGHT: f32 = 6.0;

/// Returns the rows, with such lists put one after the other.
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    if !rows.iter().any(heads_lists) {
        return rows;
    }
    let mut read = Vec::with_capacity(rows.len());
    let mut lists: Option<Lists> = None;
    for row in rows {
        let line = text.line(row.position).filter(|_| row.is_read());
        if let Some(open) = &mut lists {
            match line {
                None if open.printed.len() < LONGEST => {
                    open.printed.push(row);
                    continue;
                }
                Some(line) if !heads_lists(&row) && open.take(&row, line) => {
                    open.printed.push(row);
                    continue;
                }
                _ => open.end(&mut read),
            }
            lists = None;
        }
        match line.filter(|_| heads_lists(&row)) {
            Some(line) => lists = Some(Lists::under(&row, line)),
            None => read.push(row),
        }
    }
    if let Some(open) = &mut lists {
        open.end(&mut read);
    }
    read
}

/// Whether a row has nothing but the headings of several lists, at known places on a page. Conversions to text move the
/// names away from below their headings.
fn heads_lists(row: &Row) -> bool {
    let is_heading = |cell: &str| {
        let words = words::words(cell);
        wording::attendance(cell, Tolerance::Exact).is_some_and(|(_, taken)| taken == words.len())
    };
    row.features.is_some() && row.is_read() && row.text.contains(CELL) && cells(&row.text).all(is_heading)
}

/// Lists side by side.
struct Lists {
    /// The left edge of each, and its rows with the heading.
    columns: Vec<(f32, Vec<Row>)>,
    /// The rows as they are printed.
    printed: Vec<Row>,
    /// Each name so far begins below its heading. Otherwise the columns are not trusted.
    is_aligned: bool,
}

impl Lists {
    fn under(row: &Row, line: &Line) -> Self {
        let columns = placed_cells(row, line).into_iter().map(|cell| (cell.left, vec![cell.row])).collect();
        Self { columns, printed: vec![row.clone()], is_aligned: true }
    }

    /// Takes a row of the lists; returns whether it is one.
    fn take(&mut self, row: &Row, line: &Line) -> bool {
        // "Kim Holm, Exempelbygdens Riksförbund." is no sentence.
        const WORDS: usize = 6;
        let placed = placed_cells(row, line);
        let words = words::first_words(&row.text, words::PHRASE);
        let is_front_page =
            FRONT_PAGE.iter().any(|label| words::begins_with(&words, label, Tolerance::Exact).is_some());
        let is_signed = CLOSING.iter().any(|sign| fold(&row.text).starts_with(sign));
        let is_text = ends_sentence(&row.text) && row.text.split_whitespace().count() > WORDS;
        let is_outside = placed.first().is_none_or(|cell| self.place(cell.left).is_none());
        let is_further = self.printed.first().is_some_and(|first| first.position.page != row.position.page);
        let is_over = is_front_page || is_signed || is_text || is_outside || is_further;
        if is_over || marker(&row.text).is_some() || self.printed.len() == LONGEST {
            return false;
        }
        for cell in placed {
            let place = self.place(cell.left).unwrap_or(0);
            let (left, rows) = &mut self.columns[place];
            let is_name = names::name_length(&names::first_tokens(&cell.row.text, names::RUN), 0, 2) > 0;
            self.is_aligned &= !is_name || cell.left <= *left + RIGHT;
            match rows.last_mut().filter(|last| last.position == cell.row.position) {
                // A name and the party or title beside it.
                Some(last) => {
                    last.text.push(CELL);
                    last.text.push_str(&cell.row.text);
                    last.bytes.end = cell.row.bytes.end;
                }
                None => rows.push(cell.row),
            }
        }
        true
    }

    /// The list in which a cell is that begins at `left`.
    fn place(&self, left: f32) -> Option<usize> {
        column_at(self.columns.iter().map(|(own, _)| *own), left)
    }

    /// Puts the lists one after the other, or leaves the rows as printed if a name did not begin below its heading.
    fn end(&mut self, read: &mut Vec<Row>) {
        if !self.is_aligned {
            read.append(&mut self.printed);
            return;
        }
        for (_, rows) in &mut self.columns {
            if let Some(first) = rows.first() {
                read.push(Row::blank(first.position));
            }
            read.append(rows);
        }
        if let Some(last) = self.printed.last() {
            read.push(Row::blank(last.position));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Line, LineBreaks, Page, Position, Run, Size, Text};
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    /// A page whose lines have their parts at these places, in points.
    fn page(lines: &[&[(f32, &str)]]) -> Text {
        let mut page = Page { number: 1, size: Some(Size { width: 595.0, height: 842.0 }), lines: Vec::new() };
        let mut y = 100.0;
        for (parts, number) in lines.iter().zip(1..) {
            let mut line = Line::plain(Position { page: 1, line: number }, "");
            for (x0, part) in *parts {
                let start = line.printed.len() + usize::from(!line.printed.is_empty());
                if start > 0 {
                    line.printed.push(' ');
                }
                line.printed.push_str(part);
                let x1 = x0 + 5.0 * f32::from(u16::try_from(part.chars().count()).unwrap());
                let bytes = start..line.printed.len();
                line.runs.push(Run { bytes, x0: *x0, x1, y, size: 10.0, bold: false, hidden: false });
            }
            page.lines.push(line);
            y += 12.0;
        }
        Text { pages: vec![page], line_breaks: LineBreaks::Printed, ..Text::plain("") }
    }

    #[test]
    fn lists_side_by_side_are_read_one_after_the_other() {
        let text = page(&[
            &[(70.0, "Ledamöter"), (300.0, "Tjänstgörande ersättare")],
            &[(70.0, "Kim Holm, ordförande"), (220.0, "C"), (300.0, "Bo Ek, för Eva Alm"), (450.0, "M")],
            &[(70.0, "Siv Ask"), (220.0, "S")],
            &[(70.0, "Ej närvarande"), (300.0, "Tjänstepersoner")],
            &[(70.0, "Eva Alm"), (220.0, "M"), (300.0, "Ida Dahl, ekonom")],
            &[(70.0, "Justerare"), (300.0, "Siv Ask")],
        ]);
        let rows = layout::rows(layout::fragments(&text), &SIGNS, Tolerance::Exact);
        let read = super::read(rows, &text);
        let read: Vec<&str> = read.iter().filter(|row| row.is_read()).map(|row| row.text.as_str()).collect();
        let expected = [
            "Ledamöter",
            "Kim Holm, ordförande\tC",
            "Siv Ask\tS",
            "Tjänstgörande ersättare",
            "Bo Ek, för Eva Alm\tM",
            "Ej närvarande",
            "Eva Alm\tM",
            "Tjänstepersoner",
            "Ida Dahl, ekonom",
            "Justerare\tSiv Ask",
        ];
        assert_eq!(read, expected);
    }
}
