//! Recognises case numbers whose parts are typed apart in queries: "SLK 2024 00097", "rs 2022/195", "dnr 2024 97".
//! Texts are not read in this way, because there "KF 2024 12" may be a body, a year and a quantity. This module has no
//! list of bodies. `case_number` explains the parts of a case number.

use super::case_number::{self, is_label, is_next_year, is_short_year, is_year};
use super::{Condition, Token, Word, analyse, is_function_word, is_given_name, is_known, is_word};
use std::ops::Range;
use std::sync::Arc;

/// A case number that some words of a query may form together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedNumber {
    /// The words, by their places among the tokens.
    pub places: Range<usize>,
    /// The word for the whole number.
    pub word: Arc<Word>,
    /// Whether the number also matches without its letters. If not, it matches only texts that print the letters:
    /// "2024/12" alone may be a month.
    pub is_sure: bool,
}

/// The most letters of a register in capitals.
const CAPITALS: usize = 6;
/// The most letters of a register in small letters, such as "slk" or "ksau". A longer word is more likely a name, such
/// as "kalmar".
const SMALL: usize = 4;
/// Longer words in capitals are an acronym only if they are not a word: "BUDGET 2024 100".
const SURE_CAPITALS: usize = 4;

/// If a number after a year has at least this many figures, or begins with a zero, it is not a quantity: "97" in "SLK
/// 2024 97" may be one, "0097" in "SLK 2024 0097" is not. Not measured.
const SURE_FIGURES: usize = 3;

/// Months, which may precede a year and another number: "JAN 2024 12", "dec 2024 12".
const MONTHS: &[&str] =
    &["jan", "feb", "febr", "mar", "mars", "apr", "maj", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec"];

/// The case number that begins with the word at `place`, if its parts are typed apart.
#[must_use]
pub fn typed_number(text: &str, tokens: &[Token], place: usize) -> Option<TypedNumber> {
    let first = tokens.get(place)?;
    let printed = &text[first.start..first.end];
    // The word `on` places further, if only a space or a sign separates it from the word before.
    let next = |on: usize| {
        let (before, token) = (tokens.get(place + on - 1)?, tokens.get(place + on)?);
        let gap = text[before.end..token.start].trim_matches([' ', '\u{a0}']);
        matches!(gap, "" | "-" | "–" | "/" | "." | ":").then(|| &text[token.start..token.end])
    };
    let is_label = is_label(printed);
    let letters = if is_label { Some("") } else { register(printed) };
    let found = |words: usize, letters: &str, number: &str, is_sure: bool| {
        // In capitals the letters before a number always count as those of a register.
        let spelled = format!("{} {number}", letters.to_uppercase());
        let word = analyse(spelled.trim_start(), Condition::Clean).pop()?.word;
        word.is_case_number().then_some(TypedNumber { places: place..place + words, word, is_sure })
    };
    let numbered = |words: usize, letters: &str, year: &str, number: &str| {
        let is_sure = is_label || number.len() >= SURE_FIGURES || number.starts_with('0');
        let is_number = number.len() >= 2 || is_label;
        if is_number && is_number_of(year, number) {
            found(words, letters, &format!("{year}/{number}"), is_sure)
        } else {
            None
        }
    };
    if let Some(letters) = letters {
        let second = next(1)?;
        if is_year(second) {
            // "SLK 2024 00097", "dnr 2024 97"
            return numbered(3, letters, second, next(2)?);
        }
        // "dnr 1172-22": a label says that these figures are no span.
        let (number, year) = second.split_once(['-', '–']).unwrap_or_default();
        let is_number = number.bytes().all(|byte| byte.is_ascii_digit()) && (is_year(year) || is_short_year(year));
        if is_label && is_number {
            return found(2, letters, &format!("{number}/{year}"), true);
        }
        // "slk 2024/97", "slk 2024-00097"
        let is_number = tokens[place + 1].word.is_case_number() && !letters.is_empty();
        return if is_number && is_of_year(&tokens[place + 1].word) { found(2, letters, second, true) } else { None };
    }
    if is_year(printed) {
        // "2024 00097": a quantity does not begin with a zero
        let number = next(1).filter(|number| number.len() > SURE_FIGURES && number.starts_with('0'))?;
        return numbered(2, "", printed, number);
    }
    // "slk2024 00097"
    let (letters, year) = printed.split_at(printed.find(|character: char| character.is_ascii_digit())?);
    if is_year(year) { numbered(2, register(letters)?, year, next(1)?) } else { None }
}

/// The first case number in `text`, whose parts may be typed apart: "SLK-2024-00097", "slk 2024 97", "Dnr 0773/22".
#[must_use]
pub fn first_number(text: &str) -> Option<Arc<Word>> {
    let tokens = analyse(text, Condition::Clean);
    (0..tokens.len()).find_map(|place| {
        let is_number = tokens[place].word.is_case_number();
        let whole = || is_number.then(|| Arc::clone(&tokens[place].word));
        typed_number(text, &tokens, place).map(|typed| typed.word).or_else(whole)
    })
}

/// `printed`, if it may be the letters of a register, such as "SLK" or "slk"; `None` for "skola", "VT" or "Anna".
fn register(printed: &str) -> Option<&str> {
    let count = printed.chars().count();
    let lower = printed.to_lowercase();
    let is_other = is_function_word(&lower)
        || MONTHS.contains(&lower.as_str())
        || case_number::PERIODS.contains(&lower.as_str())
        || !printed.chars().all(char::is_alphabetic);
    let is_register = if printed.chars().all(char::is_uppercase) {
        count <= SURE_CAPITALS || count <= CAPITALS && !is_word(&lower)
    } else {
        count <= SMALL && (case_number::is_also_small(&lower) || !is_known(&lower) && !is_given_name(&lower))
    };
    (count >= 2 && is_register && !is_other).then_some(printed)
}

/// Whether `number` may be a case number of `year`: in "KF 2024 2025" and "EU 2014 2020" it is a year, and so it is in
/// "KS 2023 24".
fn is_number_of(year: &str, number: &str) -> bool {
    let is_number = (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && !is_year(number) && !is_next_year(year, number)
}

/// Whether the word is a number of a year: "2024/97". Not "2023/24", and not "773/2022", which means nothing without
/// its letters.
fn is_of_year(word: &Word) -> bool {
    let parts = word.exact.split_once('/');
    parts.is_some_and(|(year, number)| is_year(year) && is_number_of(year, number.split(':').next().unwrap_or(number)))
}

#[cfg(test)]
mod tests {
    use super::{Condition, analyse, first_number, typed_number};

    /// Checks the numbers that the words of `text` form; "?" follows those that need their letters.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let tokens = analyse(text, Condition::Clean);
        let found = (0..tokens.len()).filter_map(|place| typed_number(text, &tokens, place));
        let found: Vec<String> =
            found.map(|typed| format!("{}{}", typed.word.exact, if typed.is_sure { "" } else { "?" })).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_parts_of_a_number_may_stand_apart() {
        check("SLK 2024 00097", &["slk2024/97", "2024/97"]);
        check("slk 2024 00097 om skolan", &["slk2024/97", "2024/97"]);
        check("RS 2022 195", &["rs2022/195"]);
        check("rs 2022 195", &["rs2022/195"]);
        check("VO 2024 357", &["vo2024/357"]);
        check("SLK - 2024 - 97", &["slk2024/97?"]);
        check("slk 2024/97, slk 2024-00097", &["slk2024/97", "slk2024/97"]);
        check("slk2024 00097", &["slk2024/97"]);
        check("dnr 2024 97", &["2024/97"]);
        check("dnr 1172-22, dnr 1172-2022", &["1172/2022", "1172/2022"]);
        check("ärende 2024 7", &["2024/7"]);
        check("KF 2024 12", &["kf2024/12?"]);
    }

    #[test]
    fn a_count_after_a_year_is_no_number() {
        for text in [
            "budget 2024 100",
            "BUDGET 2024 100",
            "2024 2025",
            "KF 2024 2025",
            "KS 2023 24",
            "skola 2024 12",
            "våren 2024 100",
            "VT 2024 12",
            "dec 2024 12",
            "om 2024 100",
            "anna 2024 100",
            "kalmar 2024 100",
            "KF 2024, 100 barn",
            "KF 2024 7 barn",
            "0773 22",
            "sidorna 1172-22",
            "slk 1524 00097",
            "slk 2023/24",
            "2024 100",
            "070 2024 123456",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn the_first_number_is_found_however_it_is_typed() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(first_number(text).map(|word| word.exact.clone()).as_deref(), expected, "{text}");
        }
        check("Dnr SLK-2024-00097", Some("slk2024/97"));
        check("ärendet slk 2024 97", Some("slk2024/97"));
        check("slk 2024/97", Some("slk2024/97"));
        check("dnr 0773/22", Some("773/2022"));
        check("hemsjukvård 2024", None);
    }
}
