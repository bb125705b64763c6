//! Words for how items are contested: verbs that move, words that count votes, and the parties.

use crate::protocol::record::VoteOption;

/// Verbs by which someone moves something, in any text.
pub(in crate::protocol) const MOVING_VERBS: &[&str] = &["yrkar", "yrkade", "yrkat"];

/// Verbs that move something only in a list of motions or proposals; elsewhere boards and officials also propose with
/// them.
pub(in crate::protocol) const PROPOSING_VERBS: &[&str] = &[
    "foreslar",
    "foreslog",
    "instammer",
    "instamde",
    "ansluter",
    "anslot",
    "bitrader",
    "bitradde",
    "tillstyrker",
    "tillstyrkte",
    "avstyrker",
    "avstyrkte",
    "stodjer",
    "stoder",
    "stodde",
];

/// Verbs that move something together with a word for a motion: "lägger ändringsyrkande".
pub(in crate::protocol) const LAYING_VERBS: &[&str] = &[
    "lagger",
    "lade",
    "lamnar",
    "lamnade",
    "framfor",
    "framforde",
    "framlagger",
    "framstaller",
    "framstallde",
    "gor",
    "inger",
    "ingav",
    "presenterar",
];

/// Verbs by which someone hands in a reservation.
pub(in crate::protocol) const RESERVING_VERBS: &[&str] = &[
    "anmaler",
    "anmalde",
    "avger",
    "avgav",
    "inger",
    "ingav",
    "inlamnar",
    "inlamnade",
    "lamnar",
    "lamnade",
    "lagger",
    "lade",
    "inkommer",
    "inkom",
];

/// Words that say how votes were cast, alone and as the first part of "ja-röster".
pub(in crate::protocol) const VOTE_OPTIONS: &[(&str, VoteOption)] = &[
    ("ja", VoteOption::Yes),
    ("ja-rost", VoteOption::Yes),
    ("ja-roster", VoteOption::Yes),
    ("jarost", VoteOption::Yes),
    ("jaroster", VoteOption::Yes),
    ("nej", VoteOption::No),
    ("nej-rost", VoteOption::No),
    ("nej-roster", VoteOption::No),
    ("nejrost", VoteOption::No),
    ("nejroster", VoteOption::No),
    ("avstar", VoteOption::Abstains),
    ("avstod", VoteOption::Abstains),
    ("avstatt", VoteOption::Abstains),
    ("avstaende", VoteOption::Abstains),
    ("avst", VoteOption::Abstains),
    ("nedlagd", VoteOption::Abstains),
    ("nedlagda", VoteOption::Abstains),
    ("blank", VoteOption::Abstains),
    ("blanka", VoteOption::Abstains),
    ("franvarande", VoteOption::Absent),
    ("franv", VoteOption::Absent),
    ("fran", VoteOption::Absent),
    ("kvittad", VoteOption::Paired),
    ("kvittade", VoteOption::Paired),
];

/// Words between a number and the votes it counts: "8 av ledamöterna röstar ja".
pub(in crate::protocol) const COUNTED: &[&str] = &[
    "rost",
    "roster",
    "ledamot",
    "ledamoter",
    "personer",
    "person",
    "st",
    "stycken",
    "avgivna",
    "avger",
    "som",
    "rostar",
    "rostade",
    "rostat",
    "for",
    "pa",
    "av",
    "ledamoterna",
    "var",
    "ar",
    "har",
];

/// Column heads of a list of votes, apart from the options.
pub(in crate::protocol) const BALLOT_COLUMNS: &[&str] =
    &["namn", "ledamot", "ledamoter", "parti", "plats", "funktion", "resultat", "rost", "roster", "valkrets", "nr"];

/// Verbs that put somebody in office.
pub(in crate::protocol) const ELECTED: &[&str] = &[
    "valjs",
    "valdes",
    "valjer",
    "valde",
    "valja",
    "valts",
    "utses",
    "utsags",
    "utser",
    "utsag",
    "utse",
    "utsetts",
    "omvaljs",
    "omvaldes",
    "nyvaljs",
    "nyvaldes",
    "forordnas",
    "forordnades",
];

/// Offices that last for one meeting, and words for that meeting.
pub(in crate::protocol) const MEETING_FUNCTIONS: &[&str] = &[
    "arsmotet",
    "dagens",
    "justerare",
    "justeringsman",
    "justeringsman",
    "motesordforande",
    "motessekreterare",
    "motet",
    "protokollforare",
    "protokolljusterare",
    "protokollsjusterare",
    "rostraknare",
    "sammantradet",
    "stamman",
    "stammoordforande",
];

/// The parties by their letters and by the beginnings of their names.
pub(in crate::protocol) const PARTIES: &[(&str, &[&str])] = &[
    ("S", &["socialdemokrat", "sossarna"]),
    ("M", &["moderat"]),
    ("C", &["centerparti", "centern"]),
    ("L", &["liberalerna"]),
    ("KD", &["kristdemokrat"]),
    ("V", &["vansterparti", "vanstern"]),
    ("MP", &["miljoparti"]),
    ("SD", &["sverigedemokrat"]),
    ("FP", &["folkparti"]),
    ("FI", &["feministisk"]),
    ("D", &["demokraterna"]),
];

/// What may follow these beginnings: "socialdemokrat" + "ernas", "vänsterparti" + "ster".
#[rustfmt::skip]
pub(in crate::protocol) const PARTY_ENDINGS: &[&str] = &[
    "", "s", "t", "et", "ets", "en", "ens", "er", "ers", "erna", "ernas", "st", "ster", "sterna", "sternas",
];
