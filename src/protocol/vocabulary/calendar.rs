//! Months and weekdays.

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
