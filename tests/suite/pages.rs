//! Claims about answers page by page.

use std::fs;
use tingsok::search::Limited;
use tingsok::{Answer, Engine, Grouping, Hit, Note, Options, QuestionLimits, Sort};

const BODIES: [&str; 3] = ["Omsorgsnämnden", "Idrottsnämnden", "Kommunstyrelsen"];

/// Twelve meetings of three bodies and four years, each with an item that has both words and one that has one.
fn engine(folder: &tempfile::TempDir) -> Engine {
    let minutes = folder.path().join("minutes");
    fs::create_dir_all(&minutes).expect("made");
    for year in 2020..2024 {
        for (place, body) in BODIES.iter().enumerate() {
            let text = format!(
                "Protokoll\n\n{body}\n\nSammanträdesdatum: {year}-0{month}-02\n\n1. Taxor\n\nAvtalet om taxan för hemtjänst \
                 ses över.\n\n2. Lokaler\n\nAvtalet om lokaler förlängs {place} år.\n",
                month = place + 1
            );
            fs::write(minutes.join(format!("{year}-{place}.txt")), text).expect("written");
        }
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[minutes], &mut |_| {}).expect("built");
    Engine::open(&index).expect("opened")
}

fn hits(answer: &Answer) -> Vec<Hit> {
    answer.all_hits().cloned().collect()
}

#[test]
fn pages_together_are_the_whole_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    for question in ["avtal taxa", "avtal", "\"avtalet om\"", "organ:idrott avtal", "år:2021"] {
        for sort in [Sort::Best, Sort::Newest, Sort::Oldest] {
            let options = |skip: usize, limit: usize| Options { sort, skip, ..Options::new(limit) };
            let whole = engine.search(question, &options(0, 100)).expect("answered");
            let mut found = Vec::new();
            for skip in (0..whole.hits.len() + 5).step_by(5) {
                let page = engine.search(question, &options(skip, 5)).expect("answered");
                assert!(page.hits.len() <= 5);
                found.extend(page.hits);
            }
            assert!(found.len() > 1, "{question}");
            assert_eq!(found, whole.hits, "{question} {sort:?}");
        }
    }
}

#[test]
fn pages_of_groups_together_are_all_groups() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    for by in [Grouping::Year, Grouping::Meeting, Grouping::Organ, Grouping::Item] {
        let options = |skip: usize, limit: usize| Options { by: Some(by), skip, ..Options::new(limit) };
        let whole = engine.search("avtal", &options(0, 100)).expect("answered");
        let (mut found, total) = (Vec::new(), whole.grouped.as_ref().map_or(0, |grouped| grouped.total));
        for skip in (0..total + 2).step_by(2) {
            found.extend(hits(&engine.search("avtal", &options(skip, 2)).expect("answered")));
        }
        assert_eq!(found, hits(&whole), "{by:?}");
    }
}

#[test]
fn no_page_goes_beyond_the_limit_of_hits() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let limits = QuestionLimits { hits: 7, ..QuestionLimits::default() };
    let options = |skip: usize| Options { skip, limits: limits.clone(), ..Options::new(5) };
    let counts = [0, 5, 7, 10, usize::MAX].map(|skip| {
        let answer = engine.search("avtal", &options(skip)).expect("answered");
        (answer.hits.len(), answer.notes.contains(&Note::OnlyFirst { count: 7, of: Limited::Results }))
    });
    assert_eq!(counts, [(5, false), (2, true), (0, true), (0, true), (0, true)]);
}
