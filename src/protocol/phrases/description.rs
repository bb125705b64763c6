//! Reads what minutes say about a person after the name: role, organisation, party, "via länk", absence.

use crate::analysis::fold;
use crate::protocol::layout::CELL;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names::{Person, RUN, first_tokens, name_length};
use crate::protocol::swedish::wording::{is_finite, is_organisation_word, is_role_word, names_a_body, office};
use crate::protocol::swedish::{ABSENCES, FRONT_PAGE, PARTIES, REPLACED, VOTE_OPTIONS};
use crate::protocol::words::Tolerance;
use std::sync::LazyLock;

/// The description in the text after a name: brackets, role, organisation.
pub(in crate::protocol) fn describe(tail: &str) -> Person {
    let mut person = Person { is_absent: is_absence(tail), ..Person::default() };
    let mut roles: Vec<String> = Vec::new();
    let mut organisations: Vec<String> = Vec::new();
    let mut rest = String::new();
    let mut remaining = &tail[..replaced_from(tail)];
    let mut has_party = false;
    while let Some(open) = remaining.find('(') {
        let Some(close) = remaining[open..].find(')') else { break };
        rest.push_str(&remaining[..open]);
        let inside = remaining[open + 1..open + close].trim();
        remaining = &remaining[open + close + 1..];
        // "(punkt 4)", "(del av mötet)" say when the person was present.
        let folded = fold(inside);
        let is_from = folded.starts_with("fran ")
            && (folded.contains(|sign: char| sign.is_ascii_digit()) || folded.contains("punkt"));
        if is_from
            || ["punkt", "del av", "t.o.m", "from ", "fr.o.m", "kl ", "kl."].iter().any(|word| folded.starts_with(word))
        {
            continue;
        }
        let before = organisations.len();
        if is_remote(inside) {
            person.remote = true;
        } else if is_small_party(inside) {
            organisations.push(inside.to_owned());
        } else if !(has_party && is_party(inside)) {
            sort_segment(inside, &mut roles, &mut organisations);
        }
        has_party = has_party || organisations[before..].iter().any(|organisation| is_party(organisation));
    }
    // If a bracket is never closed, the text after it is kept.
    rest.extend(remaining.chars().filter(|letter| *letter != '('));
    if is_remote(&rest) {
        person.remote = true;
    }
    for segment in rest.split([',', ';', '\n', CELL]) {
        let segment = segment.split_whitespace().collect::<Vec<_>>().join(" ");
        let segment = segment.trim_matches(|character: char| !character.is_alphanumeric());
        let segment = strip_joints(segment);
        if segment.is_empty() || is_remote(segment) || !segment.chars().any(char::is_alphabetic) {
            continue;
        }
        // "Kim Holm, vice ordförande, frånvarande"
        let folded = fold(segment);
        if ABSENCES.contains(&folded.as_str()) {
            person.is_absent = true;
            continue;
        }
        // "Kim Holm ┆ S ┆ Ja": a list of those present may also be one of a vote. "Kim Holm ┆ Nej ┆ Ersätts av Bo Ek"
        let is_vote = VOTE_OPTIONS.iter().any(|(option, _)| *option == folded);
        if is_vote || REPLACED.iter().any(|replaced| folded.starts_with(replaced)) {
            continue;
        }
        sort_segment(segment, &mut roles, &mut organisations);
    }
    person.role = (!roles.is_empty()).then(|| roles.join(", "));
    person.organisation = (!organisations.is_empty()).then(|| organisations.join(", "));
    person
}

/// Takes a person's initials out of the organisation: "Kim Holm (KH)". The letters of a national party stand for the party.
pub(super) fn take_initials(person: &mut Person) {
    let Some(organisation) = person.organisation.as_deref() else { return };
    let (first, rest) = organisation.split_once(", ").map_or((organisation, None), |(first, rest)| (first, Some(rest)));
    let letters =
        |by: fn(char) -> bool| person.name.split(by).filter_map(|word| word.chars().next()).collect::<String>();
    let is_own =
        [letters(char::is_whitespace), letters(|sign| sign.is_whitespace() || sign == '-')].contains(&first.to_owned());
    if is_own && first.len() > 1 && !PARTIES.iter().any(|(party, _)| *party == first) {
        (person.initials, person.organisation) = (Some(first.to_owned()), rest.map(str::to_owned));
    }
}

/// The byte at which the person replaced is named: "Bo Ek (M) för Kim Holm (M)". In "utvecklingsledare för psykisk
/// hälsa" the role continues.
fn replaced_from(tail: &str) -> usize {
    let mut cuts = [" ersätter ", " i stället för ", " istället för "]
        .iter()
        .filter_map(|word| tail.find(word))
        .collect::<Vec<_>>();
    let named = tail.match_indices(" för ").map(|(at, _)| at).find(|&at| {
        let rest = first_tokens(&tail[at + " för ".len()..], RUN + 2);
        name_length(&rest, 0, 1) > 0
            && rest.get(1).is_none_or(|next| !next.word.chars().next().is_some_and(char::is_lowercase))
    });
    cuts.extend(named);
    cuts.into_iter().min().unwrap_or(tail.len())
}

/// Removes the words that join people in a list from the edges of a description.
fn strip_joints(segment: &str) -> &str {
    let mut segment = segment;
    for joint in ["och", "samt", "från", "vid", "ers"] {
        segment = segment.strip_prefix(joint).filter(|rest| rest.starts_with(' ')).unwrap_or(segment).trim();
        segment = segment.strip_suffix(joint).filter(|rest| rest.ends_with(' ')).unwrap_or(segment).trim();
    }
    if matches!(segment, "och" | "samt") { "" } else { segment }
}

/// Whether an absence is stated directly after the name.
fn is_absence(tail: &str) -> bool {
    // "Lina Holm (L) – anmält frånvaro"
    let party = tail.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let tail = party.filter(|(party, _)| party.len() <= PARTY).map_or(tail, |(_, behind)| behind);
    let near: String = tail.trim_start_matches([' ', CELL, ',', '(', '-', '–']).chars().take(25).collect();
    let folded = fold(&near);
    ABSENCES.iter().any(|word| folded.starts_with(word))
}

pub(in crate::protocol) fn is_remote(text: &str) -> bool {
    let folded = fold(text);
    ["via lank", "pa lank", "pa distans", "via distans", "via teams", "digitalt", "deltar pa teams"]
        .iter()
        .any(|phrase| folded.contains(phrase))
}

/// The description without the time of presence after it: "ekonomichef § 50", "rektor, kl 9.15", "controller 133",
/// "samordnare X".
fn without_presence(segment: &str) -> &str {
    static PRESENCE: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?i)(?:^|\s*[,–-]?\s+)(?:(?:från\s+)?§§?\s*\d.*|(?:kl|pkt|p|punkt|ärende|nr)\.?\s*\d.*|\d{1,3}(?:\s*(?:och|,|-|–)\s*\d{1,3})*|per telefon|x|hela mötet|del av mötet)$",
        )
    });
    let mut segment = segment;
    // "ekonom, kl 9–10 § 4": several may follow each other.
    for _ in 0..3 {
        let Some(presence) = PRESENCE.find(segment) else { break };
        segment = segment[..presence.start()].trim_end_matches([' ', ',', '–', '-']);
    }
    segment
}

/// The most words of a title; more words are a text.
const LONGEST: usize = 9;

/// Whether words tell of somebody's part in the meeting and not of a role.
fn tells_presence(words: &[String]) -> bool {
    let first = words.first().map_or("", String::as_str);
    matches!(
        first,
        "ej" | "del" | "deltog" | "deltar" | "den" | "kl" | "enl" | "lyssnande" | "sig" | "har" | "arende" | "t"
    ) || first == "fran" && words.get(1).is_some_and(|second| second.starts_with("punkt"))
}

/// Adds a segment to the roles or the organisations: "samordnare Mörbylånga kommun" is a role and an organisation,
/// "Region Kalmar län" only an organisation.
fn sort_segment(segment: &str, roles: &mut Vec<String>, organisations: &mut Vec<String>) {
    let segment = without_presence(segment);
    if is_small_party(segment) {
        organisations.push(segment.to_owned());
        return;
    }
    let said = crate::protocol::words::first_words(segment, LONGEST + 1);
    // "I deras ställe kallades": a sentence about others.
    let tells = said.iter().skip(1).any(|word| is_finite(word));
    if said.is_empty() || said.len() > LONGEST || tells_presence(&said) || tells {
        return;
    }
    let words: Vec<&str> = segment.split(' ').collect();
    let Some(first) = words.first() else { return };
    // "Kim Holm. Dagordning: …"
    if first.ends_with(':') && FRONT_PAGE.contains(&said[0].as_str()) && !is_role_word(&said[0]) {
        return;
    }
    // "X" marks presence in a column; "S 1" is a party and a number.
    if segment == "X" {
        return;
    }
    if words.len() == 2
        && is_party(first)
        && words[1].chars().all(|character| character.is_ascii_digit() || character == '-')
    {
        organisations.push((*first).to_owned());
        return;
    }
    if segment.starts_with('§') || first.chars().all(|character| character.is_ascii_digit()) && words.len() == 1 {
        return;
    }
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    if office(&folded, Tolerance::Exact).is_some_and(|(_, taken)| taken == words.len()) {
        roles.push(segment.to_owned());
    } else if words.len() == 1 && is_organisation_word(first) {
        organisations.push(segment.to_owned());
    } else if is_role_word(first)
        && (words.len() == 1
            || first.chars().next().is_some_and(char::is_lowercase)
            || first.chars().all(char::is_uppercase))
        || first.chars().next().is_some_and(|character| character.is_lowercase() || character.is_ascii_digit())
            && !is_organisation_word(first)
            && (words.len() == 1 || words.iter().any(|word| is_role_word(word)) || is_said_of_seat(&folded))
    {
        match organisation_start(&words) {
            Some(start) => {
                // "utvecklingsledare för psykisk hälsa på region Kalmar län"
                let joint =
                    usize::from(start > 1 && matches!(words[start - 1], "på" | "i" | "vid" | "för" | "av" | "inom"));
                roles.push(words[..start - joint].join(" "));
                organisations.push(words[start..].join(" "));
            }
            None => roles.push(segment.to_owned()),
        }
    } else if first.starts_with(char::is_uppercase)
        || words.iter().any(|word| is_organisation_word(word))
        || names_a_body(segment)
        || names_a_unit(&folded)
    {
        organisations.push(segment.to_owned());
    }
}

/// Whether words describe a seat: "tjänstgörande ersättare", "ersättare för Vakant".
fn is_said_of_seat(folded: &[String]) -> bool {
    folded
        .iter()
        .any(|word| word.starts_with("ersattare") || word.starts_with("ledamot") || word.starts_with("suppleant"))
}

/// Whether words name a unit: "enhet folkhälsa", "avdelningen för marknader".
fn names_a_unit(folded: &[String]) -> bool {
    folded
        .first()
        .is_some_and(|first| ["enhet", "avdelning", "kontor", "forvaltning"].iter().any(|unit| first.starts_with(unit)))
}

/// The index at which the organisation begins: "konsult Kvarnen AB", "skolchef Vimmerby kommun", "analytiker Region
/// Kalmar län".
fn organisation_start(words: &[&str]) -> Option<usize> {
    (1..words.len()).find(|&index| {
        let word = words[index];
        let capital = word.chars().next().is_some_and(char::is_uppercase);
        let next = words.get(index + 1).map(|next| fold(next));
        (capital && is_organisation_word(word))
            || fold(word).starts_with("kommunforbund")
            || (fold(word) == "region"
                && words.get(index + 1).is_some_and(|next| next.chars().next().is_some_and(char::is_uppercase)))
            || (capital
                && next.is_some_and(|next| {
                    matches!(next.as_str(), "kommun" | "kommuns" | "ab" | "stad" | "lan" | "forsamling")
                }))
    })
}

/// Whether a word is a party's letters in lower case, as in older minutes: "(s)", "(kd)".
pub(in crate::protocol) fn is_small_party(word: &str) -> bool {
    matches!(word, "s" | "m" | "c" | "v" | "l" | "kd" | "mp" | "sd" | "fp" | "fi" | "nyd")
}

/// The most letters of a party.
pub(in crate::protocol) const PARTY: usize = 4;

/// Whether a word is a party's letters: "S", "KD", "MBP".
pub(in crate::protocol) fn is_party(word: &str) -> bool {
    (1..=PARTY).contains(&word.chars().take(PARTY + 1).count())
        && word.chars().all(char::is_uppercase)
        && !is_role_word(word)
}
