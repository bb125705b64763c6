//! Reads who objected to a decision (reservation), had a conflict of interest (jäv), or did not take part.

use crate::analysis::fold;
use crate::protocol::labelled::Labelled;
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::phrases::participants::{leading, participants};
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::Participant;
use crate::protocol::swedish::{Label, RESERVING_VERBS};

/// The people whom an item names in each of these roles.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ReservationsAndRecusals {
    pub reservations: Vec<Participant>,
    pub recusals: Vec<Participant>,
    pub not_participating: Vec<Participant>,
}

pub(super) fn read(paragraphs: &[Labelled<'_>]) -> ReservationsAndRecusals {
    let mut found = ReservationsAndRecusals::default();
    for labelled in paragraphs.iter().filter(|labelled| !labelled.text.is_empty()) {
        if matches!(labelled.label, Some(Label::Documents | Label::Recipients)) {
            continue;
        }
        for sentence in sentences(labelled.text) {
            found.take(sentence, labelled.label);
        }
    }
    found
}

impl ReservationsAndRecusals {
    fn take(&mut self, sentence: &str, label: Option<Label>) {
        // The most words before the verb, if a whole group does the same.
        const REACH: usize = 80;
        let tokens = names::first_tokens(sentence, REACH);
        let words: Vec<String> = tokens.iter().map(|token| fold(token.word)).collect();
        let is_jav = words.iter().any(|word| matches!(word.as_str(), "jav" | "javig" | "javiga" | "jav-"));
        let (place, people) = if let Some(people) = reserving(sentence, &tokens, &words, label) {
            (&mut self.reservations, people)
        } else if is_jav && !words.iter().any(|word| matches!(word.as_str(), "ingen" | "inget" | "inga")) {
            (&mut self.recusals, subject(sentence, &tokens, &words, JAV_VERBS))
        } else if declines(&words)
            || label == Some(Label::NotParticipating) && words.iter().any(|word| word == "deltar")
        {
            (&mut self.not_participating, subject(sentence, &tokens, &words, PART_VERBS))
        } else {
            // Under a label for it, a name without a sentence is enough.
            let place = match label {
                Some(Label::Reservations) => &mut self.reservations,
                Some(Label::Recusals) => &mut self.recusals,
                Some(Label::NotParticipating) => &mut self.not_participating,
                _ => return,
            };
            (place, alone(sentence))
        };
        for person in people {
            if !place.iter().any(|known| known.name == person.name) {
                place.push(person);
            }
        }
    }
}

const JAV_VERBS: &[&str] = &[
    "anmaler", "anmalde", "anmalt", "ar", "var", "deltar", "deltog", "lamnar", "lamnade", "har", "hade", "uppger",
    "avstar", "avstod", "begar",
];
const PART_VERBS: &[&str] = &["deltar", "deltog", "avstar", "avstod", "meddelar", "anmaler"];

/// The people who object: "Kim Holm (S) reserverar sig mot beslutet", "Reservation lämnas av Kim Holm (S)".
fn reserving(sentence: &str, tokens: &[Token<'_>], words: &[String], label: Option<Label>) -> Option<Vec<Participant>> {
    let is_noun = |word: &String| word == "reservation" || word == "reservationer";
    let verb = words.iter().position(|word| word == "reserverar" || word == "reserverade");
    if let Some(verb) = verb.filter(|&verb| words[verb + 1..].iter().take(3).any(|word| word == "sig")) {
        // The background tells in the past tense of another meeting.
        if label == Some(Label::Background) && words[verb] == "reserverade" {
            return None;
        }
        let before = leading(&sentence[..tokens[verb].start]);
        return Some(if before.is_empty() { behind(sentence, tokens, words, verb) } else { before });
    }
    let noun = words.iter().position(is_noun)?;
    if label == Some(Label::Background) || words.iter().any(|word| matches!(word.as_str(), "ingen" | "inga")) {
        return None;
    }
    let by = words[noun + 1..].iter().take(5).position(|word| matches!(word.as_str(), "av" | "fran"));
    if let Some(by) = by {
        let end = tokens[noun + 1 + by].end;
        return Some(leading(until_next(sentence[end..].trim_start())));
    }
    let verb = words[..noun].iter().rposition(|word| RESERVING_VERBS.contains(&word.as_str()))?;
    Some(leading(&sentence[..tokens[verb].start]))
}

/// The people after the verb: "Mot beslutet reserverar sig Kim Holm (S) till förmån för …"
fn behind(sentence: &str, tokens: &[Token<'_>], words: &[String], verb: usize) -> Vec<Participant> {
    let Some(own) = (verb + 1..words.len().min(verb + 3)).find(|&at| words[at] == "sig") else { return Vec::new() };
    leading(until_next(sentence[tokens[own].end..].trim_start()))
}

/// The names at the head of a text, up to the phrase that follows them.
fn until_next(text: &str) -> &str {
    let end = [" mot ", " till förmån", " med ", " i enlighet", " enligt ", " bifog", " framgår", " se "]
        .iter()
        .filter_map(|mark| text.find(mark))
        .min()
        .unwrap_or(text.len());
    &text[..end]
}

/// The people before the first of the verbs, or after it if nobody is before it: "På grund av jäv deltar inte Kim
/// Holm (S)", "Jäv anmäls av Kim Holm (S)".
fn subject(sentence: &str, tokens: &[Token<'_>], words: &[String], verbs: &[&str]) -> Vec<Participant> {
    let verb = words.iter().position(|word| verbs.contains(&word.as_str()));
    let before = verb.map(|verb| leading(sentence[..tokens[verb].start].trim())).unwrap_or_default();
    if !before.is_empty() {
        return before;
    }
    let denied = |at: usize| words.get(at).is_some_and(|word| matches!(word.as_str(), "inte" | "ej" | "sig"));
    let verb_end = verb.map(|verb| if denied(verb + 1) { verb + 1 } else { verb });
    let by = words.iter().enumerate().filter(|(_, word)| matches!(word.as_str(), "av" | "for")).map(|(at, _)| at);
    for at in verb_end.into_iter().chain(by) {
        let own = leading(until_next(sentence[tokens[at].end..].trim_start()));
        if !own.is_empty() && own.iter().all(|one| one.party.is_some()) {
            return own;
        }
    }
    Vec::new()
}

/// Whether somebody does not take part in the item (rather than the meeting): "deltar inte i beslutet", "avstår från
/// att delta i handläggningen".
fn declines(words: &[String]) -> bool {
    const NEAR: usize = 8;
    const MATTERS: &[&str] = &["beslut", "handlagg", "behandling", "arende", "omrostning"];
    let abstains = words.windows(4).any(|four| {
        matches!(four[0].as_str(), "avstar" | "avstod") && four[1] == "fran" && four[2] == "att" && four[3] == "rosta"
    });
    if abstains {
        return true;
    }
    let verb = words.iter().position(|word| matches!(word.as_str(), "deltar" | "deltog" | "delta" | "deltagit"));
    let Some(verb) = verb else { return false };
    let denies =
        words[..verb].iter().rev().take(4).any(|word| matches!(word.as_str(), "avstar" | "avstod" | "inte" | "ej"))
            || words[verb + 1..].iter().take(2).any(|word| matches!(word.as_str(), "inte" | "ej"));
    denies && words[verb + 1..].iter().take(NEAR).any(|word| MATTERS.iter().any(|matter| word.starts_with(matter)))
}

/// The people in a text of names and nothing else: "Kim Holm (S) och Bo Ek (V)".
fn alone(sentence: &str) -> Vec<Participant> {
    // A long sentence tells why.
    const LONGEST: usize = 5;
    let found = leading(sentence);
    let is_said = names::tokens(sentence).iter().any(|token| names::is_verb(token.word) || token.word == "att");
    let named = participants(sentence);
    let is_known = found.iter().all(|one| one.party.is_some());
    let count = names::tokens(sentence).len();
    if is_said || !is_known || named.len() != found.len() || count > LONGEST * found.len().max(1) {
        return Vec::new();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::ReservationsAndRecusals;
    use crate::protocol::swedish::Label;

    #[track_caller]
    fn check(sentence: &str, label: Option<Label>, expected: [&str; 3]) {
        let mut found = ReservationsAndRecusals::default();
        found.take(sentence, label);
        let names = |people: &[crate::protocol::record::Participant]| {
            people.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        let found = [names(&found.reservations), names(&found.recusals), names(&found.not_participating)];
        assert_eq!(found, expected, "{sentence}");
    }

    #[test]
    fn who_objects() {
        check(
            "Kim Holm (S) och Bo Ek (S) reserverar sig mot beslutet till förmån för Eva Alms (M) yrkande.",
            None,
            ["Kim Holm, Bo Ek", "", ""],
        );
        check("Mot beslutet reserverar sig Kim Holm (S) till förmån för eget yrkande.", None, ["Kim Holm", "", ""]);
        check("Ledamöterna från M, L och KD reserverar sig mot beslutet.", None, ["M, L, KD", "", ""]);
        check("Reservation lämnas av Kim Holm (SD).", None, ["Kim Holm", "", ""]);
        check("Kim Holm (V) anmäler skriftlig reservation mot beslutet.", None, ["Kim Holm", "", ""]);
        check("Kim Holm (V), Bo Ek (S)", Some(Label::Reservations), ["Kim Holm, Bo Ek", "", ""]);
        check("Kim Holm (S) reserverade sig mot beslutet i arbetsutskottet.", Some(Label::Background), ["", "", ""]);
        check("Ingen reservation anmäldes.", Some(Label::Reservations), ["", "", ""]);
    }

    #[test]
    fn who_has_an_interest_and_who_declines() {
        check("Kim Holm (D) deltar inte i handläggningen av ärendet på grund av jäv.", None, ["", "Kim Holm", ""]);
        check("På grund av jäv deltar inte Kim Holm (D) i beslutet.", None, ["", "Kim Holm", ""]);
        check("Styrelsen beslutar att jäv inte finns för någon av punkterna.", None, ["", "", ""]);
        check("Ledamöterna från SD deltar inte i beslutet.", None, ["", "", "SD"]);
        check("Kim Holm (M) avstår från att delta i beslutet.", None, ["", "", "Kim Holm"]);
        check("Kim Holm (M) deltar inte i mötet.", None, ["", "", ""]);
    }
}
