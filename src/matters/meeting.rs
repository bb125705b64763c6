//! Joins the documents of one meeting: those with the same body and day. What they say about the same agenda item is put
//! together in one item.

use super::normal_number;
use super::title::Title;
use crate::analysis::fold;
use crate::people::{Document, Place, home};
use crate::protocol::{AgendaItem, DateBasis, Kind, Protocol};
use jiff::civil::Date;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// A meeting, joined from all its documents.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Meeting {
    /// The day of the meeting.
    pub date: Option<Date>,
    /// How the day is known.
    pub date_basis: Option<DateBasis>,
    /// The governing body that met.
    pub governing_body: Option<String>,
    /// The county or municipality of the body.
    pub region: Option<String>,
    /// The documents: minutes first, then notes, notices and reports.
    pub documents: Vec<JoinedDocument>,
    /// The items, in the order of the first document. Items that are only in other documents come last.
    pub items: Vec<JoinedItem>,
}

/// A document of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct JoinedDocument {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// The title, if the document has one.
    pub title: Option<String>,
}

/// An agenda item, joined from the documents of the meeting.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct JoinedItem {
    /// The number of the item in the first document that has the item.
    pub number: Option<String>,
    /// The title of the item in the first document that has the item.
    pub title: String,
    /// The first case number that a document gives, as printed.
    pub reference: Option<String>,
    /// The item in each document that has it, in the order of the documents.
    pub parts: Vec<ItemInDocument>,
}

/// What one document says of an item.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ItemInDocument {
    /// The name of the document, as [`Source::name`](crate::Source::name) gives it.
    pub source: String,
    /// What kind of document it is.
    pub kind: Kind,
    /// The item in this document, without the items under it.
    #[serde(flatten)]
    pub item: AgendaItem,
}

/// The body and day of a meeting.
type BodyAndDay = (String, Date);

/// The region of a document, and the folder of its file.
type Owner<'a> = (Place, &'a str);

/// Whether the documents are of one meeting. They must have the same body and day, and the same county or municipality.
/// If one of them does not say its county or municipality, both must be in the same folder.
#[must_use]
pub fn is_one(one: Document<'_>, other: Document<'_>) -> bool {
    sitting(one).is_some() && sitting(one) == sitting(other) && share(&owner(one), &owner(other))
}

fn sitting(document: Document<'_>) -> Option<BodyAndDay> {
    let protocol = document.protocol;
    Some((fold(protocol.governing_body.as_deref()?), protocol.date?))
}

fn owner(document: Document<'_>) -> Owner<'_> {
    let folder = document.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    (home(document.file, document.protocol.region.as_deref()), folder)
}

fn share(one: &Owner<'_>, other: &Owner<'_>) -> bool {
    let is_unknown = matches!(one.0, Place::Folder(_)) || matches!(other.0, Place::Folder(_));
    one.0 == other.0 || is_unknown && one.1 == other.1
}

/// Groups documents, given by their places in `documents`, into meetings, each with the minutes first. A document that
/// does not say its body and day is a meeting by itself.
#[must_use]
pub fn gather(documents: &[Document<'_>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: BTreeMap<BodyAndDay, Vec<(Owner<'_>, usize)>> = BTreeMap::new();
    for (place, document) in documents.iter().enumerate() {
        let mut group = groups.len();
        if let Some(sitting) = sitting(*document) {
            let owner = owner(*document);
            let there = known.entry(sitting).or_default();
            let same = there.iter().find(|(other, _)| share(other, &owner));
            group = same.map_or(group, |(_, group)| *group);
            there.push((owner, group));
        }
        if group == groups.len() {
            groups.push(Vec::new());
        }
        groups[group].push(place);
    }
    for group in &mut groups {
        group.sort_by_key(|place| (rank(documents[*place].protocol.kind), documents[*place].source));
    }
    groups
}

fn rank(kind: Kind) -> usize {
    match kind {
        Kind::Protokoll => 0,
        Kind::Mötesanteckningar => 1,
        Kind::Minnesanteckningar => 2,
        Kind::Unknown => 3,
        Kind::Kallelse => 4,
        Kind::Handling => 5,
    }
}

/// Joins `documents`, in the given order, into a meeting.
#[must_use]
pub fn join(documents: &[Document<'_>]) -> Meeting {
    let Some(first) = documents.first().map(|document| document.protocol) else { return Meeting::default() };
    let mut items: Vec<Joined> = Vec::new();
    for document in documents {
        let before = items.len();
        let mut taken: BTreeSet<usize> = BTreeSet::new();
        for (_, item) in document.protocol.items_by_path() {
            let own = Known::of(item);
            let part = part(document, item);
            let place = best(&items[..before], &own, &taken);
            match place {
                Some(place) => {
                    taken.insert(place);
                    items[place].parts.push(part);
                }
                None => items.push(Joined { known: own, parts: vec![part] }),
            }
        }
    }
    let joined = |joined: Joined| {
        let first = joined.parts.first().map(|part| &part.item);
        JoinedItem {
            number: first.and_then(|item| item.number.clone()),
            title: first.map_or_else(String::new, |item| item.title.clone()),
            reference: joined.parts.iter().find_map(|part| part.item.reference.clone()),
            parts: joined.parts,
        }
    };
    let Protocol { date, date_basis, governing_body, region, .. } = first;
    Meeting {
        date: *date,
        date_basis: *date_basis,
        governing_body: governing_body.clone(),
        region: region.clone(),
        documents: documents.iter().map(paper).collect(),
        items: items.into_iter().map(joined).collect(),
    }
}

/// A document as part of its meeting.
fn paper(document: &Document<'_>) -> JoinedDocument {
    let protocol = document.protocol;
    JoinedDocument { source: document.source.to_owned(), kind: protocol.kind, title: protocol.title.clone() }
}

/// What a document says of an item. Items under it are parts of their own.
fn part(document: &Document<'_>, item: &AgendaItem) -> ItemInDocument {
    let item = AgendaItem { children: Vec::new(), ..item.clone() };
    ItemInDocument { source: document.source.to_owned(), kind: document.protocol.kind, item }
}

struct Joined {
    known: Known,
    parts: Vec<ItemInDocument>,
}

/// The properties by which items of two documents are recognised as the same.
struct Known {
    reference: Option<String>,
    folded: String,
    title: Option<Title>,
}

impl Known {
    fn of(item: &AgendaItem) -> Self {
        Self {
            reference: item.reference.as_deref().and_then(normal_number),
            folded: fold(&item.title),
            title: Title::read(&item.title),
        }
    }

    /// How surely both items are one matter: 4 for the same title, 3 for the same case number and a similar title, 2
    /// for the same case number, 1 for a similar title. Both are of one meeting, where few other matters can be meant.
    fn likeness(&self, other: &Self) -> Option<u32> {
        if self.folded == other.folded {
            return Some(4);
        }
        let (one, two) = (self.reference.as_ref(), other.reference.as_ref());
        if one.is_some() && two.is_some() && one != two {
            return None;
        }
        let alike =
            self.title.as_ref().zip(other.title.as_ref()).and_then(|(one, other)| one.similarity(other)).is_some();
        // The title distinguishes two matters with the same number.
        match (one.is_some() && one == two, alike) {
            (true, true) => Some(3),
            (true, false) => Some(2),
            (false, true) => Some(1),
            (false, false) => None,
        }
    }
}

/// Of the earlier items that have no part of this document yet, the one that is most likely the same as `own`.
fn best(items: &[Joined], own: &Known, taken: &BTreeSet<usize>) -> Option<usize> {
    let free = items.iter().enumerate().filter(|(place, _)| !taken.contains(place));
    let likely = free.filter_map(|(place, item)| Some((item.known.likeness(own)?, place)));
    likely.max_by_key(|(likeness, place)| (*likeness, std::cmp::Reverse(*place))).map(|(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::{gather, join};
    use crate::people::Document;
    use crate::protocol::{AgendaItem, Decision, Kind, Proposal, Protocol};

    fn document(kind: Kind, day: &str, items: &[(&str, &str, Option<&str>)]) -> Protocol {
        let item = |(number, title, reference): &(&str, &str, Option<&str>)| AgendaItem {
            number: Some((*number).to_owned()),
            title: (*title).to_owned(),
            reference: reference.map(str::to_owned),
            decisions: (kind == Kind::Protokoll)
                .then(|| Decision { text: "Förslaget antas.".to_owned(), tasks: Vec::new(), span: None })
                .into_iter()
                .collect(),
            proposals: (kind == Kind::Kallelse)
                .then(|| Proposal { text: "Nämnden antar förslaget.".to_owned(), span: None })
                .into_iter()
                .collect(),
            ..AgendaItem::default()
        };
        Protocol {
            kind,
            governing_body: Some("Socialnämnden".to_owned()),
            region: Some("Växjö".to_owned()),
            date: day.parse().ok(),
            agenda: items.iter().map(item).collect(),
            ..Protocol::default()
        }
    }

    #[test]
    fn what_was_promised_and_what_was_decided_stand_under_one_item() {
        let notice = document(
            Kind::Kallelse,
            "2024-09-12",
            &[
                ("1", "Upprop", None),
                ("3", "Delårsrapport augusti", Some("SN 2024/55")),
                ("4", "Lekplats i parken", None),
            ],
        );
        let minutes = document(
            Kind::Protokoll,
            "2024-09-12",
            &[("70", "Upprop", None), ("71", "Delårsrapport per augusti 2024", Some("SN 2024/55"))],
        );
        let other = document(Kind::Protokoll, "2024-10-12", &[("80", "Upprop", None)]);
        let documents = [("a", &notice), ("b", &minutes), ("c", &other)].map(|(file, protocol)| Document {
            source: file,
            file,
            protocol,
        });
        let groups = gather(&documents);
        assert_eq!(groups, [vec![1, 0], vec![2]]);
        let own: Vec<Document<'_>> = groups[0].iter().map(|place| documents[*place]).collect();
        let meeting = join(&own);
        let items: Vec<String> = meeting
            .items
            .iter()
            .map(|item| {
                let parts: Vec<&str> = item.parts.iter().map(|part| part.source.as_str()).collect();
                format!("{} {} {}", item.number.as_deref().unwrap_or("-"), item.title, parts.join("+"))
            })
            .collect();
        assert_eq!(items, ["70 Upprop b+a", "71 Delårsrapport per augusti 2024 b+a", "4 Lekplats i parken a"]);
        let report = &meeting.items[1].parts;
        assert_eq!((report[0].item.decisions.len(), report[1].item.proposals.len()), (1, 1));
    }
}
