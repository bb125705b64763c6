//! Recognises who decides: words that mean a deciding body in any document, and the body of this document.

use crate::analysis::{fold, is_function_word};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{DECIDERS, MEETS, OTHER_BODIES, WHOLE_DECIDERS};
use crate::protocol::words::{self, Tolerance, same_word};

/// The words of this body's own name, folded, which decide in addition to the general words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::protocol) struct Deciders {
    own: Vec<String>,
    /// All words of the name; empty if there is no name.
    name: Vec<String>,
}

impl Deciders {
    /// The deciders of a document whose body is `name`.
    pub fn of(name: Option<&str>) -> Self {
        // "Kommunrevisionen", "SRO": a name of one word, or words in capitals. Other words of names may be anybody's.
        let words = name.map(words::words).unwrap_or_default();
        let printed: Vec<&str> = name.map(|name| name.split_whitespace().collect()).unwrap_or_default();
        let mut own: Vec<String> = printed
            .iter()
            .filter(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase))
            .map(|word| fold(word))
            .collect();
        if words.len() == 1 {
            own.extend(words.clone());
        }
        Self { own, name: words }
    }

    /// Adds the letters that the head of the document calls the body by, whatever its name: "LAG-möte", "Protokoll FSG
    /// 8-13".
    pub fn with_letters<'a>(mut self, head: impl Iterator<Item = &'a str>) -> Self {
        const LETTERS: std::ops::RangeInclusive<usize> = 3..=5;
        let names_meeting = |line: &&str| {
            let is_of_meeting = |word: &String| wording::begins_as_kind(word) || word.ends_with("mote");
            line.contains(char::is_lowercase) && words::words(line).iter().any(is_of_meeting)
        };
        let words = head.filter(names_meeting).flat_map(|line| line.split(|sign: char| !sign.is_alphanumeric()));
        let letters = words.filter(|word| {
            LETTERS.contains(&word.chars().count())
                && word.chars().all(char::is_uppercase)
                && !is_function_word(&word.to_lowercase())
                && !wording::is_organisation_word(word)
        });
        self.own.extend(letters.map(fold));
        self
    }

    pub(super) fn has(&self, word: &str) -> bool {
        self.own.iter().any(|own| own == word)
    }

    /// Whether the word after the verb names the body that meets: "Till styrelse beslutade mötet att välja".
    pub(super) fn meets(&self, word: &String) -> bool {
        self.has(word) || MEETS.contains(&word.as_str()) || is_decider(word) && self.name.contains(word)
    }

    /// Whether the word names a body other than the body that meets: "Kommunfullmäktige" in the minutes of an
    /// association.
    pub(super) fn is_another(&self, word: &str) -> bool {
        // "Nämnden" and "utskottet" alone mean the body that meets.
        let form = OTHER_BODIES.iter().find(|form| word.ends_with(**form));
        let is_own = |form: &str| {
            let stem = form.trim_end_matches("en").trim_end_matches("et");
            self.name
                .iter()
                .any(|own| own.trim_end_matches('s').contains(stem) || form.ends_with("utskottet") && is_committee(own))
        };
        form.is_some_and(|form| !matches!(word, "namnden" | "utskottet") && !self.name.is_empty() && !is_own(form))
    }
}

/// Whether the word is the letters of a committee: "AU", "KSAU".
fn is_committee(word: &str) -> bool {
    const LETTERS: usize = 5;
    word.len() <= LETTERS && word.ends_with("au")
}

/// Whether the word names a deciding body.
pub(in crate::protocol) fn is_decider(word: &str) -> bool {
    WHOLE_DECIDERS.contains(&word)
        || (!wording::is_no_council(word) && DECIDERS.iter().any(|decider| word.ends_with(decider)))
}

pub(super) fn damaged_decider(word: &str, tolerance: Tolerance) -> bool {
    tolerance == Tolerance::Damaged && DECIDERS.iter().any(|decider| same_word(word, decider, tolerance))
}
