//! Reads deadlines: "senast den 31 mars 2025", "till nämndens möte i maj", "före årsskiftet". A day that is only
//! mentioned, of a decision or a document, is not a deadline.

use crate::protocol::phrases::dates;
use crate::protocol::phrases::deciders::is_decider;
use crate::protocol::phrases::printed::PrintedWords;
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::phrases::times::{Time, TimeKind, Times};
use crate::protocol::swedish::{BODY_ENDINGS, BRINGS_BACK, MEETINGS, NEXT, NUMBERS, OF_CIRCUMSTANCES};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;

/// A deadline: as printed, and as a day if it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Deadline {
    pub text: String,
    pub day: Option<Date>,
}

/// The first deadline in `text`, the text of a task. A day without a printed year is the next such day after the
/// meeting. A day before the meeting is not a deadline.
pub(in crate::protocol) fn find(text: &str, meeting: Option<Date>, tolerance: Tolerance) -> Option<Deadline> {
    sentences(text).into_iter().find_map(|sentence| {
        let words = &PrintedWords::new(sentence, tolerance);
        let reading = TimedSentence { words, times: Times { words, meeting, tolerance } };
        (0..reading.words.len()).find_map(|at| reading.deadline(at))
    })
}

/// Whether a later sentence of a decision is about the task before it: "Uppdraget ska vara slutfört …".
pub(in crate::protocol) fn speaks_of_a_task(sentence: &str, tolerance: Tolerance) -> bool {
    let words = PrintedWords::new(sentence, tolerance);
    (0..words.len()).any(|at| {
        brings_back(&words, at) || is_to_be(&words, at) || words.is(at, &["uppdrag", "uppdraget", "uppdragen"])
    })
}

/// A sentence and the times in it.
struct TimedSentence<'a> {
    words: &'a PrintedWords<'a>,
    times: Times<'a>,
}

impl TimedSentence<'_> {
    /// The deadline whose first word is at `at`.
    fn deadline(&self, at: usize) -> Option<Deadline> {
        let time = self
            .latest(at)
            .or_else(|| self.before(at))
            .or_else(|| self.meeting(at))
            .or_else(|| self.brought_back(at))?;
        let past = time.day.zip(self.times.meeting).is_some_and(|(day, meeting)| day < meeting);
        (!past).then(|| Deadline { text: self.words.slice(at..time.end).to_owned(), day: time.day })
    }

    /// The time after "senast": "senast den 31 maj 2024", "senast under kvartal 2", "senast till nämndens sammanträde
    /// i juni".
    fn latest(&self, at: usize) -> Option<Time> {
        // "reglementet, senast reviderat 2021-05-05": the last time, not the latest day.
        let changed = |at: usize| {
            let word = self.words.word(at);
            ["ad", "ades", "at", "ats", "tagen", "tagna", "ade", "ogs"].iter().any(|ending| word.ends_with(ending))
                && !self.words.is(at, &["mandat", "resultat", "att", "sekretariat", "ska"])
        };
        if !self.words.is(at, &["senast"]) || at.checked_sub(1).is_some_and(changed) || changed(at + 1) {
            return None;
        }
        let from = at + 1;
        (from..from + 3).find_map(|start| {
            let led_in = (from..start).all(|at| self.words.is(at, LEADS_IN));
            led_in
                .then(|| {
                    self.times
                        .time(start)
                        .or_else(|| self.meeting(start - usize::from(start > from)))
                        .or_else(|| self.within(start))
                })
                .flatten()
        })
    }

    /// The time after "före" or "innan": "före den 1 maj 2025", "innan årsskiftet", "före utgången av 2024".
    fn before(&self, at: usize) -> Option<Time> {
        if !self.words.is(at, &["fore", "innan"]) {
            return None;
        }
        let time = self.times.time(at + 1).or_else(|| self.next_meeting(at + 1))?;
        // "före maj" ends when May begins, so the last day of May is wrong; for "före utgången av maj" it is right.
        let opens = dates::month(self.words.word(at + 1), self.times.tolerance).is_some()
            && !self.words.is(time.end - 1, &["utgang", "slut"]);
        (time.kind != TimeKind::Year).then_some(Time { day: time.day.filter(|_| !opens), ..time })
    }

    /// The time of a meeting: "vid nästa möte", "till ledningsgruppen i november", "till ordinarie sammanträde, 27
    /// augusti 2026".
    fn meeting(&self, at: usize) -> Option<Time> {
        if !self.words.is(at, &["vid", "pa", "till", "i", "infor"]) || self.is_duration(at) {
            return None;
        }
        let next = self.next_meeting(at + 1);
        if next.is_some() {
            return next;
        }
        let meets = (at + 1..at + 1 + WORDS_OF_A_MEETING).find(|&meets| self.is_meeting(meets))?;
        let inside = |at: usize| self.words.tokens.get(at).is_some_and(|token| token.after.is_empty());
        // "i samverkan med nämnden", "till dem som nämnden": another phrase begins.
        if !(at + 1..meets).all(|at| inside(at) && !self.words.is(at, OF_CIRCUMSTANCES) && !self.words.is(at, OPENS)) {
            return None;
        }
        let after = meets + 1;
        let time = self.times.time(after).or_else(|| {
            self.words.is(after, &["i", "den", "under", "pa", "om"]).then(|| self.times.time(after + 1)).flatten()
        })?;
        // "att till nämndens möte i maj ta fram": the time opens the text of the task.
        let opens = at.checked_sub(1).is_none_or(|before| self.words.is(before, &["att"]));
        (matches!(time.kind, TimeKind::Day | TimeKind::Period) && (opens || self.is_to_be_brought(at, time.end)))
            .then_some(time)
    }

    /// The time of a next meeting: "nästa möte", "nämndens nästa sammanträde", "kommande ledningsgrupp i maj".
    fn next_meeting(&self, at: usize) -> Option<Time> {
        let next = (at..at + 3).find(|&next| self.words.is(next, NEXT))?;
        let owned = (at..next).all(|at| {
            let word = self.words.word(at);
            word.ends_with('s') || self.words.is(at, &["det", "den", "sitt", "sin", "var"])
        });
        let meets = (next + 1..next + 4).find(|&meets| self.is_meeting(meets))?;
        let close = (next + 1..meets).all(|at| !self.words.is(at, OF_CIRCUMSTANCES) && !self.words.is(at, OPENS));
        if !(owned && close) {
            return None;
        }
        let end = meets + 1;
        let dated = self
            .times
            .time(end)
            .or_else(|| self.words.is(end, &["i", "den", "under"]).then(|| self.times.time(end + 1)).flatten());
        Some(dated.filter(|time| time.kind != TimeKind::Loose).unwrap_or(Time {
            end,
            day: None,
            kind: TimeKind::Loose,
        }))
    }

    /// The time at which the task is reported back or ended: "återkomma under hösten 2024", "vara klart till
    /// sommaren", "redovisas i samband med budget 2026", "i maj redovisa".
    fn brought_back(&self, at: usize) -> Option<Time> {
        if self.is_duration(at) {
            return None;
        }
        let led = |words: &[&str], from: usize| self.words.is(at, words).then(|| self.times.time(from)).flatten();
        let in_connection =
            self.words.is(at, &["i"]) && self.words.is(at + 1, &["samband"]) && self.words.is(at + 2, &["med"]);
        let time = led(&["under", "till", "infor", "per", "vid"], at + 1)
            .or_else(|| {
                led(&["i"], at + 1).filter(|time| time.kind == TimeKind::Period || time.kind == TimeKind::Loose)
            })
            .or_else(|| in_connection.then(|| self.times.occasion(at + 3)).flatten())
            .or_else(|| self.within(at))
            .or_else(|| self.times.loose(at))?;
        self.is_to_be_brought(at, time.end).then_some(time)
    }

    /// A span of time: "inom sex månader", "tre veckor efter beslutet".
    fn within(&self, at: usize) -> Option<Time> {
        let inside = self.words.is(at, &["inom"]);
        let number = at + usize::from(inside);
        let counts =
            self.words.is(number, NUMBERS) || self.words.is(number, &["ett"]) || self.times.number(number).is_some();
        let unit = self.words.is(number + 1, &["manad", "manader", "vecka", "veckor", "ar", "dagar"]);
        let after = self.words.is(number + 2, &["efter", "fran"]);
        if !(counts && unit && (inside || after)) {
            return None;
        }
        let mut end = number + 2;
        // "efter kommunfullmäktiges beslut": to the end of the phrase, at most four words.
        while after && end < number + 6 && end < self.words.len() {
            end += 1;
            if !self.words.tokens[end - 1].after.is_empty() {
                break;
            }
        }
        Some(Time { end, day: None, kind: TimeKind::Loose })
    }

    /// Whether a word before the time, or directly after it, says that the task is reported back or ended then,
    /// without a clause of its own between.
    fn is_to_be_brought(&self, at: usize, end: usize) -> bool {
        let before = (at.saturating_sub(FAR)..at)
            .rev()
            .take_while(|&at| !self.words.is(at, OPENS))
            .any(|at| brings_back(self.words, at) || is_to_be(self.words, at));
        before || (end..end + 3).any(|at| brings_back(self.words, at))
    }

    /// Whether the words mean a duration and not a deadline: "fram till", "från 2023 till 2025".
    fn is_duration(&self, at: usize) -> bool {
        let before = at.saturating_sub(5)..at;
        at.checked_sub(1).is_some_and(|before| self.words.is(before, &["fram"]) && self.words.is(at, &["till"]))
            || self.words.is(at, &["till"]) && before.into_iter().any(|at| self.words.is(at, &["fran", "mellan"]))
    }

    /// Whether the word names a body or its meeting.
    fn is_meeting(&self, at: usize) -> bool {
        let word = self.words.word(at);
        self.words.is(at, MEETINGS)
            || ["mote", "motet", "sammantrade", "sammantradet"].iter().any(|ending| word.ends_with(ending))
            || is_decider(word) && word != "vi"
            || BODY_ENDINGS.iter().any(|ending| word.ends_with(ending))
    }
}

/// The most words between "till" and the name of the body or its meeting. Not measured.
const WORDS_OF_A_MEETING: usize = 5;

/// How many words before a time may make it a deadline. Not measured.
const FAR: usize = 15;

/// Words that may be between "senast" and the time.
const LEADS_IN: &[&str] = &["den", "i", "under", "vid", "till", "inom", "pa", "per", "fore", "innan", "for", "infor"];

/// Words that open a clause which is not the task's own: "redovisa hur många som under 2025 …".
const OPENS: &[&str] = &["som", "hur", "vilka", "vilken", "vilket", "dar", "nar", "om", "huruvida", "att"];

/// Whether the word says that the task is reported back or ended. A past tense ("redovisades") does not.
fn brings_back(words: &PrintedWords<'_>, at: usize) -> bool {
    let word = words.word(at);
    let past = ["ade", "ades", "ats", "rat", "sat", "nats"].iter().any(|ending| word.ends_with(ending));
    !past
        && BRINGS_BACK.iter().any(|known| {
            if known.len() < 5 { word == *known } else { word.starts_with(known) || words.is(at, &[*known]) }
        })
}

/// Whether the words are "ska vara" or "ska ha".
fn is_to_be(words: &PrintedWords<'_>, at: usize) -> bool {
    words.is(at, &["ska", "skall"]) && words.is(at + 1, &["vara", "ha"])
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, find};
    use jiff::civil::date;

    /// Checks the deadline of a text at a meeting on 12 April 2024.
    #[track_caller]
    fn check(text: &str, expected: &str, day: &str) {
        let found = find(text, Some(date(2024, 4, 12)), Tolerance::Exact);
        let found = found.map(|found| (found.text, found.day.map(|day| day.to_string()).unwrap_or_default()));
        assert_eq!(found.unwrap_or_default(), (expected.to_owned(), day.to_owned()), "{text}");
    }

    #[test]
    fn senast_names_the_last_day() {
        check("återrapportera senast den 31 maj 2024.", "senast den 31 maj 2024", "2024-05-31");
        check("återkomma senast 2024-06-30", "senast 2024-06-30", "2024-06-30");
        check("vara klar senast i december 2024", "senast i december 2024", "2024-12-31");
        check("redovisas senast under kvartal 2 2025", "senast under kvartal 2 2025", "2025-06-30");
        check("svara senast fredagen den 3 maj", "senast fredagen den 3 maj", "2024-05-03");
        check("återkomma senast under 2025", "senast under 2025", "2025-12-31");
        check("redovisas senast vid nämndens möte i juni", "senast vid nämndens möte i juni", "2024-06-30");
        check("planen, senast reviderad 2024-06-30, ses över", "", "");
    }

    #[test]
    fn a_year_that_is_not_printed_is_the_next_one() {
        check("återkomma senast den 31 mars", "senast den 31 mars", "2025-03-31");
        check("återkomma senast 31/5", "senast 31/5", "2024-05-31");
        check("redovisas i april", "i april", "2024-04-30");
        check("redovisas i mars", "i mars", "2025-03-31");
    }

    #[test]
    fn what_comes_before_the_end_of_a_stretch_is_due_on_its_last_day() {
        check("ta fram en plan före utgången av 2024", "före utgången av 2024", "2024-12-31");
        check("genomföra förändringen innan årsskiftet", "innan årsskiftet", "2024-12-31");
        check("klart vid årsskiftet 2024/2025", "vid årsskiftet 2024/2025", "2024-12-31");
        check("återkomma före juni månads utgång", "före juni månads utgång", "2024-06-30");
        check("återkomma före juni", "före juni", "");
        check("återkomma innan sommaren", "innan sommaren", "");
        check("återrapportera senast vid årets slut", "senast vid årets slut", "2024-12-31");
    }

    #[test]
    fn a_meeting_to_come_is_a_deadline() {
        check("Presenteras på nästa ledningsgrupp", "på nästa ledningsgrupp", "");
        check("att vid nämndens nästa möte redovisa läget", "vid nämndens nästa möte", "");
        check("återkomma till kommunstyrelsen i maj 2025", "till kommunstyrelsen i maj 2025", "2025-05-31");
        check("återkoppla till ledningsgruppen i november", "till ledningsgruppen i november", "2024-11-30");
        check(
            "till ordinarie sammanträde, 27 augusti 2026, ta fram underlag",
            "till ordinarie sammanträde, 27 augusti 2026",
            "2026-08-27",
        );
    }

    #[test]
    fn a_season_or_an_occasion_counts_where_the_task_is_brought_back() {
        check("återkomma med förslag under hösten 2024", "under hösten 2024", "");
        check("under hösten återkomma med förslag", "under hösten", "");
        check("redovisas i samband med budget 2026", "i samband med budget 2026", "");
        check("återrapporteras till kompletteringsbudget 1 2025", "till kompletteringsbudget 1 2025", "");
        check("ska vara anpassade till 2025-12-31", "till 2025-12-31", "2025-12-31");
        check("Uppdraget ska ha genomförts inom sex månader.", "inom sex månader", "");
    }

    #[test]
    fn a_time_that_is_only_named_is_no_deadline() {
        check("ordna träffar för presidiet under hösten 2026", "", "");
        check("verkställa det beslut som fattades i nämnden den 3 maj 2024", "", "");
        check("se över överenskommelsen, daterad 2003-12-19", "", "");
        check("redovisa hur många som sökt plats under 2025", "", "");
        check("förlänga projektet till 2026-12-31", "", "");
        check("senast den 31 maj 2023", "", "");
        check("fortlöpande redovisa läget fram till nästa möte", "", "");
    }
}
