//! Words above a paragraph of text: labels, kinds of document, formal headings.

use crate::protocol::record::Kind;

/// What a paragraph of an item is, by the label above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::protocol) enum Label {
    Decision,
    Proposal,
    /// The background of the item; may recall older decisions.
    Background,
    Documents,
    /// Motions (yrkanden), which are not decisions.
    Motions,
    /// The order in which proposals were put, and the vote.
    Votes,
    Reservations,
    /// Who had a conflict of interest.
    Recusals,
    /// Who chose not to take part in the decision.
    NotParticipating,
    /// Statements that somebody wants in the minutes.
    Statements,
    Recipients,
    Presenters,
    /// A heading inside an item that only ends the section before it.
    Other,
}

impl Label {
    /// Whether the text below the label belongs to the contest before a decision and is not the decision itself.
    pub(in crate::protocol) fn contests(self) -> bool {
        use Label::{Motions, NotParticipating, Recusals, Reservations, Statements, Votes};
        matches!(self, Motions | Votes | Reservations | Recusals | NotParticipating | Statements)
    }
}

/// Labels, alone on a line or before a colon.
pub(in crate::protocol) const LABELS: &[(&str, Label)] = &[
    ("beslut", Label::Decision),
    ("beslutas", Label::Decision),
    ("beslutspunkter", Label::Decision),
    ("beslutat", Label::Decision),
    ("beslut/atgard", Label::Decision),
    // Words for the agreements of bodies that have no right to decide.
    ("overenskommelse", Label::Decision),
    ("stallningstagande", Label::Decision),
    ("stallningstaganden", Label::Decision),
    // Who is to do something.
    ("ansvarig", Label::Other),
    ("ansv", Label::Other),
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
    ("lagrum", Label::Background),
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
    ("yrkanden pa sammantradet", Label::Motions),
    ("yrkanden under sammantradet", Label::Motions),
    ("yrkanden vid sammantradet", Label::Motions),
    ("framstallda yrkanden", Label::Motions),
    ("forslag och yrkanden", Label::Motions),
    ("yrkanden och forslag", Label::Motions),
    ("tillaggsyrkande", Label::Motions),
    ("tillaggsyrkanden", Label::Motions),
    ("andringsyrkande", Label::Motions),
    ("andringsyrkanden", Label::Motions),
    ("motyrkande", Label::Motions),
    ("aterremissyrkande", Label::Motions),
    ("ledamoternas forslag till beslut", Label::Motions),
    ("forslag pa sammantradet", Label::Motions),
    ("forslag under sammantradet", Label::Motions),
    ("propositionsordning", Label::Votes),
    ("propositionsordning och beslut", Label::Votes),
    ("proposition", Label::Votes),
    ("propositioner", Label::Votes),
    ("beslutsgang", Label::Votes),
    ("beslutsgang fortsattning", Label::Votes),
    ("omrostning", Label::Votes),
    ("omrostningar", Label::Votes),
    ("omrostning begars", Label::Votes),
    ("omrostning - huvudvotering", Label::Votes),
    ("omrostningsordning", Label::Votes),
    ("omrostningsproposition", Label::Votes),
    ("omrostningsresultat", Label::Votes),
    ("omrostningslista", Label::Votes),
    ("rostning", Label::Votes),
    ("rostningsresultat", Label::Votes),
    ("resultat av omrostning", Label::Votes),
    ("resultat av omrostningen", Label::Votes),
    ("votering", Label::Votes),
    ("voteringar", Label::Votes),
    ("votering begars", Label::Votes),
    ("voteringsordning", Label::Votes),
    ("voteringsproposition", Label::Votes),
    ("voteringsresultat", Label::Votes),
    ("voteringslista", Label::Votes),
    ("huvudvotering", Label::Votes),
    ("motforslagsvotering", Label::Votes),
    ("forberedande votering", Label::Votes),
    ("reservation", Label::Reservations),
    ("reservationer", Label::Reservations),
    ("reservationer mot beslutet", Label::Reservations),
    ("reservation mot beslutet", Label::Reservations),
    ("skriftlig reservation", Label::Reservations),
    ("reservationer och sarskilda yttranden", Label::Reservations),
    ("ej deltagande i beslut", Label::NotParticipating),
    ("ej deltagande i beslutet", Label::NotParticipating),
    ("deltagande i beslut", Label::NotParticipating),
    ("deltagande i beslutet", Label::NotParticipating),
    ("deltar ej i beslutet", Label::NotParticipating),
    ("deltar inte i beslutet", Label::NotParticipating),
    ("deltar inte i beslut", Label::NotParticipating),
    ("avstar fran att delta i beslutet", Label::NotParticipating),
    ("avstar fran att rosta", Label::NotParticipating),
    ("jav", Label::Recusals),
    ("anmalan av jav", Label::Recusals),
    ("anmalan om jav", Label::Recusals),
    ("javsanmalan", Label::Recusals),
    ("protokollsanteckning", Label::Statements),
    ("protokollsanteckningar", Label::Statements),
    ("protokollsnotering", Label::Statements),
    ("anteckning till protokollet", Label::Statements),
    ("sarskilt yttrande", Label::Statements),
    ("sarskilda yttranden", Label::Statements),
    ("yttrande", Label::Statements),
    ("yttranden", Label::Statements),
    ("rostforklaring", Label::Statements),
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
    ("foredrar", Label::Presenters),
    ("foredras av", Label::Presenters),
    ("dras av", Label::Presenters),
    ("presentator", Label::Presenters),
    ("rapportor", Label::Presenters),
    ("inledare", Label::Presenters),
    ("inbjuden gast", Label::Presenters),
    ("gast", Label::Presenters),
    ("information", Label::Other),
    ("information och dialog", Label::Other),
    ("dialog", Label::Other),
    ("diskussion", Label::Other),
    ("summering", Label::Other),
    ("fraga", Label::Other),
    ("justering", Label::Other),
    ("omedelbar justering", Label::Other),
    ("beslutsmotivering", Label::Background),
    ("skal for beslutet", Label::Background),
    ("skalen for beslutet", Label::Background),
    ("arendets behandling", Label::Background),
    ("arendets beredning", Label::Background),
    ("dagens sammantrade", Label::Other),
    ("sammantradet", Label::Other),
    ("hur man overklagar", Label::Recipients),
    ("overklagande", Label::Recipients),
    ("synpunkter", Label::Other),
    ("uppfoljning", Label::Other),
    ("beslutspunkt", Label::Other),
    ("informationspunkt", Label::Other),
    ("tidplan", Label::Other),
    ("utsedda representanter", Label::Other),
];

/// Words for slides and other media. They are links, not headings.
pub(in crate::protocol) const MEDIA: &[&str] = &[
    "bildspel",
    "se publicerat bildspel",
    "se bildspel",
    "presentation",
    "se presentation",
    "bildspel bifogas",
    "lank",
];

/// Breaks in the day; they are neither items nor text of an item.
pub(in crate::protocol) const BREAKS: &[&str] =
    &["lunch", "paus", "fika", "kaffe", "bensstrackare", "lunchpaus", "kaffepaus"];

/// The kind of a document, by the word that heads it.
pub(in crate::protocol) const KINDS: &[(&str, Kind)] = &[
    ("motesanteckning", Kind::Mötesanteckningar),
    ("minnesanteckning", Kind::Minnesanteckningar),
    ("sammantradesanteckning", Kind::Mötesanteckningar),
    ("stammoprotokoll", Kind::Protokoll),
    ("arsmotesprotokoll", Kind::Protokoll),
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

/// Words by which a document calls itself a report rather than minutes. Minutes also name such papers, so the words
/// count only if nothing names a kind of meeting, and only at the head of the document and first on a short line.
pub(in crate::protocol) const PAPERS: &[&str] = &[
    "arsredovisning",
    "arsredogorelse",
    "arsberattelse",
    "avtal",
    "delegationsordning",
    "granskningsrapport",
    "handlingsplan",
    "missiv",
    "overenskommelse",
    "pm",
    "policy",
    "promemoria",
    "rapport",
    "rapportsammandrag",
    "reglemente",
    "remiss",
    "revisionsberattelse",
    "revisionsrapport",
    "riktlinje",
    "riktlinjer",
    "samverkansavtal",
    "slutrapport",
    "utredning",
    "verksamhetsberattelse",
];

/// Words that head minutes. Matched as the whole word.
pub(in crate::protocol) const MINUTES: &[&str] = &[
    "arsmotesprotokoll",
    "minnesanteckningar",
    "motesanteckningar",
    "motesprotokoll",
    "protokoll",
    "sammantradesanteckningar",
    "sammantradesprotokoll",
    "stammoprotokoll",
    "styrelseprotokoll",
];

/// Parts of a compound that name the meeting of a protokoll.
pub(in crate::protocol) const MEETING_PARTS: &[&str] =
    &["stamm", "mote", "sammantrade", "styrelse", "namnd", "utskott", "fullmaktige", "rads"];

/// Words by which a document calls itself a notice of items to be dealt with. They count only if nothing else names a
/// kind.
pub(in crate::protocol) const NOTICES: &[&str] =
    &["agenda", "arendelista", "dagordning", "foredragningslista", "inbjudan", "kungorelse"];

/// Headings that open or close a meeting and may lack the number that the other items have.
pub(in crate::protocol) const FORMAL_HEADINGS: &[&str] = &[
    "motets oppnande",
    "oppnande",
    "motet oppnas",
    "oppnande av motet",
    "oppnande av mote",
    "motets avslutande",
    "motet avslutas",
    "avslutning",
    "ovrigt",
    "ovriga fragor",
    "valkommen",
    "upprop",
    "upprop och val av justerare",
    "laget runt",
    "nasta mote",
    "nasta moten",
    "inledning",
    "valkomna",
    "valkommen och presentation",
    "val av justerare",
    "sammantradet oppnas",
    "sammantradets oppnande",
    "oppnande av sammantradet",
    "dagordning",
    "godkannande av dagordning",
    "godkannande av dagordningen",
    "faststallande av dagordning",
    "faststallande av dagordningen",
    "forslag till dagordning",
    "protokollsjustering",
    "justering av protokoll",
    "sammantradets avslutande",
    "motet avslutades",
    "motet oppnades",
    "avslut",
];

/// Formal headings that reports and letters have, too.
pub(in crate::protocol) const NOT_ONLY_OF_MEETINGS: &[&str] =
    &["inledning", "avslutning", "dagordning", "valkommen", "valkomna"];

/// What notes set off by a colon as they do topics, though it is a fact about the topic above.
pub(in crate::protocol) const FACTS: &[&str] = &[
    "ansvarig", "atgard", "bakgrund", "deadline", "kontakt", "kostnad", "obs", "pris", "prognos", "risk", "syfte",
    "telefon",
];

/// Beginnings of words, in pairs; a formal heading has one word of each list of a pair: "Val av två
/// protokolljusterare", "Stämmans öppnande".
pub(in crate::protocol) const FORMAL_WORDS: &[(&[&str], &[&str])] = &[
    (
        &["val", "utse", "valj"],
        &[
            "juster",
            "protokolljuster",
            "ordforand",
            "motesordforand",
            "sekreterar",
            "motessekreterar",
            "motesfunktion",
            "rostrakn",
            "protokollfor",
            "stammoordforand",
        ],
    ),
    (&["oppn"], &["mote", "sammantrad", "stamm", "arsmot", "foreningsstamm"]),
    (&["avslut"], &["mote", "sammantrad", "stamm", "arsmot", "foreningsstamm"]),
    (&["godkann", "faststall"], &["dagordning", "foredragningslist", "arendelist", "agend", "rostlangd"]),
    (
        &["foregaend", "tidigare", "forra", "senaste"],
        &["protokoll", "motesprotokoll", "anteckning", "motesanteckning", "minnesanteckning"],
    ),
    (&["nasta", "kommande"], &["mote", "sammantrad"]),
    (&["ovrig"], &["frag", "arend"]),
    (&["fraga", "anmal"], &["jav"]),
];

/// Headings of a list of contents.
pub(in crate::protocol) const CONTENTS: &[&str] =
    &["innehall", "innehallsforteckning", "arendelista", "arendeforteckning", "paragrafforteckning", "forteckning"];

/// Words that begin the end of the minutes: signatures and the lines around them. Matched as the beginning of a line.
pub(in crate::protocol) const CLOSING: &[&str] = &[
    "vid protokollet",
    "vid anteckningarna",
    "undertecknat av",
    "undertecknat",
    "dag som ovan",
    "med vanlig halsning",
    "vid pennan",
    "vid tangenterna",
    "antecknat av",
    "antecknare",
    "underskrifter",
    "protokollet justeras",
    "justeras:",
    "justerat:",
];

/// Words after which a number is not that of an item: "kl 13 Mötet", "sid 4", "den 3 Maj".
pub(in crate::protocol) const BEFORE_FIGURES: &[&str] = &[
    "kl",
    "klockan",
    "den",
    "nr",
    "sid",
    "sida",
    "sidan",
    "kap",
    "punkt",
    "punkten",
    "bilaga",
    "tel",
    "telefon",
    "dnr",
    "vecka",
    "v",
    "etapp",
    "paragraf",
    "paragrafer",
    "ca",
    "cirka",
    "och",
    "till",
    "av",
    "version",
    "box",
];

/// Headings of the list of a meeting's items.
pub(in crate::protocol) const LISTS: &[&str] =
    &["arenden", "arende", "arendelista", "dagordning", "foredragningslista", "agenda", "arende/foredragande"];

/// Words before a day that is not the meeting's: when a form was made, when minutes were written, other meetings.
pub(in crate::protocol) const NOT_MEETING_DAYS: &[&str] = &[
    "upprattad",
    "utskriven",
    "utskrift",
    "faststalld",
    "version",
    "reviderad",
    "mall ",
    "nedtagande",
    "tas ned",
    "nasta mote",
    "nasta sammantrade",
    "foregaende",
    "daterad",
    "utfardad",
    "kallelsen",
    "senast",
    "skapad",
    "signerat",
    "handling utsand",
    "skickad",
    "giltig",
    "galler",
    "beslutad",
    "antagen",
    "publicerad",
    "uppdaterad",
    "inkom",
    "ankom",
];
