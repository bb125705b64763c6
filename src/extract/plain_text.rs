//! Plain text: bytes in whatever encoding, cut into lines.

use super::{Error, Text, encoding, lines};

pub(super) fn read(bytes: &[u8]) -> Result<Text, Error> {
    let (text, remarks) = encoding::decode(bytes)?;
    Ok(Text { lines: lines::cut(&text), remarks })
}
