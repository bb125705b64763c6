//! How the pages say in Swedish what the library tells as data.

use jiff::civil::Date;
use tingsok::analysis::Tier;
use tingsok::matters::Why as MatterWhy;
use tingsok::people::{Act, Why as PersonWhy};
use tingsok::protocol::{DateBasis, Kind, NoteKind, VoteOption};
use tingsok::search::{Asks, Involvement, MatchPlace, Named, Reading, Who};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];

/// "25 november 2022".
pub fn day(date: Date) -> String {
    let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

/// A day that was worked out says so.
pub fn is_inferred(basis: Option<DateBasis>) -> bool {
    basis == Some(DateBasis::Inferred)
}

pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Unknown => "okänt slag",
        other => other.name(),
    }
}

/// "1 träff", "12 träffar".
pub fn count(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", super::ask::grouped(count), if count == 1 { one } else { many })
}

pub fn unknown_kind(name: &str) -> String {
    format!("Slaget ”{name}” finns inte. Det finns: {}.", Kind::names())
}

pub fn unknown_day(typed: &str) -> String {
    format!("”{typed}” gick inte att läsa som en dag, en månad eller ett år och räknades inte med.")
}

/// What a question was understood to ask: "beslut av KF om budget 2024".
pub fn reading(reading: &Reading) -> String {
    let Named { organ, period, number, who } = &reading.filters;
    let mut text = match reading.asks {
        Asks::Presenters => "vem som föredrog",
        Asks::Chairs => "vem som var ordförande",
        Asks::Attends => "vilka som deltog",
        Asks::Decisions => "beslut",
        Asks::Votes => "omröstningar",
        Asks::Moves => "vad som yrkades och sades",
        Asks::Reservations => "reservationer",
        Asks::Elected => "vilka som valdes",
        Asks::Latest => "när något senast var uppe",
        Asks::LatestDecision => "det senaste beslutet",
        Asks::LatestMeeting => "det senaste mötet",
        Asks::HowOften => "hur ofta något har varit uppe",
        Asks::Meetings => "möten",
        Asks::Items => "punkter",
        Asks::Person => "personen",
    }
    .to_owned();
    match who {
        Some(Who::Person(name)) if reading.asks == Asks::Person => text.push_str(&format!(" {name}")),
        Some(Who::Party(name) | Who::Person(name)) => text.push_str(&format!(" av {name}")),
        Some(Who::Everybody) | None => {}
    }
    if let Some(number) = number {
        text.push_str(&format!(" § {number}"));
    }
    if let Some(organ) = organ {
        text.push_str(&format!(" i {organ}"));
    }
    if let Some(period) = period {
        text.push_str(&format!(" under {period}"));
    }
    match (reading.words.as_str(), reading.asks) {
        ("", _) => {}
        (words, Asks::Presenters) => text.push_str(&format!(" {words}")),
        (words, Asks::Elected) => text.push_str(&format!(": {words}")),
        (words, _) => text.push_str(&format!(" om {words}")),
    }
    text
}

pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Exact => "ordagrant",
        Tier::Inflected => "i annan böjning",
        Tier::Ellipsis => "med utelämnad del, som i ”in- och utskrivning”",
        Tier::Reading => "som en skadad text troligen lydde",
        Tier::Compound => "som del av ett sammansatt ord",
        Tier::Synonym => "som ett annat ord för samma sak",
        Tier::Folded => "utan å, ä och ö",
        Tier::Fuzzy => "nästan likadant stavat",
    }
}

pub fn place(place: MatchPlace) -> &'static str {
    match place {
        MatchPlace::Text => "i texten",
        MatchPlace::Title => "i rubriken",
        MatchPlace::Above => "i en rubrik ovanför",
        MatchPlace::Decision => "i beslutet",
        MatchPlace::Meeting => "i uppgifterna om mötet",
    }
}

pub fn involvement(involvement: Involvement) -> &'static str {
    match involvement {
        Involvement::Presents => "föredrog",
        Involvement::Raises => "väckte frågan",
        Involvement::Speaks => "talade",
        Involvement::Named => "nämns",
        Involvement::Chairs => "ledde mötet",
        Involvement::Attends => "deltog",
    }
}

pub fn act(act: Act) -> &'static str {
    match act {
        Act::Moves => "yrkade",
        Act::Votes { option: VoteOption::Yes } => "röstade ja",
        Act::Votes { option: VoteOption::No } => "röstade nej",
        Act::Votes { option: VoteOption::Abstains } => "avstod",
        Act::Votes { option: VoteOption::Absent } => "var frånvarande vid omröstningen",
        Act::Votes { option: VoteOption::Paired } => "var kvittad",
        Act::Reserves => "reserverade sig",
        Act::Recuses => "anmälde jäv",
        Act::Declines => "deltog inte i beslutet",
    }
}

/// Why two mentions are taken to be of one person.
pub fn same_person(why: PersonWhy) -> &'static str {
    match why {
        PersonWhy::First => "första dokumentet som nämner personen",
        PersonWhy::SameName => "samma namn",
        PersonWhy::WordOrder => "samma namn i annan ordning",
        PersonWhy::OtherOrganisation => "samma namn hos en annan arbetsgivare i samma län eller kommun",
        PersonWhy::SharedOrganisation => "samma namn och samma organisation",
        PersonWhy::SameFolder => "samma namn i dokument från samma mapp",
        PersonWhy::Spelling => "samma namn, annorlunda stavat",
        PersonWhy::PartOfName => "en del av samma namn",
        PersonWhy::Slip => "ett namn med en bokstav fel",
        PersonWhy::FirstName => "samma förnamn i samma sammanhang",
    }
}

/// Why a step belongs to its matter.
pub fn same_matter(why: MatterWhy) -> &'static str {
    match why {
        MatterWhy::First => "första gången",
        MatterWhy::SameReference => "samma diarienummer",
        MatterWhy::SameTitle => "samma rubrik",
        MatterWhy::AlikeTitle => "liknande rubrik, kan vara ett annat ärende",
        MatterWhy::Mention => "nämns i texten",
    }
}

/// What the reading of a document was unsure of.
pub fn note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Encoding => "Delar av texten kunde inte avkodas säkert.",
        NoteKind::Quality => {
            "Texten är skadad av tolkningen från bild, eller dess rader löper ihop. Läsningen är osäkrare."
        }
        NoteKind::Date => "Dagen står inte utskriven, utan är uträknad eller okänd.",
        NoteKind::Body => "Det framgår inte vilket organ som sammanträdde.",
        NoteKind::Agenda => "Ingen dagordning hittades.",
        NoteKind::Name => "En föredragande är bara känd med förnamn.",
        NoteKind::Vote => "Siffrorna i en omröstning stämmer inte med namnlistan.",
        NoteKind::Meetings => "Filen innehåller protokoll från flera möten.",
    }
}

pub fn vote(option: VoteOption) -> &'static str {
    option.name()
}
