//! The API: what the commands write as JSON, over HTTP.

use super::super::cli;
use super::super::cli::citing::Citing;
use super::super::cli::tables::{self, Form, Header, Sheet};
use super::ask::{Ask, Fields};
use super::refused::Refused;
use super::reply::Reply;
use super::routes::Request;
use super::{address, directory::Entry};
use serde::Serialize;
use tingsok::engine::Record;
use tingsok::matters::meeting::Meeting;
use tingsok::protocol::AgendaItem;
use tingsok::search::{MeetingSummary, Options, TextSection};

/// The description of the API, as programs read it. `parameters.rs` reads it too.
pub const OPENAPI: &str = include_str!("assets/openapi.json");

/// How many rows a list has if no limit is given, and the highest limit.
const ROWS: usize = 20;
const MOST_ROWS: usize = 1000;
/// The furthest row of a search.
const FURTHEST: usize = 10_000;

/// RFC 9457: what went wrong, for a program.
#[derive(Debug, Serialize)]
struct Problem {
    title: String,
    status: u16,
}

pub fn problem(refusal: &Refused) -> Reply {
    // What failed inside is told to whoever runs the server: it may name files of the machine.
    let title = if refusal.status() == 500 { "the answer could not be made".to_owned() } else { refusal.to_string() };
    let problem = Problem { title, status: refusal.status() };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    Reply { status: refusal.status(), ..Reply::new("application/problem+json", body) }
}

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn openapi(_: &Request<'_>) -> Result<Reply, Refused> {
    Ok(Reply::new("application/json", OPENAPI))
}

/// A part of a list.
#[derive(Debug, Serialize)]
struct Rows<'a, T> {
    total: usize,
    page: usize,
    items: &'a [T],
}

/// How many rows are asked for. A table without a limit has them all: a part of it would look like the whole.
fn limit(fields: &Fields) -> Result<usize, Refused> {
    match fields.get("limit") {
        None if fields.get("format") == Some("csv") => Ok(usize::MAX),
        None => Ok(ROWS),
        Some(typed) => match typed.parse() {
            Ok(limit @ 1..=MOST_ROWS) => Ok(limit),
            _ => Err(Refused::Bad(format!("limit is a number from 1 to {MOST_ROWS}, not {typed:?}"))),
        },
    }
}

/// A list, in the same ways.
fn listed<T: Serialize>(
    request: &Request<'_>,
    (total, page, items): (usize, usize, &[T]),
    table: impl FnOnce(Sheet<'_>) -> Result<(), cli::Error>,
) -> Result<Reply, Refused> {
    answered(request, &Rows { total, page, items }, table)
}

/// An answer as JSON, or as a table where `format=csv` asks for it.
fn answered<T: Serialize>(
    request: &Request<'_>,
    answer: &T,
    table: impl FnOnce(Sheet<'_>) -> Result<(), cli::Error>,
) -> Result<Reply, Refused> {
    match request.fields.get("format") {
        None | Some("json") => Reply::json(answer),
        Some("csv") => csv(table),
        Some(other) => Err(Refused::Bad(format!("format is json or csv, not {other:?}"))),
    }
}

fn csv(table: impl FnOnce(Sheet<'_>) -> Result<(), cli::Error>) -> Result<Reply, Refused> {
    let mut out = Vec::new();
    let (form, header, citing) = (Form::Csv, Header::Before, Citing::default());
    table(Sheet { out: &mut out, form, header, citing, is_below: false })?;
    Ok(Reply::new("text/csv; charset=utf-8", out))
}

/// Cuts a whole list down to the requested page. Returns how many rows the list had.
fn cut<T>(rows: &mut Vec<T>, ask: &Ask, limit: usize) -> usize {
    let total = rows.len();
    rows.drain(..(ask.page - 1).saturating_mul(limit).min(total));
    rows.truncate(limit);
    total
}

/// What is asked for, if all of it is understood: a program is told what is not, where a page has a note.
fn asked(request: &Request<'_>) -> Result<(Ask, Options), Refused> {
    let mut ask = Ask::of(request.fields);
    let page = ask.page;
    let options = ask.options(request.archive, limit(request.fields)?, usize::MAX);
    // Lists are whole, however long they are.
    ask.page = page;
    let bad = |name: &str| Err(Refused::Bad(format!("{name} could not be understood")));
    let typed = |name: &str| request.fields.get(name);
    match () {
        () if typed("presenter").is_some() && typed("person").is_some() => {
            Err(Refused::Bad("presenter and person cannot be used together".to_owned()))
        }
        () if typed("page").is_some_and(|typed| typed.parse() != Ok(page)) => bad("page"),
        () if typed("sort").is_some_and(|typed| typed != ask.sort.name()) => bad("sort"),
        () if request.fields.get("kind").is_some() && ask.kind.is_none() => bad("kind"),
        () if request.fields.get("year").is_some() && ask.year.is_none() => bad("year"),
        () if ask.from.is_some() && options.filter.from.is_none() => bad("from"),
        () if ask.to.is_some() && options.filter.to.is_none() => bad("to"),
        () => Ok((ask, options)),
    }
}

pub fn search(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    if options.skip >= FURTHEST {
        return Err(Refused::Bad(format!("only the first {FURTHEST} hits are ranked")));
    }
    let limit = options.limit.min(FURTHEST - options.skip);
    let options = Options { limit, ..options };
    let options = Options { facets: request.fields.has("facets"), ..options };
    let answer = request.archive.search(&ask.q, &options)?;
    answered(request, &answer, |sheet| tables::hits(sheet, &answer))
}

pub fn who(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let answer = request.archive.who(&ask.q, &Options { skip: 0, ..options })?;
    answered(request, &answer, |sheet| tables::who(sheet, &answer)).map(Reply::private)
}

/// A meeting in a list, with its address.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    address: &'a str,
    #[serde(flatten)]
    meeting: &'a MeetingSummary,
}

pub fn meetings(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let entries = request.archive.entries(&options.filter)?;
    let limit = limit(request.fields)?;
    let shown: Vec<&Entry> = entries.iter().skip((ask.page - 1).saturating_mul(limit)).take(limit).copied().collect();
    let items: Vec<Listed<'_>> =
        shown.iter().map(|entry| Listed { address: &entry.address, meeting: &entry.summary }).collect();
    let summaries: Vec<MeetingSummary> = shown.iter().map(|entry| entry.summary.clone()).collect();
    listed(request, (entries.len(), ask.page, &items), |sheet| tables::meetings(sheet, &summaries))
}

/// A meeting, with its address.
#[derive(Debug, Serialize)]
struct Addressed<T> {
    address: String,
    #[serde(flatten)]
    meeting: T,
}

pub fn meeting(request: &Request<'_>) -> Result<Reply, Refused> {
    let wanted = format!("/mote/{}/{}", request.part(0), request.part(1));
    let mut meetings: Vec<Addressed<Meeting>> = Vec::new();
    for entry in request.archive.directory.at(&wanted) {
        meetings.push(Addressed { address: entry.address.clone(), meeting: request.archive.meeting(entry)? });
    }
    match meetings.as_slice() {
        [] => Err(Refused::NotFound),
        [meeting] => Reply::json(meeting),
        // A body that met more than once on the day.
        several => Reply::json(&Rows { total: several.len(), page: 1, items: several }),
    }
}

/// An item with its whole text.
#[derive(Debug, Serialize)]
struct WholeItem<'a> {
    source: String,
    #[serde(flatten)]
    item: &'a AgendaItem,
    text: Vec<TextSection>,
}

pub fn item(request: &Request<'_>) -> Result<Reply, Refused> {
    let record = found(request)?;
    let source = record.source.name();
    let query = request.fields.get("q").unwrap_or_default();
    let mut items = Vec::new();
    for (path, item) in record.protocol.items_by_path() {
        if address::item(item.number.as_deref(), &item.title) == request.part(1) {
            let text = request.archive.text(&source, Some(&path), query)?;
            items.push(WholeItem { source: source.clone(), item, text });
        }
    }
    if items.is_empty() {
        return Err(Refused::NotFound);
    }
    Reply::json(&Rows { total: items.len(), page: 1, items: &items })
}

pub fn people(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let mut people = request.archive.persons(&ask.q, &options.filter)?;
    let total = cut(&mut people, &ask, limit(request.fields)?);
    listed(request, (total, ask.page, &people), |sheet| tables::people(sheet, &people)).map(Reply::private)
}

pub fn person(request: &Request<'_>) -> Result<Reply, Refused> {
    Reply::json(&request.archive.person(request.part(0))?.ok_or(Refused::NotFound)?).map(Reply::private)
}

pub fn matters(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let mut found = request.archive.matters(&ask.q, &Options { limit: usize::MAX, skip: 0, ..options })?.matters;
    let total = cut(&mut found, &ask, limit(request.fields)?);
    listed(request, (total, ask.page, &found), |sheet| tables::matters(sheet, &found))
}

pub fn matter(request: &Request<'_>) -> Result<Reply, Refused> {
    Reply::json(&request.archive.matter(request.part(0))?.ok_or(Refused::NotFound)?)
}

pub fn decisions(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let mut found = request.archive.decisions(&ask.q, &Options { limit: usize::MAX, skip: 0, ..options })?;
    let total = cut(&mut found.decisions, &ask, limit(request.fields)?);
    listed(request, (total, ask.page, &found.decisions), |sheet| tables::decisions(sheet, &found))
}

pub fn votes(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let voter = request.fields.get("voter");
    let mut found = request.archive.votes(&ask.q, voter, &Options { limit: usize::MAX, skip: 0, ..options })?;
    let total = cut(&mut found.votes, &ask, limit(request.fields)?);
    listed(request, (total, ask.page, &found.votes), |sheet| tables::votes(sheet, &found))
}

pub fn timeline(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let timeline = request.archive.timeline(&ask.q, &options.filter)?;
    answered(request, &timeline, |sheet| tables::timeline(sheet, &timeline))
}

pub fn records(request: &Request<'_>) -> Result<Reply, Refused> {
    let (ask, options) = asked(request)?;
    let entries = request.archive.entries(&options.filter)?;
    let sources: Vec<&str> =
        entries.iter().flat_map(|entry| &entry.summary.documents).map(|own| own.source.as_str()).collect();
    let limit = limit(request.fields)?;
    let page = || sources.iter().skip((ask.page - 1).saturating_mul(limit)).take(limit);
    if request.fields.get("format") == Some("csv") {
        return csv(|sheet| records_table(sheet, page().copied(), request));
    }
    let mut items: Vec<Record> = Vec::new();
    for source in page() {
        items.extend(request.archive.record(source)?);
    }
    answered(request, &Rows { total: sources.len(), page: ask.page, items: &items }, |_| Ok(()))
}

/// Records as one table. They are read one after the other: all of them together may not fit into memory.
fn records_table<'a>(
    sheet: Sheet<'_>,
    sources: impl Iterator<Item = &'a str>,
    request: &Request<'_>,
) -> Result<(), cli::Error> {
    let Sheet { out, form, mut header, citing, is_below } = sheet;
    for source in sources {
        let record = request.archive.record(source)?;
        tables::items(Sheet { out: &mut *out, form, header, citing, is_below }, record.as_slice(), None)?;
        header = Header::Written;
    }
    Ok(())
}

pub fn record(request: &Request<'_>) -> Result<Reply, Refused> {
    Reply::json(&found(request)?)
}

/// The record of the document whose hash the address has.
fn found(request: &Request<'_>) -> Result<Record, Refused> {
    let address = format!("/dokument/{}", request.part(0));
    let source = request.archive.directory.source_at(&address).ok_or(Refused::NotFound)?;
    request.archive.record(source)?.ok_or(Refused::NotFound)
}
