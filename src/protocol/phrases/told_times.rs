//! Recognises the times that show that a sentence tells of another meeting: one that has decided, or one that will.

use super::acts::verb_row;
use crate::protocol::swedish::{MONTHS, SEASONS};

/// Whether a past verb has its time directly after it: "Arbetsutskottet beslutade den 3 maj", "i oktober 2004", "våren
/// 2002", "förra året" tell of another meeting.
pub(in crate::protocol) fn recalls_time(words: &[String]) -> bool {
    let is_past = |word: &String| {
        matches!(word.as_str(), "beslutade" | "beslot" | "bestamde" | "faststallde" | "antog" | "godkande")
    };
    let begins_with_digit = |word: &String| word.starts_with(|first: char| first.is_ascii_digit());
    // "Nämnden beslutar att ändra det som nämnden beslutade i februari 2012" decides.
    let is_first = |at: usize| !words[..at].iter().any(|word| matches!(word.as_str(), "beslutar" | "som"));
    // "Styrelsen bestämde den 3 maj som städdag": the day is what was decided.
    let is_object = |at: usize| words[at..].iter().take(5).any(|word| matches!(word.as_str(), "som" | "till"));
    (1..words.len()).any(|at| {
        if !is_past(&words[at - 1]) || !is_first(at) {
            return false;
        }
        let is_led = matches!(words[at].as_str(), "i" | "under" | "redan" | "pa" | "vid");
        let [first, second, ..] = &words[at + usize::from(is_led)..] else { return false };
        let is_month = |word: &String| MONTHS.contains(&word.as_str()) || SEASONS.contains(&word.as_str());
        let is_recent = matches!(first.as_str(), "fjol")
            || matches!(first.as_str(), "forra" | "foregaende")
                && matches!(second.as_str(), "aret" | "ar" | "hosten" | "varen" | "mandatperioden");
        is_recent
            || is_month(first) && is_year(second)
            || first == "ar" && is_year(second)
            || !is_led
                && (first == "den" && begins_with_digit(second) && !is_object(at)
                    || first.starts_with("20")
                    || first.bytes().all(|byte| byte.is_ascii_digit()) && second.len() >= 3)
    })
}

/// Whether words say when something was, with its year: "under hösten 2021". In "verksamhetsplanen för 2021" the year
/// belongs to the plan.
pub(super) fn says_year(words: &[String]) -> bool {
    let leads = |word: &String| {
        let word = word.as_str();
        MONTHS.contains(&word) || SEASONS.contains(&word) || matches!(word, "ar" | "i" | "under" | "redan")
    };
    // "Budgeten för hösten 2024": only a time at the head of the sentence is that of the verb.
    words.first().is_some_and(leads) && words.iter().take(3).any(|word| is_year(word))
}

/// Whether a word is a year of this century or the last.
fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("20") || word.starts_with("19")) && word.parse::<u16>().is_ok()
}

/// Whether a sentence begins with a time and its year, followed by the verb: "På stämman 2020 beslutades att …",
/// "Under hösten 2021 antogs …".
pub(super) fn recalls_year(words: &[String]) -> bool {
    let is_time = words.first().is_some_and(|first| {
        matches!(first.as_str(), "pa" | "vid" | "under" | "i" | "hosten" | "varen" | "sommaren" | "redan" | "ar")
    });
    let year = words.iter().take(6).position(|word| is_year(word));
    is_time
        && year.and_then(|year| words.get(year + 1)).is_some_and(|verb| {
            verb_row(verb).is_some_and(|(_, passive)| passive || !verb.ends_with('r')) && !verb.ends_with("as")
        })
}

/// Whether the words behind a verb in the present tense are only a time to come: "Resultatet fastställs i juni", "Budgeten
/// antas vid nästa möte".
pub(super) fn is_scheduled(behind: &[String]) -> bool {
    let is_part_of_year =
        |word: &str| MONTHS.contains(&word) || SEASONS.contains(&word) || matches!(word, "var" | "host");
    let behind: Vec<&str> = behind.iter().map(String::as_str).collect();
    match behind.as_slice() {
        ["senare"] => true,
        ["i" | "under", part] | ["i" | "under", part, _] => is_part_of_year(part),
        ["nasta", what] | ["vid" | "pa", "nasta", what] => {
            matches!(*what, "mote" | "sammantrade" | "stamma" | "arsmote" | "ar" | "vecka" | "manad")
        }
        _ => false,
    }
}

/// Whether the words behind a verb are only a day: "Omsorgsnämnden bestämmer den 27 februari".
pub(super) fn is_dated(behind: &[String]) -> bool {
    let is_day = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    matches!(behind, [den, day, month, ..] if den == "den" && is_day(day) && MONTHS.contains(&month.as_str()))
        && behind.len() <= 4
}
