//! An item with what is found in it: who presented, what was decided and proposed, on which documents.

use super::{acts, documents, presenters, tasks};
use crate::protocol::layout::Row;
use crate::protocol::linking::roster::Roster;
use crate::protocol::outline::Draft;
use crate::protocol::parts::{self, Parts};
use crate::protocol::phrases::acts::Deciders;
use crate::protocol::record::{AgendaItem, Decision, Proposal};
use crate::protocol::sections::labelled;
use crate::protocol::words::Tolerance;
use jiff::civil::Date;

/// What is known of the meeting when its items are read.
pub(in crate::protocol) struct Meeting<'a> {
    pub rows: &'a [Row],
    pub roster: &'a Roster,
    pub date: Option<Date>,
    pub deciders: Deciders,
    /// A summons proposes; nothing in it is decided.
    pub is_summons: bool,
    pub tolerance: Tolerance,
}

/// Reads an item's contents, and its children's; `path` is its place in the agenda.
pub(in crate::protocol) fn item(
    meeting: &Meeting<'_>,
    draft: &Draft,
    path: &mut Vec<usize>,
    parts: &mut Parts<'_>,
) -> AgendaItem {
    let &Meeting { rows, roster, date, tolerance, .. } = meeting;
    let pieces = labelled::cut(&draft.stretches, tolerance);
    let stated = if meeting.is_summons { Vec::new() } else { acts::read(draft, &pieces, &meeting.deciders, tolerance) };
    let span = |indices: &[usize]| parts::span(rows, indices);
    let decided: Vec<usize> = stated.iter().flat_map(|stated| stated.rows.iter().copied()).collect();
    parts.add_item(path, &draft.heading, &draft.stretches, &decided);
    let mut own: Vec<usize> = draft.heading.clone();
    own.extend(draft.stretches.iter().flat_map(|stretch| stretch.rows.iter().copied()));
    let (title, presenters) = presenters::of_item(draft, &pieces, roster, tolerance);
    let mut item = AgendaItem {
        number: draft.number.clone(),
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
        proposals: acts::proposals(&pieces)
            .into_iter()
            .map(|stated| Proposal { span: span(&stated.rows), text: stated.text })
            .collect(),
        documents: documents::read(&pieces, rows, draft.cell.as_deref()),
        children: Vec::new(),
        span: span(&own),
    };
    tasks::date_by_the_next(&mut item.decisions, date, tolerance);
    for (index, child) in draft.children.iter().enumerate() {
        path.push(index);
        item.children.push(self::item(meeting, child, path, parts));
        path.pop();
    }
    item
}
