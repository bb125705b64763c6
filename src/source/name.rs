//! The name of a file in the index: its path as given, written one way on every system.

use std::ffi::OsStr;
use std::path::{Component, Path};

/// `path` with '/' between its parts, without "." and doubled slashes, and with "x/.." taken out. The
/// folder where one stands is ".". Looks at the letters only, not at the disk.
#[must_use]
pub fn name(path: &Path) -> String {
    let mut root = String::new();
    let mut parts: Vec<String> = Vec::new();
    for component in path.components() {
        match component {
            Component::Prefix(prefix) => root.push_str(&readable(prefix.as_os_str())),
            Component::RootDir => root.push('/'),
            Component::CurDir => {}
            Component::ParentDir => match parts.last() {
                Some(last) if last != ".." => drop(parts.pop()),
                // Above the root is the root.
                None if root.ends_with('/') => {}
                _ => parts.push("..".to_owned()),
            },
            Component::Normal(part) => parts.push(readable(part)),
        }
    }
    if root.is_empty() && parts.is_empty() {
        return ".".to_owned();
    }
    root + &parts.join("/")
}

/// A part of a path as text. Old archives name files in Windows-1252: "m\xF6te.txt" is "möte.txt".
fn readable(part: &OsStr) -> String {
    match part.to_str() {
        Some(text) => text.to_owned(),
        None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(part.as_encoded_bytes()).0.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name;
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

    #[cfg(unix)]
    #[test]
    fn a_name_in_windows_1252_is_readable() {
        use std::os::unix::ffi::OsStrExt;
        let path = Path::new(std::ffi::OsStr::from_bytes(b"arkiv/m\xf6te.txt"));
        assert_eq!(name(path), "arkiv/möte.txt");
    }
}
