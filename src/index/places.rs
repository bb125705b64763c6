//! Where passages and items stand among the entries of a snapshot.

/// A passage of a snapshot: its place among the entries of all segments, below [`entries`](super::Snapshot::entries). Passages of one
/// document follow each other in reading order. Does not outlive the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId(pub(super) u32);

/// An agenda item, or what stands outside the agenda of one document: its first passage. Does not outlive the snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub(super) u32);

impl PassageId {
    /// The entry at this place; for places below [`entries`](super::Snapshot::entries) that were had from a passage.
    #[must_use]
    pub fn at(row: usize) -> Self {
        Self(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// Its place in a list with a row an entry.
    #[must_use]
    pub fn row(self) -> usize {
        self.0 as usize
    }
}

impl ItemId {
    /// Its place in a list with a row an entry.
    #[must_use]
    pub fn row(self) -> usize {
        self.0 as usize
    }

    /// The first of its passages. All of them share title and meeting.
    #[must_use]
    pub fn first(self) -> PassageId {
        PassageId(self.0)
    }
}
