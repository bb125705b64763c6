//! Tests what goes to standard output and what does not.

use super::Place;
use serde_json::Value;
use std::io::Read;

#[test]
fn an_answer_for_people_has_meeting_item_passage_and_place() {
    let place = Place::with_seeds();
    let run = place.run(&["search", "hemsjukvårdsavtal", "--limit", "1"]);
    assert_eq!(run.code, Some(0));
    let lines: Vec<&str> = run.out.lines().collect();
    assert_eq!(lines[0], "1  2022-11-25  Läns gemensam ledning i samverkan · Kalmar län");
    assert_eq!(lines[1], "   4 Nära vård – Målbild och strategi  — Kristina Dahlberg, Marie Ragnarsson");
    assert!(run.out.contains("**hemsjukvårdsavtal"), "{}", run.out);
    assert!(lines[lines.len() - 1].starts_with("   seeds/000_542d0371b58a0641.txt:"), "{}", run.out);
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{}", run.out);
    assert!(run.err.ends_with("matching item\n") || run.err.contains("matching items"), "{}", run.err);
}

#[test]
fn a_citation_is_given_where_it_is_asked_for() {
    let place = Place::with_seeds();
    let cited = |arguments: &[&str]| {
        let run = place.run(&[arguments, &["--cite"]].concat());
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.err);
        let lines = run.out.lines().filter_map(|line| line.trim_start().strip_prefix("cite: ").map(str::to_owned));
        assert!(!place.run(arguments).out.contains("cite: "), "{arguments:?}");
        lines.collect::<Vec<String>>()
    };
    assert_eq!(
        cited(&["search", "hemsjukvårdsavtal", "--limit", "1"]),
        ["Läns gemensam ledning i samverkan 2022-11-25 punkt 4, seeds/000_542d0371b58a0641.txt, page 1, line 35",]
    );
    for arguments in [
        &["search", "hemsjukvårdsavtal", "--format", "md"][..],
        &["decisions", "--limit", "2"],
        &["who", "nära vård", "--limit", "1"],
        &["timeline", "hemsjukvårdsavtal"],
    ] {
        let cited = cited(arguments);
        assert!(!cited.is_empty() && cited.iter().all(|line| line.contains(".txt, page ")), "{arguments:?}: {cited:?}");
    }
    for (arguments, cite) in [
        (&["person", "hartz"][..], "Läns gemensam ledning i samverkan 2022-11-25"),
        (&["matter", "IKB"], "punkt 5, seeds/002_31f21ad4ef5bd8ed.txt, page "),
        (&["meetings", "--year", "2022"], "2022-11-25, seeds/000_542d0371b58a0641.txt, page 1, line 1"),
        (&["show", "000_542d0371b58a0641.txt", "--item", "4"], "2022-11-25 punkt 4, seeds/000_542d0371b58a0641.txt"),
    ] {
        let run = place.run(&[arguments, &["--cite"]].concat());
        assert!(run.out.contains("cite: ") && run.out.contains(cite), "{arguments:?}: {}", run.out);
    }
    // The seeds contain no vote.
    assert_eq!(place.run(&["votes", "--cite"]).code, Some(1));
}

#[test]
fn an_answer_for_programs_keeps_the_contract() {
    let place = Place::with_seeds();
    let run = place.run(&["search", "hemsjukvårdsavtal", "--format", "json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["query"], "hemsjukvårdsavtal");
    let hit = &answer["hits"][0];
    assert_eq!(hit["rank"], 1);
    assert_eq!(hit["source"], "seeds/000_542d0371b58a0641.txt");
    assert_eq!(hit["meeting"]["date"], "2022-11-25");
    assert_eq!(hit["item"]["number"], "4");
    // Offsets count characters of the snippet.
    let (start, end) = (hit["highlights"][0][0].as_u64().unwrap(), hit["highlights"][0][1].as_u64().unwrap());
    let snippet = hit["snippet"].as_str().unwrap().chars();
    let marked: String =
        snippet.skip(usize::try_from(start).unwrap()).take(usize::try_from(end - start).unwrap()).collect();
    assert!(marked.to_lowercase().starts_with("hemsjukvårdsavtal"), "{marked}");
}

#[test]
fn a_table_has_a_row_a_hit_and_its_cells_are_quoted() {
    let place = Place::with_seeds();
    let run = place.run(&["search", "avtal om vård", "--format", "csv", "--limit", "4"]);
    assert_eq!(run.code, Some(0));
    let mut table = csv::Reader::from_reader(run.out.as_bytes());
    let columns: Vec<String> = table.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!((columns[0].as_str(), columns[3].as_str(), columns[14].as_str()), ("query", "date", "source"));
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 4);
    let json = place.run(&["search", "avtal om vård", "--format", "json", "--limit", "4"]);
    let answer: Value = serde_json::from_str(&json.out).unwrap();
    for (row, hit) in rows.iter().zip(answer["hits"].as_array().unwrap()) {
        assert_eq!((&row[12], &row[14]), (hit["snippet"].as_str().unwrap(), hit["source"].as_str().unwrap()));
    }
    let grouped = place.run(&["search", "avtal", "--format", "csv", "--by", "year"]);
    assert!(
        grouped
            .out
            .lines()
            .skip(1)
            .all(|row| row.ends_with(",2022") || row.ends_with(",2024") || row.ends_with(",2025"))
    );
    let timeline = place.run(&["timeline", "samverkan", "--format", "csv"]);
    assert!(timeline.out.starts_with("topic,year,governing_body,region,meetings,items,passages\n"), "{}", timeline.out);
    assert_eq!(timeline.out.lines().count(), 5);
}

/// The commands that list something, each with arguments that find something in the seeds.
const LISTS: &[&[&str]] = &[
    &["search", "IKB"],
    &["who", "IKB"],
    &["person", "hartz"],
    &["people"],
    &["decisions", "nära vård"],
    &["matter", "IKB"],
    &["timeline", "IKB"],
    &["meetings"],
    &["show", "000_542d0371b58a0641.txt"],
    &["show", "000_542d0371b58a0641.txt", "--meeting"],
    &["stats"],
    &["analyze", "hemsjukvårdsavtal"],
    &["inspect", "seeds/000_542d0371b58a0641.txt"],
];

#[test]
fn every_list_is_written_in_every_format() {
    let place = Place::with_seeds();
    for command in LISTS {
        let run = |format: &str| {
            let run = place.run(&[*command, &["--format", format]].concat());
            assert_eq!(run.code, Some(0), "{command:?} {format}: {}", run.err);
            run.out
        };
        assert!(!run("text").is_empty(), "{command:?}");
        let json: Value = serde_json::from_str(&run("json")).unwrap();
        let lines: Vec<Value> = run("jsonl").lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(json.as_array().unwrap_or(&vec![json.clone()]), &lines, "{command:?}");
        let csv = run("csv");
        // The reader refuses rows of another length.
        let mut table = csv::Reader::from_reader(csv.as_bytes());
        assert!(!table.headers().unwrap().is_empty(), "{command:?}");
        assert!(table.records().map(Result::unwrap).count() > 0, "{command:?}");
        let page = run("md");
        let rows: Vec<usize> =
            page.lines().filter(|line| line.starts_with('|')).map(|line| line.matches(" |").count()).collect();
        let is_table = command[0] != "search";
        assert_eq!(is_table, rows.len() > 2, "{command:?}: {page}");
        assert_eq!(
            page.starts_with("## "),
            !["people", "meetings", "show", "stats", "analyze", "inspect"].contains(&command[0])
        );
    }
    // With a query the table is under it, and only --cite adds the citation.
    let page = place.run(&["decisions", "nära vård", "--format", "md", "--cite"]).out;
    assert!(page.starts_with("## nära vård\n\n| date | governing body |"), "{page}");
    assert!(page.lines().nth(2).is_some_and(|names| names.ends_with("| cite |")), "{page}");
    let empty = place.run(&["decisions", "kvantdatorer", "--format", "md"]);
    assert_eq!((empty.code, empty.out.as_str()), (Some(1), "## kvantdatorer\n\nnothing found\n"));
}

#[test]
fn limits_hold_for_every_list() {
    let place = Place::with_seeds();
    for (command, count) in [(&["people"][..], 2), (&["meetings"], 2), (&["person", "a"], 1), (&["matters"], 1)] {
        let limit = count.to_string();
        let run = place.run(&[command, &["--limit", &limit, "--format", "jsonl"]].concat());
        let entries = run.out.lines().count();
        assert_eq!(entries, count, "{command:?}: {}", run.out);
    }
    let run = place.run(&["meetings", "--limit", "2"]);
    assert_eq!((run.out.lines().count(), run.err.as_str()), (2, "2 of 5 meetings; --limit shows more\n"));
}

#[test]
fn text_and_help_are_as_wide_as_columns_says() {
    let place = Place::with_seeds();
    for arguments in [&["search", "hemsjukvårdsavtal"][..], &["help", "search"], &["--help"]] {
        for width in [80_usize, 100] {
            let output = place.command(arguments).env("COLUMNS", width.to_string()).output().unwrap();
            let text = String::from_utf8(output.stdout).unwrap();
            // Names of governing bodies, titles and places are not broken.
            let is_prose =
                |line: &&str| arguments.contains(&"help") || arguments == ["--help"] || line.starts_with("   ");
            let longest = text
                .lines()
                .filter(is_prose)
                .filter(|line| !line.contains("  — "))
                .map(|line| line.chars().count())
                .max();
            assert!(longest.is_some_and(|longest| longest <= width), "{arguments:?} {width} {longest:?}: {text}");
        }
    }
    let narrow = place.command(&["meetings"]).env("COLUMNS", "110").output().unwrap().stdout;
    assert!(String::from_utf8(narrow).unwrap().contains('…'));
    assert!(!place.run(&["meetings"]).out.contains('…'));
}

#[test]
fn a_document_is_shown_from_the_folder_that_is_named() {
    let place = Place::with_seeds();
    place.write("ny/a.txt", "Protokoll 2022-05-17\n\n1. Nära vård\n\nAvtal.\n".as_bytes());
    let run = place.run(&["show", "a.txt", "--in", "ny"]);
    assert!(run.code == Some(0) && run.out.contains("ny/a.txt"), "{} {}", run.out, run.err);
    assert_eq!(place.run(&["show", "000_542d0371b58a0641.txt", "--in", "ny"]).code, Some(2));
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let place = Place::new();
    let minutes = "Protokoll\nRegionstyrelsen 2024-05-17\n\n§ 1 =HYPERLINK(\"http://example.org\";\"k\") \u{1b}]0;a\u{7}\n\navtal\n";
    place.write("a/odd.txt", minutes.as_bytes());
    let run = place.run(&["search", "avtal", "--in", "a", "--format", "csv"]);
    assert_eq!(run.code, Some(0));
    let mut table = csv::Reader::from_reader(run.out.as_bytes());
    let row = table.records().next().unwrap().unwrap();
    assert!(row[9].starts_with("'=HYPERLINK("), "{row:?}");
    assert!(!run.out.contains(['\u{1b}', '\u{7}']), "{}", run.out);
    // The query is a cell too.
    let run = place.run(&["search", "-x =avtal", "--format", "csv"]);
    assert!(run.out.lines().skip(1).all(|row| row.starts_with("'-x")), "{}", run.out);
}

#[test]
fn tables_are_whole_and_text_says_of_how_many() {
    let place = Place::new();
    let item = |number: u32| format!("§ {number} Sak\n\nBeslut\nRegionstyrelsen beslutar att anta avtal {number}.\n\n");
    let items: String = (1..=12).map(item).collect();
    place.write("a/many.txt", format!("Protokoll\nRegionstyrelsen 2024-05-17\n\n{items}").as_bytes());
    let lines = |format: &str, limit: &[&str]| {
        let run = place.run(&[&["decisions", "--in", "a", "--format", format], limit].concat());
        (run.out.lines().count(), run.err.lines().last().unwrap_or_default().to_owned())
    };
    let all = "12 decisions".to_owned();
    let some = |shown: usize| format!("{shown} of 12 decisions; --limit shows more");
    assert_eq!(lines("text", &[]).1, some(10));
    assert_eq!(lines("csv", &[]), (13, all.clone()));
    assert_eq!(lines("csv", &["--limit", "3"]), (4, some(3)));
    assert_eq!(lines("json", &[]).1, all);
    let timeline = |arguments: &[&str]| {
        let run = place.run(&[&["timeline", "avtal", "--format", "json"], arguments].concat());
        let timeline: Value = serde_json::from_str(&run.out).unwrap();
        timeline["decisions"].as_array().unwrap().len()
    };
    assert_eq!((timeline(&[]), timeline(&["--limit", "3"])), (12, 3));
    let text = place.run(&["timeline", "avtal"]).out;
    assert!(text.contains("\n10 of 12 decisions; --limit shows more\n"), "{text}");
}

#[test]
fn nothing_in_a_document_is_a_sign_of_the_page() {
    let place = Place::new();
    place.write("a/odd.txt", "1. En *stjärna*\n\n- <script>avtal & `kod` | länk\u{1b}[2J\n".as_bytes());
    let run = place.run(&["search", "avtal", "--in", "a", "--format", "md"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.starts_with("## avtal\n\n1. **"), "{}", run.out);
    assert!(run.out.contains(r"\<script\>**avtal** \& \`kod\` \| länk"), "{}", run.out);
    assert!(run.out.contains("`a/odd.txt:3`") && !run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn a_timeline_has_its_years_and_ends() {
    let place = Place::with_seeds();
    let run = place.run(&["timeline", "IKB"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let starts: Vec<&str> = run.out.lines().map(|line| line.split("  ").next().unwrap_or(line)).collect();
    for expected in ["IKB", "2022", "2023", "2024", "first", "last"] {
        assert!(starts.contains(&expected), "{expected}: {}", run.out);
    }
    assert_eq!(place.run(&["timeline", "qqqqqq"]).code, Some(1));
}

#[test]
fn a_record_is_the_same_shown_and_exported() {
    let place = Place::with_seeds();
    let shown = place.run(&["show", "000_542d0371b58a0641.txt", "--format", "json"]);
    let exported = place.run(&["export", "--records"]);
    assert_eq!((shown.code, exported.code), (Some(0), Some(0)));
    let shown: Value = serde_json::from_str(&shown.out).unwrap();
    let first: Value = serde_json::from_str(exported.out.lines().next().unwrap()).unwrap();
    assert_eq!(shown, first);
    assert_eq!(exported.out.lines().count(), 5);
}

#[test]
fn a_record_for_people_tells_who_and_what() {
    let place = Place::with_seeds();
    let run = place.run(&["show", "./seeds//000_542d0371b58a0641.txt", "--item", "§ 4"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.starts_with("4 Nära vård – Målbild och strategi"), "{}", run.out);
    assert!(run.out.contains("föredragande: Kristina Dahlberg"), "{}", run.out);
    let run = place.run(&["show", "000_542d0371b58a0641.txt", "--item", "99"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    let run = place.run(&["show", "saknas.txt"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
}

#[test]
fn analysis_is_a_line_a_text() {
    let place = Place::new();
    let run = place.run_with(&["analyze", "--format", "jsonl"], "Mötena i Växjö\n\navtal\n");
    assert_eq!((run.code, run.out.lines().count()), (Some(0), 3));
    let first: Value = serde_json::from_str(run.out.lines().next().unwrap()).unwrap();
    assert_eq!(first["tokens"][2]["text"], "Växjö");
    assert_eq!(first["tokens"][2]["start"], 9);
    let run = place.run(&["analyze", "-avtal"]);
    assert!(run.out.starts_with("avtal "), "{}", run.out);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let place = Place::with_seeds();
    // Enough queries for more output than a pipe holds (64 KiB on Linux).
    place.write("questions.txt", "barn\n".repeat(500).as_bytes());
    for arguments in [
        &["search", "--questions", "questions.txt", "--format", "jsonl"][..],
        &["search", "--questions", "questions.txt"],
    ] {
        let mut child = place.command(arguments).spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        // Standard output is closed here.
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    }
}

#[test]
fn colours_can_be_forced_and_forbidden() {
    let place = Place::with_seeds();
    let run = |name: &str| place.command(&["search", "hemsjukvårdsavtal"]).env(name, "1").output().unwrap().stdout;
    assert!(run("CLICOLOR_FORCE").contains(&0x1b));
    assert!(!run("NO_COLOR").contains(&0x1b));
}
