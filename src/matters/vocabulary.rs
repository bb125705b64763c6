//! Lists headings that come back at every meeting with different matters, and words that do not say which matter a
//! title is about. All entries are folded.

/// Beginnings of headings that are on every agenda, each time for another matter.
const STANDING: &[&str] = &[
    "aktuella fragor",
    "aktuellt",
    "andring av foredragningslistan",
    "anmalan av",
    "anmalan om",
    "anmalningar",
    "anmalningsarenden",
    "aterkoppling fran foregaende",
    "aterrapport",
    "beslutsarenden",
    "beslutspunkter",
    "besluts punkter",
    "bestammande av tid",
    "bordlagda",
    "budgetuppfoljning",
    "delegationsbeslut",
    "delegeringsbeslut",
    "delgivningar",
    "ekonomi",
    "faststallande av",
    "forteckning over",
    "foregaende",
    "forandring av arendelistan",
    "forvaltningen informerar",
    "forvaltningens information",
    "fraga om jav",
    "fragor vid",
    "genomgang av foregaende",
    "godkannande av",
    "information fran",
    "informationsarenden",
    "informationspunkter",
    "inkomna skrivelser",
    "justering",
    "kommande moten",
    "kurser och konferenser",
    "lagesrapport",
    "manadsrapport",
    "meddelanden",
    "muntlig information",
    "ordforanden informerar",
    "ovriga",
    "parentation",
    "protokoll",
    "rapporter",
    "redovisning av delegationsbeslut",
    "redovisning av inkomna",
    "runda bordet",
    "sammantradesdagar",
    "samverkan fore beslut",
    "utseende av",
    "val av protokolljusterare",
    "verksamhetsinformation",
];

/// Words in titles about who holds an office. The same title at another meeting is about another person.
const PERSONNEL: &[&str] = &[
    "avgaende",
    "avsagelse",
    "avsagelser",
    "byte",
    "entledigande",
    "ersattare",
    "fyllnadsval",
    "ledamot",
    "ledamoter",
    "nominering",
    "representant",
    "representanter",
    "representation",
    "utse",
    "utser",
    "val",
    "valberedningens",
    "vice",
];

/// Words that occur in titles of any matter.
const GENERAL: &[&str] = &[
    "andring",
    "ansokan",
    "antagande",
    "aterkoppling",
    "aterrapportering",
    "avtal",
    "beslut",
    "beslutad",
    "budget",
    "dialog",
    "diskussion",
    "fordjupad",
    "forfragan",
    "forlangning",
    "forslag",
    "fortsatt",
    "fragan",
    "gemensam",
    "godkannande",
    "grupp",
    "hantering",
    "hosten",
    "information",
    "lagesrapport",
    "mal",
    "motion",
    "nasta",
    "nulage",
    "ny",
    "nya",
    "ordforande",
    "overenskommelse",
    "oversyn",
    "plan",
    "presentation",
    "projekt",
    "projektet",
    "rapport",
    "redovisning",
    "redogorelse",
    "remiss",
    "remissvar",
    "revidering",
    "riktlinje",
    "rutin",
    "samverkan",
    "skrivelse",
    "slutrapport",
    "status",
    "steg",
    "svar",
    "tillagg",
    "uppdatering",
    "uppdrag",
    "uppfoljning",
    "varen",
    "workshop",
    "yttrande",
];

/// Whether a folded title comes back at every meeting.
pub fn is_standing(title: &str) -> bool {
    STANDING
        .iter()
        .any(|standing| title.strip_prefix(standing).is_some_and(|rest| !rest.starts_with(char::is_alphabetic)))
}

/// Whether a folded title is about who holds an office.
pub fn is_personnel(title: &str) -> bool {
    words(title).any(|word| PERSONNEL.contains(&word))
}

/// Whether a folded word does not say which matter a title is about.
pub fn is_general(word: &str) -> bool {
    GENERAL.contains(&word) || PERSONNEL.contains(&word)
}

fn words(title: &str) -> impl Iterator<Item = &str> {
    title.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{is_personnel, is_standing};

    #[test]
    fn standing_headings_are_told_from_matters() {
        assert!(is_standing("anmalan av protokoll") && is_standing("information fran forvaltningen juli 2026"));
        assert!(!is_standing("justeringar i taxan") && !is_standing("digital elevhalsoenkat"));
        assert!(is_personnel("byte av deltagare i samordnande grupp") && !is_personnel("valfrihet i hemtjansten"));
    }
}
