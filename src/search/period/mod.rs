//! Reads a period as people write it: "våren 2024", "2022–2024", "efter 12 april 2024".
//!
//! The module does not use the current day: "i fjol" (last year) is counted from a day that the caller gives.

mod figures;
mod relative;
mod words;

use crate::analysis::fold;
use jiff::civil::Date;
use std::collections::HashSet;
use std::fmt;
use std::sync::LazyLock;
use words::{BETWEEN, DASHES, DOTS, PARTS, SIDES, SILENT, Side, WORKING_YEARS};

/// A period: all days from the first to the last, both included. An end that is `None` is open.
///
/// It prints as ISO 8601 dates. A whole year, month or day prints as "2022", "2022-05" or "2022-05-17"; any other
/// period as "2022-01-01..2024-06-30", "2022-01-01.." or "..2024-06-30"; ".." stands for all days. The printed text
/// can be read back with [`Period::read`], for years 1 to 9999 and if the end is not before the beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Period {
    /// The first day; `None` if the period has no beginning.
    pub from: Option<Date>,
    /// The last day; `None` if the period has no end.
    pub to: Option<Date>,
}

/// The longest text that is read as a period, in characters. "från och med den 12 september 2024 till och med den 13
/// september 2024" is 69 long. A much longer text is not searched for a period.
const LONGEST: usize = 100;

impl Period {
    /// The most words that [`Period::read_words`] takes as one period. "mellan den 12 april och den 3 maj 2024" has 9.
    pub const MOST_WORDS: usize = 9;

    /// Any day, for when only the words matter. Whether a text is a relative period does not depend on it, from the
    /// first known election (1994) on.
    pub(super) const ANY_DAY: Date = Date::constant(2024, 1, 1);

    /// Reads a period; `None` if `text` is not a period, or if the period ends before it begins. Case, accents and the
    /// width of spaces do not matter.
    ///
    /// - A year, month or day: 2022, 2022-05, 2022-05-17, "dec 2022", "12 april 2024", "den 12 april 2024",
    ///   12/4 2024, 12/4-24.
    /// - A part of a year: "våren 2024", vt24, HT-24, "sommaren 2024", Q2 2024, "kvartal 2 2024", "tertial 2 2024",
    ///   "första halvåret 2024". Vår (spring) is 1 January to 30 June and höst (autumn) is 1 July to 31 December, as
    ///   for school terms and budgets; sommar (summer) is 1 June to 31 August.
    /// - A school or parliamentary year: 2023/24, 2023/2024, "läsåret 23/24". It runs from 1 July to 30 June.
    /// - A range: 2022..2024, 2022-2024, 2022–2024, "2022 till 2024", "mellan 2022 och 2024", 2022-03..2022-05. A year
    ///   written once applies to both ends: "mars–maj 2024".
    /// - A range with an open end: 2022.., ..2024, >=2022, >2022, <2022, <=2022, "från 2022", "sedan 2022", "efter
    ///   2022", "före 2022", "till 2024", "t.o.m. 2024". "After" a period means after its last day; "before" means
    ///   before its first.
    /// - A date in digits: 20220517, 17.5.2022, 2022.05.17, 17/5/2022. Months, seasons and the words in between may be
    ///   English: "April 12, 2024", "spring 2024", "since 2022", "between 2022 and 2024".
    ///
    /// A two-digit year is one of 1969 to 2068, as in POSIX (strptime, `%y`). "april 24" is a month in 2024, because a
    /// day is written before its month: "24 april".
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        Self::read_plain(&plain(text)?)
    }

    /// Reads a period as [`Period::read`] does, and also periods counted from the day `newest`: "i fjol", "förra året",
    /// "i höstas", "förra månaden", "senaste året", "de senaste två åren", "sedan valet", "sedan sommaren", "last
    /// autumn".
    ///
    /// "i höstas" and "förra hösten" mean the latest autumn that has reached its last month, "sedan hösten" begins with the
    /// latest one that has begun, and "denna höst" means that of the same year. An election means the last general
    /// election.
    #[must_use]
    pub fn read_from(text: &str, newest: Option<Date>) -> Option<Self> {
        let text = plain(text)?;
        let relative = || newest.and_then(|newest| relative::read(&text, newest)).filter(|period| period.is_sound());
        Self::read_plain(&text).or_else(relative)
    }

    /// Whether `text` is a period counted from a day, such as "i fjol".
    #[must_use]
    pub fn is_relative(text: &str) -> bool {
        Self::read(text).is_none() && Self::read_from(text, Some(Self::ANY_DAY)).is_some()
    }

    /// Reads the longest period at the beginning of `words`. Returns it with the number of words that it has. For the
    /// words `["våren", "2024", "avtal"]` the number is 2.
    #[must_use]
    pub fn read_words(words: &[&str]) -> Option<(Self, usize)> {
        Self::read_words_from(words, None)
    }

    /// Reads as [`Period::read_words`] does, and also periods counted from the day `newest`.
    #[must_use]
    pub fn read_words_from(words: &[&str], newest: Option<Date>) -> Option<(Self, usize)> {
        if !words.first().is_some_and(|first| may_begin(first)) {
            return None;
        }
        let most = words.len().min(Self::MOST_WORDS);
        (1..=most).rev().find_map(|count| {
            let text = words[..count].join(" ");
            let next = words.get(count).map(|next| fold(next));
            let period = Self::read_from(&text, newest)?;
            (!relative::is_of_another(&fold(&text), next.as_deref())).then_some((period, count))
        })
    }

    fn read_plain(text: &str) -> Option<Self> {
        let period =
            ClosedPeriod::read(text).map(ClosedPeriod::whole).or_else(|| range(text)).or_else(|| one_sided(text))?;
        period.is_sound().then_some(period)
    }

    /// Whether it begins no later than it ends, in years that four digits can write.
    fn is_sound(self) -> bool {
        let has_year = |date: Option<Date>| date.is_none_or(|date| date.year() >= 1);
        let is_ordered = self.from.zip(self.to).is_none_or(|(from, to)| from <= to);
        is_ordered && has_year(self.from) && has_year(self.to)
    }
}

/// After the name of a month, two digits above this are not read as a year. Not measured.
const LAST_SHORT_YEAR: i16 = 2039;

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(formatter, "{from}"),
            (Some(from), Some(to)) if from == from.first_of_year() && to == from.last_of_year() => {
                write!(formatter, "{:04}", from.year())
            }
            (Some(from), Some(to)) if from == from.first_of_month() && to == from.last_of_month() => {
                write!(formatter, "{:04}-{:02}", from.year(), from.month())
            }
            (Some(from), Some(to)) => write!(formatter, "{from}..{to}"),
            (Some(from), None) => write!(formatter, "{from}.."),
            (None, Some(to)) => write!(formatter, "..{to}"),
            (None, None) => write!(formatter, ".."),
        }
    }
}

/// Whether a period may begin with `word`. This quickly rules out most words of a query.
fn may_begin(word: &str) -> bool {
    static FIRST: LazyLock<HashSet<&str>> = LazyLock::new(|| words::openings().map(first_letters).collect());
    let folded = fold(word);
    let is_letters = folded.starts_with(char::is_alphabetic) && !folded.contains(|sign: char| sign.is_ascii_digit());
    !is_letters || FIRST.contains(first_letters(&folded))
}

/// The letters and digits that `text` begins with: "fr" of "fr.o.m. 2022", "mars" of "mars–maj".
fn first_letters(text: &str) -> &str {
    text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default()
}

/// `text` folded, with a single kind of dash and single spaces; `None` if it is too long to be a period.
fn plain(text: &str) -> Option<String> {
    let text = text.trim();
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let folded = fold(text).replace(DASHES, "-");
    Some(folded.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The text after `opening`, if `text` begins with it. A word must be followed by a space; a sign need not be.
fn behind<'a>(text: &'a str, opening: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(opening)?;
    let is_sign = !opening.starts_with(char::is_alphabetic);
    (is_sign || rest.starts_with(' ')).then(|| rest.trim_start())
}

/// Reads a range: "2022-2024", "från mars till maj 2024", "..2024".
fn range(text: &str) -> Option<Period> {
    if let Some((rest, and)) = BETWEEN.iter().find_map(|(opening, and)| Some((behind(text, opening)?, and))) {
        return rest.split_once(and).and_then(|(left, right)| joined(left, right));
    }
    let opening = |(word, side): &(&str, Side)| (*side == Side::From).then(|| behind(text, word)).flatten();
    let text = SIDES.iter().find_map(opening).unwrap_or(text);
    if let Some((left, right)) = DOTS.iter().find_map(|dots| text.split_once(dots)) {
        return match (left.trim_end(), right.trim_start()) {
            ("", "") => Some(Period::default()),
            ("", last) => ClosedPeriod::read(last).and_then(|last| last.on(Side::To)),
            (first, "") => ClosedPeriod::read(first).and_then(|first| first.on(Side::From)),
            (first, last) => joined(first, last),
        };
    }
    let mut until = SIDES.iter().filter(|(_, side)| *side == Side::To);
    if let Some((left, right)) = until.find_map(|(word, _)| text.split_once(&format!(" {word} "))) {
        return joined(left, right);
    }
    // Dates contain hyphens themselves. A hyphen with a space only before it excludes a word: "2022 -2024".
    text.match_indices('-').find_map(|(place, hyphen)| {
        let (left, right) = (&text[..place], &text[place + hyphen.len()..]);
        let is_joint = !left.ends_with(' ') || right.starts_with(' ');
        if is_joint { joined(left.trim_end(), right.trim_start()) } else { None }
    })
}

/// The period from the first day of `left` to the last day of `right`. A `left` without a year gets the year of
/// `right`.
fn joined(left: &str, right: &str) -> Option<Period> {
    let last = ClosedPeriod::read(right)?.last;
    let first = ClosedPeriod::read(left).or_else(|| ClosedPeriod::read(&format!("{left} {:04}", last.year())))?.first;
    Some(Period { from: Some(first), to: Some(last) })
}

/// Reads a period with one open end: "efter 2022", "<=2022".
fn one_sided(text: &str) -> Option<Period> {
    SIDES.iter().find_map(|(word, side)| ClosedPeriod::read(behind(text, word)?)?.on(*side))
}

/// A period without an open end.
#[derive(Debug, Clone, Copy)]
struct ClosedPeriod {
    first: Date,
    last: Date,
}

impl ClosedPeriod {
    /// Reads a plain text that is not a range: "2022", "2022-05", "varen 2024", "12/4 2024", "2023/24".
    fn read(text: &str) -> Option<Self> {
        let mut text = text;
        while let Some(rest) = SILENT.iter().find_map(|word| behind(text, word)) {
            text = rest;
        }
        Self::iso(text).or_else(|| Self::in_figures(text)).or_else(|| Self::ending_in_year(text))
    }

    fn in_figures(text: &str) -> Option<Self> {
        let (year, month, day) = figures::day(text)?;
        Self::day(year, month, day)
    }

    fn iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let year = number(parts.next()?, 4..=4)?;
        let mut small = || parts.next().map(|part| number(part, 1..=2)?.try_into().ok());
        // The outer `None` means that the part is missing, the inner one that it is not a number.
        match (small(), small(), small()) {
            (None, _, _) => Self::months(year, 1, 12),
            (Some(month), None, _) => Self::months(year, month?, month?),
            (Some(month), Some(day), None) => Self::day(year, month?, day?),
            _ => None,
        }
    }

    /// Reads a text that ends with its year, of four or two digits, after a space, a hyphen ("HT-24") or nothing.
    fn ending_in_year(text: &str) -> Option<Self> {
        let (before, digits) = text.split_at(text.trim_end_matches(|character: char| character.is_ascii_digit()).len());
        if let Some(first) = before.strip_suffix('/') {
            return Self::working_year(first, digits);
        }
        let before = before.trim_end();
        let unhyphened = before.strip_suffix('-');
        let name = unhyphened.map_or(before, str::trim_end);
        let year = year(digits)?;
        if let Some((day, month)) = day_and_month(name).or_else(|| month_and_day(name)) {
            return Self::day(year, month, day);
        }
        let (_, first, last) = PARTS.iter().find(|(names, ..)| names.contains(&name))?;
        // "april 24" is a month, as "april -24" is, because a day is written before its month. "april 45" is not a
        // date.
        let is_clear = first != last || digits.len() == 4 || unhyphened.is_some() || year <= LAST_SHORT_YEAR;
        if is_clear { Self::months(year, *first, *last) } else { None }
    }

    /// Reads "2023/24", "2023/2024" or "lasaret 23/24". "11/12" alone is a day without a year, so it is not read.
    fn working_year(first: &str, second: &str) -> Option<Self> {
        let first = match WORKING_YEARS.iter().find_map(|word| behind(first, word)) {
            Some(first) => year(first)?,
            None => number(first, 4..=4)?,
        };
        let next = first + 1;
        let is_next = number(second, 4..=4) == Some(next) || number(second, 2..=2) == Some(next % 100);
        if !is_next {
            return None;
        }
        Some(Self { first: Self::months(first, 7, 7)?.first, last: Self::months(next, 6, 6)?.last })
    }

    fn months(year: i16, first: i8, last: i8) -> Option<Self> {
        let first = Date::new(year, first, 1).ok()?;
        Some(Self { first, last: Date::new(year, last, 1).ok()?.last_of_month() })
    }

    fn day(year: i16, month: i8, day: i8) -> Option<Self> {
        let day = Date::new(year, month, day).ok()?;
        Some(Self { first: day, last: day })
    }

    fn whole(self) -> Period {
        Period { from: Some(self.first), to: Some(self.last) }
    }

    /// The days on one side of this period, if the calendar has any.
    fn on(self, side: Side) -> Option<Period> {
        Some(match side {
            Side::From => Period { from: Some(self.first), to: None },
            Side::After => Period { from: Some(self.last.tomorrow().ok()?), to: None },
            Side::Before => Period { from: None, to: Some(self.first.yesterday().ok()?) },
            Side::To => Period { from: None, to: Some(self.last) },
        })
    }
}

/// Reads a day in the English order: "April 12, 2024".
fn month_and_day(text: &str) -> Option<(i8, i8)> {
    let (name, day) = text.split_once(' ')?;
    let day = day.strip_suffix(',').unwrap_or(day);
    Some((number(day, 1..=2)?.try_into().ok()?, month(name)?))
}

/// The number of the month with this name.
fn month(name: &str) -> Option<i8> {
    PARTS.iter().find(|(names, first, last)| first == last && names.contains(&name)).map(|(_, month, _)| *month)
}

/// Reads a day of a month: "12/4", "12 april", "12:e april".
fn day_and_month(text: &str) -> Option<(i8, i8)> {
    let small = |text: &str| number(text, 1..=2)?.try_into().ok();
    if let Some((day, month)) = text.split_once('/') {
        return small(day).zip(small(month));
    }
    let (day, name) = text.split_once(' ')?;
    let day = day.strip_suffix(":e").or_else(|| day.strip_suffix(":a")).unwrap_or(day);
    Some((small(day)?, month(name)?))
}

/// A year of four digits, or of two as POSIX reads them: 69 to 99 are in the 20th century.
fn year(digits: &str) -> Option<i16> {
    let short = |short: i16| if short < 69 { 2000 + short } else { 1900 + short };
    number(digits, 4..=4).or_else(|| number(digits, 2..=2).map(short))
}

/// The number in `text`, if `text` is only digits and as many as `lengths` allows.
fn number(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let is_number = lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests;
