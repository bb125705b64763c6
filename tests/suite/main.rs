//! The one test binary: each module a subject.

mod index;
mod search;
