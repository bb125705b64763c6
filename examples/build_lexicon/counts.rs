//! Counts how often words occur in texts. Only ordinary words count: no names, no foreign text, no fragments from
//! scans.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::PathBuf;
use walkdir::WalkDir;

#[derive(Debug, Clone, Copy, Default)]
struct Count {
    /// Occurrences in lower case.
    small: u64,
    /// Occurrences with a capital letter inside a sentence, which is the sign of a name.
    capital: u64,
    /// Documents that contain it in lower case.
    documents: u64,
}

/// Words with fewer occurrences are misspellings. Chosen after reading what a limit of three kept.
const FEWEST: u64 = 3;
/// The least number of documents: a word in a single document is one writer's own.
const FEWEST_DOCUMENTS: u64 = 2;
/// Words with this many lower-case occurrences are ordinary words, even if names contain them ("stad" in "Göteborgs
/// stad").
const CERTAIN: u64 = 20;
/// A line is English if more than one in `ENGLISH_SHARE` of its words is among these.
const ENGLISH: [&str; 8] = ["the", "of", "and", "with", "from", "this", "that", "which"];
const ENGLISH_SHARE: usize = 8;

/// Letters that scanners confuse. A rare word that differs from a frequent word in only one of these letters is the
/// frequent word, misread ("böija" for "börja").
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
/// How much more frequent the other word must be. Chosen by reading: at 50, real words were lost ("lager" beside
/// "laget").
const MORE_FREQUENT: u64 = 1_000;

/// Counts the words in the files under `folders`.
pub fn count(folders: &[PathBuf]) -> Result<BTreeMap<String, u64>, Box<dyn Error>> {
    let mut counts: BTreeMap<String, Count> = BTreeMap::new();
    for folder in folders {
        for entry in WalkDir::new(folder).sort_by_file_name() {
            let entry = entry?;
            if entry.file_type().is_file() {
                // A file in another encoding is skipped; it has no words that other files lack.
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
    /// Whether a word comes before it, with no punctuation between.
    is_inside_sentence: bool,
    /// Whether a hyphen, a digit or a sign of an address touches it, so that it is only part of something.
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

/// Whether the word is part of an address such as "goteborg.se": it has a full stop with letters on both sides.
fn is_of_address(line: &str, start: usize, stop: usize) -> bool {
    let before = line[..start].strip_suffix('.').is_some_and(|before| before.ends_with(char::is_alphanumeric));
    before || line[stop..].strip_prefix('.').is_some_and(|after| after.starts_with(char::is_alphabetic))
}

/// Whether the hyphen is that of "hälso- och sjukvård", and not one that breaks a word at the end of a line.
fn is_elliptic(after: &str) -> bool {
    after.strip_prefix("- ").is_some_and(|rest| !rest.trim().is_empty())
}
