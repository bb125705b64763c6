//! Links facts that need the whole document: the people its text names, the chair among those present, presenters and
//! recusals by item number, lists of votes, citations of other meetings, and the likely reading of damaged names.

pub(super) mod assigned;
pub(super) mod ballots;
pub(super) mod chair;
pub(super) mod citations;
pub(super) mod lone_names;
pub(super) mod mentions;
pub(super) mod recusals;
pub(super) mod restoring;

mod running_text;
mod similar_name_words;
