//! Finds the stem that all forms of a word share. If the lexicon knows the word, or the last part of it
//! (hemsjukvårds|avtalet), the stem is the basic form; otherwise it is what remains without endings.

use super::compound;
use super::definite::without_definite_ending;
use super::derived;
use super::lexicon::{Entry, Lexicon};
use super::word_cache;
use rust_stemmers::{Algorithm, Stemmer};

/// Letters of the shortest known word that decides how an unknown word ending in it ("miss|brukarens") is inflected.
/// Inflection follows from the end of a word; shorter words occur there by chance. Not measured.
const TELLING: usize = 5;

/// The stem of `word`, which is in lower case. A word with figures is its own stem.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.contains(|character: char| character.is_ascii_digit()) {
        return word.to_owned();
    }
    if let Some(basic) = derived::certain_base(word) {
        return known(&basic).unwrap_or(basic);
    }
    let lexicon = Lexicon::built_in();
    let adverb = || derived::adverb(word).and_then(|adjective| known(&adjective));
    // "transportören" is not a form of öre, because transportör is a word.
    let derived = derived::possible_base(word);
    let is_word = |basic: &&String| lexicon.entry(basic).is_some_and(Entry::is_word);
    let of_word = || derived.as_ref().filter(is_word).map(|basic| known(basic).unwrap_or_else(|| basic.clone()));
    adverb()
        .or_else(|| lexicon.lemma(word))
        .or_else(of_word)
        .or_else(|| of_last_part(lexicon, word))
        .or_else(|| known(derived.as_ref()?))
        .unwrap_or_else(|| Stemmer::create(Algorithm::Swedish).stem(without_definite_ending(word)).into_owned())
}

/// The stem by the lexicon: of the word itself, or of a word in which it ends.
fn known(word: &str) -> Option<String> {
    let lexicon = Lexicon::built_in();
    lexicon.lemma(word).or_else(|| of_last_part(lexicon, word))
}

/// The stem of the first part of a compound, without what links it to the next part: hemsjukvård for "hemsjukvårds",
/// skola for "skol".
#[must_use]
pub fn first_part(part: &str) -> String {
    known(part).unwrap_or_else(|| match part.strip_suffix('s') {
        Some(word) => stem(word),
        None => stem(part),
    })
}

fn of_last_part(lexicon: &Lexicon, word: &str) -> Option<String> {
    let mut last = word;
    while let Some(cut) = word_cache::compound_joint(last) {
        last = &last[compound::last_start(lexicon, last, cut)..];
        if let Some(lemma) = lexicon.entry(last).and_then(|entry| lexicon.lemma_by(word, entry)) {
            return Some(lemma);
        }
    }
    let starts = word.char_indices().map(|(place, _)| place).skip(2);
    let ends = starts.take_while(|place| word[*place..].chars().nth(TELLING - 1).is_some()).map(|place| &word[place..]);
    ends.filter_map(|end| lexicon.entry(end)).find_map(|entry| lexicon.lemma_by(word, entry))
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[track_caller]
    fn check(forms: &[&str]) {
        for form in forms {
            assert_eq!(stem(form), stem(forms[0]), "{form}");
        }
    }

    #[test]
    fn forms_of_a_word_share_a_stem() {
        check(&["avtal", "avtalet", "avtalen", "avtals", "avtalets"]);
        check(&["möte", "mötet", "möten", "mötena"]);
        check(&["skola", "skolan", "skolor", "skolorna", "skolans"]);
        check(&["ärende", "ärendet", "ärenden", "ärendena"]);
        check(&["ledamot", "ledamöter", "ledamöterna"]);
        check(&["stad", "städer"]);
        check(&["hemsjukvårdsavtal", "hemsjukvårdsavtalet", "hemsjukvårdsavtalens"]);
        check(&["blorf", "blorfet"]);
        // "tillskapandet av lokala arbetstillfällen"
        check(&["tillskapande", "tillskapandet", "tillskapandets"]);
        check(&["bostadsbyggande", "bostadsbyggandet"]);
        check(&["oroligheter", "oroligheten", "oroligheterna"]);
        check(&["kvotering", "kvoteringen"]);
        check(&["samarbete", "samarbetet", "samarbetena"]);
        check(&["transportör", "transportören", "transportörerna"]);
        check(&["fängelse", "fängelser", "fängelserna"]);
        check(&["skriftlig", "skriftligt", "skriftligen"]);
    }

    #[test]
    fn words_of_one_root_have_stems_of_their_own() {
        let stems =
            ["möjlighet", "möjlig", "styrelse", "styr", "medborgare", "medborg", "lägenhet", "läge", "skola", "ska"];
        for (place, word) in stems.iter().enumerate() {
            for other in &stems[place + 1..] {
                assert_ne!(stem(word), stem(other), "{word} and {other}");
            }
        }
    }
}
