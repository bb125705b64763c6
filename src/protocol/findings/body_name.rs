//! Cleans the name of a governing body: removes kinds of document, dates, places and words of the form.

use crate::analysis::{capitalised, fold};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::dates;
use crate::protocol::phrases::names::{self, Style};
use crate::protocol::phrases::sentences::ends_sentence;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{FRONT_PAGE, MEETING_ENDINGS, ORGANISATION_FORMS};
use crate::protocol::words::{self, Tolerance};
use std::sync::LazyLock;

/// The most edges removed from a name. No body's name is followed by more numbers, dates and page counts; a line with
/// more is a table. Not measured.
const EDGES: usize = 30;

/// Words that begin no name: "Från valberedningen", "Enligt reglemente för styrelsen".
const LEADS_IN: &[&str] = &[
    "missiv",
    "till",
    "vid",
    "av",
    "fort",
    "fran",
    "enligt",
    "efter",
    "under",
    "mellan",
    "genom",
    "hos",
    "medverkande",
];

/// Words at the end of a title that are not the body's name: numbers, dates, page counts.
static EDGE: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"(?i)\s*(?:\s(?:19|20)\d{2}-\d{2}-\d{2}.*|\s\d{1,2}/\d{1,2}\s*[-–]\s*\d{2,4}|\(?\d[\d/:().–-]*\)?|,?\s(?:den\s+)?\d{1,2}(?:\s?[-–]\s?\d{1,2})?\s+\p{L}+\s+\d{4}.*|\s\d{1,2}\s(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b.*|\bden\s+\d{1,2}\s.*|nr\s*\d+|sid(?:a|an)?\s*\d*|\borg\.?\s*(?:nr|nummer)\b.*|dnr\b.*|§§?.*|\s[–-]\s\p{L}*(?:anteckningar|protokoll)\b.*|\s\p{L}*(?:möte|sammanträde)\s(?:nr\s?)?\d.*|\b(?:mån|tis|ons|tors|fre|lör|sön)dag(?:en)?\b.*|\b(?:kl\.?|klockan)\s.*|\bInnehåll.*|\bNärvarande.*|\bför\s+(?:verksamhets|räkenskaps)?året\b.*|\bhölls\b.*|,?\s(?:i|på|vid)\s+(?:[\p{L}-]+(?:salen|rummet|lokalen|gården|kontoret|huset|skolan|hemmet|stugan))\b.*)\s*[*]?$",
    )
});

/// Whether a text is a person and where they are from: "Kim Holm, Vårdförbundet".
fn names_person(text: &str) -> bool {
    let tokens = names::first_tokens(text, 4);
    let length = names::name_length(&tokens, 0, 2);
    // "Holm Kim Exempelnämnden" is a row of a list.
    let is_of_list = || {
        let behind = tokens.get(2).filter(|next| next.follows_directly() && next.word.starts_with(char::is_uppercase));
        let is_body = |next: &names::Token<'_>| {
            let own = words::words(&text[next.start..]);
            wording::names_a_body(&text[next.start..]) && !is_organisation(&own)
        };
        length == 2
            && behind.is_some_and(is_body)
            && !names::begins_with_given(text)
            && names::begins_with_given(tokens[1].word)
    };
    length > 0 && (tokens[length - 1].after.starts_with(',') && names::begins_with_given(text) || is_of_list())
}

/// The name in a text, without kinds, leads and dates. `None` if the text is a sentence, a person or a label.
pub(super) fn clean(text: &str, tolerance: Tolerance) -> Option<String> {
    static LEAD: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"(?ix)^(?:[\d\s().,:–-]+|(?:ämne|organ|nämnd|grupp|styrelse/nämnd|instans)\s*:\s*|(?:protokoll|sammanträdesprotokoll|styrelseprotokoll|mötesprotokoll|stämmoprotokoll|årsmötesprotokoll|mötesanteckning(?:ar)?|minnesanteckning(?:ar)?|sammanträdesanteckningar|kallelse|dagordning)\b[\s:]*(?:fört\s+vid\s+|från\s+|för\s+|vid\s+|till\s+|med\s+|nr\s*\d+\s*)?|(?:ordinarie|extra|konstituerande|årsmöte|styrelsemöte|föreningsstämma|möte|sammanträde)\s+(?:(?:med|i|för|på)\s+)?(?:deltagarna\s+i\s+)?)",
        )
    });
    let mut name = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for _ in 0..4 {
        let Some(lead) = LEAD.find(&name).filter(|lead| lead.end() > 0) else { break };
        name = name[lead.end()..].to_owned();
    }
    if names_person(&name) {
        return None;
    }
    // "Sammanträdeshandlingar Arbetsutskottet"
    if let Some((kind, rest)) = name.split_once(' ')
        && wording::begins_as_kind(&fold(kind))
        && !wording::names_a_body(kind)
        && rest.starts_with(char::is_uppercase)
        && wording::names_a_body(rest)
    {
        name = rest.to_owned();
    }
    // "Årsmöte föreningen Exemplet", "Protokoll från sammanträde med landstingsstyrelsen"
    let first = words::first_words(&name, 2);
    let is_body = || name.len() < text.len() && first.iter().skip(1).all(|next| !next.contains(char::is_alphabetic));
    let is_named =
        |first: &String| ORGANISATION_FORMS.contains(&first.as_str()) || wording::names_a_body(first) && is_body();
    if first.first().is_some_and(is_named) {
        name = capitalised(&name);
    }
    // "Årsmötesprotokoll / För Föreningen Exemplet", "Protokoll för Exempels förenings årsmöte"
    for lead in ["för ", "För ", "i ", "I "] {
        if let Some(rest) = name.strip_prefix(lead).filter(|rest| rest.starts_with(char::is_uppercase)) {
            name = rest.to_owned();
            break;
        }
    }
    // The text after a comma is a date, a place or an address.
    if let Some((first, rest)) = name.split_once(", ")
        && (rest.starts_with(|letter: char| letter.is_ascii_digit())
            || rest.starts_with(char::is_lowercase) && rest.ends_with(|letter: char| letter.is_ascii_digit())
            || rest.starts_with(char::is_uppercase)
                && !wording::names_a_body(rest)
                && !is_organisation(&words::words(rest)))
    {
        name = first.to_owned();
    }
    let whole = name.clone();
    for _ in 0..EDGES {
        // "Exempels dikningsföretag av år 1920"
        let edge = EDGE.find(&name).map(|found| found.start()).filter(|&edge| !name[..edge].ends_with(" av år"));
        let Some(edge) = edge else { break };
        name.truncate(edge);
    }
    name.push_str(own_number(&name, &whole));
    let mut name = without_form(&name);
    // A kind at the end: "Kommunrevisionen SAMMANTRÄDESANTECKNINGAR", "Regionfullmäktiges protokoll".
    let last = words::last_word(&name);
    if wording::begins_as_kind(&last) {
        let end = name.trim_end().rfind(' ')?;
        name.truncate(end);
        if name.ends_with('s') && wording::names_a_body(&name) {
            name.pop();
        }
    }
    let name = name.split(" kallas ").next().unwrap_or("").trim();
    let name = name.trim_matches(|character: char| !character.is_alphanumeric() && character != ')').to_owned();
    let words = words::words(&name);
    let is_label = wording::attendance(&name, tolerance).is_some()
        || wording::office(&words, tolerance).is_some()
        || wording::label(&name, tolerance).is_some();
    let tells = words.iter().skip(1).any(|word| wording::is_finite(word));
    let is_person = name.contains("(S)")
        || name.contains("(M)")
        || !is_organisation(&words) && names::people(&name, Style::List).iter().any(|person| person.role.is_some());
    let is_title = words.len() == 1 && wording::begins_as_kind(&words[0])
        || words.len() == 1 && is_meeting(&words[0])
        || words.first().is_some_and(|word| LEADS_IN.contains(&word.as_str()));
    let is_cut = words.last().is_some_and(|last| matches!(last.as_str(), "det" | "den" | "de" | "vi" | "och"));
    let is_name = (1..=14).contains(&words.len())
        && !is_cut
        && name.chars().find(|letter| letter.is_alphabetic()).is_some_and(char::is_uppercase)
        && !is_label
        && !tells
        && !is_person
        && !is_title
        && !name.contains(": ")
        && !ends_sentence(&name)
        && dates::find(&name, tolerance).is_empty();
    is_name.then_some(name)
}

/// The number at the end of the name of a housing association or a branch, as in "Brf Eken nr 2" and "Exempelfacket
/// avdelning 14", if `whole` has it behind `name`.
fn own_number<'a>(name: &str, whole: &'a str) -> &'a str {
    static NUMBER: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^\s(?:nr\s\d{1,2}\b|\d{1,2}$)"));
    const HOMES: &[&str] = &["brf", "bostadsrattsforening", "bostadsrattsforeningen"];
    let is_of_homes = words::first_words(name, 3).iter().any(|word| HOMES.contains(&word.as_str()));
    let is_branch = matches!(words::last_word(name).as_str(), "avdelning" | "avd" | "krets" | "distrikt");
    let is_session = is_meeting(&words::last_word(name));
    let number = NUMBER.find(&whole[name.len()..]).filter(|_| (is_of_homes || is_branch) && !is_session);
    number.map_or("", |number| number.as_str())
}

/// The name up to the next word of the form: "Valnämnden Sammanträdesdatum Ärendelista", "Styrelsen Sida 33 (65)".
fn without_form(name: &str) -> String {
    let tokens = names::tokens(name);
    let is_of_form = |token: &names::Token<'_>| {
        let folded = fold(token.word);
        token.word.starts_with(char::is_uppercase)
            && (FRONT_PAGE.contains(&folded.as_str())
                || wording::begins_as_kind(&folded)
                || matches!(
                    folded.as_str(),
                    "sida" | "sid" | "blad" | "nr" | "arendelista" | "utsand" | "diarienummer"
                ))
    };
    let end = (1..tokens.len()).find(|&at| is_of_form(&tokens[at]));
    // A kind at the end may be of the name's own word: "Regionfullmäktiges protokoll".
    let is_end = |at: &usize| at + 1 < tokens.len() || FRONT_PAGE.contains(&fold(tokens[*at].word).as_str());
    end.filter(is_end).map_or(name, |at| name[..tokens[at].start].trim()).to_owned()
}

pub(super) fn is_organisation(words: &[String]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let own = word.strip_suffix('s').unwrap_or(word);
        // "Exempel ek. för." is an organisation, "Lena Ek" is not.
        if own == "ek" {
            return words.get(at + 1).is_some_and(|next| next.starts_with("for"));
        }
        ORGANISATION_FORMS
            .iter()
            .any(|form| own == *form || form.len() > 3 && own.ends_with(form) || ends_nearly(own, form))
    })
}

/// Whether a word ends in the form of an organisation with one letter misread: "Dikninsföretae".
fn ends_nearly(word: &str, form: &str) -> bool {
    const LONG: usize = 7;
    let differ = word.chars().rev().zip(form.chars().rev()).filter(|(one, other)| one != other).count();
    form.len() >= LONG && word.len() > form.len() && differ == 1
}

pub(super) fn is_meeting(word: &str) -> bool {
    let own = word.strip_suffix("et").or_else(|| word.strip_suffix('t')).unwrap_or(word);
    MEETING_ENDINGS.iter().any(|ending| word.ends_with(ending) || own.ends_with(ending)) && !word.ends_with("protokoll")
}
