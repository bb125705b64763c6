//! Months, weekdays, and longer parts of a year.

/// The months, in order.
pub const MONTHS: &[&str] = &[
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

pub(in crate::protocol) const WEEKDAYS: &[&str] =
    &["mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"];

/// Parts of a year that have no last day of their own.
pub(in crate::protocol) const SEASONS: &[&str] = &[
    "varen",
    "sommaren",
    "hosten",
    "vintern",
    "sommar",
    "host",
    "vinter",
    "varterminen",
    "hostterminen",
    "jul",
    "julen",
    "semestern",
    "semestrarna",
    "semesterperioden",
    "pask",
    "pasken",
];

/// Ordinals of a quarter, third or half of a year.
pub(in crate::protocol) const ORDINALS: &[&str] = &["forsta", "andra", "tredje", "fjarde"];

/// Small numbers as words, from one.
pub(in crate::protocol) const NUMBERS: &[&str] =
    &["en", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio", "elva", "tolv"];
