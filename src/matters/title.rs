//! Reads from a title which matter it is about: its distinctive words, and the phrase and acronym by which texts speak
//! of the matter.

use super::vocabulary::{is_general, is_personnel, is_standing};
use crate::analysis::{self, Condition, analyse, fold};
use crate::protocol::opens_formally;
use std::collections::BTreeSet;

/// A title, taken apart into words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title {
    /// The stems of all words except function words and numbers.
    pub words: BTreeSet<String>,
    /// The stems of the distinctive words, which distinguish one matter from another.
    pub distinctive: BTreeSet<String>,
    /// The years in the title.
    years: BTreeSet<String>,
    /// The phrase by which a text may speak of the matter.
    pub phrase: Option<String>,
    /// The acronym: "IKB" of "Intensiv kontextuell behandling (IKB)".
    pub acronym: Option<String>,
}

/// How similar two titles of one matter are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TitleSimilarity {
    /// One title has all distinctive words of the other.
    Contains,
    /// The titles have at least three quarters of all their distinctive words in common.
    Overlaps,
    /// The titles have the same words.
    Same,
}

/// How many distinctive words a title needs to be found inside another title. With two, "Kommunalt forum" would match
/// every forum. Titles that overlap must have more than this in common.
const TELLING: usize = 3;

impl Title {
    /// Reads a title; `None` if the title does not say which matter it is about.
    pub fn read(printed: &str) -> Option<Self> {
        let folded = fold(printed);
        if opens_formally(printed) || is_standing(&folded) || is_personnel(&folded) {
            return None;
        }
        let mut title = Self::default();
        for token in analyse(printed, Condition::Clean) {
            let word = printed.get(token.start..token.end).unwrap_or_default();
            let stem = token.word.stem.clone();
            if is_year(word) {
                title.years.insert(word.to_owned());
            } else if word.chars().any(char::is_alphabetic) && !analysis::is_function_word(&word.to_lowercase()) {
                if !is_general(&fold(word)) && word.chars().count() > 1 {
                    title.distinctive.insert(stem.clone());
                }
                title.words.insert(stem);
            }
        }
        title.acronym = analysis::acronyms(printed)
            .into_iter()
            .map(|acronym| acronym.short)
            .find(|short| short.chars().count() > 2);
        title.phrase = phrase(printed).filter(|_| title.distinctive.len() > 1);
        (!title.distinctive.is_empty()).then_some(title)
    }

    /// How similar this title and `other` are; `None` if they are not of one matter. A title that names another year is
    /// another matter: what is done every year is a new matter each time.
    pub fn similarity(&self, other: &Self) -> Option<TitleSimilarity> {
        if !self.years.is_empty() && !other.years.is_empty() && self.years != other.years {
            return None;
        }
        if self.words == other.words && self.distinctive.len() > 1 {
            return Some(TitleSimilarity::Same);
        }
        let both = self.distinctive.intersection(&other.distinctive).count();
        let all = self.distinctive.union(&other.distinctive).count();
        if both > TELLING && both * 4 >= all * 3 {
            return Some(TitleSimilarity::Overlaps);
        }
        let (short, long) =
            if self.distinctive.len() <= other.distinctive.len() { (self, other) } else { (other, self) };
        (short.distinctive.len() >= TELLING && short.distinctive.is_subset(&long.distinctive))
            .then_some(TitleSimilarity::Contains)
    }
}

fn is_year(word: &str) -> bool {
    word.len() == 4
        && word.chars().all(|character| character.is_ascii_digit())
        && (word.starts_with("19") || word.starts_with("20"))
}

/// The title without brackets, and without general words at its end: "Centrum mot våld" of "Centrum mot våld – Budget".
/// `None` if a single word remains.
fn phrase(printed: &str) -> Option<String> {
    let mut bare = String::new();
    let mut depth = 0_usize;
    for character in printed.chars() {
        match character {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(character),
            _ => {}
        }
    }
    let mut rest = bare.as_str();
    while let Some((head, tail)) =
        rest.rsplit_once(" – ").or_else(|| rest.rsplit_once(" - ")).or_else(|| rest.rsplit_once(". "))
    {
        if !fold(tail).split_whitespace().all(|word| is_general(word) || analysis::is_function_word(word)) {
            break;
        }
        rest = head;
    }
    let rest = rest.trim_matches(|character: char| !character.is_alphanumeric());
    (rest.split_whitespace().count() > 1).then(|| rest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Title, TitleSimilarity};

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<TitleSimilarity>) {
        let likeness = Title::read(one).zip(Title::read(other)).and_then(|(one, other)| one.similarity(&other));
        assert_eq!(likeness, expected, "{one}: {other}");
    }

    #[test]
    fn titles_of_one_matter_are_alike() {
        check(
            "Förlängning av projektet Trygg hemgång",
            "Förlängning av projektet Trygg hemgång",
            Some(TitleSimilarity::Same),
        );
        check(
            "Statsbidrag psykisk hälsa",
            "Hantering av statsbidrag för strategiska insatser inom området psykisk hälsa",
            Some(TitleSimilarity::Contains),
        );
        check("Ordnat införande", "Ordnat införande", Some(TitleSimilarity::Same));
    }

    #[test]
    fn titles_that_come_back_are_no_matter() {
        check("Byte av deltagare i samordnande grupp", "Byte av deltagare i samordnande grupp", None);
        check("Årsredovisning för bolaget 2022", "Årsredovisning för bolaget 2023", None);
        check("Kommunalt forum", "Kommunalt forum om vård och omsorg", None);
        check("Övrigt", "Övrigt", None);
        check("Ordförande i grupp", "Ordförande i grupp", None);
    }

    #[test]
    fn texts_speak_of_a_matter_by_its_phrase_or_its_acronym() {
        let title = |printed: &str| Title::read(printed).unwrap_or_default();
        assert_eq!(title("Centrum mot våld - Budget").phrase.as_deref(), Some("Centrum mot våld"));
        assert_eq!(
            title("Intensiv kontextuell behandling (IKB)").phrase.as_deref(),
            Some("Intensiv kontextuell behandling")
        );
        assert_eq!(title("Intensiv kontextuell behandling (IKB)").acronym.as_deref(), Some("IKB"));
        assert_eq!(title("Hjälpmedel").phrase, None);
    }
}
