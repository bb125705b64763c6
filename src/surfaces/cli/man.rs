//! `tingsok man`: manual pages in roff, the input of `man`.

use super::arguments::{Arguments, Man};
use super::terminal::machine_output;
use super::{Error, Exit};
use clap::CommandFactory;
use std::io::Write;

pub fn run(arguments: &Man) -> Result<Exit, Error> {
    // `tingsok help` has no page of its own.
    let mut declared = Arguments::command().disable_help_subcommand(true);
    // Gives each command its full name: "tingsok search".
    declared.build();
    let source = declared.render_version();
    let command = arguments.command.as_ref().and_then(|name| declared.find_subcommand(name)).unwrap_or(&declared);
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).source(source.trim()).manual("Tingsök").render(&mut page)?;
    // Examples are copied, so their lines must not be hyphenated or stretched.
    let page = String::from_utf8_lossy(&page).replacen("\n.SH NAME", "\n.nh\n.ad l\n.SH NAME", 1);
    let mut out = machine_output();
    out.write_all(page.as_bytes())?;
    out.flush()?;
    Ok(Exit::Found)
}
