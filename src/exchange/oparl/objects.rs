//! The objects of OParl 1.1 as they are written. What OParl does not know has a key of ours, "tingsok:…".

use crate::exchange::organisations::Classification;
use crate::protocol::{DateBasis, Kind, OfficerRole, Task};
use jiff::civil::Date;
use serde::Serialize;

/// The version of OParl that is spoken.
pub const VERSION: &str = "https://schema.oparl.org/1.1/";

/// The type of an object, which is the address of its schema: "…/1.1/Meeting".
pub fn schema(name: &str) -> String {
    format!("{VERSION}{name}")
}

/// All of it: a document with a list for each type that does not stand inside another.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct OParl {
    #[serde(rename = "oparlVersion")]
    pub version: String,
    #[serde(rename = "tingsok:notes")]
    pub notes: Vec<String>,
    pub body: Vec<Body>,
    pub organization: Vec<Organization>,
    pub person: Vec<Person>,
    pub meeting: Vec<Meeting>,
    pub paper: Vec<Paper>,
}

/// A county or municipality whose documents there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Body {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    pub name: String,
    pub classification: Classification,
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

/// A governing body, a party, or whom people come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Organization {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    pub name: String,
    pub organization_type: String,
    pub classification: Classification,
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub membership: Vec<Membership>,
    #[serde(rename = "tingsok:otherNames", skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Membership {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    pub organization: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Days of the first and the last document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    #[serde(rename = "tingsok:startDateBasis", skip_serializing_if = "Option::is_none")]
    pub start_date_basis: Option<DateBasis>,
    #[serde(rename = "tingsok:endDateBasis", skip_serializing_if = "Option::is_none")]
    pub end_date_basis: Option<DateBasis>,
    /// How many documents say so.
    #[serde(rename = "tingsok:documents")]
    pub documents: usize,
}

/// A document's meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    pub name: String,
    /// A moment; of a meeting of which only the day is known, the beginning of that day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization: Vec<String>,
    /// Those whom minutes list as present.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub participant: Vec<String>,
    /// Of a notice, its document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invitation: Option<File>,
    /// Of minutes, their document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub results_protocol: Option<File>,
    /// Of what is not known to be either, its document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub auxiliary_file: Vec<File>,
    /// In reading order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agenda_item: Vec<AgendaItem>,
    #[serde(rename = "tingsok:dateBasis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    #[serde(rename = "tingsok:startPrecision", skip_serializing_if = "Option::is_none")]
    pub start_precision: Option<Precision>,
    #[serde(rename = "tingsok:kind")]
    pub kind: Kind,
    /// The document's own case number.
    #[serde(rename = "tingsok:reference", skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(rename = "tingsok:officers", skip_serializing_if = "Vec::is_empty")]
    pub officers: Vec<Officer>,
}

/// How much of a moment the document tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Precision {
    Minute,
    Day,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Location {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    pub description: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Officer {
    pub role: OfficerRole,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// From 0, over all items of the meeting.
    pub order: usize,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consultation: Option<String>,
    /// What was decided, a paragraph each.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolution_text: Option<String>,
    /// The item that it stands under.
    #[serde(rename = "tingsok:parent", skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    #[serde(rename = "tingsok:presenters", skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<Presenter>,
    #[serde(rename = "tingsok:proposals", skip_serializing_if = "Vec::is_empty")]
    pub proposals: Vec<String>,
    #[serde(rename = "tingsok:tasks", skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    #[serde(rename = "tingsok:documents", skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<String>,
    /// Where it begins in the file.
    #[serde(rename = "tingsok:page", skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    #[serde(rename = "tingsok:line", skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Presenter {
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
}

/// A matter with a case number, or a case file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Paper {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    pub name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Of a case file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
    /// "ärende" or "handling".
    pub paper_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub main_file: Option<File>,
    /// The meetings that dealt with it, by date.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consultation: Vec<Consultation>,
    #[serde(rename = "tingsok:dateBasis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
}

/// A matter at one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Consultation {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    pub agenda_item: String,
    pub meeting: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub organization: Vec<String>,
    /// True where something was decided; where nothing was found, nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authoritative: Option<bool>,
}

/// A document as it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct File {
    pub id: String,
    #[serde(rename = "type")]
    pub schema: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    pub file_name: String,
    pub mime_type: String,
    /// As indexed.
    #[serde(rename = "tingsok:path")]
    pub path: String,
    #[serde(rename = "tingsok:sha256")]
    pub sha256: String,
    #[serde(rename = "tingsok:pages")]
    pub pages: u32,
}
