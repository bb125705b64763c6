//! Who decides and by what words; who presents and by what words.

/// Words by which a line names who meets. Matched as the end of a word.
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
    "grupp",
    "gruppen",
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

/// Words in -råd that are no councils.
pub(in crate::protocol) const NO_COUNCILS: &[&str] = &[
    "forrad",
    "harad",
    "kommunalrad",
    "regionrad",
    "landstingsrad",
    "borgarrad",
    "oppositionsrad",
    "statsrad",
    "trad",
    "grad",
    "omradet",
    "tradet",
    "gradet",
    "borgarradet",
    "kommunalradet",
    "regionradet",
    "oppositionsradet",
    "statsradet",
];

/// Words in -ledning and the like that are no bodies.
pub(in crate::protocol) const NO_BODIES: &[&str] =
    &["inledning", "handledning", "vagledning", "anledning", "avdelning", "videokonferens", "telefonkonferens", "rad"];

/// Who speaks when a body decides: "Nämnden beslutar", "Ledningsgruppen antar". Matched as the end of a word.
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

/// Deciders too short to be told by their ending.
pub(in crate::protocol) const WHOLE_DECIDERS: &[&str] =
    &["ks", "kf", "au", "ksau", "arbetsgivaren", "parterna", "vi", "kyrkorad", "forbundet", "bolaget", "foreningen"];

/// What a body does when it decides.
pub(in crate::protocol) const DECIDING_VERBS: &[&str] = &[
    "beslutar",
    "beslutade",
    "beslutat",
    "beslot",
    "godkanner",
    "godkande",
    "antar",
    "antog",
    "bifaller",
    "bifoll",
    "avslar",
    "avslog",
    "faststaller",
    "faststallde",
    "antecknar",
    "antecknade",
    "noterar",
    "noterade",
    "utser",
    "utsag",
    "valjer",
    "valde",
    "uppdrar",
    "tillstyrker",
    "tillstyrkte",
    "avstyrker",
    "remitterar",
    "aterremitterar",
    "bordlagger",
    "overlamnar",
    "foreslar",
    "enas",
    "enades",
    "avstar",
    "rekommenderar",
    "staller",
    "anser",
    "lagger",
    "lade",
    "ger",
    "gav",
];

/// What is done to a matter when it is settled, said without the one who does it.
pub(in crate::protocol) const SETTLING_VERBS: &[&str] = &[
    "godkanns",
    "godkandes",
    "faststalls",
    "faststalldes",
    "antas",
    "antogs",
    "avslas",
    "avslogs",
    "bifalls",
    "bifolls",
    "bifalles",
    "bordlaggs",
    "bordlades",
    "aterremitteras",
    "aterremitterades",
    "utses",
    "utsags",
    "valdes",
    "beviljas",
    "beviljades",
    "beviljade",
    "besvarad",
    "behorigen",
    "remitteras",
    "remitterades",
    "besvarades",
    "valjs",
    "hanskjuts",
    "hanskots",
    "noteras",
    "noterades",
    "antecknas",
    "antecknades",
];

/// What was done to the matter, without anyone named: "Dagordningen godkändes", "läggs till handlingarna".
pub(in crate::protocol) const OUTCOMES: &[&str] = &[
    "till handlingarna",
    "antecknas till protokollet",
    "noteras till protokollet",
    "dagordningen godkandes",
    "dagordningen godkanns",
    "dagordningen faststalldes",
    "dagordningen faststalls",
    "forslag till dagordning godkanns",
    "till justerare utses",
    "till justerare utsags",
    "justera dagens protokoll uts",
    "justera protokollet uts",
    "justera dagens protokoll val",
    "foredragningslistan godkanns",
    "foredragningslistan faststalls",
    "informationen antecknas",
    "rapporten antecknas",
    "informationen noteras",
    "arendelistan godkanns",
];

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
];

/// "ger kort information", "lämnar en redogörelse": a light verb and what is given.
pub(in crate::protocol) const GIVING_VERBS: &[&str] =
    &["ger", "gav", "lamnar", "lamnade", "holl", "haller", "har", "hade"];

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
];

/// What the chair goes through at every meeting; presenting it makes nobody a presenter.
pub(in crate::protocol) const FORMALITIES: &[&str] =
    &["dagordning", "foregaende", "protokoll", "motesanteckningar", "propositionsordning", "arendelistan"];

/// Verbs that help others, and the commonest besides.
pub(in crate::protocol) const AUXILIARIES: &[&str] = &[
    "ar", "var", "blir", "blev", "har", "hade", "ska", "skall", "skulle", "kan", "kunde", "kommer", "kom", "maste", "far", "fick",
    "bor", "borde", "vill", "ville", "tar", "tog", "gar", "gick", "finns", "fanns", "galler", "gallde", "ges", "gavs", "gors", "sker",
    "behover", "behovde", "foreligger", "foreslas", "deltar", "deltog", "valkomnar", "valkomnade", "halsas",
];

/// Verbs that open and close meetings.
pub(in crate::protocol) const OPENING_VERBS: &[&str] = &[
    "oppnar", "oppnade", "oppnas", "oppnades", "avslutar", "avslutade", "avslutas", "avslutades", "forklarar", "forklarade",
    "forklaras", "forklarades", "halsar", "halsade", "inleder", "inledde", "inleds", "inleddes", "genomfors", "genomfordes",
    "konstaterades", "upprattades", "foredrogs", "foredras", "lades", "laggs", "gicks", "befanns", "bereddes", "upplastes", "lastes",
    "utgick", "utgar", "genomgicks", "behandlades", "behandlas", "diskuterades", "diskuteras", "diskuterade", "diskuterar", "upplaste",
];

/// Words that name an organisation that meets itself, or begin its name. Matched as the end of a word, short ones whole.
pub(in crate::protocol) const ORGANISATION_FORMS: &[&str] = &[
    "forening", "foreningen", "forbund", "forbundet", "klubb", "klubben", "sallskap", "sallskapet", "samfallighet", "samfalligheten",
    "stiftelse", "stiftelsen", "fond", "fonden", "bolag", "bolaget", "foretag", "foretaget", "ab", "kooperativ", "brf", "ek",
    "sektion", "sektionen", "byalag", "byalaget", "kar", "karen", "distrikt", "parti", "partiet", "forsamling",
];

/// Names of bodies that every organisation may have.
pub(in crate::protocol) const GENERAL_BODIES: &[&str] = &[
    "styrelsen", "styrelse", "namnden", "motet", "stamman", "arsmotet", "gruppen", "radet", "utskottet", "arbetsutskottet",
    "foreningen", "klubben", "ledningsgruppen", "arbetsgruppen", "samverkan", "forbundet", "bolaget", "presidiet", "au",
];

/// Words that name a meeting. Matched as the end of a word.
pub(in crate::protocol) const MEETING_ENDINGS: &[&str] = &["mote", "sammantrade", "sammantradet", "stamma", "stamman", "arsmote"];

/// What a meeting may be besides.
pub(in crate::protocol) const MEETING_KINDS: &[&str] =
    &["ordinarie", "extra", "konstituerande", "arligt", "arliga", "andra", "forsta", "tredje", "allmanna", "nittionde"];

/// What a meeting does when it elects.
pub(in crate::protocol) const ELECTING_VERBS: &[&str] = &[
    "valde", "valdes", "valja", "valjer", "valjs", "valts", "utsag", "utsags", "utse", "utser", "utses", "utsedd", "utsedda",
    "utsetts", "tillsattes", "val", "omvaldes", "valdas", "vald", "valda",
];

/// What a meeting is called when it elects who leads it. Matched as the beginning of a word.
pub(in crate::protocol) const MEETING_WORDS: &[&str] =
    &["mote", "motet", "stamm", "sammantrad", "arsmot", "dagens", "arsstamm", "foreningsstamm", "extramot"];

/// What a sentence does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::protocol) enum Act {
    /// The body settles the matter, here and now.
    Decides,
    /// It leaves that to others.
    Proposes,
    /// It tells what was decided another day.
    Recalls,
    Tells,
}

/// Verbs with what they do, and whether they are passive: then their subject is what is settled, not who settles it.
pub(in crate::protocol) const ACT_VERBS: &[(&str, Act, bool)] = &[
    ("accepterades", Act::Decides, true),
    ("accepterar", Act::Decides, false),
    ("accepteras", Act::Decides, true),
    ("adjungerade", Act::Decides, false),
    ("adjungerades", Act::Decides, true),
    ("adjungerar", Act::Decides, false),
    ("adjungeras", Act::Decides, true),
    ("ajournerar", Act::Decides, false),
    ("ansag", Act::Decides, false),
    ("anser", Act::Decides, false),
    ("anslar", Act::Decides, false),
    ("anslas", Act::Decides, true),
    ("antar", Act::Decides, false),
    ("antas", Act::Decides, true),
    ("antecknade", Act::Decides, false),
    ("antecknades", Act::Decides, true),
    ("antecknar", Act::Decides, false),
    ("antecknas", Act::Decides, true),
    ("antog", Act::Decides, false),
    ("antogs", Act::Decides, true),
    ("aterremitterade", Act::Decides, false),
    ("aterremitterades", Act::Decides, true),
    ("aterremitterar", Act::Decides, false),
    ("aterremitteras", Act::Decides, true),
    ("avsatte", Act::Decides, false),
    ("avsatter", Act::Decides, false),
    ("avskriver", Act::Decides, false),
    ("avskrivs", Act::Decides, true),
    ("avslar", Act::Decides, false),
    ("avslas", Act::Decides, true),
    ("avslog", Act::Decides, false),
    ("avslogs", Act::Decides, true),
    ("avstar", Act::Decides, false),
    ("avstyrker", Act::Decides, false),
    ("befanns", Act::Decides, true),
    ("bemyndigades", Act::Decides, true),
    ("bemyndigar", Act::Decides, false),
    ("bemyndigas", Act::Decides, true),
    ("beslot", Act::Decides, false),
    ("beslots", Act::Decides, true),
    ("beslutade", Act::Decides, false),
    ("beslutades", Act::Decides, true),
    ("beslutar", Act::Decides, false),
    ("beslutas", Act::Decides, true),
    ("beslutes", Act::Decides, true),
    ("bestamde", Act::Decides, false),
    ("bestamdes", Act::Decides, true),
    ("bestammer", Act::Decides, false),
    ("besvarades", Act::Decides, true),
    ("beviljade", Act::Decides, false),
    ("beviljades", Act::Decides, true),
    ("beviljar", Act::Decides, false),
    ("beviljas", Act::Decides, true),
    ("bibehalls", Act::Decides, true),
    ("bifaller", Act::Decides, false),
    ("bifalles", Act::Decides, true),
    ("bifalls", Act::Decides, true),
    ("bifoll", Act::Decides, false),
    ("bifolls", Act::Decides, true),
    ("bordlade", Act::Decides, false),
    ("bordlades", Act::Decides, true),
    ("bordlagger", Act::Decides, false),
    ("bordlaggs", Act::Decides, true),
    ("enades", Act::Decides, false),
    ("enas", Act::Decides, false),
    ("entledigade", Act::Decides, false),
    ("entledigades", Act::Decides, true),
    ("entledigar", Act::Decides, false),
    ("entledigas", Act::Decides, true),
    ("fann", Act::Decides, false),
    ("faststallde", Act::Decides, false),
    ("faststalldes", Act::Decides, true),
    ("faststaller", Act::Decides, false),
    ("faststalls", Act::Decides, true),
    ("finner", Act::Decides, false),
    ("foreslar", Act::Decides, false),
    ("forklarade", Act::Decides, false),
    ("forklarar", Act::Decides, false),
    ("gav", Act::Decides, false),
    ("ger", Act::Decides, false),
    ("godkande", Act::Decides, false),
    ("godkandes", Act::Decides, true),
    ("godkanner", Act::Decides, false),
    ("godkannes", Act::Decides, true),
    ("godkanns", Act::Decides, true),
    ("hanskjuter", Act::Decides, false),
    ("hanskjuts", Act::Decides, true),
    ("hanskot", Act::Decides, false),
    ("hanskots", Act::Decides, true),
    ("konstaterade", Act::Decides, false),
    ("konstaterar", Act::Decides, false),
    ("lade", Act::Decides, false),
    ("lades", Act::Decides, true),
    ("lagger", Act::Decides, false),
    ("nominerade", Act::Decides, false),
    ("noterade", Act::Decides, false),
    ("noterades", Act::Decides, true),
    ("noterar", Act::Decides, false),
    ("noteras", Act::Decides, true),
    ("nyvaldes", Act::Decides, true),
    ("omvaldes", Act::Decides, true),
    ("overforde", Act::Decides, false),
    ("overfors", Act::Decides, true),
    ("overlamnar", Act::Decides, false),
    ("rekommenderar", Act::Decides, false),
    ("remitterade", Act::Decides, false),
    ("remitterades", Act::Decides, true),
    ("remitterar", Act::Decides, false),
    ("remitteras", Act::Decides, true),
    ("rostade", Act::Decides, false),
    ("rostar", Act::Decides, false),
    ("stallde", Act::Decides, false),
    ("staller", Act::Decides, false),
    ("tilldelades", Act::Decides, true),
    ("tillsattes", Act::Decides, true),
    ("tillstyrker", Act::Decides, false),
    ("tillstyrkte", Act::Decides, false),
    ("uppdrar", Act::Decides, false),
    ("uppdras", Act::Decides, true),
    ("uppdrog", Act::Decides, false),
    ("uppdrogs", Act::Decides, true),
    ("upphavde", Act::Decides, false),
    ("upphaver", Act::Decides, false),
    ("upphavs", Act::Decides, true),
    ("utnamner", Act::Decides, false),
    ("utsag", Act::Decides, false),
    ("utsags", Act::Decides, true),
    ("utsedes", Act::Decides, true),
    ("utser", Act::Decides, false),
    ("utses", Act::Decides, true),
    ("valde", Act::Decides, false),
    ("valdes", Act::Decides, true),
    ("valjer", Act::Decides, false),
    ("valjs", Act::Decides, true),
];

/// What settles a matter beside "blev" or "är", or by itself: "Kim Holm vald till justerare".
pub(in crate::protocol) const PARTICIPLES: &[&str] = &[
    "vald", "valda", "omvald", "omvalda", "nyvald", "utsedd", "utsedda", "godkand", "godkant", "godkanda", "antagen", "antagna", "faststalld",
    "faststallda", "besvarad", "besvarat", "utlyst", "beviljad", "beviljade", "stadgaenligt", "behorigen",
];

/// Words before a verb that make what it says no statement of this meeting.
pub(in crate::protocol) const BLOCKING: &[&str] = &[
    "nar", "om", "att", "som", "innan", "infor", "ska", "skall", "skulle", "bor", "borde", "kan", "kunde", "kommer", "maste", "vill",
    "har", "hade", "tidigare", "eftersom", "medan", "vilket", "vilka", "ifall", "huruvida", "enligt", "yrkar", "yrkade", "foreslas",
    "foreslar", "foreslog", "fragar", "fragade", "provar", "provade",
];

/// By what a task is given, beside the verbs of giving.
pub(in crate::protocol) const ENTRUSTING: &[&str] = &[
    "far i uppdrag att",
    "fick i uppdrag att",
    "ges i uppdrag att",
    "gavs i uppdrag att",
    "uppdras att",
    "far i uppdrag av",
    "beslutades att",
    "beslutas att",
];
