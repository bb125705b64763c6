//! Lists names that are frequent in texts of local government and are not in a lexicon of words: places, given names,
//! and parts of surnames. Without given names, "Anders" is read as Änders and "Mats" as Mäts.
//!
//! Source of the places: the municipalities and counties as listed by Statistics Sweden. A name of two words is listed
//! by its words, without common words (upplands, östra, lilla). Added are names of counties in daily use, and Småland
//! and Visby. Names without å, ä or ö are included so that they are not misread.

use super::super::given_names::GIVEN;
use super::super::lexicon::{Lexicon, WordData};
use super::super::surnames::SURNAMES;
use super::cost::Cost;
use std::sync::LazyLock;

/// The assumed count of a name: one in 2,500 of ten million words. Not measured. A protocol names its own
/// municipality far more often, and most others never.
const COUNT: u64 = 4_000;

/// The cost in bits of a place name as the first part of a compound ("Götalandsregionen"): that of an average noun.
/// Not measured.
const FIRST: f32 = 12.0;

static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let word = |count, first| WordData { count, first, ..WordData::default() };
    let genitives = PLACES.iter().map(|name| (format!("{name}s"), word(0, Some(FIRST))));
    let given = GIVEN.iter().map(|name| ((*name).to_owned(), word(COUNT, None)));
    let places = PLACES.iter().map(|name| ((*name).to_owned(), word(COUNT, Some(FIRST))));
    Lexicon::write(&genitives.chain(given).chain(places).collect())
});

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::read(&WRITTEN).unwrap_or_default());

/// The names as a lexicon. Meant mainly for words with a capital: Mark, Vara and Sala are common words too.
pub fn known() -> &'static Lexicon {
    &LEXICON
}

/// Endings that a name may have, and their costs: "Vaxjos", "Goransson".
const ENDINGS: &[(&str, Cost)] = &[("", 0), ("s", 20), ("sson", 30), ("son", 40), ("ssons", 50), ("sons", 60)];

/// The cost of a name that ends in `rest`; `None` if names do not end in this.
pub fn ending(rest: &[char]) -> Option<Cost> {
    let is_ending = |ending: &str| rest.iter().copied().eq(ending.chars());
    ENDINGS.iter().find(|(ending, _)| is_ending(ending)).map(|(_, cost)| *cost)
}

/// The cost of the ending of a surname: three bits, not measured.
const SURNAME: Cost = 30;

/// The name that `letters` (lower case) are, if they end as surnames do; with the number of letters before the ending,
/// which do not show whether it is a name, and the cost of the ending.
pub fn surname(letters: &[char]) -> Option<(String, Cost, Cost)> {
    let printed: String = letters.iter().collect();
    SURNAMES.iter().find_map(|(damaged, ending)| {
        // "Berg" alone is a word. Two letters are enough before the ending, as "Bo" in "Boman", or one that is known.
        let beginning = printed.strip_suffix(damaged)?;
        let whole = BEGINNINGS.iter().find(|(damaged, _)| *damaged == beginning).map(|(_, whole)| *whole);
        let unknown = Cost::try_from(beginning.chars().count()).ok()?;
        (unknown >= 2 || whole.is_some()).then(|| (format!("{}{ending}", whole.unwrap_or(beginning)), unknown, SURNAME))
    })
}

/// Words of nature and points of the compass with which surnames begin, if they have å, ä or ö: without the marks, and
/// as they are written. Words that are names in both forms are left out (hall, lang, strand).
const BEGINNINGS: &[(&str, &str)] = &[
    ("ak", "åk"),
    ("aker", "åker"),
    ("ang", "äng"),
    ("back", "bäck"),
    ("bjork", "björk"),
    ("fro", "frö"),
    ("gron", "grön"),
    ("hagg", "hägg"),
    ("hog", "hög"),
    ("jarv", "järv"),
    ("kall", "käll"),
    ("lof", "löf"),
    ("lov", "löv"),
    ("o", "ö"),
    ("ost", "öst"),
    ("oster", "öster"),
    ("sjo", "sjö"),
    ("skold", "sköld"),
    ("soder", "söder"),
    ("strom", "ström"),
    ("torn", "törn"),
    ("vaster", "väster"),
];

/// Sorted byte by byte, as the tree requires.
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "ale", "alingsås", "alvesta", "aneby", "arboga", "arjeplog", "arvidsjaur", "arvika", "askersund", "avesta",
    "bengtsfors", "berg", "bjurholm", "bjuv", "blekinge", "boden", "bohuslän", "bollebygd", "bollnäs", "borgholm",
    "borlänge", "borås", "botkyrka", "boxholm", "bro", "bromölla", "bräcke", "burlöv", "båstad", "dalarna", "dals",
    "danderyd", "degerfors", "dorotea", "ed", "eda", "edet", "ekerö", "eksjö", "emmaboda", "enköping", "eskilstuna",
    "eslöv", "essunga", "fagersta", "falkenberg", "falköping", "falun", "filipstad", "finspång", "flen", "forshaga",
    "färgelanda", "gagnef", "gislaved", "gnesta", "gnosjö", "gotland", "grums", "grästorp", "gullspång", "gällivare",
    "gävle", "gävleborg", "göinge", "göta", "götaland", "göteborg", "götene", "habo", "hagfors", "halland", "hallsberg",
    "hallstahammar", "halmstad", "hammarö", "haninge", "haparanda", "heby", "hedemora", "helsingborg", "herrljunga",
    "hjo", "hofors", "huddinge", "hudiksvall", "hultsfred", "hylte", "hällefors", "härjedalen", "härnösand",
    "härryda", "hässleholm", "håbo", "höganäs", "högsby", "hörby", "höör", "jokkmokk", "jämtland", "järfälla",
    "jönköping", "kalix", "kalmar", "karlsborg", "karlshamn", "karlskoga", "karlskrona", "karlstad", "katrineholm",
    "kil", "kinda", "kiruna", "klippan", "knivsta", "kramfors", "kristianstad", "kristinehamn", "krokom", "kronoberg",
    "kumla", "kungsbacka", "kungsör", "kungälv", "kävlinge", "köping", "laholm", "landskrona", "laxå", "lekeberg",
    "leksand", "lerum", "lessebo", "lidingö", "lidköping", "lindesberg", "linköping", "ljungby", "ljusdal",
    "ljusnarsberg", "lomma", "ludvika", "luleå", "lund", "lycksele", "lysekil", "malmö", "malung", "malå",
    "mariestad", "mark", "markaryd", "mellerud", "mjölby", "mora", "motala", "mullsjö", "munkedal", "munkfors",
    "mölndal", "mönsterås", "mörbylånga", "nacka", "nora", "norberg", "nordanstig", "nordmaling", "norrbotten",
    "norrköping", "norrtälje", "norsjö", "nybro", "nykvarn", "nyköping", "nynäshamn", "nässjö", "ockelbo",
    "olofström", "orsa", "orust", "osby", "oskarshamn", "ovanåker", "oxelösund", "pajala", "partille", "perstorp",
    "piteå", "ragunda", "robertsfors", "ronneby", "rättvik", "sala", "salem", "sandviken", "sigtuna", "simrishamn",
    "sjöbo", "skara", "skellefteå", "skinnskatteberg", "skurup", "skåne", "skövde", "smedjebacken", "småland",
    "sollefteå", "sollentuna", "solna", "sorsele", "sotenäs", "staffanstorp", "stenungsund", "stockholm", "storfors",
    "storuman", "strängnäs", "strömstad", "strömsund", "sundbyberg", "sundsvall", "sunne", "surahammar", "svalöv",
    "svedala", "svenljunga", "säffle", "sälen", "säter", "sävsjö", "söderhamn", "söderköping", "södermanland",
    "södertälje", "sölvesborg", "sörmland", "tanum", "tibro", "tidaholm", "tierp", "timrå", "tingsryd", "tjörn",
    "tomelilla", "torsby", "torsås", "tranemo", "tranås", "trelleborg", "trollhättan", "trosa", "tyresö", "täby",
    "töreboda", "uddevalla", "ulricehamn", "umeå", "uppsala", "uppvidinge", "vadstena", "vaggeryd", "valdemarsvik",
    "vallentuna", "vansbro", "vara", "varberg", "vaxholm", "vellinge", "vetlanda", "vilhelmina", "vimmerby",
    "vindeln", "vingåker", "visby", "vänersborg", "vännäs", "värmdö", "värmland", "värnamo", "väsby", "västerbotten",
    "västernorrland", "västervik", "västerås", "västmanland", "växjö", "vårgårda", "ydre", "ystad", "älmhult",
    "älvdalen", "älvkarleby", "älvsbyn", "ängelholm", "åmål", "ånge", "åre", "årjäng", "åsele", "åstorp",
    "åtvidaberg", "öckerö", "ödeshög", "örebro", "örkelljunga", "örnsköldsvik", "östergötland", "östersund",
    "österåker", "östhammar", "överkalix", "övertorneå",
];

#[cfg(test)]
mod tests {
    use super::super::super::given_names::GIVEN;
    use super::{BEGINNINGS, PLACES, ending, known, surname};

    #[test]
    fn the_names_are_sorted_and_found() {
        assert!(PLACES.is_sorted() && GIVEN.is_sorted() && BEGINNINGS.is_sorted());
        assert!(
            PLACES.iter().chain(GIVEN).all(|name| known().entry(name).is_some_and(|entry| entry.alone().is_some()))
        );
        assert!(known().entry("götalands").is_some_and(|entry| entry.alone().is_none()));
        assert!(known().entry("vaxjo").is_none());
    }

    #[test]
    fn names_have_endings_of_their_own() {
        let letters = |text: &str| text.chars().collect::<Vec<char>>();
        assert!(ending(&letters("sson")).is_some() && ending(&letters("ssa")).is_none());
        assert_eq!(surname(&letters("bergstrom")).map(|(name, ..)| name), Some("bergström".to_owned()));
        assert_eq!(surname(&letters("vardgren")).map(|(name, ..)| name), Some("vardgren".to_owned()));
        assert_eq!(surname(&letters("osterberg")).map(|(name, ..)| name), Some("österberg".to_owned()));
        assert_eq!(surname(&letters("oberg")).map(|(name, ..)| name), Some("öberg".to_owned()));
        assert_eq!(surname(&letters("berg")), None);
    }
}
