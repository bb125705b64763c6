//! Tests that what is removed is gone, from answers and from every byte of the index.

use super::{listed, minutes, strays, total};
use crate::command::Place;
use std::fs;

/// A word, a name, an acronym and a title that are in one document only.
const SECRET: &str =
    "Föredragande: Xantippa Quistgaard, zqxjkvsamordnare\n\nZqxjkvbpwylmno Vådaskottsutredning (ZVQX) inleds.";

fn archive() -> Place {
    let place = Place::new();
    for number in 1..=3 {
        place.write(&format!("in/{number}.txt"), minutes(&format!("Text {number}, föredragande Kim Holm.")).as_bytes());
    }
    place.write("in/hemligt/h.txt", minutes(SECRET).as_bytes());
    place.write("in/hemligt/k.txt", minutes(SECRET).replace("05-17", "06-18").as_bytes());
    let run = place.run(&["index", "in", "--index", "ix"]);
    assert_eq!(run.code, Some(0));
    assert!(holds_secret(&place), "the words can be found in the files as long as they are there");
    place
}

fn holds_secret(place: &Place) -> bool {
    listed(place, "ix").iter().any(|name| {
        let bytes = fs::read(place.path().join("ix").join(name)).unwrap();
        ["zqxjkv", "ZQXJKV", "Zqxjkv", "xantippa", "Xantippa", "zvqx", "ZVQX", "quistgaard", "hemligt"]
            .iter()
            .any(|word| bytes.windows(word.len()).any(|window| window == word.as_bytes()))
    })
}

#[track_caller]
fn check_is_gone(place: &Place) {
    assert!(!holds_secret(place));
    for question in ["zqxjkvbpwylmno", "zqxjkv*", "ZVQX", "Xantippa", "vådaskottsutredning"] {
        assert_eq!(total(place, question, "ix"), 0, "{question}");
    }
    assert_eq!(place.run(&["person", "Quistgaard", "--index", "ix"]).code, Some(1));
    assert_eq!(total(place, "text", "ix"), 3);
    let check = place.run(&["check", "--index", "ix"]);
    assert_eq!((check.code, check.err.as_str()), (Some(0), ""), "{}", check.out);
    assert!(strays(place, "ix").is_empty());
}

#[test]
fn a_folder_that_is_removed_is_gone_to_the_last_byte() {
    let place = archive();
    let run = place.run(&["remove", "in/hemligt", "--index", "ix"]);
    assert_eq!((run.code, run.out.as_str()), (Some(0), "in/hemligt/h.txt\nin/hemligt/k.txt\n"));
    assert!(
        run.err.contains("note: in/hemligt/h.txt was removed from the index, but its file is in an indexed folder"),
        "{}",
        run.err
    );
    assert!(place.path().join("in/hemligt/h.txt").exists());
    assert!(
        place.run(&["check", "--index", "ix"]).err.contains("note: in/hemligt/h.txt: is new, and not in the index")
    );
    fs::remove_dir_all(place.path().join("in/hemligt")).unwrap();
    check_is_gone(&place);
}

#[test]
fn files_that_vanish_are_gone_to_the_last_byte() {
    let place = archive();
    fs::remove_dir_all(place.path().join("in/hemligt")).unwrap();
    assert!(place.run(&["index", "in", "--index", "ix"]).out.contains("2 dropped"));
    check_is_gone(&place);
}

#[test]
fn older_versions_are_gone_to_the_last_byte_when_that_is_asked_for() {
    let place = archive();
    for name in ["h", "k"] {
        place.write(&format!("in/hemligt/{name}.txt"), minutes("Ett nytt ord.").as_bytes());
    }
    fs::rename(place.path().join("in/hemligt"), place.path().join("in/öppet")).unwrap();
    assert_eq!(place.run(&["index", "in", "--compact", "--index", "ix"]).code, Some(0));
    check_is_gone(&place);
}

#[test]
fn what_means_nothing_removes_nothing() {
    let place = archive();
    for (name, code) in [("saknas.txt", 2), ("in/9.txt", 2), ("123", 2)] {
        let run = place.run(&["remove", name, "--index", "ix"]);
        assert_eq!((run.code, run.out.as_str()), (Some(code), ""), "{name}");
        assert!(run.err.contains("matches no document in the index"), "{}", run.err);
    }
    assert_eq!(place.run(&["remove", "in/1.txt", "--index", "saknas"]).code, Some(2));
    assert!(!place.path().join("saknas").exists());
    assert_eq!(total(&place, "text", "ix"), 3);
}

#[test]
fn nothing_is_meant_by_an_empty_name() {
    let place = archive();
    for name in ["", " "] {
        assert_eq!(place.run(&["remove", name, "--index", "ix"]).code, Some(2), "{name:?}");
    }
    assert_eq!(total(&place, "text", "ix"), 3);
}

#[test]
fn a_removal_that_was_interrupted_is_finished_by_the_next_command() {
    let place = archive();
    // As after a kill between removing and sweeping: the manifest says so, and the words are still on disk.
    let index = place.path().join("ix");
    place.run(&["index", "in", "--index", "ix"]);
    let mut child = place.command(&["remove", "in/hemligt", "--index", "ix"]).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        let manifest = fs::read_to_string(index.join("manifest.json")).unwrap_or_default();
        if manifest.contains("\"sweep\":\"all\"") {
            let _ = child.kill();
        }
    }
    // Whether or not the removal was done, this finishes it.
    place.run(&["remove", "in/hemligt", "--index", "ix"]);
    fs::remove_dir_all(place.path().join("in/hemligt")).unwrap();
    check_is_gone(&place);
}

#[test]
fn the_name_of_a_removed_file_is_gone_too() {
    let place = Place::new();
    place.write("in/quistgaard.txt", minutes("orda").as_bytes());
    place.write("in/b.txt", minutes("text").as_bytes());
    place.run(&["index", "in/quistgaard.txt", "in/b.txt", "--index", "ix"]);
    assert!(holds_secret(&place));
    let run = place.run(&["remove", "quistgaard.txt", "--index", "ix"]);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains("`tingsok index` no longer updates in/quistgaard.txt"), "{}", run.err);
    assert!(!holds_secret(&place));
    assert_eq!(
        place.run(&["index", "--index", "ix"]).out,
        "0 added, 0 changed, 1 unchanged, 0 dropped, 0 failed → ix\n"
    );
}

#[test]
fn the_name_of_a_folder_that_held_nothing_is_forgotten_too() {
    let place = Place::new();
    fs::create_dir(place.path().join("hemligt")).unwrap();
    place.run(&["index", "hemligt", "--index", "ix"]);
    assert!(holds_secret(&place));
    let run = place.run(&["remove", "hemligt", "--index", "ix"]);
    assert_eq!(
        (run.code, run.err.as_str()),
        (Some(0), "0 documents removed; `tingsok index` no longer updates hemligt\n",)
    );
    assert!(!holds_secret(&place));
    assert_eq!(place.run(&["index", "--index", "ix"]).code, Some(2));
}
