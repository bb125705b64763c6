//! What a word is by itself, where names are looked for: a part of a name, a given name, a word of the language.

use super::tokens::Token;
use crate::analysis::{self, WordCache, fold};
use crate::protocol::swedish::wording::{is_organisation_word, is_role_word};
use crate::protocol::swedish::{FRONT_PAGE_STEMS, NOT_NAMES, ROOM_ENDINGS};

thread_local! {
    static NAME: WordCache<bool> = WordCache::default();
    static COMMON: WordCache<bool> = WordCache::default();
}

/// The word could be part of a person's name.
pub(super) fn is_name_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && NAME.with(|known| known.of(word, judge_name_word))
}

/// The same of a word with a capital.
fn judge_name_word(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next();
    let rest = characters.as_str();
    let letters = word.chars().all(|character| character.is_alphabetic() || matches!(character, '-' | '\'' | '’'));
    let has_lower = rest.chars().any(char::is_lowercase);
    // Inner capitals are for double names only: "Sven-Erik", "McArthur", "ClasGöran"; not "HälsoSAMS".
    let capitals = word.chars().filter(|character| character.is_uppercase()).count();
    // "P-O"
    let is_double_initial = word.chars().count() == 3 && rest.starts_with('-');
    // "Vd-rapport" is a compound of the language, "Sven-Erik" a name.
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

/// A word of the form or of the sentence around a name.
fn is_of_form(word: &str) -> bool {
    let folded = fold(word);
    NOT_NAMES.contains(&folded.as_str()) || FRONT_PAGE_STEMS.iter().any(|stem| folded.starts_with(stem))
}

/// "Svenljungasalen", "Centrumhuset": where they met.
pub(super) fn is_room(word: &str) -> bool {
    let folded = fold(word);
    ROOM_ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// The word, or the first part of a double one, is a given name.
pub(super) fn is_given(token: &Token<'_>) -> bool {
    token.word.to_lowercase().split('-').next().is_some_and(analysis::is_given_name)
}

/// The word is one of the language and no given name: "Rapporter", "Förskollärare".
pub(in crate::protocol) fn is_common(token: &Token<'_>) -> bool {
    COMMON.with(|known| {
        known.of(token.word, |word| {
            let word = word.to_lowercase();
            analysis::is_word(&word) && !analysis::is_given_name(&word)
        })
    })
}
