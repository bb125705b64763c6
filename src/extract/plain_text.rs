//! Reads plain text: decodes the bytes and cuts them into lines. If the text has Markdown, it is marked as Markdown.

use super::page::Text;
use super::{Error, TextLimits, encoding, lines, markdown};

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let mut text = text(bytes, limits)?;
    if markdown::is_markdown(&text) {
        markdown::mark(&mut text);
    }
    Ok(text)
}

/// The lines, without marks.
pub(super) fn text(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let (text, remarks) = encoding::decode(bytes)?;
    limits.check(&text)?;
    Ok(Text { pages: lines::cut(&text), remarks, ..Text::default() })
}
