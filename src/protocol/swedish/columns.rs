//! Heads of the columns of tables, and what the cells below them hold.

/// Heads of the column of the items, by their first word.
pub(in crate::protocol) const MATTER_COLUMNS: &[&str] =
    &["arende", "arenden", "arendemening", "punkt", "rubrik", "vad"];

/// What the cells of a column beside the items hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Column {
    Presenters,
    Decision,
    /// Who is to do something.
    Responsible,
    /// Notes of what was said, or remarks.
    Text,
    /// Case number, time, page: words of the item's own line.
    Detail,
}

impl Column {
    /// The label of its cells; `None` if they are read without one.
    pub(in crate::protocol) fn label(self) -> Option<&'static str> {
        match self {
            Self::Presenters => Some("Föredragande"),
            Self::Decision => Some("Beslut"),
            Self::Responsible => Some("Ansvarig"),
            Self::Text | Self::Detail => None,
        }
    }
}

/// Heads of the columns beside the column of the items.
///
/// If a head has two of them, a detail counts least, and of the others the first in this list tells:
/// "Ansvarig/föredragande" holds presenters.
pub(in crate::protocol) const FURTHER_COLUMNS: &[(&str, Column)] = &[
    ("foredragande", Column::Presenters),
    ("foredragare", Column::Presenters),
    ("foredras", Column::Presenters),
    ("foredr", Column::Presenters),
    ("ansvar", Column::Responsible),
    ("ansvarig", Column::Responsible),
    ("ansv", Column::Responsible),
    ("vem", Column::Responsible),
    ("anteckning", Column::Text),
    ("anteckningar", Column::Text),
    ("beslut", Column::Decision),
    ("bilaga", Column::Detail),
    ("dnr", Column::Detail),
    ("diarienr", Column::Detail),
    ("diarienummer", Column::Detail),
    ("handlaggare", Column::Detail),
    ("handling", Column::Text),
    ("handlingar", Column::Text),
    ("information", Column::Detail),
    ("klockslag", Column::Detail),
    ("kommentar", Column::Text),
    ("kommentarer", Column::Text),
    ("sida", Column::Detail),
    ("sidnr", Column::Detail),
    ("syfte", Column::Detail),
    ("tid", Column::Detail),
    ("tidsatgang", Column::Detail),
    ("typ", Column::Detail),
];

/// Heads of the columns in which a mark says that somebody came, or did not come.
pub(in crate::protocol) const PRESENT_COLUMNS: &[&str] = &["narvarande", "narvaro", "narv", "nar"];
pub(in crate::protocol) const ABSENT_COLUMNS: &[&str] =
    &["franvarande", "franvaro", "franv", "ej narvarande", "ej narv"];

/// Column heads of a table of those present, and those heads that give the times when a person came and left.
pub(in crate::protocol) const ROLL_COLUMNS: &[&str] = &[
    "plats",
    "nr",
    "namn",
    "ledamot",
    "ledamoter",
    "ersattare",
    "parti",
    "funktion",
    "ankom",
    "ankomst",
    "utgick",
    "avgick",
    "avvek",
    "in",
    "ut",
];
pub(in crate::protocol) const ROLL_TIMES: &[&str] = &["ankom", "ankomst", "utgick", "avgick", "avvek"];
