//! The words and signs of which periods are written, folded: lower case, without marks.

/// What a stretch of time in front of or behind such a word is to the period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    From,
    After,
    Before,
    To,
}

/// Folded; of two that begin alike the longer stands first.
pub(super) const SIDES: &[(&str, Side)] = &[
    ("fran och med", Side::From),
    ("fr.o.m.", Side::From),
    ("fr.o.m", Side::From),
    ("from", Side::From),
    ("fran", Side::From),
    ("sedan", Side::From),
    (">=", Side::From),
    ("≥", Side::From),
    ("efter", Side::After),
    (">", Side::After),
    ("fore", Side::Before),
    ("innan", Side::Before),
    ("till och med", Side::To),
    ("t.o.m.", Side::To),
    ("t.o.m", Side::To),
    ("tom", Side::To),
    ("till", Side::To),
    ("senast", Side::To),
    ("<=", Side::To),
    ("≤", Side::To),
    ("<", Side::Before),
];

/// "mellan 2022 och 2024"; elsewhere "och" joins no days: "2022 och 2024" are two years.
pub(super) const BETWEEN: (&str, &str) = ("mellan", " och ");

/// Three dots are typed for two, and set as one sign.
pub(super) const DOTS: &[&str] = &["...", "..", "…"];

/// "2022–2024", as it is typed and as it is set.
pub(super) const DASHES: &[char] = &['–', '—', '‐', '‑', '−'];

/// What may stand before a stretch of time and says nothing of it.
pub(super) const SILENT: &[&str] = &["under", "i", "den", "aret", "ar"];

/// Before a year that crosses the turn of the year: "läsåret 23/24".
pub(super) const WORKING_YEARS: &[&str] =
    &["lasaret", "lasar", "skolaret", "riksmotet", "riksmote", "verksamhetsaret", "verksamhetsar"];

/// The parts of a year: names, folded; first and last month.
pub(super) const PARTS: &[(&[&str], i8, i8)] = &[
    (&["januari", "jan", "jan."], 1, 1),
    (&["februari", "feb", "feb.", "febr", "febr."], 2, 2),
    (&["mars", "mar", "mar."], 3, 3),
    (&["april", "apr", "apr."], 4, 4),
    (&["maj"], 5, 5),
    (&["juni", "jun", "jun."], 6, 6),
    (&["juli", "jul", "jul."], 7, 7),
    (&["augusti", "aug", "aug."], 8, 8),
    (&["september", "sep", "sep.", "sept", "sept."], 9, 9),
    (&["oktober", "okt", "okt."], 10, 10),
    (&["november", "nov", "nov."], 11, 11),
    (&["december", "dec", "dec."], 12, 12),
    (&["var", "varen", "vt", "vartermin", "varterminen"], 1, 6),
    (&["sommar", "sommaren"], 6, 8),
    (&["host", "hosten", "ht", "hosttermin", "hostterminen"], 7, 12),
    (&["forsta halvaret", "1:a halvaret", "halvar 1", "h1"], 1, 6),
    (&["andra halvaret", "2:a halvaret", "halvar 2", "h2"], 7, 12),
    (&["forsta kvartalet", "1:a kvartalet", "kvartal 1", "kv 1", "q1"], 1, 3),
    (&["andra kvartalet", "2:a kvartalet", "kvartal 2", "kv 2", "q2"], 4, 6),
    (&["tredje kvartalet", "3:e kvartalet", "kvartal 3", "kv 3", "q3"], 7, 9),
    (&["fjarde kvartalet", "4:e kvartalet", "kvartal 4", "kv 4", "q4"], 10, 12),
    // Budgets are followed up three times a year: "delårsrapport tertial 2 2024".
    (&["forsta tertialet", "1:a tertialet", "tertial 1", "t1"], 1, 4),
    (&["andra tertialet", "2:a tertialet", "tertial 2", "t2"], 5, 8),
    (&["tredje tertialet", "3:e tertialet", "tertial 3", "t3"], 9, 12),
];
