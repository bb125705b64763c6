//! One document with its whole text, and the file that it was read from.

use super::super::address;
use super::super::refused::Refused;
use super::super::reply::Reply;
use super::super::routes::Request;
use super::super::swedish;
use super::layout::{self, Page};
use super::{fragments, item, meetings};
use maud::{Markup, PreEscaped, html};
use std::fs;
use tingsok::protocol::ParagraphKind;
use tingsok::search::{Markup as HitMarkup, TextParagraph, TextPassage, TextSection};

/// Passages on a page. A case file may have thousands.
const PER_PAGE: usize = 200;

pub fn document(request: &Request<'_>) -> Result<Reply, Refused> {
    let source = source(request)?;
    let record = request.archive.engine.record(&source)?.ok_or(Refused::NotFound)?;
    let protocol = &record.protocol;
    let query = request.fields.get("q").unwrap_or_default();
    let title = protocol.title.clone().unwrap_or_else(|| fragments::file_name(&source).to_owned());
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
                        li { a href=(format!("{}/{}", request.path, address::item(item.number.as_deref(), &item.title))) {
                            @let number = fragments::number(item.number.as_deref(), item.sign);
                            @if !number.is_empty() { span.number { (number) } " " } (item.title)
                        } }
                    }
                }
            }
        }
        section { h2 { "Texten" } (text(&source, None, query, request)?) }
        p.hint { "Källa: " (fragments::file_name(&source)) " · SHA-256 " code { (record.source.sha256) } }
    };
    Ok(layout::framed(request, &Page { title: &title, query, main }))
}

pub fn document_item(request: &Request<'_>) -> Result<Reply, Refused> {
    let source = source(request)?;
    let record = request.archive.engine.record(&source)?.ok_or(Refused::NotFound)?;
    let base = request.archive.directory.document(&source).ok_or(Refused::NotFound)?;
    item::page(&[record], base, request.part(1), request)
}

/// The document whose hash the address has.
fn source(request: &Request<'_>) -> Result<String, Refused> {
    let address = format!("/dokument/{}", request.part(0));
    request.archive.directory.source_at(&address).map(str::to_owned).ok_or(Refused::NotFound)
}

/// The text of a document, or of one of its items, with the words of the query marked.
pub fn text(source: &str, path: Option<&[usize]>, query: &str, request: &Request<'_>) -> Result<Markup, Refused> {
    let engine = &request.archive.engine;
    let Some(text) = engine.marked_text(source, path, query, &engine.options(0))? else { return Ok(html! {}) };
    let passages: Vec<(&TextSection, &TextPassage)> = text
        .sections
        .iter()
        .flat_map(|section| section.passages.iter().map(move |passage| (section, passage)))
        .collect();
    let last = passages.len().div_ceil(PER_PAGE).max(1);
    let page = request.fields.get("page").and_then(|page| page.parse::<usize>().ok()).unwrap_or(1).clamp(1, last);
    // The title of the one item shown is above it already.
    let has_titles = path.is_none() || text.sections.len() > 1;
    let mut shown = Vec::new();
    let mut before: (&[usize], &[String]) = (&[], &[]);
    for (section, passage) in passages.into_iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) {
        let here = (section.path.as_slice(), passage.headings.as_slice());
        let title = if here == before { None } else { title(section, passage) };
        before = here;
        shown.push(html! {
            @if has_titles { @if let Some(title) = title { h3 { (title) } } }
            (of_passage(passage))
        });
    }
    let at = |page: usize| {
        let query = if query.is_empty() { String::new() } else { format!("&q={}", address::value(query)) };
        format!("{}?page={page}{query}", request.path)
    };
    Ok(html! {
        div.text { @for part in &shown { (part) } }
        @if last > 1 {
            nav.pages aria-label="Textens delar" {
                @if page > 1 { a rel="prev" href=(at(page - 1)) { "Föregående del" } }
                span { "Del " (page) " av " (last) }
                @if page < last { a rel="next" href=(at(page + 1)) { "Nästa del" } }
            }
        }
    })
}

fn title(section: &TextSection, passage: &TextPassage) -> Option<String> {
    let of_item = section.item.as_ref().map(|item| {
        let number = fragments::number(item.number.as_deref(), item.sign);
        format!("{number} {}", item.title).trim().to_owned()
    });
    of_item.or_else(|| passage.headings.last().cloned()).filter(|title| !title.is_empty())
}

fn of_passage(passage: &TextPassage) -> Markup {
    html! {
        div.passage .is-decision[passage.is_decision] {
            @for run in passage.paragraphs.chunk_by(|one, next| is_point(one) && is_point(next)) {
                @if run.iter().all(is_point) { ul { @for own in run { li #(anchor(own)) { (marked(own)) } } } }
                @else { @for own in run { (paragraph(own)) } }
            }
        }
    }
}

fn is_point(paragraph: &TextParagraph) -> bool {
    paragraph.kind == ParagraphKind::Point
}

fn paragraph(own: &TextParagraph) -> Markup {
    html! {
        @match own.kind {
            // The title stands above the text already.
            ParagraphKind::Heading => span #(anchor(own)) {},
            ParagraphKind::Label | ParagraphKind::Caption => p.caption #(anchor(own)) { (marked(own)) },
            _ => p #(anchor(own)) { (marked(own)) },
        }
    }
}

fn anchor(paragraph: &TextParagraph) -> String {
    format!("s{}r{}", paragraph.page, paragraph.line)
}

/// The library has escaped everything but its own marks.
fn marked(paragraph: &TextParagraph) -> PreEscaped<String> {
    PreEscaped(paragraph.marked(HitMarkup::Html))
}

/// The file as it was published, where the site gives files out. It is the one that was indexed, or none.
pub fn original(request: &Request<'_>) -> Result<Reply, Refused> {
    let source = source(request).ok().filter(|_| request.site.has_originals).ok_or(Refused::NotFound)?;
    let record = request.archive.engine.record(&source)?.ok_or(Refused::NotFound)?;
    let bytes = fs::read(&record.source.path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => Refused::NotFound,
        _ => Refused::File(error),
    })?;
    if tingsok::source::sha256(&bytes) != record.source.sha256 {
        // The file has changed since; what is shown of it would not be what it says.
        return Err(Refused::NotFound);
    }
    Ok(match record.source.media_type.as_str() {
        // Browsers show these without running anything that is in them.
        "application/pdf" => Reply::new("application/pdf", bytes),
        "text/plain" | "text/markdown" => Reply::new("text/plain; charset=utf-8", bytes),
        _ => {
            let name = address::segment(fragments::file_name(&record.source.path));
            Reply { attachment: Some(name), ..Reply::new("application/octet-stream", bytes) }
        }
    })
}
