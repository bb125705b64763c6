//! `tingsok read-file`: what the program starts itself with, a process for each file of a format with a foreign reader.

use super::{Error, Exit};

pub fn run() -> Result<Exit, Error> {
    tingsok::extract::serve(std::io::stdin().lock(), std::io::stdout().lock())?;
    Ok(Exit::Found)
}
