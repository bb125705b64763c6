//! Lists function words, which hold a sentence together without a meaning of their own. They are indexed like all other
//! words. In a query they are ignored, unless they stand alone.

/// Function words, sorted: prepositions, conjunctions, articles, pronouns, question words, adverbs that stress, and forms
/// of verbs that mean nothing alone ("vad sades om", "vad gör nämnden åt", "hur mycket fick man"). "mot", "under" and
/// "utan" are not in the list: "centrum mot våld" is about being against. Neither are "dom" (a judgement), "får" (sheep)
/// and "här" ("projektet Här och nu").
const FUNCTION_WORDS: [&str; 128] = [
    "alla", "att", "av", "bara", "bland", "blev", "bli", "blir", "blivit", "borde", "brukar", "de", "dem", "den",
    "denna", "deras", "dess", "dessa", "det", "detta", "du", "där", "efter", "ej", "eller", "en", "er", "ett", "fanns",
    "fick", "finns", "från", "fått", "för", "gav", "ge", "ger", "gjorde", "gjordes", "gjort", "gör", "göra", "görs",
    "ha", "hade", "haft", "han", "har", "hon", "hos", "hur", "hände", "händer", "hänt", "i", "inför", "inom", "jag",
    "ju", "kan", "kom", "kommer", "kommit", "kring", "kunde", "kunna", "man", "med", "mellan", "men", "mig", "mycket",
    "måste", "ni", "nu", "när", "någon", "något", "några", "nån", "nåt", "och", "också", "om", "oss", "på", "redan",
    "sade", "sades", "samt", "sig", "sin", "sina", "sitt", "ska", "skall", "skulle", "som", "säger", "sägs", "så",
    "ta", "tagit", "tar", "till", "tog", "upp", "ur", "vad", "var", "vara", "varför", "varit", "vart", "vem", "vems",
    "vi", "via", "vid", "vilka", "vilken", "vilket", "vill", "ville", "vore", "är", "även", "åt",
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
