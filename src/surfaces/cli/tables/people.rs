//! Tables of people: who presented a topic, who there is, and where each appears.

use super::{Columns, Error, TableOutput, table};
use serde::Serialize;
use tingsok::people::{ItemInvolvement, Participation, Person, PersonLinkReason};
use tingsok::protocol::{AttendeeGroup, DateBasis};
use tingsok::search::WhoAnswer;

/// A person at a matching item.
#[derive(Serialize)]
struct TopicRow<'a> {
    topic: &'a str,
    rank: usize,
    name: &'a str,
    role: Option<&'a str>,
    organisation: Option<&'a str>,
    score: f32,
    involvement: &'static str,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    item_number: Option<&'a str>,
    item_title: Option<&'a str>,
    source: &'a str,
    page: u32,
    line: u32,
    confidence: f32,
    id: &'a str,
    cite: &'a str,
}

const TOPIC_COLUMNS: Columns = Columns {
    all: &[
        "topic",
        "rank",
        "name",
        "role",
        "organisation",
        "score",
        "involvement",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "item_number",
        "item_title",
        "source",
        "page",
        "line",
        "confidence",
        "id",
        "cite",
    ],
    page: &[
        "rank",
        "name",
        "role",
        "organisation",
        "involvement",
        "date",
        "governing_body",
        "item_number",
        "item_title",
        "source",
        "page",
        "line",
    ],
};

/// One row per appearance of each person.
pub fn who(table_output: TableOutput<'_>, answer: &WhoAnswer) -> Result<(), Error> {
    let rows = answer.people.iter().zip(1..).flat_map(|(person, rank)| {
        person.appearances.iter().map(move |own| TopicRow {
            topic: &answer.topic,
            rank,
            name: &person.name,
            role: own.role.as_deref(),
            organisation: own.organisation.as_deref(),
            score: own.score,
            involvement: own.involvement.name(),
            date: own.date.map(|date| date.to_string()),
            date_basis: own.date_basis,
            governing_body: own.governing_body.as_deref(),
            region: own.region.as_deref(),
            item_number: own.item.as_ref().and_then(|item| item.number.as_deref()),
            item_title: own.item.as_ref().map(|item| item.title.as_str()),
            source: &own.source,
            page: own.page,
            line: own.line,
            confidence: own.link.confidence,
            id: &person.id,
            cite: &own.cite,
        })
    });
    table(table_output, &TOPIC_COLUMNS, rows)
}

/// A person.
#[derive(Serialize)]
struct PersonRow<'a> {
    id: &'a str,
    name: &'a str,
    other_names: String,
    region: Option<&'a str>,
    role: Option<&'a str>,
    organisation: Option<&'a str>,
    first: Option<String>,
    last: Option<String>,
    documents: usize,
    presented: usize,
    perhaps: String,
}

const PERSON_COLUMNS: Columns = Columns {
    all: &[
        "id",
        "name",
        "other_names",
        "region",
        "role",
        "organisation",
        "first",
        "last",
        "documents",
        "presented",
        "perhaps",
    ],
    page: &["name", "region", "role", "organisation", "first", "last", "documents"],
};

/// One row per person, with the latest post.
pub fn people(table_output: TableOutput<'_>, persons: &[Person]) -> Result<(), Error> {
    let rows = persons.iter().map(|person| {
        let presented = |item: &&ItemInvolvement| item.part == Participation::Presents;
        PersonRow {
            id: &person.id,
            name: &person.name,
            other_names: person.other_names.join("; "),
            region: person.region.as_deref(),
            role: person.posts.first().and_then(|post| post.role.as_deref()),
            organisation: person.posts.first().and_then(|post| post.organisation.as_deref()),
            first: person.first.map(|date| date.to_string()),
            last: person.last.map(|date| date.to_string()),
            documents: person.appearances.len(),
            presented: person.appearances.iter().flat_map(|own| &own.items).filter(presented).count(),
            perhaps: person.possible_matches.iter().map(|other| other.id.as_str()).collect::<Vec<_>>().join("; "),
        }
    });
    table(table_output, &PERSON_COLUMNS, rows)
}

/// A person at a meeting, or at an item of it.
#[derive(Serialize)]
struct AppearanceRow<'a> {
    id: &'a str,
    person: &'a str,
    date: Option<String>,
    date_basis: Option<DateBasis>,
    governing_body: Option<&'a str>,
    region: Option<&'a str>,
    kind: &'a str,
    name: &'a str,
    role: Option<&'a str>,
    organisation: Option<&'a str>,
    offices: String,
    attended: Option<AttendeeGroup>,
    remote: bool,
    involvement: Option<Participation>,
    acts: String,
    item_number: Option<&'a str>,
    item_title: Option<&'a str>,
    source: &'a str,
    page: u32,
    line: u32,
    why: PersonLinkReason,
    confidence: f32,
    evidence: &'a str,
    cite: &'a str,
}

const APPEARANCE_COLUMNS: Columns = Columns {
    all: &[
        "id",
        "person",
        "date",
        "date_basis",
        "governing_body",
        "region",
        "kind",
        "name",
        "role",
        "organisation",
        "offices",
        "attended",
        "remote",
        "involvement",
        "acts",
        "item_number",
        "item_title",
        "source",
        "page",
        "line",
        "why",
        "confidence",
        "evidence",
        "cite",
    ],
    page: &[
        "person",
        "date",
        "governing_body",
        "offices",
        "involvement",
        "acts",
        "item_number",
        "item_title",
        "source",
        "page",
        "line",
    ],
};

/// One row per document that names the person, and one per item of it that does.
pub fn appearances(table_output: TableOutput<'_>, persons: &[Person]) -> Result<(), Error> {
    let rows = persons.iter().flat_map(|person| {
        person.appearances.iter().flat_map(move |own| {
            let items = std::iter::once(None).chain(own.items.iter().map(Some));
            items.map(move |item| AppearanceRow {
                id: &person.id,
                person: &person.name,
                date: own.date.map(|date| date.to_string()),
                date_basis: own.date_basis,
                governing_body: own.governing_body.as_deref(),
                region: own.region.as_deref(),
                kind: own.kind.name(),
                name: &own.name,
                role: own.role.as_deref(),
                organisation: own.organisation.as_deref(),
                offices: own.offices.iter().map(|office| office.name()).collect::<Vec<_>>().join("; "),
                attended: own.attended,
                remote: own.remote,
                involvement: item.map_or(own.part, |item| Some(item.part)),
                acts: item.map_or_else(String::new, |item| {
                    item.acts.iter().map(|act| super::super::person::act(*act)).collect::<Vec<_>>().join("; ")
                }),
                item_number: item.and_then(|item| item.number.as_deref()),
                item_title: item.map(|item| item.title.as_str()),
                source: &own.source,
                page: item.map_or(own.page, |item| item.page),
                line: item.map_or(own.line, |item| item.line),
                why: own.link.why,
                confidence: own.link.confidence,
                evidence: &own.link.evidence,
                cite: item.map_or(&own.cite, |item| &item.cite),
            })
        })
    });
    table(table_output, &APPEARANCE_COLUMNS, rows)
}
