//! Defines the objects of OParl 1.1 in the form in which they are written. Properties that OParl does not define have
//! keys that begin with "tingsok:".

use crate::exchange::organisations::Classification;
use crate::protocol::{DateBasis, Kind, OfficerRole, Task};
use jiff::civil::Date;
use serde::Serialize;

/// The version of OParl that is written.
pub const VERSION: &str = "https://schema.oparl.org/1.1/";

/// The type of an object: the address of its schema, such as "…/1.1/Meeting".
pub fn schema(name: &str) -> String {
    format!("{VERSION}{name}")
}

/// An export: one document with a list for each type of object that is not inside another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OParl {
    /// The version of OParl: the address of its schemas.
    #[serde(rename = "oparlVersion")]
    pub version: String,
    /// Notes on what the values mean.
    #[serde(rename = "tingsok:notes")]
    pub notes: Vec<String>,
    /// Counties and municipalities (OParl's bodies) that have documents.
    pub body: Vec<Body>,
    /// Governing bodies, parties, and organisations that people come from.
    pub organization: Vec<Organization>,
    /// The people whom the documents name.
    pub person: Vec<Person>,
    /// One meeting per document that is not a report (handling).
    pub meeting: Vec<Meeting>,
    /// Cases (ärenden) and reports (handlingar).
    pub paper: Vec<Paper>,
}

/// A county or municipality that has documents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    /// The id, a URI such as "tingsok:body:county-kalmar". It identifies the object but is not an address.
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The name, as most documents print it.
    pub name: String,
    /// Whether it is a county or a municipality.
    pub classification: Classification,
    /// Other names that documents print.
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

/// A governing body, a party, or an organisation that people come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The id of the county or municipality that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The name, as most documents print it.
    pub name: String,
    /// OParl's word for the kind of organisation: "Gremium", "Partei", "Institution" or "Sonstiges".
    pub organization_type: String,
    /// The kind of organisation.
    pub classification: Classification,
    /// Other names that documents print.
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

/// Someone whom documents name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The id of the county or municipality that the person belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The full name.
    pub name: String,
    /// The memberships of the person.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub membership: Vec<Membership>,
    /// Other ways in which the name is written.
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

/// A person's role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The id of the organisation.
    pub organization: String,
    /// The role, as printed; `None` if none is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The day of the first document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    /// The day of the last document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    /// How the first day is known.
    #[serde(rename = "tingsok:startDateBasis", skip_serializing_if = "Option::is_none")]
    pub start_date_basis: Option<DateBasis>,
    /// How the last day is known.
    #[serde(rename = "tingsok:endDateBasis", skip_serializing_if = "Option::is_none")]
    pub end_date_basis: Option<DateBasis>,
    /// How many documents say so.
    #[serde(rename = "tingsok:documents")]
    pub documents: usize,
}

/// The meeting that a document is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The title of the document, or else the governing body and the date.
    pub name: String,
    /// When the meeting began, with offset from UTC. If only the day is known, the beginning of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// When the meeting ended, with offset from UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// The place; `None` if it is not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    /// The id of the governing body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization: Vec<String>,
    /// The ids of the people whom the minutes list as present.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub participant: Vec<String>,
    /// The document, if it is a notice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<File>,
    /// The document, if it is minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results_protocol: Option<File>,
    /// The document, if it is neither a notice nor minutes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub auxiliary_file: Vec<File>,
    /// The agenda items, in reading order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agenda_item: Vec<AgendaItem>,
    /// How the day is known.
    #[serde(rename = "tingsok:dateBasis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    /// Whether `start` is exact to the minute or to the day.
    #[serde(rename = "tingsok:startPrecision", skip_serializing_if = "Option::is_none")]
    pub start_precision: Option<Precision>,
    /// What kind of document it is.
    #[serde(rename = "tingsok:kind")]
    pub kind: Kind,
    /// The case number of the document itself.
    #[serde(rename = "tingsok:reference", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The chair, secretary and other officers.
    #[serde(rename = "tingsok:officers", skip_serializing_if = "Vec::is_empty")]
    pub officers: Vec<Officer>,
}

/// How exactly the document gives a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    /// The document gives the time.
    Minute,
    /// The document gives only the day.
    Day,
}

/// The place of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The place, as printed.
    pub description: String,
}

/// An officer of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Officer {
    /// The role, such as chair or secretary.
    pub role: OfficerRole,
    /// The name as printed.
    pub name: String,
    /// The id of the person, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

/// An item on the agenda of a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The number, as printed; `None` if none is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The position among all items of the meeting, from 0.
    pub order: usize,
    /// The title.
    pub name: String,
    /// The id of the consultation, if the item names its case number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation: Option<String>,
    /// What was decided, one paragraph per decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_text: Option<String>,
    /// The id of the item above this one.
    #[serde(rename = "tingsok:parent", skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The people who presented the item.
    #[serde(rename = "tingsok:presenters", skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<Presenter>,
    /// The texts of the proposals.
    #[serde(rename = "tingsok:proposals", skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
    /// The tasks that the decisions give.
    #[serde(rename = "tingsok:tasks", skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// The documents that the item lists.
    #[serde(rename = "tingsok:documents", skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// The page on which the item begins, from 1.
    #[serde(rename = "tingsok:page", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// The line, from 1.
    #[serde(rename = "tingsok:line", skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

/// Someone who presented an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Presenter {
    /// The name, as printed.
    pub name: String,
    /// The id of the person, if known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    /// The role, as printed; `None` if none is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// The organisation, as printed; `None` if none is printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

/// A case (ärende), known by its number, or a report (handling).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The id of the county or municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The title of the case at its latest meeting, or the title of the report.
    pub name: String,
    /// The case number, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The date of a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// The kind of paper: "ärende" (case) or "handling" (report).
    pub paper_type: String,
    /// The document of a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_file: Option<File>,
    /// The meetings that dealt with the case, by date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consultation: Vec<Consultation>,
    /// How the date is known.
    #[serde(rename = "tingsok:dateBasis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
}

/// A case at one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consultation {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The id of the agenda item.
    pub agenda_item: String,
    /// The id of the meeting.
    pub meeting: String,
    /// The id of the governing body.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization: Vec<String>,
    /// True if the item has a decision; left out if no decision was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authoritative: Option<bool>,
}

/// A document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// The id; see [`Body::id`].
    pub id: String,
    /// The type: the address of the schema.
    #[serde(rename = "type")]
    pub schema: String,
    /// The title of the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The name of the file, without its folders.
    pub file_name: String,
    /// The media type that the bytes of the file show.
    pub mime_type: String,
    /// The path of the file, from the folder that contains its root; not [`Source::name`](crate::Source::name).
    #[serde(rename = "tingsok:path")]
    pub path: String,
    /// The SHA-256 of the file, in lower-case hexadecimal.
    #[serde(rename = "tingsok:sha256")]
    pub sha256: String,
    /// The number of pages.
    #[serde(rename = "tingsok:pages")]
    pub pages: u32,
}
