//! Uses the pages as people do: with a mouse, with keys alone, without scripts, on a narrow screen.

use super::{Browser, ENTER, TAB};
use crate::web::pages::kinds;
use crate::web::server::Server;
use serde_json::{Value, json};

#[test]
fn from_a_question_to_a_person_and_back() {
    let Some(browser) = Browser::start() else { return };
    let server = Server::of_examples();
    browser.open(&server.link("/"));
    browser.write("#q", "vem föredrog båtplatser");
    browser.follow(".search button");
    assert_eq!(browser.place(), "/sok?q=vem+f%C3%B6redrog+b%C3%A5tplatser");
    assert!(browser.text(".reading").starts_with("Tolkat som: vem som föredrog ”båtplatser”"));
    assert!(browser.text(".reply").contains("Kim Bryggert"));
    // The reading is undone, and done again.
    browser.follow(".reading a");
    assert!(browser.place().ends_with("&words=1") && browser.text(".reading").starts_with("Orden söks"));
    browser.follow(".reading a");
    assert!(browser.text(".reading").starts_with("Tolkat som"));

    // Narrowed by body and year, and by what is left the narrowing can be taken away.
    browser.open(&server.link("/sok?q=avtal+hamn"));
    let before = browser.script("return document.querySelectorAll('.hit').length").as_u64();
    browser.follow(".facets .years a");
    assert!(browser.place().contains("&year="), "{}", browser.place());
    browser.open(&server.link("/sok?q=avtal"));
    browser.follow(".facets a[href*='organ=']");
    assert!(browser.place().contains("&organ="), "{}", browser.place());
    browser.follow(".chosen a");
    assert_eq!(browser.place(), "/sok?q=avtal");
    assert!(before.is_some_and(|hits| hits > 1));

    // On to the next page, to an item, to who presented it, and back.
    browser.open(&server.link("/sok?q=b%C3%A5tplatser"));
    assert_eq!(browser.text(".pages span"), "Sida 1 av 3");
    browser.follow(".pages a[rel=next]");
    assert!(browser.place().ends_with("&page=2") && browser.text(".pages span") == "Sida 2 av 3");
    let title = browser.text(".hit h3");
    browser.follow(".hit h3 a");
    assert_eq!(browser.text("h1"), title);
    // The browser went to the line of the hit.
    assert!(browser.script("return document.querySelector(':target mark') !== null").as_bool().unwrap());
    browser.follow(".presenters a");
    assert!(browser.place().starts_with("/person/"), "{}", browser.place());
    assert!(browser.text("main").contains("I handlingarna"));
    browser.back();
    browser.back();
    assert!(browser.place().ends_with("&page=2"), "{}", browser.place());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn everything_can_be_done_with_keys_alone() {
    let Some(browser) = Browser::start() else { return };
    let server = Server::of_examples();
    let focus = || {
        let shown = browser.script(
            "const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
             return [e.id || e.className || e.textContent, s.outlineStyle, parseFloat(s.outlineWidth),
                     b.top >= 0 && b.bottom <= innerHeight && b.width > 0]",
        );
        let is_shown = shown[1] != "none" && shown[2].as_f64() >= Some(2.0) && shown[3] == true;
        assert!(is_shown, "the focus cannot be seen: {shown}");
        shown[0].as_str().unwrap().to_owned()
    };
    browser.open(&server.link("/"));
    browser.press(TAB);
    assert_eq!(focus(), "skip");
    browser.press(ENTER);
    assert_eq!(browser.script("return document.activeElement.id"), "innehall");
    // Past the link that was skipped, the search field comes first.
    browser.press(TAB);
    assert_eq!(focus(), "q");
    browser.press("båtplatser");
    browser.enter();
    assert_eq!(browser.place(), "/sok?q=b%C3%A5tplatser");
    let mut presses = 0;
    browser.press("/");
    assert_eq!(browser.script("return document.activeElement.id"), "q");
    while browser.script("return document.activeElement.closest('.hit h3') === null") == true {
        presses += 1;
        assert!(presses < 12, "the first hit is too far");
        browser.press(TAB);
        focus();
    }
    browser.enter();
    assert!(browser.place().starts_with("/mote/"), "{}", browser.place());
    assert_eq!(browser.complaints(), Vec::<String>::new());
}

#[test]
fn pages_are_whole_without_scripts() {
    let Some(browser) = Browser::start() else { return };
    let server = Server::of_examples();
    browser.tell("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    browser.open(&server.link("/"));
    browser.write("#q", "båtplatser");
    browser.follow(".search button");
    assert_eq!(browser.text(".pages span"), "Sida 1 av 3");
    browser.click(".why summary");
    assert!(browser.text(".why li").contains("båtplatser"));
    browser.follow(".hit h3 a");
    // What only a script can do is not offered.
    assert_eq!(browser.text("button.copy"), "");
    assert!(browser.text("h1").contains("Båtplatser"));
}

#[test]
fn no_page_scrolls_sideways_on_a_narrow_screen_or_enlarged() {
    let Some(browser) = Browser::start() else { return };
    let server = Server::of_examples();
    // 640 pixels are a window of 1280 at 200 %.
    for (width, pixels) in [(360, 1), (640, 2), (1280, 1)] {
        browser.resize(width, pixels);
        for (kind, path) in kinds(&server) {
            browser.open(&server.link(&path));
            let wide = browser.script(
                "document.querySelectorAll('details').forEach(own => own.open = true);
                 const room = document.documentElement.clientWidth;
                 const isWide = own => own.getBoundingClientRect().right > room + 1 && !own.closest('.years, .hidden');
                 return document.documentElement.scrollWidth <= room ? [] :
                     [document.documentElement.scrollWidth, ...[...document.querySelectorAll('body *')].filter(isWide).map(own => own.outerHTML.slice(0, 90))]",
            );
            assert_eq!(wide, Value::Array(Vec::new()), "{kind} at {width}: {path}");
        }
    }
}

#[test]
fn a_citation_is_copied() {
    let Some(browser) = Browser::start() else { return };
    let server = Server::of_examples();
    let permissions =
        json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"], "origin": server.link("") });
    browser.tell("Browser.grantPermissions", &permissions);
    browser.open(&server.link("/mote/hamnnamnden/2021-01-15/1"));
    assert_eq!(browser.text("button.copy"), "Kopiera");
    browser.click("button.copy");
    let copied = browser.script_later(
        "const done = arguments[0], until = Date.now() + 10000;
         const look = () => document.querySelector('.copied').textContent || Date.now() > until
             ? navigator.clipboard.readText().then(text => done([text, document.querySelector('.copied').textContent]), done)
             : setTimeout(look, 20);
         look();",
    );
    assert_eq!(copied, json!(["Hamnnämnden 2021-01-15 § 1", "Kopierat"]));
}
