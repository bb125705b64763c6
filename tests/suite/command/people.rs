//! Tests the commands for presenters, people, decisions and matters.

use super::Place;
use serde_json::Value;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn nothing_found_ends_with_1_and_says_so() {
    let place = Place::with_seeds();
    for (arguments, said) in [
        (["who", "kvantdatorer"], "nobody found for \"kvantdatorer\""),
        (["who", "(("], "nobody found for \"((\""),
        (["person", "Xerxes"], "nobody found with the name \"Xerxes\""),
        (["decisions", "kvantdatorer"], "no decision found for \"kvantdatorer\""),
        (["matter", "KS 1999/1"], "no matter found for \"KS 1999/1\"; `tingsok meetings --index index` lists"),
        (["meetings", "--year=1999"], "no meeting found; try without --year"),
        (["people", "--role=sotare"], "nobody found; try without --role"),
        (["votes", "--year=1999"], "no vote found; `tingsok meetings --index index` lists"),
    ] {
        let run = place.run(&arguments);
        assert_eq!((run.code, run.out.as_str()), (Some(1), ""), "{arguments:?}");
        assert!(run.err.contains(said), "{arguments:?}: {}", run.err);
    }
}

#[test]
fn a_topic_a_line_is_an_answer_a_line_also_for_nobody() {
    let run = Place::with_seeds().run_with(&["who", "--questions", "-", "--format", "jsonl"], "IKB\n\nkvantdatorer\n");
    let answers: Vec<Value> = run.out.lines().map(json).collect();
    assert_eq!((run.code, answers.len()), (Some(0), 2));
    assert_eq!((&answers[0]["topic"], &answers[0]["people"][0]["name"]), (&"IKB".into(), &"Helén Svensson".into()));
    let appearance = &answers[0]["people"][0]["appearances"][0];
    assert_eq!((&appearance["date"], &appearance["item"]["number"]), (&"2024-12-13".into(), &"5".into()));
    assert_eq!(answers[1]["people"].as_array().map(Vec::len), Some(0));
}

#[test]
fn filters_hold_for_people_decisions_and_matters() {
    let place = Place::with_seeds();
    let count = |arguments: &[&str]| json(&place.run(arguments).out);
    let who = count(&["who", "nära vård", "--to", "2023", "--format", "json"]);
    let appearances =
        who["people"].as_array().unwrap().iter().flat_map(|person| person["appearances"].as_array().unwrap());
    assert!(appearances.into_iter().all(|own| own["date"].as_str().unwrap() < "2024"));
    let decisions = count(&["decisions", "--presenter", "frithiof", "--format", "json"]);
    let presented = |decided: &Value| decided["presenters"].as_array().unwrap().contains(&"Magnus Frithiof".into());
    assert!(decisions["total"].as_u64() > Some(0) && decisions["decisions"].as_array().unwrap().iter().all(presented));
    let people = count(&["people", "--region", "kronoberg", "--role", "sekreterare", "--format", "json"]);
    assert_eq!(
        people.as_array().unwrap().iter().map(|person| &person["name"]).collect::<Vec<_>>(),
        ["Marcus Johansson"]
    );
    let by_its_name =
        count(&["people", "--region", "Landstinget Kronoberg", "--role", "sekreterare", "--format", "json"]);
    assert_eq!(by_its_name, people);
    let matters = count(&["matters", "--region", "kronoberg", "--format", "json"]);
    assert_eq!(matters["total"], 1);
}

#[test]
fn what_is_gone_from_the_folder_is_gone_from_people_and_matters() {
    let place = Place::with_seeds();
    std::fs::remove_file(place.path().join("seeds/003_e7815441890b7af1.txt")).unwrap();
    assert_eq!(place.run(&["index", "seeds"]).code, Some(0));
    assert_eq!(place.run(&["person", "Rizana Talic"]).code, Some(1));
    assert!(!place.run(&["matters"]).out.contains("003_"));
    let record = json(&place.run(&["show", "004_014bf4e9da3e8400.txt", "--format", "json"]).out);
    assert_eq!(record["agenda"][3]["presenters"][0]["name"], "Rizana");
}
