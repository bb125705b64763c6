//! Web pages and an API over an index: what `tingsok serve` gives out.
//!
//! server → routes → pages and api, each a function of the site and the request. All of them only read.

mod address;
mod api;
mod archive;
mod ask;
mod assets;
mod directory;
mod hidden;
mod pages;
mod parameters;
mod refused;
mod reply;
mod routes;
mod server;
mod site;
mod swedish;

pub use server::{Error, Serving, serve};
pub use site::Site;
