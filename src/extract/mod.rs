//! What a file says, as text: lines that each know their page and line number.
//! Knows encodings and formats; knows nothing of meetings.

mod child;
mod detect;
mod encoding;
mod error;
mod format;
mod html;
mod limits;
mod lines;
mod markdown;
mod page;
mod pdf;
mod plain_text;
mod sheet;
mod word;

pub use child::{Reader, ReaderLimits, serve};
pub use detect::media_type;
pub use error::Error;
pub(crate) use format::guarded;
pub use format::{FORMATS, Format, Trust};
pub use limits::TextLimits;
pub use page::{Line, LineBreaks, Mark, MarkKind, Page, Position, Run, Size, Text};

use crate::source::Document;

/// How documents are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub text: TextLimits,
    pub reader: ReaderLimits,
    /// Who reads the formats that others wrote the readers of. Without one they are read in this process: what a file then
    /// costs is not bounded, and one that runs out of memory or of stack ends the program.
    pub child: Option<Reader>,
}

/// Reads a document as text, by what its bytes are.
///
/// # Errors
///
/// There is no reader for such files, or the bytes are not what they announce, or nothing is in it, or it is more or costs
/// more than the limits allow.
pub fn extract(document: &Document, reading: &Reading) -> Result<Text, Error> {
    if document.bytes.is_empty() {
        return Err(Error::Empty);
    }
    let media_type = media_type(document);
    let Some(format) = format::of(media_type) else { return Err(unread(document, media_type)) };
    let bytes = document.bytes.as_slice();
    let mut text = match &reading.child {
        Some(child) if format.trust == Trust::Foreign => {
            child::read(child, media_type, bytes, &reading.text, &reading.reader)?
        }
        _ => format.text(bytes, &reading.text)?,
    };
    if text.lines().all(|line| line.printed.trim().is_empty()) {
        return Err(Error::NoText);
    }
    if media_type != document.media_type && format::of(document.media_type).is_some() {
        text.remarks.push(format!("read as {}, although its name suggests another format", format.name));
    }
    Ok(text)
}

/// Why a file that no format was found for cannot be read.
fn unread(document: &Document, media_type: &str) -> Error {
    let ending = document.file.ending();
    let what = match media_type {
        "application/rtf" => "RTF documents".to_owned(),
        "application/vnd.oasis.opendocument.text" => "OpenDocument texts".to_owned(),
        "application/zip" => "zip files".to_owned(),
        "application/x-cfb" => "Office files other than Word's".to_owned(),
        image if image.starts_with("image/") => "pictures".to_owned(),
        _ => format!(".{ending} files"),
    };
    Error::NoReader { what }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the files to read are made first")]
mod tests {
    use super::{Reading, TextLimits, extract};
    use crate::source::{FILE_BYTES, File, read};

    /// What becomes of a file: its lines as "page:line text", then its remarks, or the error.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let document = read(&File { name: name.to_owned(), path }, FILE_BYTES).unwrap();
        let found: Vec<String> =
            match extract(&document, &Reading { text: TextLimits { bytes: 200, lines: 4 }, ..Reading::default() }) {
                Ok(text) => {
                    let lines = text
                        .lines()
                        .map(|line| format!("{}:{} {}", line.position.page, line.position.line, line.printed));
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
        check("a.txt", b" \r\n\x0c\t\n", &["it contains no text; leave it out"]);
        check("a.html", b"<html><script>app()</script>", &["it contains no text; leave it out"]);
        check("a.txt", b"a\0b", &["not a text file, although its name suggests one; leave it out"]);
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
        let supported =
            "cannot be read; supported endings: .txt, .text, .md, .markdown, .html, .htm, .pdf, .docx, .doc";
        check("a.txt", b"{\\rtf1", &[&format!("RTF documents {supported}")]);
        check("a.xyz", b"a", &[&format!(".xyz files {supported}")]);
        check("a.pdf", b"\xff\xd8\xff\xe0", &[&format!("pictures {supported}")]);
    }

    #[test]
    fn what_is_cut_short_is_told() {
        check("a.pdf", b"%PDF-1.4", &["not a PDF, or incomplete; download it again"]);
        check("a.pdf", b"text", &["not a PDF, or incomplete; download it again"]);
        check("a.docx", b"PK\x03\x04word/document.xml", &["not a Word document, or incomplete; download it again"]);
    }

    #[test]
    fn bytes_tell_the_format() {
        check("a.pdf", b"<html><p>Text", &["1:1 Text", "read as HTML, although its name suggests another format"]);
    }
}
