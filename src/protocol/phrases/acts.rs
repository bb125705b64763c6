//! Recognises what a sentence does: it decides, proposes, recalls, or only tells. This follows from its first finite
//! verb, the subject before the verb, and words that rule a decision out.

use super::dates;
use super::deciders::{Deciders, damaged_decider, is_decider};
use super::sentences::sentences;
use super::told_times::{is_dated, is_scheduled, recalls_time, recalls_year, says_year};
use super::verbless::{act_of_noun, agrees, answers, counts_votes, decides_by_noun, entrusts, finds_lawful, renews};
use crate::analysis::fold;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ACT_VERBS, BLOCKING, ELECTING_VERBS, Label, MEETS, PARTICIPLES, SentenceKind};
use crate::protocol::words::{self, Tolerance, same_word};

/// The number of words that are searched for the verb of a sentence: the name of a body, and the words before it.
const REACH: usize = 20;

/// The most words between "som" and the verb of its clause: "som framgår", "som kommunen har".
const CLAUSE: usize = 2;

/// Whether the sentence states a decision of this meeting.
pub(in crate::protocol) fn decides(sentence: &str, deciders: &Deciders, tolerance: Tolerance) -> bool {
    act(sentence, deciders, tolerance) == SentenceKind::Decides
}

/// What the sentence does.
pub(in crate::protocol) fn act(sentence: &str, deciders: &Deciders, tolerance: Tolerance) -> SentenceKind {
    let folded = fold(sentence);
    if folded.trim_end().ends_with('?') {
        return SentenceKind::Reports;
    }
    // "Det noterades att Kim Holm anmält förhinder."
    if ["forhinder", "franvaro", "franvarande"].iter().any(|word| folded.contains(word)) {
        return SentenceKind::Reports;
    }
    let words = words::first_words(sentence, REACH + 14);
    // "Förslag till beslut: …" tells; "Förslaget återremitterades" decides.
    // "Förslag till budget godkändes av stämman" does, too.
    let is_settled = || words.iter().any(|word| is_outcome_word(word) && is_past_passive(word));
    if words.first().is_some_and(|first| matches!(first.as_str(), "forslag" | "forslagen" | "forslagsvis"))
        && !wording::is_outcome(sentence)
        && (sentence.contains(':') || !is_settled())
    {
        return SentenceKind::Reports;
    }
    // "Revisorerna tillstyrker ansvarsfrihet": they advise those who meet.
    if words.first().is_some_and(|first| first == "revisorerna") && words.iter().take(4).any(|word| advises(word)) {
        return SentenceKind::Reports;
    }
    if words.len() < 2 {
        return if is_outcome_alone(&words) { SentenceKind::Decides } else { SentenceKind::Reports };
    }
    let proposes = words
        .iter()
        .take(9)
        .any(|word| matches!(word.as_str(), "foreslar" | "foreslog" | "foreslas" | "yrkar" | "yrkade"));
    if wording::is_outcome(sentence) {
        return if proposes { SentenceKind::Proposes } else { SentenceKind::Decides };
    }
    if recalls_time(&words) || recalls_year(&words) {
        return SentenceKind::Recalls;
    }
    if !sentence.starts_with("Beslut:")
        && let Some(act) = act_of_noun(&words)
    {
        return act;
    }
    // "Mötet nominerar och väljer", "lästes upp och lades till handlingarna": joined verbs have the same subject.
    let mut from = 0;
    while let Some(at) = next_verb(&words, from, tolerance) {
        if at >= REACH {
            break;
        }
        let own = of_verb(&words, at, &folded, deciders, tolerance);
        if own != SentenceKind::Reports {
            return own;
        }
        // "Den förteckning som framgår ovan godkändes": the verb of the clause is not the verb of the sentence.
        if words[..at].iter().rposition(|word| word == "som").is_some_and(|som| som > 0 && at - som <= CLAUSE) {
            from = at + 1;
            continue;
        }
        if blocked(&words, at) {
            break;
        }
        // "Berättelsen lästes upp, godkändes och lades till handlingarna"
        let listed = words[at + 1..].iter().take(2).position(|word| is_outcome_word(word) && is_past_passive(word));
        if let Some(listed) = listed {
            from = at + 1 + listed;
            continue;
        }
        let joined =
            words[at + 1..].iter().take(8).position(|word| matches!(word.as_str(), "och" | "samt" | "den" | "vilken"));
        match joined {
            Some(joined) => from = at + 1 + joined,
            None => break,
        }
    }
    if settles_in_clause(sentence, deciders) {
        return SentenceKind::Decides;
    }
    if decides_by_noun(&words) || finds_lawful(&words) || renews(&words) || agrees(&words) || answers(&words) {
        return SentenceKind::Decides;
    }
    let is_clause_first = words.first().is_some_and(|first| matches!(first.as_str(), "da" | "eftersom" | "nar"));
    if entrusts(&folded) || is_clause_first && inverted(&words) || counts_votes(&words) {
        return SentenceKind::Decides;
    }
    SentenceKind::Reports
}

/// Whether a word says that somebody advises those who decide.
fn advises(word: &str) -> bool {
    ["tillstyrk", "avstyrk", "foresla", "foreslog", "rekommender"].iter().any(|stem| word.starts_with(stem))
}

/// Whether the last clause of a sentence settles what the sentence told: "Kim Holm läste upp berättelsen, som godkändes
/// av mötet".
fn settles_in_clause(sentence: &str, deciders: &Deciders) -> bool {
    let Some((_, clause)) = sentence.rsplit_once(", som ").or_else(|| sentence.rsplit_once(", vilken ")) else {
        return false;
    };
    let words = words::words(clause);
    let is_ours = |word: &String| deciders.meets(word) || is_decider(word) && !deciders.is_another(word);
    // "…, som antogs av styrelsen i november"
    let is_dated = words
        .iter()
        .any(|word| dates::month(word, Tolerance::Exact).is_some() || word.bytes().all(|byte| byte.is_ascii_digit()));
    match words.as_slice() {
        [verb] => is_outcome_word(verb),
        [verb, by, agent, ..] => is_outcome_word(verb) && by == "av" && is_ours(agent) && !is_dated,
        [..] => false,
    }
}

/// Whether the only word is an outcome: "Godkändes.", "Bifalls.", "Omval."
fn is_outcome_alone(words: &[String]) -> bool {
    words.len() == 1
        && (verb_row(&words[0]).is_some_and(|(_, passive)| passive)
            || matches!(words[0].as_str(), "omval" | "nyval" | "fyllnadsval"))
}

/// The act that a verb states, and whether the verb is passive, so that its subject is what is settled.
pub(super) fn verb_row(word: &str) -> Option<(SentenceKind, bool)> {
    ACT_VERBS.iter().find(|(verb, ..)| *verb == word).map(|(_, act, passive)| (*act, *passive))
}

/// The first finite verb from `from` on.
fn next_verb(words: &[String], from: usize, tolerance: Tolerance) -> Option<usize> {
    (from..words.len()).find(|&at| {
        let word = words[at].as_str();
        wording::is_finite(word)
            || verb_row(word).is_some()
            || tolerance == Tolerance::Damaged
                && ACT_VERBS.iter().any(|(verb, ..)| verb.len() > 5 && same_word(word, verb, tolerance))
    })
}

/// The act of the verb at `at`.
fn of_verb(words: &[String], at: usize, folded: &str, deciders: &Deciders, tolerance: Tolerance) -> SentenceKind {
    let row = verb_row(&words[at]).or_else(|| {
        let damaged =
            |(verb, ..): &&(&str, SentenceKind, bool)| verb.len() > 5 && same_word(&words[at], verb, tolerance);
        ACT_VERBS.iter().find(damaged).map(|(_, act, passive)| (*act, *passive))
    });
    let Some((act, passive)) = row else {
        // "blev vald", "är godkänd", "förklarades utsedd"
        let is_made = matches!(
            words[at].as_str(),
            "blev" | "blir" | "ar" | "forklarades" | "forklaras" | "finner" | "fann" | "anses" | "ansags"
        ) && words[at + 1..].iter().take(4).any(|word| PARTICIPLES.contains(&word.as_str()))
            || words[at] == "var" && words[at + 1..].iter().take(4).any(|word| word == "utlyst");
        // "Frågan om mötet är stadgeenligt utlyst" is the title of a question, "den organisation man är utsedd av" a clause.
        let is_asked = words[0].starts_with("frag") || at > 0 && words[at - 1] == "man";
        return if is_made && !is_asked && !blocked(words, at) && words.len() <= REACH {
            SentenceKind::Decides
        } else {
            SentenceKind::Reports
        };
    };
    if blocked(words, at) {
        return SentenceKind::Reports;
    }
    let behind = &words[at + 1..];
    // "Ingen valberedning valdes": nothing was settled.
    let settles_nothing = matches!(words[0].as_str(), "ingen" | "inga" | "inget" | "ej");
    if passive && (!completes(&words[at], folded) || settles_nothing && words[at].starts_with("va")) {
        return SentenceKind::Reports;
    }
    // "I rapporten fastslås att …", "Interpellationen besvaras vid nästa möte": a text settles, or somebody later.
    // "Kim Holm meddelar / att ansökningen beviljades."
    let is_clause =
        words[0] == "att" && at > 1 && is_past_passive(&words[at]) && !ELECTING_VERBS.contains(&words[at].as_str());
    let is_of_text = matches!(words[0].as_str(), "i" | "enligt" | "arligen" | "varje")
        && matches!(words[at].as_str(), "fastslas" | "avsatts");
    // "Protokollet gås igenom och följande noteras: …"
    let is_noted = matches!(words[at].as_str(), "noteras" | "noterades") && at > 0 && words[at - 1] == "foljande";
    let is_later = words[at] == "besvaras"
        && behind.first().is_some_and(|word| matches!(word.as_str(), "av" | "vid" | "pa" | "senare"));
    if is_of_text || is_clause || is_noted || is_later {
        return SentenceKind::Reports;
    }
    if !words[at].starts_with("bordlagg")
        && words[at].ends_with(['r', 's'])
        && !is_past_passive(&words[at])
        && is_scheduled(behind)
    {
        return SentenceKind::Reports;
    }
    if passive {
        return of_passive(words, at, act, deciders, tolerance);
    }
    // The subject is the body: before the verb, or directly after it ("Till styrelse beslutade mötet att välja").
    let is_one = |word: &String| deciders.has(word) || is_decider(word) || damaged_decider(word, tolerance);
    // "Kultur- och fritidsnämnden avslog vår ansökan": a past act of another body is only told. In the present tense,
    // the other name means this body.
    let is_past = !words[at].ends_with('r');
    let subject = words[..at].iter().rfind(|word| is_one(word));
    // A committee prepares what this body decides, and its decisions are told in the present tense too.
    let is_told = |subject: &String| {
        deciders.is_another(subject) && (is_past || subject.ends_with("utskottet") || is_dated(behind))
    };
    if subject.is_some_and(is_told) {
        return SentenceKind::Reports;
    }
    // "Man beslutade att …"
    let is_said_of_all = at > 0
        && words[at - 1] == "man"
        && ["beslut", "beslot", "enades", "bestamde"].iter().any(|verb| words[at].starts_with(verb));
    let before = subject.is_some() || is_said_of_all;
    // After the verb only the body that meets counts; a decision of another forum is only told.
    let is_between =
        |word: &&String| matches!(word.as_str(), "det" | "den" | "extra" | "ordinarie" | "dagens" | "darfor");
    let subject = behind.iter().take(3).find(|word| !is_between(word));
    let after = subject.is_some_and(|subject| deciders.meets(subject)) && act != SentenceKind::Proposes;
    // "Beslutar att tänka över detta": the subject is left out.
    let is_left_out = at == 0 && words.len() > 2 && verb_row(&words[at]).is_some();
    if !(before || after || is_left_out) || !completes(&words[at], folded) {
        return SentenceKind::Reports;
    }
    act
}

/// The act of a passive verb: "Dagordningen godkändes", "Till justerare valdes Kim Holm", "Det beslutades att …".
fn of_passive(
    words: &[String],
    at: usize,
    act: SentenceKind,
    deciders: &Deciders,
    tolerance: Tolerance,
) -> SentenceKind {
    // Longer sentences tell a story in which something was once settled.
    const LONGEST: usize = 30;
    let behind = &words[at + 1..];
    // "utses av respektive partier", "godkändes av regeringen": others did it.
    let agent = behind.windows(2).take(2).find(|pair| pair[0] == "av").map(|pair| pair[1].as_str());
    let is_others = agent.is_some_and(|agent| {
        let is_ours = is_decider(agent) || deciders.has(agent) || matches!(agent, "de" | "alla" | "samtliga");
        !is_ours && !is_named_thing(agent)
    });
    let is_elsewhere = behind.windows(2).take(5).any(|pair| {
        matches!(pair[0].as_str(), "pa" | "vid")
            && matches!(pair[1].as_str(), "ett" | "motet" | "sammantradet" | "forra" | "senaste" | "foregaende")
    }) && behind.first().is_some_and(|word| matches!(word.as_str(), "pa" | "vid"));
    // A decision with another day recalls the past: "fastställdes 2019-05-03".
    let near = behind.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" ");
    let recalls = !dates::find(&near, tolerance).is_empty();
    // "Under hösten 2021 beslutades": a year before the verb.
    // "Till revisor för tiden till årsstämman 2020 valdes …": the year is the end of a term.
    let recalls = recalls || !matches!(words[0].as_str(), "till" | "som") && says_year(&words[..at]);
    if words.len() > LONGEST || at >= REACH || is_others || is_elsewhere || recalls {
        return SentenceKind::Reports;
    }
    act
}

/// Whether the word after "av" is a thing and not an agent: "beviljas ansvarsfrihet av …".
fn is_named_thing(word: &str) -> bool {
    word.ends_with("ning") || word.ends_with("ningen") || word == "protokoll" || word == "dagordning"
}

/// Whether a word before the verb shows that it is not a statement of this meeting: "när", "om", "ska", "har".
fn blocked(words: &[String], at: usize) -> bool {
    words[..at].iter().zip(0..).any(|(word, place)| {
        BLOCKING.contains(&word.as_str())
            // "Som justerare valdes Kim Holm", "Efter genomgång beslutas": at the head of a sentence these are not
            // conjunctions.
            && !(place == 0 && matches!(word.as_str(), "som" | "efter" | "med" | "att"))
            // "Till att justera protokollet valdes Kim Holm", "Till justerare att …"
            && !(place <= 2 && word == "att" && words[0] == "till")
            // "Tidigare utsänd föredragningslista godkändes"
            && !(place == 0 && word == "tidigare" && words[1].starts_with("ut"))
            // "Ett förslag att ge bidrag godkändes", "Förslag om inköp av bord att användas … antogs"
            && !(word == "att" && is_past_passive(&words[at]) && follows_proposal(&words[..place]))
            // "Motionen om gratis buss bifalls": "om" belongs to a noun if no verb is before it.
            && !(word == "om" && is_of_noun(&words[..place]))
            // "Den förteckning som framgår ovan godkändes": the clause has its own verb and has ended.
            && !(word == "som" && is_over(&words[place + 1..at]))
    })
}

/// Whether "att" belongs to a proposal that begins the sentence: "ett förslag att", "förslag om inköp av bord att".
fn follows_proposal(before: &[String]) -> bool {
    let is_proposal = |word: &String| matches!(word.as_str(), "forslag" | "forslaget");
    let begins = matches!(before, [first, om, ..] | [_, first, om, ..] if is_proposal(first) && om == "om");
    before.last().is_some_and(is_proposal) || begins
}

/// Whether a clause has a verb of its own, and nothing that joins a second verb to it.
fn is_over(clause: &[String]) -> bool {
    let tells = |word: &String| wording::is_finite(word) || verb_row(word).is_some();
    clause.iter().any(tells) && !clause.iter().any(|word| matches!(word.as_str(), "och" | "samt" | "eller" | "att"))
}

/// Whether the words before "om" are a noun that "om" belongs to: no verb, and no word of doubt.
fn is_of_noun(before: &[String]) -> bool {
    before.last().is_some_and(|last| !matches!(last.as_str(), "aven" | "oavsett" | "oklart" | "osakert" | "utom"))
        && !before.iter().any(|word| wording::is_finite(word) || verb_row(word).is_some())
}

/// Whether a verb comes first after a clause: "Då sekreteraren avgår beslutade mötet att …", "Då Kim ej är
/// närvarande, valdes Bo Ek".
fn inverted(words: &[String]) -> bool {
    let is_settled =
        |word: &String| is_past_passive(word) && matches!(verb_row(word), Some((SentenceKind::Decides, true)));
    words.iter().skip(3).any(is_settled)
        || words.windows(3).any(|three| {
            matches!(verb_row(&three[1]), Some((SentenceKind::Decides, false)))
                && MEETS.contains(&three[2].as_str())
                && !matches!(three[0].as_str(), "som" | "vad" | "vilket" | "vilken" | "vilka" | "innan" | "nar")
        })
}

/// Whether a passive verb is in the past: "godkändes", "antogs".
pub(in crate::protocol) fn is_past_passive(word: &str) -> bool {
    ["des", "ogs", "ags"].iter().any(|ending| word.ends_with(ending))
}

/// Whether a word alone is an outcome: "Godkändes".
pub(in crate::protocol) fn is_outcome_word(word: &str) -> bool {
    verb_row(&fold(word)).is_some_and(|(act, passive)| passive && act == SentenceKind::Decides)
}

/// Whether a folded word is a form of "besluta" that says what is or was decided.
pub(in crate::protocol) fn is_deciding(word: &str) -> bool {
    matches!(word, "beslutar" | "beslutade" | "beslot" | "beslots" | "beslutades" | "beslutas")
}

/// Whether a text is only the body and its verb, so that the decision follows: "Styrelsen beslutar", "Nämnden
/// beslutar att".
pub(in crate::protocol) fn introduces_decision(text: &str) -> bool {
    let words = words::first_words(text, 13);
    if words.first().is_some_and(|first| first == "att") {
        return false;
    }
    let verb = words.iter().position(|word| is_deciding(word));
    let alone = verb.is_some_and(|verb| {
        // "Efter diskussion beslöt styrelsen"
        let is_behind = words.get(verb + 1).is_some_and(|subject| is_decider(subject));
        words[verb + 1 + usize::from(is_behind)..]
            .iter()
            .all(|word| matches!(word.as_str(), "att" | "foljande" | "enhalligt" | "darfor" | "for" | "egen" | "del"))
            && (is_behind
                || words[..verb].iter().any(|subject| is_decider(subject))
                || verb == 0
                // "Efter diskussion beslutades att"
                || words[verb].ends_with('s') && words[0] == "efter")
            && !BLOCKING.iter().any(|blocking| words[..verb].iter().any(|word| word == blocking && *blocking != "for"))
    });
    alone && words.len() <= 12
}

/// Whether the text holds a decision, with or without a label.
pub(in crate::protocol) fn states_decision(text: &str, tolerance: Tolerance) -> bool {
    match wording::label(text, tolerance) {
        Some((Label::Decision, rest)) => !wording::names_a_presenter(rest),
        Some((Label::Proposal, _)) => false,
        Some((label, _)) if label.contests() => false,
        _ => {
            introduces_decision(text)
                || sentences(text).iter().any(|sentence| decides(sentence, &Deciders::default(), tolerance))
        }
    }
}

/// Whether the words after "antas" show that something is assumed, not adopted.
fn is_assumed(behind: &str) -> bool {
    let words: Vec<&str> = behind.split_whitespace().take(6).collect();
    let first = words.first().copied().unwrap_or_default();
    let clause = words.iter().position(|word| *word == "att").and_then(|at| words.get(at + 1));
    matches!(first, "bli" | "vara" | "ha" | "kunna" | "komma" | "fortsatta" | "oka" | "minska")
        || clause.is_some_and(|verb| *verb != "galla" && !verb.starts_with("borja"))
}

/// Whether a verb that decides only together with another word has that word.
fn completes(verb: &str, folded: &str) -> bool {
    match verb {
        "staller" | "stallde" | "stallt" => folded.contains("bakom") || folded.contains("sig positiv"),
        "lagger" | "lade" => {
            folded.contains("handlingarna") || folded.contains("till protokollet") || folded.contains("lagga till")
        }
        "ger" | "gav" => folded.contains("i uppdrag") || folded.contains("ansvarsfrihet"),
        "tar" | "tog" => folded.contains("till protokollet"),
        "avger" | "avgav" => folded.contains("yttrande") || folded.contains("svar"),
        "anser" | "ansag" => ["besvara", "utlyst", "behorig"].iter().any(|word| folded.contains(word)),
        // "Frågor ställdes och besvarades av styrelsen"
        "besvaras" | "besvarades" => !folded.starts_with("frag"),
        "finner" | "fann" => {
            ["godkand", "utlyst", "stadg", "behorig", "beslutfor", "laglig"].iter().any(|word| folded.contains(word))
        }
        "konstaterar" | "konstaterade" | "forklarar" | "forklarade" => {
            ["fullgjord", "behorig", "utlyst", "stadgeenlig", "beslutfor", "laglig"]
                .iter()
                .any(|word| folded.contains(word))
        }
        "uttalar" | "uttalade" => {
            ["uttalar att ", "uttalade att ", " sitt stod"].iter().any(|what| folded.contains(what))
        }
        "skjuts" | "skots" => folded.contains(" upp"),
        // "antas bli", "antas att gå långsamt": an assumption about the future.
        "antas" => !folded.split("antas ").nth(1).is_some_and(is_assumed),
        "satts" | "sattes" => folded.contains(" till "),
        "tackar" | "tackade" => folded.contains(" nej") || folded.contains(" ja "),
        "lamnas" | "lamnades" => folded.contains("oforandrad") || folded.contains("utan atgard"),
        "rostar" | "rostade" | "rostat" => {
            [" att ", " for ", " ja till", " nej till"].iter().any(|what| folded.contains(what))
        }
        // "Chefsforum föreslår Samverkansnämnden att …"
        "foreslar" => {
            folded.contains("besluta")
                // "föreslår medlemskommunernas fullmäktige att"
                || folded
                    .split("foreslar ")
                    .nth(1)
                    .is_some_and(|rest| rest.split(' ').take(2).any(is_decider))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests;
