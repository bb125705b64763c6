//! Counts how often ordinary words occur in texts. Leaves out names, foreign text and misread words of scans.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::PathBuf;
use walkdir::WalkDir;

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// In small letters.
    small: u64,
    /// With a capital inside a sentence, which suggests a name.
    capital: u64,
    documents: u64,
}

/// Words that occur less often are likely misspellings. Set by reading the words that occur three times.
const FEWEST: u64 = 3;
/// A word in a single document is one writer's habit.
const FEWEST_DOCUMENTS: u64 = 2;
/// A word that occurs this often in small letters is not a name, even if it is part of names ("stad" in "Göteborgs
/// stad").
const CERTAIN: u64 = 20;
/// A line is English if more than one word in eight is one of these.
const ENGLISH: [&str; 8] = ["the", "of", "and", "with", "from", "this", "that", "which"];
const ENGLISH_SHARE: usize = 8;

/// Letters that scanners confuse. A rare word that differs from a frequent word only by one of these is a misreading of
/// the frequent word ("böija" for "börja").
const CONFUSED: [(char, char); 18] = [
    ('i', 'l'),
    ('i', 'j'),
    ('i', 't'),
    ('i', 'r'),
    ('l', 't'),
    ('r', 't'),
    ('c', 'e'),
    ('e', 'o'),
    ('h', 'b'),
    ('a', 'å'),
    ('a', 'ä'),
    ('å', 'ä'),
    ('o', 'ö'),
    ('n', 'u'),
    ('f', 't'),
    ('n', 'r'),
    ('v', 'y'),
    ('g', 'q'),
];
/// How much more frequent that word must be. Set by reading: at 50, real words were lost ("lager" beside "laget").
const MORE_FREQUENT: u64 = 1_000;

/// The words in the files under `folders`, with their counts.
pub fn count(folders: &[PathBuf]) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for folder in folders {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                // Files in other encodings are left out: their words occur in other files too.
                if let Ok(text) = String::from_utf8(std::fs::read(entry.path())?) {
                    count_document(&text, &mut counts);
                }
            }
        }
    }
    let ordinary = counts.iter().filter(|(word, count)| is_ordinary(word, **count));
    let small: BTreeMap<String, u64> = ordinary.map(|(word, count)| (word.clone(), count.small)).collect();
    Ok(small.iter().filter(|(word, count)| !is_misread(word, **count, &small)).map(|(w, c)| (w.clone(), *c)).collect())
}

fn is_ordinary(word: &str, count: Count) -> bool {
    let is_name = count.capital >= count.small && count.small < CERTAIN;
    let letters = word.chars().count();
    count.small >= FEWEST
        && count.documents >= FEWEST_DOCUMENTS
        && !is_name
        && (1..=40).contains(&letters)
        && word.chars().all(|letter| letter.is_ascii_lowercase() || "åäöéüà".contains(letter))
}

fn is_misread(word: &str, count: u64, counts: &BTreeMap<String, u64>) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.len() > 3
        && (0..letters.len()).any(|place| {
            CONFUSED.iter().flat_map(|&(one, other)| [(one, other), (other, one)]).any(|(read, meant)| {
                let mut changed = letters.clone();
                changed[place] = meant;
                letters[place] == read
                    && counts.get(&changed.into_iter().collect::<String>()).is_some_and(|c| *c >= count * MORE_FREQUENT)
            })
        })
}

fn count_document(text: &str, counts: &mut BTreeMap<String, Count>) {
    let mut seen = BTreeSet::new();
    for line in text.lines() {
        let words = words(line);
        let english = words.iter().filter(|word| ENGLISH.contains(&word.text)).count();
        if english * ENGLISH_SHARE > words.len() {
            continue;
        }
        for word in words.iter().filter(|word| !word.is_broken) {
            if word.text.chars().all(char::is_lowercase) {
                counts.entry(word.text.to_owned()).or_default().small += 1;
                seen.insert(word.text);
            } else if word.is_inside_sentence {
                counts.entry(word.text.to_lowercase()).or_default().capital += 1;
            }
        }
    }
    for word in seen {
        counts.entry(word.to_owned()).or_default().documents += 1;
    }
}

struct Word<'line> {
    text: &'line str,
    /// A word stands directly before it, without punctuation between.
    is_inside_sentence: bool,
    /// It touches a hyphen, a digit or a sign of an address, so it is part of something longer.
    is_broken: bool,
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut end = None;
    let mut rest = 0;
    while let Some(start) = line[rest..].find(char::is_alphabetic).map(|found| rest + found) {
        let stop = line[start..].find(|c: char| !c.is_alphabetic()).map_or(line.len(), |found| start + found);
        let touches = |c: char| matches!(c, '-' | '\u{ad}' | '/' | '@' | '_') || c.is_ascii_digit();
        words.push(Word {
            text: &line[start..stop],
            is_inside_sentence: end.is_some_and(|end: usize| line[end..start].trim().is_empty()),
            is_broken: line[..start].ends_with(touches)
                || (line[stop..].starts_with(touches) && !is_elliptic(&line[stop..]))
                || is_of_address(line, start, stop),
        });
        end = Some(stop);
        rest = stop;
    }
    words
}

/// "goteborg.se": a full stop with letters on both sides.
fn is_of_address(line: &str, start: usize, stop: usize) -> bool {
    let before = line[..start].strip_suffix('.').is_some_and(|before| before.ends_with(char::is_alphanumeric));
    before || line[stop..].strip_prefix('.').is_some_and(|after| after.starts_with(char::is_alphabetic))
}

/// "hälso- och sjukvård": a hyphen inside a line, not one that breaks a word at the end of a line.
fn is_elliptic(after: &str) -> bool {
    after.strip_prefix("- ").is_some_and(|rest| !rest.trim().is_empty())
}
