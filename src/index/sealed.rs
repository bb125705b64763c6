//! Reads and writes small files that end with a checksum of everything before it.
//!
//! Damage to such a file is noticed. The file is replaced as a whole, so that a kill leaves either the old file or the
//! new one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The text before the checksum, which is a CRC-32 in eight hexadecimal digits.
const LABEL: &str = "checksum ";

/// The name of the file `name` while it is being written. A draft left by a kill is removed by the next writer.
pub fn draft(name: &str) -> String {
    format!(".{name}.tingsok")
}

/// `content` followed by its checksum.
fn seal(content: &[u8]) -> Vec<u8> {
    let mut sealed = content.to_vec();
    if !content.ends_with(b"\n") {
        sealed.push(b'\n');
    }
    let checksum = crc32fast::hash(&sealed);
    sealed.extend(format!("{LABEL}{checksum:08x}\n").bytes());
    sealed
}

/// The content of a sealed file, ending with a line break; `None` if it is not what was written.
pub fn unseal(sealed: &[u8]) -> Option<&[u8]> {
    let (content, label) = sealed.split_at_checked(sealed.len().checked_sub(LABEL.len() + 9)?)?;
    (label == format!("{LABEL}{:08x}\n", crc32fast::hash(content)).as_bytes()).then_some(content)
}

/// Replaces the file `name` in `directory` with `content`, sealed. It is on disk when this returns.
pub fn write(directory: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    let draft = directory.join(draft(name));
    let written = File::create(&draft)
        .and_then(|mut file| file.write_all(&seal(content)).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&draft, directory.join(name)))
        .and_then(|()| sync(directory));
    if written.is_err() {
        // A partly written file is of no use, and takes space when the disk may be full.
        let _ = fs::remove_file(&draft);
    }
    written
}

/// Makes sure that the list of files in `directory` is on disk.
#[cfg(unix)]
pub fn sync(directory: &Path) -> io::Result<()> {
    File::open(directory)?.sync_all()
}

/// Does nothing: on other systems folders cannot be opened for this, and a rename is on disk when it returns.
#[cfg(not(unix))]
pub fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{seal, unseal, write};

    #[test]
    fn what_was_sealed_comes_back_and_nothing_else_does() {
        for content in ["", "a", "{\"a\": 1}\n"] {
            let sealed = seal(content.as_bytes());
            assert_eq!(unseal(&sealed).map(<[u8]>::trim_ascii_end), Some(content.trim_end().as_bytes()));
            for place in 0..sealed.len() {
                let mut damaged = sealed.clone();
                damaged[place] ^= 8;
                assert_eq!(unseal(&damaged), None, "{content:?} at {place}");
                assert_eq!(unseal(&sealed[..place]), None, "{content:?} up to {place}");
            }
        }
    }

    #[test]
    fn a_file_is_replaced_whole_and_leaves_no_draft() {
        let directory = tempfile::tempdir().expect("a directory");
        for content in ["one", "two"] {
            write(directory.path(), "a.json", content.as_bytes()).expect("written");
        }
        let names: Vec<_> = std::fs::read_dir(directory.path()).expect("listed").collect();
        assert_eq!(names.len(), 1);
        let sealed = std::fs::read(directory.path().join("a.json")).expect("read");
        assert_eq!(unseal(&sealed), Some("two\n".as_bytes()));
    }
}
