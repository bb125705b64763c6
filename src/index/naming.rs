//! Translates between the absolute names by which the index knows documents and the names that are shown.

use super::root::Root;
use crate::source::{BaseDirectory, is_under};

/// How documents are named when they are shown.
#[derive(Debug, Clone)]
pub struct Naming {
    base_directory: BaseDirectory,
    roots: Vec<Root>,
    base: NameBase,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum NameBase {
    /// Relative to the current directory, as people would type it.
    FromHere,
    /// Relative to the folder that contains the document's root, so that names do not depend on the current directory.
    FromRoot,
}

impl Naming {
    /// Names relative to `base_directory`, for people.
    pub(super) fn from_here(base_directory: BaseDirectory, roots: Vec<Root>) -> Self {
        Self { base_directory, roots, base: NameBase::FromHere }
    }

    /// Names relative to the roots, for programs elsewhere.
    pub(super) fn by_root(self) -> Self {
        Self { base: NameBase::FromRoot, ..self }
    }

    /// The directory that names are relative to.
    #[must_use]
    pub fn base_directory(&self) -> &BaseDirectory {
        &self.base_directory
    }

    /// The files and folders that the index is built from.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// The shown name of the document `name`.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        match self.base {
            NameBase::FromHere => self.base_directory.shown(name),
            NameBase::FromRoot => from_root(&self.roots, name),
        }
    }

    /// The absolute name of the document that is shown as `shown`.
    #[must_use]
    pub fn name_of(&self, shown: &str) -> String {
        if self.base == NameBase::FromHere {
            return self.base_directory.name_of(shown);
        }
        let is_it = |name: &String| from_root(&self.roots, name) == shown;
        let mut names =
            self.roots.iter().flat_map(|root| &root.places).map(|place| format!("{}/{shown}", above(place)));
        names.find(is_it).unwrap_or_else(|| shown.to_owned())
    }
}

/// The name of a document relative to the folder that contains its root: "seeds/a.txt". If two roots have the same last
/// name, the absolute name.
fn from_root(roots: &[Root], name: &str) -> String {
    let places = || roots.iter().flat_map(|root| &root.places);
    let last = |place: &str| place.rsplit('/').next().map(str::to_owned);
    let Some(own) = places().find(|place| is_under(name, place)) else { return name.to_owned() };
    if places().any(|other| other != own && last(other) == last(own)) {
        return name.to_owned();
    }
    name.strip_prefix(above(own)).map_or(name, |rest| rest.trim_start_matches('/')).to_owned()
}

/// The folder that contains `place`; empty for the root of the disk.
fn above(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{Naming, Root};
    use crate::source::BaseDirectory;

    #[track_caller]
    fn check(places: &[&str], name: &str, expected: &str) {
        let root = |place: &&str| Root { places: vec![(*place).to_owned()], ..Root::default() };
        let naming = Naming::from_here(BaseDirectory::current(), places.iter().map(root).collect()).by_root();
        assert_eq!((naming.shown(name).as_str(), naming.name_of(expected).as_str()), (expected, name));
    }

    #[test]
    fn documents_are_called_by_their_root() {
        check(&["/srv/seeds", "/srv/more/arkiv"], "/srv/more/arkiv/2024/a.txt", "arkiv/2024/a.txt");
        check(&["/srv/seeds/a.txt"], "/srv/seeds/a.txt", "a.txt");
        check(&["/seeds"], "/seeds/a.txt", "seeds/a.txt");
        // Relative names would be the same for both roots.
        check(&["/srv/seeds", "/home/seeds"], "/srv/seeds/a.txt", "/srv/seeds/a.txt");
        check(&["/srv/seeds"], "/mnt/a.txt", "/mnt/a.txt");
    }
}
