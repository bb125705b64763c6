//! Tests of `tingsok serve`: its pages and API over HTTP, and the pages in a browser.

#![expect(
    clippy::panic,
    clippy::print_stdout,
    reason = "what is missing is said with what was there instead, and tests that need programs that are not installed say so"
)]

mod addresses;
mod api;
mod browser;
mod client;
mod crawl;
mod hidden;
mod hostile;
mod originals;
mod pages;
mod server;
