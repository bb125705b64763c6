//! Treats a record as a meeting: which records are meetings, their names, times and attendees.

use super::moment::moment;
use super::person_lookup::PersonLookup;
use crate::index::Record;
use crate::people::{Person, place};
use crate::protocol::Kind;

/// Whether a record is of a meeting; a report (handling) is not.
pub fn is_meeting(record: &Record) -> bool {
    record.protocol.kind != Kind::Handling
}

/// The name of a meeting: the heading of the document, else the body and the date, else the name of the file. A heading
/// that only names the county or municipality ("Göteborgs Stad") is not used.
pub fn name(record: &Record) -> String {
    let protocol = &record.protocol;
    let whose = protocol.region.as_deref().and_then(place);
    if let Some(title) = protocol.title.as_ref().filter(|title| whose.is_none() || place(title) != whose) {
        return title.clone();
    }
    let known: Vec<String> =
        protocol.governing_body.iter().cloned().chain(protocol.date.map(|date| date.to_string())).collect();
    if known.is_empty() { file_name(record).to_owned() } else { known.join(" ") }
}

pub fn file_name(record: &Record) -> &str {
    let path = &record.source.path;
    path.rsplit_once('/').map_or(path, |(_, name)| name)
}

/// When the meeting began and ended, if the document gives the day and the time.
pub fn times(record: &Record) -> (Option<String>, Option<String>) {
    let protocol = &record.protocol;
    let (Some(date), Some(time)) = (protocol.date, &protocol.time) else { return (None, None) };
    (moment(date, &time.start), time.end.as_ref().and_then(|end| moment(date, end)))
}

/// The people whom the document lists as present. A notice has none: someone who is called to a meeting may not come.
pub fn attendees<'a>(record: &Record, lookup: &PersonLookup<'a>) -> Vec<&'a Person> {
    match record.protocol.kind {
        Kind::Kallelse | Kind::Handling => Vec::new(),
        Kind::Protokoll | Kind::Mötesanteckningar | Kind::Minnesanteckningar | Kind::Unknown => {
            lookup.attendees(&record.source.name())
        }
    }
}
