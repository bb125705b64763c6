//! What is read into which words, against a small lexicon of made-up frequencies.

use super::lexicon::Sorted;
use super::{MOST, readings};
use proptest::prelude::*;

/// Sorted; frequencies in a thousand million words, as like as not.
const WORDS: &[(&str, u32)] = &[
    ("arbete", 200_000),
    ("avtal", 120_000),
    ("barn", 300_000),
    ("beslut", 500_000),
    ("bor", 90_000),
    ("bör", 700_000),
    ("chef", 30_000),
    ("dag", 200_000),
    ("elev", 60_000),
    ("för", 21_000_000),
    ("föredragande", 10_000),
    ("företag", 60_000),
    ("förslag", 300_000),
    ("gemensam", 90_000),
    ("gemensamma", 60_000),
    ("grupp", 70_000),
    ("hälsa", 60_000),
    ("idé", 9_000),
    ("lan", 1_000),
    ("län", 260_000),
    ("lån", 120_000),
    ("man", 1_100_000),
    ("mån", 200_000),
    ("möte", 30_000),
    ("möten", 30_000),
    ("nät", 30_000),
    ("nätverket", 10_000),
    ("och", 30_000_000),
    ("oss", 90_000),
    ("protokoll", 30_000),
    ("på", 10_000_000),
    ("samordnare", 9_000),
    ("samverkan", 90_000),
    ("statsbidrag", 30_000),
    ("vård", 200_000),
    ("är", 11_000_000),
    ("år", 2_000_000),
    ("årsdagen", 3_000),
    ("öppnande", 9_000),
    ("överenskommelse", 30_000),
];

fn best(printed: &str) -> String {
    readings(printed, &Sorted(WORDS)).remove(0).word
}

#[track_caller]
fn check(printed: &str, expected: &str) {
    assert_eq!(best(printed), expected, "{:?}", readings(printed, &Sorted(WORDS)));
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
    check("18-arsdagen", "18-årsdagen");
    check("halso-samordnare", "halso-samordnare");
}

#[test]
fn names_of_places_and_people_are_read() {
    check("Vixjo", "Växjö");
    check("Almhults", "Älmhults");
    check("Torbjoérn", "Torbjörn");
    check("Goransson", "Göransson");
    check("Bergstrom", "Bergström");
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
    let found = readings("lan", &Sorted(WORDS));
    let words: Vec<&str> = found.iter().map(|reading| reading.word.as_str()).collect();
    assert_eq!(words, ["län", "lån", "lan"]);
    assert!(found[0].cost < found[1].cost);
}

proptest! {
    #[test]
    fn any_word_has_readings(word in r"(\PC|[aoeéi6&1dåäöA-Ö\-]){0,70}") {
        let found = readings(&word, &Sorted(WORDS));
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
        prop_assert!(!readings(&word, &Sorted(WORDS)).is_empty());
    }
}
