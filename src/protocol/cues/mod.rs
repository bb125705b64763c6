//! cues
pub(in crate::protocol) mod page_words;
