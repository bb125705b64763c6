//! The formats that can be read. A new one is a file beside this and a row in the table.

use super::{Error, Text, TextLimits, markdown, plain_text};
use crate::source::{Document, MEDIA_TYPES};

/// A way to read files of one media type.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// One of the names in [`MEDIA_TYPES`], where its endings stand.
    pub media_type: &'static str,
    /// The bytes as text. Whether there is anything in it, is asked of all formats alike afterwards.
    pub(super) read: fn(&[u8], &TextLimits) -> Result<Text, Error>,
}

pub const FORMATS: &[Format] = &[
    Format { media_type: "text/plain", read: plain_text::read },
    Format { media_type: "text/markdown", read: markdown::read },
];

/// The format of a document.
pub(super) fn of(document: &Document) -> Result<&'static Format, Error> {
    FORMATS
        .iter()
        .find(|format| format.media_type == document.media_type)
        .ok_or_else(|| Error::NoReader { ending: document.file.ending() })
}

/// ".txt, .text, .md, .markdown"
pub(super) fn supported_endings() -> String {
    let is_supported = |name| FORMATS.iter().any(|format| format.media_type == name);
    let endings = MEDIA_TYPES.iter().filter(|media_type| is_supported(media_type.name)).flat_map(|kind| kind.endings);
    endings.filter(|ending| !ending.is_empty()).map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, MEDIA_TYPES};

    #[test]
    fn every_format_has_an_ending() {
        for format in FORMATS {
            assert!(MEDIA_TYPES.iter().any(|media_type| media_type.name == format.media_type), "{format:?}");
        }
    }
}
