//! Tests how periods are read, and that what is printed reads back as the same.

use super::Period;
use jiff::civil::Date;
use proptest::prelude::*;

/// What `text` reads as, printed; "" if it is not read.
#[track_caller]
fn check(text: &str, expected: &str) {
    let period = Period::read(text);
    assert_eq!(period.map(|period| period.to_string()).unwrap_or_default(), expected, "{text}");
    if period.is_some() {
        assert_eq!(Period::read(expected), period, "{expected}");
        assert!(super::may_begin(text.split_whitespace().next().unwrap_or_default()), "{text}");
    }
}

#[test]
fn years_months_and_days_are_themselves() {
    check("2022", "2022");
    check(" 2022-05 ", "2022-05");
    check("2022-5", "2022-05");
    check("2022-05-17", "2022-05-17");
    check("2022-05-01..2022-05-31", "2022-05");
    check("år 2022", "2022");
    check("december 2022", "2022-12");
    check("i dec 2022", "2022-12");
    check("dec. -22", "2022-12");
    check("Februari 2024", "2024-02");
    check("12 april 2024", "2024-04-12");
    check("den 12 april 2024", "2024-04-12");
    check("Den 1:a maj\u{a0}2024", "2024-05-01");
    check("12/4 2024", "2024-04-12");
    check("12/4-24", "2024-04-12");
    check("25 nov -22", "2022-11-25");
    check("25/11 2022", "2022-11-25");
    check("april 24", "2024-04");
    check("jan 23", "2023-01");
    check("i mars 99", "1999-03");
    check("april 24, 2024", "2024-04-24");
    check("24 April 2024", "2024-04-24");
    check("may 2024", "2024-05");
    check("spring 2024", "2024-01-01..2024-06-30");
    check("autumn 2023", "2023-07-01..2023-12-31");
    check("first half of 2024", "2024-01-01..2024-06-30");
}

#[test]
fn a_year_has_parts() {
    let spring = "2024-01-01..2024-06-30";
    for text in ["våren 2024", "vår 2024", "varen 2024", "VÅREN 2024", "vt24", "vt 2024", "VT2024", "vt -24"] {
        check(text, spring);
    }
    check("va\u{30a}ren 2024", spring);
    check("första halvåret 2024", spring);
    check("vårterminen 2024", spring);
    for text in ["hösten 2024", "host 2024", "ht24", "HT-24", "HT–24", "andra halvåret 2024"] {
        check(text, "2024-07-01..2024-12-31");
    }
    check("sommaren 2024", "2024-06-01..2024-08-31");
    check("kvartal 2 2024", "2024-04-01..2024-06-30");
    check("Q2 2024", "2024-04-01..2024-06-30");
    check("fjärde kvartalet 2024", "2024-10-01..2024-12-31");
    check("tertial 2 2024", "2024-05-01..2024-08-31");
}

#[test]
fn a_working_year_is_autumn_and_spring() {
    check("2023/24", "2023-07-01..2024-06-30");
    check("2023/2024", "2023-07-01..2024-06-30");
    check("1999/00", "1999-07-01..2000-06-30");
    check("läsåret 23/24", "2023-07-01..2024-06-30");
    check("2023/25", "");
    check("23/24", "");
}

#[test]
fn periods_go_from_one_to_another() {
    let expected = "2022-01-01..2024-12-31";
    for text in ["2022..2024", "2022-2024", "2022–2024", "2022 - 2024", "2022 – 2024", "2022…2024", "2022...2024"]
    {
        check(text, expected);
    }
    for text in
        ["2022 till 2024", "från 2022 till 2024", "2022 t.o.m. 2024", "mellan 2022 och 2024", "between 2022 and 2024"]
    {
        check(text, expected);
    }
    check("från och med 2022 till och med 2024", expected);
    check("2022-03..2022-05", "2022-03-01..2022-05-31");
    check("2022-03-2022-05", "2022-03-01..2022-05-31");
    check("2022-05-17–2022-06-01", "2022-05-17..2022-06-01");
    check("våren 2024 till hösten 2025", "2024-01-01..2025-12-31");
    check("vt24-ht24", "2024");
    check("mars–maj 2024", "2024-03-01..2024-05-31");
    check("12 april – 3 maj 2024", "2024-04-12..2024-05-03");
}

#[test]
fn ends_may_be_open() {
    for text in ["2022..", ">=2022", ">= 2022", "≥2022", "från 2022", "FRAN 2022", "sedan 2022", "fr.o.m. 2022"] {
        check(text, "2022-01-01..");
    }
    for text in ["..2024", "<=2024", "till 2024", "t.o.m. 2024", "till och med 2024", "senast 2024"] {
        check(text, "..2024-12-31");
    }
    check(">2022", "2023-01-01..");
    check("efter 2022", "2023-01-01..");
    check("efter våren 2024", "2024-07-01..");
    check("<2022", "..2021-12-31");
    check("före 2022", "..2021-12-31");
    check("före den 12 april 2024", "..2024-04-11");
    check("..", "..");
}

#[test]
fn two_digits_are_a_year_as_posix_reads_them() {
    check("vt68", "2068-01-01..2068-06-30");
    check("vt69", "1969-01-01..1969-06-30");
    check("ht00", "2000-07-01..2000-12-31");
}

#[test]
fn other_texts_are_no_periods() {
    for text in [
        "24 timmar",
        "19 20",
        "in",
        "the",
        "to",
        "april",
        "",
        "-",
        "22",
        "202",
        "20222",
        "åååå",
        "i fjol",
        "våren",
        "till",
        ">",
        "avtal 2024",
        "2022 och 2024",
    ] {
        check(text, "");
    }
    for text in [
        "2022-13",
        "2023-02-29",
        "31 april 2024",
        "2022-05-17T10:00",
        "2022-",
        "-2022",
        "12/4",
        "24 april",
        "april 45",
        "april 240",
    ] {
        check(text, "");
    }
    // The period would end before it begins.
    for text in ["2024..2022", "2024-2022", "hösten 2024 till våren 2024", "mellan 2024 och 2022"] {
        check(text, "");
    }
    // Four digits cannot write the day.
    for text in ["0000", "<0001", ">9999", "9999/00"] {
        check(text, "");
    }
    check(&"2".repeat(100_000), "");
    check(&format!("2022{}..", " ".repeat(100_000)), "");
}

#[test]
fn the_longest_period_is_taken_from_the_words() {
    #[track_caller]
    fn check(text: &str, expected: Option<(&str, usize)>) {
        let words: Vec<&str> = text.split(' ').collect();
        let taken = Period::read_words(&words).map(|(period, count)| (period.to_string(), count));
        assert_eq!(taken, expected.map(|(period, count)| (period.to_owned(), count)), "{text}");
    }
    check("våren 2024 avtal", Some(("2024-01-01..2024-06-30", 2)));
    check("12 april 2024", Some(("2024-04-12", 3)));
    check("2022 skola", Some(("2022", 1)));
    check("2022 till skolan", Some(("2022", 1)));
    check("2022 - 2024 avtal", Some(("2022-01-01..2024-12-31", 3)));
    check("2022 -2024", Some(("2022", 1)));
    check("2022 -avtal", Some(("2022", 1)));
    check("2022 2024", Some(("2022", 1)));
    check("april 2024 till juni 2024 avtal", Some(("2024-04-01..2024-06-30", 5)));
    check("mellan den 12 april och den 3 maj 2024 avtal", Some(("2024-04-12..2024-05-03", Period::MOST_WORDS)));
    check("april 24 avtal", Some(("2024-04", 2)));
    check("april 24 2024", Some(("2024-04-24", 3)));
    check("24 timmar", None);
    check("i fjol", None);
    check("avtal 2024", None);
    assert_eq!(Period::read_words(&[]), None);
}

fn day() -> impl Strategy<Value = Option<Date>> {
    let day = (1i16..=9999, 1i8..=12, 1i8..=31).prop_map(|(year, month, day)| Date::new(year, month, day).ok());
    prop_oneof![day, Just(None)]
}

proptest! {
    #[test]
    fn any_text_is_read_and_what_is_read_is_printed_alike(
        text in r"(\PC|[0-9]{1,4}|[-./<> –]|vt|våren|till|från|fore |april|Q2| och |läsår |\.\.){0,9}",
    ) {
        if let Some(period) = Period::read(&text) {
            prop_assert_eq!(Period::read(&period.to_string()), Some(period), "{}", period);
            let first = text.split_whitespace().next().unwrap_or_default();
            prop_assert!(super::may_begin(first), "{}", first);
        }
        let words: Vec<&str> = text.split(' ').collect();
        if let Some((_, count)) = Period::read_words(&words) {
            prop_assert!(Period::read(&words[..count].join(" ")).is_some());
        }
    }

    #[test]
    fn any_period_is_printed_as_it_is_read(from in day(), to in day()) {
        let is_ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
        let period = if is_ordered { Period { from, to } } else { Period { from: to, to: from } };
        prop_assert_eq!(Period::read(&period.to_string()), Some(period), "{}", period);
    }
}
