//! Tests the API: what its description lists, what it answers and how it refuses.

use super::client::{self, Response};
use super::crawl::check_headers;
use super::server::{Server, examples, run};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

/// What stands for the parts of a path, from the examples.
struct Parts {
    hash: String,
    item: String,
    body: String,
    day: String,
    person: String,
    matter: String,
}

impl Parts {
    fn of(server: &Server) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let meetings = server.json("/api/v1/meetings?organ=hamn");
        let meeting = &meetings["items"][0];
        let address = text(&meeting["address"]);
        let (body, day) = address.trim_start_matches("/mote/").split_once('/').unwrap();
        Self {
            hash: text(&meeting["documents"][0]["sha256"])[..12].to_owned(),
            item: "1".to_owned(),
            body: body.to_owned(),
            day: day.to_owned(),
            person: text(&server.json("/api/v1/people")["items"][0]["id"]),
            matter: text(&server.json("/api/v1/matters")["items"][0]["id"]),
        }
    }

    fn fill(&self, path: &str) -> String {
        let id = if path.contains("/matters/") { &self.matter } else { &self.person };
        let parts = [("hash", &self.hash), ("item", &self.item), ("body", &self.body), ("day", &self.day), ("id", id)];
        parts.iter().fold(path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }
}

fn described(server: &Server) -> Value {
    server.json("/api/v1/openapi.json")
}

#[track_caller]
fn check_problem(path: &str, response: &Response, status: u16) {
    assert_eq!(response.status, status, "{path}: {}", response.text());
    assert_eq!(response.header("content-type"), Some("application/problem+json"), "{path}");
    check_headers(path, response);
    let problem = response.json();
    assert_eq!(problem["status"], status, "{path}");
    assert!(problem["title"].as_str().is_some_and(|title| !title.is_empty()), "{path}");
}

#[test]
fn the_description_lists_the_routes_there_are() {
    let described = described(&Server::of_examples());
    let listed: BTreeSet<&str> = described["paths"].as_object().unwrap().keys().map(String::as_str).collect();
    let routes = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/surfaces/web/routes.rs");
    let routes = std::fs::read_to_string(routes).unwrap();
    let there: BTreeSet<&str> = routes
        .split("route(\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with("/api/v1/"))
        .collect();
    assert_eq!(listed, there);
}

/// A value for a parameter: its example, its default or the first that it can have.
fn example(parameter: &Value) -> Option<String> {
    let schema = &parameter["schema"];
    let value =
        [&parameter["example"], &schema["default"], &schema["enum"][0]].into_iter().find(|own| !own.is_null())?;
    Some(value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

#[test]
fn every_example_of_the_description_is_answered() {
    let server = Server::of_examples();
    let (described, parts) = (described(&server), Parts::of(&server));
    for (path, methods) in described["paths"].as_object().unwrap() {
        let path = parts.fill(path);
        let mut addresses = vec![path.clone()];
        let mut all = form_urlencoded::Serializer::new(String::new());
        for parameter in methods["get"]["parameters"].as_array().into_iter().flatten() {
            let place = parameter["$ref"].as_str().map(|place| place.trim_start_matches('#'));
            let parameter = place.map_or(parameter, |place| described.pointer(place).unwrap());
            let name = parameter["name"].as_str().unwrap();
            if let Some(value) = example(parameter).filter(|_| parameter["in"] == "query") {
                let mut one = form_urlencoded::Serializer::new(format!("{path}?"));
                addresses.push(one.append_pair(name, &value).finish());
                all.append_pair(name, &value);
            }
        }
        addresses.push(format!("{path}?{}", all.finish()));
        for address in addresses {
            let response = server.get(&address);
            assert_eq!(response.status, 200, "{address}: {}", response.text());
            assert_eq!(response.header("content-type"), Some("application/json"), "{address}");
            check_headers(&address, &response);
            assert!(response.json().is_object(), "{address}");
        }
    }
}

/// Where the description refers to the query.
const Q: &str = "#/components/parameters/q";

/// The fields that the description requires of an answer are there.
#[test]
fn answers_have_the_fields_that_the_description_requires() {
    let server = Server::of_examples();
    let (described, parts) = (described(&server), Parts::of(&server));
    for (path, methods) in described["paths"].as_object().unwrap() {
        let schema = &methods["get"]["responses"]["200"]["content"]["application/json"]["schema"];
        let takes_query = methods["get"]["parameters"].as_array().into_iter().flatten().any(|own| own["$ref"] == Q);
        let address = format!("{}{}", parts.fill(path), if takes_query { "?q=b%C3%A5tplatser" } else { "" });
        let missing = missing(&described, schema, &server.json(&address), &address);
        assert!(missing.is_empty(), "{missing:?}");
    }
}

fn missing(described: &Value, schema: &Value, value: &Value, place: &str) -> Vec<String> {
    let schema = match schema["$ref"].as_str() {
        Some(name) => described.pointer(name.trim_start_matches('#')).expect(name),
        None => schema,
    };
    let mut found = Vec::new();
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            found.push(format!("{place}.{name}"));
        }
    }
    for (name, own) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            found.extend(missing(described, own, value, &format!("{place}.{name}")));
        }
    }
    for one in value.as_array().into_iter().flatten().take(3) {
        found.extend(missing(described, &schema["items"], one, &format!("{place}[]")));
    }
    found
}

#[test]
fn what_is_not_understood_is_refused_with_a_reason() {
    let server = Server::of_examples();
    for query in [
        "limit=0",
        "limit=1001",
        "limit=x",
        "year=abc",
        "year=0",
        "kind=hemlig",
        "from=aldrig",
        "to=aldrig",
        "page=0",
        "page=x",
        "sort=x",
        "decisions=false",
        "words=true",
        "all=2",
        "facets=yes",
    ] {
        let path = format!("/api/v1/search?q=avtal&{query}");
        check_problem(&path, &server.get(&path), 400);
    }
    // What an address does not take would be ignored, and the answer would seem to be filtered.
    let described = described(&server);
    let parts = Parts::of(&server);
    for path in described["paths"].as_object().unwrap().keys() {
        let path = format!("{}?persn=nobody", parts.fill(path));
        let response = server.get(&path);
        check_problem(&path, &response, 400);
        assert!(response.text().contains("persn"), "{path}: {}", response.text());
    }
    for query in ["organ=KS&organ=KF", "presenter=kim&person=kim", "voter=kim"] {
        let path = format!("/api/v1/search?q=avtal&{query}");
        check_problem(&path, &server.get(&path), 400);
    }
    let totals = ["", "&decisions=0", "&decisions=1"]
        .map(|filter| server.json(&format!("/api/v1/search?q=avtal{filter}"))["total"].as_u64().unwrap());
    assert!(totals[0] == totals[1] && totals[1] > totals[2], "{totals:?}");
    assert_eq!(server.get("/sok?q=avtal&persn=nobody").status, 200);
    // Beyond the hits that are ranked. Lists are whole.
    check_problem("far", &server.get("/api/v1/search?q=avtal&page=1000000"), 400);
    for list in ["meetings", "people", "matters", "decisions", "votes", "records"] {
        let rows = server.json(&format!("/api/v1/{list}?page=1000000&limit=1000"));
        assert_eq!(
            (rows["page"].as_u64(), rows["items"].as_array().map(Vec::len)),
            (Some(1_000_000), Some(0)),
            "{list}"
        );
    }
    for path in [
        "/api/v1/nothing",
        "/api/",
        "/api/v1/people/nobody",
        "/api/v1/matters/nothing",
        "/api/v1/records/000000000000",
        "/api/v1/items/000000000000/1",
        "/api/v1/meetings/nobody/2020-01-01",
    ] {
        check_problem(path, &server.get(path), 404);
    }
    check_problem("bytes", &server.get("/api/v1/people/%ff"), 400);
    check_problem("long", &server.get(&format!("/api/v1/search?q={}", "a".repeat(20_000))), 414);
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"] {
        let response = client::request(server.address, method, "/api/v1/search", &[]);
        check_problem(method, &response, 405);
        assert_eq!(response.header("allow"), Some("GET, HEAD"));
    }
}

#[test]
fn an_answer_is_sent_once_until_the_index_changes() {
    let server = Server::of_examples();
    for path in ["/", "/sok?q=avtal", "/moten", "/api/v1/search?q=avtal", "/api/v1/openapi.json"] {
        let first = server.get(path);
        let tag = first.header("etag").expect(path).to_owned();
        for tags in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}")] {
            let again = client::request(server.address, "GET", path, &[("If-None-Match", &tags)]);
            assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, Some(tag.as_str())), "{path}");
            check_headers(path, &again);
        }
        let other = client::request(server.address, "GET", path, &[("If-None-Match", "\"other\"")]);
        assert_eq!((other.status, other.body == first.body), (200, true), "{path}");
        let head = client::request(server.address, "HEAD", path, &[]);
        assert_eq!((head.status, head.body.len()), (200, 0), "{path}");
        for name in ["content-type", "content-length", "etag", "cache-control"] {
            assert_eq!(head.header(name), first.header(name), "{path}: {name}");
        }
    }
    // What shows the pages is kept for good, because its address changes with it.
    let page = server.page("/");
    let style =
        page.split("href=\"").find_map(|rest| rest.split('"').next().filter(|link| link.ends_with("/style.css")));
    let style = server.get(style.unwrap());
    assert!(style.header("cache-control").is_some_and(|cache| cache.contains("immutable")));
    let other = server.get("/static/00000000/style.css");
    assert_eq!((other.status, other.header("cache-control")), (200, Some("no-cache")));
}

/// A tag from before a setting was changed must not keep a page that shows what is hidden since.
#[test]
fn another_way_of_showing_the_index_is_another_answer() {
    let tag = |arguments: &[&str]| Server::of(examples(), arguments).get("/").header("etag").unwrap().to_owned();
    assert_eq!(tag(&[]), tag(&[]));
    assert_ne!(tag(&[]), tag(&["--title", "Arkivet"]));
    assert_ne!(tag(&[]), tag(&["--originals"]));
}

#[test]
fn the_api_and_the_command_give_the_same() {
    let server = Server::of_examples();
    let same = |path: &str, arguments: &[&str]| {
        let command = run(examples(), &[arguments, &["--format", "json"]].concat());
        assert_eq!(server.json(path), serde_json::from_str::<Value>(&command).unwrap(), "{path}");
    };
    same("/api/v1/search?q=avtal&limit=10", &["search", "avtal", "--limit", "10"]);
    same(
        "/api/v1/search?q=b%C3%A5tplatser&limit=5&sort=newest&year=2021",
        &["search", "båtplatser", "--limit", "5", "--sort", "newest", "--year", "2021"],
    );
    same(
        "/api/v1/search?q=vem+f%C3%B6redrog+b%C3%A5tplatser&limit=10",
        &["search", "vem föredrog båtplatser", "--limit", "10"],
    );
    same(
        "/api/v1/search?q=b%C3%A5tplatser+hamn&all=1&decisions=1&limit=3",
        &["search", "båtplatser hamn", "--all", "--decisions", "--limit", "3"],
    );
    assert_eq!(server.json("/api/v1/search?q=avtal&person=nobody")["total"], 0);
    same("/api/v1/search?q=n%C3%A4ra&person=hartz&limit=10", &["search", "nära", "--person", "hartz", "--limit", "10"]);
    let exported = run(examples(), &["export", "--person", "hartz", "--format", "json"]);
    let exported: Value = serde_json::from_str(&exported).unwrap();
    let records = server.json("/api/v1/records?person=hartz&limit=1000");
    let sources = |records: &Value| {
        let records = records.as_array().unwrap().iter();
        records.map(|record| record["source"].to_string()).collect::<BTreeSet<String>>()
    };
    assert!(!sources(&exported).is_empty());
    assert_eq!(sources(&records["items"]), sources(&exported));
    same("/api/v1/timeline?q=avtal", &["timeline", "avtal"]);
    same("/api/v1/who?q=b%C3%A5tplatser&limit=10", &["who", "båtplatser", "--limit", "10"]);
}
