//! Finds who chairs this meeting, keeps its minutes and approves them. The people whom the meeting elects and who
//! sign come before the offices in lists: the elected chair of an association may have been absent.

use super::elections::{election, named_alone, offices_in_election_title, roles};
use crate::analysis::fold;
use crate::protocol::layout::Row;
use crate::protocol::lists::ListedPeople;
use crate::protocol::lists::roster::Roster;
use crate::protocol::lists::signatures::{self, Claim};
use crate::protocol::outline::DraftItem;
use crate::protocol::phrases::description::is_party;
use crate::protocol::phrases::names::{self, name};
use crate::protocol::phrases::sentences;
use crate::protocol::record::{Attendee, AttendeeGroup, Officer, OfficerRole};
use crate::protocol::swedish::wording;
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
    let titled = opened_by_staff(sources);
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
                    of(&sources.listed.labelled)
                        .into_iter()
                        .filter(|name| !gave_way(sources, &opening, name))
                        .collect(),
                    of(&opening),
                    of(&listed).into_iter().take(2).collect(),
                    of(&titled),
                ]
            }
            OfficerRole::ViceChair => {
                let mut all = of(&listed);
                for claims in [sources.listed.labelled.as_slice(), &opening, &elected] {
                    all.extend(of(claims));
                }
                vec![all]
            }
            OfficerRole::Secretary => vec![of(&elected), of(&sources.listed.labelled), of(&listed), of(&opening)],
            OfficerRole::Approver => {
                let mut all = of(&elected);
                // The chair signs beside the approvers: "Justeras / Kim Holm   Bo Ek".
                all.extend(of(&sources.listed.labelled).into_iter().filter(|name| !leads(&found, name)));
                // Where a whole board signs, the chair is one of those who approve.
                let approving = &sources.listed.approving;
                let others: Vec<String> = approving.iter().filter(|name| !leads(&found, name)).cloned().collect();
                vec![all, of(&opening), if others.len() > 2 { approving.clone() } else { others }]
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

/// Whether the chair named on the front page is not among those present, and one of these opened the meeting.
fn gave_way(sources: &Sources<'_>, opening: &[Claim], chair: &str) -> bool {
    let is_present = |name: &str| sources.listed.present.iter().any(|attendee| same(&attendee.name, name));
    let opens = |claim: &Claim| claim.role == OfficerRole::Chair && is_present(&claim.name);
    !is_present(chair) && opening.iter().any(opens)
}

/// The member of staff who opens the meeting of a group that names no chair: "Områdeschefen Kim Holm förklarar mötet
/// öppnat".
fn opened_by_staff(sources: &Sources<'_>) -> Vec<Claim> {
    let Some(first) = sources.drafts.first() else { return Vec::new() };
    let sentences = first.paragraphs.iter().flat_map(|paragraph| sentences::sentences(&paragraph.text));
    let of_sentence = |sentence: &str| {
        let tokens = names::tokens(sentence);
        let titles = tokens.iter().take_while(|token| wording::is_role_word(token.word)).count();
        let length = names::name_length(&tokens, titles, 2);
        let verb = tokens.get(titles + length).map(|verb| fold(verb.word))?;
        let opens = matches!(verb.as_str(), "oppnar" | "oppnade" | "forklarar" | "forklarade" | "halsar" | "halsade");
        // "Kommundirektör Kim Holm öppnade mötet och lämnade ordet till ordförande Bo Ek"
        let words = words::words(sentence);
        let is_meeting = words.iter().any(|word| wording::is_meeting_word(word));
        let names_chair = (0..words.len()).any(|at| wording::office(&words[at..], sources.tolerance).is_some());
        (titles > 0 && length > 0 && opens && is_meeting && !names_chair)
            .then(|| Claim { role: OfficerRole::Chair, name: name(sentence, &tokens[titles..titles + length]) })
    };
    sentences.filter_map(of_sentence).take(1).collect()
}

/// Whether the person is the chair or the secretary among `officers`.
fn leads(officers: &[Officer], name: &str) -> bool {
    let leads = |known: &&Officer| matches!(known.role, OfficerRole::Chair | OfficerRole::Secretary);
    officers.iter().filter(leads).any(|known| same(&known.name, name))
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
    // "Kim Holm, ordförande, socialnämnden / Bo Ek, kulturnämnden": those listed come from other bodies, and the chair of
    // this one is first.
    let present = &sources.listed.present;
    let chairs = present.iter().filter(|attendee| attendee.role.as_deref().is_some_and(is_chair)).count();
    let come_from_bodies = chairs == 1 && present.iter().filter(|attendee| is_from_body(attendee)).count() > 1;
    for (place, attendee) in present.iter().enumerate() {
        let words = words::words(attendee.role.as_deref().unwrap_or(""));
        // "ordförande, Kulturnämnden" chairs another body.
        let found_role = wording::office(&words, sources.tolerance).or_else(|| {
            // "folkhälsostrateg och sekreterare", "professor, dekanus ordförande": a title comes first.
            let (second, (role, taken)) = (1..words.len()).find_map(|at| {
                let is_title =
                    wording::is_role_word(&words[at - 1]) || matches!(words[at - 1].as_str(), "och" | "tillika");
                Some((at, wording::office(&words[at..], sources.tolerance).filter(|_| is_title)?))
            })?;
            Some((role, second + taken))
        });
        let Some((role, taken)) = found_role else { continue };
        // "vice ordförande, ordförande vid mötet"
        let is_acting = (taken..words.len().saturating_sub(2)).any(|at| {
            let chairs =
                wording::office(&words[at..], sources.tolerance).is_some_and(|(role, _)| role == OfficerRole::Chair);
            chairs && words[at + 1] == "vid" && wording::is_meeting_word(&words[at + 2])
        });
        if is_acting {
            found.push(Claim { role: OfficerRole::Chair, name: attendee.name.clone() });
            continue;
        }
        let is_alone = words[taken..].iter().all(|word| !word.contains(char::is_alphabetic));
        let is_here = role == OfficerRole::Chair && come_from_bodies && place == 0;
        let is_elsewhere = role != OfficerRole::Secretary && !is_here && is_from_body(attendee);
        if is_alone && !is_elsewhere && (attendee.group == AttendeeGroup::Member || role == OfficerRole::Secretary) {
            found.push(Claim { role, name: attendee.name.clone() });
        }
    }
    found
}

fn is_from_body(attendee: &Attendee) -> bool {
    attendee.organisation.as_deref().is_some_and(|own| wording::names_a_body(own) && !is_party(own))
}

fn is_chair(role: &str) -> bool {
    wording::office(&words::words(role), Tolerance::Exact).is_some_and(|(role, _)| role == OfficerRole::Chair)
}

/// The number of items searched as opening items: welcome, agenda, earlier minutes, choice of approvers. Some
/// meetings have more of them, some fewer.
const OPENING: usize = 8;

/// An election in one of this many first items is for this meeting, even if its title does not say so. An association
/// elects the chair of its board later.
const FIRST: usize = 4;

/// The most words of a sentence before the agenda that names an officer. Flattened text has more.
const SAID: usize = 16;

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
            asked = offices_in_election_title(&draft.title);
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
                found.extend(election(sentence, &[], sources.roster));
            }
        }
        if place < FIRST {
            // "Mötesfunktionärer / Kim Holm ┆ mötets ordförande": a list in one of the first items.
            let lines = draft.paragraphs.iter().flat_map(|paragraph| paragraph.text.split('\n'));
            let listed: Vec<Claim> = lines.filter_map(|line| signatures::officer(line, sources.tolerance)).collect();
            // One line alone may be of a person who informs: "Kim Holm, ordförande".
            if listed.len() > 1 || !asked.is_empty() {
                found.extend(listed);
            }
        }
        for paragraph in &draft.paragraphs {
            for sentence in sentences::sentences(&paragraph.text) {
                let own = election(sentence, &asked, sources.roster);
                found.extend(if own.is_empty() { named_alone(sentence, &asked) } else { own });
            }
        }
    }
    // "Kim Holm valdes till ordförande", "Sekreterare är Bo Ek" before the agenda.
    let rows = sources.head.iter().filter(|row| row.is_read());
    let said =
        rows.flat_map(|row| sentences::sentences(&row.text)).filter(|own| own.split_whitespace().count() <= SAID);
    let said: Vec<Claim> = said.flat_map(|own| election(own, &[], sources.roster)).collect();
    let new: Vec<Claim> = said.into_iter().filter(|claim| found.iter().all(|known| known.role != claim.role)).collect();
    found.extend(new);
    found
}

/// The offices that the opening items and the last item mention: "Vice ordförande A, X kommun, hälsar …",
/// "Ordföranden A öppnade sammanträdet", "Förste vice ordföranden A (V) … justerar dagens protokoll tillsammans med
/// ordföranden B (S)".
fn opening(sources: &Sources<'_>) -> Vec<Claim> {
    let mut found = Vec::new();
    let count = sources.drafts.len();
    for (draft, place, _) in items(sources.drafts).filter(|(_, place, _)| *place < OPENING / 2 || *place + 1 == count) {
        let texts = std::iter::once(draft.title.as_str())
            .chain(draft.paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
        for text in texts {
            for sentence in sentences::sentences(text) {
                found.extend(signatures::approving(sentence, sources.tolerance));
                if place + 1 == count {
                    found.extend(signatures::signed(sentence, sources.tolerance));
                }
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
        // In "Kim Holm (V), ordförande" V is a party.
        let is_party = tokens.get(at).is_some_and(names::Token::is_bracketed);
        let (role, taken) = wording::office(&words[at..], tolerance).filter(|_| !is_party)?;
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
        let is_meeting = words.iter().any(|word| wording::is_meeting_word(word));
        let has = |verbs: &[&str]| words.iter().any(|word| verbs.contains(&word.as_str()));
        // "Mötet öppnades av Kim Holm"
        let opened = tokens.iter().position(|token| matches!(fold(token.word).as_str(), "oppnades" | "oppnas"));
        let by = opened.and_then(|opened| (opened..tokens.len()).find(|&at| tokens[at].word == "av"));
        let begins = by.map_or(0, |by| by + 1);
        let length = names::name_length(&tokens, begins, 2);
        if length > 0 && is_meeting && (by.is_some() || has(&["oppnar", "oppnade", "oppnat"])) {
            return vec![Claim { role: OfficerRole::Chair, name: name(sentence, &tokens[begins..begins + length]) }];
        }
        Vec::new()
    }
}
