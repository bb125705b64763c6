//! Classifies a line by the tables: a label, a list of people, an office, an outcome.

use crate::analysis::{WordCache, fold};
use crate::protocol::record::OfficerRole;
use crate::protocol::swedish::{
    ABOUT_PEOPLE, ABSENCE_STEMS, ATTENDANCE, ATTENDANCE_LABELS, AttendanceGroup, BODY_ENDINGS, GIVEN, KINDS, LABELS,
    Label, MEDIA, MEETING_WORDS, NO_BODIES, NO_COUNCILS, OFFICES, ORGANISATION_ENDINGS, ORGANISATION_WORDS, OUTCOMES,
    PRESENCE_STEMS, ROLE_ENDINGS, SEATS,
};
use crate::protocol::swedish::{
    ACT_VERBS, AUXILIARIES, DECIDING_VERBS, GIVING_VERBS, OPENING_VERBS, PRESENTING_VERBS, SETTLING_VERBS,
    SPEAKING_VERBS,
};
use crate::protocol::words::{PHRASE, Phrases, Tolerance, begins_with, first_words, words};
use std::collections::HashSet;
use std::sync::LazyLock;

static LABEL_PHRASES: LazyLock<Phrases<Label>> = LazyLock::new(|| Phrases::new(LABELS.iter().copied()));
static ATTENDANCE_PHRASES: LazyLock<Phrases<AttendanceGroup>> =
    LazyLock::new(|| Phrases::new(ATTENDANCE.iter().copied()));
static OFFICE_PHRASES: LazyLock<Phrases<OfficerRole>> = LazyLock::new(|| Phrases::new(OFFICES.iter().copied()));

thread_local! {
    static ORGANISATION: WordCache<bool> = WordCache::default();
    static ROLE: WordCache<bool> = WordCache::default();
    static BODY: WordCache<bool> = WordCache::default();
}

/// Words that cannot end a line of their own.
const OPEN_WORDS: &[&str] = &[
    "och", "om", "i", "av", "for", "till", "med", "pa", "samt", "fran", "att", "inom", "den", "det", "en", "ett",
    "som", "da", "nar", "eftersom", "innan", "medan", "vid", "mot", "eller", "enligt", "mellan", "under", "over",
    "gallande", "avseende", "foljande", "de", "ska", "skall",
];

/// The label that a line is or begins with, and the text after its colon.
///
/// "Beslut" and "Beslut: …" are labels; "Beslut om taxa" is not.
pub(in crate::protocol) fn label(text: &str, tolerance: Tolerance) -> Option<(Label, &str)> {
    // The longest label of the tables has six words; the limit leaves room for "Kommunstyrelsens arbetsutskotts
    // förslag …".
    const LONGEST_LABEL: usize = 90;
    // Every line is tested for a label, and some are long. A mark further in does not separate a label from its text.
    let opening = &text[..text.floor_char_boundary(LONGEST_LABEL + " – ".len())];
    let at = |mark: &str| opening.find(mark).map(|at| (&text[..at], &text[at + mark.len()..]));
    // "Beslut – Planen antas.", also with the dash that text recognition reads
    let dashed = at(" – ").or_else(|| at(" — ")).filter(|(head, rest)| fold(head) == "beslut" && ends_clause(rest));
    let (head, rest) = match dashed.or_else(|| at(":")) {
        Some((head, rest)) => (head, rest.trim()),
        None => (text, ""),
    };
    // Lower case without a colon continues a sentence: "… för framtagande av / överenskommelsen."
    let is_label = head.len() <= LONGEST_LABEL
        && (!rest.is_empty() || text.ends_with(':') || !text.starts_with(char::is_lowercase));
    if !is_label {
        return None;
    }
    let words = words(head);
    if words.is_empty() || words.len() > 10 {
        return None;
    }
    LABEL_PHRASES
        .at_head(&words, tolerance)
        .find(|(.., taken)| *taken == words.len())
        .map(|(_, label, _)| *label)
        .or_else(|| someones_label(&words, tolerance))
        .or_else(|| addressed_label(&words, tolerance))
        .or_else(|| numbered_label(&words))
        .or_else(|| detailed_label(&words).filter(|_| rest.is_empty() && !ends_clause(text)))
        // "Paragrafen skickas till", "Beslutet expedieras till"
        .or_else(|| {
            (words.len() <= 5
                && words.last().is_some_and(|word| word == "till")
                && ["skickas", "expedieras", "sands", "delges"]
                    .contains(&words[words.len().saturating_sub(2)].as_str()))
            .then_some(Label::Recipients)
        })
        // "Beslut – Kommunstyrelsen", "Beslut – för fastställande i kommunfullmäktige"
        .or_else(|| {
            let is_purpose = words.get(1).is_some_and(|word| matches!(word.as_str(), "for" | "till" | "i"));
            (words.len() <= if is_purpose { 8 } else { 4 }
                && words[0] == "beslut"
                && rest.is_empty()
                && !ends_clause(text)
                && (text.contains(" – ") || text.contains(" - ")))
            .then_some(Label::Decision)
        })
        // "Bakgrund mötesanteckning från ledningsgrupp 3 maj 2024:" (seed 003)
        .or_else(|| {
            (words[0] == "bakgrund" && rest.is_empty() && text.trim_end().ends_with(':')).then_some(Label::Background)
        })
        .map(|label| (label, rest))
}

/// Whether the text is a sentence and not a name.
fn ends_clause(text: &str) -> bool {
    text.trim_end().ends_with('.')
}

/// A label with an owner: "Ledningsgruppens beslut", "AUs förslag till beslut", "Kommunstyrelsens förslag".
fn someones_label(words: &[String], tolerance: Tolerance) -> Option<Label> {
    let owner = words.iter().position(|word| word.ends_with('s')).filter(|&owner| owner <= 2)?;
    // "Enligt kommunstyrelsens förslag:" and "Bifall till kommunstyrelsens förslag:" introduce a decision.
    if matches!(words[0].as_str(), "enligt" | "bifall" | "bifalla" | "bifaller") {
        return None;
    }
    let rest = &words[owner + 1..];
    let whole = |phrase: &str| begins_with(rest, phrase, tolerance) == Some(rest.len());
    if rest.is_empty() {
        None
    } else if whole("beslut") || whole("beslut for egen del") {
        Some(Label::Decision)
    } else if whole("forslag") || whole("forslag till beslut") || addressed_label(rest, tolerance).is_some() {
        Some(Label::Proposal)
    } else {
        None
    }
}

/// A label that names the body which is to decide: "Förslag till beslut i byggnadsnämnden", "Förslag till
/// kommunfullmäktige".
fn addressed_label(words: &[String], tolerance: Tolerance) -> Option<Label> {
    let taken = ["forslag till beslut", "beslutsforslag", "forslag"]
        .iter()
        .find_map(|phrase| begins_with(words, phrase, tolerance))?;
    let is_to = matches!(words.get(taken)?.as_str(), "i" | "till" | "for" | "fran");
    let body = words.last()?;
    (is_to && (names_a_body(body) || body == "egen" || body.ends_with("fullmaktige"))).then_some(Label::Proposal)
}

/// A label with its subject: "Omröstning om antagande av motförslag", "Reservation från Kim Holm (S)", "Yrkanden
/// avseende punkt 2".
fn detailed_label(words: &[String]) -> Option<Label> {
    let [first, joint, ..] = words else { return None };
    if !matches!(joint.as_str(), "om" | "i" | "for" | "avseende" | "gallande" | "angaende" | "rorande" | "mellan") {
        return None;
    }
    LABELS.iter().find(|(phrase, label)| phrase == first && label.contests()).map(|(_, label)| *label)
}

/// A label with a number: "Fråga 7", "Yrkande 2".
fn numbered_label(words: &[String]) -> Option<Label> {
    let [word, number] = words else { return None };
    if !number.chars().all(|character| character.is_ascii_digit()) {
        return None;
    }
    match word.as_str() {
        "fraga" => Some(Label::Other),
        "yrkande" => Some(Label::Motions),
        "reservation" => Some(Label::Reservations),
        "bilaga" => Some(Label::Documents),
        _ => None,
    }
}

/// The members of a body, folded.
const MEMBERS: &str = "ledamoter";

/// The attendance list that a line opens, and how many of its words the heading takes.
pub(in crate::protocol) fn attendance(text: &str, tolerance: Tolerance) -> Option<(AttendanceGroup, usize)> {
    let mut words = first_words(text, PHRASE);
    // "Styrelseledamöter", "LAG-ledamöter", "Närvarande fullmäktigeledamöter"
    for word in words.iter_mut().take(2).filter(|word| word.ends_with(MEMBERS)) {
        MEMBERS.clone_into(word);
    }
    // "Nämndens ledamöter"
    let is_of_body = |word: &String| {
        word.strip_suffix('s').is_some_and(|body| BODY_ENDINGS.iter().any(|ending| body.ends_with(ending)))
    };
    let before = usize::from(words.first().is_some_and(is_of_body));
    let listed = ATTENDANCE_PHRASES.at_head(&words[before..], tolerance);
    listed.map(|(_, group, taken)| (*group, taken + before)).max_by_key(|(_, taken)| *taken)
}

/// The list that a label with a colon opens, in words of its own: "Med anmält förhinder:", "Följande var närvarande:".
pub(in crate::protocol) fn attendance_label(text: &str) -> Option<(AttendanceGroup, usize)> {
    const WORDS: usize = 5;
    // No label of so few words is longer.
    const LETTERS: usize = 60;
    let label = text.get(..text.floor_char_boundary(LETTERS))?.split_once(':')?.0.trim_end_matches('.');
    let words = words(label);
    let named = ATTENDANCE_LABELS.iter().find(|(name, _)| *name == words.join(" "));
    if let Some((_, group)) = named {
        return Some((*group, words.len()));
    }
    // "Från kommunledningskontoret: Kim Holm", not "Från § 3: Kim Holm" or "Från kl. 14"
    if let [first, office @ ..] = words.as_slice()
        && first == "fran"
        && (1..=2).contains(&office.len())
        && !office.iter().any(|word| word.contains(|sign: char| sign.is_ascii_digit()))
        && !matches!(office[0].as_str(), "kl" | "klockan" | "och" | "punkt")
    {
        return Some((AttendanceGroup::Other, words.len()));
    }
    let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
    let group = if has(ABSENCE_STEMS) || has(&["ej", "icke", "inte"]) && has(PRESENCE_STEMS) {
        AttendanceGroup::Absent
    } else if has(PRESENCE_STEMS) {
        AttendanceGroup::Member
    } else {
        return None;
    };
    ((1..=WORDS).contains(&words.len()) && !label.contains(['.', ','])).then_some((group, words.len()))
}

/// The office that a line begins with, and how many of its words it takes. Ordinals such as "1:e" and "förste" before
/// a vice chair belong to the office, and so does "styrelsens".
pub(in crate::protocol) fn office(words: &[String], tolerance: Tolerance) -> Option<(OfficerRole, usize)> {
    let before = usize::from(words.first().is_some_and(|word| {
        matches!(
            word.as_str(),
            "forste"
                | "forsta"
                | "andre"
                | "andra"
                | "tredje"
                | "1:e"
                | "2:e"
                | "3:e"
                | "1:a"
                | "2:a"
                | "1"
                | "2"
                | "1e"
                | "2e"
                | "1-e"
                | "2-e"
                | "styrelsens"
                | "namndens"
                | "utskottets"
                | "radets"
        )
    }));
    let found = [0, before].into_iter().filter_map(|skip| {
        let (place, role, taken) = OFFICE_PHRASES.at_head(words.get(skip..)?, tolerance).next()?;
        Some((place, skip, *role, taken + skip))
    });
    found.min_by_key(|(place, skip, ..)| (*place, *skip)).map(|(.., role, taken)| (role, taken))
}

/// Whether a line cannot end with its last word, so that the next line continues it: "och", "beslutar att".
pub(in crate::protocol) fn last_is_open(text: &str) -> bool {
    // "etapp I" ends with a number.
    !text.ends_with(" I") && OPEN_WORDS.contains(&crate::protocol::words::last_word(text).as_str())
}

pub(in crate::protocol) fn is_outcome(text: &str) -> bool {
    let folded = fold(text);
    OUTCOMES.iter().any(|outcome| folded.contains(outcome))
}

/// Whether the line only mentions slides or a link.
pub(in crate::protocol) fn is_media(text: &str) -> bool {
    let folded = fold(text);
    let folded = folded.trim_matches(|character: char| !character.is_alphanumeric());
    MEDIA.contains(&folded)
}

/// Whether the folded word is a verb that says what is or was done. It is recognised by the verbs that minutes use,
/// and by endings that hardly any other words have: "diskuterades", "fungerar", "hanteras".
pub(in crate::protocol) fn is_finite(word: &str) -> bool {
    static VERBS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let tables = [
            AUXILIARIES,
            DECIDING_VERBS,
            GIVING_VERBS,
            OPENING_VERBS,
            PRESENTING_VERBS,
            SETTLING_VERBS,
            SPEAKING_VERBS,
        ];
        tables.into_iter().flatten().copied().chain(ACT_VERBS.iter().map(|(verb, ..)| *verb)).collect()
    });
    let ends = ["ades", "erar", "eras"];
    VERBS.contains(word) || word.len() > 6 && ends.iter().any(|ending| word.ends_with(ending))
}

/// Whether a text says what somebody does: there is such a verb among its words.
pub(in crate::protocol) fn tells(text: &str) -> bool {
    words(text).iter().any(|word| is_finite(word))
}

/// Whether a text names a presenter: "Beslut: Föredragande Sandor Eriksson" (seed 004) says what the item is for, not
/// what was decided.
pub(in crate::protocol) fn names_a_presenter(text: &str) -> bool {
    let folded = fold(text);
    folded.starts_with("foredragande") || folded.starts_with("foredragare")
}

/// Whether a folded word of a title says that something is told: "informationsarenden", "lagesrapport", "aktuellt".
pub(in crate::protocol) fn informs(word: &str) -> bool {
    GIVEN.iter().any(|noun| word.starts_with(noun)) || word.starts_with("aktuell")
}

/// Whether a title is about people, so that a name under it or at its end is not a presenter's.
pub(in crate::protocol) fn is_about_people(title: &str) -> bool {
    first_words(title, PHRASE).iter().any(|word| ABOUT_PEOPLE.contains(&word.as_str()))
}

/// Whether a word names an organisation or begins the name of one.
pub(in crate::protocol) fn is_organisation_word(word: &str) -> bool {
    ORGANISATION.with(|known| known.of(word, judge_organisation_word))
}

fn judge_organisation_word(word: &str) -> bool {
    // "LO", "PRO", "DIK" are written in capitals; "Lo" is a given name.
    let own = word.trim_matches(|character: char| !character.is_alphanumeric());
    if own.chars().count() <= 3
        && own.chars().skip(1).any(char::is_lowercase)
        && !matches!(fold(own).as_str(), "ab" | "lan")
    {
        return false;
    }
    let word = fold(word);
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    ORGANISATION_WORDS.contains(&word)
        || ORGANISATION_ENDINGS.iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// Whether the folded word begins like a kind of document: "protokollsutdrag".
pub(in crate::protocol) fn begins_as_kind(word: &str) -> bool {
    KINDS.iter().any(|(kind, _)| word.starts_with(kind))
}

/// Whether the folded word names minutes: "styrelseprotokoll", "minnesanteckningar".
pub(in crate::protocol) fn names_minutes(word: &str) -> bool {
    ["protokoll", "protokollet", "anteckningar"].iter().any(|name| word.ends_with(name))
}

/// Whether the folded word ends like a kind of document: "styrelseprotokoll".
pub(in crate::protocol) fn ends_as_kind(word: &str) -> bool {
    KINDS.iter().any(|(kind, _)| word.ends_with(kind))
}

/// Whether a word names a role.
pub(in crate::protocol) fn is_role_word(word: &str) -> bool {
    ROLE.with(|known| known.of(word, judge_role_word))
}

fn judge_role_word(word: &str) -> bool {
    let word = fold(word);
    let word = word.trim_matches(|character: char| !character.is_alphanumeric());
    // "ekonomen", "samordnaren", "cheferna", "handläggarna": definite forms count too.
    let plural = word.strip_suffix("arna").map(|stem| format!("{stem}are"));
    let forms =
        [Some(word), word.strip_suffix("en"), word.strip_suffix('n'), word.strip_suffix("erna"), plural.as_deref()];
    forms
        .into_iter()
        .flatten()
        .any(|form| ROLE_ENDINGS.iter().any(|ending| form == *ending || (ending.len() > 3 && form.ends_with(ending))))
}

/// Whether a role is a title of staff and not a seat in the body: "socialchef", "nämndsekreterare".
pub(in crate::protocol) fn is_title_of_staff(role: &str) -> bool {
    let words = words(role);
    let leads = office(&words, Tolerance::Exact).is_some_and(|(role, _)| role != OfficerRole::Secretary);
    let is_seat = |word: &String| SEATS.iter().any(|seat| word.starts_with(seat) || word.ends_with(seat));
    words.iter().any(|word| is_role_word(word)) && !leads && !words.iter().any(is_seat)
}

/// Whether the line names a governing body.
pub(in crate::protocol) fn names_a_body(text: &str) -> bool {
    words(text).iter().any(|word| BODY.with(|known| known.of(word, judge_body_word)))
}

/// Whether a folded word means a meeting: "mötet", "sammanträdet", "stämman".
pub(in crate::protocol) fn is_meeting_word(word: &str) -> bool {
    MEETING_WORDS.iter().any(|own| word.starts_with(own))
}

/// Whether a word in -råd is no council: "grad", "frukttråd", but not "viltråd".
pub(in crate::protocol) fn is_no_council(word: &str) -> bool {
    matches!(word, "trad" | "tradet") || NO_COUNCILS.iter().any(|other| word.ends_with(other))
}

fn judge_body_word(word: &str) -> bool {
    let own = word.strip_suffix('s').unwrap_or(word);
    if NO_BODIES.iter().any(|other| own == *other || (other.len() > 3 && own.ends_with(other))) {
        return false;
    }
    let council = (own.ends_with("rad") || own.ends_with("radet")) && !is_no_council(own);
    council || BODY_ENDINGS.iter().any(|ending| word.ends_with(ending) || own.ends_with(ending))
}
