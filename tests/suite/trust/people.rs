//! Tests that people and matters are not given as true while they are older than the documents.

use super::minutes;
use crate::command::Place;
use std::ops::ControlFlow;
use tingsok::{BuildOptions, Engine, Filter};

#[test]
fn while_documents_change_what_is_known_of_the_others_is_told() {
    let place = Place::new();
    let present = |day: u32, text: &str| {
        minutes(text)
            .replace("05-17", &format!("05-{day}"))
            .replace("\n\n§", "\n\nNärvarande\nKim Holm (S), ordförande\n\n§")
    };
    for day in 11..=13 {
        place.write(&format!("in/{day}.txt"), present(day, "Text.").as_bytes());
    }
    place.run(&["index", "in", "--index", "ix"]);
    for day in 11..=13 {
        place.write(&format!("in/{day}.txt"), present(day, "Ny text.").as_bytes());
    }
    // The build is stopped after the first of three documents, so people are as old as before.
    let options = BuildOptions { paths: vec![place.path().join("in")], ..BuildOptions::default() };
    let report = Engine::build_with(place.path().join("ix"), &options, &mut |_| ControlFlow::Break(())).unwrap();
    assert_eq!((report.is_stopped, report.replaced, report.not_read), (true, 1, 2));
    let engine = Engine::open(place.path().join("ix")).unwrap();
    assert_eq!(engine.unlinked_documents().unwrap(), 1);
    let people = engine.people(&Filter::default()).unwrap();
    assert_eq!(people.iter().map(|person| person.appearances.len()).collect::<Vec<_>>(), [2]);
    let run = place.run(&["people", "--index", "ix"]);
    assert!(run.out.contains("Kim Holm"), "{}", run.out);
    assert!(run.err.contains("note: people and matters are out of date for 1 document"), "{}", run.err);
    // The next run continues and brings them up to date.
    let run = place.run(&["index", "in", "--index", "ix"]);
    assert_eq!(run.out, "0 added, 2 changed, 1 unchanged, 0 dropped, 0 failed → ix\n");
    engine.reload().unwrap();
    assert_eq!(engine.unlinked_documents().unwrap(), 0);
    assert_eq!(engine.people(&Filter::default()).unwrap()[0].appearances.len(), 3);
}

#[test]
fn a_build_that_is_stopped_at_its_last_file_says_so_and_loses_nothing() {
    let place = Place::new();
    for day in 11..=13 {
        place.write(&format!("in/{day}.txt"), minutes("Text.").replace("05-17", &format!("05-{day}")).as_bytes());
    }
    let options = BuildOptions { paths: vec![place.path().join("in")], ..BuildOptions::default() };
    let mut stop = |progress: tingsok::Progress<'_>| {
        if progress.done == progress.total { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let report = Engine::build_with(place.path().join("ix"), &options, &mut stop).unwrap();
    assert_eq!((report.is_stopped, report.added, report.not_read), (true, 3, 0));
    let engine = Engine::open(place.path().join("ix")).unwrap();
    assert_eq!(engine.meetings(&Filter::default()).unwrap().len(), 3);
}
