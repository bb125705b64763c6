//! Tests what documents are read as.
//!
//! A case is a folder of tests/cases with a text and the record expected for it; tests/gold has the records of the five
//! seeds, made by hand. `INSTA_UPDATE=always cargo test protocol` rewrites the expected records of the cases; review
//! the diff.

use crate::fuzz::targets::without_page_number;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use tingsok::analysis::fold;
use tingsok::extract::Text;
use tingsok::passage;
use tingsok::protocol::{self, Protocol};

fn read(path: &Path) -> Protocol {
    protocol::parse(&Text::plain(&fs::read_to_string(path).unwrap()), "")
}

#[test]
fn every_case_is_read_as_expected() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 10, "the cases are gone from {}", folder.display());
    for case in cases {
        let settings = || {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(&case);
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings().bind(|| insta::assert_json_snapshot!("record", read(&case.join("text.txt"))));
    }
}

/// Answers known to be wrong, each with its reason. If one becomes right, the test fails, so that it is removed from
/// the list.
const KNOWN_WRONG: &[(&str, &str)] = &[
    ("004: presenter Rizana Talic", "only document 003 names her whole"),
    ("004: presenter Marit Persson", "only document 003 names her whole"),
    ("004: presenter Susanne Appelberg", "only document 003 names her whole"),
];

#[test]
fn the_seeds_are_read_as_a_person_reads_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = BTreeSet::new();
    for seed in 0..5 {
        let gold = fs::read_to_string(root.join(format!("tests/gold/00{seed}.json"))).unwrap();
        let gold: Value = serde_json::from_str(&gold).unwrap();
        let source = gold["source"].as_str().unwrap();
        let record = serde_json::to_value(read(&root.join("seeds").join(source))).unwrap();
        let mut claim = |holds: bool, what: String| {
            if !holds {
                wrong.insert(format!("00{seed}: {what}"));
            }
        };
        for key in ["kind", "date", "date_basis", "reference", "text_quality"] {
            claim(gold[key] == record[key], format!("{key} {}", record[key]));
        }
        for key in ["governing_body", "region"] {
            claim(alike(&gold[key], &record[key]), format!("{key} {}", record[key]));
        }
        if gold.get("time").is_some() {
            claim(gold["time"] == record["time"] && gold["place"] == record["place"], "time or place".to_owned());
        }
        for officer in list(&gold["officers"]) {
            let found = list(&record["officers"])
                .iter()
                .any(|own| own["role"] == officer["role"] && alike(&own["name"], &officer["name"]));
            claim(found, format!("officer {}", word(&officer["name"])));
        }
        for attendee in list(&gold["attendance"]) {
            let found = list(&record["attendance"]).iter().any(|own| {
                alike(&own["name"], &attendee["name"])
                    && own["group"] == attendee["group"]
                    && own["remote"] == attendee["remote"]
            });
            claim(found, format!("attendee {}", word(&attendee["name"])));
        }
        claim(
            list(&record["attendance"]).len() == list(&gold["attendance"]).len(),
            "attendees too many or too few".to_owned(),
        );
        items(list(&gold["agenda"]), list(&record["agenda"]), &mut claim);
    }
    let known: BTreeSet<String> = KNOWN_WRONG.iter().map(|(what, _)| (*what).to_owned()).collect();
    assert_eq!(wrong, known, "left: what is wrong now; right: what is known to be, with its reason");
}

fn items(gold: &[Value], record: &[Value], claim: &mut dyn FnMut(bool, String)) {
    claim(gold.len() == record.len(), format!("{} items, not {}", record.len(), gold.len()));
    for (gold, own) in gold.iter().zip(record) {
        let title = word(&gold["title"]);
        claim(alike(&gold["title"], &own["title"]) && gold["number"] == own["number"], format!("item {title}"));
        for presenter in list(&gold["presenters"]) {
            let found = list(&own["presenters"]).iter().any(|own| alike(&own["name"], &presenter["name"]));
            claim(found, format!("presenter {}", word(&presenter["name"])));
        }
        let (expected, decided) = (list(&gold["decisions"]), list(&own["decisions"]));
        claim(expected.len() == decided.len(), format!("decisions of {title}"));
        for (expected, decided) in expected.iter().zip(decided) {
            let (expected, decided) = (fold(word(expected)), fold(word(&decided["text"])));
            let opening: String = decided.chars().take(expected.chars().count()).collect();
            claim(alike_text(&expected, &opening), format!("decision {expected}"));
        }
        items(list(&gold["children"]), list(&own["children"]), claim);
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn word(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn alike(one: &Value, other: &Value) -> bool {
    alike_text(&fold(word(one)), &fold(word(other)))
}

/// Whether two texts have the same letters and digits, except for one in six. The gold records give damaged names as
/// they were meant.
fn alike_text(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|character| character.is_alphanumeric()).collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let mut previous: Vec<usize> = (0..=other.len()).collect();
    for (row, first) in one.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, second) in other.iter().enumerate() {
            let change = previous[column] + usize::from(first != second);
            current.push(change.min(previous[column + 1] + 1).min(current[column] + 1));
        }
        previous = current;
    }
    previous[other.len()] * 6 <= one.len().max(other.len())
}

/// The words of the document, in any order, without markup.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[test]
fn nothing_of_the_seeds_is_lost_on_the_way_to_passages() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for entry in fs::read_dir(seeds).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "txt") {
            continue;
        }
        let content = fs::read_to_string(&path).unwrap();
        let passages = passage::cut(&protocol::parse(&Text::plain(&content), ""));
        let kept: String = passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n");
        // A single letter may be a bullet that damage turned into a letter, and is ignored.
        let lost: Vec<String> =
            words(&content).difference(&words(&kept)).filter(|word| word.len() > 1).cloned().collect();
        assert!(lost.is_empty(), "{}: {lost:?}", path.display());
        for passage in &passages {
            let at = passage.position(0).unwrap();
            let line = content.lines().nth(at.line as usize - 1).unwrap();
            let first = passage.text.split_whitespace().next().unwrap();
            assert!(line.contains(first), "{}:{} has no {first:?}", path.display(), at.line);
        }
    }
}

#[test]
fn a_bar_in_a_link_makes_no_letterhead() {
    let protocol = protocol::parse(
        &Text::plain(
            "Protokoll Läns gemensam ledning 2024-12-13\n\n1. Statistik\n\nKim Holm ger en inblick i vad som återfinns på [Statistik | Region Kalmar Län](#) och i bilagan.\n\n2. Övrigt\n\nInga frågor.",
        ),
        "",
    );
    let passages = passage::cut(&protocol);
    assert!(passages.iter().any(|passage| passage.item == [0] && passage.text.contains("inblick")), "{passages:?}");
}

proptest! {
    #[test]
    fn any_text_is_read_and_every_line_stands_somewhere(content in "(\\PC{0,60}\n?){0,40}") {
        let text = Text::plain(&content);
        let protocol = protocol::parse(&text, "");
        let lines: BTreeSet<u32> = protocol.sections.iter().flat_map(|section| &section.paragraphs).flat_map(|paragraph| &paragraph.lines).map(|line| line.position.line).collect();
        let heads: BTreeSet<String> = protocol.sections.iter().flat_map(|section| &section.paragraphs).flat_map(|paragraph| &paragraph.lines).map(|line| without_page_number(&line.text).join(" ")).collect();
        for line in text.lines() {
            // A running head is kept once, whatever its page number.
            let is_word = line.printed.chars().any(char::is_alphabetic);
            prop_assert!(!is_word || lines.contains(&line.position.line) || heads.iter().any(|head| without_page_number(&line.printed).join(" ").contains(head.as_str())), "line {} of {content:?}", line.position.line);
        }
        prop_assert!(passage::cut(&protocol).iter().all(|passage| !passage.text.is_empty()));
    }

    #[test]
    fn the_words_of_minutes_in_any_order_are_read(lines in proptest::collection::vec(proptest::sample::select(WORDING), 0..60)) {
        let protocol = protocol::parse(&Text::plain(&lines.join("\n")), "");
        prop_assert!(passage::cut(&protocol).iter().all(|passage| !passage.text.is_empty()));
    }
}

/// Lines that the rules look for.
const WORDING: &[&str] = &[
    "",
    "§ 1",
    "§ 12 Budget",
    "§§ 1-3",
    "1. Öppnande",
    "2. Val av justerare",
    "1.1 Bilaga",
    "Beslut",
    "Beslut:",
    "Beslut: Antas.",
    "Nämnden beslutar att",
    "- godkänna",
    "att anta",
    "Förslag till beslut",
    "Bakgrund 3 maj 2024:",
    "Närvarande",
    "Kim Holm (S), ordförande",
    "Kim Holm, Växjö kommun",
    "Övriga",
    "Ärende",
    "Föredragande",
    "Kim",
    "Kim/Bo",
    "Föredragande: Kim Holm, chef",
    "Underlag:",
    "Sida 1 av 2",
    "Sida 2 av 2",
    "Borgholms kommun | Kalmar kommun",
    "Vid protokollet",
    "a) Rubrik",
    "Fredagen den 6 september",
    "2024-09-06",
    "Kim Holm informerar om läget.",
    "| a | b |",
    "## Rubrik",
    "**fet**",
    "Björn",
    "Björn Ek, Växjö",
    "S Kim Holm S Bo Ek, ordförande",
    "till E. K. M. af Borgareståndet framlagda, E. K. M. Nådiga",
    "(",
    "§",
    "forts.",
    "§ 12 forts.",
    "e Statsbidrag",
    "Beslut: AU får i uppdrag att:",
    "att uppdra åt",
    "Förvaltningen får i uppdrag att återkomma senast den 31",
    "Nämnden beslutar att ge Kim i uppdrag",
    "maj 2024, samt att",
    "Uppdraget redovisas under kvartal 2.",
    "att ålägga bolaget att före",
];
