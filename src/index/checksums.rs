//! Records the checksums of the files of an index, and which files were checked since they were written.
//!
//! The checksum list is written with each commit, in the same file as tantivy's list of segments. If a file has the
//! same size and times as when it was last checked, it is not read again.

use super::root::Root;
use super::sealed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// A file's length in bytes and its CRC-32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checksum {
    pub bytes: u64,
    pub crc: u32,
}

impl Checksum {
    /// The sum of the file at `path`, which is read completely.
    pub fn of(path: &Path) -> io::Result<Self> {
        let mut file = File::open(path)?;
        let (mut hasher, mut bytes) = (crc32fast::Hasher::new(), 0);
        let mut buffer = vec![0; 1 << 16];
        loop {
            match file.read(&mut buffer)? {
                0 => return Ok(Self { bytes, crc: hasher.finalize() }),
                read => {
                    hasher.update(&buffer[..read]);
                    bytes += read as u64;
                }
            }
        }
    }
}

/// The sum of each file as it was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecksumList {
    pub files: BTreeMap<String, Checksum>,
    /// What the index was built from. The manifest has it too, because either may be lost.
    #[serde(default)]
    pub roots: Vec<Root>,
}

impl ChecksumList {
    /// `list`, tantivy's list of segments, followed by the checksum list on a line of its own.
    pub fn append_to(&self, list: &[u8]) -> serde_json::Result<Vec<u8>> {
        let mut bound = list.to_vec();
        if !list.ends_with(b"\n") {
            bound.push(b'\n');
        }
        bound.extend(serde_json::to_vec(self)?);
        bound.push(b'\n');
        Ok(bound)
    }

    /// Splits a sealed file into the list of segments and the checksum list. `None` if it is not what was written.
    pub fn split_from(sealed: &[u8]) -> Option<(&[u8], Self)> {
        let bound = sealed::unseal(sealed)?.strip_suffix(b"\n")?;
        let at = bound.iter().rposition(|byte| *byte == b'\n')?;
        Some((&bound[..=at], serde_json::from_slice(&bound[at + 1..]).ok()?))
    }
}

/// Size, times and inode of a file, by which a change is noticed without reading the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileStamp {
    bytes: u64,
    /// When the content was changed, in nanoseconds.
    modified: u64,
    /// When anything about the file was changed, in nanoseconds. Programs cannot set this time. It and `node` are 0 if
    /// the system does not provide them.
    changed: u64,
    node: u64,
}

impl FileStamp {
    pub fn of(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        let modified = metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH);
        let modified = modified.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
        let (changed, node) = beside(&metadata);
        Ok(Self { bytes: metadata.len(), modified: u64::try_from(modified).unwrap_or(u64::MAX), changed, node })
    }
}

#[cfg(unix)]
fn beside(metadata: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = metadata.ctime().wrapping_mul(1_000_000_000).wrapping_add(metadata.ctime_nsec());
    (changed.cast_unsigned(), metadata.ino())
}

#[cfg(not(unix))]
fn beside(_: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// The files that were found undamaged when last checked, each with its stamp at that time.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedFiles(pub BTreeMap<String, FileStamp>);

impl CheckedFiles {
    pub const NAME: &str = "seen.json";

    /// Reads what is saved in `directory`. If it cannot be read it is empty, and all files are checked again.
    pub fn read(directory: &Path) -> Self {
        let read = fs::read(directory.join(Self::NAME)).ok();
        let seen = read.as_deref().and_then(sealed::unseal).and_then(|seen| serde_json::from_slice(seen).ok());
        seen.unwrap_or_default()
    }

    /// Saves it if possible. A process that may only read checks the files again next time.
    pub fn write(&self, directory: &Path) {
        let _ = serde_json::to_vec(self).map(|content| sealed::write(directory, Self::NAME, &content));
    }
}

#[cfg(test)]
mod tests {
    use super::{Checksum, ChecksumList, FileStamp, Root};
    use crate::index::sealed;
    use std::fs;

    #[test]
    fn a_list_and_its_ledger_come_apart_as_they_were_bound() {
        let checksums = ChecksumList {
            files: [("a.store".to_owned(), Checksum { bytes: 3, crc: 7 })].into(),
            roots: vec![Root { name: "/srv/arkiv".to_owned(), ..Root::default() }],
        };
        let directory = tempfile::tempdir().expect("a directory");
        let bound = checksums.append_to(b"{\n}").expect("bound");
        sealed::write(directory.path(), "meta.json", &bound).expect("written");
        let sealed = fs::read(directory.path().join("meta.json")).expect("read");
        assert_eq!(ChecksumList::split_from(&sealed), Some((b"{\n}\n".as_slice(), checksums)));
        assert_eq!(ChecksumList::split_from(b"{}"), None);
    }

    #[test]
    fn a_changed_file_has_another_sum_and_stamp() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = directory.path().join("a");
        fs::write(&path, "abc").expect("written");
        let (sum, stamp) = (Checksum::of(&path).expect("read"), FileStamp::of(&path).expect("read"));
        // The check value of CRC-32 for "abc".
        assert_eq!(sum, Checksum { bytes: 3, crc: 0x3524_41c2 });
        assert_eq!(FileStamp::of(&path).expect("read"), stamp);
        fs::write(&path, "abcd").expect("written");
        assert_ne!(FileStamp::of(&path).expect("read"), stamp);
        assert_ne!(Checksum::of(&path).expect("read"), sum);
    }
}
