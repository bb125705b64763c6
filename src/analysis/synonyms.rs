//! Finds synonyms: words that mean the same in Swedish local government, such as särskilt boende and äldreboende. A
//! text is also found by a synonym of the searched word, in any inflection. The list of synonyms is
//! `src/analysis/synonyms.txt`.

use super::{Condition, analyse};
use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, OnceLock};

/// The list of synonyms that ships with the program.
const SHIPPED: &str = include_str!("synonyms.txt");

/// The whole shipped list.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::of_shipped(|_| true));

/// The parts of the shipped list in which words that begin with a letter are looked up. To analyse all words would take
/// a third of the time of a short query.
static BY_LETTER: LazyLock<BTreeMap<char, OnceLock<Table>>> =
    LazyLock::new(|| shipped().flatten().filter_map(first_letter).map(|letter| (letter, OnceLock::new())).collect());

/// At least the most words that an entry of the shipped list has.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| shipped().flatten().map(|words| words.split([' ', '-']).count()).max().unwrap_or(0));

/// A list of synonyms. The default is the list that ships with the program.
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
    /// `None` for the shipped list, which is read at its first use.
    table: Option<Arc<Table>>,
}

/// A word or phrase with the same meaning as another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The stems of its words, in order.
    pub stems: Vec<String>,
    /// Where the synonym comes from.
    pub origin: Origin,
}

/// Where a synonym comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The shipped list, which does not know the documents at hand.
    Shipped,
    /// The settings of the index, or the calling program.
    Given,
}

/// Synonyms by the stems of a word or phrase, joined by spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Table {
    others: BTreeMap<String, Vec<Synonym>>,
    /// The number of words in the longest entry.
    longest: usize,
}

impl Synonyms {
    /// The list that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        Self::default()
    }

    /// An empty list.
    #[must_use]
    pub fn none() -> Self {
        Self { table: Some(Arc::default()) }
    }

    /// The shipped list without these words: they have no synonyms and are a synonym of no word.
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

    /// This list with further sets of words that mean the same.
    #[must_use]
    pub fn with(self, sets: &[Vec<String>]) -> Self {
        let mut table = self.table().clone();
        for set in sets {
            table.add(&set.iter().map(String::as_str).collect::<Vec<_>>(), Origin::Given);
        }
        Self { table: Some(Arc::new(table)) }
    }

    /// The synonyms of the word or phrase with these stems.
    #[must_use]
    pub fn of(&self, stems: &[&str]) -> &[Synonym] {
        let Some(letter) = stems.first().and_then(|first| first_letter(first)) else { return &[] };
        let table = match &self.table {
            Some(table) => Some(&**table),
            None => BY_LETTER.get(&letter).map(|own| {
                own.get_or_init(|| Table::of_shipped(|set| set.iter().any(|word| first_letter(word) == Some(letter))))
            }),
        };
        let Some(table) = table.filter(|table| stems.len() <= table.longest) else { return &[] };
        table.others.get(&stems.join(" ")).map_or(&[], Vec::as_slice)
    }

    /// At least the most words that an entry has.
    #[must_use]
    pub fn longest(&self) -> usize {
        self.table.as_ref().map_or(*LONGEST, |table| table.longest)
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
    /// The sets of the shipped list that `is_held` is true for.
    fn of_shipped(is_held: impl Fn(&[&str]) -> bool) -> Self {
        let mut table = Self::default();
        shipped().filter(|set| is_held(set)).for_each(|set| table.add(&set, Origin::Shipped));
        table
    }

    fn add(&mut self, set: &[&str], origin: Origin) {
        let set: Vec<Vec<String>> = set.iter().map(|word| stems(word)).filter(|stems| !stems.is_empty()).collect();
        for own in &set {
            self.longest = self.longest.max(own.len());
            let others = self.others.entry(own.join(" ")).or_default();
            for stems in set.iter().filter(|stems| *stems != own) {
                let synonym = Synonym { stems: stems.clone(), origin };
                match others.iter_mut().find(|held| held.stems == *stems) {
                    // A synonym that is given again counts as given, even if it ships too.
                    Some(held) => held.origin = origin,
                    None => others.push(synonym),
                }
            }
        }
    }
}

/// The sets in the shipped list.
fn shipped() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = SHIPPED.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|line| line.split('=').map(str::trim).collect())
}

/// The first letter of a word, which its stem has too.
fn first_letter(word: &str) -> Option<char> {
    word.chars().next().and_then(|letter| letter.to_lowercase().next())
}

fn stems(words: &str) -> Vec<String> {
    analyse(words, Condition::Clean).into_iter().map(|token| token.word.stem.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Origin, Synonyms, first_letter, shipped, stems};
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
        let own = [vec!["talarstol".to_owned(), "kateder".to_owned()]];
        check(&Synonyms::shipped().with(&own), "talarstolen", &["kateder"]);
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
            for word in &set {
                assert_eq!(
                    first_letter(&stems(word)[0]),
                    first_letter(word),
                    "{word} is looked up by its first letter"
                );
            }
        }
    }
}
