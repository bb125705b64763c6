//! Measures what each kind of query costs, on an index with fifty copies of the five documents of seeds/.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "the documents are put in place first; a benchmark that cannot begin has nothing to measure"
)]

use criterion::{Criterion, criterion_group, criterion_main};
use std::fs;
use std::hint::black_box;
use std::path::Path;
use tingsok::source::{Links, list};
use tingsok::{Engine, Filter, Options};

/// The number of copies: enough for lists of some thousand passages, and building takes a few seconds.
const COPIES: usize = 50;

const QUESTIONS: &[(&str, &str)] = &[
    ("one word", "hemsjukvårdsavtal"),
    ("one common word", "vård"),
    ("three words", "samverkan barn unga"),
    ("phrase", "\"nära vård\""),
    ("nothing found", "kärnkraftverk"),
];

/// Builds an index with copies of the seeds under many names, and opens it.
fn engine(folder: &Path) -> Engine {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let documents = folder.join("documents");
    for file in list(&seeds, Links::Report, &|_| false).files {
        let name = file.path.file_name().expect("a name").to_owned();
        for copy in 0..COPIES {
            let copies = documents.join(format!("{copy:02}"));
            fs::create_dir_all(&copies).expect("made");
            fs::copy(&file.path, copies.join(&name)).expect("copied");
        }
    }
    let index = folder.join("index");
    Engine::build(&index, &[documents], &mut |_| {}).expect("built");
    Engine::open(&index).expect("opened")
}

fn questions(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(folder.path());
    let mut group = criterion.benchmark_group("search");
    let all = Options::new(10);
    for (name, question) in QUESTIONS {
        group.bench_function(*name, |bencher| bencher.iter(|| black_box(engine.search(question, &all))));
    }
    let filter = Filter { year: Some(2024), organ: Some("läns gemensam".to_owned()), ..Filter::default() };
    let filtered = Options { filter, ..Options::new(10) };
    group.bench_function("filtered", |bencher| bencher.iter(|| black_box(engine.search("vård", &filtered))));
    group.bench_function("open", |bencher| bencher.iter(|| black_box(Engine::open(folder.path().join("index")))));
    group.finish();
}

criterion_group!(benches, questions);
criterion_main!(benches);
