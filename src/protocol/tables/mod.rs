//! Reads tables whose heads say what the cells of a column are, before anything else is made of the rows: agendas with
//! presenters or decisions beside the items, lists of people side by side, and lists that mark who came.

mod items;
mod lists;
mod marks;

use super::layout::Row;
use crate::extract::Text;

/// The last of the columns with these left edges that begins at `left` or before it. A conversion to text may move a cell
/// to the left of its column's head by some letters. Not measured.
fn column_at(mut lefts: impl DoubleEndedIterator<Item = f32> + ExactSizeIterator, left: f32) -> Option<usize> {
    const LEFT: f32 = 4.0;
    lefts.rposition(|own| own <= left + LEFT)
}

/// Rewrites the rows of such tables, so that later steps read them as plain text.
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    let mut rows = lists::read(items::read(rows, text), text);
    marks::read(&mut rows, text);
    rows
}
