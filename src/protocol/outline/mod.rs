//! outline
pub(in crate::protocol) mod agenda;
pub(in crate::protocol) mod headings;
pub(in crate::protocol) mod run_on;
pub(in crate::protocol) mod table;
pub(in crate::protocol) mod titles;
