//! Finds the governing body in the notice that minutes have been approved (anslag, bevis).

use super::body::LONGEST;
use super::body_name::clean;
use crate::analysis::fold;
use crate::protocol::layout::{CELL, Row, cells};
use crate::protocol::pattern::Pattern;
use crate::protocol::swedish::wording;
use crate::protocol::words::Tolerance;
use std::sync::LazyLock;

/// The body in the notice that the minutes have been approved: "Organ Kommunstyrelsen", "Organ: Sala kommun,
/// Byggnadsnämnden".
pub(super) fn of_notice(rows: &[Row], tolerance: Tolerance) -> Option<String> {
    const WORDS: usize = 12;
    let mut read = rows.iter().filter(|row| row.is_read());
    let own = read.find_map(|row| {
        let (label, own) = row.text.split_once([' ', ':', CELL]).unwrap_or((&row.text, ""));
        let is_notice = fold(label) == "organ" && own.split_whitespace().count() <= WORDS;
        is_notice.then(|| own.trim_start_matches([':', ' ', CELL]))
    })?;
    let printed = cells(if own.is_empty() { &read.next()?.text } else { own }).next()?;
    let body = printed.rsplit_once(", ").map_or(printed, |(_, last)| last);
    clean(if wording::names_a_body(body) { body } else { printed }, tolerance).filter(|name| is_body_of_notice(name))
}

/// The body in such a notice in flattened text: "… Justerande Kim Holm Organ Byggnadsnämnden Anslags uppsättande …". The
/// municipality or the next label may be before it.
pub(super) fn of_flattened_notice(rows: &[Row], tolerance: Tolerance) -> Option<String> {
    static FLATTENED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"\sOrgan:?\s+(?:\p{L}+,?\s){0,3}?((?:\p{Lu}\p{L}*-? och )?\p{L}*(?:nämnd(?:en)?|styrelsen?|utskott(?:et)?|fullmäktige|råd(?:et)?|beredning(?:en)?))\s",
        )
    });
    let mut found = rows.iter().filter(|row| row.is_read()).filter_map(|row| FLATTENED.captures(&row.text));
    found.find_map(|found| clean(&found[1], tolerance)).filter(|name| is_body_of_notice(name))
}

/// The body in the sentence of such a notice: "Socialnämndens protokoll har justerats och anslagits". A sentence that
/// does not tell of the posting may be about other minutes.
pub(super) fn of_approval(rows: &[Row], tolerance: Tolerance) -> Option<String> {
    static APPROVED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(\p{Lu}[\p{L} -]+)s protokoll\b.*\bjustera(?:ts|t)\b.*\bans(?:lag|lå)"));
    let read = rows.iter().filter(|row| row.is_read());
    let named = read.filter_map(|row| APPROVED.captures(&row.text));
    named.filter_map(|found| clean(&found[1], tolerance)).find(|name| is_body_of_notice(name))
}

fn is_body_of_notice(name: &str) -> bool {
    wording::names_a_body(name) && name.split_whitespace().count() <= LONGEST
}
