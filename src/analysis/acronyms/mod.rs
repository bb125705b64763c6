//! Finds acronyms and their explanations in a text: "Samordnad individuell plan (SIP)".
//!
//! The method is that of A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions
//! in biomedical text" (Pacific Symposium on Biocomputing 8, 2003). It looks for a possible acronym beside a bracket,
//! and for the shortest stretch of words beside it in which the letters occur in order, the first at the beginning of a
//! word. They let the other letters be anywhere. Swedish words are so long that nearly any three letters occur in them.
//! So here a letter has to begin a word or a part of a compound (arbets|utskottet: AU). Each looser fit has a cost, and
//! the cheapest stretch is taken if it is cheap enough.
//!
//! This module knows no words. It finds the joints of compounds by the letters with which Swedish syllables may begin.

mod fit;
mod short;
mod stretch;

pub use short::is_ending;

use fit::{Costs, is_short_name, may_be_left_out};
use short::ShortForm;
use std::collections::HashSet;
use std::ops::Range;
use stretch::{Join, Word, gap, is_letter, is_quote, printed, slice, without_figures, words};

/// An acronym and its explanation in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acronym {
    /// The acronym as printed, without an ending: "SIP" of "SIP:en".
    pub short: String,
    /// The explanation as printed, with single spaces for white space and without figures in brackets: "lagen om stöd
    /// och service" of "lagen (1993:387) om stöd och service".
    pub long: String,
}

/// The acronyms that `text` explains, in order. Each pair is listed once, whatever the case of its letters.
#[must_use]
pub fn acronyms(text: &str) -> Vec<Acronym> {
    let words = words(text);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for place in 0..words.len() {
        let Some(explained) = explained(text, &words, place) else { continue };
        if seen.insert((explained.short.clone(), explained.long.to_lowercase())) {
            found.push(explained);
        }
    }
    found
}

/// A long form has at most this many words more than its acronym has letters, and at most this many times as many words
/// that are not function words. For Schwartz and Hearst both limits hold for all words, but lagen om stöd och service
/// till vissa funktionshindrade needs eight words for LSS.
const MORE_WORDS: usize = 5;
const TIMES_WORDS: usize = 2;
/// How many bytes of a word are looked at. The longest words of Swedish statutes have about 60. Not measured.
const LONGEST_WORD: usize = 80;

/// How many letters a long form has at least per letter of its acronym: "IT" is much shorter than nearly any long form.
/// Not measured.
const SHORTEST_TIMES: usize = 3;
/// The most introducing words before an acronym in its bracket, and the most function words before a long form in its
/// bracket. Not measured.
const MOST_INTRODUCING: usize = 4;
/// The most names that a person has in minutes.
const MOST_NAMES: usize = 3;
/// The longest forename that ends like a definite noun, as "Torsten" does, and the longest surname without a typical
/// ending; in letters. Not measured.
const LONGEST_FORENAME: usize = 9;
const LONGEST_SURNAME: usize = 12;
/// Endings of Swedish surnames that few places and words have: "Business Region Göteborg (BRG)" is not a person.
const SURNAME_ENDINGS: [&str; 19] = [
    "son", "sen", "berg", "ström", "gren", "qvist", "kvist", "lund", "dahl", "blom", "stedt", "löf", "ell", "lin",
    "man", "mark", "feldt", "vall", "bäck",
];
/// Words with which names of bodies begin, before the name of a place.
const BODIES: [&str; 3] = ["Region", "Regionen", "Kommun"];
/// Words that may introduce an acronym inside its bracket: "(nedan SIP)", "(fortsättningsvis kallad SIP)".
const INTRODUCING: [&str; 18] = [
    "nedan",
    "förkortat",
    "förkortad",
    "förkortas",
    "förk",
    "kallad",
    "kallat",
    "kallas",
    "benämnd",
    "benämnt",
    "benämns",
    "fortsättningsvis",
    "hädanefter",
    "även",
    "härefter",
    "s",
    "k",
    "sk",
];

/// The cost of a letter at a joint of a compound: the lowest of a looser fit. Not measured.
const JOINT: u32 = 1;

/// How well the letters of an acronym must fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// A looser fit is enough, since a bracket shows that one explains the other.
    Loose,
    /// A close fit is needed, since a comma or a dash may be there for other reasons.
    Strict,
}

/// The acronym at `place` with its explanation, if there is an acronym that the text explains.
fn explained(text: &str, words: &[Word], place: usize) -> Option<Acronym> {
    let short = ShortForm::read(slice(text, words.get(place)?))?;
    let before = gap(text, words, place);
    let after = gap(text, words, place + 1);
    let after_quote = after.trim_start_matches(is_quote);
    let opening = opening(text, words, place);
    // "Samordnad individuell plan (SIP)"
    let closes = after_quote.starts_with([')', ']', ',', ';']);
    let long = opening.filter(|_| closes).and_then(|opening| long_before(text, words, opening, &short, Fit::Loose));
    // "SIP (samordnad individuell plan)"
    let opens = after_quote.trim_start().starts_with('(');
    let long = long.or_else(|| opens.then(|| long_after(text, words, place + 1, &short, Fit::Loose)).flatten());
    // "SIP, samordnad individuell plan, …", "SIP – samordnad individuell plan"
    let long =
        long.or_else(|| is_bare(after).then(|| long_after(text, words, place + 1, &short, Fit::Strict)).flatten());
    // "samordnad individuell plan, SIP"
    let long =
        long.or_else(|| is_bare(before).then(|| long_before(text, words, place, &short, Fit::Strict)).flatten())?;
    let long = words.get(long)?;
    // An acronym is not explained by acronyms: "SEK och ITS".
    let is_matter = |word: &Word| !may_be_left_out(slice(text, word)) && !is_short_name(slice(text, word));
    if !long.iter().any(is_matter) {
        return None;
    }
    let long = printed(text, long);
    let letters = long.chars().filter(|character| is_letter(*character)).count();
    let is_explained = letters >= SHORTEST_TIMES * short.letters.len() && !short.is_in(&long);
    (is_explained && !short.is_party_after(&long) && !is_person(&long, short.letters.len()))
        .then_some(Acronym { short: short.text, long })
}

/// The first word of the bracket that contains the acronym at `place`, if only figures and introducing words are before
/// it: "(2017:30, HSL)", "(nedan kallad SIP)".
fn opening(text: &str, words: &[Word], place: usize) -> Option<usize> {
    for first in (place.saturating_sub(MOST_INTRODUCING)..=place).rev() {
        let before = gap(text, words, first).trim_end_matches(is_quote);
        if before.ends_with(['(', '[']) {
            return Some(first);
        }
        let word = slice(text, words.get(first.checked_sub(1)?)?);
        if !word.starts_with(|character: char| character.is_ascii_digit()) && !INTRODUCING.contains(&word) {
            return None;
        }
    }
    None
}

/// Whether the gap is a comma, a colon, an equals sign or a dash, and nothing else.
fn is_bare(gap: &str) -> bool {
    let mark = gap.trim_matches(|character: char| character == ' ' || is_quote(character));
    matches!(mark, "," | "=" | ":" | "–" | "—") || (mark == "-" && gap.starts_with(' ') && gap.ends_with(' '))
}

/// The long form of `short` that ends before the word at `end`: of the cheapest stretches, the shortest.
fn long_before(text: &str, words: &[Word], end: usize, short: &ShortForm, fit: Fit) -> Option<Range<usize>> {
    let before = without_figures(gap(text, words, end))?;
    let mark = before.trim_matches(|character: char| character.is_whitespace() || is_quote(character));
    if fit == Fit::Loose && !matches!(mark, "(" | "[") {
        return None;
    }
    let mut costs = Costs::new(short);
    let mut best: Option<(u32, usize)> = None;
    for place in (0..end).rev() {
        let word = slice(text, words.get(place)?);
        let join = Join::of(gap(text, words, place), word);
        if !costs.prepend(word, join) {
            break;
        }
        if costs.begun <= short.limit(fit) && best.is_none_or(|(lowest, _)| costs.begun < lowest) {
            best = Some((costs.begun, place));
        }
        if join.is_none() {
            break;
        }
    }
    best.map(|(_, start)| start..end)
}

/// The long form of `short` that begins at the word at `start`, or after function words there: the shortest stretch
/// that is cheap enough and ends where a bracket or a clause ends.
fn long_after(text: &str, words: &[Word], start: usize, short: &ShortForm, fit: Fit) -> Option<Range<usize>> {
    let is_function = |place: &usize| words.get(*place).is_some_and(|word| may_be_left_out(slice(text, word)));
    let start = (start..start + MOST_INTRODUCING).find(|place| !is_function(place))?;
    for end in start + 1..=words.len().min(start + short.longest()) {
        let after = gap(text, words, end);
        let join = words.get(end).and_then(|word| Join::of(after, slice(text, word)));
        let is_end = match fit {
            Fit::Loose => after.trim_start_matches(is_quote).starts_with([')', ']', ',', ';']),
            Fit::Strict => join.is_none() || join == Some(Join::Comma) || after.contains('\n'),
        };
        if is_end {
            let mut costs = Costs::new(short);
            let is_whole = words.get(start..end)?.iter().enumerate().rev().all(|(offset, word)| {
                let word = slice(text, word);
                costs.prepend(word, Join::of(gap(text, words, start + offset), word))
            });
            if is_whole && costs.begun <= short.limit(fit) {
                return Some(start..end);
            }
        }
        if join.is_none() || (fit == Fit::Strict && join == Some(Join::Comma)) {
            return None;
        }
    }
    None
}

/// Whether `long` is the name of a person with the acronym as initials ("Thore Hagman (TH)"). It must have as many
/// names as `letters`, each with a capital, and the last must look like a surname.
fn is_person(long: &str, letters: usize) -> bool {
    let names: Vec<&str> = long.split([' ', '-']).collect();
    let is_name = |name: &&str| name.starts_with(char::is_uppercase) && name.chars().skip(1).all(char::is_lowercase);
    let [first, .., last] = names.as_slice() else { return false };
    if names.len() != letters || letters > MOST_NAMES || !names.iter().all(is_name) {
        return false;
    }
    let ends = |word: &str, endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let is_body = BODIES.contains(first) || (ends(first, &["en", "et"]) && first.chars().count() > LONGEST_FORENAME);
    // "Göteborgs Universitet", "Karolinska Institutet", "Känslig Markanvändning"
    let is_matter =
        ends(first, &["s", "igt"]) || ends(last, &["en", "et", "na"]) || last.chars().count() > LONGEST_SURNAME;
    !is_body && (ends(last, &SURNAME_ENDINGS) || (letters == 2 && !is_matter))
}

fn lower(character: char) -> char {
    character.to_lowercase().next().unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::acronyms;
    use super::stretch::bracketed_figures;
    use proptest::prelude::{ProptestConfig, any, prop, proptest};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = acronyms(text);
        let found: Vec<(&str, &str)> = found.iter().map(|pair| (pair.short.as_str(), pair.long.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_bracket_after_the_words_explains_an_acronym() {
        check("Om samordnad individuell plan (SIP) och annat.", &[("SIP", "samordnad individuell plan")]);
        check("Medicinskt ansvarig sjuksköterska (MAS) deltar.", &[("MAS", "Medicinskt ansvarig sjuksköterska")]);
        check("Dialog med Sveriges Kommuner och Regioner (SKR).", &[("SKR", "Sveriges Kommuner och Regioner")]);
        check("Allmänna utskottet (AU) sammanträder.", &[("AU", "Allmänna utskottet")]);
        check("Boende med ”bostad med särskild service” (BmSS).", &[("BmSS", "bostad med särskild service")]);
        check(
            "Nordhamns Energi AB (NEAB) och Nordhamns Hamn AB (NHAB)",
            &[("NEAB", "Nordhamns Energi AB"), ("NHAB", "Nordhamns Hamn AB")],
        );
    }

    #[test]
    fn letters_stand_at_parts_of_compounds() {
        check("Ärendet gick till arbetsutskottet (AU).", &[("AU", "arbetsutskottet")]);
        check("enligt hälso- och sjukvårdslagen (HSL)", &[("HSL", "hälso- och sjukvårdslagen")]);
        check("en kommunal hälso- och sjukvård (KHSV)", &[("KHSV", "kommunal hälso- och sjukvård")]);
        check("Regionala samverkans- och stödstrukturer (RSS)", &[("RSS", "Regionala samverkans- och stödstrukturer")]);
        check("barn- och ungdomspsykiatrin (BUP)", &[("BUP", "barn- och ungdomspsykiatrin")]);
        check("enligt socialtjänstlagen (SoL)", &[("SoL", "socialtjänstlagen")]);
        // There is no L.
        check("inom hälso- och sjukvård (HSL)", &[]);
        // The letters are there, but not where parts begin.
        check("Fråga om förvaltning (FN)", &[]);
    }

    #[test]
    fn words_may_be_left_out() {
        let long = "lagen om stöd och service till vissa funktionshindrade";
        check(&format!("Beslut enligt {long} (LSS)."), &[("LSS", long)]);
        check("lagen (1993:387) om stöd och service till vissa funktionshindrade (LSS)", &[("LSS", long)]);
        check(
            "enligt offentlighets- och sekretesslagen (2009:400, OSL)",
            &[("OSL", "offentlighets- och sekretesslagen")],
        );
        check("socialtjänstlagen (2001:453) (SoL)", &[("SoL", "socialtjänstlagen")]);
    }

    #[test]
    fn a_bracket_after_the_acronym_explains_it() {
        check("Arbetet med SIP (samordnad individuell plan) går vidare.", &[("SIP", "samordnad individuell plan")]);
        check("SIP:en (en samordnad individuell plan, enligt lag)", &[("SIP", "samordnad individuell plan")]);
        check("MKN (miljökvalitetsnormer)", &[("MKN", "miljökvalitetsnormer")]);
        check("SIP (se även nedan)", &[]);
    }

    #[test]
    fn commas_and_dashes_explain_what_fits_well() {
        check("Varje SIP, samordnad individuell plan, följs upp.", &[("SIP", "samordnad individuell plan")]);
        check(
            "SIP – samordnad individuell plan\nAU – arbetsutskottet\n",
            &[("SIP", "samordnad individuell plan"), ("AU", "arbetsutskottet")],
        );
        check("Inspektionen för vård och omsorg, IVO, granskar.", &[("IVO", "Inspektionen för vård och omsorg")]);
        check("SIP, samverkan och individuella mål i plan, är viktigt.", &[]);
        check("Förslag från SD, MP, samt det särskilda yttrandet", &[]);
    }

    #[test]
    fn endings_are_taken_off() {
        for printed in ["SIP:en", "SIPar", "SIP:s", "SIPs", "SIPen"] {
            check(&format!("samordnad individuell plan ({printed})"), &[("SIP", "samordnad individuell plan")]);
        }
    }

    #[test]
    fn brackets_hold_other_things_too() {
        check("Anna Sandahl Dal (SD), Maj Persson (MP), Karl Dal (KD), Bo Ek (S)", &[]);
        check("Anna Berg (RGK) och Thore Hagman (TH)", &[]);
        check("Region Kronoberg (RK)", &[("RK", "Region Kronoberg")]);
        check("möte i mars (kl. 9) via länk (Teams)", &[]);
        check("inre insatser (II) och xylofoner i vila (XIV)", &[]);
        check("regionstyrelsen (RS 2022/195)", &[]);
        check("HR (HR-chef), EU (EU:s utsläppshandel)", &[]);
        check("projektet Habilitering Rehabilitering (HabRehab)", &[]);
    }

    #[test]
    fn a_long_form_stays_within_its_sentence() {
        check("Planen är samordnad.\nIndividuell plan (SIP)", &[]);
        check("Samordnad\n\nindividuell plan (SIP)", &[]);
        check("Samordnad\n• individuell plan (SIP)", &[]);
        check("Samordnad\n- individuell plan (SIP)", &[]);
        check("Samordnad      individuell plan (SIP)", &[]);
        check("Samordnad individuell\n    plan (SIP)", &[("SIP", "Samordnad individuell plan")]);
    }

    #[test]
    fn each_pair_is_told_once() {
        let text =
            "Samordnad individuell plan (SIP). En samordnad individuell plan (SIP). Svensk idrott i Piteå (SIP).";
        check(text, &[("SIP", "Samordnad individuell plan"), ("SIP", "Svensk idrott i Piteå")]);
    }

    /// `text` without white space and without figures in brackets.
    fn squeezed(text: &str) -> String {
        let mut kept = String::new();
        let mut rest = text;
        while let Some(character) = rest.chars().next() {
            let figures = bracketed_figures(rest);
            if figures == 0 && !character.is_whitespace() {
                kept.push(character);
            }
            rest = &rest[figures.max(character.len_utf8())..];
        }
        kept
    }

    fn holds_its_long_forms(text: &str) {
        let within = squeezed(text);
        for pair in acronyms(text) {
            assert!(within.contains(&squeezed(&pair.long)), "{pair:?} in {text:?}");
            assert!(text.contains(&pair.short), "{pair:?} in {text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_holds_its_long_forms(text in any::<String>()) {
            holds_its_long_forms(&text);
        }

        #[test]
        fn any_row_of_pieces_holds_its_long_forms(
            pieces in prop::collection::vec(
                prop::sample::select(vec![
                    "Samordnad", "individuell", "plan", "SIP", "AUs", "ÅÄÖ", "arbets", "utskottet", "åtgärd", "(", ")",
                    "(1993:387)", "(SFS 1", ", ", " – ", " ", " ", " ", "\n", "-", "- ", "i", "&", ":", "\u{ad}",
                    "a\u{30a}", "ß", "İ", "ŉ", "”", "\u{1f600}",
                ]),
                0..60,
            ),
        ) {
            holds_its_long_forms(&pieces.concat());
        }
    }
}
