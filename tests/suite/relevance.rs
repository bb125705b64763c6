//! Measures how good answers and records are, against judgements made by hand.
//!
//! The judgements name people and are outside the project: `TINGSOK_SHARED` says where. Without it, nothing is
//! measured, and the tests say so. Floors are only ever raised.

#![expect(clippy::print_stdout, reason = "whoever runs them with --nocapture wants the figures")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tingsok::analysis::fold;
use tingsok::{Engine, Filter, Hit, Options};

/// The least nDCG@10 over all judged questions. Measured: .985.
const QUESTIONS_FLOOR: f64 = 0.97;
/// The least mean over all measures of the records of seeds/. Measured: 1.000.
const SEEDS_FLOOR: f64 = 0.99;
/// The same for forty documents of some 25 other bodies. Measured: .842.
const DEV_FLOOR: f64 = 0.84;

/// The least average precision of the people who presented a topic, over all judged topics, and the least share of
/// topics for which the first person presented it. Measured: 1.000 and 1.000.
const WHO_FLOOR: f64 = 0.97;

/// How many hits count.
const DEPTH: usize = 10;

pub fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("TINGSOK_SHARED").map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        println!("skipped: TINGSOK_SHARED names no folder of judgements");
    }
    folder
}

pub fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")
}

/// An index of `documents`, deleted with the folder.
pub fn index(documents: PathBuf) -> (Engine, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let report = Engine::build(folder.path(), &[documents], &mut |_| {}).unwrap();
    assert!(report.failures.is_empty(), "{:?}", report.failures);
    (Engine::open(folder.path()).unwrap(), folder)
}

#[test]
fn questions_are_answered_as_judged() {
    let Some(shared) = shared() else { return };
    let judged: Value = serde_json::from_slice(&fs::read(shared.join("eval/questions.json")).unwrap()).unwrap();
    let (engine, _folder) = index(seeds());
    let mut scores = Vec::new();
    for question in judged["queries"].as_array().unwrap() {
        let text = question["query"].as_str().unwrap();
        let answer = engine.search(text, &Options::new(2 * DEPTH)).unwrap();
        let score = score(question["relevant"].as_array().unwrap(), &answer.hits);
        if score < 0.6 {
            println!("weak: {text}: {score:.2}");
        }
        scores.push(score);
    }
    let count = u32::try_from(scores.len()).unwrap();
    let mean = scores.iter().sum::<f64>() / f64::from(count);
    println!("nDCG@10 {mean:.3} over {count} questions");
    assert!(mean >= QUESTIONS_FLOOR, "nDCG@10 fell to {mean:.3}, the floor is {QUESTIONS_FLOOR}");
}

#[test]
fn presenters_are_named_as_judged() {
    let Some(shared) = shared() else { return };
    let judged: Value = serde_json::from_slice(&fs::read(shared.join("eval/questions.json")).unwrap()).unwrap();
    let (engine, _folder) = index(seeds());
    let (mut precisions, mut firsts) = (Vec::new(), Vec::new());
    for topic in judged["who"].as_array().unwrap() {
        let text = topic["topic"].as_str().unwrap();
        let wanted: Vec<Vec<String>> =
            topic["presenters"].as_array().unwrap().iter().map(|name| sorted(name.as_str().unwrap())).collect();
        let answer = engine.who(text, &Options::new(2 * DEPTH)).unwrap();
        let right: Vec<bool> = answer.people.iter().map(|person| wanted.contains(&sorted(&person.name))).collect();
        let (mut found, mut precision) = (0_u32, 0.0);
        for (place, _) in (1_u32..).zip(&right).filter(|(_, right)| **right) {
            found += 1;
            precision += f64::from(found) / f64::from(place);
        }
        precisions.push(precision / f64::from(u32::try_from(wanted.len()).unwrap()));
        firsts.push(f64::from(u8::from(right.first() == Some(&true))));
    }
    let mean = |values: &[f64]| values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap());
    let (precision, first) = (mean(&precisions), mean(&firsts));
    println!("average precision {precision:.3}, first {first:.3} over {} topics", precisions.len());
    assert!(precision.min(first) >= WHO_FLOOR, "{precision:.3} and {first:.3}, the floor is {WHO_FLOOR}");
}

/// The words of a name, folded, in alphabetical order.
fn sorted(name: &str) -> Vec<String> {
    let mut words: Vec<String> = fold(name).split([' ', '-']).map(str::to_owned).collect();
    words.sort_unstable();
    words
}

/// nDCG@10 (Järvelin and Kekäläinen 2002, "Cumulated gain-based evaluation of IR techniques"), with gains 2^grade − 1.
fn score(relevant: &[Value], hits: &[Hit]) -> f64 {
    let gain = |grade: u64| f64::from((1_u32 << u32::try_from(grade).unwrap()) - 1);
    let sum = |grades: &[u64]| -> f64 {
        (2_u32..).zip(grades.iter().take(DEPTH)).map(|(place, grade)| gain(*grade) / f64::from(place).log2()).sum()
    };
    let grade = |judgement: &Value| judgement["grade"].as_u64().unwrap();
    let given: Vec<u64> =
        hits.iter().map(|hit| relevant.iter().find(|judgement| is_same(judgement, hit)).map_or(0, grade)).collect();
    let mut ideal: Vec<u64> = relevant.iter().map(grade).collect();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    (sum(&given) / sum(&ideal)).min(1.0)
}

/// Whether a hit is the judged item: in the same file, with the same number or nearly the same title.
fn is_same(judgement: &Value, hit: &Hit) -> bool {
    if hit.source.rsplit('/').next() != judgement["source"].as_str() {
        return false;
    }
    let Some(item) = &hit.item else { return false };
    if judgement["number"].is_string() && item.number.as_deref() == judgement["number"].as_str() {
        return true;
    }
    let (judged, found) = (plain(judgement["title"].as_str().unwrap_or_default()), plain(&item.title));
    !judged.is_empty() && !found.is_empty() && similarity(&judged, &found) >= 0.85
}

/// Letters and digits without case and marks; words are separated by a space.
fn plain(title: &str) -> Vec<char> {
    let folded = fold(title);
    let words = folded.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().collect()
}

/// The share of letters in matching blocks (Ratcliff and Obershelp 1988, as in Python's difflib).
fn similarity(one: &[char], other: &[char]) -> f64 {
    let length = |count: usize| f64::from(u32::try_from(count).unwrap());
    2.0 * length(matching(one, other)) / length(one.len() + other.len())
}

/// The number of letters in the longest common block, plus those matched to its left and right.
fn matching(one: &[char], other: &[char]) -> usize {
    let (mut length, mut at, mut at_other) = (0, 0, 0);
    for begin in 0..one.len() {
        for begin_other in 0..other.len() {
            let common =
                one[begin..].iter().zip(&other[begin_other..]).take_while(|(left, right)| left == right).count();
            if common > length {
                (length, at, at_other) = (common, begin, begin_other);
            }
        }
    }
    if length == 0 {
        return 0;
    }
    let after = matching(&one[at + length..], &other[at_other + length..]);
    length + matching(&one[..at], &other[..at_other]) + after
}

/// The mean on the last line of the scorer ("mean 0.995") for the records of `documents`.
fn mean_of_records(shared: &Path, documents: PathBuf, expected: &str) -> Option<f64> {
    let is_there = Command::new("python3").arg("--version").stdout(Stdio::null()).status().is_ok();
    if !is_there {
        println!("skipped: the scorer of records needs python3");
        return None;
    }
    let (engine, folder) = index(documents);
    let records = engine.records(&Filter::default()).unwrap();
    let lines: Vec<String> = records.iter().map(|record| serde_json::to_string(record).unwrap()).collect();
    let path = folder.path().join("records.jsonl");
    fs::write(&path, lines.join("\n")).unwrap();
    let scorer = shared.join("eval/score_records.py");
    let output = Command::new("python3").arg(scorer).arg(shared.join(expected)).arg(path).output().unwrap();
    let report = String::from_utf8(output.stdout).unwrap();
    println!("{expected}\n{report}");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mean = report.lines().find_map(|line| line.strip_prefix("mean")).unwrap();
    Some(mean.trim().parse().unwrap())
}

#[track_caller]
fn check_records(documents: impl Fn(&Path) -> PathBuf, expected: &str, floor: f64) {
    let Some(shared) = shared() else { return };
    if let Some(mean) = mean_of_records(&shared, documents(&shared), expected) {
        assert!(mean >= floor, "the mean of {expected} fell to {mean:.3}, the floor is {floor}");
    }
}

#[test]
fn records_of_the_seeds_are_as_expected() {
    check_records(|_| seeds(), "gold/seeds", SEEDS_FLOOR);
}

#[test]
fn records_of_other_documents_are_as_expected() {
    check_records(|shared| shared.join("dev_docs"), "gold/dev", DEV_FLOOR);
}

#[test]
fn titles_are_compared_by_their_letters() {
    #[track_caller]
    fn check(one: &str, other: &str, is_same: bool) {
        assert_eq!(similarity(&plain(one), &plain(other)) >= 0.85, is_same, "{one}: {other}");
    }
    check("Nära vård – Målbild", "NARA VARD, malbild", true);
    check("Nära vård – Målbild", "Nära vård – Målbilder", true);
    check("Nära vård", "Skolans uppdrag", false);
}
