//! Tests of `tingsok serve`: its pages and API over HTTP, and the pages in a browser.

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
