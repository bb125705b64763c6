//! Tests files and folders of all sorts: whatever they contain, the rest is indexed.

use super::Place;

/// Minutes that any reader of plain text can read.
const MINUTES: &str = "Protokoll 2022-05-17\n\n1. Nära vård\n\nHemsjukvårdsavtalet behöver ses över.\n";

#[cfg(unix)]
#[test]
fn a_bad_folder_is_indexed_but_for_what_is_bad() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("arkiv/bra.txt", MINUTES.as_bytes());
    place.write("arkiv/äldre.txt", &MINUTES.chars().map(|letter| u8::try_from(letter).unwrap()).collect::<Vec<_>>());
    place.write("arkiv/bild.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    place.write("arkiv/tom.txt", b"");
    place.write("arkiv/kallelse.pdf", b"%PDF-1.4");
    place.write("arkiv/README.md", b"about this folder");
    symlink(".", place.path().join("arkiv/slinga")).unwrap();
    symlink("borta.txt", place.path().join("arkiv/dangling.txt")).unwrap();
    let pipe = place.path().join("arkiv/pipe");
    assert!(std::process::Command::new("mkfifo").arg(pipe).status().unwrap().success());

    let run = place.run(&["index", "arkiv", "saknas"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.out,
        "2 added, 0 changed, 0 unchanged, 0 dropped, 5 failed, 1 skipped (README, LICENSE, hidden, or an index) → index\n"
    );
    let mut lines: Vec<&str> = run.err.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "note: arkiv/dangling.txt: a link, not followed; use --follow to read its target",
            "note: arkiv/slinga: a link, not followed; use --follow to read its target",
            "note: arkiv/äldre.txt: read as Windows-1252",
            "tingsok: arkiv/bild.txt: pictures cannot be read; save the document in one of these formats: plain text, Markdown, PDF, Word, Word 97-2003, HTML",
            "tingsok: arkiv/kallelse.pdf: damaged, or not a PDF; download it again, or give it the right ending",
            "tingsok: arkiv/pipe: a named pipe, not a file; only ordinary files are read",
            "tingsok: arkiv/tom.txt: empty; copy the file here again if it should have text",
            "tingsok: saknas: no such file or folder; check the path",
        ]
    );

    let run = place.run(&["search", "hemsjukvårdsavtal"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("arkiv/bra.txt:5") && run.out.contains("arkiv/äldre.txt:5"), "{}", run.out);
}

#[test]
fn a_second_run_reads_what_is_new() {
    let place = Place::with_seeds();
    place.write("seeds/ny.txt", MINUTES.as_bytes());
    let run = place.run(&["index", "seeds"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "1 added, 0 changed, 5 unchanged, 0 dropped, 0 failed → index\n")
    );
    place.write("seeds/ny.txt", MINUTES.replace("17", "18").as_bytes());
    std::fs::remove_file(place.path().join("seeds/004_014bf4e9da3e8400.txt")).unwrap();
    let run = place.run(&["index", "./seeds/"]);
    assert_eq!(
        (run.code, run.out.as_str()),
        (Some(0), "0 added, 1 changed, 4 unchanged, 1 dropped, 0 failed → index\n")
    );
}

#[test]
fn a_search_that_can_answer_does_so_beside_bad_files() {
    let place = Place::new();
    place.write("a/bra.txt", MINUTES.as_bytes());
    place.write("a/tom.txt", b"");
    let run = place.run(&["search", "hemsjukvårdsavtal", "--in", "a"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("a/bra.txt:5"), "{}", run.out);
    assert!(run.err.contains("tingsok: a/tom.txt: empty"), "{}", run.err);
}

#[test]
fn an_answer_comes_only_from_what_was_asked_about() {
    let place = Place::with_seeds();
    place.write("a/bra.txt", MINUTES.as_bytes());
    let run = place.run(&["search", "hemsjukvårdsavtal", "--in", "a/", "--format", "jsonl"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("a/bra.txt") && !run.out.contains("seeds/"), "{}", run.out);
}

#[test]
fn a_folder_that_is_not_there_is_no_empty_answer() {
    let place = Place::new();
    for command in [&["search", "avtal"][..], &["meetings"], &["export", "--records"]] {
        let run = place.run(&[command, &["--in", "saknas"]].concat());
        assert_eq!(run.code, Some(2), "{command:?}");
        assert!(run.err.contains("tingsok: saknas: no such file or folder"), "{}", run.err);
    }
}

#[test]
fn without_an_index_the_repair_is_told() {
    let place = Place::new();
    for command in [&["search", "avtal"][..], &["meetings"], &["export"], &["show", "a.txt"]] {
        let run = place.run(command);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{command:?}");
        assert_eq!(run.err, "tingsok: no index in index; create one with `tingsok index PATH --index index`\n");
    }
}
