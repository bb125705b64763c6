//! README.md and the pages in docs/ match the program: their commands run, their answers are real, their examples
//! compile, and their links lead somewhere. `TINGSOK_README=rewrite cargo test readme` writes the real answers into the
//! pages; review the difference.

mod links;
mod tables;

use super::command::Place;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use tingsok::Settings;

/// Held by a test from reading the pages until it has rewritten them, so that no test undoes what another has written.
static TURN: Mutex<()> = Mutex::new(());

fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Minutes with votes, which the five seeds do not have.
const VOTES: &str = "tests/cases/votes_in_lists/text.txt";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A page for readers.
struct Page {
    path: PathBuf,
    text: String,
}

impl Page {
    fn read(path: PathBuf) -> Self {
        let text = fs::read_to_string(&path).unwrap();
        Self { path, text }
    }

    /// The text of each fenced block in this language.
    fn blocks(&self, language: &str) -> Vec<&str> {
        blocks(&self.text).into_iter().filter(|(own, _)| *own == language).map(|(_, block)| block).collect()
    }

    /// Compares the page with its real text, or replaces it if that is wished.
    #[track_caller]
    fn check(&self, real: &str) {
        if std::env::var_os("TINGSOK_README").is_some_and(|wish| wish == "rewrite") {
            if self.text != real {
                fs::write(&self.path, real).unwrap();
            }
            return;
        }
        let path = self.path.display();
        for (printed, real) in self.text.lines().zip(real.lines()) {
            assert_eq!(printed, real, "{path}; TINGSOK_README=rewrite cargo test readme writes the real answers");
        }
        assert_eq!(self.text, real, "{path}");
    }
}

/// README.md first, then the pages in docs/ by name.
fn pages() -> Vec<Page> {
    let entries = fs::read_dir(root().join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = entries.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    paths.sort();
    paths.insert(0, root().join("README.md"));
    paths.into_iter().map(Page::read).collect()
}

/// A folder with the files that the pages name, and the five seeds indexed.
fn place() -> Place {
    let place = Place::with_seeds();
    place.write(VOTES, &fs::read(root().join(VOTES)).unwrap());
    place
}

/// The fenced blocks as (language, text).
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).collect()
}

/// The arguments of a command line of ours, if it is one; quotes hold words together.
fn words(line: &str) -> Option<Vec<String>> {
    let line = line.trim_start_matches("$ ");
    let rest = line.strip_prefix("cargo run --release -- ").or_else(|| line.strip_prefix("tingsok "))?;
    let mut words = vec![String::new()];
    let mut quote = None;
    for character in rest.chars() {
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, ' ') => words.push(String::new()),
            _ => words.last_mut()?.push(character),
        }
    }
    words.retain(|word| !word.is_empty());
    Some(words)
}

/// Runs a command line that must find something, and returns what it prints; `None` if it is not ours.
#[track_caller]
fn output(place: &Place, line: &str) -> Option<String> {
    let words = words(line)?;
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words.first() == Some(&"serve") {
        // It runs until a signal ends it, so only its arguments are checked.
        words.push("--help");
    }
    let run = place.run(&words);
    assert_eq!(run.code, Some(0), "{line}: {}", run.err);
    Some(run.out)
}

/// A console block with the real answers to its commands, which run in order in one folder.
fn answered(place: &Place, block: &str) -> String {
    let mut text = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(line);
        text.push('\n');
        text.push_str(&output(place, line).unwrap_or_default());
    }
    text.trim_end().to_owned()
}

/// Whether `whole` contains everything that `part` says. A list in `part` is the beginning of the one in `whole`.
fn is_part(part: &Value, whole: &Value) -> bool {
    match (part, whole) {
        (Value::Object(part), Value::Object(whole)) => {
            part.iter().all(|(key, value)| whole.get(key).is_some_and(|whole| is_part(value, whole)))
        }
        (Value::Array(part), Value::Array(whole)) => {
            part.len() <= whole.len() && part.iter().zip(whole).all(|(part, whole)| is_part(part, whole))
        }
        _ => part == whole,
    }
}

#[test]
fn every_block_is_of_a_kind_that_is_tested() {
    for page in pages() {
        for (language, block) in blocks(&page.text) {
            let known = ["console", "sh", "rust", "json", "toml"].contains(&language);
            assert!(known, "{}: a block of {language:?}: {block}", page.path.display());
        }
    }
}

#[test]
fn commands_answer_as_printed() {
    let _turn = turn();
    let mut answers = 0;
    for page in pages() {
        let console = page.blocks("console");
        if console.is_empty() {
            continue;
        }
        let place = place();
        let mut real = page.text.clone();
        for block in console {
            let fenced = |block: &str| format!("```console\n{block}\n```");
            real = real.replace(&fenced(block), &fenced(&answered(&place, block)));
            answers += 1;
        }
        page.check(&real);
    }
    assert!(answers > 10, "the console blocks were not found");
}

#[test]
fn commands_outside_of_blocks_run_too() {
    let mut commands = 0;
    for page in pages() {
        let place = place();
        for line in page.blocks("sh").into_iter().flat_map(str::lines) {
            let line = line.split(" #").next().unwrap_or(line).trim_end();
            commands += usize::from(output(&place, line).is_some());
        }
    }
    assert!(commands > 20, "the command lines were not found");
}

#[test]
fn the_example_is_the_compiled_one() {
    let example = fs::read_to_string(root().join("examples/embed.rs")).unwrap();
    // Without the head of the file, which speaks to the compiler.
    let start = example.find("use tingsok").unwrap();
    let pages = pages();
    let shown: Vec<&str> = pages.iter().flat_map(|page| page.blocks("rust")).collect();
    assert!(shown.iter().any(|shown| shown.trim() == example[start..].trim()), "no page shows the whole example");
    for shown in shown {
        // A part is shown without the indentation that it has in `main`.
        let inner = format!("    {}\n", shown.replace('\n', "\n    "));
        assert!(example.contains(shown) || example.contains(&inner), "not in examples/embed.rs: {shown}");
    }
}

/// The whole of what a JSON block shows a part of.
fn whole(place: &Place, shown: &Value) -> Value {
    let run = match shown["source"]["path"].as_str() {
        Some(path) => place.run(&["show", path, "--format", "json"]),
        // What is no record is an answer, which has its query.
        None => place.run(&["search", shown["query"].as_str().unwrap(), "--format", "json"]),
    };
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn records_and_answers_are_real() {
    let place = place();
    let pages = pages();
    let shown: Vec<&str> = pages.iter().flat_map(|page| page.blocks("json")).collect();
    assert!(shown.len() > 1, "the record and the answer were not found");
    for shown in shown {
        let shown: Value = serde_json::from_str(shown).unwrap();
        let whole = whole(&place, &shown);
        assert!(is_part(&shown, &whole), "{shown:#} is not in {whole:#}");
    }
}

#[test]
fn settings_are_understood() {
    let pages = pages();
    let shown: Vec<&str> = pages.iter().flat_map(|page| page.blocks("toml")).collect();
    assert!(shown.len() > 1, "the settings were not found");
    let place = Place::new();
    for shown in shown {
        place.write("index/tingsok.toml", shown.as_bytes());
        let settings = Settings::read(place.path().join("index")).unwrap();
        assert_ne!(settings, Settings::default(), "{shown}");
    }
}

#[test]
fn quotes_hold_words_together() {
    #[track_caller]
    fn check(line: &str, expected: Option<&[&str]>) {
        let words = words(line);
        let words: Option<Vec<&str>> = words.as_ref().map(|words| words.iter().map(String::as_str).collect());
        assert_eq!(words.as_deref(), expected);
    }
    check(
        "$ tingsok search 'avtal om hemsjukvård' --limit 1",
        Some(&["search", "avtal om hemsjukvård", "--limit", "1"]),
    );
    check("$ tingsok search '\"nära vård\"'", Some(&["search", "\"nära vård\""]));
    check("$ cargo run --release -- meetings", Some(&["meetings"]));
    check("$ cargo test", None);
}
