//! Words for those who meet and decide: bodies, organisations, and their meetings.

/// Words by which a line names a governing body. Matched as the end of a word.
pub(in crate::protocol) const BODY_ENDINGS: &[&str] = &[
    "namnd",
    "namnden",
    "styrelse",
    "styrelsen",
    "fullmaktige",
    "utskott",
    "utskottet",
    "ledningsgrupp",
    "ledningsgruppen",
    "ledning",
    "samverkansgrupp",
    "styrgrupp",
    "arbetsgrupp",
    "beredning",
    "beredningen",
    "kommitte",
    "kommitten",
    "direktion",
    "direktionen",
    "plattform",
    "forum",
    "presidium",
    "delegation",
    "delegationen",
    "presidiet",
    "plattformen",
    "grupp",
    "gruppen",
    "leader",
    "natverk",
    "forsamling",
    "samordningsforbund",
    "samordningsforbundet",
    "natverket",
    "konferens",
    "konferensen",
    "byalag",
    "partnerskap",
    "partnerskapet",
    "revision",
    "revisionen",
    "organ",
    "organet",
    "samrad",
    "samradet",
    "kansli",
    "kollegium",
    "kollegiet",
];

/// Words in -råd that are not councils, by their ends: metalltråd and frukttråd, but not Viltrådet.
pub(in crate::protocol) const NO_COUNCILS: &[&str] = &[
    "forrad",
    "harad",
    "kommunalrad",
    "regionrad",
    "landstingsrad",
    "borgarrad",
    "oppositionsrad",
    "statsrad",
    "alltrad",
    "altrad",
    "ttrad",
    "utrad",
    "grad",
    "omradet",
    "alltradet",
    "altradet",
    "ttradet",
    "utradet",
    "gradet",
    "borgarradet",
    "kommunalradet",
    "regionradet",
    "oppositionsradet",
    "statsradet",
];

/// Words in -ledning and the like that are not bodies.
pub(in crate::protocol) const NO_BODIES: &[&str] = &[
    "inledning",
    "handledning",
    "vagledning",
    "anledning",
    "avdelning",
    "videokonferens",
    "telefonkonferens",
    "rad",
    "publicerad",
];

/// Words for organisations that hold meetings of their own, or that begin such a name. Matched as the end of a word;
/// short ones as the whole word.
pub(in crate::protocol) const ORGANISATION_FORMS: &[&str] = &[
    "forening",
    "foreningen",
    "forbund",
    "forbundet",
    "klubb",
    "klubben",
    "sallskap",
    "sallskapet",
    "samfallighet",
    "samfalligheten",
    "stiftelse",
    "stiftelsen",
    "fond",
    "fonden",
    "bolag",
    "bolaget",
    "foretag",
    "foretaget",
    "ab",
    "if",
    "iff",
    "gif",
    "ik",
    "bk",
    "kooperativ",
    "brf",
    "ek",
    "sektion",
    "sektionen",
    "natverk",
    "natverket",
    "studentkar",
    "facket",
    "byalag",
    "byalaget",
    "kar",
    "karen",
    "distrikt",
    "parti",
    "partiet",
    "forsamling",
];

/// Names of bodies that any organisation may have.
pub(in crate::protocol) const GENERAL_BODIES: &[&str] = &[
    "styrelsen",
    "styrelse",
    "namnden",
    "motet",
    "stamman",
    "arsmotet",
    "gruppen",
    "radet",
    "utskottet",
    "arbetsutskottet",
    "foreningen",
    "klubben",
    "ledningsgruppen",
    "arbetsgruppen",
    "samverkan",
    "forbundet",
    "bolaget",
    "presidiet",
    "au",
];

/// Words for a meeting. Matched as the end of a word.
pub(in crate::protocol) const MEETING_ENDINGS: &[&str] =
    &["mote", "sammantrade", "sammantradet", "stamma", "stamman", "arsmote"];

/// Words before a meeting's name that say which kind of meeting it is.
pub(in crate::protocol) const MEETING_KINDS: &[&str] =
    &["ordinarie", "extra", "konstituerande", "arligt", "arliga", "andra", "forsta", "tredje", "allmanna", "nittionde"];

/// Words for a meeting in a sentence that elects its officers. Matched as the beginning of a word.
pub(in crate::protocol) const MEETING_WORDS: &[&str] =
    &["mote", "motet", "stamm", "sammantrad", "arsmot", "dagens", "arsstamm", "foreningsstamm", "extramot"];

/// Words for the subject of a decision: "Nämnden beslutar", "Ledningsgruppen antar". Matched as the end of a word.
pub(in crate::protocol) const DECIDERS: &[&str] = &[
    "namnden",
    "styrelsen",
    "fullmaktige",
    "utskottet",
    "radet",
    "gruppen",
    "ledningen",
    "ledning",
    "beredningen",
    "kommitten",
    "direktionen",
    "delegationen",
    "motet",
    "presidiet",
    "forsamlingen",
    "samverkan",
    "arsmotet",
    "namnd",
    "styrelse",
    "utskott",
    "plattformen",
    "konferensen",
    "forumet",
    "forum",
    "cheferna",
    "radslaget",
    "partnerskapet",
    "samradet",
    "natverket",
    "stamman",
    "arsstamman",
    "revisionen",
    "revisorerna",
    "organet",
    "medlemmarna",
    "delagarna",
];

/// Deciders that are too short to be matched by their ending.
pub(in crate::protocol) const WHOLE_DECIDERS: &[&str] =
    &["ks", "kf", "au", "ksau", "arbetsgivaren", "parterna", "vi", "kyrkorad", "forbundet", "bolaget", "foreningen"];

/// Bodies of municipalities and regions, as the ends of their names.
pub(in crate::protocol) const OTHER_BODIES: &[&str] = &[
    "namnden",
    "fullmaktige",
    "utskottet",
    "kommunstyrelsen",
    "regionstyrelsen",
    "landstingsstyrelsen",
    "lansstyrelsen",
    "forbundsstyrelsen",
];

/// Words for the subject after the verb: "Till styrelse beslutade mötet att välja".
pub(in crate::protocol) const MEETS: &[&str] = &[
    "motet",
    "medlemmarna",
    "deltagande",
    "narvarande",
    "stamman",
    "arsmotet",
    "arsstamman",
    "styrelsen",
    "namnden",
    "fullmaktige",
    "radet",
    "utskottet",
];

/// Letters by which people call bodies, with the names that they stand for: "Beslutad av KF", "KSAU § 12". If letters
/// name different bodies in different places, all are listed.
pub(in crate::protocol) const BODY_LETTERS: &[(&str, &[&str])] = &[
    ("kf", &["kommunfullmaktige"]),
    ("ks", &["kommunstyrelsen"]),
    ("ksau", &["kommunstyrelsens arbetsutskott"]),
    ("au", &["arbetsutskott"]),
    ("rf", &["regionfullmaktige"]),
    ("rs", &["regionstyrelsen"]),
    ("rsau", &["regionstyrelsens arbetsutskott"]),
    ("lf", &["landstingsfullmaktige"]),
    ("ls", &["landstingsstyrelsen"]),
    ("hsn", &["halso- och sjukvardsnamnden"]),
    ("hss", &["halso- och sjukvardsstyrelsen"]),
    ("sn", &["socialnamnden"]),
    ("bun", &["barn- och utbildningsnamnden"]),
    ("un", &["utbildningsnamnden"]),
    ("bn", &["byggnadsnamnden"]),
    ("mbn", &["miljo- och byggnadsnamnden"]),
    ("sbn", &["samhallsbyggnadsnamnden", "stadsbyggnadsnamnden"]),
    ("kn", &["kulturnamnden"]),
    ("kfn", &["kultur- och fritidsnamnden"]),
    ("tn", &["tekniska namnden", "trafiknamnden"]),
    ("von", &["vard- och omsorgsnamnden"]),
    ("on", &["omsorgsnamnden"]),
    ("an", &["aldrenamnden"]),
];

/// Definite endings of a body's name, each with its indefinite form: "socialnämnden", "Socialnämnd".
pub(in crate::protocol) const DEFINITE_BODIES: &[(&str, &str)] = &[
    ("namnden", "namnd"),
    ("styrelsen", "styrelse"),
    ("utskottet", "utskott"),
    ("radet", "rad"),
    ("gruppen", "grupp"),
    ("ledningen", "ledning"),
    ("beredningen", "beredning"),
    ("kommitten", "kommitte"),
    ("direktionen", "direktion"),
    ("forbundet", "forbund"),
    ("fullmaktige", "fullmaktige"),
];
