//! Tells words with capitals from names of people: ordinary words, organisations, and the places and employers that
//! stand before a name where the marks between the entries of a list are lost.

use super::description::is_party;
use super::name_words::{is_common, is_given, is_name_word, is_room};
use super::places::is_municipality;
use super::tokens::Token;
use crate::analysis::{ends_as_surname, fold};
use crate::protocol::swedish::TOWN_ENDINGS;
use crate::protocol::swedish::wording::{is_organisation_word, is_role_word};

/// The fewest letters of a long word. Ordinary long words with capitals are not a name ("Kulturstrategi Förändring");
/// short ones may be surnames ("Berg").
const LONG: usize = 7;

/// Whether the `length` words from `from` on, which could be a name, are none, or a name that begins further in.
pub(super) fn is_no_name(tokens: &[Token<'_>], from: usize, length: usize) -> bool {
    let name = &tokens[from..from + length];
    // "Exempelby Finska Förening": a name is not before the bare word for an organisation.
    let behind = tokens.get(from + length).filter(|next| next.follows_directly());
    let is_form = |next: &Token<'_>| {
        matches!(fold(next.word).as_str(), "forening" | "forbund" | "klubb" | "sallskap" | "stiftelse" | "bolag")
    };
    // "Förbund Väst" is the organisation of the person before.
    let goes_on = tokens
        .get(from + length + 1)
        .is_some_and(|next| next.follows_directly() && next.word.starts_with(char::is_uppercase));
    if !name.first().is_some_and(is_given) && behind.is_some_and(is_form) && !goes_on {
        return true;
    }
    match name {
        [first, second] => {
            let has_party = tokens.get(from + 2).is_some_and(|next| next.is_bracketed() && is_party(next.word));
            // The surname may be the name of a place, too: "Exempelby Kim Berg (C)".
            let has_surname = || {
                let next = tokens.get(from + 2);
                next.is_some_and(|next| next.follows_directly() && is_name_word(next.word)) && !second.closes()
            };
            let is_place = || !is_given(first) && is_given(second) && is_place_of_the_one_before(tokens, from);
            is_title(first, second) || !has_party && is_organisation(first, second) || has_surname() && is_place()
        }
        [first, second, ..] => {
            is_given(second)
                && (is_word_before_name(tokens, from, length)
                    || !is_given(first) && (follows_title(tokens, from) || is_place_of_the_one_before(tokens, from)))
        }
        _ => false,
    }
}

fn is_long(token: &Token<'_>) -> bool {
    token.word.chars().nth(LONG - 1).is_some()
}

/// Two ordinary words: "Kulturstrategi Förändring".
fn is_title(first: &Token<'_>, second: &Token<'_>) -> bool {
    [first, second].into_iter().all(|token| is_long(token) && is_common(token))
}

/// What is rather a company or an association than a person: a family or a place in the genitive with an ordinary word
/// ("Hagmans Mark"), or a long ordinary word first ("Destination Exempelkusten").
fn is_organisation(first: &Token<'_>, second: &Token<'_>) -> bool {
    let is_trade = is_long(second) && !ends_as_surname(second.word);
    let is_owner =
        |word: &str| is_trade || ends_as_surname(&word.to_lowercase()) || is_municipality(word) || ends_as_place(word);
    let is_genitive = is_common(second) && first.word.strip_suffix('s').is_some_and(is_owner);
    let is_noun = is_long(first) && is_common(first);
    !is_given(first) && !is_given(second) && (is_genitive || is_noun)
}

/// "Förskollärare Kim Holm", "Ärendet Kim Holm": the name begins further in. "Sanda Anton Holm (S)" has three names.
fn is_word_before_name(tokens: &[Token<'_>], from: usize, length: usize) -> bool {
    let first = &tokens[from];
    let has_party = tokens.get(from + length).is_some_and(|next| next.is_bracketed() && is_party(next.word));
    is_common(first) && (is_long(first) || !has_party) || is_room(first.word)
}

/// "direktör Västkom Anneli Holm": after a title without a comma come the employer and then the name.
fn follows_title(tokens: &[Token<'_>], from: usize) -> bool {
    from.checked_sub(1).is_some_and(|before| {
        let before = &tokens[before];
        before.after.is_empty() && before.word.starts_with(char::is_lowercase) && is_role_word(before.word)
    })
}

/// "Kim Holm (S), Exempelby Eva Alm (M)", "Kim Holm, Region Exempelkusten Eva Alm": the place or the organisation is
/// that of the person before.
fn is_place_of_the_one_before(tokens: &[Token<'_>], from: usize) -> bool {
    let Some(before) = from.checked_sub(1).map(|before| &tokens[before]) else { return false };
    let first = tokens[from].word;
    let is_repeated = || tokens.iter().filter(|token| token.word == first).count() > 1;
    before.after.is_empty() && is_organisation_word(before.word)
        || before.after.contains(',') && (is_municipality(first) || ends_as_place(first) || is_repeated())
}

/// Whether a word has an ending of many names of places. Few given names that are not in the list have one.
fn ends_as_place(word: &str) -> bool {
    let folded = fold(word);
    TOWN_ENDINGS.iter().any(|ending| folded.ends_with(ending))
}
