//! One document with its whole text, and the file that it was read from.

use super::super::address;
use super::super::request_error::RequestError;
use super::super::response::RouteResponse;
use super::super::routes::Request;
use super::super::swedish;
use super::layout::{self, Page};
use super::{fragments, item, meetings};
use maud::{Markup, PreEscaped, html};
use std::collections::HashSet;
use std::path::PathBuf;
use tingsok::protocol::ParagraphKind;
use tingsok::search::{Markup as HitMarkup, TextParagraph, TextPassage, TextSection, file_name};
use tingsok::source::{self, Document, File};

/// Passages on a page. A case file may have thousands.
const PER_PAGE: usize = 200;

pub fn document(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let source = source(request)?;
    let record = request.archive.record(&source)?.ok_or(RequestError::NotFound)?;
    let protocol = &record.protocol;
    let query = request.fields.get("q").unwrap_or_default();
    let title = protocol.title.clone().unwrap_or_else(|| file_name(&source));
    let entry = request.archive.directory.entry(&source).filter(|entry| entry.is_meeting());
    let main = html! {
        nav.crumbs aria-label="Var du är" {
            a href="/moten" { "Möten" }
            @if let Some(entry) = entry { " › " a href=(entry.address) { (entry.summary.governing_body.as_deref().unwrap_or("Mötet")) @if let Some(date) = entry.summary.date { " " (swedish::day(date)) } } }
        }
        h1 { (title) }
        p.where {
            (swedish::kind(protocol.kind)) " · " (fragments::day(protocol.date, protocol.date_basis)) " · "
            (fragments::organ(protocol.governing_body.as_deref(), protocol.region.as_deref()))
            (meetings::original_link(&source, None, request))
        }
        (meetings::facts(protocol))
        (meetings::unsure(protocol))
        @if !protocol.agenda.is_empty() {
            section {
                h2 { "Punkter" }
                ol.agenda {
                    @for item in protocol.items() {
                        li { a href=(request.archive.directory.item_under(request.path, &source, item.number.as_deref(), &item.title)) {
                            @let number = fragments::number(item.number.as_deref(), item.sign);
                            @if !number.is_empty() { span.number { (number) } " " } (item.title)
                        } }
                    }
                }
            }
        }
        section { h2 { "Texten" } (text(&source, None, query, request)?) }
        p.hint { "Källa: " (file_name(&source)) " · SHA-256 " code { (record.source.sha256) } }
    };
    Ok(layout::framed(request, &Page { title: &title, query, main }))
}

pub fn document_item(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let source = source(request)?;
    let record = request.archive.record(&source)?.ok_or(RequestError::NotFound)?;
    let base = request.archive.directory.document(&source).ok_or(RequestError::NotFound)?;
    item::page(&[record], base, request.part(1), request)
}

/// The document whose hash the address has.
fn source(request: &Request<'_>) -> Result<String, RequestError> {
    let found = request.archive.directory.source_of_hash(request.part(0));
    found.map(str::to_owned).ok_or(RequestError::NotFound)
}

/// The text of a document, or of one of its items, with the words of the query marked.
pub fn text(source: &str, path: Option<&[usize]>, query: &str, request: &Request<'_>) -> Result<Markup, RequestError> {
    let sections = request.archive.text(source, path, query)?;
    let passages: Vec<(&TextSection, &TextPassage)> =
        sections.iter().flat_map(|section| section.passages.iter().map(move |passage| (section, passage))).collect();
    let last = passages.len().div_ceil(PER_PAGE).max(1);
    let place = request.fields.get("plats").and_then(address::place);
    let page = match (request.fields.get("page"), place) {
        (Some(page), _) => page.parse::<usize>().unwrap_or(1),
        (None, Some(place)) => 1 + passage_at(&passages, place) / PER_PAGE,
        (None, None) => 1,
    };
    let page = page.clamp(1, last);
    // The title of the one item shown is above it already.
    let has_titles = path.is_none() || sections.len() > 1;
    let passages: Vec<_> = passages.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE).collect();
    let mut anchored = anchored(passages.iter().map(|(_, passage)| *passage), place).into_iter();
    let mut shown = Vec::new();
    let mut before: (&[usize], &[String]) = (&[], &[]);
    for (section, passage) in passages {
        let here = (section.path.as_slice(), passage.headings.as_slice());
        let title = if here == before { None } else { title(section, passage) };
        before = here;
        shown.push(html! {
            @if has_titles { @if let Some(title) = title { h3 { (title) } } }
            (of_passage(passage, &anchored.by_ref().take(passage.paragraphs.len()).collect::<Vec<_>>()))
        });
    }
    let at = |page: usize| {
        let mut fields = form_urlencoded::Serializer::new(String::new());
        fields.append_pair("page", &page.to_string());
        fields.extend_pairs(["q", "nr"].into_iter().filter_map(|name| Some((name, request.fields.get(name)?))));
        format!("{}?{}", request.path, fields.finish())
    };
    Ok(html! {
        div.text { @for part in &shown { (part) } }
        (fragments::pager("Textens delar", page, last, at))
    })
}

/// The passage that has this page and line.
fn passage_at(passages: &[(&TextSection, &TextPassage)], place: (u32, u32)) -> usize {
    let begins = |passage: &TextPassage| passage.paragraphs.first().map(|own| (own.page, own.line));
    passages.iter().rposition(|(_, passage)| begins(passage).is_some_and(|first| first <= place)).unwrap_or(0)
}

fn title(section: &TextSection, passage: &TextPassage) -> Option<String> {
    let of_item = section.item.as_ref().map(|item| {
        let number = fragments::number(item.number.as_deref(), item.sign);
        format!("{number} {}", item.title).trim().to_owned()
    });
    of_item.or_else(|| passage.headings.last().cloned()).filter(|title| !title.is_empty())
}

/// A paragraph with the names of the lines that links lead to.
struct Anchored<'a> {
    own: &'a TextParagraph,
    /// The anchor of its first line. `None` if an earlier paragraph on the page has the same anchor: a long paragraph is
    /// divided over several passages, and its parts share one first line.
    line: Option<String>,
    /// The line that the reader comes for, where it is inside of the paragraph.
    inside: Option<String>,
}

fn anchored<'a>(passages: impl Iterator<Item = &'a TextPassage>, place: Option<(u32, u32)>) -> Vec<Anchored<'a>> {
    let mut known = HashSet::new();
    let anchor = |(page, line): (u32, u32)| format!("s{page}r{line}");
    let mut anchored: Vec<Anchored<'_>> = passages
        .flat_map(|passage| &passage.paragraphs)
        .map(|own| {
            let is_first = known.insert((own.page, own.line));
            Anchored { own, line: is_first.then(|| anchor((own.page, own.line))), inside: None }
        })
        .collect();
    if let Some(place) = place.filter(|place| !known.contains(place)) {
        let before = anchored.iter().rposition(|one| (one.own.page, one.own.line) <= place).unwrap_or(0);
        if let Some(one) = anchored.get_mut(before) {
            one.inside = Some(anchor(place));
        }
    }
    anchored
}

fn of_passage(passage: &TextPassage, paragraphs: &[Anchored<'_>]) -> Markup {
    html! {
        div.passage .is-decision[passage.is_decision] {
            @for run in paragraphs.chunk_by(|one, next| is_point(one) && is_point(next)) {
                @if run.iter().all(is_point) { ul { @for one in run { li id=[&one.line] { (inside(one)) } } } }
                @else { @for one in run { (paragraph(one)) } }
            }
        }
    }
}

fn is_point(one: &Anchored<'_>) -> bool {
    one.own.kind == ParagraphKind::Point
}

fn paragraph(one: &Anchored<'_>) -> Markup {
    html! {
        @match one.own.kind {
            // The title stands above the text already.
            ParagraphKind::Heading => {
                @for line in [&one.line, &one.inside].into_iter().flatten() { span #(line) {} }
            }
            ParagraphKind::Label | ParagraphKind::Caption => p.caption id=[&one.line] { (inside(one)) },
            _ => p id=[&one.line] { (inside(one)) },
        }
    }
}

fn inside(one: &Anchored<'_>) -> Markup {
    html! { @if let Some(line) = &one.inside { span #(line) {} } (marked(one.own)) }
}

/// The library has escaped everything but its own marks.
fn marked(paragraph: &TextParagraph) -> PreEscaped<String> {
    PreEscaped(paragraph.marked(HitMarkup::Html))
}

/// The file as it was published, where the site gives files out. It is the one that was indexed, or none.
pub fn original(request: &Request<'_>) -> Result<RouteResponse, RequestError> {
    let source = source(request).ok().filter(|_| request.site.has_originals).ok_or(RequestError::NotFound)?;
    let record = request.archive.record(&source)?.ok_or(RequestError::NotFound)?;
    let (path, limit) = (&record.source.path, request.archive.settings().limits.document.file_bytes);
    let file = File { name: source, path: PathBuf::from(path) };
    let Document { bytes, sha256, .. } = source::read(&file, limit).map_err(|error| match error {
        source::Error::Vanished => RequestError::NotFound,
        other => RequestError::File(other),
    })?;
    if sha256 != record.source.sha256 {
        // The file has changed since; what is shown of it would not be what it says.
        return Err(RequestError::NotFound);
    }
    Ok(match record.source.media_type.as_str() {
        // Browsers show these without running anything that is in them.
        "application/pdf" => RouteResponse::new("application/pdf", bytes),
        "text/plain" | "text/markdown" if std::str::from_utf8(&bytes).is_ok() => {
            RouteResponse::new("text/plain; charset=utf-8", bytes)
        }
        // Not UTF-8. Browsers know UTF-16 by its first bytes and take anything else for Windows-1252.
        "text/plain" | "text/markdown" => RouteResponse::new("text/plain", bytes),
        _ => {
            let name = address::segment(&file_name(&record.source.path));
            RouteResponse { attachment: Some(name), ..RouteResponse::new("application/octet-stream", bytes) }
        }
    })
}
