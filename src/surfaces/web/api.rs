//! The API: what the commands write as JSON, over HTTP.

use super::super::cli;
use super::super::cli::citing::Citing;
use super::super::cli::tables::{self, Header, TableFormat, TableOutput};
use super::query_parameters::{Fields, QueryParameters};
use super::request_error::RequestError;
use super::response::RouteResponse;
use super::routes::Request;
use super::{address, directory::Entry};
use serde::Serialize;
use tingsok::engine::Record;
use tingsok::matters::meeting::Meeting;
use tingsok::protocol::AgendaItem;
use tingsok::search::{MeetingSummary, Options, TextSection};

/// The description of the API, as programs read it. `known_parameters.rs` reads it too.
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

pub fn problem(error: &RequestError) -> RouteResponse {
    // What failed inside is told to whoever runs the server: it may name files of the machine.
    let title = if error.status() == 500 { "the answer could not be made".to_owned() } else { error.to_string() };
    let problem = Problem { title, status: error.status() };
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    RouteResponse { status: error.status(), ..RouteResponse::new("application/problem+json", body) }
}

#[expect(clippy::unnecessary_wraps, reason = "the form of a route")]
pub fn openapi(_: &Request<'_>) -> Result<RouteResponse, RequestError> {
    Ok(RouteResponse::new("application/json", OPENAPI))
}

/// A part of a list.
#[derive(Debug, Serialize)]
struct Rows<'a, T> {
    total: usize,
    page: usize,
    items: &'a [T],
}

/// How many rows are asked for. A table without a limit has them all: a part of it would look like the whole.
fn limit(fields: &Fields) -> Result<usize, RequestError> {
    match fields.get("limit") {
        None if fields.get("format") == Some("csv") => Ok(usize::MAX),
        None => Ok(ROWS),
        Some(typed) => match typed.parse() {
            Ok(limit @ 1..=MOST_ROWS) => Ok(limit),
            _ => Err(RequestError::Bad(format!("limit is a number from 1 to {MOST_ROWS}, not {typed:?}"))),
        },
    }
}

/// A list with its total and page, as JSON or as a table.
fn listed<T: Serialize>(
    request: &Request<'_>,
    (total, page, items): (usize, usize, &[T]),
    table: impl FnOnce(TableOutput<'_>) -> Result<(), cli::Error>,
) -> Result<RouteResponse, RequestError> {
    answered(request, &Rows { total, page, items }, table)
}

/// An answer as JSON, or as a table where `format=csv` asks for it.
fn answered<T: Serialize>(
    request: &Request<'_>,
    answer: &T,
    table: impl FnOnce(TableOutput<'_>) -> Result<(), cli::Error>,
) -> Result<RouteResponse, RequestError> {
    match format(request.fields)? {
        Format::Json => RouteResponse::json(answer),
        Format::Csv => csv(table),
    }
}

enum Format {
    Json,
    Csv,
}

fn format(fields: &Fields) -> Result<Format, RequestError> {
    match fields.get("format") {
        None | Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some(other) => Err(RequestError::Bad(format!("format is json or csv, not {other:?}"))),
    }
}

fn csv(table: impl FnOnce(TableOutput<'_>) -> Result<(), cli::Error>) -> Result<RouteResponse, RequestError> {
    let mut out = Vec::new();
    let (form, header, citing) = (TableFormat::Csv, Header::Before, Citing::default());
    table(TableOutput { out: &mut out, form, header, citing, is_below: false })?;
    Ok(RouteResponse::new("text/csv; charset=utf-8", out))
}

/// Cuts a whole list down to the requested page. Returns how many rows the list had.
fn cut<T>(rows: &mut Vec<T>, parameters: &QueryParameters, limit: usize) -> usize {
    let total = rows.len();
    rows.drain(..(parameters.page - 1).saturating_mul(limit).min(total));
    rows.truncate(limit);
    total
}

/// What is asked for, if all of it is understood: a program is told what is not, where a page has a note.
fn asked(request: &Request<'_>) -> Result<(QueryParameters, Options), RequestError> {
    let mut parameters = QueryParameters::of(request.fields);
    let page = parameters.page;
    let options = parameters.options(request.archive, limit(request.fields)?, usize::MAX);
    // `options` may lower the page number. It is set back, so that a page beyond the end of a list is empty and does not
    // repeat an earlier page.
    parameters.page = page;
    let bad = |name: &str| Err(RequestError::Bad(format!("{name} could not be understood")));
    let typed = |name: &str| request.fields.get(name);
    if let Some((name, typed)) = request.fields.unclear_switch() {
        return Err(RequestError::Bad(format!("{name} is 0 or 1, not {typed:?}")));
    }
    match () {
        () if typed("presenter").is_some() && typed("person").is_some() => {
            Err(RequestError::Bad("presenter and person cannot be used together".to_owned()))
        }
        () if typed("page").is_some_and(|typed| typed.parse() != Ok(page)) => bad("page"),
        () if typed("sort").is_some_and(|typed| typed != parameters.sort.name()) => bad("sort"),
        () if request.fields.get("kind").is_some() && parameters.kind.is_none() => bad("kind"),
        () if request.fields.get("year").is_some() && parameters.year.is_none() => bad("year"),
        () if parameters.from.is_some() && options.filter.from.is_none() => bad("from"),
        () if parameters.to.is_some() && options.filter.to.is_none() => bad("to"),
        () => Ok((parameters, options)),
    }
}

pub fn search(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    if options.skip >= FURTHEST {
        return Err(RequestError::Bad(format!("only the first {FURTHEST} hits are ranked")));
    }
    let limit = options.limit.min(FURTHEST - options.skip);
    let options = Options { limit, ..options };
    let options = Options { facets: request.fields.has("facets"), ..options };
    let answer = request.archive.search(&parameters.q, &options)?;
    answered(request, &answer, |table_output| tables::hits(table_output, &answer))
}

pub fn who(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let answer = request.archive.who(&parameters.q, &Options { skip: 0, ..options })?;
    answered(request, &answer, |table_output| tables::who(table_output, &answer)).map(RouteResponse::private)
}

/// A meeting in a list, with its address.
#[derive(Debug, Serialize)]
struct Listed<'a> {
    address: &'a str,
    #[serde(flatten)]
    meeting: &'a MeetingSummary,
}

pub fn meetings(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let entries = request.archive.entries(&options.filter)?;
    let limit = limit(request.fields)?;
    let shown: Vec<&Entry> =
        entries.iter().skip((parameters.page - 1).saturating_mul(limit)).take(limit).copied().collect();
    let items: Vec<Listed<'_>> =
        shown.iter().map(|entry| Listed { address: &entry.address, meeting: &entry.summary }).collect();
    let summaries: Vec<MeetingSummary> = shown.iter().map(|entry| entry.summary.clone()).collect();
    listed(request, (entries.len(), parameters.page, &items), |table_output| tables::meetings(table_output, &summaries))
}

/// A meeting, with its address.
#[derive(Debug, Serialize)]
struct Addressed<T> {
    address: String,
    #[serde(flatten)]
    meeting: T,
}

pub fn meeting(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let wanted = format!("/mote/{}/{}", request.part(0), request.part(1));
    let mut meetings: Vec<Addressed<Meeting>> = Vec::new();
    for entry in request.archive.directory.at(&wanted) {
        meetings.push(Addressed { address: entry.address.clone(), meeting: request.archive.meeting(entry)? });
    }
    match meetings.as_slice() {
        [] => Err(RequestError::NotFound),
        [meeting] => RouteResponse::json(meeting),
        // A body that met more than once on the day.
        several => RouteResponse::json(&Rows { total: several.len(), page: 1, items: several }),
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

pub fn item(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let record = found(request)?;
    let source = record.source.name();
    let query = request.fields.get("q").unwrap_or_default();
    let mut items = Vec::new();
    for (path, item) in address::items_called(&record.protocol, request.part(1)) {
        let text = request.archive.text(&source, Some(&path), query)?;
        items.push(WholeItem { source: source.clone(), item, text });
    }
    if items.is_empty() {
        return Err(RequestError::NotFound);
    }
    RouteResponse::json(&Rows { total: items.len(), page: 1, items: &items })
}

pub fn people(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let mut people = request.archive.persons(&parameters.q, &options.filter)?;
    let total = cut(&mut people, &parameters, limit(request.fields)?);
    listed(request, (total, parameters.page, &people), |table_output| tables::people(table_output, &people))
        .map(RouteResponse::private)
}

pub fn person(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    RouteResponse::json(&request.archive.person(request.part(0))?.ok_or(RequestError::NotFound)?)
        .map(RouteResponse::private)
}

pub fn matters(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let mut found = request.archive.matters(&parameters.q, &Options { limit: usize::MAX, skip: 0, ..options })?.matters;
    let total = cut(&mut found, &parameters, limit(request.fields)?);
    listed(request, (total, parameters.page, &found), |table_output| tables::matters(table_output, &found))
}

pub fn matter(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    RouteResponse::json(&request.archive.matter(request.part(0))?.ok_or(RequestError::NotFound)?)
}

pub fn decisions(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let mut found = request.archive.decisions(&parameters.q, &Options { limit: usize::MAX, skip: 0, ..options })?;
    let total = cut(&mut found.decisions, &parameters, limit(request.fields)?);
    listed(request, (total, parameters.page, &found.decisions), |table_output| tables::decisions(table_output, &found))
}

pub fn votes(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let voter = request.fields.get("voter");
    let mut found = request.archive.votes(&parameters.q, voter, &Options { limit: usize::MAX, skip: 0, ..options })?;
    let total = cut(&mut found.votes, &parameters, limit(request.fields)?);
    listed(request, (total, parameters.page, &found.votes), |table_output| tables::votes(table_output, &found))
}

pub fn timeline(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let timeline = request.archive.timeline(&parameters.q, &options.filter)?;
    answered(request, &timeline, |table_output| tables::timeline(table_output, &timeline))
}

pub fn records(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let (parameters, options) = asked(request)?;
    let sources = request.archive.documents(&options.filter)?;
    let limit = limit(request.fields)?;
    let page = sources.iter().skip((parameters.page - 1).saturating_mul(limit)).take(limit);
    match format(request.fields)? {
        Format::Csv => csv(|table_output| records_table(table_output, page.map(String::as_str), request)),
        Format::Json => {
            let mut items: Vec<Record> = Vec::new();
            for source in page {
                items.extend(request.archive.record(source)?);
            }
            RouteResponse::json(&Rows { total: sources.len(), page: parameters.page, items: &items })
        }
    }
}

/// Records as one table. They are read one after the other: all of them together may not fit into memory.
fn records_table<'a>(
    table_output: TableOutput<'_>,
    sources: impl Iterator<Item = &'a str>,
    request: &Request<'_>,
) -> Result<(), cli::Error> {
    let TableOutput { out, form, mut header, citing, is_below } = table_output;
    for source in sources {
        let record = request.archive.record(source)?;
        tables::items(TableOutput { out: &mut *out, form, header, citing, is_below }, record.as_slice(), None)?;
        header = Header::Written;
    }
    Ok(())
}

pub fn record(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    RouteResponse::json(&found(request)?)
}

/// The record of the document whose hash the address has.
fn found(request: &Request<'_>) -> Result<Record, RequestError> {
    let source = request.archive.directory.source_of_hash(request.part(0)).ok_or(RequestError::NotFound)?;
    request.archive.record(source)?.ok_or(RequestError::NotFound)
}
