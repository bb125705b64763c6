//! Texts that are read one line at a time, from a file or from standard input.

use super::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Passes each line of the file at `path` to `handle` as soon as it is read, without its line break. "-" is standard
/// input. Bytes that are not UTF-8 are replaced, because a bad line must not end a batch.
pub fn for_each_line(path: &Path, handle: &mut dyn FnMut(&str) -> Result<(), Error>) -> Result<(), Error> {
    let error = |source| Error::Input { path: path.to_owned(), source };
    let mut reader: Box<dyn BufRead> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(error)?))
    };
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).map_err(error)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        let line = line.strip_prefix('\u{feff}').unwrap_or(&line);
        handle(line.trim_end_matches(['\n', '\r']))?;
        bytes.clear();
    }
    Ok(())
}
