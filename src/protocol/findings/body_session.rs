//! Finds the governing body in the line that names the meeting: "Protokoll fört vid Exempelnämndens sammanträde",
//! "Styrgruppsmöte Exempelbygden".

use super::body_name::{clean, is_meeting, is_organisation};
use crate::analysis::{capitalised, fold};
use crate::protocol::layout::CELL;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{GENERAL_BODIES, MEETING_ENDINGS, MEETING_KINDS, MONTHS, WEEKDAYS};
use crate::protocol::words::{self, Tolerance};
use std::borrow::Cow;
use std::sync::LazyLock;

/// How many words of such a line are read.
pub(super) const REACH: usize = 24;

/// A longer text is a flattened page, not a line of a head.
pub(super) const LONG: usize = 200;

/// The body in the line of a session: "Protokoll fört vid ordinarie föreningsstämma för Exempels
/// samfällighetsförening den 20 september"; "Exempelnämndens sammanträde"; "Medlemmarna i Exempelföreningen kallas
/// härmed till stämma".
pub(super) fn of_session(text: &str, tolerance: Tolerance) -> Option<String> {
    static CALLED: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?:Medlemmarna|Aktieägarna|Delägarna|Ledamöterna)\s+i\s+(.+?),?\s+(?:\([^)]*\),?\s+)?(?:(?:med\s+)?org\p{L}*\b.*?)?(?:kallas|inbjuds|inbjudes)\b",
        )
    });
    static CALLED_TO: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?i)\bkallelse till \p{L}*(?:stämma|möte)\s+i\s+(\p{Lu}.+)$"));
    // A summons names the people it calls in its first sentence.
    const SENTENCE: usize = 400;
    let opening = &text[..text.floor_char_boundary(SENTENCE)];
    if let Some(captures) = CALLED.captures(opening).or_else(|| CALLED_TO.captures(opening)) {
        return clean(&of_small_letters(without_legal_form(&captures[1])), tolerance);
    }
    if text.chars().count() > LONG && !text.contains(CELL) && !opens_with_session(text) {
        return None;
    }
    let tokens = names::first_tokens(text, REACH);
    // "Protokoll från …" may come before the word.
    let meeting = tokens.iter().position(|token| is_meeting(&fold(token.word)))?;
    // "Årsmöte den 17 augusti 2024 i Exempels dikningsföretag": the day may be between. The text after it may then be
    // a place.
    let behind = (meeting + 1..tokens.len()).find(|&at| !is_of_day(tokens[at].word));
    let joint = behind.filter(|&at| matches!(fold(tokens[at].word).as_str(), "med" | "i" | "for" | "av" | "hos"));
    if let Some((joint, first)) = joint.and_then(|joint| Some((joint, tokens.get(joint + 1)?)))
        && let Some(name) = clean(&of_small_letters(without_members(&text[first.start..])), tolerance)
        && (joint == meeting + 1 || wording::names_a_body(&name) || is_organisation(&words::words(&name)))
    {
        return Some(name);
    }
    if let Some(name) = in_compound(text, &tokens[meeting..], tolerance) {
        return Some(name);
    }
    // "Exempelnämndens ordinarie sammanträde": the body is before the word, in the genitive.
    let mut last = meeting.checked_sub(1)?;
    while MEETING_KINDS.contains(&fold(tokens[last].word).as_str()) {
        last = last.checked_sub(1)?;
    }
    let owner = tokens[last].word;
    let from = (0..=last).rev().take_while(|&at| belongs_to_name(&tokens, at, last)).last()?;
    let name = owner.strip_suffix('s').filter(|_| tokens[last].after.is_empty());
    let name = name?;
    let whole = format!("{}{}", &text[tokens[from].start..tokens[last].start], name);
    let whole = if wording::names_a_body(&whole) { capitalised(&whole) } else { whole };
    clean(&whole, tolerance)
}

/// The name without the words for its members: "årsstämma med aktieägaren i Exempel AB".
pub(super) fn without_members(name: &str) -> &str {
    static MEMBERS: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"(?i)^(?:(?:medlem|aktieäg|deläg|ledamöt)\p{L}*|deltagarna)\s+i\s"));
    MEMBERS.find(name).map_or(name, |found| &name[found.end()..])
}

/// The name of a board with a capital: "sammanträde med styrelsen för Exempel AB".
fn of_small_letters(name: &str) -> Cow<'_, str> {
    let mut words = name.split_whitespace().take(2);
    // "centrala samverkansgruppen", not "nya styrelsen"
    let is_one_of_several = |word: &str| wording::names_a_body(word) && !GENERAL_BODIES.contains(&fold(word).as_str());
    let is_named = words.next().is_some_and(wording::names_a_body) || words.next().is_some_and(is_one_of_several);
    if is_named { capitalised(name).into() } else { name.into() }
}

/// The name without its legal form: "den ideella föreningen Exempel".
pub(super) fn without_legal_form(name: &str) -> &str {
    ["den ideella föreningen ", "föreningen ", "bolaget "]
        .iter()
        .find_map(|form| name.strip_prefix(form))
        .unwrap_or(name)
}

/// Whether a word belongs to a date: "den", "17", "augusti", "2024-08-17", "lördagen".
pub(super) fn is_of_day(word: &str) -> bool {
    let folded = fold(word);
    word.contains(|letter: char| letter.is_ascii_digit())
        || matches!(folded.as_str(), "den" | "kl")
        || WEEKDAYS.iter().any(|day| folded.starts_with(day))
        || MONTHS.iter().any(|month| fold(month) == folded)
}

/// The body in a compound: "Styrgruppsmöte Exempelbygden". It is the first part of the word, with the name after it.
pub(super) fn in_compound(text: &str, tokens: &[names::Token<'_>], tolerance: Tolerance) -> Option<String> {
    let word = tokens.first()?.word;
    let ending = MEETING_ENDINGS.iter().find(|ending| fold(word).ends_with(*ending))?;
    let length = word.chars().count().checked_sub(ending.chars().count())?;
    let own: String = word.chars().take(length).collect();
    let own = own.strip_suffix(['s', 'S']).unwrap_or(&own);
    if !wording::names_a_body(own) || GENERAL_BODIES.contains(&fold(own).as_str()) {
        return None;
    }
    let named =
        tokens[1..].iter().take_while(|token| token.word.starts_with(char::is_uppercase) && !is_of_day(token.word));
    let name = match named.last() {
        Some(last) => format!("{own} {}", &text[tokens[1].start..last.end]),
        None => own.to_owned(),
    };
    clean(&capitalised(&name), tolerance)
}

/// The body that a kind of document is of: "Minnesanteckningar från samråd för pensionärsorganisationer den 19
/// september", "Kallelse till socialnämnden".
pub(super) fn of_kind(text: &str, tolerance: Tolerance) -> Option<String> {
    let tokens = names::first_tokens(text, REACH);
    let kind = tokens.iter().rposition(|token| wording::begins_as_kind(&fold(token.word)))?;
    let is_call = fold(tokens[kind].word).starts_with("kallelse");
    let joint = tokens
        .get(kind + 1)
        .filter(|next| matches!(next.word, "från" | "för" | "vid") || is_call && next.word == "till")?;
    let own = tokens[kind + 2..].iter().take_while(|token| !is_of_day(token.word));
    let is_first = tokens.get(kind + 2)?.word.starts_with(char::is_lowercase);
    let name = capitalised(text[joint.end..own.last()?.end].trim());
    clean(&name, tolerance)
        .filter(|name| is_first && wording::names_a_body(name) && !is_meeting(&words::last_word(name)))
}

/// Whether a page that is one line begins with a meeting or a kind of document.
pub(super) fn opens_with_session(text: &str) -> bool {
    words::first_words(text, 8).iter().any(|word| is_meeting(word) || wording::begins_as_kind(word))
}

/// Whether the word at `at` belongs to the body's name, which ends at `last`: "`LiTHe` kods", "Nämnden för Vård &
/// Omsorgs".
pub(super) fn belongs_to_name(tokens: &[names::Token<'_>], at: usize, last: usize) -> bool {
    let token = &tokens[at];
    let is_kind = wording::begins_as_kind(&fold(token.word));
    let is_lead = matches!(token.word, "från" | "vid" | "fört" | "förd" | "av");
    let ends = at < last && (token.after.contains(['.', ',', ':']) || tokens[at + 1].opens);
    !is_kind && !is_lead && !ends && !token.word.chars().all(|letter| letter.is_ascii_digit())
}
