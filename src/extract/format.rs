//! The formats that can be read. A new one is a file beside this and a row in the table.

use super::{Error, Text, TextLimits, html, markdown, pdf, plain_text, word};
use crate::source::MEDIA_TYPES;

/// A way to read files of one media type.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// One of the names in [`MEDIA_TYPES`], where its endings stand.
    pub media_type: &'static str,
    /// As people call it.
    pub name: &'static str,
    pub trust: Trust,
    /// The bytes as text. Whether there is anything in it, is asked of all formats alike afterwards.
    pub(super) read: fn(&[u8], &TextLimits) -> Result<Text, Error>,
}

/// Whose the reader of a format is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// Ours: what it costs grows as the file does.
    Own,
    /// Another's, and the format has room for traps: it may run away, or stop the process that it runs in.
    Foreign,
}

pub const FORMATS: &[Format] = &[
    Format { media_type: "text/plain", name: "plain text", trust: Trust::Own, read: plain_text::read },
    Format { media_type: "text/markdown", name: "Markdown", trust: Trust::Own, read: markdown::read },
    Format { media_type: "application/pdf", name: "PDF", trust: Trust::Foreign, read: pdf::read },
    Format {
        media_type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        name: "Word",
        trust: Trust::Foreign,
        read: word::read,
    },
    Format { media_type: "application/msword", name: "Word 97-2003", trust: Trust::Foreign, read: word::read },
    Format { media_type: "text/html", name: "HTML", trust: Trust::Foreign, read: html::read },
];

/// The format of a media type, if there is a reader for it.
pub(super) fn of(media_type: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.media_type == media_type)
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
