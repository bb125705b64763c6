//! Reads and writes the manifest, which says by which format and analysis an index was built, and from what. A mismatch
//! is thus found before any term is compared.

use super::damage::{Damage, DamageKind};
use super::fields::Fields;
use super::root::Root;
use super::{Error, sealed};
use crate::analysis;
use serde::{Deserialize, Deserializer, Serialize};
use std::fs;
use std::io;
use std::path::Path;

/// The version of what entries store, and of how documents are read and cut. Raise it when any of these changes;
/// changes of the fields are noticed by their checksum.
const ENTRIES: u32 = 22;

/// The file name of the manifest.
pub const NAME: &str = "manifest.json";

/// How far an index has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// It is being made or made again and holds nothing yet. Other files in the folder do not count.
    Begun,
    /// It is ready.
    #[default]
    Built,
}

/// When the entries of removed or replaced documents are deleted from the disk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sweep {
    /// When there are many of them.
    #[default]
    WhenMany,
    /// When a writer finishes; not a byte of them is then left.
    All,
}

/// The manifest of an index.
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
    /// The manifest of an index that this program makes.
    pub fn current(stage: Stage, roots: Vec<Root>) -> Self {
        let format = format!("{ENTRIES}.{:08x}", Fields::checksum());
        Self { format, analysis: analysis::fingerprint(), stage, roots, sweep: Sweep::WhenMany }
    }

    /// Reads the manifest in `directory`, of whatever version; `None` if there is none.
    ///
    /// # Errors
    /// If it is not what was written, or cannot be read.
    pub fn read(directory: &Path) -> Result<Option<Self>, Error> {
        let path = directory.join(NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                return Ok(None);
            }
            Err(source) => return Err(Error::File { path, source }),
        };
        Self::parse(&bytes).map(Some).ok_or_else(|| Damage { path, kind: DamageKind::Changed }.into())
    }

    /// The manifest in `bytes`; `None` if they are not what was written.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        // Older versions did not seal the file.
        let sealed = sealed::unseal(bytes);
        let manifest: Self = serde_json::from_slice(sealed.unwrap_or(bytes)).ok()?;
        (sealed.is_some() || !manifest.is_of(ENTRIES)).then_some(manifest)
    }

    fn is_of(&self, entries: u32) -> bool {
        self.format.split('.').next() == Some(&entries.to_string())
    }

    /// Checks that this program can read the index of `directory`, which has this manifest.
    ///
    /// # Errors
    /// If it was built by another format or analysis.
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

    /// Writes it into `directory`, completely or not at all.
    pub fn write(&self, directory: &Path) -> Result<(), Error> {
        let failed = |source| Error::File { path: directory.join(NAME), source };
        let content = serde_json::to_vec(self).map_err(|error| failed(error.into()))?;
        sealed::write(directory, NAME, &content).map_err(failed)
    }
}

/// Reads the format, which older versions wrote as a number.
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
