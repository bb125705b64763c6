//! Tests how queries are read, and that what is printed reads back as the same.

use crate::search::query::{Clause, Criterion, Query, Requirement, Scope, TextCriterion, Wording};
use proptest::prelude::*;

/// Checks that `question` is read as the query that prints as `expected`, without notes.
#[track_caller]
fn check(question: &str, expected: &str) {
    let (query, notes) = Query::parse(question);
    assert_eq!(query.to_string(), expected);
    assert_eq!(notes, [], "{question}");
}

#[track_caller]
fn check_noted(question: &str, expected: &str, note: &str) {
    let (query, notes) = Query::parse(question);
    assert_eq!(query.to_string(), expected);
    assert!(notes.iter().any(|own| own.to_string().contains(note)), "{question}: {notes:?}");
}

#[track_caller]
fn check_not_noted(question: &str, note: &str) {
    let (_, notes) = Query::parse(question);
    assert!(!notes.iter().any(|own| own.to_string().contains(note)), "{question}: {notes:?}");
}

#[test]
fn words_phrases_and_exclusions_are_told_apart() {
    check("avtal om  hemsjukvård", "avtal om hemsjukvård");
    check("\"nära  vård\" -ekonomi", "\"nära vård\" -ekonomi");
    check("vård INTE skola NOT \"in- och ut\"", "vård -skola -\"in- och ut\"");
    check("-”nära vård” Kalmar - Öland", "-\"nära vård\" Kalmar Öland");
    check("+vård skola", "+vård skola");
    check("\"=nära vård\"", "\"=nära vård\"");
}

#[test]
fn operators_join_the_words_beside_them() {
    check("vård OCH skola", "+vård +skola");
    check("avtal skola ELLER förskola OR dagis", "avtal skola ELLER förskola ELLER dagis");
    check("(nära vård) ELLER \"nära vården\"", "(nära vård) ELLER \"nära vården\"");
    check("avtal NÄRA/3 vård", "avtal NÄRA/3 vård");
    check("avtal NEAR vård", "avtal NÄRA/8 vård");
    check("avtal (vård -skola)", "avtal (vård -skola)");
    check("avtal -(vård skola)", "avtal -(vård skola)");
    check("(avtal vård)", "avtal vård");
    check("SIP ELLER IKB", "SIP | IKB");
    check_noted("vård OCH skola ELLER dagis", "+vård +(skola ELLER dagis)", "brackets");
}

#[test]
fn small_letters_and_capitals_throughout_are_words() {
    check("skola eller förskola", "skola eller förskola");
    check_noted("BESLUT INTE FATTAT", "BESLUT \\INTE FATTAT", "all in capitals");
    check_noted("vård INTE", "vård \\INTE", "a word before and after it");
    check_noted("ELLER", "\\ELLER", "a word before and after it");
}

#[test]
fn parts_of_words_and_spellings_are_asked_for() {
    check("vård* *avtal hem**avtal", "vård* *avtal hem*avtal");
    check("hemsjukvrd~ vård~2", "hemsjukvrd~ vård~2");
    check_noted("vård~9", "vård~", "~9 is not possible and is read as ~; write vård~, vård~1 or vård~2");
    check_noted("vård~x", "vård~x", "~ is ignored");
    check_noted("avtal ~5", "avtal", "~ is ignored here");
    let after_phrase = "~ after a phrase is ignored; to find two words at most 5 words apart, join them with NÄRA/5, as in avtal NÄRA/5 vård";
    check_noted("\"nära vård\"~5 avtal", "\"nära vård\" avtal", after_phrase);
    check_noted("\"nära vård\"~", "\"nära vård\"", after_phrase);
    check_noted("titel:\"nära vård\"~5", "titel:\"nära vård\"", after_phrase);
}

#[test]
fn all_days_are_no_condition() {
    check_noted("avtal datum:..", "avtal", "has no value");
}

#[test]
fn fields_have_values() {
    check("organ:regionstyrelsen avtal", "organ:regionstyrelsen avtal");
    check("föredragande:\"Åsa Ek\"", "föredragande:\"Åsa Ek\"");
    check("organ:(kalmar ELLER kronoberg)", "(organ:kalmar ELLER organ:kronoberg)");
    check("-organ:kalmar avtal", "-organ:kalmar avtal");
    check("titel:-plan avtal", "-titel:plan avtal");
    check("barn OCH (vård ELLER skola)", "+barn +(vård ELLER skola)");
    check("titel:vård beslut:(avtal taxa)", "titel:vård (beslut:avtal beslut:taxa)");
    check("typ:Protokoll beslut:*", "typ:protokoll beslut:*");
    check("punkt:§ 12 item:10.1", "punkt:12 punkt:10.1");
    check("dnr:RS 2022/195 avtal", "dnr:RS2022/195 avtal");
    check("dnr:slk 2024 00097 avtal", "dnr:slk2024/00097 avtal");
    check("dnr:2022 195 avtal", "dnr:2022/195 avtal");
    check("dnr:\"RS 2022 195\"", "dnr:RS2022/195");
    check("dnr:RS 2022 avtal", "dnr:RS2022 avtal");
    check("organ: kalmar", "organ:kalmar");
    check("AU:s beslut kl. 10:30 https://a.se", "AU:s beslut kl. 10:30 https://a.se");
    check_noted("förvaltning:skola", "förvaltning skola", "is not a field");
    check_noted("ämne:barn", "ämne barn", "is not a field");
    check_noted("typ:avisa", "avisa", "not a kind of document");
    check_noted("organ:", "", "has no value");
}

#[test]
fn days_are_given_as_people_write_them() {
    check("datum:2022..2024 vård", "datum:2022-01-01..2024-12-31 vård");
    check("år:2024 vård", "datum:2024 vård");
    check("datum:våren 2024 avtal", "datum:2024-01-01..2024-06-30 avtal");
    check("date:ht24", "datum:2024-07-01..2024-12-31");
    check("datum:\"december 2022\"", "datum:2022-12");
    check_noted("datum:2025..2024 avtal", "datum:2025-01-01..2024-12-31 avtal", "ends before it begins");
    check_noted("datum:snart avtal", "snart avtal", "is not a date");
}

#[test]
fn what_is_not_understood_is_passed_over_with_a_note() {
    check_noted("\"nära vård", "\"nära vård\"", "quotation mark");
    check_noted(
        "avtal \"",
        "avtal",
        "a quotation mark at the end of the query is ignored; write one on each side of a phrase",
    );
    check_noted("avtal -\"nära vård", "avtal -\"nära vård\"", "closed at the end");
    check_noted("(avtal -\"nära vård)", "avtal -\"nära vård\"", "closed at the end");
    check_noted("skärm 15\" kostnad", "skärm 15 kostnad", "after a word is ignored");
    check_noted("(nära vård", "nära vård", "bracket");
    check_noted("nära) vård", "nära vård", "closing bracket");
    check_noted("vård *", "vård", "* alone");
    check_noted(&"(".repeat(20_000), "", "only its first 4000 characters");
    check_noted("-a ELLER b", "-a b", "excluded");
    check_noted("a NÄRA/2 -c", "a -c", "single words");
    check_noted("a NÄRA/x c", "a NÄRA/x c", "a number");
    check_noted("\"a b\" NÄRA/2 c", "\"a b\" c", "single words");
    check_noted("((((((((((avtal))))))))))", "avtal", "nested deeper than 8");
    check_not_noted("((((((((((avtal))))))))))", "closing bracket");
    check("", "");
    check("\"\" ()", "");
}

/// Random queries made of pieces of query syntax and arbitrary characters.
fn questions() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        r"[a-zåäö]{1,6}",
        r#"[ ()"+\-*~:|&\\]{1,3}"#,
        r"\PC{1,3}",
        prop::sample::select(vec![
            "ELLER",
            "OCH",
            "INTE",
            "NÄRA/3",
            "NÄRA",
            "organ:",
            "datum:",
            "år:2024",
            "våren 2024",
            "titel:",
            "beslut:",
            "dnr:RS",
            " 2022/195",
            "punkt:§",
            "-(",
            "\"=",
            "vård*",
            "typ:protokoll",
            "§ 12",
            "+",
            "VÅRD",
            "SIP",
        ])
        .prop_map(str::to_owned),
        Just(" ".to_owned()),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn what_is_printed_reads_back_as_the_same(question in questions()) {
        let (query, _) = Query::parse(&question);
        let printed = query.to_string();
        let (again, _) = Query::parse(&printed);
        prop_assert_eq!(&again, &query, "printed as {}", printed);
    }
}

#[test]
fn a_query_is_put_together_without_text() {
    let query = Query::words("avtal").required(TextCriterion::phrase("nära vård").within(Scope::Title));
    assert_eq!(query.to_string(), "avtal titel:\"nära vård\"");
    let wording = Wording::Word("avtal".to_owned());
    let clause = Clause { requirement: Requirement::Wanted, criterion: Criterion::Text(wording.into()) };
    assert_eq!(query.clauses[0], clause);
}
