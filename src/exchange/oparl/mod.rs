//! Exports to OParl 1.1 (oparl.org): counties and municipalities (OParl's bodies), organisations, persons, meetings
//! with their agendas, and papers. Keys are in camel case, as in OParl.
//!
//! OParl is a web service whose ids are addresses. Here ids are URIs that are not addresses, and lists are included
//! where OParl has addresses of lists. Memberships, agenda items, files and consultations are inside the object that
//! they belong to, as in OParl.

mod meeting;
mod objects;
mod papers;

pub use objects::{
    AgendaItem, Body, Consultation, File, Location, Meeting, Membership, OParl, Officer, Organization, Paper, Person,
    Precision, Presenter,
};

use super::identifier::uri;
use super::memberships;
use super::organisations::{self, Classification, MeetingContext, Organisation};
use super::person_lookup::PersonLookup;
use super::{DAYS, meetings};
use crate::index::Record;
use crate::people;
use crate::protocol::DateBasis;
use std::collections::{BTreeMap, BTreeSet};

/// Exports `records`, and the `persons` who appear in them, to OParl. Meetings and persons keep the given order. Bodies
/// and organisations are sorted by id. Papers are cases by owner and number, then reports.
#[must_use]
pub fn oparl(records: &[Record], persons: &[people::Person]) -> OParl {
    let lookup = PersonLookup::new(persons);
    let meetings = records.iter().filter(|record| meetings::is_meeting(record));
    let meeting = meetings.map(|record| meeting::meeting(record, &lookup)).collect();
    let mut memberships: BTreeMap<String, Vec<Membership>> = BTreeMap::new();
    let mut joined: BTreeSet<String> = BTreeSet::new();
    for own in memberships::memberships(persons) {
        joined.insert(own.organisation.clone());
        memberships.entry(own.person.clone()).or_default().push(membership(own));
    }
    let organisations = organisations::organisations(records, persons);
    let bodies = organisations.iter().filter(|organisation| organisation.has_documents);
    // A county or municipality with documents is a body. It is also an organisation if people come from there.
    let is_organization =
        |organisation: &&Organisation| !organisation.has_documents || joined.contains(&organisation.id);
    OParl {
        version: objects::VERSION.to_owned(),
        notes: vec![
            "ids are URIs that identify objects; they are not web addresses".to_owned(),
            "a start or end with the precision of a day has no known time".to_owned(),
            DAYS.to_owned(),
        ],
        body: bodies.map(body).collect(),
        organization: organisations.iter().filter(is_organization).map(organization).collect(),
        person: persons.iter().map(|own| person(own, memberships.remove(&own.id).unwrap_or_default())).collect(),
        meeting,
        paper: papers::papers(records),
    }
}

/// OParl's word for the kind of an organisation.
fn organization_type(classification: Classification) -> &'static str {
    match classification {
        Classification::GoverningBody => "Gremium",
        Classification::Party => "Partei",
        Classification::County | Classification::Municipality => "Institution",
        Classification::Organisation => "Sonstiges",
    }
}

fn body(organisation: &Organisation) -> Body {
    Body {
        id: uri("body", &organisation.id),
        schema: objects::schema("Body"),
        name: organisation.name.clone(),
        classification: organisation.classification,
        other_names: organisation.other_names.clone(),
    }
}

fn organization(organisation: &Organisation) -> Organization {
    let own = organisation.has_documents.then_some(&organisation.id);
    Organization {
        id: uri("organization", &organisation.id),
        schema: objects::schema("Organization"),
        body: organisation.parent.as_ref().or(own).map(|body| uri("body", body)),
        name: organisation.name.clone(),
        organization_type: organization_type(organisation.classification).to_owned(),
        classification: organisation.classification,
        other_names: organisation.other_names.clone(),
    }
}

fn person(person: &people::Person, membership: Vec<Membership>) -> Person {
    Person {
        id: uri("person", &person.id),
        schema: objects::schema("Person"),
        body: home(person).map(|region| uri("body", &region)),
        name: person.name.clone(),
        membership,
        other_names: person.other_names.clone(),
    }
}

/// The body that a person belongs to: the region of most of their meetings. If a filter leaves out all of those, the
/// region of the first remaining meeting.
fn home(person: &people::Person) -> Option<String> {
    let region = person.region.as_deref();
    let most = person.appearances.iter().find(|own| own.region.as_deref() == region);
    let first = person.appearances.iter().find(|own| own.region.is_some());
    let own = most.filter(|own| own.region.is_some()).or(first)?;
    MeetingContext::from(own).region().map(|region| region.id)
}

fn membership(own: memberships::Membership) -> Membership {
    let day = |end: Option<(jiff::civil::Date, DateBasis)>| end.map(|(day, _)| day);
    let basis = |end: Option<(jiff::civil::Date, DateBasis)>| end.map(|(_, basis)| basis);
    Membership {
        id: uri("membership", &own.id),
        schema: objects::schema("Membership"),
        organization: uri("organization", &own.organisation),
        role: own.role,
        start_date: day(own.first),
        end_date: day(own.last),
        start_date_basis: basis(own.first),
        end_date_basis: basis(own.last),
        documents: own.places.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::oparl;
    use crate::exchange::test_documents::documents;
    use serde_json::{Value, json};

    /// Checks the value at `pointer`.
    #[track_caller]
    fn check(pointer: &str, expected: &Value) {
        let (records, persons) = documents();
        let written = serde_json::to_value(oparl(&records, &persons)).unwrap();
        assert_eq!(written.pointer(pointer).unwrap_or(&Value::Null), expected, "{written:#}");
    }

    #[test]
    fn an_item_has_its_decisions_and_its_consultation() {
        check(
            "/meeting/0/agendaItem/0",
            &json!({
                "id": "tingsok:agendaItem:arkiv/2024-05-17%20m%C3%B6te.txt/1",
                "type": "https://schema.oparl.org/1.1/AgendaItem",
                "number": "1",
                "order": 0,
                "name": "Taxor",
                "consultation": "tingsok:consultation:arkiv/2024-05-17%20m%C3%B6te.txt/1",
                "resolutionText": "Samrådet beslutar att höja taxan.\n\nFrågan följs upp.",
                "tingsok:presenters": [{"name": "Ada Lind", "person": "tingsok:person:ada-lind-kalmar-lan"}],
                "tingsok:tasks": [{"assignee": "förvaltningen", "text": "följa upp", "due": null, "due_on": null}],
            }),
        );
        check("/meeting/0/agendaItem/1/order", &json!(1));
        check(
            "/meeting/0/agendaItem/1/tingsok:parent",
            &json!("tingsok:agendaItem:arkiv/2024-05-17%20m%C3%B6te.txt/1"),
        );
    }

    #[test]
    fn minutes_are_the_protocol_and_a_notice_the_invitation_of_a_meeting() {
        check("/meeting/0/start", &json!("2024-05-17T13:00:00+02:00"));
        check("/meeting/0/tingsok:startPrecision", &json!("minute"));
        check("/meeting/0/resultsProtocol/fileName", &json!("2024-05-17 möte.txt"));
        check(
            "/meeting/0/participant",
            &json!(["tingsok:person:ada-lind-kalmar-lan", "tingsok:person:kim-holm-kalmar-lan"]),
        );
        check("/meeting/0/tingsok:officers/0/person", &json!("tingsok:person:kim-holm-kalmar-lan"));
        check("/meeting/1/start", &json!("2024-09-06T00:00:00+02:00"));
        check("/meeting/1/tingsok:startPrecision", &json!("day"));
        check("/meeting/1/tingsok:dateBasis", &json!("inferred"));
        check("/meeting/1/invitation/tingsok:path", &json!("arkiv/2024-09-06.txt"));
        check("/meeting/1/participant", &Value::Null);
        check("/meeting/2", &Value::Null);
    }

    #[test]
    fn a_case_number_is_one_paper_however_it_is_written() {
        check(
            "/paper/0",
            &json!({
                "id": "tingsok:paper:county-kalmar/rs2024/12",
                "type": "https://schema.oparl.org/1.1/Paper",
                "body": "tingsok:body:county-kalmar",
                "name": "Uppföljning av taxor",
                "reference": "RS2024-12",
                "paperType": "ärende",
                "consultation": [
                    {
                        "id": "tingsok:consultation:arkiv/2024-05-17%20m%C3%B6te.txt/1",
                        "type": "https://schema.oparl.org/1.1/Consultation",
                        "agendaItem": "tingsok:agendaItem:arkiv/2024-05-17%20m%C3%B6te.txt/1",
                        "meeting": "tingsok:meeting:arkiv/2024-05-17%20m%C3%B6te.txt",
                        "organization": ["tingsok:organization:samradet-kalmar-lan"],
                        "authoritative": true,
                    },
                    {
                        "id": "tingsok:consultation:arkiv/2024-09-06.txt/1",
                        "type": "https://schema.oparl.org/1.1/Consultation",
                        "agendaItem": "tingsok:agendaItem:arkiv/2024-09-06.txt/1",
                        "meeting": "tingsok:meeting:arkiv/2024-09-06.txt",
                        "organization": ["tingsok:organization:samradet-kalmar-lan"],
                    },
                ],
            }),
        );
    }

    #[test]
    fn a_case_file_is_a_paper_with_its_file() {
        check("/paper/1/paperType", &json!("handling"));
        check("/paper/1/reference", &json!("RS 2024/12-3"));
        check("/paper/1/mainFile/tingsok:sha256", &json!("ab".repeat(32)));
        check("/paper/2", &Value::Null);
    }

    #[test]
    fn whose_the_documents_are_is_a_body_and_an_organisation_where_people_come_from_it() {
        check("/body/0/id", &json!("tingsok:body:county-kalmar"));
        check("/body/1", &Value::Null);
        check("/organization/0/body", &json!("tingsok:body:county-kalmar"));
        check("/organization/0/organizationType", &json!("Institution"));
        check("/organization/2/organizationType", &json!("Gremium"));
        check("/person/0/membership/0/organization", &json!("tingsok:organization:county-kalmar"));
        check("/person/1/membership/0/tingsok:endDateBasis", &json!("inferred"));
    }
}
