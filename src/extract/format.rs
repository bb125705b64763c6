//! Lists the formats that can be read. To add a format, add a file to this folder and a row to the table.

use super::{Error, Text, TextLimits, html, markdown, pdf, plain_text, word};
use std::any::Any;
use std::panic::{UnwindSafe, catch_unwind};

/// A way to read files of one media type.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// The media type: one of the names in [`MEDIA_TYPES`](crate::source::MEDIA_TYPES), which also lists its endings.
    pub media_type: &'static str,
    /// The usual name of the format, such as "Word".
    pub name: &'static str,
    /// Whether the reader may run in this process.
    pub trust: Trust,
    /// Reads the bytes as text. Whether there is any text is checked afterwards, for all formats alike.
    read: fn(&[u8], &TextLimits) -> Result<Text, Error>,
}

impl Format {
    /// Reads the bytes as text.
    pub(super) fn text(&self, bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
        match self.trust {
            Trust::Own => (self.read)(bytes, limits),
            Trust::Foreign => guarded(|| (self.read)(bytes, limits))?,
        }
    }
}

/// Runs `read` and turns a panic into an error, so that it affects only one file. This does not help if the program was
/// built to abort on panics. What the panic prints on standard error is not suppressed.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T + UnwindSafe) -> Result<T, Error> {
    catch_unwind(read).map_err(|panic| Error::ReaderCrashed { why: said(panic.as_ref()) })
}

/// The message of a panic, in one line of bounded length.
fn said(panic: &(dyn Any + Send)) -> String {
    const KEPT: usize = 200;
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or_default().lines().next().unwrap_or_default().chars().take(KEPT).collect()
}

/// Who wrote the reader of a format, and so how far it is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The reader is part of this project: its cost is proportional to the size of the file.
    Own,
    /// The reader is a foreign library for a complex format: it may hang, or crash its process.
    Foreign,
}

/// All formats that can be read.
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

/// The names of the formats that can be read: "plain text, Markdown, PDF".
pub(super) fn names() -> String {
    FORMATS.iter().map(|format| format.name).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Error, FORMATS, Format, TextLimits, Trust};
    use crate::source::MEDIA_TYPES;

    #[test]
    fn every_format_has_an_ending() {
        for format in FORMATS {
            assert!(MEDIA_TYPES.iter().any(|media_type| media_type.name == format.media_type), "{format:?}");
        }
    }

    #[test]
    fn a_reader_that_panics_is_an_error() {
        let panics =
            Format { read: |_, _| panic!("out of cheese\nredo from start"), trust: Trust::Foreign, ..FORMATS[0] };
        let expected = Err(Error::ReaderCrashed { why: "out of cheese".to_owned() });
        assert_eq!(panics.text(b"", &TextLimits::default()), expected);
    }
}
