//! Tests that nothing outside the named paths is read, and that a file that cannot be read loses nothing that was
//! known.

use super::{minutes, total};
use crate::command::Place;
use std::fs;

#[cfg(unix)]
#[test]
fn links_lead_nowhere_unless_they_are_to_be_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("ute/h.txt", minutes("utanför").as_bytes());
    place.write("in/a.txt", minutes("inne").as_bytes());
    symlink("../ute/h.txt", place.path().join("in/länk.txt")).unwrap();
    let pipe = place.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    symlink("../pipe", place.path().join("in/pipe.txt")).unwrap();
    let run = place.run(&["index", "in", "--index", "ix"]);
    assert_eq!(run.code, Some(0));
    assert_eq!(
        run.err,
        "note: in/länk.txt: a link, not followed; use --follow to read its target\n\
         note: in/pipe.txt: a link, not followed; use --follow to read its target\n"
    );
    assert_eq!((total(&place, "inne", "ix"), total(&place, "utanför", "ix")), (1, 0));
    let run = place.run(&["index", "in", "--follow", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(run.err, "tingsok: pipe: a named pipe, not a file; only ordinary files are read\n");
    assert_eq!((total(&place, "inne", "ix"), total(&place, "utanför", "ix")), (1, 1));
}

#[test]
fn a_root_that_is_not_there_keeps_what_is_known_of_it() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    fs::rename(place.path().join("in"), place.path().join("borta")).unwrap();
    let run = place.run(&["index", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert_eq!(
        run.err,
        "tingsok: in: no such file or folder; check the path, or run `tingsok remove in --index ix` to stop looking \
         for it; until you run that command, the documents from it stay in the index\n"
    );
    assert_eq!(total(&place, "orda", "ix"), 1);
    let check = place.run(&["check", "--index", "ix"]);
    let missing =
        "in: no such file or folder; check the path, or run `tingsok remove in --index ix` to stop looking for it";
    assert_eq!((check.code, check.err), (Some(1), format!("tingsok: {missing}\n")));
    let check = place.run(&["check", "--format", "json", "--index", "ix"]);
    let report: serde_json::Value = serde_json::from_str(&check.out).unwrap();
    assert_eq!((check.code, &report["intact"]), (Some(1), &true.into()));
    assert_eq!(report["outdated"], serde_json::json!([]), "it is not known whether the file is gone");
    assert_eq!(report["failures"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_file_that_became_too_large_keeps_its_older_version() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    place.write("ix/tingsok.toml", b"[limits.document]\nfile-bytes = 100\n");
    place.write("in/a.txt", minutes(&"ordb ".repeat(100)).as_bytes());
    let run = place.run(&["index", "in", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("in/a.txt: larger than 100 bytes, the limit for one file"), "{}", run.err);
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 0));
}

#[test]
fn folders_may_be_deep() {
    let place = Place::new();
    let deep = "d/".repeat(300);
    place.write(&format!("in/{deep}a.txt"), minutes("orda").as_bytes());
    assert_eq!(place.run(&["index", "in", "--index", "ix"]).code, Some(0));
    assert_eq!(total(&place, "orda", "ix"), 1);
}

#[test]
fn what_is_not_there_is_no_root() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    assert_eq!(place.run(&["search", "orda", "--in", "im", "--index", "ix"]).code, Some(2));
    assert_eq!(place.run(&["index", "--index", "ix"]).code, Some(0));
    // A root that only the settings name is not a root once the settings no longer name it.
    place.write("mer/b.txt", minutes("ordb").as_bytes());
    place.write("ix/tingsok.toml", b"roots = ['../mer']");
    place.run(&["index", "--index", "ix"]);
    assert_eq!(total(&place, "ordb", "ix"), 1);
    fs::remove_file(place.path().join("ix/tingsok.toml")).unwrap();
    let stats = place.run(&["stats", "--index", "ix"]).out;
    assert!(stats.ends_with("built from        in\n"), "{stats}");
}

#[cfg(unix)]
#[test]
fn roots_may_become_links_and_links_lead_elsewhere() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    fs::rename(place.path().join("in"), place.path().join("stort")).unwrap();
    symlink("stort", place.path().join("in")).unwrap();
    assert_eq!(
        place.run(&["index", "--index", "ix"]).out,
        "1 added, 0 changed, 0 unchanged, 1 dropped, 0 failed → ix\n"
    );
    assert_eq!(total(&place, "orda", "ix"), 1);
    place.write("annat/b.txt", minutes("ordb").as_bytes());
    fs::remove_file(place.path().join("in")).unwrap();
    symlink("annat", place.path().join("in")).unwrap();
    assert_eq!(
        place.run(&["index", "--index", "ix"]).out,
        "1 added, 0 changed, 0 unchanged, 1 dropped, 0 failed → ix\n"
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (0, 1));
    assert_eq!(place.run(&["search", "ordb", "--in", "in", "--index", "ix"]).code, Some(0));
}

#[cfg(unix)]
#[test]
fn what_followed_links_lead_to_is_kept_up_to_date() {
    let place = Place::new();
    place.write("ute/a.txt", minutes("orda").as_bytes());
    place.write("ute/b.txt", minutes("ordb").as_bytes());
    place.write("in/c.txt", minutes("ordc").as_bytes());
    std::os::unix::fs::symlink("../ute", place.path().join("in/länk")).unwrap();
    place.run(&["index", "in", "--follow", "--index", "ix"]);
    assert_eq!(place.run(&["search", "orda", "--in", "in", "--index", "ix"]).code, Some(0));
    fs::remove_file(place.path().join("ute/a.txt")).unwrap();
    assert_eq!(
        place.run(&["index", "--index", "ix"]).out,
        "0 added, 0 changed, 2 unchanged, 1 dropped, 0 failed → ix\n"
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (0, 1));
    assert_eq!(place.run(&["check", "--index", "ix"]).code, Some(0));
}

#[test]
fn an_index_inside_a_folder_is_no_document_of_it() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    for index in ["in/ix", "in/annat"] {
        let run = place.run(&["index", "in", "--index", index]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
        assert_eq!(total(&place, "orda", index), 1);
    }
}

#[cfg(unix)]
#[test]
fn what_a_link_leads_to_is_not_the_folder_that_it_lies_in() {
    use std::os::unix::fs::symlink;
    let place = Place::new();
    for (name, said) in [("in/a.txt", "orda"), ("ute/b.txt", "ordb"), ("annat/c.txt", "ordc")] {
        place.write(name, minutes(said).as_bytes());
    }
    symlink("../ute", place.path().join("in/e")).unwrap();
    symlink("../annat", place.path().join("in/n")).unwrap();
    place.run(&["index", "in", "--follow", "--index", "ix"]);
    assert_eq!(place.run(&["search", "orda", "--in", "ute", "--index", "ix"]).code, Some(1));
    assert_eq!(place.run(&["search", "ordb", "--in", "in/e", "--index", "ix"]).code, Some(0));
    assert_eq!(place.run(&["remove", "ute", "--index", "ix"]).out, "ute/b.txt\n");
    // A folder that is away for a while is not taken to be gone.
    fs::rename(place.path().join("annat"), place.path().join("borta")).unwrap();
    assert_eq!(place.run(&["index", "--index", "ix"]).code, Some(2));
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordc", "ix")), (1, 1));
    fs::remove_file(place.path().join("in/n")).unwrap();
    assert_eq!(place.run(&["index", "--index", "ix"]).code, Some(0));
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordc", "ix")), (1, 0));
    // Removing a folder removes the roots inside it, wherever they lead.
    place.run(&["index", "in", "in/e", "--index", "ix"]);
    assert_eq!(total(&place, "ordb", "ix"), 1);
    place.run(&["remove", "in", "--index", "ix"]);
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (0, 0));
}

#[test]
fn what_is_named_stays_a_root_where_the_folder_above_passes_it_over() {
    let place = Place::new();
    place.write("in/a.txt", minutes("orda").as_bytes());
    place.write("in/README.md", minutes("ordb").as_bytes());
    place.write("in/.dold/c.txt", minutes("ordc").as_bytes());
    place.run(&["index", "in", "in/README.md", "in/.dold", "--index", "ix"]);
    for command in [&["index"][..], &["index", "in"]] {
        place.run(&[command, &["--index", "ix"]].concat());
        assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix"), total(&place, "ordc", "ix")), (1, 1, 1));
    }
    // The listing of `in` shows that `under` is missing, so its documents are dropped, although `in/under` is an error.
    place.write("in/under/d.txt", minutes("ordd").as_bytes());
    place.run(&["index", "--index", "ix"]);
    fs::remove_dir_all(place.path().join("in/under")).unwrap();
    assert_eq!(place.run(&["index", "in", "in/under", "--index", "ix"]).code, Some(2));
    assert_eq!(total(&place, "ordd", "ix"), 0);
}

#[cfg(unix)]
#[test]
fn a_build_that_is_stopped_does_not_forget_where_a_link_led() {
    use std::ops::ControlFlow;
    use std::os::unix::fs::symlink;
    let place = Place::new();
    place.write("gammalt/a.txt", minutes("orda").as_bytes());
    place.write("nytt/b.txt", minutes("ordb").as_bytes());
    symlink("gammalt", place.path().join("in")).unwrap();
    place.run(&["index", "in", "--index", "ix"]);
    fs::remove_file(place.path().join("in")).unwrap();
    symlink("nytt", place.path().join("in")).unwrap();
    let options = tingsok::BuildOptions { paths: vec![place.path().join("in")], ..Default::default() };
    tingsok::Engine::build_with(place.path().join("ix"), &options, &mut |_| ControlFlow::Break(())).unwrap();
    place.run(&["index", "--index", "ix"]);
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (0, 1));
}

#[cfg(unix)]
#[test]
fn a_folder_is_looked_into_without_waiting_for_what_is_named_like_a_part_of_an_index() {
    let place = Place::new();
    place.write("in/a/a.txt", minutes("orda").as_bytes());
    place.write("in/b/manifest.json", b"{\"name\": \"app\"}");
    place.write("in/b/b.txt", minutes("ordb").as_bytes());
    let pipe = place.path().join("in/a/manifest.json");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let run = place.run(&["index", "in", "--index", "ix"]);
    assert!(
        run.err.contains("in/a/manifest.json: a named pipe, not a file; only ordinary files are read"),
        "{}",
        run.err
    );
    assert_eq!((total(&place, "orda", "ix"), total(&place, "ordb", "ix")), (1, 1));
}
