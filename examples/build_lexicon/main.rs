//! Builds the Swedish lexicon of the program from word lists and texts.
//!
//! `cargo run --release --example build_lexicon -- TEXTS... [--out FILE]`
//!
//! TEXTS are folders of Swedish plain text, one document per file. The same input gives the same file.
//! `src/analysis/lexicon/README.md` lists the texts behind the lexicon in the program.

#![expect(clippy::disallowed_methods, reason = "a program that reads files and writes one")]
#![expect(clippy::print_stdout, reason = "a program that says what it did")]

mod counts;
mod lemmas;
mod paradigm;
mod parts;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};
use tingsok::analysis::lexicon::{Lexicon, WordData};

const FOLDER: &str = "src/analysis/lexicon";

fn main() -> Result<(), Box<dyn Error>> {
    let mut texts = Vec::new();
    let mut out = PathBuf::from(FOLDER).join("sv.fst");
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--out" => out = PathBuf::from(arguments.next().ok_or("--out needs a file")?),
            _ => texts.push(PathBuf::from(argument)),
        }
    }
    if texts.is_empty() {
        return Err("no texts: name the folders to count words in".into());
    }
    let listed = words::read(&Path::new(FOLDER).join("words"))?;
    let counts = counts::count(&texts)?;
    println!("{} listed words, {} words in the texts", listed.len(), counts.len());
    let words = entries(&listed, &counts);
    let bytes = Lexicon::write(&words);
    println!("{} entries, {} bytes", words.len(), bytes.len());
    Ok(std::fs::write(out, bytes)?)
}

fn entries(listed: &[words::Word], counts: &BTreeMap<String, u64>) -> BTreeMap<String, WordData> {
    let mut lemmas = lemmas::of_words(listed, counts);
    let simple: BTreeSet<String> = lemmas.keys().cloned().collect();
    let nouns = listed
        .iter()
        .filter(|word| matches!(word.kind, words::Kind::Noun | words::Kind::Agent))
        .flat_map(|word| word.forms.iter().cloned())
        .collect();
    let large: BTreeSet<&String> =
        listed.iter().filter(|word| word.kind != words::Kind::Small).flat_map(|word| &word.forms).collect();
    let small = simple.iter().filter(|word| !large.contains(word)).cloned().collect();
    let basic: BTreeSet<String> = listed.iter().map(|word| word.lemma.clone()).collect();
    let combining = listed.iter().flat_map(|word| word.combining.iter().cloned()).collect();
    let known = parts::Known {
        counts,
        lemmas: &lemmas,
        listed: &simple,
        nouns: &nouns,
        small: &small,
        basic: &basic,
        combining: &combining,
    };
    let parts = parts::learn(&known);
    // "skol" stands for skola, "arbets" for arbete.
    let combined = listed.iter().flat_map(|word| word.combining.iter().map(|form| (form.as_str(), &word.lemma)));
    let combined: BTreeMap<&str, &String> = combined.filter(|(form, lemma)| form != lemma).collect();
    let stands_for = |part: &String| match combined.get(part.as_str()) {
        Some(lemma) => Some((*lemma).clone()),
        // A form that occurs in texts as a word of its own stays that word.
        None if counts.contains_key(part) => None,
        None => known.linked(part),
    };
    let linked: Vec<(String, String)> =
        parts.first.keys().filter_map(|part| Some((part.clone(), stands_for(part)?))).collect();
    let strangers: BTreeSet<&str> = counts
        .keys()
        .map(String::as_str)
        .filter(|word| !simple.contains(*word) && !is_compound(word, &parts))
        .collect();
    lemmas::add_strangers(&strangers, &mut lemmas);
    for (part, lemma) in linked {
        lemmas.entry(part).or_insert(lemma);
    }
    let keys: BTreeSet<&String> =
        counts.keys().chain(lemmas.keys()).chain(parts.first.keys()).chain(parts.last.keys()).collect();
    #[expect(clippy::cast_possible_truncation, reason = "costs are a few bits")]
    let entry = |key: &String| WordData {
        // A listed word that the texts lack counts once. Its other forms count zero, because nobody may write them.
        count: counts.get(key).copied().unwrap_or(u64::from(basic.contains(key))),
        lemma: lemmas.get(key).cloned(),
        is_simple: simple.contains(key),
        first: parts.first.get(key).map(|cost| *cost as f32),
        last: parts.last.get(key).map(|cost| *cost as f32),
    };
    keys.into_iter().map(|key| (key.clone(), entry(key))).collect()
}

/// Whether some cut of `word` is cheaper than its letters.
fn is_compound(word: &str, parts: &parts::Parts) -> bool {
    #[expect(clippy::cast_precision_loss, reason = "words have few letters")]
    let simple = word.chars().count() as f64 * parts::LETTER;
    word.char_indices().any(|(place, _)| {
        let (first, last) = word.split_at(place);
        matches!((parts.first.get(first), parts.last.get(last)), (Some(first), Some(last)) if first + last < simple)
    })
}
