//! A word to the stem that its forms share.

use super::definite::without_definite_ending;
use rust_stemmers::{Algorithm, Stemmer};

/// The stem of `word`, which is in lower case. Figures have no forms.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.contains(|character: char| character.is_ascii_digit()) {
        return word.to_owned();
    }
    Stemmer::create(Algorithm::Swedish).stem(without_definite_ending(word)).into_owned()
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
        check(&["overenskommelse", "overenskommelsen"]);
    }
}
