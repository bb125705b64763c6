//! Tests that the seeds in published formats (tests/published) give the same records as their texts.

use crate::fuzz::targets::without_page_number;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tingsok::extract::{ExtractOptions, Text, extract};
use tingsok::protocol::parse;
use tingsok::source::{FILE_BYTES, File, read};

/// Values that are read differently than in the text, each with its reason. If one becomes the same, the test fails, so
/// that it is removed from the list.
const KNOWN_WRONG: &[(&str, &str)] = &[
    ("001.pdf /title", "the date is set on a line of its own, in small type"),
    ("002.pdf /title", "the date is set on a line of its own, in small type"),
    ("003.pdf /agenda/4/presenters/0/organisation", "the cell goes on beside the first line of the matter's text"),
    ("004.pdf /agenda/10/decisions/0/text", "the greeting under the last item is set as close as its lines are"),
];

#[test]
fn a_published_file_gives_the_record_of_its_text() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = BTreeSet::new();
    let mut compared = 0;
    let mut seeds: Vec<_> = fs::read_dir(root.join("seeds")).unwrap().map(|entry| entry.unwrap().path()).collect();
    seeds.retain(|seed| seed.extension().is_some_and(|ending| ending == "txt"));
    seeds.sort();
    for seed in &seeds {
        let expected = record(seed);
        let stem = seed.file_stem().unwrap().to_str().unwrap();
        for ending in ["pdf", "docx", "html", "doc"] {
            let path = root.join("tests/published").join(format!("{stem}.{ending}"));
            if !path.exists() {
                continue;
            }
            let found = record(&path);
            compare(&format!("{}.{ending} ", &stem[..3]), &expected, &found, &mut wrong);
            compared += 1;
        }
    }
    // There is one file in the older Word format.
    assert_eq!(compared, 16);
    let known: BTreeSet<String> = KNOWN_WRONG.iter().map(|(place, _)| (*place).to_owned()).collect();
    assert_eq!(wrong, known);
}

#[test]
fn every_line_of_a_published_file_stands_in_the_meeting() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_published = |path: &Path| {
        path.extension().is_some_and(|ending| ["pdf", "docx", "html", "doc"].iter().any(|own| ending == *own))
    };
    for path in files.filter(|path| is_published(path)) {
        let text = text(&path);
        let protocol = parse(&text, "");
        let kept: Vec<_> = protocol
            .sections
            .iter()
            .flat_map(|section| &section.paragraphs)
            .flat_map(|paragraph| &paragraph.lines)
            .collect();
        let positions: BTreeSet<_> = kept.iter().map(|line| line.position).collect();
        // A running head is kept once, whatever its page number.
        let heads: BTreeSet<_> = kept.iter().map(|line| without_page_number(&line.text)).collect();
        for line in text.lines().filter(|line| line.printed.contains(char::is_alphanumeric)) {
            let is_kept = positions.contains(&line.position) || heads.contains(&without_page_number(&line.printed));
            assert!(is_kept, "{}: {:?} {:?}", path.display(), line.position, line.printed);
        }
    }
}

/// The record of a file without the places of its values. The order of those present follows the page.
fn record(path: &Path) -> Value {
    let mut record = serde_json::to_value(parse(&text(path), "")).unwrap();
    strip(&mut record);
    let attendance = record["attendance"].as_array_mut().unwrap();
    attendance.sort_by_key(|attendee| attendee["name"].to_string());
    record
}

fn text(path: &Path) -> Text {
    let file = File { name: "a".to_owned(), path: path.to_owned() };
    extract(&read(&file, FILE_BYTES).unwrap(), &ExtractOptions::default()).unwrap()
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !["span", "notes", "people", "references"].contains(&key.as_str()));
            members.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}

/// Adds each place where the two values differ to `wrong`.
fn compare(place: &str, expected: &Value, found: &Value, wrong: &mut BTreeSet<String>) {
    match (expected, found) {
        (Value::Object(one), Value::Object(other)) => {
            for key in one.keys().chain(other.keys()).collect::<BTreeSet<_>>() {
                compare(&format!("{place}/{key}"), &expected[key.as_str()], &found[key.as_str()], wrong);
            }
        }
        (Value::Array(one), Value::Array(other)) if one.len() == other.len() => {
            for (index, (one, other)) in one.iter().zip(other).enumerate() {
                compare(&format!("{place}/{index}"), one, other, wrong);
            }
        }
        (Value::String(one), Value::String(other)) if one.split_whitespace().eq(other.split_whitespace()) => {}
        _ if expected == found => {}
        _ => {
            wrong.insert(place.to_owned());
        }
    }
}
