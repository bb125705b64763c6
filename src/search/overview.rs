//! Summarises what the index holds. Only stored columns are read; records are loaded only for the meetings that are
//! returned.

use super::meetings::{self, MeetingSummary};
use crate::index::{self, Filter, Organ, PassageId, Snapshot};
use crate::matters::meeting::gather;
use crate::people::Document;
use crate::protocol::{Kind, Protocol};
use jiff::civil::Date;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What the index holds, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Overview {
    /// Number of documents. A file with the minutes of several meetings has several.
    pub documents: usize,
    /// Number of meetings. The documents of one body and day are one meeting. A body and day of which there are only
    /// reports (handlingar) is not counted, unlike in [`Engine::meetings`](crate::Engine::meetings).
    pub meetings: usize,
    /// Number of agenda items with text, including items below other items.
    pub items: usize,
    /// Number of passages.
    pub passages: usize,
    /// The day of the first meeting; `None` if no date is known.
    pub from: Option<Date>,
    /// The day of the last meeting; `None` if no date is known.
    pub to: Option<Date>,
    /// The years, oldest first; meetings without a known date come last.
    pub years: Vec<OverviewYear>,
    /// The governing bodies, by name, then region. Meetings whose body is not known are left out.
    pub bodies: Vec<OverviewBody>,
    /// The kinds of documents, most documents first.
    pub kinds: Vec<OverviewKind>,
}

/// What the index holds of one year.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OverviewYear {
    /// The year; `None` for meetings without a known date.
    pub year: Option<i16>,
    /// Number of meetings.
    pub meetings: usize,
    /// Number of agenda items with text.
    pub items: usize,
}

/// What the index holds of one governing body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OverviewBody {
    /// The name of the governing body.
    pub governing_body: String,
    /// Its county or municipality; `None` if its documents do not say.
    pub region: Option<String>,
    /// Number of meetings.
    pub meetings: usize,
    /// The day of its first meeting; `None` if no date is known.
    pub from: Option<Date>,
    /// The day of its last meeting; `None` if no date is known.
    pub to: Option<Date>,
}

/// The number of documents of one kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct OverviewKind {
    /// The kind of document.
    pub kind: Kind,
    /// Number of documents.
    pub documents: usize,
}

/// What the columns of the index say about a document.
struct Sheet {
    name: String,
    file: String,
    day: u64,
    date: Option<Date>,
    organ: Organ,
    kind: Kind,
}

/// The documents that `is_asked` accepts, sorted by name.
fn sheets(snapshot: &Snapshot, is_asked: &dyn Fn(PassageId) -> bool) -> Result<Vec<Sheet>, index::Error> {
    let facts = snapshot.facts()?;
    let sheet = snapshot.record_names(is_asked)?.into_iter().map(|(entry, name, file)| Sheet {
        name,
        file,
        day: snapshot.day(entry),
        date: snapshot.date(entry),
        organ: facts.organs().get(facts.organ(entry)).cloned().unwrap_or_default(),
        kind: facts.kind(entry),
    });
    let mut sheets: Vec<Sheet> = sheet.collect();
    sheets.sort_unstable_by(|one, other| one.name.cmp(&other.name));
    Ok(sheets)
}

/// Groups the documents into meetings. Each group holds indices into `sheets`, minutes first. Groups with only reports
/// (handlingar) are left out, unless there are no others and `instead` is set.
fn meetings_of(sheets: &[Sheet], instead: bool) -> Vec<Vec<usize>> {
    let heads: Vec<Protocol> = sheets
        .iter()
        .map(|sheet| Protocol {
            kind: sheet.kind,
            date: sheet.date,
            governing_body: sheet.organ.governing_body.clone(),
            region: sheet.organ.region.clone(),
            ..Protocol::default()
        })
        .collect();
    let documents = sheets.iter().zip(&heads);
    let documents: Vec<Document<'_>> =
        documents.map(|(sheet, protocol)| Document { source: &sheet.name, file: &sheet.file, protocol }).collect();
    let all = gather(&documents);
    let is_meeting = |group: &&Vec<usize>| group.iter().any(|place| sheets[*place].kind != Kind::Handling);
    let meetings: Vec<Vec<usize>> = all.iter().filter(is_meeting).cloned().collect();
    if meetings.is_empty() && instead { all } else { meetings }
}

/// What the index holds.
///
/// # Errors
/// If the index cannot be read.
pub fn overview(snapshot: &Snapshot) -> Result<Overview, index::Error> {
    let sheets = sheets(snapshot, &|_| true)?;
    let items = snapshot.agenda_items()?;
    let mut overview = Overview {
        documents: sheets.len(),
        items: items.len(),
        passages: snapshot.passages().count(),
        ..Overview::default()
    };
    // What has no date comes last.
    let mut years: BTreeMap<(bool, u64), OverviewYear> = BTreeMap::new();
    let year_of = |day: u64| (day == 0, day / 10_000);
    let mut bodies: BTreeMap<Organ, OverviewBody> = BTreeMap::new();
    for meeting in meetings_of(&sheets, false) {
        let own = || meeting.iter().map(|place| &sheets[*place]);
        let Some(first) = own().next() else { continue };
        overview.meetings += 1;
        years.entry(year_of(first.day)).or_default().meetings += 1;
        overview.from = overview.from.into_iter().chain(first.date).min();
        overview.to = overview.to.max(first.date);
        let Some(governing_body) = first.organ.governing_body.clone() else { continue };
        let region = own().find_map(|sheet| sheet.organ.region.clone());
        let key = Organ { governing_body: Some(governing_body.clone()), region: region.clone() };
        let body = bodies.entry(key).or_insert(OverviewBody { governing_body, region, ..OverviewBody::default() });
        body.meetings += 1;
        body.from = body.from.into_iter().chain(first.date).min();
        body.to = body.to.max(first.date);
    }
    for item in items {
        years.entry(year_of(snapshot.day(item.first()))).or_default().items += 1;
    }
    let year = |((_, number), year)| OverviewYear { year: i16::try_from(number).ok().filter(|year| *year > 0), ..year };
    overview.years = years.into_iter().map(year).collect();
    overview.bodies = bodies.into_values().collect();
    let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
    for sheet in &sheets {
        *kinds.entry(sheet.kind).or_default() += 1;
    }
    overview.kinds = kinds.into_iter().map(|(kind, documents)| OverviewKind { kind, documents }).collect();
    overview.kinds.sort_by_key(|kind| Reverse(kind.documents));
    Ok(overview)
}

/// The `most` newest meetings of documents that pass `filter`, newest first. Meetings known only from reports
/// (handlingar) are left out, unless there are no others.
///
/// # Errors
/// If the index cannot be read.
pub fn latest(snapshot: &Snapshot, most: usize, filter: &Filter) -> Result<Vec<MeetingSummary>, index::Error> {
    let (filtered, facts) = (snapshot.filtered_entries(filter)?, snapshot.facts()?);
    let entries = || snapshot.record_entries().filter(|entry| filtered.has(*entry));
    let mut days: Vec<u64> =
        entries().filter(|entry| facts.kind(*entry) != Kind::Handling).map(|entry| snapshot.day(entry)).collect();
    if days.is_empty() {
        days = entries().map(|entry| snapshot.day(entry)).collect();
    }
    days.sort_unstable_by_key(|day| Reverse(*day));
    // All documents of a meeting have the same date, so only documents of the latest days are read. If they form too
    // few meetings, earlier days are added.
    let mut count = most.saturating_mul(2);
    let (sheets, mut meetings) = loop {
        let since = days.get(count).copied().unwrap_or(0);
        let sheets = sheets(snapshot, &|entry| filtered.has(entry) && snapshot.day(entry) >= since)?;
        let meetings = meetings_of(&sheets, true);
        if meetings.len() >= most || since == 0 {
            break (sheets, meetings);
        }
        count = count.saturating_mul(4);
    };
    // The order of `meetings::list`, reversed.
    let order = |meeting: &Vec<usize>| meeting.first().map(|place| (sheets[*place].day, *place));
    meetings.sort_unstable_by_key(|meeting| Reverse(order(meeting)));
    let mut records = Vec::new();
    for place in meetings.iter().take(most).flatten() {
        records.extend(snapshot.record(&sheets[*place].name)?);
    }
    records.sort_by_cached_key(|record| record.source.name());
    let mut found = meetings::list(&records);
    found.reverse();
    Ok(found)
}
