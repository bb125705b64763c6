//! sections
pub(in crate::protocol) mod labelled;
pub(in crate::protocol) mod paragraphs;
