//! Words that mean the same in Swedish local government: särskilt boende and äldreboende. A text is found by another word
//! for what is asked, in any inflection; which words there are is a list, `src/analysis/synonyms.txt`.

use super::{Condition, analyse};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

/// The list that ships with the program.
const SHIPPED: &str = include_str!("synonyms.txt");

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table::default();
    shipped().for_each(|set| table.add(&set, Origin::Shipped));
    table
});

/// The words that others stand for. Without anything set, those that ship with the program.
///
/// ```
/// use tingsok::search::Synonyms;
///
/// let own = vec![vec!["hemtjänst".to_owned(), "hemservice".to_owned()]];
/// assert_ne!(Synonyms::shipped().with(&own), Synonyms::shipped());
/// assert_eq!(Synonyms::shipped_without(&[]), Synonyms::shipped());
/// ```
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    /// `None` for those that ship: they are read when they are first asked for.
    table: Option<Arc<Table>>,
}

/// A word that stands for another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// Of its words in a row.
    pub stems: Vec<String>,
    pub origin: Origin,
}

/// Who says that two words mean the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The list that ships, which knows nothing of the documents at hand.
    Shipped,
    /// Whoever set up the index.
    Given,
}

/// By the stems of a word or of several, a space between: what else it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Table {
    others: BTreeMap<String, Vec<Synonym>>,
    /// Words of the longest.
    longest: usize,
}

impl Synonyms {
    /// Those that ship with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::default()
    }

    /// None at all.
    #[must_use]
    pub fn none() -> Self {
        Self { table: Some(Arc::default()) }
    }

    /// Those that ship, but for these words: they stand for nothing, and nothing for them.
    #[must_use]
    pub fn shipped_without(words: &[String]) -> Self {
        let left_out: Vec<String> = words.iter().map(|word| stems(word).join(" ")).collect();
        let mut table = Table::default();
        for mut set in shipped() {
            set.retain(|word| !left_out.contains(&stems(word).join(" ")));
            table.add(&set, Origin::Shipped);
        }
        Self { table: Some(Arc::new(table)) }
    }

    /// These, and further sets of words that mean the same.
    #[must_use]
    pub fn with(self, sets: &[Vec<String>]) -> Self {
        let mut table = self.table().clone();
        for set in sets {
            table.add(&set.iter().map(String::as_str).collect::<Vec<_>>(), Origin::Given);
        }
        Self { table: Some(Arc::new(table)) }
    }

    /// What else the word or words with these stems are called.
    #[must_use]
    pub fn of(&self, stems: &[&str]) -> &[Synonym] {
        if stems.len() > self.longest() {
            return &[];
        }
        self.table().others.get(&stems.join(" ")).map_or(&[], Vec::as_slice)
    }

    /// So many words the longest has.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.table().longest
    }

    fn table(&self) -> &Table {
        self.table.as_deref().unwrap_or(&TABLE)
    }
}

impl PartialEq for Synonyms {
    fn eq(&self, other: &Self) -> bool {
        self.table() == other.table()
    }
}

impl Eq for Synonyms {}

impl Table {
    fn add(&mut self, set: &[&str], origin: Origin) {
        let set: Vec<Vec<String>> = set.iter().map(|word| stems(word)).filter(|stems| !stems.is_empty()).collect();
        for own in &set {
            self.longest = self.longest.max(own.len());
            let others = self.others.entry(own.join(" ")).or_default();
            for stems in set.iter().filter(|stems| *stems != own) {
                let synonym = Synonym { stems: stems.clone(), origin };
                match others.iter_mut().find(|held| held.stems == *stems) {
                    // Who gives what ships means it.
                    Some(held) => held.origin = origin,
                    None => others.push(synonym),
                }
            }
        }
    }
}

/// The sets of the list.
fn shipped() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = SHIPPED.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('=').map(str::trim).collect())
}

fn stems(words: &str) -> Vec<String> {
    analyse(words, Condition::Clean).into_iter().map(|token| token.word.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Origin, Synonyms, shipped, stems};
    use std::collections::BTreeSet;

    #[track_caller]
    fn check(synonyms: &Synonyms, word: &str, expected: &[&str]) {
        let asked = stems(word);
        let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
        let found: Vec<String> = synonyms.of(&asked).iter().map(|synonym| synonym.stems.join(" ")).collect();
        assert_eq!(found, expected, "{word}");
    }

    #[test]
    fn a_word_has_the_others_of_its_set_in_any_inflection() {
        for word in ["vårdcentral", "Vårdcentralerna", "vårdcentralens"] {
            check(&Synonyms::shipped(), word, &["hälsocentral"]);
        }
        check(&Synonyms::shipped(), "barn- och ungdomspsykiatrin", &["bup"]);
        check(&Synonyms::shipped(), "BUP:s", &["barn och ungdomspsykiatri"]);
        check(&Synonyms::shipped(), "vård", &[]);
    }

    #[test]
    fn sets_are_added_and_words_left_out() {
        let own = [vec!["hemtjänst".to_owned(), "hemservice".to_owned()]];
        check(&Synonyms::shipped().with(&own), "hemtjänsten", &["hemservice"]);
        check(&Synonyms::shipped().with(&own), "suicid", &["självmord"]);
        check(&Synonyms::none().with(&own), "suicid", &[]);
        let fewer = Synonyms::shipped_without(&["Dagis".to_owned()]);
        check(&fewer, "förskola", &["daghem"]);
        check(&fewer, "dagis", &[]);
    }

    #[test]
    fn who_gives_what_ships_means_it() {
        let own = [vec!["suicid".to_owned(), "självmord".to_owned()]];
        assert_eq!(Synonyms::shipped().of(&["suicid"])[0].origin, Origin::Shipped);
        assert_eq!(Synonyms::shipped().with(&own).of(&["suicid"])[0].origin, Origin::Given);
    }

    #[test]
    fn the_list_is_of_sets_of_different_words() {
        let mut seen = BTreeSet::new();
        for set in shipped() {
            assert!(set.len() > 1, "{set:?}");
            let stemmed: BTreeSet<Vec<String>> = set.iter().map(|word| stems(word)).collect();
            assert_eq!(stemmed.len(), set.len(), "{set:?}: forms of one word find each other as they are");
            assert!(stemmed.iter().all(|stems| !stems.is_empty()), "{set:?}");
            assert!(seen.insert(stemmed), "{set:?} stands there twice");
        }
    }
}
