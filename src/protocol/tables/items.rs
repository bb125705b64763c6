//! Reads tables whose head names their columns cell by cell: "Nr ┆ Ärende ┆ Beslut ┆ Ansvarig". A cell beside an item
//! may take several lines, and on the page these stand between the lines of the item's own cell.

use super::column_at;
use crate::analysis::fold;
use crate::extract::{Line, MarkKind, Text};
use crate::protocol::cues::{self, MarkerStyle, heads_columns, marker};
use crate::protocol::layout::{CELL, PlacedCell, Row, cells, placed_cells};
use crate::protocol::phrases::{clock, names};
use crate::protocol::swedish::{CLOSING, Column, wording};
use crate::protocol::words::{self, Tolerance};

/// Returns the rows, with the cells beside an item moved after the item's own rows. A cell gets a label that says what it
/// holds: "Kim Holm" in the column "Föredragande" becomes "Föredragande: Kim Holm".
pub(super) fn read(rows: Vec<Row>, text: &Text) -> Vec<Row> {
    let heads: Vec<usize> = (0..rows.len()).filter(|&index| heads_table(&rows, index)).collect();
    if heads.is_empty() {
        return rows;
    }
    let ends: Vec<usize> = heads.iter().map(|&head| end(&rows, head, text)).collect();
    let mut read = Vec::with_capacity(rows.len());
    let mut table: Option<(Table, usize)> = None;
    for (index, row) in rows.into_iter().enumerate() {
        let place = heads.binary_search(&index).ok();
        if (place.is_some() || table.as_ref().is_some_and(|(_, end)| *end == index))
            && let Some((mut table, _)) = table.take()
        {
            table.end_rows(&mut read);
            table.end_item(&mut read);
        }
        let line = text.line(row.position).filter(|_| row.is_read());
        match (place, &mut table, line) {
            (Some(place), _, Some(line)) => {
                table = Some((Table::below(&row, line), ends[place]));
                read.push(row);
            }
            (None, Some((table, _)), Some(line)) => table.take(row, line, &mut read),
            (None, Some((table, _)), None) => {
                table.end_rows(&mut read);
                table.is_after_gap = true;
                read.push(row);
            }
            _ => read.push(row),
        }
    }
    if let Some((mut table, _)) = table {
        table.end_rows(&mut read);
        table.end_item(&mut read);
    }
    read
}

/// Whether a row heads a table of items: at least two of the next rows begin with a number or a time. Otherwise it may be a
/// small table inside an item. A head with a column of pages is that of a list of contents. The head "Ärende ┆
/// Föredragande" is left to `outline/table.rs`.
fn heads_table(rows: &[Row], index: usize) -> bool {
    const REACH: usize = 60;
    const LEAST: usize = 2;
    let row = &rows[index];
    if !row.is_read() || !heads_columns(&row.text) {
        return false;
    }
    let heads: Vec<String> = cells(&row.text).map(fold).collect();
    let lists_contents = heads.iter().any(|head| head.starts_with("sid"));
    // Within an item with §, the next § ends the search.
    let is_within = rows[..index].iter().any(has_sign);
    let below = rows[index + 1..].iter().take(REACH).take_while(|row| !is_within || !has_sign(row));
    let below = below.filter(|row| row.is_read());
    let begins = |row: &&Row| item_number(&row.text).is_some() || clock::end_of_leading_time(&row.text) > 0;
    let is_outline = matches!(heads.as_slice(), [matter, presenters]
        if matter == "arende" && matches!(presenters.as_str(), "foredragande" | "foredragare"));
    !is_outline && !lists_contents && below.filter(begins).count() >= LEAST
}

/// The row before which the table below the head on the row `head` ends: where the minutes are signed, where a list of those
/// present begins, where items have § before their numbers and those of the table have not, or behind the table that the
/// markup marks.
fn end(rows: &[Row], head: usize, text: &Text) -> usize {
    let first = rows[head + 1..].iter().find(|row| row.is_read() && item_number(&row.text).is_some());
    let is_of_signs = first.is_some_and(has_sign);
    let is_marked = |row: &Row| {
        let line = text.line(row.position);
        line.is_some_and(|line| line.marked(|kind| matches!(kind, MarkKind::Cell { .. })).next().is_some())
    };
    let in_markup = is_marked(&rows[head]);
    // "Kim Holm   Bo Ek / Ordförande   Sekreterare"
    let is_signature = |index: usize| {
        let words = words::first_words(&rows[index].text, words::PHRASE);
        let is_office = wording::office(&words, Tolerance::Exact).is_some_and(|(_, taken)| taken == words.len());
        is_office && rows[index - 1].is_read() && is_row_of_names(&rows[index - 1].text)
    };
    let ends = |row: &Row| {
        let folded = fold(&row.text);
        let is_signed = CLOSING.iter().any(|sign| folded.starts_with(sign)) || folded.starts_with("justeras");
        let words = words::first_words(&row.text, words::PHRASE);
        let is_list =
            || wording::attendance(&row.text, Tolerance::Exact).is_some_and(|(_, taken)| taken == words.len());
        is_signed || is_list() || has_sign(row) && !is_of_signs || in_markup && !is_marked(row)
    };
    let end = (head + 1..rows.len()).filter(|&index| rows[index].is_read()).find_map(|index| {
        // The names above the offices are no cells either.
        let signature = is_signature(index).then(|| index - 1);
        signature.or_else(|| ends(&rows[index]).then_some(index))
    });
    end.unwrap_or(rows.len())
}

/// Whether a row begins with § and a number.
fn has_sign(row: &Row) -> bool {
    row.is_read() && marker(&row.text).is_some_and(|marker| marker.style == MarkerStyle::Sign)
}

/// Whether each cell of a row is a name, with at most a party in brackets.
fn is_row_of_names(text: &str) -> bool {
    cells(text).all(|cell| {
        let tokens = names::tokens(cell);
        let length = names::name_length(&tokens, 0, 2);
        length > 0 && tokens[length..].iter().all(names::Token::is_bracketed)
    })
}

/// A table of items, with the cells beside the item that is being read.
struct Table {
    columns: Vec<TableColumn>,
    /// The last row was blank or does not belong to the text: a gap.
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

/// How far to the right of its column's head a cell may begin, in letters: a conversion to text moves cells. Not measured.
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

    /// Adds a row. Text in the item's own column begins a new item if it comes after a gap, or with a number.
    fn take(&mut self, row: Row, line: &Line, read: &mut Vec<Row>) {
        let (mut own, mut beside) = (Vec::new(), Vec::new());
        for cell in placed_cells(&row, line) {
            match self.column_beside(cell.left).filter(|&place| self.may_be_of(place, &cell.row.text)) {
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

    /// The column beside the items to which a cell belongs that begins at `left`; `None` if the cell is the item's own.
    fn column_beside(&self, left: f32) -> Option<usize> {
        let place = column_at(self.columns.iter().map(|column| column.left), left)?;
        let column = &self.columns[place];
        (column.holds != Column::Detail && left <= column.left + RIGHT).then_some(place)
    }

    /// Whether a text may be of the column: in one of texts, a new cell begins with a capital. Elsewhere a wide gap within a
    /// line may lie at the edge of the column by chance.
    fn may_be_of(&self, place: usize, text: &str) -> bool {
        let TableColumn { holds, rows, .. } = &self.columns[place];
        let begins = self.is_after_gap || rows.is_empty();
        let is_text = matches!(holds, Column::Decision | Column::Text);
        !(is_text && begins && text.starts_with(char::is_lowercase)) || text.starts_with("att ")
    }

    /// Whether the number on this line may belong to the lines above it. A number that is centred vertically in its cell is
    /// printed below the first line of the title. Only where the places on a page are known are there such numbers: other
    /// texts have lost the height of the cells.
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

    /// Writes out the item's own rows since the last gap. A number below the first of them is moved to its beginning.
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
            let last = column.rows.last().map(|last| last.position);
            read.append(&mut column.rows);
            read.extend(last.map(Row::blank));
        }
    }
}

/// The byte after the item number with which a row begins. A letter such as "a)" is none.
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
                    || names::breaks_in_name(before, &cell.text) && !names::begins_with_given(&cell.text)
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
