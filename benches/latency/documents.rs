//! Makes minutes from the sentences of those in seeds/. Some sentences stay unchanged; in the others, content words are
//! replaced by words of the lexicon that are as frequent, and by compounds of its parts.

use crate::dice::Dice;
use fst::Streamer;
use jiff::ToSpan;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use tingsok::analysis::is_function_word;
use tingsok::analysis::lexicon::Lexicon;
use tingsok::extract::{ExtractOptions, extract};
use tingsok::protocol::{Place, Protocol, join_line, parse};
use tingsok::source::{FILE_BYTES, Links, list, read};

const BODIES: [&str; 8] = [
    "Läns gemensam ledning",
    "Kommunstyrelsen",
    "Socialnämnden",
    "Regionstyrelsen",
    "Barn- och utbildningsnämnden",
    "Omsorgsnämnden",
    "Hälso- och sjukvårdsnämnden",
    "Kommunfullmäktige",
];
const FIRST_NAMES: [&str; 8] = ["Anna", "Karin", "Lars", "Mikael", "Eva", "Johan", "Marie", "Per"];
const LAST_NAMES: [&str; 8] = ["Andersson", "Nilsson", "Lindgren", "Öberg", "Karlsson", "Dahl", "Åström", "Berg"];

/// The share of sentences that stay unchanged: phrases that occur in all minutes.
const KEPT: f64 = 0.25;
/// The share of content words that are replaced in the other sentences.
const REPLACED: f64 = 0.7;
/// The share of the replaced words that become words of the item's topic, and the share that become compounds of two
/// parts from the lexicon, like about one word in twelve of minutes. The rest is drawn by frequency. By feel.
const OF_THE_ITEM: f64 = 0.4;
const COMPOUND: f64 = 0.1;
/// The number of words that an item is about.
const ABOUT: usize = 10;

/// Words that are drawn with a probability proportional to their weight.
#[derive(Default)]
struct Urn {
    words: Vec<String>,
    /// The sum of the weights up to and including each word.
    sums: Vec<f64>,
}

impl Urn {
    fn add(&mut self, word: &str, weight: f64) {
        let sum = self.sums.last().copied().unwrap_or(0.0);
        self.words.push(word.to_owned());
        self.sums.push(sum + weight);
    }

    fn draw(&self, dice: &mut Dice) -> &str {
        let drawn = dice.share() * self.sums.last().copied().unwrap_or(0.0);
        &self.words[self.sums.partition_point(|sum| *sum <= drawn).min(self.words.len() - 1)]
    }
}

/// The words and sentences that documents are made of.
pub struct Stock {
    words: Urn,
    firsts: Urn,
    lasts: Urn,
    titles: Vec<String>,
    sentences: Vec<String>,
}

impl Stock {
    pub fn gather() -> Self {
        let mut stock = Self {
            words: Urn::default(),
            firsts: Urn::default(),
            lasts: Urn::default(),
            titles: Vec::new(),
            sentences: Vec::new(),
        };
        stock.add_words();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
        // The damaged document is left out.
        for file in list(&folder, Links::Report, &|_| false).files.iter().filter(|file| !file.name.contains("003_")) {
            let text = extract(&read(file, FILE_BYTES).expect("a seed"), &ExtractOptions::default()).expect("a text");
            stock.add_sentences(&parse(&text, ""));
        }
        stock
    }

    fn add_words(&mut self) {
        let lexicon = Lexicon::built_in();
        let words = fst::Map::new(include_bytes!("../../src/analysis/lexicon/sv.fst")).expect("the lexicon");
        let mut keys = words.keys();
        while let Some(key) = keys.next() {
            let Ok(word) = std::str::from_utf8(key) else { continue };
            let Some(entry) = lexicon.entry(word).filter(|_| word.chars().all(char::is_alphabetic)) else { continue };
            if entry.is_word() && entry.count() > 0.0 && is_content(word) {
                self.words.add(word, f64::from(entry.count()));
            }
            for (urn, bits) in [(&mut self.firsts, entry.first()), (&mut self.lasts, entry.last())] {
                if let Some(bits) = bits {
                    urn.add(word, f64::from(-bits).exp2());
                }
            }
        }
    }

    fn add_sentences(&mut self, protocol: &Protocol) {
        self.titles.extend(protocol.agenda.iter().map(|item| item.title.clone()).filter(|title| title.len() < 80));
        for section in protocol.sections.iter().filter(|section| matches!(section.place, Place::Item(_))) {
            for paragraph in &section.paragraphs {
                let mut text = String::new();
                for line in &paragraph.lines {
                    join_line(&mut text, &line.text);
                }
                let sentences = text.split_inclusive(". ").map(str::trim);
                let is_whole = |sentence: &&str| {
                    sentence.starts_with(char::is_uppercase)
                        && sentence.ends_with('.')
                        && !sentence.contains(['[', ':'])
                };
                self.sentences.extend(sentences.filter(is_whole).map(str::to_owned));
            }
        }
    }

    /// Writes `count` documents under `folder`, in one folder per year.
    pub fn write(&self, folder: &Path, count: usize) {
        let mut dice = Dice::new(1);
        for number in 0..count {
            // Spreads the days over ten years from 2015: 37 and 3650 have no common divisor.
            let days = i64::try_from(number * 37 % 3650).unwrap_or(0);
            let date = jiff::civil::date(2015, 1, 1).saturating_add(days.days());
            let year = folder.join(date.year().to_string());
            fs::create_dir_all(&year).expect("made");
            let text = self.document(&date.to_string(), &mut dice);
            fs::write(year.join(format!("{number:05}.txt")), text).expect("written");
        }
    }

    fn document(&self, date: &str, dice: &mut Dice) -> String {
        let body = dice.pick(&BODIES);
        let mut text = format!("Protokoll {body} {date}\n\n1. Välkomna\n\nOrdförande hälsar ledamöterna välkomna.\n");
        for number in 2..10 + dice.below(8) {
            let about: Vec<&str> = (0..ABOUT).map(|_| self.words.draw(dice)).collect();
            let title = self.varied(&self.titles[dice.below(self.titles.len())], &about, dice);
            let name = format!("{} {}", dice.pick(&FIRST_NAMES), dice.pick(&LAST_NAMES));
            let _ = write!(text, "\n{number}. {title}\n\nFöredragare: {name}, {}\n", self.words.draw(dice));
            for _ in 0..2 + dice.below(4) {
                text.push('\n');
                for _ in 0..2 + dice.below(4) {
                    let sentence = &self.sentences[dice.below(self.sentences.len())];
                    let is_kept = dice.share() < KEPT;
                    text.push_str(&if is_kept { sentence.clone() } else { self.varied(sentence, &about, dice) });
                    text.push(' ');
                }
                text.push('\n');
            }
            if dice.below(2) == 0 {
                let (what, whom) = (dice.pick(&about), self.words.draw(dice));
                let _ = write!(text, "\nBeslut: {body} beslutar att anta förslag till {what} och {whom}.\n");
            }
        }
        text
    }

    /// The text with some content words replaced, and its frame unchanged.
    fn varied(&self, text: &str, about: &[&str], dice: &mut Dice) -> String {
        let word = |printed: &str, dice: &mut Dice| {
            let word = printed.trim_matches(|character: char| !character.is_alphabetic());
            let is_small = word.chars().all(|character| character.is_alphabetic() && character.is_lowercase());
            if !is_small || !is_content(word) || dice.share() >= REPLACED {
                return printed.to_owned();
            }
            let other = match dice.share() {
                share if share < OF_THE_ITEM => dice.pick(about).to_owned(),
                share if share < OF_THE_ITEM + COMPOUND => {
                    format!("{}{}", self.firsts.draw(dice), self.lasts.draw(dice))
                }
                _ => self.words.draw(dice).to_owned(),
            };
            printed.replacen(word, &other, 1)
        };
        text.split_whitespace().map(|printed| word(printed, dice)).collect::<Vec<_>>().join(" ")
    }
}

/// Whether a word says what a text is about.
pub fn is_content(word: &str) -> bool {
    word.chars().count() >= 4 && !is_function_word(word)
}
