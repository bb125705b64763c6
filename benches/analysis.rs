//! Measures how fast text becomes terms, compared with lower-casing and rust-stemmers on the same text.
//! `benches/README.md` explains the method.

#![expect(clippy::expect_used, reason = "a bench without its texts measures nothing")]
#![expect(clippy::disallowed_methods, reason = "it reads the seeds")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rust_stemmers::{Algorithm, Stemmer};
use std::hint::black_box;
use std::thread;
use tingsok::analysis::{Condition, analyse};

fn seeds() -> String {
    let mut files: Vec<_> =
        std::fs::read_dir("seeds").expect("the seeds").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    // The damaged document is measured separately.
    files.retain(|file| !file.to_string_lossy().contains("003_"));
    files.iter().map(|file| std::fs::read_to_string(file).unwrap_or_default()).collect()
}

fn damaged() -> String {
    std::fs::read_to_string("seeds/003_e7815441890b7af1.txt").expect("the damaged seed")
}

/// What most engines do: split into words, lower-case and stem each.
fn plain(text: &str) -> usize {
    let stemmer = Stemmer::create(Algorithm::Swedish);
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(|word| black_box(stemmer.stem(&word.to_lowercase())).len()).sum()
}

fn benches(criterion: &mut Criterion) {
    let (clean, damaged) = (seeds(), damaged());
    let mut group = criterion.benchmark_group("analysis");
    group.throughput(Throughput::Elements(analyse(&clean, Condition::Clean).len() as u64));
    group.bench_function("lower case and rust-stemmers", |bencher| bencher.iter(|| plain(black_box(&clean))));
    group.bench_function("tingsok, words met before", |bencher| {
        bencher.iter(|| analyse(black_box(&clean), Condition::Clean));
    });
    group.sample_size(20);
    // The word cache belongs to a thread, so a new thread starts without it.
    group.bench_function("tingsok, all words new", |bencher| {
        bencher
            .iter(|| thread::scope(|scope| scope.spawn(|| analyse(black_box(&clean), Condition::Clean).len()).join()));
    });
    group.throughput(Throughput::Elements(analyse(&damaged, Condition::Damaged).len() as u64));
    group.bench_function("tingsok, damaged text, words met before", |bencher| {
        bencher.iter(|| analyse(black_box(&damaged), Condition::Damaged));
    });
    group.bench_function("tingsok, damaged text, all words new", |bencher| {
        bencher.iter(|| {
            thread::scope(|scope| scope.spawn(|| analyse(black_box(&damaged), Condition::Damaged).len()).join())
        });
    });
    group.finish();
}

criterion_group!(all, benches);
criterion_main!(all);
