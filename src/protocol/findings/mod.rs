//! Finds the facts in the head of a document and in each of its items, with one file per fact.

pub(super) mod body;
pub(super) mod days;
pub(super) mod document_title;
pub(super) mod head;
pub(super) mod item;
pub(super) mod officers;
pub(super) mod presenters;

mod acts;
mod appointments;
mod body_committee;
mod body_name;
mod body_notice;
mod body_session;
mod deadlines;
mod documents;
mod elections;
mod motions;
mod presenters_in_titles;
mod presenting_sentences;
mod reservations_and_recusals;
mod task_clauses;
mod tasks;
mod votes;
