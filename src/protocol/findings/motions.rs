//! Reads motions (yrkanden) and their movers: "Kim Holm (S) och Bo Ek (M) yrkar bifall till förslaget."

use crate::analysis::fold;
use crate::protocol::labelled::Labelled;
use crate::protocol::layout::{Bullet, join_line};
use crate::protocol::lists::roster::Roster;
use crate::protocol::paragraphs::QUOTES;
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::phrases::participants::{leading, participants};
use crate::protocol::phrases::sentences::{ends_sentence, is_point, sentences};
use crate::protocol::record::Participant;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{LAYING_VERBS, Label, MOVING_VERBS, PROPOSING_VERBS};
use crate::protocol::words::{self, Tolerance};

/// A motion, and its rows.
pub(super) struct MotionWithRows {
    pub movers: Vec<Participant>,
    pub text: String,
    pub rows: Vec<usize>,
}

/// The motions of an item, in the order of its text.
pub(super) fn read(paragraphs: &[Labelled<'_>], roster: &Roster) -> Vec<MotionWithRows> {
    let mut found: Vec<MotionWithRows> = Vec::new();
    // "Kim Holm yrkar följande:" continues in the points after it.
    let mut is_open = false;
    for labelled in paragraphs.iter().filter(|labelled| !labelled.text.is_empty()) {
        if !may_move(labelled.label) {
            is_open = false;
            continue;
        }
        if is_open
            && goes_on(labelled)
            && let Some(last) = found.last_mut()
        {
            join_line(&mut last.text, labelled.text);
            last.rows.extend(&labelled.paragraph.rows);
            is_open = is_unfinished(&last.text) || labelled.paragraph.bullet == Bullet::Yes || is_point(labelled.text);
            continue;
        }
        for sentence in sentences(labelled.text) {
            if let Some((movers, text)) = moved(sentence, labelled.label, roster, found.last()) {
                found.push(MotionWithRows { movers, text: text.to_owned(), rows: labelled.paragraph.rows.clone() });
            }
        }
        is_open = found.last().is_some_and(|last| {
            last.rows == labelled.paragraph.rows && labelled.text.ends_with(&*last.text) && is_unfinished(&last.text)
        });
    }
    found
}

/// Whether text under this label can hold a motion. A decision is no longer a motion, and letters tell of motions
/// made elsewhere.
fn may_move(label: Option<Label>) -> bool {
    use Label::{Decision, Documents, NotParticipating, Recipients, Recusals, Reservations, Statements};
    !label.is_some_and(|label| {
        matches!(label, Decision | Documents | Recipients | Reservations | Recusals | NotParticipating | Statements)
    })
}

/// Whether the text continues after this paragraph: "yrkar", "yrkar följande:", "att planen antas, och".
fn is_unfinished(text: &str) -> bool {
    text.ends_with([':', ','])
        || matches!(words::last_word(text).as_str(), "och" | "samt" | "att") && !ends_sentence(text)
        || text.split_whitespace().count() == 1
}

/// Whether a paragraph is part of the motion before it: a point, a bullet, a quotation or an att-clause.
fn goes_on(labelled: &Labelled<'_>) -> bool {
    labelled.paragraph.bullet == Bullet::Yes
        || is_point(labelled.text)
        || labelled.text.starts_with(QUOTES)
        || labelled.text.starts_with("att ")
        || labelled.text.starts_with("Att ")
}

/// How many words are searched: ten members with their parties may move something together.
const REACH: usize = 120;

/// The movers in a sentence, and the motion as its predicate.
fn moved<'a>(
    sentence: &'a str,
    label: Option<Label>,
    roster: &Roster,
    last: Option<&MotionWithRows>,
) -> Option<(Vec<Participant>, &'a str)> {
    let tokens = names::first_tokens(sentence, REACH);
    let is_among_motions = matches!(label, Some(Label::Motions | Label::Proposal));
    let moves = |at: usize| {
        let verb = fold(tokens[at].word);
        let present = verb.ends_with('r');
        // The background tells in the past tense of motions made elsewhere.
        let is_told_here = label != Some(Label::Background) || present;
        is_told_here
            && (MOVING_VERBS.contains(&verb.as_str())
                || is_among_motions && PROPOSING_VERBS.contains(&verb.as_str())
                || LAYING_VERBS.contains(&verb.as_str()) && lays_motion(&tokens[at + 1..])
                || PROPOSING_VERBS.contains(&verb.as_str()) && lays_motion(&tokens[at + 1..]))
    };
    if let Some(verb) = (0..tokens.len()).find(|&at| moves(at)) {
        let (head, text) = sentence.split_at(tokens[verb].start);
        if tokens[..verb].iter().any(subordinates) {
            return None;
        }
        let named = leading(head);
        let by = if named.is_empty() { holder(head, roster) } else { named };
        if !by.is_empty() {
            return Some((by, text));
        }
        // "Vidare yrkar hon att …"
        let next = tokens.get(verb + 1);
        let is_pronoun = |token: &Token<'_>| matches!(fold(token.word).as_str(), "han" | "hon" | "hen" | "de");
        if let Some(last) = last
            && (verb <= 3 && tokens[..verb].iter().any(is_pronoun) || next.is_some_and(is_pronoun))
        {
            return Some((last.movers.clone(), text));
        }
        // "Vid sammanträdet yrkar Kim Holm (S) bifall": the verb comes before the mover.
        return if participants(head).is_empty() { inverted(text) } else { None };
    }
    if label == Some(Label::Motions) { listed(sentence) } else { None }
}

/// The known holder of an office: "Ordföranden", "Ordföranden (L)".
fn holder(head: &str, roster: &Roster) -> Vec<Participant> {
    let tokens = names::tokens(head);
    let (first, party) = match tokens.as_slice() {
        [first] => (first, None),
        [first, party] if party.is_bracketed() => (first, Some(party.word.to_owned())),
        _ => return Vec::new(),
    };
    let office = fold(first.word);
    let stem = office.strip_suffix('n').unwrap_or(&office).to_owned();
    let role = wording::office(&[stem], Tolerance::Exact).filter(|(_, taken)| *taken == 1);
    let name = role.and_then(|(role, _)| roster.holder(role));
    name.map(|name| Participant { name: name.to_owned(), party, is_party: false }).into_iter().collect()
}

/// Whether the people named after this word move nothing here: "det förslag som Kim Holm yrkar på".
fn subordinates(token: &Token<'_>) -> bool {
    matches!(fold(token.word).as_str(), "som" | "att" | "har" | "nar" | "enligt" | "ska" | "om" | "kan" | "hade")
}

/// Whether a word for a motion follows soon after the verb: "… ändringsyrkande".
fn lays_motion(behind: &[Token<'_>]) -> bool {
    const NEAR: usize = 5;
    behind.iter().take(NEAR).any(|token| {
        let word = fold(token.word);
        word.ends_with("yrkande") || word.ends_with("yrkanden")
    })
}

/// The movers and the motion of a sentence that begins with the verb: "yrkar Kim Holm (S) bifall till förslaget".
fn inverted(text: &str) -> Option<(Vec<Participant>, &str)> {
    let (_, behind) = text.split_once(' ')?;
    let end = subject_end(behind);
    let movers = leading(behind[..end].trim());
    (!movers.is_empty()).then(|| (movers, behind[end..].trim()))
}

/// Where the names at the head of a text end: at the first word in lower case that does not join names.
fn subject_end(text: &str) -> usize {
    names::first_tokens(text, REACH)
        .iter()
        .find(|token| {
            token.word.starts_with(char::is_lowercase)
                && !matches!(token.word, "och" | "samt" | "från" | "för" | "von" | "af" | "de" | "ledamöterna")
                && !token.is_bracketed()
        })
        .map_or(text.len(), |token| token.start)
}

/// A motion in a list of motions: "Kim Holm (S): Bifall till förslaget", "Tilläggsyrkande från Kim Holm (S): …".
fn listed(sentence: &str) -> Option<(Vec<Participant>, &str)> {
    let (head, text) = sentence.split_once(':').or_else(|| sentence.split_once(" – "))?;
    let by = ["yrkande från ", "yrkande av ", "yrkanden från ", "yrkanden av "];
    let whom = by.iter().find_map(|by| head.split_once(by)).map_or(head, |(_, whom)| whom);
    let movers = leading(whom);
    let is_known = movers.iter().all(|mover| mover.party.is_some());
    (!movers.is_empty() && is_known && !text.trim().is_empty()).then(|| (movers, text.trim()))
}

#[cfg(test)]
mod tests {
    use super::moved;
    use crate::protocol::lists::roster::Roster;
    use crate::protocol::swedish::Label;

    #[track_caller]
    fn check(sentence: &str, label: Option<Label>, movers: &str, text: &str) {
        let (found, said) = moved(sentence, label, &Roster::default(), None).unwrap_or_default();
        let found: Vec<String> = found.into_iter().map(|mover| mover.name).collect();
        assert_eq!((found.join(", ").as_str(), said), (movers, text), "{sentence}");
    }

    #[test]
    fn who_moves_what() {
        check(
            "Kim Holm (S) och Bo Ek (M) yrkar bifall till förslaget.",
            None,
            "Kim Holm, Bo Ek",
            "yrkar bifall till förslaget.",
        );
        check("Vid sammanträdet yrkade Kim Holm (S) avslag på motionen.", None, "Kim Holm", "avslag på motionen.");
        check(
            "Kim Holm (S) lägger ett ändringsyrkande.",
            Some(Label::Proposal),
            "Kim Holm",
            "lägger ett ändringsyrkande.",
        );
        check("Kim Holm (KD) föreslår återremiss.", Some(Label::Motions), "Kim Holm", "föreslår återremiss.");
        check("Ledamöterna från SD yrkar avslag.", None, "SD", "yrkar avslag.");
        check("Kim Holm (S): Bifall till förslaget.", Some(Label::Motions), "Kim Holm", "Bifall till förslaget.");
    }

    #[test]
    fn what_is_told_or_put_is_not_moved() {
        check("Kim Holm (S) yrkade avslag i arbetsutskottet.", Some(Label::Background), "", "");
        check("Ordföranden ställer Kim Holms (S) yrkande mot Bo Eks (M) yrkande.", Some(Label::Votes), "", "");
        check("Det förslag som Kim Holm (S) yrkar på avslås.", None, "", "");
        check("Förvaltningen föreslår att nämnden godkänner rapporten.", Some(Label::Proposal), "", "");
    }
}
