//! Words that hold a sentence together and say nothing of its matter. They are indexed like all
//! others; in a question they ask for nothing unless they stand alone.

/// Sorted. Prepositions, conjunctions, articles, pronouns and forms of to be and to have. "mot",
/// "under" and "utan" stay out of the list: "centrum mot våld" is about being against.
const FUNCTION_WORDS: [&str; 60] = [
    "alla", "att", "av", "bland", "de", "dem", "den", "deras", "dess", "det", "detta", "dessa", "denna", "där",
    "efter", "ej", "eller", "en", "ett", "från", "för", "ha", "hade", "han", "har", "hon", "hos", "hur", "i", "inför",
    "inom", "kring", "man", "med", "mellan", "men", "när", "nu", "och", "om", "på", "samt", "sig", "sin", "sina",
    "sitt", "som", "så", "till", "upp", "ur", "vad", "var", "vara", "vem", "vi", "via", "vid", "vilka", "är",
];

/// Whether `word` (lower case) is a function word.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::is_function_word;

    #[test]
    fn matter_is_no_function_word() {
        assert!(is_function_word("om") && is_function_word("från"));
        assert!(!is_function_word("vård") && !is_function_word("mot"));
    }
}
