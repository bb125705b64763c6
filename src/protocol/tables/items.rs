//! Reads tables whose head names their columns cell by cell: "Nr ┆ Ärende ┆ Beslut ┆ Ansvarig". A cell beside an item
//! may take several lines, and on the page these stand between the lines of the item's own cell.

use crate::analysis::is_given_name;
use crate::extract::{Line, Text};
use crate::protocol::cues::{self, MarkerStyle, heads_columns, marker};
use crate::protocol::layout::{CELL, PlacedCell, Row, cells, placed_cells};
use crate::protocol::phrases::names;
use crate::protocol::swedish::{Column, wording};

/// The rows of a document, where the cells beside an item follow the item's own rows. Before a cell stands what it
/// holds: "Kim Holm" in the column "Föredragande" is read as "Föredragande: Kim Holm".
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    // "Ärende ┆ Föredragande": a table without numbers is an outline of its own.
    let is_numbered = |row: &Row| cells(&row.text).count() > 2;
    let is_head = |row: &Row| row.is_read() && heads_columns(&row.text) && is_numbered(row);
    if !rows.iter().any(is_head) {
        return rows;
    }
    let mut read = Vec::with_capacity(rows.len());
    let mut table = Table::default();
    for row in rows {
        match text.line(row.position).filter(|_| row.is_read()) {
            Some(line) if is_head(&row) => {
                table.end_rows(&mut read);
                table.end_item(&mut read);
                table = Table::below(&row, line);
                read.push(row);
            }
            Some(line) => table.take(row, line, &mut read),
            None => {
                table.end_rows(&mut read);
                table.is_after_gap = true;
                read.push(row);
            }
        }
    }
    table.end_rows(&mut read);
    table.end_item(&mut read);
    read
}

/// A table of items, with the cells beside the item that is being read.
#[derive(Default)]
struct Table {
    columns: Vec<TableColumn>,
    is_after_gap: bool,
    /// The item's own rows since the last gap.
    rows: Vec<Row>,
}

struct TableColumn {
    /// Its left edge.
    left: f32,
    holds: Column,
    /// The rows of its cells beside the item.
    rows: Vec<Row>,
}

/// How far to the left and right of its column's head a cell may begin, in letters: a conversion to text moves cells.
/// Not measured.
const LEFT: f32 = 4.0;
const RIGHT: f32 = 6.0;

impl Table {
    /// The table below a head.
    fn below(head: &Row, line: &Line) -> Self {
        let column = |(place, cell): (usize, PlacedCell)| {
            let holds = cues::column(&cell.row.text).filter(|_| place > 0).unwrap_or(Column::Detail);
            TableColumn { left: cell.left, holds, rows: Vec::new() }
        };
        let columns = placed_cells(head, line).into_iter().enumerate().map(column).collect();
        Self { columns, is_after_gap: true, rows: Vec::new() }
    }

    fn take(&mut self, row: Row, line: &Line, read: &mut Vec<Row>) {
        let (mut own, mut beside) = (Vec::new(), Vec::new());
        for cell in placed_cells(&row, line) {
            match self.column_beside(cell.left) {
                Some(place) => beside.push((place, cell.row)),
                None => own.push(cell.row),
            }
        }
        if let (Some(first), Some(last)) = (own.first(), own.last()) {
            if self.is_after_gap || item_number(&first.text).is_some() && !self.may_be_beside(&row) {
                self.end_rows(read);
                self.end_item(read);
            }
            if beside.is_empty() {
                self.rows.push(row);
            } else {
                let text = own.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(&CELL.to_string());
                self.rows.push(Row { text, bytes: first.bytes.start..last.bytes.end, ..row });
            }
        }
        for (place, cell) in beside {
            self.columns[place].push(cell, self.is_after_gap);
        }
        self.is_after_gap = false;
    }

    /// The column beside the items whose cells begin at `left`.
    fn column_beside(&self, left: f32) -> Option<usize> {
        let place = self.columns.iter().rposition(|column| column.left <= left + LEFT)?;
        let column = &self.columns[place];
        (column.holds != Column::Detail && left <= column.left + RIGHT).then_some(place)
    }

    /// Whether the number of `row` may be that of the rows above it: it is in the middle of the height of a table's row,
    /// and the item's title is beside it and above. Only the places on a page show how high a table's row is.
    fn may_be_beside(&self, row: &Row) -> bool {
        const MOST: usize = 4;
        let is_numbered = || self.rows.iter().any(|row| item_number(&row.text).is_some());
        let Some((number, behind)) = item_number(&row.text).map(|end| row.text.split_at(end)) else { return false };
        // A title of its own begins with a capital.
        let goes_on = behind.is_empty()
            || number.ends_with(CELL)
            || behind.starts_with(|first: char| first.is_lowercase() || matches!(first, '-' | '–'));
        row.features.is_some() && goes_on && !self.rows.is_empty() && self.rows.len() <= MOST && !is_numbered()
    }

    /// Reads the item's own rows since the last gap. A number in their middle is put before the first of them.
    fn end_rows(&mut self, read: &mut Vec<Row>) {
        let numbered = self.rows.iter().position(|row| item_number(&row.text).is_some()).filter(|&at| at > 0);
        if let Some(at) = numbered
            && let Some(end) = item_number(&self.rows[at].text)
        {
            let text = self.rows[at].text.split_off(end);
            let number = std::mem::replace(&mut self.rows[at].text, text.trim_start().to_owned());
            let first = &mut self.rows[0].text;
            first.insert_str(0, &format!("{} ", number.trim_end()));
            // "5 ┆ 2024/12 ┆ 13.10": the other cells are of the title's row, too.
            if number.ends_with(CELL) || text.is_empty() {
                let row = self.rows.remove(at);
                if !row.text.is_empty() {
                    let first = &mut self.rows[0].text;
                    first.push(CELL);
                    first.push_str(&row.text);
                }
            }
        }
        read.append(&mut self.rows);
    }

    /// Puts the cells beside the last item after its rows.
    fn end_item(&mut self, read: &mut Vec<Row>) {
        for column in &mut self.columns {
            read.append(&mut column.rows);
        }
    }
}

/// The byte behind the number of an item with which a row begins.
fn item_number(text: &str) -> Option<usize> {
    let found = marker(text).filter(|marker| !matches!(marker.style, MarkerStyle::Letter | MarkerStyle::Capital));
    found.map(|marker| marker.rest)
}

impl TableColumn {
    /// Adds the row of a cell, with its label if it does not continue the row before it.
    fn push(&mut self, mut cell: Row, is_after_gap: bool) {
        let before = self.rows.last().filter(|_| !is_after_gap).map(|last| last.text.as_str());
        let goes_on = before.is_some_and(|before| match self.holds {
            // A line that begins with a capital names the next person.
            Column::Presenters | Column::Responsible => {
                cell.text.starts_with(char::is_lowercase)
                    || before.ends_with([',', '-', '/'])
                    || wording::last_is_open(before)
                    || names::breaks_in_name(before, &cell.text) && !begins_with_given_name(&cell.text)
            }
            Column::Decision | Column::Text | Column::Detail => true,
        });
        if !goes_on {
            self.rows.push(Row::blank(cell.position));
            // "Handläggare: Kim Holm" says itself what it is.
            let says = cell.text.split_once(": ").is_some_and(|(label, _)| !label.contains([' ', ',']));
            if let Some(label) = self.holds.label().filter(|_| !says) {
                cell.text.insert_str(0, &format!("{label}: "));
            }
        }
        self.rows.push(cell);
    }
}

/// Whether a line begins with a known given name, and so with another person.
fn begins_with_given_name(text: &str) -> bool {
    text.split([' ', '-', ',']).next().is_some_and(|first| is_given_name(&first.to_lowercase()))
}
