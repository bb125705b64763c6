//! Tests that an index stays true to its documents, that removed documents are gone, and that other files are not
//! touched.

mod damage;
mod interruption;
mod names;
mod ownership;
mod people;
mod readers;
mod removal;
mod sources;

use crate::command::Place;

/// Minutes of one meeting with `text` under their only heading.
fn minutes(text: &str) -> String {
    format!("Protokoll\nRegionstyrelsen 2024-05-17\n\n§ 1 Sak\n\n{text}\n")
}

/// The number of items that match `question`.
#[track_caller]
fn total(place: &Place, question: &str, index: &str) -> u64 {
    let run = place.run(&["search", question, "--index", index, "--format", "jsonl"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).expect(&run.err);
    answer["total"].as_u64().unwrap()
}

/// Everything that an index exports.
fn exported(place: &Place, index: &str) -> Vec<String> {
    ["--records", "--people", "--matters"]
        .iter()
        .map(|what| place.run(&["export", what, "--index", index, "--format", "jsonl"]).out)
        .collect()
}

/// The names of the files in a folder, sorted.
fn listed(place: &Place, folder: &str) -> Vec<String> {
    let listed = std::fs::read_dir(place.path().join(folder)).unwrap();
    let mut names: Vec<String> = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// The files in the folder that belong to no index, such as those left by a kill or an error.
fn strays(place: &Place, index: &str) -> Vec<String> {
    let list = std::fs::read_to_string(place.path().join(index).join("meta.json")).unwrap();
    let known =
        [".managed.json", ".tantivy-meta.lock", ".tantivy-writer.lock", "manifest.json", "meta.json", "seen.json"];
    let is_stray = |name: &String| {
        // tantivy writes the name of a segment with hyphens in its list.
        let is_segment =
            name.split_once('.').is_some_and(|(id, _)| list.replace('-', "").contains(id) && id.len() == 32);
        !known.contains(&name.as_str()) && !is_segment
    };
    listed(place, index).into_iter().filter(is_stray).collect()
}
