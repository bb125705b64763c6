//! Names files: a name is the absolute path with links resolved, written in the same way on every system, so that a
//! document has one name however it is reached. People see and type names relative to the current directory.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write;
use std::path::{Component, Path, PathBuf, Prefix};
use std::{env, fs, io};

/// Writes `path` as a name: '/' between its parts, without "." and doubled slashes, and with "x/.." removed.
///
/// The current directory is ".". Only the letters of the path are used; the disk is not read. Different paths have
/// different names: a byte that is not UTF-8 is written `\xF6`, and a backslash that could be mistaken for the start of
/// such an escape is written `\x5C`.
#[must_use]
pub fn name(path: &Path) -> String {
    let mut root = String::new();
    let mut parts: Vec<Cow<'_, str>> = Vec::new();
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => root.push_str(&drive(prefix.kind())),
            Component::RootDir => root.push('/'),
            Component::CurDir => {}
            Component::ParentDir => match parts.last() {
                Some(last) if last != ".." => drop(parts.pop()),
                // The parent of the root is the root.
                None if root.ends_with('/') => {}
                _ => parts.push("..".into()),
            },
            Component::Normal(part) => parts.push(readable(part)),
        }
    }
    if root.is_empty() && parts.is_empty() {
        return ".".to_owned();
    }
    root + &parts.join("/")
}

/// The root of a Windows path in one form. Windows writes a drive in two ways, "C:" and "\\?\C:", and a share in two.
fn drive(prefix: Prefix<'_>) -> String {
    match prefix {
        Prefix::Disk(letter) | Prefix::VerbatimDisk(letter) => {
            format!("{}:", char::from(letter.to_ascii_uppercase()))
        }
        Prefix::UNC(server, share) | Prefix::VerbatimUNC(server, share) => {
            format!("//{}/{}", readable(server), readable(share))
        }
        Prefix::Verbatim(name) | Prefix::DeviceNS(name) => format!("//./{}", readable(name)),
    }
}

/// A part of a path as text: "m\xF6te.txt" for a file name in Windows-1252, which old archives have.
fn readable(part: &OsStr) -> Cow<'_, str> {
    let bytes = part.as_encoded_bytes();
    let is_plain = |text: &&str| !text.match_indices("\\x").any(|(at, _)| escaped(&text.as_bytes()[at..]).is_some());
    if let Some(text) = part.to_str().filter(is_plain) {
        return text.into();
    }
    let mut text = String::new();
    for chunk in bytes.utf8_chunks() {
        for (at, character) in chunk.valid().char_indices() {
            if escaped(&chunk.valid().as_bytes()[at..]).is_some() {
                text.push_str("\\x5C");
            } else {
                text.push(character);
            }
        }
        for byte in chunk.invalid() {
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text.into()
}

/// The byte that an escape such as `\xF6` at the beginning of `bytes` represents.
fn escaped(bytes: &[u8]) -> Option<u8> {
    let digits = bytes.strip_prefix(b"\\x")?.get(..2)?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The path that has this name: the reverse of [`name`].
#[must_use]
pub fn path(name: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if let Some(byte) = escaped(rest) {
            bytes.push(byte);
            rest = &rest[4..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    from_bytes(bytes)
}

#[cfg(unix)]
fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}

/// Windows names hold no such bytes. A name that cannot exist there becomes a path that leads nowhere.
#[cfg(not(unix))]
fn from_bytes(bytes: Vec<u8>) -> PathBuf {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// Makes `path` absolute and resolves its links. If `path` does not exist, the part of it that exists is resolved.
///
/// # Errors
/// If the path cannot be examined, or the current directory no longer exists.
pub fn absolute(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        resolved => return resolved,
    }
    let whole = std::path::absolute(path)?;
    for above in whole.ancestors().skip(1) {
        if let (Ok(resolved), Ok(rest)) = (fs::canonicalize(above), whole.strip_prefix(above)) {
            return Ok(resolved.join(rest));
        }
    }
    Ok(whole)
}

/// Whether anything exists at `path`, including a link that leads nowhere.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether `path` leads to a file or folder. A link that leads nowhere does not.
#[must_use]
pub fn is_there(path: &Path) -> bool {
    path.metadata().is_ok()
}

/// The current directory, relative to which names are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseDirectory {
    /// The name of the directory; empty if it is unknown, in which case names are shown in full.
    folder: String,
}

impl BaseDirectory {
    /// The current directory of the process.
    #[must_use]
    pub fn current() -> Self {
        let folder = env::current_dir().and_then(fs::canonicalize);
        Self { folder: folder.map_or_else(|_| String::new(), |folder| name(&folder)) }
    }

    /// Shortens a name for display: the relative path if that is shorter, else the full name.
    /// [`BaseDirectory::name_of`] reverses this.
    #[must_use]
    pub fn shown(&self, name: &str) -> String {
        let own = || self.folder.split('/').filter(|part| !part.is_empty());
        if self.folder.is_empty() || !is_whole(name) {
            return name.to_owned();
        }
        let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        let shared = own().zip(&parts).take_while(|(one, other)| one == *other).count();
        if is_whole(&self.folder) && shared == 0 {
            return name.to_owned();
        }
        let up = own().count() - shared;
        let steps: Vec<&str> = std::iter::repeat_n("..", up).chain(parts[shared..].iter().copied()).collect();
        let relative = if steps.is_empty() { ".".to_owned() } else { steps.join("/") };
        if relative.len() < name.len() { relative } else { name.to_owned() }
    }

    /// The full name of a name that [`BaseDirectory::shown`] shortened. Only the letters are used; the disk is not
    /// read.
    #[must_use]
    pub fn name_of(&self, shown: &str) -> String {
        if self.folder.is_empty() || is_whole(shown) {
            return shown.to_owned();
        }
        let mut parts: Vec<&str> = self.folder.trim_end_matches('/').split('/').collect();
        for part in shown.split('/') {
            match part {
                ".." if parts.len() > 1 => drop(parts.pop()),
                "." | ".." => {}
                part => parts.push(part),
            }
        }
        if parts.len() == 1 { format!("{}/", parts[0]) } else { parts.join("/") }
    }

    /// The names that a typed text may mean, the likeliest first. The text may be a path, whose links are resolved as
    /// far as it exists, or a name as shown, in which `\xF6` is a byte.
    #[must_use]
    pub fn readings(&self, typed: &str) -> Vec<String> {
        let mut readings = Vec::new();
        if typed.is_empty() {
            return readings;
        }
        for path in [PathBuf::from(typed), path(typed)] {
            for name in [named(&path), unresolved(&path)] {
                if !readings.contains(&name) {
                    readings.push(name);
                }
            }
        }
        readings
    }
}

/// The name of the file at `path`, with links resolved. The file need not exist; links are resolved as far as the path
/// exists.
#[must_use]
pub fn named(path: &Path) -> String {
    absolute(path).map_or_else(|_| name(path), |path| name(&path))
}

/// The name of the absolute `path`, with links left unresolved.
#[must_use]
pub fn unresolved(path: &Path) -> String {
    std::path::absolute(path).map_or_else(|_| name(path), |path| name(&path))
}

/// Whether a name is absolute: `/srv`, or on Windows `C:/arkiv`.
#[must_use]
pub fn is_whole(name: &str) -> bool {
    name.starts_with('/') || (cfg!(windows) && name.get(1..3) == Some(":/"))
}

/// The name of meeting `number` (from 2 on) of a file with several meetings. It is written as if the meeting were a
/// file in a folder; no other document has such a name.
#[must_use]
pub fn meeting_name(file: &str, number: u32) -> String {
    format!("{file}/{number}")
}

/// The name of the file that document `name` comes from. This differs from `name` only for a further meeting of a file
/// (see [`meeting_name`]); `is_document` tells whether a name is that of a document.
#[must_use]
pub fn file_of(name: &str, is_document: impl Fn(&str) -> bool) -> &str {
    let part = name.rsplit_once('/').filter(|(file, number)| number.parse::<u32>().is_ok() && is_document(file));
    part.map_or(name, |(file, _)| file)
}

/// Whether `name` is `folder` or is under it. Only whole parts of the path are compared.
#[must_use]
pub fn is_under(name: &str, folder: &str) -> bool {
    let bare = folder.trim_end_matches('/');
    name.strip_prefix(bare).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::{BaseDirectory, is_under, name, path};
    use std::path::Path;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(name(Path::new(path)), expected);
    }

    #[test]
    fn detours_are_taken_out() {
        check("./seeds//a.txt", "seeds/a.txt");
        check("seeds/../a.txt", "a.txt");
        check("seeds/", "seeds");
    }

    #[test]
    fn what_leads_out_stays() {
        check("../a.txt", "../a.txt");
        check("x/../../a.txt", "../a.txt");
        check("/srv/./a.txt", "/srv/a.txt");
        check("/../a", "/a");
    }

    #[test]
    fn here_is_a_dot() {
        check(".", ".");
        check("", ".");
        check("seeds/..", ".");
    }

    #[test]
    fn names_lead_back() {
        for text in ["/srv/möte.txt", "/srv/m\\xF6te.txt", "/srv/a\\b.txt", "/srv/\\x5CxF6", "/"] {
            assert_eq!(path(&name(Path::new(text))), Path::new(text));
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_no_utf_8_stay_apart_from_those_that_are() {
        use std::os::unix::ffi::OsStrExt;
        let damaged = Path::new(std::ffi::OsStr::from_bytes(b"/arkiv/m\xf6te.txt"));
        assert_eq!(name(damaged), "/arkiv/m\\xF6te.txt");
        assert_eq!(path(&name(damaged)), damaged);
        assert_ne!(name(Path::new("/arkiv/m\\xF6te.txt")), name(damaged));
    }

    #[test]
    fn names_are_shown_from_where_one_stands() {
        #[track_caller]
        fn check(folder: &str, name: &str, expected: &str) {
            let base_directory = BaseDirectory { folder: folder.to_owned() };
            assert_eq!(base_directory.shown(name), expected);
            assert_eq!(base_directory.name_of(expected), name);
        }
        check("/home/kim", "/home/kim/seeds/a.txt", "seeds/a.txt");
        check("/home/kim/x", "/home/kim/seeds/a.txt", "../seeds/a.txt");
        check("/home/kim/x/y", "/srv/a.txt", "/srv/a.txt");
        check("/home/kim", "/home/kim", ".");
        check("/", "/srv/a.txt", "/srv/a.txt");
        check("", "/srv/a.txt", "/srv/a.txt");
        check("/home/kim", "/home/kim/a:/b.txt", "a:/b.txt");
        if cfg!(windows) {
            check("C:/arkiv", "C:/arkiv/a.txt", "a.txt");
            check("C:/arkiv", "D:/a.txt", "D:/a.txt");
        }
    }

    #[test]
    fn names_are_compared_by_whole_parts() {
        #[track_caller]
        fn check(name: &str, folder: &str, expected: bool) {
            assert_eq!(is_under(name, folder), expected, "{name} under {folder}");
        }
        check("/srv/seeds/000.txt", "/srv/seeds", true);
        check("/srv/seeds/000.txt", "/srv/seeds/000.txt", true);
        check("/srv/seeds2/000.txt", "/srv/seeds", false);
        check("/srv/000.txt", "/", true);
    }
}
