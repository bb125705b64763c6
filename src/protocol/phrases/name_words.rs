//! Judges single words where names are searched for: part of a name, given name, ordinary word.

use super::tokens::Token;
use crate::analysis::{self, WordCache, fold};
use crate::protocol::swedish::wording::{is_organisation_word, is_role_word};
use crate::protocol::swedish::{FRONT_PAGE_STEMS, NOT_NAMES, ROOM_ENDINGS};

thread_local! {
    static NAME: WordCache<bool> = WordCache::default();
    static COMMON: WordCache<bool> = WordCache::default();
}

/// Whether the word could be part of a person's name.
pub(super) fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && NAME.with(|known| known.of(word, judge_name_word))
}

/// Whether a word with a capital could be part of a person's name.
fn judge_name_word(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next();
    let rest = characters.as_str();
    let letters = word.chars().all(|character| character.is_alphabetic() || matches!(character, '-' | '\'' | '’'));
    let has_lower = rest.chars().any(char::is_lowercase);
    // More than one capital needs a double name: "Sven-Erik", "McArthur", "ClasGöran"; not "HälsoSAMS".
    let capitals = word.chars().filter(|character| character.is_uppercase()).count();
    // "P-O"
    let is_double_initial = word.chars().count() == 3 && rest.starts_with('-');
    // "Vd-rapport" is an ordinary compound, "Sven-Erik" a name.
    let is_compound =
        word.rsplit_once('-').is_some_and(|(_, last)| last.starts_with(char::is_lowercase) && analysis::is_word(last));
    letters
        && !is_compound
        && (has_lower || rest.is_empty() || is_double_initial)
        && capitals <= 2 + word.matches(['-', '\'']).count()
        && !is_of_form(word)
        && !is_organisation_word(word)
        && !is_role_word(word)
}

/// Whether a word belongs to the form or the sentence around a name.
fn is_of_form(word: &str) -> bool {
    let folded = fold(word);
    let lower = word.to_lowercase();
    // "André" is a name, "andre" is not.
    if lower != folded && analysis::is_given_name(&lower) {
        return false;
    }
    NOT_NAMES.contains(&folded.as_str()) || FRONT_PAGE_STEMS.iter().any(|stem| folded.starts_with(stem))
}

/// Whether a word is the room or building of a meeting: "Svenljungasalen", "Centrumhuset".
pub(super) fn is_room(word: &str) -> bool {
    let folded = fold(word);
    ROOM_ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// Whether the word, or the first part of a double name, is a given name.
pub(super) fn is_given(token: &Token<'_>) -> bool {
    token.word.to_lowercase().split('-').next().is_some_and(analysis::is_given_name)
}

/// Whether the word is an ordinary word and not a given name: "Rapporter", "Förskollärare".
pub(in crate::protocol) fn is_common(token: &Token<'_>) -> bool {
    COMMON.with(|known| {
        known.of(token.word, |word| {
            let word = word.to_lowercase();
            analysis::is_word(&word) && !analysis::is_given_name(&word)
        })
    })
}
