//! Makes the queries: their kinds, and words for them drawn from the passages, from rare to common.

use crate::bare::Passage;
use crate::dice::Dice;
use crate::documents::is_content;
use serde::Serialize;
use tingsok::{Filter, Options};

/// A kind of query and how it is written.
pub struct Kind {
    pub name: &'static str,
    pub sort: Sort,
    /// The text before and after the words.
    written: [&'static str; 2],
    /// Whether the query is restricted to the meetings of one year.
    is_of_one_year: bool,
}

#[derive(Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    Word,
    Words,
    Phrase,
    Prefix,
    Fuzzy,
}

pub const KINDS: &[Kind] = &[
    Kind { name: "one word", sort: Sort::Word, written: ["", ""], is_of_one_year: false },
    Kind { name: "three words", sort: Sort::Words, written: ["", ""], is_of_one_year: false },
    Kind { name: "phrase", sort: Sort::Phrase, written: ["\"", "\""], is_of_one_year: false },
    Kind { name: "prefix", sort: Sort::Prefix, written: ["", "*"], is_of_one_year: false },
    Kind { name: "fuzzy", sort: Sort::Fuzzy, written: ["", "~"], is_of_one_year: false },
    Kind { name: "one year", sort: Sort::Word, written: ["", ""], is_of_one_year: true },
];

pub struct Question {
    pub sort: Sort,
    /// The query as typed.
    pub text: String,
    /// The words in lower case, as in the text; the beginning of a prefix, and the wrong spelling of a fuzzy word.
    pub words: Vec<String>,
    pub year: Option<i16>,
}

impl Question {
    pub fn options(&self, limit: usize) -> Options {
        Options { filter: Filter { year: self.year, ..Filter::default() }, ..Options::new(limit) }
    }
}

/// The passages that words are drawn from.
pub struct Source<'a> {
    pub passages: &'a [Passage],
    /// Each word of the passages and the number of passages it is in, rarest first.
    pub words: Vec<(String, u64)>,
}

impl Source<'_> {
    /// `count` queries of a kind, the same in each run over the same passages.
    pub fn questions(&self, kind: &Kind, count: usize) -> Vec<Question> {
        let mut dice = Dice::new(2);
        let mut questions = Vec::new();
        for number in 0..count {
            let mut word = |least: usize| self.word(number, count, least, &mut dice);
            let words = match kind.sort {
                Sort::Word => vec![word(4)],
                Sort::Prefix => vec![prefix(&word(6), number)],
                Sort::Fuzzy => vec![slipped(&word(6))],
                Sort::Words => self.of_one_passage(&mut dice, three_words),
                Sort::Phrase => self.of_one_passage(&mut dice, neighbours),
            };
            let [before, after] = kind.written;
            let year = if kind.is_of_one_year { self.year(&words[0], &mut dice) } else { None };
            questions.push(Question {
                sort: kind.sort,
                text: format!("{before}{}{after}", words.join(" ")),
                words,
                year,
            });
        }
        questions
    }

    /// The word for query `number` of `count`, with at least `least` letters. The words go from the rarest to the most
    /// common in even steps of the logarithm of the frequency.
    #[expect(clippy::cast_precision_loss, reason = "a frequency is aimed at")]
    fn word(&self, number: usize, count: usize, least: usize, dice: &mut Dice) -> String {
        let most = self.words.last().map_or(1, |(_, passages)| *passages) as f64;
        // A word in only one passage is often a misspelling, so the rarest word is in two.
        let aim = 2.0 * (most / 2.0).powf(number as f64 / (count - 1).max(1) as f64);
        let from = self.words.partition_point(|(_, passages)| (*passages as f64) < aim * 0.9);
        let to = self.words.partition_point(|(_, passages)| (*passages as f64) <= aim * 1.1);
        let fits = |(word, _): &&(String, u64)| word.chars().count() >= least;
        let near: Vec<&(String, u64)> = self.words[from..to].iter().filter(fits).collect();
        if near.is_empty() {
            let nearest = self.words[..to].iter().rev().chain(&self.words[to..]).find(fits);
            return nearest.expect("a word").0.clone();
        }
        dice.pick(&near).0.clone()
    }

    /// A year in which a passage has the word; any year if no passage has it in lower case.
    fn year(&self, word: &str, dice: &mut Dice) -> Option<i16> {
        let has = |text: &str| {
            text.contains(word) && text.split(|letter: char| !letter.is_alphanumeric()).any(|other| other == word)
        };
        let all = self.passages.iter().filter_map(|passage| Some((passage, passage.year?)));
        let mut years: Vec<i16> = all.clone().filter(|(passage, _)| has(&passage.text)).map(|(_, year)| year).collect();
        if years.is_empty() {
            years = all.map(|(_, year)| year).collect();
        }
        years.get(dice.below(years.len())).copied()
    }

    /// The words that `choose` finds in a randomly drawn passage.
    fn of_one_passage(&self, dice: &mut Dice, choose: fn(&[&str], usize) -> Option<Vec<String>>) -> Vec<String> {
        loop {
            let words: Vec<&str> = self.passages[dice.below(self.passages.len())].text.split_whitespace().collect();
            if let Some(chosen) = choose(&words, dice.below(words.len())) {
                return chosen;
            }
        }
    }
}

/// Three content words from `place` on.
fn three_words(words: &[&str], place: usize) -> Option<Vec<String>> {
    let mut chosen: Vec<String> = Vec::new();
    for word in words[place..].iter().map(|word| word.to_lowercase()) {
        if is_plain(&word) && is_content(&word) && !chosen.contains(&word) {
            chosen.push(word);
        }
        if chosen.len() == 3 {
            return Some(chosen);
        }
    }
    None
}

/// Two or three words side by side, with content words at both ends.
fn neighbours(words: &[&str], place: usize) -> Option<Vec<String>> {
    let length = 2 + place % 2;
    let row: Vec<String> = words.get(place..place + length)?.iter().map(|word| word.to_lowercase()).collect();
    let ends = [row.first()?, row.last()?];
    (row.iter().all(|word| is_plain(word)) && ends.iter().all(|word| is_content(word))).then_some(row)
}

/// Whether every tokenizer takes it for one word.
fn is_plain(word: &str) -> bool {
    word.chars().all(char::is_alphabetic)
}

/// The beginning of the word: by turns four letters, with which many words begin, and two thirds of the word.
fn prefix(word: &str, number: usize) -> String {
    let letters = if number.is_multiple_of(2) { 4 } else { word.chars().count() * 2 / 3 };
    word.chars().take(letters).collect()
}

/// The word without its middle letter.
fn slipped(word: &str) -> String {
    let middle = word.chars().count() / 2;
    word.chars().enumerate().filter(|(place, _)| *place != middle).map(|(_, letter)| letter).collect()
}
