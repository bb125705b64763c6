//! Measures what each stage of indexing costs for the five documents of seeds/, and then the whole build.

#![expect(clippy::expect_used, reason = "a benchmark that cannot begin has nothing to measure")]

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Duration;
use tingsok::Engine;
use tingsok::analysis::{Condition, analyse};
use tingsok::extract::{ExtractOptions, Text, extract};
use tingsok::passage::{Passage, cut};
use tingsok::protocol::{Protocol, parse};
use tingsok::source::{Document, FILE_BYTES, Links, list, read};

fn stages(criterion: &mut Criterion) {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/seeds"));
    let files = list(&folder, Links::Report, &|_| false).files;
    let documents: Vec<Document> = files.iter().map(|file| read(file, FILE_BYTES).expect("a document")).collect();
    let texts: Vec<Text> =
        documents.iter().map(|document| extract(document, &ExtractOptions::default()).expect("a text")).collect();
    let protocols: Vec<Protocol> = texts.iter().map(|text| parse(text, "")).collect();
    let passages: Vec<Passage> = protocols.iter().flat_map(cut).collect();
    let bytes: usize = documents.iter().map(|document| document.bytes.len()).sum();

    let mut group = criterion.benchmark_group("stage");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("source", |bencher| {
        bencher.iter(|| -> Vec<Document> {
            list(&folder, Links::Report, &|_| false)
                .files
                .iter()
                .map(|file| read(file, FILE_BYTES).expect("a document"))
                .collect()
        });
    });
    group.bench_function("extract", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                drop(black_box(extract(document, &ExtractOptions::default())));
            }
        });
    });
    group.bench_function("protocol", |bencher| {
        bencher.iter(|| texts.iter().for_each(|text| drop(black_box(parse(text, "")))));
    });
    group.bench_function("passage", |bencher| {
        bencher.iter(|| protocols.iter().for_each(|protocol| drop(black_box(cut(protocol)))));
    });
    group.bench_function("analysis", |bencher| {
        bencher.iter(|| passages.iter().for_each(|passage| drop(black_box(analyse(&passage.text, Condition::Clean)))));
    });
    group.finish();

    let mut group = criterion.benchmark_group("build");
    group.throughput(Throughput::Bytes(bytes as u64)).sample_size(10).measurement_time(Duration::from_secs(10));
    // All stages, the index, and one commit to disk.
    group.bench_function("new index", |bencher| {
        bencher.iter_with_large_drop(|| {
            let index = tempfile::tempdir().expect("a folder");
            Engine::build(index.path(), std::slice::from_ref(&folder), &mut |_| {}).expect("built");
            index
        });
    });
    // The same again, with nothing changed.
    let index = tempfile::tempdir().expect("a folder");
    Engine::build(index.path(), std::slice::from_ref(&folder), &mut |_| {}).expect("built");
    group.bench_function("unchanged", |bencher| {
        bencher.iter(|| Engine::build(index.path(), std::slice::from_ref(&folder), &mut |_| {}).expect("built"));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
