//! Finds the body whose meeting it is: a board, committee, council or association. It collects names from the places
//! where minutes state the body, and weighs them: "Protokoll fört vid …", the head, running heads, and the body that
//! decides.

use super::body_committee::committee_below;
use super::body_name::{clean, is_meeting, is_organisation};
use super::body_notice::{of_approval, of_flattened_notice, of_notice};
use super::body_session::{LONG, is_of_day, of_kind, of_session};
use super::head::Genre;
use crate::analysis::{capitalised, fold};
use crate::protocol::layout::{CELL, Row, cells, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{DECIDING_VERBS, GENERAL_BODIES};
use crate::protocol::words::{self, Tolerance};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A line that names the members of a body and goes on with its name: "Medlemmarna i Exempelföreningen kallas härmed",
/// "ÅRSSTÄMMA MED AKTIEÄGARNA I".
static MEMBERS_OF: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)^(?:medlemmarna|aktieägarna|delägarna|ledamöterna)\s+i\s|\b(?:medlemmarna|aktieägarna|delägarna|ledamöterna)\s+i$",
    )
});

/// Joins a line to the one above. Beside other columns, only the first cells of both belong together: "Nämnden för teknik ┆
/// Datum / och natur ┆ 2024-03-12".
fn continue_first_cell(text: &mut String, next: &str) {
    let Some((first, rest)) = text.split_once(CELL) else {
        join_line(text, next);
        return;
    };
    let mut joined = first.to_owned();
    join_line(&mut joined, next.split(CELL).next().unwrap_or(next));
    *text = format!("{joined}{CELL}{rest}");
}

/// A name that may be the body's, with its weight.
#[derive(Debug, Clone, PartialEq)]
struct Candidate {
    name: String,
    weight: f32,
}

/// The number of lines searched as letterhead. Twelve hold every letterhead met; further down, members and their
/// boards are listed.
pub(super) const LETTERHEAD: usize = 12;

/// The number of lines searched as head. The longest front page met has 45.
const HEAD: usize = 60;

/// The most words of an organisation's name. A longer title may contain a name.
pub(super) const LONGEST: usize = 8;

/// The governing body, as printed.
pub(in crate::protocol) fn governing_body(
    rows: &[Row],
    genre: Genre,
    agenda_start: usize,
    tolerance: Tolerance,
) -> Option<String> {
    let head: Vec<&Row> =
        rows[..agenda_start.min(rows.len())].iter().filter(|row| !row.is_blank()).take(HEAD).collect();
    let mut candidates: Vec<Candidate> = Vec::new();
    for (place, row) in head.iter().enumerate() {
        let mut text = row.text.clone();
        // "… för Nordöstra / Nämdös Samfällighetsförening", "ÅRSSTÄMMA MED AKTIEÄGARNA I / EXEMPEL AB": a name continues
        // on the next line.
        if let Some(next) = head.get(place + 1)
            && (next.text.starts_with(char::is_lowercase) || wording::last_is_open(&text) || MEMBERS_OF.is_match(&text))
            && text.chars().count() < 160
        {
            continue_first_cell(&mut text, &next.text);
        }
        if genre == Genre::Paper {
            candidates.extend(addressed(&text).map(|name| weighed(name, 6.0, place)));
        }
        if genre == Genre::Paper && !is_of_form(&row.text) {
            continue;
        }
        let session = of_session(&text, tolerance).or_else(|| of_kind(&text, tolerance));
        candidates.extend(session.map(|name| weighed(name, 5.0, place)));
        if place < LETTERHEAD {
            // A web page says where it is: "Hem > Exempelby stad > Hamnnämnden > Sammanträde 2011-11-24".
            let parts = text.split(" > ").flat_map(|part| of_line(part, tolerance));
            candidates.extend(parts.map(|name| weighed(name, 2.0, place)));
            candidates.extend(of_segments(&text, tolerance).map(|name| weighed(name, 1.5, place)));
        }
    }
    // The first item may name the body below its heading: "Protokoll fört vid Exempelföreningens höstmöte".
    let further = rows.iter().skip(agenda_start).filter(|row| row.is_read()).take(LETTERHEAD);
    candidates.extend(further.filter_map(|row| of_session(&row.text, tolerance)).map(|name| weighed(name, 3.0, HEAD)));
    if genre == Genre::Meeting {
        let notice = of_notice(rows, tolerance).or_else(|| of_approval(rows, tolerance));
        candidates.extend(notice.map(|name| weighed(name, 4.5, 0)));
    }
    let deciders = deciders(rows, tolerance);
    for candidate in candidates.iter_mut().filter(|candidate| !is_general(&words::words(&candidate.name))) {
        let key = key(&candidate.name);
        // The body decides under its own name, or under the last words of it.
        if deciders.iter().any(|(decider, times)| *times > 0 && (key == *decider || key.ends_with(decider.as_str()))) {
            candidate.weight += 1.0;
        }
    }
    if genre == Genre::Meeting
        && candidates.iter().all(|candidate| candidate.weight < 2.0)
        && let Some(name) =
            of_flattened_notice(rows, tolerance).or_else(|| deciders_named(rows, tolerance).map(|(name, _)| name))
    {
        candidates.push(Candidate { name, weight: 2.0 });
    }
    // A report names many bodies, but its own body is named in its head.
    if genre == Genre::Meeting && candidates.iter().all(|candidate| candidate.weight <= 0.0) {
        candidates.extend(letterhead(rows, &head).or_else(|| of_papers(rows)).or_else(|| named_most(rows)));
    }
    // Of equal weights the first: later lines repeat the name.
    let best = candidates.iter().map(|candidate| candidate.weight).fold(f32::MIN, f32::max);
    let chosen = candidates.into_iter().find(|candidate| candidate.weight >= best)?;
    let name = (chosen.weight > 0.0).then(|| in_full(&chosen.name, rows))?;
    Some(committee_below(&name, &head, tolerance).filter(|_| genre == Genre::Meeting).unwrap_or(name))
}

/// Whether a line of a report may say whose it is: "Kommunstyrelsen ┆ 2024-05-12". A sentence or a title names other
/// bodies: "Vid exploateringsnämndens sammanträde …", "Motion om kulturnämndens lokaler".
fn is_of_form(text: &str) -> bool {
    const TITLE: [&str; 6] = ["om", "angaende", "avseende", "till", "enligt", "fran"];
    let words = words::words(text);
    let tells = words.iter().any(|word| wording::is_finite(word) || TITLE.contains(&word.as_str()));
    // A day or a number may come first.
    let begins = text.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase);
    let ends = text.ends_with([',', ':', '?', '-']) || text.ends_with('.') && words.len() > 1;
    begins && !ends && words.len() <= LONGEST && !tells
}

fn weighed(name: String, from: f32, place: usize) -> Candidate {
    let words = words::words(&name);
    let mut weight = from;
    if wording::names_a_body(&name) {
        weight += 2.0;
    } else if is_organisation(&words) {
        weight += 1.0;
    } else {
        weight -= 2.0;
    }
    // "Styrelsen" alone does not say which organisation's board it is.
    if is_general(&words) {
        // A committee is one of several bodies that meet; the board is the organisation itself.
        weight -= if words[0].ends_with("utskottet") { 0.5 } else { 4.0 };
    }
    // The earlier in the head, the likelier.
    weight -= f32::from(u16::try_from(place.min(HEAD)).unwrap_or(0)) * 0.02;
    Candidate { name, weight }
}

fn is_general(words: &[String]) -> bool {
    words.len() == 1 && GENERAL_BODIES.contains(&words[0].as_str())
}

fn key(name: &str) -> String {
    words::words(name).join(" ")
}

/// The name without the municipality before it: "EXEMPELBY KOMMUN Kommunstyrelsen".
fn without_municipality(name: &str) -> &str {
    let tokens = names::tokens(name);
    let of = tokens.iter().position(|token| matches!(fold(token.word).as_str(), "kommun" | "stad" | "landsting"));
    let behind = of.and_then(|at| tokens.get(at + 1)).map(|next| &name[next.start..]);
    behind.filter(|body| body.starts_with(char::is_uppercase) && wording::names_a_body(body)).unwrap_or(name)
}

/// The body that a case file is addressed to: "Till Exempelby kommunfullmäktige".
fn addressed(text: &str) -> Option<String> {
    let words = words::first_words(text, 4);
    let is_address = words.first().is_some_and(|first| first == "till") && text.split_whitespace().count() <= 5;
    let tokens = names::first_tokens(text, 5);
    let body = tokens.iter().rfind(|token| wording::names_a_body(token.word))?;
    is_address.then(|| capitalised(body.word))
}

/// The body that the papers belong to, if nothing else names it: "Valnämndens ärenden den 22 februari", "valnämnds
/// protokoll".
fn of_papers(rows: &[Row]) -> Option<Candidate> {
    static OWNER: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)\b(\p{L}+(?:nämnd(?:en)?|styrelsen|rådet|utskottet))s\s+(?:protokoll|ärenden|ärendelista|beslut)\b",
        )
    });
    let found = rows.iter().filter(|row| row.is_read()).take(LETTERHEAD).find_map(|row| OWNER.captures(&row.text))?;
    Some(Candidate { name: capitalised(&found[1].to_lowercase()), weight: 1.0 })
}

/// The body that the document names most often, by its whole name: "Kommunala handikapprådet", "Kultur- och
/// fritidsnämnden". Of equally frequent bodies, the first.
fn named_most(rows: &[Row]) -> Option<Candidate> {
    // Other bodies may be named twice.
    const LEAST: usize = 3;
    let mut found: Vec<(String, String, usize)> = Vec::new();
    for row in rows.iter().filter(|row| !row.is_blank()) {
        for name in bodies(&row.text) {
            let key = key(&name);
            match found.iter_mut().find(|(known, ..)| *known == key) {
                Some((.., times)) => *times += 1,
                None => found.push((key, name, 1)),
            }
        }
    }
    let most = found.iter().map(|(.., times)| *times).max().filter(|most| *most >= LEAST)?;
    let (_, name, _) = found.into_iter().find(|(.., times)| *times == most)?;
    Some(Candidate { name, weight: 1.0 })
}

/// The bodies that a text names with a capital, each with the words that come before the last one in its name.
fn bodies(text: &str) -> Vec<String> {
    let tokens = names::tokens(text);
    let is_capital = |at: usize| tokens[at].word.starts_with(char::is_uppercase);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let word = tokens[at].word;
        if !wording::names_a_body(word) {
            continue;
        }
        // "Kultur- och fritidsnämnden"
        let is_joined = at > 1
            && matches!(tokens[at - 1].word, "och" | "samt")
            && tokens[at - 2].after.starts_with('-')
            && is_capital(at - 2);
        // "Tekniska nämnden", "Exempelåns vattenråd"
        let is_of = at > 0
            && !tokens[at].opens
            && tokens[at - 1].after.is_empty()
            && is_capital(at - 1)
            && tokens[at - 1].word.ends_with(['a', 's'])
            && !is_capital(at);
        let from = if is_joined {
            at - 2
        } else if is_of {
            at - 1
        } else if is_capital(at) && !GENERAL_BODIES.contains(&fold(word).as_str()) {
            at
        } else {
            continue;
        };
        let name = &text[tokens[from].start..tokens[at].end];
        let is_genitive =
            ["nämndens", "styrelsens", "rådets", "utskottets", "gruppens"].iter().any(|end| name.ends_with(end));
        found.push(name[..name.len() - usize::from(is_genitive)].to_owned());
    }
    found
}

/// The names in the cells of a line of the head.
pub(super) fn of_line(text: &str, tolerance: Tolerance) -> Vec<String> {
    static BODY_PHRASE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"\p{Lu}[\p{L}-]+-?\s+(?:och\s+)?\p{Ll}*(?:nämnd|nämnden|styrelse|styrelsen|rådet|utskottet|beredningen|gruppen)\b|\p{Lu}\p{Ll}*(?:nämnden|styrelsen|fullmäktige|rådet|utskottet|gruppen)\b",
        )
    });
    if text.chars().count() > LONG && !text.contains(CELL) {
        // "1 EXEMPELÅNS VATTENVÅRDSFÖRBUND Protokoll NÄRVARANDE …": the text before the kind of document.
        let tokens = names::first_tokens(text, 10);
        let kind = tokens.iter().position(|token| wording::begins_as_kind(&fold(token.word)));
        let before = kind.filter(|&at| at > 0).map(|at| &text[..tokens[at].start]);
        let first = before
            .and_then(|before| clean(without_municipality(before), tolerance))
            .filter(|name| wording::names_a_body(name) || is_organisation(&words::words(name)));
        // "Kommunalförbundet Exempelbygden SAMMANTRÄDESPROTOKOLL Arbetsutskottet 2008-03-12": the organisation, and
        // the body after the kind and the number of the page, before a day or a label.
        let behind = kind.and_then(|at| {
            let is_page = |token: &names::Token<'_>| token.word.starts_with(|first: char| first.is_ascii_digit());
            let first = (at + 1..tokens.len()).find(|&first| !is_page(&tokens[first]))?;
            let ends = |token: &names::Token<'_>| is_of_day(token.word) || token.after.starts_with(':');
            let end = (first..tokens.len()).find(|&end| ends(&tokens[end]))?;
            clean(&text[tokens[first].start..tokens[end].start], tolerance).filter(|name| wording::names_a_body(name))
        });
        let first = first.into_iter().chain(behind).collect::<Vec<_>>();
        // "Kim Holm, Vård- och omsorgsnämnden" says where a person is from.
        let is_of_person = |found: &regex::Match<'_>| {
            found.as_str().contains(" och ") && text[..found.start()].trim_end().ends_with(',')
        };
        let phrase = || {
            let found = BODY_PHRASE.find_iter(text).find(|found| !is_of_person(found));
            found.map(|found| found.as_str().to_owned())
        };
        return first.into_iter().chain(in_capitals(text, tolerance).or_else(phrase)).collect();
    }
    // Most cells have no word that marks a name.
    let may_name = |cell: &&str| wording::names_a_body(cell) || is_organisation(&words::words(cell));
    let found = cells(text).filter(may_name).filter_map(|cell| clean(cell, tolerance)).filter(|name| {
        let own = words::words(name);
        (wording::names_a_body(name) || is_organisation(&own) && own.len() <= LONGEST) && !is_place(text)
    });
    found.collect()
}

/// The first words in capitals that name a body: "1 PROTOKOLL 1 (10) STYRELSEN FÖR EXEMPELÅNS VATTENRÅD Närvarande
/// …".
fn in_capitals(text: &str, tolerance: Tolerance) -> Option<String> {
    const REACH: usize = 40;
    let tokens = names::first_tokens(text, REACH);
    let is_capital = |token: &names::Token<'_>| {
        token.word.chars().count() > 1 && token.word.chars().all(|letter| letter.is_uppercase() || letter == '-')
    };
    let is_kind = |token: &names::Token<'_>| wording::ends_as_kind(&fold(token.word));
    let belongs = |token: &names::Token<'_>| is_capital(token) && !is_kind(token);
    tokens.split(|token| !belongs(token)).filter(|run| run.len() > 1).find_map(|run| {
        let name = clean(&text[run.first()?.start..run.last()?.end], tolerance)?;
        wording::names_a_body(&name).then_some(name)
    })
}

/// The parts of a title that are an organisation's name: "Protokoll från styrelsemöte nr 6, EMK - Exempelby
/// Motorbåtsklubb, 2008-10-08".
fn of_segments(text: &str, tolerance: Tolerance) -> impl Iterator<Item = String> {
    let is_title = words::first_words(text, 1).iter().any(|first| wording::begins_as_kind(first));
    let parts = text.split(", ").flat_map(|part| part.split(" - ")).flat_map(|part| part.split(" – "));
    let own = parts.skip(1).filter(move |part| {
        let words = words::words(part);
        is_title && words.len() > 1 && is_organisation(&words)
    });
    own.filter_map(|part| clean(part, tolerance)).collect::<Vec<_>>().into_iter()
}

/// Whether a text is the place of the meeting: "Plats: Länsstyrelsen, Sessionssalen".
fn is_place(text: &str) -> bool {
    let head = words::first_words(text, 2);
    let is_label = head
        .first()
        .is_some_and(|word| matches!(word.as_str(), "plats" | "lokal" | "motesplats" | "till" | "fran" | "adress"));
    is_label || fold(text).split([' ', ',']).any(|word| word.ends_with("salen") || word.ends_with("rummet"))
}

/// The bodies that decide, by the words before the verb: keys of names, with their frequency.
fn deciders(rows: &[Row], tolerance: Tolerance) -> BTreeMap<String, usize> {
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_read()) {
        if let Some(name) = decider(&row.text, tolerance) {
            *found.entry(key(&name)).or_default() += 1;
        }
    }
    found
}

/// The words before a deciding verb at the head of a line: "Nämnden för Vård & Omsorg beslutar".
fn decider(text: &str, tolerance: Tolerance) -> Option<String> {
    // The longest name of a body met has nine words.
    const LONGEST: usize = 10;
    if !text.starts_with(char::is_uppercase) {
        return None;
    }
    let head = words::first_words(text, LONGEST);
    let verb = head
        .iter()
        .position(|word| DECIDING_VERBS.iter().any(|verb| verb.len() > 4 && words::same_word(word, verb, tolerance)))?;
    let tokens = names::first_tokens(text, verb + 1);
    let last = tokens.get(verb.checked_sub(1)?)?;
    (last.after.is_empty()).then(|| text[..last.end].to_owned())
}

/// The body that decides most often, if it has a name of its own: "Kommunrevisionen noterar informationen."
fn deciders_named(rows: &[Row], tolerance: Tolerance) -> Option<(String, usize)> {
    const LEAST: usize = 2;
    let mut found: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.is_read()) {
        let Some(name) = decider(&row.text, tolerance) else { continue };
        let own = words::words(&name);
        let is_general = own.len() == 1 && GENERAL_BODIES.contains(&own[0].as_str());
        if wording::names_a_body(&name) && !is_general {
            let entry = found.entry(key(&name)).or_insert((0, name));
            entry.0 += 1;
        }
    }
    let (_, (times, name)) = found.into_iter().max_by_key(|(_, (times, _))| *times)?;
    (times >= LEAST).then_some((name, times))
}

/// The name in a letterhead: a name of few words at the top that recurs on the pages or is set next to the kind of
/// document. "`LiTHe` Kod ┆ 2013-10-09".
fn letterhead(rows: &[Row], head: &[&Row]) -> Option<Candidate> {
    const WORDS: usize = 5;
    let times = |name: &str| rows.iter().filter(|row| row.text.starts_with(name)).count();
    // "Mötesprotokoll / LiTHe kod / 2016-05-25": set as a heading above or below the kind of document.
    let is_kind = |row: &Row| {
        let words = words::words(&row.text);
        // "Penningpolitiskt / protokoll" is one title on two lines.
        row.text.starts_with(char::is_uppercase)
            && words.len() == 1
            && (wording::begins_as_kind(&words[0]) || wording::ends_as_kind(&words[0]))
    };
    let is_beside_kind = |place: usize| {
        let beside = [place.checked_sub(1), Some(place + 1)];
        head[place].heading_level() > 0
            && beside.into_iter().flatten().any(|other| head.get(other).is_some_and(|row| is_kind(row)))
    };
    head.iter().enumerate().take(3).find_map(|(place, row)| {
        let name = cells(&row.text).next()?;
        let words = words::words(name);
        let is_name = (1..=WORDS).contains(&words.len())
            && name.chars().next().is_some_and(char::is_uppercase)
            && !name.chars().any(|letter| letter.is_ascii_digit())
            && !name.ends_with([':', '.'])
            && !words.iter().any(|word| wording::begins_as_kind(word) || is_meeting(word))
            && !words.iter().any(|word| matches!(word.as_str(), "kommun" | "stad" | "region" | "landstinget"));
        let is_person = !names::people(name, Style::List).is_empty();
        let is_letterhead = times(name) > 1 && !is_person || is_beside_kind(place);
        (is_name && is_letterhead).then(|| Candidate { name: name.to_owned(), weight: 1.0 })
    })
}

/// The body's name in the longer form that another line has: "Läns gemensam ledning" in the letterhead, and elsewhere
/// on a line of its own "Länsgemensam ledning i samverkan".
fn in_full(body: &str, rows: &[Row]) -> String {
    // A longer line is a sentence that begins with the body's name.
    const ADDED: usize = 30;
    let key = |text: &str| fold(text).chars().filter(|character| character.is_alphanumeric()).collect::<String>();
    let own = key(body);
    let longer = rows.iter().filter(|row| !row.is_blank() && !row.text.ends_with(['.', ':', ','])).find_map(|row| {
        let other = key(&row.text);
        if !(other.starts_with(&own) && other.len() > own.len() && other.len() <= own.len() + ADDED)
            || row.text.chars().any(|character| character.is_ascii_digit())
        {
            return None;
        }
        let mut seen = 0;
        let added = row.text.char_indices().find(|(_, character)| {
            seen += key(&character.to_string()).len();
            seen > own.len()
        })?;
        // "Nämndens" is another form of the body's name, and "Nämnden beslutar" is a label. Only words such as "i
        // samverkan" extend the name.
        let word = fold(row.text[added.0..].split_whitespace().next().unwrap_or(""));
        if !row.text[..added.0].ends_with(char::is_whitespace)
            || !matches!(word.as_str(), "i" | "for" | "inom" | "och" | "pa" | "vid" | "av" | "med")
        {
            return None;
        }
        Some(format!("{body} {}", row.text[added.0..].trim()))
    });
    let longer = longer.map(|longer| longer.split_whitespace().collect::<Vec<_>>().join(" "));
    longer.unwrap_or_else(|| body.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{of_line, of_session};
    use crate::protocol::words::Tolerance::Exact;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = of_session(text, Exact).or_else(|| of_line(text, Exact).into_iter().next());
        assert_eq!(found.as_deref().unwrap_or(""), expected);
    }

    #[test]
    fn who_met_is_read_from_the_lines_that_say_it() {
        check(
            "Protokoll fört vid ordinarie årsmöte med Exempelby Hembygdsförening lördagen den 25 maj",
            "Exempelby Hembygdsförening",
        );
        check("Protokoll fört vid styrelsesammanträde i Exempel Utveckling AB, 2024-04-19", "Exempel Utveckling AB");
        check("Protokoll från Socialutskottets sammanträde 2011-10-12 Innehållsförteckning", "Socialutskottet");
        check("Regionfullmäktiges protokoll", "Regionfullmäktige");
        check(
            "Medlemmarna i Bostadsrättsföreningen Exemplet kallas härmed till stämma",
            "Bostadsrättsföreningen Exemplet",
        );
        check("Kommunrevisionen\tSAMMANTRÄDESANTECKNINGAR", "Kommunrevisionen");
        check("2024-03-07 - Exempelsamarbetets exekutivkommitté", "Exempelsamarbetets exekutivkommitté");
        check(
            "Protokoll från årsmöte 2024-08-17. i Exempels Dikningsföretag av år 1920.",
            "Exempels Dikningsföretag av år 1920",
        );
        check("Protokoll för Exempelby Hembygdsförenings årsmöte", "Exempelby Hembygdsförening");
        check("För Föreningen Exempelgården, verksamhetsåret 2020", "Föreningen Exempelgården");
        check("PROTOKOLL FRÅN STYRGRUPPSMÖTE EXEMPELBYGDEN Tisdag den 3 juni 2008", "STYRGRUPP EXEMPELBYGDEN");
    }

    #[test]
    fn people_places_and_sentences_are_no_bodies() {
        check("Kim Holm (S), ordförande Regionstyrelsen", "");
        check("Styrelsen beslutade att godkänna protokollet.", "");
        check("Plats: Kommunstyrelsens sessionssal", "");
    }
}
