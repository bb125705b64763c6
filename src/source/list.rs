//! Lists the files at and under a path, without opening any of them.

use super::{Error, Failure, File, Listing, name, read};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// What to do with symbolic links that are found inside a folder. A symbolic link that is given as the path itself is
/// always followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Links {
    /// Symbolic links are reported but not followed: their targets may be anywhere.
    #[default]
    #[serde(rename = "stay")]
    Report,
    /// Symbolic links are followed; each target is listed under its own name, wherever it is.
    Follow,
}

/// Lists the files at and under `path`.
///
/// Folders for which `is_left_out` returns true are not entered: they hold no documents. Whatever cannot be listed is
/// reported in [`Listing::failures`]. Files that describe a folder (README, LICENSE, hidden files) are passed over,
/// unless `path` is such a file itself.
#[must_use]
pub fn list(path: &Path, links: Links, is_left_out: &dyn Fn(&Path) -> bool) -> Listing {
    let mut listing = Listing::default();
    let mut walk = Walk { links, is_left_out, files: BTreeMap::new(), open: Vec::new() };
    match fs::canonicalize(path) {
        Ok(root) => walk.open.push(root),
        Err(source) => listing.failures.push(Failure { error: failure(path, source), path: path.to_owned() }),
    }
    while let Some(root) = walk.open.pop() {
        // Each place is walked once, so that a link that leads back to its own folder ends.
        if !listing.places.contains(&root) {
            walk.walk(&root, &mut listing);
            listing.places.push(root);
        }
    }
    listing.files = walk.files.into_values().collect();
    listing.links.sort_unstable();
    listing.failures.sort_by(|left, right| left.path.cmp(&right.path));
    // A link may lead to a folder above, so that links and failures are found twice.
    listing.links.dedup();
    listing.failures.dedup_by(|left, right| left.path == right.path);
    listing
}

/// The files found so far. All paths are absolute with links resolved, so that a file that is reached in two ways is
/// listed once.
struct Walk<'a> {
    links: Links,
    is_left_out: &'a dyn Fn(&Path) -> bool,
    files: BTreeMap<String, File>,
    /// Places that are still to be walked: the path itself, then the targets of followed links.
    open: Vec<PathBuf>,
}

impl Walk<'_> {
    fn walk(&mut self, root: &Path, listing: &mut Listing) {
        let mut entries = WalkDir::new(root).follow_links(false).sort_by_file_name().into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_owned();
                    if error.depth() == 0 || !is_hidden(&path) {
                        let source = error.into_io_error().unwrap_or_else(|| io::Error::other("the walk ended"));
                        listing.failures.push(Failure { error: failure(&path, source), path });
                    }
                    continue;
                }
            };
            let kind = entry.file_type();
            let is_passed_over = entry.depth() > 0 && describes_its_folder(&entry);
            if is_passed_over || (kind.is_dir() && (self.is_left_out)(entry.path())) {
                listing.skipped += 1;
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
            } else if kind.is_symlink() {
                self.link(entry.into_path(), listing);
            } else if let Some(error) = special(kind) {
                listing.failures.push(Failure { path: entry.into_path(), error });
            } else if kind.is_file() {
                let name = name(entry.path());
                self.files.entry(name.clone()).or_insert_with(|| File { name, path: entry.into_path() });
            }
        }
    }

    fn link(&mut self, path: PathBuf, listing: &mut Listing) {
        if self.links == Links::Report {
            listing.links.push(path);
            return;
        }
        match fs::canonicalize(&path) {
            Ok(target) => self.open.push(target),
            Err(source) => listing.failures.push(Failure { error: failure(&path, source), path }),
        }
    }
}

/// Whether the walk of a folder visits `inside`, a path relative to that folder with '/' between its parts. Files and
/// folders that the walk passes over are read only if they are named directly.
#[must_use]
pub fn is_walked(inside: &str) -> bool {
    // Only files are passed over by the names of READMEs; a folder "license" is entered.
    let file_name = inside.rsplit('/').next().unwrap_or(inside);
    inside.split('/').all(|part| !part.starts_with('.')) && !is_readme(file_name)
}

fn describes_its_folder(entry: &DirEntry) -> bool {
    is_hidden(entry.path()) || (!entry.file_type().is_dir() && is_readme(&entry.file_name().to_string_lossy()))
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// "README", "readme.txt", "README.sv.md", "LICENSE-MIT"; not "licenser.txt".
fn is_readme(file_name: &str) -> bool {
    ["readme", "license", "licence"].iter().any(|word| {
        let (Some(start), Some(rest)) = (file_name.get(..word.len()), file_name.get(word.len()..)) else {
            return false;
        };
        start.eq_ignore_ascii_case(word) && !rest.starts_with(char::is_alphabetic)
    })
}

fn failure(path: &Path, source: io::Error) -> Error {
    match (source.kind(), fs::read_link(path)) {
        (ErrorKind::NotFound, Ok(target)) => Error::DanglingLink { target },
        (ErrorKind::NotFound, Err(_)) => Error::Missing,
        (_, Ok(target)) if read::is_loop(&source) => Error::LinkLoop { target },
        _ => Error::Unreadable { source },
    }
}

/// The error for a path that is neither file, folder nor link. Such paths are never opened: a pipe would wait for its
/// writer, and a device has no end.
pub(super) fn special(kind: fs::FileType) -> Option<Error> {
    if kind.is_file() || kind.is_dir() || kind.is_symlink() {
        return None;
    }
    Some(Error::Special { what: special_name(kind) })
}

#[cfg(unix)]
fn special_name(kind: fs::FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special_name(_: fs::FileType) -> &'static str {
    "a device"
}

#[cfg(test)]
mod tests {
    use super::{Links, is_walked, list};
    use std::fs;
    use std::path::Path;

    /// Creates a folder with these files; names that end in '/' are folders.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if name.ends_with('/') {
                fs::create_dir_all(path).unwrap();
            } else {
                fs::write(path, "text").unwrap();
            }
        }
        folder
    }

    /// Lists `root` of `folder`; expected names are relative to `folder`.
    #[track_caller]
    fn check(folder: &Path, links: Links, root: &str, files: &[&str], skipped: usize, told: &[&str]) {
        let listing = list(&folder.join(root), links, &|_| false);
        let start = format!("{}/", fs::canonicalize(folder).unwrap().display());
        let names: Vec<&str> = listing.files.iter().map(|file| file.name.strip_prefix(&start).unwrap()).collect();
        assert_eq!(names, files);
        let failures = listing.failures.iter().map(|failure| format!("{}: {}", failure.path.display(), failure.error));
        let links = listing.links.iter().map(|link| format!("{}: link", link.display()));
        let found: Vec<String> = failures.chain(links).map(|line| line.replace(&start, "")).collect();
        assert_eq!(found, told);
        assert_eq!(listing.skipped, skipped);
    }

    #[test]
    fn files_come_by_name_however_the_folder_is_spelled() {
        let folder = folder(&["b.txt", "a/2.txt", "a/1.txt"]);
        for root in [".", "", "a/.."] {
            check(folder.path(), Links::Report, root, &["a/1.txt", "a/2.txt", "b.txt"], 0, &[]);
        }
    }

    #[test]
    fn files_about_the_folder_are_passed_over_unless_named() {
        let folder = folder(&["README.md", "LICENSE-MIT", ".git/config", ".dold.txt", "licenser.txt"]);
        check(folder.path(), Links::Report, "", &["licenser.txt"], 4, &[]);
        check(folder.path(), Links::Report, "README.md", &["README.md"], 0, &[]);
        check(folder.path(), Links::Report, ".dold.txt", &[".dold.txt"], 0, &[]);
    }

    #[test]
    fn what_is_walked_is_what_the_walk_finds() {
        let names = ["license/a.txt", "Readme/b/a.txt", ".dold/a.txt", "a/.b/c.txt", "a/README", "LICENSE", "a.txt"];
        let folder = folder(&names);
        let listing = list(folder.path(), Links::Report, &|_| false);
        let found: Vec<&Path> = listing.files.iter().map(|file| file.path.as_path()).collect();
        for name in names {
            let path = fs::canonicalize(folder.path()).unwrap().join(name);
            assert_eq!(is_walked(name), found.contains(&path.as_path()), "{name}");
        }
    }

    #[test]
    fn a_missing_path_is_told() {
        let folder = folder(&["a.txt"]);
        let told = "b: no such file or folder; check the path";
        check(folder.path(), Links::Report, "b", &[], 0, &[told]);
    }

    #[test]
    fn a_folder_that_is_left_out_is_passed_over() {
        let folder = folder(&["a.txt", "index/meta.json"]);
        let listing = list(folder.path(), Links::Report, &|folder| folder.ends_with("index"));
        assert_eq!((listing.files.len(), listing.skipped), (1, 1));
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_unless_they_are_to_be_followed() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a/1.txt", "b/2.txt"]);
        symlink("../a", folder.path().join("b/a")).unwrap();
        symlink("../a/1.txt", folder.path().join("b/1.txt")).unwrap();
        symlink("..", folder.path().join("b/up")).unwrap();
        symlink("nowhere", folder.path().join("b/gone")).unwrap();
        symlink("ring", folder.path().join("b/ring")).unwrap();
        let links = ["b/1.txt: link", "b/a: link", "b/gone: link", "b/ring: link", "b/up: link"];
        check(folder.path(), Links::Report, "b", &["b/2.txt"], 0, &links);
        // A link that is named directly is followed.
        check(folder.path(), Links::Report, "b/a", &["a/1.txt"], 0, &[]);
        check(
            folder.path(),
            Links::Follow,
            "b",
            &["a/1.txt", "b/2.txt"],
            0,
            &[
                "b/gone: a link to nowhere, which does not exist; repair or remove the link",
                "b/ring: a link to ring, which leads back to the link itself; remove the link",
            ],
        );
    }

    #[cfg(unix)]
    #[test]
    fn folders_that_link_to_each_other_do_not_multiply() {
        use std::os::unix::fs::symlink;
        let names: Vec<String> = (0..12).map(|index| format!("{index:02}")).collect();
        let texts: Vec<String> = names.iter().map(|name| format!("{name}/a.txt")).collect();
        let folder = folder(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for from in &names {
            for to in names.iter().filter(|to| *to != from) {
                symlink(format!("../{to}"), folder.path().join(from).join(format!("to-{to}"))).unwrap();
            }
        }
        let listing = list(folder.path(), Links::Follow, &|_| false);
        assert_eq!(listing.files.len(), 12);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let folder = folder(&["a.txt"]);
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
        let told = [
            "pipe: a named pipe, not a file; only ordinary files are read",
            "socket: a socket, not a file; only ordinary files are read",
        ];
        check(folder.path(), Links::Report, "", &["a.txt"], 0, &told);
    }
}
