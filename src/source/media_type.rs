//! Tells a file's media type by the ending of its name. The table has more types than can be read; the extract stage
//! knows which of them have a reader.

use std::path::Path;

/// A media type and the file name endings that belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MediaType {
    /// The name as registered with IANA, such as "application/pdf".
    pub name: &'static str,
    /// The endings in lower case without the dot. An empty string means a name without an ending.
    pub endings: &'static [&'static str],
}

/// The media types in which meeting documents are published.
pub const MEDIA_TYPES: &[MediaType] = &[
    MediaType { name: "text/plain", endings: &["txt", "text", ""] },
    MediaType { name: "text/markdown", endings: &["md", "markdown"] },
    MediaType { name: "text/html", endings: &["html", "htm"] },
    MediaType { name: "application/pdf", endings: &["pdf"] },
    MediaType { name: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", endings: &["docx"] },
    MediaType { name: "application/msword", endings: &["doc"] },
    MediaType { name: "application/vnd.oasis.opendocument.text", endings: &["odt"] },
    MediaType { name: "application/rtf", endings: &["rtf"] },
];

/// The media type for bytes of unknown kind (RFC 2046).
const UNKNOWN: &str = "application/octet-stream";

/// The media type for the ending of the file name in `path`.
pub(super) fn of(path: &Path) -> &'static str {
    let ending = ending(path);
    MEDIA_TYPES
        .iter()
        .find(|media_type| media_type.endings.contains(&ending.as_str()))
        .map_or(UNKNOWN, |media_type| media_type.name)
}

/// The ending of a file name in lower case, or an empty string. An ending consists of letters and digits and begins
/// with a letter, so that "Protokoll 22.11.25" and "möte kl. 13" have none.
pub(super) fn ending(path: &Path) -> String {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    let begins_with_letter = ending.starts_with(|character: char| character.is_ascii_alphabetic());
    if begins_with_letter && ending.chars().all(|character| character.is_ascii_alphanumeric()) {
        ending
    } else {
        String::new()
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use std::path::Path;

    #[track_caller]
    fn check(path: &str, expected: &str) {
        assert_eq!(of(Path::new(path)), expected);
    }

    #[test]
    fn the_ending_tells_the_media_type() {
        check("seeds/a.txt", "text/plain");
        check("A.MD", "text/markdown");
        check("kallelse.pdf", "application/pdf");
        check("a.xyz", "application/octet-stream");
    }

    #[test]
    fn a_name_without_ending_is_plain_text() {
        check("PROTOKOLL", "text/plain");
        check("Protokoll 22.11.25", "text/plain");
        check("möte kl. 13", "text/plain");
    }
}
