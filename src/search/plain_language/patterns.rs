//! Lists how people ask questions in plain words, in Swedish and English: a table of patterns, folded (lower case,
//! without marks).
//!
//! A pattern is a row of steps, separated by spaces:
//!
//! - "a|b" is one of these words. A name in capitals stands for the words of that set below.
//! - `<who>` is a party or a name, `<body>` a governing body.
//! - ".." is the topic, if words follow it. "^" is the beginning of the question, after words such as "jag undrar"; "$"
//!   is its end.
//! - "?" after a step means that it may be absent.
//! - "&" before a step, which is then the last, means that its words stay in the topic.
//!
//! The words of a question that the pattern does not use are its topic.

use super::QuestionKind;

/// A pattern and what a question with it asks for.
pub struct Pattern {
    pub kind: QuestionKind,
    pub steps: &'static str,
}

const fn row(kind: QuestionKind, steps: &'static str) -> Pattern {
    Pattern { kind, steps }
}

/// The words of a set.
pub fn set(name: &str) -> Option<&'static [&'static str]> {
    SETS.iter().find(|(own, _)| *own == name).map(|(_, words)| *words)
}

#[rustfmt::skip]
const SETS: &[(&str, &[&str])] = &[
    ("WHO", &["vem", "vilka", "villka", "vilken", "vilket", "who", "which", "vems"]),
    ("THOSE", &["partier", "parti", "ledamoter", "ledamot", "personer", "person", "tjansteman", "politiker", "parties"]),
    ("HAVE", &["har", "hade", "have", "has", "had", "blev", "blivit", "did", "was", "were"]),
    ("BE", &["var", "ar", "is", "was", "were", "are"]),
    ("PRESENTED", &["foredrog", "foredrar", "foredragit", "presenterade", "presenterar", "presenterat", "redovisade",
        "redovisar", "redovisat", "redogjorde", "redogor", "redogjort", "orienterade", "orienterar",
        "beskrev", "beskriver", "beskrivit", "informerade", "informerar", "informerat", "berattade",
        "berattar", "presented", "introduced", "reported"]),
    ("DECIDED", &["beslutade", "beslutde", "beslutades", "beslutar", "beslutas", "beslutat", "beslutats", "beslot", "beslots",
        "beslut", "bestamde", "bestamdes", "bestamt", "bestamts", "bestammer", "antog", "antogs", "antagit",
        "antagits", "antas", "godkande", "godkandes", "godkant", "godkants", "faststallde", "faststalldes",
        "faststallt", "faststallts", "klubbade", "klubbades", "klubbat", "klubbats", "avslog", "avslogs", "avslagit",
        "avslagits", "bifoll", "bifolls", "bifallit", "aterremitterade", "aterremitterades", "avgjordes", "avgjorde", "beviljade", "beviljades", "beviljats",
        "decided", "decide", "adopted", "adopt", "approved", "approve", "rejected", "reject"]),
    ("SETTLED", &["beslutad", "beslutat", "beslutade", "antagen", "antaget", "antagna", "godkand", "godkant",
        "godkanda", "faststalld", "faststallt", "faststallda", "avslagen", "avslaget", "avslagna", "klar", "klart",
        "decided", "adopted", "approved", "rejected"]),
    ("THEY", &["politikerna", "man", "de", "kommunen", "regionen", "staden", "they", "council", "councillors"]),
    ("VOTED", &["rosta", "rostade", "rostar", "rostat", "voted", "vote", "voterade", "voterat"]),
    ("VOTE", &["omrostningen", "voteringen", "rostningen", "omrostning", "votering", "rostsiffrorna", "rostresultatet"]),
    ("SIDE", SIDES),
    ("SAID", &["sa", "sade", "sager", "sagt", "yrkade", "yrkar", "yrkat", "foreslog", "foreslar", "foreslagit",
        "tyckte", "tycker", "tyckt", "ansag", "anser", "anforde", "anfor", "ville", "vill", "begarde", "kravde",
        "kraver", "argumenterade", "say", "said", "move", "moved", "propose", "proposed"]),
    ("MOVED", &["yrkade", "yrkar", "yrkat", "foreslog", "foreslar", "ville", "vill", "stodde", "stottade",
        "motionerade", "begarde", "begart", "kravde", "kravt", "reserverade", "reserverar", "reserverat", "moved", "proposed", "objected", "reserved"]),
    ("MOTION", &["motion", "motionen", "forslag", "forslaget", "medborgarforslaget", "interpellation",
        "interpellationen"]),
    ("OUTCOME", &["avslag", "bifall", "aterremiss", "bordlaggning", "avsla", "bifalla", "aterremittera", "sig", "att"]),
    ("ELECTED", &["blev", "blir", "valdes", "valts", "vald", "valda", "utsags", "utsetts", "utsedd", "utsedda",
        "utnamndes", "ersatte", "eftertradde", "elected", "appointed"]),
    ("AS", &["till", "som", "in", "i", "as", "to", "ny", "nya"]),
    ("OFFICE", &["ordforande", "ordf", "vice", "ledamot", "ledamoter", "ersattare", "suppleant", "suppleanter", "kassor",
        "sekreterare", "revisor", "revisorer", "justerare", "valberedning", "gruppledare", "kommunalrad"]),
    ("MEETING", &["motet", "mote", "sammantradet", "sammantrade", "protokollet", "protokoll", "meeting", "minutes"]),
    ("LATEST", &["senaste", "nyaste", "latest", "newest"]),
    ("BEEN", &["varit", "tagits", "kommit", "blivit", "been", "come"]),
    ("LAST", &["senast", "sist", "last"]),
    ("CAME_UP", &["uppe", "behandlades", "behandlats", "behandlat", "diskuterades", "diskuterats", "hanterades",
        "hanterats", "bordlades", "bordlagts", "bordlagt", "namnts", "discussed", "up", "tabled", "mentioned"]),
];

/// The patterns in the order in which they are tried: the clearest ones come first.
#[rustfmt::skip]
pub const PATTERNS: &[Pattern] = &[
    row(QuestionKind::HowOften, "hur manga ganger HAVE? .. BEEN? CAME_UP|upp"),
    row(QuestionKind::HowOften, "hur manga ganger HAVE? CAME_UP?"),
    row(QuestionKind::HowOften, "hur ofta HAVE? .. BEEN? CAME_UP|upp"),
    row(QuestionKind::HowOften, "hur ofta HAVE? CAME_UP?"),
    row(QuestionKind::HowOften, "how often HAVE? .. BEEN? CAME_UP"),
    row(QuestionKind::HowOften, "how many times HAVE? .. BEEN? CAME_UP"),

    row(QuestionKind::Presenters, "WHO THOSE? som? HAVE? PRESENTED"),
    row(QuestionKind::Presenters, "WHO BE foredragande|foredragare|presenter"),
    row(QuestionKind::Presenters, "WHO drog|drar arendet|punkten|fragan"),
    row(QuestionKind::Presenters, "WHO THOSE? som? HAVE? gick|gar|gatt igenom"),
    row(QuestionKind::Presenters, "WHO THOSE? som? HAVE? rapporterade|rapporterat om|fran|kring"),
    row(QuestionKind::Presenters, "WHO THOSE? som? HAVE? pratade|pratar|pratat|talade|talar|talat|spoke|talked om|about"),
    row(QuestionKind::Presenters, "WHO THOSE? som? holl|haller i? presentationen|dragningen|foredragningen|informationen|punkten"),

    row(QuestionKind::Chairs, "WHO som? BE|satt som? ordforande|ordf|chair|chairman"),
    row(QuestionKind::Chairs, "WHO som? ledde|chaired MEETING?"),
    row(QuestionKind::ViceChairs, "WHO som? BE|satt som? vice ordforande|ordf|chair"),
    row(QuestionKind::Secretaries, "WHO som? BE|satt som? sekreterare|protokollforare|secretary"),
    row(QuestionKind::Secretaries, "WHO som? forde|skrev protokollet|protokoll|anteckningarna|anteckningar"),
    row(QuestionKind::Approvers, "WHO som? BE justerare|protokolljusterare|justeringsman"),
    row(QuestionKind::Approvers, "WHO som? HAVE? justerade|justerar|justerat protokollet|protokoll"),
    row(QuestionKind::Attends, "WHO THOSE? som? HAVE? deltog|narvarade|deltagit|attended|medverkade"),
    row(QuestionKind::Attends, "WHO THOSE? som? BE narvarande|med|present"),

    row(QuestionKind::Votes, "hur HAVE? <who>? VOTED <who>? SIDE?"),
    row(QuestionKind::Votes, "hur stallde sig <who>"),
    row(QuestionKind::Votes, "WHO THOSE? sa|sade ja|nej"),
    row(QuestionKind::Votes, "WHO THOSE? gick|var emot"),
    row(QuestionKind::Votes, "hur gick|blev|slutade|utfoll VOTE"),
    row(QuestionKind::Votes, "hur foll rosterna"),
    row(QuestionKind::Votes, "WHO THOSE? vann VOTE?"),
    row(QuestionKind::Votes, "hur manga VOTED SIDE?"),
    row(QuestionKind::Votes, "WHO THOSE? som? HAVE? VOTED SIDE?"),
    row(QuestionKind::Votes, "vad|vilket BE|blev rostresultatet|rostsiffrorna"),
    row(QuestionKind::Votes, "how did <who> vote"),
    row(QuestionKind::Votes, "^ votering|omrostning|rostresultat|voteringsresultat|vote|votes"),

    row(QuestionKind::Elected, "WHO THOSE? som? HAVE? ELECTED AS? AS?"),
    row(QuestionKind::Elected, "WHO nya|ny? THOSE? kom|kommer|kommit in|med i"),
    row(QuestionKind::Elected, "WHO som? tog|tar over efter"),
    row(QuestionKind::Elected, "WHO som? tog|tar over som|uppdraget"),
    row(QuestionKind::Elected, "WHO som? HAVE? tog|tar|tagit over? .. plats|platsen|stol|uppdrag i"),
    row(QuestionKind::Elected, "WHO som? valde|utsag <body>? AS? AS?"),

    row(QuestionKind::Reservations, "WHO THOSE? som? HAVE? reserverade|reserverar|reserverat|objected sig?"),
    row(QuestionKind::Moves, "WHO THOSE? som? HAVE? MOVED OUTCOME? OUTCOME?"),
    row(QuestionKind::Moves, "WHO THOSE? som? star|stod|ligger|lag bakom"),
    row(QuestionKind::Moves, "WHO THOSE? som? HAVE? vackte|vackt|skrev|skrivit &MOTION"),
    row(QuestionKind::Moves, "WHO THOSE? som? HAVE? lamnade|lamnat|lade|lagt in|fram &MOTION"),
    // What a body says is a decision; what it proposes is for another body to decide.
    row(QuestionKind::Decisions, "vad|what HAVE? sa|sade|sagt|ansag|anser|tyckte|tycker|say|said <body>"),
    row(QuestionKind::Moves, "vad|what HAVE? SAID <who>"),
    row(QuestionKind::Moves, "vad|what HAVE <who> SAID"),

    row(QuestionKind::First, "nar BE|HAVE|togs|kom|behandlades|diskuterades .. uppe|upp? forsta gangen"),
    row(QuestionKind::First, "nar BE|HAVE|togs|kom|behandlades|diskuterades .. forst uppe|upp?"),
    row(QuestionKind::First, "nar HAVE? vacktes|vackts &MOTION"),
    row(QuestionKind::First, "nar HAVE? lamnades|lamnats|lades|lagts .. in|fram"),
    row(QuestionKind::Latest, "nar|when BE|HAVE .. uppe till behandling LAST?"),
    row(QuestionKind::Latest, "nar|when BE|HAVE .. LAST CAME_UP"),
    row(QuestionKind::Latest, "nar|when BE|HAVE|togs|kom .. CAME_UP|upp LAST?"),
    row(QuestionKind::Latest, "nar|when BE|HAVE .. LAST"),
    row(QuestionKind::Latest, "nar CAME_UP .. LAST?"),
    row(QuestionKind::Latest, "nar CAME_UP"),
    row(QuestionKind::LatestDecision, "LATEST beslutet|beslut|besluten|decision|decisions"),
    row(QuestionKind::LatestMeeting, "LATEST|sista|last|forra MEETING"),

    row(QuestionKind::Decisions, "nar|vad|hur|what|when HAVE? <body>? the? THEY? DECIDED <body>? THEY? LAST?"),
    row(QuestionKind::Decisions, "nar|hur|varfor sa|sade|gav <body>? THEY? ja|nej"),
    row(QuestionKind::Decisions, "nar|hur|varfor sa|sade|satte <body>? THEY? stopp"),
    row(QuestionKind::Decisions, "nar|var|hur tog|togs|fattade|fattades <body>? beslut|beslutet"),
    row(QuestionKind::Decisions, "nar|when BE|HAVE .. SETTLED"),
    row(QuestionKind::Decisions, "vad|vilket|hur BE|blev|lyder|lod beslutet|besluten|beslut|utfallet|resultatet|utgangen|decision"),
    row(QuestionKind::Decisions, "vad|hur ser|sager|innebar|galler|gallde beslutet|beslut|besluten"),
    row(QuestionKind::Decisions, "vad blev det for beslut"),
    row(QuestionKind::Decisions, "WHO beslut|decisions HAVE? togs|tagits|fattades|fattats|finns|fattade? <body>?"),
    row(QuestionKind::Decisions, "vad kom <body> fram till"),
    row(QuestionKind::Decisions, "vad BE statusen|status|laget"),
    row(QuestionKind::Decisions, "vad|what hande|hant|happened med|to"),
    row(QuestionKind::Decisions, "vad HAVE hant|hande|happened med|to"),
    row(QuestionKind::Decisions, "hur gick|blev|slutade det med|for|i"),
    row(QuestionKind::Decisions, "hur kom|kommer det sig att?"),
    row(QuestionKind::Decisions, "hur kunde det bli ja|nej?"),
    row(QuestionKind::Decisions, "^ HAVE <body> DECIDED"),
    row(QuestionKind::Decisions, "^ DECIDED <body>"),

    row(QuestionKind::Latest, "vilken|vilket|what dag|datum|mote|ar|day|date togs|kom|BE .. CAME_UP|upp"),
    row(QuestionKind::Decisions, "vilken|vilket|what dag|datum|mote|ar|day|date DECIDED? <body>?"),
    row(QuestionKind::Votes, "roster for och emot|mot"),
    row(QuestionKind::Latest, "LATEST gangen"),
    row(QuestionKind::Decisions, "vad|what blev det av"),
    row(QuestionKind::Elected, "WHO avsade|avsagt|avgick|lamnade sig? uppdraget|uppdrag?"),
    row(QuestionKind::Latest, "^ LATEST"),
    row(QuestionKind::Latest, "LATEST|LAST $"),
    row(QuestionKind::Decisions, "^ finns|ar|is|are det|there nagot|nagra|any beslut|decision|decisions"),
];

/// Patterns of texts that begin like a question but may not be one. In an archive of decisions, "när höjdes
/// avgifterna", "fick badet ett lån" and "kommer skolan att flytta" are answered by what was decided, if anything was.
/// Otherwise they are treated as plain words, without a note. So is any other text that ends with a question mark.
#[rustfmt::skip]
pub const GUESSES: &[Pattern] = &[
    row(QuestionKind::Votes, "VOTE|rostsiffror|rostresultat"),
    row(QuestionKind::Decisions, "WHO|hur .. DECIDED <body>?"),
    row(QuestionKind::Decisions, "^ nar|when"),
    row(QuestionKind::Decisions, "^ beslut|beslutet|besluten|decision|decisions"),
    row(QuestionKind::Decisions, "^ DECIDED"),
    row(QuestionKind::Decisions, "^ varfor|why"),
    row(QuestionKind::Decisions, "^ ar|gick|var|is|was"),
    row(QuestionKind::Elected, "^ ny|nya &OFFICE"),
    row(QuestionKind::Chairs, "^ ordforande|ordf|chair <body>?"),
    row(QuestionKind::ViceChairs, "^ vice ordforande|ordf|chair <body>?"),
    row(QuestionKind::Secretaries, "^ sekreterare|secretary <body>?"),
    row(QuestionKind::Decisions, "vad|what ska|skall|bor|should"),
    row(QuestionKind::Decisions, "WHO HAVE? fick|far|fatt i? uppdrag"),
    row(QuestionKind::Decisions, "^ fick|far|ska|skall|kommer|blev|blir|har|kan|did|will|has"),
];

/// Words for the side on which somebody votes.
#[rustfmt::skip]
pub const SIDES: &[&str] = &["ja", "nej", "for", "emot", "mot", "bifall", "avslag", "yes", "no", "against", "ner", "blankt"];

/// Words that may come between a pattern and the topic, and are not part of it.
#[rustfmt::skip]
pub const LEADS: &[&str] = &[
    "om", "i", "fragan", "fragor", "angaende", "gallande", "rorande", "kring", "betraffande", "avseende", "for",
    "mot", "emot", "till", "pa", "av", "att", "med", "arendet", "arende", "vid", "hos", "det", "den", "nar", "in",
    "about", "on", "regarding", "concerning", "of", "the", "to", "at", "was", "were", "be",
];

/// Words around a question that do not ask anything: "hej, jag undrar när …", "på mötet", "when did the council …".
#[rustfmt::skip]
pub const FILLERS: &[&str] = &[
    "hej", "jag", "undrar", "du", "ni", "beratta", "tack", "snalla", "please", "council", "motet", "sammantradet",
    "meeting", "gangen", "nan", "visst", "egentligen", "eller", "inte",
];

/// Words after "senaste" that are not a topic: "senaste tiden", "senaste åren".
#[rustfmt::skip]
pub const NO_TOPICS: &[&str] = &[
    "tiden", "tidens", "aren", "aret", "arens", "arets", "manaden", "veckan", "nytt", "nyheter",
];

/// Words before a body or a period that is a filter of the question.
#[rustfmt::skip]
pub const WITHIN: &[&str] = &[
    "i", "av", "hos", "fran", "under", "med", "vid", "pa", "in", "by", "of", "at", "during", "from",
];

/// Words before "av 2010" for a part of the year.
pub const PARTS_OF_YEARS: &[&str] = &["borjan", "mitten", "slutet"];

/// Names of bodies that any organisation may have.
#[rustfmt::skip]
pub const GENERAL: &[&str] = &["styrelsen", "namnden", "utskottet", "radet", "gruppen", "ledningen"];

/// Words for all parties or members: asking how they voted asks for all votes.
#[rustfmt::skip]
pub const EVERYBODY: &[&str] = &[
    "partierna", "partier", "ledamoterna", "politikerna", "alla", "man", "de", "fullmaktige", "kommunfullmaktige",
    "namnden", "styrelsen", "parties", "everybody", "members", "they",
];

/// Words that come before the number of an item.
pub const NUMBER_SIGNS: &[&str] = &["§", "paragraf", "punkt", "arende", "item"];
