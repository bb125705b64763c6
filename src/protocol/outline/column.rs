//! Reads the column of presenters or responsible people beside the items: "Punkt ┆ Vad ┆ Föredragande/Ansvar". Its
//! names are at the end of any line of an item.

use super::DraftItem;
use crate::analysis::is_given_name;
use crate::protocol::cues::Lines;
use crate::protocol::layout::{CELL, cells};
use crate::protocol::phrases::{clock, names};
use crate::protocol::words;

/// Adds the names in such a column to the drafts, if the document has one.
pub(super) fn add(lines: &Lines, drafts: &mut [DraftItem]) {
    if lines.rows.iter().filter(|row| row.is_read()).any(|row| is_head(&row.text)) {
        for draft in drafts {
            add_names(lines, draft);
        }
    }
}

/// Whether a row heads the columns, and one of its cells after the first, of at most two words, names the presenters:
/// "Föredragande/Ansvar".
fn is_head(text: &str) -> bool {
    let presents = |cell: &str| {
        let words = words::first_words(cell, 3);
        let names_presenters = |word: &String| word.contains("foredragan") || word.contains("foredragare");
        words.len() <= 2 && words.iter().any(names_presenters)
    };
    cells(text).skip(1).any(presents)
}

fn add_names(lines: &Lines, draft: &mut DraftItem) {
    let own = draft.paragraphs.iter().flat_map(|paragraph| &paragraph.rows);
    let names: Vec<&str> = draft
        .heading
        .iter()
        .chain(own)
        .filter_map(|&index| lines.rows.get(index).filter(|row| row.text.contains(CELL)))
        .flat_map(|row| cells(&row.text).skip(1))
        .map(clock::without_trailing)
        .filter(|cell| has_only_names(cell) || lines.has_columns && is_person(cell))
        .collect();
    if !names.is_empty() {
        let cell = draft.cell.get_or_insert_default();
        for name in names {
            cell.push('\n');
            cell.push_str(name);
        }
    }
    for child in &mut draft.children {
        add_names(lines, child);
    }
}

/// Whether a cell is a name with a description: "Kim Holm, ekonom".
fn is_person(cell: &str) -> bool {
    names::person_line(cell).is_some()
}

/// Whether a cell has names and nothing else: "Björn", "Kim Holm, Bo Ek".
fn has_only_names(cell: &str) -> bool {
    cell.split([',', '/', '&']).flat_map(|part| part.split(" och ")).all(|name| is_name(name.trim()))
}

/// Whether a text is a name and nothing else: "Björn", "Kim Holm".
fn is_name(cell: &str) -> bool {
    let tokens = names::tokens(cell);
    let is_given = tokens.first().is_some_and(|first| is_given_name(&first.word.to_lowercase()));
    is_given && tokens.len() <= 3 && names::name_length(&tokens, 0, 1) == tokens.len()
}
