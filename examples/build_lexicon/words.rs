//! Reads the word lists: one word per line with its class, as `src/analysis/lexicon/README.md` describes.

use super::paradigm::{self, Class};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// A word with all its forms.
#[derive(Debug, Clone)]
pub struct Word {
    pub lemma: String,
    pub forms: Vec<String>,
    /// Its forms as the first part of a compound, when that is not the word itself.
    pub combining: Vec<String>,
    pub kind: Kind,
}

/// The kind of word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Noun,
    /// A noun made from a verb for the person who does it (skapa, skapare).
    Agent,
    Verb,
    Adjective,
    /// The first part of learned words, not a word by itself ("psyko").
    Element,
    /// Everything else. These words are part of few compounds.
    Small,
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
    // "begränsad" is a form of begränsa, although it is also an adjective; "låg" is not a form of ligga.
    let mut of_verbs: BTreeMap<String, String> = BTreeMap::new();
    for verb in words.iter().filter(|word| word.kind == Kind::Verb) {
        of_verbs.extend(verb.forms.iter().map(|form| (form.clone(), verb.lemma.clone())));
    }
    for word in words.iter_mut().filter(|word| word.kind == Kind::Adjective) {
        if let Some(verb) = of_verbs.get(&word.lemma).filter(|verb| is_participle(&word.lemma, verb)) {
            word.lemma.clone_from(verb);
        }
    }
    // "politiker" is a word of its own, not a form of politik.
    let lemmas: BTreeSet<String> = words.iter().map(|word| word.lemma.clone()).collect();
    for word in words.iter_mut().filter(|word| word.lemma.ends_with("ik")) {
        let person = format!("{}er", word.lemma);
        word.forms.retain(|form| !lemmas.contains(&person) || !form.starts_with(&person));
    }
    let derived: Vec<Word> = words.iter().flat_map(|word| agent(word).into_iter().chain(action(word))).collect();
    words.extend(derived);
    Ok(words)
}

/// The noun for the action of a verb in -era: finansiera, finansiering.
fn action(verb: &Word) -> Option<Word> {
    let stem = verb.lemma.strip_suffix("era").filter(|_| verb.kind == Kind::Verb)?;
    let lemma = format!("{stem}ering");
    Some(Word {
        forms: paradigm::forms(&lemma, Class::Ar),
        combining: vec![format!("{lemma}s")],
        lemma,
        kind: Kind::Noun,
    })
}

/// Whether an adjective that looks like a form of `verb` is its participle: it shares all but the ending.
fn is_participle(adjective: &str, verb: &str) -> bool {
    let shared = adjective.chars().zip(verb.chars()).take_while(|(one, other)| one == other).count();
    adjective.ends_with(['d', 't', 'n']) && shared + 2 >= verb.chars().count()
}

/// The noun for the person who does what a verb says: skapa, skapare. It occurs in compounds more often than as a word by
/// itself ("projektskapare").
fn agent(verb: &Word) -> Option<Word> {
    let stem = verb.lemma.strip_suffix('a').filter(|_| verb.kind == Kind::Verb)?;
    let lemma = format!("{stem}are");
    Some(Word {
        forms: paradigm::forms(&lemma, Class::CommonBare),
        lemma,
        combining: vec![format!("{stem}ar")],
        kind: Kind::Agent,
    })
}

/// "skola n1 +skol", "bok n = bok boken böcker böckerna"
fn word(line: &str) -> Option<Word> {
    let mut cells = line.split_whitespace();
    let lemma = cells.next()?.to_owned();
    let class = cells.next()?;
    let kind = match class.chars().next()? {
        'n' => Kind::Noun,
        'v' => Kind::Verb,
        'a' => Kind::Adjective,
        'c' => Kind::Element,
        _ => Kind::Small,
    };
    let (combining, rest): (Vec<&str>, Vec<&str>) = cells.partition(|cell| cell.starts_with('+'));
    let mut combining: Vec<String> = combining.iter().map(|form| form[1..].to_owned()).collect();
    let forms = if kind == Kind::Element {
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
    Some(Word { lemma, forms, combining, kind })
}
