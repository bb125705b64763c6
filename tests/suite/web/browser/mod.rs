//! Tests of the pages in a browser, where Chromium and its driver are installed.
//!
//! The driver is spoken to in its own protocol (W3C, "Web Driver"), which is JSON over HTTP: the client of these tests
//! is enough for it.

mod accessibility;
mod journeys;

use super::client::{self, Response};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

const CHROMIUM: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";

/// Nothing but the pages: no updates, no first-run pages, no reports. The sandbox does not run as root.
const ARGUMENTS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1280,900",
];

/// What an element is called in answers of the driver.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";

/// One browser at a time: several slow each other down until they miss what they wait for.
static ONE: Mutex<()> = Mutex::new(());

/// A browser. It ends when it is dropped.
pub struct Browser {
    driver: Child,
    address: SocketAddr,
    session: String,
    profile: tempfile::TempDir,
    _only: MutexGuard<'static, ()>,
}

impl Browser {
    /// `None`, after saying so, where no browser is installed.
    pub fn start() -> Option<Self> {
        if !Path::new(CHROMIUM).exists() || !Path::new(DRIVER).exists() {
            println!("no {CHROMIUM} and {DRIVER}: pages are not looked at in a browser");
            return None;
        }
        let only = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut command = Command::new(DRIVER);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut driver = command.spawn().unwrap();
        let lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        // "ChromeDriver was started successfully on port 41231."
        let port = lines.map_while(Result::ok).find_map(|line| {
            line.split_once("on port ")?.1.trim_end_matches('.').parse::<u16>().ok().filter(|port| *port > 0)
        });
        let address = SocketAddr::from(([127, 0, 0, 1], port.expect("the driver says its port")));
        let profile = tempfile::tempdir().unwrap();
        let mut browser = Self { driver, address, session: String::new(), profile, _only: only };
        let mut arguments: Vec<String> = ARGUMENTS.iter().map(|own| (*own).to_owned()).collect();
        arguments.push(format!("--user-data-dir={}", browser.profile.path().display()));
        let options = json!({ "binary": CHROMIUM, "args": arguments });
        let wanted = json!({ "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
        let begun = browser.call("POST", "/session", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        browser.session = format!("/session/{}", begun["sessionId"].as_str().unwrap());
        Some(browser)
    }

    #[track_caller]
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let response = self.ask(method, path, body);
        let answer = response.json();
        assert_eq!(response.status, 200, "{method} {path}: {}", answer["value"]["message"]);
        answer["value"].clone()
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Response {
        let body = if method == "GET" { String::new() } else { body.to_string() };
        let path = format!("{}{path}", self.session);
        let length = body.len().to_string();
        let headers = [("Content-Type", "application/json; charset=utf-8"), ("Content-Length", length.as_str())];
        client::request_with(self.address, method, &path, &headers, body.as_bytes())
    }

    /// Does what leads to another page, and waits until the one that is open is gone: a form is sent only after the
    /// click.
    #[track_caller]
    fn leave(&self, act: impl FnOnce()) {
        let (page, start) = (self.find("html"), Instant::now());
        act();
        while self.ask("GET", &format!("/element/{page}/name"), &Value::Null).status == 200 {
            assert!(start.elapsed() < Duration::from_secs(20), "the page stays");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Clicks on what leads to another page.
    #[track_caller]
    pub fn follow(&self, selector: &str) {
        self.leave(|| self.click(selector));
    }

    #[track_caller]
    pub fn open(&self, address: &str) {
        self.call("POST", "/url", &json!({ "url": address }));
    }

    /// Path and query of the page that is open.
    #[track_caller]
    pub fn place(&self) -> String {
        self.script("return location.pathname + location.search").as_str().unwrap().to_owned()
    }

    /// The result of a script in the page.
    #[track_caller]
    pub fn script(&self, script: &str) -> Value {
        self.call("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The result that a script gives to its last argument.
    #[track_caller]
    pub fn script_later(&self, script: &str) -> Value {
        self.call("POST", "/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// A command of the browser's own protocol.
    #[track_caller]
    pub fn tell(&self, command: &str, parameters: &Value) -> Value {
        self.call("POST", "/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    #[track_caller]
    fn find(&self, selector: &str) -> String {
        let found = self.call("POST", "/element", &json!({ "using": "css selector", "value": selector }));
        found[ELEMENT].as_str().unwrap().to_owned()
    }

    #[track_caller]
    pub fn click(&self, selector: &str) {
        let element = self.find(selector);
        self.call("POST", &format!("/element/{element}/click"), &json!({}));
    }

    /// What an element shows.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let element = self.find(selector);
        self.call("GET", &format!("/element/{element}/text"), &Value::Null).as_str().unwrap().to_owned()
    }

    #[track_caller]
    pub fn write(&self, selector: &str, text: &str) {
        let element = self.find(selector);
        self.call("POST", &format!("/element/{element}/value"), &json!({ "text": text }));
    }

    /// Presses keys, wherever the focus is.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        let press = |key: char| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let presses: Vec<Value> = keys.chars().flat_map(press).collect();
        self.call("POST", "/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": presses }] }));
    }

    /// Presses Enter on what leads to another page.
    #[track_caller]
    pub fn enter(&self) {
        self.leave(|| self.press(ENTER));
    }

    #[track_caller]
    pub fn back(&self) {
        self.leave(|| drop(self.call("POST", "/back", &json!({}))));
    }

    /// Shows pages as on a screen of this width, in CSS pixels, with so many real pixels to each.
    #[track_caller]
    pub fn resize(&self, width: u32, pixels: u32) {
        let size = json!({ "width": width, "height": 900, "deviceScaleFactor": pixels, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", &size);
    }

    #[track_caller]
    pub fn color_scheme(&self, scheme: &str) {
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        self.tell("Emulation.setEmulatedMedia", &json!({ "features": [feature] }));
    }

    /// What the browser complained of since it was last asked, such as what the policy of a page forbids.
    #[track_caller]
    pub fn complaints(&self) -> Vec<String> {
        let said = self.call("POST", "/se/log", &json!({ "type": "browser" }));
        let severe = said.as_array().unwrap().iter().filter(|entry| entry["level"] == "SEVERE");
        severe.map(|entry| entry["message"].to_string()).collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser when it is asked to, not when it is killed.
        if !self.session.is_empty() {
            let _ = self.ask("DELETE", "", &json!({}));
        }
        let process = self.driver.id().to_string();
        let _ = Command::new("kill").arg(process).status();
        let _ = self.driver.wait();
    }
}
