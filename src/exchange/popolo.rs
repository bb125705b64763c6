//! Popolo (www.popoloproject.com/specs): persons, organisations, memberships and events, in snake case as there.

use super::ballots::{self, Motion, VoteEvent};
use super::memberships::{self, memberships};
use super::organisations::{self, Classification, Setting, organisations};
use super::presence::Presence;
use super::{DAYS, meetings};
use crate::index::Record;
use crate::people::{self, Why};
use crate::protocol::{DateBasis, Kind};
use jiff::civil::Date;
use serde::Serialize;

/// All of it: a document with a list for each class.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Popolo {
    #[serde(rename = "tingsok:notes")]
    pub notes: Vec<String>,
    pub persons: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub memberships: Vec<Membership>,
    pub events: Vec<Event>,
    pub motions: Vec<Motion>,
    pub vote_events: Vec<VoteEvent>,
}

/// `records` and those who appear in them, `persons`, as Popolo has it. The order is theirs; organisations go by id.
#[must_use]
pub fn popolo(records: &[Record], persons: &[people::Person]) -> Popolo {
    let presence = Presence::new(persons);
    let meetings = records.iter().filter(|record| meetings::is_meeting(record));
    Popolo {
        notes: vec![DAYS.to_owned(), "a url is the path of a document as indexed".to_owned()],
        persons: persons.iter().map(person).collect(),
        organizations: organisations(records, persons).into_iter().map(organization).collect(),
        memberships: memberships(persons).into_iter().map(membership).collect(),
        events: meetings.clone().map(|record| event(record, &presence)).collect(),
        motions: meetings.clone().flat_map(|record| ballots::motions(record, &presence)).collect(),
        vote_events: meetings.flat_map(|record| ballots::vote_events(record, &presence)).collect(),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Person {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<OtherName>,
    /// Where each document names them first.
    pub sources: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OtherName {
    pub name: String,
    /// Why it is the same person's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The path as indexed.
    pub url: String,
    /// "page 1, line 35"
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Organization {
    pub id: String,
    pub name: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_names: Vec<OtherName>,
    pub classification: Classification,
    /// Whose a governing body is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Membership {
    pub id: String,
    pub person_id: String,
    pub organization_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Days of the first and the last document that says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<Date>,
    #[serde(rename = "tingsok:start_date_basis", skip_serializing_if = "Option::is_none")]
    pub start_date_basis: Option<DateBasis>,
    #[serde(rename = "tingsok:end_date_basis", skip_serializing_if = "Option::is_none")]
    pub end_date_basis: Option<DateBasis>,
    pub sources: Vec<Link>,
}

/// A meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Event {
    /// The path of its document as indexed.
    pub id: String,
    pub name: String,
    /// "protokoll", "kallelse"
    pub classification: Kind,
    /// A day, or a moment where the document tells the time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end_date: Option<String>,
    #[serde(rename = "tingsok:date_basis", skip_serializing_if = "Option::is_none")]
    pub date_basis: Option<DateBasis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// Those whom minutes list as present.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attendees: Vec<Attendee>,
    pub sources: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attendee {
    pub id: String,
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

/// A name of `person`, with the reason for which a document that writes it so means the same.
fn other_name(person: &people::Person, name: &str) -> OtherName {
    let own = person.appearances.iter().find(|own| own.name == name);
    let link = own.map(|own| &own.link).filter(|link| !matches!(link.why, Why::First | Why::SameName));
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

fn event(record: &Record, presence: &Presence<'_>) -> Event {
    let protocol = &record.protocol;
    let (start, end) = meetings::times(record);
    let attendees = meetings::attendees(record, presence).into_iter();
    Event {
        id: record.source.name(),
        name: meetings::name(record),
        classification: protocol.kind,
        start_date: start.or_else(|| protocol.date.map(|date| date.to_string())),
        end_date: end,
        date_basis: protocol.date_basis,
        location: protocol.place.clone(),
        organization_id: Setting::from(record).governing_body().map(|body| body.id),
        attendees: attendees.map(|person| Attendee { id: person.id.clone(), name: person.name.clone() }).collect(),
        sources: vec![Link { url: record.source.path.clone(), note: None }],
    }
}

#[cfg(test)]
mod tests {
    use super::popolo;
    use crate::exchange::invented::documents;
    use serde_json::{Value, json};

    /// What the key at `pointer` holds.
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
