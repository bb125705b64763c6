//! Stores values for some rows of the index.
//!
//! A list with one place per row says where each value is, so a value is found in one step. Values are visited in the
//! order in which they were added, so the same query always runs the same way.

use std::cell::RefCell;

/// How many emptied lists of places are kept for reuse: allocating one takes longer than many a query.
const MOST_SPARE: usize = 8;

thread_local! {
    static SPARE: RefCell<Vec<Vec<u32>>> = const { RefCell::new(Vec::new()) };
}

/// Values by row of the index.
#[derive(Debug)]
pub struct RowMap<T> {
    /// For each row of the index: 0, or one more than the place of its value.
    places: Vec<u32>,
    rows: Vec<u32>,
    values: Vec<T>,
}

impl<T: Default> RowMap<T> {
    /// An empty table for an index with this many rows.
    pub fn new(rows: usize) -> Self {
        let spare = SPARE.with_borrow_mut(Vec::pop).filter(|places| places.len() == rows);
        Self { places: spare.unwrap_or_else(|| vec![0; rows]), rows: Vec::new(), values: Vec::new() }
    }

    /// The value of `row`, which is added if there is none.
    pub fn entry(&mut self, row: usize) -> &mut T {
        let mut place = self.places[row] as usize;
        if place == 0 {
            self.rows.push(u32::try_from(row).unwrap_or(u32::MAX));
            self.values.push(T::default());
            place = self.values.len();
            self.places[row] = u32::try_from(place).unwrap_or(u32::MAX);
        }
        &mut self.values[place - 1]
    }

    pub fn get(&self, row: usize) -> Option<&T> {
        self.place(row).and_then(|place| self.values.get(place))
    }

    pub fn get_mut(&mut self, row: usize) -> Option<&mut T> {
        let place = self.place(row)?;
        self.values.get_mut(place)
    }

    fn place(&self, row: usize) -> Option<usize> {
        (self.places.get(row).copied()? as usize).checked_sub(1)
    }

    /// The number of rows with a value.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.rows.iter().map(|row| *row as usize).zip(&self.values)
    }

    pub fn iter_mut(&mut self) -> impl Iterator<Item = (usize, &mut T)> {
        self.rows.iter().map(|row| *row as usize).zip(&mut self.values)
    }

    /// Empties the table, in time proportional to its content.
    pub fn clear(&mut self) {
        for row in self.rows.drain(..) {
            self.places[row as usize] = 0;
        }
        self.values.clear();
    }
}

impl<T> Drop for RowMap<T> {
    fn drop(&mut self) {
        for row in self.rows.drain(..) {
            self.places[row as usize] = 0;
        }
        let places = std::mem::take(&mut self.places);
        SPARE.with_borrow_mut(|spare| {
            if spare.len() < MOST_SPARE && !places.is_empty() {
                spare.push(places);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::RowMap;

    #[test]
    fn values_are_found_by_row_and_walked_in_the_order_in_which_they_came() {
        let mut table = RowMap::<u32>::new(10);
        *table.entry(7) += 1;
        *table.entry(2) += 5;
        *table.entry(7) += 1;
        assert_eq!(table.iter().map(|(row, value)| (row, *value)).collect::<Vec<_>>(), [(7, 2), (2, 5)]);
        assert_eq!((table.get(2), table.get(3), table.get(99)), (Some(&5), None, None));
        table.clear();
        assert_eq!((table.len(), table.get(7)), (0, None));
    }
}
