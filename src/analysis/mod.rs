//! Swedish text into terms. A leaf: knows words, knows nothing of meetings, files or questions.

mod fold;

pub use fold::{fold, fold_char};
