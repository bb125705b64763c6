//! The word lists: one word a line with its class, see `src/analysis/lexicon/README.md`.

use super::paradigm::{self, Class};
use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

/// A word with all its forms.
#[derive(Debug, Clone)]
pub struct Word {
    pub lemma: String,
    pub forms: Vec<String>,
    /// Its forms as the first part of a compound, when that is not the word itself.
    pub combining: Vec<String>,
    pub is_noun: bool,
    /// Neither noun nor verb nor adjective.
    pub is_small: bool,
    is_verb: bool,
    is_adjective: bool,
}

/// The words of the lists in `folder`, file by file.
pub fn read(folder: &Path) -> Result<Vec<Word>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    files.sort();
    let mut words = Vec::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "txt")) {
        let text = std::fs::read_to_string(file)?;
        for (number, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or("").trim();
            if !line.is_empty() {
                let word = word(line).ok_or_else(|| format!("{}:{}: {line:?}", file.display(), number + 1))?;
                words.push(word);
            }
        }
    }
    // "begränsad" is a form of begränsa, though it is an adjective too.
    let of_verbs: BTreeSet<String> =
        words.iter().filter(|word| word.is_verb).flat_map(|word| word.forms.iter().cloned()).collect();
    words.retain(|word| !(word.is_adjective && of_verbs.contains(&word.lemma)));
    let agents: Vec<Word> = words.iter().filter_map(agent).collect();
    words.extend(agents);
    Ok(words)
}

/// Who does what a verb says: skapa, skapare. They are parts of compounds more often than words
/// ("projektskapare").
fn agent(verb: &Word) -> Option<Word> {
    let stem = verb.lemma.strip_suffix('a').filter(|_| verb.is_verb)?;
    let lemma = format!("{stem}are");
    Some(Word {
        forms: paradigm::forms(&lemma, Class::CommonBare),
        lemma,
        combining: vec![format!("{stem}ar")],
        is_noun: true,
        is_small: false,
        is_verb: false,
        is_adjective: false,
    })
}

/// "skola n1 +skol", "bok n = bok boken böcker böckerna"
fn word(line: &str) -> Option<Word> {
    let mut cells = line.split_whitespace();
    let lemma = cells.next()?.to_owned();
    let class = cells.next()?;
    let (combining, rest): (Vec<&str>, Vec<&str>) = cells.partition(|cell| cell.starts_with('+'));
    let mut combining: Vec<String> = combining.iter().map(|form| form[1..].to_owned()).collect();
    let forms = if class == "c" {
        combining.push(lemma.clone());
        Vec::new()
    } else if let ["=", given @ ..] = rest.as_slice() {
        let mut forms: Vec<String> =
            std::iter::once(lemma.as_str()).chain(given.iter().copied()).map(str::to_owned).collect();
        if matches!(class, "n" | "a") {
            paradigm::add_genitives(&mut forms);
        }
        forms
    } else if rest.is_empty() {
        paradigm::forms(&lemma, Class::named(class)?)
    } else {
        return None;
    };
    let is = |kind: char| class.starts_with(kind);
    Some(Word { lemma, forms, combining, is_noun: is('n'), is_small: is('x'), is_verb: is('v'), is_adjective: is('a') })
}
