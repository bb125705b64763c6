//! Lists endings of Swedish surnames. The lexicon is no list of names, so surnames are recognised by their endings.

/// Endings of Swedish surnames, each as it appears in damaged text and as it is written. A name with such an ending is
/// not read as a compound: "Vardgren" does not contain vård (care).
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

/// Letters of the shortest ending that is enough by itself. Shorter endings, such as "man" and "vik", are also common
/// at the end of words that are not names.
const TELLING: usize = 4;
/// Letters of the longest word that is taken for a name by its ending. Longer words are compounds. Not measured.
const LONGEST: usize = 10;

/// Whether `word` (lower case, undamaged) is short and has an ending of surnames that few words have. "Berglund" is a
/// name, although it could be split as the compound berg|lund.
pub fn is_likely(word: &str) -> bool {
    let ends = |ending: &str| ending.chars().count() >= TELLING && word.len() > ending.len() && word.ends_with(ending);
    word.chars().count() <= LONGEST && SURNAMES.iter().any(|(_, ending)| ends(ending))
}

/// Whether `word` (lower case) ends as surnames do: those made from a father's name ("Andersson") or from two words of
/// nature ("Berglund").
#[must_use]
pub fn ends_as_surname(word: &str) -> bool {
    word.ends_with("sson") || is_likely(word)
}
