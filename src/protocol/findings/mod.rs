//! findings
pub(in crate::protocol) mod acts;
pub(in crate::protocol) mod body;
pub(in crate::protocol) mod days;
pub(in crate::protocol) mod deadlines;
pub(in crate::protocol) mod document_title;
pub(in crate::protocol) mod documents;
pub(in crate::protocol) mod head;
pub(in crate::protocol) mod item;
pub(in crate::protocol) mod officers;
pub(in crate::protocol) mod presenters;
pub(in crate::protocol) mod roll;
pub(in crate::protocol) mod signatures;
pub(in crate::protocol) mod task_clauses;
pub(in crate::protocol) mod tasks;
