//! Collects the texts by which a passage is found in addition to its own: titles, and the data of its meeting.

use crate::analysis::{Condition, analyse};
use crate::passage::Passage;
use crate::protocol::{AgendaItem, MONTHS, Protocol};
use std::ops::RangeInclusive;

/// The texts around a passage.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ContextTexts {
    /// The item's title; a document without an agenda counts as one item.
    pub title: Heading,
    /// The titles of the items above it, or the headings of its chapter.
    pub context: Heading,
    /// Words that say that the passage is a decision; empty if it is not.
    pub outcome: &'static str,
    /// Who met, their region, when, and who presented.
    pub meeting: String,
}

/// A title with the number before it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The term of the number, as [`section_term`] gives it; `None` if there is none.
    pub number: Option<String>,
    pub text: String,
}

/// The exact term of "§ 4", by which the item with the number 4 is found, however the number is printed. The bare
/// figure is not a term, because it would match in every document.
///
/// `None` if `number` is not the number of a section: if it is not only figures ("10.1"), or if its item is below
/// another item and the number is printed without the sign §. Lists within an item begin with 1 again.
#[must_use]
pub fn section_term(number: Option<&str>, sign: Option<char>, is_top: bool) -> Option<String> {
    let number = number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    let tokens = analyse(&format!("§ {number}"), Condition::Clean);
    match tokens.as_slice() {
        [token] if is_top || sign == Some('§') => Some(token.word.exact.clone()),
        _ => None,
    }
}

/// The words by which decisions are found in a query such as "beslut om avtal".
const DECIDED: &str = "beslut beslutade beslutar";

/// The seasons and their months, as in "våren 2024". The halves of a year are those of school terms and budgets, as in
/// [`Period::read`](crate::search::Period::read).
const SEASONS: &[(&str, RangeInclusive<i8>)] = &[("våren", 1..=6), ("sommaren", 6..=8), ("hösten", 7..=12)];

impl ContextTexts {
    pub fn of(protocol: &Protocol, passage: &Passage) -> Self {
        let line = protocol.ancestors_and_self(&passage.item);
        let (title, mut context) = titles(protocol, &line);
        if !passage.headings.is_empty() {
            context = Heading { number: None, text: passage.headings.join("\n") };
        }
        let outcome = if passage.is_decision { DECIDED } else { "" };
        Self { title, context, outcome, meeting: meeting(protocol, &line) }
    }
}

fn titles(protocol: &Protocol, line: &[&AgendaItem]) -> (Heading, Heading) {
    let document = Heading { number: None, text: protocol.title.clone().unwrap_or_default() };
    if protocol.agenda.is_empty() {
        return (document, Heading::default());
    }
    let numbered = |item: &AgendaItem, is_top: bool| section_term(item.number.as_deref(), item.sign, is_top);
    match line.split_last() {
        Some((item, above)) => {
            let titles: Vec<&str> = above.iter().map(|item| item.title.as_str()).collect();
            let number = above.first().and_then(|top| numbered(top, true));
            let title = Heading { number: numbered(item, above.is_empty()), text: item.title.clone() };
            (title, Heading { number, text: titles.join("\n") })
        }
        None => (Heading::default(), document),
    }
}

/// One per line: "Läns gemensam ledning i samverkan", "Kalmar län", "2022-11-25 november 2022 hösten", "Kristina
/// Dahlberg".
fn meeting(protocol: &Protocol, line: &[&AgendaItem]) -> String {
    let names = protocol.governing_body.iter().chain(&protocol.region).cloned();
    let mut lines: Vec<String> = names.collect();
    if let Some(date) = protocol.date {
        let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1)).unwrap_or(&"");
        let seasons = SEASONS.iter().filter(|(_, months)| months.contains(&date.month())).map(|(season, _)| *season);
        lines.push(format!("{date} {month} {} {}", date.year(), seasons.collect::<Vec<_>>().join(" ")));
    }
    lines.extend(line.iter().flat_map(|item| &item.presenters).map(|presenter| presenter.name.clone()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{ContextTexts, Heading, section_term};
    use crate::passage::Passage;
    use crate::protocol::{AgendaItem, Protocol};

    fn protocol(agenda: Vec<AgendaItem>) -> Protocol {
        Protocol {
            title: Some("Protokoll".to_owned()),
            governing_body: Some("Omsorgsnämnden".to_owned()),
            date: "2024-04-12".parse().ok(),
            agenda,
            ..Protocol::default()
        }
    }

    #[track_caller]
    fn check(protocol: &Protocol, item: &[usize], expected: [&str; 3]) {
        let passage = Passage { item: item.to_vec(), is_decision: true, ..Passage::default() };
        let ContextTexts { title, context, outcome, meeting } = ContextTexts::of(protocol, &passage);
        assert_eq!([title.text.as_str(), context.text.as_str(), meeting.lines().nth(1).unwrap_or("")], expected);
        assert!(meeting.starts_with("Omsorgsnämnden\n"), "{meeting}");
        assert_eq!(outcome, super::DECIDED);
    }

    #[test]
    fn a_passage_stands_under_its_item_and_those_above() {
        let child = AgendaItem { title: "Byte".to_owned(), ..AgendaItem::default() };
        let item = AgendaItem { title: "Övrigt".to_owned(), children: vec![child], ..AgendaItem::default() };
        let protocol = protocol(vec![item]);
        check(&protocol, &[0, 0], ["Byte", "Övrigt", "2024-04-12 april 2024 våren"]);
        check(&protocol, &[], ["", "Protokoll", "2024-04-12 april 2024 våren"]);
    }

    #[test]
    fn a_document_without_an_agenda_is_its_own_item() {
        check(&protocol(Vec::new()), &[], ["Protokoll", "", "2024-04-12 april 2024 våren"]);
    }

    #[test]
    fn an_item_has_its_number_as_a_section() {
        let numbered = |number: &str| AgendaItem { number: Some(number.to_owned()), ..AgendaItem::default() };
        let item = AgendaItem { children: vec![numbered("1")], ..numbered("4") };
        let protocol = protocol(vec![item]);
        let of = |item: &[usize]| ContextTexts::of(&protocol, &Passage { item: item.to_vec(), ..Passage::default() });
        let heading = |number: &str| Heading { number: Some(number.to_owned()), text: String::new() };
        assert_eq!(of(&[0]).title, heading("§4"));
        assert_eq!((of(&[0, 0]).title, of(&[0, 0]).context), (Heading::default(), heading("§4")));
        let term = |number, sign, is_top| section_term(Some(number), sign, is_top);
        assert_eq!(term("12", Some('§'), false).as_deref(), Some("§12"));
        for (number, sign, is_top) in
            [("1", None, false), ("10.1", None, true), ("4a", Some('§'), true), ("", None, true)]
        {
            assert_eq!(term(number, sign, is_top), None, "{number}");
        }
    }
}
