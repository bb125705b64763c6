//! Recognises endings that derive a word from another and are inflected in one way only: möjlig|het, bygg|ande,
//! fäng|else.

/// An ending in its basic form, and its inflected forms.
type Ending = (&'static str, &'static [&'static str]);

/// Endings that are always derived, whatever parts the word seems to have: there is no "heter" in "oroligheter".
const SURE: [Ending; 1] = [("het", &["het", "heten", "heter", "heterna"])];

/// Endings of adverbs of adjectives: "skriftligen" belongs to skriftlig, as "skriftligt" does, and not to skrift.
const OF_ADJECTIVES: [Ending; 1] = [("lig", &["ligen"])];

/// Endings that may be derived, for words that are in no list: "tillskapandet" is a form of tillskapande, "fängelser"
/// of fängelse, "transportören" of transportör. "Branden" and "svansen" have the same endings without being derived.
const LIKELY: [Ending; 4] = [
    ("ande", &["andet", "anden", "andena"]),
    ("ende", &["endet", "enden", "endena"]),
    ("else", &["elsen", "elser", "elserna"]),
    ("ör", &["ören", "örer", "örerna"]),
];

/// Letters that must precede an ending: fewer make no word ("eden", "andet").
const SHORTEST: usize = 3;

/// The basic form of `word` (lower case), if its ending is certainly a derived one.
pub fn certain_base(word: &str) -> Option<String> {
    basic(word, &SURE)
}

/// The adjective of which `word` (lower case) may be the adverb. The caller must check that it exists.
pub fn adverb(word: &str) -> Option<String> {
    basic(word, &OF_ADJECTIVES)
}

/// The basic form of `word` (lower case), if its ending may be a derived one. The caller must check that such a word
/// exists.
pub fn possible_base(word: &str) -> Option<String> {
    basic(word, &LIKELY)
}

fn basic(word: &str, endings: &[Ending]) -> Option<String> {
    let base = word.strip_suffix('s').unwrap_or(word);
    let is_long = |before: &&str| before.chars().count() >= SHORTEST;
    endings.iter().find_map(|(basic, others)| {
        let before = others.iter().find_map(|other| base.strip_suffix(other)).filter(is_long)?;
        Some(format!("{before}{basic}"))
    })
}

#[cfg(test)]
mod tests {
    use super::{adverb, certain_base, possible_base};

    #[test]
    fn forms_of_derived_words_have_one_basic_form() {
        for form in ["orolighet", "orolighets", "oroligheten", "oroligheter", "oroligheterna", "oroligheternas"] {
            assert_eq!(certain_base(form).as_deref(), Some("orolighet"));
        }
        assert_eq!(adverb("skriftligen").as_deref(), Some("skriftlig"));
        assert_eq!(possible_base("tillskapandets").as_deref(), Some("tillskapande"));
        assert_eq!(possible_base("fängelser").as_deref(), Some("fängelse"));
    }

    #[test]
    fn what_is_too_short_is_none() {
        for word in ["heter", "andet", "landet", "hets", "ligen"] {
            assert_eq!(certain_base(word).or(possible_base(word)), None, "{word}");
        }
    }
}
