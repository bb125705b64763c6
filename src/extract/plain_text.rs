//! Plain text: bytes in whatever encoding, cut into lines.

use super::{Error, Text, TextLimits, encoding, lines};

pub(super) fn read(bytes: &[u8], limits: &TextLimits) -> Result<Text, Error> {
    let (text, remarks) = encoding::decode(bytes)?;
    limits.check(&text)?;
    Ok(Text { lines: lines::cut(&text), remarks })
}
