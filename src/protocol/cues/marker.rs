//! Reads the number that a line begins with: "§ 12", "4.", "IV.", "a)", "10.1", "32 a".

use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::clock;
use regex::Captures;
use std::sync::LazyLock;

/// A number or letter that a line begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Marker {
    pub style: MarkerStyle,
    pub number: Number,
    /// The sign that sets the number off from its title: "4.", "4)", "§ 4".
    pub form: Option<char>,
    /// The byte of the line's text at which the text after the number begins.
    pub rest: usize,
    /// The body and the date are before it on its row.
    pub follows_head: bool,
}

/// The way in which a line is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::protocol) enum MarkerStyle {
    /// "§ 12", "12 §"
    Sign,
    /// "Ärende 3", "Punkt 3"
    Word,
    /// "4.", "4)", "4"
    Number,
    /// "IV."
    Roman,
    /// "A.", "B)"
    Capital,
    /// "a)", "b."
    Letter,
}

/// The number of a line: 32, 32 a, 10.1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::protocol) struct Number {
    pub main: u32,
    /// The letter of "32 a", an item inserted after 32.
    pub letter: Option<char>,
    /// The numbers after the first: in "10.1" the 1.
    pub parts: Vec<u32>,
    /// The sign before each part: "10.1", "4:1".
    pub separator: char,
}

impl Number {
    pub fn of(main: u32) -> Self {
        Self { main, letter: None, parts: Vec::new(), separator: '.' }
    }

    /// The number as it is written, without its sign.
    pub fn written(&self) -> String {
        let mut written = self.main.to_string();
        for part in &self.parts {
            written.push(self.separator);
            written.push_str(&part.to_string());
        }
        if let Some(letter) = self.letter {
            written.push(' ');
            written.push(letter);
        }
        written
    }
}

// "§ 12", "§1", "§ 1/", "KS § 12", "§ 45/2023", "§ 32 a", "12 §", "§ 2.1"
static SIGN: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"^(?:(?:\p{Lu}[\p{L}/]{0,6}[\s-])?§\s{0,8}(\d{1,4})((?:\.\d{1,2})*)(?:\s?([a-e]))?(?:[/:]\d{2,4})?|(\d{1,4})\s?§)(?:[.:)/]|\s|$)\s*(?:[–-]\s+)?",
    )
});
// "Ärende 3", "Ärende nr 3:", "Punkt 4", "Paragraf 12"
static WORD: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"^(?:Paragraf|Ärende|Punkt|Item)\s(?:nr\s)?(\d{1,3})(?:[.:)]|\s|$)\s*(?:[–-]\s+)?"));
// "4. Nära vård", "17.Val", "1/ Val", "10.1 Budget", "3 a) Taxa", "13.00 2. Upprop" (a time before the number)
static NUMBER: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"^(?:\d{1,2}[.:]\d{2}\s{1,4})?(\d{1,3})(:\d|(?:\.\d{1,2})*)(?:\s([a-e])(\))|([a-e])?([.):/]?))(\s*)")
});
static ROMAN: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^([IVX]{1,5})[.):]\s*"));
static LETTER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(\p{L})[.)]\s+"));

/// The marker that `text` begins with.
pub(in crate::protocol) fn marker(text: &str) -> Option<Marker> {
    // Nearly all lines begin with a word.
    let first = text.chars().next()?;
    // "Kl. 13.15 2. Budget": the time is not the number.
    if first.is_ascii_digit() || first == 'k' || first == 'K' {
        let time = clock::end_of_leading_time(text);
        let own = Some(&text[time..]).filter(|_| time > 0).and_then(|rest| sign(rest).or_else(|| number(rest)));
        if let Some(own) = own.filter(|own| own.form.is_some()) {
            return Some(Marker { rest: time + own.rest, ..own });
        }
    }
    if first.is_ascii_digit() {
        return sign(text).or_else(|| number(text));
    }
    if text.len() < 2 || !(first == '§' || first.is_alphabetic()) {
        return None;
    }
    sign(text).or_else(|| word(text)).or_else(|| roman(text)).or_else(|| letter(text))
}

fn parsed(captures: &Captures<'_>, group: usize) -> Option<u32> {
    captures.get(group).and_then(|number| number.as_str().parse().ok())
}

fn parts(captures: &Captures<'_>, group: usize) -> Vec<u32> {
    let parts = captures.get(group).map_or("", |parts| parts.as_str());
    parts.split(['.', ':']).filter_map(|part| part.parse().ok()).collect()
}

fn letter_in(captures: &Captures<'_>, group: usize) -> Option<char> {
    captures.get(group).and_then(|letter| letter.as_str().chars().next())
}

fn end(captures: &Captures<'_>) -> usize {
    captures.get(0).map_or(0, |whole| whole.end())
}

fn sign(text: &str) -> Option<Marker> {
    // The letters before the sign are never longer than this.
    if !text[..text.floor_char_boundary(24)].contains('§') {
        return None;
    }
    let captures = SIGN.captures(text)?;
    let main = parsed(&captures, 1).or_else(|| parsed(&captures, 4))?;
    let number = Number { main, letter: letter_in(&captures, 3), parts: parts(&captures, 2), separator: '.' };
    Some(Marker { style: MarkerStyle::Sign, number, form: Some('§'), rest: end(&captures), follows_head: false })
}

fn word(text: &str) -> Option<Marker> {
    if !text.starts_with(['P', 'Ä', 'I']) {
        return None;
    }
    let captures = WORD.captures(text)?;
    let number = Number::of(parsed(&captures, 1)?);
    Some(Marker { style: MarkerStyle::Word, number, form: Some('§'), rest: end(&captures), follows_head: false })
}

fn number(text: &str) -> Option<Marker> {
    let captures = NUMBER.captures(text)?;
    let rest = end(&captures);
    let mark = captures.get(4).or_else(|| captures.get(6)).map_or("", |mark| mark.as_str());
    let gap = &captures[7];
    let next = text[rest..].chars().next();
    // A number is separated from its title by a space, or by a mark with a letter after it ("17.Val").
    let sets_apart = !gap.is_empty() || !mark.is_empty() && next.is_some_and(char::is_alphabetic) || next.is_none();
    if !sets_apart {
        return None;
    }
    let separator = if captures.get(2).is_some_and(|parts| parts.as_str().starts_with(':')) { ':' } else { '.' };
    let number = Number {
        main: parsed(&captures, 1)?,
        letter: letter_in(&captures, 3).or_else(|| letter_in(&captures, 5)),
        parts: parts(&captures, 2),
        separator,
    };
    // "14.a) Val av ledamöter": the first sub-item shares the line with the item's number and becomes its title.
    let first = ["a) ", "a. "].into_iter().find(|first| !mark.is_empty() && text[rest..].starts_with(first));
    let rest = rest + first.map_or(0, str::len);
    Some(Marker { style: MarkerStyle::Number, number, form: mark.chars().next(), rest, follows_head: false })
}

fn roman(text: &str) -> Option<Marker> {
    let captures = ROMAN.captures(text)?;
    let number = Number::of(value(&captures[1])?);
    Some(Marker { style: MarkerStyle::Roman, number, form: Some('.'), rest: end(&captures), follows_head: false })
}

/// The value of a Roman numeral: "IV" is 4.
fn value(roman: &str) -> Option<u32> {
    let values: Vec<i64> = roman
        .chars()
        .map(|letter| {
            if letter == 'I' {
                1
            } else if letter == 'V' {
                5
            } else {
                10
            }
        })
        .collect();
    let mut sum = 0;
    for (place, &own) in values.iter().enumerate() {
        // A smaller value before a greater one is subtracted: IV.
        let is_taken = values.get(place + 1).is_some_and(|&next| next > own);
        sum += if is_taken { -own } else { own };
    }
    u32::try_from(sum).ok().filter(|&sum| sum > 0)
}

fn letter(text: &str) -> Option<Marker> {
    let captures = LETTER.captures(text)?;
    let letter = letter_in(&captures, 1)?;
    let style = if letter.is_uppercase() { MarkerStyle::Capital } else { MarkerStyle::Letter };
    let place = "abcdefghijklmnopqrstuvwxyzåäö".chars().position(|other| letter.to_lowercase().eq([other]))?;
    let number = Number::of(u32::try_from(place).ok()? + 1);
    Some(Marker { style, number, form: Some('.'), rest: end(&captures), follows_head: false })
}

#[cfg(test)]
mod tests {
    use super::{MarkerStyle, marker};

    #[track_caller]
    fn check(text: &str, expected: Option<(MarkerStyle, &str, &str)>) {
        let found = marker(text);
        let found = found.as_ref().map(|found| (found.style, found.number.written(), &text[found.rest..]));
        assert_eq!(found, expected.map(|(style, number, rest)| (style, number.to_owned(), rest)));
    }

    #[test]
    fn numbers_are_told_from_what_they_number() {
        check("§ 12 Budget", Some((MarkerStyle::Sign, "12", "Budget")));
        check("KS § 45/2023 Budget", Some((MarkerStyle::Sign, "45", "Budget")));
        check("§ 32 a Extra ärende", Some((MarkerStyle::Sign, "32 a", "Extra ärende")));
        check("§ 32 avtal", Some((MarkerStyle::Sign, "32", "avtal")));
        check("12 §", Some((MarkerStyle::Sign, "12", "")));
        check("Ärende nr 3: Budget", Some((MarkerStyle::Word, "3", "Budget")));
        check("4.   Nära vård", Some((MarkerStyle::Number, "4", "Nära vård")));
        check("17.Val av justerare", Some((MarkerStyle::Number, "17", "Val av justerare")));
        check("1/ Val", Some((MarkerStyle::Number, "1", "Val")));
        check("10.1 Budget", Some((MarkerStyle::Number, "10.1", "Budget")));
        check("13:00 2. Upprop", Some((MarkerStyle::Number, "2", "Upprop")));
        check("IV. Rapporter", Some((MarkerStyle::Roman, "4", "Rapporter")));
        check("a) Byte av deltagare", Some((MarkerStyle::Letter, "1", "Byte av deltagare")));
        check("B. Informationsärenden", Some((MarkerStyle::Capital, "2", "Informationsärenden")));
        check("2024-05-14", None);
        check("12,5 mnkr", None);
        check("Budget", None);
    }
}
