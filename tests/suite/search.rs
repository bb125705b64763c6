//! Claims about answers.

use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use tingsok::{Answer, Engine, Filter, Options};

const TEXTS: [(&str, &str); 4] = [
    ("2021/avtal.txt", "Nämnden tog upp avtalet om hemsjukvård.\n\nAvtalet gäller till nyår."),
    ("2022/mote.txt", "Modtets 6ppnande.\n\nett mote om folkhalsa"),
    ("2022/nara.txt", "Nära vård och en plan för vården nära. IT-attacken. RS 2022/195"),
    ("2022/skola.txt", "Skolan redovisar en enkät. Avtal saknas."),
];

struct Library {
    engine: Engine,
    root: String,
    _folder: tempfile::TempDir,
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in TEXTS {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }
    let index = folder.path().join("index");
    let paths = [folder.path().join("2021"), folder.path().join("2022")];
    Engine::build(&index, &paths, &mut |_| {}).expect("built");
    let root = folder.path().to_string_lossy().into_owned();
    Library { engine: Engine::open(&index).expect("opened"), root, _folder: folder }
});

fn ask(question: &str, filter: Filter) -> Answer {
    LIBRARY.engine.search(question, &Options { filter, ..Options::new(10) }).expect("answered")
}

/// The files that answer, in order, with what they miss.
#[track_caller]
fn check(question: &str, expected: &[(&str, &[&str])]) {
    let answer = ask(question, Filter::default());
    let found: Vec<(&str, Vec<&str>)> = answer
        .hits
        .iter()
        .map(|hit| (&hit.source[LIBRARY.root.len() + 1..], hit.missing.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> =
        expected.iter().map(|(source, missing)| (*source, missing.to_vec())).collect();
    assert_eq!(found, expected, "{question}");
    assert_eq!(answer.total, expected.len());
}

#[test]
fn those_that_have_all_words_come_first_and_the_others_say_what_they_miss() {
    check("avtal om hemsjukvård", &[("2021/avtal.txt", &[]), ("2022/skola.txt", &["hemsjukvård"])]);
}

#[test]
fn exact_forms_come_before_others() {
    check("avtal", &[("2022/skola.txt", &[]), ("2021/avtal.txt", &[])]);
}

#[test]
fn damaged_letters_are_found_last() {
    check("folkhälsa", &[("2022/mote.txt", &[])]);
    check("möte", &[("2022/mote.txt", &[])]);
}

#[test]
fn phrases_are_adjacent_and_exclusions_exclude() {
    check("\"nära vård\"", &[("2022/nara.txt", &[])]);
    check("\"plan vård\"", &[]);
    check("avtal -skola", &[("2021/avtal.txt", &[])]);
    check("avtal INTE \"tog upp\"", &[("2022/skola.txt", &[])]);
}

#[test]
fn case_numbers_meet_in_every_spelling() {
    for question in ["RS 2022/195", "RS2022/195", "RS 2022-195", "2022/195", "rs 2022/195"] {
        check(question, &[("2022/nara.txt", &[])]);
    }
}

#[test]
fn function_words_alone_are_words() {
    assert_eq!(ask("om", Filter::default()).total, 2);
}

#[test]
fn paths_filter_by_whole_components() {
    let under = |folder: &str| {
        let under = vec![format!("{}/{folder}", LIBRARY.root)];
        ask("avtal", Filter { under, ..Filter::default() }).total
    };
    assert_eq!((under("2021"), under("202"), under("2022/skola.txt"), under("")), (1, 0, 1, 2));
}

#[test]
fn a_hit_leads_back_to_its_line() {
    let answer = ask("nyår", Filter::default());
    assert_eq!((answer.hits[0].page, answer.hits[0].line, answer.hits[0].rank), (1, 3, 1));
}

#[test]
fn no_question_is_too_odd() {
    let odd =
        ["", " ", "- *", "\"", "\"\"", "(", "🎉", "-", "--", "NOT", "INTE INTE", "\u{0}", "a\u{308}\u{308}", ":", "§"];
    for question in
        odd.into_iter().map(str::to_owned).chain(["(".repeat(20_000), "a ".repeat(20_000), "x".repeat(100_000)])
    {
        let answer = ask(&question, Filter::default());
        assert!(!answer.notes.is_empty() || answer.query.chars().any(char::is_alphabetic), "{question:?}");
        assert_eq!(answer.query, question);
    }
}

proptest! {
    #[test]
    fn any_question_has_an_answer_and_always_the_same(question in r#"(\PC|vård |avtal |"|-| |INTE |§ ?12|\(|\*){0,40}"#) {
        let answer = ask(&question, Filter::default());
        prop_assert!(answer.hits.len() <= 10 && answer.hits.len() <= answer.total);
        prop_assert_eq!(answer, ask(&question, Filter::default()));
    }
}
