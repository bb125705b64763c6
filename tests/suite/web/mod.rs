//! Tests of `tingsok serve`: its pages and API over HTTP.

mod addresses;
mod api;
mod client;
mod crawl;
mod hidden;
mod hostile;
mod originals;
mod server;
