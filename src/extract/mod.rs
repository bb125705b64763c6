//! Reads files as text: bytes in, lines with their page and line numbers out. Knows encodings and formats, but nothing
//! of meetings.

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
mod text_builder;
mod word;

pub use child::{Reader, ReaderLimits, serve};
pub use detect::media_type;
pub use error::Error;
pub(crate) use format::guarded;
pub use format::{FORMATS, Format, Trust};
pub use limits::TextLimits;
pub use page::{Line, LineBreaks, Mark, MarkKind, Page, Position, Run, Size, Text};

use crate::source::Document;

/// How to read documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExtractOptions {
    /// The largest text that is read.
    pub text_limits: TextLimits,
    /// How much time and memory a process that reads a file may take.
    pub reader_limits: ReaderLimits,
    /// The program that reads formats that are read by third-party libraries (PDF, Word, HTML), in one process per
    /// file. Without it they are read in this process: then the cost of a file is not limited, and a file that uses up
    /// memory or stack ends the program.
    pub file_reader: Option<Reader>,
}

/// Reads a document as text. Its bytes decide the format.
///
/// # Errors
///
/// If there is no reader for such files, the bytes are not valid in their format, the file has no text, or reading it
/// exceeds the limits.
pub fn extract(document: &Document, reading: &ExtractOptions) -> Result<Text, Error> {
    if document.bytes.is_empty() {
        return Err(Error::Empty);
    }
    let media_type = media_type(document);
    let Some(format) = format::of(media_type) else { return Err(unread(document, media_type)) };
    let bytes = document.bytes.as_slice();
    let mut text = match &reading.file_reader {
        Some(child) if format.trust == Trust::Foreign => {
            child::read(child, media_type, bytes, &reading.text_limits, &reading.reader_limits)?
        }
        _ => format.text(bytes, &reading.text_limits)?,
    };
    if text.lines().all(|line| line.printed.trim().is_empty()) {
        return Err(Error::NoText);
    }
    if media_type != document.media_type && format::of(document.media_type).is_some() {
        text.remarks.push(format!("read as {}, although its name suggests another format", format.name));
    }
    Ok(text)
}

/// The error for a file without a known format.
fn unread(document: &Document, media_type: &str) -> Error {
    let ending = document.file.ending();
    let what = match media_type {
        "application/rtf" => "RTF documents".to_owned(),
        "application/vnd.oasis.opendocument.text" => "OpenDocument texts".to_owned(),
        "application/zip" => "zip files".to_owned(),
        "application/x-cfb" => "Office files other than Word's".to_owned(),
        image if image.starts_with("image/") => "pictures".to_owned(),
        _ if ending.is_empty() => "files without an ending".to_owned(),
        _ => format!(".{ending} files"),
    };
    Error::NoReader { what }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the files to read are made first")]
mod tests {
    use super::{ExtractOptions, TextLimits, extract};
    use crate::source::{FILE_BYTES, File, read};

    /// Checks what a file gives: its lines as "page:line text", then its remarks, or the error.
    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        let document = read(&File { name: name.to_owned(), path }, FILE_BYTES).unwrap();
        let found: Vec<String> = match extract(
            &document,
            &ExtractOptions { text_limits: TextLimits { bytes: 200, lines: 4 }, ..ExtractOptions::default() },
        ) {
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
        check("a.txt", b"", &["empty; copy the file here again if it should have text"]);
        check("a.txt", b" \r\n\x0c\t\n", &["contains no text; check that it is the right file"]);
        check("a.html", b"<html><script>app()</script>", &["contains no text; check that it is the right file"]);
        check(
            "a.txt",
            b"a\0b",
            &[
                "not readable as text; if it is a document, save it in one of these formats: plain text, Markdown, PDF, Word, Word 97-2003, HTML",
            ],
        );
    }

    #[test]
    fn a_text_beyond_the_limits_is_refused() {
        check("a.txt", &b"a".repeat(200), &[&format!("1:1 {}", "a".repeat(200))]);
        let said = "contains more than 200 bytes of text; split it, or raise limits.document.text-bytes in tingsok.toml, in the folder of the index";
        check("a.txt", &b"a".repeat(201), &[said]);
        check("a.txt", "å".repeat(101).as_bytes(), &[said]);
        let said = "contains more than 4 lines; split it, or raise limits.document.lines in tingsok.toml, in the folder of the index";
        check("a.txt", b"a\n\r\n\ra\na", &[said]);
        check("a.md", b"a\na\na\na\na", &[said]);
    }

    #[test]
    fn a_format_without_reader_is_refused() {
        let supported = "cannot be read; save the document in one of these formats: plain text, Markdown, PDF, Word, Word 97-2003, HTML";
        check("a.txt", b"{\\rtf1", &[&format!("RTF documents {supported}")]);
        check("a.xyz", b"a", &[&format!(".xyz files {supported}")]);
        check("a.pdf", b"\xff\xd8\xff\xe0", &[&format!("pictures {supported}")]);
    }

    #[test]
    fn what_is_cut_short_is_told() {
        check("a.pdf", b"%PDF-1.4", &["damaged, or not a PDF; download it again, or give it the right ending"]);
        check("a.pdf", b"text", &["damaged, or not a PDF; download it again, or give it the right ending"]);
        check(
            "a.docx",
            b"PK\x03\x04word/document.xml",
            &["damaged, or not a Word document; download it again, or give it the right ending"],
        );
    }

    #[test]
    fn bytes_tell_the_format() {
        check("a.pdf", b"<html><p>Text", &["1:1 Text", "read as HTML, although its name suggests another format"]);
    }
}
