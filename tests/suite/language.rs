//! Measures how well words are split and how well forms of a word are brought together, against word lists made by
//! hand.
//!
//! Some lists may be used for measuring only and are outside the project: `TINGSOK_SHARED` says where. Without it,
//! nothing is measured, and the tests say so. Floors are only ever raised.

#![expect(clippy::print_stdout, reason = "whoever runs them with --nocapture wants the figures")]

use super::relevance::shared;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use tingsok::analysis::{Condition, TokenReport, report};

/// The rows of a table among the shared word lists, split into cells.
fn rows(name: &str) -> Option<Vec<Vec<String>>> {
    let text = fs::read_to_string(shared()?.join("data").join(name)).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    Some(rows.map(|row| row.split('\t').map(str::to_owned).collect()).collect())
}

fn read(word: &str, condition: Condition) -> TokenReport {
    report(word, condition).into_iter().next().expect("a word")
}

fn stem(word: &str) -> String {
    read(word, Condition::Clean).stem
}

/// The places between `pieces`, in characters.
fn joints<'a>(pieces: impl Iterator<Item = &'a str>) -> BTreeSet<usize> {
    let mut ends: Vec<usize> = Vec::new();
    for piece in pieces {
        ends.push(ends.last().copied().unwrap_or(0) + piece.chars().count());
    }
    ends.pop();
    ends.into_iter().collect()
}

#[track_caller]
fn check(what: &str, good: usize, all: usize, floor: f64) {
    let share = f64::from(u32::try_from(good).unwrap()) / f64::from(u32::try_from(all).unwrap());
    println!("{what}: {share:.3} ({good} of {all})");
    assert!(share >= floor, "{what} fell to {share:.3}, the floor is {floor}");
}

/// Whether at least one joint is found, and all joints found are right.
fn is_parted_rightly(word: &str, splits: &str) -> bool {
    let parts = read(word, Condition::Clean).parts;
    let found = joints(parts.iter().map(String::as_str));
    !found.is_empty() && splits.split('|').any(|split| found.is_subset(&joints(split.split('+'))))
}

#[test]
fn compounds_are_parted() {
    for (name, column, floor) in [("compounds_seeds.tsv", 1, 0.975), ("compounds_dev.tsv", 2, 0.94)] {
        let Some(mut rows) = rows(name) else { return };
        rows.retain(|row| row.get(4).is_none_or(|kind| kind == "compound"));
        let right = rows.iter().filter(|row| is_parted_rightly(&row[0], &row[column])).count();
        check(name, right, rows.len(), floor);
    }
}

#[test]
fn simple_words_stay_whole() {
    let Some(rows) = rows("simplex_dev.txt") else { return };
    let whole = rows.iter().filter(|row| read(&row[0], Condition::Clean).parts.is_empty()).count();
    check("simple words", whole, rows.len(), 0.98);
}

#[test]
fn forms_of_a_word_meet_and_other_words_do_not() {
    let Some(rows) = rows("inflection_dev.tsv") else { return };
    let nouns: Vec<Vec<String>> = rows.iter().filter(|row| row[2] == "NOUN").cloned().collect();
    for (what, rows, recall, precision) in [("nouns", &nouns, 0.94, 0.98), ("all words", &rows, 0.90, 0.88)] {
        let mut families: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        let mut lemmas: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for row in rows {
            let (lemma, form) = (row[0].as_str(), row[1].as_str());
            families.entry(lemma).or_default().extend([lemma, form]);
            lemmas.entry(form).or_default().insert(lemma);
            lemmas.entry(lemma).or_default().insert(lemma);
        }
        let stems: BTreeMap<&str, String> = lemmas.keys().map(|word| (*word, stem(word))).collect();
        let pairs: Vec<bool> = families
            .values()
            .flat_map(|family| {
                let words: Vec<&str> = family.iter().copied().collect();
                let pairs = (0..words.len()).flat_map(|one| (0..one).map(move |other| (one, other)));
                pairs.map(|(one, other)| stems[words[one]] == stems[words[other]]).collect::<Vec<bool>>()
            })
            .collect();
        check(&format!("{what}, recall"), pairs.iter().filter(|met| **met).count(), pairs.len(), recall);
        let mut classes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (word, stem) in &stems {
            classes.entry(stem).or_default().push(word);
        }
        let (mut right, mut all) = (0, 0);
        for words in classes.values() {
            for (place, one) in words.iter().enumerate() {
                all += place;
                right += words[..place].iter().filter(|other| !lemmas[*one].is_disjoint(&lemmas[**other])).count();
            }
        }
        check(&format!("{what}, precision"), right, all, precision);
    }
}

#[test]
fn damaged_words_are_read() {
    let Some(rows) = rows("ocr_seed003_pairs.tsv") else { return };
    let (mut right, mut all) = (0, 0);
    for row in rows {
        let times: usize = row[2].parse().unwrap();
        let tokens = report(&row[0], Condition::Damaged);
        let read = tokens
            .iter()
            .map(|token| token.readings.first().unwrap_or(&token.text).as_str())
            .collect::<Vec<_>>()
            .join(" ");
        all += times;
        right += if row[1].split('|').any(|meant| meant == read.to_lowercase()) { times } else { 0 };
    }
    check("damaged words", right, all, 0.96);
}
