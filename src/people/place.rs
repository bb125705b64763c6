//! Compares places: counties, municipalities and organisations as minutes write them. It uses rules for how Swedish
//! authorities are named, but no documents.

use crate::analysis::fold;
use crate::protocol::{county, is_municipality};

/// Where someone belongs, in a form that does not depend on how it is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// A county: "Kalmar län", "Region Kalmar län", "Landstinget i Kalmar län".
    County(String),
    /// A municipality: "Växjö", "Växjö kommun", "Göteborgs Stad".
    Municipality(String),
    /// Any other organisation, including a governing body whose county or municipality is unknown.
    Organisation(String),
    /// The folder of documents that do not name their region.
    Folder(String),
}

/// Letters of parties, as minutes write them in brackets. People of one name and different parties are different
/// people.
const PARTIES: &[&str] = &["s", "m", "c", "l", "fp", "v", "vpk", "kd", "kds", "mp", "sd", "fi", "nyd", "d"];

/// Words that tell the kind of an authority, but not which it is.
const KINDS: &[&str] = &[
    "region",
    "regionen",
    "landstinget",
    "landsting",
    "lan",
    "lans",
    "kommun",
    "kommunen",
    "kommuns",
    "stad",
    "stads",
    "staden",
    "i",
];

/// The party whose letters `organisation` is: "S" and "(s)" are s. Former letters give the present party: "FP" is l.
#[must_use]
pub fn party(organisation: &str) -> Option<&'static str> {
    let folded = fold(organisation);
    let letters = folded.trim_matches(|character: char| !character.is_alphanumeric());
    let party = PARTIES.iter().find(|party| **party == letters)?;
    Some(match *party {
        "fp" => "l",
        "kds" => "kd",
        "vpk" => "v",
        party => party,
    })
}

/// The place that the name of an organisation or region means; `None` for a party or an empty name.
#[must_use]
pub fn place(printed: &str) -> Option<Place> {
    if party(printed).is_some() {
        return None;
    }
    let lower = printed.to_lowercase();
    let words: Vec<(&str, String)> = lower
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word, fold(word)))
        .collect();
    let core: Vec<&(&str, String)> = words.iter().filter(|(_, word)| !KINDS.contains(&word.as_str())).collect();
    let has = |kinds: &[&str]| words.iter().any(|(_, word)| kinds.contains(&word.as_str()));
    // Habo and Håbo are two municipalities, so that a municipality keeps its marks.
    let marked = genitive(&core.iter().map(|(word, _)| *word).collect::<Vec<_>>().join(" "));
    let core = genitive(&core.iter().map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" "));
    if core.is_empty() {
        return words.first().map(|(_, word)| Place::Organisation(word.clone()));
    }
    let is_one = core.split(' ').count() <= 2;
    let county = county(printed).map(|name| genitive(fold(name).trim_end_matches(" lan")));
    Some(if let Some(county) = county {
        Place::County(county)
    } else if is_one && (has(&["kommun", "kommunen", "kommuns", "stad", "stads", "staden"]) || is_municipality(printed))
    {
        Place::Municipality(marked)
    } else {
        Place::Organisation(core)
    })
}

/// A name without the -s of a genitive, so that "Borgholms" and "Borgholm" are equal. A name that ends in s loses it
/// too, which does no harm.
fn genitive(name: &str) -> String {
    name.strip_suffix('s').filter(|rest| rest.chars().count() > 2).unwrap_or(name).to_owned()
}

impl Place {
    /// The folded name, which distinguishes a place from others of its kind.
    #[must_use]
    pub fn name(&self) -> &str {
        let (Self::County(name) | Self::Municipality(name) | Self::Organisation(name) | Self::Folder(name)) = self;
        name
    }

    /// Whether both may be the same place: they are equal, one is a part of the other ("Kommunförbundet",
    /// "Kommunförbundet Kalmar län"), or one is an abbreviation of the other ("RGK", "Region Kronoberg").
    #[must_use]
    pub fn may_be(&self, other: &Self) -> bool {
        self == other || self.shortens(other) || other.shortens(self)
    }

    fn shortens(&self, whole: &Self) -> bool {
        let Self::Organisation(short) = self else { return false };
        let (long, prefix) = match whole {
            Self::Organisation(long) => (long, ""),
            Self::County(long) => (long, "region"),
            Self::Municipality(_) | Self::Folder(_) => return false,
        };
        long.starts_with(&format!("{short} ")) || abbreviates(short, &format!("{prefix}{long}"))
    }
}

/// Whether `short` abbreviates `whole`, as "rgk" does "regionkronoberg": both begin with the same letter, and the
/// letters of `short` occur in `whole` in the same order. An abbreviation has two to four letters; anything longer is a
/// word.
fn abbreviates(short: &str, whole: &str) -> bool {
    let mut letters = whole.chars();
    (2..=4).contains(&short.chars().count())
        && whole.chars().next() == short.chars().next()
        && short.chars().all(|letter| letters.any(|other| other == letter))
}

/// How similar the names of two governing bodies are, from 0 to 1: the share of their words that both have.
pub fn body_likeness(one: &str, other: &str) -> f32 {
    let words = |name: &str| -> Vec<String> {
        let folded = fold(name);
        let words = folded.split(|character: char| !character.is_alphanumeric());
        let mut words: Vec<String> = words.filter(|word| word.chars().count() > 2).map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let (one, other) = (words(one), words(other));
    let both = one.iter().filter(|word| other.contains(word)).count();
    let all = one.len() + other.len() - both;
    if all == 0 {
        0.0
    } else {
        f32::from(u16::try_from(both).unwrap_or(0)) / f32::from(u16::try_from(all).unwrap_or(1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, body_likeness, party, place};

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let (one, other) = (place(one), place(other));
        let may_be = one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.may_be(other));
        assert_eq!(may_be, expected, "{one:?} {other:?}");
    }

    #[test]
    fn one_place_is_written_in_several_ways() {
        check("Region Kalmar län", "Kalmar län", true);
        check("region Kronoberg", "Kronobergs län", true);
        check("Borgholm kommun", "Borgholms kommun", true);
        check("Växjö", "Växjö kommun", true);
        check("Göteborg", "Göteborgs Stad", true);
        check("Kommunförbundet", "kommunförbundet i Kalmar län", true);
        check("RGK", "Region Kronoberg", true);
        check("Region Jämtland Härjedalen", "Jämtlands län", true);
    }

    #[test]
    fn places_of_one_name_are_told_apart() {
        check("Kalmar kommun", "Region Kalmar län", false);
        check("Växjö", "Alvesta", false);
        check("Habo kommun", "Håbo kommun", false);
        check("RKL", "Region Kronoberg", false);
        check("Kommunförbundet Kalmar län", "Kalmar län", false);
        assert_eq!(place("(S)"), None);
        assert_eq!(place("Kalmar län"), Some(Place::County("kalmar".to_owned())));
    }

    #[test]
    fn parties_are_letters() {
        assert_eq!((party("(s)"), party("FP"), party("L"), party("RGK")), (Some("s"), Some("l"), Some("l"), None));
    }

    #[test]
    fn governing_bodies_are_alike_by_their_words() {
        assert!(
            body_likeness(
                "Ledningsgrupp för vård, skola och omsorg",
                "Ledningsgrupp för länets vård, skola och omsorg"
            ) > 0.7
        );
        assert!(body_likeness("Socialnämnden", "Skolnämnden") < 0.1);
    }
}
