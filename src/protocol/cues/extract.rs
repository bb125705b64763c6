//! Finds the number of an extract's only item, printed after the body and the date: "Kommunstyrelsen 2024-05-08 §
//! 412".

use super::{Cue, Marker, MarkerStyle, Number};
use crate::protocol::layout::Row;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::dates;
use crate::protocol::swedish::wording;
use crate::protocol::words::Tolerance;
use std::sync::LazyLock;

/// How many rows of the head, with its letterhead, are searched for the number.
const HEAD: usize = 10;

/// The row with the number, and the number, if no line of the document begins with a § number.
pub(super) fn number(rows: &[Row], cues: &[Cue], tolerance: Tolerance) -> Option<(usize, Marker)> {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"§\s?(\d{1,4})$"));
    // Lists of documents refer to other meetings in this way, in minutes with numbered items of their own.
    let has_signs = cues.iter().any(|cue| cue.marker.as_ref().is_some_and(|marker| marker.style == MarkerStyle::Sign));
    if has_signs {
        return None;
    }
    let head = rows.iter().enumerate().filter(|(_, row)| row.is_read()).take(HEAD);
    let mut found = head.filter_map(|(index, row)| {
        let number = NUMBER.captures(&row.text)?.get(1)?;
        let before = &row.text[..number.start()];
        let is_meeting = wording::names_a_body(before) && !dates::find(before, tolerance).is_empty();
        let number = Number::of(number.as_str().parse().ok().filter(|_| is_meeting)?);
        Some((index, Marker { style: MarkerStyle::Sign, number, form: None, rest: row.text.len(), follows_head: true }))
    });
    let first = found.next();
    if found.next().is_some() { None } else { first }
}
