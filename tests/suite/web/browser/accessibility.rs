//! Has axe-core (Deque Systems) look at every kind of page, light and dark. It is fetched with npm, where that is
//! possible.

use super::Browser;
use crate::web::pages::kinds;
use crate::web::server::Server;
use serde_json::Value;
use std::fs;
use std::process::{Command, Stdio};

/// The version, so that new rules do not break an old commit.
const AXE: &str = "axe-core@4.11.0";

/// The text of axe-core; `None`, after saying so, where it cannot be had.
fn axe() -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("npm");
    command.args([
        "install",
        "--silent",
        "--no-save",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefix",
        ".",
        AXE,
    ]);
    command.current_dir(folder.path()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let is_there = command.status().is_ok_and(|status| status.success());
    let text = fs::read_to_string(folder.path().join("node_modules/axe-core/axe.min.js"));
    if !is_there || text.is_err() {
        println!("npm cannot fetch {AXE}: pages are not checked for accessibility");
    }
    text.ok().filter(|_| is_there)
}

#[test]
fn no_page_shuts_anybody_out() {
    let Some(browser) = Browser::start() else { return };
    let Some(axe) = axe() else { return };
    let server = Server::of_examples();
    let mut faults = Vec::new();
    for scheme in ["light", "dark"] {
        browser.color_scheme(scheme);
        for (kind, path) in kinds(&server) {
            browser.open(&server.link(&path));
            browser.script("document.querySelectorAll('details').forEach(own => own.open = true)");
            browser.script(&axe);
            let found = browser.script_later(
                "const done = arguments[0];
                 axe.run(document, { resultTypes: ['violations'] }).then(
                     result => done(result.violations.map(own => [own.impact, own.id, own.nodes.map(node => node.html).slice(0, 3)])),
                     error => done([['serious', String(error), []]]))",
            );
            for fault in found.as_array().into_iter().flatten() {
                if [Value::from("serious"), Value::from("critical")].contains(&fault[0]) {
                    faults.push(format!("{kind}, {scheme}: {fault}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} faults: {faults:#?}", faults.len());
    assert_eq!(
        browser.complaints().into_iter().filter(|said| !said.contains("404")).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
}
