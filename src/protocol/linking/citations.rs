//! Finds the items of other meetings that a text cites by body, day and number: "kommunfullmäktiges uppdrag 2023-01-26 §
//! 35", "(KS den 6 mars 2013, § 153)".

use crate::analysis::fold;
use crate::protocol::linking::running_text::texts;
use crate::protocol::pattern::Pattern;
use crate::protocol::phrases::called::{ends_as_body, is_body_letters};
use crate::protocol::phrases::{dates, names};
use crate::protocol::record::{Citation, Protocol};
use crate::protocol::swedish::GENERAL_BODIES;
use crate::protocol::words::Tolerance;
use jiff::civil::Date;
use regex::Captures;
use std::sync::LazyLock;

static CITED: LazyLock<Pattern> = LazyLock::new(|| {
    Pattern::new(
        r"\b(?:((?:19|20)\d{2})-(\d{2})-(\d{2})|(\d{1,2})\s+(\p{L}+)\s+((?:19|20)\d{2})),?\s*\(?§\s?(\d{1,4})\b",
    )
});

/// The items of other meetings that the sections of `protocol` cite, in order. What one item of the document cites more
/// than once is listed once.
pub(in crate::protocol) fn read(protocol: &Protocol, tolerance: Tolerance) -> Vec<Citation> {
    let mut found: Vec<Citation> = Vec::new();
    for text in texts(protocol).filter(|text| text.whole.contains('§')) {
        for captures in CITED.captures_iter(&text.whole) {
            let start = captures.get_match().start();
            let Some(date) = day(&captures, tolerance).filter(|date| protocol.date != Some(*date)) else { continue };
            let citation = Citation {
                governing_body: body_before(&text.whole[..start]),
                date,
                number: captures[7].to_owned(),
                item: text.item.to_vec(),
                position: text.position(start),
                times: 1,
            };
            let is_same = |known: &Citation| {
                (known.date, &known.number, &known.item) == (citation.date, &citation.number, &citation.item)
            };
            match found.iter_mut().find(|known| is_same(known)) {
                Some(known) => {
                    known.governing_body = known.governing_body.take().or(citation.governing_body);
                    known.times += 1;
                }
                None => found.push(citation),
            }
        }
    }
    found
}

fn day(captures: &Captures<'_>, tolerance: Tolerance) -> Option<Date> {
    let number = |group: usize| captures.get(group).and_then(|figures| figures.as_str().parse::<i16>().ok());
    let small = |group: usize| number(group).and_then(|number| i8::try_from(number).ok());
    match captures.get(5) {
        Some(word) => Date::new(number(6)?, dates::month(word.as_str(), tolerance)?, small(4)?).ok(),
        None => Date::new(number(1)?, small(2)?, small(3)?).ok(),
    }
}

/// The body whose item it is: the last that `lead` names near its end, as printed without its genitive. `None` if there
/// is none, or if any body may be called so ("nämnden").
fn body_before(lead: &str) -> Option<String> {
    const NEAR: usize = 100;
    let near = &lead[lead.ceil_char_boundary(lead.len().saturating_sub(NEAR))..];
    let tokens = names::tokens(near);
    let at = tokens.iter().rposition(|token| names_body(bare(token.word)) || names_body(token.word))?;
    let word = if names_body(bare(tokens[at].word)) { bare(tokens[at].word) } else { tokens[at].word };
    // "socialnämnden Centrum"
    let is_name = |token: &&names::Token<'_>| token.word.starts_with(char::is_uppercase);
    let area: Vec<&str> = tokens[at + 1..].iter().take_while(is_name).map(|token| token.word).collect();
    let is_whole = word.len() == tokens[at].word.len() && tokens[at].after.is_empty();
    let name = if is_whole && !area.is_empty() { format!("{word} {}", area.join(" ")) } else { word.to_owned() };
    (!GENERAL_BODIES.contains(&fold(&name).as_str())).then_some(name)
}

/// Whether the word names a body: "kommunfullmäktige", "Socialnämnd", "KF".
fn names_body(word: &str) -> bool {
    let is_letters = || word.chars().all(char::is_uppercase) && is_body_letters(word);
    ends_as_body(word) || fold(word).ends_with("namnd") || is_letters()
}

fn bare(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::extract::Position;
    use crate::protocol::record::{Paragraph, ParagraphKind, Place, Protocol, ReadLine, Section};
    use crate::protocol::words::Tolerance;

    /// Checks what a text cites: the body, the day and the number.
    #[track_caller]
    fn check(text: &str, expected: &[(Option<&str>, &str, &str)]) {
        let position = Position { page: 1, line: 1 };
        let line = ReadLine { position, bytes: 0..text.len(), text: text.to_owned() };
        let paragraph = Paragraph { lines: vec![line], is_decision: false, kind: ParagraphKind::Text };
        let section = Section { place: Place::Item(vec![0]), paragraphs: vec![paragraph] };
        let date = "2024-05-23".parse().ok();
        let protocol = Protocol { date, sections: vec![section], ..Protocol::default() };
        let found = read(&protocol, Tolerance::Exact);
        let found: Vec<(Option<&str>, String, &str)> = found
            .iter()
            .map(|found| (found.governing_body.as_deref(), found.date.to_string(), found.number.as_str()))
            .collect();
        let expected: Vec<(Option<&str>, String, &str)> =
            expected.iter().map(|(body, day, number)| (*body, (*day).to_owned(), *number)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn items_are_cited_by_body_day_and_number() {
        check(
            "Kommunfullmäktiges uppdrag 2023-01-26 § 35 och 2023-02-23, § 26, till nämnden",
            &[(Some("Kommunfullmäktige"), "2023-01-26", "35"), (Some("Kommunfullmäktige"), "2023-02-23", "26")],
        );
        check("beslutet (KF 2021-11-15 §26 punkt 2)", &[(Some("KF"), "2021-11-15", "26")]);
        check(
            "ett beslut i kommunstyrelsen den 6 mars 2013 (§ 153)",
            &[(Some("kommunstyrelsen"), "2013-03-06", "153")],
        );
        check("Socialnämnd Centrum godkände 2023-09-26 § 208", &[(Some("Socialnämnd Centrum"), "2023-09-26", "208")]);
        check("socialnämnden Centrum 2024-05-28 § 153", &[(Some("socialnämnden Centrum"), "2024-05-28", "153")]);
        check("Nämnden fastslog 2025-11-21 § 238 en taxa", &[(None, "2025-11-21", "238")]);
    }

    #[test]
    fn other_numbers_and_days_are_no_citations() {
        check("Kommunfullmäktige 2024-05-23 § 214", &[]);
        check("enligt 5 kap. 2 § kommunallagen, 2024-01-01", &[]);
        check("3 skolor 2024 § 4", &[]);
    }
}
