//! Compares names: decides whether two names may be the same name, written differently. It does not use documents.

use crate::analysis::fold;
use foldhash::quality::FixedState;
use std::collections::BTreeSet;
use std::hash::BuildHasher;

/// A name, folded and split into words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The words in the order of the name; a double name is two words.
    words: Vec<String>,
    /// The words in alphabetical order: "Kim Holm Ek" and "Kim Ek Holm" have the same key.
    key: Vec<String>,
    /// The words as they sound, in alphabetical order.
    sounds: Vec<String>,
    /// Whether the given name is double: "Ann-Marie" is not Ann.
    is_double: bool,
}

/// How two different names that may be one differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The words are the same, in another order.
    Order,
    /// They sound alike: "Frid" and "Fridh", "Eva Karlsson" and "Ewa Carlsson".
    Spelling,
    /// One name has a word more: "Lena Olander" and "Lena Lind Olander".
    Part,
    /// One has only the initial of the first name: "L. Olander" and "Lena Olander".
    Initial,
    /// A long word has a letter too many or too few, or two letters that changed places.
    Typo,
    /// One letter differs, and the text may be damaged by OCR.
    Misreading,
}

/// The number of letters from which a word with one letter more or less counts as a typing error. Not measured: shorter
/// names have too many neighbours (Holm, Holms, Holme).
const LONG: usize = 7;

impl Name {
    /// Reads a printed name.
    #[must_use]
    pub fn new(printed: &str) -> Self {
        let words = words(printed);
        let mut key = words.clone();
        key.sort_unstable();
        let mut sounds: Vec<String> = words.iter().map(|word| sound(word)).collect();
        sounds.sort_unstable();
        let is_double = printed.split_whitespace().next().is_some_and(|first| first.contains('-'));
        Self { words, key, sounds, is_double }
    }

    /// The key of the name `printed`: its folded words in alphabetical order. Cheaper than [`Name::new`].
    #[must_use]
    pub fn key_of(printed: &str) -> Vec<String> {
        let mut key = words(printed);
        key.sort_unstable();
        key
    }

    /// The folded words, in the order of the name.
    #[must_use]
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// The folded words in one line, separated by spaces.
    #[must_use]
    pub fn written(&self) -> String {
        self.words.join(" ")
    }

    /// The folded words in alphabetical order.
    #[must_use]
    pub fn key(&self) -> &[String] {
        &self.key
    }

    /// The given name, or the first half of a double name.
    #[must_use]
    pub fn first(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }

    /// The last word: the surname, or the second half of a double surname.
    #[must_use]
    pub fn last(&self) -> &str {
        self.words.last().map_or("", String::as_str)
    }

    /// Whether the name is enough to identify a person: it has two words or more, and a word after the first is more
    /// than an initial.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.words.len() > 1 && self.words.iter().skip(1).any(|word| word.chars().count() > 1)
    }

    /// Whether the first name is more than an initial.
    #[must_use]
    pub fn is_spelled_out(&self) -> bool {
        self.first().chars().count() > 1
    }

    /// The first letter of the first name and how the surname sounds, and whether the name has only this letter: "L.
    /// Olander". `None` if the name does not consist of a first name and a surname.
    #[must_use]
    pub fn initial(&self) -> Option<((char, String), bool)> {
        let [first, last] = self.words.as_slice() else { return None };
        let letter = first.chars().next()?;
        (last.chars().count() > 1).then(|| ((letter, sound(last)), !self.is_spelled_out()))
    }

    /// How the first word sounds. Names that may be alike share this.
    #[must_use]
    pub fn first_sound(&self) -> String {
        sound(self.first())
    }

    /// Hashes for finding names that may be alike: two names that [`difference`](Self::difference) finds alike share at
    /// least one. Names that are not alike may share one by chance.
    #[must_use]
    pub fn traits(&self) -> BTreeSet<u64> {
        // There is a hash for each pair of words as they sound. There are also hashes for all words together, as they
        // are and with one letter of one word left out.
        // Nobody has a name of more words, and no word of a name has more letters. Longer texts are lists or tables,
        // and are not compared.
        let (most_words, most_letters) = (8, 40);
        let sounds = &self.sounds[..self.sounds.len().min(most_words)];
        let hash = FixedState::default();
        let mut traits = BTreeSet::new();
        for (place, one) in sounds.iter().enumerate() {
            traits.extend(sounds[place + 1..].iter().map(|other| hash.hash_one(("sounds", one, other))));
        }
        if self.key.len() > most_words {
            return traits;
        }
        for (place, word) in self.key.iter().enumerate() {
            let letters = word.chars().count();
            if !(SHORTEST_TYPO..=most_letters).contains(&letters) {
                continue;
            }
            let rest: Vec<&String> = self.key[..place].iter().chain(&self.key[place + 1..]).collect();
            // A typing error never changes the first letter.
            let without = |(at, letter): (usize, char)| [&word[..at], &word[at + letter.len_utf8()..]].concat();
            for left in std::iter::once(word.clone()).chain(word.char_indices().skip(1).map(without)) {
                traits.insert(hash.hash_one(("typo", &rest, left)));
            }
        }
        traits
    }

    /// Whether this name is short for `whole`: "Anneli L." and "Anneli" are both short for "Anneli Lind". The first
    /// words are equal, and each other word of this name is the beginning of a word of `whole`.
    #[must_use]
    pub fn shortens(&self, whole: &Self) -> bool {
        self.first() == whole.first()
            && self.words.len() <= whole.words.len()
            && self.words[1..]
                .iter()
                .all(|initial| whole.words[1..].iter().any(|word| word.starts_with(initial.as_str())))
    }

    /// Whether two words of names, folded, sound alike.
    #[must_use]
    pub fn sounds_as(one: &str, other: &str) -> bool {
        sound(one) == sound(other)
    }

    /// Whether two folded words of names differ by a single typing error.
    #[must_use]
    pub fn differs_by_one_typo(one: &str, other: &str) -> bool {
        letter_difference(one, other).is_some()
    }

    /// How this name differs from `other`, if both may belong to one person; `None` if they are equal or not alike.
    /// `is_damaged` says that one of them was read from damaged text.
    #[must_use]
    pub fn difference(&self, other: &Self, is_damaged: bool) -> Option<Difference> {
        if self.key == other.key {
            return (self.words != other.words).then_some(Difference::Order);
        }
        let (own, others) = (&self.sounds, &other.sounds);
        if own == others {
            return Some(Difference::Spelling);
        }
        if let (Some((one, is_initial)), Some((two, is_other_initial))) = (self.initial(), other.initial())
            && one == two
            && is_initial != is_other_initial
        {
            return Some(Difference::Initial);
        }
        if own.len() != others.len() {
            let (short, long) = if own.len() < others.len() { (own, others) } else { (others, own) };
            let is_part = short.len() > 1 && short.iter().all(|word| long.contains(word));
            let whole = if own.len() < others.len() { other } else { self };
            let has_both = !whole.is_double || whole.words.get(1).is_some_and(|half| short.contains(&sound(half)));
            let same_first = sound(self.first()) == sound(other.first());
            return (is_part && has_both && same_first).then_some(Difference::Part);
        }
        let differing = |one: &Self, two: &Self| -> Vec<String> {
            one.key.iter().filter(|word| !two.key.contains(*word)).cloned().collect()
        };
        let (one, two) = (differing(self, other), differing(other, self));
        let ([one], [two]) = (one.as_slice(), two.as_slice()) else { return None };
        typo(one, two, is_damaged)
    }
}

fn words(printed: &str) -> Vec<String> {
    let folded = fold(printed);
    let words = folded.split(|character: char| !(character.is_alphanumeric() || matches!(character, '\'' | '’')));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The fewest letters of words that are compared for typing errors.
const SHORTEST_TYPO: usize = 4;

/// How two words of four letters or more, which begin alike, differ by one letter.
enum LetterDifference {
    /// One has a letter too many, or two letters changed places.
    Moved,
    /// One letter differs.
    Replaced,
}

fn letter_difference(one: &str, other: &str) -> Option<LetterDifference> {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.first() != other.first() || one.len().min(other.len()) < SHORTEST_TYPO {
        return None;
    }
    let begin = one.iter().zip(&other).take_while(|(left, right)| left == right).count();
    let (rest, others) = (&one[begin..], &other[begin..]);
    let one_more = rest.get(1..) == Some(others) || others.get(1..) == Some(rest);
    let swapped =
        rest.len() > 1 && others.len() > 1 && (rest[0], rest[1]) == (others[1], others[0]) && rest[2..] == others[2..];
    let replaced = || one.len() == other.len() && rest.get(1..) == others.get(1..);
    if one_more || swapped { Some(LetterDifference::Moved) } else { replaced().then_some(LetterDifference::Replaced) }
}

/// How two words differ by one letter, if they may be the same name.
fn typo(one: &str, other: &str, is_damaged: bool) -> Option<Difference> {
    let shorter = one.chars().count().min(other.chars().count());
    // "Johansson" and "Johnsson" are both common, and so are most names that are made from a father's name.
    let fathers = one.ends_with("sson") && other.ends_with("sson");
    match letter_difference(one, other)? {
        LetterDifference::Moved => (shorter >= LONG && !fathers).then_some(Difference::Typo),
        LetterDifference::Replaced => (is_damaged && shorter >= 5).then_some(Difference::Misreading),
    }
}

/// How a folded word sounds, whatever its spelling. w sounds as v, ph as f; ck, c and q as k, x as ks, z as s. After
/// the first letter, h counts only before a vowel and not after t, d, g or r. A double letter counts once.
fn sound(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut sound = String::with_capacity(word.len());
    let mut push = |letter: char| {
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    };
    let is_vowel = |letter: Option<&char>| letter.is_some_and(|letter| "aeiouy".contains(*letter));
    let mut place = 0;
    while let Some(&letter) = letters.get(place) {
        let next = letters.get(place + 1);
        match (letter, next) {
            ('p', Some('h')) => {
                push('f');
                place += 1;
            }
            // "Christina" sounds as Kristina, but "Charlotte" does not begin with k.
            ('c', Some('h')) if !is_vowel(letters.get(place + 2)) => {
                push('k');
                place += 1;
            }
            ('q', Some('u' | 'v')) => {
                push('k');
                push('v');
                place += 1;
            }
            ('c' | 'q' | 'k', _) => push('k'),
            ('w' | 'v', _) => push('v'),
            ('x', _) => {
                push('k');
                push('s');
            }
            ('z', _) => push('s'),
            ('h', _) if place > 0 && (!is_vowel(next) || matches!(letters[place - 1], 't' | 'd' | 'g' | 'r')) => {}
            _ => push(letter),
        }
        place += 1;
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::{Difference, Name};

    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<Difference>) {
        assert_eq!(Name::new(one).difference(&Name::new(other), false), expected, "{one}: {other}");
        assert_eq!(Name::new(other).difference(&Name::new(one), false), expected, "{other}: {one}");
    }

    #[test]
    fn one_name_is_written_in_several_ways() {
        check("Kim Holm Ek", "Kim Ek Holm", Some(Difference::Order));
        check("Kim Frid", "Kim Fridh", Some(Difference::Spelling));
        check("Kristina Qvist", "Christina Kvist", Some(Difference::Spelling));
        check("Ewa Carlsson", "Eva Karlsson", Some(Difference::Spelling));
        check("Kim Winst", "Kim Winsth", Some(Difference::Spelling));
        check("Stefan Josefson", "Stephan Josefsson", Some(Difference::Spelling));
        check("Lena Olander", "Lena Lind Olander", Some(Difference::Part));
        check("L. Olander", "Lena Olander", Some(Difference::Initial));
        check("C. Aterlöf", "Clemens Atterlöf", Some(Difference::Initial));
        check("Kim Hasselbom", "Kim Hasselblom", Some(Difference::Typo));
        assert_eq!(Name::new("Anna-Karin Ek").key(), Name::new("Anna Karin Ek").key());
    }

    #[test]
    fn names_that_are_near_each_other_stay_two() {
        for (one, other) in [
            ("Kim Lund", "Kim Lind"),
            ("Kim Lindberg", "Kim Lundberg"),
            ("Kim Johansson", "Kim Johnsson"),
            ("Kim Hansson", "Kim Jansson"),
            ("Kim Holm", "Bo Holm"),
            ("Anna Ek", "Kim Anna Ek"),
            ("Ann Ek", "Ann-Marie Ek"),
            ("Kim Persson", "Kim Petersson"),
            ("K. Persson", "Bo Persson"),
            ("K. Holm", "K. Berg"),
        ] {
            check(one, other, None);
        }
    }

    #[test]
    fn damage_changes_a_letter() {
        let (one, other) = (Name::new("Kim Pelsson"), Name::new("Kim Pålsson"));
        assert_eq!(one.difference(&other, true), Some(Difference::Misreading));
        assert_eq!(one.difference(&other, false), None);
    }

    #[test]
    fn first_names_and_initials_shorten() {
        let shortens = |short: &str, whole: &str| Name::new(short).shortens(&Name::new(whole));
        assert!(shortens("Anneli", "Anneli Lind") && shortens("Anneli L.", "Anneli Lind"));
        assert!(!shortens("Anneli B.", "Anneli Lind") && !shortens("Anna", "Anneli Lind"));
        assert!(!Name::new("Anneli L.").is_whole() && Name::new("Bo Ek").is_whole());
    }
}
