//! Follows matters (ärenden) through several meetings. Items belong to one matter if they have the same case number or
//! a similar title. A matter also shows the items that its texts cite and, if an item of it has no case number, the texts
//! under other titles that mention the title or acronym of that item.
//!
//! The module reads records; the caller searches the texts. Items are tied by links, each with its reason, and linked
//! items form a matter: a series of steps in time.

mod citations;
pub mod meeting;
mod reports;
mod title;
mod vocabulary;

use crate::analysis::{first_number, fold, slug};
use crate::people::{Document, Place, home};
use crate::protocol::{AgendaItem, DateBasis, Kind, opens_formally};
use citations::CitedItems;
use jiff::civil::Date;
use reports::LinkedReport;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use title::{Title, TitleSimilarity};
use vocabulary::is_standing;

/// A matter, with the meetings that dealt with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// An id made of the case number, or else the title, and the region, in lower case. It is unique among the matters
    /// in the index: a second one gets "-2" at the end. Matters of a single item, which queries
    /// also give, may share an id.
    pub id: String,
    /// The title at the latest meeting.
    pub title: String,
    /// The case number, as printed; `None` if the matter has none.
    pub reference: Option<String>,
    /// The county or municipality; `None` if it is not known.
    pub region: Option<String>,
    /// The steps, oldest first; those without a date come last.
    pub steps: Vec<Step>,
}

impl Matter {
    /// Takes title, case number and region from the steps, latest first. Items come before reports, which may print
    /// other titles and numbers. The first item is where the matter begins, so that it has no link.
    pub fn summarise(&mut self) {
        let steps = || self.steps.iter().rev().filter(|step| !step.is_mention());
        let named = || steps().filter(|step| step.is_item()).chain(steps());
        let title = named().next().map(|step| step.title.clone()).unwrap_or_default();
        let reference = named().find_map(|step| step.reference.clone());
        let region = named().find_map(|step| step.region.clone());
        (self.title, self.reference, self.region) = (title, reference, region);
        if let Some(first) = self.steps.iter_mut().find(|step| step.is_item()) {
            first.link = MatterLink::default();
        }
    }
}

/// A matter at one meeting, in one document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The page on which the item begins, or for a mention the page with the mention; from 1. For a report, and if the
    /// page is not known, 1.
    pub page: u32,
    /// The line, from 1.
    pub line: u32,
    /// The day of the meeting.
    pub date: Option<Date>,
    /// How the day is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// The county or municipality of the body.
    pub region: Option<String>,
    /// What kind of document it is.
    pub kind: Kind,
    /// The path of the item (positions from the top of the agenda down, from 0); empty if the step is a report or a
    /// text outside the agenda.
    pub item: Vec<usize>,
    /// The number of the item, as printed; `None` if it has none.
    pub number: Option<String>,
    /// The title of the item, or of the document for a text outside its agenda.
    pub title: String,
    /// The case number, as printed; `None` if the item has none.
    pub reference: Option<String>,
    /// The names of the presenters of the item.
    pub presenters: Vec<String>,
    /// The decisions of the item; empty for a mention.
    pub decisions: Vec<String>,
    /// Why the step belongs to the matter.
    pub link: MatterLink,
    /// How to cite the item in a text: "Kommunfullmäktige 2024-10-10 § 386". Filled in by
    /// [`Engine::matters`](crate::Engine::matters); otherwise empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

impl Step {
    /// Whether the step is shown with the matter but is no part of it: a text that only mentions the matter, or an item of
    /// another matter that texts of this one cite.
    #[must_use]
    pub fn is_mention(&self) -> bool {
        self.link.why == MatterLinkReason::Mention || self.is_cited()
    }

    /// Whether it is an item that texts of the matter cite.
    #[must_use]
    pub fn is_cited(&self) -> bool {
        self.link.why == MatterLinkReason::Cited
    }

    /// Whether it is an agenda item about the matter: no report, and no mention.
    #[must_use]
    pub fn is_item(&self) -> bool {
        !self.item.is_empty() && !self.is_mention()
    }
}

/// Why a step is a part of its matter or is shown with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MatterLink {
    /// The kind of reason.
    pub why: MatterLinkReason,
    /// How sure the link is, from 0 to 1. The values are estimates, not measurements.
    pub confidence: f32,
    /// The reason in words.
    pub evidence: String,
}

/// The kinds of reason for a link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatterLinkReason {
    /// There is no link: the step is the first of its matter.
    #[default]
    First,
    /// The case number is the same.
    SameReference,
    /// The title is the same.
    SameTitle,
    /// The titles share the words that distinguish one matter from another.
    AlikeTitle,
    /// A text under another title mentions the matter.
    Mention,
    /// A report cites an item of the matter several times by body, day and number.
    Cites,
    /// The item is of another matter, and texts of this one cite it by body, day and number.
    Cited,
}

/// A place where a text contains a phrase.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct PhraseOccurrence {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// The position of the item, from the top level of the agenda down; empty outside the agenda.
    pub item: Vec<usize>,
    /// The page, from 1.
    pub page: u32,
    /// The line, from 1.
    pub line: u32,
}

/// How many items may contain a phrase for it to count as a mention of a matter. A phrase in more items is a topic. Not
/// measured.
const MOST_MENTIONS: usize = 6;

/// An agenda item, and the properties by which it is compared.
struct Item<'a> {
    document: Document<'a>,
    path: Vec<usize>,
    agenda: &'a AgendaItem,
    home: Place,
    /// The case number in normal form.
    number: Option<String>,
    title: Option<Title>,
}

/// A link from an item to an earlier item.
struct ItemLink {
    to: usize,
    link: MatterLink,
}

/// Follows the matters of `documents` through their meetings.
///
/// Matters that only one meeting dealt with are left out, unless a report was written for them. `said` finds the places
/// where texts contain a phrase, in any inflection.
///
/// # Errors
/// If `said` fails.
pub fn follow<E>(
    documents: &[Document<'_>],
    said: &mut dyn FnMut(&str) -> Result<Vec<PhraseOccurrence>, E>,
) -> Result<Vec<Matter>, E> {
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| (document.protocol.date.is_none(), document.protocol.date, document.source));
    let items = items(&documents);
    let mut ties: Vec<Option<ItemLink>> = Vec::new();
    ties.resize_with(items.len(), || None);
    tie_by_number(&items, &mut ties);
    tie_by_title(&items, &mut ties);
    let mut threads: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut roots: Vec<usize> = Vec::with_capacity(items.len());
    for (place, tie) in ties.iter().enumerate() {
        // Ties lead to earlier items, so that the root is known.
        let root = tie.as_ref().and_then(|tie| roots.get(tie.to)).copied().unwrap_or(place);
        roots.push(root);
        threads.entry(root).or_default().push(place);
    }
    let cited_items = CitedItems::of(&documents, &items);
    let mut reports: BTreeMap<usize, Vec<LinkedReport<'_>>> = BTreeMap::new();
    for report in reports::reports(&documents, &items, &cited_items) {
        reports.entry(roots[report.item]).or_default().push(report);
    }
    let by_source: BTreeMap<&str, Document<'_>> =
        documents.iter().map(|document| (document.source, *document)).collect();
    let mut matters = Vec::new();
    for (root, thread) in threads {
        let reports = reports.remove(&root).unwrap_or_default();
        let of_items = thread.iter().flat_map(|place| {
            let Item { document, path, .. } = &items[*place];
            cited_items.cited_by_item(*document, path)
        });
        let of_reports = reports.iter().flat_map(|report| cited_items.cited_by(report.document));
        let cited = of_items.chain(of_reports).filter(|cited| roots[cited.place] != root);
        let cited = citations::steps(&items, cited);
        let mut steps: Vec<Step> = thread.iter().map(|place| linked(&items[*place], ties[*place].as_ref())).collect();
        let own: BTreeSet<&str> = thread.iter().map(|place| items[*place].document.source).collect();
        let own = own.into_iter().chain(reports.iter().map(|report| report.document.source)).collect();
        steps.extend(mentions(&items, &thread, &own, &by_source, said)?);
        let has_report = !reports.is_empty();
        steps.extend(reports.into_iter().map(|report| Step { link: report.link, ..step(report.document, &[]) }));
        // Notice and minutes belong to one meeting, so that two documents alone do not make a matter.
        let sources: BTreeSet<&str> = steps.iter().map(|step| step.source.as_str()).collect();
        let mut documents = sources.iter().filter_map(|source| by_source.get(source)).copied();
        let first = documents.next();
        let is_of_first = |other| first.is_some_and(|first| meeting::is_one(first, other));
        if has_report || !documents.all(is_of_first) {
            let is_new =
                |cited: &Step| steps.iter().all(|step| (&step.source, &step.item) != (&cited.source, &cited.item));
            let cited: Vec<Step> = cited.into_iter().filter(is_new).collect();
            steps.extend(cited);
            steps.sort_by(|one, other| order(one).cmp(&order(other)));
            matters.push(matter(steps));
        }
    }
    number(&mut matters);
    Ok(matters)
}

fn order(step: &Step) -> (bool, Option<Date>, &str, u32, u32) {
    (step.date.is_none(), step.date, &step.source, step.page, step.line)
}

/// The matter that consists of a single item; `None` if there is no such item.
#[must_use]
pub fn matter_of_one_item(document: Document<'_>, path: &[usize]) -> Option<Matter> {
    document.protocol.item(path)?;
    Some(matter(vec![step(document, path)]))
}

/// The normal form of a case number, which does not depend on how it is written.
#[must_use]
pub fn normal_number(printed: &str) -> Option<String> {
    first_number(printed).map(|word| word.exact.clone())
}

fn items<'a>(documents: &[Document<'a>]) -> Vec<Item<'a>> {
    // An item that is only a heading over others is no matter.
    let is_matter =
        |item: &AgendaItem| item.children.is_empty() || !item.decisions.is_empty() || item.reference.is_some();
    let mut items = Vec::new();
    for document in documents {
        let matters = document.protocol.items_by_path().into_iter().filter(|(_, item)| is_matter(item));
        items.extend(matters.map(|(path, item)| read(*document, path, item)));
    }
    items
}

fn read<'a>(document: Document<'a>, path: Vec<usize>, item: &'a AgendaItem) -> Item<'a> {
    let protocol = document.protocol;
    Item {
        document,
        path,
        agenda: item,
        home: home(document.file, protocol.region.as_deref()),
        number: item.reference.as_deref().and_then(normal_number),
        title: Title::read(&item.title),
    }
}

/// Ties items with the same case number in one county or municipality.
///
/// A number counts only within one governing body if it lacks the letters of its register, or if the documents do not
/// say which county or municipality they are from.
fn tie_by_number(items: &[Item<'_>], ties: &mut [Option<ItemLink>]) {
    let containers = containers(items);
    let mut last: BTreeMap<(&Place, Option<String>, &str), usize> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let Some(number) = item.number.as_ref().filter(|number| !containers.contains(&(&item.home, number.as_str())))
        else {
            continue;
        };
        let is_own = !number.starts_with(char::is_alphabetic) || matches!(item.home, Place::Folder(_));
        let body = item.document.protocol.governing_body.as_deref().filter(|_| is_own).map(fold);
        if let Some(to) = last.insert((&item.home, body, number), place) {
            ties[place] = Some(ItemLink { to, link: number_link(item) });
        }
    }
}

/// Case numbers that collect a year's documents of one sort ("Anmälan av jäv", "Delegationsbeslut") and so are not
/// numbers of one matter. Every heading with such a number recurs at every meeting.
fn containers<'a>(items: &'a [Item<'_>]) -> BTreeSet<(&'a Place, &'a str)> {
    let mut standing: BTreeMap<(&Place, &str), bool> = BTreeMap::new();
    for item in items {
        if let Some(number) = &item.number {
            let comes_back = is_standing(&fold(&item.agenda.title)) || opens_formally(&item.agenda.title);
            *standing.entry((&item.home, number)).or_insert(true) &= comes_back;
        }
    }
    standing.into_iter().filter(|(_, comes_back)| *comes_back).map(|(key, _)| key).collect()
}

/// A word in more titles than this is not used to find similar titles; the other words of the title are. Not measured.
const COMMON: usize = 200;

/// Ties each item that is still untied to the earlier item with the most similar title; of several, to the latest. Two
/// items that both have case numbers are not tied by title.
fn tie_by_title(items: &[Item<'_>], ties: &mut [Option<ItemLink>]) {
    let mut having: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let Some(title) = &item.title else { continue };
        if ties[place].is_none() {
            let mut earlier: Vec<usize> = Vec::new();
            for word in &title.distinctive {
                let known = having.get(&(&item.home, word.as_str())).map_or(&[][..], Vec::as_slice);
                if known.len() <= COMMON {
                    earlier.extend(known);
                }
            }
            earlier.sort_unstable();
            earlier.dedup();
            let alike = earlier.into_iter().filter_map(|to| {
                let other = &items[to];
                let numbers = item.number.is_some() && other.number.is_some();
                if numbers || other.document.source == item.document.source {
                    return None;
                }
                Some((title.similarity(other.title.as_ref()?)?, to))
            });
            ties[place] =
                alike.max().map(|(likeness, to)| ItemLink { to, link: alike_link(likeness, &items[to].agenda.title) });
        }
        for word in &title.distinctive {
            having.entry((&item.home, word)).or_default().push(place);
        }
    }
}

/// The link of what has the case number of `item`.
fn number_link(item: &Item<'_>) -> MatterLink {
    let number = item.agenda.reference.as_deref().unwrap_or_default();
    let evidence = format!("the same case number, {number}");
    MatterLink { why: MatterLinkReason::SameReference, confidence: 1.0, evidence }
}

fn alike_link(likeness: TitleSimilarity, title: &str) -> MatterLink {
    let (why, confidence, what) = match likeness {
        TitleSimilarity::Same => (MatterLinkReason::SameTitle, 0.9, "the same title as"),
        TitleSimilarity::Overlaps => (MatterLinkReason::AlikeTitle, 0.8, "a title that shares most words with"),
        TitleSimilarity::Contains => (MatterLinkReason::AlikeTitle, 0.75, "a title with the distinctive words of"),
    };
    MatterLink { why, confidence, evidence: format!("{what} \"{title}\"") }
}

fn linked(item: &Item<'_>, tie: Option<&ItemLink>) -> Step {
    let link = tie.map(|tie| tie.link.clone()).unwrap_or_default();
    Step { link, ..step(item.document, &item.path) }
}

/// An item of a document, or its text outside the agenda, as a step without a link.
fn step(Document { source, protocol, .. }: Document<'_>, path: &[usize]) -> Step {
    let item = protocol.item(path);
    let start = item.and_then(|item| item.span).map(|span| span.start);
    let title = item.map(|item| &item.title).or(protocol.title.as_ref());
    let presenters = item.iter().flat_map(|item| &item.presenters).map(|presenter| presenter.name.clone());
    let decisions = item.iter().flat_map(|item| &item.decisions).map(|decision| decision.text.clone());
    Step {
        source: source.to_owned(),
        page: start.map_or(1, |start| start.page),
        line: start.map_or(1, |start| start.line),
        date: protocol.date,
        date_basis: protocol.date_basis,
        governing_body: protocol.governing_body.clone(),
        region: protocol.region.clone(),
        kind: protocol.kind,
        item: path.to_vec(),
        number: item.and_then(|item| item.number.clone()),
        title: title.cloned().unwrap_or_default(),
        reference: item.and_then(|item| item.reference.clone()),
        presenters: presenters.collect(),
        decisions: decisions.collect(),
        link: MatterLink::default(),
        cite: String::new(),
    }
}

/// Finds other meetings of the same region that speak of a matter under other titles. The documents in `own` have their
/// own steps.
fn mentions<E>(
    items: &[Item<'_>],
    thread: &[usize],
    own: &BTreeSet<&str>,
    by_source: &BTreeMap<&str, Document<'_>>,
    said: &mut dyn FnMut(&str) -> Result<Vec<PhraseOccurrence>, E>,
) -> Result<Vec<Step>, E> {
    let mut found: BTreeMap<String, (PhraseOccurrence, String)> = BTreeMap::new();
    // For an item with a case number, the number finds everything that belongs to it.
    let unnumbered = thread.iter().map(|place| &items[*place]).filter(|item| item.number.is_none());
    let mut phrases: BTreeSet<&String> = BTreeSet::new();
    let mut home = None;
    for item in unnumbered {
        home = Some(&item.home);
        phrases.extend(item.title.iter().flat_map(|title| title.phrase.iter().chain(&title.acronym)));
    }
    let Some(home) = home else { return Ok(Vec::new()) };
    for phrase in phrases {
        let mut spoken = said(phrase)?;
        spoken.retain(|said| {
            by_source.get(said.source.as_str()).is_some_and(|document| {
                let protocol = document.protocol;
                *home == self::home(document.file, protocol.region.as_deref())
            })
        });
        let places: BTreeSet<(&str, &[usize])> =
            spoken.iter().map(|said| (said.source.as_str(), said.item.as_slice())).collect();
        if places.len() > MOST_MENTIONS {
            continue;
        }
        for said in spoken {
            if !own.contains(said.source.as_str()) {
                found.entry(said.source.clone()).or_insert((said, phrase.clone()));
            }
        }
    }
    let mut steps = Vec::new();
    for (PhraseOccurrence { source, item, page, line }, phrase) in found.into_values() {
        let Some(document) = by_source.get(source.as_str()) else { continue };
        let link = MatterLink {
            why: MatterLinkReason::Mention,
            confidence: 0.6,
            evidence: format!("the text mentions \"{phrase}\""),
        };
        // The decision at that place is about another matter.
        steps.push(Step { page, line, decisions: Vec::new(), link, ..step(*document, &item) });
    }
    Ok(steps)
}

fn matter(steps: Vec<Step>) -> Matter {
    let mut matter = Matter { steps, ..Matter::default() };
    matter.summarise();
    let about = matter.reference.as_ref().unwrap_or(&matter.title);
    matter.id = slug(&format!("{about} {}", matter.region.as_deref().unwrap_or("")));
    matter
}

/// Makes ids unique by appending a count to those that occur again.
fn number(matters: &mut [Matter]) {
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for matter in matters {
        let count = taken.entry(matter.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            matter.id = format!("{}-{count}", matter.id);
        }
    }
}
