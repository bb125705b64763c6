//! Tests that a document has one name, however it is reached.

use super::{minutes, total};
use crate::command::Place;
use std::fs;

fn summary(place: &Place, arguments: &[&str]) -> String {
    place.run(arguments).out
}

const UNCHANGED: &str = "0 added, 0 changed, 1 unchanged, 0 dropped, 0 failed → ";

#[cfg(unix)]
#[test]
fn a_file_is_the_same_however_it_is_spelled() {
    let place = Place::new();
    place.write("arkiv/a.txt", minutes("orda").as_bytes());
    std::os::unix::fs::symlink("arkiv", place.path().join("genväg")).unwrap();
    place.run(&["index", "arkiv/a.txt", "--index", "ix"]);
    let whole = place.path().join("arkiv/a.txt");
    for spelling in ["./arkiv//a.txt", "arkiv", "genväg", "genväg/a.txt", "arkiv/../arkiv", whole.to_str().unwrap()] {
        assert_eq!(summary(&place, &["index", spelling, "--index", "ix"]), format!("{UNCHANGED}ix\n"), "{spelling}");
        let run = place.run(&["search", "orda", "--in", spelling, "--index", "ix", "--format", "jsonl"]);
        assert!(run.out.contains("\"total\":1") && run.out.contains("\"source\":\"arkiv/a.txt\""), "{}", run.out);
        let run = place.run(&["search", &format!("orda fil:{spelling}"), "--index", "ix"]);
        assert_eq!(run.code, Some(0), "{spelling}");
        if spelling.contains(".txt") {
            assert_eq!(place.run(&["show", spelling, "--index", "ix"]).code, Some(0), "{spelling}");
        }
    }
    assert_eq!(place.run(&["search", "orda fil:annat", "--index", "ix"]).code, Some(1));
    assert_eq!(total(&place, "orda", "ix"), 1);
}

#[test]
fn a_folder_is_the_same_from_wherever_one_stands() {
    let place = Place::new();
    place.write("arkiv/a.txt", minutes("orda").as_bytes());
    place.write("b.txt", minutes("ordb").as_bytes());
    place.run(&["index", ".", "--index", "../ix"]);
    place.run(&["index", "arkiv", "b.txt", "--index", "ix"]);
    let inside = |arguments: &[&str]| {
        let output = place.command(arguments).current_dir(place.path().join("arkiv")).output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    // From inside one folder, the documents in the others are not taken to be gone.
    assert_eq!(inside(&["index", ".", "--index", "../ix"]).0, format!("{UNCHANGED}../ix\n"));
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    assert!(inside(&["search", "orda", "--index", "../ix"]).0.contains("\n   a.txt:6\n"));
    assert!(inside(&["search", "ordb", "--index", "../ix"]).0.contains("\n   ../b.txt:6\n"));
    assert!(inside(&["show", "a.txt", "--index", "../ix"]).1.is_empty());
    // Without a path, everything that the index was built from is indexed.
    assert_eq!(
        inside(&["index", "--index", "../ix"]).0,
        "0 added, 0 changed, 2 unchanged, 0 dropped, 0 failed → ../ix\n"
    );
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf_8_are_names() {
    use std::os::unix::ffi::OsStrExt;
    let place = Place::new();
    place.write("in/möte.txt", minutes("elefant").as_bytes());
    let damaged = place.path().join(std::ffi::OsStr::from_bytes(b"in/m\xf6te.txt"));
    fs::write(damaged, minutes("krokodil")).unwrap();
    assert_eq!(summary(&place, &["index", "in", "--index", "ix"]).split(',').next(), Some("2 added"));
    assert_eq!((total(&place, "elefant", "ix"), total(&place, "krokodil", "ix")), (1, 1));
    assert_eq!(place.run(&["show", "in/m\\xF6te.txt", "--index", "ix"]).code, Some(0));
    // The argument as a shell passes it.
    let argument = std::ffi::OsStr::from_bytes(b"in/m\xf6te.txt");
    let run = place.command(&["show", "--index", "ix"]).arg(argument).output().unwrap();
    assert!(run.status.success());
    assert_eq!(place.run(&["remove", "in/m\\xF6te.txt", "--index", "ix"]).code, Some(0));
    assert_eq!((total(&place, "elefant", "ix"), total(&place, "krokodil", "ix")), (1, 0));
}

#[test]
fn files_are_shown_by_name_part_and_hash_where_that_means_one() {
    let place = Place::new();
    place.write("arkiv/ks/a.txt", minutes("orda").as_bytes());
    place.write("arkiv/kf/a.txt", minutes("ordb").as_bytes());
    place.run(&["index", "arkiv", "--index", "ix"]);
    for (name, code) in [("kf/a.txt", 0), ("a.txt", 2), ("arkiv/kf", 0), ("arkiv", 2), ("f/a.txt", 2), ("kf/b.txt", 2)]
    {
        assert_eq!(place.run(&["show", name, "--index", "ix"]).code, Some(code), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn odd_names_are_names_as_others() {
    let place = Place::new();
    for name in ["a:/b.txt", "-a.txt", "\\x41.txt", "A.txt", "a b\tc.txt", "a\\b.txt", "å/../å.txt"] {
        place.write(&format!("in/{name}"), minutes("orda").as_bytes());
    }
    assert_eq!(place.run(&["index", "in", "--index", "ix"]).code, Some(0));
    let check = place.run(&["check", "--index", "ix"]);
    assert_eq!((check.code, check.err.as_str()), (Some(0), ""));
    for name in ["in/a:/b.txt", "in/-a.txt", "in/\\x41.txt", "in/A.txt", "in/a b\tc.txt", "in/a\\b.txt", "in/å.txt"] {
        assert_eq!(place.run(&["show", name, "--index", "ix"]).code, Some(0), "{name}");
    }
    // A file that is gone is still known by its own name.
    fs::remove_file(place.path().join("in/\\x41.txt")).unwrap();
    assert_eq!(place.run(&["remove", "in/\\x41.txt", "--index", "ix"]).code, Some(0));
    assert_eq!(place.run(&["show", "in/A.txt", "--index", "ix"]).code, Some(0));
}

#[test]
fn exports_name_things_alike_wherever_one_stands() {
    let place = Place::new();
    place.write("arkiv/ks/a.txt", minutes("Föredragande: Kim Holm, samordnare").as_bytes());
    place.write("annat/x.txt", b"");
    place.run(&["index", "arkiv", "--index", "ix"]);
    for what in ["--popolo", "--oparl"] {
        let here = place.run(&["export", what, "--index", "ix"]).out;
        let there =
            place.command(&["export", what, "--index", "../ix"]).current_dir(place.path().join("annat")).output();
        assert_eq!(here, String::from_utf8(there.unwrap().stdout).unwrap());
        assert!(here.contains("arkiv/ks/a.txt") && !here.contains("../"), "{here}");
    }
}
