//! Whole questions about the minutes and case files of a city council, as `tests/questions/README.md` tells of them, against
//! the answers that their readers found.
//!
//! Floors only rise.

#![expect(clippy::print_stdout, reason = "whoever runs them with --nocapture wants the figures")]

use super::corpus::council;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tingsok::{Engine, Hit, Options};

/// Of how often the first answer is right, and of how often one of the first three is, in the halves of which the
/// questions may be read and may not.
const FLOORS: [(&str, f64, f64); 2] = [("open", 0.4, 0.6), ("closed", 0.4, 0.6)];

/// The readers, by their letters.
const READERS: [&str; 2] = ["a", "b"];

#[test]
fn whole_questions_are_answered_as_judged() {
    let Some(engine) = council() else { return };
    for (half, first_floor, three_floor) in FLOORS {
        let places: Vec<Option<usize>> = questions(half).iter().map(|question| right_at(&engine, question)).collect();
        let share = |most: usize| {
            let count = places.iter().filter(|place| place.is_some_and(|place| place < most)).count();
            f64::from(u32::try_from(count).unwrap()) / f64::from(u32::try_from(places.len()).unwrap())
        };
        let (first, three) = (share(1), share(3));
        println!("{half}: first {first:.3}, within three {three:.3} of {}", places.len());
        assert!(first >= first_floor, "{half}: first fell to {first:.3}, the floor is {first_floor}");
        assert!(three >= three_floor, "{half}: within three fell to {three:.3}, the floor is {three_floor}");
    }
}

fn questions(half: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/questions");
    let lines = |reader: &str| fs::read_to_string(folder.join(format!("{reader}_{half}.jsonl"))).unwrap();
    let all: Vec<String> = READERS.into_iter().map(lines).collect();
    all.iter().flat_map(|lines| lines.lines()).map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The place, from 0, of the first right one among the items that are answered with.
fn right_at(engine: &Engine, question: &Value) -> Option<usize> {
    let answer = engine.search(question["question"].as_str().unwrap(), &Options::new(10)).unwrap();
    let mut items: Vec<(String, Option<String>)> = Vec::new();
    for hit in &answer.hits {
        let place = place(hit);
        if !items.contains(&place) {
            items.push(place);
        }
    }
    items.iter().position(|item| is_right(question, item))
}

fn place(hit: &Hit) -> (String, Option<String>) {
    (hit.source.clone(), hit.item.as_ref().and_then(|item| item.number.clone()))
}

fn is_right(question: &Value, (source, number): &(String, Option<String>)) -> bool {
    question["answers"].as_array().unwrap().iter().any(|answer| {
        let is_file = source.ends_with(&format!("/{}", answer["path"].as_str().unwrap()));
        is_file && answer["item"].as_str().is_none_or(|item| number.as_deref() == Some(item))
    })
}
