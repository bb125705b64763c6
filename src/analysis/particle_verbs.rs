//! Joins a verb and its particle, as minutes do: people ask "varför läggs skolan ned", and minutes say "nedläggning av
//! skolan". The words are made by rule; those that do not exist match nothing.

use super::{Condition, analyse};
use std::collections::BTreeSet;

/// Particles, and how they begin the joined word. Left out are those that are usually prepositions ("av", "om").
const PARTICLES: &[(&str, &[&str])] = &[
    ("bort", &["bort"]),
    ("fram", &["fram"]),
    ("igen", &["åter"]),
    ("ihop", &["samman"]),
    ("in", &["in"]),
    ("ned", &["ned", "ner"]),
    ("ner", &["ned", "ner"]),
    ("samman", &["samman"]),
    ("tillbaka", &["åter"]),
    ("upp", &["upp"]),
    ("ut", &["ut"]),
    ("över", &["över"]),
];

/// Verbs whose nouns have another root than the infinitive without its last letter: "ta fram", framtagning.
const ROOTS: &[(&str, &str)] = &[("dra", "drag"), ("ge", "giv"), ("slå", "slag"), ("ta", "tag")];

/// The endings of nouns made of verbs: upp|följ|ning, över|lämn|ande, ut|bygg|nad, in|köp.
const ENDINGS: &[&str] = &["ning", "ande", "nad", ""];

/// The shortest root to which an ending is added by rule. Not measured: shorter ones are rarely verbs.
const ROOT: usize = 3;

/// The stems of the words that join the verb with the stem `verb` and the particle: "lägga", "ner" gives "nedlägga",
/// "nedläggning" and others. Empty if `particle` is none, or `verb` cannot be a verb in the infinitive.
#[must_use]
pub fn joined(verb: &str, particle: &str) -> Vec<String> {
    let Some((_, beginnings)) = PARTICLES.iter().find(|(known, _)| *known == particle) else { return Vec::new() };
    let known = ROOTS.iter().find(|(known, _)| *known == verb).map(|(_, root)| *root);
    let regular = || verb.strip_suffix('a').filter(|root| root.chars().count() >= ROOT);
    let Some(root) = known.or_else(regular) else { return Vec::new() };
    let mut stems = BTreeSet::new();
    for beginning in *beginnings {
        let nouns = ENDINGS.iter().map(|ending| format!("{beginning}{root}{ending}"));
        for word in nouns.chain([format!("{beginning}{verb}")]) {
            stems.extend(analyse(&word, Condition::Clean).into_iter().map(|token| token.word.stem.clone()));
        }
    }
    stems.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[track_caller]
    fn check(verb: &str, particle: &str, expected: &[&str]) {
        let stems = joined(verb, particle);
        for stem in expected {
            assert!(stems.iter().any(|own| own == stem), "{verb} {particle}: {stems:?}");
        }
    }

    #[test]
    fn nouns_are_made_of_verb_and_particle() {
        check("lägga", "ner", &["nedlägga", "nedläggning"]);
        check("följa", "upp", &["uppföljning"]);
        check("ta", "fram", &["framta", "framtagning"]);
        check("bygga", "ut", &["utbyggnad"]);
        check("slå", "ihop", &["sammanslagning"]);
        check("slå", "samman", &["sammanslagning"]);
        check("betala", "tillbaka", &["återbetalning"]);
    }

    #[test]
    fn other_words_are_not_joined() {
        assert!(joined("lägga", "om").is_empty());
        assert!(joined("skola", "för").is_empty());
        assert!(joined("skriva", "av").is_empty());
        assert!(joined("förslag", "in").is_empty());
    }
}
