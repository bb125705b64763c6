//! Claims about what an answer and the whole index come to.

use std::fmt::Write;
use std::fs;
use tingsok::search::CountedSet;
use tingsok::{Counting, Engine, FacetValue, Facets, Filter, Grouping, Options, Sort};

/// A body, a day, and items: who presents, what is said, whether it is decided.
type Meeting<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str, bool)]);

const MEETINGS: [Meeting<'static>; 4] = [
    (
        "Omsorgsnämnden",
        "2021-03-02",
        &[("Berta Testsson", "Avtalet om taxan ses över.", true), ("Kim Holm", "Avtalet om lokaler.", false)],
    ),
    (
        "Omsorgsnämnden",
        "2022-03-02",
        &[("Berta Testsson", "Taxan för avtalet ses över.", false), ("Berta Testsson", "Skolan är ny.", true)],
    ),
    (
        "Idrottsnämnden",
        "2022-05-16",
        &[("Kim Holm", "Avtalet om taxan.", true), ("Kim Holm", "Hallen är trång.", false)],
    ),
    ("Kommunstyrelsen", "2023-01-11", &[("Lo Berg", "Budgeten antas.", true), ("Lo Berg", "Läget är gott.", false)]),
];

fn engine(folder: &tempfile::TempDir) -> Engine {
    let minutes = folder.path().join("minutes");
    fs::create_dir(&minutes).expect("made");
    for (body, day, items) in MEETINGS {
        let mut text = format!("Protokoll\n\n{body}\n\nSammanträdesdatum: {day}\n\nNärvarande: Alva Ek, ordförande\n");
        for (number, (presenter, said, is_decided)) in (1..).zip(items) {
            write!(text, "\n{number}. Ärende {number}\n\nFöredragande: {presenter}, controller\n\n{said}\n")
                .expect("written");
            if *is_decided {
                text.push_str("\nBeslut: Nämnden beslutar att godkänna det.\n");
            }
        }
        fs::write(minutes.join(format!("{body}-{day}.txt")), text).expect("written");
    }
    let notice = "Kallelse\n\nIdrottsnämnden\n\nSammanträdesdatum: 2022-05-16\n\n1. Ärende 1\n\nKallelse till mötet.\n";
    fs::write(minutes.join("kallelse.txt"), notice).expect("written");
    let index = folder.path().join("index");
    Engine::build(&index, &[minutes], &mut |_| {}).expect("built");
    Engine::open(&index).expect("opened")
}

fn facets(engine: &Engine, question: &str, options: &Options) -> Facets {
    let options = Options { facets: true, ..options.clone() };
    engine.search(question, &options).expect("answered").facets.expect("facets")
}

fn told(values: &[FacetValue]) -> Vec<(&str, usize)> {
    values.iter().map(|value| (value.value.as_str(), value.items)).collect()
}

fn organs(facets: &Facets) -> Vec<(&str, usize)> {
    facets.organs.iter().map(|organ| (organ.governing_body.as_deref().unwrap_or("–"), organ.items)).collect()
}

#[test]
fn facets_count_the_items_that_have_all_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let found = facets(&engine, "avtal taxa", &Options::new(1));
    assert_eq!((found.counts, found.items, found.decisions), (CountedSet::Complete, 3, 2));
    assert_eq!(told(&found.years), [("2021", 1), ("2022", 2)]);
    assert_eq!(organs(&found), [("Omsorgsnämnden", 2), ("Idrottsnämnden", 1)]);
    assert_eq!(told(&found.kinds), [("protokoll", 3)]);
    assert_eq!(told(&found.presenters), [("Berta Testsson", 2), ("Kim Holm", 1)]);
    // Where none has all words, all are counted.
    let found = facets(&engine, "skola budget", &Options::new(1));
    assert_eq!((found.counts, found.items), (CountedSet::All, 2));
    assert_eq!(organs(&found), [("Kommunstyrelsen", 1), ("Omsorgsnämnden", 1)]);
    assert_eq!(facets(&engine, "", &Options::new(1)), Facets { counts: CountedSet::All, ..Facets::default() });
}

#[test]
fn facets_are_the_same_however_hits_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    for question in ["avtal taxa", "avtal", "skola budget", "\"avtalet om\"", "år:2022", "beslut:ja avtal", "är"] {
        let expected = facets(&engine, question, &Options::new(100));
        assert!(expected.items > 0, "{question}");
        let others = [
            Options::new(0),
            Options::new(1),
            Options { skip: 1, ..Options::new(1) },
            Options { sort: Sort::Oldest, ..Options::new(1) },
            Options { counting: Counting::Exact, ..Options::new(1) },
            Options { by: Some(Grouping::Year), ..Options::new(1) },
        ];
        for options in others {
            assert_eq!(facets(&engine, question, &options), expected, "{question} {options:?}");
        }
        let plain = engine.search(question, &Options::new(100)).expect("answered");
        assert!(plain.facets.is_none());
        let json = serde_json::to_value(&plain).expect("written");
        assert!(json.get("facets").is_none());
    }
}

#[test]
fn a_name_behind_an_equals_sign_is_the_whole_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let minutes = folder.path().join("minutes");
    fs::create_dir(&minutes).expect("a folder");
    for (file, body, presenter) in [
        ("a", "Kommunstyrelsen", "Lo Holm"),
        ("b", "Kommunstyrelsens arbetsutskott", "Milo Holm"),
        ("c", "", "Kim Berg"),
        ("d", "Regionstyrelsen\nVästra Götalandsregionen", "Bo Berg"),
    ] {
        let text =
            format!("{body}\nProtokoll 2024-05-17\n\n§ 1 Bryggan\n\nFöredragande: {presenter}, jurist\n\nAvtalet.\n");
        fs::write(minutes.join(format!("{file}.txt")), text).expect("written");
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[minutes], &mut |_| {}).expect("built");
    let engine = Engine::open(&index).expect("opened");
    let files = |filter: Filter| -> String {
        let answer = engine.search("avtal", &Options { filter, ..Options::new(10) }).expect("answered");
        let mut files: Vec<&str> =
            answer.hits.iter().filter_map(|hit| hit.source.rsplit('/').next()?.strip_suffix(".txt")).collect();
        files.sort_unstable();
        files.concat()
    };
    let organ = |name: &str| files(Filter { organ: Some(name.to_owned()), ..Filter::default() });
    assert_eq!([organ("kommunstyrelsen"), organ("=kommunstyrelsen"), organ("=kommun")], ["a", "a", ""]);
    // A committee is a body of its own.
    assert_eq!([organ("styrelsen"), organ("=styrelsen"), organ("arbetsutskott")], ["ad", "", "b"]);
    assert_eq!(organ("="), "c");
    let region = |name: &str| files(Filter { region: Some(name.to_owned()), ..Filter::default() });
    assert_eq!([region("=VGR"), region("=Västra Götalands län"), region("=Västra")], ["d", "d", ""]);
    let presenter = |name: &str| files(Filter { presenter: Some(name.to_owned()), ..Filter::default() });
    assert_eq!([presenter("lo holm"), presenter("=Lo Holm")], ["ab", "a"]);
    let typed = engine.search("avtal organ:\"=Kommunstyrelsen\"", &Options::new(10)).expect("answered");
    assert_eq!((typed.total, typed.notes.len()), (1, 0));
}

#[test]
fn a_filter_of_a_facet_lets_through_what_it_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let found = facets(&engine, "avtal", &Options::new(1));
    let complete =
        |filter: Filter| engine.search("avtal", &Options { filter, ..Options::new(10) }).expect("answered").complete;
    for year in &found.years {
        assert_eq!(complete(Filter { year: year.value.parse().ok(), ..Filter::default() }), year.items);
    }
    for organ in &found.organs {
        assert_eq!(complete(Filter { organ: organ.governing_body.clone(), ..Filter::default() }), organ.items);
    }
    for presenter in &found.presenters {
        let filter = Filter { presenter: Some(presenter.value.clone()), ..Filter::default() };
        assert_eq!(complete(filter), presenter.items);
    }
    let filter = Filter { organ: Some("idrott".to_owned()), ..Filter::default() };
    let filtered = facets(&engine, "avtal", &Options { filter, ..Options::new(1) });
    assert_eq!((filtered.items, organs(&filtered)), (1, vec![("Idrottsnämnden", 1)]));
    let in_query = facets(&engine, "avtal organ:idrott", &Options::new(1));
    assert_eq!(in_query, filtered);
}

#[test]
fn an_overview_tells_what_the_index_holds() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let overview = engine.overview().expect("read");
    let stats = engine.stats().expect("read");
    assert_eq!((overview.documents, overview.passages, overview.items), (5, stats.passages, stats.items));
    // The notice and the minutes of one day are one meeting.
    assert_eq!([4, engine.meetings(&Filter::default()).expect("read").len()], [overview.meetings; 2]);
    let years: Vec<(Option<i16>, usize)> = overview.years.iter().map(|year| (year.year, year.meetings)).collect();
    assert_eq!(years, [(Some(2021), 1), (Some(2022), 2), (Some(2023), 1)]);
    assert_eq!(overview.years.iter().map(|year| year.items).sum::<usize>(), overview.items);
    let bodies: Vec<(&str, usize, String)> = overview
        .bodies
        .iter()
        .map(|body| {
            (body.governing_body.as_str(), body.meetings, body.to.map_or_else(String::new, |day| day.to_string()))
        })
        .collect();
    assert_eq!(
        bodies,
        [
            ("Idrottsnämnden", 1, "2022-05-16".to_owned()),
            ("Kommunstyrelsen", 1, "2023-01-11".to_owned()),
            ("Omsorgsnämnden", 2, "2022-03-02".to_owned())
        ]
    );
    let kinds: Vec<(&str, usize)> = overview.kinds.iter().map(|kind| (kind.kind.name(), kind.documents)).collect();
    assert_eq!(kinds, [("protokoll", 4), ("kallelse", 1)]);
    let days = [overview.from, overview.to].map(|day| day.map(|day| day.to_string()));
    assert_eq!(days.map(Option::unwrap_or_default), ["2021-03-02", "2023-01-11"]);
}

#[test]
fn the_latest_meetings_are_the_last_of_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let engine = engine(&folder);
    let filters = [
        Filter::default(),
        Filter { organ: Some("omsorg".to_owned()), ..Filter::default() },
        Filter { year: Some(2022), ..Filter::default() },
    ];
    for filter in filters {
        let mut all = engine.meetings(&filter).expect("read");
        all.reverse();
        for most in [0, 1, 2, 10] {
            let latest = engine.latest(most, &filter).expect("read");
            assert_eq!(latest, all[..most.min(all.len())], "{filter:?}");
        }
    }
}
