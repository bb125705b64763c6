//! Reads a time in a text, and its last day: "31 mars", "kvartal 2", "utgången av 2024", "hösten". The caller decides
//! whether it is a deadline.

use super::dates;
use super::printed::PrintedWords;
use crate::protocol::swedish::{OCCASIONS, ORDINALS, SEASONS};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;

/// A time in a text: the end of its words, and its last day.
#[derive(Debug, Clone, Copy)]
pub(in crate::protocol) struct Time {
    pub end: usize,
    pub day: Option<Date>,
    pub kind: TimeKind,
}

/// How precise a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum TimeKind {
    Day,
    /// A month, a quarter, a half-year, the turn of the year.
    Period,
    /// A year alone, which is more often part of a subject than a deadline.
    Year,
    /// A season, a week, an occasion: it has no day of its own.
    Loose,
}

/// The times in a sentence of a meeting. A day without a printed year is the next such day after the meeting.
pub(in crate::protocol) struct Times<'a> {
    pub words: &'a PrintedWords<'a>,
    pub meeting: Option<Date>,
    pub tolerance: Tolerance,
}

impl Times<'_> {
    /// The time whose first word is at `at`.
    pub(in crate::protocol) fn time(&self, at: usize) -> Option<Time> {
        let at = at + usize::from(self.words.is(at, &["den"]));
        self.end_of(at).or_else(|| self.named(at))
    }

    /// A time by its own name.
    fn named(&self, at: usize) -> Option<Time> {
        self.day(at)
            .or_else(|| self.month(at))
            .or_else(|| self.period(at))
            .or_else(|| self.loose(at))
            .or_else(|| self.occasion(at))
            .or_else(|| {
                let from = at + usize::from(self.words.is(at, &["ar", "verksamhetsaret", "budgetaret"]));
                let year = self.year(from)?;
                // "inför 2026 års budget"
                if self.words.is(from + 1, &["ars"]) {
                    return self.occasion(from + 2);
                }
                Some(Time { end: from + 1, day: last_day(year, 12), kind: TimeKind::Year })
            })
    }

    /// A day: "31 mars 2025", "2024-06-30", "fredagen den 31 mars", "31/3".
    fn day(&self, at: usize) -> Option<Time> {
        // A weekday and "den" may come before the day.
        let start =
            (at..at + 3).find(|&start| self.words.word(start).starts_with(|first: char| first.is_ascii_digit()))?;
        let led_in = (at..start).all(|at| {
            let word = self.words.word(at);
            word == "den" || ["dag", "dagen"].iter().any(|ending| word.ends_with(ending) && word.len() > 5)
        });
        if !led_in {
            return None;
        }
        for end in start + 1..=start + 3 {
            let printed = self.words.slice(start..end);
            if let Some(found) = dates::find(printed, self.tolerance).first().filter(|found| found.start == 0) {
                return Some(Time { end, day: Some(found.date), kind: TimeKind::Day });
            }
        }
        let (day, month, end) = match self.words.word(start).split_once('/') {
            Some((day, month)) => (day.parse().ok()?, month.parse().ok()?, start + 1),
            None => (
                self.words.word(start).split(':').next()?.parse().ok()?,
                dates::month(self.words.word(start + 1), self.tolerance)?,
                start + 2,
            ),
        };
        let of_year = |year: i16| Date::new(year, month, day).ok();
        // Rejects days that exist in no year.
        of_year(LEAP_YEAR)?;
        Some(Time { end, day: self.next(of_year), kind: TimeKind::Day })
    }

    /// A month: "maj 2025", "december", "maj månad", "juni månads utgång".
    fn month(&self, at: usize) -> Option<Time> {
        let month = dates::month(self.words.word(at), self.tolerance).filter(|_| self.words.word(at).len() > 2)?;
        let mut end = at + 1;
        if self.words.is(end, &["manad", "manads"]) {
            end += 1 + usize::from(self.words.is(end + 1, &["utgang", "slut"]));
        }
        let year = self.year(end);
        let day = match year {
            Some(year) => last_day(year, month),
            None => self.next(|year| last_day(year, month)),
        };
        Some(Time { end: end + usize::from(year.is_some()), day, kind: TimeKind::Period })
    }

    /// A part of a year: "kvartal 2 2025", "Q1", "första halvåret 2025", "årsskiftet 2024/2025", "tertial 1".
    fn period(&self, at: usize) -> Option<Time> {
        let ordinal = ORDINALS.iter().position(|ordinal| self.words.is(at, &[*ordinal]));
        let counted = |named: bool| -> Option<(usize, usize)> {
            match ordinal {
                Some(ordinal) => Some((ordinal + 1, at + 2)),
                None if named => Some((self.number(at + 1)?, at + 2)),
                None => None,
            }
        };
        let name = at + usize::from(ordinal.is_some());
        let word = self.words.word(name);
        let short = word.strip_prefix('q').and_then(|number| number.parse::<usize>().ok());
        let (last_month, end) = if let Some(number) = short {
            (number.checked_mul(3)?, at + 1)
        } else if self.words.is(name, &["kvartal", "kvartalet"]) {
            counted(true).and_then(|(number, end)| Some((number.checked_mul(3)?, end)))?
        } else if self.words.is(name, &["tertial", "tertialet"]) {
            counted(true).and_then(|(number, end)| Some((number.checked_mul(4)?, end)))?
        } else if self.words.is(name, &["halvar", "halvaret"]) {
            counted(false).and_then(|(number, end)| Some((number.checked_mul(6)?, end)))?
        } else if word == "halvarsskiftet" {
            (6, at + 1)
        } else if self.words.is(at, &["arsskiftet"]) {
            (12, at + 1)
        } else {
            return None;
        };
        let month = i8::try_from(last_month).ok().filter(|month| (1..=12).contains(month))?;
        let year = self.year(end).or_else(|| self.first_of_two_years(end));
        let day = match year {
            Some(year) => last_day(year, month),
            None => self.next(|year| last_day(year, month)),
        };
        Some(Time { end: end + usize::from(year.is_some()), day, kind: TimeKind::Period })
    }

    /// The beginning, middle or end of a time: "utgången av 2024", "slutet av maj", "årets slut", "mitten av mars".
    /// Only the end has a day.
    fn end_of(&self, at: usize) -> Option<Time> {
        if self.words.is(at, &["arets"]) && self.words.is(at + 1, &["slut", "utgang"]) {
            let day = self.next(|year| last_day(year, 12));
            return Some(Time { end: at + 2, day, kind: TimeKind::Period });
        }
        let ends = self.words.is(at, &["utgangen", "slutet"]);
        if !(ends || self.words.is(at, &["borjan", "mitten"])) || !self.words.is(at + 1, &["av", "pa"]) {
            return None;
        }
        let time = if self.words.is(at + 2, &["aret"]) {
            Time { end: at + 3, day: self.next(|year| last_day(year, 12)), kind: TimeKind::Period }
        } else {
            // Not an end again: "slutet av slutet av …" would never stop.
            self.named(at + 2)?
        };
        Some(Time { day: time.day.filter(|_| ends), kind: TimeKind::Period, ..time })
    }

    /// A season or a week: "hösten 2024", "vecka 12".
    pub(in crate::protocol) fn loose(&self, at: usize) -> Option<Time> {
        let end = if self.words.is(at, SEASONS) {
            at + 1
        } else if self.words.is(at, &["vecka", "v"]) && self.number(at + 1).is_some() {
            at + 2
        } else {
            return None;
        };
        Some(Time { end: end + usize::from(self.year(end).is_some()), day: None, kind: TimeKind::Loose })
    }

    /// An occasion: "budget 2026", "kompletteringsbudget 1 2025", "delårsrapporten per augusti".
    pub(in crate::protocol) fn occasion(&self, at: usize) -> Option<Time> {
        let word = self.words.word(at);
        let named = OCCASIONS.iter().any(|occasion| self.words.is(at, &[*occasion]) || word.ends_with(occasion));
        let numbers = (at + 1..at + 3).take_while(|&at| self.number(at).is_some()).count();
        named.then_some(Time { end: at + 1 + numbers, day: None, kind: TimeKind::Loose })
    }

    pub(in crate::protocol) fn number(&self, at: usize) -> Option<usize> {
        self.words.word(at).parse().ok()
    }

    fn year(&self, at: usize) -> Option<i16> {
        let word = self.words.word(at);
        word.parse().ok().filter(|year| word.len() == 4 && (1990..=2060).contains(year))
    }

    /// The first of two consecutive years: "2024/2025", "24/25", "2024-2025".
    fn first_of_two_years(&self, at: usize) -> Option<i16> {
        let (first, second) = self.words.word(at).split_once(['/', '-', '–'])?;
        let (first, second): (i16, i16) = (first.parse().ok()?, second.parse().ok()?);
        let whole = if (0..100).contains(&first) { 2000 + first } else { first };
        ((1990..=2060).contains(&whole) && second % 100 == (whole + 1) % 100).then_some(whole)
    }

    /// The first such day that is not before the meeting.
    fn next(&self, of_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
        let meeting = self.meeting?;
        (meeting.year()..meeting.year().saturating_add(5)).filter_map(of_year).find(|day| *day >= meeting)
    }
}

/// A year that has every day.
const LEAP_YEAR: i16 = 2024;

fn last_day(year: i16, month: i8) -> Option<Date> {
    Some(Date::new(year, month, 1).ok()?.last_of_month())
}
