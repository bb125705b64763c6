//! Matters followed through meetings: the same case number, the same title, or a text that speaks of it. Knows records of
//! meetings; what texts say it asks its caller.
//!
//! items → links (each with its reason) → matters, each a thread of steps in time.

pub mod meeting;
mod title;
mod vocabulary;

use crate::analysis::{first_number, fold, slug};
use crate::people::{Document, Place, home};
use crate::protocol::{AgendaItem, DateBasis, Kind, opens_formally};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use title::{Likeness, Title};
use vocabulary::is_standing;

/// One matter at the meetings that dealt with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Matter {
    /// Case number, or title, and home in small letters.
    pub id: String,
    /// As the latest meeting has it.
    pub title: String,
    /// Its case number, as printed.
    pub reference: Option<String>,
    pub region: Option<String>,
    /// Oldest first, what has no date last.
    pub steps: Vec<Step>,
}

/// A matter at one meeting.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The path as indexed, and where in the file it stands.
    pub source: String,
    pub page: u32,
    pub line: u32,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub kind: Kind,
    /// Positions from the top of the agenda down; empty where a text outside the agenda speaks of it.
    pub item: Vec<usize>,
    pub number: Option<String>,
    pub title: String,
    pub reference: Option<String>,
    pub presenters: Vec<String>,
    /// What was decided; of a mention, nothing.
    pub decisions: Vec<String>,
    pub link: Link,
    /// The item, as a citation names it; given with answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

/// Why a step belongs to its matter.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub why: Why,
    /// From 0 to 1, by feel.
    pub confidence: f32,
    /// In words.
    pub evidence: String,
}

/// What the link of a step rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// The first of its thread.
    #[default]
    First,
    SameReference,
    SameTitle,
    /// The titles share what tells one matter from another.
    AlikeTitle,
    /// A text under another title speaks of it.
    Mention,
}

/// Where a text says something.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said {
    pub source: String,
    /// Of the item, from the top of the agenda down; empty outside the agenda.
    pub item: Vec<usize>,
    pub page: u32,
    pub line: u32,
}

/// So many items may speak of a matter in passing; what more speak of is a topic. By feel.
const MOST_MENTIONS: usize = 6;

/// An agenda item, and what is compared of it.
struct Item<'a> {
    document: Document<'a>,
    path: Vec<usize>,
    agenda: &'a AgendaItem,
    home: Place,
    /// Its case number in normal form.
    number: Option<String>,
    title: Option<Title>,
}

/// A link from an item to one before it.
struct Tie {
    to: usize,
    link: Link,
}

/// Follows the matters of `documents` through their meetings; those that only one meeting dealt with are left out. `said`
/// tells where texts say some words in a row, in any inflection.
///
/// # Errors
/// Those of `said`.
pub fn follow<E>(
    documents: &[Document<'_>],
    said: &mut dyn FnMut(&str) -> Result<Vec<Said>, E>,
) -> Result<Vec<Matter>, E> {
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| (document.protocol.date.is_none(), document.protocol.date, document.source));
    let items = items(&documents);
    let mut ties: Vec<Option<Tie>> = Vec::new();
    ties.resize_with(items.len(), || None);
    tie_by_number(&items, &mut ties);
    tie_by_title(&items, &mut ties);
    let mut threads: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut roots: Vec<usize> = Vec::with_capacity(items.len());
    for (place, tie) in ties.iter().enumerate() {
        // Ties lead to earlier items.
        let root = tie.as_ref().and_then(|tie| roots.get(tie.to)).copied().unwrap_or(place);
        roots.push(root);
        threads.entry(root).or_default().push(place);
    }
    let by_source: BTreeMap<&str, Document<'_>> =
        documents.iter().map(|document| (document.source, *document)).collect();
    let mut matters = Vec::new();
    for thread in threads.into_values() {
        let mut steps: Vec<Step> = thread.iter().map(|place| linked(&items[*place], ties[*place].as_ref())).collect();
        steps.extend(mentions(&items, &thread, &by_source, said)?);
        steps.sort_by(|one, other| order(one).cmp(&order(other)));
        // Notice and minutes are of one meeting.
        let sources: BTreeSet<&str> = steps.iter().map(|step| step.source.as_str()).collect();
        let mut documents = sources.iter().filter_map(|source| by_source.get(source)).copied();
        let first = documents.next();
        let is_of_first = |other| first.is_some_and(|first| meeting::is_one(first, other));
        if !documents.all(is_of_first) {
            if let Some(first) = steps.first_mut().filter(|step| step.link.why != Why::Mention) {
                first.link = Link::default();
            }
            matters.push(matter(steps));
        }
    }
    number(&mut matters);
    Ok(matters)
}

fn order(step: &Step) -> (bool, Option<Date>, &str, u32, u32) {
    (step.date.is_none(), step.date, &step.source, step.page, step.line)
}

/// The matter that a single item is.
#[must_use]
pub fn alone(document: Document<'_>, path: &[usize]) -> Option<Matter> {
    document.protocol.item(path)?;
    Some(matter(vec![step(document, path)]))
}

/// A case number in the form that is the same however it is written.
#[must_use]
pub fn normal_number(printed: &str) -> Option<String> {
    first_number(printed).map(|word| word.exact.clone())
}

fn items<'a>(documents: &[Document<'a>]) -> Vec<Item<'a>> {
    // What only stands over others is no matter.
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

/// Items with one case number of one county or municipality are one matter. A number without the letters of its register,
/// and one of documents that do not say whose they are, is that of one governing body.
fn tie_by_number(items: &[Item<'_>], ties: &mut [Option<Tie>]) {
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
            let evidence = format!("the same case number, {}", item.agenda.reference.as_deref().unwrap_or(number));
            ties[place] = Some(Tie { to, link: Link { why: Why::SameReference, confidence: 1.0, evidence } });
        }
    }
}

/// Numbers under which a year's papers of one sort are kept ("Anmälan av jäv", "Delegationsbeslut"): wherever they stand, the heading is
/// one that comes back at every meeting.
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

/// Titles with so common a word are found by their other words. By feel.
const COMMON: usize = 200;

/// Items without a case number of their own follow the latest earlier item whose title is most alike.
fn tie_by_title(items: &[Item<'_>], ties: &mut [Option<Tie>]) {
    let mut having: BTreeMap<(&Place, &str), Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        let Some(title) = &item.title else { continue };
        if ties[place].is_none() {
            let mut earlier: Vec<usize> = Vec::new();
            for word in &title.telling {
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
                Some((title.likeness(other.title.as_ref()?)?, to))
            });
            ties[place] =
                alike.max().map(|(likeness, to)| Tie { to, link: alike_link(likeness, &items[to].agenda.title) });
        }
        for word in &title.telling {
            having.entry((&item.home, word)).or_default().push(place);
        }
    }
}

fn alike_link(likeness: Likeness, title: &str) -> Link {
    let (why, confidence, what) = match likeness {
        Likeness::Same => (Why::SameTitle, 0.9, "the same title as"),
        Likeness::Overlaps => (Why::AlikeTitle, 0.8, "a title that shares most words with"),
        Likeness::Contains => (Why::AlikeTitle, 0.75, "a title with the distinctive words of"),
    };
    Link { why, confidence, evidence: format!("{what} \"{title}\"") }
}

fn linked(item: &Item<'_>, tie: Option<&Tie>) -> Step {
    let link = tie.map(|tie| tie.link.clone()).unwrap_or_default();
    Step { link, ..step(item.document, &item.path) }
}

/// A document's item, or what stands outside its agenda, as a step that nothing links yet.
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
        link: Link::default(),
        cite: String::new(),
    }
}

/// Where other meetings of the same home speak of a matter under other titles.
fn mentions<E>(
    items: &[Item<'_>],
    thread: &[usize],
    by_source: &BTreeMap<&str, Document<'_>>,
    said: &mut dyn FnMut(&str) -> Result<Vec<Said>, E>,
) -> Result<Vec<Step>, E> {
    let mut found: BTreeMap<String, (Said, String)> = BTreeMap::new();
    // A case number tells all that belongs to it.
    let unnumbered = thread.iter().map(|place| &items[*place]).filter(|item| item.number.is_none());
    let mut phrases: BTreeSet<&String> = BTreeSet::new();
    let mut home = None;
    for item in unnumbered {
        home = Some(&item.home);
        phrases.extend(item.title.iter().flat_map(|title| title.phrase.iter().chain(&title.acronym)));
    }
    let Some(home) = home else { return Ok(Vec::new()) };
    let own: BTreeSet<&str> = thread.iter().map(|place| items[*place].document.source).collect();
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
            // Whatever else the meetings of the thread say is known from them.
            if !own.contains(said.source.as_str()) {
                found.entry(said.source.clone()).or_insert((said, phrase.clone()));
            }
        }
    }
    let mut steps = Vec::new();
    for (Said { source, item, page, line }, phrase) in found.into_values() {
        let Some(document) = by_source.get(source.as_str()) else { continue };
        let link = Link { why: Why::Mention, confidence: 0.6, evidence: format!("the text mentions \"{phrase}\"") };
        // What was decided there is of another matter.
        steps.push(Step { page, line, decisions: Vec::new(), link, ..step(*document, &item) });
    }
    Ok(steps)
}

fn matter(steps: Vec<Step>) -> Matter {
    let named = || steps.iter().rev().filter(|step| step.link.why != Why::Mention);
    let title = named().next().map(|step| step.title.clone()).unwrap_or_default();
    let reference = named().find_map(|step| step.reference.clone());
    let region = named().find_map(|step| step.region.clone());
    let about = reference.as_ref().unwrap_or(&title);
    let id = slug(&format!("{about} {}", region.as_deref().unwrap_or("")));
    Matter { id, title, reference, region, steps }
}

/// Tells ids apart that are the same.
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
