//! The tables of the pages match the program: queries, commands, file formats and limits.

use super::{Page, pages, place, turn};
use crate::command::Place;
use serde_json::Value;
use std::collections::BTreeMap;
use tingsok::Settings;

/// The rows below the header that begins so: the header must be on exactly one page.
fn table(header: &str) -> Vec<String> {
    let pages = pages();
    let mut with: Vec<&Page> = pages.iter().filter(|page| page.text.contains(&format!("\n{header}"))).collect();
    let page = with.pop().unwrap();
    assert!(with.is_empty(), "{header} is on several pages");
    let rows = page.text.lines().skip_while(|line| !line.starts_with(header)).skip(2);
    rows.map_while(|line| line.strip_prefix("| ").map(str::to_owned)).collect()
}

/// The rows of a table of queries: the line, the query, what it is said to find.
fn queries(page: &str) -> Vec<(&str, String, &str)> {
    let rows = page.lines().skip_while(|line| !line.starts_with("| you write |")).skip(2);
    let row = |line| -> Option<(&str, String, &str)> {
        let line: &str = line;
        let cells: Vec<&str> = line.strip_prefix("| `")?.rsplitn(3, " |").collect();
        let (query, _) = line.strip_prefix("| `")?.split_once("` | ")?;
        Some((line, query.to_owned(), cells.get(1)?.trim()))
    };
    rows.map_while(row).collect()
}

/// "3: 2022-11-25 Nära vård – Målbild och strategi": how many items match, and the first.
fn found(place: &Place, query: &str) -> String {
    let run = place.run(&["search", query, "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let hit = &answer["hits"][0];
    let text = |value: &Value| value.as_str().unwrap_or("–").to_owned();
    format!("{}: {} {}", answer["total"], text(&hit["meeting"]["date"]), text(&hit["item"]["title"]))
}

#[test]
fn every_query_of_the_tables_finds_what_it_says() {
    let _turn = turn();
    let place = place();
    let mut most = 0;
    for page in pages() {
        let tables = page.text.lines().filter(|line| line.starts_with("| you write |")).count();
        assert!(tables < 2, "{}: only one table of queries on a page is read", page.path.display());
        let queries = queries(&page.text);
        assert_eq!(queries.is_empty(), tables == 0, "{}", page.path.display());
        most = most.max(queries.len());
        let mut real = page.text.clone();
        for (line, query, _) in queries {
            let found = found(&place, &query);
            assert!(!found.starts_with("0:"), "{query} finds nothing");
            let (before, _) = line.trim_end_matches('|').rsplit_once(" | ").unwrap();
            real = real.replace(line, &format!("{before} | {found} |"));
        }
        page.check(&real);
    }
    assert!(most > 20, "the whole table of queries was not found");
}

#[test]
fn formats_are_those_that_have_a_reader() {
    use tingsok::extract::FORMATS;
    use tingsok::source::MEDIA_TYPES;
    let rows = table("| format | endings");
    let printed: BTreeMap<String, String> = rows
        .iter()
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
fn every_command_is_described() {
    let help = place().run(&["help"]).out;
    let listed = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    let mut real: Vec<&str> = listed.map_while(|line| line.split_whitespace().next()).collect();
    real.sort_unstable();
    let rows = table("| command | what it does |");
    let mut printed: Vec<&str> = rows.iter().filter_map(|row| row.strip_prefix('`')?.split('`').next()).collect();
    printed.sort_unstable();
    assert_eq!(printed, real);
}

/// "| `question.depth` | 8 | brackets inside brackets |" as ("question.depth", "8").
fn limit(row: &str) -> Option<(&str, &str)> {
    let mut cells = row.strip_prefix("| `")?.split(" | ");
    let (name, _) = cells.next()?.split_once('`')?;
    let is_limit = name.starts_with("document.") || name.starts_with("question.");
    is_limit.then(|| cells.next().map(|value| (name, value)))?
}

#[test]
fn limits_are_those_of_the_program() {
    let pages = pages();
    let rows: Vec<(&str, &str)> = pages.iter().flat_map(|page| page.text.lines().filter_map(limit)).collect();
    let printed: BTreeMap<String, String> = rows
        .iter()
        .map(|(name, value)| ((*name).to_owned(), value.chars().filter(|letter| *letter != ',').collect()))
        .collect();
    assert_eq!(printed.len(), rows.len(), "a limit is printed twice");
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
