//! Reads what the head of a document says about the meeting: its kind, region, time, place and case number.

use super::body_name::is_meeting;
use crate::analysis::fold;
use crate::protocol::cues::is_formal;
use crate::protocol::layout::Row;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::{case_numbers, places};
use crate::protocol::record::{Kind, Protocol, Time};
use crate::protocol::swedish::MUNICIPALITIES;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{KINDS, Label, MEETING_PARTS, NOTICES, PAPERS};
use crate::protocol::words::{self, Tolerance};
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

/// Whether a document is of a meeting, or a paper: a report, a letter, an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Genre {
    Meeting,
    Paper,
}

/// How many lines of a document are searched as its head. The longest front page met has 45.
pub(in crate::protocol) const HEAD: usize = 60;

/// How many lines are searched as letterhead. Twelve hold every letterhead met; further down, members and their
/// boards are listed.
const LETTERHEAD: usize = 12;

pub(in crate::protocol) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words before a kind that show that it is not the kind of this document: "Föregående mötesanteckningar", "allmän
/// handling".
const OTHER_PAPER: &[&str] = &["foregaende", "allman", "offentlig", "oppen", "av", "till", "senaste"];

/// The kind of a document: by the first word of the head that names one, otherwise by a label anywhere
/// ("Mötesanteckningar: …"), otherwise by the title of a report or a notice.
pub(in crate::protocol) fn kind(rows: &[Row], agenda_start: usize, tolerance: Tolerance) -> Kind {
    let of = |text: &str| {
        let words = words::words(text);
        let is_item = is_item(text);
        // "Anteckningar från arbetsmöte"
        let is_from = || words.get(1).is_some_and(|second| second == "fran");
        if words.first().is_some_and(|first| first == "anteckningar") && (words.len() <= 6 || is_from()) {
            return Some(Kind::Mötesanteckningar);
        }
        words.iter().enumerate().find_map(|(index, word)| {
            let previous = index.checked_sub(1).map_or("", |before| words[before].as_str());
            let is_other = OTHER_PAPER.iter().any(|other| words::same_word(previous, other, tolerance));
            if is_other || index > 8 {
                return None;
            }
            KINDS
                .iter()
                .find(|(name, kind)| match kind {
                    // "Kallelsen utfärdad" occurs in minutes, and so does "3. Kvällens föredragningslista godkändes".
                    Kind::Kallelse if is_item => false,
                    Kind::Kallelse => {
                        word == *name || word.strip_prefix(name).is_some_and(|end| end.starts_with(['/', '-']))
                    }
                    // "Handlingsplan" also heads minutes, so only "handling" and its inflections name a report.
                    Kind::Handling => {
                        !is_item && word.strip_prefix(name).is_some_and(|end| matches!(end, "" | "er" | "en" | "et"))
                    }
                    // "Bolagsstämmoprotokoll"
                    Kind::Protokoll if is_of_meeting(word, name) => true,
                    _ => word.starts_with(name) || words::same_word(word, &format!("{name}ar"), tolerance),
                })
                .map(|(_, kind)| *kind)
        })
    };
    let in_head = rows[..agenda_start.min(rows.len())]
        .iter()
        .filter(|row| !row.is_blank())
        .take(HEAD)
        .find_map(|row| of(&row.text));
    in_head
        .or_else(|| {
            rows.iter()
                .filter(|row| row.text.contains(':') && row.text.split_whitespace().count() <= 5)
                .find_map(|row| of(row.text.split_whitespace().next()?))
        })
        .or_else(|| said_in_line(rows))
        .or_else(|| paper(rows, tolerance))
        .or_else(|| notice(rows, tolerance))
        .unwrap_or_default()
}

/// The kind that a page of one line says after its menus or letterhead: "Start Politik Möten Kallelse till sammanträde med
/// kommunfullmäktige …".
fn said_in_line(rows: &[Row]) -> Option<Kind> {
    const LONG: usize = 150;
    const REACH: usize = 500;
    static SAID: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"\b(?:(Kallelse till (?:\p{L}+ )?(?:sammanträde|\p{L}*möte|\p{L}*stämma))|(Protokoll (?:fört|från))|(Minnesanteckningar (?:från|förda))|((?:Mötesa|A)nteckningar (?:från|förda)))\b",
        )
    });
    let first = rows.iter().find(|row| row.is_read()).filter(|row| row.text.len() > LONG)?;
    let said = SAID.captures(&first.text[..first.text.floor_char_boundary(REACH)])?;
    let kinds = [Kind::Kallelse, Kind::Protokoll, Kind::Minnesanteckningar, Kind::Mötesanteckningar];
    kinds.into_iter().zip(1..).find(|(_, group)| said.get(*group).is_some()).map(|(kind, _)| kind)
}

/// Whether the line is an item of a list, which names the papers of others: "4 Inlämnande av motioner".
fn is_item(text: &str) -> bool {
    static ITEM: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(?:§ ?)?\d{1,3}[.)]?\s+\p{Lu}"));
    ITEM.is_match(text)
}

/// Whether a compound names a record of a meeting: "arsstammoprotokoll" does, "kontrollprotokoll" does not.
fn is_of_meeting(word: &str, name: &str) -> bool {
    let own = word.strip_suffix(name).unwrap_or("");
    !own.is_empty() && MEETING_PARTS.iter().any(|part| own.contains(part))
}

/// The kind of a notice of a meeting that has not taken place: "Dagordning", "Inbjudan till årsmöte".
fn notice(rows: &[Row], tolerance: Tolerance) -> Option<Kind> {
    let mut first = rows.iter().filter(|row| row.is_read()).take(LETTERHEAD);
    let names_notice = |row: &Row| {
        const REACH: usize = 40;
        let words = words::first_words(&row.text, REACH);
        // "Aktieägarna i Exempel AB kallas härmed till årsstämma"
        let calls = words.iter().position(|word| matches!(word.as_str(), "kallas" | "kallar" | "inbjuds" | "inbjuder"));
        words.first().is_some_and(|word| NOTICES.contains(&word.as_str()))
            || calls.is_some_and(|at| words[at + 1..].iter().take(6).any(|word| is_meeting(word)))
    };
    let has_met = |row: &Row| {
        let is_decision = wording::label(&row.text, tolerance).is_some_and(|(label, _)| label == Label::Decision);
        row.is_read() && (is_decision || wording::attendance(&row.text, tolerance).is_some())
    };
    (first.any(names_notice) && !rows.iter().any(has_met)).then_some(Kind::Kallelse)
}

/// The kind of a report: "Rapport", "Avtal om hemsjukvård". One of the first lines, with few words, names it.
///
/// Minutes that do not call themselves so may have such words in their titles ("Rapport från ordföranden"). But they
/// have a list of those present, or an item that opens or closes a meeting, and reports have neither.
fn paper(rows: &[Row], tolerance: Tolerance) -> Option<Kind> {
    // A title of more words says what it is about before it says what it is.
    const WORDS: usize = 6;
    // A report of many pages has some words of a meeting by chance; minutes of that length have more of them.
    const LONG: usize = 400;
    let mut first = rows.iter().filter(|row| row.is_read()).take(LETTERHEAD);
    let names_paper = |row: &Row| {
        let words = words::words(&row.text);
        words.len() <= WORDS
            && !is_item(&row.text)
            && words.first().is_some_and(|first| PAPERS.iter().any(|paper| words::same_word(first, paper, tolerance)))
    };
    let is_of_meeting = |row: &Row| {
        row.is_read() && (wording::attendance(&row.text, tolerance).is_some() || is_formal(&row.text, tolerance))
    };
    let least = if rows.len() > LONG { 3 } else { 1 };
    let meets = rows.iter().filter(|row| is_of_meeting(row)).take(least).count() == least;
    (first.any(names_paper) && !meets).then_some(Kind::Handling)
}

/// The region of a meeting: the municipality that heads the document or whose council it goes to, otherwise the
/// county that the document names most often.
pub(in crate::protocol) fn region(rows: &[Row], genre: Genre, tolerance: Tolerance) -> Option<String> {
    // The issuer's name is on the first lines of the letterhead.
    const ISSUER: usize = 4;
    // In a case file, the number, the title and the addressee follow within these lines. Not measured.
    const ADDRESS: usize = 20;
    let issuer = rows.iter().filter(|row| !row.is_blank()).take(ISSUER).find_map(|row| {
        let words: Vec<&str> = row.text.split_whitespace().collect();
        words.windows(2).find_map(|pair| {
            let kind = fold(pair[1]);
            // An issuer's line is a heading; a sentence may name any municipality.
            if !matches!(kind.as_str(), "kommun" | "stad" | "stads" | "kommuns")
                || row.text.contains(" | ")
                || words.len() > 6
            {
                return None;
            }
            let name = fold(pair[0]);
            MUNICIPALITIES
                .iter()
                .find(|municipality| fold(municipality) == name || format!("{}s", fold(municipality)) == name)
                .map(|name| (*name).to_owned())
        })
    });
    if issuer.is_some() {
        return issuer;
    }
    // "Till Göteborgs kommunfullmäktige": a case file names the council that it goes to.
    let addressed = rows.iter().filter(|row| !row.is_blank()).take(ADDRESS).find_map(|row| {
        let words = words::first_words(&row.text, words::PHRASE);
        let is_council = |word: &str| matches!(word, "kommunfullmaktige" | "kommunstyrelse" | "kommunstyrelsen");
        let pair = words.windows(2).find(|pair| is_council(&pair[1]))?;
        let name = MUNICIPALITIES.iter().find(|name| format!("{}s", fold(name)) == pair[0]);
        name.map(|name| (*name).to_owned())
    });
    if addressed.is_some() {
        return addressed;
    }
    let mut mentions: BTreeMap<&str, usize> = BTreeMap::new();
    // A report may mention any county, but its head names its own.
    let reach = if genre == Genre::Paper { ADDRESS } else { usize::MAX };
    for row in rows.iter().filter(|row| !row.is_blank()).take(reach) {
        let words = words::words(&row.text);
        for county in places::counties(&words, tolerance) {
            *mentions.entry(county.name).or_default() += 1;
        }
    }
    mentions
        .into_iter()
        .max_by_key(|(county, times)| (*times, std::cmp::Reverse(*county)))
        .map(|(county, _)| county.to_owned())
}

static CLOCK: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b([01]?\d|2[0-3])[:.]?([0-5]\d)\s*(?:[-–—]+|till|och)\s*(?:kl\.?\s*)?([01]?\d|2[0-3])[:.]?([0-5]\d)\b",
    )
});
static HOURS: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\bkl\.?\s*([01]?\d|2[0-3])\s*[-–]\s*([01]?\d|2[0-3])\b"));
static CLOCK_START: LazyLock<Pattern> =
    LazyLock::new(|| Pattern::new(r"(?i)\b(?:kl\.?|klockan:?|tid:)\s*([01]?\d|2[0-3])[:.]([0-5]\d)\b"));
static PLACE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)(?:\b(?:plats och tid(?: för sammanträde)?|sammanträdesplats|mötesplats):?|(?:^|\t)(?:plats|lokal):?)\s+(\S.*)$",
    )
});

/// The first lines of the document, which name the body and the meeting.
pub(in crate::protocol) fn letterhead(rows: &[Row], agenda_start: usize) -> impl Iterator<Item = &str> {
    const LINES: usize = 8;
    before_agenda(rows, agenda_start).take(LINES).map(|row| row.text.as_str())
}

fn before_agenda(rows: &[Row], agenda_start: usize) -> impl Iterator<Item = &Row> {
    rows[..agenda_start.min(rows.len())].iter().filter(|row| row.is_read())
}

/// Reads the time and the place of a meeting from their labels.
pub(in crate::protocol) fn time_and_place(protocol: &mut Protocol, rows: &[Row], agenda_start: usize) {
    let head: Vec<&Row> = before_agenda(rows, agenda_start).take(HEAD).collect();
    for (at, row) in head.iter().enumerate() {
        let text = &row.text;
        let is_of_approval = |row: &Row| fold(&row.text).contains("justering");
        // "Justeringens / plats och tid": a label on two lines.
        let goes_on = text.starts_with(char::is_lowercase);
        if is_of_approval(row) || goes_on && at > 0 && is_of_approval(head[at - 1]) {
            continue;
        }
        let says_time = ["tid", "kl", "klockan"].iter().any(|word| words::words(text).iter().any(|own| own == word));
        if protocol.time.is_none() && says_time {
            protocol.time = clock(text);
        }
        if protocol.place.is_none() {
            // "Plats och tid:", with the place on the next line
            let is_alone = ["plats och tid", "tid och plats"].contains(&words::words(text).join(" ").as_str());
            let below = head.get(at + 1).filter(|_| is_alone).and_then(|below| place(&below.text));
            let below = below.filter(|below| !wording::names_a_body(below));
            protocol.place =
                below.or_else(|| PLACE.captures(text).filter(|_| !is_alone).and_then(|found| place(&found[1])));
        }
    }
}

fn clock(text: &str) -> Option<Time> {
    // Dates look like clock times: "2023-06-22".
    let text = dates_blanked(text);
    if let Some(captures) = CLOCK.captures(&text) {
        return Some(Time {
            start: format!("{:0>2}:{}", &captures[1], &captures[2]),
            end: Some(format!("{:0>2}:{}", &captures[3], &captures[4])),
        });
    }
    if let Some(captures) = HOURS.captures(&text) {
        return Some(Time { start: format!("{:0>2}:00", &captures[1]), end: Some(format!("{:0>2}:00", &captures[2])) });
    }
    CLOCK_START
        .captures(&text)
        .map(|captures| Time { start: format!("{:0>2}:{}", &captures[1], &captures[2]), end: None })
}

fn dates_blanked(text: &str) -> String {
    static DATE: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"\b\d{4}-\d{2}-\d{2}\b"));
    DATE.replace_all(text, " ").into_owned()
}

/// The place, up to the time, the date or the next column.
fn place(text: &str) -> Option<String> {
    static END: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\t|,?\s*\b(?:kl\.?|klockan|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?)\b|,?\s*\b\d{4}-\d{2}-\d{2}|\s\d{1,2}[:.]\d{2}\b|\bNärvarande\b|\bBeslutande\b",
        )
    });
    let end = END.find(text).map_or(text.len(), |found| found.start());
    let place = collapse(&text[..end]);
    // "Plats och tid för Biblioteket / sammanträde": the label wrapped around its value.
    let place = place.trim_matches([',', ' ', ':']);
    let place = place.strip_prefix("för ").unwrap_or(place);
    (place.chars().any(char::is_alphabetic) && place.chars().count() <= 120).then(|| place.to_owned())
}

/// The document's own case number: the first in the head, otherwise one on a line of its own.
pub(in crate::protocol) fn reference(
    rows: &[Row],
    agenda_start: usize,
    in_items: impl Fn(usize) -> bool,
) -> Option<String> {
    let in_head = rows[..agenda_start.min(rows.len())]
        .iter()
        .filter(|row| !row.is_blank() && !row.text.starts_with('§'))
        .take(HEAD)
        .take_while(|row| fold(&row.text) != "innehall")
        .find_map(|row| case_numbers::first(&row.text).map(|found| found.number));
    in_head.or_else(|| {
        rows.iter().enumerate().filter(|(index, row)| !row.is_blank() && !in_items(*index)).find_map(|(_, row)| {
            case_numbers::first(&row.text)
                .map(|found| found.number)
                .filter(|number| number.len() == row.text.trim().len())
        })
    })
}

/// All case numbers in the text, each once.
pub(in crate::protocol) fn references(rows: &[Row]) -> Vec<String> {
    let mut seen: HashSet<String> = HashSet::new();
    let numbers = rows.iter().flat_map(|row| case_numbers::find(&row.text)).map(|found| found.number);
    numbers.filter(|number| seen.insert(number.clone())).collect()
}
