//! Tests answers to queries.

use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;
use tingsok::{Answer, Counting, Engine, Filter, Grouping, Note, Options, Query, Sort, Strictness, TextCriterion};

const MINUTES: &str = "\
Protokoll

Omsorgsnämnden

Sammanträdesdatum: 2023-03-02

1. Taxor

Föredragande: Berta Testsson, controller

Nämnden samtalar om taxan för hemtjänst, och om hur den har ändrats de senaste fem åren här och i kommunerna runt
omkring, där den är högre.

Beslut: Nämnden beslutar att höja hemtjänsttaxan.

2. Lokaler

Lokalerna är trånga. En ny förskola byggs. Avgiften är som förr.
";

const LATER: &str = "\
Protokoll

Idrottsnämnden

Sammanträdesdatum: 2024-05-16

1. Stöd

Vid SIP-samtal görs en samordnad individuell plan (SIP).

2. Avgift

Avgiften höjs till hösten.
";

const TEXTS: [(&str, &str); 6] = [
    ("2023/taxor.txt", MINUTES),
    ("2023/senare.txt", LATER),
    ("2021/avtal.txt", "Nämnden tog upp avtalet om hemsjukvård.\n\nAvtalet gäller till nyår."),
    ("2022/mote.txt", "Modtets 6ppnande.\n\nett mote om folkhalsa"),
    ("2022/nara.txt", "Nära vård och en plan för vården nära. IT-attacken. RS 2022/195"),
    ("2022/skola.txt", "Skolan redovisar en enkät. Avtal saknas."),
];

struct Library {
    engine: Engine,
    root: String,
    _folder: tempfile::TempDir,
}

static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in TEXTS {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, text).expect("written");
    }
    let index = folder.path().join("index");
    let paths = ["2021", "2022", "2023"].map(|year| folder.path().join(year));
    Engine::build(&index, &paths, &mut |_| {}).expect("built");
    let root = folder.path().to_string_lossy().into_owned();
    Library { engine: Engine::open(&index).expect("opened"), root, _folder: folder }
});

fn ask(question: &str, filter: Filter) -> Answer {
    LIBRARY.engine.search(question, &Options { filter, ..Options::new(10) }).expect("answered")
}

/// The last two parts of a path, "2021/avtal.txt", whatever it is relative to.
fn last_two_parts(source: &str) -> &str {
    let folder = source.rfind('/').and_then(|end| source[..end].rfind('/'));
    folder.map_or(source, |before| &source[before + 1..])
}

/// Checks which files match, in order, with the words that each lacks.
#[track_caller]
fn check(question: &str, expected: &[(&str, &[&str])]) {
    let answer = ask(question, Filter::default());
    let found: Vec<(&str, Vec<&str>)> = answer
        .hits
        .iter()
        .map(|hit| (last_two_parts(&hit.source), hit.missing.iter().map(String::as_str).collect()))
        .collect();
    let expected: Vec<(&str, Vec<&str>)> =
        expected.iter().map(|(source, missing)| (*source, missing.to_vec())).collect();
    assert_eq!(found, expected, "{question}");
    assert_eq!(answer.total, expected.len());
}

#[test]
fn those_that_have_all_words_come_first_and_the_others_say_what_they_miss() {
    check("avtal om hemsjukvård", &[("2021/avtal.txt", &[]), ("2022/skola.txt", &["hemsjukvård"])]);
}

#[test]
fn exact_forms_come_before_others() {
    check("avtal", &[("2022/skola.txt", &[]), ("2021/avtal.txt", &[])]);
}

#[test]
fn damaged_letters_are_found_last() {
    check("folkhälsa", &[("2022/mote.txt", &[])]);
    check("möte", &[("2022/mote.txt", &[])]);
}

#[test]
fn phrases_are_adjacent_and_exclusions_exclude() {
    check("\"nära vård\"", &[("2022/nara.txt", &[])]);
    check("\"plan vård\"", &[]);
    check("avtal -skola", &[("2021/avtal.txt", &[])]);
    check("avtal INTE \"tog upp\"", &[("2022/skola.txt", &[])]);
}

#[test]
fn case_numbers_meet_in_every_spelling() {
    for question in ["RS 2022/195", "RS2022/195", "RS 2022-195", "2022/195", "rs 2022/195"] {
        check(question, &[("2022/nara.txt", &[])]);
    }
}

#[test]
fn case_numbers_are_found_with_their_parts_apart() {
    for question in ["RS 2022 195", "rs 2022 00195", "dnr:RS 2022 195", "dnr:2022 195", "dnr 2022 195", "rs2022 195"] {
        check(question, &[("2022/nara.txt", &[])]);
    }
    // The number of another register, and a count.
    for question in ["KS 2022 195", "dnr:KS 2022 195", "skola 2022 195"] {
        let answer = ask(question, Filter::default());
        assert!(answer.hits.iter().all(|hit| !hit.missing.is_empty()), "{question}: {answer:#?}");
    }
}

#[test]
fn days_are_counted_from_the_newest_meeting() {
    // The newest document is from 16 May 2024.
    for question in ["hemtjänst datum:i fjol", "datum:förra våren hemtjänst", "hemtjänst datum:\"de senaste två åren\""]
    {
        check(question, &[("2023/taxor.txt", &[])]);
    }
    check("hemtjänst datum:sedan årsskiftet", &[]);
    check("avgift datum:20240516", &[("2023/senare.txt", &[])]);
    assert_eq!(LIBRARY.engine.newest_day().map(|day| day.to_string()).as_deref(), Some("2024-05-16"));
    let (_, notes) = Query::parse("datum:i fjol");
    assert!(notes.iter().any(|note| matches!(note, Note::NoNewestDate { .. })), "{notes:?}");
}

#[test]
fn words_typed_apart_find_their_compound_before_scattered_parts() {
    let folder = tempfile::tempdir().expect("a folder");
    let minutes = folder.path().join("minutes");
    fs::create_dir(&minutes).expect("made");
    for (name, text) in [
        ("a.txt", "Klimatanpassningsplanen ses över."),
        ("b.txt", "Klimatet ändras. Vi gör en anpassning, och planen är ny."),
        ("c.txt", "Busslinjen dras in."),
        ("d.txt", "Linjen är lång, sade den som åkte buss."),
        ("e.txt", "Appen TikTok spärras."),
    ] {
        fs::write(minutes.join(name), text).expect("written");
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[minutes], &mut |_| {}).expect("built");
    let engine = Engine::open(&index).expect("opened");
    for question in ["klimat anpassnings planen", "klimat anpassningsplan"] {
        let answer = engine.search(question, &Options::new(10)).expect("answered");
        assert!(answer.hits[0].source.ends_with("a.txt"), "{question}: {answer:#?}");
        assert!(answer.hits[0].missing.is_empty());
    }
    // Both parts are words, but the text has them as one word without parts.
    let answer = engine.search("tik tok", &Options::new(10)).expect("answered");
    assert!(answer.hits[0].source.ends_with("e.txt") && answer.hits[0].missing.is_empty(), "{answer:#?}");
    // The parts are in the other order.
    let answer = engine.search("linje för buss", &Options::new(10)).expect("answered");
    let compound = answer.hits.iter().find(|hit| hit.source.ends_with("c.txt")).expect("found");
    assert!(compound.missing.is_empty(), "{answer:#?}");
}

#[test]
fn function_words_alone_are_words() {
    assert_eq!(ask("om", Filter::default()).total, 3);
}

#[test]
fn paths_filter_by_whole_components() {
    let under = |folder: &str| {
        let under = vec![format!("{}/{folder}", LIBRARY.root)];
        ask("avtal", Filter { paths: under, ..Filter::default() }).total
    };
    assert_eq!((under("2021"), under("202"), under("2022/skola.txt"), under("")), (1, 0, 1, 2));
}

#[test]
fn a_hit_leads_back_to_its_line() {
    let answer = ask("nyår", Filter::default());
    assert_eq!((answer.hits[0].page, answer.hits[0].line, answer.hits[0].rank), (1, 3, 1));
}

#[test]
fn no_question_is_too_odd() {
    let odd =
        ["", " ", "- *", "\"", "\"\"", "(", "🎉", "-", "--", "NOT", "INTE INTE", "\u{0}", "a\u{308}\u{308}", ":", "§"];
    for question in
        odd.into_iter().map(str::to_owned).chain(["(".repeat(20_000), "a ".repeat(20_000), "x".repeat(100_000)])
    {
        let answer = ask(&question, Filter::default());
        assert!(!answer.notes.is_empty() || answer.query.chars().any(char::is_alphabetic), "{question:?}");
        assert_eq!(answer.query, question);
    }
}

#[test]
fn all_words_can_be_demanded() {
    let options = Options { strictness: Strictness::All, ..Options::new(10) };
    assert_eq!(LIBRARY.engine.search("avtal om hemsjukvård", &options).unwrap().total, 1);
    check("+avtal +hemsjukvård", &[("2021/avtal.txt", &[])]);
    check("avtal OCH hemsjukvård", &[("2021/avtal.txt", &[])]);
}

#[test]
fn the_items_with_all_words_are_those_that_are_given_when_all_words_are_asked_for() {
    let lenient = Options { counting: Counting::Exact, ..Options::new(10) };
    let strict = Options { strictness: Strictness::All, ..lenient.clone() };
    let found = |question: &str, options: &Options| LIBRARY.engine.search(question, options).unwrap();
    // "mars" and "omsorgsnämnden" are known only from the meeting.
    for (question, complete) in [
        ("taxa mars", 1),
        ("taxa omsorgsnämnden", 1),
        ("avgift", 2),
        ("avgift taxa", 0),
        ("+taxa mars", 1),
        ("taxa +mars", 0),
    ] {
        let (all, own) = (found(question, &lenient), found(question, &strict));
        assert_eq!((all.complete, own.complete, own.total), (complete, complete, complete), "{question}");
        assert!(own.hits.iter().all(|hit| hit.missing.is_empty()), "{question}: {:?}", own.hits);
        let quick = found(question, &Options { counting: Counting::Quick, ..strict.clone() });
        assert_eq!((quick.hits, quick.total_is), (own.hits, own.total_is), "{question}");
    }
}

#[test]
fn the_number_of_an_item_is_found_as_a_section() {
    check("§ 2 avgift", &[("2023/senare.txt", &[]), ("2023/taxor.txt", &[])]);
    check("paragraf 1 sip", &[("2023/senare.txt", &[]), ("2023/taxor.txt", &["sip"])]);
    let matches = &ask("§ 2 lokaler", Filter::default()).hits[0].matches[0];
    let found: Vec<(&str, &str)> = matches.found.iter().map(|own| (own.text.as_str(), own.tier.name())).collect();
    assert_eq!(found, [("§ 2", "exact")]);
}

#[test]
fn a_word_that_nearly_all_items_have_brings_none_in_beside_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let documents = folder.path().join("rapporter");
    fs::create_dir(&documents).expect("made");
    let topics = ["avtalet", "skolan", "budgeten", "vägen", "parken", "badet", "bron", "hamnen", "torget", "båten"];
    for topic in topics {
        fs::write(documents.join(format!("{topic}.txt")), format!("Rapport om {topic}.")).expect("written");
    }
    let index = folder.path().join("index");
    Engine::build(&index, &[documents], &mut |_| {}).expect("built");
    let engine = Engine::open(&index).expect("opened");
    for counting in [Counting::Quick, Counting::Exact] {
        let total = |question: &str| {
            engine.search(question, &Options { counting, ..Options::new(20) }).expect("answered").total
        };
        assert_eq!(["rapport", "rapport hamn", "rapport hamn bro", "+rapport hamn"].map(total), [10, 1, 2, 10]);
        assert_eq!(total("rapport xylofon"), 10, "the other word occurs nowhere");
    }
}

#[test]
fn alternatives_count_as_one() {
    check("(enkät ELLER nyår) avtal", &[("2022/skola.txt", &[]), ("2021/avtal.txt", &[])]);
    check("-(enkät ELLER nyår) avtal", &[]);
    check("IT-attacken ELLER enkät", &[("2022/skola.txt", &[]), ("2022/nara.txt", &[])]);
}

#[test]
fn letters_stand_for_words() {
    check("hemsjuk*", &[("2021/avtal.txt", &[])]);
    check("*tjänst", &[("2023/taxor.txt", &[])]);
    check("*attack", &[("2022/nara.txt", &[])]);
    check("modt*", &[("2022/mote.txt", &[])]);
    check("hemsjukvrd~", &[("2021/avtal.txt", &[])]);
    check("vård NÄRA/2 plan", &[("2022/nara.txt", &[])]);
    assert!(
        ask("qqq*", Filter::default()).notes.contains(&Note::WildcardMatchesNothing { wildcard: "qqq*".to_owned() })
    );
}

#[test]
fn what_is_known_of_the_meeting_helps_but_does_not_answer() {
    // Both items are of the meeting in March, and one has the word.
    check("taxor mars", &[("2023/taxor.txt", &[])]);
    check("Omsorgsnämnden 2023", &[("2023/taxor.txt", &[])]);
    check("lokaler omsorgsnämnden", &[("2023/taxor.txt", &[]), ("2023/taxor.txt", &["lokaler"])]);
    let hit = &ask("taxor mars", Filter::default()).hits[0];
    assert!(hit.missing.is_empty(), "{hit:?}");
}

#[test]
fn fields_ask_of_items_and_meetings() {
    for question in [
        "titel:taxor",
        "beslut:hemtjänsttaxa",
        "föredragande:testsson hemtjänst",
        "organ:omsorg taxa",
        "datum:2023 taxa",
        "datum:\"våren 2023\" taxa",
        "punkt:1 hemtjänst",
        "typ:protokoll taxa",
        "beslut:* taxa",
        "-punkt:2 organ:omsorg taxa",
    ] {
        check(question, &[("2023/taxor.txt", &[])]);
    }
    for question in
        ["titel:hemtjänsttaxa", "beslut:samtalar", "datum:2022 taxa", "punkt:2 taxa", "föredragande:testsson förskola"]
    {
        check(question, &[]);
    }
}

#[test]
fn properties_alone_list_what_has_them() {
    assert_eq!(ask("organ:omsorgsnämnden", Filter::default()).total, 3);
    assert_eq!(ask("organ:omsorgsnämnden -punkt:2 -punkt:1", Filter::default()).total, 1);
    assert_eq!(ask("organ:skolnämnden", Filter::default()).total, 0);
}

#[test]
fn hits_are_put_in_order_and_together() {
    let sorted = |sort: Sort| {
        let options = Options { sort, ..Options::new(10) };
        let answer = LIBRARY.engine.search("förskola ELLER avtal ELLER taxa ELLER höjs", &options).unwrap();
        answer.hits.iter().map(|hit| hit.meeting.date.map(jiff::civil::Date::year)).collect::<Vec<_>>()
    };
    assert_eq!(sorted(Sort::Newest), [Some(2024), Some(2023), Some(2023), None, None]);
    assert_eq!(sorted(Sort::Oldest), [Some(2023), Some(2023), Some(2024), None, None]);
    let grouped = |by: Grouping| {
        let options = Options { by: Some(by), ..Options::new(10) };
        let answer = LIBRARY.engine.search("förskola ELLER avtal ELLER taxa ELLER höjs", &options).unwrap();
        let grouped = answer.grouped.unwrap();
        assert!(answer.hits.is_empty() && grouped.groups.iter().all(|group| !group.hits.is_empty()));
        grouped.groups.iter().map(|group| (group.name.clone(), group.counts.items)).collect::<Vec<_>>()
    };
    let years = grouped(Grouping::Year);
    assert_eq!(years, [("2024".to_owned(), 1), ("2023".to_owned(), 2), ("–".to_owned(), 2)]);
    assert_eq!(grouped(Grouping::Meeting).len(), 4);
    assert_eq!(grouped(Grouping::Organ)[0], ("Omsorgsnämnden".to_owned(), 2));
    assert_eq!(grouped(Grouping::Item).len(), 5);
}

#[test]
fn words_of_the_index_are_offered_where_little_is_found() {
    let answer = ask("hemtjänst", Filter::default());
    assert!(answer.suggestions.iter().any(|other| other.words.iter().any(|word| word.word == "hemtjänsttaxan")));
    assert!(ask("om", Filter::default()).suggestions.is_empty());
}

#[test]
fn a_question_is_put_together_by_a_program() {
    let query = Query::words("taxa").filtered(Filter { organ: Some("omsorg".to_owned()), ..Filter::default() });
    let answer = LIBRARY.engine.find(&query, &Options::new(10)).unwrap();
    assert_eq!((answer.total, answer.query.as_str()), (1, "taxa organ:omsorg"));
    let query = Query::words("taxa").excluded(TextCriterion::word("hemtjänst"));
    assert_eq!(LIBRARY.engine.find(&query, &Options::new(10)).unwrap().total, 0);
}

#[test]
fn a_topic_is_followed_through_the_years() {
    let timeline = LIBRARY.engine.timeline("hemtjänst", &Filter::default()).unwrap();
    assert_eq!((timeline.counts.items, timeline.counts.documents, timeline.years.len()), (1, 1, 1));
    assert_eq!(timeline.years[0].year, Some(2023));
    assert_eq!(timeline.years[0].organs[0].governing_body.as_deref(), Some("Omsorgsnämnden"));
    assert_eq!(timeline.decisions.len(), 1);
    assert!(timeline.decisions[0].snippet.contains("höja"), "{:?}", timeline.decisions);
    let timeline = LIBRARY.engine.timeline("avgift", &Filter::default()).unwrap();
    let years = [&timeline.first, &timeline.last]
        .map(|hit| hit.as_ref().and_then(|hit| hit.meeting.date).map(jiff::civil::Date::year));
    assert_eq!(years, [Some(2023), Some(2024)]);
    assert_eq!(LIBRARY.engine.timeline("qqq", &Filter::default()).unwrap().years, []);
}

#[test]
fn what_matches_adds_up_to_the_score() {
    for question in ["avtal", "avtal om hemsjukvård", "taxor hemtjänst 2023", "\"nära vård\" plan", "vård* ELLER skol*"]
    {
        for by in [None, Some(Grouping::Item), Some(Grouping::Year)] {
            let answer = LIBRARY.engine.search(question, &Options { by, ..Options::new(10) }).unwrap();
            for hit in answer.all_hits() {
                let sum: f32 = hit.matches.iter().map(|found| found.score).sum::<f32>();
                assert!(!hit.matches.is_empty(), "{question}: {hit:?}");
                assert!((sum + hit.proximity_score - hit.score).abs() < 0.002, "{question}: {sum} for {}", hit.score);
                assert!(question.contains(' ') || hit.proximity_score == 0.0, "{question}: {hit:?}");
            }
        }
    }
}

#[test]
fn the_nearest_match_is_told() {
    let answer = ask("SIP", Filter::default());
    assert_eq!(answer.hits[0].matches[0].tier.name(), "exact");
    let found = answer.hits[0].matches[0].found.iter().map(|own| (own.text.as_str(), own.tier.name()));
    let expected = [("SIP-samtal", "compound"), ("samordnad individuell plan", "inflected"), ("SIP", "exact")];
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn what_must_not_be_there_is_heeded_after_any_number_of_words() {
    let many: Vec<String> = (0..70).map(|number| format!("ord{number}")).collect();
    let all = format!("{} skola avtal", many.join(" "));
    assert!(found(&all).is_empty(), "only the first words are searched for");
    let question = format!("avtal {} -skola", many.join(" "));
    assert!(found(&question).iter().all(|source| !source.contains("skola.txt")), "{:?}", found(&question));
    assert!(!found(&question).is_empty());
}

#[test]
fn properties_and_words_are_alternatives() {
    let both = found("organ:omsorgsnämnden ELLER enkät");
    assert!(found("organ:omsorgsnämnden").is_subset(&both) && found("enkät").is_subset(&both), "{both:?}");
    assert_eq!((found("taxa -beslut:*").len(), found("förskola -beslut:*").len()), (0, 1));
}

#[test]
fn nothing_but_exclusions_finds_nothing_and_says_so() {
    let answer = ask("-vård -skola", Filter::default());
    assert_eq!((answer.total, answer.notes.len()), (0, 1), "{:?}", answer.notes);
}

/// The sources and items that match.
fn found(question: &str) -> std::collections::BTreeSet<String> {
    let answer = LIBRARY.engine.search(question, &Options::new(1_000)).unwrap();
    let key = |hit: &tingsok::Hit| format!("{} {:?}", hit.source, hit.item.as_ref().map(|item| &item.title));
    answer.hits.iter().map(key).collect()
}

const WORDS: [&str; 12] = [
    "avtal",
    "vård",
    "nära",
    "taxa",
    "hemtjänst",
    "skola",
    "beslut",
    "nämnden",
    "IT-attacken",
    "om",
    "2023",
    "RS 2022/195",
];

proptest! {
    #[test]
    fn to_leave_a_word_out_adds_nothing(
        one in prop::sample::select(&WORDS), other in prop::sample::select(&WORDS), out in prop::sample::select(&WORDS),
    ) {
        let question = format!("{one} {other}");
        let all = found(&question);
        for left_out in [format!("-\"{out}\""), format!("-({out} -{one})"), format!("-({out} ELLER {other})")] {
            prop_assert!(found(&format!("{question} {left_out}")).is_subset(&all), "{} {}", question, left_out);
        }
        let either = found(&format!("({one}) ELLER \"{out}\" ELLER organ:idrott"));
        prop_assert!(found(one).is_subset(&either) && found("organ:idrott").is_subset(&either));
        let both = found(&format!("{one} OCH {other}"));
        prop_assert!(both.is_subset(&found(one)) && both.is_subset(&found(other)), "{} OCH {}", one, other);
    }

    #[test]
    fn a_phrase_finds_no_more_than_its_words(
        one in prop::sample::select(&WORDS), other in prop::sample::select(&WORDS),
    ) {
        let (exact, phrase) = (found(&format!("\"={one} {other}\"")), found(&format!("\"{one} {other}\"")));
        prop_assert!(exact.is_subset(&phrase));
        let words = format!("{one} {other}");
        prop_assert!(phrase.is_subset(&found(&words)));
    }
}

proptest! {
    #[test]
    fn any_question_has_an_answer_and_always_the_same(question in r#"(\PC|vård |avtal |"|-|\+| |INTE |ELLER |OCH |NÄRA/2 |organ:|datum:|titel:|beslut:|dnr:|år:2023 |§ ?12|\(|\)|\*|~){0,40}"#) {
        let answer = ask(&question, Filter::default());
        prop_assert!(answer.hits.len() <= 10 && answer.hits.len() <= answer.total);
        prop_assert_eq!(answer, ask(&question, Filter::default()));
    }
}
