//! The ways in for people and programs. Under the command's own root, so that rustc shows them no more than
//! what the library makes public.

pub mod cli;
