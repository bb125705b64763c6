//! Lists surnames that many people have, folded. Two mentions that share such a surname and a given name need not be
//! one person.

/// The most frequent surnames in Sweden, each borne by more than ten thousand people. Source: Statistics Sweden's name
/// statistics, from memory; the list hardly changes from year to year. Sorted.
#[rustfmt::skip]
const SURNAMES: &[&str] = &[
    "aberg", "ahmed", "ali", "andersson", "arvidsson", "axelsson", "bengtsson", "berg", "berggren", "berglund", "bergman",
    "bergqvist", "bergstrom", "bjork", "blomqvist", "carlsson", "danielsson", "ek", "eklund", "engstrom", "eriksson",
    "forsberg", "fransson", "fredriksson", "gustafsson", "gustavsson", "hansson", "hedlund", "henriksson",
    "hermansson", "holm", "holmberg", "holmgren", "isaksson", "jakobsson", "jansson", "johansson", "johnsson",
    "jonasson", "jonsson", "karlsson", "larsson", "lind", "lindberg", "lindgren", "lindholm", "lindqvist", "lindstrom",
    "lund", "lundberg", "lundgren", "lundin", "lundqvist", "lundstrom", "magnusson", "martensson", "mattsson",
    "mohamed", "mohammad", "nilsson", "norberg", "nordin", "nordstrom", "nystrom", "olofsson", "olsson", "persson",
    "petersson", "pettersson", "samuelsson", "sandberg", "sandstrom", "sjoberg", "strom", "sundberg", "svensson",
    "wallin", "wikstrom",
];

/// Whether many people have the folded surname `word`.
pub fn is_common(word: &str) -> bool {
    SURNAMES.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::SURNAMES;

    #[test]
    fn surnames_are_sorted() {
        assert!(SURNAMES.is_sorted());
    }
}
