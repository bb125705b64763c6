//! `tingsok serve`: an index as web pages and an API, until a signal ends it.

use super::arguments::Serve;
use super::interruption::on_signal;
use super::selection::absent;
use super::terminal::machine_output;
use super::{Error, Exit, index, report};
use crate::surfaces::web::{ServerOptions, Site, serve};
use std::io::Write;
use std::net::SocketAddr;

pub fn run(arguments: &Serve) -> Result<Exit, Error> {
    if !arguments.paths.is_empty() {
        let report = index::bring_up_to_date(&arguments.index, &arguments.paths)?;
        // A path that could not be read was reported; a site without it is not what was asked for.
        if !absent(&arguments.paths, &report).is_empty() {
            return Ok(Exit::Failed);
        }
    }
    let site = Site::open(arguments.index.clone(), arguments.title.clone(), arguments.originals)?;
    let archive = site.archive();
    let (people, documents) = archive.unknown_hidden()?;
    for name in people {
        report::note(&format!("hide-people: nobody in the index is called \"{name}\", so this entry hides nobody"));
    }
    for name in documents {
        report::note(&format!("hide-documents: no document in the index is \"{name}\", so this entry hides nothing"));
    }
    let (ask, end) = tokio::sync::watch::channel(false);
    let _listening = on_signal(move || {
        // When nobody waits for it, the server has ended already.
        let _ = ask.send(true);
    });
    serve(ServerOptions { site, address: SocketAddr::new(arguments.host, arguments.port), end }, |address| {
        // Whoever started the program waits for this line; that nobody reads it any more does not stop the server.
        let mut out = machine_output();
        // No browser opens 0.0.0.0, which stands for all addresses of this computer.
        let port = address.port();
        let address = if address.ip().is_unspecified() { format!("localhost:{port}") } else { address.to_string() };
        let _ = writeln!(out, "http://{address}/").and_then(|()| out.flush());
    })?;
    Ok(Exit::Found)
}
