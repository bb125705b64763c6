//! Finds the committee that meets below its board.

use super::body::{LETTERHEAD, of_line};
use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::words::{self, Tolerance};

/// The committee that meets, where its name is below that of its board: "Kommunstyrelsens arbetsutskott" for
/// "Kommunstyrelsen / Arbetsutskottet". `chosen` is either of them.
pub(super) fn committee_below(chosen: &str, head: &[&Row], tolerance: Tolerance) -> Option<String> {
    // The most lines, such as a date, that stand between them. Not measured.
    const BETWEEN: usize = 1;
    let is_board = |name: &str| ["styrelsen", "nämnden", "fullmäktige"].iter().any(|ending| name.ends_with(ending));
    let lines: Vec<Vec<String>> = head.iter().take(LETTERHEAD).map(|row| of_line(&row.text, tolerance)).collect();
    let is_committee = |name: &&String| words::last_word(name).trim_end_matches("et").ends_with("utskott");
    let (at, committee) =
        lines.iter().enumerate().find_map(|(at, names)| Some((at, names.iter().find(is_committee)?)))?;
    // The nearest board above it: a menu names others, too.
    let above = &lines[at.saturating_sub(BETWEEN + 1)..=at];
    let board = above.iter().rev().flatten().find(|name| is_board(name))?;
    if chosen != board && chosen != committee {
        return None;
    }
    // "Socialutskottet" says enough; most boards have an "Arbetsutskottet".
    let is_general = matches!(fold(committee).as_str(), "arbetsutskottet" | "allmanna utskottet" | "utskottet");
    let is_named = committee.strip_prefix(board.as_str()).is_some_and(|rest| rest.starts_with("s "))
        || words::words(committee).len() == 1;
    if is_general {
        Some(format!("{board}s {}", committee.trim_end_matches("et").to_lowercase()))
    } else {
        is_named.then(|| committee.clone())
    }
}
