//! Limits the text of a document, which must fit into memory several times over.

use super::Error;
use serde::{Deserialize, Serialize};

/// The largest text that is read as one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct TextLimits {
    /// Bytes of the text as UTF-8, whatever the encoding and format of the file. Default 16 MiB: a year of a large
    /// county's minutes is below 10 MiB.
    #[serde(rename = "text-bytes")]
    pub bytes: usize,
    /// Lines. Default 500,000, which makes 33 bytes per line at 16 MiB. Minutes have more bytes per line, lists of
    /// single words fewer.
    pub lines: usize,
}

impl Default for TextLimits {
    fn default() -> Self {
        Self { bytes: 16 << 20, lines: 500_000 }
    }
}

impl TextLimits {
    /// Returns an error if `text` is beyond the limits. Called before the text is split into lines.
    pub(super) fn check(&self, text: &str) -> Result<(), Error> {
        if text.len() > self.bytes {
            return Err(Error::TooLong { bytes: self.bytes });
        }
        let bytes = text.as_bytes();
        // "\r\n" is one line break.
        let breaks = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => *at == 0 || bytes[at - 1] != b'\r',
            b'\r' => true,
            _ => false,
        });
        let is_last_open = !text.is_empty() && !text.ends_with(['\n', '\r']);
        if breaks.count() + usize::from(is_last_open) > self.lines {
            return Err(Error::TooManyLines { lines: self.lines });
        }
        Ok(())
    }
}
