//! Letters without case and marks: å and ä are a, ö is o, é is e. For comparing, never for showing.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` in lower case with all marks taken off its letters. Other characters stay.
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// One letter as [`fold`] gives it. Letters whose lower case is more than one letter keep the first.
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
    use super::{fold, fold_char};

    #[track_caller]
    fn check(input: &str, expected: &str) {
        assert_eq!(fold(input), expected);
        assert_eq!(input.chars().map(fold_char).collect::<String>(), expected);
    }

    #[test]
    fn marks_and_case_are_taken_off() {
        check("Ägardialog på Öland, José", "agardialog pa oland, jose");
    }
}
