//! Collects the texts by which a passage is found in addition to its own: titles, and the data of its meeting.

use crate::passage::Passage;
use crate::protocol::{AgendaItem, MONTHS, Protocol};

/// The texts around a passage.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct ContextTexts {
    /// The item's title; a document without an agenda counts as one item.
    pub title: String,
    /// The titles of the items above it, or the headings of its chapter.
    pub context: String,
    /// Words that say that the passage is a decision; empty if it is not.
    pub outcome: &'static str,
    /// Who met, their region, when, and who presented.
    pub meeting: String,
}

/// The words by which decisions are found in a query such as "beslut om avtal".
const DECIDED: &str = "beslut beslutade beslutar";

impl ContextTexts {
    pub fn of(protocol: &Protocol, passage: &Passage) -> Self {
        let line = protocol.line_of_descent(&passage.item);
        let (title, mut context) = titles(protocol, &line);
        if !passage.headings.is_empty() {
            context = passage.headings.join("\n");
        }
        let outcome = if passage.is_decision { DECIDED } else { "" };
        Self { title, context, outcome, meeting: meeting(protocol, &line) }
    }
}

fn titles(protocol: &Protocol, line: &[&AgendaItem]) -> (String, String) {
    let document = protocol.title.clone().unwrap_or_default();
    if protocol.agenda.is_empty() {
        return (document, String::new());
    }
    match line.split_last() {
        Some((item, above)) => {
            let above: Vec<&str> = above.iter().map(|item| item.title.as_str()).collect();
            (item.title.clone(), above.join("\n"))
        }
        None => (String::new(), document),
    }
}

/// One per line: "Läns gemensam ledning i samverkan", "Kalmar län", "2022-11-25 november 2022", "Kristina Dahlberg".
fn meeting(protocol: &Protocol, line: &[&AgendaItem]) -> String {
    let names = protocol.governing_body.iter().chain(&protocol.region).cloned();
    let mut lines: Vec<String> = names.collect();
    if let Some(date) = protocol.date {
        let month = usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1)).unwrap_or(&"");
        lines.push(format!("{date} {month} {}", date.year()));
    }
    lines.extend(line.iter().flat_map(|item| &item.presenters).map(|presenter| presenter.name.clone()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::ContextTexts;
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
        assert_eq!([title.as_str(), context.as_str(), meeting.lines().nth(1).unwrap_or("")], expected);
        assert!(meeting.starts_with("Omsorgsnämnden\n"), "{meeting}");
        assert_eq!(outcome, super::DECIDED);
    }

    #[test]
    fn a_passage_stands_under_its_item_and_those_above() {
        let child = AgendaItem { title: "Byte".to_owned(), ..AgendaItem::default() };
        let item = AgendaItem { title: "Övrigt".to_owned(), children: vec![child], ..AgendaItem::default() };
        let protocol = protocol(vec![item]);
        check(&protocol, &[0, 0], ["Byte", "Övrigt", "2024-04-12 april 2024"]);
        check(&protocol, &[], ["", "Protokoll", "2024-04-12 april 2024"]);
    }

    #[test]
    fn a_document_without_an_agenda_is_its_own_item() {
        check(&protocol(Vec::new()), &[], ["Protokoll", "", "2024-04-12 april 2024"]);
    }
}
