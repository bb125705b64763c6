//! Tests that files are given out only where they are to be, unchanged, and none besides those of the index.

use super::client;
use super::server::{Server, run, write};

/// The same way out of a folder, as clients may write it.
const UP: &[&str] = &[
    "..",
    "%2e%2e",
    "%2E.",
    ".%2e",
    "..%2f",
    "%2e%2e%2f",
    "..%5c",
    "%252e%252e",
    "%c0%ae%c0%ae",
    "..;",
    "%00..",
    "....//",
];

const TEXT: &str = "Protokoll\nHamnnämnden 2024-05-17\n\n§ 1 Bryggan\n\nBryggan lagas.\n";

fn hash(server: &Server) -> String {
    server.json("/api/v1/meetings")["items"][0]["documents"][0]["sha256"].as_str().unwrap()[..12].to_owned()
}

#[test]
fn files_are_given_out_only_where_asked_for_and_only_unchanged() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/a.txt", TEXT);
    run(folder.path(), &["index", "in"]);
    let closed = Server::of(folder.path(), &[]);
    let address = format!("/original/{}", hash(&closed));
    assert_eq!(closed.get(&address).status, 404);
    for path in ["/mote/hamnnamnden/2024-05-17", "/mote/hamnnamnden/2024-05-17/1"] {
        assert!(!closed.page(path).contains("/original/"), "{path}");
    }
    let open = Server::of(folder.path(), &["--originals"]);
    assert!(open.page("/mote/hamnnamnden/2024-05-17").contains(&address));
    let file = open.get(&address);
    assert_eq!((file.status, file.text().as_str()), (200, TEXT));
    assert_eq!(file.header("content-type"), Some("text/plain; charset=utf-8"));
    // The page says what was in the file that was read.
    write(folder.path(), "in/a.txt", "Något annat");
    assert_eq!(open.get(&address).status, 404);
    std::fs::remove_file(folder.path().join("in/a.txt")).unwrap();
    assert_eq!(open.get(&address).status, 404);
}

/// What runs in a browser is saved, not shown, and letters of another code are not shown as UTF-8.
#[test]
fn files_are_given_out_as_what_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let page = TEXT.lines().collect::<Vec<_>>().join("</p>\n<p>");
    write(
        folder.path(),
        "in/s/sida \"1\".html",
        &format!("<!DOCTYPE html><title>a</title><p>{page}</p><script>alert(1)</script>"),
    );
    let latin: Vec<u8> = TEXT.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    std::fs::create_dir_all(folder.path().join("in/l")).unwrap();
    std::fs::write(folder.path().join("in/l/latin.txt"), &latin).unwrap();
    run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &["--originals"]);
    for meeting in server.json("/api/v1/meetings")["items"].as_array().unwrap() {
        let paper = &meeting["documents"][0];
        let file = server.get(&format!("/original/{}", &paper["sha256"].as_str().unwrap()[..12]));
        if paper["source"].as_str().unwrap().contains("/sida") {
            assert_eq!(file.header("content-type"), Some("application/octet-stream"));
            assert_eq!(file.header("content-disposition"), Some("attachment; filename*=UTF-8''sida%20%221%22.html"));
        } else {
            assert_eq!((file.header("content-type"), &file.body), (Some("text/plain"), &latin));
        }
    }
}

#[test]
fn no_path_leads_out_of_the_index() {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "in/a.txt", TEXT);
    write(folder.path(), "secret.txt", "root:x:0:0");
    run(folder.path(), &["index", "in"]);
    let server = Server::of(folder.path(), &["--originals"]);
    let hash = hash(&server);
    for up in UP {
        for depth in 1..=4 {
            let climb = format!("{up}/").repeat(depth);
            for target in ["etc/passwd", "secret.txt", "index/meta.json"] {
                let paths = [
                    format!("/original/{climb}{target}"),
                    format!("/original/{}", format!("{climb}{target}").replace('/', "%2f")),
                    format!("/original/{hash}/{climb}{target}"),
                    format!("/original/{hash}%2f{}", format!("{climb}{target}").replace('/', "%2f")),
                    format!("/static/0/{}", format!("{climb}{target}").replace('/', "%2f")),
                    format!("/{climb}{target}"),
                    format!("/dokument/{}", format!("{climb}{target}").replace('/', "%2f")),
                ];
                for path in paths {
                    let response = client::get(server.address, &path);
                    assert!([400, 404].contains(&response.status), "{path}: {}", response.status);
                    assert!(!response.text().contains("root:"), "{path}");
                }
            }
        }
    }
}
