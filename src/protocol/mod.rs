//! What a document means: text in, a meeting out. Knows Swedish minutes; knows no files.
//!
//! layout (rows) → blocks → agenda (or table) → pieces under labels → presenters, decisions and the tasks they give; beside them
//! header, attendance, officers, dates.

mod cues;
mod findings;
mod layout;
mod linking;
mod outline;
mod parts;
mod phrases;
mod record;
mod sections;
mod swedish;
mod words;

use cues::page_words;
use findings::item::{Meeting, item};
use findings::officers::{self, Claim};
use findings::{
    document_title, head as header, presenters, roll as attendance, signatures,
};
use linking::{assigned, mentions, restoring, roster as people};
use cues::Lines;
use outline::{Draft, Outline, run_on, table};
use phrases::acts::Deciders;
use phrases::names;
use sections::{labelled as pieces, paragraphs as blocks};

pub use layout::{Furniture, LaidRow, join_line};
pub use cues::opens_formally;
pub use phrases::names::{is_county, is_municipality};
pub use record::{
    AgendaItem, Attendee, Block, DateBasis, Decision, Group, Kind, Manner, Mention, NamedPerson, Note, NoteKind,
    Officer, OfficerRole, Part, Place, Presenter, Proposal, Protocol, ReadLine, Span, Task, TextQuality, Time,
};
pub use swedish::MONTHS;

use crate::extract::Text;
use layout::Row;
use names::Person;
use people::Roster;
use std::collections::HashSet;
use words::Tolerance;

/// Reads a text as a meeting; `file_name` may say when it was, where the text does not. Never fails: what could not be read is said in the notes, and every
/// line of the text stands in one of the parts (a running head once).
#[must_use]
pub fn parse(text: &Text, file_name: &str) -> Protocol {
    let (rows, text_quality, tolerance) = rows(text);
    let mut lines = Lines::new(rows, tolerance);
    let table = table::start(&lines.rows, 0..lines.rows.len(), tolerance);
    let outline = match table {
        Some(start) => {
            let labelled = signatures::labelled(&lines.rows, 0..lines.rows.len(), tolerance);
            let roster = roster(&attendance::read(&lines.rows, 0..start, text_quality, tolerance).attendees, &labelled);
            outline::of_table(&lines, start, &roster)
        }
        None => outline::read(&mut lines, text),
    };
    let Lines { rows, .. } = lines;
    let Outline { drafts, start: agenda_start, end } = outline;
    let closing = end..rows.len();
    let kind = header::kind(&rows, agenda_start, tolerance);
    if kind == Kind::Handling {
        return case_file(text, &rows, kind, file_name, text_quality, tolerance);
    }
    let mut present = attendance::read(&rows, 0..agenda_start, text_quality, tolerance);
    let at_end = attendance::read(&rows, closing.clone(), TextQuality::Clean, tolerance);
    present.rows.extend(at_end.rows);
    let known: HashSet<String> = present.attendees.iter().map(|known| known.name.clone()).collect();
    present.attendees.extend(at_end.attendees.into_iter().filter(|attendee| !known.contains(&attendee.name)));
    if present.attendees.is_empty() {
        present.attendees = drafts.iter().flat_map(|draft| attendance::inside(&rows, draft, tolerance)).collect();
    }
    let mut labelled = signatures::labelled(&rows, 0..agenda_start.min(rows.len()), tolerance);
    labelled.extend(signatures::labelled(&rows, closing.clone(), tolerance));
    if labelled.is_empty() {
        labelled = signatures::pairs(&rows, tolerance);
    }
    let known = roster(&present.attendees, &labelled);
    let officers = officers::read(&officers::Sources {
        labelled: &labelled,
        approving: &signatures::under_approval(&rows, closing.clone()),
        drafts: &drafts,
        absent: &present.absent,
        is_summons: kind == Kind::Kallelse,
        attendees: &present.attendees,
        roster: &known,
        tolerance,
    });
    let mut roster = known;
    for officer in &officers {
        roster.add(&Person { name: officer.name.clone(), ..Person::default() });
        // "Sekreteraren föredrog": an association's is not the meeting's, whom the meeting elects.
        if labelled.iter().any(|claim| claim.role == officer.role && claim.name == officer.name) {
            roster.hold(officer.role, &officer.name);
        }
    }
    for draft in &drafts {
        name_presenters(draft, &mut roster, tolerance);
    }

    if kind == Kind::Unknown && drafts.is_empty() && present.attendees.is_empty() {
        return case_file(text, &rows, kind, file_name, text_quality, tolerance);
    }
    let mut protocol = headed(&rows, kind, agenda_start, file_name, text_quality, tolerance);
    protocol.officers = officers;
    if kind != Kind::Kallelse {
        protocol.attendance = present.attendees;
    }
    header::time_and_place(&mut protocol, &rows, agenda_start);
    let mut parts = parts::Parts::new(&rows, agenda_start, &present.rows);
    // What is read is let go, for the record has a copy of its text.
    let meeting = Meeting {
        rows: &rows,
        roster: &roster,
        date: protocol.date,
        deciders: Deciders::of(protocol.governing_body.as_deref()),
        is_summons: kind == Kind::Kallelse,
        tolerance,
    };
    for (index, draft) in drafts.into_iter().enumerate() {
        protocol.agenda.push(item(&meeting, &draft, &mut vec![index], &mut parts));
    }
    assigned::assign(&mut protocol.agenda, &rows[..agenda_start.min(rows.len())], tolerance);
    protocol.reference = header::reference(&rows, agenda_start, |row| parts.is_in_item(row));
    // Minutes that do not call themselves so: somebody opened the meeting, and something was decided.
    let decides = protocol.items().iter().any(|item| !item.decisions.is_empty());
    if protocol.kind == Kind::Unknown && decides && (!protocol.officers.is_empty() || !protocol.attendance.is_empty()) {
        protocol.kind = Kind::Protokoll;
    }
    protocol.parts = parts.finish();
    drop(rows);
    finished(protocol, text, tolerance)
}

/// The text's rows as they are read, gaps left out.
#[must_use]
pub fn lay_out(text: &Text) -> Vec<LaidRow> {
    let (rows, ..) = rows(text);
    rows.into_iter().filter(|row| !row.is_blank()).map(LaidRow::from).collect()
}

fn rows(text: &Text) -> (Vec<Row>, TextQuality, Tolerance) {
    let text_quality = layout::judge(text);
    let tolerance = if text_quality == TextQuality::OcrDamaged { Tolerance::Damaged } else { Tolerance::Exact };
    let rows = layout::rows(run_on::part(text, layout::pieces(text)), &page_words::SIGNS, tolerance);
    (rows, text_quality, tolerance)
}

/// The record with whom it names, its titles and names read, and with its notes.
fn finished(mut protocol: Protocol, text: &Text, tolerance: Tolerance) -> Protocol {
    protocol.people = mentions::read(&protocol, tolerance);
    if protocol.text_quality == TextQuality::OcrDamaged {
        restoring::restore(&mut protocol);
    }
    note(&mut protocol, text);
    protocol
}

/// What the head of the document says.
fn headed(
    rows: &[Row],
    kind: Kind,
    agenda_start: usize,
    file_name: &str,
    text_quality: TextQuality,
    tolerance: Tolerance,
) -> Protocol {
    let mut protocol = Protocol {
        kind,
        title: document_title::title(rows, kind),
        governing_body: findings::body::governing_body(rows, agenda_start, tolerance),
        region: header::region(rows, tolerance),
        references: header::references(rows),
        text_quality,
        ..Protocol::default()
    };
    findings::days::read(&mut protocol, rows, agenda_start, file_name, tolerance);
    protocol
}

/// A document that is no meeting: its numbers are chapters, and the minutes and lists among its annexes are other meetings'.
/// It is found by its title, and what it says under its headings.
fn case_file(
    text: &Text,
    rows: &[Row],
    kind: Kind,
    file_name: &str,
    text_quality: TextQuality,
    tolerance: Tolerance,
) -> Protocol {
    let mut protocol = headed(rows, kind, rows.len(), file_name, text_quality, tolerance);
    protocol.reference = header::reference(rows, rows.len(), |_| false);
    protocol.parts = parts::chapters(rows);
    finished(protocol, text, tolerance)
}

fn roster(attendees: &[Attendee], claims: &[Claim]) -> Roster {
    let mut roster = Roster::default();
    for attendee in attendees {
        roster.add(&Person {
            name: attendee.name.clone(),
            organisation: attendee.organisation.clone(),
            ..Person::default()
        });
    }
    for claim in claims {
        roster.add(&Person { name: claim.name.clone(), ..Person::default() });
    }
    roster
}

/// Adds the people that presenter lines name in full, so that a first name elsewhere finds them.
fn name_presenters(draft: &Draft, roster: &mut Roster, tolerance: Tolerance) {
    let pieces = pieces::cut(&draft.stretches, tolerance);
    for piece in &pieces {
        let people = match presenters::presenter_line(piece) {
            Some(line) => names::people(line, names::Style::Presenters),
            None => names::person_line(&piece.stretch.text).into_iter().collect(),
        };
        for person in people {
            roster.add(&person);
        }
    }
    for child in &draft.children {
        name_presenters(child, roster, tolerance);
    }
}

/// What a reader of the record should know.
fn note(protocol: &mut Protocol, text: &Text) {
    let mut say = |kind: NoteKind, text: String| protocol.notes.push(Note { kind, span: None, text });
    for remark in &text.remarks {
        say(NoteKind::Encoding, remark.clone());
    }
    match protocol.text_quality {
        TextQuality::Clean => {}
        TextQuality::OcrDamaged => say(
            NoteKind::Quality,
            "the text lost å, ä and ö in optical reading; titles and names are given as they most likely read, all else \
             as printed"
                .to_owned(),
        ),
        TextQuality::Flattened => {
            say(NoteKind::Quality, "lines of the page run together; items and lists are less sure".to_owned());
        }
    }
    if protocol.governing_body.is_none() {
        say(NoteKind::Body, "no governing body was found in the head of the document".to_owned());
    }
    if protocol.agenda.is_empty() && protocol.kind != Kind::Handling {
        say(NoteKind::Agenda, "no agenda was found; the text is searched as a whole".to_owned());
    }
    let mut unknown: Vec<Note> = Vec::new();
    for item in &protocol.agenda {
        unknown.extend(first_names(item));
    }
    protocol.notes.extend(unknown);
}

/// Presenters whom the document never names in full.
fn first_names(item: &AgendaItem) -> Vec<Note> {
    let own = item.presenters.iter().filter(|presenter| !presenter.name.contains(' ')).map(|presenter| Note {
        kind: NoteKind::Name,
        span: item.span,
        text: format!("presenter \"{}\" is named by first name only", presenter.name),
    });
    own.chain(item.children.iter().flat_map(first_names)).collect()
}
