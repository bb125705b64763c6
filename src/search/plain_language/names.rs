//! Recognises the bodies, parties and people that a question names.

use super::patterns::{EVERYBODY, GENERAL, LEADS, SIDES};
use super::words::Word;
use crate::analysis::{is_function_word, is_given_name};
use crate::protocol::{ends_as_body, is_body_letters, is_municipality, party};
use jiff::civil::Date;
use serde::Serialize;

/// What must be known of the archive to recognise names and relative dates.
pub trait IndexNames {
    /// Whether a governing body has this name, by its letters, its full name or a part of it.
    fn has_body(&self, name: &str) -> bool;

    /// The full name of the body that the documents abbreviate with these letters.
    fn body_of_letters(&self, letters: &str) -> Option<String>;

    /// The body whose name differs from this one by a slip or two.
    fn body_misspelt(&self, name: &str) -> Option<String>;

    /// Whether documents are from a county or municipality with this name.
    fn has_region(&self, name: &str) -> bool;

    /// The date of the newest document.
    fn newest(&self) -> Option<Date>;
}

/// The party or person whose votes, motions or words a question asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Actor {
    /// One or more parties, by their letters: "S".
    Parties(Vec<String>),
    /// A person, by the name as typed.
    Person(String),
    /// All parties or members.
    Everybody,
}

impl Actor {
    /// The name of the person or of the parties, the last of these after `joint` ("and"); `None` for everybody.
    #[must_use]
    pub fn named(&self, joint: &str) -> Option<String> {
        match self {
            Self::Parties(letters) => {
                let (last, before) = letters.split_last()?;
                let before = before.join(", ");
                Some(if before.is_empty() { last.clone() } else { format!("{before} {joint} {last}") })
            }
            Self::Person(name) => Some(name.clone()),
            Self::Everybody => None,
        }
    }
}

/// The most words in the name of a body. "Hälso- och sjukvårdsnämnden i Göteborg" has five.
const LONGEST_BODY: usize = 6;
/// The most words in the name of a person: "Eva Maria Lind Ek".
const LONGEST_NAME: usize = 4;

/// The governing body whose name begins at `at`: how many words the name has, and the name to filter by.
pub fn body(words: &[Word<'_>], at: usize, archive: &dyn IndexNames) -> Option<(usize, String)> {
    let most = LONGEST_BODY.min(words.len().saturating_sub(at));
    (1..=most).rev().find_map(|count| {
        let own = &words[at..at + count];
        let typed = joined(own);
        let is_general = |word: &Word<'_>| GENERAL.contains(&word.folded.as_str());
        let is_of_another = words.get(at + count).is_some_and(|next| next.folded == "for");
        // "Styrelsen för Exempel" is not any board.
        if matches!(own, [word] if is_general(word) && is_of_another) {
            return None;
        }
        let is_name = match own {
            [word] => ends_as_body(word.typed) || is_body_letters(word.typed),
            // "läns gemensam ledning" is a name; a name neither begins nor ends with a function word.
            [first, .., last] => ![first, last].into_iter().any(|word| is_function_word(&word.typed.to_lowercase())),
            [] => false,
        };
        if is_name && archive.has_body(&typed) {
            return Some((count, typed));
        }
        let [word] = own else { return None };
        if let Some(name) = archive.body_misspelt(word.typed) {
            return Some((1, name));
        }
        // An acronym such as "LGL" that the documents explain.
        let is_acronym = word.typed.chars().count() > 1 && word.typed.chars().all(char::is_uppercase);
        is_acronym.then(|| archive.body_of_letters(word.typed)).flatten().map(|name| (1, name))
    })
}

/// The county or municipality named at `at`, after "i" or directly: how many words that takes, and the name to filter by.
pub fn region(words: &[Word<'_>], at: usize, archive: &dyn IndexNames) -> Option<(usize, String)> {
    // "Västra Götaland", "Kalmar län"
    const LONGEST: usize = 3;
    let joint =
        usize::from(words.get(at).is_some_and(|word| matches!(word.folded.as_str(), "i" | "in" | "for" | "of")));
    let most = LONGEST.min(words.len().saturating_sub(at + joint));
    (1..=most).rev().find_map(|count| {
        let own = &words[at + joint..at + joint + count];
        let typed = joined(own);
        let is_name = own.iter().all(|word| !is_function_word(&word.typed.to_lowercase()));
        (is_name && typed.chars().count() > 2 && archive.has_region(&typed)).then(|| (joint + count, typed))
    })
}

/// The governing body named at `at`, as [`body`] finds it, or else a word that can only be the name of a body, even if no
/// document is from it. The question then asks for what is not there, and the answer says so.
pub fn any_body(words: &[Word<'_>], at: usize, archive: &dyn IndexNames) -> Option<(usize, String)> {
    let named = |word: &&Word<'_>| {
        let is_letters = is_body_letters(word.typed) && word.typed.chars().all(char::is_uppercase);
        is_letters || ends_as_body(word.typed)
    };
    body(words, at, archive).or_else(|| words.get(at).filter(named).map(|word| (1, word.typed.to_owned())))
}

/// The parties and people whose names may begin at `at`, the longest first, each with how many words it has.
pub fn who(words: &[Word<'_>], at: usize) -> Vec<(usize, Actor)> {
    let Some(first) = words.get(at) else { return Vec::new() };
    if EVERYBODY.contains(&first.folded.as_str()) {
        return vec![(1, Actor::Everybody)];
    }
    if let Some(parties) = parties(words, at) {
        return vec![parties];
    }
    let may_be = |word: &&Word<'_>| {
        let ends = LEADS.contains(&word.folded.as_str()) || SIDES.contains(&word.folded.as_str());
        !ends && !word.typed.contains(is_figure) && !is_function_word(&word.typed.to_lowercase())
    };
    let longest = words[at..].iter().take(LONGEST_NAME).take_while(may_be).count();
    // Names begin with a capital letter. In a question in lower case, the first word must be a common given name.
    let is_name = |own: &[Word<'_>]| match own {
        // A single word that is a body or a municipality is not a person: "KF", "Socialnämnden", "Kalmar".
        [word] => {
            let is_other = is_municipality(&word.folded) || is_body_letters(word.typed) || ends_as_body(word.typed);
            is_given(word) || is_capital(word) && !is_other
        }
        [first, rest @ ..] if is_capital(first) => rest.iter().all(is_capital),
        [first, ..] => is_given(first),
        [] => false,
    };
    let names = (1..=longest).rev().map(|count| &words[at..at + count]).filter(|own| is_name(own));
    names.map(|own| (own.len(), Actor::Person(joined(own)))).collect()
}

/// The parties named one after the other from `at` on, with how many words that takes: "S, V och MP".
fn parties(words: &[Word<'_>], at: usize) -> Option<(usize, Actor)> {
    let mut letters = vec![party(words.get(at)?.typed)?];
    let mut end = at + 1;
    loop {
        let joint =
            usize::from(words.get(end).is_some_and(|word| matches!(word.folded.as_str(), "och" | "samt" | "and")));
        let Some(next) = words.get(end + joint).and_then(|word| party(word.typed)) else { break };
        letters.push(next);
        end += joint + 1;
    }
    Some((end - at, Actor::Parties(letters)))
}

/// The name of a person, if all of `words` together look like one: "Kim Holm", "kim holm".
pub fn person(words: &[Word<'_>]) -> Option<String> {
    let [first, .., last] = words else { return None };
    let is_plain = words.iter().all(|word| word.typed.chars().all(|letter| letter.is_alphabetic() || letter == '-'));
    let is_like = is_given(first) && (is_capital(first) == is_capital(last)) && words.len() <= LONGEST_NAME;
    (is_plain && is_like).then(|| joined(words))
}

fn is_capital(word: &Word<'_>) -> bool {
    word.typed.starts_with(char::is_uppercase)
}

fn is_figure(character: char) -> bool {
    character.is_ascii_digit()
}

/// The words as typed, separated by spaces.
pub fn joined<'a>(words: impl IntoIterator<Item = &'a Word<'a>>) -> String {
    words.into_iter().map(|word| word.typed).collect::<Vec<_>>().join(" ")
}

fn is_given(word: &Word<'_>) -> bool {
    let first = word.typed.split('-').next().unwrap_or(word.typed);
    is_given_name(&first.to_lowercase())
}
