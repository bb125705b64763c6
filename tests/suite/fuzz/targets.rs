//! What must hold of any input: a function a target, from bytes, ending by panicking where something does not hold. The suite
//! runs them over a kept corpus, cargo-fuzz over whatever it comes upon.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use tingsok::analysis::{Condition, Tier, analyse};
use tingsok::extract::{Position, TextLimits, extract};
use tingsok::source::{Document, File};
use tingsok::{Engine, Options, Query, passage, protocol};

/// Bytes of a file, read, understood and cut: no line is lost, and every mark of a passage is a place in its text.
pub fn protocol(data: &[u8]) {
    let media_type = if data.starts_with(b"#") { "text/markdown" } else { "text/plain" };
    let file = File { name: "a".to_owned(), path: PathBuf::from("a") };
    let document = Document { file, bytes: data.to_vec(), sha256: String::new(), media_type };
    let Ok(text) = extract(&document, &TextLimits::default()) else { return };
    let protocol = protocol::parse(&text);
    let passages = passage::cut(&protocol);
    let mut marked: BTreeSet<Position> = BTreeSet::new();
    for passage in &passages {
        assert!(!passage.text.is_empty(), "an empty passage");
        let mut last = 0;
        for mark in &passage.marks {
            let offset = mark.offset as usize;
            assert!(last <= offset, "marks go back: {passage:?}");
            assert!(passage.text.is_char_boundary(offset), "a mark inside a character: {passage:?}");
            last = offset;
            marked.insert(mark.position);
        }
    }
    let kept = protocol.parts.iter().flat_map(|part| &part.blocks).flat_map(|block| &block.lines);
    let heads: BTreeSet<&str> = kept.clone().map(|line| line.text.as_str()).collect();
    for line in kept.filter(|line| has_letters(&line.text)) {
        assert!(marked.contains(&line.position), "no passage has line {}", line.position.line);
    }
    for line in text.lines.iter().filter(|line| has_letters(&line.text)) {
        // A running head is kept once.
        let is_kept = || marked.contains(&line.position) || heads.iter().any(|head| line.text.contains(head));
        assert!(is_kept(), "line {} is lost: {:?}", line.position.line, line.text);
    }
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Any text as a question: what it is read as prints as something that reads back as the same, and it has an answer.
pub fn question(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (query, _) = Query::parse(&text);
    let printed = query.to_string();
    let (again, notes) = Query::parse(&printed);
    // What is printed with its signs may be longer than what was typed, and too long to be read again.
    if !notes.iter().any(|note| note.contains("characters")) {
        assert_eq!(again, query, "{text:?} prints as {printed:?}");
    }
    let answer = LIBRARY.engine.search(&text, &Options::new(100)).expect("any question has an answer");
    assert!(answer.complete <= answer.total && answer.hits.len() == answer.total);
    for hit in &answer.hits {
        let characters = hit.snippet.chars().count();
        assert!(hit.highlights.iter().all(|marked| marked.start < marked.end && marked.end <= characters));
    }
}

/// A small index, made once.
struct Library {
    engine: Engine,
    /// Gone with the process.
    _folder: tempfile::TempDir,
}

/// Made-up minutes that have what questions ask for: words, titles, presenters, case numbers, decisions.
const MINUTES: [(&str, &str); 3] = [
    (
        "a.txt",
        "Protokoll\nRegionstyrelsen 2024-05-17\n\n§ 1 Avtal om vård RS 2024/12\n\nFöredragande: Kim Holm, samordnare\n\n\
         Hemsjukvårdsavtalet ses över.\n\nBeslut\nRegionstyrelsen beslutar att anta avtalet.\n",
    ),
    ("b.txt", "Mötesanteckningar 2022-12-01\n\n1. Skola och barn\n\nSamordnad individuell plan (SIP) tas fram.\n"),
    ("c.md", "# Kallelse\n\nOmsorgsnämnden 2023-02-03\n\n1. Nära vård\n\nIT-attacken mot kommunen.\n"),
];

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = folder.path().join("documents");
    std::fs::create_dir(&documents).expect("a folder");
    for (name, text) in MINUTES {
        std::fs::write(documents.join(name), text).expect("a file");
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[documents], &mut |_| {}).expect("an index");
    Library { engine: Engine::open(&index).expect("an index"), _folder: folder }
});

/// Words of any text: where they stand are whole characters, in order, and no term is empty.
pub fn analysis(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for condition in [Condition::Clean, Condition::Damaged] {
        let mut last = 0;
        for token in analyse(&text, condition) {
            assert!(last <= token.start && token.start < token.end, "{token:?} goes back");
            let printed = text.get(token.start..token.end).expect("whole characters");
            for part in &token.word.constituents {
                assert!(printed.get(part.range.clone()).is_some_and(|part| !part.is_empty()), "{token:?}");
            }
            for tier in Tier::all() {
                assert!(token.terms(tier).iter().all(|term| !term.is_empty()), "{tier:?} of {token:?}");
            }
            last = token.end;
        }
    }
}
