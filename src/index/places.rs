//! Identifies passages and items by their place among the entries of a snapshot.

/// A passage of a snapshot: its place among the entries of all segments, less than
/// [`entries`](super::Snapshot::entries).
///
/// Passages of one document follow each other item by item, and within an item in reading order. All text outside the
/// agenda counts as one item. A very long document is first divided into stretches, and this holds within each. The id
/// is valid only for its snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PassageId(pub(super) u32);

/// An agenda item, or the text outside the agenda of one document, identified by its first passage. The id is valid
/// only for its snapshot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId(pub(super) u32);

impl PassageId {
    /// The entry at place `row`, which must be less than [`entries`](super::Snapshot::entries).
    #[must_use]
    pub fn at(row: usize) -> Self {
        Self(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// Its index in a list with one row per entry.
    #[must_use]
    pub fn row(self) -> usize {
        self.0 as usize
    }
}

impl ItemId {
    /// The item whose first passage is at place `row`.
    #[must_use]
    pub fn at(row: usize) -> Self {
        Self(u32::try_from(row).unwrap_or(u32::MAX))
    }

    /// Its index in a list with one row per entry.
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
