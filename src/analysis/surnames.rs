//! Lists endings of Swedish surnames. Names are in no lexicon; their endings distinguish them from words.

/// Endings of Swedish surnames, each as damaged text has it and as it is written. A name with such an ending is a name,
/// whatever words it seems to contain: "Vardgren" has no vård in it.
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

/// Letters of the shortest ending that is enough by itself. Words end in "man" and "ling" too.
const TELLING: usize = 4;
/// Letters of the longest word that is taken for a name by its ending. Chosen by feel: longer words are compounds.
const LONGEST: usize = 10;

/// Whether `word` (lower case, undamaged) is short and has an ending of surnames that few words have: "Berglund" is a
/// name, although it could be made of a hill and a grove.
pub fn is_likely(word: &str) -> bool {
    let ends = |ending: &str| ending.chars().count() >= TELLING && word.len() > ending.len() && word.ends_with(ending);
    word.chars().count() <= LONGEST && SURNAMES.iter().any(|(_, ending)| ends(ending))
}

/// Whether `word` (lower case) ends as surnames do that are made from a father's name or from two words of nature.
#[must_use]
pub fn ends_as_surname(word: &str) -> bool {
    word.ends_with("sson") || is_likely(word)
}
