//! Compares words, strictly or as damaged text allows. It has no tables of Swedish words.

use crate::analysis::fold;
use std::collections::HashMap;

/// How similar a printed word and a vocabulary word must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Tolerance {
    /// Equal after folding.
    Exact,
    /// For damaged text: one letter in a word of four or more may differ, two in a word of nine or more
    /// ("Nirvarande", "f6redragande", "Moétesanteckningar").
    Damaged,
}

/// The folded words of a line, without punctuation at their ends.
pub(in crate::protocol) fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(folded).filter(|word| !word.is_empty()).collect()
}

/// A word folded, without punctuation at its ends. "År" and "våld" keep their letters: folded they would be "är" and
/// "vald", verbs.
fn folded(word: &str) -> String {
    let own = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    match own {
        "år" | "År" => "år".to_owned(),
        "våld" | "Våld" => "våld".to_owned(),
        _ => fold(own),
    }
}

/// The first `count` words of a line, as [`words`] gives them. A flattened page is one line, so only a bounded part
/// of the line is read, however long its words and gaps are.
pub(in crate::protocol) fn first_words(text: &str, count: usize) -> Vec<String> {
    text[..text.floor_char_boundary(count * LONGEST)]
        .split_whitespace()
        .map(folded)
        .filter(|word| !word.is_empty())
        .take(count)
        .collect()
}

/// The last word of a line, folded and without punctuation at its ends.
pub(in crate::protocol) fn last_word(text: &str) -> String {
    let words =
        text.split_whitespace().rev().map(|word| fold(word.trim_matches(|letter: char| !letter.is_alphanumeric())));
    words.into_iter().find(|word| !word.is_empty()).unwrap_or_default()
}

/// The most bytes that a word may take, with the gap before it. No words are longer, and columns are not further
/// apart. Not measured.
const LONGEST: usize = 200;

/// One more than the number of words in the longest phrase of the tables, since an ordinal may come before it.
pub(in crate::protocol) const PHRASE: usize = 6;

/// Whether a folded printed word is the vocabulary word.
pub(in crate::protocol) fn same_word(printed: &str, word: &str, tolerance: Tolerance) -> bool {
    if printed == word {
        return true;
    }
    tolerance == Tolerance::Damaged && allowed_edits(word).is_some_and(|limit| within(printed, word, limit))
}

/// How many letters may differ in a damaged `word`; none if it is too short.
pub(in crate::protocol) fn allowed_edits(word: &str) -> Option<usize> {
    match word.chars().take(9).count() {
        0..4 => None,
        4..9 => Some(1),
        _ => Some(2),
    }
}

/// Whether the edit distance is at most `limit`.
///
/// A common beginning costs nothing. At the first letter that differs, three edits are tried. With two edits that is
/// at most nine ways, and for nearly all pairs of words the first letters decide.
fn within(first: &str, second: &str, limit: usize) -> bool {
    // A letter has at most four bytes.
    if first.len().abs_diff(second.len()) > 4 * limit {
        return false;
    }
    let (mut first, mut second) = (first.chars(), second.chars());
    loop {
        let (rest, other) = (first.as_str(), second.as_str());
        match (first.next(), second.next()) {
            (None, None) => return true,
            (Some(one), Some(two)) if one == two => {}
            _ if limit == 0 => return false,
            (one, two) => {
                let (longer, shorter) = (first.as_str(), second.as_str());
                return one.is_some() && two.is_some() && within(longer, shorter, limit - 1)
                    || one.is_some() && within(longer, other, limit - 1)
                    || two.is_some() && within(rest, shorter, limit - 1);
            }
        }
    }
}

/// A table of phrases, by their first words.
#[derive(Debug)]
pub(in crate::protocol) struct Phrases<T> {
    rows: Vec<(&'static str, T)>,
    /// The rows whose phrase begins with this word.
    by_first: HashMap<&'static str, Vec<usize>>,
    all: Vec<usize>,
}

impl<T> Phrases<T> {
    pub fn new(rows: impl Iterator<Item = (&'static str, T)>) -> Self {
        let rows: Vec<(&'static str, T)> = rows.collect();
        let mut by_first: HashMap<&'static str, Vec<usize>> = HashMap::new();
        for (place, (phrase, _)) in rows.iter().enumerate() {
            by_first.entry(phrase.split(' ').next().unwrap_or("")).or_default().push(place);
        }
        let all = (0..rows.len()).collect();
        Self { rows, by_first, all }
    }

    /// The phrases that `text` begins with, in the order of the table. Each has its place in the table, its value,
    /// and the number of words of `text` that it takes.
    pub fn at_head(&self, text: &[String], tolerance: Tolerance) -> impl Iterator<Item = (usize, &T, usize)> {
        let places = match (tolerance, text.first()) {
            // If the first word is damaged, it may be that of any phrase.
            (Tolerance::Damaged, _) => self.all.as_slice(),
            (Tolerance::Exact, Some(first)) => self.by_first.get(first.as_str()).map_or(&[][..], Vec::as_slice),
            (Tolerance::Exact, None) => &[],
        };
        places.iter().filter_map(move |&place| {
            let (phrase, said) = &self.rows[place];
            begins_with(text, phrase, tolerance).map(|taken| (place, said, taken))
        })
    }
}

/// The number of words of `text` that the phrase takes, if `text` begins with it.
pub(in crate::protocol) fn begins_with(text: &[String], phrase: &str, tolerance: Tolerance) -> Option<usize> {
    let mut taken = 0;
    for word in phrase.split(' ') {
        if !same_word(text.get(taken)?, word, tolerance) {
            return None;
        }
        taken += 1;
    }
    Some(taken)
}
