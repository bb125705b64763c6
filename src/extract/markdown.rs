//! Markdown: read as plain text. Converters write minutes with markup by halves (a heading in bold, a list in
//! plain numbers), and plain files carry it as well, so the protocol stage takes it off for both.

use super::{Error, Text, TextLimits, plain_text};

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    plain_text::read(bytes, limits)
}
