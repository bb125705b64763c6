//! Tests how questions are read: each pattern has a question that it reads and a similar one that it does not read.

use super::patterns::{GUESSES, PATTERNS, Pattern};
use super::{IndexNames, Query, matching, read};
use jiff::civil::{Date, date};
use proptest::prelude::*;

struct Made;

impl IndexNames for Made {
    fn has_body(&self, name: &str) -> bool {
        let bodies = ["kommunfullmäktige", "kommunstyrelsen", "socialnämnden", "läns gemensam ledning"];
        let name = name.to_lowercase();
        ["kf", "ks"].contains(&name.as_str())
            || name.chars().count() > 4 && bodies.iter().any(|body| body.contains(&name))
    }

    fn body_of_letters(&self, letters: &str) -> Option<String> {
        (letters == "LGL").then(|| "läns gemensam ledning".to_owned())
    }

    fn body_misspelt(&self, name: &str) -> Option<String> {
        (name == "socialnämden").then(|| "Socialnämnden".to_owned())
    }

    fn has_region(&self, name: &str) -> bool {
        ["exempelby", "exempel län"].contains(&name.to_lowercase().as_str())
    }

    fn newest(&self) -> Option<Date> {
        Some(date(2024, 12, 13))
    }
}

/// What `question` is read as; empty if it is left as words.
fn said(question: &str) -> String {
    read(question, &Query::parse(question).0, &Made).map(|reading| reading.to_string()).unwrap_or_default()
}

#[track_caller]
fn check(question: &str, expected: &str) {
    assert_eq!(said(question), expected, "{question}");
}

/// The steps of a pattern, a question that fits it, what that is read as, and a similar question that is not read.
#[rustfmt::skip]
const EXAMPLES: &[(&str, &str, &str, &str)] = &[
    ("hur manga ganger HAVE? .. BEEN? CAME_UP|upp", "hur många gånger har skolskjutsen varit uppe", "number of items about skolskjutsen", "hur många platser har varit uppe"),
    ("hur manga ganger HAVE? CAME_UP?", "hur många gånger bordlades skolskjutsen", "number of items about skolskjutsen", "hur många platser har skolan"),
    ("hur ofta HAVE? .. BEEN? CAME_UP|upp", "hur ofta har elevhälsan tagits upp", "number of items about elevhälsan", "ofta har elevhälsan tagits upp"),
    ("hur ofta HAVE? CAME_UP?", "hur ofta behandlades elevhälsan", "number of items about elevhälsan", "hur långt har elevhälsan kommit"),
    ("how often HAVE? .. BEEN? CAME_UP", "how often was elevhälsa discussed", "number of items about elevhälsa", "how far is elevhälsa"),
    ("how many times HAVE? .. BEEN? CAME_UP", "how many times has elevhälsa come up", "number of items about elevhälsa", "how many pupils"),
    ("WHO THOSE? som? HAVE? PRESENTED", "vem föredrog elevhälsan?", "who presented elevhälsan", "vem äger elevhälsan"),
    ("WHO BE foredragande|foredragare|presenter", "vem var föredragande för elevhälsan", "who presented elevhälsan", "vem var först"),
    ("WHO drog|drar arendet|punkten|fragan", "vem drog ärendet om elevhälsa", "who presented elevhälsa", "vem drog nytta av stödet"),
    ("WHO THOSE? som? HAVE? gick|gar|gatt igenom", "vem gick igenom försäkringarna", "who presented försäkringarna", "vem gick förbi badet"),
    ("WHO THOSE? som? HAVE? rapporterade|rapporterat om|fran|kring", "vem rapporterade från årsmötet", "who presented årsmötet", "vem rapporterar till IVO"),
    ("WHO THOSE? som? HAVE? pratade|pratar|pratat|talade|talar|talat|spoke|talked om|about", "vem pratade om vårdhundar", "who presented vårdhundar", "vem pratade med skolan"),
    ("WHO THOSE? som? holl|haller i? presentationen|dragningen|foredragningen|informationen|punkten", "vem höll i punkten om badet", "who presented badet", "vem höll badet öppet"),
    ("WHO som? BE|satt som? ordforande|ordf|chair|chairman", "vem var ordförande i kommunstyrelsen 2023", "chair of kommunstyrelsen in 2023", "vem var vaktmästare för skolan"),
    ("WHO som? ledde|chaired MEETING?", "vem ledde mötet i kommunstyrelsen den 12 april 2024", "chair of kommunstyrelsen on 2024-04-12", "vem ledde projektet"),
    ("WHO som? BE|satt som? vice ordforande|ordf|chair", "vem var vice ordförande i kommunstyrelsen 2023", "vice chair of kommunstyrelsen in 2023", "vem var vice"),
    ("WHO som? BE|satt som? sekreterare|protokollforare|secretary", "vem var sekreterare i kommunstyrelsen 2023", "secretary of kommunstyrelsen in 2023", "vem var säker"),
    ("WHO som? forde|skrev protokollet|protokoll|anteckningarna|anteckningar", "vem förde protokollet i kommunstyrelsen 2023", "secretary of kommunstyrelsen in 2023", "vem förde barnen"),
    ("WHO som? BE justerare|protokolljusterare|justeringsman", "vem var justerare i kommunstyrelsen 2023", "approvers of kommunstyrelsen in 2023", "vem valdes bort"),
    ("WHO som? HAVE? justerade|justerar|justerat protokollet|protokoll", "vem justerade protokollet från kommunstyrelsen den 12 april 2024", "approvers of kommunstyrelsen on 2024-04-12", "vem justerade avgiften för badet"),
    ("WHO THOSE? som? HAVE? deltog|narvarade|deltagit|attended|medverkade", "vilka deltog i KF den 12 april 2024", "attendees of KF on 2024-04-12", "vilka deltog i projektet"),
    ("WHO THOSE? som? BE narvarande|med|present", "vilka var närvarande i socialnämnden", "attendees of socialnämnden", "vilka var dyrast"),
    ("hur HAVE? <who>? VOTED <who>? SIDE?", "hur röstade SD om trängselskatten", "votes by SD about trängselskatten", "hur arbetade SD med trängselskatten"),
    ("hur stallde sig <who>", "hur ställde sig SD till badet", "votes by SD about badet", "hur ställde sig badet"),
    ("WHO THOSE? sa|sade ja|nej", "vilka partier sa nej till badet", "votes about badet", "vilka partier sa något"),
    ("WHO THOSE? gick|var emot", "vilka gick emot badet", "votes about badet", "vilka gick hem"),
    ("hur gick|blev|slutade|utfoll VOTE", "hur gick omröstningen om kraftvärmeverket", "votes about kraftvärmeverket", "hur gick kraftvärmeverket"),
    ("hur foll rosterna", "bron, hur föll rösterna", "votes about bron", "hur föll bron"),
    ("WHO THOSE? vann VOTE?", "vilka vann omröstningen om bron", "votes about bron", "vilka vannor finns"),
    ("hur manga VOTED SIDE?", "hur många röstade för trängselskatten", "votes about trängselskatten", "hur många betalade"),
    ("WHO THOSE? som? HAVE? VOTED SIDE?", "vilka partier röstade nej till budgeten", "votes about budgeten", "vilka partier finns"),
    ("vad|vilket BE|blev rostresultatet|rostsiffrorna", "vad blev röstresultatet i frågan om garaget", "votes about garaget", "vad blev priset"),
    ("how did <who> vote", "how did SD vote on taxes", "votes by SD about taxes", "how did schools vote"),
    ("^ votering|omrostning|rostresultat|voteringsresultat|vote|votes", "votering parkeringsavgift", "votes about parkeringsavgift", "parkeringsavgift votering"),
    ("WHO THOSE? som? HAVE? ELECTED AS? AS?", "vem blev ny ordförande i förskolenämnden", "elections: ordförande i förskolenämnden", "vem bygger förskolan"),
    ("WHO nya|ny? THOSE? kom|kommer|kommit in|med i", "vilka nya ledamöter kom in i valberedningen", "elections: valberedningen", "vilka partier kom fram till något"),
    ("WHO som? tog|tar over efter", "vem tog över efter Kim Holm", "elections: Kim Holm", "vem tog över badet"),
    ("WHO som? tog|tar over som|uppdraget", "vem tog över som ordförande i förskolenämnden", "elections: ordförande i förskolenämnden", "vem tog över skolan"),
    ("WHO som? HAVE? tog|tar|tagit over? .. plats|platsen|stol|uppdrag i", "vem tog Miljöpartiets plats i valberedningen", "elections: Miljöpartiets valberedningen", "vem tog bilen till platsen"),
    ("WHO som? valde|utsag <body>? AS? AS?", "vem valde KF till revisor", "elections of KF: revisor", "vem sålde huset"),
    ("WHO THOSE? som? HAVE? reserverade|reserverar|reserverat|objected sig?", "vilka reserverade sig mot badet", "objections about badet", "vilka reserver finns"),
    ("WHO THOSE? som? HAVE? MOVED OUTCOME? OUTCOME?", "vilka partier yrkade avslag på motionen om vindkraft", "motions and statements about motionen om vindkraft", "vilka partier vann"),
    ("WHO THOSE? som? star|stod|ligger|lag bakom", "vilka står bakom motionen om bron", "motions and statements about motionen om bron", "vilka står kvar"),
    ("WHO THOSE? som? HAVE? vackte|vackt|skrev|skrivit &MOTION", "vem väckte motionen om bron", "motions and statements about motionen om bron", "vem väckte barnen"),
    ("WHO THOSE? som? HAVE? lamnade|lamnat|lade|lagt in|fram &MOTION", "vem lämnade in motionen om bron", "motions and statements about motionen om bron", "vem lämnade in nyckeln"),
    ("vad|what HAVE? sa|sade|sagt|ansag|anser|tyckte|tycker|say|said <body>", "vad sa KF om badet", "decisions of KF about badet", "vad sa badet"),
    ("vad|what HAVE? SAID <who>", "vad sa Kim Holm om hemsjukvårdsavtalet", "motions and statements by Kim Holm about hemsjukvårdsavtalet", "vad sa regeringen om avtalet"),
    ("vad|what HAVE <who> SAID", "vad har Centerpartiet yrkat om skolan", "motions and statements by C about skolan", "vad har skolan sagt"),
    ("nar BE|HAVE|togs|kom|behandlades|diskuterades .. uppe|upp? forsta gangen", "när togs bron upp första gången", "the first items about bron", "första gången på bron"),
    ("nar BE|HAVE|togs|kom|behandlades|diskuterades .. forst uppe|upp?", "när var bron först uppe", "the first items about bron", "bron var först"),
    ("nar HAVE? vacktes|vackts &MOTION", "när väcktes motionen om bron", "the first items about motionen om bron", "väcktes motionen"),
    ("nar HAVE? lamnades|lamnats|lades|lagts .. in|fram", "när lämnades motionen om bron in", "the first items about motionen om bron", "lämnades motionen in"),
    ("nar|when BE|HAVE .. uppe till behandling LAST?", "när var skolskjutsen uppe till behandling senast", "the latest items about skolskjutsen", "uppe till behandling"),
    ("nar|when BE|HAVE .. LAST CAME_UP", "when was elevhälsa last discussed", "the latest items about elevhälsa", "last elevhälsa"),
    ("nar|when BE|HAVE|togs|kom .. CAME_UP|upp LAST?", "när togs skolskjutsen upp senast", "the latest items about skolskjutsen", "skolskjutsen togs upp"),
    ("nar|when BE|HAVE .. LAST", "när var skolskjutsen på dagordningen sist", "the latest items about skolskjutsen på dagordningen", "skolskjutsen sist"),
    ("nar CAME_UP .. LAST?", "när behandlades skolskjutsen senast", "the latest items about skolskjutsen", "skolskjutsen behandlades snabbt"),
    ("nar CAME_UP", "när diskuterades skolskjutsen", "the latest items about skolskjutsen", "diskuterades skolskjutsen"),
    ("LATEST beslutet|beslut|besluten|decision|decisions", "senaste beslutet om Ekskolan", "the latest decision about Ekskolan", "beslutet senare"),
    ("LATEST|sista|last|forra MEETING", "senaste mötet i socialnämnden", "the latest meeting of socialnämnden", "senaste mötena"),
    ("nar|vad|hur|what|when HAVE? <body>? the? THEY? DECIDED <body>? THEY? LAST?", "när beslutade KF om budget 2024", "decisions of KF about budget 2024", "budget KF 2024 avtal"),
    ("nar|hur|varfor sa|sade|gav <body>? THEY? ja|nej", "när sa fullmäktige ja till simhallen", "decisions of fullmäktige about simhallen", "sa fullmäktige ja"),
    ("nar|hur|varfor sa|sade|satte <body>? THEY? stopp", "när sa man stopp för garaget", "decisions about garaget", "när stannade bussen"),
    ("nar|var|hur tog|togs|fattade|fattades <body>? beslut|beslutet", "när fattade kommunstyrelsen beslut om bron", "decisions of kommunstyrelsen about bron", "fattade beslut"),
    ("nar|when BE|HAVE .. SETTLED", "när blev klimatplanen antagen", "decisions about klimatplanen", "klimatplanen antagen"),
    ("vad|vilket|hur BE|blev|lyder|lod beslutet|besluten|beslut|utfallet|resultatet|utgangen|decision", "vad blev beslutet om bron", "decisions about bron", "vad blev bron"),
    ("vad|hur ser|sager|innebar|galler|gallde beslutet|beslut|besluten", "vad innebär beslutet om badet", "decisions about badet", "vad innebär badet"),
    ("vad blev det for beslut", "vad blev det för beslut om bron", "decisions about bron", "det beslut"),
    ("WHO beslut|decisions HAVE? togs|tagits|fattades|fattats|finns|fattade? <body>?", "vilka beslut togs om bron", "decisions about bron", "vilka broar togs bort"),
    ("vad kom <body> fram till", "vad kom socialnämnden fram till om taxan", "decisions of socialnämnden about taxan", "vad kom taxan till"),
    ("vad BE statusen|status|laget", "vad är status för badet", "decisions about badet", "vad är badet"),
    ("vad|what hande|hant|happened med|to", "vad hände med motionen om djurparken", "decisions about motionen om djurparken", "vad hände i djurparken"),
    ("vad HAVE hant|hande|happened med|to", "vad har hänt med djurparken", "decisions about djurparken", "vad har djurparken"),
    ("hur gick|blev|slutade det med|for|i", "hur gick det med djurparken", "decisions about djurparken", "hur gick djurparken"),
    ("hur kom|kommer det sig att?", "hur kom det sig att bron revs", "decisions about bron revs", "hur kom bron till"),
    ("hur kunde det bli ja|nej?", "hur kunde det bli nej till bron", "decisions about bron", "hur kunde bron falla"),
    ("^ HAVE <body> DECIDED", "har KF beslutat om bron", "decisions of KF about bron", "bron har KF beslutat"),
    ("^ DECIDED <body>", "godkände kommunstyrelsen avtalet", "decisions of kommunstyrelsen about avtalet", "godkände staden avtalet"),
    ("vilken|vilket|what dag|datum|mote|ar|day|date togs|kom|BE .. CAME_UP|upp", "vilken dag togs bron upp", "the latest items about bron", "vilken bro togs upp"),
    ("vilken|vilket|what dag|datum|mote|ar|day|date DECIDED? <body>?", "vilket datum godkändes planen", "decisions about planen", "vilken bro"),
    ("roster for och emot|mot", "röster för och emot ägardirektiven", "votes about ägardirektiven", "röster för ägardirektiven"),
    ("LATEST gangen", "senaste gången tomterna togs upp", "the latest items about tomterna togs upp", "gången tomterna"),
    ("vad|what blev det av", "vad blev det av vänorten", "decisions about vänorten", "det blev av"),
    ("WHO avsade|avsagt|avgick|lamnade sig? uppdraget|uppdrag?", "vem avsade sig uppdraget som ersättare", "elections: som ersättare", "uppdraget som ersättare"),
    ("^ LATEST", "senaste lokalförsörjningsplanen", "the latest items about lokalförsörjningsplanen", "senaste tiden"),
    ("LATEST|LAST $", "taiwan vänort senaste", "the latest items about taiwan vänort", "senaste tiden"),
    ("^ finns|ar|is|are det|there nagot|nagra|any beslut|decision|decisions", "finns det något beslut om bron", "decisions about bron", "finns det någon bro"),
    ("VOTE|rostsiffror|rostresultat", "parkeringsavgift för personal röstsiffror", "votes about parkeringsavgift för personal", "röstning om parkering"),
    ("WHO|hur .. DECIDED <body>?", "vilken taxa beslutades för badet", "decisions about taxa badet", "vilken taxa gäller för badet"),
    ("^ nar|when", "när höjdes avgifterna för färdtjänst", "decisions about höjdes avgifterna för färdtjänst", "avgifter när färdtjänsten"),
    ("^ beslut|beslutet|besluten|decision|decisions", "beslut 23/2 2023 § 22", "decisions § 22 on 2023-02-23", "vägande beslut"),
    ("^ DECIDED", "avslogs motionen om vänorten", "decisions about motionen om vänorten", "motionen avslogs"),
    ("^ varfor|why", "varför lades skolan ner", "decisions about lades skolan ner", "lades skolan ner varför"),
    ("^ ar|gick|var|is|was", "gick motionen om djurparken igenom", "decisions about motionen om djurparken igenom", "motionen gick igenom"),
    ("^ ny|nya &OFFICE", "ny ordförande i vägföreningen", "elections: ordförande i vägföreningen", "ny skola i Berga"),
    ("^ ordforande|ordf|chair <body>?", "ordförande kommunstyrelsen Exempelby 2024", "chair of kommunstyrelsen in Exempelby in 2024", "kommunstyrelsen ordförande"),
    ("^ vice ordforande|ordf|chair <body>?", "vice ordförande i kommunstyrelsen", "vice chair of kommunstyrelsen", "vice rektor i skolan"),
    ("^ sekreterare|secretary <body>?", "sekreterare kommunstyrelsen", "secretary of kommunstyrelsen", "kommunstyrelsen sekreterare"),
    ("vad|what ska|skall|bor|should", "vad ska nämnden göra med badet", "decisions about nämnden göra med badet", "vad badet kostar"),
    ("WHO HAVE? fick|far|fatt i? uppdrag", "vem fick i uppdrag att utreda badet", "decisions about utreda badet", "vem fick badet"),
    ("^ fick|far|ska|skall|kommer|blev|blir|har|kan|did|will|has", "fick badet lån", "decisions about badet lån", "badet fick lån"),
];

fn patterns() -> impl Iterator<Item = &'static Pattern> {
    PATTERNS.iter().chain(GUESSES)
}

#[test]
fn every_pattern_has_its_examples() {
    let steps: Vec<&str> = patterns().map(|pattern| pattern.steps).collect();
    let named: Vec<&str> = EXAMPLES.iter().map(|(steps, ..)| *steps).collect();
    assert_eq!(steps, named);
}

#[test]
fn every_pattern_is_read_where_it_stands_and_not_near_it() {
    for ((steps, question, expected, near_miss), pattern) in EXAMPLES.iter().zip(patterns()) {
        let has = |question: &str| {
            let query = Query::parse(question).0;
            super::words::words(question, &query).is_some_and(|words| matching::has(pattern, &words, &Made))
        };
        assert!(has(question), "{steps}: {question}");
        check(question, expected);
        // A question may fit a pattern and still ask for nothing: "senaste tiden".
        assert!(!has(near_miss) || said(near_miss).is_empty(), "{steps}: {near_miss}");
    }
}

#[test]
fn bodies_days_and_numbers_are_put_aside_from_the_topic() {
    check("vad beslutades i § 218 den 23 maj 2024", "decisions § 218 on 2024-05-23");
    check("vad beslutade socialnämnden om taxan under 2023", "decisions of socialnämnden in 2023 about taxan");
    check(
        "när antogs reglementet för socialnämnden i kommunfullmäktige",
        "decisions of kommunfullmäktige about reglementet för socialnämnden",
    );
    check("vad beslutade LGL om avtalet", "decisions of läns gemensam ledning about avtalet");
    // No document is from this body.
    check("vad beslutade BUN om avtalet", "decisions of BUN about avtalet");
    check("vem var ordförande i byggnadsnämnden 2023", "chair of byggnadsnämnden in 2023");
    check("vad beslutades om avtalet med byggnadsnämnden", "decisions about avtalet med byggnadsnämnden");
    // Without a preposition, a year may be part of the topic.
    check("när beslutades budget 2024", "decisions about budget 2024");
    check("vad beslutade KF 2023", "decisions of KF in 2023");
    check("when did the council decide on free ferries", "decisions about free ferries");
    check("hej, jag undrar när KF beslutade om taxan", "decisions of KF about taxan");
    check("hej! jag undrar när taxan höjdes", "decisions about taxan höjdes");
    check("vilka deltog på mötet den 22 augusti 2024", "attendees on 2024-08-22");
    check("vad beslutade socialnämnden i Exempelby om taxan", "decisions of socialnämnden in Exempelby about taxan");
    check("senaste mötet med socialnämnden i Exempel län", "the latest meeting of socialnämnden in Exempel län");
    check("vem var ordförande i KF i början av 2023, och vem var vice?", "chair of KF in 2023");
    check("vem var ordförande i socialnämden 2023", "chair of Socialnämnden in 2023");
    check("vem var ordförande i Exempelby 2023", "chair in Exempelby in 2023");
    check("ordförande i föreningen", "");
    check("paragraf 49 KF Exempelby 19 mars 2024", "items § 49 of KF in Exempelby on 2024-03-19");
    check("utsläpp efter 2030", "");
    // Party names are turned into letters only where somebody does something.
    check("hur röstade vänsterpartiet om taxan", "votes by V about taxan");
    check("hur röstade S, V och Miljöpartiet om taxan", "votes by S, V and MP about taxan");
    check("vad ville L och KD om taxan", "motions and statements by L and KD about taxan");
    check("hur röstade partierna om taxan", "votes about taxan");
    check("vad ville vänstern om taxan", "motions and statements by V about taxan");
    // What is asked for twice is no topic; the latest meeting is.
    check("omröstning om taxan, vilka var emot", "votes about taxan");
    check("vem föredrog taxan på senaste mötet", "who presented taxan på senaste");
}

#[test]
fn a_time_a_body_a_name_or_a_number_alone_is_a_question() {
    check("2022", "meetings in 2022");
    check("våren 2024", "meetings in 2024-01-01..2024-06-30");
    check("kommunfullmäktige", "meetings of kommunfullmäktige");
    check("KF 2023", "meetings of KF in 2023");
    check("Anna Holm", "person Anna Holm");
    check("§ 13 12/10 2023", "items § 13 on 2023-10-12");
    check("§ 13", "items § 13");
}

#[test]
fn a_question_mark_makes_a_question() {
    check("byts statyn ut eller inte?", "decisions about byts statyn ut");
    check("stängs skolan i socialnämnden?", "decisions of socialnämnden about stängs skolan");
    // A name and a body stay what they are.
    check("Anna Holm?", "person Anna Holm");
    check("KF 2023?", "meetings of KF in 2023");
    check("hemsjukvårdsavtal?", "");
}

#[test]
fn what_is_unsure_stays_words() {
    for question in [
        "hemsjukvårdsavtal",
        "avtal om hemsjukvård",
        "budget 2024",
        "vem",
        "när",
        "vad beslutades om",
        "kommunstyrelsens reglemente",
        "anna",
        "+när beslutade KF",
        "när beslutade \"KF\"",
        "organ:KF budget",
        "RS 2022/195",
        "? !",
        "",
    ] {
        check(question, "");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_or_stays_words(
        question in r"(\PC{0,6}|när |vad |vem |hur |har |beslutade |röstade |KF |SD |om |§ |2024 |i |senaste |skolan ){0,40}",
    ) {
        let reading = read(&question, &Query::parse(&question).0, &Made);
        if let Some(reading) = reading {
            prop_assert!(!reading.to_string().is_empty());
        }
    }
}
