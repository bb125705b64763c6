//! Tests the command for votes, and the explanation of how a line was read.

use super::Place;
use serde_json::Value;

/// Minutes with a vote whose names are in a table.
const VOTED: &str = include_str!("../../cases/votes_in_lists/text.txt");

fn voted() -> Place {
    let place = Place::new();
    place.write("a/2023-05-10.txt", VOTED.as_bytes());
    assert_eq!(place.run(&["index", "a"]).code, Some(0));
    place
}

fn json(place: &Place, line: &[&str]) -> Value {
    serde_json::from_str(&place.run(line).out).unwrap()
}

#[test]
fn a_vote_is_found_by_what_it_was_about_and_by_who_voted() {
    let place = voted();
    let run = place.run(&["votes", "bygglov"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("3 ja, 1 nej, 1 avstår"), "{}", run.out);
    assert!(run.out.contains("nej: SD 1"), "{}", run.out);
    let all = json(&place, &["votes", "--format", "json"]);
    assert_eq!(all["total"], 4);
    let lund = json(&place, &["votes", "--voter", "lund", "--format", "json"]);
    assert_eq!(lund["total"], 1);
    assert_eq!(lund["votes"][0]["item"]["number"], "43");
    assert_eq!(lund["votes"][0]["by_name"][0]["option"], "ja");
    assert_eq!(lund["votes"][0]["annex"], "bilaga 1");
    assert_eq!(place.run(&["votes", "--voter", "nobody"]).code, Some(1));
}

#[test]
fn each_ballot_is_a_row() {
    let place = voted();
    let run = place.run(&["export", "--votes", "--format", "csv"]);
    assert_eq!(run.out.lines().count(), 1 + 4 * 5, "{}", run.out);
    assert!(run.out.lines().next().is_some_and(|head| head.contains(",name,party,option,")), "{}", run.out);
    let popolo: Value = serde_json::from_str(&place.run(&["export", "--popolo"]).out).unwrap();
    assert_eq!(popolo["vote_events"].as_array().map(Vec::len), Some(4));
    assert_eq!(popolo["vote_events"][0]["counts"][0], serde_json::json!({"option": "yes", "value": 3}));
    let persons: Vec<&str> =
        popolo["persons"].as_array().unwrap().iter().filter_map(|person| person["id"].as_str()).collect();
    for vote in popolo["vote_events"].as_array().unwrap() {
        for cast in vote["votes"].as_array().unwrap() {
            assert!(persons.contains(&cast["voter_id"].as_str().unwrap()), "{cast}");
        }
    }
}

#[test]
fn what_someone_did_is_told_by_topic() {
    let place = voted();
    let run = place.run(&["person", "ida dahl"]);
    assert!(run.out.contains("yrkade, röstade nej, reserverade sig: 40 Taxa för bygglov"), "{}", run.out);
    let run = place.run(&["person", "ida dahl", "--about", "skolskjuts"]);
    assert!(run.out.contains("röstade nej: 43 Initiativ om skolskjuts"), "{}", run.out);
    assert!(!run.out.contains("Taxa"), "{}", run.out);
    assert_eq!(place.run(&["search", "bygglov", "--presenter", "dahl"]).code, Some(1));
    assert_eq!(place.run(&["search", "bygglov", "--presenter", "dahl", "--by-person"]).code, Some(0));
    assert_eq!(place.run(&["search", "bygglov", "--person", "dahl"]).code, Some(0));
    assert_eq!(place.run(&["search", "bygglov person:dahl"]).code, Some(0));
}

#[test]
fn why_a_line_was_read_so_is_told() {
    let place = voted();
    let run = place.run(&["inspect", "a/2023-05-10.txt", "--why", "15"]);
    assert!(run.out.contains("by § signs: 4 headings") && run.out.contains("chosen"), "{}", run.out);
    assert!(run.out.contains("numbered with a sign that only items have"), "{}", run.out);
    let run = place.run(&["inspect", "--why", "a/2023-05-10.txt"]);
    assert!(run.err.contains("write the file before --why"), "{}", run.err);
    let run = place.run(&["inspect", "a/2023-05-10.txt", "--why"]);
    assert!(run.out.contains("decision, by the label above it"), "{}", run.out);
    assert!(run.out.contains("list of votes"), "{}", run.out);
}
