//! Pairs the offices and the names of one line, whichever comes first.

use super::signatures::Claim;
use crate::analysis::fold;
use crate::protocol::phrases::names::{self, Token, name};
use crate::protocol::record::OfficerRole;
use crate::protocol::swedish::SIGNING_WORDS;
use crate::protocol::swedish::wording;
use crate::protocol::words::{self, Tolerance};
use std::collections::VecDeque;

/// The offices and names of a line, in any order: "Ordförande: Kim Holm", "Kim Holm, ordförande Bo Ek, justerare",
/// and in flattened text "Sekreterare Ordförande Justerande Kim Holm Bo Ek Eva Alm".
pub(super) fn in_line(text: &str, tolerance: Tolerance) -> Vec<Claim> {
    // Most lines name no office.
    let words = words::words(text);
    if !(0..words.len()).any(|at| wording::office(&words[at..], tolerance).is_some()) {
        return Vec::new();
    }
    let tokens = names::tokens(text);
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.word)).collect();
    let offices = (0..folded.len()).filter(|&at| wording::office(&folded[at..], tolerance).is_some()).count();
    let is_only = offices == 1 && text.contains(':');
    let mut found = Vec::new();
    let mut labels: VecDeque<OfficerRole> = VecDeque::new();
    // The last name that has no office yet, and the token after it.
    let mut open: Option<(String, usize)> = None;
    let mut last_role = None;
    let mut others = 0;
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        // In "Kim Holm (V), ordförande" V is a party, not the vice of "v ordförande".
        let office = wording::office(&folded[at..], tolerance).filter(|_| !token.is_bracketed());
        if let Some((role, taken)) = office.filter(|_| may_be_office(&tokens, at)) {
            let behind = at.checked_sub(1).map(|before| &tokens[before]);
            // "Eva Hessman ┆ Ordförande ┆ Kim Holm ┆ Arbetsgivare": the office belongs to the name directly before
            // it, which has no label.
            let is_beside = open.as_ref().is_some_and(|(_, end)| *end == at);
            let is_parted = |before: &Token<'_>| before.after.contains([',', ')']) || before.is_bracketed();
            let follows = is_beside && !leads(&tokens, &folded, at, taken)
                || behind.is_some_and(is_parted)
                || token.word.starts_with(char::is_lowercase);
            // "Utses att justera" is always before its names.
            let follows = follows && folded[at] != "utses";
            if is_of_others(&tokens, at + taken) {
                at += taken;
                continue;
            }
            match open.take().filter(|(_, end)| at - end <= BETWEEN) {
                // "Kim Holm (M), ordförande"
                Some((name, _)) if follows && !ends_label(&tokens, at + taken - 1) => found.push(Claim { role, name }),
                // "Ordföranden och Kim Holm" approve: the other person is not the chair.
                _ if names_holder_alone(&tokens, &folded, at + taken) => {}
                // "Närvarande: ordföranden Kim Holm, …"
                _ if token.word.starts_with(char::is_uppercase)
                    || labels.is_empty() && behind.is_none_or(|before| before.after.contains(':')) =>
                {
                    labels.push_back(role);
                    last_role = None;
                }
                _ => {}
            }
            others = 0;
            at += taken;
            continue;
        }
        let length = names::name_length(&tokens, at, 2);
        if length > 0 {
            let own = name(text, &tokens[at..at + length]);
            // "Justerande Kim Holm (V) Bo Ek (SD)": two people approve.
            // "Ordförande: Kim Holm, Bo Ek": two people take turns, if the line names no other office.
            let joined = at.checked_sub(1).is_some_and(|before| {
                matches!(tokens[before].word, "och" | "samt") || is_only && tokens[before].after == ","
            });
            let role =
                labels.pop_front().or(last_role.filter(|role| joined || *role == OfficerRole::Approver && others <= 1));
            match role {
                Some(role) => {
                    found.push(Claim { role, name: own });
                    last_role = Some(role);
                    open = None;
                }
                None => open = Some((own, at + length)),
            }
            others = 0;
            at += length;
            continue;
        }
        // "Ordförande: Beatrice": a first name is enough if there is nothing else.
        if labels.len() == 1
            && found.is_empty()
            && at + 1 == tokens.len()
            && names::name_length(&tokens, at, 1) == 1
            && text.contains(':')
        {
            found.extend(labels.pop_front().map(|role| Claim { role, name: token.word.to_owned() }));
        }
        // Paragraph numbers and parties may be between the labels and the names, and so may a title: "Ordförande:
        // landshövding Kim Holm".
        let is_title = wording::is_role_word(token.word) && names::name_length(&tokens, at + 1, 2) > 0;
        let is_between = is_title
            || SIGNING_WORDS.contains(&folded[at].as_str())
            || matches!(folded[at].as_str(), "och" | "samt" | "for" | "dag" | "motet" | "ar" | "var")
            || token.word.contains(|letter: char| letter.is_ascii_digit())
            || token.word.chars().count() <= 3;
        others += usize::from(!is_between) + 1;
        if !is_between {
            labels.clear();
            last_role = None;
        }
        at += 1;
    }
    found
}

/// The most words between a name and its office: "Kim Holm (M), 1:e vice ordförande".
const BETWEEN: usize = 3;

/// Whether the word may be an office and not running text: a label begins with a capital, and an office after a name
/// follows a comma.
fn may_be_office(tokens: &[Token<'_>], at: usize) -> bool {
    let token = &tokens[at];
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    token.word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit())
        || before.is_none_or(|before| before.after.contains([',', ')', ':']) || before.is_bracketed() || token.opens)
}

/// Whether an office is that of another body: "ordförande kommunfullmäktige", "ordförande nämnden för Kultur",
/// "ordförande, riksbanksfullmäktige".
fn is_of_others(tokens: &[Token<'_>], at: usize) -> bool {
    let before = &tokens[at - 1];
    let Some(next) = tokens.get(at).filter(|next| !next.opens && next.before.is_empty()) else { return false };
    let is_acronym = next.word.chars().count() > 2 && next.word.chars().all(char::is_uppercase);
    let is_body = (is_acronym || wording::names_a_body(next.word)) && names::name_length(tokens, at, 2) == 0;
    let is_running = next.word.starts_with(char::is_lowercase)
        && !matches!(
            next.word,
            "och" | "samt" | "för" | "tjg" | "tjänstgörande" | "t.o.m" | "fr.o.m" | "via" | "på" | "ej"
        )
        && before.after.is_empty()
        && wording::office(&[fold(next.word)], Tolerance::Exact).is_none();
    is_body && matches!(before.after, "" | "," | ".") || is_running
}

/// Whether the office at `at`, of `taken` words and directly after a name, is the label of the name behind it, as in
/// flattened text: "Kim Holm Sekreterare Bo Ek Paragrafer". In "Kim Holm Ordförande Bo Ek Ekonom" each name comes before
/// its title.
fn leads(tokens: &[Token<'_>], folded: &[String], at: usize, taken: usize) -> bool {
    let behind = names::name_length(tokens, at + taken, 2);
    let is_label = !tokens[at].opens && tokens[at].word.starts_with(char::is_uppercase);
    let is_title = |at: usize| {
        let office = folded.get(at..).and_then(|rest| wording::office(rest, Tolerance::Exact));
        office.is_some() || tokens.get(at).is_some_and(|next| wording::is_role_word(next.word))
    };
    behind > 0 && is_label && !is_title(at + taken + behind)
}

/// Whether the office that ends before `at` stands for its holder, and another person is named beside them:
/// "Ordföranden och Kim Holm".
fn names_holder_alone(tokens: &[Token<'_>], folded: &[String], at: usize) -> bool {
    let is_definite = folded[at - 1].ends_with("anden") || folded[at - 1].ends_with("aren");
    let is_beside = |token: &Token<'_>| matches!(token.word, "och" | "samt" | "jämte");
    is_definite && tokens.get(at).is_some_and(is_beside) && names::name_length(tokens, at + 1, 2) > 0
}

/// Whether a colon or a line to sign on follows the office and makes it the label of the next text: "Sekreterare…….".
fn ends_label(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| [":", "..", "…", "__"].iter().any(|sign| token.after.contains(sign)))
}
