//! How much text is read as one document: what is read of it must fit into memory some times over.

use super::Error;
use serde::{Deserialize, Serialize};

/// The bounds of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct TextLimits {
    /// Bytes of the text as UTF-8, whatever the file's encoding and format. 16 MiB: a year of a large county's minutes is
    /// below 10 MiB.
    #[serde(rename = "text-bytes")]
    pub bytes: usize,
    /// Lines. 500,000: at the 33 bytes a line that 16 MiB come to; minutes have more, and lists of single words less.
    pub lines: usize,
}

impl Default for TextLimits {
    fn default() -> Self {
        Self { bytes: 16 << 20, lines: 500_000 }
    }
}

impl TextLimits {
    /// Whether `text` is within them. Asked before it is taken apart.
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
