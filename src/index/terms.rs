//! Packs the terms of a text into strings when the text is analysed, and unpacks them where tantivy expects a
//! tokenizer. Each word is thus analysed only once.

use super::fields::LISTS;
use crate::analysis::{Condition, Tier, analyse};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// The name by which the schema refers to [`Packed`].
pub const PACKED: &str = "packed";

/// The terms of a text, one string for each of [`LISTS`].
#[derive(Debug, Default)]
pub struct Terms {
    pub lists: [String; LISTS.len()],
    /// The number of words of the text.
    pub words: usize,
}

/// The end of a term. No word contains this character.
const END: char = '\0';

/// Stands for a distance between terms that is too long for one character; it may be repeated. No word begins with it.
const FAR: char = '\u{d7ff}';

impl Terms {
    pub fn of(text: &str, condition: Condition) -> Self {
        Self::after(None, text, condition)
    }

    /// The terms of `text` after a word that has the exact term `first` and no other.
    pub fn after(first: Option<&str>, text: &str, condition: Condition) -> Self {
        let tokens = analyse(text, condition);
        let mut lists: [String; LISTS.len()] = Default::default();
        // The list of exact words is about as long as the text.
        lists[0].reserve(text.len() + 2 * tokens.len());
        let mut last = [0; LISTS.len()];
        if let Some(first) = first {
            pack(&mut lists[0], 0, first);
        }
        let words = tokens.len() + usize::from(first.is_some());
        for (place, token) in (u32::from(first.is_some())..).zip(&tokens) {
            for ((tier, list), last) in LISTS.into_iter().zip(&mut lists).zip(&mut last) {
                token.each_term(tier, |term| {
                    // A stem that is equal to the word is only in the list of exact words.
                    if tier != Tier::Inflected || term != token.word.exact {
                        pack(list, place - *last, term);
                        *last = place;
                    }
                });
            }
        }
        Self { lists, words }
    }
}

fn pack(list: &mut String, mut distance: u32, term: &str) {
    while distance >= u32::from(FAR) {
        list.push(FAR);
        distance -= u32::from(FAR);
    }
    list.push(char::from_u32(distance).unwrap_or(END));
    list.push_str(term);
    list.push(END);
}

/// Unpacks the terms.
#[derive(Debug, Clone, Default)]
pub struct Packed {
    token: Token,
}

impl Tokenizer for Packed {
    type TokenStream<'a> = Unpacked<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Unpacked<'a> {
        self.token.position = 0;
        Unpacked { rest: text, token: &mut self.token }
    }
}

#[derive(Debug)]
pub struct Unpacked<'a> {
    rest: &'a str,
    token: &'a mut Token,
}

impl TokenStream for Unpacked<'_> {
    fn advance(&mut self) -> bool {
        loop {
            let mut letters = self.rest.chars();
            let Some(distance) = letters.next() else { return false };
            self.token.position += distance as usize;
            self.rest = letters.as_str();
            if distance != FAR {
                break;
            }
        }
        // The distance 0 is the same character as the end, so the end is looked for after it.
        let end = self.rest.find(END).unwrap_or(self.rest.len());
        self.token.text.clear();
        self.token.text.push_str(&self.rest[..end]);
        self.rest = self.rest.get(end + END.len_utf8()..).unwrap_or("");
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::{Packed, Terms, pack};
    use crate::analysis::Condition;
    use tantivy::tokenizer::{TokenStream, Tokenizer};

    fn unpacked(list: &str) -> Vec<(usize, String)> {
        let mut packed = Packed::default();
        let mut stream = packed.token_stream(list);
        let mut found = Vec::new();
        while stream.advance() {
            found.push((stream.token().position, stream.token().text.clone()));
        }
        found
    }

    #[test]
    fn what_is_packed_is_unpacked() {
        let mut list = String::new();
        for (distance, term) in [(0, "av"), (0, "avtal"), (1, "§12"), (200_000, "å"), (0xd7ff, "ö")] {
            pack(&mut list, distance, term);
        }
        let places: Vec<usize> = unpacked(&list).into_iter().map(|(place, _)| place).collect();
        assert_eq!(places, [0, 0, 1, 200_001, 255_296]);
        assert_eq!(unpacked(&list)[3].1, "å");
    }

    #[test]
    fn terms_keep_the_places_of_their_words() {
        let terms = Terms::of("Hemsjukvårdsavtalet om avtalen", Condition::Clean);
        let [exact, inflected, _, _, compound] = &terms.lists;
        let words =
            |list: &str| unpacked(list).into_iter().map(|(place, term)| format!("{place} {term}")).collect::<Vec<_>>();
        assert_eq!(words(exact), ["0 hemsjukvårdsavtalet", "1 om", "2 avtalen"]);
        // "om" is its own stem.
        assert_eq!(words(inflected), ["0 hemsjukvårdsavtal", "2 avtal"]);
        assert!(words(compound).contains(&"0 sjukvård".to_owned()), "{compound}");
        assert_eq!(terms.words, 3);
    }

    #[test]
    fn a_word_before_the_text_has_one_term() {
        let terms = Terms::after(Some("§4"), "Avtalen", Condition::Clean);
        let lists = terms.lists.each_ref().map(|list| unpacked(list));
        assert_eq!(lists[0], [(0, "§4".to_owned()), (1, "avtalen".to_owned())]);
        assert_eq!(lists[1], [(1, "avtal".to_owned())]);
        assert!(lists[2..].iter().all(Vec::is_empty), "{lists:?}");
        assert_eq!(terms.words, 2);
    }
}
