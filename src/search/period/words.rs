//! Lists the words and signs that periods are written with, folded: lower case, without marks.

/// Which days a word or sign beside a date means, relative to that date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    From,
    After,
    Before,
    To,
}

/// Words and signs for one side of a date, folded. Of two that begin alike, the longer comes first.
pub(super) const SIDES: &[(&str, Side)] = &[
    ("fran och med", Side::From),
    ("fr.o.m.", Side::From),
    ("fr.o.m", Side::From),
    ("from", Side::From),
    ("fran", Side::From),
    ("sedan", Side::From),
    ("since", Side::From),
    (">=", Side::From),
    ("≥", Side::From),
    ("efter", Side::After),
    ("after", Side::After),
    (">", Side::After),
    ("fore", Side::Before),
    ("innan", Side::Before),
    ("before", Side::Before),
    ("till och med", Side::To),
    ("t.o.m.", Side::To),
    ("t.o.m", Side::To),
    ("tom", Side::To),
    ("till", Side::To),
    ("until", Side::To),
    ("to", Side::To),
    ("senast", Side::To),
    ("<=", Side::To),
    ("≤", Side::To),
    ("<", Side::Before),
];

/// The words of "mellan 2022 och 2024". Elsewhere "och" does not make a range: "2022 och 2024" are two years.
pub(super) const BETWEEN: &[(&str, &str)] = &[("mellan", " och "), ("between", " and ")];

/// The dots of a range. Three dots are typed for two, and set as one character.
pub(super) const DOTS: &[&str] = &["...", "..", "…"];

/// The dashes of a range such as "2022–2024", as typed and as set.
pub(super) const DASHES: &[char] = &['–', '—', '‐', '‑', '−'];

/// Words that may come before a date without changing it.
pub(super) const SILENT: &[&str] = &["under", "i", "den", "aret", "ar", "during", "in", "the"];

/// Words before a school or parliamentary year: "läsåret 23/24".
pub(super) const WORKING_YEARS: &[&str] =
    &["lasaret", "lasar", "skolaret", "riksmotet", "riksmote", "verksamhetsaret", "verksamhetsar"];

/// The parts of a year: folded names, first month and last month.
pub(super) const PARTS: &[(&[&str], i8, i8)] = &[
    (&["januari", "jan", "jan.", "january"], 1, 1),
    (&["februari", "feb", "feb.", "febr", "febr.", "february"], 2, 2),
    (&["mars", "mar", "mar.", "march"], 3, 3),
    (&["april", "apr", "apr."], 4, 4),
    (&["maj", "may"], 5, 5),
    (&["juni", "jun", "jun.", "june"], 6, 6),
    (&["juli", "jul", "jul.", "july"], 7, 7),
    (&["augusti", "aug", "aug.", "august"], 8, 8),
    (&["september", "sep", "sep.", "sept", "sept."], 9, 9),
    (&["oktober", "okt", "okt.", "october", "oct", "oct."], 10, 10),
    (&["november", "nov", "nov."], 11, 11),
    (&["december", "dec", "dec."], 12, 12),
    (&["var", "varen", "vt", "vartermin", "varterminen", "spring"], 1, 6),
    (&["sommar", "sommaren", "summer"], 6, 8),
    (&["host", "hosten", "ht", "hosttermin", "hostterminen", "autumn", "fall"], 7, 12),
    (&["forsta halvaret", "1:a halvaret", "halvar 1", "h1", "first half of", "first half"], 1, 6),
    (&["andra halvaret", "2:a halvaret", "halvar 2", "h2", "second half of", "second half"], 7, 12),
    (&["forsta kvartalet", "1:a kvartalet", "kvartal 1", "kv 1", "q1"], 1, 3),
    (&["andra kvartalet", "2:a kvartalet", "kvartal 2", "kv 2", "q2"], 4, 6),
    (&["tredje kvartalet", "3:e kvartalet", "kvartal 3", "kv 3", "q3"], 7, 9),
    (&["fjarde kvartalet", "4:e kvartalet", "kvartal 4", "kv 4", "q4"], 10, 12),
    // Budgets are followed up three times a year: "delårsrapport tertial 2 2024".
    (&["forsta tertialet", "1:a tertialet", "tertial 1", "t1"], 1, 4),
    (&["andra tertialet", "2:a tertialet", "tertial 2", "t2"], 5, 8),
    (&["tredje tertialet", "3:e tertialet", "tertial 3", "t3"], 9, 12),
];

/// Phrases counted from the newest document in the index, each with what it stands for. Folded; of two that begin
/// alike, the longer comes first.
pub(super) const RELATIVE: &[(&str, Relative)] = &[
    // "i fjol", "hösten förra året"
    ("i fjol", Relative::Year(-1)),
    ("forra aret", Relative::Year(-1)),
    ("foregaende ar", Relative::Year(-1)),
    ("last year", Relative::Year(-1)),
    ("forrforra aret", Relative::Year(-2)),
    ("i forfjol", Relative::Year(-2)),
    ("i ar", Relative::Year(0)),
    ("detta ar", Relative::Year(0)),
    ("innevarande ar", Relative::Year(0)),
    ("this year", Relative::Year(0)),
    ("forra manaden", Relative::Month(-1)),
    ("last month", Relative::Month(-1)),
    ("denna manad", Relative::Month(0)),
    ("den har manaden", Relative::Month(0)),
    ("this month", Relative::Month(0)),
    ("i hostas", Relative::Last("hosten")),
    ("forra hosten", Relative::Last("hosten")),
    ("senaste hosten", Relative::Last("hosten")),
    ("last autumn", Relative::Last("hosten")),
    ("last fall", Relative::Last("hosten")),
    ("i varas", Relative::Last("varen")),
    ("forra varen", Relative::Last("varen")),
    ("senaste varen", Relative::Last("varen")),
    ("last spring", Relative::Last("varen")),
    ("i somras", Relative::Last("sommaren")),
    ("forra sommaren", Relative::Last("sommaren")),
    ("senaste sommaren", Relative::Last("sommaren")),
    ("last summer", Relative::Last("sommaren")),
    // "i vår" is left out: in "i vår kommun" it means "in our".
    ("i host", Relative::This("hosten")),
    ("denna host", Relative::This("hosten")),
    ("den har hosten", Relative::This("hosten")),
    ("this autumn", Relative::This("hosten")),
    ("denna var", Relative::This("varen")),
    ("den har varen", Relative::This("varen")),
    ("this spring", Relative::This("varen")),
    ("i sommar", Relative::This("sommaren")),
];

/// What such a phrase stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relative {
    /// The year this many years later.
    Year(i16),
    /// The month this many months later.
    Month(i32),
    /// The last part of a year with this name that is over.
    Last(&'static str),
    /// The part with this name in the same year.
    This(&'static str),
}

/// Only after these words does a season, a month or an election without a year mean a date: the last that had begun.
/// "till hösten" and "i mars" look ahead as often as back.
pub(super) const SINCE: &[&str] = &["sedan", "since"];

/// Seasons and months after such a word, and the part of a year that each means. Abbreviations and names that are also
/// other words are left out: "sedan jul" is Christmas.
pub(super) const BEGINNINGS: &[(&str, &str)] = &[
    ("varen", "varen"),
    ("sommaren", "sommaren"),
    ("hosten", "hosten"),
    ("arsskiftet", "januari"),
    ("nyar", "januari"),
    ("the spring", "varen"),
    ("the summer", "sommaren"),
    ("the autumn", "hosten"),
    ("spring", "varen"),
    ("summer", "sommaren"),
    ("autumn", "hosten"),
    ("januari", "januari"),
    ("februari", "februari"),
    ("mars", "mars"),
    ("april", "april"),
    ("maj", "maj"),
    ("juni", "juni"),
    ("juli", "juli"),
    ("augusti", "augusti"),
    ("september", "september"),
    ("oktober", "oktober"),
    ("november", "november"),
    ("december", "december"),
    ("january", "januari"),
    ("february", "februari"),
    ("march", "mars"),
    ("may", "maj"),
    ("june", "juni"),
    ("july", "juli"),
    ("august", "augusti"),
    ("october", "oktober"),
];

/// The general election, as in "sedan valet".
pub(super) const ELECTION: &[&str] = &["valet", "senaste valet", "the election", "the last election"];

/// Words that show that another election is meant: "sedan valet av ordförande".
pub(super) const OF_ANOTHER: &[&str] = &["av", "till", "of", "to"];

/// The words before the count in "de senaste två åren" and "the last 12 months".
pub(super) const LATEST: &[&str] = &[
    "de senaste",
    "det senaste",
    "den senaste",
    "senaste",
    "de sista",
    "sista",
    "the last",
    "the past",
    "last",
    "past",
];

/// Counts in words; digits are read as well.
pub(super) const COUNTS: &[(&str, i32)] = &[
    ("tva", 2),
    ("tre", 3),
    ("fyra", 4),
    ("fem", 5),
    ("sex", 6),
    ("sju", 7),
    ("atta", 8),
    ("nio", 9),
    ("tio", 10),
    ("elva", 11),
    ("tolv", 12),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
];

/// What is counted: names for one, names for several, and the length in months or days. "last year" and "last month"
/// mean calendar years and months, and are in [`RELATIVE`].
pub(super) const UNITS: &[(&[&str], &[&str], Unit)] = &[
    (&["aret"], &["aren", "ar", "years"], Unit::Months(12)),
    (&["halvaret"], &["halvaren", "halvar"], Unit::Months(6)),
    (&["kvartalet"], &["kvartalen", "kvartal"], Unit::Months(3)),
    (&["manaden"], &["manaderna", "manader", "months"], Unit::Months(1)),
    (&["veckan"], &["veckorna", "veckor", "weeks"], Unit::Days(7)),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Months(i32),
    Days(i32),
}

/// All words that a period beginning with letters can begin with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let sides = SIDES.iter().map(|(word, _)| *word).chain(BETWEEN.iter().map(|(word, _)| *word));
    let parts = PARTS.iter().flat_map(|(names, ..)| names.iter().copied());
    let relative = RELATIVE.iter().map(|(words, _)| *words);
    let lists = [SILENT, WORKING_YEARS, SINCE, LATEST];
    sides.chain(parts).chain(relative).chain(lists.into_iter().flatten().copied())
}
