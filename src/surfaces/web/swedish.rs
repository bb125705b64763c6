//! How the pages say in Swedish what the library tells as data.

mod notes;

pub use notes::note;

use jiff::civil::Date;
use tingsok::analysis::Tier;
use tingsok::matters::MatterLinkReason;
use tingsok::people::{Act, PersonLinkReason};
use tingsok::protocol::{DateBasis, Kind, MONTHS, NoteKind, VoteOption};
use tingsok::search::{Involvement, MatchPlace, Period, QuestionFilters, QuestionKind, UnderstoodQuestion};

/// "25 november 2022".
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).unwrap_or(&"")
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
    format!("{} {}", super::query_parameters::grouped(count), if count == 1 { one } else { many })
}

pub fn unknown_day(typed: &str) -> String {
    format!("”{typed}” gick inte att läsa som en dag, en månad eller ett år och räknades inte med.")
}

pub fn unclear_switch(name: &str, typed: &str) -> String {
    format!("{name} är 0 eller 1. ”{typed}” räknades inte med.")
}

/// "under 2024", "i maj 2024", "den 12 april 2024", "från och med den 1 juli 2022".
fn period(Period { from, to }: Period) -> String {
    match (from, to) {
        (Some(from), Some(to)) if from == to => format!("den {}", day(from)),
        (Some(from), Some(to)) if from == from.first_of_year() && to == to.last_of_year() => {
            if from.year() == to.year() {
                format!("under {}", from.year())
            } else {
                format!("under {}–{}", from.year(), to.year())
            }
        }
        (Some(from), Some(to)) if from == from.first_of_month() && to == from.last_of_month() => {
            format!("i {} {}", month(from), from.year())
        }
        (Some(from), Some(to)) if from.year() == to.year() => {
            format!("från den {} {} till den {}", from.day(), month(from), day(to))
        }
        (Some(from), Some(to)) => format!("från den {} till den {}", day(from), day(to)),
        (Some(from), None) => format!("från och med den {}", day(from)),
        (None, Some(to)) => format!("till och med den {}", day(to)),
        (None, None) => String::new(),
    }
}

/// What a question was understood to ask: "beslut i KF under 2024 om budget".
pub fn reading(reading: &UnderstoodQuestion) -> String {
    let QuestionFilters { organ, region, period, number, who } = &reading.filters;
    let topic = if reading.topic.is_empty() { "något".to_owned() } else { format!("”{}”", reading.topic) };
    let mut what = match reading.kind {
        QuestionKind::Presenters => "vem som föredrog".to_owned(),
        QuestionKind::Chairs => "vem som var ordförande".to_owned(),
        QuestionKind::ViceChairs => "vem som var vice ordförande".to_owned(),
        QuestionKind::Secretaries => "vem som var sekreterare".to_owned(),
        QuestionKind::Approvers => "vilka som justerade protokollet".to_owned(),
        QuestionKind::Attends => "vilka som deltog".to_owned(),
        QuestionKind::Decisions => "beslut".to_owned(),
        QuestionKind::Votes => "omröstningar".to_owned(),
        QuestionKind::Moves => "vad som yrkades och sades".to_owned(),
        QuestionKind::Reservations => "reservationer".to_owned(),
        QuestionKind::Elected => "vilka som valdes".to_owned(),
        QuestionKind::Latest => format!("när {topic} senast var uppe"),
        QuestionKind::First => format!("när {topic} först var uppe"),
        QuestionKind::LatestDecision => "det senaste beslutet".to_owned(),
        QuestionKind::LatestMeeting => "det senaste mötet".to_owned(),
        QuestionKind::HowOften => format!("hur ofta {topic} har varit uppe"),
        QuestionKind::Meetings => "möten".to_owned(),
        QuestionKind::Items => "punkter".to_owned(),
        QuestionKind::Person => "personen".to_owned(),
    };
    if let Some(name) = who.as_ref().and_then(|who| who.named("och")) {
        what = match reading.kind {
            QuestionKind::Person => format!("{what} {name}"),
            QuestionKind::Votes => format!("hur {name} röstade"),
            QuestionKind::Moves => format!("vad {name} yrkade och sade"),
            _ => format!("{what} av {name}"),
        };
    }
    let about = match reading.kind {
        _ if reading.topic.is_empty() => None,
        QuestionKind::Latest | QuestionKind::First | QuestionKind::HowOften => None,
        QuestionKind::Presenters => Some(topic),
        QuestionKind::Elected => Some(format!("till {topic}")),
        _ => Some(format!("om {topic}")),
    };
    let number = number.as_ref().map(|number| format!("§ {number}"));
    let region = region.as_ref().map_or_else(String::new, |region| format!(", {region}"));
    let organ = organ.as_ref().map(|organ| format!("i {organ}{region}"));
    let parts = [Some(what), number, organ, period.map(self::period), about];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Exact => "ordagrant",
        Tier::Inflected => "i annan böjning",
        Tier::Ellipsis => "med utelämnad del, som i ”in- och utskrivning”",
        Tier::Reading => "så som den skadade texten troligen lydde",
        Tier::Compound => "som del av ett längre ord, eller med sina delar nära varandra",
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
        Involvement::Serves => "hade uppdrag vid mötet",
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
pub fn same_person(why: PersonLinkReason) -> &'static str {
    match why {
        PersonLinkReason::First => "första dokumentet som nämner personen",
        PersonLinkReason::SameName => "samma namn",
        PersonLinkReason::WordOrder => "samma namn i annan ordning",
        PersonLinkReason::OtherOrganisation => "samma namn hos en annan arbetsgivare i samma län eller kommun",
        PersonLinkReason::SharedOrganisation => "samma namn och samma organisation",
        PersonLinkReason::SameFolder => "samma namn i dokument från samma mapp",
        PersonLinkReason::Spelling => "samma namn, annorlunda stavat",
        PersonLinkReason::PartOfName => "en del av samma namn",
        PersonLinkReason::Initial => "samma efternamn och bara första bokstaven i förnamnet",
        PersonLinkReason::Typo => "ett namn med en bokstav fel",
        PersonLinkReason::FirstName => "samma förnamn i samma sammanhang",
    }
}

/// Why a step belongs to its matter.
pub fn same_matter(why: MatterLinkReason) -> &'static str {
    match why {
        MatterLinkReason::First => "första gången",
        MatterLinkReason::SameReference => "samma diarienummer",
        MatterLinkReason::SameTitle => "samma rubrik",
        MatterLinkReason::AlikeTitle => "liknande rubrik, kan vara ett annat ärende",
        MatterLinkReason::Mention => "nämns i texten",
        MatterLinkReason::Cites => "handlingen hänvisar till ärendet",
        MatterLinkReason::Cited => "ärendet hänvisar hit",
    }
}

/// What the reading of a document was unsure of.
pub fn reading_note(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Encoding => {
            "Texten kan ha fel eller luckor: filens teckenkodning är gissad, eller så är sidor inskannade eller skadade."
        }
        NoteKind::Quality => {
            "Texten är skadad av tolkningen från bild, eller dess rader löper ihop. Läsningen är osäkrare."
        }
        NoteKind::Date => "Datumet står inte fullständigt i dokumentet. Det är beräknat av programmet eller okänt.",
        NoteKind::Body => "Det framgår inte vilket organ som sammanträdde.",
        NoteKind::Agenda => "Ingen dagordning hittades.",
        NoteKind::Name => "Dokumentet nämner en föredragande bara med förnamn.",
        NoteKind::Vote => {
            "En namnlista från en omröstning stämmer inte med siffrorna, eller hör inte till någon omröstning i texten."
        }
        NoteKind::Meetings => "Filen innehåller protokoll från flera möten.",
    }
}

pub fn vote(option: VoteOption) -> &'static str {
    option.name()
}

#[cfg(test)]
mod tests {
    use super::{note, period, reading};
    use jiff::civil::date;
    use tingsok::search::{Actor, Limited, Note, Period, QuestionFilters, QuestionKind, Sought, UnderstoodQuestion};

    fn understood() -> UnderstoodQuestion {
        let period = Period { from: Some(date(2024, 1, 1)), to: Some(date(2024, 12, 31)) };
        let filters =
            QuestionFilters { organ: Some("KF".to_owned()), period: Some(period), ..QuestionFilters::default() };
        UnderstoodQuestion { kind: QuestionKind::Decisions, filters, topic: "budget".to_owned(), is_guess: false }
    }

    /// Each note, and each in the singular where it has a number. [`note`] matches all of them, so none is missing
    /// there.
    fn notes() -> Vec<Note> {
        let text = || "vård".to_owned();
        let mut notes = vec![
            Note::DeepBrackets { deepest: 8 },
            Note::OpenBracket,
            Note::StrayBracket,
            Note::OpenQuote,
            Note::StrayQuote,
            Note::TooManyEdits { edits: "5".to_owned() },
            Note::BackwardsPeriod { typed: text() },
            Note::EmptyField,
            Note::UnknownField { name: text() },
            Note::UnknownKind { typed: text() },
            Note::UnknownDate { typed: text() },
            Note::NoNewestDate { typed: text() },
            Note::OperatorJoinsNothing { word: "OCH".to_owned() },
            Note::OperatorInCapitals { word: "OCH".to_owned() },
            Note::OrJoinsNeighbours,
            Note::OrBesideExcluded,
            Note::NearJoinsWords,
            Note::NearNeedsNumber,
            Note::SignsInColonWord,
            Note::StarAlone,
            Note::TildeIgnored,
            Note::CaretIgnored,
            Note::NoWords,
            Note::OnlyExclusions,
            Note::CostlyWildcard,
            Note::WildcardMatchesNothing { wildcard: "vård*".to_owned() },
            Note::WildcardMatchesMany { wildcard: "vård*".to_owned(), total: 1234, searched: 1000 },
            Note::SimilarMatchesMany { word: text(), total: 90, searched: 50 },
            Note::LongWord { longest: 40 },
            Note::Corrected { word: text(), spellings: vec![text()] },
            Note::HitLacks { word: text() },
            Note::ResultLacks { word: text() },
            Note::NoAnswer { reading: Box::new(understood()) },
            Note::Elsewhere,
        ];
        let sought = [Sought::Vote, Sought::Motion, Sought::Objection, Sought::Decision, Sought::Election];
        notes.extend(sought.map(Note::NotRecorded));
        for count in [1, 1000] {
            let limited = [
                Limited::Characters,
                Limited::Parts,
                Limited::Words,
                Limited::PhraseWords,
                Limited::Fields,
                Limited::Wildcards,
                Limited::Similar,
                Limited::Corrections,
                Limited::Synonyms { word: text() },
                Limited::Results,
            ];
            notes.extend(limited.map(|of| Note::OnlyFirst { count, of }));
        }
        notes
    }

    #[test]
    fn notes_are_swedish_sentences() {
        const ENGLISH: [&str; 6] = [" the ", " is ", " are ", " a ", " for ", " with "];
        for own in notes() {
            let text = note(&own);
            let begins = text.starts_with(|first: char| !first.is_lowercase());
            assert!(begins && text.ends_with('.') && !text.contains('"'), "{text}");
            assert!(!ENGLISH.iter().any(|word| format!(" {text} ").contains(word)), "{text}");
        }
    }

    #[test]
    fn notes_have_numbers_and_words_in_them() {
        let text = |own: Note| note(&own).replace('\u{a0}', " ");
        let first = |count: usize| text(Note::OnlyFirst { count, of: Limited::Words });
        assert_eq!(first(1), "Sökningen är för lång. Bara det första ordet söks.");
        assert_eq!(first(1048), "Sökningen är för lång. Bara de 1 048 första orden söks.");
        let spellings = ["a", "b", "c"].map(str::to_owned).to_vec();
        let corrected = text(Note::Corrected { word: "x".to_owned(), spellings });
        assert_eq!(corrected, "”x” hittades inte. Sökningen gäller även ”a”, ”b” och ”c”.");
        let many = text(Note::WildcardMatchesMany { wildcard: "v*".to_owned(), total: 1234, searched: 1000 });
        assert_eq!(many, "1 234 ord passar ”v*”. Bara de 1 000 vanligaste söks.");
    }

    #[test]
    fn periods_are_said_in_words() {
        let of = |text: &str| period(Period::read(text).unwrap());
        assert_eq!(of("2024"), "under 2024");
        assert_eq!(of("2022..2024"), "under 2022–2024");
        assert_eq!(of("2024-05"), "i maj 2024");
        assert_eq!(of("2024-05-17"), "den 17 maj 2024");
        assert_eq!(of("våren 2024"), "från den 1 januari till den 30 juni 2024");
        assert_eq!(of("från 2022"), "från och med den 1 januari 2022");
        assert_eq!(of("före 2022"), "till och med den 31 december 2021");
    }

    #[test]
    fn readings_are_said_in_words() {
        assert_eq!(reading(&understood()), "beslut i KF under 2024 om ”budget”");
        let filters =
            QuestionFilters { who: Some(Actor::Parties(vec!["SD".to_owned()])), ..QuestionFilters::default() };
        let votes = UnderstoodQuestion { kind: QuestionKind::Votes, filters, ..understood() };
        assert_eq!(reading(&votes), "hur SD röstade om ”budget”");
        let often = UnderstoodQuestion { kind: QuestionKind::HowOften, ..understood() };
        assert_eq!(reading(&often), "hur ofta ”budget” har varit uppe i KF under 2024");
    }
}
