//! Invents two meetings and a report for tests.

use crate::extract::Position;
use crate::index::{Record, Source};
use crate::people::{self, Document, Person};
use crate::protocol::{
    AgendaItem, Attendee, AttendeeGroup, DateBasis, Decision, Kind, Mention, NamedPerson, Officer, OfficerRole,
    Presenter, Protocol, Task, Time,
};

/// The documents, and the people in them.
pub fn documents() -> (Vec<Record>, Vec<Person>) {
    let records = vec![
        record("arkiv/2024-05-17 möte.txt", first()),
        record("arkiv/2024-09-06.txt", second()),
        record("arkiv/skrivelse.txt", case_file()),
    ];
    let documents: Vec<Document<'_>> = records
        .iter()
        .map(|record| {
            let path = &record.source.path;
            Document { source: path, file: path, protocol: &record.protocol }
        })
        .collect();
    let persons = people::resolve(&documents);
    (records, persons)
}

fn record(path: &str, protocol: Protocol) -> Record {
    let source = Source {
        path: path.to_owned(),
        part: None,
        sha256: "ab".repeat(32),
        media_type: "text/plain".to_owned(),
        pages: 1,
    };
    Record { source, protocol }
}

fn first() -> Protocol {
    Protocol {
        kind: Kind::Protokoll,
        title: Some("Protokoll Samrådet 2024-05-17".to_owned()),
        governing_body: Some("Samrådet".to_owned()),
        region: Some("Kalmar län".to_owned()),
        date: "2024-05-17".parse().ok(),
        date_basis: Some(DateBasis::Stated),
        time: Some(Time { start: "13:00".to_owned(), end: Some("15:30".to_owned()) }),
        place: Some("Sal A".to_owned()),
        officers: vec![Officer { role: OfficerRole::Chair, name: "Kim Holm".to_owned() }],
        agenda: vec![
            AgendaItem {
                number: Some("1".to_owned()),
                title: "Taxor".to_owned(),
                reference: Some("RS 2024/12".to_owned()),
                presenters: vec![Presenter { name: "Ada Lind".to_owned(), ..Presenter::default() }],
                decisions: vec![decision("Samrådet beslutar att höja taxan."), decision("Frågan följs upp.")],
                children: vec![AgendaItem { title: "Hemtjänst".to_owned(), ..AgendaItem::default() }],
                ..AgendaItem::default()
            },
            AgendaItem { title: "Övrigt".to_owned(), ..AgendaItem::default() },
        ],
        attendance: vec![attendee("Kim Holm", "Borgholms kommun"), attendee("Ada Lind", "Region Kalmar län")],
        people: vec![named("Kim Holm", Some("Borgholms kommun"), 3), named("Ada Lind", Some("Region Kalmar län"), 4)],
        ..Protocol::default()
    }
}

/// A notice of a meeting. It does not say that the meeting was held, or at what time.
fn second() -> Protocol {
    Protocol {
        kind: Kind::Kallelse,
        title: Some("Region Kalmar län".to_owned()),
        governing_body: Some("Samrådet".to_owned()),
        region: Some("Kalmar län".to_owned()),
        date: "2024-09-06".parse().ok(),
        date_basis: Some(DateBasis::Inferred),
        agenda: vec![AgendaItem {
            title: "Uppföljning av taxor".to_owned(),
            reference: Some("RS2024-12".to_owned()),
            ..AgendaItem::default()
        }],
        attendance: vec![attendee("Kim Holm", "Borgholm kommun")],
        people: vec![named("Kim Holm", Some("Borgholm kommun"), 2)],
        ..Protocol::default()
    }
}

fn case_file() -> Protocol {
    Protocol {
        kind: Kind::Handling,
        title: Some("Tjänsteskrivelse".to_owned()),
        region: Some("Kalmar län".to_owned()),
        reference: Some("RS 2024/12-3".to_owned()),
        date: "2024-04-01".parse().ok(),
        date_basis: Some(DateBasis::Stated),
        ..Protocol::default()
    }
}

fn decision(text: &str) -> Decision {
    let task = Task { assignee: "förvaltningen".to_owned(), text: "följa upp".to_owned(), due: None, due_on: None };
    Decision { text: text.to_owned(), tasks: if text.contains("följs") { vec![task] } else { Vec::new() }, span: None }
}

fn attendee(name: &str, organisation: &str) -> Attendee {
    Attendee {
        name: name.to_owned(),
        organisation: Some(organisation.to_owned()),
        role: None,
        group: AttendeeGroup::Member,
        remote: false,
    }
}

fn named(name: &str, organisation: Option<&str>, line: u32) -> NamedPerson {
    let mention = Mention {
        printed: name.to_owned(),
        position: Position { page: 1, line },
        item: Vec::new(),
        manner: crate::protocol::MentionKind::Named,
    };
    NamedPerson {
        name: name.to_owned(),
        role: None,
        organisation: organisation.map(str::to_owned),
        mentions: vec![mention],
    }
}
