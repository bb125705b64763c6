//! Works out whether people and matters are up to date with the documents.
//!
//! While an index is being updated, they are older than the documents. Only what they say of unchanged documents then
//! holds.

use super::fields::LINKED;
use super::{Error, Snapshot};
use std::collections::{BTreeMap, BTreeSet};

/// How the documents that people and matters were worked out from compare with the documents in the index.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LinkFreshness {
    /// `None` if people and matters are up to date; otherwise the names of the documents that have not changed since.
    unchanged: Option<BTreeSet<String>>,
    /// Number of documents that are new, changed or gone since.
    unlinked: usize,
}

impl LinkFreshness {
    pub(super) fn of(snapshot: &Snapshot) -> Result<Self, Error> {
        if snapshot.is_linked() {
            return Ok(Self::default());
        }
        let linked = match snapshot.alive(LINKED).next() {
            Some(entry) => snapshot.entry_of::<BTreeMap<String, String>>(entry)?,
            None => BTreeMap::new(),
        };
        let documents: BTreeMap<String, String> = snapshot.documents()?.into_iter().collect();
        let unchanged: BTreeSet<String> = linked
            .iter()
            .filter(|(name, sha256)| documents.get(*name) == Some(*sha256))
            .map(|(name, _)| name.clone())
            .collect();
        let gone = linked.keys().filter(|name| !documents.contains_key(*name)).count();
        let unlinked = documents.len() - unchanged.len() + gone;
        Ok(Self { unchanged: Some(unchanged), unlinked })
    }

    /// Whether people and matters were worked out from all documents in the index.
    pub fn is_current(&self) -> bool {
        self.unchanged.is_none()
    }

    /// Whether what they say of the document `name` still holds.
    pub fn is_unchanged(&self, name: &str) -> bool {
        self.unchanged.as_ref().is_none_or(|unchanged| unchanged.contains(name))
    }

    /// The number of documents that are new, changed or gone since.
    pub fn unlinked_documents(&self) -> usize {
        self.unlinked
    }
}
