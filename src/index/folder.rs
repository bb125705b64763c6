//! Examines the folder of an index: whether it holds an index, whether one may be made there, and who is writing to it.
//!
//! Files that this program did not put there are neither changed nor removed.

use super::checksums::{CheckedFiles, ChecksumList};
use super::damage::{Damage, DamageKind};
use super::directory::{SEGMENTS, WRITTEN};
use super::manifest::{self, Manifest, Stage};
use super::root::Root;
use super::{Error, sealed};
use crate::source;
use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

/// The lock file that decides which process may write; tantivy uses the same name.
const LOCK: &str = ".tantivy-writer.lock";
/// tantivy's lock file, with which readers keep files from being removed while they open them.
const META_LOCK: &str = ".tantivy-meta.lock";

/// The settings file, which people write.
pub const SETTINGS: &str = "tingsok.toml";

/// The files that may be in a folder in which an index is made: files about the folder, and those left by a process
/// that was killed.
const WELCOME: [&str; 5] = [SETTINGS, "README.md", ".gitignore", LOCK, META_LOCK];

/// What a folder holds.
#[derive(Debug)]
pub enum FolderContent {
    /// No index, and room for one. The roots are given if an index was begun there.
    NoIndex(Vec<Root>),
    /// An index that this program can read, according to its manifest.
    Index(Manifest),
}

/// Finds out what `directory` holds.
///
/// # Errors
/// If the folder holds something else, the index of another version, or a damaged index.
pub fn look(directory: &Path) -> Result<FolderContent, Error> {
    let has_segments = directory.join(SEGMENTS).exists();
    // Any program may have written a file of this name. It is a damaged manifest only if other parts of an index are
    // there.
    let read = match Manifest::read(directory) {
        Err(Error::Damaged { .. }) if checksums(directory).is_none() => None,
        read => read?,
    };
    match read {
        Some(manifest) => {
            manifest.compare(directory)?;
            match (manifest.stage, has_segments) {
                (Stage::Begun, _) => Ok(FolderContent::NoIndex(manifest.roots)),
                (Stage::Built, true) => Ok(FolderContent::Index(manifest)),
                (Stage::Built, false) => {
                    Err(Damage { path: directory.join(SEGMENTS), kind: DamageKind::Missing }.into())
                }
            }
        }
        None if checksums(directory).is_some() => {
            Err(Damage { path: directory.join(manifest::NAME), kind: DamageKind::Missing }.into())
        }
        // Another process may have begun an index here in the meantime.
        None => room(directory).or_else(|error| match Manifest::read(directory) {
            Ok(Some(_)) => look(directory),
            _ => Err(error),
        }),
    }
}

fn room(directory: &Path) -> Result<FolderContent, Error> {
    let unreadable = |source| Error::File { path: directory.to_path_buf(), source };
    let listed = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(FolderContent::NoIndex(Vec::new())),
        listed => listed.map_err(unreadable)?,
    };
    for entry in listed {
        let name = entry.map_err(unreadable)?.file_name().to_string_lossy().into_owned();
        if !WELCOME.contains(&name.as_str()) && name != sealed::draft(manifest::NAME) {
            return Err(Error::Foreign { directory: directory.to_path_buf(), name });
        }
    }
    Ok(FolderContent::NoIndex(Vec::new()))
}

/// The checksum list in `directory`, if it is undamaged.
fn checksums(directory: &Path) -> Option<ChecksumList> {
    fs::read(directory.join(SEGMENTS))
        .ok()
        .and_then(|sealed| ChecksumList::split_from(&sealed).map(|(_, checksums)| checksums))
}

/// Whether `directory` holds an index. The folder may hold anything, so the file named like a manifest is read with the
/// same precautions as documents: it may be a pipe, a link or endless.
#[must_use]
pub fn has_index(directory: &Path) -> bool {
    let file = source::File { name: String::new(), path: directory.join(manifest::NAME) };
    source::read(&file, LONGEST_MANIFEST).is_ok_and(|document| Manifest::parse(&document.bytes).is_some())
}

/// The most bytes in a manifest, which has one or two hundred for each root. Not measured.
const LONGEST_MANIFEST: u64 = 1 << 20;

/// The roots of the index in `directory`, even if the index is damaged or of another version.
#[must_use]
pub fn roots(directory: &Path) -> Vec<Root> {
    match Manifest::read(directory) {
        // Manifests of older versions name no roots. In an index of this version, an empty list means that none are
        // left.
        Ok(Some(manifest)) if !manifest.roots.is_empty() || manifest.compare(directory).is_ok() => manifest.roots,
        _ => checksums(directory).map(|checksums| checksums.roots).unwrap_or_default(),
    }
}

/// The text of the settings file, if there is one.
///
/// # Errors
/// If it cannot be read.
pub fn settings(directory: &Path) -> Result<Option<String>, Error> {
    let path = directory.join(SETTINGS);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(source) => Err(Error::File { path, source }),
    }
}

/// Makes this process the writer of `directory`, until the file is dropped.
///
/// # Errors
/// If another process is writing.
pub fn lock(directory: &Path) -> Result<File, Error> {
    let path = directory.join(LOCK);
    let failed = |source| Error::File { path: path.clone(), source };
    let file = File::options().write(true).create(true).truncate(false).open(&path).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Busy { directory: directory.to_path_buf() }),
        Err(TryLockError::Error(source)) => Err(failed(source)),
    }
}

/// Removes the files of an earlier index from `directory`, according to its own lists. Returns the files that look like
/// parts of an index but are in no list; they are kept.
///
/// # Errors
/// If a file cannot be removed.
pub fn clear(directory: &Path) -> Result<Vec<String>, Error> {
    let written = fs::read(directory.join(WRITTEN)).unwrap_or_default();
    // Older versions did not seal this file.
    let written = sealed::unseal(&written).unwrap_or(&written);
    let listed: Vec<String> = serde_json::from_slice(written).unwrap_or_default();
    let own =
        listed.into_iter().chain(checksums(directory).into_iter().flat_map(|checksums| checksums.files.into_keys()));
    let mut own: BTreeSet<String> = own.filter(|name| is_segment(name)).collect();
    own.extend(SEALED.map(str::to_owned));
    remove(directory, own.into_iter())?;
    remove_drafts(directory)?;
    let left = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut left: Vec<String> = left.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    left.retain(|name| is_segment(name));
    left.sort_unstable();
    Ok(left)
}

/// The small files beside the manifest.
const SEALED: [&str; 3] = [SEGMENTS, WRITTEN, CheckedFiles::NAME];

/// Removes the drafts of small files that a killed writer left.
///
/// # Errors
/// If a file cannot be removed.
pub fn remove_drafts(directory: &Path) -> Result<(), Error> {
    let names = SEALED.into_iter().chain([manifest::NAME]);
    remove(directory, names.map(sealed::draft))
}

fn remove(directory: &Path, names: impl Iterator<Item = String>) -> Result<(), Error> {
    for name in names {
        let path = directory.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            removed => removed.map_err(|source| Error::File { path, source })?,
        }
    }
    Ok(())
}

/// Whether `name` is a file of a segment: tantivy names these with 32 hexadecimal digits.
fn is_segment(name: &str) -> bool {
    name.split_once('.').is_some_and(|(id, _)| id.len() == 32 && id.chars().all(|digit| digit.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::{FolderContent, clear, look};
    use crate::index::Error;
    use crate::index::manifest::{Manifest, Stage};
    use std::fs;
    use std::path::Path;

    fn names(directory: &Path) -> Vec<String> {
        let listed = fs::read_dir(directory).expect("listed");
        let mut names: Vec<String> =
            listed.map(|entry| entry.expect("listed").file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn an_index_is_made_where_nothing_else_lies() {
        let directory = tempfile::tempdir().expect("a directory");
        assert!(matches!(look(&directory.path().join("new")), Ok(FolderContent::NoIndex(_))));
        for name in ["README.md", ".gitignore", "tingsok.toml"] {
            fs::write(directory.path().join(name), "").expect("written");
        }
        assert!(matches!(look(directory.path()), Ok(FolderContent::NoIndex(_))));
        for name in
            ["meta.json", "protokoll.txt", "d41d8cd98f00b204e9800998ecf8427e.pdf", "manifest.json.old", "manifest.json"]
        {
            fs::write(directory.path().join(name), "{}").expect("written");
            assert!(matches!(look(directory.path()), Err(Error::Foreign { .. })), "{name}");
            fs::remove_file(directory.path().join(name)).expect("removed");
        }
    }

    #[test]
    fn clearing_takes_what_the_lists_name_and_nothing_else() {
        let directory = tempfile::tempdir().expect("a directory");
        let (own, other) = ("0123456789abcdef0123456789abcdef.store", "d41d8cd98f00b204e9800998ecf8427e.pdf");
        for name in [own, other, "notes.txt", "meta.json"] {
            fs::write(directory.path().join(name), "").expect("written");
        }
        fs::write(directory.path().join(".managed.json"), format!("[\"{own}\", \"notes.txt\"]")).expect("written");
        Manifest::current(Stage::Begun, Vec::new()).write(directory.path()).expect("written");
        assert_eq!(clear(directory.path()).expect("cleared"), [other]);
        assert_eq!(names(directory.path()), [other, "manifest.json", "notes.txt"]);
    }
}
