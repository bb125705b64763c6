//! What Swedish surnames end in. Names are in no lexicon; by their endings they are told from words.

/// The endings that Swedish surnames are made with, without and with what a damaged text has lost. A name that ends
/// so is a name, whatever words it may be made of: "Vardgren" has no vård in it.
pub const SURNAMES: &[(&str, &str)] = &[
    ("back", "bäck"),
    ("berg", "berg"),
    ("blad", "blad"),
    ("borg", "borg"),
    ("dahl", "dahl"),
    ("feldt", "feldt"),
    ("fors", "fors"),
    ("gren", "gren"),
    ("holm", "holm"),
    ("hult", "hult"),
    ("kvist", "kvist"),
    ("lind", "lind"),
    ("ling", "ling"),
    ("lof", "löf"),
    ("lund", "lund"),
    ("man", "man"),
    ("mark", "mark"),
    ("qvist", "qvist"),
    ("ren", "rén"),
    ("sjo", "sjö"),
    ("sson", "sson"),
    ("stedt", "stedt"),
    ("strand", "strand"),
    ("strom", "ström"),
    ("strém", "ström"),
    ("vik", "vik"),
    ("wall", "wall"),
];

/// Letters of an ending that says enough: "man" and "ling" end words, too.
const TELLING: usize = 4;
/// Letters of the longest word that is taken for a name by its ending. By feel: longer ones are compounds.
const LONGEST: usize = 10;

/// Whether `word` (lower case, undamaged) is short and ends as surnames do and few words: "Berglund" is a name, though
/// there are hills and groves.
pub fn is_likely(word: &str) -> bool {
    let ends = |ending: &str| ending.chars().count() >= TELLING && word.len() > ending.len() && word.ends_with(ending);
    word.chars().count() <= LONGEST && SURNAMES.iter().any(|(_, ending)| ends(ending))
}

/// Whether `word` (lower case) ends as surnames do that are made of a father's name or of two words of nature.
#[must_use]
pub fn ends_as_surname(word: &str) -> bool {
    word.ends_with("sson") || is_likely(word)
}
