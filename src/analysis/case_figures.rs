//! Gives the year and number of a case number their normal form, and finds the other ways in which they may be written.

use super::case_number::{is_next_year, is_short_year, is_year};
use std::ops::Range;

/// A year of two figures below this is of this century, otherwise of the last. Not measured.
pub(super) const CENTURY_BEGINS: u32 = 50;

/// Where the year is in the first two of `figures`. "Dnr 0773/22" and "773/2022" are number 773 of 2022: no year has
/// three figures or is written "0773".
pub(super) fn place_of_year(printed: &str, figures: &[Range<usize>]) -> Year {
    let [first, second, ..] = figures else { return Year::First };
    let (number, year) = (&printed[first.clone()], &printed[second.clone()]);
    let is_stroke = printed[first.end..second.start] == *"/";
    let is_number = number.len() >= 3 && !is_year(number);
    if is_stroke && is_number && (is_year(year) || is_short_year(year)) { Year::Last } else { Year::First }
}

/// The same number written in other ways: with the year first, if it is last ("0773/22" is "2022/773"), and with the year
/// in two or four figures, if two figures may or may not be a year ("46/23" may be "46/2023", "23/146" may be
/// "2023/146"). "10/12" is more likely a day, "10/2023" a month, and "23/24" two years. These are only parts of the word,
/// because a law may have the same number: "2022:773".
pub(super) fn other_ways(printed: &str, case: &[Range<usize>], year: Year) -> Vec<String> {
    let [first, second] = case else { return Vec::new() };
    let (one, two) = (&printed[first.clone()], &printed[second.clone()]);
    if printed[first.end..second.start] != *"/" || is_next_year(one, two) {
        return Vec::new();
    }
    let is_month = |figures: &str| figures.parse().is_ok_and(|month: u32| month <= 12);
    let last = || number(printed, case, Year::Last);
    let year_first = || last().split_once('/').map(|(number, year)| format!("{year}/{number}"));
    let short = |figures: &str| figures.get(2..).filter(|short| is_short_year(short)).map(str::to_owned);
    let found = match (one.len(), two.len()) {
        _ if year == Year::Last => [year_first(), None],
        (1..=2, 2) if is_short_year(two) && !is_month(two) => [Some(last()), year_first()],
        (2, 3..) if is_short_year(one) && !is_year(two) => [Some(number(printed, case, Year::First)), None],
        (1..=2, 4) if is_year(two) => {
            let short = short(two).map(|two| format!("{}/{two}", without_noughts(one)));
            [short, year_first().filter(|_| !is_month(one))]
        }
        _ => [None, None],
    };
    found.into_iter().flatten().collect()
}

/// Whether the first two of `figures` are the years of a session.
pub(super) fn is_session(printed: &str, figures: &[Range<usize>]) -> bool {
    matches!(figures, [year, next, ..] if is_next_year(&printed[year.clone()], &printed[next.clone()]))
}

/// How to read a year of two figures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// As printed: "23/46" by itself may be case 23 of the year 46.
    AsPrinted,
    /// The first figures are the year: "KS 23/46" is of 2023.
    First,
    /// The second figures are the year: "0773/22" is of 2022.
    Last,
}

/// The number in normal form. Leading zeros are dropped, so that "00046" and "46" are the same.
pub(super) fn number(printed: &str, figures: &[Range<usize>], year: Year) -> String {
    let mut number = String::new();
    let is_paper = figures.len() > 2 && is_session(printed, figures);
    for (place, range) in figures.iter().enumerate() {
        number.push_str(["", "/", ":"].get(place).copied().unwrap_or(":"));
        let figure = &printed[range.clone()];
        let is_year = matches!((year, place), (Year::First, 0) | (Year::Last, 1));
        match figure.parse::<u32>() {
            // "1999/2000:18" is "1999/00:18"
            Ok(next) if is_paper && place == 1 && figure.len() == 4 => number.push_str(&(next % 100).to_string()),
            Ok(two) if is_year && figure.len() == 2 => {
                let century = if two < CENTURY_BEGINS { 2000 } else { 1900 };
                number.push_str(&(century + two).to_string());
            }
            _ => number.push_str(without_noughts(figure)),
        }
    }
    number
}

fn without_noughts(figure: &str) -> &str {
    let short = figure.trim_start_matches('0');
    if short.is_empty() { "0" } else { short }
}
