//! Which files there are under some paths. Opens none of them.

use super::{Error, Failure, File, Listing, name};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Finds the files at and under `paths`. Links are followed, each folder is walked once, and what cannot
/// be listed is told and left out. A file that is named itself is always listed; in folders, files that
/// describe the folder are passed over.
#[must_use]
pub fn list(paths: &[PathBuf]) -> Listing {
    list_without(paths, None)
}

/// As [`list`], but passes over `folder` wherever it is met: the index may lie in what is indexed.
#[must_use]
pub fn list_except(paths: &[PathBuf], folder: &Path) -> Listing {
    // What does not exist is not met.
    list_without(paths, fs::canonicalize(folder).ok().as_deref())
}

fn list_without(paths: &[PathBuf], left_out: Option<&Path>) -> Listing {
    let mut files = BTreeMap::new();
    let mut listing = Listing::default();
    let mut walked_roots = HashSet::new();
    for path in paths {
        if walked_roots.insert(name(path)) {
            walk(path, left_out, &mut files, &mut listing);
        }
    }
    listing.files = files.into_values().collect();
    listing.failures.sort_by(|left, right| left.path.cmp(&right.path));
    // A folder and a folder inside it may both be given.
    listing.failures.dedup_by(|left, right| left.path == right.path);
    listing
}

fn walk(root: &Path, left_out: Option<&Path>, files: &mut BTreeMap<String, File>, listing: &mut Listing) {
    // Links between neighbours are no loops, but a dozen folders linking to each other have more paths
    // than can be walked.
    let mut walked_folders: HashMap<PathBuf, PathBuf> = HashMap::new();
    let mut entries = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let path = error.path().unwrap_or(root).to_owned();
                if error.depth() == 0 || !is_hidden(&path) {
                    listing.failures.push(Failure { error: failure(&path, error), path });
                }
                continue;
            }
        };
        let kind = entry.file_type();
        if entry.depth() > 0 && describes_its_folder(&entry) {
            listing.skipped += 1;
            if kind.is_dir() {
                entries.skip_current_dir();
            }
        } else if kind.is_dir() {
            // A folder that cannot be resolved is left to the walk, which says why.
            let Ok(folder) = fs::canonicalize(entry.path()) else { continue };
            if left_out == Some(folder.as_path()) {
                entries.skip_current_dir();
                listing.skipped += 1;
            } else if let Some(walked) = walked_folders.get(&folder) {
                entries.skip_current_dir();
                // The walk itself finds a loop only where its last step is a link.
                if entry.path().starts_with(walked) {
                    let error = Error::Loop { ancestor: PathBuf::clone(walked) };
                    listing.failures.push(Failure { path: entry.into_path(), error });
                }
            } else {
                walked_folders.insert(folder, entry.into_path());
            }
        } else if let Some(error) = special(kind) {
            listing.failures.push(Failure { path: entry.into_path(), error });
        } else {
            let name = name(entry.path());
            files.entry(name.clone()).or_insert_with(|| File { name, path: entry.into_path() });
        }
    }
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

fn failure(path: &Path, error: walkdir::Error) -> Error {
    if let Some(ancestor) = error.loop_ancestor() {
        return Error::Loop { ancestor: ancestor.to_owned() };
    }
    let source = error.into_io_error().unwrap_or_else(|| io::Error::other("the walk ended"));
    if source.kind() != ErrorKind::NotFound {
        return Error::Unreadable { source };
    }
    match fs::read_link(path) {
        Ok(target) => Error::Dangling { target },
        Err(_) => Error::Missing,
    }
}

/// The error for what is neither file nor folder. Such things are never opened: a pipe would wait for its
/// writer, a device has no end.
pub(super) fn special(kind: fs::FileType) -> Option<Error> {
    if kind.is_file() || kind.is_dir() {
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
    use super::{list, list_except};
    use std::fs;
    use std::path::{Path, PathBuf};

    /// A folder with what a folder of minutes may hold; names end in '/' for folders.
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

    /// Lists `roots` of `folder`; names are compared from the folder down.
    #[track_caller]
    fn check(folder: &Path, roots: &[&str], files: &[&str], skipped: usize, failures: &[&str]) {
        let paths: Vec<PathBuf> = roots.iter().map(|root| folder.join(root)).collect();
        let listing = list(&paths);
        let start = format!("{}/", folder.display());
        let names: Vec<&str> = listing.files.iter().map(|file| file.name.strip_prefix(&start).unwrap()).collect();
        assert_eq!(names, files);
        let lines: Vec<String> = listing
            .failures
            .iter()
            .map(|failure| format!("{}: {}", failure.path.display(), failure.error).replace(&start, ""))
            .collect();
        assert_eq!(lines, failures);
        assert_eq!(listing.skipped, skipped);
    }

    #[test]
    fn files_come_by_name_and_once() {
        let folder = folder(&["b.txt", "a/2.txt", "a/1.txt"]);
        check(folder.path(), &["b.txt", ".", "a", "./a/"], &["a/1.txt", "a/2.txt", "b.txt"], 0, &[]);
    }

    #[test]
    fn files_about_the_folder_are_passed_over_unless_named() {
        let folder = folder(&["README.md", "LICENSE-MIT", ".git/config", ".dold.txt", "licenser.txt"]);
        check(folder.path(), &[""], &["licenser.txt"], 4, &[]);
        check(folder.path(), &["README.md", ".dold.txt"], &[".dold.txt", "README.md"], 0, &[]);
    }

    #[test]
    fn a_missing_path_is_told() {
        let folder = folder(&["a.txt"]);
        check(folder.path(), &["b", "a.txt"], &["a.txt"], 0, &["b: no such file or folder; check the path"]);
    }

    #[test]
    fn a_folder_that_is_left_out_is_left_out_by_any_name() {
        let folder = folder(&["a.txt", "index/meta.json"]);
        let index = folder.path().join("./index/../index/");
        let listing = list_except(&[folder.path().to_owned(), folder.path().join("index")], &index);
        assert_eq!(listing.files.len(), 1);
        assert_eq!(listing.skipped, 2);
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_loops_end() {
        use std::os::unix::fs::symlink;
        let folder = folder(&["a/1.txt", "b/"]);
        symlink("../a", folder.path().join("b/a")).unwrap();
        symlink("..", folder.path().join("b/up")).unwrap();
        symlink("nowhere", folder.path().join("b/gone")).unwrap();
        check(
            folder.path(),
            &["b"],
            &["b/a/1.txt"],
            0,
            &[
                "b/gone: a link to nowhere, which does not exist; mend or remove the link",
                "b/up/b: a link back to b, a folder that it lies in; not followed, remove the link",
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
        let listing = list(&[folder.path().to_owned()]);
        assert_eq!(listing.files.len(), 12);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_sockets_are_not_opened() {
        let folder = folder(&["a.txt"]);
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let _socket = std::os::unix::net::UnixListener::bind(folder.path().join("socket")).unwrap();
        check(
            folder.path(),
            &[""],
            &["a.txt"],
            0,
            &["pipe: a named pipe, not a file; leave it out", "socket: a socket, not a file; leave it out"],
        );
    }
}
