//! Reads tables whose heads say what the cells of a column are, before anything else is made of the rows: agendas with
//! presenters or decisions beside the items, and lists that mark who came.

mod items;
mod marks;

use super::layout::Row;
use crate::extract::Text;

/// The rows with the meaning of such cells in words.
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    let mut rows = items::read(rows, text);
    marks::read(&mut rows, text);
    rows
}
