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
    // What cannot be read again is not to be thrown away.
    let is_lost = |path: &Path| options.opening == Opening::Rebuild && !source::is_there(path);
    for path in &options.paths {
        if is_lost(path) {
            return Err(Error::RootMissing { path: path.clone() });
        }
        let name = source::unresolved(path);
        let before = known.iter().find(|root| root.name == name).map_or(Links::Stay, |root| root.links);
        let links = if options.links == Links::Follow { Links::Follow } else { before };
        wanted.push(Wanted { path: path.clone(), links, is_root: true });
    }
    if options.paths.is_empty() || options.opening == Opening::Rebuild {
        for mut other in self::known(&known, settings) {
            // Whoever says what to build from is told, and knows.
            if options.paths.is_empty() && is_lost(&other.path) {
                return Err(Error::RootMissing { path: other.path });
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
    let walked =
        |name: &String| found.roots.iter().any(|(root, _)| root.places.iter().any(|place| is_under(name, place)));
    let mut unlisted = BTreeSet::new();
    for source::Failure { path, error } in &found.failures {
        unlisted.extend(match error {
            // What is missing where all was listed is gone.
            source::Error::Missing if walked(&source::named(path)) => None,
            source::Error::Dangling { target } => path.parent().map(|folder| source::named(&folder.join(target))),
            _ => Some(source::named(path)),
        });
        if !matches!(error, source::Error::Missing) {
            unlisted.insert(source::unresolved(path));
        }
    }
    found.unlisted = unlisted;
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
        let mut all: BTreeMap<&str, Root> = before.iter().map(|root| (root.name.as_str(), root.clone())).collect();
        for (root, _) in self.roots.iter().filter(|(_, is_root)| *is_root) {
            let mut root_now = root.clone();
            // Where a link led that leads nowhere now, documents may still be.
            let places = all.get(root.name.as_str()).map(|old| old.places.clone()).unwrap_or_default();
            root_now.places.extend(places.into_iter().filter(|place| {
                !root.places.contains(place) && self.unlisted.iter().any(|name| is_under(place, name))
            }));
            all.insert(root.name.as_str(), root_now);
        }
        let covers = |one: &Root, other: &Root| {
            let inside = other.name.strip_prefix(one.name.as_str()).and_then(|inside| inside.strip_prefix('/'));
            inside.is_some_and(source::is_walked)
                && (other.links == Links::Stay || one.links == Links::Follow)
                && other.places.iter().all(|place| one.places.iter().any(|own| is_under(place, own)))
        };
        all.values().filter(|root| !all.values().any(|other| covers(other, root))).cloned().collect()
    }

    /// The same while documents may still be where they were found before: a build that is stopped must not forget where.
    pub fn roots_until_done(&self, before: &[Root]) -> Vec<Root> {
        let mut roots = self.roots(before);
        for root in &mut roots {
            let old = before.iter().filter(|old| old.name == root.name).flat_map(|old| &old.places);
            let old: Vec<String> = old.filter(|place| !root.places.contains(place)).cloned().collect();
            root.places.extend(old);
        }
        roots
    }

    /// Whether the document `name` is gone: it was looked for where it was, and was not found. `before` are the roots of
    /// until now.
    pub fn has_lost(&self, name: &str, before: &[Root]) -> bool {
        let lies_under = |folder: &String| is_under(name, folder);
        let is_wanted = |root: &Root| self.roots.iter().any(|(own, _)| own.name == root.name);
        let now = || self.roots.iter().flat_map(|(root, _)| std::iter::once(&root.name).chain(&root.places));
        let was = before.iter().filter(|root| is_wanted(root)).flat_map(|root| &root.places).any(lies_under);
        // A root that was not looked at, and has what the walk of this one passes over or a link leads to.
        let others = before.iter().filter(|root| !is_wanted(root)).flat_map(|root| &root.places);
        let is_others = others.filter(|place| lies_under(place)).any(|place| !now().any(|own| is_under(own, place)));
        let is_unlisted = || self.unlisted.iter().any(lies_under);
        !self.files.contains_key(name) && (now().any(lies_under) || was) && !is_others && !is_unlisted()
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
