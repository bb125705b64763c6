//! Tests that a build may be stopped at any moment: what was committed stays, and the next run ends like an undisturbed
//! one.

use super::{exported, minutes, strays, total};
use crate::command::Place;
use std::fs;

/// The number of moments at which a build is stopped. `tests/torture/kills.py` tries more.
const MOMENTS: u32 = 10;

fn archive(place: &Place, folder: &str, said: &str) {
    for number in 0..40 {
        let text = format!("Föredragande: Kim Holm, samordnare\n\n{said} {number}: hemsjukvårdsavtalet ses över.");
        place.write(&format!("{folder}/{number}.txt"), minutes(&text).as_bytes());
    }
}

/// Starts a build of `in` and stops it with `signal` at `moment`, one of `MOMENTS`.
#[cfg(unix)]
fn stop(place: &Place, signal: &str, moment: u32) -> Option<i32> {
    let mut child = place.command(&["index", "in", "--index", "ix"]).spawn().unwrap();
    // The moment depends on the number of files in the folder, not on the clock.
    let is_there = || fs::read_dir(place.path().join("ix")).map_or(0, Iterator::count);
    while is_there() < usize::try_from(moment).unwrap() && child.try_wait().unwrap().is_none() {
        std::thread::yield_now();
    }
    let process = child.id().to_string();
    let _ = std::process::Command::new("kill").args(["-s", signal, &process]).output().unwrap();
    child.wait_with_output().unwrap().status.code()
}

#[cfg(unix)]
#[test]
fn a_killed_build_is_made_good_by_the_next() {
    let place = Place::new();
    archive(&place, "in", "Text");
    place.run(&["index", "in", "--index", "undisturbed"]);
    let right = exported(&place, "undisturbed");
    for moment in 0..MOMENTS {
        stop(&place, "KILL", moment * 2);
        // Whatever is there can be searched, or the command says that there is no index yet.
        let run = place.run(&["search", "hemsjukvårdsavtal", "--index", "ix"]);
        assert!(run.code == Some(0) || run.err.contains("no index in ix") || run.code == Some(1), "{}", run.err);
        let run = place.run(&["index", "in", "--index", "ix"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{moment}");
        assert_eq!(exported(&place, "ix"), right, "{moment}");
        assert_eq!(place.run(&["check", "--index", "ix"]).code, Some(0), "{moment}");
        assert!(strays(&place, "ix").is_empty(), "{:?}", strays(&place, "ix"));
        if moment % 2 == 0 {
            fs::remove_dir_all(place.path().join("ix")).unwrap();
        } else {
            // The next run is an update.
            place.write(
                "in/7.txt",
                minutes(&format!("Föredragande: Kim Holm, samordnare\n\nÄndring {moment}.")).as_bytes(),
            );
            place.run(&["index", "in", "--index", "ix"]);
            archive(&place, "in", "Text");
        }
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_in_order() {
    let place = Place::new();
    archive(&place, "in", "Text");
    place.run(&["index", "in", "--index", "undisturbed"]);
    let code = stop(&place, "INT", 3);
    // The build may have finished before the signal came, or not have listened for it yet.
    assert!([Some(2), Some(0), Some(130), None].contains(&code), "{code:?}");
    assert_eq!(place.run(&["index", "in", "--index", "ix"]).code, Some(0));
    assert_eq!(exported(&place, "ix"), exported(&place, "undisturbed"));
    assert!(strays(&place, "ix").is_empty());
}

#[test]
fn a_search_beside_a_build_sees_the_last_commit() {
    let place = Place::new();
    archive(&place, "in", "Text");
    place.run(&["index", "in", "--index", "ix"]);
    archive(&place, "in", "Ny text");
    let mut child = place.command(&["index", "in", "--index", "ix"]).spawn().unwrap();
    while child.try_wait().unwrap().is_none() {
        assert_eq!(total(&place, "hemsjukvårdsavtal", "ix"), 40);
    }
    assert_eq!(total(&place, "\"ny text\"", "ix"), 40);
}
