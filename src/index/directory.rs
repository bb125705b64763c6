//! Gives tantivy access to the folder of an index. A file that is opened is first compared with the checksum it was
//! written with, unless its size and times are the same as when it was last checked.
//!
//! tantivy writes checksums too, but compares them only on request, and they do not distinguish a file from another
//! file of the same index.

use super::checksums::{CheckedFiles, Checksum, ChecksumList, FileStamp};
use super::damage::{Damage, DamageKind};
use super::root::Root;
use super::sealed;
use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    AntiCallToken, Directory, DirectoryLock, FileHandle, INDEX_WRITER_LOCK, Lock, MmapDirectory, TerminatingWrite,
    WatchCallback, WatchHandle, WritePtr,
};

/// The file with tantivy's list of segments, which a commit replaces.
pub const SEGMENTS: &str = "meta.json";
/// The file with tantivy's list of the files that it has written.
pub const WRITTEN: &str = ".managed.json";

/// Whether a folder is opened to read or to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Reader,
    /// A writer; it already holds the writer's lock.
    Writer,
}

/// A folder whose files are checked.
#[derive(Debug, Clone)]
pub struct CheckedDirectory {
    inner: MmapDirectory,
    folder: PathBuf,
    access: Access,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    checksums: ChecksumList,
    is_loaded: bool,
    seen: CheckedFiles,
    has_seen_more: bool,
    damage: Option<Damage>,
}

impl CheckedDirectory {
    pub fn open(folder: &Path, access: Access) -> Result<Self, OpenDirectoryError> {
        let state = State { seen: CheckedFiles::read(folder), ..State::default() };
        Ok(Self {
            inner: MmapDirectory::open(folder)?,
            folder: folder.to_path_buf(),
            access,
            state: Arc::new(Mutex::new(state)),
        })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The damage that was found, if any.
    pub fn damage(&self) -> Option<Damage> {
        self.state().damage.clone()
    }

    /// Sets the roots that the next commit writes.
    pub fn set_roots(&self, roots: Vec<Root>) {
        self.state().checksums.roots = roots;
    }

    /// Saves which files were checked, so that the next process need not check them again.
    pub fn save_checked_files(&self) {
        let mut state = self.state();
        if state.has_seen_more {
            let files = state.checksums.files.keys().cloned().collect::<BTreeSet<_>>();
            state.seen.0.retain(|name, _| files.contains(name));
            state.seen.write(&self.folder);
            state.has_seen_more = false;
        }
    }

    /// The names of the files that were written.
    pub fn names(&self) -> Vec<String> {
        self.state().checksums.files.keys().cloned().collect()
    }

    /// The number of bytes written into the files `names`.
    pub fn bytes(&self, names: &BTreeSet<String>) -> u64 {
        self.state().checksums.files.iter().filter(|(name, _)| names.contains(*name)).map(|(_, sum)| sum.bytes).sum()
    }

    /// Reads the files `names` completely, even if they were checked before. Returns how many there are, and which are
    /// damaged.
    pub fn verify(&self, names: &BTreeSet<String>) -> (usize, Vec<Damage>) {
        let checksums = self.state().checksums.clone();
        let written = checksums.files.iter().filter(|(name, _)| names.contains(*name));
        (names.len(), written.filter_map(|(name, sum)| self.compare(Path::new(name), *sum).err()).collect())
    }

    fn compare(&self, name: &Path, sum: Checksum) -> Result<(), Damage> {
        let path = self.folder.join(name);
        let what = match Checksum::of(&path) {
            Ok(found) if found == sum => return Ok(()),
            Ok(_) => DamageKind::Changed,
            Err(error) if error.kind() == io::ErrorKind::NotFound => DamageKind::Missing,
            Err(error) => DamageKind::Unreadable(error.kind()),
        };
        Err(Damage { path, kind: what })
    }

    /// Compares a file with the checksum list, unless its size and times are the same as when it was last checked.
    fn check(&self, name: &Path) -> Result<(), Damage> {
        let key = name.to_string_lossy().into_owned();
        let path = self.folder.join(name);
        let (sum, seen) = {
            let state = self.state();
            (state.checksums.files.get(&key).copied(), state.seen.0.get(&key).copied())
        };
        let Some(sum) = sum else { return Err(Damage { path, kind: DamageKind::Changed }) };
        let stamp = FileStamp::of(&path).ok();
        if stamp.is_some() && stamp == seen {
            return Ok(());
        }
        self.compare(name, sum)?;
        if let Some(stamp) = stamp {
            let mut state = self.state();
            state.seen.0.insert(key, stamp);
            state.has_seen_more = true;
        }
        Ok(())
    }

    fn damaged(&self, damage: Damage) -> OpenReadError {
        let filepath = damage.path.clone();
        self.state().damage = Some(damage.clone());
        OpenReadError::wrap_io_error(io::Error::new(io::ErrorKind::InvalidData, damage), filepath)
    }

    /// The list of written files, made from the checksum list in case tantivy's own list is lost.
    fn written(&self) -> Vec<u8> {
        serde_json::to_vec(&self.names()).unwrap_or_default()
    }
}

impl Directory for CheckedDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.check(path).map_err(|damage| self.damaged(damage))?;
        self.inner.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.inner.delete(path)?;
        self.state().checksums.files.remove(&*path.to_string_lossy());
        Ok(())
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.inner.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        let inner = self
            .inner
            .open_write(path)?
            .into_inner()
            .map_err(|error| OpenWriteError::wrap_io_error(error.into_error(), path.to_path_buf()))?;
        let file = ChecksumWriter {
            inner,
            hasher: crc32fast::Hasher::new(),
            bytes: 0,
            name: path.to_string_lossy().into_owned(),
            directory: self.clone(),
        };
        Ok(BufWriter::new(Box::new(file)))
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        let damage = || Damage { path: self.folder.join(path), kind: DamageKind::Changed };
        let read = self.inner.atomic_read(path);
        if path == Path::new(WRITTEN) {
            let written = read.ok().and_then(|sealed| sealed::unseal(&sealed).map(<[u8]>::to_vec));
            let is_list = |written: &Vec<u8>| serde_json::from_slice::<Vec<String>>(written).is_ok();
            return Ok(written.filter(is_list).unwrap_or_else(|| self.written()));
        }
        let sealed = read?;
        let (list, checksums) = ChecksumList::split_from(&sealed).ok_or_else(|| self.damaged(damage()))?;
        let mut state = self.state();
        // A writer's own checksum list includes files written since the last commit, so it is not replaced.
        if self.access == Access::Reader || !state.is_loaded {
            (state.checksums, state.is_loaded) = (checksums, true);
        }
        Ok(list.to_vec())
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        let name = path.to_string_lossy();
        if path == Path::new(SEGMENTS) {
            let bound = self.state().checksums.append_to(data)?;
            return sealed::write(&self.folder, &name, &bound);
        }
        sealed::write(&self.folder, &name, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.inner.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        let none = || DirectoryLock::from(Box::new(()));
        if self.access == Access::Writer && lock.filepath == INDEX_WRITER_LOCK.filepath {
            return Ok(none());
        }
        match self.inner.acquire_lock(lock) {
            // In a folder that this process may not write to, files are opened without the lock. If the writer of another
            // user removes files meanwhile, opening is tried again.
            Err(LockError::IoError(error)) if self.access == Access::Reader && is_read_only(&error) => Ok(none()),
            acquired => acquired,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.inner.watch(callback)
    }
}

fn is_read_only(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// A file being written, with its checksum so far.
struct ChecksumWriter {
    inner: Box<dyn TerminatingWrite + Send + Sync>,
    hasher: crc32fast::Hasher,
    bytes: u64,
    name: String,
    directory: CheckedDirectory,
}

impl Write for ChecksumWriter {
    fn write(&mut self, buffer: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(buffer)?;
        self.hasher.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl TerminatingWrite for ChecksumWriter {
    fn terminate_ref(&mut self, token: AntiCallToken) -> io::Result<()> {
        self.inner.terminate_ref(token)?;
        let sum = Checksum { bytes: self.bytes, crc: self.hasher.clone().finalize() };
        let stamp = FileStamp::of(&self.directory.folder.join(&self.name));
        let mut state = self.directory.state();
        state.checksums.files.insert(self.name.clone(), sum);
        if let Ok(stamp) = stamp {
            state.seen.0.insert(self.name.clone(), stamp);
            state.has_seen_more = true;
        }
        Ok(())
    }
}
