//! Decodes bytes to text: UTF-8, UTF-16 with its byte order mark, and Windows-1252 if neither fits.

use super::Error;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How many characters a text must have for each control character. Chosen by feel: text has next to none, random bytes
/// have one among 9.
const CHARACTERS_PER_CONTROL: usize = 20;

/// The text of a file, and remarks on how it was decoded.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Vec<String>), Error> {
    let (encoding, remark) = encoding(bytes);
    // This removes a byte order mark.
    let (text, _, _) = encoding.decode(bytes);
    if !is_text(&text) {
        return Err(Error::NotText);
    }
    let mut remarks: Vec<String> = remark.map(str::to_owned).into_iter().collect();
    let lost = text.matches(char::REPLACEMENT_CHARACTER).count();
    if lost > 0 && std::str::from_utf8(bytes).is_err() {
        remarks.push(format!("read as {}; unreadable characters: {lost}", encoding.name()));
    }
    Ok((text.into_owned(), remarks))
}

/// The encoding, with a remark if it is a guess.
fn encoding(bytes: &[u8]) -> (&'static Encoding, Option<&'static str>) {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        (marked, None)
    } else if is_mostly_utf8(bytes) {
        (UTF_8, None)
    } else {
        (WINDOWS_1252, Some("read as Windows-1252"))
    }
}

/// Whether letters outside ASCII are written as UTF-8 more often than not. A UTF-8 file that was cut in the middle of a
/// letter, or has one stray byte, is still UTF-8: decoded otherwise, every å becomes "Ã¥".
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut strays) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        strays += usize::from(!chunk.invalid().is_empty());
    }
    strays == 0 || letters > strays
}

fn is_text(text: &str) -> bool {
    let (mut characters, mut controls) = (0usize, 0usize);
    for character in text.chars() {
        match character {
            '\0' => return false,
            // These control characters lay out text files; 0x85 is a line break of mainframes, 0x1A the end of a DOS
            // file.
            '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' | '\u{85}' => {}
            _ => controls += usize::from(character.is_control()),
        }
        characters += 1;
    }
    controls * CHARACTERS_PER_CONTROL <= characters
}

#[cfg(test)]
mod tests {
    use super::decode;

    /// `expected` is the text and the remarks, or `None` if the bytes are no text.
    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(&str, &[&str])>) {
        let expected = expected
            .map(|(text, remarks)| (text.to_owned(), remarks.iter().map(|remark| (*remark).to_owned()).collect()));
        assert_eq!(decode(bytes).ok(), expected);
    }

    #[test]
    fn unicode_is_read_without_remark() {
        check("Ärende\u{ad}".as_bytes(), Some(("Ärende\u{ad}", &[])));
        check(b"\xef\xbb\xbf\xc3\x84rende", Some(("Ärende", &[])));
        check(b"\xfe\xff\0\xc4\0r", Some(("Är", &[])));
        // A replacement character that is in the file was not lost in decoding.
        check("m\u{fffd}te".as_bytes(), Some(("m\u{fffd}te", &[])));
    }

    #[test]
    fn windows_1252_is_told() {
        check(b"m\xf6te", Some(("möte", &["read as Windows-1252"])));
        // "Ö–" happens to be a letter in UTF-8; the rest is not UTF-8.
        check(b"\xd6\x96 m\xf6te p\xe5", Some(("Ö– möte på", &["read as Windows-1252"])));
    }

    #[test]
    fn utf8_with_a_stray_byte_is_utf8() {
        let remark = "read as UTF-8; unreadable characters: 1";
        check(b"m\xc3\xb6te p\xc3\xa5 \xc3\x96", Some(("möte på Ö", &[])));
        check(b"m\xc3\xb6te p\xc3\xa5 \xc3", Some(("möte på \u{fffd}", &[remark])));
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        check(b"a\0b", None);
        check(&(1..=255).collect::<Vec<u8>>(), None);
    }
}
