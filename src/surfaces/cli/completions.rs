//! `tingsok completions`: completion scripts for shells.

use super::arguments::{Arguments, Completions};
use super::terminal::machine_output;
use super::{Error, Exit};
use clap::CommandFactory;
use std::io::Write;

pub fn run(arguments: &Completions) -> Result<Exit, Error> {
    let mut script = Vec::new();
    let mut declared = Arguments::command();
    let name = declared.get_name().to_owned();
    // Into memory first: the generators panic if writing fails, as it does into a closed pipe.
    clap_complete::generate(arguments.shell, &mut declared, name, &mut script);
    let mut out = machine_output();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Exit::Found)
}
