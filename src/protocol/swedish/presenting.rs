//! How minutes say that somebody presented a matter.

/// Verbs by which someone presents a matter.
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
    "belyser",
    "belyste",
    "medverkar",
    "medverkade",
];

/// Verbs of two words by which someone presents a matter.
pub(in crate::protocol) const PRESENTING_PHRASES: &[(&str, &str)] = &[
    ("gar", "igenom"),
    ("gick", "igenom"),
    ("gick", "genom"),
    ("drar", "siffrorna"),
    ("drog", "siffrorna"),
    ("drar", "arendet"),
    ("drog", "arendet"),
    ("delar", "med"),
    ("delade", "med"),
    ("talar", "om"),
    ("talade", "om"),
    ("laser", "upp"),
    ("laste", "upp"),
];

/// Forms of the passive by which a matter is presented, beside those of [`PRESENTING_VERBS`]: "Berättelsen lästes av …".
pub(in crate::protocol) const PRESENTED: &[&str] =
    &["foredragen", "igenom", "genomgicks", "lastes", "upplastes", "foredras", "beskrivs", "redogors", "delges"];

/// "ger kort information", "lämnar en redogörelse": a light verb and what is given.
pub(in crate::protocol) const GIVING_VERBS: &[&str] =
    &["ger", "gav", "avger", "avgav", "lamnar", "lamnade", "holl", "haller", "har", "hade"];

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
    "overblick",
    "tillbakablick",
    "introduktion",
    "beskrivning",
    "sammanfattning",
];

/// Those behind which "av" names who told, not what was told of: "Information av Kim Holm".
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

/// Verbs of the passive that say that something was given: "Information lämnades av …".
pub(in crate::protocol) const GIVEN_BY: &[&str] =
    &["ges", "gavs", "lamnas", "lamnades", "gors", "gjordes", "halls", "holls", "avges", "avgavs"];

/// What the chair goes through at every meeting; presenting it makes nobody a presenter.
pub(in crate::protocol) const FORMALITIES: &[&str] =
    &["dagordning", "foregaende", "protokoll", "motesanteckningar", "propositionsordning", "arendelistan"];

/// Papers in which somebody tells something, as the ends of words.
pub(in crate::protocol) const WRITTEN: &[&str] =
    &["underlaget", "underlag", "skrivelsen", "skrivelse", "rapporten", "motionen", "brevet", "utlatandet"];
