//! Exports to Popolo (www.popoloproject.com/specs): persons, organisations, memberships and events. Keys are in snake
//! case, as in Popolo.

use super::ballots::{self, Motion, VoteEvent};
use super::memberships::{self, memberships};
use super::organisations::{self, Classification, MeetingContext, organisations};
use super::person_lookup::PersonLookup;
use super::{DAYS, meetings};
use crate::index::Record;
use crate::people::{self, PersonLinkReason};
use crate::protocol::{DateBasis, Kind};
use jiff::civil::Date;
use serde::Serialize;

/// An export: one document with a list for each class of Popolo.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Popolo {
    /// Notes on what the values mean.
    #[serde(rename = "tingsok:notes")]
    pub notes: Vec<String>,
    /// The people whom the documents name.
    pub persons: Vec<Person>,
    /// Governing bodies, counties, municipalities, parties, and organisations that people come from.
    pub organizations: Vec<Organization>,
    /// Who had which role in which organisation.
    pub memberships: Vec<Membership>,
    /// The meetings.
    pub events: Vec<Event>,
    /// The motions of all meetings.
    pub motions: Vec<Motion>,
    /// The votes of all meetings.
    pub vote_events: Vec<VoteEvent>,
}

/// Exports `records`, and the `persons` who appear in them, to Popolo. Events and persons keep the given order;
/// organisations are sorted by id.
#[must_use]
pub fn popolo(records: &[Record], persons: &[people::Person]) -> Popolo {
    let lookup = PersonLookup::new(persons);
    let meetings = records.iter().filter(|record| meetings::is_meeting(record));
    Popolo {
        notes: vec![DAYS.to_owned(), "a url is the path of a document as indexed".to_owned()],
        persons: persons.iter().map(person).collect(),
        organizations: organisations(records, persons).into_iter().map(organization).collect(),
        memberships: memberships(persons).into_iter().map(membership).collect(),
        events: meetings.clone().map(|record| event(record, &lookup)).collect(),
        motions: meetings.clone().flat_map(|record| ballots::motions(record, &lookup)).collect(),
        vote_events: meetings.flat_map(|record| ballots::vote_events(record, &lookup)).collect(),
    }
}

/// Someone whom documents name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The id; that of [`Person::id`](crate::Person::id).
    pub id: String,
    /// The full name.
    pub name: String,
    /// Other ways in which the name is written.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<OtherName>,
    /// The first place in each document that names the person.
    pub sources: Vec<Link>,
}

/// Another way in which a name is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// Why this name is taken to mean the same person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The path of the file, from the folder that contains its root, with "/2" for its second meeting, and so on; not
    /// [`Source::name`](crate::Source::name).
    pub url: String,
    /// The place in the document: "page 1, line 35".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// An organisation that documents name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organization {
    /// The id: "county-kalmar".
    pub id: String,
    /// The name, as most documents print it.
    pub name: String,
    /// Other names that documents print.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<OtherName>,
    /// The kind of organisation.
    pub classification: Classification,
    /// The id of the county or municipality that a governing body belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

/// A person's role in an organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// The id.
    pub id: String,
    /// The id of the person.
    pub person_id: String,
    /// The id of the organisation.
    pub organization_id: String,
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
    #[serde(rename = "tingsok:start_date_basis", skip_serializing_if = "Option::is_none")]
    pub start_date_basis: Option<DateBasis>,
    /// How the last day is known.
    #[serde(rename = "tingsok:end_date_basis", skip_serializing_if = "Option::is_none")]
    pub end_date_basis: Option<DateBasis>,
    /// The places in documents that say so.
    pub sources: Vec<Link>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The path of the meeting's file, in the form of [`Link::url`].
    pub id: String,
    /// The title of the document, or else the governing body and the date.
    pub name: String,
    /// The kind of document, such as "protokoll" or "kallelse".
    pub classification: Kind,
    /// The day of the meeting, or the moment at which it began if the document gives the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    /// The moment at which the meeting ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    /// How the day is known.
    #[serde(rename = "tingsok:date_basis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    /// The place of the meeting.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The id of the governing body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The people whom the minutes list as present.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    /// The document.
    pub sources: Vec<Link>,
}

/// Someone who was present at a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    /// The id of the person.
    pub id: String,
    /// The name, as printed.
    pub name: String,
}

fn person(person: &people::Person) -> Person {
    Person {
        id: person.id.clone(),
        name: person.name.clone(),
        other_names: person.other_names.iter().map(|name| other_name(person, name)).collect(),
        sources: person.appearances.iter().map(|own| link(&own.source, own.page, own.line)).collect(),
    }
}

/// Another name of `person`, with the reason for taking it to mean the same person.
fn other_name(person: &people::Person, name: &str) -> OtherName {
    let own = person.appearances.iter().find(|own| own.name == name);
    let link = own
        .map(|own| &own.link)
        .filter(|link| !matches!(link.why, PersonLinkReason::First | PersonLinkReason::SameName));
    OtherName { name: name.to_owned(), note: link.map(|link| link.evidence.clone()) }
}

fn link(source: &str, page: u32, line: u32) -> Link {
    Link { url: source.to_owned(), note: Some(format!("page {page}, line {line}")) }
}

fn organization(organisation: organisations::Organisation) -> Organization {
    Organization {
        id: organisation.id,
        name: organisation.name,
        other_names: organisation.other_names.into_iter().map(|name| OtherName { name, note: None }).collect(),
        classification: organisation.classification,
        parent_id: organisation.parent,
    }
}

fn membership(own: memberships::Membership) -> Membership {
    Membership {
        id: own.id,
        person_id: own.person,
        organization_id: own.organisation,
        role: own.role,
        start_date: own.first.map(|(date, _)| date),
        end_date: own.last.map(|(date, _)| date),
        start_date_basis: own.first.map(|(_, basis)| basis),
        end_date_basis: own.last.map(|(_, basis)| basis),
        sources: own.places.iter().map(|(source, page, line)| link(source, *page, *line)).collect(),
    }
}

fn event(record: &Record, lookup: &PersonLookup<'_>) -> Event {
    let protocol = &record.protocol;
    let (start, end) = meetings::times(record);
    let attendees = meetings::attendees(record, lookup).into_iter();
    Event {
        id: record.source.name(),
        name: meetings::name(record),
        classification: protocol.kind,
        start_date: start.or_else(|| protocol.date.map(|date| date.to_string())),
        end_date: end,
        date_basis: protocol.date_basis,
        location: protocol.place.clone(),
        organization_id: MeetingContext::from(record).governing_body().map(|body| body.id),
        attendees: attendees.map(|person| Attendee { id: person.id.clone(), name: person.name.clone() }).collect(),
        sources: vec![Link { url: record.source.path.clone(), note: None }],
    }
}

#[cfg(test)]
mod tests {
    use super::popolo;
    use crate::exchange::test_documents::documents;
    use serde_json::{Value, json};

    /// Checks the value at `pointer`.
    #[track_caller]
    fn check(pointer: &str, expected: &Value) {
        let (records, persons) = documents();
        let written = serde_json::to_value(popolo(&records, &persons)).unwrap();
        assert_eq!(written.pointer(pointer).unwrap_or(&Value::Null), expected, "{written:#}");
    }

    #[test]
    fn a_meeting_is_an_event_of_those_who_were_there() {
        check(
            "/events/0",
            &json!({
                "id": "arkiv/2024-05-17 möte.txt",
                "name": "Protokoll Samrådet 2024-05-17",
                "classification": "protokoll",
                "start_date": "2024-05-17T13:00:00+02:00",
                "end_date": "2024-05-17T15:30:00+02:00",
                "tingsok:date_basis": "stated",
                "location": "Sal A",
                "organization_id": "samradet-kalmar-lan",
                "attendees": [
                    {"id": "ada-lind-kalmar-lan", "name": "Ada Lind"},
                    {"id": "kim-holm-kalmar-lan", "name": "Kim Holm"},
                ],
                "sources": [{"url": "arkiv/2024-05-17 möte.txt"}],
            }),
        );
    }

    #[test]
    fn a_notice_tells_its_day_and_that_it_was_worked_out_but_not_who_came() {
        check("/events/1/name", &json!("Samrådet 2024-09-06"));
        check("/events/1/start_date", &json!("2024-09-06"));
        check("/events/1/tingsok:date_basis", &json!("inferred"));
        check("/events/1/attendees", &Value::Null);
        check("/events/2", &Value::Null);
    }

    #[test]
    fn memberships_have_the_days_of_the_documents() {
        check(
            "/memberships/1",
            &json!({
                "id": "kim-holm-kalmar-lan/municipality-borgholm",
                "person_id": "kim-holm-kalmar-lan",
                "organization_id": "municipality-borgholm",
                "start_date": "2024-05-17",
                "end_date": "2024-09-06",
                "tingsok:start_date_basis": "stated",
                "tingsok:end_date_basis": "inferred",
                "sources": [
                    {"url": "arkiv/2024-05-17 möte.txt", "note": "page 1, line 3"},
                    {"url": "arkiv/2024-09-06.txt", "note": "page 1, line 2"},
                ],
            }),
        );
        check("/memberships/2/role", &json!("ordförande"));
        check("/memberships/2/organization_id", &json!("samradet-kalmar-lan"));
        check("/memberships/3", &Value::Null);
    }

    #[test]
    fn a_governing_body_belongs_to_its_county() {
        check(
            "/organizations",
            &json!([
                {
                    "id": "county-kalmar",
                    "name": "Kalmar län",
                    "other_names": [{"name": "Region Kalmar län"}],
                    "classification": "county",
                },
                {
                    "id": "municipality-borgholm",
                    "name": "Borgholm kommun",
                    "other_names": [{"name": "Borgholms kommun"}],
                    "classification": "municipality",
                },
                {
                    "id": "samradet-kalmar-lan",
                    "name": "Samrådet",
                    "classification": "governing-body",
                    "parent_id": "county-kalmar",
                },
            ]),
        );
    }
}
