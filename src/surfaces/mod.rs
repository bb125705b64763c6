//! The interfaces for people and programs. They belong to the binary, so that the compiler lets them use only what the
//! library makes public.

#![expect(clippy::disallowed_methods, reason = "people and programs come in by arguments and files")]

pub mod cli;
#[cfg(feature = "web")]
mod web;
