//! Tests that an index is made only where there is room for one, and discarded only on request.

use super::{exported, listed, minutes, total};
use crate::command::Place;
use std::fs;

#[test]
fn a_folder_with_anything_else_in_it_is_not_touched() {
    for (name, content) in [
        ("meta.json", "{}"),
        ("d41d8cd98f00b204e9800998ecf8427e.pdf", "viktigt"),
        ("protokoll.txt", "Protokoll"),
        ("manifest.json", "{\"name\": \"app\"}"),
        (".managed.json", "[\"protokoll.txt\"]"),
    ] {
        let place = Place::new();
        place.write("in/a.txt", minutes("orda").as_bytes());
        place.write(&format!("arkiv/{name}"), content.as_bytes());
        for command in [&["index", "in"][..], &["index", "in", "--rebuild"], &["search", "orda", "--in", "in"]] {
            let run = place.run(&[command, &["--index", "arkiv"]].concat());
            assert_eq!(run.code, Some(2), "{name}");
            assert_eq!(
                run.err,
                format!(
                    "tingsok: arkiv contains {name} but no index; name the folder of an index, or make a new index in an empty \
                     folder, or in one that does not exist yet\n"
                )
            );
        }
        assert_eq!(listed(&place, "arkiv"), [name]);
        assert_eq!(fs::read_to_string(place.path().join("arkiv").join(name)).unwrap(), content);
    }
}

#[test]
fn files_that_others_put_into_an_index_stay() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("ix/README.md", b"about");
    place.run(&["index", "in", "--index", "ix"]);
    let other = "d41d8cd98f00b204e9800998ecf8427e.store";
    place.write(&format!("ix/{other}"), b"viktigt");
    place.write("in/a.txt", minutes("ordb").as_bytes());
    assert_eq!(place.run(&["index", "in", "--index", "ix", "--compact"]).code, Some(0));
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.code, Some(0));
    assert!(run.err.contains(&format!("note: ix/{other}: looks like part of an earlier index")), "{}", run.err);
    assert_eq!(fs::read(place.path().join("ix").join(other)).unwrap(), b"viktigt");
    assert_eq!(fs::read(place.path().join("ix/README.md")).unwrap(), b"about");
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (0, 1));
}

#[test]
fn an_index_that_cannot_be_read_is_kept_until_it_is_to_be_built_again() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("in/b.txt", minutes("ordb").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    let before = exported(&place, "ix");
    let older = r#"{"format":"4.0","analysis":"sv-1"}"#;
    for (content, said) in [
        (None, "manifest.json is missing"),
        (Some("{"), "has changed since it was written"),
        (Some(older), "was built by another version of tingsok (format 4.0"),
    ] {
        let path = place.path().join("ix/manifest.json");
        match content {
            None => fs::remove_file(&path).unwrap(),
            Some(content) => fs::write(&path, content).unwrap(),
        }
        for command in [&["search", "orda", "--in", "in/a.txt"][..], &["index", "in/a.txt"], &["meetings"], &["check"]]
        {
            let run = place.run(&[command, &["--index", "ix"]].concat());
            assert_eq!(run.code, Some(2), "{command:?}");
            assert!(run.err.contains(said) && run.err.contains("`tingsok index --rebuild --index ix`"), "{}", run.err);
        }
        // The roots are known from the other of the two files that have them.
        let run = place.run(&["index", "--rebuild", "--index", "ix"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""), "{said}");
        assert_eq!(exported(&place, "ix"), before);
    }
}

#[test]
fn nothing_is_thrown_away_for_what_cannot_be_built() {
    let place = two_folders();
    fs::rename(place.path().join("ut"), place.path().join("borta")).unwrap();
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.contains(
            "ut is missing, so the index was not rebuilt; restore the file or folder, or remove its documents"
        ),
        "{}",
        run.err
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    for lost in ["ut", "tu"] {
        assert_eq!(place.run(&["index", lost, "--rebuild", "--index", "ix"]).code, Some(2), "{lost}");
    }
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    let run = place.run(&["index", "in", "--rebuild", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("ut is missing, so the index was not rebuilt"), "{}", run.err);
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    // What the message says to do helps.
    assert_eq!(place.run(&["remove", "ut", "--index", "ix"]).code, Some(0));
    assert_eq!(place.run(&["index", "--rebuild", "--index", "ix"]).code, Some(0));
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 0));
}

/// An index in `ix` of two folders, with "orda" in one and "ordb" in the other.
fn two_folders() -> Place {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("ut/b.txt", minutes("ordb").as_bytes());
    place.run(&["index", "in", "ut", "--index", "ix"]);
    place
}

/// The index is not rebuilt, whether a folder is named or none.
#[track_caller]
fn rebuild_is_refused(place: &Place, said: &str) {
    for command in [&["index", "--rebuild", "--index", "ix"][..], &["index", "in", "--rebuild", "--index", "ix"]] {
        let run = place.run(command);
        assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(2), "", said));
    }
}

#[test]
fn a_rebuild_counts_what_is_gone() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("in/b.txt", minutes("ordb").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    fs::remove_file(place.path().join("in/b.txt")).unwrap();
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.out, "1 added, 0 changed, 0 unchanged, 1 dropped, 0 failed → ix\n");
}

#[test]
fn what_an_unreadable_index_cannot_keep_may_be_left_out() {
    let place = two_folders();
    fs::rename(place.path().join("ut"), place.path().join("borta")).unwrap();
    for entry in fs::read_dir(place.path().join("ix")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "store") {
            fs::write(path, "").unwrap();
        }
    }
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("`tingsok index --rebuild PATH --index ix`"), "{}", run.err);
    let run = place.run(&["index", "in", "--rebuild", "--index", "ix"]);
    assert_eq!(
        run.err,
        "tingsok: ut: no such file or folder; check the path, or run `tingsok remove ut --index ix` to stop looking \
         for it; its documents are no longer in the index\n"
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 0));
    let command = &["remove", "ut", "--index", "ix"];
    assert_eq!(place.run(command).code, Some(0));
    assert_eq!(place.run(&["index", "--index", "ix"]).err, "");
}

#[test]
fn an_index_of_another_version_keeps_what_is_missing() {
    let place = two_folders();
    let current = fs::read(place.path().join("ix/manifest.json")).unwrap();
    place.write("ix/manifest.json", br#"{"format":"4.0","analysis":"sv-1"}"#);
    let before = listed(&place, "ix");
    fs::rename(place.path().join("ut"), place.path().join("borta")).unwrap();
    rebuild_is_refused(
        &place,
        "tingsok: ut is missing, so the index was not rebuilt; restore the file or folder, or, if you do not need its \
             documents any more, delete the index in ix and build a new one\n",
    );
    assert_eq!(listed(&place, "ix"), before);
    fs::write(place.path().join("ix/manifest.json"), current).unwrap();
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
}

#[cfg(unix)]
#[test]
fn documents_behind_a_link_that_leads_nowhere_are_not_thrown_away() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("ut/b.txt", minutes("ordb").as_bytes());
    symlink("../ut", place.path().join("in/ut")).unwrap();
    place.run(&["index", "in", "--follow", "--index", "ix"]);
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    fs::rename(place.path().join("ut"), place.path().join("borta")).unwrap();
    rebuild_is_refused(
        &place,
        "tingsok: in/ut could not be searched for documents, so the index was not rebuilt: a link to ../ut, which does \
             not exist; repair or remove the link\n",
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
    // What the message says to do helps.
    fs::remove_file(place.path().join("in/ut")).unwrap();
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.out, "1 added, 0 changed, 0 unchanged, 1 dropped, 0 failed → ix\n");
}

#[test]
fn a_rebuild_says_which_earlier_versions_it_could_not_keep() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    place.write("in/a.txt", b"");
    place.write("in/b.txt", b"");
    let run = place.run(&["index", "--index", "ix"]);
    let empty = "empty; copy the file here again if it should have text";
    let said = |end: &str| format!("tingsok: in/a.txt: {empty}{end}\ntingsok: in/b.txt: {empty}\n");
    assert_eq!(run.err, said(""));
    assert_eq!(total(&place, "orda", "ix"), 1);
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(run.err, said("; its earlier version is no longer in the index"));
    assert_eq!(total(&place, "orda", "ix"), 0);
}

#[test]
fn a_rebuild_names_missing_roots_as_other_messages_do() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("mer/b.txt", minutes("ordb").as_bytes());
    place.write("ix/tingsok.toml", b"roots = ['../mer']");
    place.run(&["index", "in", "--index", "ix"]);
    place.run(&["index", "--index", "ix"]);
    let run = place.run(&["index", "tu", "--rebuild", "--index", "ix"]);
    assert_eq!(run.err, "tingsok: tu: no such file or folder, so the index was not rebuilt; check the path\n");
    fs::rename(place.path().join("mer"), place.path().join("borta")).unwrap();
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(
        run.err,
        "tingsok: mer is missing, so the index was not rebuilt; restore the file or folder, or take it out of the roots in \
         ix/tingsok.toml\n"
    );
    let check = place.run(&["check", "--index", "ix"]);
    assert_eq!(
        check.err,
        "tingsok: mer: no such file or folder; check the path, or take it out of the roots in ix/tingsok.toml\n"
    );
    fs::rename(place.path().join("in"), place.path().join("borta-in")).unwrap();
    let run = place.run(&["index", "--rebuild", "--index", "ix"]);
    assert_eq!(
        run.err,
        "tingsok: in is missing, so the index was not rebuilt; restore the file or folder, or remove its documents with \
         `tingsok remove in --index ix`\n"
    );
}

#[test]
fn without_roots_nothing_is_built() {
    let place = Place::new();
    let run = place.run(&["index", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(!place.path().join("ix").exists());
    assert_eq!(run.err, "tingsok: no index in ix; create one with `tingsok index PATH --index ix`\n");
    place.write("ix/tingsok.toml", b"roots = ['../in']");
    place.write("in/a.txt", minutes("orda").as_bytes());
    assert_eq!(place.run(&["index", "--index", "ix"]).code, Some(0));
    assert_eq!(total(&place, "orda", "ix"), 1);
    place.write("ix/tingsok.toml", b"rooots = ['../in']");
    let run = place.run(&["index", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.err.starts_with("tingsok: ix/tingsok.toml, line 1: unknown field `rooots`")
            && run.err.ends_with("; correct the line, or remove the file\n"),
        "{}",
        run.err
    );
}

#[test]
fn writers_that_begin_at_once_are_one_writer_and_clear_refusals() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    for _ in 0..5 {
        let _ = fs::remove_dir_all(place.path().join("ix"));
        let children: Vec<_> =
            (0..3).map(|_| place.command(&["index", "in", "--index", "ix"]).spawn().unwrap()).collect();
        let mut done = 0;
        for child in children {
            let output = child.wait_with_output().unwrap();
            let err = String::from_utf8(output.stderr).unwrap();
            let is_refusal =
                err == "tingsok: another process is writing to the index in ix; try again when it is done\n";
            done += u32::from(output.status.success());
            assert!(output.status.success() || is_refusal, "{err}");
        }
        assert!(done > 0);
        assert_eq!(total(&place, "orda", "ix"), 1);
    }
}
