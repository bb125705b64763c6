//! What an index was built by and from, in a file of its own beside it, so that a mismatch is found before a
//! single term is compared.

use super::damage::{Damage, What};
use super::fields::Fields;
use super::root::Root;
use super::{Error, sealed};
use crate::analysis;
use serde::{Deserialize, Deserializer, Serialize};
use std::fs;
use std::io;
use std::path::Path;

/// What is stored in an entry, and how documents are read and cut. To be raised when any of them changes; that the
/// fields change is found out.
const ENTRIES: u32 = 9;

pub const NAME: &str = "manifest.json";

/// How far an index has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// It is being made, or made anew, and holds nothing yet: what else lies there counts for nothing.
    Begun,
    #[default]
    Built,
}

/// What becomes of the entries of documents that are gone or were replaced.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sweep {
    /// They are taken from the disk when there are many.
    #[default]
    WhenMany,
    /// Not a byte of them is left when a writer is done.
    All,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    #[serde(deserialize_with = "name_or_number")]
    format: String,
    analysis: String,
    #[serde(default)]
    pub stage: Stage,
    #[serde(default)]
    pub roots: Vec<Root>,
    #[serde(default)]
    pub sweep: Sweep,
}

impl Manifest {
    /// Of an index that this program makes.
    pub fn current(stage: Stage, roots: Vec<Root>) -> Self {
        let format = format!("{ENTRIES}.{:08x}", Fields::checksum());
        Self { format, analysis: analysis::fingerprint(), stage, roots, sweep: Sweep::WhenMany }
    }

    /// The manifest in `directory`, of whatever program; `None` if there is none.
    ///
    /// # Errors
    /// When it is not what was written, or cannot be read.
    pub fn read(directory: &Path) -> Result<Option<Self>, Error> {
        let path = directory.join(NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(source) => return Err(Error::File { path, source }),
        };
        Self::parse(&bytes).map(Some).ok_or_else(|| Damage { path, what: What::Changed }.into())
    }

    /// The manifest that `bytes` are; `None` if they are not what was written.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        // Older programs did not seal it.
        let sealed = sealed::unseal(bytes);
        let manifest: Self = serde_json::from_slice(sealed.unwrap_or(bytes)).ok()?;
        (sealed.is_some() || !manifest.is_of(ENTRIES)).then_some(manifest)
    }

    fn is_of(&self, entries: u32) -> bool {
        self.format.split('.').next() == Some(&entries.to_string())
    }

    /// Whether this program can read the index of `directory`, whose manifest this is.
    ///
    /// # Errors
    /// When it was built by another format or analysis.
    pub fn compare(&self, directory: &Path) -> Result<(), Error> {
        let current = Self::current(self.stage, Vec::new());
        let directory = directory.to_path_buf();
        if self.format != current.format {
            return Err(Error::Format { directory, found: self.format.clone(), expected: current.format });
        }
        if self.analysis != current.analysis {
            let found = self.analysis.clone();
            return Err(Error::Analysis { directory, found, expected: current.analysis });
        }
        Ok(())
    }

    /// Puts it into `directory`: whole or not at all.
    pub fn write(&self, directory: &Path) -> Result<(), Error> {
        let failed = |source| Error::File { path: directory.join(NAME), source };
        let content = serde_json::to_vec(self).map_err(|error| failed(error.into()))?;
        sealed::write(directory, NAME, &content).map_err(failed)
    }
}

/// Older programs told the format by a number.
fn name_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match serde_json::Value::deserialize(deserializer)? {
        serde_json::Value::String(name) => name,
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::{Manifest, NAME, Root, Stage};
    use crate::index::Error;
    use crate::source::Links;
    use std::fs;

    #[test]
    fn a_manifest_comes_back_or_is_refused() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join(NAME);
        assert!(Manifest::read(directory.path()).expect("read").is_none());
        let root = Root { name: "/srv/arkiv".to_owned(), places: vec!["/mnt/arkiv".to_owned()], links: Links::Follow };
        let manifest = Manifest::current(Stage::Built, vec![root]);
        manifest.write(directory.path()).expect("written");
        assert_eq!(Manifest::read(directory.path()).expect("read"), Some(manifest.clone()));
        assert!(manifest.compare(directory.path()).is_ok());
        let unsealed = serde_json::to_string(&manifest).expect("written");
        for text in [unsealed.as_str(), "{", ""] {
            fs::write(&path, text).expect("written");
            assert!(matches!(Manifest::read(directory.path()), Err(Error::Damaged { .. })), "{text}");
        }
        for text in [r#"{"format":0,"analysis":"sv-1"}"#, r#"{"format":"4.0a","analysis":"sv-0"}"#] {
            fs::write(&path, text).expect("written");
            let found = Manifest::read(directory.path()).expect("read").expect("there");
            assert!(matches!(found.compare(directory.path()), Err(Error::Format { .. })), "{text}");
        }
        let other = Manifest { analysis: "sv-0".to_owned(), ..manifest };
        assert!(matches!(other.compare(directory.path()), Err(Error::Analysis { .. })));
    }
}
