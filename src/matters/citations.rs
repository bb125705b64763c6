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

/// What the documents cite, as far as it is among their items.
pub struct CitedItems<'a> {
    /// By document and item: the places of the cited items, and how they are cited.
    found: BTreeMap<&'a str, BTreeMap<&'a [usize], Vec<CitedItem<'a>>>>,
}

/// An item that is cited, by its place among all items, and how it is cited.
#[derive(Clone, Copy)]
pub struct CitedItem<'a> {
    pub place: usize,
    citation: &'a Citation,
    /// The body as which it is cited; `None` if the text names none.
    body: Option<&'a str>,
}

impl<'a> CitedItems<'a> {
    pub fn of(documents: &[Document<'a>], items: &[Item<'_>]) -> Self {
        let citable = CitableItems::of(items);
        let mut found: BTreeMap<&str, BTreeMap<&[usize], Vec<CitedItem<'_>>>> = BTreeMap::new();
        for document in documents.iter().filter(|document| !document.protocol.citations.is_empty()) {
            let home = home(document.file, document.protocol.region.as_deref());
            for citation in &document.protocol.citations {
                if let Some((place, body)) = citable.cited(&home, citation) {
                    let own = found.entry(document.source).or_default().entry(citation.item.as_slice()).or_default();
                    own.push(CitedItem { place, citation, body });
                }
            }
        }
        Self { found }
    }

    /// What the item at `path` of `document` cites.
    pub fn cited_by_item(&self, document: Document<'_>, path: &[usize]) -> impl Iterator<Item = CitedItem<'a>> {
        self.found.get(document.source).and_then(|own| own.get(path)).into_iter().flatten().copied()
    }

    /// What `document` cites.
    pub fn cited_by(&self, document: Document<'_>) -> impl Iterator<Item = CitedItem<'a>> {
        self.found.get(document.source).into_iter().flat_map(BTreeMap::values).flatten().copied()
    }

    /// The item that a report is most likely about if nothing else tells: the one that it cites most often, at least
    /// twice. Of several, the one that it cites first.
    pub fn most_cited(&self, report: Document<'_>) -> Option<(usize, MatterLink)> {
        const LEAST: usize = 2;
        let often = self.cited_by(report).filter(|cited| cited.citation.times >= LEAST);
        let most = often.max_by_key(|cited| (cited.citation.times, Reverse(cited.citation.position)))?;
        let evidence = format!("the report cites \"{}\" {} times", most.written(), most.citation.times);
        Some((most.place, MatterLink { why: MatterLinkReason::Cites, confidence: 0.7, evidence }))
    }
}

impl CitedItem<'_> {
    /// "KF 2021-11-15 § 26"
    fn written(&self) -> String {
        let Citation { date, number, .. } = self.citation;
        let body = self.body.map(|body| format!("{body} ")).unwrap_or_default();
        format!("{body}{date} § {number}")
    }

    /// How sure it is that this item is meant. Not measured: without a body, that of another body may be meant, which is
    /// not in the index.
    fn confidence(&self) -> f32 {
        if self.body.is_some() { 0.95 } else { 0.7 }
    }
}

/// The items that documents may cite, by home, day and number.
struct CitableItems<'a> {
    items: &'a [Item<'a>],
    places: BTreeMap<(&'a Place, Date, &'a str), Vec<usize>>,
}

impl<'a> CitableItems<'a> {
    fn of(items: &'a [Item<'a>]) -> Self {
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

    /// The item that `citation` means, and the body as which it is cited: the nearest of the named bodies that has an
    /// item of that day and number. `None` if there is none, or if two bodies may be meant.
    fn cited<'c>(&self, home: &Place, citation: &'c Citation) -> Option<(usize, Option<&'c str>)> {
        let places = self.places.get(&(home, citation.date, citation.number.as_str()))?;
        let body = |place: &usize| self.items[*place].document.protocol.governing_body.as_deref();
        let only = |fitting: Vec<usize>| {
            let bodies: BTreeSet<Option<String>> = fitting.iter().map(|place| body(place).map(fold)).collect();
            fitting.first().copied().filter(|_| bodies.len() == 1)
        };
        if citation.governing_bodies.is_empty() {
            return Some((only(places.clone())?, None));
        }
        citation.governing_bodies.iter().find_map(|cited| {
            let fits = |place: &&usize| body(place).is_some_and(|body| is_called(body, cited));
            Some((only(places.iter().filter(fits).copied().collect())?, Some(cited.as_str())))
        })
    }
}

/// Whether a body may be cited as `cited`: "Göteborgs kommunfullmäktige" as "KF". The committee of a board is not cited
/// by the name of the board, and "Arbetsmarknads- och utbildningsnämnden" not as "utbildningsnämnden".
fn is_called(body: &str, cited: &str) -> bool {
    let words = |text: &str| fold(text).split_whitespace().map(str::to_owned).collect::<Vec<String>>();
    let own = words(body);
    body_names(cited).iter().map(|name| words(name)).any(|name| {
        let fits = |at: &usize| own[*at..].starts_with(&name) && (*at == 0 || own[at - 1] != "och");
        (0..own.len()).any(|at| fits(&at))
    })
}

/// The cited items as steps of a matter.
pub fn steps<'a>(items: &[Item<'_>], cited: impl Iterator<Item = CitedItem<'a>>) -> Vec<Step> {
    let mut found: BTreeMap<usize, (usize, CitedItem<'_>)> = BTreeMap::new();
    for cited in cited {
        found.entry(cited.place).or_insert((0, cited)).0 += cited.citation.times;
    }
    let mut found: Vec<(usize, CitedItem<'_>)> = found.into_values().collect();
    found.sort_by_key(|(times, cited)| (Reverse(*times), cited.place));
    found.truncate(MOST);
    let steps = found.into_iter().map(|(_, cited)| {
        let evidence = format!("cited as \"{}\"", cited.written());
        let link = MatterLink { why: MatterLinkReason::Cited, confidence: cited.confidence(), evidence };
        let item = &items[cited.place];
        // Its decisions may be about other matters, too.
        Step { decisions: Vec::new(), link, ..step(item.document, &item.path) }
    });
    steps.collect()
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
        assert!(is_called("Äldre samt vård- och omsorgsnämnden", "vård- och omsorgsnämnden"));
        assert!(!is_called("Arbetsmarknads- och utbildningsnämnden", "utbildningsnämnden"));
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
            "governing_bodies": ["miljöförvaltningen", "kommunfullmäktige"], "date": "2023-01-26", "number": "35",
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

    #[test]
    fn a_matter_whose_item_cites_the_item_that_mentions_it_is_kept() {
        let citation: Citation = serde_json::from_value(serde_json::json!({
            "governing_bodies": ["Kommunstyrelsen"], "date": "2024-02-01", "number": "5",
            "item": [0], "page": 1, "line": 7, "times": 1
        }))
        .expect("a citation");
        let citing = Protocol {
            citations: vec![citation],
            ..minutes("Kommunfullmäktige", "2024-03-01", "12", "Utegym i Ekparken")
        };
        let protocols = [minutes("Kommunstyrelsen", "2024-02-01", "5", "Ekonomisk rapport"), citing];
        let documents: Vec<Document<'_>> = ["/archive/0.txt", "/archive/1.txt"]
            .iter()
            .zip(&protocols)
            .map(|(name, protocol)| Document { source: name, file: name, protocol })
            .collect();
        let mention = PhraseOccurrence { source: "/archive/0.txt".to_owned(), item: vec![0], page: 1, line: 9 };
        let mut said = |_: &str| Ok::<Vec<PhraseOccurrence>, ()>(vec![mention.clone()]);
        let matters = follow(&documents, &mut said).expect("followed");
        let reasons: Vec<MatterLinkReason> = matters[0].steps.iter().map(|step| step.link.why).collect();
        assert_eq!(reasons, [MatterLinkReason::Mention, MatterLinkReason::First]);
    }
}
