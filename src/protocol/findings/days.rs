//! Finds the days of the meeting, of the approval and of the posting, each by the words before it. The day on which a
//! form was made or the minutes were written is none of them.

use super::head::Genre;
use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::phrases::dates::{self, FoundDate};
use crate::protocol::record::{DateBasis, Note, NoteKind, Protocol};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{MEETING_ENDINGS, NOT_MEETING_DAYS, WEEKDAYS};
use crate::protocol::words::{self, Tolerance};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The number of lines searched as head. The longest front page met has 45.
const HEAD: usize = 60;

/// A day that may be that of the meeting.
struct Candidate {
    date: Date,
    weight: i32,
    row: usize,
    has_hour: bool,
}

/// Reads the days of the meeting from the rows of the head.
///
/// The name of the file supplies the date, or its year, if the text does not.
pub(in crate::protocol) fn read(
    protocol: &mut Protocol,
    rows: &[Row],
    genre: Genre,
    agenda_start: usize,
    file_name: &str,
    tolerance: Tolerance,
) {
    let head: Vec<&Row> =
        rows[..agenda_start.min(rows.len())].iter().filter(|row| !row.is_blank()).take(HEAD).collect();
    let mut times: BTreeMap<Date, usize> = BTreeMap::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for (place, row) in head.iter().enumerate() {
        let before = if place > 0 { label_above(&head[place - 1].text) } else { String::new() };
        let named = names_meeting(&row.text);
        let mut found = dates::find(&row.text, tolerance);
        // "Styrelsemöte 220320", "Sammanträdesdatum 18.11.25", "Elevråd 26/2 -18": short forms count only if a date
        // is expected.
        if found.is_empty()
            && (named || before.contains("datum") || words::words(&row.text).iter().any(|word| word.ends_with("datum")))
        {
            found = dates::find_short(&row.text);
        }
        for FoundDate { date, start } in found {
            *times.entry(date).or_default() += 1;
            let near = said_before(&row.text[..start], NEAR);
            // "Justeringens / plats och tid Kommunhuset 2013-09-10": a label on two lines.
            let is_under_label = start < 3 || row.text.starts_with(char::is_lowercase);
            let of = |word: &str| near.contains(word) || is_under_label && before.contains(word);
            if of("anslag") || of("uppsatt") || of("satts upp") {
                protocol.posted_on = protocol.posted_on.or(Some(date));
            } else if (of("juster") || is_at_place_of_approval(&row.text[..start])) && !of("sammantrade") {
                protocol.approved_on = protocol.approved_on.or(Some(date));
            } else {
                let weight = match genre {
                    // "Anteckningar från enhetsmöte / 2024-03-12": the line above the day names the meeting.
                    Genre::Meeting => {
                        // Below "Kallelse" stands when it was sent.
                        let is_sent = words::words(&before).iter().any(|word| word == "kallelse");
                        let is_above = is_alone(&row.text) && names_meeting(&before) && !is_sent;
                        // "Dag   Onsdagen den 17 maj 2023"
                        let is_labelled = words::first_words(&row.text, 1) == ["dag"];
                        let own = weight(&near, &before, start, named || is_above, of);
                        let is_sitting = has_hour(&row.text[start..]) && WEEKDAYS.iter().any(|day| near.contains(day));
                        own + i32::from(is_above) + if is_labelled { 3 } else { 0 } + if is_sitting { 2 } else { 0 }
                    }
                    // Otherwise the date of a report is its first day of any kind.
                    Genre::Paper => i32::from(is_issue(&row.text, start) || near.contains("datum")),
                };
                candidates.push(Candidate { date, weight, row: place, has_hour: has_hour(&row.text[start..]) });
            }
        }
    }
    for candidate in &mut candidates {
        let recurs = genre == Genre::Meeting && times.get(&candidate.date).is_some_and(|times| *times > 2);
        candidate.weight += i32::from(recurs);
    }
    // Of equal weights the first: later text recalls other days. In one line, the day with an hour is that of the meeting.
    let mut best: Option<&Candidate> = None;
    for candidate in &candidates {
        let is_better = |best: &Candidate| {
            let is_beside = candidate.weight == best.weight && candidate.row == best.row;
            candidate.weight > best.weight || is_beside && candidate.has_hour && !best.has_hour
        };
        if best.is_none_or(is_better) {
            best = Some(candidate);
        }
    }
    if let Some(best) = best.filter(|best| best.weight > -2) {
        protocol.date = Some(best.date);
        protocol.date_basis = Some(DateBasis::Stated);
        return;
    }
    let yearless = head.iter().find_map(|row| {
        let mut days = dates::find_yearless(&row.text, tolerance);
        days.find(|(_, before)| !is_of_another_act(&said_before(before, NEAR))).map(|(day, _)| day)
    });
    let in_name = dates::of_file(file_name, yearless.as_ref());
    let inferred = in_name.or_else(|| dates::infer(yearless?, rows.iter().map(|row| row.text.as_str())));
    let note = match inferred {
        Some(inferred) => {
            protocol.date = Some(inferred.date);
            protocol.date_basis = Some(DateBasis::Inferred);
            inferred.reason
        }
        None => "no meeting date was found".to_owned(),
    };
    protocol.notes.push(Note { kind: NoteKind::Date, span: None, name: None, text: note });
}

/// Whether the words before a day say that something other than the meeting was on that day.
fn is_of_another_act(near: &str) -> bool {
    ["juster", "anslag", "uppsatt"].iter().chain(NOT_MEETING_DAYS).any(|word| near.contains(word))
}

/// How strongly a day appears to be that of the meeting: its own label counts most. Weights set by hand.
fn weight(near: &str, before: &str, start: usize, named: bool, of: impl Fn(&str) -> bool) -> i32 {
    let mut weight = 0;
    for (holds, worth) in [
        (of("sammantradesdatum") || of("motesdatum") || of("sammantradestid"), 3),
        (of("datum"), 1),
        (of("tid"), 1),
        // "Kallelse 2024-03-01" says when it was sent.
        (near.trim_end().ends_with("kallelse"), -2),
        (named, 2),
        (WEEKDAYS.iter().any(|day| near.contains(day)), 1),
        (NOT_MEETING_DAYS.iter().any(|word| near.contains(word) || start < 3 && before.contains(word)), -4),
    ] {
        weight += if holds { worth } else { 0 };
    }
    weight
}

/// Whether an hour follows the day with which the text begins: "2024-03-12 klockan 09.30", "den 12 mars 2024, kl. 13".
fn has_hour(text: &str) -> bool {
    const NEAR: usize = 40;
    words::words(&text[..text.floor_char_boundary(NEAR)]).iter().any(|word| word == "kl" || word == "klockan")
}

/// Whether the day at `start` is that of the line under a letter: "Exempelby den 4 mars 2024", "Exempelby måndagen den 4
/// mars 2024". A sentence goes on in small letters ("Den 1 januari 2019 infördes …").
fn is_issue(text: &str, start: usize) -> bool {
    const PLACE: usize = 2;
    let lead = text[..start].trim_end();
    let place = lead.strip_suffix(" den").unwrap_or(lead).trim_end_matches(',');
    let is_weekday = |word: &&str| WEEKDAYS.iter().any(|day| fold(word).starts_with(day));
    let words: Vec<&str> = place.split_whitespace().collect();
    let words = if words.last().is_some_and(is_weekday) { &words[..words.len() - 1] } else { &words[..] };
    let is_name = |word: &&str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
    // "Reviderad 2024-05-05", "Kommunfullmäktige 2022-11-17", "Protokoll 2023-01-26"
    let is_other = |word: &&str| {
        let folded = fold(word);
        let is_participle = folded.ends_with("ad") && !folded.ends_with("stad");
        is_participle || wording::names_a_body(word) || wording::begins_as_kind(&folded) || wording::is_finite(&folded)
    };
    let rest = text[start..].trim_start_matches(|letter: char| !letter.is_whitespace());
    let is_month = |word: &&str| dates::month(word, Tolerance::Exact).is_some();
    let after = rest.split_whitespace().find(|word| word.chars().any(char::is_alphabetic) && !is_month(word));
    (1..=PLACE).contains(&words.len())
        && words.iter().all(is_name)
        && !words.iter().any(is_other)
        && after.is_none_or(|after| after.starts_with(char::is_uppercase))
}

/// Whether a line is only a day, with a weekday or an hour at most: "2024-03-12", "Tisdagen den 12 mars 2024 kl. 13".
fn is_alone(text: &str) -> bool {
    const MOST: usize = 4;
    let is_of_day = |word: &String| {
        matches!(word.as_str(), "den" | "kl")
            || WEEKDAYS.iter().any(|day| word.starts_with(day))
            || dates::month(word, Tolerance::Exact).is_some()
    };
    let words = words::words(text);
    let letters = words.iter().filter(|word| word.contains(char::is_alphabetic));
    letters.clone().count() <= MOST && letters.into_iter().all(is_of_day)
}

/// The folded label above a date, if the line is short: "Datum", "Upprättad".
fn label_above(text: &str) -> String {
    if text.len() < 60 { fold(text) } else { String::new() }
}

/// Whether the line is about a meeting: "Protokoll 2022-11-25", "Fritidsnämndens sammanträde den 9 december".
fn names_meeting(text: &str) -> bool {
    let words = words::first_words(text, 24);
    words.iter().any(|word| {
        wording::begins_as_kind(word)
            || MEETING_ENDINGS.iter().any(|ending| word.ends_with(ending) || word.ends_with(&format!("{ending}t")))
            || matches!(word.as_str(), "elevrad" | "klassrad")
    })
}

/// How many letters before a day usually say what it is the day of.
const NEAR: usize = 60;

/// Whether the day is that of an approval whose place has a long name: "Justeringens plats och tid Fastighets- och
/// serviceförvaltningens stab, 2024-03-14".
fn is_at_place_of_approval(lead: &str) -> bool {
    const REACH: usize = 100;
    said_before(lead, REACH).contains("justeringens plats")
}

/// The last `most` letters of `lead`, folded, back to the end of a sentence. Approval and posting have dates of their own,
/// with their labels just before them. A line may contain thousands of dates, so only this much of it is folded.
fn said_before(lead: &str, most: usize) -> String {
    let mut near: Vec<char> = Vec::with_capacity(most);
    for letter in lead.chars().rev() {
        for folded in fold(letter.encode_utf8(&mut [0; 4])).chars().rev() {
            if matches!(folded, '.' | ';') || near.len() == most {
                return near.into_iter().rev().collect();
            }
            near.push(folded);
        }
    }
    near.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{is_alone, is_issue};

    #[test]
    fn a_line_may_be_only_a_day() {
        assert!(is_alone("2024-03-12") && is_alone("Tisdagen den 12 mars 2024 kl. 13"));
        assert!(!is_alone("Nästa enhetsmöte den 19 mars 2024") && !is_alone("Exempelby den 12 mars 2024"));
    }

    #[test]
    fn the_line_under_a_letter_has_its_day() {
        let check = |text: &str, expected: bool| {
            let start = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
            assert_eq!(is_issue(text, start), expected, "{text}");
        };
        check("Exempelby den 4 mars 2024", true);
        check("Exempelby den 4 mars 2024 Exempelby kommunstyrelse", true);
        check("Norra Exempelby 2024-03-04", true);
        check("Karlstad den 4 mars 2024", true);
        check("Exempelby måndagen den 4 mars 2024", true);
        check("Från den 1 januari 2025 gäller en ny taxa", false);
        check("Den 1 januari 2019 infördes taxan", false);
        check("Kommunfullmäktige 2022-11-17", false);
        check("Reviderad 2024-05-05", false);
        check("Protokoll 2023-01-26", false);
    }
}
