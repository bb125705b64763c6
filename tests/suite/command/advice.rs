//! Messages are true, and what they say to do helps.

use super::Place;

const MINUTES: &str = "Protokoll 2022-05-17\n\n1. Nära vård\n\nHemsjukvårdsavtalet behöver ses över.\n";

/// Runs `line`; the exit status is `code`, and standard error has each of `said`.
#[track_caller]
fn check(place: &Place, line: &[&str], code: i32, said: &[&str]) {
    let run = place.run(line);
    assert_eq!(run.code, Some(code), "{line:?}: {}{}", run.out, run.err);
    for said in said {
        assert!(run.err.contains(said), "{line:?}: {said}: {}", run.err);
    }
}

#[test]
fn a_file_that_cannot_be_inspected_says_why() {
    let place = Place::new();
    place.write("a/a.txt", MINUTES.as_bytes());
    place.write("binary", b"\x7fELF\x02\x01\x01\0\0\0");
    check(&place, &["inspect", "nope"], 2, &["nope: no such file or folder; check the path"]);
    check(&place, &["inspect", "a"], 2, &["a: this is a folder; name a file in it"]);
    let formats = "plain text, Markdown, PDF, Word, Word 97-2003, HTML";
    let unreadable = "binary: not readable as text; if it is a document, save it in one of these formats";
    check(&place, &["inspect", "binary"], 2, &[&format!("{unreadable}: {formats}\n")]);
    check(&place, &["inspect", "a/a.txt", "--why", "0"], 2, &["not a line number, which is 1 or more"]);
    check(
        &place,
        &["inspect", "a/a.txt", "--why", "9999"],
        1,
        &["no page has a line 9999; the longest page has 5 lines"],
    );
}

#[cfg(unix)]
#[test]
fn a_file_is_inspected_through_a_link() {
    let place = Place::new();
    place.write("a.txt", MINUTES.as_bytes());
    std::os::unix::fs::symlink("a.txt", place.path().join("b.txt")).unwrap();
    check(&place, &["inspect", "b.txt"], 0, &[]);
}

#[test]
fn check_says_what_it_could_not_compare() {
    let place = Place::new();
    place.write("a/a.txt", MINUTES.as_bytes());
    place.write("b/b.txt", MINUTES.replace("17", "18").as_bytes());
    place.write("b/empty.txt", b"");
    place.run(&["index", "a", "b", "--index", "ix"]);
    check(&place, &["check", "--index", "ix"], 0, &["1 file cannot be read; `tingsok index --index ix` says why"]);
    std::fs::rename(place.path().join("a"), place.path().join("c")).unwrap();
    let run = place.run(&["check", "--index", "ix"]);
    assert_eq!(run.code, Some(1));
    assert!(run.err.contains("a: no such file or folder; check the path"), "{}", run.err);
    assert!(!run.err.contains("gone"), "{}", run.err);
    assert!(run.out.contains("2 documents") && !run.out.contains("update the index"), "{}", run.out);
    place.write("b/b.txt", MINUTES.replace("17", "19").as_bytes());
    let run = place.run(&["check", "--index", "ix"]);
    assert!(run.out.ends_with("update the index with `tingsok index --index ix`\n"), "{}", run.out);
}

#[test]
fn a_removed_file_that_folders_pass_over_does_not_come_back() {
    let place = Place::new();
    place.write("a/a.txt", MINUTES.as_bytes());
    place.write("a/README.md", MINUTES.replace("17", "18").as_bytes());
    place.run(&["index", "a", "a/README.md", "--index", "ix"]);
    let run = place.run(&["remove", "README.md", "--index", "ix"]);
    assert_eq!(run.code, Some(0));
    assert!(!run.err.contains("adds it again"), "{}", run.err);
    assert_eq!(run.err, "1 document removed; `tingsok index` no longer updates a/README.md\n");
    check(&place, &["remove", "a.txt", "--index", "ix"], 0, &["adds it again"]);
}

#[test]
fn filters_are_blamed_only_if_they_are_the_cause() {
    let place = Place::with_seeds();
    let listed = "`tingsok meetings --index index` lists what is in the index";
    check(&place, &["person", "hartz", "--year", "1999"], 1, &["\"hartz\" is in the index, but nothing"]);
    check(&place, &["person", "xerxes", "--year", "1999"], 1, &["nobody found with the name \"xerxes\""]);
    check(&place, &["export", "--records", "--year", "1990"], 1, &["nothing found; try without --year"]);
    check(&place, &["export", "--presenter", "nope"], 1, &["nothing found; try without --presenter"]);
    check(&place, &["export", "--votes", "--year", "1990"], 1, &["nothing found", listed]);
    check(&place, &["decisions", "--tasks", "kvantdator"], 1, &["no decision found for \"kvantdator\"", listed]);
    check(&place, &["votes", "--person", "hartz"], 1, &["no vote found", listed]);
    check(&place, &["search", "avtal", "--year", "1990"], 1, &["nothing found for \"avtal\"; try without --year"]);
    check(&place, &["search", "avtal", "organ:xyz", "--decisions"], 1, &["no document matches organ:xyz"]);
}

#[test]
fn an_empty_index_says_so() {
    let place = Place::new();
    place.write("a/a.txt", MINUTES.as_bytes());
    place.run(&["index", "a", "--index", "ix"]);
    check(&place, &["remove", "a", "--index", "ix"], 0, &["1 document removed"]);
    check(&place, &["search", "avtal", "--index", "ix"], 1, &["the index in ix is empty"]);
    check(&place, &["person", "x", "--index", "ix"], 1, &["the index in ix names nobody"]);
    check(&place, &["index", "--index", "ix"], 2, &["no files or folders to update from", "--index ix"]);
    check(&place, &["index", "--index", "iz"], 2, &["no index in iz; create one with `tingsok index PATH --index iz`"]);
    std::fs::create_dir(place.path().join("none")).unwrap();
    check(
        &place,
        &["index", "none", "--index", "iy"],
        0,
        &["note: no documents were found in the indexed files and folders\n"],
    );
}

#[test]
fn a_mistyped_path_creates_no_index() {
    let place = Place::new();
    check(&place, &["index", "nope"], 2, &["nope: no such file or folder; check the path"]);
    assert!(!place.path().join("index").exists());
    check(&place, &["search", "avtal"], 2, &["no index in index"]);
}

#[test]
fn a_folder_that_is_no_index_is_said_to_be_none() {
    let place = Place::new();
    place.write("junk/a.txt", b"a");
    place.write("file", b"a");
    check(&place, &["check", "--index", "junk"], 2, &["junk contains a.txt but no index; name the folder of an index"]);
    check(&place, &["search", "a", "--index", "file"], 2, &["file: this is a file", "name a folder"]);
}

#[test]
fn numbers_are_refused_with_what_to_write() {
    let place = Place::new();
    let (year, count) = ("write a year with four digits, as in 2024", "write a whole number from 1 to 4294967295");
    let threads = "write a whole number of at least 1";
    for (line, option, said) in [
        (&["search", "a", "--year", "24"][..], "--year <YEAR>", year),
        (&["search", "a", "--year", "abc"], "--year <YEAR>", year),
        (&["search", "a", "--year", "-5"], "--year <YEAR>", year),
        (&["search", "a", "--limit", "-1"], "--limit <N>", count),
        (&["people", "--limit", "0"], "--limit <N>", count),
        (&["people", "--limit", "-1"], "--limit <N>", count),
        (&["index", "--threads", "0"], "--threads <N>", threads),
        (&["index", "--threads", "x"], "--threads <N>", threads),
    ] {
        let value = line.last().unwrap();
        let run = place.run(line);
        let first = run.err.lines().next();
        assert_eq!(first, Some(format!("error: invalid value '{value}' for '{option}': {said}").as_str()), "{line:?}");
        assert_eq!(run.code, Some(2), "{line:?}");
    }
    check(&place, &["show", ""], 2, &["name a document"]);
    check(&place, &["search", "a", "--from", "2024-02-31"], 2, &["there is no such day or month"]);
}

#[test]
fn a_period_that_ends_before_it_begins_is_noted() {
    let place = Place::with_seeds();
    check(&place, &["search", "avtal", "--from", "2025", "--to", "2024"], 1, &["ends before it begins"]);
    check(&place, &["search", "avtal datum:2025..2024"], 1, &["ends before it begins"]);
}

#[cfg(feature = "web")]
#[test]
fn a_server_without_its_files_or_address_does_not_start() {
    let place = Place::with_seeds();
    check(&place, &["serve", "nope", "--port", "0"], 2, &["nope: no such file or folder"]);
    check(&place, &["serve", "--host", "8.8.8.8", "--port", "0"], 2, &["cannot listen on 8.8.8.8:0"]);
    let run = place.run(&["serve", "--host", "8.8.8.8", "--port", "0"]);
    assert!(!run.err.contains("another program"), "{}", run.err);
    check(&place, &["serve", "--port", "80x"], 2, &["write a whole number from 0 to 65535"]);
}
