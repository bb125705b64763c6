//! Tests that any text is a query.

use super::Place;
use serde_json::Value;

#[test]
fn odd_questions_end_like_others() {
    let place = Place::with_seeds();
    let brackets = "(".repeat(20_000);
    for question in
        ["", " ", "- *", "-", "-avtal", "\"", "\"avtal", "🎉", "*", ":", "år:", "NOT", "OR OR", "å\u{30a}\0", &brackets]
    {
        // No shell can pass a NUL.
        let question = question.replace('\0', "\u{1}");
        let run = place.run(&["search", &question]);
        assert!(matches!(run.code, Some(0 | 1)), "{question:?} ended with {:?}: {}", run.code, run.err);
        assert!(run.err.lines().all(|line| line.chars().count() < 200), "{}", run.err);
        let run = place.run(&["search", &question, "--format", "json"]);
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(answer["query"], question.as_str());
    }
}

#[test]
fn words_need_no_quotes_and_options_may_stand_anywhere() {
    let place = Place::with_seeds();
    let query = |arguments: &[&str]| -> Value {
        let run = place.run(&[&["search", "--format", "json"], arguments].concat());
        let answer: Value = serde_json::from_str(&run.out).unwrap();
        answer["query"].clone()
    };
    assert_eq!(query(&["nära", "vård", "--limit", "1"]), "nära vård");
    assert_eq!(query(&["nära", "-vård", "--limit", "1"]), "nära -vård");
    assert_eq!(query(&["--limit", "1", "--", "--vård"]), "--vård");
    let run = place.run(&["search", "vård", "--limt", "1"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--limit"), "{}", run.err);
}

#[test]
fn a_batch_answers_every_line() {
    let place = Place::with_seeds();
    let questions = "\u{feff}hemsjukvårdsavtal\r\n\n  \nqqqqqqqqqq\n\"\nbarn";
    let run = place.run_with(&["search", "--queries", "-", "--format", "jsonl"], questions);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let answers: Vec<Value> = run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let queries: Vec<&str> = answers.iter().filter_map(|answer| answer["query"].as_str()).collect();
    assert_eq!(queries, ["hemsjukvårdsavtal", "qqqqqqqqqq", "\"", "barn"]);
    assert_eq!(answers[1]["hits"], Value::Array(Vec::new()));

    place.write("questions.txt", b"qqqqqqqqqq\n");
    let run = place.run(&["search", "--queries", "questions.txt", "--format", "json"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(serde_json::from_str::<Value>(&run.out).unwrap().as_array().map(Vec::len), Some(1));
    let run = place.run(&["search", "--queries", "questions.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), "? qqqqqqqqqq\nnothing found\n"));
    // As it was called first.
    assert_eq!(place.run(&["search", "--questions", "questions.txt"]).code, Some(1));
    let run = place.run(&["search", "--queries", "saknas.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert!(run.err.starts_with("tingsok: saknas.txt: cannot be read"), "{}", run.err);
}

#[test]
fn filters_narrow_the_answer() {
    let place = Place::with_seeds();
    let dates = |arguments: &[&str]| -> Vec<String> {
        let run = place.run(&[&["meetings", "--format", "jsonl"], arguments].concat());
        let dates = run.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        dates.map(|meeting| meeting["date"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(dates(&[]).len(), 5);
    assert_eq!(dates(&["--year", "2022"]), ["2022-11-25"]);
    assert_eq!(dates(&["--from", "2024-04", "--to", "2024-09"]), ["2024-04-12", "2024-09-06"]);
    assert_eq!(dates(&["--to", "2022-11-24"]), [""; 0]);
    assert_eq!(dates(&["--from", "hösten 2024", "--to", "ht24"]), ["2024-09-06", "2024-12-13"]);
    // The newest document is from 2025.
    assert_eq!(dates(&["--from", "i fjol", "--to", "i fjol"]), dates(&["--year", "2024"]));
    let run = place.run(&["meetings", "--from", "i fjolas"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("'i fjolas'") && run.err.contains("2022-05-17"), "{}", run.err);
    assert_eq!(dates(&["--kind", "motesanteckningar"]), ["2024-09-06", "2025-12-05"]);
    let run = place.run(&["search", "qqqqqqqqqq", "--year", "2022"]);
    assert_eq!(
        run.err,
        "nothing found for \"qqqqqqqqqq\"; `tingsok meetings --index index` lists what is in the index\n"
    );
}
