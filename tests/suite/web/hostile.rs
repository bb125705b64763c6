//! Sends requests that no browser sends, and expects each to be answered or refused, and the server to go on.

use super::client::{self, Response};
use super::server::Server;
use crate::fuzz::Numbers;

const REQUESTS: usize = 10_000;

const METHODS: &[&str] =
    &["GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "TRACE", "CONNECT", "HACK", "get", ""];

const PATHS: &[&str] = &[
    "/",
    "/sok",
    "/moten",
    "/mote/hamnnamnden/2021-01-15",
    "/mote/hamnnamnden/2021-01-15/1",
    "/personer",
    "/person/kim-holm",
    "/arenden",
    "/arende/x",
    "/beslut",
    "/omrostningar",
    "/organ",
    "/organ/hamnnamnden",
    "/dokument/0123456789ab",
    "/original/0123456789ab",
    "/static/0/style.css",
    "/api/v1/search",
    "/api/v1/who",
    "/api/v1/people",
    "/api/v1/meetings",
    "/api/v1/decisions",
    "/api/v1/votes",
    "/api/v1/matters",
    "/api/v1/timeline",
    "/api/v1/records",
    "/api/v1/people/kim-holm",
    "/hjalp",
    "*",
    "http://example.org/",
    "//example.org/",
    "",
];

const FIELDS: &[&str] = &[
    "q",
    "q",
    "q",
    "year",
    "from",
    "to",
    "organ",
    "region",
    "presenter",
    "kind",
    "sort",
    "page",
    "limit",
    "nr",
    "words",
    "all",
    "decisions",
    "facets",
    "voter",
    "\u{e5}",
];

/// Parts of values, as clients may send them. `SIGN` is a tag that no page has by itself.
const PARTS: &[&str] = &[
    SIGN,
    "\"><svg/onload=alert(7)>",
    "'-alert(7)-'",
    "avtal",
    "b\u{e5}tplatser",
    "%",
    "%%",
    "%f",
    "%zz",
    "%ff%fe",
    "%00",
    "%0d%0aX-Injected:%201",
    "%0a",
    "%22",
    "%27",
    "%3Cscript%3Ealert(7)%3C/script%3E",
    "../../etc/passwd",
    "%2e%2e%2f",
    "-1",
    "0",
    "18446744073709551616",
    "9223372036854775807",
    "1e9",
    "NaN",
    "2021",
    "2021-13-45",
    "v\u{e5}ren",
    "&",
    "&&=",
    "=",
    ";",
    "#",
    "+",
    "-",
    "*",
    "~",
    "\"",
    "(",
    ")",
    "((((((((",
    "))))",
    "ELLER",
    "NÄRA/3",
    "titel:",
    "datum:9999..0001",
    "fil:",
    "*a*",
    "\u{1f600}",
    "\u{202e}",
    "\u{0}",
    "\u{7}",
    "\u{301}",
    "%F0%9F%98%80",
    "%E2%80%AE",
    "\\",
    "|",
    "{}",
    "a",
    "vem f\u{f6}redrog",
    "n\u{e4}r beslutade KF om",
    "%5B%5D",
    "AND",
    "\t",
];

const SIGN: &str = "<script>alert(7)</script>";

const HEADERS: &[&str] = &[
    "If-None-Match: *\r\n",
    "If-None-Match: \"\r\n",
    "Range: bytes=0-\r\n",
    "Accept: \0\r\n",
    "Host: <script>alert(7)</script>\r\n",
    "Host: a\r\nHost: b\r\n",
    "Transfer-Encoding: chunked\r\n",
    "Content-Length: 99999999999999999999\r\n",
    "Content-Length: -1\r\n",
    "Content-Length: 10\r\n",
    "Expect: 100-continue\r\n",
    "Upgrade: h2c\r\nConnection: Upgrade\r\n",
    ": empty\r\n",
    "no colon\r\n",
    "X-\u{e5}: \u{e5}\r\n",
    " folded\r\n",
    "Cookie: a=\"<script>alert(7)</script>\"\r\n",
    "X-Forwarded-Host: example.org\r\n",
    "X-Original-URL: /etc/passwd\r\n",
    "Accept-Encoding: gzip;q=a\r\n",
];

fn one<'a>(numbers: &mut Numbers, of: &[&'a str]) -> &'a str {
    of[numbers.below(of.len())]
}

/// A value of a field or a part of a path.
fn value(numbers: &mut Numbers) -> String {
    let times = match numbers.below(60) {
        0 => 400,
        1 => 6_000,
        _ => 1,
    };
    let mut value = String::new();
    for _ in 0..=numbers.below(4) {
        value.push_str(&one(numbers, PARTS).repeat(if value.len() < 1_000 { times } else { 1 }));
        if numbers.below(3) == 0 {
            value.push('+');
        }
    }
    value
}

fn request(numbers: &mut Numbers) -> Vec<u8> {
    let mut target = one(numbers, PATHS).to_owned();
    if numbers.below(4) == 0 {
        target.push('/');
        target.push_str(&value(numbers));
    }
    for place in 0..numbers.below(5) {
        target.push(if place == 0 { '?' } else { '&' });
        target.push_str(one(numbers, FIELDS));
        target.push('=');
        target.push_str(&value(numbers));
    }
    if numbers.below(4) > 0 {
        // Most are such that the server takes them as requests at all.
        target = target
            .bytes()
            .map(|byte| if byte.is_ascii_graphic() { char::from(byte).to_string() } else { format!("%{byte:02X}") })
            .collect();
    }
    let version = if numbers.below(40) == 0 { "HTTP/9.9" } else { "HTTP/1.1" };
    let mut bytes =
        format!("{} {target} {version}\r\nHost: a\r\nConnection: close\r\n", one(numbers, METHODS)).into_bytes();
    if numbers.below(5) == 0 {
        bytes.extend(one(numbers, HEADERS).bytes());
    }
    if numbers.below(200) == 0 {
        bytes.extend("X-Long: a\r\n".repeat(9_000).bytes());
    }
    bytes.extend(b"\r\n");
    if numbers.below(50) == 0 {
        let place = numbers.below(bytes.len());
        bytes[place] = u8::try_from(numbers.below(256)).unwrap();
    }
    bytes
}

fn check(sent: &[u8], response: &Response) {
    let shown = || sent[..sent.len().min(400)].escape_ascii().to_string();
    // 503 is said when there is too much to do; then it says when to try again.
    let is_overloaded = response.status == 503 && response.header("retry-after").is_some();
    // A request for a version of HTTP that there is not is refused before it is looked at.
    assert!(response.status < 500 || response.status == 505 || is_overloaded, "{}: {}", response.status, shown());
    assert!(response.header("x-injected").is_none(), "{}", shown());
    let body = response.text();
    if response.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
        let is_reflected = [SIGN, "<svg/onload", "\"><"].iter().any(|sign| body.contains(sign) && *sign != "\"><");
        assert!(!is_reflected, "{}: {body}", shown());
    } else if !body.is_empty() {
        assert_eq!(response.header("x-content-type-options"), Some("nosniff"), "{}", shown());
    }
    if let Some(place) = response.header("location") {
        assert!(place.starts_with('/') && !place.starts_with("//"), "{place}: {}", shown());
    }
}

#[test]
fn hostile_requests_are_refused_or_answered() {
    let server = Server::of_examples();
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let address = server.address;
            scope.spawn(move || {
                let mut numbers = Numbers::of(&format!("requests {thread}"));
                for _ in 0..REQUESTS / 4 {
                    let bytes = request(&mut numbers);
                    if let Some(response) = client::send(address, &bytes) {
                        check(&bytes, &response);
                    }
                }
            });
        }
    });
    assert!(server.page("/sok?q=b%C3%A5tplatser").contains("<mark>"));
    assert!(!server.said().contains("panicked"), "{}", server.said());
}

/// What a document says is shown as text, whatever it says.
#[test]
fn a_document_cannot_bring_a_script() {
    let folder = tempfile::tempdir().unwrap();
    let text = format!(
        "Protokoll\nHamnnämnden{SIGN} 2024-05-17\n\nNärvarande: Kim Holm{SIGN}, chef\n\n§ 1 Bryggan {SIGN}\n\nDnr KS 2024/1{SIGN}\n\n\
         Föredragande: Kim {SIGN}Holm, chef\n\nBryggan {SIGN} lagas.\n\nBeslut\nNämnden beslutar {SIGN} att laga bryggan.\n"
    );
    super::server::write(folder.path(), &format!("in/{}.txt", "a<b>\"&'"), &text);
    super::server::run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &["--originals"]);
    let (pages, faults) = super::crawl::crawl(&server);
    assert!(faults.is_empty(), "{faults:?}");
    for path in ["/sok?q=bryggan", "/sok?q=%3Cscript%3Ealert(7)%3C/script%3E&organ=%3Cscript%3Ealert(7)%3C/script%3E"] {
        assert!(!server.page(path).contains(SIGN), "{path}");
    }
    assert!(pages.values().any(|page| page.text.contains("&lt;script&gt;alert(7)")));
    assert!(pages.iter().all(|(_, page)| !page.text.contains(SIGN)));
}
