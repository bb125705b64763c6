//! Lists function words, which hold a sentence together without a meaning of their own. They are indexed like all other
//! words. In a query they are ignored, unless they stand alone.

/// Function words, sorted: prepositions, conjunctions, articles, pronouns, question words, and forms of verbs that mean
/// nothing alone ("vad sades om", "vad gör nämnden åt"). "mot", "under" and "utan" are not in the list: "centrum mot
/// våld" is about being against.
const FUNCTION_WORDS: [&str; 92] = [
    "alla", "att", "av", "bland", "blev", "blir", "de", "dem", "den", "denna", "deras", "dess", "dessa", "det",
    "detta", "du", "där", "efter", "ej", "eller", "en", "er", "ett", "fanns", "finns", "från", "för", "gjorde",
    "gjordes", "gör", "görs", "ha", "hade", "han", "har", "hon", "hos", "hur", "hände", "händer", "hänt", "i", "inför",
    "inom", "jag", "kan", "kring", "kunde", "man", "med", "mellan", "men", "mig", "ni", "nu", "när", "och", "om",
    "oss", "på", "sade", "sades", "samt", "sig", "sin", "sina", "sitt", "ska", "skall", "skulle", "som", "säger",
    "sägs", "så", "till", "upp", "ur", "vad", "var", "vara", "varför", "vart", "vem", "vems", "vi", "via", "vid",
    "vilka", "vilken", "vilket", "är", "åt",
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
