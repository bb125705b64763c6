//! Detects whether a text has lost its å, ä and ö, by the small words that hold sentences together. Every text has
//! them, and a dozen of the most common have such a letter.

use crate::analysis::composed;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Small words, each with the forms that recognisers print if they do not know the letter. In clean text, none of these
/// forms occurs a twentieth as often as the word (measured on statutes, interpellations and protocols). So "var" for
/// vår and "man" for män are not among them.
const SMALL_WORDS: &[(&str, &[&str])] = &[
    ("för", &["for", "fér", "f6r", "fdr"]),
    ("från", &["fran", "frén", "fr&n"]),
    ("på", &["pa", "pé", "p&"]),
    ("är", &["ar", "ér", "ir", "&r"]),
    ("när", &["nar", "nér", "nir", "n&r"]),
    ("där", &["dar", "dér", "d&r"]),
    ("så", &["sa", "sé", "s&"]),
    ("får", &["far", "f&r"]),
    ("går", &["gar", "gér", "g&r"]),
    ("även", &["aven", "éven", "iven", "&ven"]),
    ("över", &["over", "éver", "6ver", "dver"]),
    ("också", &["ocksa", "ocksé", "ocks&"]),
];

/// Small words that every recogniser prints right. They show that a text is Swedish.
const SWEDISH: &[&str] = &["och", "att", "till"];

/// Small words of English, which also has for, over and far. If these are more frequent, a text is not Swedish, or
/// quotes English at length.
const ENGLISH: &[&str] = &["the", "of", "and"];

/// The fewest lost words that show damage. Fewer may be slips, or words of another language.
const FEWEST_LOST: usize = 3;

/// The fewest letters that show damage by lacking å, ä and ö. Shorter texts may lack them by chance: of 8,000 statutes
/// nine short ones do, of some 500 letters.
const FEWEST_LETTERS: usize = 800;

/// If fewer than one letter in this many is å, ä or ö, the text has hardly any. In clean text they are 4.5–5 % of the
/// letters (the seeds).
const HARDLY: usize = 200;

/// Counts that distinguish a damaged text from a clean one.
#[derive(Debug, Default)]
struct Counts {
    words: usize,
    swedish: usize,
    english: usize,
    kept: usize,
    lost: usize,
    letters: usize,
    marked: usize,
}

/// Whether the text of `lines` is Swedish that has lost its å, ä and ö, either all of them or about every third.
///
/// A text is damaged in two cases. Either at least three small words ("for", "fran", "p&"), and at least a third of
/// those that have such a letter, have lost it. In damaged documents all of them have; in clean documents with five
/// such words or more, at most every fifth has, except for two in 12,000 interpellations, one of which quotes English
/// at length. Or the text has at least 800 letters and hardly an å, ä or ö, in small words or others: in 99 of 100
/// clean texts, 3 % of the letters or more are such letters.
///
/// In both cases at least one word in sixty must be och, att or till; in clean and damaged texts one in twelve is. So
/// other languages, tables and lists of names do not count as damaged, and neither do texts that are too short to tell.
#[must_use]
pub fn is_damaged<'a>(lines: impl IntoIterator<Item = &'a str>) -> bool {
    let mut counts = Counts::default();
    for line in lines {
        count(line, &mut counts);
    }
    let is_swedish = counts.swedish * 60 >= counts.words && counts.swedish > counts.english;
    let has_lost_words = counts.lost >= FEWEST_LOST && counts.lost * 3 >= counts.lost + counts.kept;
    let has_lost_letters = counts.letters >= FEWEST_LETTERS && counts.marked * HARDLY < counts.letters;
    is_swedish && (has_lost_words || (has_lost_letters && counts.kept == 0))
}

fn count(text: &str, counts: &mut Counts) {
    // A decomposed å is an å.
    let text = composed(text);
    // "&" stays inside words, since it stands for a letter here.
    for word in text.split(|character: char| !character.is_alphanumeric() && character != '&') {
        if word.is_empty() || word == "&" {
            continue;
        }
        counts.words += 1;
        let letters = word.chars().filter(|character| character.is_alphabetic());
        for letter in letters {
            counts.letters += 1;
            counts.marked += usize::from(matches!(letter, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö'));
        }
        // None of the small words has six letters.
        if word.chars().count() > 5 {
            continue;
        }
        match TELLING.get(word.to_lowercase().as_str()) {
            Some(WordEvidence::Swedish) => counts.swedish += 1,
            Some(WordEvidence::English) => counts.english += 1,
            Some(WordEvidence::Kept) => counts.kept += 1,
            Some(WordEvidence::Lost) => counts.lost += 1,
            None => {}
        }
    }
}

/// What a small word shows.
#[derive(Debug, Clone, Copy)]
enum WordEvidence {
    Swedish,
    English,
    Kept,
    Lost,
}

/// All small words.
static TELLING: LazyLock<HashMap<&str, WordEvidence>> = LazyLock::new(|| {
    let swedish = SWEDISH.iter().map(|word| (*word, WordEvidence::Swedish));
    let english = ENGLISH.iter().map(|word| (*word, WordEvidence::English));
    let kept = SMALL_WORDS.iter().map(|(kept, _)| (*kept, WordEvidence::Kept));
    let lost = SMALL_WORDS.iter().flat_map(|(_, lost)| lost.iter().map(|lost| (*lost, WordEvidence::Lost)));
    swedish.chain(english).chain(kept).chain(lost).collect()
});

#[cfg(test)]
mod tests {
    use super::{SMALL_WORDS, is_damaged};
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        assert_eq!(is_damaged([text]), expected, "{text}");
    }

    #[test]
    fn text_without_its_letters_is_damaged() {
        check("Ledningsgruppen far i uppdrag att aterkomma med ett forslag pa atgarder for skolan och varden.", true);
        check("Namnden f6resl&r att avtalet p& fem &r f6rs in fr&n hosten, och att det f6ljs upp.", true);
    }

    #[test]
    fn text_that_has_lost_every_third_is_damaged() {
        let clean = "Det är viktigt för länet att få stöd från staten och att det går till på rätt sätt. ";
        let lost = "Det ar viktigt for lanet att fa stod fran staten och att det gar till pa ratt satt. ";
        check(clean, false);
        check(&format!("{clean}{lost}"), true);
        check(&clean.repeat(5).replacen("för", "for", 1).replacen("på", "pa", 1), false);
    }

    #[test]
    fn what_is_not_swedish_or_too_short_is_not_damaged() {
        check("", false);
        check("Forslag till beslut", false);
        check("The report for the council over the year is far from done, and for that we ask for time. ", false);
        check(&"The report for the council is not done, and all of it has to be read again by all. ".repeat(9), false);
        check(
            &"Planen for arbeidet i fylket er ikke ferdig, og den skal over til neste ar for vedtak. ".repeat(3),
            false,
        );
        check(&"Anna Karlsson (S), Sven Berg (M), Maria Lund (C)\n".repeat(20), false);
        check(&"12 300\t14 500\tkr\t2024\n".repeat(60), false);
    }

    #[test]
    fn long_text_without_small_words_is_judged_by_its_letters() {
        let damaged = "Antagen plan till sommaren och hosten, samt budget, inklusive skolplatser och bidrag. ";
        check(damaged, false);
        check(&damaged.repeat(12), true);
    }

    #[test]
    fn no_lost_word_is_a_small_word() {
        for (_, lost) in SMALL_WORDS {
            assert!(lost.iter().all(|lost| SMALL_WORDS.iter().all(|(kept, _)| kept != lost)));
        }
    }

    proptest! {
        #[test]
        fn any_text_is_judged_and_space_around_it_says_nothing(text in r"(\PC|[åäöÅÄÖa-z& ]){0,200}") {
            prop_assert_eq!(is_damaged([text.as_str()]), is_damaged(["", format!(" {text} ").as_str()]));
        }
    }
}
