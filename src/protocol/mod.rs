//! Reads a text into the record of a meeting. It knows Swedish minutes and does not read files.
//!
//! The steps are layout (rows) → cues (what each row is) → lists (of people, signatures and votes) → outline (which
//! rows belong to which item) → labelled (paragraphs under their labels) → findings → linking. A step uses only those
//! before it; the outline looks for lists itself, to find where the agenda begins and ends. `swedish` has the tables,
//! `phrases` reads the meaning of a few words.
//!
//! Comments quote lines of documents. "(seed 003)" names the document: the file in `seeds/` whose name begins with 003.

mod cues;
mod findings;
mod labelled;
mod layout;
mod linking;
mod lists;
mod notes;
mod outline;
mod paragraphs;
mod pattern;
mod phrases;
mod record;
mod sections;
mod several_meetings;
mod swedish;
mod tables;
mod why;
mod words;

pub use cues::opens_formally;
pub use layout::{LaidRow, PageArtifact, join_line};
pub use phrases::called::{body_names, ends_as_bare_body, ends_as_body, is_body_letters, party};
pub use phrases::places::{county, is_municipality};
pub use phrases::postponing::is_settled;
pub use record::{
    AgendaItem, Appointment, Attendee, AttendeeGroup, Ballot, Citation, DateBasis, Decision, Evidence, Explanation,
    Kind, Mention, MentionKind, Motion, NamedPerson, Note, NoteKind, Officer, OfficerRole, Paragraph, ParagraphKind,
    Participant, PartyVote, Place, Presenter, Proposal, ProposedHeading, ProposedOutline, Protocol, ReadLine, Reason,
    Section, Span, Task, TextQuality, Time, Vote, VoteCounts, VoteOption,
};
pub use swedish::MONTHS;

use crate::extract::Text;
use cues::{Lines, page_words};
use findings::head::Genre;
use findings::item::{Meeting, item};
use findings::{body, days, document_title, head, officers, presenters};
use layout::Row;
use linking::{assigned, chair, citations, lone_names, mentions, recusals, restoring};
use lists::ListedPeople;
use lists::roster::Roster;
use outline::{Outline, run_on};
use phrases::deciders::Deciders;
use phrases::names::Person;
use sections::Sections;
use why::ExplanationRecorder;
use words::Tolerance;

/// The rows of a document and what is known about all of it.
struct Document<'a> {
    rows: &'a [Row],
    genre: Genre,
    /// The first row of the agenda; the rows before it are the head.
    agenda_start: usize,
    file_name: &'a str,
    text_quality: TextQuality,
    tolerance: Tolerance,
}

/// Reads a text as a meeting. `file_name` may give the meeting's date if the text does not. Never fails: the notes
/// say what could not be read. Every line of the text is in one of the sections (a running head once).
#[must_use]
pub fn parse(text: &Text, file_name: &str) -> Protocol {
    read(text, file_name, &mut None)
}

/// Reads a file that may hold the minutes of several meetings, one after the other; returns one record per meeting.
#[must_use]
pub fn parse_all(text: &Text, file_name: &str) -> Vec<Protocol> {
    // The file's name gives the date of at most one of the meetings, so it is not used.
    let several = several_meetings::meetings(text, |part| parse(part, ""));
    if several.is_empty() {
        return vec![parse(text, file_name)];
    }
    let count = several.len();
    let mut protocols: Vec<Protocol> = several.into_iter().map(|(_, protocol)| protocol).collect();
    for (protocol, number) in protocols.iter_mut().zip(1..) {
        let text = format!("the file contains the minutes of {count} meetings; this is number {number}");
        protocol.notes.push(Note { kind: NoteKind::Meetings, span: None, name: None, text });
    }
    protocols
}

/// Reads a file as [`parse_all`] does, and returns each record with the reasons for its reading.
#[must_use]
pub fn explain(text: &Text, file_name: &str) -> Vec<(Protocol, Explanation)> {
    let told = |text: &Text, file_name: &str| {
        let mut why = Some(ExplanationRecorder::default());
        let protocol = read(text, file_name, &mut why);
        (protocol, why.unwrap_or_default().finish())
    };
    let several = several_meetings::meetings(text, |part| parse(part, ""));
    if several.is_empty() {
        return vec![told(text, file_name)];
    }
    several.iter().map(|(part, _)| told(part, "")).collect()
}

fn read(text: &Text, file_name: &str, why: &mut Option<ExplanationRecorder>) -> Protocol {
    let (rows, text_quality, tolerance) = rows(text);
    let mut lines = Lines::new(rows, tolerance);
    if let Some(why) = why {
        why.take_cues(&lines);
    }
    let told = why.as_mut().map(|why| &mut why.reading.outlines);
    let Outline { drafts, start: agenda_start, end } = outline::read(&mut lines, text, text_quality, told);
    let rows = lines.rows;
    let document = Document { rows: &rows, genre: Genre::Meeting, agenda_start, file_name, text_quality, tolerance };
    let kind = head::kind(&rows, agenda_start, tolerance);
    if kind == Kind::Handling {
        return finished(paper(&document, kind), text, tolerance);
    }
    let mut listed = lists::read(&rows, agenda_start..end, text_quality, tolerance);
    if listed.present.is_empty() {
        listed.present = drafts.iter().flat_map(|draft| draft.listed(&rows, tolerance)).collect();
    }
    if kind == Kind::Unknown && drafts.is_empty() && listed.present.is_empty() {
        return finished(paper(&document, kind), text, tolerance);
    }
    let mut protocol = headed(&document, kind);
    head::time_and_place(&mut protocol, &rows, agenda_start);
    let mut roster = listed.roster();
    protocol.officers = officers::read(&officers::Sources {
        head: if drafts.is_empty() { &[] } else { &rows[..agenda_start.min(rows.len())] },
        listed: &listed,
        drafts: &drafts,
        roster: &roster,
        is_summons: kind == Kind::Kallelse,
        tolerance,
    });
    add_officers(&mut roster, &protocol, &listed);
    let items = labelled::items(&drafts, protocol.governing_body.as_deref(), tolerance);
    let ballots = lists::ballots::read(&rows, agenda_start..rows.len(), text);
    if let Some(why) = why {
        why.take_items(&rows, &items);
        why.take_list(&rows, &listed.rows, "list of attendees");
        for list in &ballots {
            why.take_list(&rows, &list.rows, "list of votes");
        }
    }
    presenters::add_named(&items, &mut roster);
    let mut sections = Sections::new(&rows, agenda_start, &listed.rows);
    let meeting = Meeting {
        rows: &rows,
        roster: &roster,
        date: protocol.date,
        deciders: Deciders::of(protocol.governing_body.as_deref()).with_letters(head::letterhead(&rows, agenda_start)),
        is_summons: kind == Kind::Kallelse,
        tolerance,
    };
    for (place, own) in items.iter().enumerate() {
        protocol.agenda.push(item(&meeting, own, &mut vec![place], &mut sections));
    }
    assigned::assign(&mut protocol.agenda, &rows[..agenda_start.min(rows.len())], tolerance);
    recusals::add_recusals(&mut protocol.agenda, &rows[..agenda_start.min(rows.len())]);
    linking::ballots::link(&mut protocol, ballots, &rows);
    protocol.reference = head::reference(&rows, agenda_start, |row| sections.is_in_item(row));
    // A summons lists the people called, not the people who came.
    if kind != Kind::Kallelse {
        protocol.attendance = listed.present;
        protocol.absent = listed.absent;
    }
    protocol.kind = kind_by_content(&protocol);
    protocol.sections = sections.finish();
    // The drafts and rows are freed early: the record has a copy of their text.
    drop(items);
    drop((drafts, rows));
    finished(protocol, text, tolerance)
}

/// The rows of a text as they are read, without blank rows.
#[must_use]
pub fn lay_out(text: &Text) -> Vec<LaidRow> {
    let (rows, ..) = rows(text);
    rows.into_iter().filter(|row| !row.is_blank()).map(LaidRow::from).collect()
}

fn rows(text: &Text) -> (Vec<Row>, TextQuality, Tolerance) {
    let text_quality = layout::judge(text);
    let tolerance = if text_quality == TextQuality::OcrDamaged { Tolerance::Damaged } else { Tolerance::Exact };
    let rows = layout::rows(run_on::part(text, layout::fragments(text)), &page_words::SIGNS, tolerance);
    (tables::read(rows, text), text_quality, tolerance)
}

/// Completes a record: adds the people it names, restores damaged titles and names, and adds the notes.
fn finished(mut protocol: Protocol, text: &Text, tolerance: Tolerance) -> Protocol {
    protocol.people = mentions::read(&protocol, tolerance);
    chair::add(&mut protocol);
    protocol.citations = citations::read(&protocol, tolerance);
    lone_names::complete(&mut protocol);
    if protocol.text_quality == TextQuality::OcrDamaged {
        restoring::restore(&mut protocol);
    }
    notes::add(&mut protocol, text);
    protocol
}

/// The record with what the head of the document says.
fn headed(document: &Document<'_>, kind: Kind) -> Protocol {
    let &Document { rows, genre, agenda_start, file_name, text_quality, tolerance } = document;
    let mut protocol = Protocol {
        kind,
        title: document_title::title(rows, kind),
        governing_body: body::governing_body(rows, genre, agenda_start, tolerance),
        region: head::region(rows, genre, tolerance),
        references: head::references(rows),
        text_quality,
        ..Protocol::default()
    };
    days::read(&mut protocol, rows, genre, agenda_start, file_name, tolerance);
    protocol
}

/// The record of a document that is not a meeting. Its numbers are chapters, and minutes and lists among its annexes
/// belong to other meetings. It is found by its title and by the text under its headings.
fn paper(document: &Document<'_>, kind: Kind) -> Protocol {
    let rows = document.rows;
    let mut protocol = headed(&Document { genre: Genre::Paper, agenda_start: rows.len(), ..*document }, kind);
    protocol.reference = head::reference(rows, rows.len(), |_| false);
    protocol.sections = sections::chapters(rows);
    protocol
}

/// Adds the officers to the roster, since a first name may mean one of them and a title ("sekreteraren") may stand
/// for one.
fn add_officers(roster: &mut Roster, protocol: &Protocol, listed: &ListedPeople) {
    for officer in &protocol.officers {
        roster.add(&Person { name: officer.name.clone(), ..Person::default() });
        // In "Sekreteraren föredrog", an association's secretary is not the secretary that the meeting elects.
        if listed.labelled.iter().any(|claim| claim.role == officer.role && claim.name == officer.name) {
            roster.hold(officer.role, &officer.name);
        }
    }
}

/// The kind of a record, which may be minutes that do not call themselves so. Either something was decided, and
/// somebody opened the meeting or the document is one numbered item of a known meeting; or somebody approved the
/// minutes.
fn kind_by_content(protocol: &Protocol) -> Kind {
    let decides = protocol.items().iter().any(|item| !item.decisions.is_empty());
    let is_extract = protocol.governing_body.is_some()
        && protocol.date.is_some()
        && matches!(protocol.agenda.as_slice(), [AgendaItem { number: Some(_), .. }]);
    let met = !protocol.officers.is_empty() || !protocol.attendance.is_empty() || is_extract;
    let is_approved = protocol.officers.iter().any(|officer| officer.role == OfficerRole::Approver);
    if protocol.kind == Kind::Unknown && (decides && met || is_approved) { Kind::Protokoll } else { protocol.kind }
}
