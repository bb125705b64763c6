//! Defines the limits on the cost of one query, so that no query takes long however it is written.

use serde::{Deserialize, Serialize};

/// The limits of one query. Whatever goes beyond a limit is left out before anything is looked up for it, and a note
/// says so.
///
/// ```
/// use tingsok::search::{QuestionLimits, Options};
///
/// let limits = QuestionLimits { wildcards: 2, ..QuestionLimits::default() };
/// let options = Options { limits, ..Options::new(10) };
/// assert_eq!(options.limits.words, QuestionLimits::default().words);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[serde(expecting = "a table, such as the lines under [limits.question]")]
pub struct QuestionLimits {
    /// Characters of a query that are read. Default 4,000: a page of text. No user types more, and text that a program
    /// pastes in must still be answered quickly.
    pub characters: usize,
    /// Words, phrases, fields and brackets of a query that are read; repeated ones count each time. Default 1,000: a
    /// page of text has some 700 words.
    pub parts: usize,
    /// Depth of nested brackets. Default 8, not measured: typed queries do not nest deeper.
    pub depth: usize,
    /// Different words and phrases that are searched for; each costs a walk through its occurrences. Required and
    /// excluded words may go beyond this, up to 64 altogether. Default 48, not measured: more than anybody types.
    pub words: usize,
    /// Words of one phrase, or of one chain of words joined by NÄRA. Default 32, not measured: two lines of text.
    pub phrase: usize,
    /// Different words with * in a query. All those without a given beginning share one walk through the words of the
    /// index. Default 8, not measured.
    pub wildcards: usize,
    /// Words of the index that one word with * stands for, the most frequent first. Default 1,000, not measured.
    pub wildcard_words: usize,
    /// The most words of the index that all words with * of a query together may stand for. Each gets an equal share. The
    /// index has four lists of words: as printed, stems, likely readings of words damaged by OCR, and words without å, ä,
    /// ö and accents. The limit holds for each list. Default 2,000: measured on 240,000 made-up words in 300 documents, eight words with * take 0.3 s of processor time.
    pub all_wildcard_words: usize,
    /// The most comparisons with words of the index that a query may need for all its words with *. Each of
    /// these lists is walked separately. Default 2,500,000:
    /// enough for a vocabulary of 1,000,000 words in two of these lists. Measured on such a vocabulary, one comparison
    /// takes about 0.4 µs.
    pub looks: usize,
    /// Different words with ~ in a query. Default 8, not measured: each is a walk through the words of the index with a
    /// spelling close to it.
    pub similar: usize,
    /// Words of the index that one word with ~ stands for, the nearest first. Default 20, not measured.
    pub similar_words: usize,
    /// Words that occur nowhere and are searched for in other spellings. Default 3, not measured: a query with more
    /// misspelled words is pasted text.
    pub corrections: usize,
    /// Letters of the longest word that is searched for in other spellings. Default 50, not measured: the longest
    /// compounds in use have some 40.
    pub misspelled: usize,
    /// Synonyms for one word or phrase of the query. Default 8, not measured: none of the sets shipped with Tingsök has
    /// so many words. Each is a walk through its occurrences.
    pub synonyms: usize,
    /// Different fields in a query, such as organ: or datum:. Default 16, not measured: each is a walk through all
    /// entries of the index.
    pub filters: usize,
    /// Items, groups or people in a ranked answer. Default 100,000, not measured: more than a user reads, and few
    /// enough to fit in memory.
    pub hits: usize,
}

impl Default for QuestionLimits {
    fn default() -> Self {
        Self {
            characters: 4_000,
            parts: 1_000,
            depth: 8,
            words: 48,
            phrase: 32,
            wildcards: 8,
            wildcard_words: 1_000,
            all_wildcard_words: 2_000,
            looks: 2_500_000,
            similar: 8,
            similar_words: 20,
            corrections: 3,
            misspelled: 50,
            synonyms: 8,
            filters: 16,
            hits: 100_000,
        }
    }
}

/// The most words in a plan: each has one bit in an item's mask.
const MOST_WORDS: usize = 64;

impl QuestionLimits {
    /// How many words a plan may have before further words that are only wanted are left out.
    pub(super) fn wanted(&self) -> usize {
        self.words.min(MOST_WORDS)
    }

    /// How many words a plan may have in all, including required and excluded words.
    pub(super) fn demanded() -> usize {
        MOST_WORDS
    }

    /// How deep brackets and alternatives may be nested: each bracket may contain alternatives.
    pub(super) fn nesting(&self) -> usize {
        self.depth.saturating_mul(2).saturating_add(2)
    }
}

#[cfg(test)]
mod tests {
    use super::QuestionLimits;

    #[test]
    fn limits_are_read_from_what_is_given_of_them() {
        let limits: QuestionLimits = serde_json::from_str(r#"{"wildcards": 2}"#).unwrap();
        assert_eq!(limits, QuestionLimits { wildcards: 2, ..QuestionLimits::default() });
        assert!(serde_json::from_str::<QuestionLimits>(r#"{"wildcard": 2}"#).is_err());
    }
}
