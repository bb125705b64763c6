//! Tests building: what is skipped, replaced, dropped and refused.

use std::fmt::Write;
use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use tingsok::{Answer, BuildOptions, BuildReport, Counting, Engine, Filter, Options, TotalAccuracy};

struct Archive {
    folder: tempfile::TempDir,
}

impl Archive {
    fn new() -> Self {
        let archive = Self { folder: tempfile::tempdir().expect("a folder") };
        fs::create_dir(archive.minutes()).expect("made");
        archive
    }

    fn minutes(&self) -> PathBuf {
        self.folder.path().join("minutes")
    }

    fn index(&self) -> PathBuf {
        self.folder.path().join("index")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.minutes().join(name), text).expect("written");
    }

    fn build(&self) -> BuildReport {
        Engine::build(self.index(), &[self.minutes()], &mut |_| {}).expect("built")
    }

    fn search(&self, question: &str) -> Answer {
        let engine = Engine::open(self.index()).expect("opened");
        engine.search(question, &Options::new(10)).expect("answered")
    }

    fn total(&self, question: &str) -> usize {
        self.search(question).total
    }
}

#[track_caller]
fn check(report: &BuildReport, added: usize, replaced: usize, unchanged: usize, dropped: usize) {
    let found = (report.added, report.replaced, report.unchanged, report.dropped);
    assert_eq!(found, (added, replaced, unchanged, dropped), "{report:?}");
}

#[test]
fn a_second_build_skips_replaces_and_drops() {
    let archive = Archive::new();
    archive.write("a.txt", "Avtalet om hemsjukvård behöver ses över.");
    archive.write("b.txt", "Elevhälsan redovisar en enkät.");
    archive.write("c.txt", "Ungdomsmottagningen flyttar.");
    check(&archive.build(), 3, 0, 0, 0);
    archive.write("b.txt", "Elevhälsan redovisar en plan.");
    fs::remove_file(archive.minutes().join("c.txt")).expect("removed");
    check(&archive.build(), 0, 1, 1, 1);
    assert_eq!((archive.total("enkät"), archive.total("plan"), archive.total("ungdomsmottagning")), (0, 1, 0));
    check(&archive.build(), 0, 0, 2, 0);
}

#[test]
fn a_bad_file_is_reported_and_the_rest_goes_on() {
    let archive = Archive::new();
    archive.write("a.txt", "Avtalet.");
    archive.write("empty.txt", "");
    let report = archive.build();
    check(&report, 1, 0, 0, 0);
    assert_eq!(report.failures.len(), 1);
    assert!(report.failures[0].path.ends_with("empty.txt"));
}

#[test]
fn what_lies_outside_the_given_paths_stays() {
    let archive = Archive::new();
    archive.write("a.txt", "Avtalet.");
    archive.build();
    let other = archive.folder.path().join("other");
    fs::create_dir(&other).expect("made");
    fs::write(other.join("b.txt"), "Elevhälsan.").expect("written");
    let report = Engine::build(archive.index(), &[other], &mut |_| {}).expect("built");
    check(&report, 1, 0, 0, 0);
    assert_eq!(archive.total("avtal"), 1);
}

#[test]
fn what_a_document_said_goes_with_it() {
    let archive = Archive::new();
    archive.write("a.txt", "Barnens bästa vård (BBV) behöver xylofonkonserten.");
    archive.write("b.txt", "Barnens bästa vård är en fråga om personal.");
    archive.build();
    assert_eq!(archive.total("BBV"), 2);
    assert_eq!(archive.total("xylofonkonsertenn"), 1);
    fs::remove_file(archive.minutes().join("a.txt")).expect("removed");
    archive.build();
    assert_eq!(archive.total("BBV"), 0);
    let answer = archive.search("xylofonkonsertenn");
    assert!(answer.hits.is_empty() && answer.notes.is_empty(), "{:?}", answer.notes);
}

#[test]
fn no_index_is_an_error_with_its_repair() {
    let archive = Archive::new();
    let message = Engine::open(archive.index()).expect_err("refused").to_string();
    assert!(message.contains("create one with `tingsok index PATH --index "), "{message}");
}

#[test]
fn readers_do_not_wait_for_a_writer_and_writers_say_so() {
    let archive = Archive::new();
    archive.write("a.txt", "Avtalet.");
    archive.build();
    let engine = Engine::open(archive.index()).expect("opened");
    archive.write("b.txt", "Avtalen.");
    let (index, minutes) = (archive.index(), archive.minutes());
    let mut refused = None;
    Engine::build(&index, std::slice::from_ref(&minutes), &mut |progress| {
        if progress.done == 1 {
            assert_eq!(archive.total("avtal"), 1);
            refused = Engine::build(&index, std::slice::from_ref(&minutes), &mut |_| {}).err();
        }
    })
    .expect("built");
    let message = refused.expect("a second writer is refused").to_string();
    assert!(message.contains("another process is writing"), "{message}");
    assert_eq!(engine.search("avtal", &Options::new(10)).expect("answered").total, 1);
    engine.reload().expect("reloaded");
    assert_eq!(engine.search("avtal", &Options::new(10)).expect("answered").total, 2);
}

#[test]
fn a_record_is_found_by_path_name_and_hash() {
    let archive = Archive::new();
    archive.write("a.txt", "Avtalet.");
    archive.write("b.txt", "Elevhälsan.");
    archive.build();
    let engine = Engine::open(archive.index()).expect("opened");
    let records = engine.records(&Filter::default()).expect("read");
    let found = |name: &str| engine.record(name).expect("read").map(|record| record.source.path);
    let path = records[0].source.path.clone();
    assert!(Path::new(&path).ends_with("a.txt"));
    assert_eq!(found(&path), Some(path.clone()));
    assert_eq!(found("a.txt"), Some(path.clone()));
    assert_eq!(found(&records[0].source.sha256[..8]), Some(path));
    assert_eq!((found("c.txt"), found(&records[0].source.sha256[..7])), (None, None));
    assert_eq!(engine.meetings(&Filter::default()).expect("read").len(), 2);
}

/// An archive of sixty files. Each has some of three words, some of them often, and some in titles.
fn mixed() -> Archive {
    let archive = Archive::new();
    for number in 0..60_usize {
        let mut text = format!("Protokoll\n\nOmsorgsnämnden\n\nSammanträdesdatum: 2024-03-{:02}\n\n", number % 28 + 1);
        for (place, word) in ["avtalet", "hemsjukvården", "lokalerna"].into_iter().enumerate() {
            let times = (number * (place + 3)) % 5;
            let title = if times == 3 { word } else { "Ärende" };
            let said = format!("Nämnden går igenom {word} än en gång. ").repeat(times);
            let _ = write!(text, "{}. {title}\n\n{said}Ärende nummer {number} är slut.\n\n", place + 1);
        }
        archive.write(&format!("{number}.txt"), &text);
    }
    archive
}

const MIXED: [&str; 5] =
    ["avtal", "avtal hemsjukvård", "lokal avtal hemsjukvård", "nämnden lokal", "sjukvård i hemmet"];

#[test]
fn the_index_is_the_same_however_many_threads_read() {
    let archive = mixed();
    let said = [1, 2, 5].map(|threads| {
        let index = archive.folder.path().join(format!("index{threads}"));
        let threads = NonZeroUsize::new(threads);
        let options = BuildOptions { paths: vec![archive.minutes()], threads, ..BuildOptions::default() };
        let report = Engine::build_with(&index, &options, &mut |_| std::ops::ControlFlow::Continue(())).expect("built");
        check(&report, 60, 0, 0, 0);
        let engine = Engine::open(&index).expect("opened");
        let answers = MIXED.map(|question| engine.search(question, &Options::new(20)).expect("answered"));
        (engine.records(&Filter::default()).expect("records"), answers)
    });
    assert_eq!(said[0], said[1]);
    assert_eq!(said[0], said[2]);
}

#[test]
fn the_first_hits_are_first_among_all() {
    let archive = mixed();
    archive.build();
    let engine = Engine::open(archive.index()).expect("opened");
    for question in MIXED {
        let ask = |counting| engine.search(question, &Options { counting, ..Options::new(10) }).expect("answered");
        let (quick, all) = (ask(Counting::Quick), ask(Counting::Exact));
        let places = |answer: &Answer| {
            let place = |hit: &tingsok::Hit| (hit.source.clone(), hit.line, hit.missing.clone());
            answer.hits.iter().map(place).collect::<Vec<_>>()
        };
        assert_eq!(places(&quick), places(&all), "{question}");
        assert_eq!(quick.complete, all.complete, "{question}");
        assert_eq!(all.total_is, TotalAccuracy::Exact);
        match quick.total_is {
            TotalAccuracy::Exact => assert_eq!(quick.total, all.total, "{question}"),
            TotalAccuracy::AtLeast => assert!(quick.total <= all.total, "{question}"),
        }
    }
}
