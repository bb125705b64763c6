//! Recognises decisions without a body and its verb: by a noun, a participle or a phrase.

use super::deciders::is_decider;
use super::names::{self, Style};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ACT_INFINITIVES, BLOCKING, ENTRUSTING, MEETS, PARTICIPLES, SentenceKind};
use crate::protocol::words::{self, Tolerance};

/// Whether a noun says what the verb would: "Omval på Kim Holm", "Nyval av Bo Ek", "Uppdrag åt styrelsen att utse
/// ombud".
pub(super) fn decides_by_noun(words: &[String]) -> bool {
    let [noun, joint, ..] = words else { return false };
    match noun.as_str() {
        // "Nyval: Kim Holm", "Även omval på suppleanterna"
        "omval" | "nyval" | "fyllnadsval" => {
            matches!(joint.as_str(), "pa" | "av" | "efter" | "till") || words.len() <= 8 && !wording::is_finite(joint)
        }
        "aven" => matches!(joint.as_str(), "omval" | "nyval"),
        "uppdrag" => joint == "at",
        _ => false,
    }
}

/// Whether the meeting finds that it was lawfully called, which is a decision: "Mötet ansågs behörigen utlyst".
pub(super) fn finds_lawful(words: &[String]) -> bool {
    const LONGEST: usize = 30;
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let finds = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "var" | "ar" | "ansags" | "anses" | "befanns" | "bedomdes" | "konstaterades" | "forklarades"
        )
    });
    words.len() <= LONGEST
        && finds
        && has(&["utlys", "sammankalla"])
        && has(&["behorig", "stadg", "laga", "laglig", "korrekt", "ratt"])
        && !words.iter().any(|word| matches!(word.as_str(), "inte" | "ej" | "om" | "fraga" | "fragan"))
}

/// Whether somebody's mandate is renewed or discharged: "Kim Holm fick förnyat förtroende", "Styrelsen fick
/// ansvarsfrihet".
pub(super) fn renews(words: &[String]) -> bool {
    let verb = words.iter().position(|word| matches!(word.as_str(), "fick" | "far" | "gavs" | "ges"));
    verb.is_some_and(|verb| {
        let is_blocked = words[..verb].iter().any(|word| BLOCKING.contains(&word.as_str()));
        let behind: Vec<&str> = words[verb + 1..].iter().take(3).map(String::as_str).collect();
        let is_discharge = words[0] == "ansvarsfrihet"
            || matches!(behind[..], ["ansvarsfrihet", ..] | ["full" | "beviljad", "ansvarsfrihet", ..]);
        !is_blocked && (is_discharge || behind.starts_with(&["fornyat", "fortroende"]))
    })
}

/// Whether the meeting answers a question that was put to it: "På frågan om ansvarsfrihet svarar mötet ja".
pub(super) fn answers(words: &[String]) -> bool {
    words.windows(3).any(|row| {
        let is_verb = |word: &String| matches!(word.as_str(), "svarar" | "svarade");
        let is_meeting = |word: &String| MEETS.contains(&word.as_str());
        (is_verb(&row[0]) && is_meeting(&row[1]) || is_meeting(&row[0]) && is_verb(&row[1]))
            && matches!(row[2].as_str(), "ja" | "nej")
    }) && words.last().is_some_and(|last| matches!(last.as_str(), "ja" | "nej"))
}

/// Whether those who met agree: "Mötet kom överens om att träffas", "Alla var eniga om att …", "Styrelsen var enig om att
/// …", "Överenskoms att …".
pub(super) fn agrees(words: &[String]) -> bool {
    const FIRST: usize = 8;
    let comes = |pair: &[String]| {
        matches!(pair[0].as_str(), "kom" | "kommer") && pair[1] == "overens"
            || matches!(pair[0].as_str(), "var" | "ar") && matches!(pair[1].as_str(), "eniga" | "enig" | "enigt")
            || pair[0] == "var" && pair[1] == "overens"
    };
    // "Länets kommuner är eniga om att …" tells of others.
    let is_of_all = |at: usize| {
        matches!(words[at].as_str(), "kom" | "kommer")
            || is_decider(&words[0])
            || words[..at].iter().any(|word| {
                MEETS.contains(&word.as_str()) || matches!(word.as_str(), "alla" | "samtliga" | "man" | "vi")
            })
    };
    let is_blocked = |at: usize| words[..at].iter().any(|word| BLOCKING.contains(&word.as_str()));
    words.first().is_some_and(|first| first == "overenskoms")
        || words.windows(2).take(FIRST).position(comes).is_some_and(|at| at > 0 && !is_blocked(at) && is_of_all(at))
}

/// Whether a count of votes settles something: "16 röstar på att lägga in den i stadgarna".
pub(super) fn counts_votes(words: &[String]) -> bool {
    let [count, verb, behind @ ..] = words else { return false };
    let is_count = count.bytes().all(|byte| byte.is_ascii_digit()) || matches!(count.as_str(), "alla" | "samtliga");
    is_count && matches!(verb.as_str(), "rostar" | "rostade") && behind.iter().take(3).any(|word| word == "att")
}

/// The act of a sentence that begins with "Beslut" or has the participle "beslutat": "Beslut om medlemsavgift
/// bordläggs", "Beslut tas om kodstugornas tid", "Återbäring beslutat enligt sammanställning".
pub(super) fn act_of_noun(words: &[String]) -> Option<SentenceKind> {
    let first = words.first()?.as_str();
    if first == "beslut" && words.len() > 2 {
        let taken = words.iter().take(4).any(|word| matches!(word.as_str(), "tas" | "togs" | "fattas" | "fattades"));
        let says = matches!(words[1].as_str(), "om" | "att") || taken || words.len() <= 4;
        return says.then_some(SentenceKind::Decides);
    }
    let participle = words.iter().skip(1).take(4).any(|word| word == "beslutat");
    (participle && !words.iter().take(12).any(|word| wording::is_finite(word))).then_some(SentenceKind::Decides)
}

/// Whether a sentence gives a task at its beginning. A task given in a remark further in is only told ("… och
/// utvecklingsledarna får i uppdrag", seed 002).
pub(super) fn entrusts(folded: &str) -> bool {
    const FAR: usize = 60;
    ENTRUSTING.iter().any(|phrase| folded.find(phrase).is_some_and(|at| at <= FAR))
}

/// Whether a text is a decision whose "beslutar" is left out: "Att välja Kim Holm till justerare".
pub(in crate::protocol) fn is_bare_clause(text: &str) -> bool {
    let words = words::first_words(text, 4);
    words.first().is_some_and(|first| first == "att")
        && words.iter().skip(1).take(2).any(|word| ACT_INFINITIVES.contains(&word.as_str()))
}

/// Whether a title elects a person, named after the office: "Val av kassör, Kim Holm på 2 år".
pub(in crate::protocol) fn elects_in_title(title: &str) -> bool {
    let words = words::first_words(title, 2);
    let is_election = words.first().is_some_and(|first| matches!(first.as_str(), "val" | "omval" | "nyval"));
    let behind = title.split_once([',', ':', '–']).map(|(_, behind)| behind);
    is_election && behind.is_some_and(|behind| !names::people(behind, Style::List).is_empty())
}

/// Whether a participle alone settles something, without a finite verb: "Kim Holm vald till justerare".
pub(in crate::protocol) fn settles_without_verb(sentence: &str, tolerance: Tolerance) -> bool {
    const LONGEST: usize = 14;
    let words = words::first_words(sentence, LONGEST + 1);
    // In damaged text "vald" is equally often "våld".
    tolerance == Tolerance::Exact
        && words.len() <= LONGEST
        && words.len() > 2
        && words.iter().skip(1).any(|word| PARTICIPLES.contains(&word.as_str()))
        && !PARTICIPLES.contains(&words[0].as_str())
        && !words.iter().any(|word| wording::is_finite(word))
        && !BLOCKING.contains(&words[0].as_str())
        && !words[0].starts_with("frag")
}
