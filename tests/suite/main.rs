//! The claims that hold for the crate as a whole, a module a topic.

mod command;
mod index;
mod search;
