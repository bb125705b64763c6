//! Words by which minutes say that somebody presented an item.

/// Verbs by which someone presents an item.
pub(in crate::protocol) const PRESENTING_VERBS: &[&str] = &[
    "foredrar",
    "foredrog",
    "informerar",
    "informerade",
    "redogor",
    "redogjorde",
    "redovisar",
    "redovisade",
    "visar",
    "visade",
    "beskriver",
    "beskrev",
    "aterkopplar",
    "aterkopplade",
    "orienterar",
    "orienterade",
    "uppdaterar",
    "uppdaterade",
    "demonstrerar",
    "demonstrerade",
    "presenterar",
    "presenterade",
    "berattar",
    "berattade",
    "rapporterar",
    "rapporterade",
    "inleder",
    "inledde",
    "aterrapporterar",
    "aterrapporterade",
    "delger",
    "delgav",
    "sammanfattar",
    "sammanfattade",
    "avrapporterar",
    "avrapporterade",
    "introducerar",
    "introducerade",
    "forelaste",
    "belyser",
    "belyste",
    "medverkar",
    "medverkade",
];

/// Verbs of two words by which someone presents an item.
pub(in crate::protocol) const PRESENTING_PHRASES: &[(&str, &str)] = &[
    ("gar", "igenom"),
    ("gick", "igenom"),
    ("gick", "genom"),
    ("drar", "siffrorna"),
    ("drog", "siffrorna"),
    ("drar", "ekonomin"),
    ("drog", "ekonomin"),
    ("drar", "budgeten"),
    ("drog", "budgeten"),
    ("drar", "arendet"),
    ("drog", "arendet"),
    ("delar", "med"),
    ("delade", "med"),
    ("talar", "om"),
    ("talade", "om"),
    ("laser", "upp"),
    ("laste", "upp"),
    ("ger", "bakgrund"),
    ("gav", "bakgrund"),
    ("ger", "bakgrunden"),
    ("gav", "bakgrunden"),
    ("ar", "foredragande"),
    ("var", "foredragande"),
];

/// Infinitives of presenting verbs: "för att informera".
pub(in crate::protocol) const PRESENTING_INFINITIVES: &[&str] = &[
    "foredra",
    "informera",
    "redogora",
    "redovisa",
    "beskriva",
    "aterkoppla",
    "orientera",
    "presentera",
    "beratta",
    "rapportera",
    "visa",
    "delge",
];

/// Words that say that somebody came to the meeting as a guest.
pub(in crate::protocol) const COMING: &[&str] = &[
    "inbjuden",
    "inbjudna",
    "kommit",
    "besoker",
    "besokte",
    "narvarar",
    "narvarade",
    "deltar",
    "deltog",
    "medverkar",
    "medverkade",
];

/// Those of [`COMING`] after which "och informerar" is about the guest.
pub(in crate::protocol) const INVITED: &[&str] = &["inbjuden", "inbjudna"];

/// Ends of words for the offices that people present for: "Stadsbyggnadskontoret, genom Kim Holm, informerar".
pub(in crate::protocol) const OFFICES_OF_STAFF: &[&str] = &[
    "kontoret",
    "forvaltningen",
    "avdelningen",
    "enheten",
    "staben",
    "kansliet",
    "polisen",
    "forbundet",
    "bolaget",
    "gruppen",
    "kommitten",
    "utskottet",
    "foreningen",
];

/// Words that say that somebody is to come, and has not come.
pub(in crate::protocol) const NOT_YET: &[&str] =
    &["ska", "skall", "kommer", "bor", "nasta", "foreslar", "foreslas", "onskar", "bjuda", "bjudas", "bjuds"];

/// Passive forms by which an item is presented, besides those of [`PRESENTING_VERBS`]: "Berättelsen lästes av …".
pub(in crate::protocol) const PRESENTED: &[&str] =
    &["foredragen", "igenom", "genomgicks", "lastes", "upplastes", "foredras", "beskrivs", "redogors", "delges"];

/// Light verbs that need a noun for what is given: "ger kort information", "lämnar en redogörelse".
pub(in crate::protocol) const GIVING_VERBS: &[&str] = &[
    "ger", "gav", "gjorde", "avger", "avgav", "avlagger", "avlade", "lamnar", "lamnade", "holl", "haller", "har",
    "hade",
];

pub(in crate::protocol) const GIVEN: &[&str] = &[
    "information",
    "redogorelse",
    "redovisning",
    "rapport",
    "foredragning",
    "presentation",
    "dragning",
    "genomgang",
    "inblick",
    "lagesrapport",
    "aterrapportering",
    "uppdatering",
    "lagesbild",
    "orientering",
    "resume",
    "overblick",
    "tillbakablick",
    "introduktion",
    "beskrivning",
    "sammanfattning",
];

/// Nouns after which "av" names the person who told, not the subject: "Information av Kim Holm".
pub(in crate::protocol) const GIVEN_BY_NAME: &[&str] = &[
    "information",
    "genomgang",
    "dragning",
    "foredragning",
    "presentation",
    "redogorelse",
    "introduktion",
    "uppdatering",
];

/// Passive verbs that say that something was given: "Information lämnades av …".
pub(in crate::protocol) const GIVEN_BY: &[&str] =
    &["ges", "gavs", "lamnas", "lamnades", "gors", "gjordes", "halls", "holls", "avges", "avgavs"];

/// Subjects that the chair goes through at every meeting; presenting them makes nobody a presenter.
pub(in crate::protocol) const FORMALITIES: &[&str] = &[
    "dagordning",
    "foregaende",
    "protokoll",
    "anteckning",
    "motesanteckning",
    "minnesanteckning",
    "propositionsordning",
    "arendelistan",
    "andakt",
];

/// Written papers in which somebody tells something, as the ends of words.
pub(in crate::protocol) const WRITTEN: &[&str] =
    &["underlaget", "underlag", "skrivelsen", "skrivelse", "rapporten", "motionen", "brevet", "utlatandet"];
