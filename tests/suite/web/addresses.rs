//! Tests that addresses last, and that the served index follows what is committed to it.

use super::client;
use super::server::{Server, documents, examples, run, write};
use serde_json::Value;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// The addresses of everything that has a page of its own.
fn addresses(server: &Server) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let list = |name: &str| {
        let rows = server.json(&format!("/api/v1/{name}?limit=1000"));
        rows["items"].as_array().unwrap().clone()
    };
    for meeting in list("meetings") {
        found.insert(meeting["address"].as_str().unwrap().to_owned());
        for paper in meeting["documents"].as_array().unwrap() {
            found.insert(format!("/dokument/{}", &paper["sha256"].as_str().unwrap()[..12]));
        }
    }
    for (kind, name) in [("person", "people"), ("arende", "matters")] {
        found.extend(list(name).iter().map(|own| format!("/{kind}/{}", own["id"].as_str().unwrap())));
    }
    found
}

#[test]
fn addresses_outlive_a_rebuild_and_another_order_of_files() {
    let folder = tempfile::tempdir().unwrap();
    let documents = documents();
    for (number, (name, text)) in documents.iter().enumerate() {
        write(folder.path(), &format!("a/{name}"), text);
        // The same files the other way round. Folders stay, because they tell namesakes apart.
        let (inside, name) = name.rsplit_once('/').unwrap_or(("", name));
        write(folder.path(), &format!("b/{inside}/{:03}-{name}", documents.len() - number), text);
    }
    run(folder.path(), &["index", "a", "--index", "first"]);
    run(folder.path(), &["index", "b", "--index", "second"]);
    let [first, second] = ["first", "second"].map(|index| Server::of(folder.path(), &["--index", index]));
    let (before, after) = (addresses(&first), addresses(&second));
    assert!(before.len() > 100, "{}", before.len());
    let lost: Vec<&String> = before.difference(&after).collect();
    assert!(lost.is_empty(), "{lost:?}");
    for address in before {
        second.page(&address);
    }
}

/// Minutes of an invented board that does not say where it is, so that only its folder tells it from its namesakes.
fn minutes(said: &str) -> String {
    format!("Protokoll\nHamnnämnden 2024-05-17\n\n§ 1 {said}\n\nNämnden talar om {said}.\n\n§ 2 Övrigt\n\nInget.\n")
}

#[test]
fn two_meetings_on_a_day_have_an_address_each_and_one_that_offers_both() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/norr/a.txt", &minutes("Bryggan"));
    write(folder.path(), "in/soder/b.txt", &minutes("Muddringen"));
    run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &[]);
    let meetings = server.json("/api/v1/meetings");
    let addresses: Vec<&str> =
        meetings["items"].as_array().unwrap().iter().filter_map(|meeting| meeting["address"].as_str()).collect();
    assert_eq!(addresses.iter().collect::<BTreeSet<_>>().len(), 2, "{addresses:?}");
    let bare = "/mote/hamnnamnden/2024-05-17";
    let offered = server.page(bare);
    for (address, said) in addresses.iter().zip(["Muddringen", "Bryggan"]) {
        assert!(address.starts_with(bare) && address.len() == bare.len() + 13, "{address}");
        assert!(offered.contains(&format!("href=\"{address}\"")), "{address}");
        let (own, item) = (server.page(address), server.page(&format!("{address}/1")));
        // The meetings are in no order that matters here.
        let said = if own.contains(said) { said } else { ["Bryggan", "Muddringen"][usize::from(said == "Bryggan")] };
        assert!(own.contains(said) && item.contains(said), "{address}");
    }
    // Only both have an item 1, so the reader chooses; only one has been asked for by its whole address.
    let item = server.get(&format!("{bare}/1"));
    assert_eq!((item.status, item.header("location")), (303, Some(bare)));
    assert_eq!(server.json("/api/v1/meetings/hamnnamnden/2024-05-17")["total"], 2);
    // Both are told apart in the list.
    let rows = server.json("/api/v1/search?q=bryggan");
    assert_eq!(rows["total"], 1);
    let hits = server.page("/sok?q=bryggan");
    assert!(addresses.iter().any(|address| hits.contains(&format!("href=\"{address}/1?"))), "{hits}");
}

/// An item whose number a document has twice: the pages before and after lead past both.
#[test]
fn items_of_one_number_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let text = "Protokoll\nHamnnämnden 2024-05-17\n\n1. Öppnande\n\nMötet öppnas.\n\n2. Bryggan\n\nBryggan lagas.\n\n\
                2. Muddringen\n\nMuddringen börjar.\n\n3. Övrigt\n\nInget.\n";
    write(folder.path(), "in/a.txt", text);
    run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &[]);
    let meeting = server.page("/mote/hamnnamnden/2024-05-17");
    assert!(meeting.contains("Bryggan") && meeting.contains("Muddringen"), "{meeting}");
    let mut path = "/mote/hamnnamnden/2024-05-17/1".to_owned();
    let mut titles = Vec::new();
    // Follows "next" to the last item; a circle would end after more items than there are.
    for _ in 0..8 {
        let page = scraper::Html::parse_document(&server.page(&path));
        let first = |selector: &str| page.select(&scraper::Selector::parse(selector).unwrap()).next();
        titles.push(first("h1").unwrap().text().collect::<String>());
        let Some(next) = first("a[rel=next]") else { break };
        path = next.attr("href").unwrap().to_owned();
    }
    assert_eq!(titles, ["1 Öppnande", "2 Bryggan", "2 Muddringen", "3 Övrigt"]);
    for (said, title) in [("lagas", "Bryggan"), ("börjar", "Muddringen")] {
        let hits = server.page(&format!("/sok?q={}", said.replace('ö', "%C3%B6")));
        let link = hits.split("href=\"").find(|rest| rest.starts_with("/mote/hamnnamnden/2024-05-17/2")).unwrap();
        let link = link.split(['"', '#']).next().unwrap().replace("&amp;", "&");
        assert!(server.page(&link).contains(&format!(" {title}</h1>")), "{link}");
        let again = format!("/mote/hamnnamnden/2024-05-17/{}", if title == "Bryggan" { "2" } else { "2?nr=2" });
        assert!(meeting.contains(&format!("href=\"{again}\"")), "{meeting}");
    }
}

/// Waits until `holds`, at most ten seconds.
#[track_caller]
fn wait_until(mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(10), "waited too long");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_is_committed_is_served_without_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/a.txt", &minutes("Bryggan"));
    run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &[]);
    let total = |word: &str| server.json(&format!("/api/v1/search?q={word}"))["total"].as_u64();
    assert_eq!((total("bryggan"), total("muddringen")), (Some(1), Some(0)));
    let tag = server.get("/").header("etag").unwrap().to_owned();
    write(folder.path(), "in/b.txt", &minutes("Muddringen").replace("05-17", "06-17"));
    run(folder.path(), &["index", "in"]);
    wait_until(|| total("muddringen") == Some(1));
    assert!(server.page("/mote/hamnnamnden/2024-06-17").contains("Muddringen"));
    let answer = client::request(server.address, "GET", "/", &[("If-None-Match", &tag)]);
    assert_eq!(answer.status, 200);
    // A document that is gone is gone from the pages, too.
    std::fs::remove_file(folder.path().join("in/a.txt")).unwrap();
    run(folder.path(), &["index", "in"]);
    wait_until(|| server.get("/mote/hamnnamnden/2024-05-17").status == 404);
    // An index that is built anew in the same folder is seen, and until then the old one answers.
    write(folder.path(), "in/c.txt", &minutes("Fyren").replace("05-17", "07-17"));
    run(folder.path(), &["index", "--rebuild", "in"]);
    wait_until(|| total("fyren") == Some(1));
    let listed = server.json("/api/v1/meetings");
    assert_eq!(listed["total"], Value::from(2));
}

#[cfg(unix)]
#[test]
fn a_signal_ends_it_in_order() {
    let nohup = || {
        let mut command = std::process::Command::new("nohup");
        command.arg(env!("CARGO_BIN_EXE_tingsok"));
        command
    };
    let usual = || std::process::Command::new(env!("CARGO_BIN_EXE_tingsok"));
    for (signal, command) in [("TERM", usual()), ("INT", usual()), ("TERM", nohup())] {
        let server = Server::by(command, examples(), &[]);
        server.page("/");
        // A connection that is open and silent does not hold it up for good.
        let _open = std::net::TcpStream::connect(server.address).unwrap();
        assert_eq!(server.stop(signal), Some(0), "{signal}");
    }
}
