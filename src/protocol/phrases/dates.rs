//! Finds dates as minutes print them, and infers the year of dates printed without one.

use crate::analysis::fold;
use crate::protocol::pattern::Pattern;
use crate::protocol::swedish::{MONTHS, WEEKDAYS};
use crate::protocol::words::{Tolerance, same_word};
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A date found in a text, at byte `start`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) struct FoundDate {
    pub date: Date,
    pub start: usize,
}

/// A day without a year: "Fredagen den 6 september".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) struct Yearless {
    pub weekday: Option<Weekday>,
    pub month: i8,
    pub day: i8,
}

static ISO: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(19|20)(\d{2})[-–‑](\d{2})[-–‑](\d{2})\b"));
static WORDED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(r"(?i)\b(\d{1,2})(?::?e|:a)?(?:\s?[-–]\s?\d{1,2})?\s+(\p{L}+)\.?\s+((?:19|20)\d{2})\b")
});
/// "12.3.2025", "17-09-2020"
static DOTTED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\b(\d{1,2})(?:\.(\d{1,2})\.|-(\d{1,2})-)((?:19|20)\d{2})\b"));
/// "20250312", "2025.03.12", "2025 03 12"
static RUN_TOGETHER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b(20\d{2})[., ]?(\d{2})[. -]?(\d{2})\b"));
static YEARLESS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)(?:\b(\p{L}+)(?:en)?\s+)?(?:den\s+)?\b(\d{1,2})(?::?e)?\s+(\p{L}+)\b"));
static SLASHED: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"\b(\d{1,2})/(\d{1,2})(?:-| {1,3})((?:19|20)\d{2})\b"));

/// Years with four digits: "2024".
static YEAR: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b((?:19|20)\d{2})\b"));
/// Years with two digits: "HT24", "24/25", "årsskiftet 24/25".
static SHORT_YEAR: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\b(?:ht|vt)[ -]?(\d{2})\b|\b(\d{2})/(\d{2})\b"));

/// All full dates of a text, in order.
pub(in crate::protocol) fn find(text: &str, tolerance: Tolerance) -> Vec<FoundDate> {
    let mut found = Vec::new();
    for captures in ISO.captures_iter(text) {
        let number = |index: usize| captures[index].parse::<i16>().unwrap_or(0);
        push(&mut found, &captures, number(1) * 100 + number(2), number(3), number(4));
    }
    for captures in WORDED.captures_iter(text) {
        if let Some(month) = month(&captures[2], tolerance) {
            push(
                &mut found,
                &captures,
                captures[3].parse().unwrap_or(0),
                i16::from(month),
                captures[1].parse().unwrap_or(0),
            );
        }
    }
    for captures in SLASHED.captures_iter(text) {
        let number = |index: usize| captures[index].parse::<i16>().unwrap_or(0);
        push(&mut found, &captures, number(3), number(2), number(1));
    }
    for captures in DOTTED.captures_iter(text) {
        let number = |index: usize| captures.get(index).and_then(|number| number.as_str().parse::<i16>().ok());
        let month = number(2).or(number(3)).unwrap_or(0);
        push(&mut found, &captures, number(4).unwrap_or(0), month, number(1).unwrap_or(0));
    }
    for captures in RUN_TOGETHER.captures_iter(text) {
        let number = |index: usize| captures[index].parse::<i16>().unwrap_or(0);
        push(&mut found, &captures, number(1), number(2), number(3));
    }
    found.sort_by_key(|found| found.start);
    found
}

/// Dates in short forms, which are often other numbers: "220320", "18.11.25", "26/2 -18". Use only where a date is
/// expected.
pub(in crate::protocol) fn find_short(text: &str) -> Vec<FoundDate> {
    static RUN: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\b(\d{2})(\d{2})(\d{2})\b|\b(\d{2})-(\d{2})-(\d{2})\b"));
    static DAY_FIRST: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\b(\d{1,2})[./](\d{1,2})(?:[./]|\s?[-–]\s?|\s)(\d{2})\b"));
    let mut found = Vec::new();
    let number = |captures: &regex::Captures<'_>, group: usize| {
        captures.get(group).and_then(|number| number.as_str().parse::<i16>().ok())
    };
    // Two-digit years below 70 are read as 20xx: no machine-readable minutes with two-digit years are older than
    // 1970.
    let year = |short: i16| if short < 70 { 2000 + short } else { 1900 + short };
    for captures in RUN.captures_iter(text) {
        let part = |group: usize| number(&captures, group).or(number(&captures, group + 3)).unwrap_or(0);
        push(&mut found, &captures, year(part(1)), part(2), part(3));
    }
    for captures in DAY_FIRST.captures_iter(text) {
        let part = |group: usize| number(&captures, group).unwrap_or(0);
        push(&mut found, &captures, year(part(3)), part(2), part(1));
    }
    found.sort_by_key(|found| found.start);
    found
}

fn push(found: &mut Vec<FoundDate>, captures: &regex::Captures<'_>, year: i16, month: i16, day: i16) {
    let start = captures.get(0).map_or(0, |whole| whole.start());
    if let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day))
        && let Ok(date) = Date::new(year, month, day)
    {
        found.push(FoundDate { date, start });
    }
}

/// The month that the word names, from 1.
pub(in crate::protocol) fn month(word: &str, tolerance: Tolerance) -> Option<i8> {
    let word = fold(word);
    let whole = MONTHS.iter().position(|month| same_word(&word, month, tolerance));
    // "3 jan 2024", "den 5 sept": shortened to three or four letters.
    let position = whole
        .or_else(|| MONTHS.iter().position(|month| word.len() >= 3 && word.len() <= 4 && month.starts_with(&word)))?;
    i8::try_from(position + 1).ok()
}

fn weekday(word: &str, tolerance: Tolerance) -> Option<Weekday> {
    let word = fold(word);
    let word = word.strip_suffix("en").unwrap_or(&word);
    let position = WEEKDAYS.iter().position(|weekday| same_word(word, weekday, tolerance))?;
    Weekday::from_monday_zero_offset(i8::try_from(position).ok()?).ok()
}

/// The days in `text` that have a month but no year, each with the text before it.
pub(in crate::protocol) fn find_yearless(text: &str, tolerance: Tolerance) -> impl Iterator<Item = (Yearless, &str)> {
    YEARLESS.captures_iter(text).filter_map(move |captures| {
        let month = month(&captures[3], tolerance)?;
        let number = captures.get(2)?;
        let day = number.as_str().parse().ok().filter(|day| (1..=31).contains(day))?;
        let weekday = captures.get(1).and_then(|word| weekday(word.as_str(), tolerance));
        let has_year = YEAR.find(&text[captures.get(0)?.end()..]).is_some_and(|year| year.start() <= 1);
        (!has_year).then_some((Yearless { weekday, month, day }, &text[..number.start()]))
    })
}

/// A date that was worked out, with the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Inferred {
    pub date: Date,
    pub reason: String,
}

/// The date in a file's name: "2025-01-23_styrgruppen.pdf", "protokoll 20250123.docx". If the text has a day without
/// its year, only a date on that day counts.
pub(in crate::protocol) fn of_file(name: &str, yearless: Option<&Yearless>) -> Option<Inferred> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let date = find(&stem.replace('_', " "), Tolerance::Exact).first()?.date;
    let is_day = |day: &Yearless| date.month() == day.month && date.day() == day.day;
    match yearless {
        Some(day) if !is_day(day) => None,
        Some(_) => Some(Inferred { date, reason: format!("the year comes from the file name, \"{name}\"") }),
        None => Some(Inferred {
            date,
            reason: format!("the text has no date; this one comes from the file name, \"{name}\""),
        }),
    }
}

/// The years in which minutes are expected; for older dates the weekday alone could not decide the year.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2060;

/// Infers the year of a date: the weekday leaves few years, and the years that the text mentions pick one of them.
///
/// A mention of the year itself counts in its favour. A mention of the next year also counts, but less, because plans
/// look ahead ("arsskiftet 24/25").
pub(in crate::protocol) fn infer<'a>(yearless: Yearless, lines: impl Iterator<Item = &'a str>) -> Option<Inferred> {
    let mut mentions: BTreeMap<i16, usize> = BTreeMap::new();
    for line in lines {
        mention_years(line, &mut mentions);
    }
    let candidates: Vec<Date> = YEARS
        .filter_map(|year| Date::new(year, yearless.month, yearless.day).ok())
        .filter(|date| yearless.weekday.is_none_or(|weekday| date.weekday() == weekday))
        .collect();
    let weight = |date: &Date| {
        let of = |year: i16| mentions.get(&year).copied().unwrap_or(0);
        of(date.year()) * 4 + of(date.year() + 1)
    };
    let date = *candidates.iter().max_by_key(|date| (weight(date), std::cmp::Reverse(date.year())))?;
    if weight(&date) == 0 {
        return None;
    }
    let named: Vec<String> = mentions
        .iter()
        .filter(|(year, _)| **year == date.year() || **year == date.year() + 1)
        .map(|(year, times)| format!("{year} ({times}×)"))
        .collect();
    let weekday = if yearless.weekday.is_some() { "the weekday fits that year and " } else { "" };
    Some(Inferred {
        date,
        reason: format!(
            "the date is printed without a year; {} was chosen, because {weekday}the text mentions {}",
            date.year(),
            named.join(", ")
        ),
    })
}

/// Counts the years that a line names.
fn mention_years(line: &str, mentions: &mut BTreeMap<i16, usize>) {
    for year in YEAR.captures_iter(line).filter_map(|captures| captures[1].parse().ok()) {
        *mentions.entry(year).or_default() += 1;
    }
    for captures in SHORT_YEAR.captures_iter(line) {
        for group in 1..=3 {
            if let Some(short) = captures.get(group).and_then(|short| short.as_str().parse::<i16>().ok()) {
                // "5/12" and "21/11" are days; only two consecutive numbers are years.
                let second = captures.get(3).and_then(|next| next.as_str().parse::<i16>().ok());
                let first = captures.get(2).and_then(|first| first.as_str().parse::<i16>().ok());
                if group == 1 || second.zip(first).is_some_and(|(second, first)| second == first + 1) {
                    *mentions.entry(2000 + short).or_default() += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, Yearless, find, find_yearless, infer, of_file};

    fn yearless(text: &str) -> Option<Yearless> {
        find_yearless(text, Tolerance::Exact).next().map(|(day, _)| day)
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<String> = find(text, Tolerance::Exact).iter().map(|found| found.date.to_string()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn dates_are_read_as_minutes_print_them() {
        check("Protokoll 2022-11-25", &["2022-11-25"]);
        check("Datum: 5 december 2025", &["2025-12-05"]);
        check("den 12 april 2024 och den 3 sept. 2024", &["2024-04-12", "2024-09-03"]);
        check("12/4 2024", &["2024-04-12"]);
        check("Datum: 17-09-2020", &["2020-09-17"]);
        check("12.3.2025", &["2025-03-12"]);
        check("RS 2022/195, t o m 2024-13-31, 1 760 585", &[]);
    }

    #[test]
    fn a_file_is_named_by_its_date() {
        let date = |name: &str| of_file(name, None).map(|found| found.date.to_string());
        assert_eq!(date("2025-01-23_styrgruppen.pdf").as_deref(), Some("2025-01-23"));
        assert_eq!(date("protokoll_20250123.docx").as_deref(), Some("2025-01-23"));
        assert_eq!(date("17-09-2020.pdf").as_deref(), Some("2020-09-17"));
        assert_eq!(date("RS 2022-195.pdf"), None);
        // The text has a day: the file's name may add the year to it, but not another day.
        let day = yearless("fredagen den 6 september");
        assert!(of_file("2024-09-06.pdf", day.as_ref()).is_some() && of_file("2024-09-07.pdf", day.as_ref()).is_none());
    }

    #[test]
    fn a_day_with_its_year_is_not_one_without() {
        assert_eq!(yearless("Kommunhuset måndag 18 mars 2024"), None);
        assert!(yearless("Kommunhuset måndag 18 mars kl. 9").is_some());
    }

    #[test]
    fn the_weekday_and_the_text_pick_the_year() {
        let yearless = yearless("Tid: Fredagen den 6 september kl 1100-15:00");
        let inferred = yearless.and_then(|yearless| {
            infer(yearless, ["avtalet till arsskiftet 24/25", "beslut 3 maj 2024, HT24"].into_iter())
        });
        assert_eq!(inferred.map(|inferred| inferred.date.to_string()).as_deref(), Some("2024-09-06"));
    }

    #[test]
    fn without_any_year_in_the_text_there_is_no_guess() {
        let yearless = yearless("10 april");
        assert_eq!(
            yearless.and_then(|yearless| infer(yearless, ["Förslag till dagordning godkänns."].into_iter())),
            None
        );
    }
}
