//! What is indexed stays true, what is removed is gone, and no file of anybody else's is touched.

mod damage;
mod interruption;
mod names;
mod ownership;
mod people;
mod readers;
mod removal;
mod sources;

use crate::command::Place;

/// Minutes of one meeting with `text` under their one heading.
fn minutes(text: &str) -> String {
    format!("Protokoll\nRegionstyrelsen 2024-05-17\n\n§ 1 Sak\n\n{text}\n")
}

/// How many items answer `question`.
#[track_caller]
fn total(place: &Place, question: &str, index: &str) -> u64 {
    let run = place.run(&["search", question, "--index", index, "--format", "jsonl"]);
    let answer: serde_json::Value = serde_json::from_str(&run.out).expect(&run.err);
    answer["total"].as_u64().unwrap()
}

/// All that an index says, as other programs get it.
fn exported(place: &Place, index: &str) -> Vec<String> {
    ["--records", "--people", "--matters"]
        .iter()
        .map(|what| place.run(&["export", what, "--index", index, "--format", "jsonl"]).out)
        .collect()
}

/// The names of the files in a folder, in order.
fn listed(place: &Place, folder: &str) -> Vec<String> {
    let listed = std::fs::read_dir(place.path().join(folder)).unwrap();
    let mut names: Vec<String> = listed.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

/// The files of an index that belong to no index: what a kill or a fault left.
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
