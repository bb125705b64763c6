//! Recognises bodies and parties by the names in common use: "KF", "socialnämnden", "sd", "Sverigedemokraterna".

use super::description::is_small_party;
use crate::analysis::fold;
use crate::protocol::swedish::{BODY_LETTERS, DEFINITE_BODIES, PARTIES, PARTY_ENDINGS};

/// The folded names that documents may use for the body called `asked`: the name that its letters stand for, the name
/// itself, and the name without its definite ending.
#[must_use]
pub fn body_names(asked: &str) -> Vec<String> {
    let folded = fold(asked);
    if let Some((_, names)) = BODY_LETTERS.iter().find(|(letters, _)| *letters == folded) {
        return names.iter().flat_map(|name| body_names(name)).collect();
    }
    let bare = DEFINITE_BODIES.iter().find_map(|(ending, bare)| {
        let stem = folded.strip_suffix(ending)?;
        (ending != bare && !stem.is_empty()).then(|| format!("{stem}{bare}"))
    });
    std::iter::once(folded).chain(bare).collect()
}

/// Whether `word` ends like the name of a body in the definite form: "socialnämnden", "fullmäktige".
#[must_use]
pub fn ends_as_body(word: &str) -> bool {
    let folded = fold(word);
    DEFINITE_BODIES.iter().any(|(ending, _)| folded.ends_with(ending))
}

/// Whether the folded `name` ends like the name of a body, with or without the definite ending: "arbetsutskott".
#[must_use]
pub fn ends_as_bare_body(name: &str) -> bool {
    DEFINITE_BODIES.iter().any(|(ending, bare)| name.ends_with(ending) || name.ends_with(bare))
        || ["presidium", "delegation"].iter().any(|ending| name.ends_with(ending))
}

/// Whether `word` is the letters of a body: "KF".
#[must_use]
pub fn is_body_letters(word: &str) -> bool {
    let folded = fold(word);
    BODY_LETTERS.iter().any(|(letters, _)| *letters == folded)
}

/// The letters of the party called `asked`: "SD" for "sd", "SD:s" and "Sverigedemokraterna".
#[must_use]
pub fn party(asked: &str) -> Option<String> {
    // Local parties are known only by their letters in capitals, which queries also use for many other things.
    let folded = fold(asked);
    let folded = folded.strip_suffix(":s").unwrap_or(&folded);
    if is_small_party(folded) || PARTIES.iter().any(|(letters, _)| letters.to_lowercase() == folded) {
        return Some(folded.to_uppercase());
    }
    named_party(folded).map(str::to_owned)
}

/// The letters of the party with this folded name.
pub(in crate::protocol) fn named_party(folded: &str) -> Option<&'static str> {
    let is_called = |stem: &&str| folded.strip_prefix(*stem).is_some_and(|ending| PARTY_ENDINGS.contains(&ending));
    PARTIES.iter().find(|(_, stems)| stems.iter().any(is_called)).map(|(letters, _)| *letters)
}

#[cfg(test)]
mod tests {
    use super::{body_names, ends_as_body, party};

    #[test]
    fn bodies_are_known_by_letters_and_with_and_without_the() {
        assert_eq!(body_names("KF"), ["kommunfullmaktige"]);
        assert_eq!(body_names("ks"), ["kommunstyrelsen", "kommunstyrelse"]);
        assert_eq!(body_names("Socialnämnden"), ["socialnamnden", "socialnamnd"]);
        assert_eq!(body_names("Läns gemensam"), ["lans gemensam"]);
        assert!(ends_as_body("fullmäktige") && !ends_as_body("skolan"));
    }

    #[test]
    fn parties_are_known_by_letters_and_names() {
        for (asked, letters) in [
            ("SD", "SD"),
            ("sd", "SD"),
            ("SD:s", "SD"),
            ("Sverigedemokraternas", "SD"),
            ("centern", "C"),
            ("vänsterns", "V"),
        ] {
            assert_eq!(party(asked).as_deref(), Some(letters), "{asked}");
        }
        assert_eq!(party("demokrati"), None);
        assert_eq!(party("moderatorn"), None);
        assert_eq!(party("skola"), None);
    }
}
