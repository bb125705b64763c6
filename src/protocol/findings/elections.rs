//! Reads from a sentence whom a meeting elects to lead it, to keep its minutes and to approve them: "Till justerare
//! valdes Kim Holm".

use crate::analysis::fold;
use crate::protocol::lists::roster::Roster;
use crate::protocol::lists::signatures::{self, Claim};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names::{self, Style, name};
use crate::protocol::record::OfficerRole;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ELECTING_VERBS, MEETING_WORDS};
use crate::protocol::words;
use std::sync::LazyLock;

/// The offices in the title of an election, if it has no other words: "Val av sekreterare".
pub(super) fn offices_in_election_title(title: &str) -> Vec<OfficerRole> {
    let words = words::words(title);
    let is_election = words.first().is_some_and(|first| first == "val");
    let is_short = words
        .iter()
        .all(|word| matches!(word.as_str(), "val" | "av" | "och") || office(std::slice::from_ref(word), 0).is_some());
    if is_election && is_short {
        words.iter().filter_map(|word| office(std::slice::from_ref(word), 0)).collect()
    } else {
        Vec::new()
    }
}

/// The offices of this meeting that a title is about. The board's offices are not among them ("Ordförande 18/19").
pub(super) fn roles(title: &str) -> Vec<OfficerRole> {
    let words = words::words(title);
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        if let Some(role) = office(&words, at)
            && (names_meeting(word) || role == OfficerRole::Approver || words.len() == 1 || is_for_meeting(&words, at))
            && !found.contains(&role)
        {
            found.push(role);
        }
    }
    found
}

/// The office that the word at `at` names, as offices of meetings are written.
fn office(words: &[String], at: usize) -> Option<OfficerRole> {
    let word = words[at].as_str();
    let is = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    // "att leda mötet", "att föra protokollet"
    let next = words.get(at + 1).map_or("", String::as_str);
    let does = |verb: &str, what: &[&str]| word == verb && what.iter().any(|what| next.starts_with(what));
    if does("leda", MEETING_WORDS) {
        return Some(OfficerRole::Chair);
    }
    if does("fora", &["protokoll", "anteckning", "minnesanteckning"]) {
        return Some(OfficerRole::Secretary);
    }
    let is_vice = at.checked_sub(1).is_some_and(|before| words[before].starts_with("vice"));
    if is(&["ordforande", "motesordf", "stammoordf", "arsmotesordf"]) {
        Some(if is_vice { OfficerRole::ViceChair } else { OfficerRole::Chair })
    } else if is(&["sekreterar", "motessekr", "stammosekr", "protokollforare"]) {
        Some(OfficerRole::Secretary)
    } else if next == "av"
        && words.get(at + 2).is_some_and(|what| APPROVED_BESIDES.iter().any(|own| what.starts_with(own)))
    {
        // "Justering av röstlängden"
        None
    } else if is(&["juster", "protokolljuster", "protokollsjuster", "signera"]) {
        Some(OfficerRole::Approver)
    } else {
        None
    }
}

/// Beginnings of words for what a meeting approves besides its minutes.
const APPROVED_BESIDES: [&str; 5] = ["rostlangd", "dagordning", "foredragningslist", "arendelist", "narvaro"];

/// Whether a word names an office of a meeting: "mötesordförande", "stämmosekreterare".
fn names_meeting(word: &str) -> bool {
    word.starts_with("motes") || word.starts_with("stammo") || word.starts_with("arsmotes") || word == "protokollforare"
}

/// Whether the office is for this meeting: "ordförande för stämman", "ordförande vid mötet".
fn is_for_meeting(words: &[String], at: usize) -> bool {
    let behind = &words[at + 1..];
    let is_meeting = |word: &String| wording::is_meeting_word(word);
    let is_joined = |word: &String| {
        matches!(word.as_str(), "for" | "vid" | "pa" | "under" | "at" | "och" | "samt")
            || office(words, at + 1).is_some()
    };
    behind
        .iter()
        .take(6)
        .take_while(|word| is_joined(word) || is_meeting(word) || word.starts_with("sekreterar"))
        .any(is_meeting)
}

/// Whether the office is one in another body: "ordförande i äldrenämnden".
fn is_elsewhere(words: &[String], at: usize) -> bool {
    office(words, at).is_some()
        && words.get(at + 1).is_some_and(|joint| joint == "i")
        && words[at + 2..].iter().take(2).any(|word| wording::names_a_body(word))
}

/// The sentence without the words for whose absence is the reason: "I Kim Holms frånvaro väljer styrelsen Bo Ek".
fn behind_absence(sentence: &str) -> &str {
    static ABSENCE: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"^(?:I|Under|Vid|På grund av) [^.,]{3,60}? (?:frånvaro|förfall),?\s+"));
    ABSENCE.find(sentence).map_or(sentence, |lead| &sentence[lead.end()..])
}

/// The people a sentence elects, each with the office. If the sentence does not name the office, it is one of the
/// offices in the item's title, `asked`.
pub(super) fn election(sentence: &str, asked: &[OfficerRole], roster: &Roster) -> Vec<Claim> {
    let sentence = behind_absence(sentence);
    // "mötesordförande: Markus", "Justerare: Kim Holm och Bo Ek"
    if let Some((label, rest)) = sentence.split_once(':')
        && let [role] = roles(label).as_slice()
        && label.split_whitespace().count() <= 6
    {
        return claims(*role, rest, roster);
    }
    if let Some(claim) = holds(sentence) {
        return vec![claim];
    }
    let words = words::words(sentence);
    // "Kim Holm uppdras att justera protokollet", "får i uppdrag att justera"
    let is_given = words.windows(3).zip(3..).any(|(row, end)| {
        let what = words.get(end).map_or("protokoll", String::as_str);
        let is_minutes = ["protokoll", "dagens", "motets"].iter().any(|own| what.starts_with(own));
        row[0].starts_with("uppdr") && row[1] == "att" && row[2] == "justera" && is_minutes
    });
    let elects = is_given || words.iter().any(|word| ELECTING_VERBS.contains(&word.as_str()));
    let is_other = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "foreslas" | "foreslar" | "nomineras" | "omedelbart" | "nasta" | "styrelsen" | "suppleant" | "valberedning"
        ) || word.contains('/') && word.contains(|letter: char| letter.is_ascii_digit())
            || word == "år"
            || matches!(word.as_str(), "tiden" | "perioden" | "mandatperioden")
    });
    // "Till ordförande för 2025 valdes Kim Holm", but not "ordförande för 2025 års möte"
    let is_of_year =
        words.windows(3).any(|row| row[0] == "for" && row[1].len() == 4 && row[1].starts_with("20") && row[2] != "ars");
    let is_other = is_other || is_of_year || (0..words.len()).any(|at| is_elsewhere(&words, at));
    let is_approval = (0..words.len()).any(|at| office(&words, at) == Some(OfficerRole::Approver));
    if !elects || is_other && !is_approval {
        return Vec::new();
    }
    let led = led_by_offices(signatures::before_substitutes(sentence));
    if led.iter().any(|claim| claim.role != led[0].role) {
        return led;
    }
    // "Till kassör valdes Kim Holm och till sekreterare valdes Bo Ek": only one of the offices is of the meeting.
    let elections = words.iter().filter(|word| ELECTING_VERBS.contains(&word.as_str())).count();
    if elections > 1 && !led.is_empty() {
        return led;
    }
    // Several people may come before one office: "valde Kim Holm och Bo Ek till justerare".
    let paired = pairs(sentence, asked, roster);
    if paired.iter().any(|claim| claim.role != paired[0].role) {
        return paired;
    }
    let mut own: Vec<OfficerRole> = Vec::new();
    for at in 0..words.len() {
        if let Some(role) = office(&words, at)
            && !own.contains(&role)
        {
            own.push(role);
        }
    }
    let own = if is_approval && !asked.contains(&OfficerRole::Chair) { vec![OfficerRole::Approver] } else { own };
    let people = |role: OfficerRole| claims(role, chosen(sentence), roster);
    // "Kim valdes till ordförande": a first name, which is completed later.
    if let ([claim], true) = (paired.as_slice(), names::people(sentence, Style::List).is_empty()) {
        return vec![claim.clone()];
    }
    match (own.as_slice(), asked) {
        ([role], _) | ([], [role]) => people(*role),
        // "Som mötesordförande och mötessekreterare valdes Kim Holm och Bo Ek"
        ([one, other], _) | ([], [one, other]) => match people(*one).as_slice() {
            [first, second] => vec![first.clone(), Claim { role: *other, name: second.name.clone() }],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The people named without a verb, under a title that is about their office: "Val av mötesordförande / Kim Holm",
/// "Val av ordförande och sekreterare / Ordförande Kim Holm. Sekreterare Bo Ek."
pub(super) fn named_alone(sentence: &str, asked: &[OfficerRole]) -> Vec<Claim> {
    // Two people approve; more are rarely named.
    const WORDS: usize = 10;
    let tokens = names::first_tokens(sentence, WORDS + 1);
    let Some(first) = tokens.first().filter(|_| tokens.len() <= WORDS && !asked.is_empty()) else { return Vec::new() };
    let own = office(std::slice::from_ref(&fold(first.word)), 0).filter(|role| asked.contains(role));
    let role = match (own, asked) {
        (Some(role), _) => role,
        (None, [role]) => *role,
        _ => return Vec::new(),
    };
    let mut at = usize::from(own.is_some());
    let mut found = Vec::new();
    while at < tokens.len() {
        let length = names::name_length(&tokens, at, 2);
        if length == 0 && !matches!(tokens[at].word, "och" | "samt") {
            return Vec::new();
        }
        if length > 0 {
            found.push(Claim { role, name: name(sentence, &tokens[at..at + length]) });
        }
        at += length.max(1);
    }
    found
}

/// The person who holds an office here: "Sekreterare är Kim Holm.", "Mötesordförande var Bo Ek", "Justerare är Bo Ek".
/// "Ordförande är" may be about the association's chair.
fn holds(sentence: &str) -> Option<Claim> {
    let tokens = names::first_tokens(sentence, 6);
    let first = fold(tokens.first()?.word);
    let role = office(std::slice::from_ref(&first), 0)?;
    let is_here = matches!(role, OfficerRole::Secretary | OfficerRole::Approver) || names_meeting(&first);
    // "Justerare var Kim Holm" may be about the minutes of the meeting before.
    let is_said =
        matches!((tokens.get(1)?.word, role), ("är", _) | ("var", OfficerRole::Chair | OfficerRole::Secretary));
    let length = names::name_length(&tokens, 2, 2);
    (is_here && is_said && length > 0).then(|| Claim { role, name: name(sentence, &tokens[2..2 + length]) })
}

/// The people of a sentence in which each office comes before its names: "valdes som ordförande Kim Holm, som
/// sekreterare Bo Ek samt som justerare Eva Alm och Siv Ask". Empty if a name comes first.
fn led_by_offices(sentence: &str) -> Vec<Claim> {
    let tokens = names::tokens(sentence);
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.word)).collect();
    let verb = folded.iter().position(|word| ELECTING_VERBS.contains(&word.as_str()));
    let first = (0..folded.len()).find(|&at| office(&folded, at).is_some());
    let leads = folded.first().is_some_and(|first| matches!(first.as_str(), "till" | "som"));
    // "På förslag från ordföranden Kim Holm valdes Bo Ek till sekreterare": the first office is not one to fill.
    if !leads && first.zip(verb).is_some_and(|(first, verb)| first < verb) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut own = None;
    // Whether the next names are of an office that is not one of these: "till kassör valdes Eva Alm".
    let mut is_other = false;
    let mut at = 0;
    while at < tokens.len() {
        let length = names::name_length(&tokens, at, 2);
        if let Some(role) = office(&folded, at) {
            (own, is_other) = (Some(role), false);
        } else if matches!(folded[at].as_str(), "till" | "som") {
            const WITHIN: usize = 4;
            let end = folded.len().min(at + WITHIN);
            is_other = !(at + 1..end).any(|at| office(&folded, at).is_some());
        } else if length > 0 && !is_other {
            let Some(role) = own else { return Vec::new() };
            found.push(Claim { role, name: name(sentence, &tokens[at..at + length]) });
        }
        at += length.max(1);
    }
    found
}

/// The people who each have their office after the name: "Kim Holm vald till mötesordförande, Bo Ek till
/// sekreterare", "valde Kim Holm att leda mötet och Bo Ek att föra protokollet".
fn pairs(sentence: &str, asked: &[OfficerRole], roster: &Roster) -> Vec<Claim> {
    // "utsågs enhälligt till" may be between a name and the office.
    const BETWEEN: usize = 4;
    let tokens = names::tokens(sentence);
    let folded: Vec<String> = tokens.iter().map(|token| fold(token.word)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let length = names::name_length(&tokens, at, 1);
        if length == 0 {
            at += 1;
            continue;
        }
        let name = name(sentence, &tokens[at..at + length]);
        // "På förslag från ordföranden Kim Holm valdes Bo Ek": who holds an office already is not elected.
        let holds = at > 0 && (folded[at - 1].ends_with("ordforanden") || folded[at - 1].ends_with("sekreteraren"));
        let end = at + length;
        at = end;
        if holds {
            continue;
        }
        if length == 1 && roster.find(&name).is_none() && !crate::analysis::is_given_name(&name.to_lowercase()) {
            continue;
        }
        let to = (end..tokens.len().min(end + BETWEEN)).find(|&to| matches!(folded[to].as_str(), "till" | "att"));
        let Some(to) = to else { continue };
        // In "att jämte ordföranden justera", the first office is another person's.
        let reach = if folded[to] == "att" { 1 } else { 3 };
        let role = (to + 1..tokens.len().min(to + 1 + reach)).find_map(|at| office(&folded, at));
        if let Some(role) =
            role.filter(|role| asked.is_empty() || asked.contains(role) || *role == OfficerRole::Approver)
        {
            found.push(Claim { role, name });
        }
    }
    found
}

/// The part of a sentence with the people who are chosen, without those they act together with.
fn chosen(sentence: &str) -> &str {
    let folded_at = |phrases: &[&str]| phrases.iter().filter_map(|phrase| sentence.find(phrase)).min();
    let beside = folded_at(&["jämte", "tillsammans med", "utöver", "vid sidan av", "Jämte"]);
    let tokens = names::tokens(sentence);
    let verb = tokens.iter().find(|token| ELECTING_VERBS.contains(&fold(token.word).as_str()));
    let Some(verb) = verb else { return sentence };
    let before = &sentence[..verb.start];
    let named_before = !names::people(before, Style::List).is_empty();
    // "att välja Kim Holm": the people are after the verb, whoever is named before it.
    let named_before = named_before && !matches!(fold(verb.word).as_str(), "valja" | "utse" | "valde" | "utsag");
    match beside {
        // "Kim Holm utsågs att jämte ordföranden Bo Ek justera": before the verb.
        Some(_) if named_before && beside.is_none_or(|at| at > verb.end) => before,
        // "utse Kim Holm att tillsammans med ordföranden Bo Ek justera": between the verb and those they act together
        // with.
        Some(at) if at > verb.end => &sentence[verb.end..at],
        None if named_before => before,
        // "Att jämte ordföranden Bo Ek justera utsågs Kim Holm": after the verb.
        _ => &sentence[verb.end..],
    }
}

/// The people of `text` as holders of `role`. If it has no full name, names in brackets behind nicknames count, then
/// first names that are known.
fn claims(role: OfficerRole, text: &str, roster: &Roster) -> Vec<Claim> {
    let text = signatures::before_substitutes(text);
    let mut people: Vec<String> = names::people(text, Style::List).into_iter().map(|person| person.name).collect();
    if people.is_empty() {
        people = text
            .split('(')
            .skip(1)
            .filter_map(|inside| inside.split(')').next())
            .filter(|inside| names::name_length(&names::tokens(inside), 0, 2) > 0)
            .map(str::to_owned)
            .collect();
    }
    if people.is_empty() {
        let first = names::people(text, Style::Presenters).into_iter().map(|person| person.name);
        let tokens = names::tokens(text);
        let lone = tokens.first().map(|token| token.word.to_owned());
        // The full name of a person named elsewhere is looked up by the first name later.
        let is_name =
            |name: &String| roster.find(name).is_some() || crate::analysis::is_given_name(&name.to_lowercase());
        people = first.chain(lone).filter(is_name).take(2).collect();
        people.dedup();
    }
    people.into_iter().map(|name| Claim { role, name }).collect()
}

#[cfg(test)]
mod tests {
    use super::{Claim, OfficerRole, Roster, election, roles};

    #[track_caller]
    fn check(title: &str, sentence: &str, expected: &[(OfficerRole, &str)]) {
        let found = election(sentence, &roles(title), &Roster::default());
        let expected: Vec<Claim> =
            expected.iter().map(|(role, name)| Claim { role: *role, name: (*name).to_owned() }).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn whom_a_meeting_elects_leads_it() {
        use OfficerRole::{Approver, Chair, Secretary};
        check("Ordförande", "Till ordförande för stämman valdes Kim Holm.", &[(Chair, "Kim Holm")]);
        check("Mötesordförande", "Mötet nominerar och väljer Kim Holm.", &[(Chair, "Kim Holm")]);
        check("Val av mötessekreterare", "Bo Ek valdes till sekreterare för årsmötet.", &[(Secretary, "Bo Ek")]);
        check(
            "Justerare",
            "Till justeringsmän valdes Kim Holm och Bo Ek.",
            &[(Approver, "Kim Holm"), (Approver, "Bo Ek")],
        );
        check(
            "Val",
            "Till ordförande valdes Kim Holm, till sekreterare Bo Ek, till rösträknare Eva Alm.",
            &[(Chair, "Kim Holm"), (Secretary, "Bo Ek")],
        );
        check(
            "Val",
            "På förslag från ordföranden Kim Holm valdes Bo Ek till sekreterare och Eva Alm till justerare.",
            &[(Secretary, "Bo Ek"), (Approver, "Eva Alm")],
        );
        check(
            "Dagordning",
            "Att jämte ordföranden justera dagens protokoll utsågs Kim Holm.",
            &[(Approver, "Kim Holm")],
        );
        check(
            "Dagordning",
            "Styrelsen utsåg Kim Holm att tillsammans med ordförande Bo Ek justera protokollet.",
            &[(Approver, "Kim Holm")],
        );
        check("Justerare", "Till justerare utses Kim Holm (S) och ersättare Bo Ek (M).", &[(Approver, "Kim Holm")]);
        check("Justerare", "Till justerare valdes Kim Holm med Bo Ek som ersättare.", &[(Approver, "Kim Holm")]);
        check("Val av funktionärer", "mötesordförande: Kim Holm", &[(Chair, "Kim Holm")]);
        check(
            "Val av funktionärer",
            "Till ordförande valdes Kim Holm, till sekreterare Bo Ek samt till justerare Eva Alm och Siv Ask.",
            &[(Chair, "Kim Holm"), (Secretary, "Bo Ek"), (Approver, "Eva Alm"), (Approver, "Siv Ask")],
        );
        check("", "Kerstin valdes till sekreterare", &[(Secretary, "Kerstin")]);
        check("Val av justerare", "Sekreterare är Kim Holm.", &[(Secretary, "Kim Holm")]);
        check("Val av ordförande", "Bo Ek sitter kvar.", &[]);
        check("Val av styrelse", "Mötet beslutar att välja Kim Holm till ordförande 18/19.", &[]);
        check("Ordförande 18/19", "Mötet beslutar att välja Kim Holm till ordförande 18/19.", &[]);
    }
}
