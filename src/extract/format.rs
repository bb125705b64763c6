//! The formats that can be read. A new one is a file beside this and a row in the table.

use super::{Error, Text, TextLimits, html, markdown, pdf, plain_text, word};
use crate::source::MEDIA_TYPES;
use std::any::Any;
use std::panic::{UnwindSafe, catch_unwind};

/// A way to read files of one media type.
#[derive(Debug, Clone, Copy)]
pub struct Format {
    /// One of the names in [`MEDIA_TYPES`], where its endings stand.
    pub media_type: &'static str,
    /// As people call it.
    pub name: &'static str,
    pub trust: Trust,
    /// The bytes as text. Whether there is anything in it, is asked of all formats alike afterwards.
    read: fn(&[u8], &TextLimits) -> Result<Text, Error>,
}

impl Format {
    /// The bytes as text.
    pub(super) fn text(&self, bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
        match self.trust {
            Trust::Own => (self.read)(bytes, limits),
            Trust::Foreign => guarded(|| (self.read)(bytes, limits))?,
        }
    }
}

/// What `read` gives of a file. One that panics costs its file and nothing else, unless the program was built to end by a panic; what
/// it then says on standard error is the affair of whoever runs it.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T + UnwindSafe) -> Result<T, Error> {
    catch_unwind(read).map_err(|panic| Error::Fallen { why: said(panic.as_ref()) })
}

/// What a panic says of itself, in one line of bounded length.
fn said(panic: &(dyn Any + Send)) -> String {
    const KEPT: usize = 200;
    let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
    text.unwrap_or_default().lines().next().unwrap_or_default().chars().take(KEPT).collect()
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
    use super::{Error, FORMATS, Format, MEDIA_TYPES, TextLimits, Trust};

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
        let expected = Err(Error::Fallen { why: "out of cheese".to_owned() });
        assert_eq!(panics.text(b"", &TextLimits::default()), expected);
    }
}
