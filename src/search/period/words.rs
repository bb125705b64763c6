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

/// "mellan 2022 och 2024"; elsewhere "och" joins no days: "2022 och 2024" are two years.
pub(super) const BETWEEN: &[(&str, &str)] = &[("mellan", " och "), ("between", " and ")];

/// Three dots are typed for two, and set as one sign.
pub(super) const DOTS: &[&str] = &["...", "..", "…"];

/// "2022–2024", as it is typed and as it is set.
pub(super) const DASHES: &[char] = &['–', '—', '‐', '‑', '−'];

/// What may stand before a stretch of time and says nothing of it.
pub(super) const SILENT: &[&str] = &["under", "i", "den", "aret", "ar", "during", "in", "the"];

/// Before a year that crosses the turn of the year: "läsåret 23/24".
pub(super) const WORKING_YEARS: &[&str] =
    &["lasaret", "lasar", "skolaret", "riksmotet", "riksmote", "verksamhetsaret", "verksamhetsar"];

/// The parts of a year: names, folded; first and last month.
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

/// Behind these words a day is counted from the newest document of the index; each with what stands in their place. Folded;
/// of two that begin alike the longer stands first.
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
    // Not "i vår": "i vår kommun" is ours.
    ("i host", Relative::This("hosten")),
    ("denna host", Relative::This("hosten")),
    ("den har hosten", Relative::This("hosten")),
    ("this autumn", Relative::This("hosten")),
    ("denna var", Relative::This("varen")),
    ("den har varen", Relative::This("varen")),
    ("this spring", Relative::This("varen")),
    ("i sommar", Relative::This("sommaren")),
];

/// What such words mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relative {
    /// So many years on.
    Year(i16),
    /// So many months on.
    Month(i32),
    /// The last part of a year of this name that is over.
    Last(&'static str),
    /// That of the year itself.
    This(&'static str),
}

/// Behind these alone a season, a month or an election says which: the last that began. "till hösten" and "i mars" look
/// ahead as often as back.
pub(super) const SINCE: &[&str] = &["sedan", "since"];

/// Seasons and months behind such a word, and the part of a year that they are. Abbreviations and what is another word, too,
/// stay out: "sedan jul" is Christmas.
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

/// The general election: "sedan valet".
pub(super) const ELECTION: &[&str] = &["valet", "senaste valet", "the election", "the last election"];

/// "sedan valet av ordförande" is of another election.
pub(super) const OF_ANOTHER: &[&str] = &["av", "till", "of", "to"];

/// "de senaste två åren", "the last 12 months": words before the count, which "the last year" alone does without.
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

/// How many, in words; figures are read as well.
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

/// What is counted, one and several, and how many months or days it is. "last year" and "last month" are those of the
/// calendar, and stand in another table.
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

/// What a period that begins with letters begins with.
pub(super) fn openings() -> impl Iterator<Item = &'static str> {
    let sides = SIDES.iter().map(|(word, _)| *word).chain(BETWEEN.iter().map(|(word, _)| *word));
    let parts = PARTS.iter().flat_map(|(names, ..)| names.iter().copied());
    let relative = RELATIVE.iter().map(|(words, _)| *words);
    let lists = [SILENT, WORKING_YEARS, SINCE, LATEST];
    sides.chain(parts).chain(relative).chain(lists.into_iter().flatten().copied())
}
