//! Words by which a body gives a task, and words that say when it is to be done.

/// Verbs of the person or body that gets a task: "Förvaltningen får i uppdrag att". They need the word for the task
/// after them.
pub(in crate::protocol) const RECEIVES: &[&str] = &["far", "fick", "ges", "gavs", "gives", "tilldelas", "tilldelades"];

/// Verbs of the body that gives a task: "ge förvaltningen i uppdrag att". They need the word for the task after them.
pub(in crate::protocol) const GIVES: &[&str] =
    &["ge", "ger", "gav", "giva", "giver", "lamna", "lamnar", "lamnade", "tilldela", "tilldelar"];

/// Verbs that entrust a task to somebody: "uppdra åt förvaltningen att".
pub(in crate::protocol) const ENTRUSTS: &[&str] = &["uppdra", "uppdrar", "uppdrog", "uppdraga", "uppdrager"];

/// Passive verbs of entrusting: "Förvaltningen uppdras att".
pub(in crate::protocol) const IS_ENTRUSTED: &[&str] =
    &["uppdras", "uppdrogs", "uppdrages", "alaggs", "alades", "alagges"];

/// Verbs that oblige somebody: "ålägga förvaltningen att".
pub(in crate::protocol) const OBLIGES: &[&str] = &["alagga", "alagger", "alade"];

/// The past forms of these verbs, which may tell of another meeting.
pub(in crate::protocol) const GAVE: &[&str] =
    &["fick", "gavs", "gav", "uppdrog", "uppdrogs", "alade", "alades", "tilldelades", "lamnade"];

/// Forms that mention a task given earlier, or not yet given.
pub(in crate::protocol) const NOT_GIVEN_NOW: &[&str] =
    &["fa", "fatt", "gett", "getts", "givit", "givits", "givet", "givna", "har", "hade", "ha"];

/// Words for a task.
pub(in crate::protocol) const TASKS: &[&str] = &["uppdrag", "uppdraget", "uppdragen", "uppgift"];

/// Words before the word for a task.
pub(in crate::protocol) const OF_TASKS: &[&str] =
    &["i", "till", "ett", "som", "fortsatt", "fornyat", "utokat", "nytt", "foljande", "sarskilt", "det", "de"];

/// Verbs that leave the decision to others.
pub(in crate::protocol) const PROPOSES: &[&str] = &[
    "foreslar",
    "foreslog",
    "foreslas",
    "foreslogs",
    "yrkar",
    "yrkade",
    "hemstaller",
    "hemstallde",
    "rekommenderar",
    "rekommenderas",
    "begar",
    "begarde",
    "anhaller",
    "onskar",
    "overvager",
    "diskuterar",
    "diskuteras",
];

/// Words that open a phrase about circumstances, and not about the person who acts.
pub(in crate::protocol) const OF_CIRCUMSTANCES: &[&str] = &[
    "i",
    "med",
    "vid",
    "under",
    "inom",
    "utover",
    "tillsammans",
    "utifran",
    "enligt",
    "for",
    "efter",
    "fran",
    "pa",
    "genom",
    "infor",
    "av",
    "aven",
    "ocksa",
    "darmed",
    "darfor",
    "harmed",
    "darutover",
    "dessutom",
    "vidare",
    "nu",
    "fortsatt",
    "samtidigt",
    "senast",
    "sedan",
    "salunda",
    "saledes",
    "skyndsamt",
    "omgaende",
    "snarast",
    "dartill",
];

/// Words that join one clause to the next.
pub(in crate::protocol) const JOINS: &[&str] = &["och", "samt", "men", "dels", "eller"];

/// Verbs that mark a clause, besides those of deciding and settling.
pub(in crate::protocol) const STATES: &[&str] = &[
    "ar",
    "var",
    "blir",
    "ska",
    "skall",
    "kan",
    "bor",
    "kommer",
    "har",
    "hade",
    "galler",
    "laggs",
    "lades",
    "forlangs",
    "avslutas",
    "forklaras",
    "avskrivs",
    "tas",
    "gors",
    "skickas",
    "oversands",
    "bildas",
    "inrattas",
    "hojs",
    "sanks",
    "avbryts",
    "pausas",
    "startar",
    "startas",
    "upphor",
];

/// Words for what becomes of a task or proposal that a sentence only names: "… förklaras fullgjort".
pub(in crate::protocol) const IS_DONE: &[&str] = &[
    "fullgjort",
    "fullgjorda",
    "fullgjord",
    "slutfort",
    "slutforda",
    "slutford",
    "avslutat",
    "avslutade",
    "verkstallt",
    "avslas",
    "avslogs",
    "avskrivs",
    "avslutas",
    "antecknas",
    "antecknades",
    "upphor",
    "upphavs",
    "utgar",
];

/// Infinitives of decisions that a body makes for itself, in a list in which a task may come first: "… samt att
/// godkänna planen".
pub(in crate::protocol) const SETTLES: &[&str] =
    &["godkanna", "anta", "faststalla", "notera", "anteckna", "bifalla", "avsla", "forklara", "bevilja", "tillstyrka"];

/// Words by which a task is to be reported back or ended. Words of five letters and more match all words that begin
/// so.
pub(in crate::protocol) const BRINGS_BACK: &[&str] = &[
    "aterkom",
    "aterrapport",
    "avrapport",
    "aterredovis",
    "redovis",
    "rapport",
    "present",
    "aterkoppl",
    "lamna",
    "lamnas",
    "inlamna",
    "inkomma",
    "slutfor",
    "slutredovis",
    "delredovis",
    "genomfor",
    "fardig",
    "klar",
    "klart",
    "verkstall",
    "foredra",
    "fram",
    "foresla",
    "overlamna",
    "tas",
    "avsluta",
    "atgardas",
];

/// Words for the next meeting: "vid nästa möte".
pub(in crate::protocol) const NEXT: &[&str] = &["nasta", "nastkommande", "nastfoljande", "kommande"];

/// Words for meetings, besides the bodies.
pub(in crate::protocol) const MEETINGS: &[&str] = &[
    "mote",
    "motet",
    "moten",
    "sammantrade",
    "sammantradet",
    "sammankomst",
    "traff",
    "traffen",
    "presidium",
    "presidiet",
];

/// Events that come once a year: "i samband med budget 2026".
pub(in crate::protocol) const OCCASIONS: &[&str] = &[
    "budget",
    "budgeten",
    "budgetarbete",
    "budgetarbetet",
    "budgetprocess",
    "budgetprocessen",
    "budgetberedning",
    "budgetberedningen",
    "bokslut",
    "bokslutet",
    "delarsrapport",
    "delarsrapporten",
    "delarsbokslut",
    "delarsbokslutet",
    "arsredovisning",
    "arsredovisningen",
    "arsbokslut",
    "arsbokslutet",
    "arsrapport",
    "arsrapporten",
    "verksamhetsplan",
    "verksamhetsplanen",
    "verksamhetsberattelse",
    "verksamhetsberattelsen",
    "tertialrapport",
    "tertialrapporten",
    "tertialuppfoljning",
    "tertialuppfoljningen",
    "arsuppfoljning",
    "arsuppfoljningen",
];
