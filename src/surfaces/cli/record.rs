//! A meeting record as text: the header, the agenda, the attendees, and the notes on how it was read.

use super::citing::Citing;
use super::render;
use super::terminal::{TextStyle, printable};
use anstyle::Style;
use jiff::civil::Date;
use std::io::{self, Write};
use tingsok::engine::Record;
use tingsok::matters::meeting::Meeting;
use tingsok::protocol::{
    AgendaItem, Appointment, Attendee, AttendeeGroup, Kind, Motion, Note, Participant, Presenter, Span, Task,
    TextQuality, Time, Vote, VoteCounts, VoteOption,
};
use tingsok::search::{self, Cited, ItemHead};

const HEADING: Style = Style::new().bold();

/// The indentation of an item below its parent, in columns.
const STEP: usize = 3;

/// Wide enough for the longest label, "vice ordförande".
const LABEL_WIDTH: usize = 15;

pub fn record(out: &mut dyn Write, text_style: TextStyle, citing: Citing, record: &Record) -> io::Result<()> {
    let protocol = &record.protocol;
    let heading = protocol.title.as_deref().or(protocol.governing_body.as_deref()).unwrap_or(&record.source.path);
    writeln!(out, "{}", text_style.styled(HEADING, &printable(heading)))?;
    for (label, value) in header(record) {
        writeln!(out, "{label:<LABEL_WIDTH$}  {}", printable(&value))?;
    }
    section(out, text_style, "Agenda", !protocol.agenda.is_empty())?;
    for item in &protocol.agenda {
        self::item(out, text_style, (citing, record), item, 0)?;
    }
    let of =
        |group: AttendeeGroup| protocol.attendance.iter().filter(move |attendee| attendee.group == group).collect();
    let lists: [(&str, Vec<&Attendee>); 3] = [
        ("Närvarande", of(AttendeeGroup::Member)),
        ("Övriga", of(AttendeeGroup::Other)),
        ("Frånvarande", protocol.absent.iter().collect()),
    ];
    for (heading, attendees) in lists {
        section(out, text_style, heading, !attendees.is_empty())?;
        for attendee in attendees {
            writeln!(out, "{}", printable(&self::attendee(attendee)))?;
        }
    }
    section(out, text_style, "Notes", !protocol.notes.is_empty())?;
    for note in &protocol.notes {
        writeln!(out, "{}", printable(&self::note(note)))?;
    }
    Ok(())
}

/// All documents of a meeting: its items, and what each document says about them.
pub fn meeting(out: &mut dyn Write, text_style: TextStyle, citing: Citing, meeting: &Meeting) -> io::Result<()> {
    let organ = render::organ(meeting.governing_body.as_deref(), meeting.region.as_deref());
    writeln!(out, "{}  {organ}", text_style.styled(render::DATE, &render::day(meeting.date, meeting.date_basis)))?;
    for paper in &meeting.documents {
        writeln!(out, "{:<LABEL_WIDTH$}  {}", paper.kind.name(), printable(&paper.source))?;
    }
    section(out, text_style, "Agenda", !meeting.items.is_empty())?;
    for item in &meeting.items {
        let number = item.number.as_ref().map_or(String::new(), |number| format!("{number} "));
        let reference = item.reference.as_ref().map_or(String::new(), |reference| format!("  [{reference}]"));
        let title = format!("{number}{}{reference}", item.title);
        writeln!(out, "{}", text_style.styled(HEADING, &printable(&title)))?;
        for part in &item.parts {
            let own = part.item.number.as_ref().map_or(String::new(), |number| format!(" {number}"));
            let place = part.item.span.map_or(String::new(), |span| format!("  ({})", place(span)));
            writeln!(out, "{}{}{own}{place}", " ".repeat(STEP), part.kind.name())?;
            facts(out, text_style, &part.item, 1)?;
            let home = Home {
                kind: part.kind,
                governing_body: meeting.governing_body.as_deref(),
                date: meeting.date,
                source: &part.source,
            };
            cite(out, citing, home, &part.item, 1)?;
        }
    }
    Ok(())
}

/// The document that an item is cited from.
#[derive(Clone, Copy)]
struct Home<'a> {
    kind: Kind,
    governing_body: Option<&'a str>,
    date: Option<Date>,
    source: &'a str,
}

fn cite(out: &mut dyn Write, citing: Citing, home: Home<'_>, item: &AgendaItem, depth: usize) -> io::Result<()> {
    let Home { kind, governing_body, date, source } = home;
    let head = ItemHead {
        number: item.number.clone(),
        sign: item.sign,
        title: item.title.clone(),
        path: vec![item.title.clone()],
    };
    let cite = search::cite(&Cited { kind, governing_body, date, item: Some(&head), headings: &[], source });
    let start = item.span.map(|span| span.start);
    let place = (source, start.map_or(1, |start| start.page), start.map_or(1, |start| start.line));
    match citing.line(&cite, place) {
        Some(line) => writeln!(out, "{}{line}", " ".repeat((depth + 1) * STEP)),
        None => Ok(()),
    }
}

/// An item with everything that is known about it, and its children below, indented.
pub fn item(
    out: &mut dyn Write,
    text_style: TextStyle,
    (citing, record): (Citing, &Record),
    item: &AgendaItem,
    depth: usize,
) -> io::Result<()> {
    let indent = " ".repeat(depth * STEP);
    let number = item.number.as_ref().map_or(String::new(), |number| format!("{number} "));
    let title = format!("{number}{}", item.title);
    let place = item.span.map_or(String::new(), |span| format!("  ({})", place(span)));
    writeln!(out, "{indent}{}{place}", text_style.styled(HEADING, &printable(&title)))?;
    facts(out, text_style, item, depth)?;
    let Record { source, protocol } = record;
    let source = source.name();
    let governing_body = protocol.governing_body.as_deref();
    let home = Home { kind: protocol.kind, governing_body, date: protocol.date, source: &source };
    cite(out, citing, home, item, depth)?;
    for child in &item.children {
        self::item(out, text_style, (citing, record), child, depth + 1)?;
    }
    Ok(())
}

/// The facts of an item, one or more lines each.
fn facts(out: &mut dyn Write, text_style: TextStyle, item: &AgendaItem, depth: usize) -> io::Result<()> {
    let mut facts: Vec<(&str, String)> = Vec::new();
    facts.extend(item.reference.iter().map(|reference| ("dnr", reference.clone())));
    facts.extend(item.presenters.iter().map(|presenter| ("föredragande", self::presenter(presenter))));
    for decision in &item.decisions {
        facts.push(("beslut", decision.text.clone()));
        facts.extend(decision.tasks.iter().map(|task| ("uppdrag", self::task(task))));
    }
    facts.extend(item.proposals.iter().map(|proposal| ("förslag", proposal.text.clone())));
    facts.extend(item.documents.iter().map(|document| ("underlag", document.clone())));
    facts.extend(item.motions.iter().map(|motion| ("yrkande", self::motion(motion))));
    facts.extend(item.votes.iter().map(|vote| ("omröstning", self::vote(vote))));
    let aside = [
        ("reservation", &item.reservations),
        ("jäv", &item.recusals),
        ("deltar inte i beslutet", &item.not_participating),
    ];
    facts.extend(item.appointments.iter().map(|own| ("utses", appointment(own))));
    let aside = aside.into_iter().filter(|(_, people)| !people.is_empty());
    facts.extend(aside.map(|(label, people)| (label, participants(people))));
    for (label, text) in facts {
        fact(out, text_style, depth, label, &text)?;
    }
    Ok(())
}

/// "   beslut: …", wrapped.
fn fact(out: &mut dyn Write, text_style: TextStyle, depth: usize, label: &str, text: &str) -> io::Result<()> {
    let indent = " ".repeat((depth + 1) * STEP);
    let text = printable(text);
    let mut line = format!("{indent}{label}:");
    for word in text.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > text_style.width && line.len() > indent.len() + STEP {
            writeln!(out, "{line}")?;
            line = format!("{indent}{}", " ".repeat(STEP - 1));
        }
        line.push(' ');
        line.push_str(word);
    }
    writeln!(out, "{line}")
}

fn section(out: &mut dyn Write, text_style: TextStyle, heading: &str, has_content: bool) -> io::Result<()> {
    if has_content { writeln!(out, "\n{}", text_style.styled(HEADING, heading)) } else { Ok(()) }
}

/// The known facts of the header, with labels.
fn header(record: &Record) -> Vec<(&'static str, String)> {
    let Record { source, protocol } = record;
    let mut facts = vec![("kind", protocol.kind.name().to_owned())];
    let mut known = |label, value: Option<String>| facts.extend(value.map(|value| (label, value)));
    known("organ", protocol.governing_body.clone());
    known("region", protocol.region.clone());
    known("date", Some(render::day(protocol.date, protocol.date_basis)));
    known("time", protocol.time.as_ref().map(time));
    known("place", protocol.place.clone());
    known("dnr", protocol.reference.clone());
    known("justerat", protocol.approved_on.map(|date| date.to_string()));
    known("anslaget", protocol.posted_on.map(|date| date.to_string()));
    for officer in &protocol.officers {
        known(officer.role.name(), Some(officer.name.clone()));
    }
    known("text", quality(protocol.text_quality).map(str::to_owned));
    known("file", Some(source.path.clone()));
    known("sha256", Some(source.sha256.clone()));
    facts
}

fn time(time: &Time) -> String {
    match &time.end {
        Some(end) => format!("{}–{end}", time.start),
        None => time.start.clone(),
    }
}

/// A remark on the text, if it is not clean.
fn quality(quality: TextQuality) -> Option<&'static str> {
    match quality {
        TextQuality::Clean => None,
        TextQuality::OcrDamaged => Some("damaged by OCR"),
        TextQuality::Flattened => Some("lines run together"),
    }
}

fn presenter(presenter: &Presenter) -> String {
    named(&presenter.name, presenter.role.as_ref(), presenter.organisation.as_ref())
}

/// "förvaltningen — utreda frågan (senast i maj, 2024-05-31)"
pub fn task(task: &Task) -> String {
    let due: Vec<String> = task.due.iter().cloned().chain(task.due_on.map(|day| day.to_string())).collect();
    let due = if due.is_empty() { String::new() } else { format!(" ({})", due.join(", ")) };
    format!("{} — {}{due}", task.assignee, task.text)
}

/// "Kim Holm (S), Bo Ek (M): yrkar bifall till förslaget."
fn motion(motion: &Motion) -> String {
    format!("{}: {}", participants(&motion.movers), motion.text)
}

/// "Kim Holm (S), ordförande i äldrenämnden, för tiden 2024–2026"
fn appointment(own: &Appointment) -> String {
    let body = own.governing_body.as_ref().map_or(String::new(), |body| format!(" i {body}"));
    let term = own.term.as_ref().map_or(String::new(), |term| format!(", {term}"));
    format!("{}, {}{body}{term}", with_party(&own.name, own.party.as_deref()), own.role)
}

fn participants(people: &[Participant]) -> String {
    let named = |one: &Participant| {
        let party = one.party.as_deref().filter(|_| !one.is_party);
        with_party(&one.name, party)
    };
    people.iter().map(named).collect::<Vec<_>>().join(", ")
}

/// "Kim Holm (S)"
pub fn with_party(name: &str, party: Option<&str>) -> String {
    party.map_or_else(|| name.to_owned(), |party| format!("{name} ({party})"))
}

/// "43 ja, 38 nej. Ja för bifall …"
fn vote(vote: &Vote) -> String {
    let question = vote.question.as_ref().map_or(String::new(), |question| format!(". {question}"));
    format!("{}{question}", counts(&vote.counts))
}

/// "43 ja, 38 nej, 2 avstår"
pub fn counts(counts: &VoteCounts) -> String {
    let VoteCounts { in_favour, against, abstain, absent } = *counts;
    let sides = [
        (in_favour, VoteOption::Yes),
        (against, VoteOption::No),
        (abstain.filter(|count| *count > 0), VoteOption::Abstains),
        (absent.filter(|count| *count > 0), VoteOption::Absent),
    ];
    let known: Vec<String> =
        sides.into_iter().filter_map(|(count, side)| Some(format!("{} {}", count?, side.name()))).collect();
    if known.is_empty() { "the result is not printed".to_owned() } else { known.join(", ") }
}

fn attendee(attendee: &Attendee) -> String {
    let line = named(&attendee.name, attendee.role.as_ref(), attendee.organisation.as_ref());
    if attendee.remote { format!("{line} (remote)") } else { line }
}

/// "Name, role, organisation", as far as known.
fn named(name: &str, role: Option<&String>, organisation: Option<&String>) -> String {
    let further = role.into_iter().chain(organisation).map(String::as_str);
    std::iter::once(name).chain(further).collect::<Vec<_>>().join(", ")
}

fn note(note: &Note) -> String {
    match note.span {
        Some(span) => format!("{}: {}", place(span), note.text),
        None => note.text.clone(),
    }
}

/// "line 12", "lines 12–30", "page 3, line 12", "page 3, line 12 – page 4, line 2".
fn place(span: Span) -> String {
    let Span { start, end } = span;
    let page = |page: u32| if page > 1 { format!("page {page}, ") } else { String::new() };
    if start == end {
        format!("{}line {}", page(start.page), start.line)
    } else if start.page == end.page {
        format!("{}lines {}–{}", page(start.page), start.line, end.line)
    } else {
        format!("{}line {} – page {}, line {}", page(start.page), start.line, end.page, end.line)
    }
}
