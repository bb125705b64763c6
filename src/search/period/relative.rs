//! Reads periods counted from a day: "i fjol", "förra hösten", "de senaste två åren", "sedan valet".
//!
//! The day is the date of the newest document in the index, not today, so that the same query gives the same answer
//! tomorrow.

use super::words::{
    BEGINNINGS, COUNTS, ELECTION, LATEST, OF_ANOTHER, PARTS, RELATIVE, Relative, SILENT, SINCE, UNITS, Unit,
};
use super::{Period, behind, number};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// Reads a plain text as a period counted from `newest`.
pub(super) fn read(text: &str, newest: Date) -> Option<Period> {
    latest(text, newest).or_else(|| since(text, newest)).or_else(|| Period::read_plain(&absolute(text, newest)?))
}

/// Whether the next word shows that the text is not a period after all: "sedan valet av ordförande".
pub(super) fn is_of_another(text: &str, next: Option<&str>) -> bool {
    let is_election = ELECTION.iter().any(|election| text.ends_with(election));
    is_election && next.is_some_and(|next| OF_ANOTHER.contains(&next))
}

/// Reads "de senaste två åren", "senaste halvåret": a period that ends with the newest day.
fn latest(text: &str, newest: Date) -> Option<Period> {
    let mut text = text;
    while let Some(rest) = SILENT.iter().find_map(|word| behind(text, word)) {
        text = rest;
    }
    let counted = LATEST.iter().find_map(|opening| behind(text, opening))?;
    let one = UNITS.iter().find(|(one, ..)| one.contains(&counted)).map(|(.., unit)| (1, *unit));
    let several = || {
        let (count, several) = counted.split_once(' ')?;
        let in_words = COUNTS.iter().find(|(word, _)| *word == count).map(|(_, count)| *count);
        let count = in_words.or_else(|| number(count, 1..=2).map(i32::from)).filter(|count| *count > 0)?;
        Some((count, UNITS.iter().find(|(_, names, _)| names.contains(&several))?.2))
    };
    let (count, unit) = one.or_else(several)?;
    let before = match unit {
        Unit::Months(months) => newest.checked_sub((months * count).months()),
        Unit::Days(days) => newest.checked_sub((days * count).days()),
    };
    Some(Period { from: Some(before.ok()?.tomorrow().ok()?), to: Some(newest) })
}

/// Reads "sedan sommaren", "sedan valet": a period from the last such day that is not after the newest.
fn since(text: &str, newest: Date) -> Option<Period> {
    let beginning = SINCE.iter().find_map(|word| behind(text, word))?;
    let from = if ELECTION.contains(&beginning) {
        (0..=4).filter_map(|back| election(newest.year() - back)).find(|day| *day <= newest)?
    } else {
        let (_, part) = BEGINNINGS.iter().find(|(name, _)| *name == beginning)?;
        let first = months(part)?.0;
        [newest.year(), newest.year() - 1]
            .into_iter()
            .filter_map(|year| Date::new(year, first, 1).ok())
            .find(|day| *day <= newest)?
    };
    Some(Period { from: Some(from), to: None })
}

/// The day of the general election in `year`, if there was one: every fourth year, on the third Sunday of September
/// from 1994 and on the second from 2014 (vallagen 2005:837, 1 kap. 3 §).
fn election(year: i16) -> Option<Date> {
    if year < 1994 || year % 4 != 2 {
        return None;
    }
    let sunday = if year < 2014 { 3 } else { 2 };
    Date::new(year, 9, 1).ok()?.nth_weekday_of_month(sunday, Weekday::Sunday).ok()
}

/// `text` with all words of [`RELATIVE`] replaced by what they stand for: "hosten i fjol" becomes "hosten 2023". `None`
/// if it has no such words.
fn absolute(text: &str, newest: Date) -> Option<String> {
    let mut written = String::new();
    let mut rest = text;
    let mut is_relative = false;
    while !rest.is_empty() {
        let found = RELATIVE.iter().find_map(|(words, relative)| {
            let after = rest.strip_prefix(words)?;
            (after.is_empty() || after.starts_with(' ')).then_some((after, relative))
        });
        if let Some((after, relative)) = found {
            // "i våras 2024" names its year.
            match relative {
                Relative::Last(part) if number(after.trim_start(), 4..=4).is_some() => written.push_str(part),
                _ => written.push_str(&meant(*relative, newest)?),
            }
            is_relative = true;
            rest = after;
        }
        let end = rest.find(' ').map_or(rest.len(), |space| space + 1);
        // The character after such words is a space.
        let end = if found.is_some() { end.min(1) } else { end };
        written.push_str(&rest[..end]);
        rest = &rest[end..];
    }
    is_relative.then_some(written)
}

fn meant(relative: Relative, newest: Date) -> Option<String> {
    let year = newest.year();
    Some(match relative {
        Relative::Year(on) => format!("{:04}", year + on),
        Relative::Month(on) => {
            let month = newest.first_of_month().checked_add(on.months()).ok()?;
            format!("{:04}-{:02}", month.year(), month.month())
        }
        Relative::This(part) => format!("{part} {year:04}"),
        Relative::Last(part) => {
            // A season counts as over in its last month: meetings end in June, and people then speak of "i våras".
            let is_over = newest.month() >= months(part)?.1;
            format!("{part} {:04}", if is_over { year } else { year - 1 })
        }
    })
}

/// The first and the last month of a part of a year.
fn months(part: &str) -> Option<(i8, i8)> {
    PARTS.iter().find(|(names, ..)| names.contains(&part)).map(|(_, first, last)| (*first, *last))
}

#[cfg(test)]
mod tests {
    use super::super::Period;
    use jiff::civil::date;

    /// Checks what `text` reads as, printed, if the newest document is from 16 May 2024; "" if it is not read.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        check_from(text, (2024, 5, 16), expected);
    }

    #[track_caller]
    fn check_from(text: &str, (year, month, day): (i16, i8, i8), expected: &str) {
        let period = Period::read_from(text, Some(date(year, month, day)));
        assert_eq!(period.map(|period| period.to_string()).unwrap_or_default(), expected, "{text}");
        if period.is_some() {
            assert!(Period::read(text).is_none(), "{text}");
            assert!(Period::is_relative(text), "{text}");
            assert!(super::super::may_begin(text.split_whitespace().next().unwrap_or_default()), "{text}");
        }
    }

    #[test]
    fn years_and_months_are_counted_from_the_newest_day() {
        for text in ["i fjol", "förra året", "I FJOL", "last year", "under förra året"] {
            check(text, "2023");
        }
        check("i år", "2024");
        check("förra månaden", "2024-04");
        check("last month", "2024-04");
        check_from("förra månaden", (2024, 1, 31), "2023-12");
        check("mars i fjol", "2023-03");
        check("hösten förra året", "2023-07-01..2023-12-31");
        check("sedan i fjol", "2023-01-01..");
        check("från i fjol till i år", "2023-01-01..2024-12-31");
    }

    #[test]
    fn the_last_season_is_that_which_is_over() {
        for text in ["i höstas", "förra hösten", "last autumn", "last fall"] {
            check(text, "2023-07-01..2023-12-31");
        }
        check("i våras", "2023-01-01..2023-06-30");
        check("i våras 2022", "2022-01-01..2022-06-30");
        check("förra hösten 2021", "2021-07-01..2021-12-31");
        check_from("i våras", (2024, 6, 18), "2024-01-01..2024-06-30");
        check_from("i våras", (2024, 10, 1), "2024-01-01..2024-06-30");
        check_from("i höstas", (2024, 10, 1), "2023-07-01..2023-12-31");
        check("i somras", "2023-06-01..2023-08-31");
        check("i höst", "2024-07-01..2024-12-31");
        check("sedan i höstas", "2023-07-01..");
    }

    #[test]
    fn the_latest_months_end_with_the_newest_day() {
        check("senaste året", "2023-05-17..2024-05-16");
        check("det senaste året", "2023-05-17..2024-05-16");
        check("de senaste två åren", "2022-05-17..2024-05-16");
        check("under de senaste 2 åren", "2022-05-17..2024-05-16");
        check("senaste 18 månaderna", "2022-11-17..2024-05-16");
        check("the last two years", "2022-05-17..2024-05-16");
        check("senaste halvåret", "2023-11-17..2024-05-16");
        check("de senaste tre veckorna", "2024-04-26..2024-05-16");
        check_from("senaste månaden", (2024, 3, 31), "2024-03");
        check("de senaste", "");
        check("senaste 0 åren", "");
        check("de senaste åren", "");
        check("senaste mötet", "");
    }

    #[test]
    fn what_began_last_is_what_was_meant() {
        check("sedan valet", "2022-09-11..");
        check("since the election", "2022-09-11..");
        check_from("sedan valet", (2022, 9, 10), "2018-09-09..");
        check_from("sedan valet", (2026, 9, 13), "2026-09-13..");
        check_from("sedan valet", (2012, 1, 1), "2010-09-19..");
        check_from("sedan valet", (1990, 1, 1), "");
        check("sedan sommaren", "2023-06-01..");
        check_from("sedan sommaren", (2024, 9, 1), "2024-06-01..");
        check("sedan årsskiftet", "2024-01-01..");
        check("sedan mars", "2024-03-01..");
        check("since march", "2024-03-01..");
    }

    #[test]
    fn what_is_not_counted_from_a_day_is_not_read_so() {
        for text in [
            "sedan",
            "since",
            "valet",
            "efter valet",
            "till hösten",
            "sommaren",
            "i vår",
            "i mars",
            "sedan jul",
            "fjol",
            "senaste",
            "last",
            "förra",
            "i höstasar",
            "sedan mötet",
            "året",
            "avtal i fjol",
        ] {
            check(text, "");
            assert!(!Period::is_relative(text), "{text}");
        }
        assert!(!Period::is_relative("2023"));
        assert_eq!(Period::read_from("i fjol", None), None);
        let newest = Some(date(2024, 5, 16));
        assert_eq!(Period::read_from("2022", newest), Period::read("2022"));
        let taken = |text: &str| {
            let words: Vec<&str> = text.split(' ').collect();
            Period::read_words_from(&words, newest).map(|(period, count)| (period.to_string(), count))
        };
        assert_eq!(taken("i fjol om skolan"), Some(("2023".to_owned(), 2)));
        assert_eq!(taken("sedan valet om skolan"), Some(("2022-09-11..".to_owned(), 2)));
        assert_eq!(taken("sedan valet av ordförande"), None);
        assert_eq!(taken("sedan skolan"), None);
    }
}
