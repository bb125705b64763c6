//! Tests which words are read into damaged words, with a small lexicon of invented frequencies.

use super::super::lexicon::{Lexicon, WordData};
use super::{MOST, readings};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Words with invented but plausible counts in ten million words.
const WORDS: &[(&str, u64)] = &[
    ("arbete", 2_000),
    ("avtal", 1_200),
    ("barn", 3_000),
    ("beslut", 5_000),
    ("bor", 900),
    ("bör", 7_000),
    ("chef", 300),
    ("dag", 2_000),
    ("elev", 600),
    ("för", 210_000),
    ("föredragande", 100),
    ("företag", 600),
    ("förslag", 3_000),
    ("gemensam", 900),
    ("gemensamma", 600),
    ("grupp", 700),
    ("hälsa", 600),
    ("idé", 90),
    ("lan", 10),
    ("län", 2_600),
    ("lån", 1_200),
    ("man", 11_000),
    ("mån", 2_000),
    ("möte", 300),
    ("möten", 300),
    ("nät", 300),
    ("nätverket", 100),
    ("och", 300_000),
    ("oss", 900),
    ("protokoll", 300),
    ("på", 100_000),
    ("samordnare", 90),
    ("samverkan", 900),
    ("statsbidrag", 300),
    ("vård", 2_000),
    ("är", 110_000),
    ("år", 20_000),
    ("årsdagen", 30),
    ("öppnande", 90),
    ("överenskommelse", 300),
];

/// Parts of compounds with invented but plausible costs in bits, as first and as last part.
const PARTS: &[(&str, Option<f32>, Option<f32>)] = &[
    ("arbets", Some(8.0), None),
    ("avtalets", None, Some(10.0)),
    ("chefs", Some(11.0), None),
    ("elev", Some(10.0), None),
    ("gemensamma", None, Some(9.0)),
    ("hälso", Some(9.0), None),
    ("lag", Some(8.0), None),
    ("läns", Some(9.0), None),
    ("nätverket", None, Some(11.0)),
    ("rådets", None, Some(9.0)),
    ("samordnare", None, Some(10.0)),
    ("vård", Some(8.0), None),
    ("vårds", Some(9.0), None),
    ("ö", Some(12.0), None),
];

static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut words: BTreeMap<String, WordData> = BTreeMap::new();
    for (word, count) in WORDS {
        words.entry((*word).to_owned()).or_default().count = *count;
    }
    for (part, first, last) in PARTS {
        let word = words.entry((*part).to_owned()).or_default();
        (word.first, word.last) = (*first, *last);
    }
    Lexicon::write(&words)
});

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&WRITTEN).unwrap_or_default());

/// A small lexicon of invented figures.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

fn best(printed: &str) -> String {
    readings(printed, lexicon()).remove(0).word
}

#[track_caller]
fn check(printed: &str, expected: &str) {
    assert_eq!(best(printed), expected, "{:?}", readings(printed, lexicon()));
}

#[test]
fn lost_marks_are_put_back() {
    check("for", "för");
    check("forslag", "förslag");
    check("ide", "idé");
    check("ar", "är");
}

#[test]
fn other_signs_are_read_as_the_letter_they_stood_for() {
    check("f6redragande", "föredragande");
    check("6ppnande", "öppnande");
    check("p&", "på");
    check("&r", "är");
    check("hilsa", "hälsa");
    check("fér", "för");
    check("moéte", "möte");
    check("modten", "möten");
    check("verenskommelse", "överenskommelse");
    check("1an", "län");
    check("o0ss", "oss");
    check("statshidrag", "statsbidrag");
}

#[test]
fn words_that_the_lexicon_lacks_are_read_by_their_pieces() {
    check("elevhalsochefsnatverket", "elevhälsochefsnätverket");
    check("lansgemensamma", "länsgemensamma");
    check("vardavtalets", "vårdavtalets");
    check("Lagradets", "Lagrådets");
    check("18-arsdagen", "18-årsdagen");
}

#[test]
fn names_of_places_and_people_are_read() {
    check("Vixjo", "Växjö");
    check("Almhults", "Älmhults");
    check("Torbjoérn", "Torbjörn");
    check("Goransson", "Göransson");
    check("Bergstrom", "Bergström");
    check("Osterberg", "Österberg");
    check("Alvesta", "Alvesta");
}

#[test]
fn case_is_carried_over() {
    check("Forslag", "Förslag");
    check("FORSLAG", "FÖRSLAG");
    check("Overenskommelse", "Överenskommelse");
}

#[test]
fn what_is_whole_stays_as_it_is() {
    for word in [
        "samverkan",
        "protokoll",
        "man",
        "för",
        "län",
        "hälsa",
        "och",
        "idé",
        "RGK",
        "AUs",
        "IKB-teamen",
        "HT24",
        "1177",
        "2024",
        "7e",
        "Forkell",
        "Vardgren",
        "Mats",
        "AU:s",
        "RS 2022/195",
        "vårdavtal",
        "h\u{e4}lsa",
        "ha\u{308}lsa",
        "",
        "-",
        "&",
        "🎉",
        "İstanbul",
    ] {
        check(word, word);
    }
}

#[test]
fn other_readings_follow_the_best() {
    let found = readings("lan", lexicon());
    let words: Vec<&str> = found.iter().map(|reading| reading.word.as_str()).collect();
    assert_eq!(words, ["län", "lån", "lan"]);
    assert!(found[0].cost < found[1].cost);
}

proptest! {
    #[test]
    fn any_word_has_readings(word in r"(\PC|[aoeéi6&1dåäöA-Ö\-]){0,70}") {
        let found = readings(&word, lexicon());
        prop_assert!(!found.is_empty() && found.len() <= MOST);
        prop_assert!(found.is_sorted_by_key(|reading| reading.cost));
        for (place, reading) in found.iter().enumerate() {
            prop_assert!(found[..place].iter().all(|other| other.word != reading.word));
        }
    }

    #[test]
    fn words_of_the_lexicon_with_marks_stay(place in 0..WORDS.len()) {
        let word = WORDS[place].0;
        prop_assume!(!word.is_ascii());
        prop_assert_eq!(best(word), word);
    }

    #[test]
    fn letters_without_sense_end(word in r"[ao6é&]{40,50}") {
        prop_assert!(!readings(&word, lexicon()).is_empty());
    }
}
