//! What state a text is in: clean, damaged by optical reading, or with its lines run together.

use crate::analysis::is_damaged;
use crate::extract::{LineBreaks, Text};
use crate::protocol::record::TextQuality;

/// Looks at the words and the lines.
pub(in crate::protocol) fn judge(text: &Text) -> TextQuality {
    if is_damaged(text.lines().map(|line| line.printed.as_str())) {
        return TextQuality::OcrDamaged;
    }
    if text.line_breaks == LineBreaks::Paragraphs {
        return TextQuality::Clean;
    }
    // A line longer than this is more than a paragraph: the longest paragraph of the seeds has 1,100 letters,
    // and there a heading never stands inside a line.
    let long = text.lines().filter(|line| line.printed.len() > 400).count();
    let filled = text.lines().filter(|line| !line.printed.trim().is_empty()).count();
    if long > 0 && filled <= long * 4 { TextQuality::Flattened } else { TextQuality::Clean }
}
