//! Recognises municipalities and counties in all their names: "Region Kalmar län", "Kalmar läns landsting", "VGR".

use crate::analysis::fold;
use crate::protocol::swedish::{COUNTIES, County, MUNICIPALITIES};
use crate::protocol::words::{self, Tolerance};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether `word` is the name of a municipality, or its genitive.
#[must_use]
pub fn is_municipality(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| MUNICIPALITIES.iter().copied().collect());
    NAMES.contains(word) || word.strip_suffix('s').is_some_and(|stem| NAMES.contains(stem))
}

/// Whether `name` is a county's name as texts use it with "län" or "region": "Kronoberg", "Västra Götaland".
#[must_use]
pub fn is_county(name: &str) -> bool {
    let folded = fold(name);
    COUNTIES.iter().any(|county| county.stems.contains(&folded.as_str()))
}

/// The county that `name` means, by its full name: "Kalmar län" for "Region Kalmar län" and "Kalmar läns landsting",
/// "Västra Götalands län" for "VGR". A name that a municipality also has means the county only with a word that says
/// so.
#[must_use]
pub fn county(name: &str) -> Option<&'static str> {
    let words = words::words(name);
    let (kinds, own): (Vec<&str>, Vec<&str>) = words.iter().map(String::as_str).partition(|word| is_kind(word));
    let own = own.join(" ");
    let is_called = |name: &str| own == name || own.strip_suffix('s').is_some_and(|own| own == name);
    let county = COUNTIES.iter().find(|county| county.stems.iter().chain(county.names).any(|name| is_called(name)))?;
    let is_municipality = MUNICIPALITIES.iter().any(|name| is_called(&fold(name)));
    (!kinds.is_empty() || !is_municipality).then_some(county.name)
}

/// Whether a word gives the kind of an authority, not its name.
fn is_kind(word: &str) -> bool {
    matches!(word, "region" | "regionen" | "landsting" | "landstinget" | "lan" | "lans" | "i")
}

/// The counties that a text names, given its words: "Region Kronoberg", "Kalmar län", "Västra Götalandsregionen".
pub(in crate::protocol) fn counties(words: &[String], tolerance: Tolerance) -> impl Iterator<Item = &'static County> {
    (0..words.len()).filter_map(move |at| {
        let word = words[at].as_str();
        if words::same_word(&word.replace('1', "l"), "lan", tolerance) || word == "lans" {
            return COUNTIES.iter().find(|county| county.stems.iter().any(|stem| ends_with(&words[..at], stem)));
        }
        if matches!(word, "region" | "landstinget") {
            let behind = &words[at + 1..];
            let behind = behind.strip_prefix(&["i".to_owned()]).unwrap_or(behind);
            return COUNTIES.iter().find(|county| county.stems.iter().any(|stem| begins_with(behind, stem)));
        }
        let is_name = |name: &str| name.rsplit(' ').next() == Some(word) && ends_with(&words[..=at], name);
        COUNTIES.iter().find(|county| county.names.iter().any(|name| is_name(name)))
    })
}

/// Whether the words end with those of the stem, in any form: "kronobergs".
fn ends_with(words: &[String], stem: &str) -> bool {
    let own: Vec<&str> = stem.split(' ').collect();
    words.len().checked_sub(own.len()).is_some_and(|from| begins_with(&words[from..], stem))
}

fn begins_with(words: &[String], stem: &str) -> bool {
    let own: Vec<&str> = stem.split(' ').collect();
    words.len() >= own.len() && own.iter().zip(words).all(|(own, word)| word.starts_with(own))
}

#[cfg(test)]
mod tests {
    use super::{counties, county};
    use crate::protocol::words::{self, Tolerance};

    #[test]
    fn a_county_has_many_names() {
        for (name, expected) in [
            ("Region Kalmar län", Some("Kalmar län")),
            ("Kalmar läns landsting", Some("Kalmar län")),
            ("Landstinget i Kalmar län", Some("Kalmar län")),
            ("kalmar", None),
            ("Kalmar kommun", None),
            ("VGR", Some("Västra Götalands län")),
            ("Västra Götalandsregionen", Some("Västra Götalands län")),
            ("Sörmland", Some("Södermanlands län")),
            ("Region Jämtland Härjedalen", Some("Jämtlands län")),
            ("Kronoberg", Some("Kronobergs län")),
            ("Borgholms kommun", None),
        ] {
            assert_eq!(county(name), expected, "{name}");
        }
    }

    #[test]
    fn texts_name_counties_by_words_beside_them() {
        #[track_caller]
        fn check(text: &str, expected: &[&str]) {
            let words = words::words(text);
            assert_eq!(counties(&words, Tolerance::Exact).map(|county| county.name).collect::<Vec<_>>(), expected);
        }
        check("Regionstyrelsen i Region Kronoberg", &["Kronobergs län"]);
        check("Landstinget i Värmland och Västra Götalands län", &["Värmlands län", "Västra Götalands län"]);
        check("Västra Götalandsregionen", &["Västra Götalands län"]);
        check("Kalmar kommun, Stockholm", &[]);
    }
}
