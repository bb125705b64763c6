//! How the pages say in Swedish what the library tells as data.

use jiff::civil::Date;
use tingsok::analysis::Tier;
use tingsok::matters::MatterLinkReason;
use tingsok::people::{Act, PersonLinkReason};
use tingsok::protocol::{DateBasis, Kind, MONTHS, NoteKind, VoteOption};
use tingsok::search::{
    Actor, Involvement, Limited, MatchPlace, Note, Period, QuestionFilters, QuestionKind, Sought, UnderstoodQuestion,
};

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
        QuestionKind::LatestDecision => "det senaste beslutet".to_owned(),
        QuestionKind::LatestMeeting => "det senaste mötet".to_owned(),
        QuestionKind::HowOften => format!("hur ofta {topic} har varit uppe"),
        QuestionKind::Meetings => "möten".to_owned(),
        QuestionKind::Items => "punkter".to_owned(),
        QuestionKind::Person => "personen".to_owned(),
    };
    if let Some(Actor::Party(name) | Actor::Person(name)) = who {
        what = match reading.kind {
            QuestionKind::Person => format!("{what} {name}"),
            QuestionKind::Votes => format!("hur {name} röstade"),
            QuestionKind::Moves => format!("vad {name} yrkade och sade"),
            _ => format!("{what} av {name}"),
        };
    }
    let about = match reading.kind {
        _ if reading.topic.is_empty() => None,
        QuestionKind::Latest | QuestionKind::HowOften => None,
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

/// What the reader should know about how a query was read and answered.
pub fn note(note: &Note) -> String {
    match note {
        Note::OnlyFirst { count, of } => only_first(*count, of),
        Note::DeepBrackets { deepest } => {
            format!("Parenteser i fler än {deepest} nivåer räknas inte med.")
        }
        Note::OpenBracket => "En parentes är inte avslutad. Den läses som om den slutar sist i sökningen.".to_owned(),
        Note::StrayBracket => "En högerparentes utan vänsterparentes räknas inte med.".to_owned(),
        Note::OpenQuote => {
            "Ett citattecken är inte avslutat. Frasen läses som om den slutar sist i sökningen.".to_owned()
        }
        Note::StrayQuote => "Ett citattecken efter ett ord räknas inte med.".to_owned(),
        Note::QuoteAlone => {
            "Ett citattecken sist i sökningen räknas inte med. Skriv ett på var sida om en fras.".to_owned()
        }
        Note::EmptyField => {
            "Ett fält utan värde räknas inte med. Skriv värdet efter kolonet, till exempel titel:plan.".to_owned()
        }
        Note::UnknownField { name } => {
            let fields: Vec<String> = Note::FIELDS.iter().map(|own| own.trim_end_matches(':').to_owned()).collect();
            format!("”{name}” är inte ett fält. Fälten är {}.", listed(&fields))
        }
        Note::UnknownKind { typed } => {
            format!("”{typed}” är inte ett slags dokument. Välj mellan {}.", Kind::names())
        }
        Note::UnknownDate { typed } => format!(
            "”{typed}” är inte ett datum. Skriv till exempel 2024, 2022..2024, 2024-05, ”december 2022”, ”våren 2024” eller ht24."
        ),
        Note::BackwardsPeriod { typed } => {
            format!("Perioden ”{typed}” slutar innan den börjar, så inget möte ingår i den.")
        }
        Note::NoNewestDate { typed } => format!(
            "”{typed}” räknas från det nyaste dokumentet, men inget dokument har något datum. Sökningen gäller orden i stället."
        ),
        Note::OperatorJoinsNothing { word } => {
            format!("{word} söks som ett vanligt ord, eftersom det inte står mellan två ord.")
        }
        Note::OperatorInCapitals { word } => {
            format!("{word} söks som ett vanligt ord, eftersom hela sökningen är skriven med versaler.")
        }
        Note::OrJoinsNeighbours => {
            "ELLER gäller bara orden närmast intill. Använd parenteser för att hålla ihop fler ord.".to_owned()
        }
        Note::OrBesideExcluded => "ELLER intill ett uteslutet ord räknas inte med.".to_owned(),
        Note::NearJoinsWords => "NÄRA fungerar bara mellan enstaka ord och räknas därför inte med här.".to_owned(),
        Note::NearNeedsNumber => "NÄRA/ behöver ett antal ord, till exempel NÄRA/5.".to_owned(),
        Note::SignsInColonWord => {
            "Tecknen * och ~ har ingen verkan i ett ord som 12:30*, där kolonet inte hör till ett fält. Skriv ett mellanslag efter kolonet.".to_owned()
        }
        Note::StarAlone => {
            "Tecknet * räknas inte med när det står ensamt. Använd det i ett ord, till exempel vård*.".to_owned()
        }
        Note::TooManyEdits { edits } => {
            format!("~{edits} går inte och läses som ~. Skriv vård~, vård~1 eller vård~2.")
        }
        Note::TildeIgnored => {
            "Tecknet ~ räknas inte med här. Skriv det efter ett ord, ensamt eller med antalet bokstäver som får skilja: vård~, vård~1 eller vård~2.".to_owned()
        }
        Note::TildeAfterPhrase => {
            "Tecknet ~ efter en fras har ingen verkan. För att hitta två ord nära varandra, sätt NÄRA/5 mellan dem, till exempel: avtal NÄRA/5 vård.".to_owned()
        }
        Note::CaretIgnored => {
            "Tecknet ^ har ingen betydelse i en sökning. Det skiljer bara orden åt, som ett mellanslag.".to_owned()
        }
        Note::NoWords => "Sökningen innehåller inga ord. Lägg till ett ord att söka efter.".to_owned(),
        Note::OnlyExclusions => "Sökningen utesluter bara. Lägg till ett ord att söka efter.".to_owned(),
        Note::CostlyWildcard => {
            "Det finns för många ord att jämföra med *, så en del träffar kan saknas. Skriv fler bokstäver.".to_owned()
        }
        Note::WildcardMatchesNothing { wildcard } => format!("Inget ord i dokumenten passar ”{wildcard}”."),
        Note::WildcardMatchesMany { wildcard, total, searched } => format!(
            "{} passar ”{wildcard}”. Bara {} söks.",
            count(*total, "ord", "ord"),
            those(*searched, "det vanligaste", "vanligaste")
        ),
        Note::SimilarMatchesMany { word, total, searched } => format!(
            "{} passar ”{word}~”. Bara {} söks.",
            count(*total, "ord", "ord"),
            those(*searched, "det mest lika", "mest lika")
        ),
        Note::LongWord { longest } => {
            format!("Ord med fler än {} söks inte i andra stavningar.", count(*longest, "bokstav", "bokstäver"))
        }
        Note::Corrected { word, spellings } => {
            let spellings: Vec<String> = spellings.iter().map(|own| format!("”{own}”")).collect();
            format!("”{word}” hittades inte. Sökningen gäller även {}.", listed(&spellings))
        }
        Note::HitLacks { word } => {
            format!("Den bästa träffen saknar ”{word}”, det ovanligaste ordet i sökningen.")
        }
        Note::ResultLacks { word } => {
            format!("Det bästa svaret saknar ”{word}” och kan handla om något annat.")
        }
        Note::NoAnswer { reading } => {
            format!("Frågan tolkades som: {}. Inget svar hittades, så sökningen gäller bara orden.", self::reading(reading))
        }
        Note::Elsewhere => {
            "Inget hittades för det organ eller den tid som frågan nämner. Svaren gäller andra organ eller tider.".to_owned()
        }
        Note::NotRecorded(sought) => not_recorded(*sought).to_owned(),
    }
}

fn only_first(count: usize, of: &Limited) -> String {
    let first = |one: &str, many: &str| those(count, one, many);
    match of {
        Limited::Characters => {
            format!("Sökningen är för lång. Bara {} används.", first("det första tecknet", "första tecknen"))
        }
        Limited::Parts => {
            format!("Sökningen är för lång. Bara {} används.", first("den första delen", "första delarna"))
        }
        Limited::Words => format!("Sökningen är för lång. Bara {} söks.", first("det första ordet", "första orden")),
        Limited::PhraseWords => {
            format!("En fras är för lång. Bara {} söks.", first("det första ordet", "första orden"))
        }
        Limited::Fields => {
            format!("Sökningen har för många fält. Bara {} används.", first("det första", "första"))
        }
        Limited::Wildcards => {
            format!("Sökningen har för många ord med *. Bara {} söks.", first("det första", "första"))
        }
        Limited::Similar => {
            format!("Sökningen har för många ord med ~. Bara {} söks.", first("det första", "första"))
        }
        Limited::Corrections => format!(
            "Sökningen har för många okända ord. Bara {} söks även i andra stavningar.",
            first("det första", "första")
        ),
        Limited::Synonyms { word } => {
            format!("”{word}” har för många synonymer. Bara {} söks.", first("den första", "första"))
        }
        Limited::Results => {
            format!(
                "Bara {} går att visa. Avgränsa sökningen för att se andra.",
                first("det första resultatet", "första resultaten")
            )
        }
    }
}

fn not_recorded(sought: Sought) -> &'static str {
    match sought {
        Sought::Vote => "Ingen omröstning om detta är antecknad. Här är yrkanden eller beslut om det.",
        Sought::Motion => "Inget yrkande om detta är antecknat. Här är beslut om det.",
        Sought::Objection => "Ingen reservation mot detta är antecknad. Här är yrkanden eller beslut om det.",
        Sought::Decision => "Inget beslut om detta är antecknat. Här är punkter som handlar om det.",
        Sought::Election => "Inget val till detta är antecknat. Här är punkter som handlar om det.",
    }
}

/// "de 12 första orden", or "det första ordet".
fn those(count: usize, one: &str, many: &str) -> String {
    if count == 1 { one.to_owned() } else { format!("de {} {many}", super::query_parameters::grouped(count)) }
}

/// "a, b och c".
fn listed(words: &[String]) -> String {
    match words {
        [others @ .., last] if !others.is_empty() => format!("{} och {last}", others.join(", ")),
        _ => words.concat(),
    }
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
        let filters = QuestionFilters { who: Some(Actor::Party("SD".to_owned())), ..QuestionFilters::default() };
        let votes = UnderstoodQuestion { kind: QuestionKind::Votes, filters, ..understood() };
        assert_eq!(reading(&votes), "hur SD röstade om ”budget”");
        let often = UnderstoodQuestion { kind: QuestionKind::HowOften, ..understood() };
        assert_eq!(reading(&often), "hur ofta ”budget” har varit uppe i KF under 2024");
    }
}
