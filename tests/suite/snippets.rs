//! Tests what is shown of an item (what answers, not its heading again) and how it is cited.

use super::corpus;
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;
use tingsok::protocol::Kind;
use tingsok::{Engine, Filter, Grouping, Hit, Options};

const COUNCIL: &str = "\
Protokoll

Kommunfullmäktige

Sammanträdesdatum: 2024-10-10

§ 386 Dnr KS-2024-00439
Taxa för sotning i Exempelby kommun med tillhörande bestämmelser och övergångsregler för glesbygd
Beslut

Enligt kommunstyrelsens förslag:

1. Avgiften fastställs till 490 kr.

2. Avgiften gäller från och med maj.

Handling
2024 nr 17.

Protokollsutdrag skickas till
Räddningsnämnden

§ 387 Dnr KS-2024-00511
Svar på motion om simhallen och dess öppettider under sommaren för barn och unga i kommunens alla delar

Berta Testsson redogör för frågan.

Beslut

Motionen avslås.

§ 388 Dnr KS-2024-00512
Anmälan om brandstationen i Exempelbyns norra delar samt om dess framtida bemanning och utrustning

Handling
Anmälan om brandstationen, 2024 nr 18

Chefen för räddningstjänsten berättade att ombyggnaden blir klar i juni.
";

const BOARD: &str = "\
Protokoll

Idrottsnämnden

Sammanträdesdatum: 2024-05-16

1. Bidrag

Föreningarna får söka bidrag till skidspår.

2. Avgift

Avgiften för hallen höjs till hösten.
";

struct Library {
    engine: Engine,
    _folder: tempfile::TempDir,
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let documents = folder.path().join("documents");
    fs::create_dir(&documents).unwrap();
    for (name, text) in [("kf.txt", COUNCIL), ("board.txt", BOARD), ("brev.txt", "Ett brev om snöskottning.")] {
        fs::write(documents.join(name), text).unwrap();
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[documents], &mut |_| {}).unwrap();
    Library { engine: Engine::open(&index).unwrap(), _folder: folder }
});

fn first(question: &str) -> Hit {
    let answer = LIBRARY.engine.search(question, &Options::new(10)).unwrap();
    answer.hits.into_iter().next().expect(question)
}

/// The number of the line that begins with `beginning`.
fn line_of(text: &str, beginning: &str) -> u32 {
    let place = text.lines().position(|line| line.starts_with(beginning)).unwrap();
    u32::try_from(place + 1).unwrap()
}

#[test]
fn where_only_the_title_has_the_words_the_decision_is_shown() {
    let hit = first("sotning");
    assert!(hit.is_decision, "{hit:?}");
    assert_eq!(hit.snippet, "1. Avgiften fastställs till 490 kr. · 2. Avgiften gäller från och med maj.");
    assert_eq!(hit.line, line_of(COUNCIL, "1. Avgiften"));
    let hit = first("simhallen");
    assert_eq!((hit.snippet.as_str(), hit.line), ("Motionen avslås.", line_of(COUNCIL, "Motionen")));
}

#[test]
fn without_a_decision_what_was_said_is_shown() {
    let hit = first("brandstationen");
    let expected = "Chefen för räddningstjänsten berättade att ombyggnaden blir klar i juni.";
    assert_eq!(hit.snippet, expected);
    assert_eq!(hit.outcome, None);
}

#[test]
fn the_words_are_shown_where_they_stand_and_the_outcome_beside_them() {
    let hit = first("testsson");
    assert_eq!((hit.snippet.as_str(), hit.is_decision), ("Berta Testsson redogör för frågan.", false));
    assert_eq!(hit.outcome.as_deref(), Some("Motionen avslås."));
    assert_eq!(hit.line, line_of(COUNCIL, "Berta"));
    assert!(first("räddningsnämnden").snippet.contains("Räddningsnämnden"));
}

#[test]
fn no_passage_is_shown_twice_under_an_item() {
    for question in ["sotning avgiften", "motion simhallen", "taxa"] {
        let options = Options { by: Some(Grouping::Item), ..Options::new(10) };
        let answer = LIBRARY.engine.search(question, &options).unwrap();
        let places: Vec<(&str, u32)> = answer.all_hits().map(|hit| (hit.source.as_str(), hit.line)).collect();
        let single: BTreeSet<_> = places.iter().collect();
        assert_eq!(single.len(), places.len(), "{question}: {places:?}");
    }
}

#[test]
fn a_hit_is_cited_as_its_document_numbers_its_items() {
    assert_eq!(first("sotning").cite, "Kommunfullmäktige 2024-10-10 § 386");
    assert_eq!(first("skidspår").cite, "Idrottsnämnden 2024-05-16 punkt 1");
    assert_eq!(first("snöskottning").cite, "brev.txt");
    let decisions = LIBRARY.engine.decisions("simhallen", &Options::new(10)).unwrap();
    assert_eq!(decisions.decisions[0].cite, "Kommunfullmäktige 2024-10-10 § 387");
}

/// What readers of a council's minutes search for; none of it is about a particular person.
const TOPICS: [&str; 20] = [
    "detaljplan bostäder",
    "budget 2024",
    "färdtjänst",
    "skola",
    "trygghet",
    "motion om kollektivtrafik",
    "taxa avgifter",
    "reglemente",
    "årsredovisning",
    "interpellation äldreomsorg",
    "avsägelse ledamot",
    "val av ersättare",
    "klimat",
    "cykel",
    "hemtjänst",
    "parkering",
    "idrott simhall",
    "markanvisning",
    "delårsrapport",
    "förskola",
];

/// Words that minutes print above and below a title and that are not part of it.
const LABELS: [&str; 8] =
    ["beslut", "ärendenummer", "ärende", "handling", "handlingar", "dnr", "diarienummer", "protokollsutdrag"];

/// The most snippets of a hundred from a city council's minutes that may only repeat the heading. It was 38 when the
/// passage with most of the words was shown from its start, and 0 when this limit was set.
const MOST: usize = 3;

/// Whether nothing is left of the snippet without the words of the title, numbers, dates, case numbers and labels:
/// fewer than four words, or none if it is a decision, which may be as short as "Ärendet utgår."
fn only_repeats_the_heading(hit: &Hit) -> bool {
    let words = |text: &str| -> Vec<String> {
        let is_word = |word: &&str| !word.is_empty() && !word.contains(|letter: char| letter.is_ascii_digit());
        let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
        parts.filter(is_word).map(str::to_lowercase).collect()
    };
    let title: BTreeSet<String> = hit.item.iter().flat_map(|item| words(&item.title)).collect();
    let own = words(&hit.snippet);
    let left = own.iter().filter(|word| !title.contains(*word) && !LABELS.contains(&word.as_str())).count();
    left < if hit.is_decision { 1 } else { 4 }
}

#[test]
fn snippets_of_a_councils_minutes_say_more_than_the_heading() {
    let Some(engine) = corpus::council() else { return };
    let filter = Filter { kind: Some(Kind::Protokoll), ..Filter::default() };
    let (mut shown, mut empty) = (0, Vec::new());
    for topic in TOPICS {
        let answer = engine.search(topic, &Options { filter: filter.clone(), ..Options::new(10) }).unwrap();
        for hit in &answer.hits {
            shown += 1;
            if only_repeats_the_heading(hit) {
                empty.push(format!("{topic}: {} | {}", hit.cite, hit.snippet));
            }
        }
    }
    assert!(shown > 150, "{shown}");
    assert!(empty.len() * 100 < MOST * shown, "{} of {shown}: {empty:#?}", empty.len());
}
