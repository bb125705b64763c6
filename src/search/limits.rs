//! What a question may cost: one table of all bounds, so that no question, however it is written, takes long.

use serde::{Deserialize, Serialize};

/// The bounds of a question. What goes beyond one of them is left out before anything is looked up for it, and a note
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
pub struct QuestionLimits {
    /// Characters of a question that are read. 4,000: a page of text. Nobody types more, and what programs paste in must
    /// be answered at once.
    pub characters: usize,
    /// Words, phrases, fields and brackets of a question that are looked at, repeated ones counted each time. 1,000: a
    /// page of text has some 700 words.
    pub parts: usize,
    /// Brackets inside brackets. 8, by feel: nobody nests so deep.
    pub depth: usize,
    /// Different words and phrases that are searched for; each costs a walk through its occurrences. What must or must
    /// not be there may go beyond it, up to 64 altogether. 48, by feel: more than anybody asks.
    pub words: usize,
    /// Words of one phrase, and of one row of NÄRA. 32, by feel: two lines of text.
    pub phrase: usize,
    /// Different words with * in a question. 8, by feel. All whose beginning is not given share one walk through the words
    /// of the index.
    pub wildcards: usize,
    /// Words of the index, the most frequent first, that one word with * stands for. 1,000, by feel.
    pub wildcard_words: usize,
    /// The same for all words with * of a question together; they share alike. 2,000: measured on 240,000 made-up words in
    /// 300 documents, eight words with * take 0.3 s of processor time.
    pub all_wildcard_words: usize,
    /// Words of the index that are looked at for all words with * together. A vocabulary is walked up to three times, once
    /// for each way in which it spells words. 2,500,000: a vocabulary of 1,000,000
    /// words in two of them; measured on such a one, a look takes some 0.4 µs.
    pub looks: usize,
    /// Different words with ~ in a question. 8, by feel: each is a walk through the words of the index that are spelled
    /// nearly alike.
    pub similar: usize,
    /// Words of the index, the nearest first, that a word with ~ stands for. 20, by feel.
    pub similar_words: usize,
    /// Words that occur nowhere and are looked for in other spellings. 3, by feel: who misspells more has pasted something.
    pub corrections: usize,
    /// Letters of a word that is looked for in other spellings. 50, by feel: the longest compounds in use have some 40.
    pub misspelled: usize,
    /// Other words that mean the same, for one word or phrase of the question. 8, by feel: none of the sets that ship has so
    /// many words; each is a walk through its occurrences.
    pub synonyms: usize,
    /// Different properties in a question, such as organ: or datum:. 16, by feel: each is a walk through all entries.
    pub filters: usize,
    /// Items, groups or people of a ranked answer. 100,000, by feel: more than anybody reads, less than fills the memory.
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

/// Each word of a plan has its bit in an item's mask.
const MOST_WORDS: usize = 64;

impl QuestionLimits {
    /// How many words may be searched for that are only wanted.
    pub(super) fn wanted(&self) -> usize {
        self.words.min(MOST_WORDS)
    }

    /// How many words may be searched for, with what must or must not be there.
    pub(super) fn demanded() -> usize {
        MOST_WORDS
    }

    /// How deep brackets and alternatives may lie in each other: between two brackets may stand alternatives.
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
