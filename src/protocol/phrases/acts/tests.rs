//! Tests what the sentences of minutes do: decide, propose, recall or only tell.

use super::super::verbless::settles_without_verb;
use super::{Deciders, SentenceKind, act};
use crate::protocol::words::Tolerance::Exact;

#[track_caller]
fn check(sentence: &str, expected: SentenceKind) {
    assert_eq!(act(sentence, &Deciders::default(), Exact), expected, "{sentence}");
}

#[test]
fn what_another_body_did_is_told() {
    let club = Deciders::of(Some("Exempelby IF"));
    let council = Deciders::of(Some("Kommunfullmäktige"));
    let board = Deciders::of(Some("Kommunstyrelsen"));
    let committee = Deciders::of(Some("Kommunstyrelsens AU"));
    for (sentence, deciders, expected) in [
        ("Kultur- och fritidsnämnden avslog vår ansökan om bidrag.", &club, SentenceKind::Reports),
        ("Kommunfullmäktige utsåg samtidigt Kim Holm till ordförande.", &club, SentenceKind::Reports),
        ("Kommunfullmäktige utsåg samtidigt Kim Holm till ordförande.", &council, SentenceKind::Decides),
        ("Styrelsen tillsatte en arbetsgrupp.", &club, SentenceKind::Decides),
        ("Budgeten gicks igenom, som antogs av kommunfullmäktige i november.", &club, SentenceKind::Reports),
        ("Arbetsutskottet beslutar att tillstyrka avtalet.", &board, SentenceKind::Reports),
        ("Arbetsutskottet beslutar att tillstyrka avtalet.", &committee, SentenceKind::Decides),
        ("Revisorerna tillstyrker ansvarsfrihet.", &club, SentenceKind::Reports),
        ("Revisorernas arvode fastställdes till 5 000 kr.", &club, SentenceKind::Decides),
        ("Länets kommuner är eniga om att avtalet ska ses över.", &club, SentenceKind::Reports),
        ("I rapporten fastslås att målen inte nås.", &club, SentenceKind::Reports),
        ("I den rekommenderar revisorerna styrelsen att se över rutinen.", &club, SentenceKind::Reports),
        ("Omsorgsnämnden bestämmer den 27 februari.", &club, SentenceKind::Reports),
    ] {
        assert_eq!(act(sentence, deciders, Exact), expected, "{sentence}");
    }
}

#[test]
fn a_year_before_the_verb_is_a_memory_but_not_a_term() {
    check("På stämman 2020 beslutades att underhållsplanen ska följas.", SentenceKind::Recalls);
    check("Till revisor för tiden till årsstämman 2020 valdes Kim Holm.", SentenceKind::Decides);
}

#[test]
fn a_proposal_is_none_where_it_is_settled() {
    check("Förslaget om nya regler återremitterades till kommittén.", SentenceKind::Decides);
    check("Förslag till beslut om nya regler antas.", SentenceKind::Reports);
    check("Den förteckning som framgår ovan godkändes.", SentenceKind::Decides);
    check("Förslag till budget godkändes av stämman.", SentenceKind::Decides);
    check("Omval.", SentenceKind::Decides);
}

#[test]
fn a_body_decides_by_its_verb() {
    for sentence in [
        "Nämnden för Vård & Omsorg godkänner uppföljningen.",
        "Styrelsen för Exempel AB beslutar avstå från att ta ställning.",
        "Stämman valde Kim Holm (omval) till revisor.",
        "Mötet nominerar och väljer Kim Holm.",
        "Till styrelse för kommande år beslutade mötet att ånyo välja Kim Holm.",
        "Stämman gav styrelsen ansvarsfrihet för året.",
        "Nämnden tar informationen till protokollet.",
        "Nämnden har tagit del av informationen.",
        "Motionen anses besvarad.",
        "Rådet ställde sig positivt till förslaget.",
        "Nämnden avger yttrande enligt förvaltningens förslag.",
        "Mötet kom överens om att träffas varje månad.",
        "Överenskoms att träffas varje månad.",
        "Man beslutade att träffas varje månad.",
        "Beslutar att tänka över detta fram till våren.",
        "Beslutas att godkänna de nya tiderna.",
        "Revisionen uppdrar åt EY att ta fram ett svar.",
        "Mötet röstar att styrelsen får ansvarsfrihet.",
        "Mötet finner dagordningen godkänd.",
        "Mötet uttalade sitt stöd för bron.",
        "Styrelsen antar den.",
        "Styrelsen fastställer nästa möte till den 5 maj.",
        "Styrelsen bestämde den 3 maj som städdag.",
    ] {
        check(sentence, SentenceKind::Decides);
    }
}

#[test]
fn what_is_settled_is_decided() {
    for sentence in [
        "Dagordning godkänns, med tillägg om val av justerare.",
        "Till justerare utses: Kim Holm",
        "Kim Holm väljs att ta reda på mer om hur detta görs.",
        "Som ordförande i föreningen valdes Kim Holm.",
        "Röstlängden fastställdes med utgångspunkt från närvarolistan.",
        "Revisionsberättelsen lästes upp, fastställdes och lades till handlingarna.",
        "Kim Holm föredrog valda delar ur berättelsen, och den godkändes.",
        "Beslut om medlemsavgift bordläggs tills vidare.",
        "Kim Holm blev vald till ordförande.",
        "Efter genomgång av offerterna beslutas att välja Exempel AB.",
        "Godkändes.",
        "Motionen om gratis buss bifalls.",
        "Till referent för publicering av text om dagen på föreningens hemsida valdes Kim Holm.",
        "Träningsavgifter lämnas oförändrade.",
        "Då Kim Holm vill avsäga sig uppgiften bestämde mötet att Bo Ek tar över.",
        "Mötet var stadgeenligt utlyst enligt alla närvarande.",
        "Till att justera protokollet valdes Kim Holm.",
        "Omval på Kim Holm och Bo Ek.",
        "Punkten ströks då detta är första räkenskapsåret.",
        "Vi tackar nej till medlemskap i förbundet.",
        "Budgeten för hösten 2024 fastställdes.",
        "Protokollet från årsmötet 2023 godkändes.",
        "Följande delegationsbeslut noteras.",
    ] {
        check(sentence, SentenceKind::Decides);
    }
    assert!(settles_without_verb("Kim Holm vald till mötesordförande, Bo Ek till sekreterare.", Exact));
}

#[test]
fn what_others_did_or_will_do_is_told() {
    for sentence in [
        "Nya ledamöter utses av respektive partier för att sedan beslutas i fullmäktige.",
        "Utkastet bordlades på ett möte med direktionen.",
        "Avtalet bör antas av huvudmännen under hösten.",
        "Samverkansavtalet ska antas under hösten.",
        "När nämnden beslutar om budgeten följs den upp.",
        "Kim Holm informerar om läget.",
        "Kommunrevisionen diskuterar berättelsen.",
        "Det är oklart om avtalet antas.",
        "Styrelsen uttalade ett tack till Kim Holm.",
        "Förslaget bygger på att planen antogs av fullmäktige.",
        "Ingen valberedning valdes då det saknades kandidater.",
    ] {
        check(sentence, SentenceKind::Reports);
    }
    for sentence in [
        "Styrelsen beslutade den 3 maj att avtalet ska ses över.",
        "Styrelsen beslutade i oktober 2004 att avtalet ska ses över.",
        "Styrelsen beslöt våren 2002 att avtalet ska ses över.",
        "Styrelsen beslutade förra året att avtalet ska ses över.",
    ] {
        check(sentence, SentenceKind::Recalls);
    }
    for sentence in ["Resultatet fastställs i juni.", "Budgeten antas vid nästa möte."] {
        check(sentence, SentenceKind::Reports);
    }
}
