//! Keeps the roots of an index: the files and folders that were named, whether links are followed in them, and where
//! their documents were found.

use super::{BuildOptions, Settings};
use crate::error::Error;
use crate::index::{self, ExistingIndex, Reader, Root};
use crate::source::{self, File, Links, Listing, is_under};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A file or folder to look for documents in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchedPath {
    /// The file or folder.
    pub path: PathBuf,
    /// Whether links in it are followed.
    pub links: Links,
    /// Whether later builds look here too. They always look at the roots of the settings.
    pub is_root: bool,
}

/// The files and folders to look at: those that were named, or all that are known to belong to the index.
pub fn wanted(directory: &Path, settings: &Settings, options: &BuildOptions) -> Result<Vec<SearchedPath>, Error> {
    let known = index::roots(directory);
    let mut wanted: Vec<SearchedPath> = Vec::new();
    // A rebuild must not throw away documents that cannot be read again. If the index cannot be read either, they are lost
    // already, and the paths that are given are enough.
    let is_readable = Reader::open(directory).is_ok();
    let is_lost = |path: &Path| options.existing_index == ExistingIndex::Rebuild && !source::is_there(path);
    for path in &options.paths {
        if is_lost(path) {
            return Err(Error::NoSuchPath { path: path.clone() });
        }
        let name = source::unresolved(path);
        let before = known.iter().find(|root| root.name == name).map_or(Links::Report, |root| root.links);
        let links = if options.links == Links::Follow { Links::Follow } else { before };
        wanted.push(SearchedPath { path: path.clone(), links, is_root: true });
    }
    if options.paths.is_empty() || options.existing_index == ExistingIndex::Rebuild {
        for mut other in self::known(&known, settings) {
            if is_lost(&other.path) && (is_readable || options.paths.is_empty()) {
                let (path, directory) = (other.path, directory.to_owned());
                return Err(match (is_readable, other.is_root) {
                    (false, _) => Error::LostRootMissing { path, directory },
                    (true, true) => Error::RootMissing { path, directory },
                    (true, false) => Error::SetRootMissing { path, directory },
                });
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
    // Nothing is created for a mistyped path.
    if let Some(first) = options.paths.first()
        && options.paths.iter().all(|path| !source::exists(path))
        && !index::has_index(directory)
    {
        return Err(Error::Unreadable { path: first.clone(), source: Box::new(source::Error::Missing) });
    }
    if wanted.is_empty() { Err(Error::NoRoots { directory: directory.to_owned() }) } else { Ok(wanted) }
}

/// All files and folders that are known to belong to an index.
pub fn known(roots: &[Root], settings: &Settings) -> Vec<SearchedPath> {
    let own =
        roots.iter().map(|root| SearchedPath { path: source::path(&root.name), links: root.links, is_root: true });
    let set =
        settings.roots.iter().map(|path| SearchedPath { path: path.clone(), links: Links::Report, is_root: false });
    own.chain(set).collect()
}

/// What was found under the wanted files and folders.
#[derive(Debug, Default)]
pub struct FoundFiles {
    /// The files, by name.
    pub files: BTreeMap<String, File>,
    /// How many files and folders are never indexed, such as README files.
    pub skipped: usize,
    /// The links that were not followed.
    pub links: Vec<PathBuf>,
    /// The files and folders that could not be read.
    pub failures: Vec<source::Failure>,
    /// The wanted files and folders that exist, with the places where they were found, and whether each is a root.
    roots: Vec<(Root, bool)>,
    /// Names of files and folders that could not be looked into, and that may still exist.
    unlisted: BTreeSet<String>,
}

/// Looks for documents. Folders that hold an index are not searched.
pub fn find(wanted: &[SearchedPath]) -> FoundFiles {
    let mut found = FoundFiles::default();
    for SearchedPath { path, links, is_root } in wanted {
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
            // A missing path under a folder that was walked is gone.
            source::Error::Missing if walked(&source::named(path)) => None,
            source::Error::DanglingLink { target } => path.parent().map(|folder| source::named(&folder.join(target))),
            _ => Some(source::named(path)),
        });
        if !matches!(error, source::Error::Missing) {
            unlisted.insert(source::unresolved(path));
        }
    }
    found.unlisted = unlisted;
    found.links.sort_unstable();
    found.links.dedup();
    // If a folder and a folder inside it are both wanted, they give the same failures.
    found.failures.sort_by(|left, right| left.path.cmp(&right.path));
    found.failures.dedup_by(|left, right| left.path == right.path);
    found
}

impl FoundFiles {
    /// The roots of the index after this build, given its roots `before`. A root inside another root is left out if the
    /// outer root covers everything that it leads to.
    pub fn roots(&self, before: &[Root]) -> Vec<Root> {
        let mut all: BTreeMap<&str, Root> = before.iter().map(|root| (root.name.as_str(), root.clone())).collect();
        for (root, _) in self.roots.iter().filter(|(_, is_root)| *is_root) {
            let mut root_now = root.clone();
            // Documents may still exist at the old target of a link that leads nowhere.
            let places = all.get(root.name.as_str()).map(|old| old.places.clone()).unwrap_or_default();
            root_now.places.extend(places.into_iter().filter(|place| {
                !root.places.contains(place) && self.unlisted.iter().any(|name| is_under(place, name))
            }));
            all.insert(root.name.as_str(), root_now);
        }
        let covers = |one: &Root, other: &Root| {
            let inside = other.name.strip_prefix(one.name.as_str()).and_then(|inside| inside.strip_prefix('/'));
            inside.is_some_and(source::is_walked)
                && (other.links == Links::Report || one.links == Links::Follow)
                && other.places.iter().all(|place| one.places.iter().any(|own| is_under(place, own)))
        };
        all.values().filter(|root| !all.values().any(|other| covers(other, root))).cloned().collect()
    }

    /// The roots to keep until the build is done: as [`FoundFiles::roots`], with all earlier places of each root.
    /// Documents may still be recorded there, and a build that is stopped must not forget the places.
    pub fn roots_until_done(&self, before: &[Root]) -> Vec<Root> {
        let mut roots = self.roots(before);
        for root in &mut roots {
            let old = before.iter().filter(|old| old.name == root.name).flat_map(|old| &old.places);
            let old: Vec<String> = old.filter(|place| !root.places.contains(place)).cloned().collect();
            root.places.extend(old);
        }
        roots
    }

    /// Whether the document `name` is gone: its place was searched, and it was not found. `before` are the roots before
    /// this build.
    pub fn has_lost(&self, name: &str, before: &[Root]) -> bool {
        let lies_under = |folder: &String| is_under(name, folder);
        let is_wanted = |root: &Root| self.roots.iter().any(|(own, _)| own.name == root.name);
        let now = || self.roots.iter().flat_map(|(root, _)| std::iter::once(&root.name).chain(&root.places));
        let was = before.iter().filter(|root| is_wanted(root)).flat_map(|root| &root.places).any(lies_under);
        // The document may belong to a root that was not searched this time, whose folder the walk passes over or
        // reaches only through a link.
        let others = before.iter().filter(|root| !is_wanted(root)).flat_map(|root| &root.places);
        let is_others = others.filter(|place| lies_under(place)).any(|place| !now().any(|own| is_under(own, place)));
        let is_unlisted = || self.unlisted.iter().any(lies_under);
        !self.files.contains_key(name) && (now().any(lies_under) || was) && !is_others && !is_unlisted()
    }
}

#[cfg(test)]
mod tests {
    use super::{FoundFiles, Root};
    use crate::source::{File, Links};
    use std::path::PathBuf;

    fn root(name: &str, places: &[&str]) -> Root {
        let places = places.iter().map(|place| (*place).to_owned()).collect();
        Root { name: name.to_owned(), places, links: Links::Report }
    }

    fn found(roots: &[Root], files: &[&str]) -> FoundFiles {
        let file = |name: &&str| ((*name).to_owned(), File { name: (*name).to_owned(), path: PathBuf::from(name) });
        FoundFiles {
            files: files.iter().map(file).collect(),
            roots: roots.iter().map(|root| (root.clone(), true)).collect(),
            ..FoundFiles::default()
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
        fn check(before: &[Root], found: &FoundFiles, name: &str, expected: bool) {
            assert_eq!(found.has_lost(name, before), expected, "{name}");
        }
        let moved = found(&[root("/srv/a", &["/mnt/new"])], &["/mnt/new/1"]);
        let before = [root("/srv/a", &["/mnt/old"]), root("/srv/b", &["/srv/b", "/mnt/old/shared"])];
        check(&before, &moved, "/mnt/new/1", false);
        check(&before, &moved, "/mnt/new/2", true);
        check(&before, &moved, "/mnt/old/1", true);
        check(&before, &moved, "/srv/a/1", true);
        // Another root, which was not searched, leads there too.
        check(&before, &moved, "/mnt/old/shared/1", false);
        check(&before, &moved, "/srv/b/1", false);
    }
}
