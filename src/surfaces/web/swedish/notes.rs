//! How the pages say in Swedish what a reader should know about a query: its parts that were not understood, limits, and
//! what was not found.

use super::count;
use crate::surfaces::web::query_parameters::grouped;
use tingsok::protocol::Kind;
use tingsok::search::{Limited, Note, Sought};

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
            format!("Frågan tolkades som: {}. Inget svar hittades, så sökningen gäller bara orden.", super::reading(reading))
        }
        Note::Elsewhere => {
            "Inget svar hittades för det organ eller den tid som frågan nämner. Svaren gäller andra organ eller tider.".to_owned()
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
    if count == 1 { one.to_owned() } else { format!("de {} {many}", grouped(count)) }
}

/// "a, b och c".
fn listed(words: &[String]) -> String {
    match words {
        [others @ .., last] if !others.is_empty() => format!("{} och {last}", others.join(", ")),
        _ => words.concat(),
    }
}
