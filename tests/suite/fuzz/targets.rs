//! Checks what must hold for any input. Each target is a function of bytes that panics if something does not hold. The
//! suite runs the targets over a fixed corpus, and cargo-fuzz runs them over whatever input it finds.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::LazyLock;
use tingsok::analysis::{Condition, Tier, analyse};
use tingsok::extract::{Error, ExtractOptions, FORMATS, Position, Trust, extract};
use tingsok::search::Limited;
use tingsok::source::{Document, File};
use tingsok::{Engine, Filter, Note, Options, Query, passage, protocol};

/// Reads, parses and cuts the bytes of a file: no line is lost, and every mark of a passage is a place in its text.
pub fn protocol(data: &[u8]) {
    let media_type = if data.starts_with(b"#") { "text/markdown" } else { "text/plain" };
    let file = File { name: "a".to_owned(), path: PathBuf::from("a") };
    let document = Document { file, bytes: data.to_vec(), sha256: String::new(), media_type };
    let Ok(text) = extract(&document, &ExtractOptions::default()) else { return };
    let protocol = protocol::parse(&text, "");
    let passages = passage::cut(&protocol);
    let mut marked: BTreeSet<Position> = BTreeSet::new();
    for passage in &passages {
        assert!(!passage.text.is_empty(), "an empty passage");
        let mut last = 0;
        for mark in &passage.line_starts {
            let offset = mark.offset as usize;
            assert!(last <= offset, "marks go back: {passage:?}");
            assert!(passage.text.is_char_boundary(offset), "a mark inside a character: {passage:?}");
            last = offset;
            marked.insert(mark.position);
        }
    }
    let kept = protocol.sections.iter().flat_map(|section| &section.paragraphs).flat_map(|paragraph| &paragraph.lines);
    // A running head is kept once, whatever its page number. A soft hyphen at its end is kept as a hyphen.
    let spaced = |text: &str| without_page_number(text).join(" ").replace(['\u{ad}', '-'], "");
    let heads: BTreeSet<String> = kept.clone().map(|line| spaced(&line.text)).collect();
    for line in kept.filter(|line| has_letters(&line.text)) {
        assert!(marked.contains(&line.position), "no passage has line {}", line.position.line);
    }
    for line in text.lines().filter(|line| has_letters(&line.printed)) {
        let is_kept = || {
            marked.contains(&line.position) || heads.iter().any(|head| spaced(&line.printed).contains(head.as_str()))
        };
        assert!(is_kept(), "line {} is lost: {:?}", line.position.line, line.printed);
    }
}

/// Reads the bytes of a PDF, Word or HTML file in this process: the result is an error, or lines in order whose marks
/// and runs are ranges of them.
pub fn file(data: &[u8]) {
    for media_type in FORMATS.iter().filter(|format| format.trust == Trust::Foreign).map(|format| format.media_type) {
        let file = File { name: "a".to_owned(), path: PathBuf::from("a") };
        let document = Document { file, bytes: data.to_vec(), sha256: String::new(), media_type };
        let text = match extract(&document, &ExtractOptions::default()) {
            Ok(text) => text,
            Err(error) => {
                assert!(!matches!(error, Error::ReaderCrashed { .. }), "{error}");
                continue;
            }
        };
        let mut last = Position { page: 1, line: 0 };
        for line in text.lines() {
            assert!(last < line.position, "{:?} after {last:?}", line.position);
            last = line.position;
            let stretches = line.marks.iter().map(|mark| &mark.bytes).chain(line.runs.iter().map(|run| &run.bytes));
            for bytes in stretches {
                assert!(line.printed.get(bytes.clone()).is_some(), "{bytes:?} of {:?}", line.printed);
            }
        }
    }
}

/// The words of a line, without a page number at its end or beginning: "Sida 3 av 12", "3 (12)".
pub fn without_page_number(text: &str) -> Vec<&str> {
    let is_of_number = |word: &&str| {
        let is_of_figures = word.chars().all(|letter| letter.is_ascii_digit() || "()[]-".contains(letter));
        is_of_figures || ["sida", "sid", "sid.", "av"].contains(&&*word.to_lowercase())
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = words.iter().take_while(|word| is_of_number(word)).count();
    let end = words.iter().rev().take_while(|word| is_of_number(word)).count();
    words.get(start..words.len() - end).unwrap_or_default().to_vec()
}

fn has_letters(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// Reads any text as a query: what it prints reads back as the same query, and it has an answer.
pub fn question(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (query, _) = Query::parse(&text);
    let printed = query.to_string();
    let (again, notes) = Query::parse(&printed);
    // The printed query has more signs than the typed one and may be too long to be read again.
    if !notes.iter().any(|note| matches!(note, Note::OnlyFirst { of: Limited::Characters, .. })) {
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
    /// The folder, deleted with the process.
    folder: tempfile::TempDir,
}

/// Made-up minutes with everything that queries ask for: words, titles, presenters, case numbers, decisions.
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
    Library { engine: Engine::open(&index).expect("an index"), folder }
});

/// Damages the files of an index; each three bytes say which file, where, and how. Opening and searching it gives an
/// error, or the same answers as before.
pub fn opening(data: &[u8]) {
    let whole = &*WHOLE;
    let folder = tempfile::tempdir().expect("a folder");
    let mut files = whole.files.clone();
    for edit in data.chunks_exact(3).take(MOST_EDITS) {
        let place = usize::from(edit[0]) % files.len();
        let (_, bytes) = &mut files[place];
        let at = usize::from(edit[1]) * bytes.len() / 256;
        match edit[2] {
            0 => bytes.truncate(at),
            1 => bytes.clear(),
            2 => bytes.extend_from_slice(data),
            3 => bytes.insert(at, edit[0]),
            bits if at < bytes.len() => bytes[at] ^= bits,
            _ => {}
        }
    }
    for (name, bytes) in &files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let Ok(engine) = Engine::open(folder.path()) else { return };
    let is_same = files.iter().zip(&whole.files).all(|(file, other)| file == other || !is_needed(&file.0));
    assert!(is_same, "damage was not noticed");
    assert_eq!(said(&engine), whole.said);
}

/// The most edits to the index. More reveal nothing more.
const MOST_EDITS: usize = 8;

/// Whether a file is needed. The others only save work that can be done again.
fn is_needed(name: &str) -> bool {
    name != "seen.json" && !name.starts_with('.')
}

struct Whole {
    files: Vec<(String, Vec<u8>)>,
    said: String,
}

static WHOLE: LazyLock<Whole> = LazyLock::new(|| {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in std::fs::read_dir(LIBRARY.folder.path().join("index")).expect("a folder") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        files.push((name, std::fs::read(path).expect("bytes")));
    }
    // The names of segments differ each time, so files are sorted by ending and length.
    files.sort_by_key(|(name, bytes)| (name.split('.').next_back().map(str::to_owned), bytes.len()));
    Whole { files, said: said(&LIBRARY.engine) }
});

fn said(engine: &Engine) -> String {
    let filter = Filter::default();
    let records = engine.records(&filter).expect("records");
    let answer = engine.search("avtal vård", &Options::new(10)).expect("an answer");
    format!("{records:?}{answer:?}{:?}", engine.people(&filter).expect("people"))
}

/// Analyses any text: tokens begin and end between characters, are in order, and have no empty term.
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
