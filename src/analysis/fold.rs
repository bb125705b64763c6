//! Removes case and marks from letters: å and ä become a, ö becomes o, é becomes e. The result is for comparisons and
//! is never shown.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case, without marks on its letters. Other characters stay.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    // ASCII is copied in stretches and put into lower case at the end, all at once.
    let mut rest = text;
    while let Some(place) = rest.bytes().position(|byte| !byte.is_ascii()) {
        let (plain, marked) = rest.split_at(place);
        folded.push_str(plain);
        let mut characters = marked.chars();
        // Nearly all other letters of Swedish text are these; decomposing the rest costs ten times as much.
        match characters.next() {
            Some('å' | 'ä' | 'Å' | 'Ä') => folded.push('a'),
            Some('ö' | 'Ö') => folded.push('o'),
            Some('é' | 'É') => folded.push('e'),
            other => folded
                .extend(other.into_iter().nfd().filter(|part| !is_combining_mark(*part)).flat_map(char::to_lowercase)),
        }
        rest = characters.as_str();
    }
    folded.push_str(rest);
    folded.make_ascii_lowercase();
    folded
}

/// `text` with each letter and its marks as one character (NFC).
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    // The first combining mark is U+0300, which is written in UTF-8 with the first byte 0xcc. Text without bytes from
    // 0xcc on has no combining marks, so it is composed already.
    if text.bytes().all(|byte| byte < 0xcc) { text.into() } else { text.nfc().collect() }
}

/// The folded words of `text`, joined by hyphens: "Läns-gemensam ledning, Kalmar län" gives
/// "lans-gemensam-ledning-kalmar-lan". Empty if `text` has no words.
#[must_use]
pub fn slug(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

/// `text` with a capital at its beginning.
#[must_use]
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// One letter as [`fold`] gives it. If the lower case has several letters, only the first is kept.
#[must_use]
pub fn fold_char(character: char) -> char {
    match character {
        'a'..='z' | '0'..='9' | ' ' => character,
        'A'..='Z' => character.to_ascii_lowercase(),
        _ => {
            let base = std::iter::once(character).nfd().next().unwrap_or(character);
            base.to_lowercase().next().unwrap_or(base)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_char, slug};

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected);
        assert_eq!(input.chars().map(fold_char).collect::<String>(), expected);
    }

    #[test]
    fn marks_and_case_are_taken_off() {
        check("Ägardialog på Öland, José", "agardialog pa oland, jose");
    }

    #[test]
    fn a_slug_is_the_same_in_any_spelling() {
        assert_eq!(slug("Läns-gemensam ledning, Kalmar län"), "lans-gemensam-ledning-kalmar-lan");
        assert_eq!(slug(" – "), "");
    }
}
