//! Tests that damage of any kind to a file of an index is noticed before anything is read from it.

use super::{exported, listed, minutes};
use crate::command::Place;
use std::fs;

/// A kind of damage to a file of the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Damage {
    /// One bit is changed in the byte at this many hundredths of the file.
    Bit(usize),
    /// The second half is missing.
    Cut,
    Emptied,
    Removed,
    /// The content is that of another file with the same ending.
    Swapped,
}

const KINDS: [Damage; 8] = [
    Damage::Bit(0),
    Damage::Bit(33),
    Damage::Bit(66),
    Damage::Bit(100),
    Damage::Cut,
    Damage::Emptied,
    Damage::Removed,
    Damage::Swapped,
];

/// Damages a file; returns whether there was anything to damage.
fn damage(place: &Place, index: &str, name: &str, kind: Damage) -> bool {
    let path = place.path().join(index).join(name);
    let mut bytes = fs::read(&path).unwrap();
    if bytes.is_empty() {
        return false;
    }
    match kind {
        Damage::Bit(hundredths) => {
            let at = (bytes.len() - 1) * hundredths / 100;
            bytes[at] ^= 8;
            fs::write(path, bytes).unwrap();
        }
        Damage::Cut => fs::write(path, &bytes[..bytes.len() / 2]).unwrap(),
        Damage::Emptied => fs::write(path, "").unwrap(),
        Damage::Removed => fs::remove_file(path).unwrap(),
        Damage::Swapped => {
            let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
            let other = listed(place, index).into_iter().find(|other| other != name && other.ends_with(ending));
            let Some(other) = other else { return false };
            fs::copy(place.path().join(index).join(other), path).unwrap();
        }
    }
    true
}

#[test]
fn no_damage_gives_a_wrong_answer() {
    let place = Place::new();
    for number in 1..=3 {
        let text = minutes(&format!("Föredragande: Kim Holm, samordnare\n\nKrokodil {number}."));
        place.write(&format!("in/{number}.txt"), text.as_bytes());
    }
    // Makes two segments and a list of deleted entries.
    place.run(&["index", "in/1.txt", "in/2.txt", "--index", "ok"]);
    place.run(&["index", "in", "--index", "ok"]);
    let right = (exported(&place, "ok"), place.run(&["search", "krokodil", "--index", "ok"]).out);
    let mut cases = 0;
    for name in listed(&place, "ok") {
        for kind in KINDS {
            copy(&place, "ok", "ix");
            if !damage(&place, "ix", &name, kind) {
                continue;
            }
            cases += 1;
            let searched = place.run(&["search", "krokodil", "--index", "ix"]);
            let run = place.run(&["export", "--records", "--index", "ix"]);
            match run.code {
                // Files that only save work may be lost.
                Some(0) => {
                    assert!(name.starts_with('.') || name == "seen.json", "{name} {kind:?}");
                    assert_eq!((exported(&place, "ix"), searched.out), right, "{name} {kind:?}");
                }
                Some(2) => {
                    assert_eq!((searched.code, searched.out.as_str(), run.out.as_str()), (Some(2), "", ""));
                    assert!(
                        run.err.contains("damaged") || run.err.contains("no index"),
                        "{name} {kind:?}: {}",
                        run.err
                    );
                    // A damaged index is not reported as up to date either.
                    assert_eq!(place.run(&["index", "in", "--index", "ix"]).code, Some(2), "{name} {kind:?}");
                }
                code => panic!("{name} {kind:?}: {code:?}"),
            }
        }
    }
    assert!(cases > 80, "{cases}");
    copy(&place, "ok", "ix");
    damage(&place, "ix", "meta.json", Damage::Cut);
    assert_eq!(place.run(&["index", "--rebuild", "--index", "ix"]).code, Some(0));
    assert_eq!(exported(&place, "ix"), right.0);
}

/// Replaces an index with a copy of another.
fn copy(place: &Place, from: &str, to: &str) {
    let _ = fs::remove_dir_all(place.path().join(to));
    fs::create_dir(place.path().join(to)).unwrap();
    for name in listed(place, from) {
        fs::copy(place.path().join(from).join(&name), place.path().join(to).join(name)).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn an_index_that_nobody_may_write_to_can_be_searched() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.write("in/a.txt", minutes("krokodil").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    let folder = place.path().join("ix");
    for name in [".tantivy-meta.lock", ".tantivy-writer.lock", "seen.json"] {
        fs::remove_file(folder.join(name)).unwrap();
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    let is_kept = fs::write(folder.join("x"), "").is_err();
    let run = place.run(&["search", "krokodil", "--index", "ix"]);
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!((run.code, run.out.contains("a.txt:6")), (Some(0), true), "{}", run.err);
    if !is_kept {
        println!("skipped: this user may write everywhere");
    }
}

#[test]
fn checking_says_what_has_become_of_files_and_index() {
    let place = Place::new();
    place.write("in/a.txt", minutes("krokodil").as_bytes());
    place.write("in/b.txt", minutes("elefant").as_bytes());
    place.run(&["index", "in", "--index", "ix"]);
    let run = place.run(&["check", "--index", "ix"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!(run.out.contains("2 documents and 4 passages\n"), "{}", run.out);
    place.write("in/a.txt", minutes("krokodiler").as_bytes());
    fs::remove_file(place.path().join("in/b.txt")).unwrap();
    place.write("in/c.txt", minutes("giraff").as_bytes());
    place.write("in/tom.txt", b"");
    let run = place.run(&["check", "--index", "ix"]);
    assert_eq!(run.code, Some(1));
    assert_eq!(
        run.err,
        "note: in/a.txt: has changed since it was indexed\nnote: in/b.txt: is gone, but still in the index\nnote: in/c.txt: is new, and not in the index\nnote: 1 file cannot be read; `tingsok index --index ix` says why\n"
    );
    let store = listed(&place, "ix").into_iter().find(|name| name.contains(".store")).unwrap();
    damage(&place, "ix", &store, Damage::Bit(50));
    let run = place.run(&["check", "--index", "ix"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains(&format!("{store} has changed since it was written")), "{}", run.err);
}
