//! Tests that the web pages leave out the people and documents that the settings say.

use super::crawl::crawl;
use super::server::{Server, run, write};
use serde_json::Value;
use std::collections::BTreeSet;

/// A word that only the hidden document has.
const SECRET: &str = "kolerakyrkogård";
/// The same in an address.
const SECRET_SLUG: &str = "kolerakyrkogard";

/// What the tests below need: a matter over two meetings, a notice to one of them that is hidden, minutes that are
/// hidden, and a person who is hidden.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let minutes = |day: &str, said: &str| {
        format!(
            "EXEMPELBY KOMMUN\nHamnnämnden\nProtokoll\nSammanträdesdatum {day}\n\nNärvarande\nKim Holm, hamnchef\n\
             Dolda Person, samordnare\n\n§ 1 Bryggan vid fyren\nDnr HN 2024/12\n\nFöredragande: Kim Holm, hamnchef, och Dolda \
             Person, samordnare\n\nNämnden talar om bryggan. {said}\n\nBeslut\nHamnnämnden beslutar att laga bryggan. {said}\n\n\
             Yrkanden\nDolda Person yrkar bifall till förslaget.\n\n§ 2 Muddringen\n\nFöredragande: Lo Berg, jurist\n\nInget.\n"
        )
    };
    write(folder.path(), "in/2024-05-17.txt", &minutes("2024-05-17", "Den är gammal."));
    write(folder.path(), "in/2024-06-14.txt", &minutes("2024-06-14", SECRET).replace("Lo Berg", "Hemlig Konsult"));
    let notice = format!(
        "EXEMPELBY KOMMUN\nHamnnämnden\nKallelse\nSammanträdesdatum 2024-05-17\n\n1. Bryggan vid fyren\nFöredragande: Kim Holm\n\n\
         2. Platsen vid {SECRET}en\nFöredragande: Hemlig Konsult\nFörslag till beslut\nHamnnämnden beslutar att flytta {SECRET}en.\n"
    );
    write(folder.path(), "in/kallelse.txt", &notice);
    run(folder.path(), &["index", "in"]);
    folder
}

/// Questions of every kind, about what is hidden and what is not.
const QUESTIONS: &[&str] = &[
    "bryggan",
    "kolerakyrkog%C3%A5rd",
    "flytta",
    "bryggan+-fyren",
    "vem+f%C3%B6redrog+bryggan",
    "vad+beslutades+om+bryggan",
    "senaste+m%C3%B6tet+i+hamnn%C3%A4mnden",
    "hur+m%C3%A5nga+g%C3%A5nger+har+bryggan+varit+uppe",
    "n%C3%A4r+var+bryggan+uppe+senast",
    "vilka+deltog+i+hamnn%C3%A4mnden",
    "vad+yrkade+Dolda+Person",
    "Dolda+Person",
    "Hemlig+Konsult",
];

/// Every page that links lead to, every answer, and what the API says of everything, by address.
fn everything(server: &Server) -> Vec<(String, String)> {
    let (pages, faults) = crawl(server);
    assert!(faults.is_empty(), "{faults:#?}");
    let mut found: Vec<(String, String)> = pages.into_iter().map(|(path, page)| (path, page.text)).collect();
    let mut paths: Vec<String> = Vec::new();
    for question in QUESTIONS {
        let own =
            ["/sok", "/beslut", "/omrostningar", "/arenden", "/personer"].map(|path| format!("{path}?q={question}"));
        paths.extend(own);
        for path in ["search?facets=1&", "who?", "people?", "matters?", "decisions?", "votes?"] {
            paths.push(format!("/api/v1/{path}q={question}&limit=100"));
        }
        paths.push(format!("/api/v1/timeline?q={question}"));
    }
    paths.extend(["Dolda+Person", "Person"].map(|voter| format!("/api/v1/votes?voter={voter}")));
    for list in ["people", "matters", "decisions", "votes", "meetings", "records"] {
        paths.extend(["", "?organ=hamn", "?year=2024"].map(|filter| format!("/api/v1/{list}{filter}")));
    }
    for (kind, list) in [("people", "people"), ("matters", "matters")] {
        let rows = server.json(&format!("/api/v1/{list}"));
        paths.extend(
            rows["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|own| format!("/api/v1/{kind}/{}", own["id"].as_str().unwrap())),
        );
    }
    paths.push("/api/v1/meetings/hamnnamnden/2024-05-17".to_owned());
    for path in paths {
        let response = server.get(&path);
        assert!([200, 303].contains(&response.status), "{path}: {}", response.text());
        found.push((path, format!("{} {}", response.header("location").unwrap_or_default(), response.text())));
    }
    found
}

/// The addresses at which `text` is said although it was not asked for.
fn places<'a>(everything: &'a [(String, String)], text: &str) -> Vec<&'a str> {
    let is_asked = |path: &str| {
        let question: String = form_urlencoded::parse(path.split_once('?').unwrap_or_default().1.as_bytes())
            .map(|(_, value)| value)
            .collect();
        question.contains(text)
    };
    everything
        .iter()
        .filter(|(path, said)| said.contains(text) && !is_asked(path))
        .map(|(path, _)| path.as_str())
        .collect()
}

#[test]
fn a_hidden_document_is_nowhere() {
    let folder = folder();
    let open = everything(&Server::of(folder.path(), &[]));
    for text in [SECRET, "2024-06-14", "14 juni", "Hemlig Konsult", "kallelse"] {
        assert!(!places(&open, text).is_empty(), "{text} is not shown even where nothing is hidden");
    }
    write(folder.path(), "index/tingsok.toml", "[web]\nhide-documents = [\"2024-06-14.txt\", \"in/kallelse.txt\"]\n");
    let server = Server::of(folder.path(), &["--originals"]);
    let hidden = everything(&server);
    for text in [SECRET, "2024-06-14", "14 juni", "Hemlig Konsult", "hemlig-konsult", "kallelse.txt"] {
        assert_eq!(places(&hidden, text), Vec::<&str>::new(), "{text}");
    }
    // Counts leave it out, too.
    assert_eq!(server.json("/api/v1/search?q=bryggan")["total"], 1);
    assert_eq!(server.json("/api/v1/timeline?q=bryggan")["meetings"], 1);
    // What is said of it elsewhere is no page of it.
    for path in ["/mote/hamnnamnden/2024-06-14", "/person/hemlig-konsult", "/api/v1/people/hemlig-konsult"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    // What is not hidden is there, found by a question as before.
    let answer = server.page("/sok?q=vem+f%C3%B6redrog+bryggan");
    assert!(answer.contains("Tolkat som") && answer.contains("/person/kim-holm"), "{answer}");
}

#[test]
fn an_entry_that_hides_nothing_is_told() {
    let folder = folder();
    let settings = "[web]\nhide-people = [\"dolda person\", \"Nils Ingen\"]\n\
                    hide-documents = [\"in/kallelse.txt\", \"in\", \"ut/kallelse.txt\"]\n";
    write(folder.path(), "index/tingsok.toml", settings);
    let said = Server::of(folder.path(), &[]).said();
    let about = |name: &str| said.lines().filter(|line| line.contains(&format!("\"{name}\""))).count();
    assert_eq!((about("Nils Ingen"), about("ut/kallelse.txt")), (1, 1), "{said}");
    assert_eq!((about("dolda person"), about("in/kallelse.txt"), about("in")), (0, 0, 0), "{said}");
}

#[test]
fn a_hidden_person_is_in_no_list_and_has_no_page() {
    let folder = folder();
    let open = Server::of(folder.path(), &[]);
    assert!(open.page("/person/dolda-person").contains("Dolda Person"));
    write(folder.path(), "index/tingsok.toml", "[web]\nhide-people = [\"dolda person\"]\n");
    let server = Server::of(folder.path(), &[]);
    for path in ["/person/dolda-person", "/api/v1/people/dolda-person"] {
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    let everything = everything(&server);
    let linked = places(&everything, "dolda-person");
    assert!(linked.is_empty(), "{linked:?}");
    // Lists of people leave the name out. Texts that name the person are shown unchanged.
    for path in ["/personer", "/sok?q=vem+f%C3%B6redrog+bryggan+vid", "/sok?q=bryggan", "/mote/hamnnamnden/2024-05-17"]
    {
        let page = server.page(path);
        let page = scraper::Html::parse_document(&page);
        let selector = scraper::Selector::parse("a, .where, .presenters, .facets").unwrap();
        let lists: String = page.select(&selector).flat_map(|element| element.text()).collect();
        assert!(!lists.contains("Dolda Person") && lists.contains("Kim Holm"), "{path}: {lists}");
    }
    let records = server.json("/api/v1/records");
    let documents =
        records["items"].as_array().unwrap().iter().map(|record| &record["source"]["sha256"].as_str().unwrap()[..12]);
    let items: Vec<String> = documents.map(|hash| format!("/api/v1/items/{hash}/1")).collect();
    let lists = ["people", "who?q=bryggan", "decisions?q=bryggan", "timeline?q=bryggan", "records"];
    for path in lists.map(|list| format!("/api/v1/{list}")).iter().chain(&items) {
        let (before, after) = (open.page(path), server.page(path));
        assert!(before.contains("\"Dolda Person\"") || path.contains("items"), "{path}: {before}");
        assert!(before.contains("Kim Holm") && !after.contains("\"Dolda Person\""), "{path}: {after}");
    }
    assert!(server.page("/mote/hamnnamnden/2024-05-17/1").contains("Dolda Person yrkar"));
    // The answer from before it was hidden is not kept.
    assert_ne!(open.get("/").header("etag"), server.get("/").header("etag"));
}

/// Matters of which a later document is hidden: one of three meetings, whose title there has a word of its own, and one
/// of two, of which one is left.
#[test]
fn a_matter_shows_nothing_of_a_hidden_document() {
    let folder = tempfile::tempdir().unwrap();
    let minutes = |day: &str, first: &str, second: &str| {
        format!(
            "EXEMPELBY KOMMUN\nHamnnämnden\nProtokoll\nSammanträdesdatum {day}\n\n§ 1 {first}\n\nBeslut\nNämnden beslutar \
             om saken.\n\n§ 2 {second}\n\nBeslut\nNämnden beslutar om saken.\n"
        )
    };
    let (bridge, dredging) = ("Upphandling av brygga vid fyren", "Muddring av inloppet");
    write(folder.path(), "in/1.txt", &minutes("2024-05-17", bridge, dredging));
    write(folder.path(), "in/3.txt", &minutes("2024-08-16", bridge, "Val av ersättare"));
    let secret = format!("{bridge} intill {SECRET}en");
    // Between them, so that the later step has its title in the reason, too; and last, so that the matter has its
    // title.
    write(folder.path(), "in/2.txt", &minutes("2024-06-14", &secret, dredging));
    write(folder.path(), "in/4.txt", &minutes("2024-09-13", &secret, "Val av revisor"));
    run(folder.path(), &["index", "in"]);
    let open = Server::of(folder.path(), &[]).json("/api/v1/matters");
    assert_eq!(open["total"], 2, "{open:#}");
    let of = |word: &str| {
        let mut items = open["items"].as_array().unwrap().iter();
        items.find(|matter| matter["title"].as_str().unwrap().contains(word)).unwrap()["id"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    let (old_bridge, old_dredging) = (of("brygga"), of("Muddring"));
    assert!(old_bridge.contains(SECRET_SLUG), "{old_bridge}");
    write(folder.path(), "index/tingsok.toml", "[web]\nhide-documents = [\"in/2.txt\", \"in/4.txt\"]\n");
    let server = Server::of(folder.path(), &[]);
    let everything = everything(&server);
    for text in [SECRET, SECRET_SLUG] {
        assert_eq!(places(&everything, text), Vec::<&str>::new(), "{text}");
    }
    let list = server.json("/api/v1/matters");
    assert_eq!((&list["total"], list["items"].as_array().unwrap().len()), (&1.into(), 1), "{list:#}");
    let matter = &list["items"][0];
    assert_eq!((matter["title"].as_str(), matter["steps"].as_array().unwrap().len()), (Some(bridge), 2));
    for step in matter["steps"].as_array().unwrap() {
        assert_eq!(step["link"]["evidence"], "");
    }
    let id = matter["id"].as_str().unwrap();
    assert_eq!(server.json(&format!("/api/v1/matters/{id}"))["title"], bridge);
    assert!(server.page(&format!("/arende/{id}")).contains(bridge));
    for old in [old_bridge, old_dredging] {
        for path in [format!("/arende/{old}"), format!("/api/v1/matters/{old}")] {
            assert_eq!(server.get(&path).status, 404, "{path}");
        }
    }
}

/// The keys under which JSON has running text, which is shown unchanged.
const TEXTS: &[&str] = &["text", "snippet", "outcome", "decisions", "title"];

/// The values of `json` that contain `name` and are not running text, each with its key.
fn values<'a>(json: &'a Value, key: &'a str, name: &str) -> Vec<(&'a str, &'a str)> {
    match json {
        Value::String(text) if text.contains(name) && !TEXTS.contains(&key) => vec![(key, text)],
        Value::Array(values) => values.iter().flat_map(|value| self::values(value, key, name)).collect(),
        Value::Object(fields) => fields.iter().flat_map(|(key, value)| values(value, key, name)).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_hidden_person_is_in_no_value_of_a_record() {
    let folder = tempfile::tempdir().unwrap();
    let minutes = |day: &str, presenter: &str, attends: &str| {
        format!(
            "EXEMPELBY KOMMUN\nHamnnämnden\nProtokoll\nSammanträdesdatum {day}\n\nNärvarande\nKim Holm, hamnchef\n{attends}\n\
             § 1 Bryggan\n\nFöredragande: {presenter}\n\nBeslut\nHamnnämnden beslutar att laga bryggan.\nHamnnämnden \
             uppdrar åt Sandor Kovacs (S) och Kim Holm (M) att måla bryggan senast i maj 2025.\n\nOmröstning\nFöljande \
             röstar ja: Sandor Kovacs (S).\nFöljande röstar nej: Kim Holm (M).\n"
        )
    };
    let full = minutes("2024-05-17", "Sandor Kovacs, samordnare", "Sandor Kovacs, samordnare\n");
    write(folder.path(), "in/2024-05-17.txt", &full);
    // Only the other document tells who presents here.
    let short = minutes("2024-08-16", "Sandor, samordnare", "").replace("Sandor Kovacs", "Lo Berg");
    write(folder.path(), "in/2024-08-16.txt", &short);
    run(folder.path(), &["index", "in"]);
    let paths =
        ["records", "decisions", "search?q=bryggan&facets=1", "timeline?q=bryggan", "matters", "people", "votes"];
    let open = Server::of(folder.path(), &[]);
    let found = |server: &Server, name: &str| {
        let answers = paths.map(|path| server.json(&format!("/api/v1/{path}")));
        let found: BTreeSet<String> =
            answers.iter().flat_map(|answer| values(answer, "", name)).map(|(key, _)| key.to_owned()).collect();
        (found, answers[0].to_string().contains("is Sandor Kovacs"))
    };
    let (keys, has_note) = found(&open, "Sandor");
    assert!(
        ["assignee", "name", "presenters", "printed", "value"].iter().all(|key| keys.contains(*key)) && has_note,
        "{keys:?}"
    );
    write(folder.path(), "index/tingsok.toml", "[web]\nhide-people = [\"Sandor Kovacs\"]\n");
    let server = Server::of(folder.path(), &[]);
    assert_eq!(found(&server, "Sandor"), (BTreeSet::new(), false));
    assert!(server.page("/api/v1/decisions").contains("\"assignee\":\"… och Kim Holm (M)\""));
    for path in ["/mote/hamnnamnden/2024-05-17/1", "/beslut", "/api/v1/decisions?format=csv"] {
        assert!(server.page(path).contains("… och Kim Holm (M)"), "{path}");
    }
    // Whose votes are asked for is left out with the votes.
    let voter = "/api/v1/votes?voter=Sandor+Kovacs";
    assert_eq!((&open.json(voter)["total"], &server.json(voter)["total"]), (&1.into(), &0.into()));
}
