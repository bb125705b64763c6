//! Adds to a matter the items of other matters that its texts cite. For example, the matter of a report also shows the
//! decision that asked for the report. That decision still belongs to its own matter, too.

use super::{Item, MatterLink, MatterLinkReason, Step, step};
use crate::analysis::fold;
use crate::people::{Document, Place, home};
use crate::protocol::{Citation, Kind, body_names};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// The most cited items that a matter shows; those that its texts cite most often come first. Not measured: a programme
/// cites dozens of earlier programmes.
const MOST: usize = 8;

/// The items that documents may cite, by home, day and number.
pub struct CitedItems<'a> {
    items: &'a [Item<'a>],
    places: BTreeMap<(&'a Place, Date, &'a str), Vec<usize>>,
}

impl<'a> CitedItems<'a> {
    pub fn of(items: &'a [Item<'a>]) -> Self {
        let mut places: BTreeMap<(&Place, Date, &str), Vec<usize>> = BTreeMap::new();
        for (place, item) in items.iter().enumerate() {
            let protocol = item.document.protocol;
            // A notice has the items of a meeting before anything was decided.
            if let (Some(date), Some(number)) = (protocol.date, &item.agenda.number)
                && protocol.kind != Kind::Kallelse
            {
                places.entry((&item.home, date, number)).or_default().push(place);
            }
        }
        Self { items, places }
    }

    /// The places of the items that `document` cites, for the citations that `is_own` accepts.
    pub fn cited_by(
        &self,
        document: Document<'_>,
        is_own: impl Fn(&Citation) -> bool,
    ) -> impl Iterator<Item = (usize, Citation)> {
        let home = home(document.file, document.protocol.region.as_deref());
        let own = document.protocol.citations.iter().filter(move |citation| is_own(citation));
        own.filter_map(move |citation| Some((self.place(&home, citation)?, citation.clone())))
    }

    /// The item that a report is most likely about if nothing else tells: the one that it cites most often, at least
    /// twice. Of several, the one that it cites first.
    pub fn most_cited(&self, report: Document<'_>) -> Option<(usize, MatterLink)> {
        const LEAST: usize = 2;
        let often = self.cited_by(report, |citation| citation.times >= LEAST);
        let (place, citation) = often.max_by_key(|(_, citation)| (citation.times, Reverse(citation.position)))?;
        let evidence = format!("the report cites \"{}\" {} times", written(&citation), citation.times);
        Some((place, MatterLink { why: MatterLinkReason::Cites, confidence: 0.7, evidence }))
    }

    /// The item that `citation` means; `None` if there is none, or if several bodies have one of that day and number.
    fn place(&self, home: &Place, citation: &Citation) -> Option<usize> {
        let places = self.places.get(&(home, citation.date, citation.number.as_str()))?;
        let body = |place: &usize| self.items[*place].document.protocol.governing_body.as_deref();
        let fits = |place: &&usize| match (&citation.governing_body, body(place)) {
            (Some(cited), Some(body)) => is_called(body, cited),
            _ => citation.governing_body.is_none(),
        };
        let fitting: Vec<usize> = places.iter().filter(fits).copied().collect();
        let bodies: BTreeSet<Option<String>> = fitting.iter().map(|place| body(place).map(fold)).collect();
        fitting.first().copied().filter(|_| bodies.len() == 1)
    }
}

/// Whether a body may be cited as `cited`: "Göteborgs kommunfullmäktige" as "KF". The committee of a board is not cited
/// by the name of the board.
fn is_called(body: &str, cited: &str) -> bool {
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let own = words(body);
    body_names(cited).iter().map(|name| words(name)).any(|name| own.windows(name.len()).any(|part| part == name))
}

/// The cited items as steps of a matter, from the places of the items and how they are cited.
pub fn steps(items: &[Item<'_>], cited: Vec<(usize, Citation)>) -> Vec<Step> {
    let mut found: BTreeMap<usize, Citation> = BTreeMap::new();
    for (place, citation) in cited {
        let times = citation.times;
        found.entry(place).and_modify(|known| known.times += times).or_insert(citation);
    }
    let mut found: Vec<(usize, Citation)> = found.into_iter().collect();
    found.sort_by_key(|(place, citation)| (Reverse(citation.times), *place));
    found.truncate(MOST);
    let steps = found.into_iter().map(|(place, citation)| {
        let evidence = format!("cited as \"{}\"", written(&citation));
        let link = MatterLink { why: MatterLinkReason::Cited, confidence: 0.95, evidence };
        // Its decisions may be about other matters, too.
        Step { decisions: Vec::new(), link, ..step(items[place].document, &items[place].path) }
    });
    steps.collect()
}

/// "KF 2021-11-15 § 26"
fn written(Citation { governing_body, date, number, .. }: &Citation) -> String {
    let body = governing_body.as_ref().map(|body| format!("{body} ")).unwrap_or_default();
    format!("{body}{date} § {number}")
}

#[cfg(test)]
mod tests {
    use super::is_called;
    use crate::matters::{MatterLinkReason, PhraseOccurrence, follow};
    use crate::people::Document;
    use crate::protocol::{AgendaItem, Citation, Kind, Protocol};

    #[test]
    fn bodies_are_cited_by_their_names_and_letters() {
        assert!(is_called("Kommunfullmäktige", "kommunfullmäktige"));
        assert!(is_called("Göteborgs kommunfullmäktige", "KF"));
        assert!(is_called("Äldre samt vård- och omsorgsnämnden", "omsorgsnämnden"));
        assert!(!is_called("Kommunstyrelsens arbetsutskott", "kommunstyrelsen"));
        assert!(!is_called("Socialnämnden Hisingen", "socialnämnden Centrum"));
    }

    fn minutes(body: &str, day: &str, number: &str, title: &str) -> Protocol {
        let item = AgendaItem { number: Some(number.to_owned()), title: title.to_owned(), ..AgendaItem::default() };
        Protocol {
            kind: Kind::Protokoll,
            governing_body: Some(body.to_owned()),
            region: Some("Växjö".to_owned()),
            date: day.parse().ok(),
            agenda: vec![item],
            ..Protocol::default()
        }
    }

    #[test]
    fn a_matter_shows_the_decision_that_its_report_cites() {
        let title = "Redovisning av uppdrag om lekplatser i Ekparken";
        let citation: Citation = serde_json::from_value(serde_json::json!({
            "governing_body": "kommunfullmäktige", "date": "2023-01-26", "number": "35",
            "item": [], "page": 1, "line": 7, "times": 2
        }))
        .expect("a citation");
        let report = Protocol {
            kind: Kind::Handling,
            region: Some("Växjö".to_owned()),
            title: Some(title.to_owned()),
            date: "2024-01-10".parse().ok(),
            citations: vec![citation],
            ..Protocol::default()
        };
        let about_it = Protocol { title: Some("Granskning av en entreprenad".to_owned()), ..report.clone() };
        let protocols = [
            minutes("Kommunfullmäktige", "2023-01-26", "35", "Budget 2023"),
            minutes("Miljönämnden", "2023-01-26", "35", "Tillsyn av badplatser"),
            minutes("Kommunfullmäktige", "2024-02-01", "12", title),
            report,
            about_it,
        ];
        let names: Vec<String> = (0..protocols.len()).map(|place| format!("/archive/{place}.txt")).collect();
        let documents: Vec<Document<'_>> = names
            .iter()
            .zip(&protocols)
            .map(|(name, protocol)| Document { source: name, file: name, protocol })
            .collect();
        let mut said = |_: &str| Ok::<Vec<PhraseOccurrence>, ()>(Vec::new());
        let matters = follow(&documents, &mut said).expect("followed");
        let steps = |place: usize| -> Vec<(&str, MatterLinkReason)> {
            matters[place].steps.iter().map(|step| (step.source.as_str(), step.link.why)).collect()
        };
        assert_eq!(matters.len(), 2);
        // A report that fits no item belongs to the matter of the item that it cites.
        assert_eq!(steps(0), [(&*names[0], MatterLinkReason::First), (&*names[4], MatterLinkReason::Cites)]);
        let report = MatterLinkReason::SameTitle;
        assert_eq!(
            steps(1),
            [(&*names[0], MatterLinkReason::Cited), (&*names[3], report), (&*names[2], MatterLinkReason::First)]
        );
        assert_eq!(matters[1].title, title);
        assert_eq!(matters[1].steps[0].link.evidence, "cited as \"kommunfullmäktige 2023-01-26 § 35\"");
    }
}
