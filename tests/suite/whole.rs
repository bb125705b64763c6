//! Claims about documents and items that are shown whole.

use std::fs;
use tingsok::protocol::ParagraphKind;
use tingsok::{DocumentText, Engine, Markup, Options, TextPassage};

const MINUTES: &str = "\
Protokoll

Omsorgsnämnden

Sammanträdesdatum: 2023-03-02

Närvarande: Kim Holm, ordförande

1. Taxor

Föredragande: Berta Testsson, controller

Nämnden samtalar om taxan för hemtjänst, och om hur den har ändrats de senaste fem åren här och i kommunerna runt
omkring, där den är högre.

Beslut: Nämnden beslutar att höja hemtjänsttaxan.

2. Lokaler

Lokalerna är trånga. En ny förskola byggs.

2.1 Hyra

Hyran höjs & taxan med.

3. Avslutning

Mötet avslutas.
";

fn engine(folder: &tempfile::TempDir) -> Engine {
    let minutes = folder.path().join("minutes.txt");
    fs::write(&minutes, MINUTES).expect("written");
    let index = folder.path().join("index");
    Engine::build(&index, &[minutes], &mut |_| {}).expect("built");
    Engine::open(&index).expect("opened")
}

fn printed(text: &DocumentText) -> String {
    let passages = text.sections.iter().flat_map(|section| &section.passages);
    passages.map(TextPassage::text).collect::<Vec<_>>().join("\n").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_document_is_shown_whole_and_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let text = engine.text("minutes.txt", None).expect("read").expect("there");
    assert_eq!(printed(&text), MINUTES.split_whitespace().collect::<Vec<_>>().join(" "));
    assert_eq!(engine.text(&text.source, None).expect("read"), Some(text.clone()));
    let paragraphs = text.sections.iter().flat_map(|section| &section.passages).flat_map(|passage| &passage.paragraphs);
    let lines: Vec<u32> = paragraphs.clone().map(|paragraph| paragraph.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
    for paragraph in paragraphs {
        let line = MINUTES.lines().nth(paragraph.line as usize - 1).expect("a line");
        assert!(paragraph.text.starts_with(line), "{paragraph:?}");
        assert!(paragraph.highlights.is_empty());
    }
    assert!(engine.text("another.txt", None).expect("read").is_none());
}

#[test]
fn an_item_is_shown_with_those_below_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let paths = |path: &[usize]| -> Vec<Vec<usize>> {
        let text = engine.text("minutes.txt", Some(path)).expect("read");
        text.map_or(Vec::new(), |text| text.sections.into_iter().map(|section| section.path).collect())
    };
    assert_eq!(paths(&[0]), [vec![0]]);
    assert_eq!(paths(&[1]), [vec![1], vec![1, 0]]);
    assert_eq!(paths(&[1, 0]), [vec![1, 0]]);
    assert_eq!(paths(&[]), [Vec::<usize>::new()]);
    assert!(paths(&[7]).is_empty());
    let text = engine.text("minutes.txt", Some(&[0])).expect("read").expect("there");
    let section = &text.sections[0];
    assert_eq!(
        (section.presenters[0].as_str(), section.cite.as_str()),
        ("Berta Testsson", "Omsorgsnämnden 2023-03-02 punkt 1")
    );
    let decided: Vec<String> =
        section.passages.iter().filter(|passage| passage.is_decision).map(TextPassage::text).collect();
    assert_eq!(decided, ["Beslut: Nämnden beslutar att höja hemtjänsttaxan."]);
}

#[test]
fn the_title_as_printed_is_told_from_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = engine(&folder).text("minutes.txt", Some(&[1, 0])).expect("read").expect("there");
    let paragraphs = &text.sections[0].passages[0].paragraphs;
    let found: Vec<(ParagraphKind, &str)> =
        paragraphs.iter().map(|paragraph| (paragraph.kind, paragraph.text.as_str())).collect();
    assert_eq!(found, [(ParagraphKind::Heading, "2.1 Hyra"), (ParagraphKind::Text, "Hyran höjs & taxan med.")]);
    let json = serde_json::to_value(&text).expect("written");
    assert_eq!(json["sections"][0]["passages"][0]["paragraphs"][0]["kind"], "heading");
}

#[test]
fn the_words_of_a_query_are_marked_wherever_they_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let text = engine.marked_text("minutes.txt", None, "taxa hyra", &Options::new(0)).expect("read").expect("there");
    let paragraphs = text.sections.iter().flat_map(|section| &section.passages).flat_map(|passage| &passage.paragraphs);
    let marked: Vec<String> = paragraphs
        .filter(|paragraph| !paragraph.highlights.is_empty())
        .map(|paragraph| paragraph.marked(Markup::Html))
        .collect();
    assert_eq!(marked.len(), 5, "{marked:#?}");
    assert_eq!(marked[0], "1. <mark>Taxor</mark>");
    assert!(marked[2].ends_with("hemtjänst<mark>taxan</mark>."), "{marked:#?}");
    assert_eq!(marked[4], "<mark>Hyran</mark> höjs &amp; <mark>taxan</mark> med.");
}
