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
