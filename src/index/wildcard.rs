//! Matches a word of which only some letters are given: "vård*", "*avtal", "hem*avtal".

/// The letters that a word must begin with, contain in order, and end with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wildcard {
    /// The beginning; may be empty.
    pub start: String,
    /// The letters in between, in order.
    pub between: Vec<String>,
    /// The end; may be empty.
    pub end: String,
}

impl Wildcard {
    /// The words that begin with `start`.
    #[must_use]
    pub fn prefix(start: &str) -> Self {
        Self { start: start.to_owned(), ..Self::default() }
    }

    /// Whether `word` has these letters, without using any letter twice.
    #[must_use]
    pub fn fits(&self, word: &str) -> bool {
        let Some(rest) = word.strip_prefix(self.start.as_str()) else { return false };
        let Some(mut rest) = rest.strip_suffix(self.end.as_str()) else { return false };
        for letters in &self.between {
            let Some(place) = rest.find(letters.as_str()) else { return false };
            rest = &rest[place + letters.len()..];
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Wildcard;

    #[track_caller]
    fn check([start, between, end]: [&str; 3], word: &str, expected: bool) {
        let between = [between].into_iter().filter(|letters| !letters.is_empty()).map(str::to_owned).collect();
        let wildcard = Wildcard { start: start.to_owned(), between, end: end.to_owned() };
        assert_eq!(wildcard.fits(word), expected, "{word}");
    }

    #[test]
    fn a_word_has_the_letters_in_order() {
        check(["vård", "", ""], "vårdavtal", true);
        check(["vård", "", ""], "hemvård", false);
        check(["", "", "avtal"], "vårdavtal", true);
        check(["hem", "", "avtal"], "hemsjukvårdsavtal", true);
        check(["hem", "vård", "avtal"], "hemsjukvårdsavtal", true);
        check(["hem", "avtal", "avtal"], "hemsjukvårdsavtal", false);
        check(["avtal", "", "avtal"], "avtal", false);
    }
}
