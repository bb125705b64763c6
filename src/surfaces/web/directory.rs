//! Which meetings, documents and bodies have pages, and where: made once for each commit.

use super::address;
use super::archive::shown;
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};
use tingsok::Error;
use tingsok::engine::{Engine, WebSettings};
use tingsok::protocol::{Kind, Protocol};
use tingsok::search::{MeetingSummary, meetings_of};

/// The meetings and documents of an index, with the addresses of their pages.
#[derive(Debug, Default)]
pub struct Directory {
    /// Newest first; those without a day last.
    pub entries: Vec<Entry>,
    /// By name.
    pub bodies: Vec<Body>,
    years: BTreeMap<i16, usize>,
    pub kinds: BTreeMap<Kind, usize>,
    pub documents: usize,
    pub items: usize,
    pub decisions: usize,
    by_source: HashMap<String, Place>,
    by_address: HashMap<String, Vec<usize>>,
    by_hash: HashMap<String, String>,
    /// Items that are not the first of their name in their document, by document.
    twins: HashMap<String, Vec<Twin>>,
}

/// An item whose name another item of its document has before it: a list within a matter counts from 1 again.
#[derive(Debug)]
struct Twin {
    name: String,
    title: String,
    nth: usize,
}

/// A meeting, or a document that is of no known meeting.
#[derive(Debug)]
pub struct Entry {
    pub summary: MeetingSummary,
    pub address: String,
}

impl Entry {
    /// Whether this is a meeting. A report, or a document that does not say who met and when, is not.
    pub fn is_meeting(&self) -> bool {
        self.address.starts_with("/mote/")
    }
}

/// A governing body with its meetings.
#[derive(Debug)]
pub struct Body {
    pub slug: String,
    pub name: String,
    pub region: Option<String>,
    /// Places among the entries, newest first.
    pub meetings: Vec<usize>,
    pub first: Option<Date>,
    pub last: Option<Date>,
}

#[derive(Debug)]
struct Place {
    entry: usize,
    document: String,
}

impl Directory {
    pub fn of(engine: &Engine, web: &WebSettings) -> Result<Self, Error> {
        let records = engine.records(&shown(web))?;
        let mut meetings = meetings_of(&records);
        // What has no day comes first in the list of meetings.
        meetings.reverse();
        let mut sittings: HashMap<(String, Date), usize> = HashMap::new();
        for sitting in meetings.iter().filter(|meeting| is_of_meeting(meeting)).filter_map(address::body_and_day) {
            *sittings.entry(sitting).or_default() += 1;
        }
        let mut directory = Self::default();
        for summary in meetings {
            let Some(first) = summary.documents.first() else { continue };
            let sitting = Some(&summary).filter(|meeting| is_of_meeting(meeting)).and_then(address::body_and_day);
            let address = match &sitting {
                Some(sitting) if sittings.get(sitting).is_some_and(|count| *count > 1) => {
                    format!("{}-{}", address::meeting(&sitting.0, sitting.1), address::hash(&first.sha256))
                }
                Some((body, day)) => address::meeting(body, *day),
                None => address::document(&first.sha256, first.part),
            };
            // Copies of one file in two folders.
            let is_taken = directory.by_address.contains_key(&address) && sitting.is_some();
            let address = if is_taken { address::document(&first.sha256, first.part) } else { address };
            directory.add(summary, address, sitting);
        }
        for record in &records {
            let twins = twins(&record.protocol);
            if !twins.is_empty() {
                directory.twins.insert(record.source.name(), twins);
            }
        }
        directory.bodies.sort_by_cached_key(|body| (tingsok::analysis::fold(&body.name), body.slug.clone()));
        Ok(directory)
    }

    fn add(&mut self, summary: MeetingSummary, address: String, sitting: Option<(String, Date)>) {
        let entry = self.entries.len();
        for paper in &summary.documents {
            let document = address::document(&paper.sha256, paper.part);
            self.by_hash.entry(document.clone()).or_insert_with(|| paper.source.clone());
            self.by_source.insert(paper.source.clone(), Place { entry, document });
            *self.kinds.entry(paper.kind).or_default() += 1;
        }
        self.documents += summary.documents.len();
        self.items += summary.items;
        self.decisions += summary.decisions;
        if let Some(date) = summary.date {
            *self.years.entry(date.year()).or_default() += 1;
        }
        if let Some((slug, day)) = sitting {
            let bare = address::meeting(&slug, day);
            self.by_address.entry(bare).or_default().push(entry);
            let known = self.bodies.iter().position(|body| body.slug == slug);
            let place = known.unwrap_or_else(|| {
                self.bodies.push(Body {
                    slug,
                    name: summary.governing_body.clone().unwrap_or_default(),
                    region: summary.region.clone(),
                    meetings: Vec::new(),
                    first: None,
                    last: None,
                });
                self.bodies.len() - 1
            });
            let body = &mut self.bodies[place];
            body.meetings.push(entry);
            body.first = body.first.min(Some(day)).or(Some(day));
            body.last = body.last.max(Some(day));
        }
        self.by_address.entry(address.clone()).or_default().push(entry);
        self.entries.push(Entry { summary, address });
    }

    /// The meetings at an address: more than one where a body met more than once on a day.
    pub fn at(&self, address: &str) -> Vec<&Entry> {
        let mut places = self.by_address.get(address).cloned().unwrap_or_default();
        places.dedup();
        places.into_iter().filter_map(|place| self.entries.get(place)).collect()
    }

    /// The name of the document at `/dokument/{hash}`.
    pub fn source_of_hash(&self, hash: &str) -> Option<&str> {
        self.by_hash.get(&format!("/dokument/{hash}")).map(String::as_str)
    }

    /// How many entries each year has, the earliest year first.
    pub fn entries_by_year(&self) -> Vec<(i16, usize)> {
        self.years.iter().map(|(year, count)| (*year, *count)).collect()
    }

    /// The meeting that a document is of.
    pub fn entry(&self, source: &str) -> Option<&Entry> {
        self.by_source.get(source).and_then(|place| self.entries.get(place.entry))
    }

    /// The address of a document's own page.
    pub fn document(&self, source: &str) -> Option<&str> {
        self.by_source.get(source).map(|place| place.document.as_str())
    }

    /// The address of the item that something stands under. The page of a meeting shows an item as its main document
    /// has it; the other documents have pages of their own.
    pub fn item(&self, source: &str, number: Option<&str>, title: &str) -> Option<String> {
        let place = self.by_source.get(source)?;
        let entry = self.entries.get(place.entry)?;
        let base = if entry.summary.source == source { &entry.address } else { &place.document };
        Some(self.item_under(base, source, number, title))
    }

    /// The address of an item of `source` under the address `base`.
    pub fn item_under(&self, base: &str, source: &str, number: Option<&str>, title: &str) -> String {
        let name = address::item(number, title);
        let mut twins = self.twins.get(source).into_iter().flatten();
        match twins.find(|twin| twin.name == name && twin.title == title) {
            Some(Twin { nth, .. }) => format!("{base}/{name}?nr={nth}"),
            None => format!("{base}/{name}"),
        }
    }

    pub fn body(&self, slug: &str) -> Option<&Body> {
        self.bodies.iter().find(|body| body.slug == slug)
    }

    pub fn meetings(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.is_meeting())
    }
}

fn twins(protocol: &Protocol) -> Vec<Twin> {
    let mut names: HashMap<String, Vec<&str>> = HashMap::new();
    let mut found = Vec::new();
    for item in protocol.items() {
        let (name, title) = (address::item(item.number.as_deref(), &item.title), item.title.as_str());
        let titles = names.entry(name.clone()).or_default();
        // Items that share their title, too, cannot be told apart.
        if !titles.is_empty() && !titles.contains(&title) {
            found.push(Twin { name, title: title.to_owned(), nth: titles.len() + 1 });
        }
        titles.push(title);
    }
    found
}

/// Whether somebody met: a case file has a day of its own.
fn is_of_meeting(meeting: &MeetingSummary) -> bool {
    meeting.kind != Kind::Handling
}
