//! The claims that hold for the crate as a whole, a module a topic.

mod index;
mod search;
