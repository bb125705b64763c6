//! The words by which a body gives a task, and those by which it says when it is to be done.

/// What the one who is given a task does: "Förvaltningen får i uppdrag att". Needs the task's name after it.
pub(in crate::protocol) const RECEIVES: &[&str] = &["far", "fick", "ges", "gavs", "gives", "tilldelas", "tilldelades"];

/// What the body does: "ge förvaltningen i uppdrag att". Needs the task's name after it.
pub(in crate::protocol) const GIVES: &[&str] =
    &["ge", "ger", "gav", "giva", "giver", "lamna", "lamnar", "lamnade", "tilldela", "tilldelar"];

/// "uppdra åt förvaltningen att"
pub(in crate::protocol) const ENTRUSTS: &[&str] = &["uppdra", "uppdrar", "uppdrog", "uppdraga", "uppdrager"];

/// "Förvaltningen uppdras att"
pub(in crate::protocol) const IS_ENTRUSTED: &[&str] =
    &["uppdras", "uppdrogs", "uppdrages", "alaggs", "alades", "alagges"];

/// "ålägga förvaltningen att"
pub(in crate::protocol) const OBLIGES: &[&str] = &["alagga", "alagger", "alade"];

/// The past forms of them, which may tell of another meeting.
pub(in crate::protocol) const GAVE: &[&str] =
    &["fick", "gavs", "gav", "uppdrog", "uppdrogs", "alade", "alades", "tilldelades", "lamnade"];

/// Forms by which a task is spoken of that was given before, or not yet.
pub(in crate::protocol) const NOT_GIVEN_NOW: &[&str] =
    &["fa", "fatt", "gett", "getts", "givit", "givits", "givet", "givna", "har", "hade", "ha"];

/// A task by its name.
pub(in crate::protocol) const TASKS: &[&str] = &["uppdrag", "uppdraget", "uppdragen", "uppgift"];

/// What stands before the name of a task.
pub(in crate::protocol) const OF_TASKS: &[&str] =
    &["i", "till", "ett", "som", "fortsatt", "fornyat", "utokat", "nytt", "foljande", "sarskilt", "det", "de"];

/// Who speaks so leaves it to others to decide.
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

/// Words that open what is said of circumstances, not of the one who acts.
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

/// What joins one clause to the next.
pub(in crate::protocol) const JOINS: &[&str] = &["och", "samt", "men", "dels", "eller"];

/// Verbs by which a clause is known to be one, beside those of deciding and settling.
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

/// What becomes of a task or a proposal that the sentence only names: "… förklaras fullgjort".
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

/// What a body decides for itself, in a list where a task may stand before it: "… samt att godkänna planen".
pub(in crate::protocol) const SETTLES: &[&str] =
    &["godkanna", "anta", "faststalla", "notera", "anteckna", "bifalla", "avsla", "forklara", "bevilja", "tillstyrka"];

/// Words by which a task is to be brought back or ended. Those of five letters and more stand for all that begins so.
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

/// "vid nästa möte"
pub(in crate::protocol) const NEXT: &[&str] = &["nasta", "nastkommande", "nastfoljande", "kommande"];

/// Who or what meets, beside the bodies.
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

/// What comes once a year: "i samband med budget 2026".
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
