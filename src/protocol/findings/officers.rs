//! Chair, vice chairs, secretary, approvers: by label, by the opening words, by who approves.

use crate::analysis::fold;
use crate::protocol::layout::{CELL, Row};
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::phrases::sentences;
use crate::protocol::record::{Attendee, Group, Officer, OfficerRole, TextQuality};
use crate::protocol::sections::paragraphs::Stretch;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::collections::{HashSet, VecDeque};

/// The officers as they are found, each once a role.
#[derive(Debug, Default)]
pub(in crate::protocol) struct Officers {
    pub found: Vec<Officer>,
    /// Roles and folded names of those found.
    held: HashSet<(OfficerRole, String)>,
    /// Names of those found, as printed.
    names: HashSet<String>,
}

impl Officers {
    fn push(&mut self, role: OfficerRole, name: &str) {
        if self.held.insert((role, fold(name))) {
            self.names.insert(name.to_owned());
            self.found.push(Officer { role, name: name.to_owned() });
        }
    }
}

/// The officers, each once a role, in the order chair, vice chair, secretary, approver.
pub(in crate::protocol) fn read(
    mut officers: Officers,
    opening: &[&Stretch],
    attendees: &[Attendee],
    tolerance: Tolerance,
) -> Vec<Officer> {
    for attendee in attendees.iter().filter(|attendee| {
        attendee.group == Group::Member
            || attendee.role.as_deref().is_some_and(|role| fold(role).contains("sekreterare"))
    }) {
        let words = words::words(attendee.role.as_deref().unwrap_or(""));
        // "ordförande, Kulturnämnden" chairs something else.
        let alone =
            |taken: usize| words[taken..].iter().all(|word| word.chars().all(|character| !character.is_alphabetic()));
        if let Some((role, _)) = wording::office(&words, tolerance).filter(|(_, taken)| alone(*taken)) {
            officers.push(role, &attendee.name);
        }
    }
    for stretch in opening {
        for sentence in sentences::sentences(&stretch.text) {
            for (role, name) in approval(sentence, tolerance).into_iter().chain(opens(sentence, tolerance)) {
                let taken =
                    matches!(role, OfficerRole::Chair | OfficerRole::ViceChair) && officers.names.contains(&name);
                if !taken {
                    officers.push(role, &name);
                }
            }
        }
    }
    let mut found = officers.found;
    found.sort_by_key(|officer| officer.role);
    found
}

/// The officers that labels and signatures name, anywhere in the document.
pub(in crate::protocol) fn by_label(rows: &[Row], quality: TextQuality, tolerance: Tolerance) -> Officers {
    let mut officers = Officers::default();
    // The first row with names from the last signature on, so that many without a name read the rest but once.
    let mut signed = 0;
    let mut last_label: Option<(usize, Side)> = None;
    for (index, row) in rows.iter().enumerate().filter(|(_, row)| row.is_read()) {
        for (role, name) in labelled(&row.text, tolerance) {
            officers.push(role, &name);
        }
        if quality == TextQuality::Flattened && row.text.len() > RUN_ON {
            for (role, name) in run_on(&row.text, tolerance) {
                officers.push(role, &name);
            }
        }
        let roles = label_row(&row.text, tolerance);
        if !roles.is_empty() {
            // "Kim Holm / Ordförande" signs; a name above that itself stands under a label is that label's.
            // "Kim Holm / Ordförande", then a gap: the blank line bounds the pair.
            let bounded = rows.get(index + 1).is_none_or(Row::is_blank) && index > 0 && !rows[index - 1].is_blank();
            let above = if bounded || last_label.is_none_or(|(at, side)| side == Side::Above || index > at + NEAR) {
                name_above(&rows[..index])
            } else {
                None
            };
            let side = if above.is_some() { Side::Above } else { Side::Below };
            let names = above.map_or_else(|| names_below(&rows[index + 1..]), |name| vec![name]);
            for (role, name) in roles.into_iter().zip(names) {
                officers.push(role, &name);
            }
            last_label = Some((index, side));
        }
        if signs_below(&row.text) {
            let names = |row: &Row| if row.is_read() { names::people(&row.text, Style::List) } else { Vec::new() };
            if signed <= index {
                let below = (index + 1..rows.len()).find(|&below| !names(&rows[below]).is_empty());
                signed = below.unwrap_or(rows.len());
            }
            if let Some(person) = rows.get(signed).map(names).and_then(|people| people.into_iter().next()) {
                officers.push(OfficerRole::Secretary, &person.name);
            }
        }
    }
    officers
}

/// Longer lines are flattened pages, where labels stand inside.
const RUN_ON: usize = 200;

/// The labels inside a flattened line: one before its name ("… Justerande A (S) 2 …"), or a column of
/// labels and then a column of names ("Sekreterare Ordförande Justerande A B C").
fn run_on(text: &str, tolerance: Tolerance) -> Vec<(OfficerRole, String)> {
    let tokens = names::tokens(text);
    let mut found = Vec::new();
    let mut labels: VecDeque<OfficerRole> = VecDeque::new();
    let mut at = 0;
    while at < tokens.len() {
        let capital = tokens[at].word.chars().next().is_some_and(char::is_uppercase);
        let rest: Vec<String> = tokens[at..].iter().take(4).map(|token| fold(token.word)).collect();
        // "A Sekreterare B" is a column of roles after the names.
        let after_name = labels.is_empty() && at > 1 && names::name_length(&tokens[..at], at - 2, 2) == 2;
        if let Some((role, taken)) = wording::office(&rest, tolerance).filter(|_| capital && !after_name) {
            labels.push_back(role);
            at += taken;
            continue;
        }
        let length = names::name_length(&tokens, at, 2);
        if length > 0
            && let Some(role) = labels.pop_front()
        {
            found.push((role, name(text, &tokens[at..at + length])));
            at += length;
            // "Justerare A (V) B (SD)": two approve.
            let party = usize::from(tokens.get(at).is_some_and(|token| token.word.chars().count() <= 3));
            let next = names::name_length(&tokens, at + party, 2);
            if role == OfficerRole::Approver && labels.is_empty() && party == 1 && next > 0 {
                found.push((role, name(text, &tokens[at + party..at + party + next])));
                at += party + next;
            }
            continue;
        }
        // Paragraph numbers and parties may stand between the labels and the names.
        let between = matches!(fold(tokens[at].word).as_str(), "paragrafer" | "underskrifter")
            || tokens[at].word.chars().any(|character| character.is_ascii_digit())
            || tokens[at].word.chars().count() <= 3;
        if !between {
            labels.clear();
        }
        at += 1;
    }
    found
}

/// "Ordförande: A, B", "Sekreterare   A", "Protokolljusterare A (C)", "Mötesanteckningar: A", and in
/// flattened text several on one line.
fn labelled(text: &str, tolerance: Tolerance) -> Vec<(OfficerRole, String)> {
    let mut found = Vec::new();
    if wording::office(&words::head(text, words::PHRASE), tolerance).is_none() {
        return found;
    }
    let line = LabelLine::new(text);
    let mut from = Some((0, 0));
    while let Some((start, token)) = from {
        let (officers, next) = first_label(&line, start, token, tolerance);
        found.extend(officers);
        from = next.map(|next| (line.tokens[next].start, next));
    }
    found
}

/// A line with labels, and what each of them asks of all that follows.
struct LabelLine<'a> {
    text: &'a str,
    tokens: Vec<names::Token<'a>>,
    /// The last word of running text, by its place among the tokens.
    last_running: Option<usize>,
    /// Where the last full stop with a space stands.
    last_stop: Option<usize>,
}

impl<'a> LabelLine<'a> {
    fn new(text: &'a str) -> Self {
        let tokens = names::tokens(text);
        // "ordföranden A (V) på Stadshuset, …" is the middle of a sentence.
        let is_running = |token: &names::Token<'_>| {
            token.word.chars().all(char::is_lowercase) && !matches!(token.word, "och" | "samt")
        };
        let last_running = tokens.iter().rposition(is_running);
        Self { text, tokens, last_running, last_stop: text.rfind(". ") }
    }
}

/// The officers of the label that begins at byte `start`, with the token `at`, and the token of the next label.
fn first_label(
    line: &LabelLine<'_>,
    start: usize,
    at: usize,
    tolerance: Tolerance,
) -> (Vec<(OfficerRole, String)>, Option<usize>) {
    let mut found = Vec::new();
    let text = &line.text[start..];
    let Some((role, taken)) = wording::office(&words::head(text, words::PHRASE), tolerance) else {
        return (found, None);
    };
    let first_at = at + taken;
    let Some(first) = line.tokens.get(first_at) else { return (found, None) };
    let label = &line.text[start..first.start];
    // "ordförande, Kim Holm (M)" ends one entry of a list and begins the next.
    if label.contains(',') {
        return (found, None);
    }
    let colon = label.contains(':');
    let gap = label.contains(CELL);
    // A label names people and little else; "Ordförande A hälsar …" is a sentence.
    let names_only = line.tokens.len() - at <= taken + 12
        && !sentences::ends_sentence(text)
        && line.last_stop.is_none_or(|stop| stop < start);
    if !(colon || gap || names_only) || first.word.chars().next().is_some_and(char::is_lowercase) {
        return (found, None);
    }
    if !colon && !gap && line.last_running.is_some_and(|running| running >= first_at) {
        return (found, None);
    }
    // "Sekreterare 35-39, 42, A Ordförande B (C) Justerande C (S)"
    let next = (first_at + 1..line.tokens.len()).find(|&next| {
        let word = &line.tokens[next];
        word.word.chars().next().is_some_and(char::is_uppercase)
            && wording::office(&words::head(&line.text[word.start..], words::PHRASE), tolerance).is_some()
    });
    let end = next.map_or(line.text.len(), |next| line.tokens[next].start);
    let own = line.text[first.start..end].split(CELL).next().unwrap_or("").split(" – ").next().unwrap_or("");
    for person in names::people(own, Style::List) {
        found.push((role, person.name));
    }
    (found, next)
}

/// Where the name of a label on a line of its own stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// Labels within so many lines are one block of signatures. By feel.
const NEAR: usize = 8;

/// The name on the line before, if that line is a name and nothing else.
fn name_above(rows: &[Row]) -> Option<String> {
    let row = rows.iter().rfind(|row| !row.is_blank()).filter(|row| row.is_read())?;
    let tokens = names::tokens(&row.text);
    let length = names::name_length(&tokens, 0, 2);
    (length > 0 && length == tokens.len()).then(|| name(&row.text, &tokens))
}

/// The labels of a row that has nothing else but lines to sign on: "Sekreterare ……", "Ordförande   Justerare".
fn label_row(text: &str, tolerance: Tolerance) -> Vec<OfficerRole> {
    // Two or three sign side by side.
    let words = words::head(text, 10);
    let mut roles = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((role, taken)) = wording::office(&words[at..], tolerance) {
            roles.push(role);
            at += taken;
        } else if words[at].chars().any(char::is_alphabetic) && words[at] != "paragrafer" {
            return Vec::new();
        } else {
            at += 1;
        }
    }
    roles
}

/// The names of the next row that has any, past dotted lines and numbers.
fn names_below(rows: &[Row]) -> Vec<String> {
    // A signature stands within a few lines under its label.
    const REACH: usize = 4;
    let next =
        rows.iter().filter(|row| row.is_read() && row.text.chars().any(char::is_alphabetic)).take(REACH).find(|row| {
            let first = words::head(&row.text, 1);
            first.first().is_none_or(|word| word != "paragrafer")
        });
    let people = next.map(|row| names::people(&row.text, Style::List)).unwrap_or_default();
    let leads = next
        .zip(people.first())
        .is_some_and(|(row, person)| row.text.trim_start_matches(['.', '_', '…', ' ', CELL]).starts_with(&person.name));
    if leads { people.into_iter().map(|person| person.name).collect() } else { Vec::new() }
}

fn signs_below(text: &str) -> bool {
    let folded = fold(text);
    (folded.starts_with("vid protokollet") || folded.starts_with("vid anteckningarna")) && folded.len() < 30
}

/// "Vice ordförande A, X kommun, hälsar …", "Ordföranden A öppnade sammanträdet".
fn opens(sentence: &str, tolerance: Tolerance) -> Vec<(OfficerRole, String)> {
    let words = words::words(sentence);
    let Some((role, taken)) = wording::office(&words, tolerance) else { return Vec::new() };
    let tokens = names::tokens(sentence);
    let length = names::name_length(&tokens, taken, 2);
    let opening = words.iter().any(|word| {
        ["halsar", "halsade", "oppnar", "oppnade", "oppnas", "forklarar", "forklarade", "inleder", "inledde"]
            .contains(&word.as_str())
    });
    if length == 0 || !opening {
        return Vec::new();
    }
    vec![(role, name(sentence, &tokens[taken..taken + length]))]
}

fn name(text: &str, tokens: &[names::Token<'_>]) -> String {
    match (tokens.first(), tokens.last()) {
        (Some(first), Some(last)) => text[first.start..last.end].to_owned(),
        _ => String::new(),
    }
}

/// "Förste vice ordföranden A (V) … justerar dagens protokoll tillsammans med ordföranden B (S)";
/// "Till justerare utses: A, B"; "Att jämte ordförande justera … utsågs A"; "A väljs till protokolljusterare".
fn approval(sentence: &str, tolerance: Tolerance) -> Vec<(OfficerRole, String)> {
    let folded = fold(sentence);
    let mut found = Vec::new();
    if !folded.contains("juster") || folded.contains("omedelbart juster") {
        return found;
    }
    let sentence = sentence.trim_start_matches(|character: char| {
        character.is_ascii_digit() || matches!(character, '.' | ')' | ' ' | CELL)
    });
    let tokens = names::tokens(sentence);
    if let Some(verb) = tokens.iter().position(|token| token.word == "justerar") {
        let mut at = 0;
        let mut office = None;
        while at < tokens.len() {
            let words = words::head(&sentence[tokens[at].start..], words::PHRASE);
            if let Some((role, taken)) = wording::office(&words, tolerance)
                .filter(|(role, _)| matches!(role, OfficerRole::Chair | OfficerRole::ViceChair))
            {
                office = Some(role);
                at += taken;
                continue;
            }
            let length = names::name_length(&tokens, at, 2);
            if length > 0 {
                let name = name(sentence, &tokens[at..at + length]);
                if let Some(role) = office.take() {
                    found.push((role, name.clone()));
                }
                if at < verb {
                    found.push((OfficerRole::Approver, name));
                }
                at += length;
                continue;
            }
            if tokens[at].word == "på" && at > verb {
                break;
            }
            at += 1;
        }
        return found;
    }
    let named = match ["utses", "utsags", "valdes", "valjs"].iter().filter_map(|word| folded.find(word)).min() {
        Some(_)
            if ["valjs till", "utses till", "utsags till", "valdes till"]
                .iter()
                .any(|phrase| folded.contains(phrase)) =>
        {
            sentence.split([':', '.']).next().unwrap_or("")
        }
        Some(_) => tokens
            .iter()
            .find(|token| matches!(fold(token.word).as_str(), "utses" | "utsags" | "valdes" | "valjs"))
            .map_or("", |token| &sentence[token.end..]),
        None => "",
    };
    // "A (V) utses att jämte ordföranden justera dagens protokoll": the one chosen stands before.
    let chosen = tokens.windows(2).find(|pair| {
        pair[1].word == "att" && matches!(fold(pair[0].word).as_str(), "utses" | "utsags" | "valdes" | "valjs")
    });
    let named = match chosen {
        Some(pair) if names::name_length(&tokens, 0, 2) > 0 => &sentence[..pair[0].start],
        // "att utse A (S) att jämte ordföranden justera", "A valdes till justerare"
        None if folded.starts_with("att utse ") || folded.contains("beslutar att utse ") => {
            let start = tokens.iter().find(|token| token.word == "utse").map_or(0, |token| token.end);
            sentence[start..].split(" att ").next().unwrap_or("")
        }
        _ => named,
    };
    for person in names::people(named, Style::List) {
        found.push((OfficerRole::Approver, person.name));
    }
    found
}
