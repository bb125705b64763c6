//! Reads offices next to names, on the front page and where the minutes are signed. A label may be before, above,
//! below or after its name.

use super::offices_in_line::in_line;
use crate::analysis::fold;
use crate::protocol::layout::{CELL, Row, cells, join_line};
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::names::{self, Style, Token, name};
use crate::protocol::phrases::sentences::sentences;
use crate::protocol::record::OfficerRole;
use crate::protocol::swedish::wording;
use crate::protocol::swedish::{ELECTED, SIGNING_WORDS};
use crate::protocol::words::{self, Tolerance};
use std::ops::Range;
use std::sync::LazyLock;

/// A statement that a person holds an office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::protocol) struct Claim {
    pub role: OfficerRole,
    pub name: String,
}

/// The claims that labels make in the rows of `range`.
pub(in crate::protocol) fn labelled(rows: &[Row], range: Range<usize>, tolerance: Tolerance) -> Vec<Claim> {
    let mut found: Vec<Claim> = Vec::new();
    // Rows whose names already have a label.
    let mut taken: Vec<usize> = Vec::new();
    let read: Vec<usize> = range.filter(|&index| rows[index].is_read()).collect();
    for (place, &index) in read.iter().enumerate() {
        let text = &rows[index].text;
        // "Kim Holm (C), 1:e vice / ordförande", "Bo Ek, ordförande / kommunfullmäktige": the text continues on the
        // next line.
        let goes_on = |at: usize| {
            let next = &rows[read[at]];
            read[at] == read[at - 1] + 1
                && next.text.starts_with(char::is_lowercase)
                && !next.text.contains(CELL)
                && only_names(&rows[read[at - 1]].text).is_empty()
        };
        if place > 0 && goes_on(place) {
            continue;
        }
        let mut roles = label_row(text, tolerance);
        // Below "Justeras" there may be any number of people; `under_approval` reads them.
        if roles.len() == 1
            && words::first_words(text, 1)
                .iter()
                .any(|word| word.starts_with("justera") && word != "justerare" && word != "justerande")
        {
            roles.clear();
        }
        if roles.is_empty() {
            let mut whole = text.clone();
            if place + 1 < read.len() && goes_on(place + 1) {
                join_line(&mut whole, &rows[read[place + 1]].text);
            }
            let claims = |text: &str| -> Vec<Claim> {
                sentences(before_substitutes(text)).into_iter().flat_map(|own| in_line(own, tolerance)).collect()
            };
            let signed = with_one_label_of_approvers(&whole).map(|text| claims(&text));
            let is_approved = |claims: &Vec<Claim>| claims.iter().any(|claim| claim.role == OfficerRole::Approver);
            found.extend(signed.filter(is_approved).unwrap_or_else(|| claims(&whole)));
            if signs_below(text) {
                let below = read[place + 1..]
                    .iter()
                    .take(REACH)
                    .find_map(|&below| names::people(&rows[below].text, Style::List).into_iter().next());
                found.extend(below.map(|person| Claim { role: OfficerRole::Secretary, name: person.name }));
            }
            continue;
        }
        let before = place.checked_sub(1).map(|before| read[before]).filter(|before| !taken.contains(before));
        let above = before.map(|before| only_names(&rows[before].text)).unwrap_or_default();
        let below = read[place + 1..]
            .iter()
            .take(REACH)
            .find(|&&below| rows[below].text.contains(char::is_alphabetic))
            .map(|&below| (below, only_names(before_role(&rows[below].text))));
        // A name directly above its office, and not yet taken by another label, belongs to that office. If a block
        // begins with a name, each office in it is below its name.
        let is_over = above.len() >= roles.len()
            && before.is_some_and(|before| {
                let is_given = |name: &String| names::begins_with_given(name);
                before + 1 == index || above.iter().all(is_given) && ends_with_office(rows, &read[place..], tolerance)
            });
        let (row, names) = match below {
            Some((below, names)) if !names.is_empty() && !is_over => (below, names),
            _ => (before.unwrap_or(index), above),
        };
        if names.is_empty() {
            continue;
        }
        taken.push(row);
        let last = roles.last().copied();
        let all =
            roles.into_iter().map(Some).chain(std::iter::repeat(last.filter(|role| *role == OfficerRole::Approver)));
        found.extend(names.into_iter().zip(all).filter_map(|(name, role)| Some(Claim { role: role?, name })));
    }
    found
}

/// Whether an office is the last of the offices and names that alternate in the first of these rows, so that each name
/// is above its office, however wide the gaps between them.
fn ends_with_office(rows: &[Row], read: &[usize], tolerance: Tolerance) -> bool {
    let texts = read.iter().map(|&index| rows[index].text.as_str()).filter(|text| text.contains(char::is_alphabetic));
    let is_office = |text: &str| !label_row(text, tolerance).is_empty();
    let mut is_last = false;
    for text in texts.take_while(|text| is_office(text) || !only_names(text).is_empty()) {
        if is_last == is_office(text) {
            return false;
        }
        is_last = !is_last;
    }
    is_last
}

/// Names in a row above a row of as many offices, anywhere in the document: a summons is signed on its last page,
/// between its items.
pub(in crate::protocol) fn pairs(rows: &[Row], tolerance: Tolerance) -> Vec<Claim> {
    let mut found = Vec::new();
    for pair in rows.windows(2).filter(|pair| pair[0].is_read() && pair[1].is_read()) {
        let roles = label_row(&pair[1].text, tolerance);
        let names = if roles.len() > 1 { only_names(&pair[0].text) } else { Vec::new() };
        if names.len() == roles.len() {
            found.extend(roles.into_iter().zip(names).map(|(role, name)| Claim { role, name }));
        }
    }
    found
}

/// How many lines below its label a signature may be.
const REACH: usize = 4;

/// The names under "Justeras", "Protokollet justeras", in the rows of `range`.
pub(in crate::protocol) fn under_approval(rows: &[Row], range: Range<usize>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_open = false;
    for row in rows[range].iter().filter(|row| row.is_read()) {
        let words = words::first_words(&row.text, 4);
        let opens =
            words.iter().any(|word| matches!(word.as_str(), "justeras" | "justerat" | "justerades" | "justerare"));
        let is_heading = words.len() == 1 && words[0] == "justering";
        if (opens || is_heading) && row.text.split_whitespace().count() <= 6 {
            is_open = true;
            continue;
        }
        let closes = words.first().is_some_and(|word| {
            matches!(word.as_str(), "anslag" | "anslaget" | "bevis" | "undertecknat" | "bilaga" | "bilagor" | "signed")
        });
        if closes {
            is_open = false;
        }
        if is_open {
            for cell in cells(&row.text) {
                // "Eva Hessman, Arbetsgivaren": the name, and whom the person represents.
                let people = names::people(cell.trim_start_matches(['.', '_', '…', ' ']), Style::List);
                found.extend(people.into_iter().map(|person| person.name));
            }
        }
    }
    found
}

/// The names of a line that otherwise has only parties and lines to sign on.
fn only_names(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for cell in cells(text) {
        let cell = cell.trim_start_matches(['.', '_', '…', ' ', '/']).trim_end_matches(['.', '_', '…', ' ', '/']);
        let is_label = || words::words(cell).iter().all(|word| SIGNING_WORDS.contains(&word.as_str()));
        if !cell.contains(char::is_alphabetic) || is_label() {
            continue;
        }
        let tokens = names::tokens(cell);
        let mut at = 0;
        while at < tokens.len() {
            let length = names::name_length(&tokens, at, 2);
            if length == 0 {
                return Vec::new();
            }
            found.push(name(cell, &tokens[at..at + length]));
            at += length;
            // Parties, and the paragraphs that were chaired or approved.
            let is_beside = |token: &&Token<'_>| {
                token.is_bracketed() || token.word.chars().count() <= 2 || !token.word.contains(char::is_alphabetic)
            };
            at += tokens[at..].iter().take_while(is_beside).count();
        }
    }
    found
}

/// The text before a comma and a role in lower case: "Kim Holm" in "Kim Holm, ledamot". Otherwise the whole text.
fn before_role(text: &str) -> &str {
    text.split_once(',').filter(|(_, role)| role.trim().starts_with(char::is_lowercase)).map_or(text, |(name, _)| name)
}

/// The text without the label "Utses att justera", if those who signed are named after it on the same flattened page. The
/// label may stand far from its names there, with the names of a list behind it.
fn with_one_label_of_approvers(text: &str) -> Option<String> {
    static SIGNED: LazyLock<Pattern> =
        LazyLock::new(|| Pattern::new(r"\bJustera(?:nde|re)\b[\s.:…_]+\p{Lu}\p{Ll}+\s+\p{Lu}"));
    const LABEL: &str = "Utses att justera";
    let (before, behind) = text.split_once(LABEL).filter(|(_, behind)| SIGNED.is_match(behind))?;
    // A word that stands between the parts of such a page keeps the names apart.
    Some([before, "paragrafer", behind].concat())
}

/// The text without those who approve if the others cannot: "Kim Holm med Bo Ek som ersättare", "Kim Holm, ersättare
/// Bo Ek".
pub(in crate::protocol) fn before_substitutes(text: &str) -> &str {
    static SUBSTITUTES: LazyLock<Pattern> = LazyLock::new(|| {
        Pattern::new(
            r"[\s,](?:med\s+\p{Lu}[^.;:]*\ssom\s(?:ersättare|reserv)\b|(?:och|samt|med)\s+(?:ersättare|reserv)\s+\p{Lu})",
        )
    });
    SUBSTITUTES.find(text).map_or(text, |found| &text[..found.start()])
}

/// The labels of a row that otherwise has only lines to sign on: "Sekreterare ……", "Ordförande   Justerare".
fn label_row(text: &str, tolerance: Tolerance) -> Vec<OfficerRole> {
    // Two or three people sign side by side.
    let words = words::first_words(text, 10);
    let mut roles = Vec::new();
    let mut at = 0;
    while at < words.len() {
        if let Some((role, taken)) = wording::office(&words[at..], tolerance) {
            roles.push(role);
            at += taken;
        } else if words[at].contains(char::is_alphabetic) && !SIGNING_WORDS.contains(&words[at].as_str()) {
            return Vec::new();
        } else {
            at += 1;
        }
    }
    roles
}

/// Whether a text is a place to sign: "Ordförande ………", "Underskrift ………".
pub(in crate::protocol) fn is_place_to_sign(text: &str, tolerance: Tolerance) -> bool {
    let words = words::first_words(text, 2);
    !label_row(text, tolerance).is_empty()
        || words.len() == 1 && words.iter().all(|word| SIGNING_WORDS.contains(&word.as_str()))
}

fn signs_below(text: &str) -> bool {
    let head = words::first_words(text, 4);
    head.len() <= 3
        && head.first().is_some_and(|word| word == "vid")
        && head
            .get(1)
            .is_some_and(|word| matches!(word.as_str(), "protokollet" | "anteckningarna" | "pennan" | "tangenterna"))
}

/// Whether a row of only names is above a row of only offices.
pub(in crate::protocol) fn signs(rows: &[Row], above: usize, under: usize, tolerance: Tolerance) -> bool {
    !label_row(&rows[under].text, tolerance).is_empty() && !only_names(&rows[above].text).is_empty()
}

/// Whether a row has nothing but an office, or offices side by side.
pub(in crate::protocol) fn is_office(text: &str, tolerance: Tolerance) -> bool {
    !label_row(text, tolerance).is_empty()
}

/// Whether a row is of offices side by side, above the names of those who sign.
pub(in crate::protocol) fn is_row_of_offices(text: &str, tolerance: Tolerance) -> bool {
    text.contains(CELL) && is_office(text, tolerance) || label_row(text, tolerance).len() > 1
}

/// The officer of a text that is a person and an office, and nothing more: "Kim Holm, ordförande", "Kim Holm ┆ mötets
/// sekreterare".
pub(in crate::protocol) fn officer(text: &str, tolerance: Tolerance) -> Option<Claim> {
    let (person, role) = text.split_once([',', CELL])?;
    let words = words::words(role);
    let (role, _) = wording::office(&words, tolerance).filter(|(_, taken)| *taken == words.len())?;
    let [name] = only_names(person).try_into().ok()?;
    Some(Claim { role, name })
}

/// The officers in a sentence that says who kept or approves the minutes: "Protokollet fördes av Kim Holm."
pub(in crate::protocol) fn signed(sentence: &str, tolerance: Tolerance) -> Vec<Claim> {
    const WORDS: usize = 10;
    let words = words::first_words(sentence, WORDS + 1);
    let is_said = |(_, taken): (_, usize)| words[taken - 1] == "av" || words[0] == "vid";
    let begins = words.len() <= WORDS && wording::office(&words, tolerance).is_some_and(is_said);
    if begins { in_line(sentence, tolerance) } else { Vec::new() }
}

/// Whether a text only names an officer: "Sekreterare: Kim Holm", "Sekr. Kim Holm ______".
pub(in crate::protocol) fn names_officer(text: &str, tolerance: Tolerance) -> bool {
    const WORDS: usize = 6;
    let is_signed = ["___", "...", "…"].iter().any(|line| text.trim_end().ends_with(line));
    (text.contains(':') || is_signed)
        && text.split_whitespace().count() <= WORDS
        && wording::office(&words::first_words(text, words::PHRASE), tolerance).is_some()
        && !in_line(text, tolerance).is_empty()
}

/// The claims of a sentence about approval: "Förste vice ordföranden A (V) … justerar dagens protokoll tillsammans
/// med ordföranden B (S)". If it elects ("A utses att tillsammans med ordföranden B justera …"), only the offices.
pub(in crate::protocol) fn approving(sentence: &str, tolerance: Tolerance) -> Vec<Claim> {
    let mut found = Vec::new();
    let tokens = names::tokens(sentence);
    // "Minnesanteckningarna justeras av Kim Holm och Bo Ek."
    let passive = tokens.windows(2).position(|pair| pair[0].word == "justeras" && pair[1].word == "av");
    let first = words::first_words(sentence, 1).concat();
    if let Some(verb) = passive.filter(|_| first.starts_with("protokoll") || first.contains("anteckning")) {
        let people = names::people(&sentence[tokens[verb + 1].end..], Style::Presenters);
        let whole = people.into_iter().filter(|person| person.name.contains(' '));
        // "… justeras av Kim Holm, Bo Ek tackade för mötet."
        let most = if wording::tells(&sentence[tokens[verb + 1].end..]) { 1 } else { usize::MAX };
        return whole.take(most).map(|person| Claim { role: OfficerRole::Approver, name: person.name }).collect();
    }
    let is_elected = || tokens.iter().any(|token| ELECTED.contains(&fold(token.word).as_str()));
    let place = |verb: &str| tokens.iter().position(|token| token.word == verb);
    let (verb, elects) = match (place("justerar"), place("justera")) {
        (Some(verb), _) => (verb, false),
        (None, Some(verb)) if is_elected() => (verb, true),
        _ => return found,
    };
    let mut at = 0;
    let mut office = None;
    while at < tokens.len() {
        let words = words::first_words(&sentence[tokens[at].start..], words::PHRASE);
        if let Some((role, taken)) = wording::office(&words, tolerance)
            .filter(|(role, _)| matches!(role, OfficerRole::Chair | OfficerRole::ViceChair))
        {
            office = Some(role);
            at += taken;
            continue;
        }
        let length = names::name_length(&tokens, at, 2);
        if length > 0 {
            let name = name(sentence, &tokens[at..at + length]);
            if let Some(role) = office.take() {
                // "Förste vice, tillika tjänstgörande ordföranden Kim Holm" is both.
                const BEFORE: usize = 5;
                let is_vice = tokens[at.saturating_sub(BEFORE)..at].iter().any(|token| token.word == "vice");
                if is_vice && role == OfficerRole::Chair {
                    found.push(Claim { role: OfficerRole::ViceChair, name: name.clone() });
                }
                found.push(Claim { role, name: name.clone() });
            }
            if at < verb && !elects {
                found.push(Claim { role: OfficerRole::Approver, name });
            }
            at += length;
            continue;
        }
        if tokens[at].word == "på" && at > verb {
            break;
        }
        // "ordföranden i kulturnämnden Kim Holm"
        office = office.filter(|_| !elects);
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{OfficerRole, approving, labelled, only_names};
    use crate::extract::{Line, Position};
    use crate::protocol::cues::page_words::SIGNS;
    use crate::protocol::layout;
    use crate::protocol::words::Tolerance;

    #[track_caller]
    fn check(lines: &[&str], expected: &[&str]) {
        let text = crate::extract::Text::plain(&lines.join("\n"));
        let rows = layout::rows(layout::fragments(&text), &SIGNS, Tolerance::Exact);
        let found = labelled(&rows, 0..rows.len(), Tolerance::Exact);
        let found: Vec<String> = found.iter().map(|claim| format!("{}: {}", claim.role.name(), claim.name)).collect();
        assert_eq!(found, expected);
        let _ = Line::plain(Position { page: 1, line: 1 }, "");
    }

    #[test]
    fn an_office_stands_before_over_under_or_behind_its_name() {
        check(&["Ordförande    Kim Holm (M)"], &["ordförande: Kim Holm"]);
        check(
            &["Kim Holm, sekreterare", "Bo Ek, justerare Eva Alm, justerare"],
            &["sekreterare: Kim Holm", "justerare: Bo Ek", "justerare: Eva Alm"],
        );
        check(
            &["Kim Holm              Bo Ek", "Sekreterare           Ordförande"],
            &["sekreterare: Kim Holm", "ordförande: Bo Ek"],
        );
        check(
            &["Ordförande            Justerande", "Kim Holm              Bo Ek"],
            &["ordförande: Kim Holm", "justerare: Bo Ek"],
        );
        check(
            &["Sekreterare Ordförande Justerande Kim Holm Bo Ek Eva Alm"],
            &["sekreterare: Kim Holm", "ordförande: Bo Ek", "justerare: Eva Alm"],
        );
        check(
            &["Ordförande\t\tSekreterare", "", "", ".......\t\t.......", "Kim Holm\t\tBo Lind"],
            &["ordförande: Kim Holm", "sekreterare: Bo Lind"],
        );
        check(&["Kim Holm PRO, Ordförande Bo Ek Omsorgsnämnden"], &["ordförande: Kim Holm"]);
        check(&["Vid protokollet", "", "…………………", "Kim Holm"], &["sekreterare: Kim Holm"]);
        check(&["Siv Ask Utses att justera Kim Holm Paragrafer 3-9"], &["justerare: Kim Holm"]);
        check(&["Siv Ask, jurist Eva Alm Sekreterare Bo Ek Paragrafer 3-9"], &["sekreterare: Bo Ek"]);
        check(
            &["Sekreterare... Bo Ek Ordförande... Paragrafer Kim Holm Justerare... Eva Alm"],
            &["sekreterare: Bo Ek", "ordförande: Kim Holm", "justerare: Eva Alm"],
        );
    }

    #[test]
    fn an_office_in_a_block_that_begins_with_a_name_is_below_its_name() {
        check(
            &["Kim Holm (S)", "", "Ordförande", "", "Bo Ek (M)", "", "Justerare", "", "Eva Alm", "", "Sekreterare"],
            &["ordförande: Kim Holm", "justerare: Bo Ek", "sekreterare: Eva Alm"],
        );
        check(
            &["Siv Ask", "", "Ordförande", "", "Kim Holm", "", "Sekreterare", "", "Eva Alm"],
            &["ordförande: Kim Holm", "sekreterare: Eva Alm"],
        );
    }

    #[test]
    fn those_who_signed_are_the_approvers() {
        check(
            &[
                "Övriga deltagande Utses att justera Siv Ask Ida Dahl, 50-52 Underskrift Sekreterare Bo Lind Justerande Kim Holm",
            ],
            &["sekreterare: Bo Lind", "justerare: Kim Holm"],
        );
    }

    #[test]
    fn an_office_may_be_of_another_body_or_stand_for_its_holder() {
        check(&["Kim Holm, ordf. revisionen, § 2"], &[]);
        check(&["Ordföranden och Kim Holm"], &[]);
    }

    #[test]
    fn a_line_of_names_has_nothing_else() {
        assert_eq!(only_names("Kim Holm (M)\tBo Ek"), ["Kim Holm", "Bo Ek"]);
        assert!(only_names("Kim Holm informerar").is_empty());
    }

    #[test]
    fn offices_are_named_where_approvers_are_elected() {
        let claims = |sentence: &str| -> Vec<(OfficerRole, String)> {
            approving(sentence, Tolerance::Exact).into_iter().map(|claim| (claim.role, claim.name)).collect()
        };
        let (chair, vice) = (OfficerRole::Chair, OfficerRole::ViceChair);
        assert_eq!(
            claims(
                "Vice ordföranden Bo Ek (MP) utses att tillsammans med ordföranden Kim Holm (L) justera protokollet."
            ),
            [(vice, "Bo Ek".to_owned()), (chair, "Kim Holm".to_owned())]
        );
        assert_eq!(
            claims("Att jämte ordföranden Kim Holm justera protokollet utses Bo Ek."),
            [(chair, "Kim Holm".to_owned())]
        );
        assert_eq!(claims("Ordföranden i kulturnämnden Bo Ek utses att justera protokollet."), []);
        assert_eq!(claims("Ordföranden Kim Holm lovar att justera protokollet."), []);
    }
}
