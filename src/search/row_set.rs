//! A set of rows of the index, one bit each.

/// Rows of the index: passages, or items by their first passages.
#[derive(Debug)]
pub struct RowSet {
    bits: Vec<u64>,
    count: usize,
}

impl RowSet {
    /// An empty set for an index with this many rows.
    pub fn new(rows: usize) -> Self {
        Self { bits: vec![0; rows.div_ceil(64)], count: 0 }
    }

    pub fn add(&mut self, row: usize) {
        let bit = 1 << (row % 64);
        let bits = &mut self.bits[row / 64];
        self.count += usize::from(*bits & bit == 0);
        *bits |= bit;
    }

    pub fn has(&self, row: usize) -> bool {
        self.bits.get(row / 64).is_some_and(|bits| bits & (1 << (row % 64)) != 0)
    }

    /// The number of rows in the set.
    pub fn len(&self) -> usize {
        self.count
    }

    /// The rows, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.bits.len() * 64).filter(|row| self.has(*row))
    }
}

#[cfg(test)]
mod tests {
    use super::RowSet;

    #[test]
    fn each_row_counts_once_and_they_come_in_order() {
        let mut set = RowSet::new(129);
        for row in [128, 3, 64, 3] {
            set.add(row);
        }
        assert_eq!((set.len(), set.iter().collect::<Vec<_>>()), (3, vec![3, 64, 128]));
        assert!(set.has(64) && !set.has(65) && !set.has(9_999));
    }
}
