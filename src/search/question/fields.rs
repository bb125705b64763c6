//! Lists the fields of a query, such as organ in "organ:regionstyrelsen", with their names in Swedish and English.

use crate::analysis::fold;

/// A field of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Title,
    Decision,
    Presenter,
    Person,
    Organ,
    Region,
    Days,
    Kind,
    Number,
    Reference,
    File,
}

/// Each field and its names, folded.
const FIELDS: &[(Field, &[&str])] = &[
    (Field::Title, &["titel", "title", "rubrik"]),
    (Field::Decision, &["beslut", "decision", "decisions"]),
    (Field::Presenter, &["foredragande", "presenter", "foredragare", "foredrag"]),
    (Field::Person, &["person", "talare", "speaker"]),
    (Field::Organ, &["organ", "governing_body", "namnd"]),
    (Field::Region, &["region", "lan", "kommun"]),
    (Field::Days, &["datum", "date", "ar", "year", "nar", "period"]),
    (Field::Kind, &["typ", "kind", "type", "dokumenttyp"]),
    (Field::Number, &["punkt", "item", "paragraf", "§"]),
    (Field::Reference, &["dnr", "ref", "diarienummer", "diarienr", "reference", "arende"]),
    (Field::File, &["fil", "file", "kalla", "source", "path"]),
];

/// The field with this name, whatever its case and marks.
pub fn named(name: &str) -> Option<Field> {
    let name = if name == "§" { name.to_owned() } else { fold(name) };
    FIELDS.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(field, _)| *field)
}

/// The names of the fields, for a note.
pub const LISTED: &[&str] = &[
    "titel:",
    "beslut:",
    "föredragande:",
    "person:",
    "organ:",
    "region:",
    "datum:",
    "år:",
    "typ:",
    "punkt:",
    "dnr:",
    "fil:",
];

#[cfg(test)]
mod tests {
    use super::{FIELDS, Field, LISTED, named};
    use crate::analysis::fold;

    #[test]
    fn fields_have_swedish_and_english_names() {
        for (name, field) in [("föredragande", Field::Presenter), ("PRESENTER", Field::Presenter), ("år", Field::Days)]
        {
            assert_eq!(named(name), Some(field));
        }
        assert_eq!(named("bakgrund"), None);
    }

    #[test]
    fn every_field_is_listed_under_its_first_name() {
        for (_, names) in FIELDS {
            let name = format!("{}:", names[0]);
            assert!(LISTED.iter().any(|listed| fold(listed) == fold(&name)), "{name}");
        }
    }
}
