//! The Swedish of minutes, as tables: labels, kinds of document, roles, places, months.
//! Everything is written folded (lower case, no marks), as [`crate::analysis::fold`] gives it.

use super::record::{Kind, OfficerRole};

/// What a stretch of an item is, by the label that stands over it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Label {
    Decision,
    Proposal,
    /// How the matter came here; may recall older decisions.
    Background,
    Documents,
    /// Motions, propositions, votes: what was moved, not what was decided.
    Motions,
    Recipients,
    Presenters,
    /// A heading inside an item that changes nothing but ends what stood before.
    Other,
}

/// Labels that stand alone on a line or before a colon.
pub(super) const LABELS: &[(&str, Label)] = &[
    ("beslut", Label::Decision),
    ("beslutas", Label::Decision),
    ("beslutspunkter", Label::Decision),
    ("beslutat", Label::Decision),
    ("forslag", Label::Proposal),
    ("forslag till beslut", Label::Proposal),
    ("forslag till beslut pa sammantradet", Label::Proposal),
    ("beslutsforslag", Label::Proposal),
    ("forvaltningens forslag", Label::Proposal),
    ("bakgrund", Label::Background),
    ("sammanfattning", Label::Background),
    ("sammanfattning av arendet", Label::Background),
    ("beskrivning av arendet", Label::Background),
    ("arendebeskrivning", Label::Background),
    ("arendet", Label::Background),
    ("tidigare behandling", Label::Background),
    ("tidigare beslut", Label::Background),
    ("barnets basta", Label::Background),
    ("barnperspektiv", Label::Background),
    ("ekonomiska konsekvenser", Label::Background),
    ("konsekvensbeskrivning", Label::Background),
    ("bedomning", Label::Background),
    ("forvaltningens bedomning", Label::Background),
    ("motivering", Label::Background),
    ("motivering till beslut", Label::Background),
    ("underlag", Label::Documents),
    ("beslutsunderlag", Label::Documents),
    ("handling", Label::Documents),
    ("handlingar", Label::Documents),
    ("handlingar i arendet", Label::Documents),
    ("bilaga", Label::Documents),
    ("bilagor", Label::Documents),
    ("yrkande", Label::Motions),
    ("yrkanden", Label::Motions),
    ("forslag och yrkanden", Label::Motions),
    ("tillaggsyrkande", Label::Motions),
    ("propositionsordning", Label::Motions),
    ("proposition", Label::Motions),
    ("omrostning", Label::Motions),
    ("omrostningsresultat", Label::Motions),
    ("omrostning - huvudvotering", Label::Motions),
    ("votering", Label::Motions),
    ("beslutsgang", Label::Motions),
    ("reservation", Label::Motions),
    ("reservationer", Label::Motions),
    ("protokollsanteckning", Label::Motions),
    ("protokollsanteckningar", Label::Motions),
    ("sarskilt yttrande", Label::Motions),
    ("yttrande", Label::Motions),
    ("beslutet skickas till", Label::Recipients),
    ("beslut skickas till", Label::Recipients),
    ("beslutet ska skickas till", Label::Recipients),
    ("protokollsutdrag skickas till", Label::Recipients),
    ("protokollsutdrag till", Label::Recipients),
    ("protokollsutdrag", Label::Recipients),
    ("expedieras till", Label::Recipients),
    ("expedieras", Label::Recipients),
    ("sandlista", Label::Recipients),
    ("kopia till", Label::Recipients),
    ("skickas till", Label::Recipients),
    ("foredragande", Label::Presenters),
    ("foredragare", Label::Presenters),
    ("foredragning", Label::Presenters),
    ("presentator", Label::Presenters),
    ("information", Label::Other),
    ("information och dialog", Label::Other),
    ("dialog", Label::Other),
    ("diskussion", Label::Other),
    ("summering", Label::Other),
    ("fraga", Label::Other),
    ("justering", Label::Other),
    ("omedelbar justering", Label::Other),
    ("jav", Label::Other),
    ("synpunkter", Label::Other),
    ("uppfoljning", Label::Other),
    ("beslutspunkt", Label::Other),
    ("informationspunkt", Label::Other),
    ("tidplan", Label::Other),
    ("utsedda representanter", Label::Other),
];

/// Words that name slides and other media; links, not headings.
pub(super) const MEDIA: &[&str] =
    &["bildspel", "se publicerat bildspel", "se bildspel", "presentation", "se presentation", "bildspel bifogas", "lank"];

/// Breaks in the day; neither items nor text of one.
pub(super) const BREAKS: &[&str] = &["lunch", "paus", "fika", "kaffe", "bensstrackare", "lunchpaus", "kaffepaus"];

/// The kind of a document, by the word that heads it.
pub(super) const KINDS: &[(&str, Kind)] = &[
    ("motesanteckning", Kind::Mötesanteckningar),
    ("minnesanteckning", Kind::Minnesanteckningar),
    ("kallelse", Kind::Kallelse),
    ("foredragningslista", Kind::Kallelse),
    ("sammantradesprotokoll", Kind::Protokoll),
    ("styrelseprotokoll", Kind::Protokoll),
    ("motesprotokoll", Kind::Protokoll),
    ("protokoll", Kind::Protokoll),
    ("tjansteskrivelse", Kind::Handling),
    ("tjansteutlatande", Kind::Handling),
    ("interpellation", Kind::Handling),
    ("motion", Kind::Handling),
    ("handling", Kind::Handling),
    ("yttrande", Kind::Handling),
    ("remissvar", Kind::Handling),
    ("skrivelse", Kind::Handling),
];

/// Titles of officers as they stand before or after a name, longest first.
pub(super) const OFFICES: &[(&str, OfficerRole)] = &[
    ("vice ordforande", OfficerRole::ViceChair),
    ("vice ordforanden", OfficerRole::ViceChair),
    ("vice-ordforande", OfficerRole::ViceChair),
    ("motesordforande", OfficerRole::Chair),
    ("ordforanden", OfficerRole::Chair),
    ("ordforande", OfficerRole::Chair),
    ("protokollforare", OfficerRole::Secretary),
    ("motessekreterare", OfficerRole::Secretary),
    ("namndsekreterare", OfficerRole::Secretary),
    ("sekreterare", OfficerRole::Secretary),
    ("vid protokollet", OfficerRole::Secretary),
    ("motesanteckningar", OfficerRole::Secretary),
    ("protokolljusterare", OfficerRole::Approver),
    ("justerare", OfficerRole::Approver),
    ("justerande", OfficerRole::Approver),
    ("utses att justera", OfficerRole::Approver),
];

/// Words by which a line names who meets. Matched as the end of a word.
pub(super) const BODY_ENDINGS: &[&str] = &[
    "namnd", "namnden", "styrelse", "styrelsen", "fullmaktige", "utskott", "utskottet", "rad", "radet", "ledningsgrupp",
    "ledningsgruppen", "ledning", "samverkansgrupp", "styrgrupp", "arbetsgrupp", "beredning", "beredningen", "kommitte",
    "kommitten", "direktion", "direktionen", "plattform", "forum", "presidium", "delegation", "grupp", "gruppen",
    "natverk", "forsamling",
];

/// Who speaks when a body decides: "Nämnden beslutar", "Ledningsgruppen antar". Matched as the end of a word.
pub(super) const DECIDERS: &[&str] = &[
    "namnden", "styrelsen", "fullmaktige", "utskottet", "radet", "gruppen", "ledningen", "ledning", "beredningen",
    "kommitten", "direktionen", "delegationen", "motet", "presidiet", "forsamlingen", "samverkan", "arsmotet", "namnd",
    "styrelse", "utskott", "plattformen", "natverket",
];

/// What a body does when it decides.
pub(super) const DECIDING_VERBS: &[&str] = &[
    "beslutar", "beslutade", "beslutat", "beslot", "beslot", "godkanner", "godkande", "antar", "antog", "bifaller", "bifoll",
    "avslar", "avslog", "faststaller", "faststallde", "antecknar", "antecknade", "noterar", "noterade", "utser", "utsag",
    "valjer", "valde", "uppdrar", "tillstyrker", "tillstyrkte", "avstyrker", "remitterar", "aterremitterar", "bordlagger",
    "overlamnar", "foreslar", "staller", "anser", "lagger", "lade", "ger", "gav",
];

/// What was done to the matter, without anyone named: "Dagordningen godkändes", "läggs till handlingarna".
pub(super) const OUTCOMES: &[&str] = &[
    "till handlingarna", "antecknas till protokollet", "noteras till protokollet", "dagordningen godkandes",
    "dagordningen godkanns", "dagordningen faststalldes", "dagordningen faststalls", "forslag till dagordning godkanns",
    "till justerare utses", "till justerare utsags", "justera dagens protokoll uts", "justera protokollet uts",
    "justera dagens protokoll val", "foredragningslistan godkanns", "foredragningslistan faststalls",
    "informationen antecknas", "rapporten antecknas", "informationen noteras", "arendelistan godkanns",
];

/// Verbs by which someone presents a matter.
pub(super) const PRESENTING_VERBS: &[&str] = &[
    "foredrar", "foredrog", "informerar", "informerade", "redogor", "redogjorde", "redovisar", "redovisade",
    "presenterar", "presenterade", "rapporterar", "rapporterade", "inleder", "inledde", "aterrapporterar",
    "aterrapporterade", "delger", "delgav",
];

/// "ger kort information", "lämnar en redogörelse": a light verb and what is given.
pub(super) const GIVING_VERBS: &[&str] = &["ger", "gav", "lamnar", "lamnade", "holl", "haller", "har", "hade"];
pub(super) const GIVEN: &[&str] = &[
    "information", "redogorelse", "redovisning", "rapport", "foredragning", "presentation", "dragning", "genomgang",
    "inblick", "lagesrapport", "aterrapportering", "uppdatering",
];

/// What the chair goes through at every meeting; presenting it makes nobody a presenter.
pub(super) const FORMALITIES: &[&str] =
    &["dagordning", "foregaende", "protokoll", "motesanteckningar", "forslagen", "forslaget", "propositionsordning", "arendelistan"];

/// Headings that open or close a meeting and may stand without the number the other items have.
pub(super) const FORMAL_HEADINGS: &[&str] = &[
    "motets oppnande", "oppnande", "motet oppnas", "oppnande av motet", "oppnande av mote", "motets avslutande", "motet avslutas",
    "avslutning", "ovrigt", "ovriga fragor", "valkommen", "upprop",
];

/// Headings of the list of those present. Matched as the beginning of a line.
pub(super) const ATTENDANCE: &[(&str, AttendanceGroup)] = &[
    ("narvarade ledamoter", AttendanceGroup::Member),
    ("narvarande ledamoter", AttendanceGroup::Member),
    ("narvarande ersattare", AttendanceGroup::Member),
    ("narvarande tjansteman", AttendanceGroup::Other),
    ("narvarande tjanstepersoner", AttendanceGroup::Other),
    ("narvarande", AttendanceGroup::Member),
    ("narvaro", AttendanceGroup::Member),
    ("beslutande ledamoter", AttendanceGroup::Member),
    ("beslutande", AttendanceGroup::Member),
    ("ledamoter", AttendanceGroup::Member),
    ("tjanstgorande ersattare", AttendanceGroup::Member),
    ("ej tjanstgorande ersattare", AttendanceGroup::Member),
    ("icke tjanstgorande ersattare", AttendanceGroup::Member),
    ("ej tjanstgorande", AttendanceGroup::Member),
    ("ersattare", AttendanceGroup::Member),
    ("styrelsemedlemmar", AttendanceGroup::Member),
    ("deltagare", AttendanceGroup::Member),
    ("deltagande", AttendanceGroup::Member),
    ("ovriga narvarande", AttendanceGroup::Other),
    ("ovriga medverkande", AttendanceGroup::Other),
    ("ovriga deltagare", AttendanceGroup::Other),
    ("ovriga deltagande", AttendanceGroup::Other),
    ("inbjudna foredragande", AttendanceGroup::Other),
    ("inbjudna", AttendanceGroup::Other),
    ("adjungerade", AttendanceGroup::Other),
    ("gaster", AttendanceGroup::Other),
    ("tjansteman", AttendanceGroup::Other),
    ("tjanstepersoner", AttendanceGroup::Other),
    ("personalforetradare", AttendanceGroup::Other),
    ("fackliga foretradare", AttendanceGroup::Other),
    ("ovriga", AttendanceGroup::Other),
    ("franvarande", AttendanceGroup::Absent),
    ("ej narvarande", AttendanceGroup::Absent),
    ("anmalt forhinder", AttendanceGroup::Absent),
    ("forhinder", AttendanceGroup::Absent),
    ("forfall", AttendanceGroup::Absent),
];

/// Which list a name stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AttendanceGroup {
    Member,
    Other,
    Absent,
}

/// What ends the list of those present on a front page.
pub(super) const FRONT_PAGE: &[&str] = &[
    "plats och tid", "plats", "tid", "datum", "sammantradesdatum", "justerare", "justering", "justerande", "sekreterare",
    "ordforande", "paragrafer", "underskrifter", "innehall", "innehallsforteckning", "anslag", "bevis", "protokollet",
    "justeringens plats", "utses att justera", "protokolljusterare", "dagordning", "foredragande", "arende", "foredragningslista",
    "organ", "instans",
];

/// Words that name an organisation by themselves or begin its name. Matched whole.
pub(super) const ORGANISATION_WORDS: &[&str] = &[
    "region", "regionen", "kommun", "kommunen", "stad", "staden", "ab", "kommunal", "vision", "saco", "tco", "lo", "skr", "rgk",
    "rkl", "lnu", "pro", "spf", "rpg", "skpf", "brukarrepresentant", "lararforbundet", "akademikerforbundet", "ssr", "dik",
    "akavia", "arbetsgivare", "lan", "kyrkan", "polisen", "larare", "it",
];

/// Endings of words that name an organisation.
pub(super) const ORGANISATION_ENDINGS: &[&str] = &[
    "forbundet", "forbund", "namnden", "namnd", "styrelsen", "kontoret", "forvaltningen", "forvaltning", "universitetet",
    "universitet", "hogskolan", "skolan", "verket", "myndigheten", "radet", "foreningen", "bolaget", "gruppen", "teamet",
    "enheten", "avdelningen", "partiet", "kommun", "tjansten", "halsan", "varden", "sjukvarden", "kliniken", "centrum",
    "stiftelsen", "fonden", "institutet", "fullmaktige", "utskottet", "habiliteringen", "psykiatrin",
];

/// Endings of words that name a role or title.
pub(super) const ROLE_ENDINGS: &[&str] = &[
    "chef", "chefen", "ledare", "ledaren", "direktor", "direktoren", "samordnare", "handlaggare", "ordforande", "sekreterare",
    "konsult", "analytiker", "epidemiolog", "skoterska", "skoterskan", "utredare", "controller", "ekonom", "rektor", "strateg",
    "specialist", "planerare", "utvecklare", "ledamot", "representant", "koordinator", "psykolog", "lakare", "jurist", "revisor",
    "ombud", "foretradare", "arkitekt", "radgivare", "pedagog", "kurator", "assistent", "inspektor", "projektor", "ingenjor",
    "forskare", "professor", "lektor", "generalist", "vd", "ssk", "tf", "bitr", "bitradande", "ersattare", "vice", "suppleant",
    "kommunalrad", "regionrad", "forman", "kommunikator", "administrator", "registrator", "kassor", "coach", "terapeut",
];

/// The counties, in their standing form, and the stem by which texts name them.
pub(super) const COUNTIES: &[(&str, &str)] = &[
    ("Blekinge län", "blekinge"),
    ("Dalarnas län", "dalarna"),
    ("Gotlands län", "gotland"),
    ("Gävleborgs län", "gavleborg"),
    ("Hallands län", "halland"),
    ("Jämtlands län", "jamtland"),
    ("Jönköpings län", "jonkoping"),
    ("Kalmar län", "kalmar"),
    ("Kronobergs län", "kronoberg"),
    ("Norrbottens län", "norrbotten"),
    ("Skåne län", "skane"),
    ("Stockholms län", "stockholm"),
    ("Södermanlands län", "sodermanland"),
    ("Södermanlands län", "sormland"),
    ("Uppsala län", "uppsala"),
    ("Värmlands län", "varmland"),
    ("Västerbottens län", "vasterbotten"),
    ("Västernorrlands län", "vasternorrland"),
    ("Västmanlands län", "vastmanland"),
    ("Västra Götalands län", "vastra gotaland"),
    ("Örebro län", "orebro"),
    ("Östergötlands län", "ostergotland"),
];

pub(super) const MONTHS: &[&str] = &[
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
];

pub(super) const WEEKDAYS: &[&str] = &["mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag"];

/// Words that begin a sentence or a heading with a capital and are no part of a name.
pub(super) const NOT_NAMES: &[&str] = &[
    "att", "av", "den", "det", "de", "dessa", "denna", "detta", "en", "ett", "for", "fran", "i", "inom", "med", "och", "om", "pa",
    "samt", "till", "under", "utifran", "vid", "via", "efter", "infor", "information", "beslut", "beslutar", "sammantrade", "mote",
    "motet", "tid", "plats", "datum", "klockan", "kl", "sida", "punkt", "paragraf", "arende", "dnr", "fraga", "bilaga", "nara",
    "dagens", "nasta", "forslag", "sammanfattning", "digital", "digitalt", "lans", "lansgemensam", "halso", "social", "barn",
    "unga", "psykisk", "namnden", "styrelsen", "protokoll", "innehall", "handling", "yrkande", "torg", "gustav", "ledamoterna",
    "projekt", "samverkan", "nar", "hur", "vad", "vi", "han", "hon", "man", "inga", "ingen", "alla", "flera", "nya", "ny",
    "tjanstgorande", "ersattare", "ledamoter", "beslutande", "ovriga", "narvarande", "deltagare", "justerare", "underskrift",
    "underskrifter", "instans", "anslaget", "forvaringsplats", "utses", "ajournering", "humanistiska", "kommunala", "centrala",
    "forste", "andre", "tredje", "frimurarholmen", "ordinarie",
];
