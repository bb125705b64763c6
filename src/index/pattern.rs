//! Describes what to look for in a text: words in an arrangement, each in one of several forms.

use crate::analysis::Tier;

/// Words in a certain arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// One slot per word; not empty.
    pub slots: Vec<Slot>,
    /// How the words are placed.
    pub arrangement: Arrangement,
}

/// The terms of which a word must have one, each with its tier of analysis; sorted in a [`Pattern`].
pub type Slot = Vec<(Tier, String)>;

/// How the words of a pattern are placed relative to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// One after another, with no word between.
    Adjacent,
    /// In any order, each within this many words of the first slot's word: 0 is inside the same word, 1 beside it.
    Within(u32),
}

impl Pattern {
    /// A pattern of a single word.
    #[must_use]
    pub fn word(slot: Slot) -> Self {
        Self::adjacent(vec![slot])
    }

    /// A pattern of words one after another.
    #[must_use]
    pub fn adjacent(slots: Vec<Slot>) -> Self {
        Self::new(slots, Arrangement::Adjacent)
    }

    /// A pattern of words within `distance` words of the first.
    #[must_use]
    pub fn within(distance: u32, slots: Vec<Slot>) -> Self {
        Self::new(slots, Arrangement::Within(distance))
    }

    fn new(mut slots: Vec<Slot>, arrangement: Arrangement) -> Self {
        for slot in &mut slots {
            slot.sort_unstable();
            slot.dedup();
        }
        Self { slots, arrangement }
    }
}
