//! What a file says, as text: lines that each know their page and line number.
//! Knows encodings and formats; knows nothing of meetings.

mod encoding;
mod error;
mod format;
mod limits;
mod lines;
mod markdown;
mod page;
mod plain_text;

pub use error::Error;
pub use format::{FORMATS, Format};
pub use limits::TextLimits;
pub use page::{Line, LineBreaks, Mark, MarkKind, Page, Position, Run, Size, Text};

use crate::source::Document;

/// Reads a document as text, by its media type.
///
/// # Errors
///
/// There is no reader for such files, or the bytes are not what the file's name announces, or nothing is
/// in it, or more than `limits` allow.
pub fn extract(document: &Document, limits: &TextLimits) -> Result<Text, Error> {
    let format = format::of(document)?;
    let text = (format.read)(&document.bytes, limits)?;
    if text.lines().all(|line| line.printed.trim().is_empty()) {
        return Err(Error::Empty);
    }
    Ok(text)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the files to read are made first")]
mod tests {
    use super::{TextLimits, extract};
    use crate::source::{FILE_BYTES, File, read};

    /// What becomes of a file: its lines as "page:line text", then its remarks, or the error.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let document = read(&File { name: name.to_owned(), path }, FILE_BYTES).unwrap();
        let found: Vec<String> = match extract(&document, &TextLimits { bytes: 200, lines: 4 }) {
            Ok(text) => {
                let lines =
                    text.lines().map(|line| format!("{}:{} {}", line.position.page, line.position.line, line.printed));
                lines.chain(text.remarks.iter().cloned()).collect()
            }
            Err(error) => vec![error.to_string()],
        };
        assert_eq!(found, expected);
    }

    #[test]
    fn text_is_left_as_printed() {
        check("a.txt", "Närvarande: \n\n§ 1\n".as_bytes(), &["1:1 Närvarande: ", "1:2 ", "1:3 § 1"]);
        check("a.md", "# Möte\n\n*Föredragare: A*".as_bytes(), &["1:1 # Möte", "1:2 ", "1:3 *Föredragare: A*"]);
        check("PROTOKOLL", b"a", &["1:1 a"]);
    }

    #[test]
    fn other_encodings_are_read() {
        check("a.txt", b"\xef\xbb\xbfM\xc3\xb6te", &["1:1 Möte"]);
        check("a.txt", b"\xff\xfeM\0\xf6\0t\0e\0", &["1:1 Möte"]);
        check("a.txt", b"M\xf6te \x96 beslut", &["1:1 Möte – beslut", "read as Windows-1252"]);
    }

    #[test]
    fn a_file_without_text_is_refused() {
        check("a.txt", b"", &["the file is empty; leave it out"]);
        check("a.txt", b" \r\n\x0c\t\n", &["the file is empty; leave it out"]);
        check("a.txt", b"a\0b", &["not a text file, whatever its name says; leave it out"]);
    }

    #[test]
    fn a_text_beyond_the_limits_is_refused() {
        check("a.txt", &b"a".repeat(200), &[&format!("1:1 {}", "a".repeat(200))]);
        let said = "more than 200 bytes of text; split it, or raise `text-bytes` in tingsok.toml";
        check("a.txt", &b"a".repeat(201), &[said]);
        check("a.txt", "å".repeat(101).as_bytes(), &[said]);
        let said = "more than 4 lines; split it, or raise `lines` in tingsok.toml";
        check("a.txt", b"a\n\r\n\ra\na", &[said]);
        check("a.md", b"a\na\na\na\na", &[said]);
    }

    #[test]
    fn a_format_without_reader_is_refused() {
        let supported = "supported: .txt, .text, .md, .markdown";
        check("a.PDF", b"%PDF-1.4", &[&format!("no reader for .pdf files yet; {supported}")]);
        check("a.xyz", b"a", &[&format!("no reader for .xyz files yet; {supported}")]);
        check("a.txt", b"%PDF-1.4", &["a PDF by its first bytes, not text; give it the right ending"]);
    }
}
