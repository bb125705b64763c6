//! Builds the record of an item from the facts found in it: presenters, decisions, proposals, documents and more.

use super::reservations_and_recusals::{self, ReservationsAndRecusals};
use super::{acts, appointments, documents, motions, presenters, tasks, votes};
use crate::protocol::labelled::{Item, Labelled};
use crate::protocol::layout::Row;
use crate::protocol::lists::roster::Roster;
use crate::protocol::phrases::deciders::Deciders;
use crate::protocol::record::{AgendaItem, Decision, Motion, Proposal, Vote};
use crate::protocol::sections::{self, Sections};
use crate::protocol::words::Tolerance;
use jiff::civil::Date;

/// What is known of the meeting when its items are read.
pub(in crate::protocol) struct Meeting<'a> {
    pub rows: &'a [Row],
    pub roster: &'a Roster,
    pub date: Option<Date>,
    pub deciders: Deciders,
    /// A summons only proposes; nothing in it is decided.
    pub is_summons: bool,
    pub tolerance: Tolerance,
}

/// The record of an item and its children; `path` is its place in the agenda.
pub(in crate::protocol) fn item(
    meeting: &Meeting<'_>,
    item: &Item<'_>,
    path: &mut Vec<usize>,
    text: &mut Sections<'_>,
) -> AgendaItem {
    let &Meeting { rows, roster, date, tolerance, .. } = meeting;
    let Item { draft, paragraphs, children } = item;
    // A summons does not report what was done.
    let held: &[Labelled<'_>] = if meeting.is_summons { &[] } else { paragraphs };
    let stated = if meeting.is_summons { Vec::new() } else { acts::read(draft, held, &meeting.deciders, tolerance) };
    let span = |indices: &[usize]| sections::span(rows, indices);
    let decided: Vec<usize> = stated.iter().flat_map(|stated| stated.rows.iter().copied()).collect();
    text.add_item(path, &draft.heading, paragraphs, &decided);
    let mut own: Vec<usize> = draft.heading.clone();
    own.extend(draft.paragraphs.iter().flat_map(|paragraph| paragraph.rows.iter().copied()));
    let (title, presenters) = presenters::of_item(meeting, item);
    let ReservationsAndRecusals { reservations, recusals, not_participating } = reservations_and_recusals::read(held);
    let appointments = stated.iter().flat_map(|stated| appointments::read(&stated.text, &title)).collect();
    let mut record = AgendaItem {
        number: draft.number.clone(),
        sign: draft.sign,
        title,
        reference: draft.reference.clone(),
        presenters,
        decisions: stated
            .iter()
            .map(|stated| Decision {
                text: stated.text.clone(),
                tasks: tasks::read(&stated.text, date, tolerance),
                span: span(&stated.rows),
            })
            .collect(),
        proposals: acts::proposals(paragraphs)
            .into_iter()
            .map(|stated| Proposal { span: span(&stated.rows), text: stated.text })
            .collect(),
        documents: documents::read(paragraphs, rows, draft.cell.as_deref()),
        motions: motions::read(held, roster)
            .into_iter()
            .map(|moved| Motion { span: span(&moved.rows), movers: moved.movers, text: moved.text })
            .collect(),
        votes: votes::read(held).into_iter().map(|told| Vote { span: span(&told.rows), ..told.vote }).collect(),
        reservations,
        recusals,
        not_participating,
        appointments,
        children: Vec::new(),
        span: span(&own),
    };
    tasks::date_by_the_next(&mut record.decisions, date, tolerance);
    for (index, child) in children.iter().enumerate() {
        path.push(index);
        record.children.push(self::item(meeting, child, path, text));
        path.pop();
    }
    record
}
