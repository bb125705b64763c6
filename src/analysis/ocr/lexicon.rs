//! What reading a damaged word asks of a lexicon: to be walked letter by letter, and to say how frequent a word is.

/// A lexicon as a tree of letters: each place in it is the beginning of at least one word.
///
/// An automaton on disk, a table in memory: readings do not care, but they take many steps, so a step
/// must cost little and a place must be a plain value.
pub trait Frequency {
    /// A place in the tree.
    type Place: Copy;

    /// Where all words begin.
    fn root(&self) -> Self::Place;

    /// One letter on from `place`, in lower case; none if no word goes on so.
    fn step(&self, place: Self::Place, letter: char) -> Option<Self::Place>;

    /// How often the word that ends at `place` is met among a thousand million words; none if no word ends there.
    /// A lexicon that knows classes gives the middle of the class.
    fn frequency_at(&self, place: Self::Place) -> Option<u32>;

    /// How often `word` (lower case) is met among a thousand million words; none if it is unknown.
    fn frequency(&self, word: &str) -> Option<u32> {
        let place = word.chars().try_fold(self.root(), |place, letter| self.step(place, letter))?;
        self.frequency_at(place)
    }
}

/// What a word or a change costs: its improbability in tenths of a bit, so that costs add up.
pub type Cost = u32;

/// A word that is met once in a thousand million, the least that a lexicon can say: 30 bits.
const RAREST: Cost = 300;

/// The cost of a word that is met `frequency` times among a thousand million: -log2 of its share, taken as
/// straight between powers of two (never more than 0.09 bits from the curve).
pub fn cost_of(frequency: u32) -> Cost {
    let Some(bits) = frequency.checked_ilog2() else { return RAREST };
    let rest = u64::from(frequency) - (1 << bits);
    let tenths = bits * 10 + u32::try_from((rest * 10) >> bits).unwrap_or(0);
    RAREST.saturating_sub(tenths)
}

/// A sorted table of words as a tree: a place is the rows that begin alike, and how many bytes they share.
#[derive(Debug, Clone, Copy)]
pub struct Sorted<T: 'static>(pub &'static [T]);

/// A row of a [`Sorted`] table.
pub trait Row {
    /// In lower case; the table is sorted by it, byte by byte.
    fn word(&self) -> &str;
    fn frequency(&self) -> u32;
}

impl<T: Row> Frequency for Sorted<T> {
    type Place = (usize, usize, usize);

    fn root(&self) -> Self::Place {
        (0, self.0.len(), 0)
    }

    fn step(&self, (first, end, shared): Self::Place, letter: char) -> Option<Self::Place> {
        let rows = self.0.get(first..end)?;
        let next = |row: &T| row.word().get(shared..).and_then(|rest| rest.chars().next());
        let before = rows.partition_point(|row| next(row) < Some(letter));
        let through = rows.partition_point(|row| next(row) <= Some(letter));
        (before < through).then(|| (first + before, first + through, shared + letter.len_utf8()))
    }

    fn frequency_at(&self, (first, _, shared): Self::Place) -> Option<u32> {
        // The shortest of the words that begin alike stands first.
        self.0.get(first).filter(|row| row.word().len() == shared).map(Row::frequency)
    }
}

#[cfg(test)]
impl Row for (&str, u32) {
    fn word(&self) -> &str {
        self.0
    }

    fn frequency(&self) -> u32 {
        self.1
    }
}

#[cfg(test)]
mod tests {
    use super::{Frequency, Sorted, cost_of};

    #[test]
    fn a_table_is_a_tree() {
        let table = Sorted(&[("för", 9), ("förslag", 3), ("på", 5)]);
        assert_eq!(table.frequency("för"), Some(9));
        assert_eq!(table.frequency("förslag"), Some(3));
        assert_eq!(table.frequency("på"), Some(5));
        assert_eq!(table.frequency("förs"), None);
        assert_eq!(table.frequency(""), None);
        assert_eq!(table.frequency("pål"), None);
    }

    #[test]
    fn a_word_twice_as_frequent_costs_a_bit_less() {
        assert_eq!(cost_of(0), 300);
        assert_eq!(cost_of(1), 300);
        assert_eq!(cost_of(1024), 200);
        assert_eq!(cost_of(1536), 195);
        assert_eq!(cost_of(u32::MAX), 0);
    }
}
