//! Reads the documents that an item is based on: the lists under "Underlag", "Beslutsunderlag", "Handlingar".

use crate::protocol::labelled::Labelled;
use crate::protocol::layout::{Row, join_line};
use crate::protocol::outline::titles::wraps;
use crate::protocol::phrases::sentences;
use crate::protocol::swedish::Label;
use std::collections::HashSet;

/// The names of the documents, in order. A line that begins with a capital or a number names the next document,
/// unless the line before it was full. `cell` is a table's presenter column, whose names may be among them.
pub(in crate::protocol) fn read(paragraphs: &[Labelled<'_>], rows: &[Row], cell: Option<&str>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let cell: HashSet<&str> = cell.into_iter().flat_map(str::lines).collect();
    for labelled in
        paragraphs.iter().filter(|labelled| labelled.label == Some(Label::Documents) && !labelled.text.is_empty())
    {
        if labelled.is_inline {
            found.push(labelled.text.to_owned());
            continue;
        }
        if cell.contains(labelled.paragraph.text.as_str()) {
            continue;
        }
        let mut full = false;
        for (place, &index) in labelled.paragraph.rows.iter().enumerate() {
            let Row { text, features: spot, .. } = &rows[index];
            let begins =
                text.chars().next().is_some_and(|character| character.is_uppercase() || character.is_ascii_digit());
            match found.last_mut() {
                Some(last) if place > 0 && (full || !begins) => {
                    join_line(last, text);
                }
                _ => found.push(text.clone()),
            }
            full = spot.map_or_else(|| wraps(text), |spot| spot.is_full) && !sentences::ends_sentence(text);
        }
    }
    for name in &mut found {
        *name = name.trim_end_matches(['.', ',']).to_owned();
    }
    found
}
