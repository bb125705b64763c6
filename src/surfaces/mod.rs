//! The ways in for people and programs. Under the command's own root, so that rustc shows them no more than
//! what the library makes public.

#![expect(clippy::disallowed_methods, reason = "people and programs come in by arguments and files")]

pub mod cli;
#[cfg(feature = "web")]
mod web;
