//! Measures what a large index costs to build and to search, by kind of query and compared with bare tantivy on the
//! same passages, and what opening the index and starting the command add. `benches/README.md` explains the method.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    reason = "documents are put in place, time is taken; a benchmark that cannot begin has nothing to measure"
)]
#![expect(clippy::print_stdout, reason = "the table is what it is for")]

mod bare;
mod building;
mod dice;
mod documents;
mod fts5;
mod questions;

use bare::Bare;
use documents::Stock;
use questions::{KINDS, Kind, Question, Source};
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tingsok::Engine;

/// The allocator of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The default number of documents, which makes about a hundred thousand passages.
const DOCUMENTS: usize = 2_300;
/// The number of documents with `--quick`.
const FEW_DOCUMENTS: usize = 100;
/// The number of queries per kind.
const QUESTIONS: usize = 100;
/// How often each query is run, after a first run that does not count. The median counts.
const TIMES: usize = 3;
/// One in this many queries is also run as a command.
const EVERY: usize = 8;
/// How often an index is opened, and a process started.
const STARTS: usize = 20;
const HITS: usize = 10;

/// The environment variable that names an existing index to measure on, instead of one made here.
const INDEX: &str = "TINGSOK_INDEX";
/// The environment variable that names a folder of documents to measure on, instead of made-up ones.
const OWN_DOCUMENTS: &str = "TINGSOK_DOCUMENTS";

struct Arguments {
    documents: usize,
    /// Part of the name of a kind; empty for all kinds.
    kind: String,
}

/// Where the indexes are.
struct Place {
    /// The folder, deleted when this is dropped.
    folder: TempDir,
    /// The documents of the index, if it was built here.
    documents: Option<PathBuf>,
    index: PathBuf,
}

fn main() {
    let arguments = arguments();
    let kinds: Vec<&Kind> = KINDS.iter().filter(|kind| kind.name.contains(&arguments.kind)).collect();
    if kinds.is_empty() {
        return;
    }
    let place = place(arguments.documents);
    let (passages, segments) = bare::passages(&place.index).expect("passages");
    building::bare(place.folder.path(), &passages, place.documents.as_deref());
    let bare = place.folder.path().join("bare");
    let engine = Engine::open(&place.index).expect("opened");
    let plain = Bare::open(&bare).expect("opened");

    let mut words = plain.words().expect("words");
    words.retain(|(word, _)| documents::is_content(word) && word.chars().all(char::is_alphabetic));
    let source = Source { passages: &passages, words };
    let asked: Vec<(&Kind, Vec<Question>)> =
        kinds.into_iter().map(|kind| (kind, source.questions(kind, QUESTIONS))).collect();
    let sqlite = fts5::ask(place.folder.path(), &passages, place.documents.as_deref(), &asked, [TIMES, HITS]);
    if let Some(documents) = &place.documents {
        building::update(place.folder.path(), documents, &place.index);
    }
    println!("{} passages; segments: {segments}, of bare tantivy {}\n", passages.len(), plain.segments());

    println!("search, ms       tingsok p50     p99   tantivy p50     p99   ratio p50    p99   nothing found");
    for (kind, questions) in &asked {
        compare(kind.name, &engine, &plain, questions);
    }
    match &sqlite {
        None => println!("\nSQLite FTS5: not measured, there is no python3 that has it"),
        Some(kinds) => {
            println!("\nSQLite FTS5, ms          p50     p99   nothing found");
            for (kind, times) in kinds {
                println!("{kind:<15} {:>12.2} {:>7.2}   {} of {QUESTIONS}", times.middle, times.late, times.nothing);
            }
        }
    }
    println!();
    let open = repeated(STARTS, || Engine::open(&place.index));
    row("open, ms", &open, &repeated(STARTS, || Bare::open(&bare)), "");

    let start = repeated(STARTS, || run(&["--version"]));
    println!("\nprocess start (--version), ms: p50 {:.2}, p99 {:.2}", middle(&start), late(&start));
    println!("command, ms              p50     p99   to search + process start");
    for (kind, questions) in &asked {
        command(kind.name, &engine, &place.index, questions, middle(&start));
    }
}

/// Reads the arguments: a number is how many documents to make, and a word selects kinds. Others are for other benches.
fn arguments() -> Arguments {
    let mut arguments = Arguments { documents: DOCUMENTS, kind: String::new() };
    for argument in std::env::args().skip(1) {
        if argument == "--quick" {
            arguments.documents = FEW_DOCUMENTS;
        } else if let Ok(documents) = argument.parse() {
            arguments.documents = documents;
        } else if !argument.starts_with('-') {
            arguments.kind = argument;
        }
    }
    arguments
}

/// The given index, or one of made-up documents.
fn place(count: usize) -> Place {
    let folder = tempfile::tempdir().expect("a folder");
    if let Some(index) = std::env::var_os(INDEX) {
        return Place { folder, documents: None, index: index.into() };
    }
    let documents = std::env::var_os(OWN_DOCUMENTS).map_or_else(
        || {
            println!("making {count} documents; then their index, twice; some minutes …");
            let documents = folder.path().join("documents");
            Stock::gather().write(&documents, count);
            documents
        },
        PathBuf::from,
    );
    let index = building::compare(folder.path(), &documents);
    Place { folder, documents: Some(documents), index }
}

/// Runs each query on both engines in turn, so that other load on the computer affects both.
fn compare(name: &str, engine: &Engine, bare: &Bare, questions: &[Question]) {
    let mut times = [vec![Vec::new(); questions.len()], vec![Vec::new(); questions.len()]];
    let mut nothing = [0, 0];
    for round in 0..=TIMES {
        for (place, question) in questions.iter().enumerate() {
            let options = question.options(HITS);
            let (own, answer) = timed(|| engine.search(&question.text, &options).expect("an answer"));
            let (other, snippets) = timed(|| bare.search(question, HITS).expect("an answer"));
            if round == 0 {
                nothing[0] += usize::from(answer.hits.is_empty());
                nothing[1] += usize::from(snippets.is_empty());
            } else {
                times[0][place].push(own);
                times[1][place].push(other);
            }
        }
    }
    let [ours, theirs] = times.map(middles);
    row(name, &ours, &theirs, &format!("{} / {} of {}", nothing[0], nothing[1], questions.len()));
}

fn row(name: &str, ours: &[f64], theirs: &[f64], beside: &str) {
    println!(
        "{name:<15} {:>12.2} {:>7.2} {:>13.2} {:>7.2} {:>11.1} {:>6.1}   {beside}",
        middle(ours),
        late(ours),
        middle(theirs),
        late(theirs),
        middle(ours) / middle(theirs),
        late(ours) / late(theirs)
    );
}

/// Measures some of the queries from the start of a process to its printed answer, and the same queries inside this
/// process.
fn command(name: &str, engine: &Engine, index: &Path, questions: &[Question], start: f64) {
    let (mut inside, mut whole) = (Vec::new(), Vec::new());
    let index = index.to_string_lossy();
    for question in questions.iter().step_by(EVERY) {
        let options = question.options(HITS);
        let year = question.year.map(|year| format!("--year={year}"));
        let mut arguments = vec!["search", &question.text, "--index", &index];
        arguments.extend(year.as_deref());
        inside.push((0..TIMES).map(|_| timed(|| engine.search(&question.text, &options)).0).collect());
        whole.push((0..TIMES).map(|_| timed(|| run(&arguments)).0).collect());
    }
    let (inside, whole) = (middles(inside), middles(whole));
    let ratio = middle(&whole) / (middle(&inside) + start);
    println!("{name:<15} {:>12.2} {:>7.2} {ratio:>27.2}", middle(&whole), late(&whole));
}

fn run(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_tingsok")).args(arguments).output().expect("run");
    // 1 means that nothing was found.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
}

/// How long `work` takes, in milliseconds, and its result.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let made = black_box(work());
    (millis(start.elapsed()), made)
}

fn repeated<T>(times: usize, mut work: impl FnMut() -> T) -> Vec<f64> {
    sorted((0..times).map(|_| timed(&mut work).0).collect())
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}

fn sorted(mut times: Vec<f64>) -> Vec<f64> {
    times.sort_by(f64::total_cmp);
    times
}

/// The median of each query's times, the fastest query first.
fn middles(questions: Vec<Vec<f64>>) -> Vec<f64> {
    sorted(questions.into_iter().map(|times| middle(&sorted(times))).collect())
}

fn middle(times: &[f64]) -> f64 {
    within(times, 50)
}

fn late(times: &[f64]) -> f64 {
    within(times, 99)
}

/// The time that this percentage of `times`, which are sorted, does not exceed.
fn within(times: &[f64], percent: usize) -> f64 {
    times.get((times.len() * percent).div_ceil(100).saturating_sub(1)).copied().unwrap_or(0.0)
}
