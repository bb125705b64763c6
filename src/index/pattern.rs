//! What is looked for in a text: words in an arrangement, each in one of several forms.

use crate::analysis::Tier;

/// Words in a certain arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// A slot a word; not empty.
    pub slots: Vec<Slot>,
    pub arrangement: Arrangement,
}

/// The terms of which a word must have one, each as its tier of analysis gives it; sorted in a [`Pattern`].
pub type Slot = Vec<(Tier, String)>;

/// How the words of a pattern stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arrangement {
    /// One after the other, no word between.
    Row,
    /// In any order, at most so many words from the first slot's: 0 is inside one word, 1 beside it.
    Within(u32),
}

impl Pattern {
    /// A single word.
    #[must_use]
    pub fn word(slot: Slot) -> Self {
        Self::row(vec![slot])
    }

    /// Words one after the other.
    #[must_use]
    pub fn row(slots: Vec<Slot>) -> Self {
        Self::new(slots, Arrangement::Row)
    }

    /// Words near each other.
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
