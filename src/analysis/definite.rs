//! Removes definite endings that the Snowball rules of 2019 do not know: avtalet, mötena, skolan. Used for words that
//! are not in the lexicon, among them words that lost their marks.

/// Words that end in -et without being definite: a closed class of loan words and pronouns.
const ET_STAYS: [&str; 22] = [
    "alfabet", "annat", "biljett", "budget", "eget", "inget", "internet", "intet", "kabinett", "klarinet", "litet",
    "magnet", "mycket", "noget", "paket", "planet", "raket", "staket", "tablet", "toalet", "vilket", "poet",
];

/// Words that end in -an without being definite. Compounds may end in them ("handlingsplan", "tillsynsorgan").
const AN_STAYS: [&str; 20] = [
    "man", "plan", "organ", "gran", "kran", "svan", "roman", "orkan", "vulkan", "veteran", "spontan", "human", "urban",
    "utan", "innan", "sedan", "redan", "mellan", "annan", "ovan",
];

/// `word` (lower case) without a definite ending that the stemmer would leave on. A genitive -s is removed with the
/// ending. The result still has to go through the stemmer.
pub fn without_definite_ending(word: &str) -> &str {
    let base = word.strip_suffix('s').unwrap_or(word);
    if let Some(rest) = base.strip_suffix("et")
        && keeps_a_word(rest, 2)
        && !(rest.ends_with('h') || rest.ends_with("it"))
        && !ends_like_one_of(base, &ET_STAYS)
    {
        return rest;
    }
    // mötena, ärendena; at least three letters must remain ("husena"), so that "lena" and "scena" are left alone
    if let Some(rest) = base.strip_suffix("ena")
        && keeps_a_word(rest, 3)
    {
        return rest;
    }
    // skolan, frågan, hälsan: the noun's own -a stays, and the stemmer removes it
    if let Some(rest) = base.strip_suffix('n')
        && rest.ends_with('a')
        && keeps_a_word(rest, 4)
        && !ends_like_one_of(base, &AN_STAYS)
    {
        return rest;
    }
    word
}

fn ends_like_one_of(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Whether `rest` has at least `length` letters, one of them a vowel.
fn keeps_a_word(rest: &str, length: usize) -> bool {
    rest.chars().count() >= length && rest.contains(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö'])
}

#[cfg(test)]
mod tests {
    use super::without_definite_ending;

    #[track_caller]
    fn check(word: &str, expected: &str) {
        assert_eq!(without_definite_ending(word), expected);
    }

    #[test]
    fn neuter_and_plural_definite_endings_go() {
        check("avtalet", "avtal");
        check("avtalets", "avtal");
        check("mötena", "möt");
        check("året", "år");
        check("skolan", "skola");
    }

    #[test]
    fn words_that_only_look_definite_stay() {
        for word in [
            "verksamhet",
            "kvalitet",
            "budget",
            "det",
            "mycket",
            "handlingsplan",
            "tjänsteman",
            "tillsynsorgan",
            "sedan",
        ] {
            check(word, word);
        }
    }
}
