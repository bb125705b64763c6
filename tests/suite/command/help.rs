//! Tests the help texts as they are printed. `INSTA_UPDATE=always cargo test` rewrites them.

use super::Place;

#[track_caller]
fn check(command: &str) {
    let run = Place::new().run(&["help", command]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    insta::assert_snapshot!(command, run.out);
}

#[test]
fn every_command_says_what_it_does() {
    let overview = Place::new().run(&["--help"]).out;
    insta::assert_snapshot!("tingsok", overview);
    for command in [
        "search",
        "who",
        "person",
        "people",
        "decisions",
        "votes",
        "matter",
        "timeline",
        "serve",
        "index",
        "remove",
        "check",
        "stats",
        "inspect",
        "meetings",
        "show",
        "export",
        "analyze",
        "completions",
        "man",
    ] {
        assert!(overview.contains(&format!("\n  {command} ")), "{command}");
        check(command);
    }
}

#[test]
fn the_version_is_told() {
    let run = Place::new().run(&["--version"]);
    assert_eq!((run.code, run.out), (Some(0), format!("tingsok {}\n", env!("CARGO_PKG_VERSION"))));
}
