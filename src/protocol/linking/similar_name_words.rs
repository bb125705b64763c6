//! Finds the words of names that a damaged word may stand for, without comparing each word with each.

use crate::protocol::words::{Tolerance, allowed_edits, same_word};
use std::collections::{BTreeSet, HashMap, HashSet};

/// The longest word, in letters, that is searched for with its damage. Names have no longer words, and the work for a
/// word grows with the square of its length.
const LONGEST: usize = 30;

/// Folded words of names, each with the numbers of those that have it: people, or spellings of names.
///
/// If one word differs from another by one or two letters (changed, left out, added), the two become equal when one
/// or two letters are removed from both. So each word is stored under everything that remains of it after such
/// removals.
#[derive(Debug, Default)]
pub(in crate::protocol) struct SimilarNameWords {
    people: HashMap<String, Vec<usize>>,
    /// The words, by what remains of each after letters are removed.
    remains: HashMap<String, Vec<String>>,
}

impl SimilarNameWords {
    /// Adds the number `person` under `word`. Numbers are added in ascending order.
    pub fn add(&mut self, word: &str, person: usize) {
        if let Some(known) = self.people.get_mut(word) {
            if known.last() != Some(&person) {
                known.push(person);
            }
            return;
        }
        self.people.insert(word.to_owned(), vec![person]);
        for remain in remains(word, allowed_edits(word).unwrap_or(0)) {
            self.remains.entry(remain).or_default().push(word.to_owned());
        }
    }

    /// The words that `printed`, folded, may stand for, each with its numbers.
    pub fn find(&self, printed: &str) -> Vec<(&str, &[usize])> {
        let mut found: Vec<&str> = Vec::new();
        // A word of nine letters may have lost two.
        let most = if printed.chars().take(7).count() < 7 { 1 } else { 2 };
        let mut seen: HashSet<&str> = HashSet::new();
        for remain in remains(printed, most) {
            for word in self.remains.get(&remain).into_iter().flatten() {
                if seen.insert(word) && same_word(printed, word, Tolerance::Damaged) {
                    found.push(word);
                }
            }
        }
        found.sort_unstable();
        found.into_iter().filter_map(|word| Some((word, self.people.get(word)?.as_slice()))).collect()
    }
}

/// `word`, and what remains of it after up to `most` letters are removed.
fn remains(word: &str, most: usize) -> BTreeSet<String> {
    let mut found = BTreeSet::from([word.to_owned()]);
    if word.chars().take(LONGEST + 1).count() > LONGEST {
        return found;
    }
    let mut last = vec![word.to_owned()];
    for _ in 0..most {
        let mut next = Vec::new();
        for word in &last {
            for (place, letter) in word.char_indices() {
                let remain = format!("{}{}", &word[..place], &word[place + letter.len_utf8()..]);
                if found.insert(remain.clone()) {
                    next.push(remain);
                }
            }
        }
        last = next;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::SimilarNameWords;

    #[track_caller]
    fn check(known: &[&str], printed: &str, expected: &[&str]) {
        let mut similar = SimilarNameWords::default();
        for (person, word) in known.iter().enumerate() {
            similar.add(word, person);
        }
        assert_eq!(similar.find(printed).into_iter().map(|(word, _)| word).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_damaged_word_is_found_by_what_is_left_of_it() {
        check(&["anneli", "annika", "bo"], "annili", &["anneli"]);
        check(&["anneli", "annika", "bo"], "annel", &["anneli"]);
        check(&["hasselblom"], "hasse1b1om", &["hasselblom"]);
        check(&["hasselblom"], "asselbom", &["hasselblom"]);
        check(&["kim", "kai"], "kin", &[]);
        check(&["kim", "kai"], "kim", &["kim"]);
    }
}
