//! What several pages have: where something stands, lists of hits, decisions, motions and votes, charts, pages of a
//! list.

use super::super::address;
use super::super::known_parameters;
use super::super::query_parameters::{QueryParameters, grouped};
use super::super::routes::Request;
use super::super::swedish;
use jiff::civil::Date;
use maud::{Markup, PreEscaped, html};
use tingsok::protocol::{Ballot, DateBasis, Motion, Participant, Task, TextQuality, Vote, VoteCounts};
use tingsok::search::{FoundWord, Hit, Markup as HitMarkup, Note, PartyCounts, Tier};

pub fn day(date: Option<Date>, basis: Option<DateBasis>) -> Markup {
    html! {
        @match date {
            Some(date) => {
                time datetime=(date.to_string()) { (swedish::day(date)) }
                @if swedish::is_inferred(basis) { " " span.hint title="Datumet står inte fullständigt i dokumentet" { "(beräknat datum)" } }
            }
            None => span.hint { "utan känd dag" }
        }
    }
}

/// "Kommunfullmäktige · Växjö".
pub fn organ(governing_body: Option<&str>, region: Option<&str>) -> Markup {
    html! {
        @match (governing_body, region) {
            (Some(body), Some(region)) => { (body) " · " (region) }
            (Some(one), None) | (None, Some(one)) => (one),
            (None, None) => "okänt organ"
        }
    }
}

/// "§ 4", "4".
pub fn number(number: Option<&str>, sign: Option<char>) -> String {
    match (number, sign) {
        (Some(number), Some(sign)) => format!("{sign} {number}"),
        (Some(number), None) => number.to_owned(),
        (None, _) => String::new(),
    }
}

/// Names that lead to what each presented.
pub fn presenters(names: &[String]) -> Markup {
    html! {
        @if !names.is_empty() {
            p.presenters {
                span.label { "Föredragande " }
                @for (place, name) in names.iter().enumerate() {
                    @if place > 0 { ", " }
                    a href=(format!("/personer?q={}", address::value(name))) { (name) }
                }
            }
        }
    }
}

/// The page of the item that a hit is in; outside the agenda, of its document.
pub fn address_of(hit: &Hit, request: &Request<'_>) -> Option<String> {
    let directory = &request.archive.directory;
    match &hit.item {
        Some(item) => directory.item(&hit.source, item.number.as_deref(), &item.title),
        None => directory.document(&hit.source).map(str::to_owned),
    }
}

pub fn hit(hit: &Hit, parameters: &QueryParameters, request: &Request<'_>) -> Markup {
    let Some(base) = address_of(hit, request) else { return html! {} };
    let link = address::of_hit(&base, hit, &parameters.q);
    let title = hit.item.as_ref().map(|item| item.title.as_str()).filter(|title| !title.is_empty());
    let title = title.or(hit.headings.last().map(String::as_str)).or(hit.meeting.title.as_deref());
    let head = hit.item.as_ref().map(|item| number(item.number.as_deref(), item.sign)).unwrap_or_default();
    html! {
        article.hit {
            h3 { a href=(link) { @if !head.is_empty() { span.number { (head) } " " } (title.unwrap_or("Utan rubrik")) } }
            p.where {
                (day(hit.meeting.date, hit.meeting.date_basis)) " · "
                @if hit.meeting.governing_body.is_some() || hit.meeting.region.is_some() {
                    (organ(hit.meeting.governing_body.as_deref(), hit.meeting.region.as_deref())) " · "
                }
                (swedish::kind(hit.meeting.kind))
                @if hit.meeting.text_quality == TextQuality::OcrDamaged { " · " span.tag { "OCR-tolkad" } }
            }
            (presenters(&hit.presenters))
            // The library has escaped everything but its own <mark>.
            p.snippet { @if hit.is_decision { span.tag.decision { "Beslut" } " " } (PreEscaped(hit.marked(HitMarkup::Html))) }
            @if let Some(outcome) = hit.outcome.as_ref().filter(|outcome| !is_said(hit, outcome)) {
                p.outcome { span.tag.decision { "Beslut" } " " (outcome) }
            }
            @if !hit.missing.is_empty() {
                p.hint { "Saknar: " (hit.missing.join(", ")) }
            }
            details.why {
                summary { "Varför den här träffen?" }
                @if hit.matches.is_empty() {
                    p { "Träffen uppfyller villkoren i sökningen." }
                } @else {
                    ul {
                        @for word in &hit.matches {
                            li {
                                strong { (word.word) } " finns i punkten " (swedish::tier(word.tier))
                                @if !word.places.is_empty() {
                                    " (" (word.places.iter().map(|place| swedish::place(*place)).collect::<Vec<_>>().join(", ")) ")"
                                }
                                (found_words(&word.found))
                            }
                        }
                    }
                }
                p.hint { "Källa: " (tingsok::search::file_name(&hit.source)) ", sida " (hit.page) ", rad " (hit.line) }
            }
        }
    }
}

/// The printed words of a match, each kind with its own: the words of one kind stand side by side.
fn found_words(words: &[FoundWord]) -> Markup {
    let mut kinds: Vec<(Tier, Vec<&str>)> = Vec::new();
    for word in words {
        match kinds.iter_mut().find(|(tier, _)| *tier == word.tier) {
            Some((_, known)) if known.contains(&word.text.as_str()) => {}
            Some((_, known)) => known.push(&word.text),
            None => kinds.push((word.tier, vec![&word.text])),
        }
    }
    kinds.sort_by_key(|(tier, _)| *tier);
    let one = |(tier, words): &(Tier, Vec<&str>)| format!("{} ({})", words.join(", "), swedish::tier(*tier));
    let listed = kinds.iter().map(one).collect::<Vec<_>>().join("; ");
    html! { @if !listed.is_empty() { ": " (listed) } }
}

/// Whether the snippet is the decision already, or a part of it.
fn is_said(hit: &Hit, outcome: &str) -> bool {
    let snippet = hit.snippet.trim_matches(['…', ' ']);
    hit.is_decision && (snippet.contains(outcome) || outcome.contains(snippet))
}

/// What the reader should know about how a list was asked for.
pub fn notes(parameters: &QueryParameters, found: &[Note]) -> Markup {
    html! {
        @if !parameters.notes.is_empty() || !found.is_empty() {
            div.notes role="note" {
                @for note in &parameters.notes { p { (note) } }
                @for note in found { p { (swedish::note(note)) } }
            }
        }
    }
}

/// The ways to the pages of a list before and after.
pub fn pages(parameters: &QueryParameters, path: &str, total: usize, per_page: usize, most: usize) -> Markup {
    let last = total.min(most).div_ceil(per_page);
    pager("Sidor", parameters.page, last, |page| parameters.with(|parameters| parameters.page = page).address(path))
}

/// The ways to the part before and after part `page` of `last`.
pub fn pager(name: &str, page: usize, last: usize, at: impl Fn(usize) -> String) -> Markup {
    let page = page.min(last);
    html! {
        @if last > 1 {
            nav.pages aria-label=(name) {
                @if page > 1 { a rel="prev" href=(at(page - 1)) { "Föregående" } }
                span { "Sida " (grouped(page)) " av " (grouped(last)) }
                @if page < last { a rel="next" href=(at(page + 1)) { "Nästa" } }
            }
        }
    }
}

/// Links to the same list for spreadsheets and programs: as CSV with all rows, as JSON page by page. What the page
/// ignores is left out, because the API would refuse it.
pub fn downloads(parameters: &QueryParameters, path: &str) -> Markup {
    let known = known_parameters::of(path).unwrap_or_default();
    let mut fields = parameters.with(|_| {}).fields();
    fields.retain(|(name, _)| known.iter().any(|own| own == name));
    let whole = QueryParameters::written(path, fields);
    let between = if whole.contains('?') { '&' } else { '?' };
    html! {
        p.hint { "Hämta listan som " a href=(format!("{whole}{between}format=csv")) { "CSV" } " eller " a href=(whole) { "JSON" } }
    }
}

/// A citation, with a button to copy it where there is a script.
pub fn citation(text: &str) -> Markup {
    html! {
        div.citation {
            span.label { "Hänvisning" }
            code #hanvisning { (text) }
            button.copy type="button" data-copy="hanvisning" hidden { "Kopiera" }
            span.copied role="status" {}
        }
    }
}

pub fn tasks(tasks: &[Task]) -> Markup {
    html! {
        @if !tasks.is_empty() {
            ul.tasks {
                @for task in tasks {
                    li {
                        span.label { "Uppdrag till " (task.assignee) ": " }
                        (task.text)
                        @if let Some(due) = &task.due { " " span.hint { "(" (due) ")" } }
                    }
                }
            }
        }
    }
}

pub fn participants(people: &[Participant]) -> String {
    let name = |one: &Participant| match &one.party {
        Some(party) if !one.is_party => format!("{} ({party})", one.name),
        _ => one.name.clone(),
    };
    people.iter().map(name).collect::<Vec<_>>().join(", ")
}

pub fn motions(motions: &[Motion]) -> Markup {
    html! {
        @if !motions.is_empty() {
            ul.motions {
                @for motion in motions {
                    li { @if !motion.movers.is_empty() { strong { (participants(&motion.movers)) } " " } (motion.text) }
                }
            }
        }
    }
}

/// A vote: what yes and no meant, the figures, and a bar for each party.
pub fn vote(vote: &Vote, parties: &[PartyCounts]) -> Markup {
    let VoteCounts { in_favour, against, abstain, absent } = vote.counts;
    let figures = [("ja", in_favour), ("nej", against), ("avstår", abstain), ("frånvarande", absent)];
    html! {
        div.vote {
            @if let Some(question) = &vote.question { p { (question) } }
            p.figures {
                @for (name, count) in figures {
                    @if let Some(count) = count { span { strong { (count) } " " (name) } " " }
                }
            }
            @if !parties.is_empty() { (party_table(parties)) }
            @if !vote.by_party.is_empty() {
                ul { @for party in &vote.by_party { li { (party.party) ": " (swedish::vote(party.option)) } } }
            }
            @if !vote.by_name.is_empty() { (ballots(&vote.by_name)) }
        }
    }
}

fn party_table(parties: &[PartyCounts]) -> Markup {
    let largest = parties.iter().map(|party| party.in_favour + party.against + party.abstain).max().unwrap_or(1).max(1);
    let width = |count: usize| 160 * count / largest;
    html! {
        table.parties {
            caption { "Röster per parti" }
            thead { tr { th scope="col" { "Parti" } th scope="col" { "Ja" } th scope="col" { "Nej" } th scope="col" { "Avstår" } th scope="col" { "Frånvarande" } td {} } }
            tbody {
                @for party in parties {
                    tr {
                        th scope="row" { (if party.party.is_empty() { "–" } else { &party.party }) }
                        td { (party.in_favour) } td { (party.against) } td { (party.abstain) } td { (party.absent) }
                        td.bar {
                            svg width="160" height="14" aria-hidden="true" {
                                rect.yes x="0" y="2" height="10" width=(width(party.in_favour)) {}
                                rect.no x=(width(party.in_favour)) y="2" height="10" width=(width(party.against)) {}
                                rect.abstain x=(width(party.in_favour) + width(party.against)) y="2" height="10" width=(width(party.abstain)) {}
                            }
                        }
                    }
                }
            }
        }
    }
}

fn ballots(ballots: &[Ballot]) -> Markup {
    html! {
        details {
            summary { "Hur var och en röstade (" (ballots.len()) ")" }
            ul.columns {
                @for ballot in ballots {
                    li { (ballot.name) @if let Some(party) = &ballot.party { " (" (party) ")" } ": " (swedish::vote(ballot.option)) }
                }
            }
        }
    }
}

/// A bar for each year. The bars are pictures of a list of links, which screen readers read.
pub fn years(years: &[(i16, usize)], chosen: Option<i16>, address: impl Fn(i16) -> String) -> Markup {
    let most = years.iter().map(|(_, count)| *count).max().unwrap_or(1).max(1);
    html! {
        ol.years {
            @for (year, count) in years {
                @let height = (56 * count).div_ceil(most);
                li {
                    a href=(address(*year)) aria-current=[(chosen == Some(*year)).then_some("true")] {
                        svg width="18" height="58" aria-hidden="true" { rect x="2" width="14" y=(58 - height) height=(height) {} }
                        span.year { (year) }
                        span.hidden { ": " }
                        span.count { (grouped(*count)) }
                    }
                }
            }
        }
    }
}
