//! Reads the names of a column of presenters or responsible people that were not put after their items as cells, because
//! their places do not show the column: its head takes several lines, or a conversion to text moved them. They are at the
//! end of any line of an item.

use super::DraftItem;
use crate::analysis::is_given_name;
use crate::protocol::cues::Lines;
use crate::protocol::layout::{CELL, cells};
use crate::protocol::paragraphs::Paragraph;
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::phrases::{clock, names};
use crate::protocol::swedish::wording;
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
    let rows = draft.heading.iter().chain(own).filter_map(|&index| lines.rows.get(index));
    let beside = rows.filter(|row| row.text.contains(CELL)).flat_map(|row| cells(&row.text).skip(1));
    let own: Vec<&str> =
        beside.map(clock::without_trailing).chain(below(lines, &draft.title, &draft.paragraphs)).collect();
    let names: Vec<&str> =
        own.into_iter().filter(|cell| has_only_names(cell) || lines.has_columns && is_person(cell)).collect();
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

/// The full names that stand on lines of their own among the short lines below the title of an item: cells of several
/// lines.
fn below<'a>(lines: &'a Lines, title: &str, paragraphs: &[Paragraph]) -> Vec<&'a str> {
    if wording::is_about_people(title) {
        return Vec::new();
    }
    let own = paragraphs.iter().flat_map(|paragraph| &paragraph.rows);
    let texts = own.filter_map(|&index| lines.rows.get(index)).filter(|row| row.is_read()).map(|row| row.text.as_str());
    let cells = texts.take_while(|text| text.split_whitespace().count() <= LONGEST && !ends_sentence(text));
    let cells = cells.filter(|text| !text.contains(CELL)).map(clock::without_trailing);
    cells.filter(|cell| cell.contains(' ') && names::name_length(&names::tokens(cell), 0, 2) > 0).collect()
}

/// The most words of a line of a cell. Not measured.
const LONGEST: usize = 6;

/// Whether a cell is a name with a description: "Kim Holm, ekonom", "Ekonomichef Kim Holm".
fn is_person(cell: &str) -> bool {
    names::person_line(cell).is_some() || names::titled_line(cell).is_some()
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
