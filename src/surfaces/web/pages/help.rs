//! How to ask, and how programs ask.

use super::super::known_parameters;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::{API, ROUTES, Request};
use super::layout::{self, Page};
use maud::html;

/// What is typed, and what it asks for.
const SIGNS: &[(&str, &str)] = &[
    ("avtal om hemsjukvård", "Orden i alla böjningar. Det som har alla orden kommer först."),
    ("\"nära vård\"", "Orden intill varandra."),
    ("+avtal hemsjukvård", "Ett ord som måste finnas."),
    ("vård -samverkan", "Ett ord som inte får finnas."),
    ("SIP ELLER IKB", "Det ena eller det andra."),
    ("vård*", "Ord som börjar så. *avtal: ord som slutar så."),
    ("titel:plan", "Ord i punktens rubrik."),
    ("beslut:förstudie", "Ord i det som beslutades."),
    ("föredragande:andersson", "Punkter som någon med det namnet föredrog."),
    ("organ:kommunstyrelsen", "Möten med ett visst organ."),
    ("datum:2022..2024", "Möten mellan två år eller dagar. Även ”våren 2024”."),
    ("dnr:RS2022-195", "Ett diarienummer, hur det än skrivs."),
];

const QUESTIONS: &[(&str, &str)] = &[
    ("när beslutade KF om budget 2024", "Besluten om det."),
    ("hur röstade SD om taxan", "Partiets röster."),
    ("vem föredrog elevhälsan", "De som föredrog."),
    ("vem var ordförande i KS 2023", "De som ledde mötena."),
    ("när var skolskjutsen uppe senast", "Det senaste först."),
    ("senaste mötet i socialnämnden", "Mötet med dess punkter."),
    ("hur många gånger har badhuset varit uppe", "År för år."),
];

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn help(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let table = |rows: &[(&str, &str)], head: &str| {
        html! {
            table.help {
                thead { tr { th scope="col" { (head) } th scope="col" { "Det ger" } } }
                tbody {
                    @for (typed, meaning) in rows {
                        tr { td { a href=(super::super::query_parameters::QueryParameters { q: (*typed).to_owned(), ..Default::default() }.address("/sok")) { (typed) } } td { (meaning) } }
                    }
                }
            }
        }
    };
    let main = html! {
        h1 { "Så frågar du" }
        p { "Skriv de ord du söker. De hittas i alla böjningar, i sammansatta ord och i texter som är illa tolkade från bild. Skriv hur du vill: ”RS 2022/195” och ”RS2022-195” är samma diarienummer." }
        h2 { "Frågor som till en kollega" }
        p { "En hel fråga besvaras med det den frågar efter. Överst står hur den tolkades, och du kan alltid söka på orden i stället." }
        (table(QUESTIONS, "Fråga"))
        h2 { "Ord och tecken" }
        (table(SIGNS, "Du skriver"))
        h2 { "Svaren" }
        p { "En träff är en punkt på ett möte, med mötets dag, organ, den som föredrog, det ställe i texten som passar och det som beslutades. ”Varför den här träffen?” visar hur varje ord hittades." }
        p { "Varje möte, punkt, person och ärende har en adress som går att hänvisa till och som består när handlingarna läses in på nytt." }
        h2 { "Vad du bör veta" }
        p { "Ett program har läst handlingarna. Det kan missa eller missförstå: en ordförande kan bli fel, ett beslut kan saknas. Det som gäller är alltid originalet. Dokument vars text har skadats av tolkningen från bild (OCR) är märkta ”OCR-tolkad”." }
    };
    Ok(layout::framed(request, &Page { title: "Hjälp", query: "", main }))
}

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn api_help(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let main = html! {
        h1 { "API och öppna data" }
        p { "Det mesta som sidorna visar går att hämta som JSON: träffar, möten, punkter med text, beslut, omröstningar, ärenden och personer. Beskrivningen i OpenAPI: " a href="/api/v1/openapi.json" { "/api/v1/openapi.json" } "." }
        p { "Här står varje adress med de parametrar som den tar. Andra parametrar ger felet 400." }
        ul.plain {
            @for route in ROUTES.iter().filter(|route| route.path.starts_with(API)) {
                @let known = known_parameters::of(route.path).unwrap_or_default();
                li { code { (route.path) } @if !known.is_empty() { ": " (known.join(", ")) } }
            }
        }
        p { "Till exempel: " a href="/api/v1/search?q=avtal&limit=3" { "/api/v1/search?q=avtal&limit=3" } }
    };
    Ok(layout::framed(request, &Page { title: "API", query: "", main }))
}
