//! Finds who chairs this meeting, keeps its minutes and approves them. The people whom the meeting elects and who
//! sign come before the offices in lists: the elected chair of an association may have been absent.

use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::lists::ListedPeople;
use crate::protocol::lists::roster::Roster;
use crate::protocol::lists::signatures::{self, Claim};
use crate::protocol::outline::DraftItem;
use crate::protocol::phrases::description::is_party;
use crate::protocol::phrases::names::{self, Style, name};
use crate::protocol::phrases::sentences;
use crate::protocol::record::{AttendeeGroup, Officer, OfficerRole};
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ELECTING_VERBS, MEETING_WORDS};
use crate::protocol::words::{self, Tolerance};

/// The parts of a record that name officers.
pub(in crate::protocol) struct Sources<'a> {
    /// The rows before the agenda; none if there is no agenda.
    pub head: &'a [Row],
    pub listed: &'a ListedPeople,
    pub drafts: &'a [DraftItem],
    pub roster: &'a Roster,
    /// A summons elects nobody: it only proposes.
    pub is_summons: bool,
    pub tolerance: Tolerance,
}

/// The officers, each once per role, in the order chair, vice chair, secretary, approver.
pub(in crate::protocol) fn read(sources: &Sources<'_>) -> Vec<Officer> {
    let elected = if sources.is_summons { Vec::new() } else { elected(sources) };
    let opening = opening(sources);
    let listed = listed(sources);
    let mut found: Vec<Officer> = Vec::new();
    for role in [OfficerRole::Chair, OfficerRole::ViceChair, OfficerRole::Secretary, OfficerRole::Approver] {
        let of = |claims: &[Claim]| -> Vec<String> {
            claims.iter().filter(|claim| claim.role == role).map(|claim| claim.name.clone()).collect()
        };
        // Each role trusts its sources in an order of its own.
        let levels: Vec<Vec<String>> = match role {
            OfficerRole::Chair => {
                vec![
                    of(&elected),
                    of(&sources.listed.labelled),
                    of(&opening),
                    of(&listed).into_iter().take(2).collect(),
                ]
            }
            OfficerRole::ViceChair => {
                let mut all = of(&listed);
                for claims in [sources.listed.labelled.as_slice(), &opening, &elected] {
                    all.extend(of(claims));
                }
                vec![all]
            }
            OfficerRole::Secretary => vec![of(&elected), of(&sources.listed.labelled), of(&listed)],
            OfficerRole::Approver => {
                let mut all = of(&elected);
                // The chair signs beside the approvers: "Justeras / Kim Holm   Bo Ek".
                all.extend(of(&sources.listed.labelled).into_iter().filter(|name| {
                    let leads = |known: &Officer| matches!(known.role, OfficerRole::Chair | OfficerRole::Secretary);
                    !found.iter().any(|known| leads(known) && same(&known.name, name))
                }));
                vec![all, of(&opening), sources.listed.approving.clone()]
            }
        };
        let mut names = levels.into_iter().find(|level| !level.is_empty()).unwrap_or_default();
        // A vice chair who acts for part of the meeting is listed beside the chair of the rest.
        if role == OfficerRole::Chair && names.len() > 1 {
            let is_vice = |name: &String| {
                opening.iter().any(|claim| claim.role == OfficerRole::ViceChair && same(&claim.name, name))
            };
            let others = names.iter().filter(|name| !is_vice(name)).count();
            names.retain(|name| others == 0 || !is_vice(name));
        }
        for name in names {
            let name = sources.roster.find(&name).map_or(name, |known| known.name.clone());
            let is_absent = sources.listed.absent.iter().any(|absent| same(&absent.name, &name));
            if !is_absent && !found.iter().any(|known| known.role == role && same(&known.name, &name)) {
                found.push(Officer { role, name });
            }
        }
    }
    found
}

/// Whether two names are equal, or equal apart from middle names or the order of first name and surname.
fn same(one: &str, other: &str) -> bool {
    let (mut one, mut other) = (words::words(one), words::words(other));
    if one.len() == other.len() {
        one.sort_unstable();
        other.sort_unstable();
    }
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    short == long || short.len() > 1 && short.first() == long.first() && short.last() == long.last()
}

/// The offices in the list of those present, of members and of the person who keeps the minutes.
fn listed(sources: &Sources<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    for attendee in &sources.listed.present {
        let words = words::words(attendee.role.as_deref().unwrap_or(""));
        // "ordförande, Kulturnämnden" chairs another body.
        let found_role = wording::office(&words, sources.tolerance).or_else(|| {
            // "folkhälsostrateg och sekreterare"
            let second = words.iter().position(|word| word == "och")? + 1;
            let found = wording::office(&words[second..], sources.tolerance);
            found.filter(|(role, _)| *role == OfficerRole::Secretary).map(|(role, taken)| (role, second + taken))
        });
        let Some((role, taken)) = found_role else { continue };
        let is_alone = words[taken..].iter().all(|word| !word.contains(char::is_alphabetic));
        let is_elsewhere = role != OfficerRole::Secretary
            && attendee.organisation.as_deref().is_some_and(|own| wording::names_a_body(own) && !is_party(own));
        if is_alone && !is_elsewhere && (attendee.group == AttendeeGroup::Member || role == OfficerRole::Secretary) {
            found.push(Claim { role, name: attendee.name.clone() });
        }
    }
    found
}

/// The number of items searched as opening items: welcome, agenda, earlier minutes, choice of approvers. Some
/// meetings have more of them, some fewer.
const OPENING: usize = 8;

/// The number of items of which an election is one for this meeting, even if the title does not say so. An association
/// elects its own chair later.
const FIRST: usize = 4;

/// The most words of a sentence before the agenda that names an officer. Flattened text has more.
const SAID: usize = 16;

/// The offices in the title of an election among the first items: "Val av sekreterare".
fn elected_first(title: &str) -> Vec<OfficerRole> {
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

/// Each item and its children, with the item's place in the agenda and, for a child, the title above it.
fn items(drafts: &[DraftItem]) -> impl Iterator<Item = (&DraftItem, usize, Option<&str>)> {
    drafts.iter().zip(0..).flat_map(|(draft, place)| {
        let children = draft.children.iter().map(move |child| (child, place, Some(draft.title.as_str())));
        std::iter::once((draft, place, None)).chain(children)
    })
}

/// The people whom the meeting elects to lead it, to keep its minutes and to approve them.
fn elected(sources: &Sources<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    for (draft, place, above) in items(sources.drafts) {
        let mut asked = roles(&draft.title);
        if asked.is_empty() && place < FIRST {
            asked = elected_first(&draft.title);
        }
        if asked.is_empty() {
            asked = above.map(roles).unwrap_or_default();
        }
        if place >= OPENING && !asked.contains(&OfficerRole::Approver) {
            continue;
        }
        for sentence in sentences::sentences(&draft.title) {
            // "Val av justerare" is not an election; "Till justerare valdes Kim Holm" is, even in a title.
            if words::words(sentence).first().is_some_and(|first| first != "val") {
                found.extend(election(sentence, &[], sources));
            }
        }
        for paragraph in &draft.paragraphs {
            for sentence in sentences::sentences(&paragraph.text) {
                let own = election(sentence, &asked, sources);
                found.extend(if own.is_empty() { named_alone(sentence, &asked) } else { own });
            }
        }
    }
    // "Kim Holm valdes till ordförande", "Sekreterare är Bo Ek" before the agenda.
    let rows = sources.head.iter().filter(|row| row.is_read());
    let said =
        rows.flat_map(|row| sentences::sentences(&row.text)).filter(|own| own.split_whitespace().count() <= SAID);
    let said: Vec<Claim> = said.flat_map(|own| election(own, &[], sources)).collect();
    let new: Vec<Claim> = said.into_iter().filter(|claim| found.iter().all(|known| known.role != claim.role)).collect();
    found.extend(new);
    found
}

/// The offices of this meeting that a title is about. The board's offices are not among them ("Ordförande 18/19").
fn roles(title: &str) -> Vec<OfficerRole> {
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
    let is_vice = at.checked_sub(1).is_some_and(|before| words[before].starts_with("vice"));
    if is(&["ordforande", "motesordf", "stammoordf", "arsmotesordf"]) {
        Some(if is_vice { OfficerRole::ViceChair } else { OfficerRole::Chair })
    } else if is(&["sekreterar", "motessekr", "stammosekr", "protokollforare"]) {
        Some(OfficerRole::Secretary)
    } else if is(&["juster", "protokolljuster", "protokollsjuster", "signera"]) {
        Some(OfficerRole::Approver)
    } else {
        None
    }
}

/// Whether a word names an office of a meeting: "mötesordförande", "stämmosekreterare".
fn names_meeting(word: &str) -> bool {
    word.starts_with("motes") || word.starts_with("stammo") || word.starts_with("arsmotes") || word == "protokollforare"
}

/// Whether the office is for this meeting: "ordförande för stämman", "ordförande vid mötet".
fn is_for_meeting(words: &[String], at: usize) -> bool {
    let behind = &words[at + 1..];
    let is_meeting = |word: &String| MEETING_WORDS.iter().any(|own| word.starts_with(own));
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

/// The people a sentence elects, each with the office. If the sentence does not name the office, it is one of the
/// offices in the item's title, `asked`.
fn election(sentence: &str, asked: &[OfficerRole], sources: &Sources<'_>) -> Vec<Claim> {
    // "mötesordförande: Markus", "Justerare: Kim Holm och Bo Ek"
    if let Some((label, rest)) = sentence.split_once(':')
        && let [role] = roles(label).as_slice()
        && label.split_whitespace().count() <= 6
    {
        return claims(*role, rest, sources);
    }
    if let Some(claim) = holds(sentence) {
        return vec![claim];
    }
    let words = words::words(sentence);
    let elects = words.iter().any(|word| ELECTING_VERBS.contains(&word.as_str()));
    let is_other = words.iter().any(|word| {
        matches!(
            word.as_str(),
            "foreslas" | "foreslar" | "nomineras" | "omedelbart" | "nasta" | "styrelsen" | "suppleant" | "valberedning"
        ) || word.contains('/') && word.contains(|letter: char| letter.is_ascii_digit())
            || word == "år"
            || matches!(word.as_str(), "tiden" | "perioden" | "mandatperioden")
    });
    let is_other = is_other || (0..words.len()).any(|at| is_elsewhere(&words, at));
    let is_approval = (0..words.len()).any(|at| office(&words, at) == Some(OfficerRole::Approver));
    if !elects || is_other && !is_approval {
        return Vec::new();
    }
    // Several people may come before one office: "valde Kim Holm och Bo Ek till justerare".
    let paired = pairs(sentence, asked, sources);
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
    let people = |role: OfficerRole| claims(role, chosen(sentence), sources);
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
fn named_alone(sentence: &str, asked: &[OfficerRole]) -> Vec<Claim> {
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

/// The person who holds an office here: "Sekreterare är Kim Holm.", "Mötesordförande var Bo Ek". "Ordförande är" may
/// be about the association's chair.
fn holds(sentence: &str) -> Option<Claim> {
    let tokens = names::first_tokens(sentence, 6);
    let first = fold(tokens.first()?.word);
    let role = office(std::slice::from_ref(&first), 0)?;
    let is_here = role == OfficerRole::Secretary || names_meeting(&first);
    let is_said = matches!(tokens.get(1)?.word, "är" | "var");
    let length = names::name_length(&tokens, 2, 2);
    (is_here && is_said && length > 0).then(|| Claim { role, name: name(sentence, &tokens[2..2 + length]) })
}

/// The people who each have their office after the name: "Kim Holm vald till mötesordförande, Bo Ek till
/// sekreterare".
fn pairs(sentence: &str, asked: &[OfficerRole], sources: &Sources<'_>) -> Vec<Claim> {
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
        let end = at + length;
        at = end;
        if length == 1 && sources.roster.find(&name).is_none() && !crate::analysis::is_given_name(&name.to_lowercase())
        {
            continue;
        }
        let to = (end..tokens.len().min(end + BETWEEN)).find(|&to| folded[to] == "till");
        let Some(to) = to else { continue };
        let role = (to + 1..tokens.len().min(to + 4)).find_map(|at| office(&folded, at));
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
fn claims(role: OfficerRole, text: &str, sources: &Sources<'_>) -> Vec<Claim> {
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
            |name: &String| sources.roster.find(name).is_some() || crate::analysis::is_given_name(&name.to_lowercase());
        people = first.chain(lone).filter(is_name).take(2).collect();
        people.dedup();
    }
    people.into_iter().map(|name| Claim { role, name }).collect()
}

/// The offices that the opening items and the last item mention: "Vice ordförande A, X kommun, hälsar …",
/// "Ordföranden A öppnade sammanträdet", "Förste vice ordföranden A (V) … justerar dagens protokoll tillsammans med
/// ordföranden B (S)".
fn opening(sources: &Sources<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    let count = sources.drafts.len();
    for (draft, ..) in items(sources.drafts).filter(|(_, place, _)| *place < OPENING / 2 || *place + 1 == count) {
        let texts = std::iter::once(draft.title.as_str())
            .chain(draft.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
        for text in texts {
            for sentence in sentences::sentences(text) {
                found.extend(signatures::approving(sentence, sources.tolerance));
                found.extend(opens(sentence, sources.tolerance));
            }
        }
    }
    found
}

/// The office of the person who opens the meeting: "Ordförande Kim Holm hälsar …", "Kim Holm förklarar mötet öppnat",
/// "Kim Holm, ordförande, öppnade".
fn opens(sentence: &str, tolerance: Tolerance) -> Vec<Claim> {
    let words = words::words(sentence);
    let opening = words.iter().take(14).any(|word| {
        [
            "halsar",
            "halsade",
            "oppnar",
            "oppnade",
            "oppnas",
            "oppnades",
            "forklarar",
            "forklarade",
            "inleder",
            "inledde",
        ]
        .contains(&word.as_str())
    });
    if !opening {
        return Vec::new();
    }
    let tokens = names::tokens(sentence);
    // "Dagens ordförande Kim Holm", "Förste vice, tillika tjänstgörande ordföranden Kim Holm"
    let office = (0..words.len().min(5)).find_map(|at| {
        let (role, taken) = wording::office(&words[at..], tolerance)?;
        Some((role, at, at + taken))
    });
    if let Some((role, _, end)) = office {
        let length = names::name_length(&tokens, end, 2);
        if length > 0 {
            return vec![Claim { role, name: name(sentence, &tokens[end..end + length]) }];
        }
        let before = names::name_length(&tokens, 0, 2);
        if before > 0 {
            return vec![Claim { role, name: name(sentence, &tokens[..before]) }];
        }
        Vec::new()
    } else {
        let length = names::name_length(&tokens, 0, 2);
        let is_meeting = words.iter().any(|word| MEETING_WORDS.iter().any(|own| word.starts_with(own)));
        let opens = words.iter().any(|word| matches!(word.as_str(), "oppnar" | "oppnade" | "oppnat"));
        if length > 0 && is_meeting && opens {
            return vec![Claim { role: OfficerRole::Chair, name: name(sentence, &tokens[..length]) }];
        }
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, ListedPeople, OfficerRole, Roster, Sources, election, roles};
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(title: &str, sentence: &str, expected: &[(OfficerRole, &str)]) {
        let sources = Sources {
            head: &[],
            listed: &ListedPeople::default(),
            drafts: &[],
            roster: &Roster::default(),
            is_summons: false,
            tolerance: Tolerance::Exact,
        };
        let found = election(sentence, &roles(title), &sources);
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
        check("Val av justerare", "Sekreterare är Kim Holm.", &[(Secretary, "Kim Holm")]);
        check("Val av ordförande", "Bo Ek sitter kvar.", &[]);
        check("Val av styrelse", "Mötet beslutar att välja Kim Holm till ordförande 18/19.", &[]);
        check("Ordförande 18/19", "Mötet beslutar att välja Kim Holm till ordförande 18/19.", &[]);
    }
}
