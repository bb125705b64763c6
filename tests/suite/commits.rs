//! Claims about an engine that stays open while the index changes.

use std::fs;
use std::path::Path;
use tingsok::{BuildOptions, Engine, ExistingIndex, Options};

fn total(engine: &Engine, question: &str) -> usize {
    engine.search(question, &Options::new(10)).expect("answered").total
}

fn build(index: &Path, minutes: &Path, opening: ExistingIndex) {
    let options =
        BuildOptions { paths: vec![minutes.to_path_buf()], existing_index: opening, ..BuildOptions::default() };
    Engine::build_with(index, &options, &mut |_| std::ops::ControlFlow::Continue(())).expect("built");
}

#[test]
fn the_identifier_changes_with_the_index_and_only_then() {
    let folder = tempfile::tempdir().expect("a folder");
    let (minutes, index) = (folder.path().join("minutes"), folder.path().join("index"));
    fs::create_dir(&minutes).expect("made");
    fs::write(minutes.join("a.txt"), "Avtalet om hemsjukvård ses över.").expect("written");
    build(&index, &minutes, ExistingIndex::Update);
    let engine = Engine::open(&index).expect("opened");
    let first = engine.commit_id();
    assert_eq!(first.len(), 16, "{first}");
    engine.reload().expect("reloaded");
    assert_eq!(engine.commit_id(), first);
    // Nothing to do is no commit.
    build(&index, &minutes, ExistingIndex::Update);
    engine.reload().expect("reloaded");
    assert_eq!(engine.commit_id(), first);
    fs::write(minutes.join("b.txt"), "Avtalet om skolan ses över.").expect("written");
    build(&index, &minutes, ExistingIndex::Update);
    assert_eq!((engine.commit_id(), total(&engine, "skola")), (first.clone(), 0));
    engine.reload().expect("reloaded");
    let second = engine.commit_id();
    assert_ne!(second, first);
    assert_eq!(total(&engine, "skola"), 1);
    assert_eq!(Engine::open(&index).expect("opened").commit_id(), second);
}

#[test]
fn an_index_that_is_built_anew_is_seen_by_an_open_engine() {
    let folder = tempfile::tempdir().expect("a folder");
    let (minutes, index) = (folder.path().join("minutes"), folder.path().join("index"));
    fs::create_dir(&minutes).expect("made");
    fs::write(minutes.join("a.txt"), "Avtalet om hemsjukvård ses över.").expect("written");
    build(&index, &minutes, ExistingIndex::Update);
    let engine = Engine::open(&index).expect("opened");
    let first = engine.commit_id();
    fs::write(minutes.join("a.txt"), "Skolan redovisar en enkät.").expect("written");
    let options =
        BuildOptions { paths: vec![minutes], existing_index: ExistingIndex::Rebuild, ..BuildOptions::default() };
    Engine::build_with(&index, &options, &mut |_| {
        // The old files are gone and the new ones are empty: what is open answers on.
        let _ = engine.reload();
        assert!(total(&engine, "enkät") == 0 && (engine.commit_id() != first || total(&engine, "avtal") == 1));
        std::ops::ControlFlow::Continue(())
    })
    .expect("built");
    engine.reload().expect("reloaded");
    assert_ne!(engine.commit_id(), first);
    assert_eq!((total(&engine, "avtal"), total(&engine, "enkät")), (0, 1));
    assert!(engine.check().expect("checked").is_whole());
}

#[test]
fn an_engine_stays_open_where_the_index_is_gone() {
    let folder = tempfile::tempdir().expect("a folder");
    let (minutes, index) = (folder.path().join("a.txt"), folder.path().join("index"));
    fs::write(&minutes, "Avtalet om hemsjukvård ses över.").expect("written");
    build(&index, &minutes, ExistingIndex::Update);
    let engine = Engine::open(&index).expect("opened");
    let first = engine.commit_id();
    let aside = folder.path().join("aside");
    fs::rename(&index, &aside).expect("moved");
    assert!(engine.reload().is_err());
    assert_eq!((engine.commit_id(), total(&engine, "avtal")), (first.clone(), 1));
    fs::rename(&aside, &index).expect("moved");
    engine.reload().expect("reloaded");
    assert_eq!(engine.commit_id(), first);
}
