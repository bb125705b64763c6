//! Tests of the crate as a whole, one module per topic.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "tests make the files that they read, start the command, and fail by panicking"
)]

mod architecture;
mod command;
mod commits;
mod corpus;
mod facets;
mod fuzz;
mod index;
mod language;
mod pages;
mod people;
mod protocol;
mod published;
mod questions;
mod readme;
mod relevance;
mod search;
mod snippets;
mod synonyms;
mod trust;
#[cfg(feature = "web")]
mod web;
mod whole;
