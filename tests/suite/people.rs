//! Tests who is who across documents, and how matters are followed through meetings: against a reader's judgement of
//! the five seeds, and on made-up meetings.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tingsok::matters::MatterLinkReason as Reason;
use tingsok::people::PersonLinkReason;
use tingsok::{Engine, Filter, Involvement, Options, Person};

/// The least F1 over pairs of mentions that are one person's; a wrong pair is never allowed. Measured: 1.000.
const PAIRS_FLOOR: f64 = 0.98;

struct Archive(tempfile::TempDir);

impl Archive {
    fn new() -> Self {
        let archive = Self(tempfile::tempdir().unwrap());
        fs::create_dir(archive.minutes()).unwrap();
        archive
    }

    fn minutes(&self) -> PathBuf {
        self.0.path().join("minutes")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.minutes().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn build(&self) -> Engine {
        let index = self.0.path().join("index");
        Engine::build(&index, &[self.minutes()], &mut |_| {}).unwrap();
        Engine::open(index).unwrap()
    }
}

fn seeds() -> (Engine, tempfile::TempDir) {
    let index = tempfile::tempdir().unwrap();
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    Engine::build(index.path(), &[seeds], &mut |_| {}).unwrap();
    (Engine::open(index.path()).unwrap(), index)
}

/// Minutes of a group of `county` with these people present, and a text.
fn minutes(county: &str, date: &str, present: &[&str], text: &str) -> String {
    format!(
        "Protokoll\n\nLedningsgrupp för vård och skola i {county}\n\nSammanträdesdatum: {date}\n\n1. Mötets öppnande\n\nMötet \
         öppnas.\n\n{text}\n\nNärvarande ledamöter\n\n{}\n",
        present.join("\n")
    )
}

fn named<'a>(people: &'a [Person], name: &str) -> Vec<&'a Person> {
    people.iter().filter(|person| person.name == name).collect()
}

/// A file's name, a line, and what is printed there.
type Place = (String, u64, String);

fn file(source: &str) -> String {
    source.rsplit('/').next().unwrap_or(source).to_owned()
}

#[test]
fn the_people_of_the_seeds_are_told_apart_as_a_reader_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold/people.json");
    let gold: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let mut expected: BTreeMap<Place, String> = BTreeMap::new();
    for person in gold.as_array().unwrap() {
        for mention in person["mentions"].as_array().unwrap() {
            let word = |key: &str| mention[key].as_str().unwrap().to_owned();
            let place = (word("source"), mention["line"].as_u64().unwrap(), word("printed"));
            expected.insert(place, format!("{}, {}", person["name"], person["where"]));
        }
    }
    let (engine, _index) = seeds();
    let mut whose: BTreeMap<(String, String), String> = BTreeMap::new();
    for person in engine.people(&Filter::default()).unwrap() {
        for appearance in &person.appearances {
            for name in std::iter::once(&person.name).chain(&person.other_names) {
                whose.insert((appearance.source.clone(), name.clone()), person.id.clone());
            }
        }
    }
    let mut found: BTreeMap<Place, String> = BTreeMap::new();
    for record in engine.records(&Filter::default()).unwrap() {
        for person in record.protocol.people {
            let id = &whose[&(record.source.path.clone(), person.name)];
            for mention in person.mentions {
                let place = (file(&record.source.path), u64::from(mention.position.line), mention.printed);
                found.insert(place, id.clone());
            }
        }
    }
    let unexpected: Vec<&Place> = found.keys().filter(|place| !expected.contains_key(*place)).collect();
    assert!(unexpected.is_empty(), "nobody is named here: {unexpected:?}");
    let (mut right, mut wrong, mut missed) = (0_u32, BTreeSet::new(), 0_u32);
    let places: Vec<(&Place, &String)> = expected.iter().collect();
    for (at, (one, who)) in places.iter().enumerate() {
        for (other, other_who) in &places[at + 1..] {
            let is_one = found.contains_key(*one) && found.get(*one) == found.get(*other);
            match (who == other_who, is_one) {
                (true, true) => right += 1,
                (true, false) => missed += 1,
                (false, true) => {
                    wrong.insert((*who, *other_who));
                }
                (false, false) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "two are taken for one: {wrong:?}");
    let f1 = 2.0 * f64::from(right) / f64::from(2 * right + missed);
    assert!(f1 >= PAIRS_FLOOR, "{f1:.3} of the pairs are found, the floor is {PAIRS_FLOOR}");
}

#[test]
fn a_first_name_is_the_only_one_of_its_group_who_bears_it() {
    let archive = Archive::new();
    archive.write(
        "a.txt",
        &minutes(
            "Hallands län",
            "2024-02-01",
            &[
                "Kim Holmgård, Laholms kommun",
                "Bo Ekwall, Hylte kommun",
                "Eva Almqvist, Hylte kommun",
                "Eva Rosén, Laholms kommun",
            ],
            "",
        ),
    );
    archive.write(
        "b.txt",
        &minutes(
            "Hallands län",
            "2024-05-02",
            &["Siv Orre, Hylte kommun", "Ulf Ask, Hylte kommun"],
            "2. Trygg hemgång\n\nFöredragande: Kim (Laholm)\n\n3. Taxor\n\nFöredragande: Eva\n",
        ),
    );
    let engine = archive.build();
    let people = engine.people(&Filter::default()).unwrap();
    let [kim] = named(&people, "Kim Holmgård")[..] else { panic!("{people:#?}") };
    assert_eq!(
        kim.appearances.iter().map(|own| own.link.why).collect::<Vec<_>>(),
        [PersonLinkReason::First, PersonLinkReason::FirstName]
    );
    assert!(kim.appearances[1].link.confidence < 1.0 && !kim.appearances[1].link.evidence.is_empty());
    // Two people have the other name: she stays separate, and both are given as people she may be.
    let [eva] = named(&people, "Eva")[..] else { panic!("{people:#?}") };
    let may_be: BTreeSet<&str> = eva.possible_matches.iter().map(|other| other.name.as_str()).collect();
    assert_eq!(may_be, BTreeSet::from(["Eva Almqvist", "Eva Rosén"]));
    let hit = &engine.search("hemgång", &Options::new(1)).unwrap().hits[0];
    assert_eq!(hit.presenters, ["Kim Holmgård"]);
    let filter = Filter { presenter: Some("holmgård".to_owned()), ..Filter::default() };
    assert_eq!(engine.search("hemgång", &Options { filter, ..Options::new(1) }).unwrap().total, 1);
    let record = engine.record("b.txt").unwrap().unwrap();
    assert!(record.protocol.notes.iter().any(|note| note.text.starts_with("presenter \"Kim\" is Kim Holmgård: ")));
}

#[test]
fn an_initial_means_the_only_one_of_its_document() {
    let archive = Archive::new();
    let items = "2. Vårdval\n\nFöredragande: Kim Holmgård, utredare\n\n3. Tandvård\n\nFöredragande: K. Holmgord\n\n\
                 4. Taxor\n\nFöredragande: E. Rosvall\n";
    let listed = ["Eva Rosvall, Hylte kommun", "Erik Rosvall, Laholms kommun"];
    archive.write("a.txt", &minutes("Hallands län", "2024-02-01", &listed, items));
    let engine = archive.build();
    let people = engine.people(&Filter::default()).unwrap();
    // The surname sounds different, so that it is another name.
    assert_eq!(named(&people, "K. Holmgord").len(), 1, "{people:#?}");
    // Two people have the initial.
    assert_eq!(named(&people, "E. Rosvall").len(), 1, "{people:#?}");
    archive.write("a.txt", &minutes("Hallands län", "2024-02-01", &listed, &items.replace("Holmgord", "Hollmgård")));
    let people = archive.build().people(&Filter::default()).unwrap();
    let [kim] = named(&people, "Kim Holmgård")[..] else { panic!("{people:#?}") };
    assert_eq!(kim.other_names, ["K. Hollmgård"]);
    let [own] = &kim.appearances[..] else { panic!("{kim:#?}") };
    let titles: Vec<&str> = own.items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!((own.name.as_str(), titles), ("Kim Holmgård", vec!["Vårdval", "Tandvård"]));
}

#[test]
fn namesakes_of_other_regions_parties_and_given_names_stay_apart() {
    let archive = Archive::new();
    archive.write(
        "a.txt",
        &minutes("Hallands län", "2024-02-01", &["Kim Holmgård, Laholms kommun", "Bo Ekwall (S)", "Ann Orre (M)"], ""),
    );
    archive.write(
        "b.txt",
        &minutes("Skåne län", "2024-02-01", &["Kim Holmgård, Höörs kommun", "Siv Orre, Höörs kommun"], ""),
    );
    archive.write("c.txt", &minutes("Hallands län", "2024-03-01", &["Bo Ekwall (M)", "Ann-Marie Orre (M)"], ""));
    let people = archive.build().people(&Filter::default()).unwrap();
    for (name, count) in [("Kim Holmgård", 2), ("Bo Ekwall", 2), ("Ann Orre", 1), ("Ann-Marie Orre", 1)] {
        assert_eq!(named(&people, name).len(), count, "{name}: {people:#?}");
    }
    let [one, other] = named(&people, "Kim Holmgård")[..] else { panic!("{people:#?}") };
    assert_eq!(
        (one.possible_matches[0].id.as_str(), other.possible_matches[0].id.as_str()),
        (other.id.as_str(), one.id.as_str())
    );
}

#[test]
fn a_name_written_in_several_ways_is_one_person() {
    let archive = Archive::new();
    archive.write(
        "a.txt",
        &minutes(
            "Hallands län",
            "2023-02-01",
            &["Kim Frid, Laholms kommun", "Ewa Holm Carlsson, Hylte kommun", "Siv Orre, Region Halland"],
            "",
        ),
    );
    archive.write(
        "b.txt",
        &minutes(
            "Hallands län",
            "2024-02-01",
            &["Kim Fridh, Laholms kommun", "Eva Karlsson Holm, Hylte kommun", "Siv Orre, Region Halland (via länk)"],
            "",
        ),
    );
    let people = archive.build().people(&Filter::default()).unwrap();
    assert_eq!(people.len(), 3, "{people:#?}");
    assert!(people.iter().all(|person| person.appearances.len() == 2));
    let [siv] = named(&people, "Siv Orre")[..] else { panic!("{people:#?}") };
    assert_eq!((siv.appearances[1].remote, siv.posts.len(), siv.posts[0].documents), (true, 1, 2));
}

#[test]
fn people_follow_the_documents_whatever_their_order() {
    let (first, second) = (
        minutes("Hallands län", "2024-02-01", &["Kim Holmgård, Laholms kommun", "Bo Ekwall, Hylte kommun"], ""),
        minutes(
            "Hallands län",
            "2024-05-02",
            &["Siv Orre, Hylte kommun"],
            "2. Trygg hemgång\n\nFöredragande: Kim (Laholm)\n",
        ),
    );
    let archive = Archive::new();
    archive.write("b.txt", &second);
    let alone = archive.build().people(&Filter::default()).unwrap();
    assert_eq!(named(&alone, "Kim").len(), 1);
    archive.write("a.txt", &first);
    let both = archive.build().people(&Filter::default()).unwrap();
    assert_eq!((named(&both, "Kim").len(), named(&both, "Kim Holmgård").len()), (0, 1));
    let other = Archive::new();
    other.write("a.txt", &first);
    other.write("b.txt", &second);
    let ids = |people: &[Person]| people.iter().map(|person| person.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&both), ids(&other.build().people(&Filter::default()).unwrap()));
    fs::remove_file(archive.minutes().join("a.txt")).unwrap();
    assert_eq!(ids(&alone), ids(&archive.build().people(&Filter::default()).unwrap()));
}

#[test]
fn people_and_matters_brought_up_to_date_are_those_put_together_at_once() {
    let read = |name: &str| fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)).unwrap();
    let seeds = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")).unwrap();
    let mut names: Vec<String> = seeds.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with("README"));
    names.sort_unstable();
    let archive = Archive::new();
    let known = |index: &str| {
        let index = archive.0.path().join(index);
        Engine::build(&index, &[archive.minutes()], &mut |_| {}).unwrap();
        let engine = Engine::open(index).unwrap();
        let matters = engine.matters("", &Options::new(100)).unwrap().matters;
        serde_json::to_string(&(engine.people(&Filter::default()).unwrap(), matters)).unwrap()
    };
    for (count, name) in names.iter().enumerate() {
        archive.write(name, &read(name));
        assert!(known("index") == known(&format!("of {count}")), "{name}");
    }
    let all = known("index");
    // The file is removed, and then put back.
    fs::remove_file(archive.minutes().join(&names[0])).unwrap();
    let fewer = known("index");
    assert!(fewer != all && fewer == known("fewer"));
    archive.write(&names[0], &read(&names[0]));
    assert!(known("index") == all);
}

#[test]
fn those_who_presented_come_before_those_who_spoke_chaired_or_are_named() {
    let archive = Archive::new();
    let text = "2. Trygg hemgång\n\nFöredragande: Kim Holmgård, utredare\n\nBo Ekwall (S) yrkar bifall. Siv Orre (M) nämndes.\n";
    archive.write(
        "a.txt",
        &minutes("Hallands län", "2024-02-01", &["Bo Ekwall (S)", "Siv Orre (M)", "Ulf Ask (S), ordförande"], text),
    );
    let answer = archive.build().who("hemgång", &Options::new(10)).unwrap();
    let found: Vec<(&str, Involvement)> =
        answer.people.iter().map(|person| (person.name.as_str(), person.appearances[0].involvement)).collect();
    assert_eq!(
        found,
        [
            ("Kim Holmgård", Involvement::Presents),
            ("Bo Ekwall", Involvement::Speaks),
            ("Siv Orre", Involvement::Named),
            ("Ulf Ask", Involvement::Chairs)
        ]
    );
    assert_eq!(answer.people[0].role.as_deref(), Some("utredare"));
}

#[test]
fn a_name_is_found_by_its_parts_and_nearly_so_spelled() {
    let (engine, _index) = seeds();
    for (asked, name) in [
        ("Sofia Hartz", "Sofia Hartz"),
        ("hartz", "Sofia Hartz"),
        ("Cecilia Fridh", "Cecilia Frid"),
        ("Rizana Tallic", "Rizana Talic"),
        ("marit persson", "Marit Persson"),
        ("sofia-hartz-kalmar-lan", "Sofia Hartz"),
    ] {
        let found = engine.person(asked, &Filter::default()).unwrap();
        assert_eq!(found.first().map(|person| person.name.as_str()), Some(name), "{asked}");
    }
    assert!(engine.person("nobody whatsoever", &Filter::default()).unwrap().is_empty());
    let year = Filter { year: Some(2022), ..Filter::default() };
    assert_eq!(engine.person("hartz", &year).unwrap()[0].appearances.len(), 1);
}

#[test]
fn the_matters_of_the_seeds_are_followed_and_no_others() {
    let (engine, _index) = seeds();
    let found = engine.matters("", &Options::new(10)).unwrap();
    let threads: Vec<(String, Vec<String>)> = found
        .matters
        .iter()
        .map(|matter| {
            let days = matter.steps.iter().map(|step| step.date.map(|date| date.to_string()).unwrap_or_default());
            (matter.title.split(' ').take(3).collect::<Vec<_>>().join(" "), days.collect())
        })
        .collect();
    let thread = |title: &str, days: &[&str]| (title.to_owned(), days.iter().map(|day| (*day).to_owned()).collect());
    assert_eq!(
        threads,
        [
            thread("Förlängning av projektet", &["2024-04-12", "2024-12-13"]),
            thread("Hantering av statsbidrag", &["2024-09-06", "2025-12-05"]),
            thread("Intensiv kontextuell behandling", &["2022-11-25", "2024-12-13"]),
            thread("Ordnat införande", &["2024-04-12", "2024-12-13"]),
        ]
    );
    assert!(
        found
            .matters
            .iter()
            .flat_map(|matter| &matter.steps[1..])
            .all(|step| step.link.why == Reason::First || !step.link.evidence.is_empty())
    );
    let first = |asked: &str| engine.matters(asked, &Options::new(1)).unwrap().matters[0].title.clone();
    assert_eq!(first("IKB"), "Intensiv kontextuell behandling (IKB)");
    assert!(first("statsbidrag psykisk hälsa").starts_with("Hantering av statsbidrag"));
}

#[test]
fn a_case_number_is_one_matter_however_it_is_written() {
    let archive = Archive::new();
    let section = |number: &str, title: &str| format!("§ 2 {number}\n{title}\n\nBeslut\nÄrendet bordläggs.\n");
    for (name, date, body) in [
        ("a.txt", "2024-02-01", section("Dnr KS 2023/46", "Taxa för badhuset")),
        ("b.txt", "2024-03-01", section("Dnr KS-2023-00046", "Badhusets taxa, återremiss")),
        ("c.txt", "2024-04-01", section("Dnr KS 2023/47", "Taxa för badhuset")),
    ] {
        archive.write(
            name,
            &format!(
                "Laholms kommun\nKommunstyrelsen\n\nProtokoll\nSammanträdesdatum: {date}\n\n§ 1\nUpprop\n\n{body}\n"
            ),
        );
    }
    let engine = archive.build();
    let found = engine.matters("KS 2023-46", &Options::new(10)).unwrap();
    let days: Vec<String> =
        found.matters[0].steps.iter().filter_map(|step| step.date).map(|date| date.to_string()).collect();
    assert_eq!((found.total, days), (1, vec!["2024-02-01".to_owned(), "2024-03-01".to_owned()]));
    assert_eq!(found.matters[0].steps[1].link.why, Reason::SameReference);
}

#[test]
fn decisions_are_listed_by_date_or_by_question_and_proposals_never() {
    let (engine, _index) = seeds();
    let all = engine.decisions("", &Options::new(1000)).unwrap();
    assert_eq!(all.total, 34);
    assert!(all.decisions.is_sorted_by_key(|decided| decided.date));
    assert!(
        !all.decisions
            .iter()
            .any(|decided| decided.text.contains("sager upp avtalet")
                || decided.text.contains("Kan ledningsgruppen fora"))
    );
    let found = engine.decisions("förstudie LINK", &Options::new(1)).unwrap();
    let task = &found.decisions[0].tasks[0];
    assert_eq!(task.assignee, "samordnande grupp Barn och unga");
    let year = Filter { year: Some(2022), ..Filter::default() };
    assert!(
        engine
            .decisions("", &Options { filter: year, ..Options::new(1000) })
            .unwrap()
            .decisions
            .iter()
            .all(|decided| decided.date.is_some_and(|date| date.year() == 2022))
    );
}

#[test]
fn who_may_be_either_of_two_is_neither() {
    let archive = Archive::new();
    archive.write("a.txt", &minutes("Hallands län", "2024-02-01", &["Kim Sjöqvist (S)", "Siv Orre (M)"], ""));
    archive.write("b.txt", &minutes("Hallands län", "2024-03-01", &["Kim Sjöqvist (M)", "Siv Orre (M)"], ""));
    archive.write("c.txt", &minutes("Hallands län", "2024-04-01", &["Kim Sjöqvist", "Siv Orre"], ""));
    archive.write("d.txt", &minutes("Hallands län", "2024-05-01", &["Kim Sjöqvist", "Siv Orre"], ""));
    let people = archive.build().people(&Filter::default()).unwrap();
    assert_eq!((named(&people, "Kim Sjöqvist").len(), named(&people, "Siv Orre").len()), (3, 1), "{people:#?}");
}

#[test]
fn a_presenter_is_not_filtered_by_where_they_are_from() {
    let (engine, _index) = seeds();
    for county in ["kalmar", "lan", "kronobergs"] {
        let filter = Filter { presenter: Some(county.to_owned()), ..Filter::default() };
        assert_eq!(engine.search("vård", &Options { filter, ..Options::new(1) }).unwrap().total, 0, "{county}");
    }
}

#[test]
fn what_is_left_of_a_person_by_a_filter_says_no_more_than_its_documents() {
    let (engine, _index) = seeds();
    let filter = Filter { year: Some(2022), ..Filter::default() };
    let hartz = &engine.person("hartz", &filter).unwrap()[0];
    assert!(hartz.last.is_some_and(|date| date.year() == 2022));
    assert!(hartz.posts.iter().all(|post| post.role.as_deref() != Some("vice ordförande")), "{hartz:#?}");
}

#[test]
fn a_number_without_a_register_is_one_boards() {
    let archive = Archive::new();
    for (name, board, date, title) in [
        ("a.txt", "Socialnämnden", "2024-02-01", "Taxa för hemtjänst"),
        ("b.txt", "Byggnadsnämnden", "2024-03-01", "Bygglov för garage"),
        ("c.txt", "Socialnämnden", "2024-04-01", "Hemtjänstens taxa"),
    ] {
        archive.write(
            name,
            &format!("Laholms kommun\n{board}\n\nProtokoll\nSammanträdesdatum: {date}\n\n§ 1\nUpprop\n\n§ 2 1339/22\n{title}\n\nBeslut\nÄrendet bordläggs.\n"),
        );
    }
    let found = archive.build().matters("", &Options::new(10)).unwrap();
    assert_eq!((found.total, found.matters[0].steps.len()), (1, 2), "{found:#?}");
}

#[test]
fn a_number_of_one_meeting_is_a_matter_however_it_is_typed() {
    let archive = Archive::new();
    for (name, date, body) in [
        ("a.txt", "2024-02-01", "§ 2 Dnr SLK-2024-00097\nTaxa för badhuset\n\nBeslut\nÄrendet bordläggs.\n"),
        ("b.txt", "2024-03-01", "§ 2 Dnr 0773/22\nEn ny simhall\n\nBeslut\nÄrendet bordläggs.\n"),
    ] {
        archive.write(
            name,
            &format!(
                "Laholms kommun\nKommunstyrelsen\n\nProtokoll\nSammanträdesdatum: {date}\n\n§ 1\nUpprop\n\n{body}\n"
            ),
        );
    }
    let engine = archive.build();
    let titles = |asked: &str| -> Vec<String> {
        let found = engine.matters(asked, &Options::new(10)).unwrap();
        found.matters.into_iter().map(|matter| matter.title).collect()
    };
    for asked in ["SLK-2024-00097", "slk 2024 00097", "SLK 2024/97", "2024/97", "dnr 2024 97", "Dnr SLK-2024-97"] {
        assert_eq!(titles(asked), ["Taxa för badhuset"], "{asked}");
    }
    for asked in ["0773/22", "773/2022", "dnr 773/22"] {
        assert_eq!(titles(asked), ["En ny simhall"], "{asked}");
    }
    assert!(titles("KS 2024/97").is_empty());
}
