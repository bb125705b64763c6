//! README.md keeps its word: its commands run, its answers are the real ones, its example is the compiled one.
//! `TINGSOK_README=rewrite cargo test readme` prints the answers anew; the difference is reviewed.

use super::command::Place;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use tingsok::Settings;

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

/// The fenced blocks as (language, text).
fn blocks(page: &str) -> Vec<(&str, &str)> {
    let fenced = page.split("\n```").skip(1).step_by(2);
    fenced.filter_map(|block| block.split_once('\n')).collect()
}

/// A command line of ours in words, if it is one; quotes hold words together.
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

/// A console block with the answers that its commands give. They run in order, in one place.
fn answered(place: &Place, block: &str) -> String {
    let mut text = String::new();
    for line in block.lines().filter(|line| line.starts_with("$ ")) {
        text.push_str(if text.is_empty() { "" } else { "\n" });
        text.push_str(line);
        text.push('\n');
        if let Some(words) = words(line) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let run = place.run(&words);
            assert_eq!(run.code, Some(0), "{line}: {}", run.err);
            text.push_str(&run.out);
        }
    }
    text.trim_end().to_owned()
}

/// Whether all that `part` says stands in `whole`, lists from their beginning.
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
fn commands_answer_as_printed() {
    let page = fs::read_to_string(path()).unwrap();
    let place = Place::with_seeds();
    let mut real = page.clone();
    for (language, block) in blocks(&page) {
        if language == "console" {
            real = real.replace(block, &answered(&place, block));
        }
    }
    if std::env::var_os("TINGSOK_README").is_some_and(|wish| wish == "rewrite") {
        fs::write(path(), &real).unwrap();
        return;
    }
    for (printed, real) in page.lines().zip(real.lines()) {
        assert_eq!(printed, real, "TINGSOK_README=rewrite cargo test readme prints the answers anew");
    }
    assert_eq!(page, real);
}

/// The rows of the table of questions: the line, the question, what it is said to find.
fn questions(page: &str) -> Vec<(&str, String, &str)> {
    let rows = page.lines().skip_while(|line| !line.starts_with("| you write |")).skip(2);
    let row = |line| -> Option<(&str, String, &str)> {
        let line: &str = line;
        let cells: Vec<&str> = line.strip_prefix("| `")?.rsplitn(3, " |").collect();
        let (question, _) = line.strip_prefix("| `")?.split_once("` | ")?;
        Some((line, question.to_owned(), cells.get(1)?.trim()))
    };
    rows.map_while(row).collect()
}

/// "3: 2022-11-25 Nära vård – Målbild och strategi": how many items answer, and the first.
fn found(place: &Place, question: &str) -> String {
    let run = place.run(&["search", question, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let hit = &answer["hits"][0];
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    format!("{}: {} {}", answer["total"], text(&hit["meeting"]["date"]), text(&hit["item"]["title"]))
}

#[test]
fn every_question_of_the_table_finds_what_it_says() {
    let page = fs::read_to_string(path()).unwrap();
    let place = Place::with_seeds();
    let questions = questions(&page);
    assert!(questions.len() > 20, "the table of questions was not found");
    let mut real = page.clone();
    for (line, question, said) in questions {
        let found = found(&place, &question);
        assert!(!found.starts_with("0:"), "{question} finds nothing");
        if std::env::var_os("TINGSOK_README").is_some_and(|wish| wish == "rewrite") {
            let (before, _) = line.trim_end_matches('|').rsplit_once('|').unwrap();
            real = real.replace(line, &format!("{before}| {found} |"));
        } else {
            assert_eq!(said, found, "{question}; TINGSOK_README=rewrite cargo test readme prints the answers anew");
        }
    }
    if real != page {
        fs::write(path(), &real).unwrap();
    }
}

#[test]
fn commands_outside_of_blocks_run_too() {
    let page = fs::read_to_string(path()).unwrap();
    let place = Place::with_seeds();
    for (language, block) in blocks(&page) {
        for line in block.lines().filter(|_| language == "sh") {
            if let Some(words) = words(line.split(" #").next().unwrap_or(line).trim_end()) {
                let words: Vec<&str> = words.iter().map(String::as_str).collect();
                let run = place.run(&words);
                assert_eq!(run.code, Some(0), "{line}: {}", run.err);
            }
        }
    }
}

#[test]
fn the_example_is_the_compiled_one() {
    let page = fs::read_to_string(path()).unwrap();
    let example = fs::read_to_string(path().with_file_name("examples/embed.rs")).unwrap();
    let (_, shown) = blocks(&page).into_iter().find(|(language, _)| *language == "rust").unwrap();
    // Without the head of the file, which speaks to the compiler.
    let start = example.find("use tingsok").unwrap();
    assert_eq!(shown.trim(), example[start..].trim());
}

#[test]
fn the_record_is_a_real_one() {
    let page = fs::read_to_string(path()).unwrap();
    let (_, shown) = blocks(&page).into_iter().find(|(language, _)| *language == "json").unwrap();
    let shown: Value = serde_json::from_str(shown).unwrap();
    let place = Place::with_seeds();
    let run = place.run(&["show", shown["source"]["path"].as_str().unwrap(), "--format", "json"]);
    let whole: Value = serde_json::from_str(&run.out).unwrap();
    assert!(is_part(&shown, &whole), "not so in {whole:#}");
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

/// "| `question.depth`: brackets inside brackets | 8 | |" as ("question.depth", "8").
fn limit(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.strip_prefix("| `")?.split(" | ");
    let (name, _) = cells.next()?.split_once('`')?;
    let is_limit = name.starts_with("document.") || name.starts_with("question.");
    is_limit.then(|| cells.next().map(|value| (name, value)))?
}

#[test]
fn formats_are_those_that_have_a_reader() {
    use tingsok::extract::FORMATS;
    use tingsok::source::MEDIA_TYPES;
    let page = fs::read_to_string(path()).unwrap();
    let rows = page.lines().skip_while(|line| !line.starts_with("| format | endings")).skip(2);
    let printed: BTreeMap<String, String> = rows
        .map_while(|line| line.strip_prefix("| "))
        .map(|row| {
            let mut cells = row.split(" | ");
            (cells.next().unwrap().to_owned(), cells.next().unwrap().replace('`', ""))
        })
        .collect();
    let endings = |name: &str| {
        let own = MEDIA_TYPES.iter().find(|media_type| media_type.name == name).unwrap().endings.iter();
        let shown = own.map(|ending| if ending.is_empty() { "none".to_owned() } else { format!(".{ending}") });
        shown.collect::<Vec<_>>().join(", ")
    };
    let real: BTreeMap<String, String> =
        FORMATS.iter().map(|format| (format.name.to_owned(), endings(format.media_type))).collect();
    assert_eq!(printed, real);
}

#[test]
fn limits_are_those_of_the_program() {
    let page = fs::read_to_string(path()).unwrap();
    let printed: BTreeMap<String, String> = page
        .lines()
        .filter_map(limit)
        .map(|(name, value)| (name.to_owned(), value.chars().filter(|letter| *letter != ',').collect()))
        .collect();
    let limits = serde_json::to_value(Settings::default().limits).unwrap();
    let real: BTreeMap<String, String> = ["document", "question"]
        .into_iter()
        .flat_map(|part| {
            limits[part]
                .as_object()
                .unwrap()
                .iter()
                .map(move |(name, value)| (format!("{part}.{name}"), value.to_string()))
        })
        .collect();
    assert_eq!(printed, real);
}
