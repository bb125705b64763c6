//! Particles of surnames: "von Holm", "del Carmen Ruiz", "el-Dahl".

use super::name_words::{is_given, is_name_word};
use super::tokens::Token;

/// Whether a word is a particle of a surname.
pub(super) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "von" | "af" | "de" | "del" | "van" | "der" | "el" | "al" | "la" | "ter" | "da" | "dos" | "ben" | "bin" | "di"
    )
}

/// Whether a word is a surname that begins with a particle: "el-Dahl".
pub(super) fn begins_with_particle(word: &str) -> bool {
    word.split_once('-').is_some_and(|(particle, surname)| is_particle(particle) && is_name_word(surname))
}

/// How many words the first name takes if a particle stands before its surname: "Kim von Berg Holm Bo Ek" begins with a
/// name of four words.
pub(super) fn after_particle(run: &[Token<'_>]) -> Option<usize> {
    // A particle further on is of the next name: "Bo Ek Kim von Berg".
    let first = run.iter().take(3).position(|token| is_particle(token.word)).filter(|at| *at > 0)?;
    let particles = run[first..].iter().take_while(|token| is_particle(token.word)).count();
    let surname = first + particles + 1;
    let has_second = first == 1 && run.get(surname).is_some_and(|next| !is_given(next));
    Some((surname + usize::from(has_second)).min(run.len()))
}
