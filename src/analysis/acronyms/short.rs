//! Recognises acronyms by their letters: "SIP", `BoU`, "AU:s".

use super::stretch::is_letter;
use super::{Fit, JOINT, LONGEST_WORD, MORE_WORDS, lower};

/// How many letters and figures an acronym has. Schwartz and Hearst take 2 to 10; longer rows of capitals are more
/// often headings than acronyms. Not measured.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=8;
/// Letters of present and former parties of the Riksdag, which are in brackets after names. Parties with one letter are
/// not needed here: one letter is too short for an acronym.
const PARTIES: [&str; 5] = ["SD", "MP", "KD", "FP", "NYD"];

/// An acronym as printed, and its letters.
pub struct ShortForm {
    pub text: String,
    pub letters: Vec<Letter>,
}

/// A letter of an acronym.
#[derive(Clone, Copy)]
pub struct Letter {
    /// The letter in lower case.
    pub character: char,
    pub is_capital: bool,
}

impl ShortForm {
    /// Reads `printed` as an acronym; `None` if it does not look like one. It must have capitals and figures, and at
    /// most as many small letters as capitals, as in `BoU`.
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

    /// The highest cost of a fit.
    pub fn limit(&self, fit: Fit) -> u32 {
        match (fit, self.letters.len()) {
            // Two letters occur in order nearly anywhere.
            (_, ..=2) | (Fit::Strict, _) => JOINT,
            (Fit::Loose, length) => u32::try_from(length).unwrap_or(u32::MAX),
        }
    }

    /// The most words of a long form; parts after hyphens count as words.
    pub fn longest(&self) -> usize {
        2 * (self.letters.len() + MORE_WORDS)
    }

    /// Whether `long` contains the acronym itself: "HR-chef" and "EU:s utsläppshandel" explain nothing.
    pub fn is_in(&self, long: &str) -> bool {
        long.split(|character| !is_letter(character)).any(|word| word == self.text)
    }

    /// Whether the acronym is the letters of a party after a name. "kommundirektören (KD)" is not a name.
    pub fn is_party_after(&self, long: &str) -> bool {
        PARTIES.contains(&self.text.as_str()) && long.starts_with(char::is_uppercase)
    }
}

/// Endings of acronyms, after a colon or directly.
const ENDINGS: [&str; 13] = ["s", "n", "en", "ens", "t", "et", "ets", "ar", "arna", "er", "erna", "are", "aren"];

/// Whether a word of capitals may have this ending; "" counts as one.
pub fn is_ending(ending: &str) -> bool {
    ending.is_empty() || ENDINGS.contains(&ending)
}

/// An acronym without its ending: "SIP" of "SIP:en" and of "SIP", "AU" of "AUs".
fn without_ending(printed: &str) -> &str {
    let capitals = printed.trim_end_matches(char::is_lowercase);
    let (base, ending) = printed.split_once(':').unwrap_or_else(|| printed.split_at(capitals.len()));
    if is_ending(ending) { base } else { printed }
}
