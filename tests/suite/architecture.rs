//! Checks which stage uses which, and where crates are named, by reading the source files. To let a stage use another,
//! edit the table.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each stage and the stages that it may name, in the order of the pipeline. A row names only rows above it.
const STAGES: &[(&str, &[&str])] = &[
    ("source", &[]),
    ("extract", &["source"]),
    // It knows only words and depends on no other stage, so any stage with words may use it.
    ("analysis", &[]),
    ("protocol", &["extract", "analysis"]),
    ("people", &["analysis", "protocol"]),
    ("matters", &["analysis", "people", "protocol"]),
    ("passage", &["extract", "protocol"]),
    ("index", &["source", "analysis", "protocol", "people", "matters", "passage"]),
    // Queries name kinds of documents.
    ("search", &["extract", "analysis", "protocol", "people", "matters", "passage", "index"]),
    // A record combines a meeting with the document that it was read from; the index defines it.
    ("exchange", &["extract", "analysis", "protocol", "people", "matters", "index"]),
    ("error", &["index", "search"]),
    (
        "engine",
        &["source", "extract", "protocol", "people", "matters", "passage", "index", "search", "exchange", "error"],
    ),
    // The command uses the public library only, like any other program.
    ("surfaces", &[]),
];

/// The folders and files of protocol, in the order in which a text goes through them. A row names only rows above it;
/// the last one wires them together.
const PROTOCOL: &[&str] = &[
    "pattern",
    "words",
    "record",
    "swedish",
    "layout",
    "phrases",
    "cues",
    "tables",
    "paragraphs",
    "lists",
    "outline",
    "labelled",
    "sections",
    "findings",
    "linking",
    "notes",
    "why",
    "several_meetings",
    "mod",
];

/// Crates, each with the only folder that may name it.
const CRATES: &[(&str, &str)] = &[
    ("tantivy", "src/index/"),
    ("tantivy_fst", "src/index/"),
    ("levenshtein_automata", "src/index/"),
    ("hayro_cmap", "src/extract/pdf/"),
    ("hayro_interpret", "src/extract/pdf/"),
    ("hayro_syntax", "src/extract/pdf/"),
    ("kurbo", "src/extract/pdf/"),
    ("undoc", "src/extract/"),
    ("scraper", "src/extract/"),
    ("ego_tree", "src/extract/"),
    ("encoding_rs", "src/extract/"),
    ("rustix", "src/extract/"),
    ("lru", "src/surfaces/web/"),
    ("csv", "src/surfaces/"),
    ("clap", "src/surfaces/"),
    ("clap_complete", "src/surfaces/"),
    ("clap_mangen", "src/surfaces/"),
    ("indicatif", "src/surfaces/"),
    ("anstream", "src/surfaces/"),
    ("anstyle", "src/surfaces/"),
    ("terminal_size", "src/surfaces/"),
    ("axum", "src/surfaces/web/"),
    ("maud", "src/surfaces/web/"),
    ("hyper", "src/surfaces/web/"),
    ("hyper_util", "src/surfaces/web/"),
    ("form_urlencoded", "src/surfaces/web/"),
    // The server's end is told by a channel of tokio.
    ("tokio", "src/surfaces/"),
    ("tingsok", "src/surfaces/"),
];

/// The most lines of a file. A longer one does more than one thing.
const LONGEST_FILE: usize = 800;

/// Tables of data, which may be as long as their data.
const DATA: &[&str] = &["src/protocol/swedish/"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files under `folder`, by name, such as ("src/index/mod.rs", text).
fn files(folder: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open: Vec<PathBuf> = vec![root().join(folder)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            found.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    found
}

/// The stage of a file: "src/index/mod.rs" and "src/index.rs" belong to "index".
fn stage(file: &str) -> &str {
    let inside = file.trim_start_matches("src/");
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

/// The text without its comment lines. Comments after code are kept; none of them names a stage.
fn code(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]).collect()
}

/// The word that `text` begins with.
fn first_word(text: &str) -> &str {
    let end = text.find(|character: char| !is_of_word(character)).unwrap_or(text.len());
    &text[..end]
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The names directly under `crate::`: in `crate::x::y`, and in each branch of `crate::{x::y, z}`.
fn mentions(text: &str) -> BTreeSet<String> {
    let text = code(text);
    let mut found = BTreeSet::new();
    for (place, name) in text.match_indices("crate::") {
        if text[..place].chars().next_back().is_some_and(is_of_word) {
            continue;
        }
        let rest = &text[place + name.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.insert(first_word(rest).to_owned());
            continue;
        };
        let (mut depth, mut begins) = (1, true);
        for (place, character) in group.char_indices() {
            match character {
                '{' => depth += 1,
                '}' => depth -= 1,
                ',' if depth == 1 => begins = true,
                _ if begins && is_of_word(character) => {
                    found.insert(first_word(&group[place..]).to_owned());
                    begins = false;
                }
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// Whether the code leaves its stage through `super`, which `mentions` does not see.
fn climbs_out(file: &str, text: &str) -> bool {
    let steps = file.matches('/').count();
    // How far the file's module is below the root of the crate: one step for src/index.rs and src/index/mod.rs.
    let depth = if file.ends_with("/mod.rs") { steps - 1 } else { steps };
    let code = code(text);
    // Tests are a module one step further down.
    let (own, tests) = code.split_once("#[cfg(test)]").unwrap_or((&code, ""));
    own.contains(&"super::".repeat(depth)) || tests.contains(&"super::".repeat(depth + 1))
}

/// Whether the code names a crate.
fn names(text: &str, name: &str) -> bool {
    let code = code(text);
    code.match_indices(name).any(|(place, _)| {
        let is_own = !code[..place].chars().next_back().is_some_and(is_of_word);
        let rest = &code[place + name.len()..];
        is_own && (rest.starts_with("::") || rest.starts_with(';') || rest.starts_with(" as "))
    })
}

/// The rules that a file of the library or the command breaks.
fn faults(file: &str, text: &str) -> Vec<String> {
    let own = stage(file);
    let mut faults = Vec::new();
    if let Some((_, allowed)) = STAGES.iter().find(|(name, _)| *name == own) {
        for mention in mentions(text).iter().filter(|mention| *mention != own && !allowed.contains(&mention.as_str())) {
            faults.push(format!("{file}: {own} may not use {mention}"));
        }
        if climbs_out(file, text) {
            faults.push(format!("{file}: write crate::, not a super:: that leaves {own}"));
        }
    } else if !["lib", "main"].contains(&own) {
        faults.push(format!("{file}: {own} is no stage of the table"));
    }
    for (name, home) in CRATES {
        if !file.starts_with(home) && names(text, name) {
            faults.push(format!("{file}: only {home} names {name}"));
        }
    }
    faults
}

/// What is wrong with the form of a file, if anything.
fn misshapen(file: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    if !text.starts_with("//! ") {
        return Some(format!("{file}: the first line says what it is, after //!"));
    }
    (lines > LONGEST_FILE && !DATA.iter().any(|data| file.starts_with(data)))
        .then(|| format!("{file}: {lines} lines are two things"))
}

/// The paths between backticks on a page, in order.
fn paths(page: &str) -> Vec<&str> {
    let is_path = |word: &&str| {
        let is_known = ["src/", "tests/", "benches/", "examples/", "seeds/", "index/", ".ci/"]
            .iter()
            .any(|folder| word.starts_with(folder));
        let is_plain = !word.contains(char::is_whitespace) && !word.contains('*');
        is_plain && (is_known || [".rs", ".md", ".toml"].iter().any(|ending| word.ends_with(ending)))
    };
    page.lines().flat_map(|line| line.split('`').skip(1).step_by(2)).filter(is_path).collect()
}

#[test]
fn stages_use_what_the_table_allows() {
    let faults: Vec<String> = files("src").iter().flat_map(|(file, text)| faults(file, text)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The folders and files of protocol that a file in it names although they come after its own.
fn against_the_stream(file: &str, text: &str) -> Vec<String> {
    let inside = file.trim_start_matches("src/protocol/");
    let own = inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs");
    // Tests may use later parts, for example to lay out a text.
    let code = code(text);
    let (code, _) = code.split_once("#[cfg(test)]").unwrap_or((&code, ""));
    // In protocol's own files and in the mod.rs of its folders, "super::" is protocol.
    let is_at_top = !inside.contains('/') || inside.ends_with("/mod.rs");
    let place = |name: &str| PROTOCOL.iter().position(|other| *other == name);
    let Some(at) = place(own) else { return vec![format!("{file}: {own} is not in the table")] };
    let roots = if is_at_top { ["crate::protocol::", "super::"] } else { ["crate::protocol::", "super::super::"] };
    let named = roots.iter().flat_map(|root| code.match_indices(root).map(|(place, _)| &code[place + root.len()..]));
    let behind = named.map(first_word).filter(|name| place(name).is_some_and(|other| other > at));
    behind.map(|name| format!("{file}: {own} may not use {name}")).collect()
}

#[test]
fn inside_protocol_nothing_calls_back() {
    let faults: Vec<String> =
        files("src/protocol").iter().flat_map(|(file, text)| against_the_stream(file, text)).collect();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_table_goes_one_way_and_allows_nothing_that_nobody_uses() {
    let files = files("src");
    for (place, (name, allowed)) in STAGES.iter().enumerate() {
        let own = files.iter().filter(|(file, _)| stage(file) == *name);
        let used: BTreeSet<String> = own.flat_map(|(_, text)| mentions(text)).collect();
        for other in *allowed {
            assert!(STAGES[..place].iter().any(|(above, _)| above == other), "{name} points up to {other}");
            assert!(used.contains(*other), "{name} no longer uses {other}: take it from the table");
        }
    }
}

#[test]
fn files_say_what_they_are_and_stay_short() {
    let all = ["src", "tests", "benches", "examples"].into_iter().flat_map(files);
    let misshapen: Vec<String> = all.filter_map(|(file, text)| misshapen(&file, &text)).collect();
    assert!(misshapen.is_empty(), "{misshapen:#?}");
}

#[test]
fn the_map_names_every_folder_and_nothing_that_is_not_there() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let named = paths(&page);
    for path in &named {
        assert!(root().join(path).exists(), "ARCHITECTURE.md names {path}, which is not there");
    }
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let entry = entry.unwrap();
        let folder = format!("src/{}/", entry.file_name().to_str().unwrap());
        assert!(!entry.path().is_dir() || named.contains(&folder.as_str()), "ARCHITECTURE.md does not name {folder}");
    }
}

#[test]
fn mentions_are_seen_in_every_spelling() {
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(mentions(text).iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }
    check("use crate::index::Reader;", &["index"]);
    check("let folded = crate::analysis::fold(text);", &["analysis"]);
    check("use crate::{extract::{Line, Text}, search::Hit,\n    Engine};", &["Engine", "extract", "search"]);
    check("pub(in crate::index) fn f() {}", &["index"]);
    check("//! as [`crate::search::Hit`] says\n/// crate::engine\n// crate::engine", &[]);
    check("use other_crate::search;", &[]);
}

#[test]
fn what_is_not_allowed_is_found() {
    #[track_caller]
    fn check(file: &str, text: &str, expected: &[&str]) {
        assert_eq!(faults(file, text), expected);
    }
    check("src/passage/cut.rs", "use crate::protocol::Part;", &[]);
    check("src/passage/cut.rs", "use crate::index::Reader;", &["src/passage/cut.rs: passage may not use index"]);
    check("src/extract/mod.rs", "use crate::Engine;", &["src/extract/mod.rs: extract may not use Engine"]);
    check("src/engine.rs", "use crate::analysis::fold;", &["src/engine.rs: engine may not use analysis"]);
    check("src/helpers/mod.rs", "", &["src/helpers/mod.rs: helpers is no stage of the table"]);
    check("src/search/run.rs", "use tantivy::Term;", &["src/search/run.rs: only src/index/ names tantivy"]);
    check("src/search/run.rs", "// tantivy's own parser\nlet tantivy_like = 1;", &[]);
    check("src/engine.rs", "pub use clap;", &["src/engine.rs: only src/surfaces/ names clap"]);
    check(
        "src/index/mod.rs",
        "use super::search;",
        &["src/index/mod.rs: write crate::, not a super:: that leaves index"],
    );
    check("src/index/mod.rs", "#[cfg(test)]\nmod tests {\n    use super::open;\n}", &[]);
    check("src/index/reader.rs", "use super::Error;", &[]);
    check("src/index/reader.rs", "#[cfg(test)]\nmod tests {\n    use super::super::Error;\n}", &[]);
    check("src/surfaces/cli/show.rs", "use super::super::web::page;", &[]);
    check(
        "src/index/reader.rs",
        "use super::super::search::Hit;",
        &["src/index/reader.rs: write crate::, not a super:: that leaves index"],
    );
}

#[test]
fn calling_back_is_found() {
    #[track_caller]
    fn check(file: &str, text: &str, expected: &[&str]) {
        assert_eq!(against_the_stream(file, text), expected);
    }
    check("src/protocol/outline/run.rs", "use crate::protocol::cues::Lines;\nuse super::evidence;", &[]);
    check(
        "src/protocol/outline/run.rs",
        "use crate::protocol::findings::acts;",
        &["src/protocol/outline/run.rs: outline may not use findings"],
    );
    check("src/protocol/words.rs", "use super::cues;", &["src/protocol/words.rs: words may not use cues"]);
    check("src/protocol/cues/mod.rs", "use super::lists;", &["src/protocol/cues/mod.rs: cues may not use lists"]);
    check("src/protocol/helpers.rs", "", &["src/protocol/helpers.rs: helpers is not in the table"]);
    check("src/protocol/layout/row.rs", "#[cfg(test)]\nuse crate::protocol::cues::Lines;", &[]);
}

#[test]
fn shapes_and_paths_are_seen() {
    assert!(misshapen("src/a.rs", "use std::fs;").is_some());
    assert!(misshapen("src/a.rs", &format!("//! A.\n{}", "\n".repeat(LONGEST_FILE))).is_some());
    assert!(misshapen(&format!("{}places.rs", DATA[0]), &format!("//! A.\n{}", "\n".repeat(LONGEST_FILE))).is_none());
    assert!(misshapen("src/a.rs", "//! A.\n").is_none());
    let page = "`src/a/` holds `x::y`, `tests/b.rs` and\n`README.md`; `src/*` is many, src/c no path";
    assert_eq!(paths(page), ["src/a/", "tests/b.rs", "README.md"]);
}
