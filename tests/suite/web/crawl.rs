//! Goes through the whole site from its first page and looks at every page that links lead to.

use super::client::{self, Response};
use super::server::Server;
use scraper::{ElementRef, Html, Selector};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::process::Command;

/// The headers that every answer has.
const HEADERS: &[(&str, &str)] = &[
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Messages of tidy that are no faults. It does not know newer attributes, nor that a `dl` may have its groups in
/// `div`. Empty elements are places that links lead to, and places for what scripts say.
const HARMLESS: &[&str] = &[
    "proprietary attribute",
    "trimming empty <span>",
    "missing <dd>",
    "missing </div> before <dt>",
    "inserting implicit <dl>",
    "missing </dl> before </div>",
];

/// A page, as far as links and rules go.
pub struct Page {
    pub ids: BTreeSet<String>,
    /// Links, with the fragment.
    pub links: Vec<String>,
    pub text: String,
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Checks the headers that every answer has.
#[track_caller]
pub fn check_headers(path: &str, response: &Response) {
    for (name, value) in HEADERS {
        assert_eq!(response.header(name), Some(*value), "{path}: {name}");
    }
    let policy = response.header("content-security-policy").expect(path);
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{path}: {policy}");
    assert!(response.header("cache-control").is_some(), "{path}");
}

/// The rules that a page breaks, and what links it has.
pub fn read(path: &str, response: &Response) -> (Page, Vec<String>) {
    let text = response.text();
    let page = Html::parse_document(&text);
    let mut faults: Vec<String> = Vec::new();
    let mut check = |holds: bool, fault: &str| {
        if !holds {
            faults.push(fault.to_owned());
        }
    };
    let said = |element: &ElementRef<'_>| element.text().collect::<String>().trim().to_owned();
    for (name, count) in [("title", 1), ("h1", 1), ("main", 1), ("html[lang=sv]", 1), ("style, [style]", 0)] {
        check(select(&page, name).len() == count, &format!("{name}: not {count}"));
    }
    for heading in select(&page, "title, h1, h2, h3, a, button, summary, th") {
        check(!said(&heading).is_empty(), &format!("empty: {}", heading.html()));
    }
    for script in select(&page, "script") {
        check(script.attr("src").is_some() && said(&script).is_empty(), "a script in the page");
    }
    let mut ids = BTreeSet::new();
    let mut links = Vec::new();
    for element in select(&page, "*") {
        for (name, value) in element.value().attrs() {
            match name {
                "id" => check(ids.insert(value.to_owned()), &format!("two elements are called {value}")),
                "href" | "src" | "action" => {
                    let is_inside = value.starts_with('#') || value.starts_with('/') && !value.starts_with("//");
                    check(is_inside, &format!("leads outside: {value}"));
                    links.push(value.to_owned());
                }
                _ => check(!name.starts_with("on"), &format!("a script in {name}")),
            }
        }
    }
    for input in select(&page, "input:not([type=hidden]), select") {
        let named = input.attr("id").is_some_and(|id| !select(&page, &format!("label[for={id}]")).is_empty());
        let inside = input.ancestors().filter_map(ElementRef::wrap).any(|element| element.value().name() == "label");
        check(named || inside, &format!("no label: {}", input.html()));
    }
    let faults = faults.into_iter().map(|fault| format!("{path}: {fault}")).collect();
    (Page { ids, links, text }, faults)
}

/// The pages that links from / lead to, by address, with their faults. Answers can be narrowed in every combination, so
/// the links of a narrowed answer are looked at only as far as the next page.
pub fn crawl(server: &Server) -> (BTreeMap<String, Page>, Vec<String>) {
    let (mut pages, mut faults) = (BTreeMap::new(), Vec::new());
    let mut open: VecDeque<(String, usize)> = VecDeque::from([("/".to_owned(), 0)]);
    let mut seen: BTreeSet<String> = BTreeSet::from(["/".to_owned()]);
    // Links with the page that they are on, to look for fragments in the end.
    let mut fragments: Vec<(String, String, String)> = Vec::new();
    let mut moved: BTreeMap<String, String> = BTreeMap::new();
    while let Some((path, answers)) = open.pop_front() {
        let response = server.get(&path);
        check_headers(&path, &response);
        if response.status == 303 {
            let to = response.header("location").unwrap_or_default().to_owned();
            moved.insert(path, to.clone());
            if seen.insert(to.clone()) {
                open.push_back((to, answers));
            }
            continue;
        }
        if response.status != 200 {
            faults.push(format!("{path}: {}", response.status));
            continue;
        }
        if response.header("content-type") != Some("text/html; charset=utf-8") {
            continue;
        }
        let (page, own) = read(&path, &response);
        faults.extend(own);
        for link in &page.links {
            let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
            let target = if target.is_empty() { &path } else { target };
            if !fragment.is_empty() && !target.starts_with("/original/") {
                fragments.push((path.clone(), target.to_owned(), fragment.to_owned()));
            }
            let answers = answers + usize::from(target.starts_with("/sok?"));
            if answers <= 2 && seen.insert(target.to_owned()) {
                open.push_back((target.to_owned(), answers));
            }
        }
        pages.insert(path, page);
    }
    for (on, target, fragment) in fragments {
        let target = moved.get(&target).unwrap_or(&target);
        if pages.get(target).is_some_and(|page| !page.ids.contains(&fragment)) {
            faults.push(format!("{on}: #{fragment} is not on {target}"));
        }
    }
    (pages, faults)
}

#[test]
fn every_link_leads_to_a_page_that_keeps_the_rules() {
    let server = Server::of_examples();
    let (pages, faults) = crawl(&server);
    let some: Vec<&String> = faults.iter().take(20).collect();
    assert!(faults.is_empty(), "{} faults, such as {some:#?}", faults.len());
    for kind in ["/sok?", "/moten", "/mote/", "/dokument/", "/person/", "/arende/", "/organ/", "/omrostningar", "/api"]
    {
        assert!(pages.keys().any(|path| path.starts_with(kind)), "no page of the kind {kind}");
    }
    tidy(&pages);
}

/// Has tidy look at all pages, where it is installed.
fn tidy(pages: &BTreeMap<String, Page>) {
    let folder = tempfile::tempdir().unwrap();
    let mut names = BTreeMap::new();
    for (number, (path, page)) in pages.iter().enumerate() {
        let name = format!("{number}.html");
        fs::write(folder.path().join(&name), &page.text).unwrap();
        names.insert(name, path);
    }
    let mut command = Command::new("tidy");
    command.args(["-errors", "-quiet", "-utf8", "--gnu-emacs", "yes"]).args(names.keys()).current_dir(folder.path());
    let Ok(output) = command.output() else {
        println!("tidy is not installed: pages are checked by the HTML reader alone");
        return;
    };
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let faults: Vec<String> = said
        .lines()
        .filter(|line| line.contains("Warning: ") || line.contains("Error: "))
        .filter(|line| !HARMLESS.iter().any(|harmless| line.contains(harmless)))
        .filter_map(|line| line.split_once(':').map(|(name, rest)| format!("{}: {rest}", names[name])))
        .collect();
    assert!(faults.is_empty(), "{} faults, such as {:#?}", faults.len(), &faults[..faults.len().min(20)]);
}

/// A snippet that is the decision is not followed by the decision.
#[test]
fn a_decision_is_said_once() {
    let page = Server::of_examples().page("/sok?q=anta+avgiften");
    let page = Html::parse_document(&page);
    let hits = select(&page, "article.hit");
    let tags = Selector::parse(".tag.decision").unwrap();
    assert!(hits.len() > 1 && hits.iter().all(|hit| hit.select(&tags).count() == 1));
}

#[test]
fn what_is_not_there_is_said_on_a_page_that_keeps_the_rules() {
    let server = Server::of_examples();
    for path in ["/nej", "/person/nej", "/mote/nej/2020-01-01", "/dokument/0123456789ab/1", "/static/0/nej.css", "/%FF"]
    {
        let response = server.get(path);
        assert!([400, 404].contains(&response.status), "{path}: {}", response.status);
        check_headers(path, &response);
        assert_eq!(read(path, &response).1, Vec::<String>::new());
    }
    let response = client::request(server.address, "POST", "/sok", &[]);
    assert_eq!((response.status, response.header("allow")), (405, Some("GET, HEAD")));
    assert_eq!(read("/sok", &response).1, Vec::<String>::new());
}
