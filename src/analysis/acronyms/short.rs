//! What looks like an acronym: "SIP", `BoU`, "AU:s".

use super::stretch::is_letter;
use super::{Fit, JOINT, LONGEST_WORD, MORE_WORDS, lower};

/// Letters and figures of an acronym. Schwartz and Hearst take 2 to 10; longer rows of capitals are headings
/// sooner than acronyms. By feel.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;
/// Party letters of the Riksdag, now and before: they stand in brackets after names. One letter is too short anyway.
const PARTIES: [&str; 5] = ["SD", "MP", "KD", "FP", "NYD"];

/// An acronym as printed, and its letters one by one.
pub struct Short {
    pub text: String,
    pub letters: Vec<Letter>,
}

#[derive(Clone, Copy)]
pub struct Letter {
    /// In lower case.
    pub character: char,
    pub is_capital: bool,
}

impl Short {
    /// `printed` as an acronym, when it looks like one: capitals and figures, small letters if they are not more:
    /// `BoU`.
    pub fn read(printed: &str) -> Option<Self> {
        if printed.len() > LONGEST_WORD || !printed.starts_with(char::is_uppercase) {
            return None;
        }
        let text = without_ending(printed);
        let letters: Vec<Letter> = text
            .chars()
            .map(|character| Letter { character: lower(character), is_capital: !character.is_lowercase() })
            .collect();
        let capitals = text.chars().filter(|character| character.is_uppercase()).count();
        let small = letters.iter().filter(|letter| !letter.is_capital).count();
        let is_plain = text.chars().all(char::is_alphanumeric);
        let is_roman = text.chars().all(|character| matches!(character, 'I' | 'V' | 'X'));
        (LENGTHS.contains(&letters.len()) && is_plain && !is_roman && capitals >= 2 && small <= capitals)
            .then(|| Self { text: text.to_owned(), letters })
    }

    /// What a fit may cost.
    pub fn limit(&self, fit: Fit) -> u32 {
        match (fit, self.letters.len()) {
            // Two letters are found in order nearly anywhere.
            (_, ..=2) | (Fit::Strict, _) => JOINT,
            (Fit::Loose, length) => u32::try_from(length).unwrap_or(u32::MAX),
        }
    }

    /// Words of a long form, parts after hyphens counted as words.
    pub fn longest(&self) -> usize {
        2 * (self.letters.len() + MORE_WORDS)
    }

    /// "HR-chef" and "EU:s utsläppshandel" explain nothing.
    pub fn is_in(&self, long: &str) -> bool {
        long.split(|character| !is_letter(character)).any(|word| word == self.text)
    }

    /// Party letters stand after names; "kommundirektören (KD)" is no name.
    pub fn is_party_after(&self, long: &str) -> bool {
        PARTIES.contains(&self.text.as_str()) && long.starts_with(char::is_uppercase)
    }
}

/// Endings of acronyms, with or without a colon.
const ENDINGS: [&str; 13] = ["s", "n", "en", "ens", "t", "et", "ets", "ar", "arna", "er", "erna", "are", "aren"];

/// Whether a word of capitals may have this ending; "" is one.
pub fn is_ending(ending: &str) -> bool {
    ending.is_empty() || ENDINGS.contains(&ending)
}

/// "SIP" of "SIP:en", "AUs" and "SIP".
fn without_ending(printed: &str) -> &str {
    let capitals = printed.trim_end_matches(char::is_lowercase);
    let (base, ending) = printed.split_once(':').unwrap_or_else(|| printed.split_at(capitals.len()));
    if is_ending(ending) { base } else { printed }
}
