//! Keeps the roots of an index: the files and folders that were named, whether links are followed in them, and where
//! their documents were found.

use super::{BuildOptions, Settings};
use crate::error::{Error, with_causes};
use crate::index::{self, Reader, Root};
use crate::source::{self, BaseDirectory, File, Links, Listing, is_under};
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

/// The index that a rebuild discards.
#[derive(Debug)]
pub enum DiscardedIndex {
    /// It has these documents, by name.
    Readable(BTreeSet<String>),
    /// It may have documents, but they cannot be listed: it is of another version, or the disk refuses to give it.
    Unreadable,
    /// Its content is lost already: it is damaged. Or there is no index.
    Lost,
}

impl DiscardedIndex {
    /// Looks at the index in `directory`.
    pub fn open(directory: &Path) -> Self {
        match Reader::open(directory).and_then(|reader| reader.snapshot().documents()) {
            Ok(documents) => Self::Readable(documents.into_iter().map(|(name, _)| name).collect()),
            Err(index::Error::Damaged { .. } | index::Error::Missing { .. } | index::Error::Foreign { .. }) => {
                Self::Lost
            }
            Err(_) => Self::Unreadable,
        }
    }

    /// Whether the index has the document `name`, as far as is known.
    pub fn has(&self, name: &str) -> bool {
        matches!(self, Self::Readable(documents) if documents.contains(name))
    }

    /// The files of its documents, as far as they are known; a file with several meetings comes several times.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let documents = if let Self::Readable(documents) = self { Some(documents) } else { None };
        documents.into_iter().flatten().map(|name| source::file_of(name, |file| self.has(file)))
    }
}

/// The files and folders to look at: those that were named, or all that are known to belong to the index. A rebuild has
/// a `discarded` index.
pub fn wanted(
    directory: &Path,
    settings: &Settings,
    options: &BuildOptions,
    discarded: Option<&DiscardedIndex>,
) -> Result<Vec<SearchedPath>, Error> {
    let known = index::roots(directory);
    let mut wanted: Vec<SearchedPath> = Vec::new();
    for path in &options.paths {
        if discarded.is_some() && !source::is_there(path) {
            return Err(Error::NoSuchPath { path: shown(path) });
        }
        let name = source::unresolved(path);
        let before = known.iter().find(|root| root.name == name).map_or(Links::Report, |root| root.links);
        let links = if options.links == Links::Follow { Links::Follow } else { before };
        wanted.push(SearchedPath { path: path.clone(), links, is_root: true });
    }
    if options.paths.is_empty() || discarded.is_some() {
        for mut other in self::known(&known, settings) {
            if let Some(discarded) = discarded
                && !source::is_there(&other.path)
            {
                refuse_missing(&other, directory, options, discarded)?;
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
    let directory = || directory.to_owned();
    match (wanted.is_empty(), index::has_index(&directory())) {
        (false, _) => Ok(wanted),
        (true, true) => Err(Error::NoRoots { directory: directory() }),
        (true, false) => Err(index::Error::Missing { directory: directory() }.into()),
    }
}

/// A rebuild must not throw away documents that cannot be read again. Only if the index has lost its content, the paths
/// that are given are enough; the report then names what is missing.
fn refuse_missing(
    root: &SearchedPath,
    directory: &Path,
    options: &BuildOptions,
    discarded: &DiscardedIndex,
) -> Result<(), Error> {
    let (path, directory) = (shown(&root.path), directory.to_owned());
    Err(match (discarded, root.is_root) {
        (DiscardedIndex::Lost, _) if !options.paths.is_empty() => return Ok(()),
        (DiscardedIndex::Lost, _) => Error::DamagedRootMissing { path, directory },
        (_, false) => Error::SetRootMissing { path, directory },
        (DiscardedIndex::Unreadable, true) => Error::LostRootMissing { path, directory },
        (DiscardedIndex::Readable(_), true) => Error::RootMissing { path, directory },
    })
}

/// A path as people would type it, for a message.
fn shown(path: &Path) -> PathBuf {
    BaseDirectory::current().shown(&source::named(path)).into()
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

/// Looks for documents. Folders that hold an index are not searched, and neither is `directory`, which may hold an
/// index that is damaged.
pub fn find(wanted: &[SearchedPath], directory: &Path) -> FoundFiles {
    let mut found = FoundFiles::default();
    let own = source::named(directory);
    let is_left_out = |folder: &Path| index::has_index(folder) || source::name(folder) == own;
    for SearchedPath { path, links, is_root } in wanted {
        let listing = source::list(path, *links, &is_left_out);
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
    found.unlisted = found.failures.iter().flat_map(|failure| found.unlisted_by(failure)).collect();
    found.links.sort_unstable();
    found.links.dedup();
    // If a folder and a folder inside it are both wanted, they give the same failures.
    found.failures.sort_by(|left, right| left.path.cmp(&right.path));
    found.failures.dedup_by(|left, right| left.path == right.path);
    found
}

impl FoundFiles {
    /// The names of what could not be looked into because of `failure`.
    fn unlisted_by(&self, source::Failure { path, error }: &source::Failure) -> Vec<String> {
        let walked =
            |name: &String| self.roots.iter().any(|(root, _)| root.places.iter().any(|place| is_under(name, place)));
        let target = match error {
            // A missing path under a folder that was walked is gone.
            source::Error::Missing if walked(&source::named(path)) => None,
            source::Error::DanglingLink { target } => path.parent().map(|folder| source::named(&folder.join(target))),
            _ => Some(source::named(path)),
        };
        let itself = (!matches!(error, source::Error::Missing)).then(|| source::unresolved(path));
        target.into_iter().chain(itself).collect()
    }

    /// Refuses a rebuild that would throw away documents of the `discarded` index, because they may still exist where
    /// nothing could be listed.
    ///
    /// # Errors
    /// [`Error::Unlisted`] with the first such place.
    pub fn refuse_unlisted(&mut self, options: &BuildOptions, discarded: &DiscardedIndex) -> Result<(), Error> {
        let is_root = |path: &Path| {
            let name = source::named(path);
            self.roots.iter().any(|(root, _)| root.places.contains(&name))
        };
        let is_at_risk = |failure: &source::Failure| match discarded {
            DiscardedIndex::Readable(_) => {
                let unlisted = self.unlisted_by(failure);
                let mut lost = discarded.files().filter(|file| !self.files.contains_key(*file));
                lost.any(|file| unlisted.iter().any(|place| is_under(file, place)))
            }
            DiscardedIndex::Lost if !options.paths.is_empty() => false,
            // Pipes and devices inside a folder hold no documents.
            DiscardedIndex::Lost | DiscardedIndex::Unreadable => {
                !matches!(failure.error, source::Error::Special { .. }) || is_root(&failure.path)
            }
        };
        let Some(place) = self.failures.iter().position(is_at_risk) else { return Ok(()) };
        let source::Failure { path, error } = self.failures.swap_remove(place);
        Err(Error::Unlisted { path: shown(&path), source: Box::new(error) })
    }

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

/// What is wrong with a path, and for a missing root how to stop looking for it.
pub fn failure_message(failure: &source::Failure, roots: &[Root], settings: &Settings, directory: &Path) -> String {
    let said = with_causes(&failure.error);
    if !matches!(failure.error, source::Error::Missing | source::Error::DanglingLink { .. }) {
        return said;
    }
    let name = source::unresolved(&failure.path);
    if roots.iter().any(|root| root.name == name) {
        let (path, directory) = (shown(&failure.path), directory.display());
        let command = format!("`tingsok remove {} --index {directory}`", path.display());
        format!("{said}, or run {command} to stop looking for it")
    } else if settings.roots.iter().any(|root| source::unresolved(root) == name) {
        let file = directory.join(index::SETTINGS);
        format!("{said}, or take it out of the roots in {}", file.display())
    } else {
        said
    }
}

#[cfg(test)]
mod tests {
    use super::{DiscardedIndex, FoundFiles, Root};
    use crate::engine::BuildOptions;
    use crate::source::{self, File, Links};
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
    fn a_rebuild_does_not_discard_documents_in_a_folder_that_cannot_be_listed() {
        #[track_caller]
        fn check(discarded: &DiscardedIndex, paths: &[&str], error: source::Error, expected: Option<&str>) {
            let mut found = found(&[root("/srv/a", &["/srv/a"])], &["/srv/a/1"]);
            found.failures.push(source::Failure { path: "/srv/a/closed".into(), error });
            let options = BuildOptions { paths: paths.iter().map(PathBuf::from).collect(), ..BuildOptions::default() };
            let refused = found.refuse_unlisted(&options, discarded).err();
            assert_eq!(refused.map(|error| crate::error::with_causes(&error)).as_deref(), expected);
        }
        let closed = || source::Error::Unreadable { source: std::io::ErrorKind::PermissionDenied.into() };
        let old = |names: &[&str]| DiscardedIndex::Readable(names.iter().map(|name| (*name).to_owned()).collect());
        let refusal = "/srv/a/closed could not be searched for documents, so the index was not rebuilt: cannot be opened \
                       (permission denied); check its permissions";
        check(&old(&["/srv/a/1", "/srv/a/closed/2"]), &[], closed(), Some(refusal));
        check(&old(&["/srv/a/1", "/srv/a/closed/2"]), &["/srv/a"], closed(), Some(refusal));
        check(&old(&["/srv/a/1", "/srv/a/closed/2", "/srv/a/closed/2/2"]), &[], closed(), Some(refusal));
        check(&old(&["/srv/a/1", "/srv/a/other"]), &[], closed(), None);
        check(&DiscardedIndex::Unreadable, &["/srv/a"], closed(), Some(refusal));
        check(&DiscardedIndex::Unreadable, &[], source::Error::Special { what: "a named pipe" }, None);
        check(&DiscardedIndex::Lost, &[], closed(), Some(refusal));
        check(&DiscardedIndex::Lost, &["/srv/a"], closed(), None);
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
