//! Finds evidence that capitalised words are a person's name: what minutes print next to a name, and verbs that say
//! what a person does.

use crate::analysis::{self, fold};
use crate::protocol::phrases::description::{PARTY, describe, is_party, is_small_party};
use crate::protocol::phrases::name_words::is_given;
use crate::protocol::phrases::names::{self, Token};
use crate::protocol::phrases::places;
use crate::protocol::swedish::wording::{is_organisation_word, is_role_word};
use crate::protocol::swedish::{PLACE_ENDINGS, PRESENTING_VERBS, SPEAKING_VERBS};

/// The role and organisation next to a name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::protocol) struct PrintedDescription {
    pub role: Option<String>,
    pub organisation: Option<String>,
}

/// The description of a person, if there is evidence that the `length` words at `at` are a name: a party, title or
/// home next to it, a verb, or a given name at its beginning. `None` without such evidence: "Business Region",
/// "Cosmic Link".
pub(in crate::protocol) fn evidence(
    text: &str,
    tokens: &[Token<'_>],
    at: usize,
    length: usize,
) -> Option<PrintedDescription> {
    let name = tokens.get(at..at + length).filter(|name| name.len() > 1)?;
    let (first, last) = (name.first()?, name.last()?);
    let is_place = |word: &str| {
        let word = fold(word);
        PLACE_ENDINGS.iter().any(|ending| word == *ending || (ending.len() > 4 && word.ends_with(ending)))
    };
    // "Göteborg Energi"
    if places::is_municipality(first.word) && !is_given(first) {
        return None;
    }
    if name.iter().any(|token| is_place(token.word)) || tokens.get(at + length).is_some_and(|next| is_place(next.word))
    {
        return None;
    }
    let given = is_given(first);
    // "Ärendet Kim Holm": the name begins further in.
    if length > 2 && !given && is_given(name.get(1)?) {
        return None;
    }
    let mut said = PrintedDescription::default();
    let next = tokens.get(at + length);
    let rest = &text[last.end..];
    // No party has more letters, and the document may end before the bracket closes.
    let bracketed = rest.trim_start().strip_prefix('(').and_then(|rest| {
        let close = rest.char_indices().take(PARTY + 1).find(|(_, letter)| *letter == ')');
        close.map(|(close, _)| &rest[..close])
    });
    // "Dialektisk Beteendeterapi (DBT)" is not a member of a party.
    let is_acronym = |inside: &str| inside.chars().count() > 2 && inside.chars().next() == first.word.chars().next();
    let is_known = |inside: &str| inside.chars().count() <= 2 || given;
    let party = bracketed
        .filter(|inside| is_party(inside) && is_known(inside) && !is_acronym(inside) || is_small_party(inside));
    said.organisation = party.map(str::to_owned);
    let title = at.checked_sub(1).map(|before| &tokens[before]).filter(|token| {
        // "Kim Holm (ordförande), Bo Ek": the title belongs to the person before it.
        is_role_word(token.word) && token.after.is_empty() && first.follows_directly() && token.word.chars().count() > 2
    });
    if title.is_some() {
        // "förste vice ordföranden Kim Holm"
        let begins = (0..at - 1).rev().take_while(|before| is_rank(tokens[*before].word)).last().unwrap_or(at - 1);
        said.role = names::of_one(&written(text, &tokens[begins..at]));
    }
    let described = rest.strip_prefix(", ").and_then(description);
    let is_described = described.is_some();
    if let Some(described) = described {
        said.role = said.role.or(described.role);
        said.organisation = said.organisation.or(described.organisation);
    }
    let unknown = |token: &Token<'_>| !analysis::is_word(&token.word.to_lowercase());
    let opens = at == 0 || first.opens || !first.follows_directly() || tokens[at - 1].ends_sentence();
    let acts = next.is_some_and(|next| next.follows_directly() && says(next.word)) && unknown(first);
    let surname =
        analysis::ends_as_surname(&last.word.to_lowercase()) && unknown(first) && !is_county_or_municipality(last.word);
    // "att utse Xara Lager", "ersätter Xara Lager"
    let chosen = at.checked_sub(1).is_some_and(|before| CHOOSING.contains(&fold(tokens[before].word).as_str()));
    let is_name = party.is_some()
        || (title.is_some() || is_described || acts || chosen) && (given || unknown(first))
        || given && !(opens && length > 2 && !unknown(last))
        || surname;
    is_name.then_some(said)
}

fn is_rank(word: &str) -> bool {
    matches!(
        fold(word).as_str(),
        "forste" | "andre" | "tredje" | "1:e" | "2:e" | "3:e" | "vice" | "bitradande" | "bitr" | "tf"
    )
}

/// Whether a word is a county or a municipality: "Familjefrid Kronoberg", "Care Älmhult".
fn is_county_or_municipality(word: &str) -> bool {
    places::is_municipality(word) || places::is_county(word)
}

/// Verbs after which two capitalised words are the person chosen or replaced.
const CHOOSING: &[&str] =
    &["ersatter", "ersatte", "eftertrader", "eftertradde", "utse", "utser", "utses", "valja", "valjs", "tillsatta"];

/// The description after a name and a comma: "ny socialchef i Mönsterås kommun", "Alvesta".
fn description(rest: &str) -> Option<PrintedDescription> {
    let end = rest.find([',', '.', ';', ':', '(', '\n', '?']).unwrap_or(rest.len());
    let segment = rest[..end].split(" och ").next().unwrap_or("");
    let words: Vec<&str> = segment.split_whitespace().collect();
    let first = words.first()?;
    // The most words of a title; a clause is soon longer. Not measured.
    if words.len() > 9 || words.iter().any(|word| names::is_verb(word)) {
        return None;
    }
    let home = places::is_municipality(first) && words.len() <= 2;
    let role = words.iter().take(3).any(|word| is_role_word(word));
    let organisation = is_organisation_word(first);
    if !(home || role || organisation) {
        return None;
    }
    let person = describe(segment);
    (person.role.is_some() || person.organisation.is_some())
        .then_some(PrintedDescription { role: person.role, organisation: person.organisation })
}

pub(in crate::protocol) fn says(word: &str) -> bool {
    let word = fold(word);
    SPEAKING_VERBS.contains(&word.as_str()) || PRESENTING_VERBS.contains(&word.as_str())
}

/// The name as printed, with single spaces.
pub(in crate::protocol) fn written(text: &str, name: &[Token<'_>]) -> String {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return String::new() };
    text[first.start..last.end].split_whitespace().collect::<Vec<_>>().join(" ")
}
