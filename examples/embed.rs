//! Uses Tingsök in another program: builds an index, searches it and prints the hits.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "it prints the hits")]

use tingsok::{Engine, Filter, Options};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let index = tempfile::tempdir()?;
    let report = Engine::build(index.path(), &["seeds".into()], &mut |_| {})?;
    for failure in &report.failures {
        eprintln!("{}: {}", failure.path.display(), failure.message);
    }

    let engine = Engine::open(index.path())?;
    let filter = Filter { from: Some("2022-01-01".parse()?), ..Filter::default() };
    let answer = engine.search("hemsjukvårdsavtal", &Options { filter, ..Options::new(10) })?;
    for hit in &answer.hits {
        let date = hit.meeting.date.map(|date| date.to_string()).unwrap_or_default();
        let title = hit.item.as_ref().map_or("", |item| item.title.as_str());
        println!("{date}  {title}  {}:{}", hit.source, hit.line);
    }
    Ok(())
}
