//! How documents are called when they are shown: the index knows them by whole names, people and programs want others.

use super::root::Root;
use crate::source::{Standpoint, is_under};

/// How documents are called.
#[derive(Debug, Clone)]
pub struct Naming {
    standpoint: Standpoint,
    roots: Vec<Root>,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// As people would type it from where they stand.
    FromHere,
    /// As seen from the folder that its root lies in: the same wherever one stands.
    FromRoot,
}

impl Naming {
    /// For people who stand at `standpoint`.
    pub(super) fn from_here(standpoint: Standpoint, roots: Vec<Root>) -> Self {
        Self { standpoint, roots, manner: Manner::FromHere }
    }

    /// The same for programs elsewhere.
    pub(super) fn by_root(self) -> Self {
        Self { manner: Manner::FromRoot, ..self }
    }

    /// From where people look.
    #[must_use]
    pub fn standpoint(&self) -> &Standpoint {
        &self.standpoint
    }

    /// What the index is built from.
    #[must_use]
    pub fn roots(&self) -> &[Root] {
        &self.roots
    }

    /// What the document `name` is called.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        match self.manner {
            Manner::FromHere => self.standpoint.shown(name),
            Manner::FromRoot => from_root(&self.roots, name),
        }
    }

    /// The name of the document that is called so.
    #[must_use]
    pub fn name_of(&self, shown: &str) -> String {
        if self.manner == Manner::FromHere {
            return self.standpoint.name_of(shown);
        }
        let is_it = |name: &String| from_root(&self.roots, name) == shown;
        let mut names =
            self.roots.iter().flat_map(|root| &root.places).map(|place| format!("{}/{shown}", above(place)));
        names.find(is_it).unwrap_or_else(|| shown.to_owned())
    }
}

/// The name of a document as seen from the folder that its root lies in: "seeds/a.txt". Where two roots are called alike,
/// whole.
fn from_root(roots: &[Root], name: &str) -> String {
    let places = || roots.iter().flat_map(|root| &root.places);
    let last = |place: &str| place.rsplit('/').next().map(str::to_owned);
    let Some(own) = places().find(|place| is_under(name, place)) else { return name.to_owned() };
    if places().any(|other| other != own && last(other) == last(own)) {
        return name.to_owned();
    }
    name.strip_prefix(above(own)).map_or(name, |rest| rest.trim_start_matches('/')).to_owned()
}

/// The folder that `place` lies in; nothing for one in the root of the disk.
fn above(place: &str) -> &str {
    place.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::{Naming, Root};
    use crate::source::Standpoint;

    #[track_caller]
    fn check(places: &[&str], name: &str, expected: &str) {
        let root = |place: &&str| Root { places: vec![(*place).to_owned()], ..Root::default() };
        let naming = Naming::from_here(Standpoint::here(), places.iter().map(root).collect()).by_root();
        assert_eq!((naming.shown(name).as_str(), naming.name_of(expected).as_str()), (expected, name));
    }

    #[test]
    fn documents_are_called_by_their_root() {
        check(&["/srv/seeds", "/srv/more/arkiv"], "/srv/more/arkiv/2024/a.txt", "arkiv/2024/a.txt");
        check(&["/srv/seeds/a.txt"], "/srv/seeds/a.txt", "a.txt");
        check(&["/seeds"], "/seeds/a.txt", "seeds/a.txt");
        // Two of one name would be one.
        check(&["/srv/seeds", "/home/seeds"], "/srv/seeds/a.txt", "/srv/seeds/a.txt");
        check(&["/srv/seeds"], "/mnt/a.txt", "/mnt/a.txt");
    }
}
