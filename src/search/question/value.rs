//! Reads the value of a field, or a word or quoted text without a field.

use super::fields::Field;
use crate::analysis::fold;
use crate::index::Filter;
use crate::protocol::Kind;
use crate::search::notes::{Note, Notes};
use crate::search::period::Period;
use crate::search::query::{Criterion, Scope, TextCriterion, Wording};
use jiff::civil::Date;

/// A value as typed.
#[derive(Debug, Clone, Copy)]
pub enum Given<'a> {
    Word(&'a str),
    /// Text from between quotation marks; not empty.
    Quoted(&'a str),
}

/// How many of the words after a field belong to its value.
pub fn words_taken(field: Field, words: &[&str]) -> usize {
    let begins_number = |word: &&str| word.starts_with(|character: char| character.is_ascii_digit());
    match field {
        Field::Days => {
            // Stops before a word of marks only, because reading a period drops it and the count would be wrong.
            let count = words.iter().take_while(|word| !fold(word).is_empty()).count();
            // The number of words in a period does not depend on the day it is counted from.
            Period::read_words_from(&words[..count], Some(Period::ANY_DAY)).map_or(1, |(_, taken)| taken)
        }
        // "dnr:RS 2022/195", "punkt:§ 4"; "dnr:RS 2022 195"
        Field::Reference | Field::Number => {
            let has_letters_only = words.first().is_some_and(|word| !word.contains(|c: char| c.is_ascii_digit()));
            let letters = usize::from(has_letters_only && words.get(1).is_some_and(begins_number));
            let is_apart = field == Field::Reference && number_apart(&words[letters..]).is_some();
            letters + 1 + usize::from(is_apart)
        }
        _ => 1,
    }
}

/// What `given` asks for. This is usually one part; none for signs alone.
pub fn read(field: Option<Field>, given: Given<'_>, newest: Option<Date>, notes: &mut Notes) -> Vec<Criterion> {
    let text = match given {
        Given::Word(word) => word.strip_prefix('\\').unwrap_or(word),
        Given::Quoted(text) => text,
    };
    let scope = match field {
        None => Scope::Anywhere,
        Some(Field::Title) => Scope::Title,
        Some(Field::Decision) if matches!(given, Given::Word("*" | "ja")) => {
            return vec![Criterion::Filter(Filter { decisions_only: true, ..Filter::default() })];
        }
        Some(Field::Decision) => Scope::Decision,
        Some(Field::Presenter | Field::Person | Field::Organ | Field::Region | Field::Number | Field::Reference)
            if !text.contains(char::is_alphanumeric) =>
        {
            notes.add(Note::EmptyField);
            return Vec::new();
        }
        Some(Field::Reference) => {
            // Spaces do not matter in a case number.
            let mut words: Vec<&str> = text.split_whitespace().collect();
            let letters = words.len().saturating_sub(2);
            if number_apart(&words[letters..]).is_some() {
                words.insert(letters + 1, "/");
            }
            let number = words.concat();
            return vec![Criterion::Text(TextCriterion { wording: Wording::Word(number), scope: Scope::Reference })];
        }
        Some(field) => return condition(field, text, newest, notes),
    };
    let wording = match given {
        Given::Quoted(text) => match text.strip_prefix('=') {
            Some(text) if !text.trim().is_empty() => Wording::Exact(text.trim().to_owned()),
            _ => Wording::Phrase(text.to_owned()),
        },
        Given::Word(word) => match word_as_typed(word, notes) {
            Some(wording) => wording,
            None => return Vec::new(),
        },
    };
    vec![Criterion::Text(TextCriterion { wording, scope })]
}

/// The year and the number that `words` begin with, each as a separate word: "2022 195".
fn number_apart<'a>(words: &[&'a str]) -> Option<(&'a str, &'a str)> {
    let [year, number, ..] = words else { return None };
    let are_figures = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    let is_number = (1..=6).contains(&number.len());
    (is_year && is_number && are_figures(year) && are_figures(number)).then_some((year, number))
}

/// Whether a text asks for anything. Signs alone do not, except "§", which may precede a number.
pub fn has_content(text: &str) -> bool {
    text.contains(|character: char| character.is_alphanumeric() || character == '§')
}

fn word_as_typed(word: &str, notes: &mut Notes) -> Option<Wording> {
    if let Some(letters) = word.strip_prefix('\\') {
        return has_content(letters).then(|| Wording::Word(letters.to_owned()));
    }
    // A name before the colon that is not a field: "+-titel:vård*".
    if word.contains(':') && word.contains(['*', '~']) {
        notes.add(Note::SignsInColonWord);
        return has_content(word).then(|| Wording::Word(word.to_owned()));
    }
    // A sign that has no effect, as in "+-vård*".
    let word = if word.contains(['*', '~']) { word.trim_start_matches(['-', '+', '\\']) } else { word };
    let has_letters = |text: &str| text.chars().any(char::is_alphanumeric);
    if word.contains('*') {
        if has_letters(word) {
            // "vård**" means the same as "vård*".
            let pieces: Vec<&str> = word.split('*').collect();
            let mut letters = pieces.join("*");
            while letters.contains("**") {
                letters = letters.replace("**", "*");
            }
            return Some(Wording::Wildcard(letters));
        }
        notes.add(Note::StarAlone);
        return None;
    }
    if let Some((letters, edits)) = word.rsplit_once('~')
        && has_letters(letters)
        && !letters.contains('~')
    {
        let word = letters.to_owned();
        match edits {
            "" => return Some(Wording::Similar { word, edits: None }),
            "1" => return Some(Wording::Similar { word, edits: Some(1) }),
            "2" => return Some(Wording::Similar { word, edits: Some(2) }),
            number if number.chars().all(|digit| digit.is_ascii_digit()) => {
                notes.add(Note::TooManyEdits { edits: number.to_owned() });
                return Some(Wording::Similar { word, edits: None });
            }
            _ => notes.add(Note::TildeIgnored),
        }
    }
    // "~5": nothing is to be spelled in another way.
    if word.strip_prefix('~').is_some_and(|edits| edits.chars().all(|digit| digit.is_ascii_digit())) {
        notes.add(Note::TildeIgnored);
        return None;
    }
    if word.contains('^') {
        notes.add(Note::CaretIgnored);
    }
    has_content(word).then(|| Wording::Word(word.to_owned()))
}

/// The filter for a field that is a property of meetings or items.
fn condition(field: Field, text: &str, newest: Option<Date>, notes: &mut Notes) -> Vec<Criterion> {
    let name = Some(text.to_owned());
    let filter = match field {
        Field::Presenter => Filter { presenter: name, ..Filter::default() },
        Field::Person => Filter { presenter: name, any_role: true, ..Filter::default() },
        Field::Organ => Filter { organ: name, ..Filter::default() },
        Field::Region => Filter { region: name, ..Filter::default() },
        Field::File => Filter { paths: vec![text.to_owned()], ..Filter::default() },
        Field::Number => {
            let number = text.trim_start_matches('§').trim().trim_end_matches('.').to_owned();
            Filter { number: Some(number), ..Filter::default() }
        }
        Field::Days => {
            let Some(Period { from, to }) = Period::read_from(text, newest) else {
                if Period::is_relative(text) {
                    notes.add(Note::NoNewestDate { typed: text.to_owned() });
                    return words(text);
                }
                if let Some(period) = backwards(text, newest) {
                    notes.add(Note::BackwardsPeriod { typed: text.to_owned() });
                    return vec![Criterion::Filter(Filter { from: period.from, to: period.to, ..Filter::default() })];
                }
                notes.add(Note::UnknownDate { typed: text.to_owned() });
                return words(text);
            };
            if from.is_none() && to.is_none() {
                notes.add(Note::EmptyField);
                return Vec::new();
            }
            Filter { from, to, ..Filter::default() }
        }
        Field::Kind => {
            let Some(kind) = Kind::named(text) else {
                notes.add(Note::UnknownKind { typed: text.to_owned() });
                return words(text);
            };
            Filter { kind: Some(kind), ..Filter::default() }
        }
        Field::Title | Field::Decision | Field::Reference => return words(text),
    };
    vec![Criterion::Filter(filter)]
}

/// A period whose last day is before its first: "2025..2024".
fn backwards(text: &str, newest: Option<Date>) -> Option<Period> {
    let (from, to) = text.split_once("..")?;
    let read = |text| Period::read_from(text, newest);
    let period = Period { from: Some(read(from)?.from?), to: Some(read(to)?.to?) };
    (period.from > period.to).then_some(period)
}

fn words(text: &str) -> Vec<Criterion> {
    text.split(super::ends_word).filter(|word| has_content(word)).map(|word| TextCriterion::word(word).into()).collect()
}
