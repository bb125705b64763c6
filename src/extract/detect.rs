//! Detects the kind of a file by its first bytes. The name of the file decides only between kinds of plain text.

use crate::source::Document;

const PDF: &str = "application/pdf";
const HTML: &str = "text/html";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const DOC: &str = "application/msword";
const ODT: &str = "application/vnd.oasis.opendocument.text";
const RTF: &str = "application/rtf";

/// The first bytes of files that are not text, with their media types.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
];

/// The media type of a document: what its bytes show, or for text what its name says.
#[must_use]
pub fn media_type(document: &Document) -> &'static str {
    // PDF readers search the first kilobyte for the mark, since mail programs and scanners write something before it.
    const NEAR: usize = 1024;
    let bytes = document.bytes.as_slice();
    if let Some((_, found)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return found;
    }
    let near = &bytes[..bytes.len().min(NEAR)];
    // A text may mention the mark, so a file named as text counts as PDF only if it begins with it.
    if contains(near, b"%PDF-") && (bytes.starts_with(b"%PDF-") || !document.media_type.starts_with("text/")) {
        return PDF;
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return zip(bytes, document.media_type);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return compound(bytes, document.media_type);
    }
    match document.media_type {
        _ if is_html(bytes) => HTML,
        // A file without tags is not HTML, whatever its name says.
        HTML if !bytes.contains(&b'<') => "text/plain",
        named => named,
    }
}

/// The media type of a zip file, by its parts. If its list of parts is missing, the name of the file decides.
fn zip(bytes: &[u8], named: &str) -> &'static str {
    // The names of all parts are at the end, uncompressed, before this mark.
    let is_cut = || memchr::memmem::rfind(bytes, b"PK\x05\x06").is_none();
    if contains(bytes, b"word/document.xml") || named == DOCX && is_cut() {
        DOCX
    } else if contains(&bytes[..bytes.len().min(100)], b"mimetypeapplication/vnd.oasis.opendocument.text") {
        ODT
    } else {
        "application/zip"
    }
}

/// The media type of a compound file, the format of Word before 2007 and of other Office programs. The names of its
/// parts are in UTF-16 and may be anywhere; if the file lost its end, they may be missing.
fn compound(bytes: &[u8], named: &str) -> &'static str {
    const OTHERS: [&str; 4] = ["Workbook", "Book", "PowerPoint Document", "__properties"];
    let has = |name: &str| contains(bytes, &name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>());
    if has("WordDocument") {
        DOC
    } else if has("EncryptedPackage") {
        // A .docx with a password.
        DOCX
    } else if named == DOC && !OTHERS.into_iter().any(has) {
        DOC
    } else {
        "application/x-cfb"
    }
}

/// Whether the first tag is that of HTML.
fn is_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_lowercase();
    let mut rest = head.trim_start_matches('\u{feff}').trim_start();
    let comment = |rest: &'_ str| rest.strip_prefix("<!--").and_then(|rest| rest.find("-->")).map(|at| at + 7);
    let declaration = |rest: &'_ str| rest.strip_prefix("<?xml").and_then(|rest| rest.find("?>")).map(|at| at + 7);
    while let Some(end) = comment(rest).or_else(|| declaration(rest)) {
        rest = rest[end..].trim_start();
    }
    rest.starts_with("<!doctype html") || rest.starts_with("<html")
}

fn contains(bytes: &[u8], wanted: &[u8]) -> bool {
    memchr::memmem::find(bytes, wanted).is_some()
}

#[cfg(test)]
mod tests {
    use super::media_type;
    use crate::source::{Document, File};

    #[track_caller]
    fn check(bytes: &[u8], named: &'static str, expected: &str) {
        let file = File { name: "a".to_owned(), path: "a".into() };
        let document = Document { file, bytes: bytes.to_vec(), sha256: String::new(), media_type: named };
        assert_eq!(media_type(&document), expected);
    }

    #[test]
    fn bytes_tell_more_than_names() {
        check(b"%PDF-1.4", "text/plain", "application/pdf");
        check(b"\n\n%PDF-1.4", "application/octet-stream", "application/pdf");
        check(b" <!DOCTYPE html><p>", "application/pdf", "text/html");
        check(b"<?xml version='1.0'?><!-- a --><html>", "text/plain", "text/html");
        check(b"{\\rtf1", "text/plain", "application/rtf");
        check(b"Protokoll", "text/markdown", "text/markdown");
        check(b"a < b", "text/plain", "text/plain");
        check(b"A PDF begins with %PDF-1.4", "text/plain", "text/plain");
        check(b"Protokoll", "text/html", "text/plain");
        check(b"Protokoll <b>", "text/html", "text/html");
    }
}
