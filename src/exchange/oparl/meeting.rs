//! Converts a record to an OParl meeting with its agenda, and to the file that it was read from.

use super::objects::{AgendaItem, File, Location, Meeting, Officer, Precision, Presenter, schema};
use crate::exchange::identifier::uri;
use crate::exchange::meetings;
use crate::exchange::moment::moment;
use crate::exchange::organisations::MeetingContext;
use crate::exchange::person_lookup::PersonLookup;
use crate::index::Record;
use crate::matters::normal_number;
use crate::protocol::{self, Kind};

pub fn meeting(record: &Record, lookup: &PersonLookup<'_>) -> Meeting {
    let protocol = &record.protocol;
    let id = &record.source.name();
    let (start, end) = meetings::times(record);
    let precision = if start.is_some() { Precision::Minute } else { Precision::Day };
    let body = MeetingContext::from(record).governing_body();
    let of = |kinds: &[Kind]| kinds.contains(&protocol.kind).then(|| file(record));
    let minutes = [Kind::Protokoll, Kind::Mötesanteckningar, Kind::Minnesanteckningar];
    let mut agenda_item = Vec::new();
    for (order, (path, item)) in protocol.items_by_path().into_iter().enumerate() {
        agenda_item.push(self::agenda_item(record, lookup, order, &path, item));
    }
    Meeting {
        id: uri("meeting", id),
        schema: schema("Meeting"),
        name: meetings::name(record),
        start: start.or_else(|| moment(protocol.date?, "00:00")),
        end,
        location: protocol.place.as_ref().map(|place| Location {
            id: uri("location", id),
            schema: schema("Location"),
            description: place.clone(),
        }),
        organization: body.map(|body| uri("organization", &body.id)).into_iter().collect(),
        participant: meetings::attendees(record, lookup).iter().map(|own| uri("person", &own.id)).collect(),
        invitation: of(&[Kind::Kallelse]),
        results_protocol: of(&minutes),
        auxiliary_file: of(&[Kind::Unknown, Kind::Handling]).into_iter().collect(),
        agenda_item,
        date_basis: protocol.date_basis,
        start_precision: protocol.date.map(|_| precision),
        kind: protocol.kind,
        reference: protocol.reference.clone(),
        officers: protocol
            .officers
            .iter()
            .map(|officer| Officer {
                role: officer.role,
                name: officer.name.clone(),
                person: lookup.person(id, &officer.name).map(|person| uri("person", &person.id)),
            })
            .collect(),
    }
}

fn agenda_item(
    record: &Record,
    lookup: &PersonLookup<'_>,
    order: usize,
    path: &[usize],
    item: &protocol::AgendaItem,
) -> AgendaItem {
    let source = &record.source.name();
    let resolution: Vec<&str> = item.decisions.iter().map(|decision| decision.text.as_str()).collect();
    let start = item.span.map(|span| span.start);
    let presenter = |presenter: &protocol::Presenter| Presenter {
        name: presenter.name.clone(),
        person: lookup.person(source, &presenter.name).map(|person| uri("person", &person.id)),
        role: presenter.role.clone(),
        organisation: presenter.organisation.clone(),
    };
    let parent = path.split_last().map(|(_, above)| above).filter(|above| !above.is_empty());
    AgendaItem {
        id: item_id(record, path),
        schema: schema("AgendaItem"),
        number: item.number.clone(),
        order,
        name: item.title.clone(),
        consultation: case(record, item).map(|_| consultation_id(record, path)),
        resolution_text: (!resolution.is_empty()).then(|| resolution.join("\n\n")),
        parent: parent.map(|above| item_id(record, above)),
        presenters: item.presenters.iter().map(presenter).collect(),
        proposals: item.proposals.iter().map(|proposal| proposal.text.clone()).collect(),
        tasks: item.decisions.iter().flat_map(|decision| decision.tasks.clone()).collect(),
        documents: item.documents.clone(),
        page: start.map(|start| start.page),
        line: start.map(|start| start.line),
    }
}

/// The case that an item names: the owner of the register, and the case number in normal form.
pub fn case(record: &Record, item: &protocol::AgendaItem) -> Option<(String, String)> {
    let number = item.reference.as_deref().and_then(normal_number)?;
    Some((MeetingContext::from(record).owner(), number))
}

pub fn item_id(record: &Record, path: &[usize]) -> String {
    uri("agendaItem", &place(record, path))
}

pub fn consultation_id(record: &Record, path: &[usize]) -> String {
    uri("consultation", &place(record, path))
}

/// The path of the document and the position of the item, counted from 1 at each level from the top of the agenda down:
/// "seeds/a.txt/4.1". Printed numbers are not used, since they may be missing or occur twice.
fn place(record: &Record, path: &[usize]) -> String {
    let positions: Vec<String> = path.iter().map(|position| (position + 1).to_string()).collect();
    format!("{}/{}", record.source.name(), positions.join("."))
}

pub fn file(record: &Record) -> File {
    let source = &record.source;
    File {
        id: uri("file", &source.path),
        schema: schema("File"),
        name: record.protocol.title.clone(),
        file_name: meetings::file_name(record).to_owned(),
        mime_type: source.media_type.clone(),
        path: source.path.clone(),
        sha256: source.sha256.clone(),
        pages: source.pages,
    }
}
