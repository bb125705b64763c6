//! Reads tables whose head names their columns cell by cell: "Nr ┆ Ärende ┆ Beslut ┆ Ansvarig". A cell beside an item
//! may take several lines, and on the page these stand between the lines of the item's own cell.

use crate::analysis::is_given_name;
use crate::extract::{Line, Text};
use crate::protocol::cues::{self, MarkerStyle, heads_columns, marker};
use crate::protocol::layout::{CELL, PlacedCell, Row, placed_cells};
use crate::protocol::phrases::names;
use crate::protocol::swedish::{Column, wording};

/// The rows of a document, where the cells beside an item follow the item's own rows. Before a cell stands what it
/// holds: "Kim Holm" in the column "Föredragande" is read as "Föredragande: Kim Holm".
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    let is_head = |row: &Row| row.is_read() && heads_columns(&row.text);
    if !rows.iter().any(is_head) {
        return rows;
    }
    let mut read = Vec::with_capacity(rows.len());
    let mut table = Table::default();
    for row in rows {
        match text.line(row.position).filter(|_| row.is_read()) {
            Some(line) if is_head(&row) => {
                table.end_item(&mut read);
                table = Table::below(&row, line);
                read.push(row);
            }
            Some(line) => table.take(row, line, &mut read),
            None => {
                table.is_after_gap = true;
                read.push(row);
            }
        }
    }
    table.end_item(&mut read);
    read
}

/// A table of items, with the cells beside the item that is being read.
#[derive(Default)]
struct Table {
    columns: Vec<TableColumn>,
    is_after_gap: bool,
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
        Self { columns: placed_cells(head, line).into_iter().enumerate().map(column).collect(), is_after_gap: true }
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
            if self.is_after_gap || marker(&first.text).is_some_and(|marker| marker.style != MarkerStyle::Letter) {
                self.end_item(read);
            }
            if beside.is_empty() {
                read.push(row);
            } else {
                let text = own.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(&CELL.to_string());
                read.push(Row { text, bytes: first.bytes.start..last.bytes.end, ..row });
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

    /// Puts the cells beside the last item after its rows.
    fn end_item(&mut self, read: &mut Vec<Row>) {
        for column in &mut self.columns {
            read.append(&mut column.rows);
        }
    }
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
            if let Some(label) = self.holds.label() {
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
