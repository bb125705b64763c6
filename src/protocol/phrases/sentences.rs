//! Splits text into sentences and recognises points of lists.

use crate::protocol::pattern::Pattern;
use std::sync::LazyLock;

static POINT: LazyLock<Pattern> = LazyLock::new(|| Pattern::new(r"^(?:\d{1,2}[.)]|[a-zåäö][.)])\s+\S"));

/// Words as short as abbreviations that end sentences: "Val av revisor, 1 år. Till revisor …"
const SHORT_WORDS: &[&str] = &["år", "nu", "då", "så", "in", "ut", "ny", "ja"];

/// Whether a text is a point of a list: "1. Nya …", "a) Göteborgs …".
pub(in crate::protocol) fn is_point(text: &str) -> bool {
    POINT.is_match(text)
}

/// Whether the text ends with the mark of a sentence's end.
pub(in crate::protocol) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '”', ')', '»', ' ']).ends_with(['.', '!', '?'])
}

/// The sentences of a text. A full stop ends a sentence if a capital follows and the word before it is not an
/// abbreviation (shorter than three letters, or a small number).
pub(in crate::protocol) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, _) in text.match_indices(['.', '?', '!']) {
        let after = &text[index + 1..];
        let quoted = after.trim_start_matches(['"', '”', ')']);
        let next = quoted.trim_start();
        // "… från Kim Holm m.fl.” Omröstningen utfaller …"
        let closes = after.starts_with(['"', '”']) && !next.starts_with('"');
        if next.len() < quoted.len()
            && next.chars().next().is_some_and(|character| character.is_uppercase() || matches!(character, '"' | '('))
            && (closes || !is_abbreviation(&text[start..index]))
        {
            let end = text.len() - quoted.len();
            found.push(text[start..end].trim());
            start = end;
        }
    }
    found.push(text[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

/// Whether the full stop after `before` does not end a sentence.
fn is_abbreviation(before: &str) -> bool {
    let word = before.rsplit(|character: char| !character.is_alphanumeric()).next().unwrap_or("");
    let lead = before[..before.len() - word.len()].split_whitespace().next_back().unwrap_or("");
    if matches!(word, "bitr" | "exkl" | "inkl" | "resp" | "kap" | "dnr")
        // "… att ordf. Kim Holm tecknar firman"; "Kim Holm valdes till ordf." ends the sentence.
        || matches!(word, "ordf" | "sekr" | "Ordf" | "Sekr")
            && !matches!(lead, "till" | "av" | "vår" | "som" | "ny" | "nya" | "är" | "blir" | "blev")
    {
        return true;
    }
    if !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit()) {
        // In "den 3. maj" and "kap. 5." the number does not end a sentence. But a year may end one, and so may a day
        // ("1/6."), the number of a house ("nr 149."), a count ("till 13.") and an hour ("efter kl 23.").
        let is_count = matches!(
            lead.trim_end_matches('.'),
            "till" | "nr" | "på" | "punkt" | "paragraf" | "bilaga" | "sida" | "kl" | "klockan"
        );
        return word.len() < 3 && !before.ends_with(&format!("/{word}")) && !is_count;
    }
    // "Ansökan avser 480 000 kr. Styrelsen beslutade …"
    let is_unit = matches!(word, "kr" | "km" | "kg" | "ha") && lead.ends_with(|sign: char| sign.is_ascii_digit());
    if is_unit {
        return false;
    }
    // "… tilldelas Exempelby IF. Kim Holm yrkade": two capitals are a name.
    let is_name = word.chars().count() == 2 && word.chars().all(char::is_uppercase);
    word.chars().count() < 3 && !is_name && !SHORT_WORDS.contains(&word) && !before.ends_with([')', '"', '”'])
}

#[cfg(test)]
mod tests {
    use super::sentences;

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            sentences(
                "Avtalet antas inkl. bilaga 1. Arbetsgruppen tar t.ex. fram ett förslag. Det gäller kap. 5. Lagen."
            ),
            ["Avtalet antas inkl. bilaga 1.", "Arbetsgruppen tar t.ex. fram ett förslag.", "Det gäller kap. 5. Lagen."]
        );
        assert_eq!(
            sentences("Val av revisor, 1 år. Lunch den 1/6. Beslutas att vi bjuder (alla). Tyst efter kl 23. Slut."),
            ["Val av revisor, 1 år.", "Lunch den 1/6.", "Beslutas att vi bjuder (alla).", "Tyst efter kl 23.", "Slut."]
        );
    }
}
