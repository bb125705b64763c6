//! What an index was built by, in a file of its own beside it, so that a mismatch is found before a
//! single term is compared.

use super::Error;
use super::fields::Fields;
use crate::analysis;
use serde::{Deserialize, Deserializer, Serialize};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// What is stored in an entry, and how documents are read and cut. To be raised when any of them changes; that the
/// fields change is found out.
const ENTRIES: u32 = 4;

const NAME: &str = "manifest.json";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    #[serde(deserialize_with = "name_or_number")]
    format: String,
    analysis: String,
}

impl Manifest {
    fn current() -> Self {
        Self { format: format!("{ENTRIES}.{:08x}", Fields::checksum()), analysis: analysis::fingerprint() }
    }
}

/// Whether the index in `directory` can be read by this program.
pub fn check(directory: &Path) -> Result<(), Error> {
    let directory = directory.to_path_buf();
    match (read(&directory)?, directory.join("meta.json").exists()) {
        (Some(found), true) => compare(&found, directory),
        _ => Err(Error::Missing { directory }),
    }
}

fn compare(found: &Manifest, directory: PathBuf) -> Result<(), Error> {
    let current = Manifest::current();
    if found.format != current.format {
        return Err(Error::Format { directory, found: found.format.clone(), expected: current.format });
    }
    if found.analysis != current.analysis {
        let found = found.analysis.clone();
        return Err(Error::Analysis { directory, found, expected: current.analysis });
    }
    Ok(())
}

fn read(directory: &Path) -> Result<Option<Manifest>, Error> {
    let path = directory.join(NAME);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(source) => return Err(Error::File { path, source }),
    };
    serde_json::from_slice(&bytes).map(Some).map_err(|source| Error::Manifest { path, source })
}

/// Older programs told the format by a number.
fn name_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(name) => name,
        other => other.to_string(),
    })
}

/// Writes the manifest of this program: whole or not at all.
pub fn write(directory: &Path) -> Result<(), Error> {
    let path = directory.join(NAME);
    let draft = directory.join("manifest.json.new");
    let text =
        serde_json::to_vec(&Manifest::current()).map_err(|source| Error::Manifest { path: path.clone(), source })?;
    let written = File::create(&draft)
        .and_then(|mut file| file.write_all(&text).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, &path));
    written.map_err(|source| Error::File { path, source })
}

/// Takes an index that this program cannot read out of `directory`; files that are not the index's stay.
pub fn clear(directory: &Path) -> Result<(), Error> {
    let listed = fs::read_dir(directory).map_err(|source| Error::File { path: directory.to_path_buf(), source })?;
    for entry in listed {
        let entry = entry.map_err(|source| Error::File { path: directory.to_path_buf(), source })?;
        if is_of_the_index(&entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).map_err(|source| Error::File { path: entry.path(), source })?;
        }
    }
    Ok(())
}

/// tantivy names a segment's files by 32 hexadecimal digits.
fn is_of_the_index(name: &str) -> bool {
    let is_segment =
        || name.split_once('.').is_some_and(|(id, _)| id.len() == 32 && id.chars().all(|c| c.is_ascii_hexdigit()));
    matches!(name, NAME | "meta.json" | ".managed.json") || is_segment()
}

#[cfg(test)]
mod tests {
    use super::{Manifest, NAME, check, is_of_the_index, write};
    use crate::index::Error;
    use std::fs;

    #[test]
    fn a_manifest_of_another_format_or_analysis_is_refused() {
        let directory = tempfile::tempdir().expect("a directory");
        assert!(matches!(check(directory.path()), Err(Error::Missing { .. })));
        fs::write(directory.path().join("meta.json"), "{}").expect("written");
        write(directory.path()).expect("written");
        assert!(check(directory.path()).is_ok());
        for (text, expected) in [
            (r#"{"format":0,"analysis":"sv-1"}"#.to_owned(), "was built by format 0, this program reads "),
            (format!(r#"{{"format":"{}","analysis":"sv-0"}}"#, Manifest::current().format), "with analysis sv-0, this"),
            ("{".to_owned(), "manifest.json cannot be understood; build the index again"),
        ] {
            fs::write(directory.path().join(NAME), text).expect("written");
            let message = check(directory.path()).expect_err("refused").to_string();
            assert!(message.contains(expected), "{message}");
        }
    }

    #[test]
    fn only_the_files_of_the_index_are_its_own() {
        assert!(is_of_the_index("0123456789abcdef0123456789abcdef.store") && is_of_the_index("meta.json"));
        assert!(!is_of_the_index("README.md") && !is_of_the_index(".gitignore"));
    }
}
