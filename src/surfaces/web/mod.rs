//! Web pages and an API over an index: what `tingsok serve` gives out.
//!
//! server → routes → pages and api, each a function of the site and the request. All of them only read.

mod address;
mod api;
mod archive;
mod assets;
mod directory;
mod hidden;
mod kept_answers;
mod known_parameters;
mod pages;
mod query_parameters;
mod request_error;
mod response;
mod routes;
mod server;
mod shown_matters;
mod site;
mod swedish;

pub use server::{Error, ServerOptions, serve};
pub use site::Site;
