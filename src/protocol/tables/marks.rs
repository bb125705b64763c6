//! Reads the marks and answers of a list that says in columns who came: an x under "Frånvarande", a dash or "Nej" under
//! "Närvarande".

use crate::analysis::fold;
use crate::extract::Text;
use crate::protocol::cues::{MarkerStyle, marker};
use crate::protocol::layout::{CELL, Row, cells, middles};
use crate::protocol::phrases::names;
use crate::protocol::swedish::{ABSENT_COLUMNS, PRESENT_COLUMNS};

/// The word that a mark of absence is read as.
const ABSENT: &str = "frånvarande";

/// What the heads of its columns are read as, if they do not say whose names they are.
const LIST: &str = "Närvarande";

/// The fewest rows that make a table such a list. Not measured.
const FEWEST: usize = 3;

/// The most rows of such a list. Not measured: the largest council has 101 members, besides substitutes and headings.
const LONGEST: usize = 160;

/// Replaces the marks of absence by a word, in lists that have such marks, or answers. The marks of presence there are left
/// out. A list that has only crosses is read by these.
pub(super) fn read(rows: &mut [Row], text: &Text) {
    for head in 0..rows.len() {
        if let Some(columns) = columns(&rows[head], text) {
            let marked = marked(rows, head, &columns, text);
            if marked.len() >= FEWEST && heads_names(&rows[head]) {
                LIST.clone_into(&mut rows[head].text);
            }
            let tells = |(index, marks): &(usize, Vec<Cell>)| {
                marks.contains(&Cell::Absent) || cells(&rows[*index].text).any(|cell| fold(cell) == "ja")
            };
            if marked.iter().any(tells) {
                for (index, marks) in marked {
                    replace(&mut rows[index], &marks);
                }
            }
        }
    }
}

/// Whether a row heads a column of names without saying whose: "Namn ┆ Organisation ┆ Närvaro".
fn heads_names(head: &Row) -> bool {
    cells(&head.text).next().is_some_and(|first| fold(first) == "namn")
}

/// The marked rows of the list below the row `head`. It ends at the first number with §, or after
/// more than `APART` rows in succession without marks.
fn marked(rows: &[Row], head: usize, columns: &[(f32, Cell)], text: &Text) -> Vec<(usize, Vec<Cell>)> {
    // Between the marked rows there may be the headings of groups, and people without a mark.
    const APART: usize = 6;
    let mut found = Vec::new();
    let mut apart = 0;
    let list = (head + 1..rows.len().min(head + 1 + LONGEST)).filter(|&index| rows[index].is_read());
    let is_item = |row: &Row| marker(&row.text).is_some_and(|marker| marker.style == MarkerStyle::Sign);
    for index in list.take_while(|&index| !is_item(&rows[index])) {
        match marks(&rows[index], columns, text) {
            Some(cells) => {
                found.push((index, cells));
                apart = 0;
            }
            None => apart += 1,
        }
        if apart > APART {
            break;
        }
    }
    found
}

/// What a cell of the list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Present,
    Absent,
    /// A name, or a mark that says something else.
    Other,
}

/// The columns of the list below a head: the middle of each, and what an x in it means.
fn columns(head: &Row, text: &Text) -> Option<Vec<(f32, Cell)>> {
    let kind = |cell: &str| {
        let head = fold(cell.trim_end_matches('.'));
        // "Närvarande / tjänstgör för"
        let first = head.split([' ', '/']).next().unwrap_or("");
        if PRESENT_COLUMNS.contains(&first) {
            Cell::Present
        } else if ABSENT_COLUMNS.contains(&head.as_str()) {
            Cell::Absent
        } else {
            Cell::Other
        }
    };
    if !head.is_read() || !head.text.contains(CELL) {
        return None;
    }
    let kinds: Vec<Cell> = cells(&head.text).map(kind).collect();
    // "Närvarande ┆ Frånvarande" may also head two lists of names.
    let is_list = kinds.first() == Some(&Cell::Other) && kinds.contains(&Cell::Present);
    let line = text.line(head.position).filter(|_| is_list)?;
    Some(middles(head, line).into_iter().zip(kinds).collect())
}

/// What the cells of a row are; `None` if the row has no marks.
fn marks(row: &Row, columns: &[(f32, Cell)], text: &Text) -> Option<Vec<Cell>> {
    let names_somebody = |cell: &str| names::name_length(&names::first_tokens(cell, names::RUN), 0, 2) > 0;
    let line = text.line(row.position).filter(|_| cells(&row.text).any(names_somebody))?;
    let nearest = |middle: f32| {
        let distance = |column: &&(f32, Cell)| (column.0 - middle).abs();
        columns.iter().min_by(|one, other| distance(one).total_cmp(&distance(other))).map_or(Cell::Other, |own| own.1)
    };
    let read = cells(&row.text).zip(middles(row, line)).map(|(cell, middle)| match (cell, nearest(middle)) {
        ("x" | "X" | "×" | "✓", kind) => kind,
        // "X (digitalt)", "X, tjänstgör för Kim Holm"
        (mark, Cell::Present) if ["X (", "x (", "X, ", "x, "].iter().any(|start| mark.starts_with(start)) => {
            Cell::Present
        }
        ("-" | "–" | "—" | "Nej" | "nej" | "NEJ", Cell::Present) => Cell::Absent,
        ("Ja" | "ja" | "JA", Cell::Present) => Cell::Present,
        _ => Cell::Other,
    });
    let read: Vec<Cell> = read.collect();
    read.iter().any(|cell| *cell != Cell::Other).then_some(read)
}

fn replace(row: &mut Row, marks: &[Cell]) {
    let shown = cells(&row.text).zip(marks).filter_map(|(cell, mark)| match mark {
        Cell::Present => None,
        Cell::Absent => Some(ABSENT),
        Cell::Other => Some(cell),
    });
    row.text = shown.collect::<Vec<_>>().join(&CELL.to_string());
}

#[cfg(test)]
mod tests {
    use crate::extract::Text;
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(lines: &str, expected: &[&str]) {
        let text = Text::plain(lines);
        let mut rows = layout::rows(layout::fragments(&text), &SIGNS, Tolerance::Exact);
        super::read(&mut rows, &text);
        let read: Vec<&str> = rows.iter().skip(1).map(|row| row.text.as_str()).collect();
        assert_eq!(read, expected);
    }

    #[test]
    fn a_mark_of_absence_is_read_as_a_word() {
        check(
            "Deltagare            Närvarande     Frånvarande\n\
             Kim Holm, ordf.          x\n\
             Bo Ek                                    x\n",
            &["Kim Holm, ordf.", "Bo Ek\tfrånvarande"],
        );
        check(
            "Ledamot       När   Ersättare     När   Tjg\n\
             Kim Holm      –     Bo Ek         X     X\n\
             Eva Alm       X     Siv Ask       –     –\n",
            &["Kim Holm\tfrånvarande\tBo Ek\tX", "Eva Alm\tSiv Ask\tfrånvarande\t–"],
        );
        check(
            "Ledamöter       Närvarande   Anmärkning\n\
             Kim Holm (S)    Ja           Deltar på distans\n\
             Bo Ek (M)       Nej          Ersätts av Eva Alm\n",
            &["Kim Holm (S)\tDeltar på distans", "Bo Ek (M)\tfrånvarande\tErsätts av Eva Alm"],
        );
        // A list of crosses alone is read by its crosses.
        check("Namn          Närvaro\nKim Holm      X\nBo Ek\n", &["Kim Holm\tX", "Bo Ek"]);
    }
}
