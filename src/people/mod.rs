//! Who is who: the people whom documents name, put together across documents, with what each link rests on.
//!
//! bearers (someone in one document) → groups (one person each) → persons. Knows records of meetings and how Swedish names
//! and authorities are written; knows neither files nor index.

mod bearer;
mod common;
mod first_names;
mod name;
mod person;
mod place;
mod spellings;
mod unite;

use crate::protocol::{Appointment, DateBasis, Group, Kind, OfficerRole, Protocol, VoteOption};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use bearer::home;
pub use name::Name;
pub use place::{Place, party, place};

/// A document to look for people in.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its name in the index.
    pub source: &'a str,
    /// The path of its file: one file may have several documents.
    pub file: &'a str,
    pub protocol: &'a Protocol,
}

/// Someone whom documents name.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Person {
    /// Name and home in small letters: "sofia-hartz-kalmar". The same documents give the same.
    pub id: String,
    /// As most documents give it in full.
    pub name: String,
    /// How else it is written.
    pub other_names: Vec<String>,
    /// Of most of the meetings.
    pub region: Option<String>,
    /// What they were, for whom, and when; those of the latest meeting first.
    pub posts: Vec<Post>,
    /// Day of the first and of the last document, where days are known.
    pub first: Option<Date>,
    pub last: Option<Date>,
    /// A document each, oldest first, what has no date last.
    pub appearances: Vec<Appearance>,
    /// Who may be the same, the likeliest first.
    pub perhaps: Vec<Perhaps>,
}

/// A role, an organisation, or both together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    pub role: Option<String>,
    pub organisation: Option<String>,
    /// Days of the first and the last document that says so; of an office with a term that is told, its days.
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// For how long, as a decision says: "för tiden 2024–2026".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
    /// How many documents say so.
    pub documents: usize,
}

/// Someone in one document.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Appearance {
    /// The path as indexed, and where in the file the name stands first.
    pub source: String,
    pub page: u32,
    pub line: u32,
    pub date: Option<Date>,
    pub date_basis: Option<DateBasis>,
    pub governing_body: Option<String>,
    pub region: Option<String>,
    pub kind: Kind,
    /// As the document gives it most fully.
    pub name: String,
    pub role: Option<String>,
    pub organisation: Option<String>,
    pub offices: Vec<OfficerRole>,
    /// What the meeting's decisions put them in, each with its body and its term.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Appointment>,
    /// Among those present, if the document lists them.
    pub attended: Option<Group>,
    pub remote: bool,
    /// The agenda items that name them, in order.
    pub items: Vec<ItemPart>,
    /// What they do in a document without an agenda.
    #[serde(rename = "involvement", alias = "part")]
    pub part: Option<Part>,
    /// Why this is the same person as in the documents before.
    pub link: Link,
    /// The meeting, as a citation names it; given with answers about one person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

/// What someone has to do with an agenda item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemPart {
    /// Positions from the top of the agenda down.
    pub item: Vec<usize>,
    pub number: Option<String>,
    pub title: String,
    #[serde(rename = "involvement", alias = "part")]
    pub part: Part,
    /// What they did on the way to the decision, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<Act>,
    pub page: u32,
    pub line: u32,
    /// The item, as a citation names it; given with answers about one person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub cite: String,
}

/// What someone did on the way to a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum Act {
    /// Moved something (yrkade).
    Moves,
    /// Cast a vote.
    Votes { option: VoteOption },
    /// Objected to the decision (reserverade sig).
    Reserves,
    /// Left the matter for a conflict of interest (jäv).
    Recuses,
    /// Took no part in the decision.
    Declines,
}

/// The nearest part first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Presents,
    Raises,
    Speaks,
    #[default]
    Named,
}

/// Why two mentions are one person's.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Link {
    pub why: Why,
    /// From 0 to 1, by feel: what is told by less than 0.7 stays apart.
    pub confidence: f32,
    /// In words.
    pub evidence: String,
}

impl Link {
    /// Of the document by which someone is known first.
    fn first() -> Self {
        Self { why: Why::First, confidence: 1.0, evidence: "the first document that names them".to_owned() }
    }
}

/// What a link rests on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    #[default]
    First,
    SameName,
    WordOrder,
    /// The same name for another employer in the same county or municipality.
    OtherOrganisation,
    /// The same name, from the place where the other meets.
    SharedOrganisation,
    /// The same name in documents that do not say whose they are and lie in one folder.
    SameFolder,
    Spelling,
    PartOfName,
    /// A letter too many or too few, or misread.
    Slip,
    FirstName,
}

/// Someone who may be the same person, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Perhaps {
    pub id: String,
    pub name: String,
    #[serde(flatten)]
    pub link: Link,
}

/// Finds the people of `documents`, by name. The order of the documents does not matter.
#[must_use]
pub fn resolve(documents: &[Document<'_>]) -> Vec<Person> {
    let mut documents = documents.to_vec();
    documents.sort_by_key(|document| (document.protocol.date.is_none(), document.protocol.date, document.source));
    let bearers = bearer::bearers(&documents);
    let groups = unite::unite(&bearers);
    person::persons(&documents, &bearers, &groups)
}
