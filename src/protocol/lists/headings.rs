//! Finds where a row opens a list of those present or absent, by a heading, by another label of the front page, or in a
//! sentence: "samtliga ledamöter utom …".

use super::attendance::List;
use crate::protocol::layout::CELL;
use crate::protocol::phrases::description;
use crate::protocol::phrases::names::{self, Person, Style};
use crate::protocol::phrases::sentences::{ends_sentence, sentences};
use crate::protocol::record::TextQuality;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ALL, AttendanceGroup, EXCEPTIONS, FRONT_PAGE};
use crate::protocol::words::{self, Tolerance};

/// Whether the row is the headings of two columns, those present and those absent: "Närvarande: Frånvarande:".
pub(super) fn heads_present_and_absent(text: &str, tolerance: Tolerance) -> bool {
    let Some((present, taken)) = wording::attendance(text, tolerance) else { return false };
    let rest = text[words_length(text, taken)..].trim_start_matches([':', ' ', CELL]);
    let Some((absent, taken)) = wording::attendance(rest, tolerance) else { return false };
    let end = rest[words_length(rest, taken)..].trim_matches([':', ' ', CELL]);
    (present, absent) == (AttendanceGroup::Member, AttendanceGroup::Absent) && end.is_empty()
}

/// The list after a heading: two headings side by side in one row make a mixed list.
pub(super) fn combine(list: List, change: List, is_heading_only: bool) -> List {
    match (list, change) {
        (List::Of(AttendanceGroup::Other), List::Of(AttendanceGroup::Member)) | (List::Mixed, List::Of(_))
            if is_heading_only =>
        {
            List::Mixed
        }
        _ => change,
    }
}

/// Splits the row where the heading of a list or another label of the front page begins. Each part has the list that
/// its heading opens.
pub(super) fn split_at_headings(
    text: &str,
    list: List,
    quality: TextQuality,
    tolerance: Tolerance,
) -> Vec<(&str, Option<List>)> {
    let mut parts: Vec<(&str, Option<List>)> = Vec::new();
    let mut list = list;
    let mut start = 0;
    let mut change = None;
    let mut skip_to = 0;
    for token in names::tokens(text) {
        if token.start < skip_to {
            continue;
        }
        let rest = &text[token.start..];
        if list != List::None
            && let Some(taken) = excepts(&text[start..token.start], rest)
        {
            parts.push((&text[start..token.start], change));
            change = Some(List::Excepted);
            start = token.start + words_length(rest, taken);
            skip_to = start;
            continue;
        }
        if !token.word.chars().next().is_some_and(char::is_uppercase) {
            continue;
        }
        let before = text[..token.start].trim_end();
        let at_start = before.is_empty();
        // "2. Närvarande: Kim Holm"
        let is_numbered = text[..token.start]
            .trim_end()
            .strip_suffix(['.', ')'])
            .is_some_and(|number| number.bytes().all(|digit| digit.is_ascii_digit()));
        let begins = at_start || before.ends_with('.');
        let own = wording::attendance(rest, tolerance);
        // "Via länk: Kim Holm": those who meet at a distance are of the list above.
        let says_how = |taken: usize| description::is_remote(&rest[..words_length(rest, taken)]);
        let next = if let Some((group, taken)) = own
            .filter(|(_, taken)| at_start || !says_how(*taken))
            .map(|(group, taken)| match list {
                List::Of(above) if above != AttendanceGroup::Absent && says_how(taken) => (above, taken),
                _ => (group, taken),
            })
            .or_else(|| begins.then(|| wording::attendance_label(rest)).flatten())
            // "Kim Holm Anmält förhinder" is about one person, not about those who follow.
            .filter(|(group, taken)| {
                opens_list(rest, *taken)
                    && (begins
                        || is_numbered
                        || quality == TextQuality::Flattened
                        || *group != AttendanceGroup::Absent
                        || rest[words_length(rest, *taken)..].starts_with(':')
                        || text[..token.start + words_length(rest, *taken)].ends_with(':'))
            }) {
            Some((List::Of(group), taken))
        } else if (at_start && starts_front_page(rest, tolerance) && !names_someone(rest, list))
            || (quality == TextQuality::Flattened && list != List::None && stops(rest, tolerance))
        {
            Some((List::None, 1))
        } else {
            None
        };
        if let Some((next, taken)) = next {
            parts.push((&text[start..token.start], change));
            change = Some(next);
            list = next;
            start = token.start + words_length(rest, taken);
            skip_to = start;
        }
    }
    parts.push((&text[start..], change));
    if quality == TextQuality::Flattened {
        unstack(&mut parts);
    }
    parts
}

/// Headings that were beside or above each other, and have no names between them in flattened text: "Beslutande Övriga
/// deltagare Förhindrade Kim Holm (S) Bo Ek (M)". The names begin with those of the first heading. Where the others
/// begin is lost, but if members have a party, those without one are others.
fn unstack(parts: &mut [(&str, Option<List>)]) {
    let is_bare = |(text, change): &&(&str, Option<List>)| {
        change.is_some_and(|list| list != List::None) && text.trim().is_empty()
    };
    for place in 1..parts.len() {
        let (before, rest) = parts.split_at_mut(place);
        let (text, own) = &mut rest[0];
        let bare = before.iter().rev().take_while(is_bare).count();
        let stacked = &before[before.len() - bare..];
        let of = |group| Some(List::Of(group));
        let has_others = *own == of(AttendanceGroup::Other)
            || stacked.iter().any(|(_, change)| *change == of(AttendanceGroup::Other));
        // "Ersättare Frånvarande Kim Holm (S)": nobody is under the first.
        let is_stacked = bare > 1 && own.is_some() && (has_others || *own != of(AttendanceGroup::Absent));
        if !is_stacked || is_bare(&&(*text, *own)) {
            continue;
        }
        let people = names::people(text, Style::List);
        let is_member = |person: &Person| person.organisation.as_deref().is_some_and(description::is_party);
        let has_parties = people.iter().filter(|person| is_member(person)).count() > people.len() / 3;
        *own = if has_others && has_parties { Some(List::Mixed) } else { stacked[0].1 };
    }
}

/// How many words of `rest` say that those who follow were not among all those `before`: "samtliga ledamöter med
/// undantag för Kim Holm", "hela styrelsen utom Bo Ek". `None` if they do not say so.
fn excepts(before: &str, rest: &str) -> Option<usize> {
    let words = words::first_words(rest, words::PHRASE);
    let taken = EXCEPTIONS.iter().find_map(|phrase| words::begins_with(&words, phrase, Tolerance::Exact))?;
    let own = sentences(before).last().copied()?;
    (names_all(own) && !ends_sentence(own)).then_some(taken)
}

/// Whether a text names a group and not its members: "samtliga ledamöter".
fn names_all(text: &str) -> bool {
    words::words(text).iter().any(|word| ALL.contains(&word.as_str()))
}

/// Whether the first `taken` words of `text` are a heading that opens a list: names, another heading or nothing follows
/// them. If a sentence goes on after them, they are not a heading.
fn opens_list(text: &str, taken: usize) -> bool {
    // The most words behind "Närvarande" that say at which part of the meeting.
    const QUALIFIED: usize = 8;
    let behind = &text[words_length(text, taken)..];
    let rest = behind.trim_start_matches([':', ' ', '.', CELL]);
    // "Förhinder: länsråd Kim Holm"
    let is_labelled = text[..text.len() - behind.len()].ends_with(':') || behind.starts_with(':');
    if is_labelled && !names::people(rest, Style::List).is_empty() {
        return true;
    }
    // "Närvarande: samtliga ledamöter", "Övriga deltagande: ekonom Kim Holm", "Närvarande: f.d. rektor Kim Holm"
    let former = ["f.d. ", "f d ", "fd ", "t.f. ", "tf. ", "tf "].iter().find_map(|word| rest.strip_prefix(word));
    let first = words::first_words(former.unwrap_or(rest), 1).concat();
    // "Närvarande var Kim Holm och Bo Ek. Förhinder hade Eva Alm."
    let is_said = matches!(first.as_str(), "var" | "ar" | "voro" | "hade");
    if names_all(&first) || wording::is_role_word(&first) || is_said {
        return true;
    }
    // "Närvarande under hela eller delar av mötet"
    let words = words::first_words(rest, QUALIFIED + 1);
    let is_of_meeting = words.len() <= QUALIFIED && words.last().is_some_and(|last| wording::is_meeting_word(last));
    if is_of_meeting && !rest.contains(char::is_uppercase) && !rest.ends_with('.') {
        return true;
    }
    // "Närvarande med rösträtt:", "Närvarande från styrelsen: Kim Holm"
    let label = rest.split_once(':').map(|(label, _)| label);
    let qualified = label.is_some_and(|label| label.split_whitespace().take(4).count() <= 3 && !label.contains(','));
    qualified || rest.chars().next().is_none_or(|character| character.is_uppercase() || matches!(character, '(' | '§'))
}

/// Whether the text is an office with the name of a person present. Outside a list, or below those who were absent,
/// such a text is a label of the front page.
fn names_someone(text: &str, list: List) -> bool {
    !matches!(list, List::None | List::Excepted | List::Of(AttendanceGroup::Absent))
        && wording::office(&words::first_words(text, words::PHRASE), Tolerance::Exact).is_some()
        && names::people(text, Style::List).len() == 1
}

/// Whether an office with a colon begins the text: "Antecknare: Kim Holm".
pub(super) fn labels_office(text: &str, tolerance: Tolerance) -> bool {
    let office = wording::office(&words::first_words(text, words::PHRASE), tolerance);
    office.is_some_and(|(_, taken)| text[..words_length(text, taken)].ends_with(':'))
}

pub(super) fn starts_front_page(text: &str, tolerance: Tolerance) -> bool {
    let words = words::first_words(text, words::PHRASE);
    FRONT_PAGE.iter().any(|label| words::begins_with(&words, label, tolerance).is_some())
}

/// Whether a text ends a list in the middle of a flattened line. Offices and times do not, since they may be about
/// those present.
fn stops(text: &str, tolerance: Tolerance) -> bool {
    let words = words::first_words(text, words::PHRASE);
    [
        "justerare",
        "justering",
        "justeringens",
        "justerande",
        "utses att justera",
        "paragrafer",
        "arendelista",
        "arendeforteckning",
        "innehallsforteckning",
        "underskrifter",
        "anslag",
        "instans",
        "organ",
        "plats och tid",
    ]
    .iter()
    .any(|label| words::begins_with(&words, label, tolerance).is_some())
}

/// The number of bytes that the first `count` words of `text` take.
fn words_length(text: &str, count: usize) -> usize {
    let mut length = 0;
    let mut seen = 0;
    for (index, character) in text.char_indices() {
        let ends = character.is_whitespace()
            && text[..index].chars().next_back().is_some_and(|before| !before.is_whitespace());
        if ends && text[length..index].chars().any(char::is_alphanumeric) {
            seen += 1;
            length = index;
        }
        if seen == count {
            return length;
        }
    }
    text.len()
}
