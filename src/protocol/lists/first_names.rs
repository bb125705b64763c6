//! Reads lists of first names.

use crate::analysis::{is_given_name, is_word};
use crate::protocol::layout::CELL;
use crate::protocol::phrases::names::{Person, begins_with_given};

/// Whether an entry has the form of a first name, perhaps with the initial of a surname: "Britt-Inger", "Kim H".
fn is_first_name(entry: &str) -> bool {
    let (first, initial) = entry.split_once(' ').unwrap_or((entry, ""));
    let is_initial = initial.chars().count() <= 1 && initial.chars().all(char::is_uppercase);
    first.starts_with(char::is_uppercase)
        && first.contains(char::is_lowercase)
        && first.chars().all(|letter| letter.is_alphabetic() || letter == '-')
        && is_initial
}

/// A list of first names, as of a school class: "Ibrahim, William, Laura och Leo", "Åk 1: Laura & Leo". `is_headed` says
/// that a heading of a list was before the text.
pub(super) fn first_names(text: &str, is_headed: bool) -> Vec<Person> {
    // The fewest names of a list without a label. With a label before the names (a figure or a colon), one name is
    // enough.
    const ALONE: usize = 3;
    let (label, rest) = text.split_once(':').map_or((None, text), |(label, rest)| (Some(label), rest));
    let parts = || {
        let all = rest.split([',', '&', CELL]).flat_map(|entry| entry.split(" och "));
        all.map(|entry| entry.trim_matches(|letter: char| !letter.is_alphanumeric())).filter(|entry| !entry.is_empty())
    };
    let has_figure = |entry: &&str| entry.contains(|letter: char| letter.is_ascii_digit());
    let entries: Vec<&str> = parts().filter(|entry| !has_figure(entry)).collect();
    let is_labelled = label.is_some() || parts().any(|entry| has_figure(&entry));
    let least = if is_headed || is_labelled { 1 } else { ALONE };
    let is_name = |entry: &&str| is_first_name(entry) && (!entry.contains(' ') || begins_with_given(entry));
    // A word that Swedish does not have is probably a name.
    let may_be_given = |entry: &&&str| {
        let lower = entry.to_lowercase();
        lower.split(['-', ' ']).next().is_some_and(is_given_name) || is_labelled && !is_word(&lower)
    };
    let given = entries.iter().filter(may_be_given).count();
    // Below a heading, others than people may be listed, too: "Frånvarande: Lisa, Köket".
    let is_unit = |entry: &&str| {
        let lower = entry.to_lowercase();
        is_word(&lower) && !is_given_name(&lower)
    };
    let enough = given * 2 >= entries.len() && !(is_headed && !is_labelled && entries.iter().any(is_unit));
    if entries.len() < least || !enough || !entries.iter().all(is_name) {
        return Vec::new();
    }
    entries.into_iter().map(|name| Person { name: name.to_owned(), ..Person::default() }).collect()
}
