//! By when something is to be done: "senast den 31 mars 2025", "till nämndens möte i maj", "före årsskiftet".
//! A day that is only mentioned, of a decision or a document, is no deadline.

use crate::protocol::phrases::dates;
use crate::protocol::phrases::deciders::is_decider;
use crate::protocol::phrases::printed::Printed;
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::phrases::times::{Time, TimeKind, Times};
use crate::protocol::swedish::{BODY_ENDINGS, BRINGS_BACK, MEETINGS, NEXT, NUMBERS, OF_CIRCUMSTANCES};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;

/// A deadline: as printed, and as a day where it is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Deadline {
    pub text: String,
    pub day: Option<Date>,
}

/// The first deadline that `text`, which says what is to be done, names. A year that is not printed is that in which
/// the day comes next after the meeting; a day before the meeting is none.
pub(in crate::protocol) fn find(text: &str, meeting: Option<Date>, tolerance: Tolerance) -> Option<Deadline> {
    sentences(text).into_iter().find_map(|sentence| {
        let words = &Printed::new(sentence, tolerance);
        let reading = Reading { words, times: Times { words, meeting, tolerance } };
        (0..reading.words.len()).find_map(|at| reading.deadline(at))
    })
}

/// A later sentence of a decision speaks of the task before it: "Uppdraget ska vara slutfört …".
pub(in crate::protocol) fn speaks_of_a_task(sentence: &str, tolerance: Tolerance) -> bool {
    let words = Printed::new(sentence, tolerance);
    (0..words.len()).any(|at| {
        brings_back(&words, at) || is_to_be(&words, at) || words.is(at, &["uppdrag", "uppdraget", "uppdragen"])
    })
}

/// A sentence and the times in it.
struct Reading<'a> {
    words: &'a Printed<'a>,
    times: Times<'a>,
}

impl Reading<'_> {
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

    /// "senast den 31 maj 2024", "senast under kvartal 2", "senast till nämndens sammanträde i juni"
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

    /// "före den 1 maj 2025", "innan årsskiftet", "före utgången av 2024"
    fn before(&self, at: usize) -> Option<Time> {
        if !self.words.is(at, &["fore", "innan"]) {
            return None;
        }
        let time = self.times.time(at + 1).or_else(|| self.next_meeting(at + 1))?;
        // "före maj" is over when May begins; "före utgången av maj" is not.
        let opens = dates::month(self.words.word(at + 1), self.times.tolerance).is_some()
            && !self.words.is(time.end - 1, &["utgang", "slut"]);
        (time.kind != TimeKind::Year).then_some(Time { day: time.day.filter(|_| !opens), ..time })
    }

    /// "vid nästa möte", "till ledningsgruppen i november", "till ordinarie sammanträde, 27 augusti 2026"
    fn meeting(&self, at: usize) -> Option<Time> {
        if !self.words.is(at, &["vid", "pa", "till", "i", "infor"]) || self.reaches_back(at) {
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
        // "att till nämndens möte i maj ta fram": it opens what is to be done.
        let opens = at.checked_sub(1).is_none_or(|before| self.words.is(before, &["att"]));
        (matches!(time.kind, TimeKind::Day | TimeKind::Period) && (opens || self.is_to_be_brought(at, time.end)))
            .then_some(time)
    }

    /// "nästa möte", "nämndens nästa sammanträde", "kommande ledningsgrupp i maj"
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

    /// "återkomma under hösten 2024", "vara klart till sommaren", "redovisas i samband med budget 2026",
    /// "i maj redovisa"
    fn brought_back(&self, at: usize) -> Option<Time> {
        if self.reaches_back(at) {
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

    /// "inom sex månader", "tre veckor efter beslutet"
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

    /// A word before or directly after says that the task is brought back or ended then, and no clause of its own
    /// comes between.
    fn is_to_be_brought(&self, at: usize, end: usize) -> bool {
        let before = (at.saturating_sub(FAR)..at)
            .rev()
            .take_while(|&at| !self.words.is(at, OPENS))
            .any(|at| brings_back(self.words, at) || is_to_be(self.words, at));
        before || (end..end + 3).any(|at| brings_back(self.words, at))
    }

    /// "fram till", "från 2023 till 2025", "till och med": how long, not by when.
    fn reaches_back(&self, at: usize) -> bool {
        let before = at.saturating_sub(5)..at;
        at.checked_sub(1).is_some_and(|before| self.words.is(before, &["fram"]) && self.words.is(at, &["till"]))
            || self.words.is(at, &["till"]) && before.into_iter().any(|at| self.words.is(at, &["fran", "mellan"]))
    }

    /// A word by which a body or its meeting is named.
    fn is_meeting(&self, at: usize) -> bool {
        let word = self.words.word(at);
        self.words.is(at, MEETINGS)
            || ["mote", "motet", "sammantrade", "sammantradet"].iter().any(|ending| word.ends_with(ending))
            || is_decider(word) && word != "vi"
            || BODY_ENDINGS.iter().any(|ending| word.ends_with(ending))
    }
}

/// As many words as may stand between "till" and the body's name, or its meeting's. By feel.
const WORDS_OF_A_MEETING: usize = 5;

/// As far before a time as the word may stand that makes it a deadline. By feel.
const FAR: usize = 15;

/// What may stand between "senast" and the time.
const LEADS_IN: &[&str] = &["den", "i", "under", "vid", "till", "inom", "pa", "per", "fore", "innan", "for", "infor"];

/// What opens a clause that is not the task's own: "redovisa hur många som under 2025 …".
const OPENS: &[&str] = &["som", "hur", "vilka", "vilken", "vilket", "dar", "nar", "om", "huruvida", "att"];

/// The word says that the task is brought back or ended, and does not tell of the past: "redovisades".
fn brings_back(words: &Printed<'_>, at: usize) -> bool {
    let word = words.word(at);
    let past = ["ade", "ades", "ats", "rat", "sat", "nats"].iter().any(|ending| word.ends_with(ending));
    !past
        && BRINGS_BACK.iter().any(|known| {
            if known.len() < 5 { word == *known } else { word.starts_with(known) || words.is(at, &[*known]) }
        })
}

/// "ska vara"
fn is_to_be(words: &Printed<'_>, at: usize) -> bool {
    words.is(at, &["ska", "skall"]) && words.is(at + 1, &["vara", "ha"])
}

#[cfg(test)]
mod tests {
    use super::{Tolerance, find};
    use jiff::civil::date;

    /// At a meeting on 12 April 2024.
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
