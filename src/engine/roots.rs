//! What an index is built from: the files and folders that were named, by whatever links they are reached, and where
//! their documents were found.

use super::{BuildOptions, Settings};
use crate::error::Error;
use crate::index::{self, Opening, Root};
use crate::source::{self, File, Links, Listing, is_under};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file or folder to look for documents in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    pub path: PathBuf,
    pub links: Links,
    /// It is to be looked at by later builds, too; what the settings name is so anyway.
    pub is_root: bool,
}

/// What is to be looked at: what was named, or all that is known to belong to the index.
pub fn wanted(directory: &Path, settings: &Settings, options: &BuildOptions) -> Result<Vec<Wanted>, Error> {
    let known = index::roots(directory);
    let mut wanted: Vec<Wanted> = Vec::new();
    for path in &options.paths {
        let name = source::unresolved(path);
        let before = known.iter().find(|root| root.name == name).map_or(Links::Stay, |root| root.links);
        let links = if options.links == Links::Follow { Links::Follow } else { before };
        wanted.push(Wanted { path: path.clone(), links, is_root: true });
    }
    if options.paths.is_empty() || options.opening == Opening::Rebuild {
        for mut other in self::known(&known, settings) {
            if options.opening == Opening::Rebuild && other.is_root && !source::exists(&other.path) {
                // What cannot be read again is not to be thrown away, unless it is said what is to be read.
                if options.paths.is_empty() {
                    return Err(Error::RootMissing { path: other.path });
                }
                continue;
            }
            if options.links == Links::Follow {
                other.links = Links::Follow;
            }
            let name = source::unresolved(&other.path);
            if !wanted.iter().any(|own| source::unresolved(&own.path) == name) {
                wanted.push(other);
            }
        }
    }
    if wanted.is_empty() { Err(Error::NoRoots) } else { Ok(wanted) }
}

/// All that is known to belong to an index.
pub fn known(roots: &[Root], settings: &Settings) -> Vec<Wanted> {
    let own = roots.iter().map(|root| Wanted { path: source::path(&root.name), links: root.links, is_root: true });
    let set = settings.roots.iter().map(|path| Wanted { path: path.clone(), links: Links::Stay, is_root: false });
    own.chain(set).collect()
}

/// What was found under all that is wanted.
#[derive(Debug, Default)]
pub struct Found {
    pub files: BTreeMap<String, File>,
    pub skipped: usize,
    pub links: Vec<PathBuf>,
    pub failures: Vec<source::Failure>,
    /// What is wanted and there, with where it was found.
    roots: Vec<(Root, bool)>,
    /// What could not be looked into, by name, and may still be there.
    unlisted: BTreeSet<String>,
}

/// Looks for documents. Folders in which an index lies hold none.
pub fn find(wanted: &[Wanted]) -> Found {
    let mut found = Found::default();
    for Wanted { path, links, is_root } in wanted {
        let listing = source::list(path, *links, &|folder| index::has_index(folder));
        let Listing { files, skipped, links: unfollowed, failures, places } = listing;
        found.files.extend(files.into_iter().map(|file| (file.name.clone(), file)));
        found.skipped += skipped;
        found.links.extend(unfollowed);
        found.failures.extend(failures);
        let name = source::unresolved(path);
        if !places.is_empty() {
            let places = places.iter().map(|place| source::name(place)).collect();
            found.roots.push((Root { name, places, links: *links }, *is_root));
        }
    }
    let failed = found.failures.iter().map(|failure| &failure.path);
    found.unlisted = failed.flat_map(|path| [source::named(path), source::unresolved(path)]).collect();
    found.links.sort_unstable();
    found.links.dedup();
    // A folder and a folder inside it may both be wanted.
    found.failures.sort_by(|left, right| left.path.cmp(&right.path));
    found.failures.dedup_by(|left, right| left.path == right.path);
    found
}

impl Found {
    /// The roots of an index that had those of `before`. None lies under another that leads to all that it leads to.
    pub fn roots(&self, before: &[Root]) -> Vec<Root> {
        let new: Vec<&Root> = self.roots.iter().filter(|(_, is_root)| *is_root).map(|(root, _)| root).collect();
        let kept = before.iter().filter(|root| !new.iter().any(|other| other.name == root.name));
        let mut all: BTreeMap<&str, &Root> = kept.map(|root| (root.name.as_str(), root)).collect();
        all.extend(new.into_iter().map(|root| (root.name.as_str(), root)));
        let covers = |one: &Root, other: &Root| {
            one.name != other.name
                && is_under(&other.name, &one.name)
                && other.places.iter().all(|place| one.places.iter().any(|own| is_under(place, own)))
        };
        all.values().filter(|root| !all.values().any(|other| covers(other, root))).map(|root| (*root).clone()).collect()
    }

    /// Whether the document `name` is gone: it was looked for where it was, and was not found. `before` are the roots of
    /// until now.
    pub fn has_lost(&self, name: &str, before: &[Root]) -> bool {
        let lies_under = |folder: &String| is_under(name, folder);
        let is_unlisted = || self.unlisted.iter().any(lies_under);
        let is_wanted = |root: &Root| self.roots.iter().any(|(own, _)| own.name == root.name);
        let was = |is_own: bool| {
            let roots = before.iter().filter(move |root| is_wanted(root) == is_own);
            roots.flat_map(|root| &root.places).any(lies_under)
        };
        let is_now = || self.roots.iter().any(|(root, _)| lies_under(&root.name) || root.places.iter().any(lies_under));
        !self.files.contains_key(name) && (is_now() || (was(true) && !was(false))) && !is_unlisted()
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, Root};
    use crate::source::{File, Links};
    use std::path::PathBuf;

    fn root(name: &str, places: &[&str]) -> Root {
        let places = places.iter().map(|place| (*place).to_owned()).collect();
        Root { name: name.to_owned(), places, links: Links::Stay }
    }

    fn found(roots: &[Root], files: &[&str]) -> Found {
        let file = |name: &&str| ((*name).to_owned(), File { name: (*name).to_owned(), path: PathBuf::from(name) });
        Found {
            files: files.iter().map(file).collect(),
            roots: roots.iter().map(|root| (root.clone(), true)).collect(),
            ..Found::default()
        }
    }

    #[test]
    fn no_root_lies_under_another() {
        #[track_caller]
        fn check(before: &[Root], new: &[Root], expected: &[&str]) {
            let roots = found(new, &[]).roots(before);
            assert_eq!(roots.iter().map(|root| root.name.as_str()).collect::<Vec<_>>(), expected);
        }
        let plain = |name: &str| root(name, &[name]);
        check(&[plain("/srv/a"), plain("/srv/b")], &[plain("/srv")], &["/srv"]);
        check(&[plain("/srv")], &[plain("/srv/a"), plain("/home/a")], &["/home/a", "/srv"]);
        check(&[plain("/srv/a")], &[plain("/srv/a"), plain("/srv/ab")], &["/srv/a", "/srv/ab"]);
        // A link in a folder leads elsewhere.
        check(&[root("/srv/a", &["/mnt/a"])], &[plain("/srv")], &["/srv", "/srv/a"]);
    }

    #[test]
    fn what_was_looked_for_and_not_found_is_gone() {
        #[track_caller]
        fn check(before: &[Root], found: &Found, name: &str, expected: bool) {
            assert_eq!(found.has_lost(name, before), expected, "{name}");
        }
        let moved = found(&[root("/srv/a", &["/mnt/new"])], &["/mnt/new/1"]);
        let before = [root("/srv/a", &["/mnt/old"]), root("/srv/b", &["/srv/b", "/mnt/old/shared"])];
        check(&before, &moved, "/mnt/new/1", false);
        check(&before, &moved, "/mnt/new/2", true);
        check(&before, &moved, "/mnt/old/1", true);
        check(&before, &moved, "/srv/a/1", true);
        // Another root, which was not looked at, leads there, too.
        check(&before, &moved, "/mnt/old/shared/1", false);
        check(&before, &moved, "/srv/b/1", false);
    }
}
